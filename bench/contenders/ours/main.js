import '../../../dist/define/process-map.js';
import { content } from '../../shared/persist.js';
import { toDefinition } from './definition.js';
import { mount } from './mount.js';

performance.mark('mount-start');
const definition = toDefinition(content());
document.querySelectorAll('.host').forEach((host, i) => mount(host, i, definition));
performance.mark('mount-end');
