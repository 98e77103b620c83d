import { filled, isText, sameJson } from '../utils/json.js';
import { goneFrom, measuresOf, type Place } from '../map/map-index.js';
import { variantsOf } from './answer-versions.js';
import { placeOfCommand } from './read-command.js';
import { evolveAll } from './evolve.js';
import type { Situation } from './permissions.js';
import { mergeJourneys, saysTheSame } from './merge.js';
import { parseJourney } from './parse-journey.js';
import { currentCycle, firstPhase, RISK_FIELDS, workIn, type Work } from './record.js';
import { compact, some } from '../utils/objects.js';
import { randomId } from '../utils/uuid.js';
import { currentTime, type Sources } from '../utils/clock.js';
import { isCompleted, isMarked, phaseAfter, standingDecision } from './rules.js';
import type { Answer, Cycle, Journey, Variant } from './types/record.js';
import type { Fact, FactBody } from './types/fact.js';
import type { Command, CommandOf, CommandType } from './types/command.js';

/** A fact to be: what is undefined in it is left out. */
type Body<T = FactBody> = T extends unknown ? { [K in keyof T]: K extends 'type' ? T[K] : T[K] | undefined } : never;

/** What facts are made from: all as it was before the command. */
interface Desk extends Situation {
  place: Place;
  cycle: Cycle;
  /** What was recorded in the phase that it is about. */
  work: Work;
  /** The record that the command brings. */
  given: Journey;
  at: string;
  newId: () => string;
  record: (body: Body, cycle?: number, id?: string) => void;
  /** Records what is due once a phase of an active journey was completed: the only thing that asks what became of it. */
  goOn: () => void;
}

/** Whether an optional text leaves the old one as it is. */
const isSame = (text: string | undefined, old: string | undefined) => text === undefined || filled(text) === old;

type Planner<T extends CommandType> = (desk: Desk, command: CommandOf<T>) => void;

const planners: { [T in CommandType]: Planner<T> } = {
  'question.answer': ({ place: { ids }, work, record }, { question, text }) => {
    const { phase, group } = ids;
    const next = filled(text) ?? '';
    if (next !== (work.answers[question]?.text ?? '')) record({ type: 'question.answered', ...ids, text: next });
    if (next && work.groups[group]?.setAside) record({ type: 'group.taken-up', phase, group });
  },
  'group.set-aside': ({ place: { ids }, work, record }, { group, reason }) => {
    const old = work.groups[group];
    if (!old?.setAside || !isSame(reason, old.reason))
      record({ type: 'group.set-aside', ...ids, reason: filled(reason) });
  },
  'group.take-up': ({ place: { ids }, work, record }, { group }) => {
    if (work.groups[group]?.setAside) record({ type: 'group.taken-up', ...ids });
  },
  'tool.choose': ({ place: { ids }, work, record }, { tool, note }) => {
    const old = work.tools[tool];
    if (!old?.chosen || !isSame(note, old.note)) record({ type: 'tool.chosen', ...ids, note: filled(note) });
  },
  'tool.drop': ({ place: { ids }, work, record }, { tool }) => {
    if (work.tools[tool]?.chosen) record({ type: 'tool.dropped', ...ids });
  },
  'risk.assess': ({ place, work, record }, command) => {
    const old = work.risks[command.risk];
    const patch: Record<string, unknown> = {};
    for (const field of RISK_FIELDS) {
      let value: unknown = command[field];
      if (value === undefined) continue;
      if (isText(value)) value = filled(value);
      // Measures come in the order of the map, each once; nobody sees those that it no longer has, so they stay.
      if (Array.isArray(value)) {
        const chosen: unknown[] = value;
        const offered = measuresOf(place.phase, command.risk).map(({ id }) => id);
        value = some([
          ...offered.filter((id) => chosen.includes(id)),
          ...goneFrom(place.phase, command.risk, old?.measures),
        ]);
      }
      if (!sameJson(value ?? null, old?.[field] ?? null)) patch[field] = value ?? null;
    }
    if (Object.keys(patch).length) record({ type: 'risk.assessed', ...place.ids, ...patch });
  },
  'decision.make': ({ cycle, record }, { phase, option, reason }) => {
    const old = standingDecision(cycle, phase);
    if (option !== 'stop' && old?.option === option && isSame(reason, old.reason)) return;
    record({ type: 'decision.made', phase, option, reason: filled(reason) });
    if (option === 'stop') record({ type: 'journey.stopped', phase });
  },
  'phase.complete': ({ cycle, journey, record, goOn }, { phase, note }) => {
    const isDue = !isCompleted(cycle.phases[phase]) || isMarked(cycle.phases[phase]);
    if (isDue) record({ type: 'phase.completed', phase, note: filled(note) });
    if (isDue || phase === journey.phase) goOn();
  },
  'phase.reopen': ({ record }, { phase }) => record({ type: 'phase.reopened', phase }),
  'journey.resume': ({ record }) => record({ type: 'journey.resumed' }),
  'cycle.start': ({ map, journey, record }, { adaptation }) => {
    const cycle = journey.cycle + 1;
    record({ type: 'cycle.started', adaptation: filled(adaptation) }, cycle);
    record({ type: 'phase.entered', phase: firstPhase(map) }, cycle);
  },
  'journey.replace': ({ given, at, newId, record }) => {
    const id = newId();
    const { phase, status, cycle } = given;
    const cycles = given.cycles.map((one) =>
      one.number === cycle ? { ...one, position: { phase, status, at, by: id } } : one,
    );
    record({ type: 'journey.replaced', journey: { ...given, cycles, updatedAt: at, resetAt: at } }, cycle, id);
  },
  'journey.merge': ({ journey, given, at, record }) => {
    const merged = mergeJourneys(journey, given);
    if (!saysTheSame(merged, journey))
      record({ type: 'journey.merged', journey: { ...merged, updatedAt: at } }, merged.cycle);
  },
  'journey.restart': ({ record }) => record({ type: 'journey.restarted' }, 1),
  'variant.take': ({ place: { ids }, work, record }, { question, variant }) => {
    // That it is there, the rules have seen.
    const { text } = variantsOf(work.answers[question] as Answer).find(({ id }) => id === variant) as Variant;
    record({ type: 'variant.taken', ...ids, variant, text });
  },
  'variant.discard': ({ place: { ids }, record }, { variant }) =>
    record({ type: 'variant.discarded', ...ids, variant }),
};

/** The facts that an allowed command leads to. */
export function plan(situation: Situation, command: Command, { now, newId = randomId }: Sources): Fact[] {
  const { map, journey, progression } = situation;
  const place = placeOfCommand(map, command) as Place;
  const cycle = currentCycle(journey);
  const given = 'journey' in command ? parseJourney(command.journey, map).journey : null;
  // A record from elsewhere may be of a clock that is ahead; facts come after it, too.
  const before = Math.max(...[journey, given ?? journey].map(({ updatedAt }) => Date.parse(updatedAt)));
  const at = new Date(Math.max(Date.parse(currentTime(now)), before + 1)).toISOString();
  const facts: Fact[] = [];

  const record: Desk['record'] = (body, cycle = journey.cycle, id = newId()) => {
    facts.push(compact<object>({ id, at, cycle, ...body }) as Fact);
  };
  const goOn = () => {
    if (journey.status !== 'active') return;
    const next = phaseAfter(map, currentCycle(evolveAll(map, journey, facts)), progression, place.phase);
    if (!next) record({ type: 'journey.completed' });
    else if (next.id !== journey.phase) record({ type: 'phase.entered', phase: next.id });
  };

  const desk: Desk = {
    ...situation,
    place,
    cycle,
    work: workIn(cycle, place?.phase.id),
    given: given as Journey,
    at,
    newId,
    record,
    goOn,
  };
  (planners[command.type] as Planner<CommandType>)(desk, command);
  return facts;
}
