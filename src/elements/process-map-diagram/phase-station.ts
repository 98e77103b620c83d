import type { PhaseState, PhaseView } from '../../journey/types/view.js';
import { describePhaseState } from '../context/selectors.js';
import type { DiagramSelection } from './diagram-selection.js';
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
export function describePhase(selection: DiagramSelection, phase: PhaseView, index: number): PhaseStation {
  const { map, shownPhase, status, phaseViews, progression, strings } = selection;
  const { id, state, completed, unlocked } = phase;
  const { done, total } = phase.steps;
  const isShown = id === shownPhase;
  const isStopped = state === 'current' && status === 'stopped';
  return {
    className: `${state}${isStopped ? ' stopped' : ''}${isShown ? ' shown' : ''}`,
    state,
    stateText: describePhaseState(map, phase, isStopped),
    stepsText: unlocked && total && !(completed && done >= total) ? strings.diagram.steps(done, total) : '',
    isShown,
    canOpen: unlocked || progression !== 'strict',
    isReached: !index || completed || state === 'current' || phaseViews[index - 1]?.completed === true,
    isCompleted: completed,
    travelledPercent: completed ? 100 : unlocked && total ? Math.round((100 * done) / total) : 0,
    chosenTools: phase.tools.filter((tool) => tool.chosen).length,
    assessedRisks: phase.risks.map((risk) => risk.assessed),
    option: phase.decision?.option,
  };
}
