import { html, nothing, type TemplateResult } from 'lit';
import { menuStrings } from '../../strings/en/record-menu.js';
import type { MapActions } from '../context/map-context.js';
import type { BarSelection } from './bar-selection.js';
import { renderButton } from '../panel/templates.js';
import { createRecordFile } from '../internal/download-text.js';
import { renderFileButtons } from './file-buttons.js';

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
