// What a host page does with a map. No framework and no library: events come up, properties go down.

const MOST_EVENTS = 30;
const EVENTS = ['request', 'denied', 'change', 'show', 'save', 'ready', 'error'].map((name) => `process-map-${name}`);

const map = document.querySelector('process-map');
const byId = (id) => document.getElementById(id);

// Listen. `process-map-change` alone is enough to persist: its detail holds the facts and the whole record.
for (const name of EVENTS) map.addEventListener(name, showEvent);
map.addEventListener('process-map-change', showRecord);
map.addEventListener('process-map-ready', showRecord);

// Veto: prevent the request, and say why. The person sees the message where they acted.
map.addEventListener('process-map-request', (event) => {
  if (!byId('veto').checked || event.detail.command.type !== 'phase.complete') return;
  event.preventDefault();
  event.detail.message = 'The workshop office completes phases, at its monthly meeting.';
});

// Configure: attributes or properties, at any time.
byId('progression').addEventListener('change', ({ target }) => {
  map.progression = target.value;
});
byId('voice').addEventListener('change', ({ target }) => {
  map.voice = target.value;
});
byId('readonly').addEventListener('change', ({ target }) => {
  map.readOnly = target.checked;
});

// Act for the group: the rules hold for the host too. The outcome is returned, and announced as an event.
byId('complete').addEventListener('click', () => map.send({ type: 'phase.complete', phase: map.journey.phase }));

// Keep and restore: `journey` reads as a plain copy; setting one restores it, and no change event follows.
let copy = null;
byId('keep').addEventListener('click', () => {
  copy = map.journey;
  byId('put-back').disabled = false;
});
byId('put-back').addEventListener('click', () => restore(copy));
byId('anew').addEventListener('click', () => restore(null));

function restore(journey) {
  map.journey = journey;
  showRecord();
}

// The drawer.

function showRecord() {
  byId('record').textContent = JSON.stringify(map.journey, null, 2);
}

function showEvent({ type, detail }) {
  const time = new Date().toLocaleTimeString();
  byId('latest').textContent = type;
  const summary = element('summary', '', element('b', type), element('time', time), element('span', gist(detail)));
  byId('events').prepend(element('li', '', element('details', '', summary, element('pre', toText(detail)))));
  while (byId('events').children.length > MOST_EVENTS) byId('events').lastChild.remove();
}

/** What an event is about, in a word or two. */
function gist({ command, facts, phase, status, error }) {
  return command?.type ?? facts?.map((fact) => fact.type).join(', ') ?? phase ?? status ?? error?.message ?? '';
}

/** Every detail is plain JSON, but for `error`. */
function toText(detail) {
  return JSON.stringify(detail, (_, value) => (value instanceof Error ? String(value) : value), 2);
}

function element(tag, text, ...children) {
  const made = document.createElement(tag);
  made.textContent = text;
  made.append(...children);
  return made;
}
