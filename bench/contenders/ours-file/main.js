// Inline in the page, after the one file in its head: module scripts run in the order of the document.
import { content } from '../../shared/persist.js';
import { toDefinition } from '../ours/definition.js';
import { mount } from '../ours/mount.js';

performance.mark('mount-start');
const definition = toDefinition(content());
document.querySelectorAll('.host').forEach((host, i) => mount(host, i, definition));
performance.mark('mount-end');
