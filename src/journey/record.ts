import type { ItemKind } from '../map/map-index.js';
import type { MapDefinition, Phase } from '../map/map-definition.js';
import { RECORD_FORMAT, RECORD_VERSION } from './record-format.js';
import type { Cycle, Entries, Journey, RiskFields, EntryKind } from './types/record.js';
import { getCurrentTime, type TimeAndIdSource } from '../utils/clock.js';
import { createUuid } from '../utils/uuid.js';

/** What the entries of each section are about. */
export const ENTRY_ITEM_KINDS: Record<EntryKind, ItemKind> = {
  phases: 'phase',
  answers: 'question',
  groups: 'group',
  tools: 'tool',
  risks: 'risk',
  decisions: 'phase',
};

export const ENTRY_KINDS = Object.keys(ENTRY_ITEM_KINDS) as EntryKind[];

export const RISK_FIELDS: readonly (keyof RiskFields)[] = [
  'level',
  'measures',
  'owner',
  'reviewOn',
  'note',
  'accepted',
];

export const createCycleRecord = (number: number): Cycle => ({
  number,
  phases: {},
  answers: {},
  groups: {},
  tools: {},
  risks: {},
  decisions: {},
});

/** What was recorded in one phase, each by its own id. */
export type PhaseWork = Pick<Entries, 'answers' | 'groups' | 'tools' | 'risks'>;

export const getPhaseWork = ({ answers, groups, tools, risks }: Cycle, phase: string): PhaseWork => ({
  answers: answers[phase] ?? {},
  groups: groups[phase] ?? {},
  tools: tools[phase] ?? {},
  risks: risks[phase] ?? {},
});

/** The keys that lead to an entry in a cycle. That of a phase is there by its id, any other by that of its phase first. */
export const getEntryPath = (section: EntryKind, phase: string, id: string): [EntryKind, ...string[]] =>
  ENTRY_ITEM_KINDS[section] === 'phase' ? [section, id] : [section, phase, id];

/** Puts an entry into a cycle that is being made. */
export function setEntry(cycle: Cycle, phase: string, section: EntryKind, id: string, entry: object): void {
  const entries = cycle[section] as Record<string, object>;
  const home = ENTRY_ITEM_KINDS[section] === 'phase' ? entries : (entries[phase] ??= {});
  (home as Record<string, object>)[id] = entry;
}

/** What is made of each entry; what nothing is made of is left out. */
export function mapEntries(
  from: Partial<Entries>,
  make: (section: EntryKind, id: string, entry: object) => object | undefined,
): Partial<Entries> {
  const made: Partial<Record<EntryKind, Record<string, object>>> = {};
  for (const section of ENTRY_KINDS) {
    for (const [id, entry] of Object.entries(from[section] ?? {})) {
      const next = make(section, id, entry as object);
      if (next) (made[section] ??= {})[id] = next;
    }
  }
  return made as Partial<Entries>;
}

/** A new journey through a map: in its first phase, with nothing recorded. */
export function createJourney(
  map: MapDefinition,
  options: { id?: string | undefined; now?: TimeAndIdSource['now'] } = {},
): Journey {
  const at = getCurrentTime(options.now);
  return {
    format: RECORD_FORMAT,
    version: RECORD_VERSION,
    id: options.id ?? createUuid(),
    map: { id: map.id, version: map.version },
    createdAt: at,
    updatedAt: at,
    status: 'active',
    cycle: 1,
    phase: getFirstPhaseId(map),
    cycles: [createCycleRecord(1)],
    unplaced: {},
  };
}

/** A map that was read has at least one phase. */
export const getFirstPhaseId = (map: MapDefinition): string => (map.phases[0] as Phase).id;

/** The entries of the current cycle. */
export const getCurrentCycle = (journey: Journey): Cycle => journey.cycles[journey.cycle - 1] as Cycle;
