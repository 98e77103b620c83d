import type { MapDefinition, Measure, Phase, QuestionGroup } from './types.js';

/** What a command or a fact can be about. The order matters: a fact about a tool names its phase, too. */
export const KINDS = ['question', 'group', 'tool', 'risk', 'phase'] as const;
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
export const measuresOf = ({ phase, ids }: Place): Measure[] => phase.measures.filter(({ addresses }) => addresses.includes(ids.risk));

/** A map, by ids. */
export type MapIndex = Record<Kind, Map<string, Place>>;

const known = new WeakMap<MapDefinition, MapIndex>();

/** The index of a map, made once. A definition must not be changed after it was parsed. */
export function lookup(map: MapDefinition): MapIndex {
  let index = known.get(map);
  if (!index) known.set(map, (index = build(map)));
  return index;
}

function build(map: MapDefinition): MapIndex {
  const found = Object.fromEntries(KINDS.map((kind) => [kind, new Map()])) as unknown as MapIndex;
  map.phases.forEach((phase, index) => {
    const add = (kind: Kind, id: string, group?: QuestionGroup) => {
      const ids = { phase: phase.id, ...(group && { group: group.id }), [kind]: id } as Place['ids'];
      found[kind].set(id, { phase, index, ids });
    };
    add('phase', phase.id);
    for (const group of phase.groups) {
      add('group', group.id);
      for (const { id } of [...group.leads, ...group.questions]) add('question', id, group);
    }
    for (const { id } of phase.tools) add('tool', id);
    for (const { id } of phase.risks) add('risk', id);
  });
  return found;
}
