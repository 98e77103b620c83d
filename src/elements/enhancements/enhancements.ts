import { html, type LitElement } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { live } from 'lit/directives/live.js';
import type { CataloguePart, Idea, Link, Term, Tool } from '../../map/map-definition.js';
import { enhancementStrings } from '../../strings/en/enhancements.js';
import { Chunk } from '../internal/chunk.js';
import { markLanguage } from '../internal/mark-language.js';
import { renderMarkdown } from '../internal/render-markdown.js';
import { renderText } from '../internal/render-text.js';
import type { PhaseSelection } from '../panel/phase-selection.js';
import { labelId, toDomId } from '../panel/templates.js';
import { adoptStyles } from '../styles/adopt-styles.js';
import { hasCatalogueFailed, readList } from './catalogue-lists.js';
import { linkedIdeaStyles, toolUseStyles } from './enhancements.styles.js';
import { findTerms, type TermMarkers } from './glossary.js';
import type { createSearch, SearchQuery } from './question-search.js';
import { searchStyles } from './question-search.styles.js';

/** Content of the panels that is loaded when the page is idle. */
export type Enhancements = typeof enhancements;

const searchChunk = new Chunk('the search', () => import('./question-search.js'));

/** The search that a person opened in a panel. */
interface PanelSearch extends SearchQuery {
  /** Renders the results. Undefined until its chunk is loaded. */
  renderResults?: ReturnType<typeof createSearch> | undefined;
}

const searches = new WeakMap<LitElement, PanelSearch>();

async function prepareSearch(element: LitElement, search: PanelSearch, isRequested = false): Promise<void> {
  const searchModule = await searchChunk.load(element, isRequested);
  if (!searchModule || search.renderResults) return;
  search.renderResults = searchChunk.call(element, () => searchModule.createSearch(element));
  element.requestUpdate();
}

/**
 * Opens the search together with its field, and focuses it: the toggle event comes later, and the chunk of the results
 * much later. A key that is pressed in between must not be lost.
 */
async function handleSearchClick(element: LitElement, event: Event): Promise<void> {
  const details = (event.currentTarget as Element).parentElement as HTMLDetailsElement;
  if (details.open) return;
  event.preventDefault();
  details.open = true;
  const search = searches.get(element) ?? { text: '', isOnlyOpen: false };
  searches.set(element, search);
  void prepareSearch(element, search, true);
  element.requestUpdate();
  await element.updateComplete;
  details.querySelector<HTMLElement>('[type=search]')?.focus();
}

function renderOpenSearch(element: LitElement): unknown {
  const search = searches.get(element);
  if (!search) return '';
  if (!search.renderResults) void prepareSearch(element, search);
  adoptStyles(element, searchStyles);
  const handleInput = ({ target }: Event) => {
    search.text = (target as HTMLInputElement).value;
    element.requestUpdate();
  };
  const handleOnlyOpenChange = ({ target }: Event) => {
    search.isOnlyOpen = (target as HTMLInputElement).checked;
    element.requestUpdate();
  };
  // The status is there before its text, or screen readers would not announce the first one.
  const results = searchChunk.call(element, () => search.renderResults?.(search));
  return html`<div class="finder" role="search" aria-label=${enhancementStrings.searchName}>
    <label class="lead"
      >${enhancementStrings.searchQuery}<input
        type="search"
        dir="auto"
        .value=${live(search.text)}
        @input=${handleInput}
    /></label>
    <label class="only"
      ><input
        type="checkbox"
        .checked=${live(search.isOnlyOpen)}
        @change=${handleOnlyOpenChange}
      />${enhancementStrings.searchOnlyOpen}</label
    >
    <p class="detail" role="status">
      ${searchChunk.hasFailed(element) ? enhancementStrings.searchFailed : renderText(results?.description ?? '')}
    </p>
    ${results?.list}
  </div>`;
}

/** Renderers of this content. All of them read the catalogue of the map and return nothing until it is loaded. */
export const enhancements = {
  /** Renders the parts of the process that a tool serves in this phase. */
  renderToolUses(element: LitElement, selection: PhaseSelection, { id, tools = [] }: Tool): unknown {
    const parts = readList<CataloguePart>(element, selection, 'parts').filter((part) => {
      const usedTools = part.tools?.[selection.phase.id];
      return Array.isArray(usedTools) && [id, ...tools].some((toolId) => usedTools.includes(toolId));
    });
    if (!parts.length) return '';
    adoptStyles(element, toolUseStyles);
    const names = parts.map(({ name }) => name).join(', ');
    return html`<span class="detail for"
      >${enhancementStrings.toolUses} <i>${markLanguage(selection.languageOf, names, parts[0]?.name)}</i></span
    >`;
  },

  /** Finds glossary terms in the texts of a panel, each where it occurs first. Returns undefined if there is none. */
  findTerms: (
    element: LitElement,
    selection: PhaseSelection,
    lists: (readonly { text: string }[] | undefined)[],
  ): TermMarkers | undefined =>
    findTerms(
      element,
      selection,
      readList<Term>(element, selection, 'glossary'),
      lists.flatMap((list) => list?.map(({ text }) => text) ?? []),
    ),

  /** Renders the ideas, practices and cases that are linked with a question group. */
  renderLinkedIdeas(element: LitElement, selection: PhaseSelection, groupId: string): unknown {
    const { phase, map, languageOf } = selection;
    const links = readList<Link>(element, selection, 'links').filter(
      ({ group, ideas }) => group === groupId && Array.isArray(ideas),
    );
    const candidates = [phase.ideas, phase.practices, phase.cases, map.cases].flatMap((list) => list ?? []);
    const linkedIdeas = candidates.filter(({ id }) => links.some(({ ideas }) => ideas.includes(id)));
    if (!linkedIdeas.length) return '';
    adoptStyles(element, linkedIdeaStyles);
    const renderIdea = ({ title, text, source }: Idea) =>
      html`<li lang=${languageOf(text) ?? map.language}>
        <b>${title}</b>${renderMarkdown(text)}<span class="detail">${source}</span>
      </li>`;
    // Keyed, so that those of another group are closed.
    return keyed(
      `${phase.id} ${groupId}`,
      html`<details class="ideas">
        <summary id="${toDomId(groupId)}:ideas" aria-labelledby="${toDomId(groupId)}:ideas ${labelId(groupId)}">
          <bdi>${enhancementStrings.ideas(linkedIdeas.length)}</bdi>
        </summary>
        <ul>
          ${linkedIdeas.map(renderIdea)}
        </ul>
      </details>`,
    );
  },

  /** Renders a search over the questions of the map, which is loaded when a person opens it. */
  renderSearch(element: LitElement, selection: PhaseSelection): unknown {
    return html`<details class="find">
        <summary @click=${(event: Event) => void handleSearchClick(element, event)}>
          <bdi>${enhancementStrings.search}</bdi>
        </summary>
        ${renderOpenSearch(element)}
      </details>
      ${
        hasCatalogueFailed(element, selection) ? html`<p class="detail">${enhancementStrings.catalogueFailed}</p>` : ''
      }`;
  },
};
