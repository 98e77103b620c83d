import { measuresOf } from '../map/map-index.js';
import type { Amount, MapDefinition, Phase, QuestionGroup } from '../map/map-definition.js';
import { createReason } from './reasons.js';
import { ENTRY_KINDS, getPhaseWork, type PhaseWork } from './record.js';
import type { Cycle, DecisionRecord, PhaseRecord } from './types/record.js';
import type { GroupState, Progression } from './types/view.js';
import type { Reason } from './types/reason.js';

/** The rules of a journey, as questions to a map and what was recorded in one cycle. No state, no clock. */
export const isCompleted = (record: PhaseRecord | undefined): boolean => record?.completion?.done === true;

export const isReviewRequired = (record: PhaseRecord | undefined): boolean =>
  record?.check?.on === true && isCompleted(record);

const questionsOf = ({ leads, questions }: QuestionGroup) => [...leads, ...questions];

/** How a group stands: answered where any of its questions has text. */
export function getGroupState(work: PhaseWork, group: QuestionGroup): GroupState {
  if (work.groups[group.id]?.setAside) return 'set-aside';
  return questionsOf(group).some(({ id }) => work.answers[id]?.text) ? 'answered' : 'open';
}

/** Accepted, or met by a measure that the map has against it: one that it no longer has is kept, but does not count. */
export function isAssessed(work: PhaseWork, phase: Phase, risk: string): boolean {
  const { accepted, measures } = work.risks[risk] ?? {};
  return accepted === true || (!!measures && measuresOf(phase, risk).some(({ id }) => measures.includes(id)));
}

/** The decision that counts: the last one, but none to stop once the journey was resumed. */
export function findStandingDecision({ decisions, resumedAt = '' }: Cycle, phase: string): DecisionRecord | undefined {
  const made = decisions[phase];
  return made?.option === 'stop' && made.at <= resumedAt ? undefined : made;
}

/** What the exit rule of a phase still asks for, and how much of it is met. */
export function checkExitRule(cycle: Cycle, phase: Phase): { left: Reason[]; steps: { done: number; total: number } } {
  const { exit, groups, tools, risks } = phase;
  const work = getPhaseWork(cycle, phase.id);
  const left: Reason[] = [];
  const steps = { done: 0, total: 0 };
  const ask = <T extends { id: string } & ({ title: string } | { name: string })>(
    kind: 'group' | 'tool' | 'risk',
    asked: Amount,
    items: T[],
    isLeft: (item: T) => boolean,
  ) => {
    const open = items.filter(isLeft);
    const needed = asked === 'all' ? items.length : asked === 'none' ? 0 : Math.min(asked, items.length);
    const met = Math.min(items.length - open.length, needed);
    steps.total += needed;
    steps.done += met;
    const missing = needed - met;
    if (asked === 'all') {
      for (const item of open)
        left.push(
          createReason(
            `${kind as 'group'}-left`,
            { phase: phase.id, [kind]: item.id },
            'title' in item ? item.title : item.name,
          ),
        );
    } else if (missing) {
      left.push(
        createReason(
          `${kind}s-left`,
          { phase: phase.id, missing },
          missing > 1 ? `${missing} more ${kind}s` : `one more ${kind}`,
        ),
      );
    }
  };
  ask('group', exit.groups, groups, (group) => getGroupState(work, group) === 'open');
  ask('tool', exit.tools, tools, ({ id }) => !work.tools[id]?.chosen);
  ask('risk', exit.risks, risks, ({ id }) => !isAssessed(work, phase, id));
  if (exit.decision) {
    steps.total++;
    if (findStandingDecision(cycle, phase.id)?.option === 'go') steps.done++;
    else left.push(createReason('decision-left', { phase: phase.id }));
  }
  return { left, steps };
}

/** Whether anything was recorded in a phase, even if it was taken back. */
const isWorkedIn = (cycle: Cycle, { id }: Phase): boolean => ENTRY_KINDS.some((section) => id in cycle[section]);

/**
 * Tells which phase locks one: the first that was never completed in this cycle locks all but itself and what was
 * entered or worked in, so none before it either. Under `open` none does.
 */
export function createLockFinder(
  map: MapDefinition,
  cycle: Cycle,
  progression: Progression,
): (phase: Phase) => Phase | undefined {
  let lock: Phase | false | undefined = progression === 'open' ? undefined : false;
  return (phase) => {
    if (isWorkedIn(cycle, phase)) return undefined;
    // Looked for once, and only where it matters: there may be hundreds of phases.
    if (lock === false) lock = map.phases.find(({ id }) => !cycle.phases[id]?.completedAt);
    return phase === lock ? undefined : lock;
  };
}

/** The phase to go on with after one was completed; undefined where none is left. */
export function findNextPhase(
  map: MapDefinition,
  cycle: Cycle,
  progression: Progression,
  phase: Phase,
): Phase | undefined {
  const isLeft = ({ id }: Phase) => !isCompleted(cycle.phases[id]);
  const next = progression === 'open' ? map.phases.slice(map.phases.indexOf(phase)).find(isLeft) : undefined;
  return next ?? map.phases.find(isLeft);
}
