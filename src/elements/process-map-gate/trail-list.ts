import { html } from 'lit';
import { describeTrailEntry } from '../../journey/trail-texts.js';
import { createDateFormat } from '../context/date-format.js';
import { renderText } from '../internal/render-text.js';
import type { GateSelection } from './gate-selection.js';

/** Renders what was decided and finished in the phase, in order; nothing if nothing was. */
export function renderTrail({ trail, phase, strings, dateLanguage, headingLevel }: GateSelection): unknown {
  const entries = trail.filter((entry) => entry.phase === phase.id);
  if (!entries.length) return '';
  const format = createDateFormat(dateLanguage);
  return html`<div class="trail">
    <p role="heading" aria-level=${Math.min(headingLevel + 2, 6)}><b>${strings.trail}</b></p>
    <ol>
      ${entries.map((entry) => {
        const { step, text, review } = describeTrailEntry(entry, strings, format);
        return html`<li>
          <bdi>${renderText(step)}</bdi>
          ${text === undefined ? '' : html`<p class="written" lang="">${renderText(text)}</p>`}
          <bdi>${renderText(review)}</bdi>
        </li>`;
      })}
    </ol>
  </div>`;
}
