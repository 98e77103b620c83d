import { html, type TemplateResult } from 'lit';

/** Strong, emphasis or a link. Each alternative scans no further than the next possible start: linear. */
const MARKUP =
  /(\*\*[^\s*](?:[^*]*[^\s*])?\*\*|\*[^\s*](?:[^*]*[^\s*])?\*|(?<!\w)_[^\s_](?:[^_]*[^\s_])?_(?!\w)|\[[^\][]+\]\((?:https?:\/\/|mailto:)[^\s()<>]+\))/i;

/** What becomes of text without marks. */
type RenderText = (text: string) => unknown;

/** A run of text. A mark may hold the other ones: `**_both_**`. */
const renderInline = (text: string, plain: RenderText): unknown[] =>
  text.split(MARKUP).map((part, i) => {
    if (i % 2 === 0) return plain(part);
    const inner = part.slice(1, -1);
    if (part.startsWith('[')) {
      const [label = '', href = ''] = inner.split('](');
      return html`<a href=${href} target="_blank" rel="noopener noreferrer">${renderInline(label, String)}</a>`;
    }
    return part.startsWith('**')
      ? html`<strong>${renderInline(inner.slice(1, -1), plain)}</strong>`
      : html`<em>${renderInline(inner, plain)}</em>`;
  });

/**
 * The safe subset of Markdown: paragraphs, lists, emphasis, strong, and links to http(s) and mailto. Everything
 * else, HTML too, stays the text it is: it becomes templates, nothing is parsed as markup. `plain` may make something of
 * the text outside of links; it is called once for each run, in order.
 */
export function renderMarkdown(source: string, plain: RenderText = String): TemplateResult[] {
  const blocks: string[][] = [];
  let last = '';
  for (const line of source.split(/\r\n?|\n/)) {
    const [, number, item] = /^\s*(?:[-*+]|(\d+)[.)])\s+(.*)/.exec(line) ?? [];
    const kind = item ? (number ? 'ol' : 'ul') : line.trim() && 'p';
    // An empty line ends a paragraph; a list goes on after it.
    if (!kind) last = last === 'p' ? kind : last;
    else if (kind === last) blocks.at(-1)?.push(item ?? line);
    else blocks.push([(last = kind), item ?? line]);
  }
  return blocks.map(([kind, ...lines]) => {
    if (kind === 'p') return html`<p>${renderInline(lines.join('\n'), plain)}</p>`;
    const items = lines.map((line) => html`<li>${renderInline(line, plain)}</li>`);
    return kind === 'ul'
      ? html`<ul>
          ${items}
        </ul>`
      : html`<ol>
          ${items}
        </ol>`;
  });
}
