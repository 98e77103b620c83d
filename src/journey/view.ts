import { removedMeasures } from '../map/map-index.js';
import type { MapDefinition, Phase } from '../map/map-definition.js';
import { variantsOf } from './answer-versions.js';
import { getCurrentCycle, getPhaseWork } from './record.js';
import { omitUndefined } from '../utils/objects.js';
import {
  checkExitRule,
  getGroupState,
  isAssessed,
  isCompleted,
  isReviewRequired,
  createLockFinder,
  findStandingDecision,
} from './rules.js';
import type { Cycle, Journey, PhaseRecord, RiskRecord, Variant } from './types/record.js';
import type { JourneyView, PhaseState, PhaseView, Progression } from './types/view.js';

function viewPhase(
  cycle: Cycle,
  phase: Phase,
  index: number,
  lock: Phase | undefined,
  last: string | undefined,
  current: string,
): PhaseView {
  const record = cycle.phases[phase.id];
  const { check, completedAt }: PhaseRecord = record ?? {};
  const work = getPhaseWork(cycle, phase.id);
  const completed = isCompleted(record);
  const marked = isReviewRequired(record);
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
  const decision = findStandingDecision(cycle, phase.id);
  return omitUndefined<PhaseView>({
    id: phase.id,
    index,
    state,
    unlocked,
    completed,
    because: (marked ? check : undefined)?.because,
    lockedBy: unlocked ? undefined : lock.id,
    opensAfter: unlocked ? undefined : last,
    ...checkExitRule(cycle, phase),
    groups: phase.groups.map((group) =>
      omitUndefined({ id: group.id, state: getGroupState(work, group), reason: work.groups[group.id]?.reason }),
    ),
    tools: phase.tools.map(({ id }) =>
      omitUndefined({ id, chosen: !!work.tools[id]?.chosen, note: work.tools[id]?.note }),
    ),
    risks: phase.risks.map(({ id }) => {
      const { stamps: _, ...fields }: Partial<RiskRecord> = work.risks[id] ?? {};
      return { id, ...fields, assessed: isAssessed(work, phase, id) };
    }),
    decision: decision && omitUndefined({ option: decision.option, reason: decision.reason, at: decision.at }),
    completedAt: completed ? completedAt : undefined,
  });
}

const listVariants = ({ answers }: Cycle): Record<string, Variant[]> =>
  Object.fromEntries(
    Object.values(answers).flatMap((group) =>
      Object.entries(group).flatMap(([question, answer]) => {
        const variants = variantsOf(answer);
        return variants.length ? [[question, variants]] : [];
      }),
    ),
  );

/** Entries that wait, and chosen measures that the map does not have against their risk. */
function countUnplaced(map: MapDefinition, { cycles, unplaced }: Journey): number {
  let count = 0;
  for (const sections of Object.values(unplaced))
    for (const entries of Object.values(sections)) count += Object.keys(entries).length;
  for (const { risks } of cycles) {
    for (const phase of map.phases)
      for (const [risk, { measures }] of Object.entries(risks[phase.id] ?? {}))
        count += removedMeasures(phase, risk, measures).length;
  }
  return count;
}

/** All that is shown of a journey: for each phase how it stands, and what its exit rule still asks for. Pure. */
export function viewJourney(
  map: MapDefinition,
  journey: Journey,
  options: { progression?: Progression } = {},
): JourneyView {
  const progression = options.progression ?? 'guided';
  const cycle = getCurrentCycle(journey);
  const lock = createLockFinder(map, cycle, progression);
  /** The last phase so far that was never completed in this cycle. */
  let last: string | undefined;
  const phases = map.phases.map((phase, index) => {
    const view = viewPhase(cycle, phase, index, lock(phase), last, journey.phase);
    if (!cycle.phases[phase.id]?.completedAt) last = phase.id;
    return view;
  });
  return {
    status: journey.status,
    cycle: journey.cycle,
    phase: journey.phase,
    progression,
    phases,
    variants: listVariants(cycle),
    unplaced: countUnplaced(map, journey),
  };
}
