import '../ours/main.js';
