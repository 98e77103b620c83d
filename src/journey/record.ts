import type { Kind } from '../map/map-index.js';
import type { MapDefinition, Phase } from '../map/map-definition.js';
import { FORMAT, VERSION } from './record-format.js';
import type { Cycle, Entries, Journey, RiskFields, Section } from './types/record.js';
import { currentTime, type Sources } from '../utils/clock.js';
import { randomId } from '../utils/uuid.js';

/** What the entries of each section are about. */
export const SECTIONS: Record<Section, Kind> = {
  phases: 'phase',
  answers: 'question',
  groups: 'group',
  tools: 'tool',
  risks: 'risk',
  decisions: 'phase',
};

export const SECTION_NAMES = Object.keys(SECTIONS) as Section[];

export const RISK_FIELDS: readonly (keyof RiskFields)[] = [
  'level',
  'measures',
  'owner',
  'reviewOn',
  'note',
  'accepted',
];

export const emptyCycle = (number: number): Cycle => ({
  number,
  phases: {},
  answers: {},
  groups: {},
  tools: {},
  risks: {},
  decisions: {},
});

/** What was recorded in one phase, each by its own id. */
export type Work = Pick<Entries, 'answers' | 'groups' | 'tools' | 'risks'>;

export const workIn = ({ answers, groups, tools, risks }: Cycle, phase: string): Work => ({
  answers: answers[phase] ?? {},
  groups: groups[phase] ?? {},
  tools: tools[phase] ?? {},
  risks: risks[phase] ?? {},
});

/** The keys that lead to an entry in a cycle. That of a phase is there by its id, any other by that of its phase first. */
export const keysOf = (section: Section, phase: string, id: string): [Section, ...string[]] =>
  SECTIONS[section] === 'phase' ? [section, id] : [section, phase, id];

/** Puts an entry into a cycle that is being made. */
export function putEntry(cycle: Cycle, phase: string, section: Section, id: string, entry: object): void {
  const entries = cycle[section] as Record<string, object>;
  const home = SECTIONS[section] === 'phase' ? entries : (entries[phase] ??= {});
  (home as Record<string, object>)[id] = entry;
}

/** What is made of each entry; what nothing is made of is left out. */
export function mapEntries(
  from: Partial<Entries>,
  make: (section: Section, id: string, entry: object) => object | undefined,
): Partial<Entries> {
  const made: Partial<Record<Section, Record<string, object>>> = {};
  for (const section of SECTION_NAMES) {
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
  options: { id?: string | undefined; now?: Sources['now'] } = {},
): Journey {
  const at = currentTime(options.now);
  return {
    format: FORMAT,
    version: VERSION,
    id: options.id ?? randomId(),
    map: { id: map.id, version: map.version },
    createdAt: at,
    updatedAt: at,
    status: 'active',
    cycle: 1,
    phase: firstPhase(map),
    cycles: [emptyCycle(1)],
    unplaced: {},
  };
}

/** A map that was read has at least one phase. */
export const firstPhase = (map: MapDefinition): string => (map.phases[0] as Phase).id;

/** The entries of the current cycle. */
export const currentCycle = (journey: Journey): Cycle => journey.cycles[journey.cycle - 1] as Cycle;
