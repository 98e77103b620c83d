// The safe subset of Markdown that texts of a map may use: paragraphs, lists, emphasis, strong, and links to http(s)
// and mailto. Anything else, including HTML, is text.

// No pattern scans beyond the next possible start, so that matching takes linear time on any input.
const STRONG = /\*\*[^\s*](?:[^*]*[^\s*])?\*\*/;
const EMPHASIS = /\*[^\s*](?:[^*]*[^\s*])?\*|(?<!\w)_[^\s_](?:[^_]*[^\s_])?_(?!\w)/;
const LINK = /\[[^\][]+\]\((?:https?:\/\/|mailto:)[^\s()<>]+\)/;

/** Splits a text into plain runs, at even places, and runs with markup. */
export const MARKUP = new RegExp(`(${STRONG.source}|${EMPHASIS.source}|${LINK.source})`, 'i');

/** Lists the paragraphs and lists of a text: the kind of each, and then its lines or items. */
export function listMarkdownBlocks(source: string): [kind: string, ...lines: string[]][] {
  const blocks: [string, ...string[]][] = [];
  let lastKind = '';
  for (const line of source.split(/\r\n?|\n/)) {
    const [, number, item] = /^\s*(?:[-*+]|(\d+)[.)])\s+(.*)/.exec(line) ?? [];
    const kind = item ? (number ? 'ol' : 'ul') : line.trim() && 'p';
    // An empty line ends a paragraph, but not a list.
    if (!kind) lastKind = lastKind === 'p' ? kind : lastKind;
    else if (kind === lastKind) blocks.at(-1)?.push(item ?? line);
    else blocks.push([(lastKind = kind), item ?? line]);
  }
  return blocks;
}
