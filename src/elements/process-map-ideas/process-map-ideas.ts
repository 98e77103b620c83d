import { html, LitElement, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import type { Idea } from '../../map/map-definition.js';
import { icon } from '../panel/icons.js';
import { getEnhancements } from '../enhancements/load-enhancements.js';
import { renderMarkdown } from '../internal/render-markdown.js';
import { PanelController } from '../panel/panel-controller.js';
import { renderWaypoint } from '../panel/templates.js';
import { panelStyles } from '../panel/panel.styles.js';
import { tokens } from '../styles/tokens.js';
import { controls } from '../styles/controls.js';
import { ideasStyles } from './process-map-ideas.styles.js';

/** As many ideas as are shown at once. */
const VISIBLE_IDEAS = 3;

/**
 * What there is to reflect on in a phase: ideas, practices and cases, and the cases of the map as a whole. Shows
 * nothing where there are none.
 *
 * @summary Ideas and cases for reflection.
 * @tag process-map-ideas
 *
 * @csspart waypoint - The stop on the route.
 * @csspart waypoint-heading - Its heading.
 *
 * @cssprop --process-map-line - The line beside an idea.
 * @cssprop --process-map-ink-muted - Where an idea comes from.
 */
export class ProcessMapIdeasElement extends LitElement {
  static override styles = [tokens, controls, panelStyles, ideasStyles];

  /** Id of the phase to show; the phase on show where absent. */
  @property() phase: string | null | undefined;

  readonly #panel = new PanelController(this, 'none');

  protected override render(): unknown {
    const at = this.#panel.openSelection;
    if (!at) return nothing;
    const { strings: s, phase, model, view } = at;
    const { ideas, practices, cases } = phase;
    const terms = getEnhancements(this)?.findTerms(this, at, [ideas, practices, cases, model.map.cases]);
    const list = (items: Idea[]) =>
      html`<ul class="ideas">
        ${items.map(({ title, text, source }) => html`<li lang=${model.languageOf(text) ?? nothing}><b>${title}</b>${renderMarkdown(text, terms?.getMarker(text))}<span class="detail">${source}</span></li>`)}
      </ul>`;
    const fold = (items: Idea[] | undefined, words: (count: number) => string, from = 0) =>
      items && items.length > from
        ? html`<details>
            <summary><bdi>${words(items.length)}</bdi></summary>
            ${list(items.slice(from))}
          </details>`
        : '';
    const folds = [
      fold(ideas, s.showIdeas, VISIBLE_IDEAS),
      fold(practices, s.practices),
      fold(cases, s.cases),
      fold(model.map.cases, s.mapCases),
    ];
    return ideas.length || folds.some(Boolean)
      ? renderWaypoint(
          at,
          view.completed ? 'passed' : '',
          icon('eye'),
          s.ideas,
          '',
          html`${ideas.length ? list(ideas.slice(0, VISIBLE_IDEAS)) : ''}${folds}`,
        )
      : nothing;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'process-map-ideas': ProcessMapIdeasElement;
  }
}
