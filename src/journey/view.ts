import { isOwn, listQuestions, listRemovedMeasures } from '../map/map-index.js';
import type { MapDefinition, Phase, QuestionGroup, Risk } from '../map/map-definition.js';
import { listVariants } from './answer-versions.js';
import { createPhaseChecker } from './checks.js';
import { getCycleMap, listOwnMeasures } from './own-items.js';
import { findCarriedFrom, getCurrentCycle, getNote, getPhaseWork, getWrittenWork, type PhaseWork } from './record.js';
import { listTrail } from './trail.js';
import { omitUndefined, keysOf, valuesOf } from '../utils/objects.js';
import {
  checkExitRule,
  getGroupState,
  isAssessed,
  isCompleted,
  createLockFinder,
  findDecisionInEffect,
} from './rules.js';
import type { Cycle, DecisionRecord, Journey, RiskRecord, ToolRecord, Variant } from './types/record.js';
import type { JourneyView, PhaseCheck, PhaseState, PhaseView, Progression, RiskView } from './types/view.js';

function getPhaseState(
  isDone: boolean,
  check: PhaseCheck | undefined,
  isCurrent: boolean,
  isUnlocked: boolean,
): PhaseState {
  if (check) return 'check-again';
  if (isDone) return 'done';
  if (isCurrent) return 'current';
  return isUnlocked ? 'open' : 'locked';
}

const viewDecision = ({ by: _, from: __, ...decision }: DecisionRecord): PhaseView['decision'] => decision;

/** Returns the number of the cycle that an answer of a group was carried over from; undefined if none was. */
const findCarriedAnswer = ({ answers }: PhaseWork, group: QuestionGroup): number | undefined =>
  listQuestions(group)
    .map(({ id }) => answers[id]?.from)
    .find((from) => from !== undefined);

function viewRisk(work: PhaseWork, written: PhaseWork, phase: Phase, risk: Risk): RiskView {
  const { id, name, text } = risk;
  const record = work.risks[id];
  const { stamps: _, ...fields }: Partial<RiskRecord> = record ?? {};
  return omitUndefined<RiskView>({
    id,
    ...fields,
    assessed: isAssessed(written, phase, id),
    from: record && findCarriedFrom(record),
    own: isOwn(risk) ? omitUndefined<{ name: string; text?: string }>({ name, text }) : undefined,
    ownMeasures: listOwnMeasures(phase, id),
  });
}

function viewPhase(
  cycle: Cycle,
  phase: Phase,
  index: number,
  lock: Phase | undefined,
  lastIncomplete: string | undefined,
  isCurrent: boolean,
  checkPhase: ReturnType<typeof createPhaseChecker>,
): PhaseView {
  const record = cycle.phases[phase.id];
  const work = getPhaseWork(cycle, phase.id);
  const written = getWrittenWork(cycle, phase.id);
  const completed = isCompleted(record);
  const unlocked = !lock || completed;
  const exit = checkExitRule(cycle, phase);
  const check = checkPhase(phase, exit.left);
  const decision = findDecisionInEffect(cycle, phase.id);
  return omitUndefined<PhaseView>({
    id: phase.id,
    index,
    state: getPhaseState(completed, check, isCurrent, unlocked),
    unlocked,
    completed,
    check,
    lockedBy: unlocked ? undefined : lock.id,
    opensAfter: unlocked ? undefined : lastIncomplete,
    ...exit,
    groups: phase.groups.map((group) =>
      omitUndefined({
        id: group.id,
        state: getGroupState(written, group),
        reason: work.groups[group.id]?.reason,
        from: findCarriedAnswer(work, group),
      }),
    ),
    tools: phase.tools.map(({ id }) => {
      const { chosen = false, note, from }: Partial<ToolRecord> = work.tools[id] ?? {};
      return omitUndefined({ id, chosen, note, from });
    }),
    risks: phase.risks.map((risk) => viewRisk(work, written, phase, risk)),
    decision: decision && viewDecision(decision),
    completedAt: completed ? record?.completedAt : undefined,
    note: getNote(cycle, phase.id)?.text || undefined,
  });
}

/** Lists the variants of answers and notes, by the id of their question or phase. */
const listAllVariants = ({ answers, notes = {} }: Cycle): Record<string, Variant[]> =>
  Object.fromEntries(
    [...valuesOf(answers), notes].flatMap((entries) =>
      Object.entries(entries).flatMap(([id, entry]) => {
        const variants = listVariants(entry);
        return variants.length ? [[id, variants]] : [];
      }),
    ),
  );

/** Counts unplaced entries, and chosen measures that the map does not offer against their risk. */
function countUnplaced(map: MapDefinition, { cycles, unplaced }: Journey): number {
  let count = 0;
  for (const cycleEntries of valuesOf(unplaced))
    for (const entries of valuesOf(cycleEntries)) count += keysOf(entries).length;
  for (const cycle of cycles) {
    for (const phase of getCycleMap(map, cycle).phases)
      for (const [risk, { measures }] of Object.entries(cycle.risks[phase.id] ?? {}))
        count += listRemovedMeasures(phase, risk, measures).length;
  }
  return count;
}

/** Derives the view of a journey: the state of each phase, and the requirements that its exit rule still has. Pure. */
export function viewJourney(
  baseMap: MapDefinition,
  journey: Journey,
  options: { progression?: Progression } = {},
): JourneyView {
  const progression = options.progression ?? 'guided';
  const cycle = getCurrentCycle(journey);
  const map = getCycleMap(baseMap, cycle);
  const findLock = createLockFinder(map, cycle, progression);
  const checkPhase = createPhaseChecker(map, cycle);

  /** The last phase so far that was never completed in this cycle. */
  let lastIncomplete: string | undefined;
  const phases = map.phases.map((phase, index) => {
    const view = viewPhase(
      cycle,
      phase,
      index,
      findLock(phase),
      lastIncomplete,
      phase.id === journey.phase,
      checkPhase,
    );
    if (!cycle.phases[phase.id]?.completedAt) lastIncomplete = phase.id;
    return view;
  });
  return omitUndefined<JourneyView>({
    status: journey.status,
    title: journey.title?.text || undefined,
    cycle: journey.cycle,
    phase: journey.phase,
    progression,
    phases,
    variants: listAllVariants(cycle),
    trail: listTrail(cycle),
    unplaced: countUnplaced(baseMap, journey),
  });
}
