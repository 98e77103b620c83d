import type { Idea } from '../map/map-definition.js';
import { markdownStrings } from '../strings/en/markdown.js';
import { listMarkdownBlocks, MARKUP } from '../utils/markdown-subset.js';

// Texts of people and of a map as Markdown that shows them as they are.

/** Escapes text inside a block: inline markup, HTML and links. */
const escapeRun = (text: string): string =>
  text
    .replace(/[\\`*_[\]<#|~]|&(?=\w+;)|:(?=\/\/)|(?<=\S)@(?=\w)/g, '\\$&')
    .replace(/www(?=\.)/gi, '$&\\')
    .replace(/[\r\n\u2028\u2029]+/g, ' ');

/** Escapes text that Markdown would interpret: inline markup, the start of a block, and indented code. */
export const escapeMarkdown = (text = ''): string =>
  escapeRun(text)
    .replace(/^\s*(\d+(?=[.)])|(?=[-+=>:]))/, '$&\\')
    .replace(/^[ \t]+/, (indent) => '\u00a0'.repeat(indent.length));

/** Formats a person's text as a block quote. Every line gets a marker, so that no text can end the quote. */
export const quoteLines = (text: string | undefined, indent = ''): string | undefined =>
  text &&
  text
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map((line) => `${indent}> ${escapeMarkdown(line)}  `)
    .join('\n');

/** Formats a list item. The text is Markdown; the lines after the first one are indented as part of it. */
export const renderListItem = (text: string): string => `- ${text.replace(/\n(?=.)/g, '\n  ')}`;

/** Formats a list item with a checkbox. The text is Markdown. */
export const renderCheckboxItem = (isTicked: boolean | undefined, text: string): string =>
  `- [${isTicked ? 'x' : ' '}] ${text}`;

/** Formats a run of the safe subset. Markup is kept, and everything else escaped. */
const subsetRunToMarkdown = (text: string): string =>
  text
    .split(MARKUP)
    .map((part, i) => {
      if (i % 2 === 0) return i ? escapeRun(part) : escapeMarkdown(part);
      if (part.startsWith('[')) {
        const end = part.indexOf('](');
        return `[${subsetRunToMarkdown(part.slice(1, end))}](${part.slice(end + 2, -1).replaceAll('\\', '%5C')})`;
      }
      const mark = part.slice(0, part.startsWith('**') ? 2 : 1);
      return mark + subsetRunToMarkdown(part.slice(mark.length, -mark.length)) + mark;
    })
    .join('');

/** Formats a text of a map that may use the safe subset of Markdown, as blocks. */
export const subsetToMarkdown = (source: string): string[] =>
  listMarkdownBlocks(source).map(([kind, ...lines]) =>
    kind === 'p'
      ? subsetRunToMarkdown(lines.join('\n'))
      : lines.map((line) => `${kind === 'ul' ? '-' : '1.'} ${subsetRunToMarkdown(line)}`).join('\n'),
  );

/** Formats ideas, practices or cases as a list. */
export const ideasToMarkdown = (ideas: readonly Idea[]): string =>
  ideas
    .map(({ title, text, source }) =>
      [
        title && `**${escapeMarkdown(title)}**`,
        ...subsetToMarkdown(text),
        source && markdownStrings.source(escapeMarkdown(source)),
      ]
        .filter(Boolean)
        .join('\n\n'),
    )
    .map(renderListItem)
    .join('\n\n');
