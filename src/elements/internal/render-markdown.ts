import { html, type TemplateResult } from 'lit';

// No pattern scans beyond the next possible start, so that matching takes linear time on any input.
const STRONG = /\*\*[^\s*](?:[^*]*[^\s*])?\*\*/;
const EMPHASIS = /\*[^\s*](?:[^*]*[^\s*])?\*|(?<!\w)_[^\s_](?:[^_]*[^\s_])?_(?!\w)/;
const LINK = /\[[^\][]+\]\((?:https?:\/\/|mailto:)[^\s()<>]+\)/;
const MARKUP = new RegExp(`(${STRONG.source}|${EMPHASIS.source}|${LINK.source})`, 'i');

/** Renders a run of text without markup. */
type RenderText = (text: string) => unknown;

/** Renders the markup inside a block. Strong and emphasis may contain each other: `**_both_**`. */
const renderInline = (text: string, renderText: RenderText): unknown[] =>
  text.split(MARKUP).map((part, i) => {
    if (i % 2 === 0) return renderText(part);
    const inner = part.slice(1, -1);
    if (part.startsWith('[')) {
      const [label = '', href = ''] = inner.split('](');
      return html`<a href=${href} target="_blank" rel="noopener noreferrer">${renderInline(label, String)}</a>`;
    }
    return part.startsWith('**')
      ? html`<strong>${renderInline(inner.slice(1, -1), renderText)}</strong>`
      : html`<em>${renderInline(inner, renderText)}</em>`;
  });

/**
 * Renders the safe subset of Markdown as Lit templates: paragraphs, lists, emphasis, strong, and links to http(s) and
 * mailto. Anything else, including HTML, stays text: no string is ever parsed as HTML.
 *
 * @param renderText Renders each run of text outside of links. Called once for each run, in document order.
 */
export function renderMarkdown(source: string, renderText: RenderText = String): TemplateResult[] {
  const blocks: string[][] = [];
  let lastKind = '';
  for (const line of source.split(/\r\n?|\n/)) {
    const [, number, item] = /^\s*(?:[-*+]|(\d+)[.)])\s+(.*)/.exec(line) ?? [];
    const kind = item ? (number ? 'ol' : 'ul') : line.trim() && 'p';
    // An empty line ends a paragraph, but not a list.
    if (!kind) lastKind = lastKind === 'p' ? kind : lastKind;
    else if (kind === lastKind) blocks.at(-1)?.push(item ?? line);
    else blocks.push([(lastKind = kind), item ?? line]);
  }
  return blocks.map(([kind, ...lines]) => {
    if (kind === 'p') return html`<p>${renderInline(lines.join('\n'), renderText)}</p>`;
    const items = lines.map((line) => html`<li>${renderInline(line, renderText)}</li>`);
    return kind === 'ul'
      ? html`<ul>
          ${items}
        </ul>`
      : html`<ol>
          ${items}
        </ol>`;
  });
}
