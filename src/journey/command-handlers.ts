import { toFilledText, isText, isSameJson } from '../utils/json.js';
import { removedMeasures, measuresOf, type MapLocation } from '../map/map-index.js';
import { variantsOf } from './answer-versions.js';
import { locateCommand } from './read-command.js';
import { evolveAll } from './evolve.js';
import type { RuleContext } from './permissions.js';
import { mergeJourneys, isEquivalentJourney } from './merge.js';
import { parseJourney } from './parse-journey.js';
import { getCurrentCycle, getFirstPhaseId, RISK_FIELDS, getPhaseWork, type PhaseWork } from './record.js';
import { omitUndefined, nonEmpty } from '../utils/objects.js';
import { createUuid } from '../utils/uuid.js';
import { getCurrentTime, type TimeAndIdSource } from '../utils/clock.js';
import { isCompleted, isReviewRequired, findNextPhase, findStandingDecision } from './rules.js';
import type { Answer, Cycle, Journey, Variant } from './types/record.js';
import type { Fact, FactBody } from './types/fact.js';
import type { Command, CommandOf, CommandType } from './types/command.js';

/** A fact to be: what is undefined in it is left out. */
type FactInput<T = FactBody> = T extends unknown
  ? { [K in keyof T]: K extends 'type' ? T[K] : T[K] | undefined }
  : never;

/** What facts are made from: all as it was before the command. */
interface HandlerContext extends RuleContext {
  place: MapLocation;
  cycle: Cycle;
  /** What was recorded in the phase that it is about. */
  work: PhaseWork;
  /** The record that the command brings. */
  importedJourney: Journey;
  at: string;
  newId: () => string;
  record: (body: FactInput, cycle?: number, id?: string) => void;
  /** Records what is due once a phase of an active journey was completed: the only thing that asks what became of it. */
  advance: () => void;
}

/** Whether an optional text leaves the old one as it is. */
const isUnchangedText = (text: string | undefined, old: string | undefined) =>
  text === undefined || toFilledText(text) === old;

type CommandHandler<T extends CommandType> = (desk: HandlerContext, command: CommandOf<T>) => void;

const commandHandlers: { [T in CommandType]: CommandHandler<T> } = {
  'question.answer': ({ place: { ids }, work, record }, { question, text }) => {
    const { phase, group } = ids;
    const next = toFilledText(text) ?? '';
    if (next !== (work.answers[question]?.text ?? '')) record({ type: 'question.answered', ...ids, text: next });
    if (next && work.groups[group]?.setAside) record({ type: 'group.taken-up', phase, group });
  },
  'group.set-aside': ({ place: { ids }, work, record }, { group, reason }) => {
    const old = work.groups[group];
    if (!old?.setAside || !isUnchangedText(reason, old.reason))
      record({ type: 'group.set-aside', ...ids, reason: toFilledText(reason) });
  },
  'group.take-up': ({ place: { ids }, work, record }, { group }) => {
    if (work.groups[group]?.setAside) record({ type: 'group.taken-up', ...ids });
  },
  'tool.choose': ({ place: { ids }, work, record }, { tool, note }) => {
    const old = work.tools[tool];
    if (!old?.chosen || !isUnchangedText(note, old.note))
      record({ type: 'tool.chosen', ...ids, note: toFilledText(note) });
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
      if (isText(value)) value = toFilledText(value);
      // Measures come in the order of the map, each once; nobody sees those that it no longer has, so they stay.
      if (Array.isArray(value)) {
        const chosen: unknown[] = value;
        const offered = measuresOf(place.phase, command.risk).map(({ id }) => id);
        value = nonEmpty([
          ...offered.filter((id) => chosen.includes(id)),
          ...removedMeasures(place.phase, command.risk, old?.measures),
        ]);
      }
      if (!isSameJson(value ?? null, old?.[field] ?? null)) patch[field] = value ?? null;
    }
    if (Object.keys(patch).length) record({ type: 'risk.assessed', ...place.ids, ...patch });
  },
  'decision.make': ({ cycle, record }, { phase, option, reason }) => {
    const old = findStandingDecision(cycle, phase);
    if (option !== 'stop' && old?.option === option && isUnchangedText(reason, old.reason)) return;
    record({ type: 'decision.made', phase, option, reason: toFilledText(reason) });
    if (option === 'stop') record({ type: 'journey.stopped', phase });
  },
  'phase.complete': ({ cycle, journey, record, advance: goOn }, { phase, note }) => {
    const isDue = !isCompleted(cycle.phases[phase]) || isReviewRequired(cycle.phases[phase]);
    if (isDue) record({ type: 'phase.completed', phase, note: toFilledText(note) });
    if (isDue || phase === journey.phase) goOn();
  },
  'phase.reopen': ({ record }, { phase }) => record({ type: 'phase.reopened', phase }),
  'journey.resume': ({ record }) => record({ type: 'journey.resumed' }),
  'cycle.start': ({ map, journey, record }, { adaptation }) => {
    const cycle = journey.cycle + 1;
    record({ type: 'cycle.started', adaptation: toFilledText(adaptation) }, cycle);
    record({ type: 'phase.entered', phase: getFirstPhaseId(map) }, cycle);
  },
  'journey.replace': ({ importedJourney: given, at, newId, record }) => {
    const id = newId();
    const { phase, status, cycle } = given;
    const cycles = given.cycles.map((one) =>
      one.number === cycle ? { ...one, position: { phase, status, at, by: id } } : one,
    );
    record({ type: 'journey.replaced', journey: { ...given, cycles, updatedAt: at, resetAt: at } }, cycle, id);
  },
  'journey.merge': ({ journey, importedJourney: given, at, record }) => {
    const merged = mergeJourneys(journey, given);
    if (!isEquivalentJourney(merged, journey))
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
export function factsFor(
  situation: RuleContext,
  command: Command,
  { now, newId = createUuid }: TimeAndIdSource,
): Fact[] {
  const { map, journey, progression } = situation;
  const place = locateCommand(map, command) as MapLocation;
  const cycle = getCurrentCycle(journey);
  const given = 'journey' in command ? parseJourney(command.journey, map).journey : null;
  // A record from elsewhere may be of a clock that is ahead; facts come after it, too.
  const before = Math.max(...[journey, given ?? journey].map(({ updatedAt }) => Date.parse(updatedAt)));
  const at = new Date(Math.max(Date.parse(getCurrentTime(now)), before + 1)).toISOString();
  const facts: Fact[] = [];

  const record: HandlerContext['record'] = (body, cycle = journey.cycle, id = newId()) => {
    facts.push(omitUndefined<object>({ id, at, cycle, ...body }) as Fact);
  };
  const goOn = () => {
    if (journey.status !== 'active') return;
    const next = findNextPhase(map, getCurrentCycle(evolveAll(map, journey, facts)), progression, place.phase);
    if (!next) record({ type: 'journey.completed' });
    else if (next.id !== journey.phase) record({ type: 'phase.entered', phase: next.id });
  };

  const desk: HandlerContext = {
    ...situation,
    place,
    cycle,
    work: getPhaseWork(cycle, place?.phase.id),
    importedJourney: given as Journey,
    at,
    newId,
    record,
    advance: goOn,
  };
  (commandHandlers[command.type] as CommandHandler<CommandType>)(desk, command);
  return facts;
}
