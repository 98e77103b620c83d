import type { ItemKind } from '../map/map-index.js';
import type { MapDefinition } from '../map/map-definition.js';
import { RECORD_FORMAT, RECORD_VERSION } from './record-format.js';
import type { Answer, Cycle, Entries, Entry, EntryKind, Journey, RiskRecord, Stamp } from './types/record.js';
import { getCurrentTime, type TimeAndIdSource } from '../utils/clock.js';
import { getOwn, itemAt, keysOf, setOwn, valuesOf } from '../utils/objects.js';
import { createUuid } from '../utils/uuid.js';

/** The kind of map item that entries of each kind refer to. */
export const ENTRY_ITEM_KINDS: Record<EntryKind, ItemKind> = {
  phases: 'phase',
  answers: 'question',
  groups: 'group',
  tools: 'tool',
  risks: 'risk',
  decisions: 'phase',
  notes: 'phase',
  ownRisks: 'risk',
  ownMeasures: 'measure',
};

/** All kinds of entries, in the order in which a cycle lists them. */
export const ENTRY_KINDS = keysOf(ENTRY_ITEM_KINDS);

/** The kinds of entries that unlock their phase: all but notes, which may be written ahead. */
export const WORK_KINDS = ENTRY_KINDS.filter((kind) => kind !== 'notes');

/** Returns the entries of one kind in a cycle, by phase id. */
export const getEntriesOfKind = (cycle: Cycle, kind: EntryKind): Readonly<Record<string, object>> => cycle[kind] ?? {};

/** Returns true if an entry is a proposal from an earlier cycle, which nobody wrote or kept in this one. */
export const isProposal = (entry: object | undefined): boolean => !!entry && findCarriedFrom(entry) !== undefined;

/** Returns the number of the cycle that a proposal was carried over from; undefined if it is none. */
export function findCarriedFrom(entry: { stamps?: RiskRecord['stamps']; from?: number }): number | undefined {
  const { stamps, from: origin } = entry;
  if (!stamps) return origin;
  const origins = valuesOf<Stamp>(stamps).map(({ from }) => from);
  // A risk is no proposal any more once somebody wrote one of its fields.
  return origins.includes(undefined) ? undefined : origins[0];
}

/** Returns a cycle without entries. */
export const createCycleRecord = (number: number): Cycle => ({
  number,
  phases: {},
  answers: {},
  groups: {},
  tools: {},
  risks: {},
  decisions: {},
});

/** Entries of one phase, by the id of the map item. */
export type PhaseWork = Pick<Entries, 'answers' | 'groups' | 'tools' | 'risks'>;

/** Returns the entries of one phase of a cycle. */
export const getPhaseWork = ({ answers, groups, tools, risks }: Cycle, phase: string): PhaseWork => ({
  answers: getOwn(answers, phase) ?? {},
  groups: getOwn(groups, phase) ?? {},
  tools: getOwn(tools, phase) ?? {},
  risks: getOwn(risks, phase) ?? {},
});

const dropProposals = <T extends object>(entries: Record<string, T>): Record<string, T> =>
  Object.fromEntries(Object.entries(entries).filter(([, entry]) => !isProposal(entry)));

/** Returns the entries of one phase that count: those that somebody wrote or kept in this cycle. */
export function getWrittenWork(cycle: Cycle, phase: string): PhaseWork {
  const work = getPhaseWork(cycle, phase);
  // Only a later cycle can have proposals.
  if (cycle.number === 1) return work;
  const { answers, groups, tools, risks } = work;
  return { answers: dropProposals(answers), groups, tools: dropProposals(tools), risks: dropProposals(risks) };
}

/** Returns the note on a phase. */
export const getNote = ({ notes = {} }: Cycle, phase: string): Answer | undefined => getOwn(notes, phase);

/** Returns the keys that lead to an entry in a cycle. Entries of phases have no phase id before their own id. */
export const getEntryPath = (kind: EntryKind, phase: string, id: string): [EntryKind, ...string[]] =>
  ENTRY_ITEM_KINDS[kind] === 'phase' ? [kind, id] : [kind, phase, id];

/** Adds an entry to a cycle. Mutates the cycle. */
export function setEntry(cycle: Cycle, phase: string, kind: EntryKind, id: string, entry: object): void {
  const entries: Record<string, object> = (cycle[kind] ??= {});
  if (ENTRY_ITEM_KINDS[kind] === 'phase') setOwn(entries, id, entry);
  else {
    const phaseEntries = getOwn(entries, phase) ?? {};
    setOwn(phaseEntries, id, entry);
    setOwn(entries, phase, phaseEntries);
  }
}

/** Returns transformed copies of entries, without those that `transform` returns nothing for. */
export function mapEntries(
  entries: Partial<Entries>,
  transform: (kind: EntryKind, id: string, entry: Entry) => object | undefined,
): Partial<Entries> {
  const result: Partial<Record<EntryKind, Record<string, object>>> = {};
  for (const kind of ENTRY_KINDS) {
    for (const [id, entry] of Object.entries<Entry>(entries[kind] ?? {})) {
      const transformedEntry = transform(kind, id, entry);
      if (transformedEntry) setOwn((result[kind] ??= {}), id, transformedEntry);
    }
  }
  return result as Partial<Entries>;
}

/** Returns a new journey through a map, in its first phase and without entries. */
export function createJourney(
  map: MapDefinition,
  options: { id?: string | undefined; now?: TimeAndIdSource['now'] } = {},
): Journey {
  const createdAt = getCurrentTime(options.now);
  return {
    format: RECORD_FORMAT,
    version: RECORD_VERSION,
    id: options.id ?? createUuid(),
    map: { id: map.id, version: map.version },
    createdAt,
    updatedAt: createdAt,
    status: 'active',
    cycle: 1,
    phase: getFirstPhaseId(map),
    cycles: [createCycleRecord(1)],
    unplaced: {},
  };
}

/** Returns the id of the first phase. A parsed map has at least one phase. */
export const getFirstPhaseId = (map: MapDefinition): string => itemAt(map.phases, 0).id;

/** Returns the current cycle of a journey. */
export const getCurrentCycle = (journey: Journey): Cycle => itemAt(journey.cycles, journey.cycle - 1);
