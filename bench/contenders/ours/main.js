import '../../../dist/define/process-map.js';
import { content } from '../../shared/persist.js';
import { toDefinition } from './definition.js';

performance.mark('mount-start');
const definition = toDefinition(content());

async function start(host, i) {
  host.innerHTML = `<process-map progression="open" rows="open" storage="local" journey-id="${i}"></process-map>`;
  const map = host.firstChild;
  map.definition = definition;
  await map.ready;
  await map.updateComplete;
  const phase = map.shadowRoot.querySelector('process-map-phase');
  await phase.updateComplete;
  await phase.shadowRoot.querySelector('process-map-questions').updateComplete;
  globalThis.contenderReady?.();
}
document.querySelectorAll('.host').forEach(start);
performance.mark('mount-end');
