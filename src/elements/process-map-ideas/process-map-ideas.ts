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
import { IDEAS_ROW } from '../panel/row-ids.js';
import { renderRow } from '../panel/row.js';
import { rowStyles } from '../panel/row.styles.js';
import { controls } from '../styles/controls.js';
import { partStyles } from '../styles/part-styles.js';
import { tokens } from '../styles/tokens.js';
import { ideasStyles } from './process-map-ideas.styles.js';

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
  static override styles = [tokens, controls, partStyles, panelStyles, rowStyles, ideasStyles];

  /** Id of the phase to show. Default: the shown phase of the map. */
  @property() phase: string | null | undefined;

  readonly #panel = new PanelController(this, 'ideas', (_, __, { completed }) => ({ isCompleted: completed }));

  protected override render(): unknown {
    const selection = this.#panel.visibleSelection;
    if (!selection) return nothing;
    const { strings, phase, map, isCompleted } = selection;
    const { ideas, practices, cases } = phase;
    const mapCases = map.cases;
    const terms = getEnhancements(this)?.findTerms(this, selection, [ideas, practices, cases, mapCases]);
    const renderList: RenderList = (items) => this.#renderList(selection, items, terms);
    const others: [string, Idea[] | undefined][] = [
      [strings.practices(practices?.length ?? 0), practices],
      [strings.cases(cases?.length ?? 0), cases],
      [strings.mapCases(mapCases?.length ?? 0), mapCases],
    ];
    const lists = others.filter(([, items]) => items?.length) as [string, Idea[]][];
    if (!ideas.length && !lists.length) return nothing;
    const allItems = [...ideas, ...lists.flatMap(([, items]) => items)];
    const counts = [ideas.length ? strings.ideaCount(ideas.length) : '', ...lists.map(([summary]) => summary)];
    return renderRow(this.#panel, selection, {
      id: IDEAS_ROW,
      className: isCompleted ? 'passed' : '',
      mark: renderIcon('eye'),
      title: strings.ideas,
      stateIcon: 'eye',
      state: '',
      firstLine: counts.filter(Boolean).join(' · '),
      listWords: () => allItems.flatMap(({ title, text }) => [title, text]),
      renderContent: () => [
        ideas.length ? renderList(ideas) : '',
        lists.map(([summary, items]) => this.#renderDetails(summary, items, renderList)),
      ],
    });
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
