import { isObject } from '../map/json.js';
import { lookup } from '../map/lookup.js';
import type { MapDefinition, Phase } from '../map/types.js';
import { settle, write } from './answers.js';
import { canonicalTime, parseJourney } from './parse.js';
import { emptyCycle, emptyEntries, firstPhase, RISK_FIELDS } from './record.js';
import { exitOf, isCompleted, standingDecision } from './rules.js';
import { FACTS, isId, misfit } from './shapes.js';
import type {
  Cycle,
  Entries,
  Fact,
  FactOf,
  FactType,
  Journey,
  JourneyStatus,
  Section,
  Stamp,
} from './types.js';

/** A journey being written: each part is copied once, where it is first written. */
class Draft {
  readonly #own = new WeakSet<object>();
  readonly map: MapDefinition;
  journey: Journey;

  constructor(map: MapDefinition, journey: Journey) {
    this.map = map;
    this.journey = journey;
  }

  /** The journey itself, to write to. */
  root(): Journey {
    if (!this.#own.has(this.journey)) this.#own.add((this.journey = { ...this.journey }));
    return this.journey;
  }

  /** A part of something owned, to write to. */
  part<T extends object, K extends keyof T>(owner: T, key: K): T[K] & object {
    let part = owner[key] as T[K] & object;
    if (!this.#own.has(part)) {
      part = (Array.isArray(part) ? [...(part as unknown[])] : { ...part }) as T[K] & object;
      owner[key] = part;
      this.#own.add(part);
    }
    return part;
  }

  cycle(number: number): Cycle | undefined {
    if (!this.journey.cycles[number - 1]) return undefined;
    return this.part(this.part(this.root(), 'cycles'), number - 1);
  }

  /** The entries of a kind that a fact writes to: those of its cycle, or the unplaced ones where the map lacks the id. */
  section<S extends Section>(name: S, number: number, placed: boolean): Entries[S] {
    const cycle = placed ? this.cycle(number) : undefined;
    if (cycle) return this.part(cycle, name);
    const unplaced = this.part(this.root(), 'unplaced');
    unplaced[number] ??= {};
    const entries = this.part(unplaced, String(number));
    entries[name] ??= emptyEntries()[name];
    return this.part(entries, name) as Entries[S];
  }
}

/** After work in a completed phase: the later completed ones ask to be checked again, and it too if its rule broke. */
function markChecks(draft: Draft, phase: Phase | undefined, number: number, stamp: Stamp): void {
  const cycle = draft.cycle(number);
  if (!phase || !cycle || !isCompleted(cycle.phases[phase.id])) return;
  if (exitOf(cycle, phase).left.length) mark(draft, cycle, phase, phase, stamp);
  markLater(draft, cycle, phase, stamp);
}

function markLater(draft: Draft, cycle: Cycle, phase: Phase, stamp: Stamp): void {
  const { phases } = draft.map;
  for (const later of phases.slice(phases.indexOf(phase) + 1)) {
    if (isCompleted(cycle.phases[later.id])) mark(draft, cycle, later, phase, stamp);
  }
}

function mark(draft: Draft, cycle: Cycle, phase: Phase, because: Phase, stamp: Stamp): void {
  const phases = draft.part(cycle, 'phases');
  phases[phase.id] = { ...phases[phase.id], check: { on: true, because: because.id, ...stamp } };
}

/** Moves the journey, in the cycle of the fact. */
function move(draft: Draft, number: number, phase: string, status: JourneyStatus, stamp: Stamp): void {
  const cycle = draft.cycle(number);
  if (!cycle) return;
  cycle.position = { phase, status, ...stamp };
  if (number === draft.journey.cycle) Object.assign(draft.root(), { phase, status });
}

type Apply<T extends FactType> = (draft: Draft, fact: FactOf<T>, stamp: Stamp) => void;

/** What every fact of work does: finds its place, writes one entry, and marks what follows. */
function work<T extends FactType, S extends Section>(
  section: S,
  locate: (map: MapDefinition, fact: FactOf<T>) => { id: string; phase: Phase | undefined },
  entry: (old: Entries[S][string] | undefined, fact: FactOf<T>, stamp: Stamp) => Entries[S][string] | undefined,
  disturbs = true,
): Apply<T> {
  return (draft, fact, stamp) => {
    const { id, phase } = locate(draft.map, fact);
    const entries = draft.section(section, fact.cycle, phase !== undefined) as Record<string, Entries[S][string]>;
    const next = entry(entries[id], fact, stamp);
    if (next) entries[id] = next;
    if (disturbs) markChecks(draft, phase, fact.cycle, stamp);
  };
}

const ofQuestion = (map: MapDefinition, { question: id }: { question: string }) => ({ id, phase: lookup(map).questions.get(id)?.phase });
const ofGroup = (map: MapDefinition, { group: id }: { group: string }) => ({ id, phase: lookup(map).groups.get(id)?.phase });
const ofTool = (map: MapDefinition, { tool: id }: { tool: string }) => ({ id, phase: lookup(map).tools.get(id)?.phase });
const ofRisk = (map: MapDefinition, { risk: id }: { risk: string }) => ({ id, phase: lookup(map).risks.get(id)?.phase });
const ofPhase = (map: MapDefinition, { phase: id }: { phase: string }) => ({ id, phase: lookup(map).phases.get(id)?.phase });

/** An optional text, or nothing at all: records hold no undefined. */
const optional = <K extends string>(key: K, text: string | undefined) => (text ? ({ [key]: text } as Record<K, string>) : {});

const appliers: { [T in FactType]: Apply<T> } = {
  'question.answered': work('answers', ofQuestion, (old, { text }, { at, by }) => write(old, text, at, by)),
  'variant.taken': work('answers', ofQuestion, (old, { variant, text }, stamp) =>
    old ? settle(old, variant, { text, ...stamp }) : undefined,
  ),
  'variant.discarded': work('answers', ofQuestion, (old, { variant }) => (old ? settle(old, variant) : undefined), false),
  'group.set-aside': work('groups', ofGroup, (_, { reason }, stamp) => ({ setAside: true, ...optional('reason', reason), ...stamp })),
  'group.taken-up': work('groups', ofGroup, (_, __, stamp) => ({ setAside: false, ...stamp })),
  'tool.chosen': work('tools', ofTool, (_, { note }, stamp) => ({ chosen: true, ...optional('note', note), ...stamp })),
  'tool.dropped': work('tools', ofTool, (_, __, stamp) => ({ chosen: false, ...stamp })),
  'risk.assessed': work('risks', ofRisk, (old, fact, stamp) => {
    const next = { ...old, stamps: { ...old?.stamps } };
    for (const field of RISK_FIELDS) {
      const value = fact[field];
      if (value === undefined) continue;
      if (value === null) delete next[field];
      else Object.assign(next, { [field]: value });
      next.stamps[field] = stamp;
    }
    return next;
  }),
  'decision.made': work('decisions', ofPhase, (old, { option, reason }, stamp) => ({
    option,
    ...optional('reason', reason),
    ...optional('lapsedAt', old?.lapsedAt),
    ...stamp,
  })),
  'phase.entered': (draft, fact, stamp) => {
    const { id, phase } = ofPhase(draft.map, fact);
    const phases = draft.section('phases', fact.cycle, phase !== undefined);
    phases[id] = { ...phases[id], entered: stamp };
    if (phase) move(draft, fact.cycle, id, 'active', stamp);
  },
  'phase.completed': (draft, fact, stamp) => {
    const { id, phase } = ofPhase(draft.map, fact);
    const phases = draft.section('phases', fact.cycle, phase !== undefined);
    phases[id] = {
      ...phases[id],
      completion: { done: true, ...optional('note', fact.note), ...stamp },
      completedAt: stamp.at,
      check: { on: false, ...stamp },
    };
  },
  'phase.reopened': (draft, fact, stamp) => {
    const { id, phase } = ofPhase(draft.map, fact);
    const phases = draft.section('phases', fact.cycle, phase !== undefined);
    phases[id] = { ...phases[id], completion: { done: false, ...stamp }, check: { on: false, ...stamp } };
    const cycle = phase && draft.cycle(fact.cycle);
    if (!cycle) return;
    move(draft, fact.cycle, id, 'active', stamp);
    markLater(draft, cycle, phase, stamp);
  },
  'journey.stopped': (draft, fact, stamp) => move(draft, fact.cycle, draft.journey.phase, 'stopped', stamp),
  'journey.completed': (draft, fact, stamp) => move(draft, fact.cycle, draft.journey.phase, 'completed', stamp),
  'journey.resumed': (draft, fact, stamp) => {
    const cycle = draft.cycle(fact.cycle);
    if (!cycle) return;
    const decisions = draft.part(cycle, 'decisions');
    for (const [id, decision] of Object.entries(decisions)) {
      if (standingDecision(decision)?.option === 'stop') decisions[id] = { ...decision, lapsedAt: stamp.at };
    }
    const through = draft.map.phases.every(({ id }) => isCompleted(cycle.phases[id]));
    move(draft, fact.cycle, draft.journey.phase, through ? 'completed' : 'active', stamp);
  },
  'cycle.started': (draft, fact, stamp) => {
    const next = draft.journey.cycles.length + 1;
    if (fact.cycle < 1 || fact.cycle > next) return;
    const journey = draft.root();
    const cycles = draft.part(journey, 'cycles');
    if (fact.cycle === next) cycles.push(emptyCycle(next));
    journey.cycle = cycles.length;
    draft.part(cycles, fact.cycle - 1).started = { ...optional('adaptation', fact.adaptation), ...stamp };
    move(draft, fact.cycle, firstPhase(draft.map), 'active', stamp);
  },
  'journey.replaced': adopt,
  'journey.merged': adopt,
  'journey.restarted': (draft, _, stamp) => {
    const phase = firstPhase(draft.map);
    const cycle: Cycle = { ...emptyCycle(1), position: { phase, status: 'active', ...stamp } };
    Object.assign(draft.root(), { status: 'active', cycle: 1, phase, cycles: [cycle], unplaced: {}, resetAt: stamp.at });
  },
};

/** Takes over the whole record that the fact carries, if it is one. */
function adopt(draft: Draft, fact: FactOf<'journey.replaced' | 'journey.merged'>): void {
  const { journey } = parseJourney(fact.journey, draft.map);
  if (journey) draft.journey = journey;
}

/** Facts may come from outside: a host's log, a file. */
function isFact(fact: unknown): fact is Fact {
  if (!isObject(fact) || typeof fact.type !== 'string' || !Object.hasOwn(FACTS, fact.type)) return false;
  return isId(fact.id) && Number.isInteger(fact.cycle) && !misfit(FACTS[fact.type as FactType], fact);
}

function apply(draft: Draft, fact: Fact): void {
  const at = isFact(fact) && canonicalTime(fact.at);
  if (!at) return;
  (appliers[fact.type] as Apply<FactType>)(draft, fact, { at, by: fact.id });
  if (draft.journey.updatedAt < at) draft.root().updatedAt = at;
}

/**
 * The journey after a fact. Pure: never mutates, and gives the same journey for what is no known fact. Facts about
 * ids that the map lacks are kept under `unplaced`.
 */
export function evolve(map: MapDefinition, journey: Journey, fact: Fact): Journey {
  const draft = new Draft(map, journey);
  apply(draft, fact);
  return draft.journey;
}

/** As {@link evolve} for facts in order; each part of the record is copied once only. */
export function evolveAll(map: MapDefinition, journey: Journey, facts: readonly Fact[]): Journey {
  const draft = new Draft(map, journey);
  for (const fact of facts) apply(draft, fact);
  return draft.journey;
}
