import { hasOwn } from '../utils/objects.js';
import type { MapDefinition, Measure, Phase, Question, QuestionGroup, Recorded, Risk, Tool } from './map-definition.js';

/** Kinds of map items that commands and facts refer to by id. */
const ITEM_KINDS = ['question', 'group', 'tool', 'risk', 'measure', 'phase'] as const;

/** One kind of map item. */
export type ItemKind = (typeof ITEM_KINDS)[number];

/** Location of an item on a map. */
export interface MapLocation {
  phase: Phase;

  /** Zero-based position of the phase. */
  index: number;

  /** Id of the item and of the items that contain it, by kind. All other kinds are missing. */
  ids: Record<ItemKind, string>;
}

/** Returns the wordings of the lead question of a group, and then its other questions. */
export const listQuestions = ({ leads, questions }: QuestionGroup): Question[] => [...leads, ...questions];

/** Returns the measures that address a risk. */
export const listMeasures = ({ measures }: Phase, risk: string): Measure[] =>
  measures.filter(({ addresses }) => addresses.includes(risk));

/** A risk or measure that the team added to a journey, as an item of the map. */
export type OwnItem<T extends Risk | Measure> = T & { own: true; from?: number };

/** Returns true for a risk or measure that the team added. */
export const isOwn = <T extends Risk | Measure>(item: T): item is OwnItem<T> => hasOwn(item, 'own');

/** A phase with the risks and measures that the team added, and with the risks that it removed again. */
export interface ExtendedPhase extends Phase {
  removedRisks: Risk[];
}

/** Returns the risks of a phase that the team added and then removed. */
export const listRemovedRisks = (phase: Phase | ExtendedPhase): Risk[] =>
  hasOwn(phase, 'removedRisks') ? phase.removedRisks : [];

/** Returns true for a risk that the team added and then removed. */
export const isRemovedRisk = (phase: Phase, risk: string): boolean =>
  listRemovedRisks(phase).some(({ id }) => id === risk);

/**
 * Returns the chosen measures that no longer address the risk, because a newer version of the map dropped them. Those
 * that the team removed itself are not among them.
 */
export const listRemovedMeasures = (phase: Phase, risk: string, chosenIds: readonly string[] = []): string[] =>
  chosenIds.filter(
    (id) =>
      !phase.measures.some((measure) => measure.id === id && (measure.addresses.includes(risk) || isOwn(measure))),
  );

/** Returns the text of a tool, or else the texts of the catalogue tools that describe it. */
export function describeTool({ catalogue }: MapDefinition, { text, tools: catalogueIds }: Tool): string[] {
  if (text !== undefined) return [text];
  const tools = catalogue?.tools?.filter(({ id }) => catalogueIds?.includes(id)) ?? [];
  return tools.flatMap((tool) => tool.text ?? []);
}

/** Locations of all items of a map, by kind and current id. */
export interface MapIndex extends Record<ItemKind, Map<string, MapLocation>> {
  /** Current ids by former ids. */
  former: Map<string, string>;
}

const indexes = new WeakMap<MapDefinition, MapIndex>();

/** Returns the index of a map. It is built once and cached, so a parsed definition must never be mutated. */
export function getMapIndex(map: MapDefinition): MapIndex {
  let index = indexes.get(map);
  if (!index) indexes.set(map, (index = buildIndex(map)));
  return index;
}

/** Returns the location of an item by its current or a former id; undefined if the map has no such item. */
export function locate(map: MapDefinition, kind: ItemKind, id: string): MapLocation | undefined {
  const { [kind]: locations, former } = getMapIndex(map);
  return locations.get(id) ?? locations.get(former.get(id) as string);
}

/** Returns the current id of an item; the given id if the map has no such item. */
export const getCurrentId = (map: MapDefinition, kind: ItemKind, id: string): string =>
  locate(map, kind, id)?.ids[kind] ?? id;

/** Returns the oldest id of an item, which later versions of the map keep. Former ids are listed oldest first. */
export const getOldestId = ({ id, was }: Recorded): string => was?.[0] ?? id;

/** Returns the {@link getCurrentId} of each id, without duplicates. */
export const getCurrentIds = (map: MapDefinition, kind: ItemKind, ids: readonly string[]): string[] => [
  ...new Set(ids.map((id) => getCurrentId(map, kind, id))),
];

function buildIndex(map: MapDefinition): MapIndex {
  const mapIndex = Object.fromEntries(
    [...ITEM_KINDS, 'former'].map((kind) => [kind, new Map()]),
  ) as unknown as MapIndex;
  map.phases.forEach((phase, index) => {
    const addItem = (kind: ItemKind, { id, was }: Recorded, group?: QuestionGroup) => {
      const ids = { phase: phase.id, ...(group && { group: group.id }), [kind]: id } as MapLocation['ids'];
      mapIndex[kind].set(id, { phase, index, ids });
      for (const formerId of was ?? []) mapIndex.former.set(formerId, id);
    };
    addItem('phase', phase);
    for (const group of phase.groups) {
      addItem('group', group);
      for (const question of listQuestions(group)) addItem('question', question, group);
    }
    for (const tool of phase.tools) addItem('tool', tool);
    for (const risk of [...phase.risks, ...listRemovedRisks(phase)]) addItem('risk', risk);
    for (const measure of phase.measures) addItem('measure', measure);
  });
  return mapIndex;
}
