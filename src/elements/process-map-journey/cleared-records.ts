import { html, nothing, type TemplateResult } from 'lit';
import { menuStrings } from '../../strings/en/record-menu.js';
import type { MapActions, MapStore } from '../context/map-context.js';
import type { BarSelection } from './bar-selection.js';
import { renderButton } from '../panel/templates.js';
import { countEntries } from './count-entries.js';
import { createRecordFile } from '../internal/download-text.js';
import { renderFileButtons } from './file-buttons.js';
import { keysOf, valuesOf } from '../../utils/objects.js';

/** A record that a person cleared or replaced. */
export interface ClearedRecord {
  /** The record as it was exported, with its drafts. */
  readonly text: string;

  /** Id of the journey that took its place. It is offered nowhere else. */
  readonly journeyId: string;
}

/**
 * The record that was cleared last, by the map. It is kept in memory only, and so until the page is left: on a shared
 * computer, what somebody clears must not stay in storage.
 */
export const clearedRecords = new WeakMap<MapActions, ClearedRecord>();

/** Returns the record with its drafts as text; undefined if it is empty. */
export function exportFilledRecord(store: MapStore | undefined): string | undefined {
  if (!store) return undefined;
  // Commits text that is being typed, and so may change the journey.
  const text = store.actions.export('json');
  const { journey } = store.model ?? {};
  // Spread, because an interface has no index signature.
  const hasEntries = journey && valuesOf({ ...countEntries(journey) }).some((count) => count);
  return hasEntries || keysOf(store.actions.readDrafts()).length ? text : undefined;
}

/** Keeps a record that was just cleared. */
export function keepClearedRecord(store: MapStore | undefined, text: string): void {
  if (store?.model) clearedRecords.set(store.actions, { text, journeyId: store.model.journey.id });
}

/** Renders the buttons that put a cleared record back, download it, or copy it. */
export function renderCleared(
  selection: BarSelection,
  record: ClearedRecord,
  putBack: (selection: BarSelection, record: ClearedRecord) => void,
  copyText: (text: string) => Promise<void>,
): TemplateResult {
  const { map, readOnly } = selection;
  const labels = { download: menuStrings.downloadCleared, copy: menuStrings.copyCleared };
  const createFile = () => createRecordFile(map, record.text);
  return html`<p>${menuStrings.cleared}</p>
    ${readOnly ? nothing : renderButton(menuStrings.putBack, () => putBack(selection, record))}
    ${renderFileButtons(labels, createFile, copyText, true)}
    <hr />`;
}
