import type { Amount, MapDefinition, Phase, QuestionGroup } from '../map/types.js';
import { reason, type Counted } from './messages.js';
import type { DecisionRecord, Entries, PhaseRecord, Progression, Reason, RiskRecord } from './types.js';
import type { GroupState } from './view-types.js';

/** The rules of a journey, as questions to a map and what was recorded in one cycle. No state, no clock. */

export const isCompleted = (record: PhaseRecord | undefined): boolean => record?.completion?.done === true;

export const isMarked = (record: PhaseRecord | undefined): boolean => isCompleted(record) && record?.check?.on === true;

const questionsOf = ({ leads, questions }: QuestionGroup) => [...leads, ...questions];

export function groupState(entries: Entries, group: QuestionGroup): GroupState {
  if (entries.groups[group.id]?.setAside) return 'set-aside';
  return questionsOf(group).some(({ id }) => entries.answers[id]?.text) ? 'answered' : 'open';
}

export const isAssessed = (risk: RiskRecord | undefined): boolean => risk?.accepted === true || !!risk?.measures?.length;

/** The decision that counts: the last one, unless a resume asked to decide anew. */
export const standingDecision = (record: DecisionRecord | undefined): DecisionRecord | undefined =>
  record && record.at > (record.lapsedAt ?? '') ? record : undefined;

/** What the exit rule of a phase still asks for, and how much of it is met. */
export function exitOf(entries: Entries, phase: Phase): { left: Reason[]; steps: { done: number; total: number } } {
  const { exit, groups, tools, risks } = phase;
  const left: Reason[] = [];
  const steps = { done: 0, total: 0 };
  const ask = <T extends { id: string }>(kind: Counted, asked: Amount, items: T[], isLeft: (item: T) => boolean) => {
    const open = items.filter(isLeft);
    const needed = asked === 'all' ? items.length : asked === 'none' ? 0 : Math.min(asked, items.length);
    const met = Math.min(items.length - open.length, needed);
    steps.total += needed;
    steps.done += met;
    if (asked === 'all') left.push(...open.map((item) => reason.itemLeft(kind, phase, item)));
    else if (met < needed) left.push(reason.moreLeft(kind, phase, needed - met));
  };
  ask('group', exit.groups, groups, (group) => groupState(entries, group) === 'open');
  ask('tool', exit.tools, tools, ({ id }) => !entries.tools[id]?.chosen);
  ask('risk', exit.risks, risks, ({ id }) => !isAssessed(entries.risks[id]));
  if (exit.decision) {
    steps.total++;
    if (standingDecision(entries.decisions[phase.id])?.option === 'go') steps.done++;
    else left.push(reason.decisionLeft(phase));
  }
  return { left, steps };
}

/** Whether anything was recorded in a phase, even if it was taken back. */
function isWorkedIn(entries: Entries, { id, groups, tools, risks }: Phase): boolean {
  const has = (section: object, parts: { id: string }[]) => parts.some((part) => part.id in section);
  return (
    id in entries.phases ||
    id in entries.decisions ||
    has(entries.groups, groups) ||
    has(entries.tools, tools) ||
    has(entries.risks, risks) ||
    groups.some((group) => has(entries.answers, questionsOf(group)))
  );
}

/** The first phase that was never completed in this cycle: it locks what comes after it. Under `open` none does. */
export const lockingPhase = (map: MapDefinition, entries: Entries, progression: Progression): Phase | undefined =>
  progression === 'open' ? undefined : map.phases.find(({ id }) => !entries.phases[id]?.completedAt);

/** Whether that locks a phase: not itself, none that was entered or worked in, so none before it either. */
export const isLocked = (entries: Entries, phase: Phase, by: Phase | undefined): by is Phase =>
  by !== undefined && by !== phase && !isWorkedIn(entries, phase);

/** The phase to go on with after one was completed; undefined where none is left. */
export function phaseAfter(map: MapDefinition, entries: Entries, progression: Progression, phase: Phase): Phase | undefined {
  const isLeft = ({ id }: Phase) => !isCompleted(entries.phases[id]);
  const next = progression === 'open' ? map.phases.slice(map.phases.indexOf(phase)).find(isLeft) : undefined;
  return next ?? map.phases.find(isLeft);
}
