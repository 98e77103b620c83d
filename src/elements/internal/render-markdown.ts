import { html, type TemplateResult } from 'lit';
import { listMarkdownBlocks, MARKUP } from '../../utils/markdown-subset.js';

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
export const renderMarkdown = (source: string, renderText: RenderText = String): TemplateResult[] =>
  listMarkdownBlocks(source).map(([kind, ...lines]) => {
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
