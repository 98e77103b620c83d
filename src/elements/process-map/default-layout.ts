import { html, nothing } from 'lit';
import { PANEL_EXPORT_PARTS } from '../panel/templates.js';
import { en } from '../../strings/en/index.js';
import type { LoaderController } from './controllers/loader-controller.js';
import { UI_LANGUAGE } from './context-values.js';
import { getPrimaryLanguage } from '../registries/overlays.js';
import type { EnvironmentController } from './controllers/environment-controller.js';
import type { NavigationController } from './controllers/navigation-controller.js';

/** The parts that the default layout forwards, so that a page can style them. */
const DIAGRAM_PARTS = 'sheet, station, medal, title, state, note, next-cycle, key';
const PHASE_PARTS = `heading, headline, summary, outcome, ${PANEL_EXPORT_PARTS}`;

/** So many problems are listed in place; the event has them all. */
const MAX_PROBLEMS = 20;

/** What a `<process-map>` itself shows: what it says, what is wrong, and the elements that the page did not compose. */
export function renderDefaultLayout(
  { active: running, announcement }: NavigationController,
  { error: trouble, stage }: LoaderController,
  { language, hasComposedChildren: composed }: EnvironmentController,
) {
  const strings = en.root;
  const isReady = running !== undefined;
  const lang = getPrimaryLanguage(language) === UI_LANGUAGE ? nothing : UI_LANGUAGE;
  return html`<div class="visually-hidden" role="status" lang=${lang}>${announcement}</div>
    ${
      trouble
        ? html`<div class="message" part="message" role="alert" lang=${lang}>
            <strong>${isReady ? '' : strings.failed} ${trouble.message}</strong>
            ${
              trouble.problems.length
                ? html`<ul>
                    ${trouble.problems.slice(0, MAX_PROBLEMS).map(({ path, message }) => html`<li><code>${path}</code> ${message}</li>`)}
                  </ul>`
                : nothing
            }
          </div>`
        : nothing
    }
    ${isReady ? nothing : html`<slot name="fallback">${stage === 'loading' ? html`<p lang=${lang}>${strings.loading}</p>` : nothing}</slot>`}
    ${
      composed
        ? html`<slot></slot>`
        : isReady
          ? html`<div class="layout" @keyup=${scrollFocusIntoView}>
              <process-map-diagram part="diagram" exportparts=${DIAGRAM_PARTS}></process-map-diagram>
              <process-map-journey part="journey" exportparts="bar, menu"></process-map-journey>
              <process-map-phase part="phase" exportparts=${PHASE_PARTS}></process-map-phase>
            </div>`
          : nothing
    }`;
}
/**
 * Brings what Tab led to out from under what sticks to the top of the window. Browsers scroll until the caret of a
 * field is in the window, and not until one sees it.
 */
export function scrollFocusIntoView(event: KeyboardEvent): void {
  // By then the focus is where it goes. Never after a click: the page would move away under it.
  if (event.key === 'Tab') (event.composedPath()[0] as Element).scrollIntoView({ block: 'nearest' });
}
