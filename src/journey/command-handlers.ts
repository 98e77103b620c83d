import { toFilledText, isText, isSameJson } from '../utils/json.js';
import { listRemovedMeasures, listMeasures, isRemovedRisk, type MapLocation } from '../map/map-index.js';
import { listVariants } from './answer-versions.js';
import { listCarriedFacts } from './carry-over.js';
import { evolveAll } from './evolve.js';
import { RISK_FIELDS } from './field-schema.js';
import { createPhaseChecker, isCompletionDue } from './checks.js';
import { findVersionedText, isPhaseCommand, locateCommand, type RuleContext } from './permissions.js';
import { mergeJourneys, isEquivalentJourney } from './merge.js';
import { parseJourney } from './parse-journey.js';
import { getCycleMap } from './own-items.js';
import { getCurrentCycle, getFirstPhaseId, getNote, getPhaseWork, isProposal, type PhaseWork } from './record.js';
import { keysOf, omitUndefined, toNonEmpty, hasOwn } from '../utils/objects.js';
import { toOneLine, toPersonName } from '../utils/one-line.js';
import { createUuid } from '../utils/uuid.js';
import { getCurrentTime, type TimeAndIdSource } from '../utils/clock.js';
import { findNextPhase, findDecisionInEffect } from './rules.js';
import type { Cycle, Journey } from './types/record.js';
import type { Fact, FactBody } from './types/fact.js';
import type { Command, CommandOf, JourneyCommand, PersonSource, PhaseCommand } from './types/command.js';

/** Fields of a fact to record. Undefined fields are left out of the fact. */
type FactInput<T = FactBody> = T extends unknown
  ? { [K in keyof T]: K extends 'type' ? T[K] : T[K] | undefined }
  : never;

/** State before a command about the whole journey, and the function that records facts. */
interface JourneyCommandContext extends RuleContext {
  /** The record that the command carries; null if it carries none, or one that cannot be read. */
  imported: Journey | null;
  /** Time of the facts to record: later than every change of the journey and of an imported record. */
  recordedAt: string;
  newId: () => string;
  record: (body: FactInput, cycle?: number, id?: string) => void;
}

/** State before a command that works in a phase. */
interface PhaseCommandContext extends JourneyCommandContext {
  location: MapLocation;
  cycle: Cycle;
  /** Entries of the phase. */
  work: PhaseWork;
  /** Records that an active journey enters its next phase, or is completed if no phase is left. */
  advance: () => void;
}

/** Returns true if a command leaves an optional text as it is. */
const isUnchangedText = (text: string | undefined, old: string | undefined) =>
  text === undefined || toFilledText(text) === old;

/**
 * Records the facts of a command. Declared as a method, because TypeScript compares the parameters of methods in both
 * directions: the handler of one command type can then be called with any command.
 */
interface CommandHandler<Context, C> {
  handle(context: Context, command: C): void;
}
type Handle<Context, C> = CommandHandler<Context, C>['handle'];

const phaseHandlers: { [T in PhaseCommand['type']]: Handle<PhaseCommandContext, CommandOf<T>> } = {
  'question.answer': ({ location: { ids }, work, record }, { question, text }) => {
    const { phase, group } = ids;
    const next = toFilledText(text) ?? '';
    if (next !== (work.answers[question]?.text ?? '') || isProposal(work.answers[question]))
      record({ type: 'question.answered', ...ids, text: next });
    if (next && work.groups[group]?.setAside) record({ type: 'group.taken-up', phase, group });
  },
  'group.set-aside': ({ location: { ids }, work, record }, { group, reason }) => {
    const old = work.groups[group];
    if (!old?.setAside || !isUnchangedText(reason, old.reason))
      record({ type: 'group.set-aside', ...ids, reason: toFilledText(reason) });
  },
  'group.take-up': ({ location: { ids }, work, record }, { group }) => {
    if (work.groups[group]?.setAside) record({ type: 'group.taken-up', ...ids });
  },
  'tool.choose': ({ location: { ids }, work, record }, { tool, note }) => {
    const old = work.tools[tool];
    if (!old?.chosen || !isUnchangedText(note, old.note) || isProposal(old))
      record({ type: 'tool.chosen', ...ids, note: toFilledText(note) });
  },
  'tool.drop': ({ location: { ids }, work, record }, { tool }) => {
    if (work.tools[tool]?.chosen) record({ type: 'tool.dropped', ...ids });
  },
  'risk.assess': ({ location, work, record }, command) => {
    const old = work.risks[command.risk];
    const patch: Record<string, unknown> = {};
    for (const field of keysOf(RISK_FIELDS)) {
      let value: unknown = command[field];
      if (value === undefined) continue;
      if (isText(value)) value = toFilledText(value);
      // Stores each measure once, in map order. Keeps measures that the map removed, as people cannot deselect them.
      if (Array.isArray(value)) {
        const chosen: unknown[] = value;
        const offered = listMeasures(location.phase, command.risk).map(({ id }) => id);
        value = toNonEmpty([
          ...offered.filter((id) => chosen.includes(id)),
          ...listRemovedMeasures(location.phase, command.risk, old?.measures),
        ]);
      }
      const isProposed = old?.stamps[field]?.from !== undefined;
      if (isProposed || !isSameJson(value ?? null, old?.[field] ?? null)) patch[field] = value ?? null;
    }
    if (keysOf(patch).length) record({ type: 'risk.assessed', ...location.ids, ...patch });
  },
  'risk.add': ({ newId, record }, { phase, name, text }) =>
    record({ type: 'risk.added', phase, risk: newId(), name: toOneLine(name) as string, text: toFilledText(text) }),
  'risk.remove': ({ location: { phase, ids }, record }, { risk }) => {
    if (!isRemovedRisk(phase, risk)) record({ type: 'risk.removed', ...ids });
  },
  'risk.restore': ({ location: { phase, ids }, record }, { risk }) => {
    if (isRemovedRisk(phase, risk)) record({ type: 'risk.restored', ...ids });
  },
  'measure.add': ({ location: { ids }, newId, record }, { name }) =>
    record({ type: 'measure.added', ...ids, measure: newId(), name: toOneLine(name) as string }),
  'measure.remove': ({ location: { phase, ids }, work, record }, { measure }) => {
    for (const risk of phase.measures.flatMap(({ id, addresses }) => (id === measure ? addresses : []))) {
      record({ type: 'measure.removed', ...ids, risk });
      const chosen = work.risks[risk]?.measures ?? [];
      const kept = toNonEmpty(chosen.filter((id) => id !== measure)) ?? null;
      if (chosen.includes(measure)) record({ type: 'risk.assessed', phase: phase.id, risk, measures: kept });
    }
  },
  'decision.make': ({ cycle, record }, { phase, option, reason, reviewOn }) => {
    const last = findDecisionInEffect(cycle, phase);
    // Reason and date belong to their option.
    const old = last?.option === option ? last : undefined;
    const next = {
      reason: reason === undefined ? old?.reason : toFilledText(reason),
      reviewOn: reviewOn === undefined ? old?.reviewOn : (reviewOn ?? undefined),
    };
    // A resumed journey can be stopped again by the same decision.
    if (option !== 'stop' && old && old.reason === next.reason && old.reviewOn === next.reviewOn) return;
    record({ type: 'decision.made', phase, option, ...next });
    if (option === 'stop') record({ type: 'journey.stopped', phase });
  },
  'phase.complete': ({ map, location, cycle, journey, record, advance }, { phase, note }) => {
    const isDue = isCompletionDue(map, cycle, location.phase);
    if (isDue) record({ type: 'phase.completed', phase, note: toFilledText(note) });
    if (isDue || phase === journey.phase) advance();
  },
  'phase.reopen': ({ record }, { phase }) => record({ type: 'phase.reopened', phase }),
  'phase.note': ({ cycle, record }, { phase, text }) => {
    const next = toFilledText(text) ?? '';
    if (next !== (getNote(cycle, phase)?.text ?? '')) record({ type: 'phase.noted', phase, text: next });
  },
  'variant.take': ({ location, cycle, record }, { variant }) => {
    for (const { id, text } of listVariants(findVersionedText(cycle, location)))
      if (id === variant) record({ type: 'variant.taken', ...location.ids, variant, text });
  },
  'variant.discard': ({ location: { ids }, record }, { variant }) =>
    record({ type: 'variant.discarded', ...ids, variant }),
};

const journeyHandlers: { [T in JourneyCommand['type']]: Handle<JourneyCommandContext, CommandOf<T>> } = {
  'journey.resume': ({ record }) => record({ type: 'journey.resumed' }),
  'phase.confirm': ({ map, journey, record }, { phases }) => {
    const check = createPhaseChecker(map, getCurrentCycle(journey));
    for (const phase of map.phases)
      if (phases.includes(phase.id) && check(phase)) record({ type: 'phase.confirmed', phase: phase.id });
  },
  'journey.rename': ({ journey, record }, { title }) => {
    const next = toOneLine(title) ?? '';
    if (next !== (journey.title?.text ?? '')) record({ type: 'journey.renamed', title: next });
  },
  'cycle.start': ({ map, journey, record }, { adaptation, carry = {} }) => {
    const cycle = journey.cycle + 1;
    record({ type: 'cycle.started', adaptation: toFilledText(adaptation) }, cycle);
    record({ type: 'phase.entered', phase: getFirstPhaseId(map) }, cycle);
    for (const fact of listCarriedFacts(map, getCurrentCycle(journey), carry)) record(fact, cycle);
  },
  'journey.replace': ({ imported, recordedAt, newId, record }) => {
    if (!imported) return;
    const id = newId();
    const { phase, status, cycle: current } = imported;
    const position = { phase, status, at: recordedAt, by: id };
    const cycles = imported.cycles.map((cycle) => (cycle.number === current ? { ...cycle, position } : cycle));
    const journey = { ...imported, cycles, updatedAt: recordedAt, resetAt: recordedAt };
    record({ type: 'journey.replaced', journey }, current, id);
  },
  'journey.merge': ({ journey, imported, recordedAt, record }) => {
    const merged = imported && mergeJourneys(journey, imported);
    if (merged && !isEquivalentJourney(merged, journey))
      record({ type: 'journey.merged', journey: { ...merged, updatedAt: recordedAt } }, merged.cycle);
  },
  'journey.restart': ({ record }) => record({ type: 'journey.restarted' }, 1),
};

/**
 * Returns the facts of a command that the machine permits. Does not check permission. A record that cannot be read
 * leads to no facts: the machine denies its command.
 */
export function createFacts(
  ruleContext: RuleContext,
  command: Command,
  { now, newId = createUuid, person }: TimeAndIdSource & PersonSource,
): Fact[] {
  const { map: baseMap, journey, progression } = ruleContext;
  const imported = hasOwn(command, 'journey') ? parseJourney(command.journey, baseMap).journey : null;
  const cycle = getCurrentCycle(journey);
  const map = getCycleMap(baseMap, cycle);
  const personName = toPersonName(typeof person === 'function' ? person() : person);
  // The clock that an imported record was written with may be ahead. New facts must be later than that record too.
  const lastChange = Math.max(...[journey, imported ?? journey].map(({ updatedAt }) => Date.parse(updatedAt)));
  const recordedAt = new Date(Math.max(Date.parse(getCurrentTime(now)), lastChange + 1)).toISOString();
  const facts: Fact[] = [];
  const record: JourneyCommandContext['record'] = (body, cycleNumber = journey.cycle, id = newId()) => {
    facts.push(omitUndefined<Fact>({ id, at: recordedAt, cycle: cycleNumber, person: personName, ...body }));
  };
  const context: JourneyCommandContext = { ...ruleContext, map, imported, recordedAt, newId, record };

  if (!isPhaseCommand(command)) {
    const handle: Handle<JourneyCommandContext, JourneyCommand> = journeyHandlers[command.type];
    handle(context, command);
    return facts;
  }
  const location = locateCommand(map, command);
  const work = getPhaseWork(cycle, location.phase.id);
  const advance = () => {
    if (journey.status !== 'active') return;
    const next = findNextPhase(map, getCurrentCycle(evolveAll(baseMap, journey, facts)), progression, location.phase);
    if (!next) record({ type: 'journey.completed' });
    else if (next.id !== journey.phase) record({ type: 'phase.entered', phase: next.id });
  };
  const phaseContext: PhaseCommandContext = { ...context, location, cycle, work, advance };
  const handle: Handle<PhaseCommandContext, PhaseCommand> = phaseHandlers[command.type];
  handle(phaseContext, command);
  return facts;
}
