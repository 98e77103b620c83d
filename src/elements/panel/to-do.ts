import type { PhaseView } from '../../journey/types/view.js';
import type { Phase } from '../../map/map-definition.js';
import { TOOLS_ROW } from './row-ids.js';

interface ToDo {
  /** Id of the row. */
  readonly row: string;
  readonly isDone: boolean;
}

/** Lists the rows in which something can be to do, in the order of the page: groups, required tools, and risks. */
function listToDos({ exit }: Phase, { groups, tools, risks }: PhaseView): ToDo[] {
  const chosenCount = tools.filter(({ chosen }) => chosen).length;
  return [
    ...groups.map(({ id, state }) => ({ row: id, isDone: state !== 'open' })),
    { row: TOOLS_ROW, isDone: chosenCount >= Math.min(exit.tools, tools.length) },
    ...risks.map(({ id, assessed }) => ({ row: id, isDone: assessed })),
  ];
}

/** Returns the row of a phase to begin with; undefined if nothing is to do, or the phase is locked. */
export const findFirstToDo = (phase: Phase, view: PhaseView): string | undefined =>
  view.unlocked ? listToDos(phase, view).find(({ isDone }) => !isDone)?.row : undefined;

/** Returns the next row with something to do after a row, or else the first other one; undefined if there is none. */
export function findNextToDo(phase: Phase, view: PhaseView, row: string): string | undefined {
  const toDos = listToDos(phase, view);
  const index = toDos.findIndex((toDo) => toDo.row === row);
  return [...toDos.slice(index + 1), ...toDos.slice(0, index)].find(({ isDone }) => !isDone)?.row;
}
