import { html, nothing } from 'lit';
import { renderText } from '../internal/render-text.js';
import { PANEL_EXPORT_PARTS } from '../panel/templates.js';
import { en } from '../../strings/en/index.js';
import { UI_LANGUAGE } from './map-model.js';
import { getPrimaryLanguage } from '../registries/overlays.js';
import type { ProcessMapError } from './errors.js';
import { getActive, getError, type MapState } from './state.js';

/** Parts that the default layout forwards, so that the page can style them. */
const DIAGRAM_PARTS = 'sheet, station, medal, title, state, note, next-cycle, size-switch, key';
const PHASE_PARTS = `heading, headline, summary, outcome, ${PANEL_EXPORT_PARTS}`;

/** Largest number of problems in the error message. The event contains all of them. */
const MAX_PROBLEMS = 20;

/** Selects the part of the state that `<process-map>` itself renders from. */
export const selectLayout = ({ load, announcement, language, hasComposedChildren, rows, size }: MapState) => ({
  announcement,
  language,
  rows,
  size,
  hasComposedChildren,
  error: getError(load),
  isLoading: load.status === 'loading',
  /** Undefined until ready. */
  journeyStatus: getActive(load)?.view.status,
});

/** Renders the shadow root of `<process-map>`: live region, error message, and default layout or slot. */
export function renderDefaultLayout(layout: ReturnType<typeof selectLayout>) {
  const { announcement, language, hasComposedChildren, error, isLoading, journeyStatus, rows, size } = layout;
  const isReady = journeyStatus !== undefined;
  const lang = getPrimaryLanguage(language) === UI_LANGUAGE ? nothing : UI_LANGUAGE;
  return html`<div class="visually-hidden" role="status" lang=${lang}>${renderText(announcement)}</div>
    ${error ? renderError(error, isReady, lang) : nothing} ${isReady ? nothing : renderFallback(isLoading, lang)}
    ${hasComposedChildren ? html`<slot></slot>` : isReady ? renderDefaultElements(rows, size) : nothing}`;
}

/** The `lang` attribute for user interface texts, if the page is in another language. */
type LangAttribute = string | typeof nothing;

function renderError({ message, problems }: ProcessMapError, isReady: boolean, lang: LangAttribute) {
  const items = problems
    .slice(0, MAX_PROBLEMS)
    .map(({ path, message }) => html`<li><code>${renderText(path)}</code> ${renderText(message)}</li>`);
  return html`<div class="message" part="message" role="alert" lang=${lang}>
    <strong>${renderText(`${isReady ? '' : en.root.failed} ${message}`)}</strong>
    ${
      items.length
        ? html`<ul>
            ${items}
          </ul>`
        : nothing
    }
  </div>`;
}

const renderFallback = (isLoading: boolean, lang: LangAttribute) =>
  html`<slot name="fallback"
    >${isLoading ? html`<p class="loading" lang=${lang}>${en.root.loading}</p>` : nothing}</slot
  >`;

const renderDefaultElements = (rows: MapState['rows'], size: MapState['size']) =>
  html`<div class="layout">
    <process-map-diagram size=${size} part="diagram" exportparts=${DIAGRAM_PARTS}></process-map-diagram>
    <process-map-journey part="journey" exportparts="bar, save-state, contents, menu"></process-map-journey>
    <process-map-phase rows=${rows} part="phase" exportparts=${PHASE_PARTS}></process-map-phase>
  </div>`;
