import { sameJson } from '../map/json.js';
import { lookup } from '../map/lookup.js';
import type { Phase } from '../map/types.js';
import { evolve } from './evolve.js';
import type { Situation } from './judge.js';
import { mergeJourneys, saysTheSame } from './merge.js';
import { parseJourney } from './parse.js';
import { currentCycle, currentTime, firstPhase, randomId, RISK_FIELDS, type Sources } from './record.js';
import { isCompleted, isMarked, phaseAfter, standingDecision } from './rules.js';
import type { Command, CommandOf, CommandType, Cycle, Fact, FactBody, Journey, RiskPatch } from './types.js';

/** What a command leads to. */
export interface Plan {
  facts: Fact[];
  /** The journey after them. */
  journey: Journey;
}

/** White space alone is empty. */
const blank = (text: string | undefined): boolean => !text?.trim();

/** Facts being made: one time for all of a command's, and the journey as it is after each. */
class Recorder implements Plan {
  readonly facts: Fact[] = [];
  readonly situation: Situation;
  readonly at: string;
  journey: Journey;
  readonly #newId: () => string;

  constructor(situation: Situation, { now, newId = randomId }: Sources, after: string) {
    this.situation = situation;
    this.journey = situation.journey;
    this.#newId = newId;
    this.at = new Date(Math.max(currentTime(now).getTime(), Date.parse(after) + 1)).toISOString();
  }

  get cycle(): Cycle {
    return currentCycle(this.journey);
  }

  nextId(): string {
    return this.#newId();
  }

  record(body: FactBody, cycle = this.journey.cycle, id = this.nextId()): void {
    const fact = { id, at: this.at, cycle, ...body } as Fact;
    this.facts.push(fact);
    this.journey = evolve(this.situation.map, this.journey, fact);
  }

  /** What is due once a phase of an active journey was completed. */
  goOn(phase: Phase): void {
    if (this.journey.status !== 'active') return;
    const next = phaseAfter(this.situation.map, this.cycle, this.situation.progression, phase);
    if (!next) this.record({ type: 'journey.completed' });
    else if (next.id !== this.journey.phase) this.record({ type: 'phase.entered', phase: next.id });
  }
}

const place = <K extends 'questions' | 'groups' | 'tools' | 'risks' | 'phases'>(to: Recorder, kind: K, id: string) => {
  const found = lookup(to.situation.map)[kind].get(id);
  if (!found) throw new TypeError(`No ${kind} "${id}": the command was not read with readCommand.`);
  return found as NonNullable<ReturnType<ReturnType<typeof lookup>[K]['get']>>;
};

const withText = <K extends string>(key: K, text: string | undefined) =>
  blank(text) ? {} : ({ [key]: text } as Record<K, string>);

type Planner<T extends CommandType> = (to: Recorder, command: CommandOf<T>) => void;

const planners: { [T in CommandType]: Planner<T> } = {
  'question.answer': (to, { question, text }) => {
    const { phase, group } = place(to, 'questions', question);
    const ids = { phase: phase.id, group: group.id };
    const next = blank(text) ? '' : text;
    if (next !== (to.cycle.answers[question]?.text ?? '')) to.record({ type: 'question.answered', ...ids, question, text: next });
    if (next && to.cycle.groups[group.id]?.setAside) to.record({ type: 'group.taken-up', ...ids });
  },
  'group.set-aside': (to, { group, reason }) => {
    const { phase } = place(to, 'groups', group);
    const old = to.cycle.groups[group];
    if (old?.setAside && (reason === undefined || reason === (old.reason ?? ''))) return;
    to.record({ type: 'group.set-aside', phase: phase.id, group, ...withText('reason', reason) });
  },
  'group.take-up': (to, { group }) => {
    const { phase } = place(to, 'groups', group);
    if (to.cycle.groups[group]?.setAside) to.record({ type: 'group.taken-up', phase: phase.id, group });
  },
  'tool.choose': (to, { tool, note }) => {
    const { phase } = place(to, 'tools', tool);
    const old = to.cycle.tools[tool];
    const next = note ?? (old?.chosen ? old.note : undefined);
    if (old?.chosen && (blank(next) ? '' : next) === (old.note ?? '')) return;
    to.record({ type: 'tool.chosen', phase: phase.id, tool, ...withText('note', next) });
  },
  'tool.drop': (to, { tool }) => {
    const { phase } = place(to, 'tools', tool);
    if (to.cycle.tools[tool]?.chosen) to.record({ type: 'tool.dropped', phase: phase.id, tool });
  },
  'risk.assess': (to, command) => {
    const { phase, measures } = place(to, 'risks', command.risk);
    const old = to.cycle.risks[command.risk];
    const patch: Record<string, unknown> = {};
    for (const field of RISK_FIELDS) {
      let value: unknown = command[field];
      if (value === undefined) continue;
      if (typeof value === 'string' && blank(value)) value = null;
      if (field === 'measures') {
        const chosen = measures.filter(({ id }) => command.measures?.includes(id)).map(({ id }) => id);
        value = chosen.length ? chosen : null;
      }
      if (!sameJson(value, old?.[field] ?? null)) patch[field] = value;
    }
    if (Object.keys(patch).length) {
      to.record({ type: 'risk.assessed', phase: phase.id, risk: command.risk, ...(patch as RiskPatch) });
    }
  },
  'decision.make': (to, { phase, option, reason }) => {
    const old = standingDecision(to.cycle.decisions[phase]);
    const same = old?.option === option && (reason === undefined || (blank(reason) ? '' : reason) === (old.reason ?? ''));
    if (same && option !== 'stop') return;
    to.record({ type: 'decision.made', phase, option, ...withText('reason', reason) });
    if (option === 'stop') to.record({ type: 'journey.stopped', phase });
  },
  'phase.complete': (to, { phase: id, note }) => {
    const { phase } = place(to, 'phases', id);
    const record = to.cycle.phases[id];
    if (!isCompleted(record) || isMarked(record)) {
      to.record({ type: 'phase.completed', phase: id, ...withText('note', note) });
      to.goOn(phase);
    } else if (id === to.journey.phase) {
      to.goOn(phase);
    }
  },
  'phase.reopen': (to, { phase }) => to.record({ type: 'phase.reopened', phase }),
  'journey.resume': (to) => to.record({ type: 'journey.resumed' }),
  'cycle.start': (to, { adaptation }) => {
    to.record({ type: 'cycle.started', ...withText('adaptation', adaptation) }, to.journey.cycle + 1);
    to.record({ type: 'phase.entered', phase: firstPhase(to.situation.map) });
  },
  'journey.replace': (to, command) => {
    const given = readRecord(to, command.journey);
    const cycles = [...given.cycles];
    const cycle = currentCycle(given);
    const id = to.nextId();
    const { phase, status } = given;
    cycles[given.cycle - 1] = { ...cycle, position: { phase, status, at: to.at, by: id } };
    const journey = { ...given, cycles, updatedAt: to.at, resetAt: to.at };
    to.record({ type: 'journey.replaced', journey }, given.cycle, id);
  },
  'journey.merge': (to, command) => {
    const merged = mergeJourneys(to.journey, readRecord(to, command.journey));
    if (saysTheSame(merged, to.journey)) return;
    to.record({ type: 'journey.merged', journey: { ...merged, updatedAt: to.at } }, merged.cycle);
  },
  'journey.restart': (to) => to.record({ type: 'journey.restarted' }, 1),
  'variant.take': (to, { question, variant }) => {
    const { phase, group } = place(to, 'questions', question);
    const text = to.cycle.answers[question]?.variants?.find(({ id }) => id === variant)?.text ?? '';
    to.record({ type: 'variant.taken', phase: phase.id, group: group.id, question, variant, text });
  },
  'variant.discard': (to, { question, variant }) => {
    const { phase, group } = place(to, 'questions', question);
    to.record({ type: 'variant.discarded', phase: phase.id, group: group.id, question, variant });
  },
};

function readRecord(to: Recorder, json: unknown): Journey {
  const { journey } = parseJourney(json, to.situation.map);
  if (!journey) throw new TypeError('The record was not judged before it was planned with.');
  return journey;
}

/** The facts that an allowed command leads to, and the journey after them. */
export function plan(situation: Situation, command: Command, sources: Sources): Plan {
  const to = new Recorder(situation, sources, lastTime(situation, command));
  (planners[command.type] as Planner<CommandType>)(to, command);
  return { facts: to.facts, journey: to.journey };
}

/** A record from elsewhere may be of a clock that is ahead; facts come after it too. */
function lastTime({ journey, map }: Situation, command: Command): string {
  if (command.type !== 'journey.merge' && command.type !== 'journey.replace') return journey.updatedAt;
  const other = parseJourney(command.journey, map).journey?.updatedAt ?? '';
  return other > journey.updatedAt ? other : journey.updatedAt;
}
