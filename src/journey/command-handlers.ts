import { toFilledText, isText, isSameJson } from '../utils/json.js';
import { listRemovedMeasures, listMeasures, type MapLocation } from '../map/map-index.js';
import { listVariants } from './answer-versions.js';
import { locateCommand } from './read-command.js';
import { evolveAll } from './evolve.js';
import type { RuleContext } from './permissions.js';
import { mergeJourneys, isEquivalentJourney } from './merge.js';
import { parseJourney } from './parse-journey.js';
import { getCurrentCycle, getFirstPhaseId, RISK_FIELDS, getPhaseWork, type PhaseWork } from './record.js';
import { omitUndefined, toNonEmpty } from '../utils/objects.js';
import { createUuid } from '../utils/uuid.js';
import { getCurrentTime, type TimeAndIdSource } from '../utils/clock.js';
import { isCompleted, isReviewRequired, findNextPhase, findStandingDecision } from './rules.js';
import type { Answer, Cycle, Journey, Variant } from './types/record.js';
import type { Fact, FactBody } from './types/fact.js';
import type { Command, CommandOf, CommandType } from './types/command.js';

/** Fields of a fact to record. Undefined fields are left out of the fact. */
type FactInput<T = FactBody> = T extends unknown
  ? { [K in keyof T]: K extends 'type' ? T[K] : T[K] | undefined }
  : never;

/** State before the command, and functions to record facts. */
interface HandlerContext extends RuleContext {
  /** Location of the command's subject. Not set for commands about the whole journey, whose handlers do not read it. */
  location: MapLocation;
  cycle: Cycle;

  /** Entries of the subject's phase. */
  work: PhaseWork;

  /** The record that the command contains. Set only for `journey.replace` and `journey.merge`. */
  importedJourney: Journey;
  recordedAt: string;
  newId: () => string;
  record: (body: FactInput, cycle?: number, id?: string) => void;

  /** Records the next phase or the end of an active journey, after a phase was completed. */
  advance: () => void;
}

/** Returns true if a command leaves an optional text as it is. */
const isUnchangedText = (text: string | undefined, oldText: string | undefined) =>
  text === undefined || toFilledText(text) === oldText;

type CommandHandler<T extends CommandType> = (context: HandlerContext, command: CommandOf<T>) => void;

const commandHandlers: { [T in CommandType]: CommandHandler<T> } = {
  'question.answer': ({ location: { ids }, work, record }, { question, text }) => {
    const { phase, group } = ids;
    const newText = toFilledText(text) ?? '';
    if (newText !== (work.answers[question]?.text ?? '')) record({ type: 'question.answered', ...ids, text: newText });
    if (newText && work.groups[group]?.setAside) record({ type: 'group.taken-up', phase, group });
  },
  'group.set-aside': ({ location: { ids }, work, record }, { group, reason }) => {
    const oldGroup = work.groups[group];
    if (!oldGroup?.setAside || !isUnchangedText(reason, oldGroup.reason))
      record({ type: 'group.set-aside', ...ids, reason: toFilledText(reason) });
  },
  'group.take-up': ({ location: { ids }, work, record }, { group }) => {
    if (work.groups[group]?.setAside) record({ type: 'group.taken-up', ...ids });
  },
  'tool.choose': ({ location: { ids }, work, record }, { tool, note }) => {
    const oldTool = work.tools[tool];
    if (!oldTool?.chosen || !isUnchangedText(note, oldTool.note))
      record({ type: 'tool.chosen', ...ids, note: toFilledText(note) });
  },
  'tool.drop': ({ location: { ids }, work, record }, { tool }) => {
    if (work.tools[tool]?.chosen) record({ type: 'tool.dropped', ...ids });
  },
  'risk.assess': ({ location, work, record }, command) => {
    const oldRisk = work.risks[command.risk];
    const patch: Record<string, unknown> = {};
    for (const field of RISK_FIELDS) {
      let value: unknown = command[field];
      if (value === undefined) continue;
      if (isText(value)) value = toFilledText(value);
      // Stores each measure once, in map order. Keeps measures that the map removed, as people cannot deselect them.
      if (Array.isArray(value)) {
        const chosenIds: unknown[] = value;
        const offeredIds = listMeasures(location.phase, command.risk).map(({ id }) => id);
        value = toNonEmpty([
          ...offeredIds.filter((id) => chosenIds.includes(id)),
          ...listRemovedMeasures(location.phase, command.risk, oldRisk?.measures),
        ]);
      }
      if (!isSameJson(value ?? null, oldRisk?.[field] ?? null)) patch[field] = value ?? null;
    }
    if (Object.keys(patch).length) record({ type: 'risk.assessed', ...location.ids, ...patch });
  },
  'decision.make': ({ cycle, record }, { phase, option, reason }) => {
    const oldDecision = findStandingDecision(cycle, phase);
    if (option !== 'stop' && oldDecision?.option === option && isUnchangedText(reason, oldDecision.reason)) return;
    record({ type: 'decision.made', phase, option, reason: toFilledText(reason) });
    if (option === 'stop') record({ type: 'journey.stopped', phase });
  },
  'phase.complete': ({ cycle, journey, record, advance }, { phase, note }) => {
    const isDue = !isCompleted(cycle.phases[phase]) || isReviewRequired(cycle.phases[phase]);
    if (isDue) record({ type: 'phase.completed', phase, note: toFilledText(note) });
    if (isDue || phase === journey.phase) advance();
  },
  'phase.reopen': ({ record }, { phase }) => record({ type: 'phase.reopened', phase }),
  'journey.resume': ({ record }) => record({ type: 'journey.resumed' }),
  'cycle.start': ({ map, journey, record }, { adaptation }) => {
    const cycle = journey.cycle + 1;
    record({ type: 'cycle.started', adaptation: toFilledText(adaptation) }, cycle);
    record({ type: 'phase.entered', phase: getFirstPhaseId(map) }, cycle);
  },
  'journey.replace': ({ importedJourney, recordedAt, newId, record }) => {
    const id = newId();
    const { phase, status, cycle: currentCycle } = importedJourney;
    const position = { phase, status, at: recordedAt, by: id };
    const cycles = importedJourney.cycles.map((cycle) =>
      cycle.number === currentCycle ? { ...cycle, position } : cycle,
    );
    const journey = { ...importedJourney, cycles, updatedAt: recordedAt, resetAt: recordedAt };
    record({ type: 'journey.replaced', journey }, currentCycle, id);
  },
  'journey.merge': ({ journey, importedJourney, recordedAt, record }) => {
    const mergedJourney = mergeJourneys(journey, importedJourney);
    if (!isEquivalentJourney(mergedJourney, journey))
      record({ type: 'journey.merged', journey: { ...mergedJourney, updatedAt: recordedAt } }, mergedJourney.cycle);
  },
  'journey.restart': ({ record }) => record({ type: 'journey.restarted' }, 1),
  'variant.take': ({ location: { ids }, work, record }, { question, variant }) => {
    // The guard has checked that the variant exists.
    const { text } = listVariants(work.answers[question] as Answer).find(({ id }) => id === variant) as Variant;
    record({ type: 'variant.taken', ...ids, variant, text });
  },
  'variant.discard': ({ location: { ids }, record }, { variant }) =>
    record({ type: 'variant.discarded', ...ids, variant }),
};

/** Returns the facts that a permitted command leads to. */
export function createFacts(
  ruleContext: RuleContext,
  command: Command,
  { now, newId = createUuid }: TimeAndIdSource,
): Fact[] {
  const { map, journey, progression } = ruleContext;
  const location = locateCommand(map, command) as MapLocation;
  const importedJourney = 'journey' in command ? parseJourney(command.journey, map).journey : null;
  // The clock that an imported record was written with may be ahead. New facts must be later than that record too.
  const lastChange = Math.max(...[journey, importedJourney ?? journey].map(({ updatedAt }) => Date.parse(updatedAt)));
  const recordedAt = new Date(Math.max(Date.parse(getCurrentTime(now)), lastChange + 1)).toISOString();
  const facts: Fact[] = [];

  const record: HandlerContext['record'] = (body, cycle = journey.cycle, id = newId()) => {
    facts.push(omitUndefined<object>({ id, at: recordedAt, cycle, ...body }) as Fact);
  };
  const advance = () => {
    if (journey.status !== 'active') return;
    const nextPhase = findNextPhase(map, getCurrentCycle(evolveAll(map, journey, facts)), progression, location.phase);
    if (!nextPhase) record({ type: 'journey.completed' });
    else if (nextPhase.id !== journey.phase) record({ type: 'phase.entered', phase: nextPhase.id });
  };

  const cycle = getCurrentCycle(journey);
  const context: HandlerContext = {
    ...ruleContext,
    location,
    cycle,
    work: getPhaseWork(cycle, location?.phase.id),
    importedJourney: importedJourney as Journey,
    recordedAt,
    newId,
    record,
    advance,
  };
  (commandHandlers[command.type] as CommandHandler<CommandType>)(context, command);
  return facts;
}
