import { isOwn, locate, type ItemKind, type ExtendedPhase, type MapLocation, type OwnItem } from '../map/map-index.js';
import type { MapDefinition, Measure, Phase, Risk } from '../map/map-definition.js';
import { getOwn, hasOwn, omitUndefined, toNonEmpty } from '../utils/objects.js';
import type { ByPhase, Cycle, Entries, OwnMeasure, OwnRisk, Stamp } from './types/record.js';

// Risks and measures that the team added to a cycle, as items of a map. So everything that works on a phase works on
// them; only the exit rule and the drawing leave them out.

/** Lists the entries of a phase by time, then by id, so that their order does not depend on merges. */
const listOwnEntries = <T extends Stamp>(entries: ByPhase<T> | undefined, phase: string): [id: string, entry: T][] =>
  Object.entries(getOwn(entries ?? {}, phase) ?? {}).sort(([idA, a], [idB, b]) =>
    `${a.at} ${idA}` < `${b.at} ${idB}` ? -1 : 1,
  );

/** Returns a phase with the risks and measures that were added in a cycle; the phase itself if there are none. */
function extendPhase(map: MapDefinition, cycle: Cycle, phase: Phase): Phase {
  // Ids of the map win, though nobody but a person who edits a file by hand can give an item such an id.
  const risks = listOwnEntries(cycle.ownRisks, phase.id).filter(([id]) => !locate(map, 'risk', id));
  const measures = listOwnEntries(cycle.ownMeasures, phase.id).filter(([id]) => !locate(map, 'measure', id));
  if (!risks.length && !measures.length) return phase;
  const listRisks = (areRemoved: boolean) =>
    risks
      .filter(([, { removed = false }]) => removed === areRemoved)
      .map(([id, { name, text, from }]) => omitUndefined<OwnItem<Risk>>({ id, name, text, own: true, from }));
  const extended: ExtendedPhase = {
    ...phase,
    risks: [...phase.risks, ...listRisks(false)],
    removedRisks: listRisks(true),
    measures: [
      ...phase.measures,
      ...measures.map(([id, { name, risk, removed, from }]) =>
        // A removed measure addresses no risk, so it is not offered any more.
        omitUndefined<OwnItem<Measure>>({ id, name, addresses: removed ? [] : [risk], own: true, from }),
      ),
    ],
  };
  return extended;
}

/**
 * Returns the phases of a map with the risks and measures that were added in a cycle. Phases without such items are
 * those of the map.
 */
const extendPhases = (map: MapDefinition, cycle: Cycle): Phase[] =>
  map.phases.map((phase) => extendPhase(map, cycle, phase));

/** Returns a map with the risks and measures that were added in a cycle, which evolves: the result is not kept. */
export const createCycleMap = (map: MapDefinition, cycle: Cycle): MapDefinition =>
  cycle.ownRisks || cycle.ownMeasures ? { ...map, phases: extendPhases(map, cycle) } : map;

interface CycleMap {
  ownRisks: unknown;
  ownMeasures: unknown;
  result: MapDefinition;
}
const cycleMaps = new WeakMap<MapDefinition, WeakMap<object, CycleMap>>();

/**
 * Returns a map with the risks and measures that were added in a cycle; the map itself while there are none. The same
 * for the same entries, which must not be mutated.
 */
export function getCycleMap(map: MapDefinition, cycle: Cycle): MapDefinition {
  const { ownRisks, ownMeasures } = cycle;
  const key = ownRisks ?? ownMeasures;
  if (!key) return map;
  let byEntries = cycleMaps.get(map);
  if (!byEntries) cycleMaps.set(map, (byEntries = new WeakMap()));
  const kept = byEntries.get(key);
  if (kept && kept.ownRisks === ownRisks && kept.ownMeasures === ownMeasures) return kept.result;
  const result = createCycleMap(map, cycle);
  byEntries.set(key, { ownRisks, ownMeasures, result });
  return result;
}

/** Returns the id of the phase under which a cycle keeps an entry. */
const findPhaseOf = (entries: ByPhase<unknown> | undefined, id: string): string | undefined =>
  Object.entries(entries ?? {}).find(([, byId]) => hasOwn(byId, id))?.[0];

/**
 * Returns the location of an item of a map, or of a risk or measure that was added in a cycle. For a cycle that
 * evolves: `locate` in the map of the cycle is faster, and also knows the item.
 */
export function locateInCycle(
  map: MapDefinition,
  cycle: Cycle | undefined,
  kind: ItemKind,
  id: string,
): MapLocation | undefined {
  const location = locate(map, kind, id);
  if (location || !cycle || (kind !== 'risk' && kind !== 'measure')) return location;
  const phaseId = findPhaseOf(kind === 'risk' ? cycle.ownRisks : cycle.ownMeasures, id);
  const phase = phaseId === undefined ? undefined : locate(map, 'phase', phaseId);
  return phase && { ...phase, ids: { ...phase.ids, [kind]: id } };
}

/**
 * Creates a function that returns the location of an item of a map, or of one of the given risks and measures that the
 * team added, which are not in a cycle yet.
 */
export const createOwnItemLocator =
  (map: MapDefinition, { ownRisks = {}, ownMeasures = {} }: Partial<Entries>) =>
  (kind: ItemKind, id: string): MapLocation | undefined => {
    const measure = kind === 'measure' ? getOwn(ownMeasures, id) : undefined;
    const riskId = measure?.risk ?? (kind === 'risk' ? id : undefined);
    const phaseId = riskId === undefined ? undefined : getOwn(ownRisks, riskId)?.phase;
    return (
      locate(map, kind, id) ??
      (measure && locate(map, 'risk', measure.risk)) ??
      (phaseId === undefined ? undefined : locate(map, 'phase', phaseId))
    );
  };

/** Returns the measures that the team added against a risk, as views name them. */
export const listOwnMeasures = ({ measures }: Phase, risk: string): { id: string; name: string }[] | undefined =>
  toNonEmpty(
    measures
      .filter((measure) => isOwn(measure) && measure.addresses.includes(risk))
      .map(({ id, name }) => ({ id, name })),
  );

/** Returns a risk or measure that the team added, once it is removed or restored. */
export const setRemoved = <T extends OwnRisk | OwnMeasure>(
  old: T | undefined,
  stamp: Stamp,
  removed: true | undefined,
): T | undefined =>
  old && (omitUndefined<object>({ ...old, person: undefined, from: undefined, removed, ...stamp }) as T);
