import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import type { Idea } from '../../map/map-definition.js';
import { GuardedElement } from '../context/guarded-element.js';
import type { TermMarkers } from '../enhancements/glossary.js';
import { getEnhancements } from '../enhancements/load-enhancements.js';
import { renderMarkdown } from '../internal/render-markdown.js';
import { renderIcon } from '../panel/icons.js';
import { PanelController } from '../panel/panel-controller.js';
import { panelStyles } from '../panel/panel.styles.js';
import type { PhaseSelection } from '../panel/phase-selection.js';
import { renderWaypoint } from '../panel/templates.js';
import { controls } from '../styles/controls.js';
import { partStyles } from '../styles/part-styles.js';
import { tokens } from '../styles/tokens.js';
import { ideasStyles } from './process-map-ideas.styles.js';

/** Number of ideas shown before `Show all`. */
const VISIBLE_IDEAS = 3;

type RenderList = (ideas: Idea[]) => TemplateResult;

/**
 * Shows content for reflection: the ideas, practices and cases of a phase, and the cases of the whole map. Renders
 * nothing if there are none.
 *
 * @summary Ideas and cases for reflection.
 * @tag process-map-ideas
 *
 * @csspart waypoint - The stop on the route.
 * @csspart waypoint-heading - The heading of the stop.
 *
 * @cssprop --process-map-line - The line beside an idea.
 * @cssprop --process-map-ink-muted - The source of an idea.
 */
export class ProcessMapIdeasElement extends GuardedElement {
  static override styles = [tokens, controls, partStyles, panelStyles, ideasStyles];

  /** Id of the phase to show. Default: the shown phase of the map. */
  @property() phase: string | null | undefined;

  readonly #panel = new PanelController(this, undefined, (_, __, { completed }) => ({ isCompleted: completed }));

  protected override render(): unknown {
    const selection = this.#panel.visibleSelection;
    if (!selection) return nothing;
    const { strings, phase, map, isCompleted } = selection;
    const { ideas, practices, cases } = phase;
    const mapCases = map.cases;
    const terms = getEnhancements(this)?.findTerms(this, selection, [ideas, practices, cases, mapCases]);
    const renderList: RenderList = (items) => this.#renderList(selection, items, terms);
    const content = [
      ideas.length ? renderList(ideas.slice(0, VISIBLE_IDEAS)) : '',
      ideas.length > VISIBLE_IDEAS
        ? this.#renderDetails(strings.allIdeas(ideas.length), ideas.slice(VISIBLE_IDEAS), renderList)
        : '',
      practices?.length ? this.#renderDetails(strings.practices(practices.length), practices, renderList) : '',
      cases?.length ? this.#renderDetails(strings.cases(cases.length), cases, renderList) : '',
      mapCases?.length ? this.#renderDetails(strings.mapCases(mapCases.length), mapCases, renderList) : '',
    ];
    if (!content.some(Boolean)) return nothing;
    return renderWaypoint(selection, isCompleted ? 'passed' : '', renderIcon('eye'), strings.ideas, '', content);
  }

  #renderDetails(summary: string, items: Idea[], renderList: RenderList): TemplateResult {
    return html`<details>
      <summary><bdi>${summary}</bdi></summary>
      ${renderList(items)}
    </details>`;
  }

  #renderList({ languageOf }: PhaseSelection, items: Idea[], terms: TermMarkers | undefined): TemplateResult {
    const renderItem = ({ title, text, source }: Idea) =>
      html`<li lang=${languageOf(text) ?? nothing}>
        <b>${title}</b>${renderMarkdown(text, terms?.getMarker(text))}<span class="detail">${source}</span>
      </li>`;
    return html`<ul class="ideas">
      ${items.map((item) => keyed(item.text, renderItem(item)))}
    </ul>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'process-map-ideas': ProcessMapIdeasElement;
  }
}
