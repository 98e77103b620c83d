import { html, LitElement, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import type { Idea } from '../../map/map-definition.js';
import { icon } from '../panel/icons.js';
import { aidsFor } from '../enhancements/load-enhancements.js';
import { markdown } from '../internal/render-markdown.js';
import { Panel } from '../panel/panel-controller.js';
import { waypoint } from '../panel/templates.js';
import { panel } from '../panel/panel.styles.js';
import { tokens } from '../styles/tokens.js';
import { controls } from '../styles/controls.js';
import { styles } from './process-map-ideas.styles.js';

/** As many ideas as are shown at once. */
const FEW = 3;

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
  static override styles = [tokens, controls, panel, styles];

  /** Id of the phase to show; the phase on show where absent. */
  @property() phase: string | null | undefined;

  readonly #panel = new Panel(this, 'none');

  protected override render(): unknown {
    const at = this.#panel.open;
    if (!at) return nothing;
    const { strings: s, phase, model, view } = at;
    const { ideas, practices, cases } = phase;
    const terms = aidsFor(this)?.terms(this, at, [ideas, practices, cases, model.map.cases]);
    const list = (items: Idea[]) =>
      html`<ul class="ideas">
        ${items.map(({ title, text, source }) => html`<li lang=${model.languageOf(text) ?? nothing}><b>${title}</b>${markdown(text, terms?.mark(text))}<span class="d">${source}</span></li>`)}
      </ul>`;
    const fold = (items: Idea[] | undefined, words: (count: number) => string, from = 0) =>
      items && items.length > from
        ? html`<details>
            <summary><bdi>${words(items.length)}</bdi></summary>
            ${list(items.slice(from))}
          </details>`
        : '';
    const folds = [
      fold(ideas, s.showIdeas, FEW),
      fold(practices, s.practices),
      fold(cases, s.cases),
      fold(model.map.cases, s.mapCases),
    ];
    return ideas.length || folds.some(Boolean)
      ? waypoint(
          at,
          view.completed ? 'passed' : '',
          icon('eye'),
          s.ideas,
          '',
          html`${ideas.length ? list(ideas.slice(0, FEW)) : ''}${folds}`,
        )
      : nothing;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'process-map-ideas': ProcessMapIdeasElement;
  }
}
