import type { MapDefinition, Measure, Phase, QuestionGroup, Recorded } from './map-definition.js';

/** What a journey can speak of. */
export const KINDS = ['question', 'group', 'tool', 'risk', 'measure', 'phase'] as const;
export type Kind = (typeof KINDS)[number];

/** Where something is on a map. */
export interface Place {
  phase: Phase;
  /** Position of the phase, counted from 0. */
  index: number;
  /** The ids by which facts speak of it: its own, and those of what it is in. Of no other kind has it any. */
  ids: Record<Kind, string>;
}

/** The measures that address a risk. */
export const measuresOf = ({ measures }: Phase, risk: string): Measure[] =>
  measures.filter(({ addresses }) => addresses.includes(risk));

/** Of chosen measures, those that the phase does not have against the risk: a newer map may have dropped them. */
export const goneFrom = (phase: Phase, risk: string, chosen: readonly string[] = []): string[] =>
  chosen.filter((id) => !measuresOf(phase, risk).some((measure) => measure.id === id));

/** A map, by ids. */
export interface MapIndex extends Record<Kind, Map<string, Place>> {
  /** The present ids by the former ones. */
  former: Map<string, string>;
}

const known = new WeakMap<MapDefinition, MapIndex>();

/** The index of a map, made once. A definition must not be changed after it was parsed. */
export function lookup(map: MapDefinition): MapIndex {
  let index = known.get(map);
  if (!index) known.set(map, (index = build(map)));
  return index;
}

/** Where a map has something, by its id or by a former one; undefined where it lacks it. */
export function placeOf(map: MapDefinition, kind: Kind, id: string): Place | undefined {
  const { [kind]: places, former } = lookup(map);
  return places.get(id) ?? places.get(former.get(id) as string);
}

/** The id by which a map has something now; where it lacks it, the id stays. */
export const idOf = (map: MapDefinition, kind: Kind, id: string): string => placeOf(map, kind, id)?.ids[kind] ?? id;

/** As {@link idOf} for a list, each once. */
export const idsOf = (map: MapDefinition, kind: Kind, ids: readonly string[]): string[] => [
  ...new Set(ids.map((id) => idOf(map, kind, id))),
];

function build(map: MapDefinition): MapIndex {
  const found = Object.fromEntries([...KINDS, 'former'].map((kind) => [kind, new Map()])) as unknown as MapIndex;
  map.phases.forEach((phase, index) => {
    const add = (kind: Kind, { id, was }: Recorded, group?: QuestionGroup) => {
      const ids = { phase: phase.id, ...(group && { group: group.id }), [kind]: id } as Place['ids'];
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
