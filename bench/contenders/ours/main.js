import '../../../dist/define/process-map.js';
import { content } from '../../shared/persist.js';
import { toDefinition } from './definition.js';

performance.mark('mount-start');
const definition = toDefinition(content());

// A prompt is a closed <details> until it is answered; every other contender shows all fields at once. So this page
// opens them, after each switch too. There is no API for it: it costs what it costs, and it is charged to us.
async function openPrompts(map) {
  await map.updateComplete;
  const phase = map.shadowRoot.querySelector('process-map-phase');
  await phase.updateComplete;
  const questions = phase.shadowRoot.querySelector('process-map-questions');
  await questions.updateComplete;
  const prompts = [...questions.shadowRoot.querySelectorAll('details:not([open])')];
  for (const prompt of prompts) prompt.open = true;
  // A prompt has its field once it has said that it is open.
  if (prompts.length) await new Promise((opened) => prompts[0].addEventListener('toggle', opened, { once: true }));
  await questions.updateComplete;
}

async function start(host, i) {
  host.innerHTML = `<process-map progression="open" storage="local" journey-id="${i}"></process-map>`;
  const map = host.firstChild;
  map.definition = definition;
  map.addEventListener('process-map-show', () => openPrompts(map));
  await map.ready;
  await openPrompts(map);
  globalThis.contenderReady?.();
}
document.querySelectorAll('.host').forEach(start);
performance.mark('mount-end');
