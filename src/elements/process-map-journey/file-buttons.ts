import { html, nothing, type TemplateResult } from 'lit';
import { renderButton } from '../panel/templates.js';
import { downloadText, isFramed, type TextFile } from '../internal/download-text.js';

/** Labels of the buttons for one file. */
export interface FileLabels {
  download: string;
  copy: string;
}

/**
 * Renders the button that downloads a file and, in a frame, the one that copies its text: the page around a frame may
 * forbid downloads, and the frame cannot find out.
 *
 * @param createFile Called at each press, because it may commit text that is being typed.
 * @param canCopy Default: true in a frame.
 */
export function renderFileButtons(
  labels: FileLabels,
  createFile: () => TextFile,
  copyText: (text: string) => Promise<void>,
  canCopy = isFramed(),
): TemplateResult {
  const copyButton = canCopy ? renderButton(labels.copy, () => void copyText(createFile().text)) : nothing;
  return html`<div class="file">${renderButton(labels.download, () => downloadText(createFile()))} ${copyButton}</div>`;
}
