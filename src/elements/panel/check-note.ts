import { html } from 'lit';
import type { PhaseCheck } from '../../journey/types/view.js';
import { describeCheck } from '../../journey/trail-texts.js';
import { createDateFormat } from '../context/date-format.js';
import type { PhaseSelection } from './phase-selection.js';
import { renderSentence } from './templates.js';

/** Renders the reasons why a completed phase must be checked again. */
export function renderCheckNote({ strings, map, phase, dateLanguage }: PhaseSelection, check: PhaseCheck): unknown {
  const reasons = describeCheck(map, check, strings, createDateFormat(dateLanguage));
  return html`<div class="note check" part="note">
    <b>${renderSentence(strings.checkAgain(phase.label))}</b>
    <ul>
      ${reasons.map((reason) => html`<li>${renderSentence(reason)}</li>`)}
    </ul>
  </div>`;
}
