import { html, nothing, type TemplateResult } from 'lit';
import { menuStrings } from '../../strings/en/record-menu.js';
import { renderButton } from '../panel/templates.js';
import type { BarSelection } from './bar-selection.js';

/** Offers to merge a record that is kept in this browser and not in the store of the page. */
export function renderBrowserRecord({ saveState, readOnly }: BarSelection, handleClick: () => void): unknown {
  if (saveState.browserRecord === undefined || readOnly) return nothing;
  return html`<div class="row">
    <p>${menuStrings.browserRecord}</p>
    ${renderButton(menuStrings.bringIn, handleClick)}
  </div>`;
}

/**
 * Suggests a backup. Not announced: it must not interrupt anybody.
 *
 * @param buttons Buttons that download or copy the record.
 */
export const renderBackupOffer = (buttons: TemplateResult, handleDecline: () => void): TemplateResult =>
  html`<div class="row">
    <p>${menuStrings.backupAdvice}</p>
    ${buttons} ${renderButton(menuStrings.notNow, handleDecline)}
  </div>`;
