import { isServer, type LitElement, type ReactiveController } from 'lit';
import type { PhaseView } from '../../journey/types/view.js';
import type { Phase } from '../../map/map-definition.js';
import { getJourneyKey } from '../context/journey-key.js';
import type { MapActions, MapModel } from '../context/map-context.js';
import { afterPaint } from '../internal/scheduling.js';
import { warnOnce } from '../internal/warn-once.js';
import { PrintController } from './print-controller.js';
import { findFirstToDo } from './to-do.js';

/** The rows of a phase. Replaced at every change, never mutated. */
export interface RowsState {
  /** Ids of the open rows. See `row-ids`. */
  readonly openRows: ReadonlySet<string>;

  /** All rows are open, for printing. */
  readonly isPrinting: boolean;

  /** Closed rows contain their words, for the search of the browser. */
  readonly hasWords: boolean;

  /** Opens or closes a row. */
  setOpen(row: string, isOpen: boolean): void;
}

const ROWS_VALUES = ['auto', 'open'];

/** Row lists by their element. */
const rowLists = new WeakMap<Node, RowList>();

/** An element that shows the panels below it as rows. */
type RowListElement = LitElement & { rows: 'auto' | 'open'; phase: string | null | undefined };

/** Returns true if a phase is completed, and its exit rule still holds. */
const isFinished = ({ completed, left }: PhaseView): boolean => completed && !left.length;

/** Returns the key of the rows of a phase. A phase that was locked begins anew, too. */
const getRowsKey = (model: MapModel, { id, unlocked }: PhaseView): string =>
  [getJourneyKey(model), id, unlocked].join('\0');

/**
 * Remembers which rows of the panels below an element are open. The first row with something to do is open when its
 * phase is first shown; after that, only people open and close rows. A finished phase is a summary each time that
 * somebody comes to it. For printing, all rows are open.
 */
export class RowList implements ReactiveController {
  readonly #host: RowListElement;
  readonly #getActions: () => MapActions | undefined;
  readonly #updateAllPanels: (map: MapActions) => void;
  readonly #panels = new Set<LitElement>();
  readonly #states = new Map<string, RowsState>();
  #isAlwaysOpen: boolean | undefined;

  /** Actions of the map that the last update had. */
  #actions: MapActions | undefined;

  /** Id of the phase that was on show last. */
  #shownPhase: string | undefined;
  #hasWords = false;
  readonly #print: PrintController;

  /**
   * @param getActions Returns the actions of the map of the element. Panels of other maps are in other lists.
   * @param updateAllPanels Updates all panels of a map.
   */
  constructor(
    host: RowListElement,
    getActions: () => MapActions | undefined,
    updateAllPanels: (map: MapActions) => void,
  ) {
    this.#host = host;
    this.#getActions = getActions;
    this.#updateAllPanels = updateAllPanels;
    this.#print = new PrintController(host, () => this.#updatePanels());
    rowLists.set(host, this);
    host.addController(this);
  }

  hostConnected(): void {
    if (!isServer) void this.#addWords();
  }

  hostUpdate(): void {
    const { rows } = this.#host;
    if (!ROWS_VALUES.includes(rows))
      warnOnce(`rows="${rows}" is not valid. Use one of: ${ROWS_VALUES.join(', ')}. It is "auto" now.`);
    const isAlwaysOpen = rows === 'open';
    if (isAlwaysOpen !== this.#isAlwaysOpen) this.#updatePanels();
    this.#isAlwaysOpen = isAlwaysOpen;
    const actions = this.#getActions();
    // Panels below may have rendered before this element was defined, or before it had a map.
    if (actions && actions !== this.#actions) this.#updateAllPanels(actions);
    this.#actions = actions;
  }

  /** The words of closed rows are no part of what people wait for. */
  async #addWords(): Promise<void> {
    await afterPaint();
    if (this.#hasWords) return;
    this.#hasWords = true;
    // Without rows, nothing is closed.
    if (!this.#states.size) return;
    for (const [key, state] of this.#states) this.#states.set(key, { ...state, hasWords: true });
    this.#updatePanels();
  }

  #updatePanels(): void {
    for (const panel of this.#panels) panel.requestUpdate();
  }

  /** Updates a panel at each change. */
  addPanel(panel: LitElement): void {
    this.#panels.add(panel);
  }

  removePanel(panel: LitElement): void {
    this.#panels.delete(panel);
  }

  /** Returns the rows of a phase; undefined if the panel shows its content without rows. */
  getState(model: MapModel, actions: MapActions, phase: Phase, view: PhaseView): RowsState | undefined {
    if (this.#host.rows === 'open' || actions !== this.#getActions()) return undefined;
    this.#noteShownPhase(model);
    const key = getRowsKey(model, view);
    const state =
      this.#states.get(key) ?? this.#createState(key, isFinished(view) ? undefined : findFirstToDo(phase, view));
    return this.#print.isPrinting ? { ...state, isPrinting: true } : state;
  }

  /** Forgets the rows of a finished phase that comes on show. */
  #noteShownPhase(model: MapModel): void {
    const shownPhase = this.#host.phase || model.shownPhase;
    if (shownPhase === this.#shownPhase) return;
    this.#shownPhase = shownPhase;
    const view = model.view.phases.find(({ id }) => id === shownPhase);
    if (view && isFinished(view)) this.#states.delete(getRowsKey(model, view));
  }

  #createState(key: string, firstRow: string | undefined): RowsState {
    const state: RowsState = {
      openRows: new Set(firstRow === undefined ? [] : [firstRow]),
      isPrinting: false,
      hasWords: this.#hasWords,
      setOpen: (row, isOpen) => this.#setOpen(key, row, isOpen),
    };
    this.#states.set(key, state);
    return state;
  }

  #setOpen(key: string, row: string, isOpen: boolean): void {
    const state = this.#states.get(key);
    if (!state || state.openRows.has(row) === isOpen) return;
    const openRows = new Set(state.openRows);
    if (isOpen) openRows.add(row);
    else openRows.delete(row);
    this.#states.set(key, { ...state, openRows });
    this.#updatePanels();
  }
}

/** Returns the row list of the nearest element around a panel that has one, as the page is rendered: through slots. */
export function findRowList(panel: Element): RowList | undefined {
  const getParent = (node: Node) =>
    (node as Partial<Element>).assignedSlot ?? node.parentNode ?? (node as Partial<ShadowRoot>).host;
  let node = getParent(panel);
  while (node && !rowLists.has(node)) node = getParent(node);
  return node && rowLists.get(node);
}
