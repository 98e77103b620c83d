import { isText } from '../utils/json.js';
import type { Kind } from '../map/map-index.js';
import type { MapDefinition, Phase } from '../map/map-definition.js';
import { VERSION } from './record-format.js';
import type { Cycle, Entries, Journey, RiskFields, Section } from './types/record.js';

export const FORMAT = 'process-map-journey';

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

/** Without what is undefined: records and facts hold none. */
export function compact<T extends object>(parts: { [K in keyof T]: T[K] | undefined }): T {
  for (const key in parts) if (parts[key] === undefined) delete parts[key];
  return parts as T;
}

/** A list that has something in it. */
export const some = <T>(list: T[]): T[] | undefined => (list.length ? list : undefined);

/** A time in the one form that compares as text; undefined for what is none, or far away. */
export function canonicalTime(value: unknown): string | undefined {
  const text = isText(value) ? (new Date(value).toJSON() ?? '') : '';
  return text >= '1970' && text < '5' ? text : undefined;
}

/** Where the clock and the ids of new facts come from. */
export interface Sources {
  /** The time; the system's where absent. */
  now?: (() => Date) | undefined;
  /** A new UUID; a random one where absent. */
  newId?: (() => string) | undefined;
}

export const currentTime = (now: Sources['now']): string =>
  canonicalTime(now && new Date(now()).toJSON()) ?? new Date().toJSON();

/** A UUID. `crypto.randomUUID` is missing on pages served without TLS, as many intranets are. */
export const randomId = (): string =>
  '10000000-1000-4000-8000-100000000000'.replace(/[018]/g, (digit) => {
    const [random] = crypto.getRandomValues(new Uint8Array(1)) as unknown as [number];
    return (+digit ^ (random & (15 >> (+digit / 4)))).toString(16);
  });

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
