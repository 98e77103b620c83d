import type { html as tag, LitElement } from 'lit';
import type { CataloguePart, Link, Term, Tool } from '../../map/map-definition.js';
import { adoptStyles } from '../styles/adopt-styles.js';
import { createGlossary, type ExplainedTerms } from './glossary.js';
import { hasCatalogueFailed, lists, type WarnFunction } from './catalogue-lists.js';
import type { renderMarkdown as Markdown } from '../internal/render-markdown.js';
import type { PanelController } from '../panel/panel-controller.js';
import type { PhaseSelection } from '../panel/phase-selection.js';
import type { createSearch } from './question-search.js';
import { enhancementStrings } from '../../strings/en/enhancements.js';

const TOOL_USES_CSS = '.for { margin-block-start: .375rem } .for > i { color: var(--_ink); font-style: normal }';

const LINKED_IDEAS_CSS =
  '.ideas { margin-block-start: .5rem } .ideas li { margin-block: .375rem; padding-inline-start: .625rem; border-inline-start: 2px solid var(--_line) }';

/**
 * What panels gain once the page is idle. Everything is given and nothing imported from the file that this chunk
 * belongs to, which a page may have under another address (`?…`).
 */
export function createEnhancements(html: typeof tag, markdown: typeof Markdown, warn: WarnFunction) {
  const listOf = lists(warn);
  const explain = createGlossary(html);
  /** The searches that were opened, by the part that they are in. */
  const searches = new WeakMap<LitElement, ReturnType<typeof createSearch> | 'coming' | 'failed'>();
  return {
    /** The parts of the process that a tool serves in this phase, by the catalogue of the map. */
    renderToolUses(part: LitElement, at: PhaseSelection, { id, tools = [] }: Tool): unknown {
      const parts = listOf<CataloguePart>(part, at, 'parts').filter(({ tools: uses }) => {
        const used = uses?.[at.phase.id];
        return Array.isArray(used) && [id, ...tools].some((tool) => used.includes(tool));
      });
      if (!parts.length) return '';
      adoptStyles(part, TOOL_USES_CSS);
      return html`<span class="detail for"
        >${enhancementStrings.goodFor}:
        <i>${at.markLanguage(parts.map(({ name }) => name).join(', '), parts[0]?.name)}</i></span
      >`;
    },

    /** The terms of the glossary in the texts of a panel, in their order, each where it occurs first; undefined where there are none. */
    findTerms: (
      part: LitElement,
      at: PhaseSelection,
      lists: (readonly { text: string }[] | undefined)[],
    ): ExplainedTerms | undefined =>
      explain(
        part,
        at,
        listOf<Term>(part, at, 'glossary'),
        lists.flatMap((list) => list?.map(({ text }) => text) ?? []),
      ),

    /** What there is to weigh beside the questions of a group: its ideas, practices and cases, by the catalogue of the map. */
    renderLinkedIdeas(part: LitElement, at: PhaseSelection, group: string): unknown {
      const { phase, model } = at;
      const linked = listOf<Link>(part, at, 'links').filter(
        (link) => link.group === group && Array.isArray(link.ideas),
      );
      const all = [phase.ideas, phase.practices, phase.cases, model.map.cases].flatMap((list) => list ?? []);
      const items = all.filter(({ id }) => linked.some(({ ideas }) => ideas.includes(id)));
      if (!items.length) return '';
      adoptStyles(part, LINKED_IDEAS_CSS);
      return html`<details class="ideas">
        <summary id="${group}:ideas" aria-labelledby="${group}:ideas ${group}?">
          <bdi>${enhancementStrings.ideas(items.length)}</bdi>
        </summary>
        <ul>
          ${items.map(({ title, text, source }) => html`<li lang=${model.languageOf(text) ?? model.map.language}><b>${title}</b>${markdown(text)}<span class="detail">${source}</span></li>`)}
        </ul>
      </details>`;
    },

    /** A search over the questions of the map, sent for when it is opened. */
    renderSearch(part: LitElement, at: PhaseSelection, panel: PanelController): unknown {
      const open = async ({ newState, target }: ToggleEvent) => {
        if (newState === 'closed') return;
        if (!searches.has(part)) {
          searches.set(part, 'coming');
          const loaded = await import('./question-search.js').catch((error: unknown) =>
            warn('the search could not be loaded. The rest works.', error),
          );
          searches.set(part, loaded ? loaded.createSearch(html, part, panel) : 'failed');
          part.requestUpdate();
          await part.updateComplete;
        }
        (target as Element).querySelector<HTMLElement>('[type=search]')?.focus();
      };
      const found = searches.get(part);
      return html`<details class="find" @toggle=${open}>
          <summary><bdi>${enhancementStrings.find}</bdi></summary>
          ${typeof found === 'function' ? found(at) : found === 'failed' ? html`<p>${enhancementStrings.noSearch}</p>` : ''}
        </details>
        ${hasCatalogueFailed(part, at) ? html`<p class="detail">${enhancementStrings.noCatalogue}</p>` : ''}`;
    },
  };
}
