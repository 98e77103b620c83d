import type { MapDefinition } from '../../map/map-definition.js';
import { warnOnce } from '../internal/warn-once.js';

/** Warns if an element is to show a phase that the map does not have. */
export function warnOfUnknownPhase(
  { localName, phase }: { readonly localName: string; readonly phase?: string | null | undefined },
  map: MapDefinition | undefined,
): void {
  if (!phase || !map) return;
  const choices = map.phases.map(({ id }) => id).join(', ');
  warnOnce(`<${localName} phase="${phase}">: the map has no such phase. Use one of: ${choices}.`);
}
