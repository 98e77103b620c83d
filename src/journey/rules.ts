import { lookup } from '../map/lookup.js';
import type { MapDefinition, Phase, QuestionGroup } from '../map/types.js';
import { reason } from './messages.js';
import type { DecisionRecord, Entries, PhaseRecord, Progression, Reason, RiskRecord } from './types.js';
import type { GroupState } from './view-types.js';

/** The rules of a journey, as questions to a map and what was recorded in one cycle. No state, no clock. */

export const isCompleted = (record: PhaseRecord | undefined): boolean => record?.completion?.done === true;

export const isMarked = (record: PhaseRecord | undefined): boolean => isCompleted(record) && record?.check?.on === true;

export function groupState(entries: Entries, group: QuestionGroup): GroupState {
  if (entries.groups[group.id]?.setAside) return 'set-aside';
  const answered = [group.leads, group.questions].some((list) => list.some(({ id }) => entries.answers[id]?.text));
  return answered ? 'answered' : 'open';
}

export const isAssessed = (risk: RiskRecord | undefined): boolean =>
  risk?.accepted === true || (risk?.measures?.length ?? 0) > 0;

/** The decision that counts: the last one, unless a resume asked to decide anew. */
export function standingDecision(record: DecisionRecord | undefined): DecisionRecord | undefined {
  return record && !(record.lapsedAt && record.lapsedAt >= record.at) ? record : undefined;
}

/** What the exit rule of a phase still asks for, and how much of it is met. */
export function exitOf(entries: Entries, phase: Phase): { left: Reason[]; steps: { done: number; total: number } } {
  const left: Reason[] = [];
  const steps = { done: 0, total: 0 };
  const ask = (asked: 'all' | 'none' | number, kind: 'group' | 'tool' | 'risk', open: { id: string }[], count: number) => {
    const needed = asked === 'all' ? count : asked === 'none' ? 0 : Math.min(asked, count);
    const met = Math.min(count - open.length, needed);
    steps.total += needed;
    steps.done += met;
    if (met === needed) return;
    if (kind === 'tool') left.push(reason.toolsLeft(phase, needed - met));
    else if (asked !== 'all') left.push(reason[kind === 'group' ? 'groupsLeft' : 'risksLeft'](phase, needed - met));
    else for (const item of open) left.push(kind === 'group' ? reason.groupLeft(phase, item as never) : reason.riskLeft(phase, item as never));
  };
  const { exit } = phase;
  ask(exit.groups, 'group', phase.groups.filter((group) => groupState(entries, group) === 'open'), phase.groups.length);
  ask(exit.tools, 'tool', phase.tools.filter(({ id }) => !entries.tools[id]?.chosen), phase.tools.length);
  ask(exit.risks, 'risk', phase.risks.filter(({ id }) => !isAssessed(entries.risks[id])), phase.risks.length);
  if (exit.decision) {
    steps.total++;
    if (standingDecision(entries.decisions[phase.id])?.option === 'go') steps.done++;
    else left.push(reason.decisionLeft(phase));
  }
  return { left, steps };
}

/** Whether anything was recorded in a phase, even if it was taken back. */
function isWorkedIn(entries: Entries, phase: Phase): boolean {
  const record = entries.phases[phase.id];
  if (record?.entered ?? record?.completedAt ?? entries.decisions[phase.id]) return true;
  return (
    phase.groups.some(
      (group) =>
        entries.groups[group.id] ??
        [group.leads, group.questions].some((list) => list.some(({ id }) => entries.answers[id])),
    ) ||
    phase.tools.some(({ id }) => entries.tools[id]) ||
    phase.risks.some(({ id }) => entries.risks[id])
  );
}

/**
 * For each phase, the first one before it that was never completed in this cycle, where that locks it.
 * Unlocked are the first, any entered or worked in, any with all before it completed once, and all under `open`.
 */
export function locks(map: MapDefinition, entries: Entries, progression: Progression): (Phase | undefined)[] {
  let missing: Phase | undefined;
  return map.phases.map((phase) => {
    const lock = missing && progression !== 'open' && !isWorkedIn(entries, phase) ? missing : undefined;
    missing ??= entries.phases[phase.id]?.completedAt ? undefined : phase;
    return lock;
  });
}

/** The phase that locks one phase; as {@link locks}, without asking of all the others. */
export function lockOf(map: MapDefinition, entries: Entries, progression: Progression, phase: Phase): Phase | undefined {
  const index = lookup(map).phases.get(phase.id)?.index ?? 0;
  if (progression === 'open' || index === 0 || isWorkedIn(entries, phase)) return undefined;
  return map.phases.slice(0, index).find(({ id }) => !entries.phases[id]?.completedAt);
}

/** The phase to go on with after one was completed; undefined where none is left. */
export function phaseAfter(map: MapDefinition, entries: Entries, progression: Progression, phase: Phase): Phase | undefined {
  const isLeft = ({ id }: Phase) => !isCompleted(entries.phases[id]);
  const next = progression === 'open' ? map.phases.slice(map.phases.indexOf(phase) + 1).find(isLeft) : undefined;
  return next ?? map.phases.find(isLeft);
}
