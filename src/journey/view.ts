import { listRemovedMeasures } from '../map/map-index.js';
import type { MapDefinition, Phase } from '../map/map-definition.js';
import { listVariants } from './answer-versions.js';
import { getCurrentCycle, getPhaseWork } from './record.js';
import { omitUndefined, keysOf, valuesOf } from '../utils/objects.js';
import {
  checkExitRule,
  getGroupState,
  isAssessed,
  isCompleted,
  isReviewRequired,
  createLockFinder,
  findDecisionInEffect,
} from './rules.js';
import type { Cycle, Journey, PhaseRecord, RiskRecord, Variant } from './types/record.js';
import type { JourneyView, PhaseState, PhaseView, Progression } from './types/view.js';

function getPhaseState(record: PhaseRecord | undefined, isCurrent: boolean, isUnlocked: boolean): PhaseState {
  if (isReviewRequired(record)) return 'check-again';
  if (isCompleted(record)) return 'done';
  if (isCurrent) return 'current';
  return isUnlocked ? 'open' : 'locked';
}

function viewPhase(
  cycle: Cycle,
  phase: Phase,
  index: number,
  lock: Phase | undefined,
  lastIncomplete: string | undefined,
  isCurrent: boolean,
): PhaseView {
  const record = cycle.phases[phase.id];
  const { check, completedAt }: PhaseRecord = record ?? {};
  const work = getPhaseWork(cycle, phase.id);
  const completed = isCompleted(record);
  const unlocked = !lock || completed;
  const decision = findDecisionInEffect(cycle, phase.id);
  return omitUndefined<PhaseView>({
    id: phase.id,
    index,
    state: getPhaseState(record, isCurrent, unlocked),
    unlocked,
    completed,
    because: (isReviewRequired(record) ? check : undefined)?.because,
    lockedBy: unlocked ? undefined : lock.id,
    opensAfter: unlocked ? undefined : lastIncomplete,
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

const listVariantsByQuestion = ({ answers }: Cycle): Record<string, Variant[]> =>
  Object.fromEntries(
    valuesOf(answers).flatMap((phaseAnswers) =>
      Object.entries(phaseAnswers).flatMap(([question, answer]) => {
        const variants = listVariants(answer);
        return variants.length ? [[question, variants]] : [];
      }),
    ),
  );

/** Counts unplaced entries, and chosen measures that the map does not offer against their risk. */
function countUnplaced(map: MapDefinition, { cycles, unplaced }: Journey): number {
  let count = 0;
  for (const cycleEntries of valuesOf(unplaced))
    for (const entries of valuesOf(cycleEntries)) count += keysOf(entries).length;
  for (const { risks } of cycles) {
    for (const phase of map.phases)
      for (const [risk, { measures }] of Object.entries(risks[phase.id] ?? {}))
        count += listRemovedMeasures(phase, risk, measures).length;
  }
  return count;
}

/** Derives the view of a journey: the state of each phase, and the requirements that its exit rule still has. Pure. */
export function viewJourney(
  map: MapDefinition,
  journey: Journey,
  options: { progression?: Progression } = {},
): JourneyView {
  const progression = options.progression ?? 'guided';
  const cycle = getCurrentCycle(journey);
  const findLock = createLockFinder(map, cycle, progression);

  /** The last phase so far that was never completed in this cycle. */
  let lastIncomplete: string | undefined;
  const phases = map.phases.map((phase, index) => {
    const view = viewPhase(cycle, phase, index, findLock(phase), lastIncomplete, phase.id === journey.phase);
    if (!cycle.phases[phase.id]?.completedAt) lastIncomplete = phase.id;
    return view;
  });
  return {
    status: journey.status,
    cycle: journey.cycle,
    phase: journey.phase,
    progression,
    phases,
    variants: listVariantsByQuestion(cycle),
    unplaced: countUnplaced(map, journey),
  };
}
