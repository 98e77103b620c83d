import type { PhaseView } from '../../journey/types/view.js';
import type { Phase } from '../../map/map-definition.js';
import type { PanelSubject } from '../context/panel-item.js';
import { isDealtWith, isToolChosen } from '../context/selectors.js';
import { TOOLS_ROW } from './row-ids.js';

/** A row in which something can be to do. */
export interface ToDo {
  /** Id of the row. */
  readonly row: string;

  /** Subject of the panel that has the row. */
  readonly subject: PanelSubject;
  readonly isDone: boolean;
}

/** Lists these rows in the order of the page: groups, required tools, and risks. */
function listToDos({ exit }: Phase, { groups, tools, risks }: PhaseView): ToDo[] {
  const chosenCount = tools.filter(isToolChosen).length;
  return [
    ...groups.map(({ id, state }) => ({ row: id, subject: 'group', isDone: state !== 'open' }) as const),
    { row: TOOLS_ROW, subject: 'tool', isDone: chosenCount >= Math.min(exit.tools, tools.length) },
    ...risks.map((risk) => ({ row: risk.id, subject: 'risk', isDone: isDealtWith(risk) }) as const),
  ];
}

/** Returns the row of a phase to begin with; undefined if nothing is to do, or the phase is locked. */
export const findFirstToDo = (phase: Phase, view: PhaseView): string | undefined =>
  view.unlocked ? listToDos(phase, view).find(({ isDone }) => !isDone)?.row : undefined;

/** Returns what is to do next after a row, or else the first in another row; undefined if nothing is. */
export function findNextToDo(phase: Phase, view: PhaseView, row: string): ToDo | undefined {
  const toDos = listToDos(phase, view);
  const index = toDos.findIndex((toDo) => toDo.row === row);
  return [...toDos.slice(index + 1), ...toDos.slice(0, index)].find(({ isDone }) => !isDone);
}
