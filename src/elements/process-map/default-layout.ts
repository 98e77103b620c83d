import { html, nothing } from 'lit';
import { panelParts } from '../panel/templates.js';
import { en } from '../../strings/en/index.js';
import type { Loading } from './controllers/loader-controller.js';
import { UI_LANGUAGE } from './context-values.js';
import { primary } from '../registries/overlays.js';
import type { Page } from './controllers/environment-controller.js';
import type { Showing } from './controllers/navigation-controller.js';

/** The parts that the default layout forwards, so that a page can style them. */
const DIAGRAM_PARTS = 'sheet, station, medal, title, state, note, next-cycle, key';
const PHASE_PARTS = `heading, headline, summary, outcome, ${panelParts}`;

/** So many problems are listed in place; the event has them all. */
const MAX_PROBLEMS = 20;

/** What a `<process-map>` itself shows: what it says, what is wrong, and the elements that the page did not compose. */
export function layout({ running, announcement }: Showing, { trouble, stage }: Loading, { language, composed }: Page) {
  const strings = en.root;
  const isReady = running !== undefined;
  const lang = primary(language) === UI_LANGUAGE ? nothing : UI_LANGUAGE;
  return html`<div class="vh" role="status" lang=${lang}>${announcement}</div>
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
          ? html`<div class="layout" @keyup=${uncover}>
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
export function uncover(event: KeyboardEvent): void {
  // By then the focus is where it goes. Never after a click: the page would move away under it.
  if (event.key === 'Tab') (event.composedPath()[0] as Element).scrollIntoView({ block: 'nearest' });
}
