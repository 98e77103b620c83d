import { html, nothing } from 'lit';
import type { Phase } from '../../map/map-definition.js';
import { renderText } from '../internal/render-text.js';
import type { Strings } from '../../strings/en/index.js';
import type { DiagramSelection } from './diagram-selection.js';
import type { PhaseStation } from './phase-station.js';

/** Returns the classes of the disc for a label. A label of more than three characters widens it. */
const getMedalClass = ({ length }: string) => `medal${length > 3 ? ' long' : ''}${length > 7 ? ' longer' : ''}`;

type DiagramStrings = Strings['diagram'];

/** Renders the state of a phase, and its progress. */
export const renderStationState = (
  { stateText, stepsText }: PhaseStation,
  { listSeparator, stepsLabel }: DiagramStrings,
) =>
  html`<span class="state" part="state">${renderText(stateText)}</span>${
      stepsText
        ? html`<span class="visually-hidden">${listSeparator}${stepsLabel} </span
            ><span class="kind">${renderText(stepsText)}</span>`
        : nothing
    }`;

/** Renders the decision, the tools and the risks of a phase, if there are any. */
function renderStationContent({ noteText, overdueText }: PhaseStation, separator: string) {
  if (!noteText) return nothing;
  const overdue = overdueText ? html`${separator}<b class="overdue">${renderText(overdueText)}</b>` : nothing;
  return html`<span class="visually-hidden">${separator}</span
    ><span class="note" part="note">${renderText(noteText)}${overdue}</span>`;
}

/**
 * Renders a phase: a button, or plain text if the phase cannot be opened. Hidden separators keep the parts of its
 * accessible name apart. The diagram listens for clicks on the button, whose value is the id of the phase.
 */
export function renderStation(
  { strings: { diagram }, languageOf }: DiagramSelection,
  { id, label, title }: Phase,
  station: PhaseStation,
) {
  const { state, isShown, canOpen, isCompleted, travelledPercent } = station;
  const separator = diagram.listSeparator;
  // The ring of the others shows no progress.
  const ring =
    !isCompleted && (state === 'current' || state === 'open')
      ? html`<svg viewBox="-28 -28 56 56">
          <circle
            class="arc"
            r="25.5"
            transform="rotate(-90)"
            pathLength="100"
            stroke-dasharray="${travelledPercent * 1.01} 100"
          />
        </svg>`
      : nothing;
  const content = html`<span class=${getMedalClass(label)} part="medal" aria-hidden="true"
      >${ring}${renderText(label)}</span
    ><span class="words"
      ><span class="visually-hidden">${diagram.phase(label) + separator}</span
      ><span class="title" part="title" lang=${languageOf(title) ?? nothing}>${renderText(title)}</span
      ><span class="visually-hidden">${separator}</span>${renderStationState(station, diagram)}${renderStationContent(
        station,
        separator,
      )}${isShown ? html`<span class="visually-hidden">${separator}${diagram.shown}</span>` : nothing}</span
    >`;
  return canOpen
    ? html`<button
        type="button"
        class="station-state"
        part="station ${state}"
        value=${id}
        aria-current=${state === 'current' ? 'step' : nothing}
      >
        ${content}
      </button>`
    : html`<div class="station-state" part="station ${state}">${content}</div>`;
}
