import type { DraftsByField } from '../../../stores/drafts.js';
import { render } from 'lit';
import type { MapModel } from '../../context/map-context.js';
import { createDateFormat } from '../../context/date-format.js';
import { planStrings } from '../../../strings/en/plan.js';
import { renderMarkdown } from '../../internal/render-markdown.js';

/** Numbers of lines to write on by hand. */
const ANSWER_LINES = 4;
const NOTE_LINES = 2;

/** Splits a text before each line that follows an empty line. The empty line stays with the paragraph before it. */
const splitParagraphs = (text: string) => text.replace(/\r\n?/g, '\n').split(/(?<=\n[^\S\n]*\n)(?=\s*\S)/);

/**
 * Creates a writer for the document of another window. It marks the language of texts of the map, and the direction of
 * texts that people wrote.
 */
export function createPrintWriter(
  doc: Document,
  { languageOf, dateLanguage }: MapModel,
  isBlank: boolean,
  drafts: DraftsByField,
) {
  /** Drafts that are not written yet, by the key of their field. */
  const remainingDrafts = new Map(Object.entries(drafts));

  const append = (parent: Element, tag: string, text = '', className = ''): HTMLElement => {
    const element = doc.createElement(tag);
    if (className) element.className = className;
    element.textContent = text;
    parent.append(element);
    return element;
  };

  const setLanguage = (element: HTMLElement, mapText: string): HTMLElement => {
    const textLanguage = languageOf(mapText);
    if (textLanguage) element.lang = textLanguage;
    return element;
  };

  const appendMapText = (parent: Element, tag: string, text: string, className?: string): HTMLElement =>
    setLanguage(append(parent, tag, text, className), text);

  const appendQuote = (parent: Element, text: string | undefined, label?: string): void => {
    if (!text || isBlank) return;
    if (label) append(parent, 'p', label, 'label');
    const quote = append(parent, 'div', '', 'entry');
    quote.lang = '';
    quote.dir = 'auto';
    // Separate paragraphs, because `orphans` and `widows` apply to each.
    for (const paragraph of splitParagraphs(text)) append(quote, 'p', paragraph);
  };

  const appendRemark = (parent: Element, text: string): void => {
    parent.append(' ');
    append(parent, 'small', `(${text})`);
  };

  const appendLines = (parent: Element, count: number): void => {
    const lines = append(parent, 'div', '', 'lines');
    for (let i = 0; i < count; i++) append(lines, 'div', '', 'line');
  };

  return {
    /** True for a worksheet, which has nothing filled in. */
    isBlank,
    /** Appends an element with a text of the interface. */
    append,
    /** Appends an element with a text of the map. */
    appendMapText,
    /** Appends a text that a person wrote; nothing if there is none, or on a worksheet. */
    appendQuote,
    /** Appends the draft of a field, once; nothing if there is none, or on a worksheet. */
    appendDraft(parent: Element, field: string, label = ''): void {
      appendQuote(parent, remainingDrafts.get(field), planStrings.notInPlan(label));
      remainingDrafts.delete(field);
    },
    /** Lists the fields whose drafts are not written yet. */
    listRemainingFields: () => (isBlank ? [] : [...remainingDrafts.keys()]),
    /** Appends a remark in parentheses to a name. */
    appendRemark,
    /** Appends a Markdown text of the map. Links are printed with their addresses. */
    appendMarkdown(parent: Element, text: string): void {
      const container = setLanguage(append(parent, 'div', '', 'markdown'), text);
      render(renderMarkdown(text), container);
      for (const link of container.querySelectorAll('a')) {
        const label = link.textContent;
        const address = (link.getAttribute('href') ?? '').replace(/^mailto:/i, '');
        const printedLink = append(container, 'bdi', label);
        link.replaceWith(printedLink);
        if (label === address) continue;
        const printedAddress = append(container, 'bdi', `(${address})`, 'url');
        printedAddress.dir = 'ltr';
        printedLink.after(' ', printedAddress);
      }
    },
    /** Appends a text that a person wrote, or lines to write on. */
    appendAnswer(parent: Element, text: string | undefined, label?: string): void {
      if (!isBlank) return appendQuote(parent, text, label);
      if (label) append(parent, 'p', label, 'label');
      appendLines(parent, label ? NOTE_LINES : ANSWER_LINES);
    },
    /** Appends a label with a short value, or with a line to write on. */
    appendField(parent: Element, label: string, value: string | undefined): void {
      if (isBlank) {
        const field = append(parent, 'p', '', 'field');
        append(field, 'span', label);
        append(field, 'span', '', 'line');
      } else if (value) {
        append(parent, 'p', planStrings.labelled(label, value));
      }
    },
    /** Appends a checkbox with a name and a text. The remark is added if the checkbox is checked. */
    appendCheckbox(
      parent: Element,
      isChecked: boolean | undefined,
      name: string,
      { text, remark }: { text?: string | undefined; remark?: string } = {},
    ): HTMLElement {
      const isMarked = isChecked && !isBlank;
      const item = append(parent, 'li', '', isMarked ? 'checked' : '');
      appendMapText(item, text ? 'b' : 'bdi', name);
      if (isMarked && remark) appendRemark(item, remark);
      if (text) appendMapText(item, 'span', text);
      return item;
    },
    ...createDateFormat(dateLanguage),
  };
}

/** Writes the elements of a printed plan. */
export type PrintWriter = ReturnType<typeof createPrintWriter>;
