import { html, type LitElement } from 'lit';
import type { CataloguePart, Idea, Link, Term, Tool } from '../../map/map-definition.js';
import { enhancementStrings } from '../../strings/en/enhancements.js';
import { Chunk } from '../internal/chunk.js';
import { markLanguage } from '../internal/mark-language.js';
import { renderMarkdown } from '../internal/render-markdown.js';
import type { PhaseSelection } from '../panel/phase-selection.js';
import { labelId, toDomId } from '../panel/templates.js';
import { adoptStyles } from '../styles/adopt-styles.js';
import { hasCatalogueFailed, readList } from './catalogue-lists.js';
import { linkedIdeaStyles, toolUseStyles } from './enhancements.styles.js';
import { findTerms, type TermMarkers } from './glossary.js';
import type { createSearch } from './question-search.js';

/** Content of the panels that is loaded when the page is idle. */
export type Enhancements = typeof enhancements;

const searchChunk = new Chunk('the search', () => import('./question-search.js'));

/** Searches by their panel. Undefined if a person opened the search and it is not there yet. */
const searches = new WeakMap<LitElement, ReturnType<typeof createSearch> | undefined>();

async function prepareSearch(element: LitElement, isRequested = false): Promise<void> {
  const searchModule = await searchChunk.load(element, isRequested);
  if (!searchModule || searches.get(element)) return;
  searches.set(
    element,
    searchChunk.call(element, () => searchModule.createSearch(element)),
  );
  element.requestUpdate();
}

async function openSearch(element: LitElement, details: Element): Promise<void> {
  if (!searches.has(element)) searches.set(element, undefined);
  await prepareSearch(element, true);
  await element.updateComplete;
  details.querySelector<HTMLElement>('[type=search]')?.focus();
}

function renderOpenSearch(element: LitElement): unknown {
  if (!searches.has(element)) return '';
  const search = searches.get(element);
  if (!search) void prepareSearch(element);
  const content = searchChunk.call(element, () => search?.());
  return searchChunk.hasFailed(element) ? html`<p>${enhancementStrings.searchFailed}</p>` : content;
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
    return html`<details class="ideas">
      <summary id="${toDomId(groupId)}:ideas" aria-labelledby="${toDomId(groupId)}:ideas ${labelId(groupId)}">
        <bdi>${enhancementStrings.ideas(linkedIdeas.length)}</bdi>
      </summary>
      <ul>
        ${linkedIdeas.map(renderIdea)}
      </ul>
    </details>`;
  },

  /** Renders a search over the questions of the map, which is loaded when a person opens it. */
  renderSearch(element: LitElement, selection: PhaseSelection): unknown {
    const handleToggle = ({ newState, target }: ToggleEvent) => {
      if (newState === 'open') void openSearch(element, target as Element);
    };
    return html`<details class="find" @toggle=${handleToggle}>
        <summary><bdi>${enhancementStrings.search}</bdi></summary>
        ${renderOpenSearch(element)}
      </details>
      ${
        hasCatalogueFailed(element, selection) ? html`<p class="detail">${enhancementStrings.catalogueFailed}</p>` : ''
      }`;
  },
};
