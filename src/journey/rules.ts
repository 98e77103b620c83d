import type { Amount, MapDefinition, Phase, QuestionGroup } from '../map/types.js';
import { say } from './messages.js';
import type { Cycle, DecisionRecord, Entries, PhaseRecord, Progression, Reason, RiskRecord } from './types.js';
import type { GroupState } from './view-types.js';

/** The rules of a journey, as questions to a map and what was recorded in one cycle. No state, no clock. */

export const isCompleted = (record: PhaseRecord | undefined): boolean => record?.completion?.done === true;

export const isMarked = (record: PhaseRecord | undefined): boolean => isCompleted(record) && record?.check?.on === true;

const questionsOf = ({ leads, questions }: QuestionGroup) => [...leads, ...questions];

/** How a group stands: answered where any of its questions has text. */
export function groupState(entries: Entries, group: QuestionGroup): GroupState {
  if (entries.groups[group.id]?.setAside) return 'set-aside';
  return questionsOf(group).some(({ id }) => entries.answers[id]?.text) ? 'answered' : 'open';
}

export const isAssessed = (risk: RiskRecord | undefined): boolean => risk?.accepted === true || !!risk?.measures?.length;

/** The decision that counts: the last one, but none to stop once the journey was resumed. */
export function standingDecision({ decisions, resumedAt = '' }: Cycle, phase: string): DecisionRecord | undefined {
  const made = decisions[phase];
  return made?.option === 'stop' && made.at <= resumedAt ? undefined : made;
}

/** What the exit rule of a phase still asks for, and how much of it is met. */
export function exitOf(entries: Cycle, phase: Phase): { left: Reason[]; steps: { done: number; total: number } } {
  const { exit, groups, tools, risks } = phase;
  const left: Reason[] = [];
  const steps = { done: 0, total: 0 };
  const ask = <T extends { id: string; title?: string; name?: string }>(kind: 'group' | 'tool' | 'risk', asked: Amount, items: T[], isLeft: (item: T) => boolean) => {
    const open = items.filter(isLeft);
    const needed = asked === 'all' ? items.length : asked === 'none' ? 0 : Math.min(asked, items.length);
    const met = Math.min(items.length - open.length, needed);
    steps.total += needed;
    steps.done += met;
    const missing = needed - met;
    if (asked === 'all') {
      for (const { id, title, name = '' } of open) left.push(say(`${kind as 'group'}-left`, { phase: phase.id, [kind]: id }, title ?? name));
    } else if (missing) {
      left.push(say(`${kind}s-left`, { phase: phase.id, missing }, missing > 1 ? `${missing} more ${kind}s` : `one more ${kind}`));
    }
  };
  ask('group', exit.groups, groups, (group) => groupState(entries, group) === 'open');
  ask('tool', exit.tools, tools, ({ id }) => !entries.tools[id]?.chosen);
  ask('risk', exit.risks, risks, ({ id }) => !isAssessed(entries.risks[id]));
  if (exit.decision) {
    steps.total++;
    if (standingDecision(entries, phase.id)?.option === 'go') steps.done++;
    else left.push(say('decision-left', { phase: phase.id }));
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

/**
 * Tells which phase locks one: the first that was never completed in this cycle locks all but itself and what was
 * entered or worked in, so none before it either. Under `open` none does.
 */
export function lockOf(map: MapDefinition, entries: Entries, progression: Progression): (phase: Phase) => Phase | undefined {
  const lock = progression === 'open' ? undefined : map.phases.find(({ id }) => !entries.phases[id]?.completedAt);
  return (phase) => (phase === lock || isWorkedIn(entries, phase) ? undefined : lock);
}

/** The phase to go on with after one was completed; undefined where none is left. */
export function phaseAfter(map: MapDefinition, entries: Entries, progression: Progression, phase: Phase): Phase | undefined {
  const isLeft = ({ id }: Phase) => !isCompleted(entries.phases[id]);
  const next = progression === 'open' ? map.phases.slice(map.phases.indexOf(phase)).find(isLeft) : undefined;
  return next ?? map.phases.find(isLeft);
}
