import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { Idea } from '../../map/map-definition.js';
import type { TermMarkers } from '../enhancements/glossary.js';
import { getCatalogueEnhancements } from '../enhancements/load-enhancements.js';
import { renderMarkdown } from '../internal/render-markdown.js';
import { renderIcon } from '../panel/icons.js';
import type { BodyDefinition, PanelBody } from '../panel/body-controller.js';
import type { PanelController } from '../panel/panel-controller.js';
import type { PhaseSelection } from '../panel/phase-selection.js';
import { IDEAS_ROW } from '../panel/row-ids.js';
import { renderRow } from '../panel/row.js';
import { ideasStyles } from './process-map-ideas.styles.js';
import type { IdeasContent } from './process-map-ideas.js';

type RenderList = (ideas: Idea[]) => TemplateResult;

/** The ideas, practices and cases of a phase, and the cases of the whole map. */
class IdeasBody implements PanelBody<IdeasContent> {
  readonly #element: LitElement;
  readonly #panel: PanelController<IdeasContent>;

  constructor(element: LitElement, panel: PanelController<IdeasContent>) {
    this.#element = element;
    this.#panel = panel;
  }

  render(selection: PhaseSelection & IdeasContent): unknown {
    const { strings, phase, map, isCompleted } = selection;
    const { ideas, practices, cases } = phase;
    const mapCases = map.cases;
    const terms = getCatalogueEnhancements(this.#element, selection)?.findTerms(this.#element, selection, [
      ideas,
      practices,
      cases,
      mapCases,
    ]);
    const renderList: RenderList = (items) => this.#renderList(selection, items, terms);
    const others: [string, Idea[] | undefined][] = [
      [strings.practices(practices?.length ?? 0), practices],
      [strings.cases(cases?.length ?? 0), cases],
      [strings.mapCases(mapCases?.length ?? 0), mapCases],
    ];
    const lists = others.filter(([, items]) => items?.length) as [string, Idea[]][];
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

  #renderDetails(summary: string, items: Idea[], renderList: RenderList): unknown {
    // Keyed, so that those of another phase are closed.
    return keyed(
      items[0]?.text,
      html`<details>
        <summary><bdi>${summary}</bdi></summary>
        ${renderList(items)}
      </details>`,
    );
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

/** The body of `process-map-ideas`. */
export const ideasBody: BodyDefinition<IdeasContent> = {
  styles: ideasStyles,
  create: (element, panel) => new IdeasBody(element, panel),
};
