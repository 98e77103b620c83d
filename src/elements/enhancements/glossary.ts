import type { html as tag, LitElement, TemplateResult } from 'lit';
import type { MapDefinition, Term } from '../../map/map-definition.js';
import { adoptStyles } from '../styles/adopt-styles.js';
import type { PhaseSelection } from '../panel/phase-selection.js';
import { enhancementStrings } from '../../strings/en/enhancements.js';

const GLOSSARY_CSS = `
.term { all: unset; cursor: help; text-decoration: underline dotted from-font; text-underline-offset: .2em }
.term:hover { text-decoration-style: solid }
.term:focus-visible { outline: 3px solid var(--_focus); outline-offset: 2px; border-radius: 2px }
.tip { inset: auto 0 0; box-sizing: border-box; max-inline-size: min(24rem, calc(100vi - 1rem)); margin: auto auto .5rem; padding: .625rem .875rem; border: 1.5px solid var(--_edge); border-radius: var(--_radius); background: var(--_surface); color: var(--_ink); font-size: .9375rem; font-weight: 400; line-height: 1.45; text-align: start; unicode-bidi: plaintext; overflow-wrap: anywhere }
@supports (position-area: end) { .tip { inset: auto; min-inline-size: min(16rem, calc(100vi - 1rem)); margin: .25rem .5rem; position-area: block-end span-inline-end; position-try-fallbacks: flip-inline, block-end span-all, flip-block, flip-block flip-inline, block-start span-all } }
.tip > * { unicode-bidi: plaintext }
.tip > b, .tip > .detail { display: block }
.label { font-size: 1.0625rem; font-weight: 600; line-height: 1.4 }
.words { margin-block-start: .5rem }`;

/** A term as catalogues give it, with what a list may hold besides. */
type GlossaryEntry = Term & { attribution?: unknown; parts?: unknown };

/** Puts the first of each term of a text into a button that explains it. */
export type MarkTerms = (text: string) => unknown;

export interface ExplainedTerms {
  /** What explains the terms of this text; undefined where there are none. */
  getMarker(source: string): MarkTerms | undefined;
  /** The label of the field `id`, with the terms of its text explained; undefined where there are none. */
  renderLabel(id: string, before: string, source: string): TemplateResult | undefined;
  /** The terms of these texts, in a line of their own: for texts in which no button can be. */
  renderTermLine(sources: string[]): unknown;
}

/** A glossary that can be found in texts. */
interface TermFinder {
  /** Longer terms come before those that they begin with. */
  pattern: RegExp;
  find(words: string): GlossaryEntry | undefined;
}

const escapeRegExp = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
/** Without case, and without what marks an English plural. */
const normalizeTerm = (text: string) => text.toLowerCase().replace(/s$/, '');

function createTermFinder(terms: GlossaryEntry[]): TermFinder | undefined {
  const entries = new Map<string, GlossaryEntry>();
  for (const term of terms) if (term.term && typeof term.term === 'string') entries.set(normalizeTerm(term.term), term);
  const longest = [...entries.keys()].sort((a, b) => b.length - a.length);
  if (!longest.length) return undefined;
  const any = new RegExp(`(?<![\\p{L}\\p{N}])((?:${longest.map(escapeRegExp).join('|')})s?)(?![\\p{L}\\p{N}])`, 'iu');
  return { pattern: any, find: (words) => entries.get(normalizeTerm(words)) };
}

/** Explains terms of a glossary on the spot: by a button in the text, which shows what the term means beside it. */
export function createGlossary(html: typeof tag) {
  const finders = new WeakMap<GlossaryEntry[], { finder: TermFinder | undefined }>();
  /** Where each term of a panel occurs first; worked out anew when its texts change. */
  const placed = new WeakMap<LitElement, { key: string; map: MapDefinition; terms: Map<string, GlossaryEntry[]> }>();

  function place(
    part: LitElement,
    map: MapDefinition,
    { pattern: any, find }: TermFinder,
    texts: string[],
  ): Map<string, GlossaryEntry[]> {
    const key = JSON.stringify(texts);
    const before = placed.get(part);
    if (before?.key === key && before.map === map) return before.terms;
    const seen = new Set<GlossaryEntry>();
    const terms = new Map<string, GlossaryEntry[]>();
    for (const text of texts) {
      for (const words of text.split(any).filter((_, i) => i % 2)) {
        const entry = find(words);
        if (!entry || seen.has(entry)) continue;
        seen.add(entry);
        terms.set(text, [...(terms.get(text) ?? []), entry]);
      }
    }
    placed.set(part, { key, map, terms });
    return terms;
  }

  return (part: LitElement, at: PhaseSelection, list: GlossaryEntry[], texts: string[]): ExplainedTerms | undefined => {
    if (!finders.has(list)) finders.set(list, { finder: createTermFinder(list) });
    const found = finders.get(list)?.finder;
    if (!found) return undefined;
    const terms = place(part, at.model.map, found, texts);
    if (!terms.size) return undefined;
    adoptStyles(part, GLOSSARY_CSS);

    const button = ({ id }: GlossaryEntry, words: string) => {
      const leave = ({ target, relatedTarget }: FocusEvent) => {
        // On to another control; a click into the explanation itself leads to none.
        if (relatedTarget) ((target as HTMLButtonElement).popoverTargetElement as HTMLElement).hidePopover();
      };
      return html`<button type="button" class="term" popovertarget="${id}-tip" @blur=${leave}>${words}</button>`;
    };
    const tip = ({ id, term, text, attribution, parts }: GlossaryEntry) => {
      const tell = ({ newState }: ToggleEvent) => {
        if (newState === 'open') at.actions.announce(`${term}: ${text}`);
      };
      const more = [...(Array.isArray(parts) ? parts : []), attribution].filter((one) => typeof one === 'string');
      return html`<span
        class="tip"
        popover
        id="${id}-tip"
        lang=${at.model.languageOf(text) ?? at.model.map.language}
        @toggle=${tell}
        ><b>${term}</b>${text}${more.map((one) => html`<span class="detail">${one}</span>`)}</span
      >`;
    };

    const pieces = (
      text: string,
      left: Set<GlossaryEntry>,
      between: MarkTerms,
      explain: (entry: GlossaryEntry) => unknown,
    ): unknown[] =>
      text.split(found.pattern).map((piece, i) => {
        const entry = i % 2 ? found.find(piece) : undefined;
        // Once is enough.
        return entry && left.delete(entry) ? [button(entry, piece), explain(entry)] : piece && between(piece);
      });
    const leftOf = (source: string) => new Set(terms.get(source));

    return {
      getMarker(source) {
        const left = leftOf(source);
        return left.size ? (text) => pieces(text, left, String, tip) : undefined;
      },
      renderLabel(id, before, source) {
        const left = leftOf(source);
        if (!left.size) return undefined;
        // A button may not be in a label, so the text around it is in several; and what explains it is none of the name.
        const words = pieces(
          source,
          left,
          (piece) => html`<label for=${id}>${piece}</label>`,
          () => '',
        );
        return html`<div class="label" id="${id}?">
            <span class="detail">${before}</span>${at.markLanguage(words, source)}
          </div>
          ${terms.get(source)?.map(tip)}`;
      },
      renderTermLine(sources) {
        const entries = sources.flatMap((source) => terms.get(source) ?? []);
        return entries.length
          ? html`<p class="words">
              ${enhancementStrings.words}
              ${entries.map((entry, i) => [i ? ', ' : '', at.markLanguage([button(entry, entry.term), tip(entry)], entry.term)])}
            </p>`
          : '';
      },
    };
  };
}
