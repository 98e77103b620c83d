import type { MapDefinition, Phase } from '../map/types.js';
import { currentCycle } from './record.js';
import { exitOf, groupState, isAssessed, isCompleted, isMarked, locks, standingDecision } from './rules.js';
import type { Cycle, Journey, Progression, Unplaced, Variant } from './types.js';
import type { JourneyView, PhaseState, PhaseView } from './view-types.js';

function viewPhase(cycle: Cycle, phase: Phase, index: number, lock: Phase | undefined, current: string): PhaseView {
  const record = cycle.phases[phase.id];
  const completed = isCompleted(record);
  const marked = isMarked(record);
  const unlocked = !lock || completed;
  const state: PhaseState = marked
    ? 'check-again'
    : completed
      ? 'done'
      : phase.id === current
        ? 'current'
        : unlocked
          ? 'open'
          : 'locked';
  const decision = standingDecision(cycle.decisions[phase.id]);
  const view: PhaseView = {
    id: phase.id,
    index,
    state,
    unlocked,
    completed,
    ...exitOf(cycle, phase),
    groups: phase.groups.map((group) => {
      const state = groupState(cycle, group);
      const reason = cycle.groups[group.id]?.reason;
      return state === 'set-aside' && reason ? { id: group.id, state, reason } : { id: group.id, state };
    }),
    tools: phase.tools.map(({ id }) => {
      const { chosen = false, note } = cycle.tools[id] ?? {};
      return chosen && note ? { id, chosen, note } : { id, chosen };
    }),
    risks: phase.risks.map(({ id }) => {
      const { stamps: _, ...fields } = cycle.risks[id] ?? { stamps: {} };
      return { id, ...fields, assessed: isAssessed(cycle.risks[id]) };
    }),
  };
  if (marked && record?.check?.because) view.because = record.check.because;
  if (!unlocked) view.lockedBy = lock.id;
  if (completed && record?.completedAt) view.completedAt = record.completedAt;
  if (decision) {
    const { option, reason, at } = decision;
    view.decision = reason ? { option, reason, at } : { option, at };
  }
  return view;
}

function variantsOf(cycle: Cycle): Record<string, Variant[]> {
  const variants: Record<string, Variant[]> = {};
  for (const [question, answer] of Object.entries(cycle.answers)) {
    if (answer.variants) variants[question] = answer.variants;
  }
  return variants;
}

const countUnplaced = (unplaced: Unplaced): number =>
  Object.values(unplaced)
    .flatMap((sections) => Object.values(sections))
    .reduce((sum, entries) => sum + Object.keys(entries).length, 0);

/** All that is shown of a journey: for each phase how it stands, and what its exit rule still asks for. Pure. */
export function viewJourney(map: MapDefinition, journey: Journey, options: { progression?: Progression } = {}): JourneyView {
  const progression = options.progression ?? 'guided';
  const cycle = currentCycle(journey);
  const locked = locks(map, cycle, progression);
  return {
    status: journey.status,
    cycle: journey.cycle,
    phase: journey.phase,
    progression,
    phases: map.phases.map((phase, index) => viewPhase(cycle, phase, index, locked[index], journey.phase)),
    variants: variantsOf(cycle),
    unplaced: countUnplaced(journey.unplaced),
  };
}
