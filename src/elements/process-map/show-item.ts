import type { MapActions } from '../context/map-context.js';
import type { PanelItem, PanelSubject } from '../context/panel-item.js';
import { trackFocus } from '../internal/focus-tracking.js';
import { findPanel, type FocusablePanel } from '../panel/focus-registry.js';
import { labelId, toDomId } from '../panel/templates.js';

/** Time in ms between two looks for a panel that is not rendered yet, and the number of them. */
const PANEL_DELAY_MS = 20;
const PANEL_ATTEMPTS = 50;

const wait = (delayMs: number) => new Promise((resolve) => setTimeout(resolve, delayMs));

/** Controls in which people work on an item, most specific first. */
const CONTROLS = ['[type=checkbox]', 'textarea, input'];

/** Returns the element of the first id that the panel has, by the element itself or by its name. */
function findItem({ element }: FocusablePanel, ids: readonly string[]): HTMLElement | null | undefined {
  const root = element.shadowRoot;
  for (const id of ids) {
    const item = root?.getElementById(toDomId(id)) ?? root?.getElementById(labelId(id));
    if (item) return item;
  }
  return root?.querySelector<HTMLElement>(':is([tabindex], [data-row])');
}

/** Returns the heading of an item, or the button of its row. */
const findHeading = (item: HTMLElement): HTMLElement | null =>
  item.matches('[tabindex]')
    ? item
    : item.querySelector<HTMLElement>('[tabindex] > [aria-expanded], [tabindex]:not(:has([aria-expanded]))');

/** Returns the control to work in, or else the nearest heading: a locked phase has no enabled control. */
function findControl(item: HTMLElement): HTMLElement | null {
  if (item.matches('textarea, input')) return item;
  // The text of a checkbox has the id, not the label.
  const scope = item.closest('label') ?? item;
  const controls = CONTROLS.map((selector) => scope.querySelector<HTMLElement>(`:is(${selector}):enabled`));
  const control = controls.find((candidate) => candidate !== null) ?? findHeading(item);
  return control ?? (item.getRootNode() as ShadowRoot).querySelector<HTMLElement>('[tabindex]');
}

/** Opens the disclosures around an element. Returns true if one was closed: its content may follow. */
function openAround(item: Element): boolean {
  let isOpened = false;
  for (let details = item.closest('details'); details; details = details.parentElement?.closest('details') ?? null) {
    isOpened ||= !details.open;
    details.open = true;
  }
  return isOpened;
}

/**
 * Returns the panel that shows items of a kind in a phase. A panel of another phase renders this one with the next
 * update, and a page may still be composing its panels.
 */
async function waitForPanel(map: MapActions, subject: PanelSubject, phaseId: string) {
  let panel: FocusablePanel | undefined;
  for (let i = 0; i < PANEL_ATTEMPTS && !panel; i++) {
    if (i) await wait(PANEL_DELAY_MS);
    panel = findPanel(map, subject, phaseId);
  }
  await panel?.load?.();
  await panel?.element.updateComplete;
  return panel;
}

/** Scrolls to an item of a phase as it is, and moves the focus to its heading. */
export async function returnToItem(map: MapActions, { subject, ids }: PanelItem, phaseId: string): Promise<void> {
  const isThere = trackFocus(() => undefined);
  const panel = await waitForPanel(map, subject, phaseId);
  const item = panel && findItem(panel, ids);
  if (!item || panel.phaseId !== phaseId || !isThere()) return;
  findHeading(item)?.focus({ preventScroll: true });
  item.scrollIntoView();
}

/**
 * Scrolls to an item of a phase, and opens what it is in. Does nothing if no panel shows the phase.
 *
 * @param hasFocus Moves the focus, too: to the control of the item, or else to its heading.
 */
export async function showItem(
  map: MapActions,
  { subject, ids }: PanelItem,
  phaseId: string,
  hasFocus: boolean,
): Promise<void> {
  const isThere = trackFocus(() => undefined);
  const panel = await waitForPanel(map, subject, phaseId);
  let item = panel && findItem(panel, ids);
  if (!panel || !item) return;
  const { row } = item.closest<HTMLElement>('[data-row]')?.dataset ?? {};
  if (row !== undefined) await panel.openRow?.(row);
  // The event that renders what was closed in a disclosure comes later.
  if (openAround(findItem(panel, ids) ?? item)) await wait(PANEL_DELAY_MS);
  await panel.element.updateComplete;
  item = findItem(panel, ids) ?? item;
  // A person may have moved on.
  if (panel.phaseId !== phaseId || !isThere()) return;
  item.scrollIntoView();
  if (hasFocus) (ids.length ? findControl(item) : findHeading(item))?.focus();
}
