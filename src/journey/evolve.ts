import { cloneJson, isObject, isText } from '../utils/json.js';
import { getCurrentIds, type MapLocation } from '../map/map-index.js';
import type { DecisionOption, MapDefinition } from '../map/map-definition.js';
import { supersede, listVariants } from './answer-versions.js';
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

/** Keys that lead to a part of a journey. */
type RecordPath = [keyof Journey, ...(string | number)[]];

const getAtPath = (journey: Journey, path: RecordPath): unknown =>
  path.reduce<unknown>((node, key) => (node as Record<string, unknown> | undefined)?.[key], journey);

/** A journey that facts are being applied to. */
interface MutableJourney {
  readonly map: MapDefinition;
  journey: Journey;

  /** Sets the value at a path. Copies each object on the path before its first change, and creates missing objects. */
  setIn: (value: unknown, ...path: RecordPath) => void;
}

function createMutableJourney(map: MapDefinition, journey: Journey): MutableJourney {
  const copies = new WeakSet<object>();
  const mutable: MutableJourney = {
    map,
    journey,
    setIn: (value, ...path) => {
      let node = mutable as unknown as Record<string, unknown>;
      for (const key of ['journey', ...path.slice(0, -1)]) {
        let child = node[key] as Record<string, unknown>;
        if (!copies.has(child)) {
          child = (Array.isArray(child) ? [...(child as unknown[])] : { ...child }) as Record<string, unknown>;
          node[key] = child;
          copies.add(child);
        }
        node = child;
      }
      node[path[path.length - 1] as string] = value;
    },
  };
  return mutable;
}

/** Fields of a fact besides the ids of its subject. Each fact has those that its handler lists. */
interface FactPayload extends RiskPatch {
  text: string;
  reason?: string;
  note?: string;
  adaptation?: string;
  variant: string;
  option: DecisionOption;
  journey: unknown;
}

/** The cycle, stamp and subject of a fact. */
interface FactContext {
  /** Number of the cycle. */
  cycle: number;
  stamp: Stamp;

  /** Location of the subject; undefined if the fact has none, the map lacks it, or the cycle does not exist. */
  location: MapLocation | undefined;
}

/** Changes the journey beyond the entry of the fact. Runs only if the fact has no subject, or a location. */
type FactEffect = (mutable: MutableJourney, factContext: FactContext, payload: FactPayload) => void;

/** The kind of entry that a fact writes, and a function that returns the new entry. */
type EntryUpdate = [
  kind: EntryKind,
  update: (oldEntry: never, stamp: Stamp, payload: FactPayload) => object | undefined,
];

/** Schema of the fact's fields, of which the first may name its subject; its effect; and the entry that it writes. */
type FactHandler = [fields: string, effect: FactEffect | undefined, entryUpdate?: EntryUpdate];

/** Sets the position of the fact's cycle and, if that cycle is current, of the journey. Keeps the phase by default. */
function setPosition(
  mutable: MutableJourney,
  { cycle, stamp }: FactContext,
  status: JourneyStatus,
  phase = mutable.journey.phase,
): void {
  if (!mutable.journey.cycles[cycle - 1]) return;
  mutable.setIn({ phase, status, ...stamp }, 'cycles', cycle - 1, 'position');
  if (cycle !== mutable.journey.cycle) return;
  mutable.setIn(phase, 'phase');
  mutable.setIn(status, 'status');
}

/** Marks completed phases to be checked again, beginning `offset` phases after the phase of the fact. */
function markForReview(
  { map, journey, setIn }: MutableJourney,
  { cycle, stamp, location }: FactContext,
  offset: 0 | 1,
): void {
  const { phases } = journey.cycles[cycle - 1] as Cycle;
  const { phase, index } = location as MapLocation;
  const check = { on: true, because: phase.id, ...stamp };
  const completedPhases = map.phases.slice(index + offset).filter(({ id }) => isCompleted(phases[id]));
  if (!completedPhases.length) return;
  // One write for all phases, since there may be hundreds.
  const markedPhases = Object.fromEntries(completedPhases.map(({ id }) => [id, { ...phases[id], check }]));
  setIn({ ...phases, ...markedPhases }, 'cycles', cycle - 1, 'phases');
}

/**
 * Marks later phases for review after work in a completed phase. Marks that phase too if its exit rule no longer holds.
 */
const invalidateLaterPhases: FactEffect = (mutable, factContext) => {
  const cycle = mutable.journey.cycles[factContext.cycle - 1] as Cycle;
  const { phase } = factContext.location as MapLocation;
  if (isCompleted(cycle.phases[phase.id]))
    markForReview(mutable, factContext, checkExitRule(cycle, phase).left.length ? 0 : 1);
};

const enterPhase = (mutable: MutableJourney, factContext: FactContext) =>
  setPosition(mutable, factContext, 'active', (factContext.location as MapLocation).phase.id);

const reopenPhase: FactEffect = (mutable, factContext) => {
  enterPhase(mutable, factContext);
  markForReview(mutable, factContext, 1);
};

const resumeJourney: FactEffect = (mutable, factContext) => {
  const cycle = mutable.journey.cycles[factContext.cycle - 1];
  if (!cycle) return;
  mutable.setIn(factContext.stamp.at, 'cycles', factContext.cycle - 1, 'resumedAt');
  const isEveryPhaseCompleted = mutable.map.phases.every(({ id }) => isCompleted(cycle.phases[id]));
  setPosition(mutable, factContext, isEveryPhaseCompleted ? 'completed' : 'active');
};

const startCycle: FactEffect = (mutable, factContext, { adaptation }) => {
  const { cycle, stamp } = factContext;
  const { cycles } = mutable.journey;
  if (cycle < 1 || cycle > cycles.length + 1) return;
  mutable.setIn(
    { ...(cycles[cycle - 1] ?? createCycleRecord(cycle)), started: omitUndefined({ adaptation, ...stamp }) },
    'cycles',
    cycle - 1,
  );
  mutable.setIn(Math.max(cycle, cycles.length), 'cycle');
  setPosition(mutable, factContext, 'active');
};

const restartJourney: FactEffect = (mutable, { stamp }) => {
  const phase = getFirstPhaseId(mutable.map);
  const cycle = { ...createCycleRecord(1), position: { phase, status: 'active' as const, ...stamp } };
  mutable.journey = {
    ...mutable.journey,
    status: 'active',
    cycle: 1,
    phase,
    cycles: [cycle],
    unplaced: {},
    resetAt: stamp.at,
  };
};

/** Replaces the journey with the record in the fact, if that can be read. */
const replaceJourney: FactEffect = (mutable, _, payload) => {
  mutable.journey = parseJourney(payload.journey, mutable.map).journey ?? mutable.journey;
};

function updateRisk(oldRisk: RiskRecord | undefined, stamp: Stamp, payload: FactPayload): RiskRecord | undefined {
  const newRisk: RiskRecord = { ...oldRisk, stamps: { ...oldRisk?.stamps } };
  for (const field of RISK_FIELDS) {
    const value = payload[field];
    if (value === undefined) continue;
    Object.assign(newRisk, { [field]: value });
    if (value === null) delete newRisk[field];
    newRisk.stamps[field] = stamp;
  }
  return Object.keys(newRisk.stamps).length ? newRisk : undefined;
}

/** Returns an update that discards the old entry. */
const replaceEntry =
  <T extends object>(constants: Partial<T>) =>
  (_: unknown, stamp: Stamp, payload: FactPayload) =>
    ({ ...constants, ...pickFields('option reason note', { ...payload }), ...stamp }) as T & Stamp;

const createEntryHandler = <K extends EntryKind>(
  fields: string,
  effect: FactEffect | undefined,
  kind: K,
  update: (
    oldEntry: Entries[K][string] | undefined,
    stamp: Stamp,
    payload: FactPayload,
  ) => Entries[K][string] | undefined,
): FactHandler => [fields, effect, [kind, update]];

const factHandlers: Record<FactType, FactHandler> = {
  'question.answered': createEntryHandler(
    'question text',
    invalidateLaterPhases,
    'answers',
    (oldAnswer, stamp, { text }) => supersede(oldAnswer, [oldAnswer?.text], { text, ...stamp }),
  ),
  'variant.taken': createEntryHandler(
    'question variant text',
    invalidateLaterPhases,
    'answers',
    (oldAnswer, stamp, { text }) => supersede(oldAnswer, [oldAnswer?.text, text], { text, ...stamp }),
  ),
  // A discarded variant was not part of the work, so later phases stay valid.
  'variant.discarded': createEntryHandler('question variant', undefined, 'answers', (oldAnswer, _, { variant }) =>
    supersede(oldAnswer, [oldAnswer && listVariants(oldAnswer).find(({ id }) => id === variant)?.text]),
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
  'phase.entered': createEntryHandler('phase', enterPhase, 'phases', (oldPhase, entered) => ({ ...oldPhase, entered })),
  'phase.completed': createEntryHandler('phase note?', undefined, 'phases', (oldPhase, stamp, { note }) => ({
    ...oldPhase,
    completion: omitUndefined({ done: true, note, ...stamp }),
    completedAt: stamp.at,
    check: { on: false, ...stamp },
  })),
  'phase.reopened': createEntryHandler('phase', reopenPhase, 'phases', (oldPhase, stamp) => ({
    ...oldPhase,
    // The note is a person's text: it is kept until the next completion replaces it.
    completion: { ...oldPhase?.completion, done: false, ...stamp },
    check: { on: false, ...stamp },
  })),
  'journey.stopped': ['', (mutable, factContext) => setPosition(mutable, factContext, 'stopped')],
  'journey.completed': ['', (mutable, factContext) => setPosition(mutable, factContext, 'completed')],
  'journey.resumed': ['', resumeJourney],
  'cycle.started': ['adaptation?', startCycle],
  'journey.replaced': ['journey', replaceJourney],
  'journey.merged': ['journey', replaceJourney],
  'journey.restarted': ['', restartJourney],
};

/** Returns the handler of a valid fact. Facts may come from untrusted sources, such as the log of a host or a file. */
function findFactHandler(fact: unknown): FactHandler | undefined {
  if (!isObject(fact) || !isText(fact.type) || !Object.hasOwn(factHandlers, fact.type)) return undefined;
  const handler = factHandlers[fact.type as FactType];
  return isId(fact.id) && Number.isInteger(fact.cycle) && !findInvalidField(handler[0], fact) ? handler : undefined;
}

function applyFact(mutable: MutableJourney, input: unknown): void {
  const fact = cloneJson(input) as unknown as Fact;
  const handler = findFactHandler(fact);
  const recordedAt = handler && toCanonicalTime(fact.at);
  if (!recordedAt) return;
  const [fields, effect, entryUpdate] = handler;
  const { cycle } = fact;
  const stamp = { at: recordedAt, by: fact.id };
  const payload = { ...fact } as unknown as FactPayload;
  if (payload.measures) payload.measures = getCurrentIds(mutable.map, 'measure', payload.measures);
  const subject = findSubject(mutable.map, fields, fact);
  const location = mutable.journey.cycles[cycle - 1] && subject?.location;
  if (entryUpdate) {
    const [kind, update] = entryUpdate;
    const { id } = subject as NonNullable<typeof subject>;
    const path: RecordPath = location
      ? ['cycles', cycle - 1, ...getEntryPath(kind, location.phase.id, id)]
      : ['unplaced', cycle, kind, id];
    const entry = update(getAtPath(mutable.journey, path) as never, stamp, payload);
    if (entry) mutable.setIn(entry, ...path);
  }
  if (location || !subject) effect?.(mutable, { cycle, stamp, location }, payload);
  if (mutable.journey.updatedAt < recordedAt) mutable.setIn(recordedAt, 'updatedAt');
}

/**
 * Returns the journey after a fact. Pure: never mutates its arguments, and returns the same journey for a value that is
 * not a fact. Stores facts about ids that the map lacks under `unplaced`.
 *
 * @param journey A journey from `createJourney` or `parseJourney`. Read untrusted data with `parseJourney` first.
 */
export function evolve(map: MapDefinition, journey: Journey, fact: Fact): Journey {
  return evolveAll(map, journey, [fact]);
}

/** Applies facts in order, like {@link evolve}, but copies each part of the record only once. */
export function evolveAll(map: MapDefinition, journey: Journey, facts: readonly Fact[]): Journey {
  const mutable = createMutableJourney(map, journey);
  for (const fact of facts) applyFact(mutable, fact);
  return mutable.journey;
}
