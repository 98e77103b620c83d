import { html, nothing, type TemplateResult } from 'lit';
import { downloadText, isFramed, type TextFile } from './download-text.js';

/** Renders a button of the menu or the bar. */
export const renderButton = (label: string, handleClick: () => void, id: string = '', className = 'quiet') =>
  html`<button type="button" class=${className} id=${id || nothing} @click=${handleClick}><bdi>${label}</bdi></button>`;

/** Labels of the buttons for one file. */
interface FileLabels {
  download: string;
  copy: string;
}

/**
 * Renders the button that downloads a file and, in a frame, the one that copies its text: the page around a frame may
 * forbid downloads, and the frame cannot find out.
 *
 * @param createFile Called at each press, because it may commit text that is being typed.
 */
export function renderFileButtons(
  labels: FileLabels,
  createFile: () => TextFile,
  copyText: (text: string) => Promise<void>,
  { id = '', canAlwaysCopy = false } = {},
): TemplateResult {
  const copyButton =
    canAlwaysCopy || isFramed() ? renderButton(labels.copy, () => void copyText(createFile().text)) : nothing;
  return html`<div class="file">
    ${renderButton(labels.download, () => downloadText(createFile()), id)} ${copyButton}
  </div>`;
}
