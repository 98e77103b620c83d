import type { PhaseState, PhaseView } from '../../journey/types/view.js';
import type { MapModel } from '../context/map-context.js';
import type { RouteProgress } from './route-drawing.js';

/** Everything about a phase that the diagram shows and that can change, as text and on the drawing. */
export interface PhaseStation extends RouteProgress {
  /** Class of the list item. */
  className: string;
  state: PhaseState;
  stateText: string;

  /** Text of the progress on the exit rule; empty if there is nothing to show. */
  stepsText: string;

  /** True for the phase on show. */
  isShown: boolean;

  /** True if the phase can be opened, at least as a preview. */
  canOpen: boolean;
}

/** Describes the phase at `index` as the diagram shows it. */
export function describePhase(model: MapModel, phase: PhaseView, index: number): PhaseStation {
  const { map, view, strings } = model;
  const { diagram } = strings;
  const { id, state, completed, unlocked } = phase;
  const { done, total } = phase.steps;
  const isShown = id === model.shownPhase;
  const isStopped = state === 'current' && view.status === 'stopped';
  // Undefined for the phase itself: it must be checked because of its own exit rule.
  const getLabel = (phaseId?: string) =>
    phaseId && phaseId !== id ? map.phases.find((candidate) => candidate.id === phaseId)?.label : undefined;
  const lockingLabel = getLabel(phase.opensAfter);
  const changedLabel = getLabel(phase.because);
  const stateTexts: Record<PhaseState, string> = {
    current: isStopped ? diagram.stopped : diagram.current,
    locked: lockingLabel ? diagram.lockedUntil(lockingLabel) : diagram.locked,
    'check-again': changedLabel ? diagram.checkAgainBecause(changedLabel) : diagram.checkAgain,
    done: diagram.done,
    open: diagram.open,
  };
  return {
    className: `${state}${isStopped ? ' stopped' : ''}${isShown ? ' shown' : ''}`,
    state,
    stateText: stateTexts[state],
    stepsText: unlocked && total && !(completed && done >= total) ? diagram.steps(done, total) : '',
    isShown,
    canOpen: unlocked || model.progression !== 'strict',
    isReached: !index || completed || state === 'current' || view.phases[index - 1]?.completed === true,
    isCompleted: completed,
    travelledPercent: completed ? 100 : unlocked && total ? Math.round((100 * done) / total) : 0,
    chosenTools: phase.tools.filter((tool) => tool.chosen).length,
    assessedRisks: phase.risks.map((risk) => risk.assessed),
    option: phase.decision?.option,
  };
}
