import { cloneJson, isObject, isText } from '../utils/json.js';
import { createCopyOnWrite, getIn, type CopyOnWrite } from '../utils/copy-on-write.js';
import { itemAt, keysOf, omitUndefined, setOwn } from '../utils/objects.js';
import { toPersonName } from '../utils/one-line.js';
import { toCanonicalTime } from '../utils/clock.js';
import { getCurrentIds, type ItemKind, type MapLocation } from '../map/map-index.js';
import type { MapDefinition } from '../map/map-definition.js';
import { supersede, listVariants } from './answer-versions.js';
import { findSubject } from './read-command.js';
import { createCycleMap, locateInCycle, setRemoved } from './own-items.js';
import { parseJourney } from './parse-journey.js';
import { createCycleRecord, getFirstPhaseId, getEntryPath } from './record.js';
import { addToTrail, isTrailFact, listTrail } from './trail.js';
import { areOtherPhasesCompleted } from './rules.js';
import { keepUsedDigests, setBasis } from './digests.js';
import { FACTS, findInvalidField, getSchema, isId, RISK_FIELDS } from './field-schema.js';
import type {
  Answer,
  Entries,
  EntryKind,
  Journey,
  JourneyStatus,
  PhaseRecord,
  RiskRecord,
  Stamp,
} from './types/record.js';
import type { Fact, FactOf, FactType } from './types/fact.js';

/** A journey that facts are being applied to. */
interface MutableJourney extends CopyOnWrite<Journey> {
  readonly map: MapDefinition;
}

/** The cycle and stamp of a fact. */
interface FactContext {
  /** Number of the cycle. */
  cycle: number;
  stamp: Stamp;
}

/** The context of a fact about an item of the map, in a cycle that exists. */
interface PhaseFactContext extends FactContext {
  location: MapLocation;
}

/** The entry that a fact writes. */
interface EntryUpdate<F> {
  kind: EntryKind;

  /** Field with the id of the entry; by default, that of the item which the fact is about. */
  idField?: 'risk' | 'measure';
  update(old: unknown, stamp: Stamp, fact: F): object | undefined;
}

/** The entry that a fact writes, and its effects beyond. */
interface FactHandler<F> {
  entry?: EntryUpdate<F>;
  /** Effect of a fact about an item. Skipped if the map lacks the item, or the cycle does not exist. */
  phaseEffect?(mutable: MutableJourney, factContext: PhaseFactContext): void;
  /** Effect of a fact about the journey as a whole. */
  effect?(mutable: MutableJourney, factContext: FactContext, fact: F): void;
}

/** Sets the position of the fact's cycle and, if that cycle is current, of the journey. Keeps the phase by default. */
function setPosition(
  mutable: MutableJourney,
  { cycle, stamp }: FactContext,
  status: JourneyStatus,
  phase = mutable.value.phase,
): void {
  if (!mutable.value.cycles[cycle - 1]) return;
  mutable.setIn({ phase, status, ...stamp }, 'cycles', cycle - 1, 'position');
  if (cycle !== mutable.value.cycle) return;
  mutable.setIn(phase, 'phase');
  mutable.setIn(status, 'status');
}

/** Makes a completed phase rely on the work that the completed phases before it have now. */
const relyOnEarlierPhases = (mutable: MutableJourney, { cycle, stamp, location }: PhaseFactContext) => {
  const cycleBefore = itemAt(mutable.value.cycles, cycle - 1);
  const relying = setBasis(createCycleMap(mutable.map, cycleBefore), cycleBefore, location, stamp);
  mutable.setIn(keepUsedDigests(relying, mutable.value.unplaced[cycle]), 'cycles', cycle - 1);
};

const enterPhase = (mutable: MutableJourney, factContext: PhaseFactContext) =>
  setPosition(mutable, factContext, 'active', factContext.location.phase.id);

const resumeJourney = (mutable: MutableJourney, factContext: FactContext) => {
  const cycle = mutable.value.cycles[factContext.cycle - 1];
  if (!cycle) return;
  mutable.setIn(factContext.stamp.at, 'cycles', factContext.cycle - 1, 'resumedAt');
  setPosition(mutable, factContext, areOtherPhasesCompleted(mutable.map, cycle) ? 'completed' : 'active');
};

const startCycle = (mutable: MutableJourney, factContext: FactContext, { adaptation }: FactOf<'cycle.started'>) => {
  const { cycle, stamp } = factContext;
  const { cycles } = mutable.value;
  if (cycle < 1 || cycle > cycles.length + 1) return;
  mutable.setIn(
    { ...(cycles[cycle - 1] ?? createCycleRecord(cycle)), started: omitUndefined({ adaptation, ...stamp }) },
    'cycles',
    cycle - 1,
  );
  mutable.setIn(Math.max(cycle, cycles.length), 'cycle');
  setPosition(mutable, factContext, 'active');
};

const restartJourney = (mutable: MutableJourney, { stamp }: FactContext) => {
  const phase = getFirstPhaseId(mutable.map);
  const cycle = { ...createCycleRecord(1), position: { phase, status: 'active' as const, ...stamp } };
  const { title: _, ...kept } = mutable.value;
  mutable.value = {
    ...kept,
    status: 'active',
    cycle: 1,
    phase,
    cycles: [cycle],
    unplaced: {},
    resetAt: stamp.at,
  };
};

/** Replaces the journey with the record in the fact, if that can be read. */
const replaceJourney = (mutable: MutableJourney, _: FactContext, { journey }: { journey: unknown }) => {
  mutable.value = parseJourney(journey, mutable.map).journey ?? mutable.value;
};

/** Returns the update of entries of one kind. */
const updateEntry = <K extends EntryKind, F>(
  kind: K,
  update: (old: Entries[K][string] | undefined, stamp: Stamp, fact: F) => Entries[K][string] | undefined,
  idField?: 'risk' | 'measure',
): EntryUpdate<F> => ({
  kind,
  ...(idField && { idField }),
  update: (old, ...rest) => update(old as Entries[K][string] | undefined, ...rest),
});

const riskUpdate = updateEntry('risks', (old, stamp, fact: FactOf<'risk.assessed'>): RiskRecord | undefined => {
  const next: RiskRecord = { ...old, stamps: { ...old?.stamps } };
  for (const field of keysOf(RISK_FIELDS)) {
    const value = fact[field];
    if (value === undefined) continue;
    Object.assign(next, { [field]: value });
    if (value === null) delete next[field];
    next.stamps[field] = stamp;
  }
  return keysOf(next.stamps).length ? next : undefined;
});

/** The text, unless it is empty: entries hold no empty reasons and notes. */
const toReason = (text: string | undefined) => text || undefined;

/** Returns an answer or note with a new text, which supersedes its text. */
const writeText = (old: Answer | undefined, stamp: Stamp, { text }: { text: string }) =>
  supersede(old, [old?.text], { text, ...stamp });

/** Returns a phase without the mark of an older version of the library, which a merge must not restore. */
const clearMark = (old: PhaseRecord | undefined, stamp: Stamp): PhaseRecord | undefined =>
  old?.check ? { ...old, check: { on: false, ...stamp } } : old;

const factHandlers: { [T in FactType]: FactHandler<FactOf<T>> } = {
  'question.answered': { entry: updateEntry('answers', writeText) },
  'variant.taken': {
    entry: updateEntry('answers', (old, stamp, { text }) => supersede(old, [old?.text, text], { text, ...stamp })),
  },
  'variant.discarded': {
    entry: updateEntry('answers', (old, _, { variant }) =>
      supersede(old, [listVariants(old).find(({ id }) => id === variant)?.text]),
    ),
  },
  'group.set-aside': {
    entry: updateEntry('groups', (_, stamp, { reason }) =>
      omitUndefined({ setAside: true, reason: toReason(reason), ...stamp }),
    ),
  },
  'group.taken-up': {
    entry: updateEntry('groups', (_, stamp) => ({ setAside: false, ...stamp })),
  },
  'tool.chosen': {
    entry: updateEntry('tools', (_, stamp, { note }) =>
      omitUndefined({ chosen: true, note: toReason(note), ...stamp }),
    ),
  },
  'tool.dropped': {
    entry: updateEntry('tools', (_, stamp) => ({ chosen: false, ...stamp })),
  },
  'risk.assessed': { entry: riskUpdate },
  'risk.added': {
    entry: updateEntry(
      'ownRisks',
      (_, stamp, { phase, name, text }) => omitUndefined({ phase, name, text: toReason(text), ...stamp }),
      'risk',
    ),
  },
  'risk.removed': {
    entry: updateEntry('ownRisks', (old, stamp) => setRemoved(old, stamp, true)),
  },
  'risk.restored': {
    entry: updateEntry('ownRisks', (old, stamp) => setRemoved(old, stamp, undefined)),
  },
  'measure.added': {
    entry: updateEntry('ownMeasures', (_, stamp, { risk, name }) => ({ risk, name, ...stamp }), 'measure'),
  },
  'measure.removed': {
    entry: updateEntry('ownMeasures', (old, stamp) => setRemoved(old, stamp, true)),
  },
  'decision.made': {
    entry: updateEntry('decisions', (_, stamp, { option, reason, reviewOn }) =>
      omitUndefined({ option, reason: toReason(reason), reviewOn, ...stamp }),
    ),
  },
  'phase.entered': {
    entry: updateEntry('phases', (old, entered) => ({ ...old, entered })),
    phaseEffect: enterPhase,
  },
  'phase.completed': {
    entry: updateEntry('phases', (old, stamp, { note }) => ({
      ...clearMark(old, stamp),
      completion: omitUndefined({ done: true, note, ...stamp }),
      completedAt: stamp.at,
    })),
    phaseEffect: relyOnEarlierPhases,
  },
  'phase.confirmed': { entry: updateEntry('phases', clearMark), phaseEffect: relyOnEarlierPhases },
  'phase.reopened': {
    entry: updateEntry('phases', (old, stamp) => ({
      ...clearMark(old, stamp),
      // The note is a person's text: it is kept until the next completion replaces it.
      completion: { ...old?.completion, done: false, ...stamp },
    })),
    phaseEffect: enterPhase,
  },
  'phase.noted': { entry: updateEntry('notes', writeText) },
  'journey.stopped': { effect: (mutable, factContext) => setPosition(mutable, factContext, 'stopped') },
  'journey.completed': { effect: (mutable, factContext) => setPosition(mutable, factContext, 'completed') },
  'journey.resumed': { effect: resumeJourney },
  'cycle.started': { effect: startCycle },
  'journey.replaced': { effect: replaceJourney },
  'journey.merged': { effect: replaceJourney },
  'journey.renamed': {
    effect: (mutable, { stamp }, { title }) => mutable.setIn({ text: title, ...stamp }, 'title'),
  },
  'journey.restarted': { effect: restartJourney },
};

const isFactType = (type: unknown): type is FactType => isText(type) && Object.hasOwn(FACTS, type);

/**
 * Reads a fact, with its time in canonical form, and the kind of map item that it is about. Facts may come from
 * untrusted sources: the log of a host, a file.
 */
function readFact(input: unknown): { fact: Fact; kind: ItemKind | undefined } | undefined {
  const fact = cloneJson(input);
  if (!isObject(fact) || !isFactType(fact.type) || !isId(fact.id) || !Number.isInteger(fact.cycle)) return undefined;
  const { fields, subject } = getSchema({ ...fact, type: fact.type });
  const at = findInvalidField(fields, fact) ? undefined : toCanonicalTime(fact.at);
  // Its fields have been checked against the schema, which the compiler holds against `Fact`.
  return at ? { fact: { ...fact, at } as unknown as Fact, kind: subject } : undefined;
}

function applyFact(mutable: MutableJourney, input: unknown): void {
  const read = readFact(input);
  if (!read) return;
  const { fact, kind: subjectKind } = read;
  const { type, cycle, at } = fact;
  if (type === 'risk.assessed' && fact.measures) fact.measures = getCurrentIds(mutable.map, 'measure', fact.measures);
  const cycleBefore = mutable.value.cycles[cycle - 1];
  const subject =
    subjectKind &&
    findSubject(mutable.map, subjectKind, { ...fact }, (id) =>
      locateInCycle(mutable.map, cycleBefore, subjectKind, id),
    );
  // Entries keep current ids.
  if (subject) setOwn(fact, subject.kind, subject.id);
  // Listed before the fact overwrites an entry, since a record from before there were trails has no other.
  const trail = isTrailFact(fact) && addToTrail(mutable.map, cycleBefore ? listTrail(cycleBefore) : [], fact);
  const location = cycleBefore && subject?.location;
  const { person, from }: { person?: unknown; from?: number } = fact;
  const stamp = omitUndefined<Stamp>({ at, by: fact.id, person: toPersonName(person), from });
  const factContext: FactContext = { cycle, stamp };
  // Methods compare their parameters both ways, so the handler of one type passes for one of any fact.
  const { entry, phaseEffect, effect }: FactHandler<Fact> = factHandlers[type];
  if (entry && subject) {
    // A fact about a variant names a question or, for a variant of a note, only a phase.
    const kind = entry.kind === 'answers' && subject.kind === 'phase' ? 'notes' : entry.kind;
    const id = entry.idField ? String((fact as unknown as Record<string, unknown>)[entry.idField]) : subject.id;
    const path = location
      ? ['cycles', cycle - 1, ...getEntryPath(kind, location.phase.id, id)]
      : ['unplaced', cycle, kind, id];
    const next = entry.update(getIn(mutable.value, path), factContext.stamp, fact);
    if (next) mutable.setIn(next, ...path);
  }
  if (location) phaseEffect?.(mutable, { ...factContext, location });
  effect?.(mutable, factContext, fact);
  if (trail && mutable.value.cycles[cycle - 1]) mutable.setIn(trail, 'cycles', cycle - 1, 'trail');
  if (mutable.value.updatedAt < at) mutable.setIn(at, 'updatedAt');
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
  const mutable: MutableJourney = Object.assign(createCopyOnWrite(journey), { map });
  for (const fact of facts) applyFact(mutable, fact);
  return mutable.value;
}
