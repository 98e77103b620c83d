import type { MapDefinition, Measure, Phase, QuestionGroup, Recorded } from './map-definition.js';

/** What a journey can speak of. */
export const ITEM_KINDS = ['question', 'group', 'tool', 'risk', 'measure', 'phase'] as const;
export type ItemKind = (typeof ITEM_KINDS)[number];

/** Where something is on a map. */
export interface MapLocation {
  phase: Phase;
  /** Position of the phase, counted from 0. */
  index: number;
  /** The ids by which facts speak of it: its own, and those of what it is in. Of no other kind has it any. */
  ids: Record<ItemKind, string>;
}

/** The measures that address a risk. */
export const measuresOf = ({ measures }: Phase, risk: string): Measure[] =>
  measures.filter(({ addresses }) => addresses.includes(risk));

/** Of chosen measures, those that the phase does not have against the risk: a newer map may have dropped them. */
export const removedMeasures = (phase: Phase, risk: string, chosen: readonly string[] = []): string[] =>
  chosen.filter((id) => !measuresOf(phase, risk).some((measure) => measure.id === id));

/** A map, by ids. */
export interface MapIndex extends Record<ItemKind, Map<string, MapLocation>> {
  /** The present ids by the former ones. */
  former: Map<string, string>;
}

const indexes = new WeakMap<MapDefinition, MapIndex>();

/** The index of a map, made once. A definition must not be changed after it was parsed. */
export function indexOf(map: MapDefinition): MapIndex {
  let index = indexes.get(map);
  if (!index) indexes.set(map, (index = buildIndex(map)));
  return index;
}

/** Where a map has something, by its id or by a former one; undefined where it lacks it. */
export function locate(map: MapDefinition, kind: ItemKind, id: string): MapLocation | undefined {
  const { [kind]: places, former } = indexOf(map);
  return places.get(id) ?? places.get(former.get(id) as string);
}

/** The id by which a map has something now; where it lacks it, the id stays. */
export const currentId = (map: MapDefinition, kind: ItemKind, id: string): string =>
  locate(map, kind, id)?.ids[kind] ?? id;

/** As {@link currentId} for a list, each once. */
export const currentIds = (map: MapDefinition, kind: ItemKind, ids: readonly string[]): string[] => [
  ...new Set(ids.map((id) => currentId(map, kind, id))),
];

function buildIndex(map: MapDefinition): MapIndex {
  const found = Object.fromEntries([...ITEM_KINDS, 'former'].map((kind) => [kind, new Map()])) as unknown as MapIndex;
  map.phases.forEach((phase, index) => {
    const add = (kind: ItemKind, { id, was }: Recorded, group?: QuestionGroup) => {
      const ids = { phase: phase.id, ...(group && { group: group.id }), [kind]: id } as MapLocation['ids'];
      found[kind].set(id, { phase, index, ids });
      for (const old of was ?? []) found.former.set(old, id);
    };
    add('phase', phase);
    for (const group of phase.groups) {
      add('group', group);
      for (const question of [...group.leads, ...group.questions]) add('question', question, group);
    }
    for (const tool of phase.tools) add('tool', tool);
    for (const risk of phase.risks) add('risk', risk);
    for (const measure of phase.measures) add('measure', measure);
  });
  return found;
}
