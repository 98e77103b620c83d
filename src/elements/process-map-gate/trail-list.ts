import { html } from 'lit';
import type { TrailEntry } from '../../journey/types/record.js';
import type { Phase } from '../../map/map-definition.js';
import { describeTrailEntry } from '../../journey/trail-texts.js';
import { createDateFormat } from '../context/date-format.js';
import { renderText } from '../internal/render-text.js';
import type { GateSelection } from './gate-selection.js';

/**
 * Returns true if an entry is about a phase. To resume is about no phase: the one that decides to stop lists it. That
 * decision says that the journey was stopped.
 */
const isOfPhase = ({ id, exit }: Phase, { type, phase }: TrailEntry): boolean =>
  type === 'journey.resumed' ? exit.decision !== undefined : phase === id && type !== 'journey.stopped';

/** Renders what was decided and finished in the phase, in order; nothing if nothing was. */
export function renderTrail({ trail, phase, strings, dateLanguage, headingLevel }: GateSelection): unknown {
  const entries = trail.filter((entry) => isOfPhase(phase, entry));
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
