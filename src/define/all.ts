import './process-map.js';
