// Mounting and the meaning of usable, for every contender that is this library.

// A map is usable once it carries out commands of its page. A measured load tries one without executing it, so that
// nothing is recorded, saved or rendered. The smoke test, which measures nothing, also sends it: the first send() compiles
// what only a person's first action needs.
function checkCommand(map, command) {
  const outcomes = [map.decide(command), ...(globalThis.contenderAudit ? [map.send(command)] : [])];
  for (const { ok, denial } of outcomes) if (!ok) throw new Error(`${command.type} is not carried out: ${JSON.stringify(denial)}`);
}

/** Says that a map is usable: loaded, with the fields of its phase in the DOM, and carrying out the command. */
export async function whenUsable(map, command) {
  await map.ready;
  await map.updateComplete;
  const phase = map.shadowRoot.querySelector('process-map-phase');
  await phase.updateComplete;
  await phase.shadowRoot.querySelector('process-map-questions').updateComplete;
  checkCommand(map, command);
  globalThis.contenderReady?.();
}

/** Puts a map into a host, with everything in sight, as with the other contenders. */
export function mount(host, i, definition) {
  host.innerHTML = `<process-map progression="open" rows="open" size="full" storage="local" journey-id="${i}"></process-map>`;
  const map = host.firstChild;
  map.definition = definition;
  return whenUsable(map, { type: 'tool.choose', tool: definition.phases[0].tools[0].id });
}
