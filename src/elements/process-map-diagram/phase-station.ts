import type { Phase } from '../../map/map-definition.js';
import type { PhaseState, PhaseView } from '../../journey/types/view.js';
import { describePhaseState, isDealtWith, isOverdue, isToolChosen } from '../context/selectors.js';
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

  /** Decision, tools and risks as text; empty if there are none, and in a strip. */
  noteText: string;

  /** Text on risks whose review is overdue; empty if there are none, and in a strip. */
  overdueText: string;

  /** True for the phase on show. */
  isShown: boolean;

  /** True if the phase can be opened, at least as a preview. */
  canOpen: boolean;
}

/** Describes the decision, the tools and the risks of a phase. */
function describeContents({ strings: { diagram } }: DiagramSelection, phase: Phase, view: PhaseView): string {
  const { tools, exit } = phase;
  const options = exit.decision?.options ?? [];
  const option = view.decision?.option;
  const chosenCount = view.tools.filter(isToolChosen).length;
  return [
    options[0] && (option ? diagram.decided(diagram[option]) : diagram.decide(options.map(({ id }) => diagram[id]))),
    tools[0] && (chosenCount ? diagram.toolsChosen(tools.length, chosenCount) : diagram.tools(tools.length)),
    view.risks[0] && diagram.risks(view.risks.length),
  ]
    .filter(Boolean)
    .join(diagram.listSeparator);
}

/** Describes the phase at `index` as the diagram shows it. */
export function describePhase(
  selection: DiagramSelection,
  phase: Phase,
  view: PhaseView,
  index: number,
  isStrip: boolean,
): PhaseStation {
  const { map, shownPhase, status, phaseViews, progression, strings, getToday } = selection;
  const { id, state, completed, unlocked } = view;
  const { done, total } = view.steps;
  const isShown = id === shownPhase;
  const isStopped = state === 'current' && status === 'stopped';
  const isReached = !index || completed || state === 'current' || phaseViews[index - 1]?.completed === true;
  const travelledPercent = completed ? 100 : unlocked && total ? Math.round((100 * done) / total) : 0;
  const overdueCount = view.risks.filter((risk) => isOverdue(risk, getToday)).length;
  // The drawing has no sign for what the team added.
  const drawnRisks = view.risks.filter(({ own }) => !own);
  const classes = [
    state,
    isStopped && 'stopped',
    isShown && 'shown',
    isReached && 'reached',
    phase.exit.decision?.options[0] && 'forked',
  ];
  return {
    className: classes.filter(Boolean).join(' '),
    state,
    stateText: describePhaseState(map, view, isStopped),
    stepsText: unlocked && total && !(completed && done >= total) ? strings.diagram.steps(done, total) : '',
    travelledPercent,
    noteText: isStrip ? '' : describeContents(selection, phase, view),
    overdueText: overdueCount && !isStrip ? strings.diagram.overdue(overdueCount, view.risks.length) : '',
    isShown,
    canOpen: unlocked || progression !== 'strict',
    isReached,
    isCompleted: completed,
    chosenTools: view.tools.map(isToolChosen),
    risks: drawnRisks.map((risk) => ({ isAssessed: isDealtWith(risk), isOverdue: isOverdue(risk, getToday) })),
    option: view.decision?.option,
  };
}

/** Members that every description depends on, besides the map. */
const SHARED_SOURCES = ['status', 'progression', 'strings', 'language', 'languageOf', 'getToday'] as const;

/**
 * Returns true if the phase at `index` is described alike from two selections, which takes far less than describing it.
 * False also if it may be: whether a review is overdue depends on the day.
 */
export function isDescribedAlike(previous: DiagramSelection, next: DiagramSelection, index: number): boolean {
  const view = next.phaseViews[index];
  const isShown = ({ shownPhase }: DiagramSelection) => shownPhase === view?.id;
  const isPreviousCompleted = ({ phaseViews }: DiagramSelection) => phaseViews[index - 1]?.completed;
  return (
    view === previous.phaseViews[index] &&
    isShown(previous) === isShown(next) &&
    isPreviousCompleted(previous) === isPreviousCompleted(next) &&
    !view?.risks.some(({ reviewOn }) => reviewOn) &&
    SHARED_SOURCES.every((name) => previous[name] === next[name])
  );
}
