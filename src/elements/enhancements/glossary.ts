import { html, type LitElement, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { MapDefinition } from '../../map/map-definition.js';
import { enhancementStrings } from '../../strings/en/enhancements.js';
import { markLanguage } from '../internal/mark-language.js';
import type { PhaseSelection } from '../panel/phase-selection.js';
import { labelId, toDomId } from '../panel/templates.js';
import { adoptStyles } from '../styles/adopt-styles.js';
import { glossaryStyles } from './glossary.styles.js';
import { toJsonText } from '../../utils/json.js';
import { createTermFinder, type GlossaryEntry, type SplitAtTerms } from './term-finder.js';

/** Replaces the first occurrence of each term in a text by a button that explains it. */
export type MarkTerms = (text: string) => unknown;

/** Renders the glossary terms in the texts of one panel. */
export interface TermMarkers {
  /**
   * Returns a function that marks the terms of a text; undefined if it has none. Called for the runs of the text in
   * order, it marks each term once.
   */
  getMarker(source: string): MarkTerms | undefined;

  /**
   * Renders the label of a field with the terms of its text marked. Returns undefined if the text has none.
   *
   * @param fieldId Its element `toDomId(fieldId)` is the field; the label has the id `labelId(fieldId)`.
   * @param prefix Content before the text.
   */
  renderLabel(fieldId: string, prefix: string, source: string): unknown;

  /** Renders the terms in a line of their own, for texts that cannot hold a button. */
  renderTermLine(sources: string[]): unknown;
}

/** Finds the entries of each text. An entry belongs to the first text that has its term. */
function locateTerms(splitAtTerms: SplitAtTerms, texts: string[]): Map<string, GlossaryEntry[]> {
  const locatedEntries = new Set<GlossaryEntry>();
  const entriesByText = new Map<string, GlossaryEntry[]>();
  for (const text of texts) {
    for (const { entry } of splitAtTerms(text)) {
      if (!entry || locatedEntries.has(entry)) continue;
      locatedEntries.add(entry);
      entriesByText.set(text, [...(entriesByText.get(text) ?? []), entry]);
    }
  }
  return entriesByText;
}

const finders = new WeakMap<GlossaryEntry[], { splitAtTerms: SplitAtTerms | undefined }>();

/** Located terms of each panel, until its texts or its map change. */
const locatedTermsByElement = new WeakMap<
  LitElement,
  { key: string | undefined; map: MapDefinition; entries: Map<string, GlossaryEntry[]> }
>();

function getFinder(glossary: GlossaryEntry[]): SplitAtTerms | undefined {
  if (!finders.has(glossary)) finders.set(glossary, { splitAtTerms: createTermFinder(glossary) });
  return finders.get(glossary)?.splitAtTerms;
}

function getLocatedTerms(
  element: LitElement,
  map: MapDefinition,
  splitAtTerms: SplitAtTerms,
  texts: string[],
): Map<string, GlossaryEntry[]> {
  const key = toJsonText(texts);
  const previousTerms = locatedTermsByElement.get(element);
  if (previousTerms?.map === map && previousTerms.key === key) return previousTerms.entries;
  const entries = locateTerms(splitAtTerms, texts);
  locatedTermsByElement.set(element, { key, map, entries });
  return entries;
}

const tipId = ({ id }: GlossaryEntry) => `${toDomId(id)}-tip`;

function renderTermButton(entry: GlossaryEntry, text: string): TemplateResult {
  const handleBlur = ({ target, relatedTarget }: FocusEvent) => {
    // Without a related target the person clicked, possibly into the popover itself.
    if (relatedTarget) ((target as HTMLButtonElement).popoverTargetElement as HTMLElement).hidePopover();
  };
  return html`<button type="button" class="term" popovertarget=${tipId(entry)} @blur=${handleBlur}>${text}</button>`;
}

function renderTip({ actions, map, languageOf }: PhaseSelection, entry: GlossaryEntry): TemplateResult {
  const { term, text, attribution, parts } = entry;
  const handleToggle = ({ newState }: ToggleEvent) => {
    if (newState === 'open') actions.announce(`${term}: ${text}`);
  };
  const language = languageOf(text) ?? map.language;
  const details = [...(Array.isArray(parts) ? parts : []), attribution].filter((item) => typeof item === 'string');
  return html`<span class="tip" popover id=${tipId(entry)} lang=${language} @toggle=${handleToggle}
    ><b>${term}</b>${text}${details.map((detail) => html`<span class="detail">${detail}</span>`)}</span
  >`;
}

/**
 * Finds the terms of a glossary in the texts of a panel. A term becomes a button in its text, with a popover that
 * explains it. Returns undefined if there is none.
 */
export function findTerms(
  element: LitElement,
  selection: PhaseSelection,
  glossary: GlossaryEntry[],
  texts: string[],
): TermMarkers | undefined {
  const splitAtTerms = getFinder(glossary);
  if (!splitAtTerms) return undefined;
  const entriesByText = getLocatedTerms(element, selection.map, splitAtTerms, texts);
  if (!entriesByText.size) return undefined;
  adoptStyles(element, glossaryStyles);

  const renderTipOf = (entry: GlossaryEntry) => renderTip(selection, entry);

  /** Splits a text at its terms and renders a button for each of the unmarked entries, which it then removes. */
  const renderTextWithTerms = (
    text: string,
    unmarkedEntries: Set<GlossaryEntry>,
    renderText: MarkTerms,
    renderAfterButton: (entry: GlossaryEntry) => unknown,
  ): unknown[] =>
    splitAtTerms(text).map(({ text: piece, entry }) =>
      entry && unmarkedEntries.delete(entry)
        ? [renderTermButton(entry, piece), renderAfterButton(entry)]
        : piece && renderText(piece),
    );

  return {
    getMarker(source) {
      const unmarkedEntries = new Set(entriesByText.get(source));
      return unmarkedEntries.size
        ? (text) => renderTextWithTerms(text, unmarkedEntries, String, renderTipOf)
        : undefined;
    },
    renderLabel(fieldId, prefix, source) {
      const entries = entriesByText.get(source);
      if (!entries) return undefined;
      // A label may not contain a button, so each piece of text is a label. The popovers follow outside, because they
      // would become part of the name of the field.
      const text = renderTextWithTerms(
        source,
        new Set(entries),
        (piece) => html`<label for=${toDomId(fieldId)}>${piece}</label>`,
        () => '',
      );
      // Keyed, so that an open popover belongs to one question.
      return keyed(
        fieldId,
        html`<div class="label" id=${labelId(fieldId)}>
            <span class="detail">${prefix}</span>${markLanguage(selection.languageOf, text, source)}
          </div>
          ${entries.map(renderTipOf)}`,
      );
    },
    renderTermLine(sources) {
      const entries = sources.flatMap((source) => entriesByText.get(source) ?? []);
      if (!entries.length) return '';
      const terms = entries.map((entry, i) => {
        const content = [renderTermButton(entry, entry.term), renderTipOf(entry)];
        return [i ? ', ' : '', markLanguage(selection.languageOf, content, entry.term)];
      });
      return keyed(sources.join('\n'), html`<p class="words">${enhancementStrings.terms} ${terms}</p>`);
    },
  };
}
