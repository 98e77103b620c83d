import { html } from 'lit';
import type { PhaseCheck } from '../../journey/types/view.js';
import { describeChangedWork } from '../context/check-texts.js';
import { createDateFormat } from '../context/trail-texts.js';
import type { PhaseSelection } from './phase-selection.js';
import { renderSentence } from './templates.js';

/** Renders why a completed phase must be checked again: what changed since, or that its exit rule no longer holds. */
export function renderCheckNote(
  { strings, map, phase, dateLanguage }: PhaseSelection,
  { changed, left }: PhaseCheck,
): unknown {
  const reasons = describeChangedWork(map, changed, strings, createDateFormat(dateLanguage).formatTime);
  if (left.length) reasons.push(strings.checkAgainOwnRule);
  return html`<div class="note check" part="note">
    <b>${renderSentence(strings.checkAgain(phase.label))}</b>
    <ul>
      ${reasons.map((reason) => html`<li>${renderSentence(reason)}</li>`)}
    </ul>
  </div>`;
}
