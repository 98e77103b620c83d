import type { MapDefinition, Phase } from '../map/types.js';
import { compact, currentCycle, workIn } from './record.js';
import { exitOf, groupState, isAssessed, isCompleted, isMarked, lockOf, standingDecision } from './rules.js';
import type { Cycle, Journey, Progression, Unplaced, Variant } from './types.js';
import type { JourneyView, PhaseState, PhaseView } from './view-types.js';

function viewPhase(cycle: Cycle, phase: Phase, index: number, lock: Phase | undefined, current: string): PhaseView {
  const record = cycle.phases[phase.id];
  const work = workIn(cycle, phase.id);
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
  const decision = standingDecision(cycle, phase.id);
  return compact<PhaseView>({
    id: phase.id,
    index,
    state,
    unlocked,
    completed,
    because: marked ? record?.check?.because : undefined,
    lockedBy: unlocked ? undefined : lock.id,
    ...exitOf(cycle, phase),
    groups: phase.groups.map((group) => compact({ id: group.id, state: groupState(work, group), reason: work.groups[group.id]?.reason })),
    tools: phase.tools.map(({ id }) => compact({ id, chosen: !!work.tools[id]?.chosen, note: work.tools[id]?.note })),
    risks: phase.risks.map(({ id }) => {
      const { stamps: _, ...fields } = work.risks[id] ?? { stamps: {} };
      return { id, ...fields, assessed: isAssessed(work.risks[id]) };
    }),
    decision: decision && compact({ option: decision.option, reason: decision.reason, at: decision.at }),
    completedAt: completed ? record?.completedAt : undefined,
  });
}

const variantsOf = ({ answers }: Cycle): Record<string, Variant[]> =>
  Object.fromEntries(
    Object.values(answers).flatMap((group) =>
      Object.entries(group).flatMap(([question, { variants }]) => (variants ? [[question, variants]] : [])),
    ),
  );

const countUnplaced = (unplaced: Unplaced): number =>
  Object.values(unplaced)
    .flatMap((sections) => Object.values(sections))
    .flatMap((entries) => Object.keys(entries)).length;

/** All that is shown of a journey: for each phase how it stands, and what its exit rule still asks for. Pure. */
export function viewJourney(map: MapDefinition, journey: Journey, options: { progression?: Progression } = {}): JourneyView {
  const progression = options.progression ?? 'guided';
  const cycle = currentCycle(journey);
  const lock = lockOf(map, cycle, progression);
  return {
    status: journey.status,
    cycle: journey.cycle,
    phase: journey.phase,
    progression,
    phases: map.phases.map((phase, index) => viewPhase(cycle, phase, index, lock(phase), journey.phase)),
    variants: variantsOf(cycle),
    unplaced: countUnplaced(journey.unplaced),
  };
}
