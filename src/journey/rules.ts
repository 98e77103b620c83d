import { isOwn, listMeasures, listQuestions } from '../map/map-index.js';
import type { Amount, MapDefinition, Phase, QuestionGroup } from '../map/map-definition.js';
import { createReason } from './reasons.js';
import {
  ENTRY_ITEM_KINDS,
  getEntriesOfKind,
  getWrittenWork,
  isProposal,
  WORK_KINDS,
  type PhaseWork,
} from './record.js';
import type { Cycle, DecisionRecord, PhaseRecord } from './types/record.js';
import type { GroupState, Progression } from './types/view.js';
import type { Reason } from './types/reason.js';
import { getOwn, valuesOf } from '../utils/objects.js';

// The rules of a journey: pure functions of a map and one cycle.

/** Returns true if a phase is completed, and was not reopened since. */
export const isCompleted = (record: PhaseRecord | undefined): boolean => record?.completion?.done === true;

/** Returns true if every phase but the given one is completed. */
export const areOtherPhasesCompleted = ({ phases }: MapDefinition, cycle: Cycle, except?: string): boolean =>
  phases.every(({ id }) => id === except || isCompleted(cycle.phases[id]));

/** Returns the state of a group, which counts as answered if any of its questions has text. */
export function getGroupState(work: PhaseWork, group: QuestionGroup): GroupState {
  if (work.groups[group.id]?.setAside) return 'set-aside';
  return listQuestions(group).some(({ id }) => work.answers[id]?.text) ? 'answered' : 'open';
}

/** Returns true if a risk is accepted, or a chosen measure addresses it. Measures that the map removed do not count. */
export function isAssessed(work: PhaseWork, phase: Phase, risk: string): boolean {
  const { accepted, measures } = work.risks[risk] ?? {};
  return accepted === true || (!!measures && listMeasures(phase, risk).some(({ id }) => measures.includes(id)));
}

/** Returns the decision in effect: the last one, unless it is to stop and the journey was resumed since. */
export function findDecisionInEffect({ decisions, resumedAt = '' }: Cycle, phase: string): DecisionRecord | undefined {
  const decision = getOwn(decisions, phase);
  return decision?.option === 'stop' && decision.at <= resumedAt ? undefined : decision;
}

/**
 * Checks the exit rule of a phase, which asks for nothing that the team added. Returns the open steps (`left`), and
 * the progress on the rule.
 */
export function checkExitRule(cycle: Cycle, phase: Phase): { left: Reason[]; steps: { done: number; total: number } } {
  const { exit, groups, tools, risks } = phase;
  const work = getWrittenWork(cycle, phase.id);
  const left: Reason[] = [];
  const steps = { done: 0, total: 0 };

  /** Checks one part of the rule. `all` gives a reason for each open item, a number gives one reason for all. */
  const checkItems = <T extends { id: string }>(
    amount: Amount,
    items: T[],
    isOpen: (item: T) => boolean,
    describeItem: ((item: T) => Reason) | undefined,
    moreCode: 'groups-left' | 'tools-left' | 'risks-left',
  ) => {
    const openItems = items.filter(isOpen);
    const requiredCount = amount === 'all' ? items.length : amount === 'none' ? 0 : Math.min(amount, items.length);
    const satisfiedCount = Math.min(items.length - openItems.length, requiredCount);
    steps.total += requiredCount;
    steps.done += satisfiedCount;
    const missing = requiredCount - satisfiedCount;
    if (amount === 'all' && describeItem) left.push(...openItems.map(describeItem));
    else if (missing) left.push(createReason(moreCode, { phase: phase.id, missing }, missing));
  };
  checkItems(
    exit.groups,
    groups,
    (group) => getGroupState(work, group) === 'open',
    ({ id, title }) => createReason('group-left', { phase: phase.id, group: id }, title),
    'groups-left',
  );
  checkItems(exit.tools, tools, ({ id }) => !work.tools[id]?.chosen, undefined, 'tools-left');
  checkItems(
    exit.risks,
    risks.filter((risk) => !isOwn(risk)),
    ({ id }) => !work.risks[id]?.closed && !isAssessed(work, phase, id),
    ({ id, name }) => createReason('risk-left', { phase: phase.id, risk: id }, name),
    'risks-left',
  );
  if (exit.decision) {
    steps.total++;
    const { option, reviewOn } = findDecisionInEffect(cycle, phase.id) ?? {};
    if (option === 'go') steps.done++;
    else left.push(createReason('decision-left', { phase: phase.id }, option, reviewOn));
  }
  return { left, steps };
}

/** Returns true if a phase has any entry but a note or a proposal, even a tombstone. */
const hasEntries = (cycle: Cycle, { id }: Phase): boolean =>
  WORK_KINDS.some((kind) => {
    const entry = getOwn(getEntriesOfKind(cycle, kind), id);
    if (!entry) return false;
    const entries = ENTRY_ITEM_KINDS[kind] === 'phase' ? [entry] : valuesOf(entry as Record<string, object>);
    return entries.some((each) => !isProposal(each));
  });

/**
 * Creates a function that returns the phase that locks a phase. That is the first phase that was never completed in
 * this cycle. It locks all other phases without entries; the phases before it were completed, so they have entries.
 * Under `open` nothing is locked.
 */
export function createLockFinder(
  map: MapDefinition,
  cycle: Cycle,
  progression: Progression,
): (phase: Phase) => Phase | undefined {
  let lock: Phase | false | undefined = progression === 'open' ? undefined : false;
  return (phase) => {
    if (hasEntries(cycle, phase)) return undefined;
    // Searched once, and only if needed, since there may be hundreds of phases. `false` means not searched yet.
    if (lock === false) lock = map.phases.find(({ id }) => !cycle.phases[id]?.completedAt);
    return phase === lock ? undefined : lock;
  };
}

/**
 * Returns the phase to work in after a phase, whether or not that is completed yet: the first incomplete one; under
 * `open`, the first incomplete one after it, if any. Undefined if all others are completed.
 */
export function findNextPhase(
  map: MapDefinition,
  cycle: Cycle,
  progression: Progression,
  previousPhase: Phase,
): Phase | undefined {
  const isNext = (phase: Phase) => phase !== previousPhase && !isCompleted(cycle.phases[phase.id]);
  const nextPhase =
    progression === 'open' ? map.phases.slice(map.phases.indexOf(previousPhase)).find(isNext) : undefined;
  return nextPhase ?? map.phases.find(isNext);
}
