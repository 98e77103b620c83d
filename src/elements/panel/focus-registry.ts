import { trackFocus } from '../internal/focus-tracking.js';
import type { LitElement } from 'lit';
import type { Reason, ReasonCode } from '../../journey/types/reason.js';
import type { MapActions } from '../context/map-context.js';
import type { PanelItem, PanelSubject } from '../context/panel-item.js';
import { DECISION_ROW } from './row-ids.js';
import { findRowList } from './row-list.js';
import { toDomId } from './templates.js';
import type { ToDo } from './to-do.js';

/** A panel in which people can do what a reason asks for. */
export interface FocusablePanel {
  readonly element: LitElement;
  readonly subject: PanelSubject | undefined;

  /** Id of the phase that the panel shows. */
  readonly phaseId: string | undefined;

  /** Loads content that is still to come, and resolves once it is rendered. Returns undefined if nothing is. */
  load?(): Promise<void> | undefined;

  /**
   * Opens a row, if the panel has rows, and returns once its content is rendered.
   *
   * @param hasFocus Moves the focus to its first field.
   */
  openRow?(row: string, hasFocus?: boolean): Promise<void>;
}

/** The part of a reason that says where people can do what it asks for. */
type ReasonTarget = Pick<Reason, 'code' | 'group' | 'risk' | 'tool'>;

/** Subjects of the reasons that name a phase, but no item in it. */
const SUBJECTS: Partial<Record<ReasonCode, PanelSubject>> = {
  'groups-left': 'group',
  'tools-left': 'tool',
  'risks-left': 'risk',
  'decision-left': 'decision',
};

/** Connected panels of each map. */
const panelsByMap = new WeakMap<MapActions, Set<FocusablePanel>>();

/** Registers a panel of a map. */
export function registerPanel(map: MapActions, panel: FocusablePanel, signal: AbortSignal): void {
  const panels = panelsByMap.get(map) ?? new Set();
  panelsByMap.set(map, panels.add(panel));
  updateLinks(map);
  signal.addEventListener('abort', () => {
    panels.delete(panel);
    updateLinks(map);
  });
}

/** Updates all panels of a map. */
export function updatePanels(map: MapActions): void {
  for (const { element } of panelsByMap.get(map) ?? []) element.requestUpdate();
}

/** Updates the panels of a map that link to other panels, because one came, went, or shows another phase. */
export function updateLinks(map: MapActions): void {
  for (const { subject, element } of panelsByMap.get(map) ?? [])
    if (subject === 'decision' || subject === 'contents') element.requestUpdate();
}

/** Lists the panels that show items of a kind in a phase. */
const listPanels = (map: MapActions, subject: PanelSubject | undefined, phaseId: string): FocusablePanel[] =>
  [...(panelsByMap.get(map) ?? [])].filter((panel) => panel.phaseId === phaseId && panel.subject === subject);

/** Returns true if a panel, even hidden, shows items of a kind in a phase. An update may ask: needs no layout. */
export const hasPanel = (map: MapActions, subject: PanelSubject, phaseId: string): boolean =>
  listPanels(map, subject, phaseId).length > 0;

/**
 * Returns the first panel that shows items of a kind in a phase. A hidden panel comes last.
 *
 * @param near A panel. Those in the same list of rows come first: a page may show a phase twice.
 */
export function findPanel(
  map: MapActions,
  subject: PanelSubject,
  phaseId: string,
  near?: Element,
): FocusablePanel | undefined {
  const panels = listPanels(map, subject, phaseId);
  // A page that fills the slot of `process-map-phase` leaves the default panels connected but not rendered.
  const isVisible = ({ element }: FocusablePanel) => element.checkVisibility();
  const rowList = near && findRowList(near);
  const nearPanels = near ? panels.filter(({ element }) => findRowList(element) === rowList) : [];
  return nearPanels.find(isVisible) ?? panels.find(isVisible) ?? panels[0];
}

/** Part of the window, from its top, in which the heading of what a person reads is. */
const READING_SHARE = 0.6;

/** Returns the last item of a phase that begins above the lower part of the window, or else the phase. */
export function findItemInSight(map: MapActions, phaseId: string): PanelItem {
  let found: { top: number; item: PanelItem } | undefined;
  for (const { element, subject, phaseId: panelPhaseId } of panelsByMap.get(map) ?? []) {
    if (panelPhaseId !== phaseId || !subject) continue;
    for (const waypoint of element.shadowRoot?.querySelectorAll<HTMLElement>('.waypoint') ?? []) {
      const { top, height } = waypoint.getBoundingClientRect();
      if (!height || top > innerHeight * READING_SHARE || (found && found.top > top)) continue;
      const { row } = waypoint.dataset;
      found = { top, item: { subject, ids: row === undefined ? [] : [row] } };
    }
  }
  return found?.item ?? { subject: 'phase', ids: [] };
}

/** Returns the item that one of these ids names; undefined without any. */
export function findNamedItem({ group, risk, tool }: Omit<ReasonTarget, 'code'>) {
  if (group !== undefined) return { subject: 'group', id: group } as const;
  if (risk !== undefined) return { subject: 'risk', id: risk } as const;
  return tool === undefined ? undefined : ({ subject: 'tool', id: tool } as const);
}

/** Returns the kind of item that a reason asks for, with the id of the item if the reason names one. */
const getSubject = (reason: ReasonTarget): { subject?: PanelSubject | undefined; id?: string } =>
  findNamedItem(reason) ?? { subject: SUBJECTS[reason.code] };

/** Returns true if the page has a panel in which people can do what a reason asks for. */
export const hasPanelFor = (map: MapActions, reason: ReasonTarget, phaseId: string): boolean =>
  listPanels(map, getSubject(reason).subject, phaseId).length > 0;

/**
 * Focuses the first field of some kinds below an element, by default of any, with its label in sight. Returns false if
 * there is none.
 */
export function focusField(element: ParentNode | null | undefined, kinds = 'textarea, input, select'): boolean {
  const field = element?.querySelector<HTMLElement>(`:is(${kinds}):not(:disabled, [readonly])`);
  field?.focus();
  // On their own, browsers stop to scroll as soon as a part of the field is in sight.
  (field?.closest('.lead, label') ?? field)?.scrollIntoView({ block: 'nearest' });
  return field !== undefined && field !== null;
}

/**
 * Moves the focus to an item of a panel, by its id, or else to the first one with something to do. Opens its row. A
 * checkbox comes first: a measure does what the rules ask for, the level of a risk does not. An item without a field
 * takes the focus at the button of its row.
 */
async function focusItem(panel: FocusablePanel, id = ''): Promise<void> {
  // Not a moment later than needed: the focus belongs to the click of a person.
  const loading = panel.load?.();
  const isThere = trackFocus(() => panel.phaseId);
  if (loading) await loading;
  if (!isThere()) return;
  const root = panel.element.shadowRoot;
  const find = () => root?.getElementById(toDomId(id)) ?? root?.querySelector('.todo');
  const row = (find() ?? root?.querySelector('[data-row]'))?.closest<HTMLElement>('[data-row]');
  const rowId = panel.subject === 'decision' ? DECISION_ROW : row?.dataset['row'];
  if (rowId !== undefined) await panel.openRow?.(rowId);
  if (!isThere()) return;
  const item = find() ?? row;
  if (!focusField(item, '[type=checkbox]') && !focusField(item))
    // A panel that could not be loaded has a button that tries again.
    (row?.querySelector<HTMLElement>('[aria-expanded]') ?? root?.querySelector('button'))?.focus();
}

/** Opens the row with something to do and moves the focus to its first field; if nothing is to do, to the gate. */
export async function focusToDo(
  map: MapActions,
  toDo: ToDo | undefined,
  phaseId: string,
  near: Element,
): Promise<void> {
  const panel = findPanel(map, toDo?.subject ?? 'decision', phaseId, near);
  const isThere = trackFocus(() => panel?.phaseId);
  await panel?.load?.();
  if (!isThere()) return;
  if (!toDo) panel?.element.shadowRoot?.querySelector<HTMLElement>('[tabindex]')?.focus();
  else if (panel?.openRow) await panel.openRow(toDo.row, true);
}

/** Moves the focus to the control with which people can do what a reason asks for. */
export function focusReason(map: MapActions, reason: ReasonTarget, phaseId: string, near: Element): void {
  const { subject, id } = getSubject(reason);
  const panel = subject && findPanel(map, subject, phaseId, near);
  if (panel) void focusItem(panel, id);
}
