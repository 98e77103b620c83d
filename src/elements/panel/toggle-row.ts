import { focusToDo } from './focus-registry.js';
import type { PanelController } from './panel-controller.js';
import { toDomId } from './templates.js';
import { findNextToDo } from './to-do.js';

/** The part of a panel that has rows. */
export type RowPanel = Pick<PanelController, 'element' | 'selection' | 'phaseView' | 'openRow' | 'commit'>;

/** Opens a row and moves the focus to its first field, or closes it. */
export async function toggleRow(panel: RowPanel, row: string): Promise<void> {
  if (panel.selection?.rows?.openRows.has(row)) await closeRow(panel, row);
  else await panel.openRow(row, true);
}

/** Closes a row, and moves the focus to the button that opens it. */
async function closeRow(panel: RowPanel, row: string): Promise<void> {
  // Not every browser dispatches `blur` for a focused field that is removed.
  panel.commit();
  panel.selection?.rows?.setOpen(row, false);
  await panel.element.updateComplete;
  const heading = panel.element.shadowRoot?.getElementById(toDomId(row));
  heading?.querySelector<HTMLElement>('[aria-expanded]')?.focus({ preventScroll: true });
}

/**
 * Closes a row, and moves the focus to the next one with something to do, or else to the gate. The focus stays at the
 * row if the page shows neither.
 */
export async function leaveRow(panel: RowPanel, row: string): Promise<void> {
  const { selection, phaseView } = panel;
  if (!selection || !phaseView) return;
  await closeRow(panel, row);
  const next = findNextToDo(selection.phase, phaseView, row);
  await focusToDo(selection.actions, next, selection.phase.id, panel.element);
}
