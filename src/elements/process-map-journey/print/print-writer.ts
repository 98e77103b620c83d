import type { html, render as draw } from 'lit';
import type { MapModel } from '../../context/map-context.js';
import type { renderMarkdown as Markdown } from '../../internal/render-markdown.js';

/** Given, as what this chunk belongs to is not imported: see `menu.ts`. */
export interface RenderTools {
  html: typeof html;
  render: typeof draw;
  markdown: typeof Markdown;
}

/** Lines to write on by hand: for a lead question, for anything else. */
const ANSWER_LINES = 4;
const NOTE_LINES = 2;

/** The pen that writes a plan into the document of another window: the map's texts in their own language, and what people wrote in its own direction. */
export function createPrintWriter(
  paper: Document,
  { languageOf, language }: MapModel,
  isBlank: boolean,
  { render, markdown }: RenderTools,
) {
  const make = (of: Element, tag: string, text = '', name = ''): HTMLElement => {
    const made = paper.createElement(tag);
    if (name) made.className = name;
    made.textContent = text;
    of.append(made);
    return made;
  };
  /** Marks what holds a text of the map, where that is in another language than the words around it. */
  const marked = (made: HTMLElement, text: string): HTMLElement => {
    const own = languageOf(text);
    if (own) made.lang = own;
    return made;
  };
  /** A text of the map. */
  const say = (of: Element, tag: string, text: string, name?: string): HTMLElement =>
    marked(make(of, tag, text, name), text);
  /** What somebody wrote, in whatever language. */
  const words = (of: Element, text: string | undefined, label?: string) => {
    if (!text || isBlank) return;
    if (label) make(of, 'p', label, 'label');
    const entry = make(of, 'div', '', 'entry');
    entry.lang = '';
    entry.dir = 'auto';
    // A paragraph each, which keeps its empty line: so that no line of one is left alone on a page.
    for (const paragraph of text.replace(/\r\n?/g, '\n').split(/(?<=\n[^\S\n]*\n)(?=\s*\S)/))
      entry.append(Object.assign(paper.createElement('p'), { textContent: paragraph }));
  };
  /** A word on how something stands, beside its name. */
  const note = (of: Element, text: string) => {
    of.append(' ');
    make(of, 'small', `(${text})`);
  };
  const lines = (of: Element, count = NOTE_LINES) => {
    const room = make(of, 'div', '', 'lines');
    for (let i = 0; i < count; i++) make(room, 'div', '', 'line');
  };
  return {
    make,
    say,
    words,
    note,
    isBlank,
    /** A text of the map with marks; the addresses of links are written out. */
    rich(of: Element, text: string, name = 'rich'): HTMLElement {
      const box = marked(make(of, 'div', '', name), text);
      render(markdown(text), box);
      for (const link of box.querySelectorAll('a')) {
        const label = link.textContent;
        const address = (link.getAttribute('href') ?? '').replace(/^mailto:/i, '');
        const written = make(box, 'bdi', label);
        link.replaceWith(written);
        if (label === address) continue;
        const spelled = make(box, 'bdi', `(${address})`, 'url');
        spelled.dir = 'ltr';
        written.after(' ', spelled);
      }
      return box;
    },
    /** What somebody wrote, or room for it. */
    entry(of: Element, text: string | undefined, label?: string) {
      if (!isBlank) return words(of, text, label);
      if (label) make(of, 'p', label, 'label');
      lines(of, label ? NOTE_LINES : ANSWER_LINES);
    },
    /** A short thing, on the line of its label. */
    field(of: Element, label: string, text: string | undefined) {
      if (isBlank) {
        const line = make(of, 'p', '', 'fill');
        make(line, 'span', label);
        make(line, 'span', '', 'line');
      } else if (text) make(of, 'p', `${label}: ${text}`);
    },
    /** Something to tick, or ticked. */
    tick(of: Element, isOn: boolean | undefined, name: string, text?: string, sign?: string): HTMLElement {
      const item = make(of, 'li', '', isOn && !isBlank ? 'on' : '');
      say(item, text ? 'b' : 'bdi', name);
      if (isOn && !isBlank && sign) note(item, sign);
      if (text) say(item, 'span', text);
      return item;
    },
    date: (at: string) => new Date(at).toLocaleDateString(language, { dateStyle: 'long' }),
  };
}

export type PrintWriter = ReturnType<typeof createPrintWriter>;
