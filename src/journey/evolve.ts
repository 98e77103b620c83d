import { cloneJson, isObject, isText } from '../utils/json.js';
import { currentIds, type MapLocation } from '../map/map-index.js';
import type { DecisionOption, MapDefinition } from '../map/map-definition.js';
import { supersede, variantsOf } from './answer-versions.js';
import { findSubject } from './read-command.js';
import { parseJourney } from './parse-journey.js';
import { createCycleRecord, getFirstPhaseId, getEntryPath, RISK_FIELDS } from './record.js';
import { omitUndefined } from '../utils/objects.js';
import { toCanonicalTime } from '../utils/clock.js';
import { checkExitRule, isCompleted } from './rules.js';
import { COMMAND_FIELDS, isId, findInvalidField, pickFields } from './field-schema.js';
import type {
  Cycle,
  Entries,
  Journey,
  JourneyStatus,
  RiskPatch,
  RiskRecord,
  EntryKind,
  Stamp,
} from './types/record.js';
import type { Fact, FactType } from './types/fact.js';

/** What leads to a part of a journey. */
type RecordPath = [keyof Journey, ...(string | number)[]];

const getAtPath = (journey: Journey, keys: RecordPath): unknown =>
  keys.reduce<unknown>((part, key) => (part as Record<string, unknown> | undefined)?.[key], journey);

/** A journey being written. */
interface MutableJourney {
  readonly map: MapDefinition;
  journey: Journey;
  /** Puts a value where the keys lead. Each part of the record on the way there is copied once; what is missing is made. */
  setIn: (value: unknown, ...keys: RecordPath) => void;
}

function createMutableJourney(map: MapDefinition, journey: Journey): MutableJourney {
  const own = new WeakSet<object>();
  const draft: MutableJourney = {
    map,
    journey,
    setIn: (value, ...keys) => {
      let node = draft as unknown as Record<string, unknown>;
      for (const key of ['journey', ...keys.slice(0, -1)]) {
        let part = node[key] as Record<string, unknown>;
        if (!own.has(part)) {
          node[key] = part = (Array.isArray(part) ? [...(part as unknown[])] : { ...part }) as Record<string, unknown>;
          own.add(part);
        }
        node = part;
      }
      node[keys[keys.length - 1] as string] = value;
    },
  };
  return draft;
}

/** What a fact says beside what it is about: whichever of these its fields are. */
interface FactPayload extends RiskPatch {
  text: string;
  reason?: string;
  note?: string;
  adaptation?: string;
  variant: string;
  option: DecisionOption;
  journey: unknown;
}

/** Where and when a fact holds. */
interface FactContext {
  /** Number of its cycle. */
  cycle: number;
  stamp: Stamp;
  /** Where the map has what it is about, if anything, and if its cycle is there. */
  place: MapLocation | undefined;
}

/** What is about something on the map has an effect only where both that and its cycle are there. */
type FactEffect = (draft: MutableJourney, moment: FactContext, said: FactPayload) => void;

/** Which entry of which section a fact writes. */
type EntryUpdate = [section: EntryKind, entry: (old: never, stamp: Stamp, said: FactPayload) => object | undefined];

/** The fields a fact needs, of which the first may name what it is about; what it does; and what it writes. */
type FactHandler = [fields: string, effect: FactEffect | undefined, writing?: EntryUpdate];

/** Moves the journey, in the cycle of the fact: to a phase, or where it is. */
function setPosition(
  draft: MutableJourney,
  { cycle, stamp }: FactContext,
  status: JourneyStatus,
  phase = draft.journey.phase,
): void {
  if (!draft.journey.cycles[cycle - 1]) return;
  draft.setIn({ phase, status, ...stamp }, 'cycles', cycle - 1, 'position');
  if (cycle !== draft.journey.cycle) return;
  draft.setIn(phase, 'phase');
  draft.setIn(status, 'status');
}

/** Completed phases ask to be checked again: from the one of the fact on, or from the next. */
function markForReview(
  { map, journey, setIn: put }: MutableJourney,
  { cycle, stamp, place }: FactContext,
  first: 0 | 1,
): void {
  const { phases } = journey.cycles[cycle - 1] as Cycle;
  const { phase, index } = place as MapLocation;
  const check = { on: true, because: phase.id, ...stamp };
  const completed = map.phases.slice(index + first).filter(({ id }) => isCompleted(phases[id]));
  // All at once: there may be hundreds.
  if (completed.length)
    put(
      { ...phases, ...Object.fromEntries(completed.map(({ id }) => [id, { ...phases[id], check }])) },
      'cycles',
      cycle - 1,
      'phases',
    );
}

/** Work in a completed phase disturbs the later ones, and it too if its own rule no longer holds. */
const invalidateLaterPhases: FactEffect = (draft, moment) => {
  const cycle = draft.journey.cycles[moment.cycle - 1] as Cycle;
  const { phase } = moment.place as MapLocation;
  if (isCompleted(cycle.phases[phase.id]))
    markForReview(draft, moment, checkExitRule(cycle, phase).left.length ? 0 : 1);
};

const enterPhase = (draft: MutableJourney, moment: FactContext) =>
  setPosition(draft, moment, 'active', (moment.place as MapLocation).phase.id);

const reopenPhase: FactEffect = (draft, moment) => {
  enterPhase(draft, moment);
  markForReview(draft, moment, 1);
};

const resumeJourney: FactEffect = (draft, moment) => {
  const cycle = draft.journey.cycles[moment.cycle - 1];
  if (!cycle) return;
  draft.setIn(moment.stamp.at, 'cycles', moment.cycle - 1, 'resumedAt');
  setPosition(
    draft,
    moment,
    draft.map.phases.every(({ id }) => isCompleted(cycle.phases[id])) ? 'completed' : 'active',
  );
};

const startCycle: FactEffect = (draft, moment, { adaptation }) => {
  const { cycle, stamp } = moment;
  const { cycles } = draft.journey;
  if (cycle < 1 || cycle > cycles.length + 1) return;
  draft.setIn(
    { ...(cycles[cycle - 1] ?? createCycleRecord(cycle)), started: omitUndefined({ adaptation, ...stamp }) },
    'cycles',
    cycle - 1,
  );
  draft.setIn(Math.max(cycle, cycles.length), 'cycle');
  setPosition(draft, moment, 'active');
};

const restartJourney: FactEffect = (draft, { stamp }) => {
  const phase = getFirstPhaseId(draft.map);
  const cycle = { ...createCycleRecord(1), position: { phase, status: 'active' as const, ...stamp } };
  draft.journey = {
    ...draft.journey,
    status: 'active',
    cycle: 1,
    phase,
    cycles: [cycle],
    unplaced: {},
    resetAt: stamp.at,
  };
};

/** Takes over the whole record that the fact carries, if it is one. */
const replaceJourney: FactEffect = (draft, _, said) => {
  draft.journey = parseJourney(said.journey, draft.map).journey ?? draft.journey;
};

function updateRisk(old: RiskRecord | undefined, stamp: Stamp, said: FactPayload): RiskRecord | undefined {
  const next: RiskRecord = { ...old, stamps: { ...old?.stamps } };
  for (const field of RISK_FIELDS) {
    const value = said[field];
    if (value === undefined) continue;
    Object.assign(next, { [field]: value });
    if (value === null) delete next[field];
    next.stamps[field] = stamp;
  }
  return Object.keys(next.stamps).length ? next : undefined;
}

/** An entry that has nothing of the old one. */
const replaceEntry =
  <T extends object>(fixed: Partial<T>) =>
  (_: unknown, stamp: Stamp, said: FactPayload) =>
    ({ ...fixed, ...pickFields('option reason note', { ...said }), ...stamp }) as T & Stamp;

const createEntryHandler = <S extends EntryKind>(
  fields: string,
  effect: FactEffect | undefined,
  section: S,
  entry: (old: Entries[S][string] | undefined, stamp: Stamp, said: FactPayload) => Entries[S][string] | undefined,
): FactHandler => [fields, effect, [section, entry]];

const factHandlers: Record<FactType, FactHandler> = {
  'question.answered': createEntryHandler('question text', invalidateLaterPhases, 'answers', (old, stamp, { text }) =>
    supersede(old, [old?.text], { text, ...stamp }),
  ),
  'variant.taken': createEntryHandler(
    'question variant text',
    invalidateLaterPhases,
    'answers',
    (old, stamp, { text }) => supersede(old, [old?.text, text], { text, ...stamp }),
  ),
  // What is discarded was not part of the work.
  'variant.discarded': createEntryHandler('question variant', undefined, 'answers', (old, _, { variant }) =>
    supersede(old, [old && variantsOf(old).find(({ id }) => id === variant)?.text]),
  ),
  'group.set-aside': createEntryHandler(
    'group reason?',
    invalidateLaterPhases,
    'groups',
    replaceEntry({ setAside: true }),
  ),
  'group.taken-up': createEntryHandler('group', invalidateLaterPhases, 'groups', replaceEntry({ setAside: false })),
  'tool.chosen': createEntryHandler('tool note?', invalidateLaterPhases, 'tools', replaceEntry({ chosen: true })),
  'tool.dropped': createEntryHandler('tool', invalidateLaterPhases, 'tools', replaceEntry({ chosen: false })),
  'risk.assessed': createEntryHandler(COMMAND_FIELDS['risk.assess'], invalidateLaterPhases, 'risks', updateRisk),
  'decision.made': createEntryHandler(
    'phase option reason?',
    invalidateLaterPhases,
    'decisions',
    replaceEntry<{ option: DecisionOption }>({}),
  ),
  'phase.entered': createEntryHandler('phase', enterPhase, 'phases', (old, entered) => ({ ...old, entered })),
  'phase.completed': createEntryHandler('phase note?', undefined, 'phases', (old, stamp, { note }) => ({
    ...old,
    completion: omitUndefined({ done: true, note, ...stamp }),
    completedAt: stamp.at,
    check: { on: false, ...stamp },
  })),
  'phase.reopened': createEntryHandler('phase', reopenPhase, 'phases', (old, stamp) => ({
    ...old,
    // Its note is somebody's words: they stay until others take their place.
    completion: { ...old?.completion, done: false, ...stamp },
    check: { on: false, ...stamp },
  })),
  'journey.stopped': ['', (draft, moment) => setPosition(draft, moment, 'stopped')],
  'journey.completed': ['', (draft, moment) => setPosition(draft, moment, 'completed')],
  'journey.resumed': ['', resumeJourney],
  'cycle.started': ['adaptation?', startCycle],
  'journey.replaced': ['journey', replaceJourney],
  'journey.merged': ['journey', replaceJourney],
  'journey.restarted': ['', restartJourney],
};

/** The rule of a fact. Facts may come from outside: a host's log, a file. */
function findFactHandler(fact: unknown): FactHandler | undefined {
  if (!isObject(fact) || !isText(fact.type) || !Object.hasOwn(factHandlers, fact.type)) return undefined;
  const rule = factHandlers[fact.type as FactType];
  return isId(fact.id) && Number.isInteger(fact.cycle) && !findInvalidField(rule[0], fact) ? rule : undefined;
}

function applyFact(draft: MutableJourney, given: unknown): void {
  const fact = cloneJson(given) as unknown as Fact;
  const rule = findFactHandler(fact);
  const at = rule && toCanonicalTime(fact.at);
  if (!at) return;
  const [fields, effect, writing] = rule;
  const { cycle } = fact;
  const stamp = { at, by: fact.id };
  const said = { ...fact } as unknown as FactPayload;
  if (said.measures) said.measures = currentIds(draft.map, 'measure', said.measures);
  const subject = findSubject(draft.map, fields, fact);
  const place = draft.journey.cycles[cycle - 1] && subject?.place;
  if (writing) {
    const [section, entry] = writing;
    const { id } = subject as NonNullable<typeof subject>;
    const keys: RecordPath = place
      ? ['cycles', cycle - 1, ...getEntryPath(section, place.phase.id, id)]
      : ['unplaced', cycle, section, id];
    const next = entry(getAtPath(draft.journey, keys) as never, stamp, said);
    if (next) draft.setIn(next, ...keys);
  }
  if (place || !subject) effect?.(draft, { cycle, stamp, place }, said);
  if (draft.journey.updatedAt < at) draft.setIn(at, 'updatedAt');
}

/**
 * The journey after a fact. Pure: never mutates, and gives the same journey for what is no known fact, whatever that
 * is. Facts about ids that the map lacks are kept under `unplaced`.
 *
 * @param journey A journey that was created or read: `parseJourney` reads what comes from elsewhere.
 */
export function evolve(map: MapDefinition, journey: Journey, fact: Fact): Journey {
  return evolveAll(map, journey, [fact]);
}

/** As {@link evolve} for facts in order; each part of the record is copied once only. */
export function evolveAll(map: MapDefinition, journey: Journey, facts: readonly Fact[]): Journey {
  const draft = createMutableJourney(map, journey);
  for (const fact of facts) applyFact(draft, fact);
  return draft.journey;
}
