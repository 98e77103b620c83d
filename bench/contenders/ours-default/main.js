// Only says when the map of the page is usable: the page itself is markup and the one file.
import { whenUsable } from '../ours/mount.js';

performance.mark('mount-start');
// The first phase has no tools.
const command = { type: 'question.answer', question: 'a-reform-focus-lead', text: 'A reform' };
for (const map of document.querySelectorAll('process-map')) whenUsable(map, command);
