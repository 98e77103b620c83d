// Rollup plugin: takes white space and comments out of html``, svg`` and css`` literals. Terser leaves them alone.
// Careful rather than thorough: what could change how a page looks stays (gzip takes most of the rest anyway).

// Stands for ${…} while a literal is treated as one text; a private-use character that no template holds.
const HOLE = '\uE000';
const SPACE = /[ \t\r\n\f]+/g;

// White space beside these never shows. No li, no button, no slot: those are often laid out in a line.
const BLOCKS = new Set(
  (
    'address article aside blockquote caption col colgroup dd details dialog div dl dt fieldset figcaption figure ' +
    'footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend main nav ol p pre section style summary table tbody td ' +
    'template tfoot th thead tr ul'
  ).split(' '),
);
// In SVG white space shows between pieces of text only.
const SVG_TEXT = new Set(['a', 'textpath', 'tspan']);
const VERBATIM = new Set(['pre', 'textarea', 'script']);
const HTML = /(<!--[\s\S]*?-->)|(<\/?[a-zA-Z](?:"[^"]*"|'[^']*'|[^"'>])*>)/g;
const CSS = /(\/\*[\s\S]*?\*\/)|("(?:\\[\s\S]|[^"\\])*"|'(?:\\[\s\S]|[^'\\])*'|url\([^)"']*\))/g;

export function minifyCss(text) {
  let out = '';
  let last = 0;
  const plain = (part) => {
    // Kept: the space before a colon (`a :hover`) and around + - * / and parentheses, where it can mean something.
    out += part.replace(SPACE, ' ');
  };
  const kept = [];
  for (const match of text.matchAll(CSS)) {
    plain(text.slice(last, match.index));
    last = match.index + match[0].length;
    if (match[1] && !match[1].includes(HOLE)) {
      out += ' ';
    } else {
      out += `\uE001${kept.length}\uE002`;
      kept.push(match[0]);
    }
  }
  plain(text.slice(last));
  return out
    .replace(/ ?([{};,>]) ?/g, '$1')
    .replace(/: /g, ':')
    .replace(/;}/g, '}')
    .replace(/ !/g, '!')
    .replace(/ +/g, ' ')
    .trim()
    .replace(/\uE001(\d+)\uE002/g, (_, index) => kept[index]);
}

const minifyTag = (tag) =>
  tag
    .split(/("[^"]*"|'[^']*')/)
    .map((part, index) => (index % 2 ? part : part.replace(SPACE, ' ')))
    .join('')
    .replace(/ >$/, '>')
    // Only after a quote: in `x=${y} />` the slash would else become part of the value.
    .replace(/(["']) \/>$/, '$1/>')
    .replace(/ class="([^"]*)"/, (_, names) => ` class="${names.replace(SPACE, ' ')}"`);

export function minifyHtml(text, inSvg) {
  let out = '';
  let last = 0;
  let before = ''; // the tag just written; '' after text or at the start
  let svg = inSvg ? 1 : 0;
  let verbatim = '';
  const name = (tag) => /^<\/?([^\s/>]+)/.exec(tag)?.[1].toLowerCase() ?? '';
  const write = (part, after) => {
    if (verbatim === 'style') part = minifyCss(part);
    else if (!verbatim) {
      const left = BLOCKS.has(name(before));
      const right = BLOCKS.has(name(after));
      part = part.replace(SPACE, ' ');
      const drawn = svg > 0 && (before || after) && !SVG_TEXT.has(name(before)) && !SVG_TEXT.has(name(after));
      if (part === ' ' && (left || right || drawn)) part = '';
      if (left) part = part.replace(/^ /, '');
      if (right) part = part.replace(/ $/, '');
    }
    if (part) before = '';
    out += part;
  };
  let pending = '';
  for (const match of text.matchAll(HTML)) {
    pending += text.slice(last, match.index);
    last = match.index + match[0].length;
    const [whole, comment, tag] = match;
    if (verbatim && !(tag && tag.startsWith('</') && name(tag) === verbatim)) {
      pending += whole;
      continue;
    }
    if (comment) {
      if (comment.includes(HOLE)) {
        write(pending, '');
        pending = '';
        out += comment;
        before = '';
      }
      continue;
    }
    write(pending, tag);
    pending = '';
    out += verbatim && !tag.startsWith('</') ? tag : minifyTag(tag);
    before = tag;
    const called = name(tag);
    const closes = tag.startsWith('</');
    if (called === 'svg' && !tag.endsWith('/>')) svg += closes ? -1 : 1;
    if (closes) verbatim = '';
    else if (called === 'style' || VERBATIM.has(called)) verbatim = called;
  }
  pending += text.slice(last);
  write(pending, '');
  return out;
}

function* literals(node) {
  if (!node || typeof node !== 'object') return;
  if (Array.isArray(node)) {
    for (const one of node) yield* literals(one);
    return;
  }
  if (node.type === 'TaggedTemplateExpression' && ['html', 'svg', 'css'].includes(node.tag.name)) {
    yield [node.tag.name, node.quasi.quasis];
  }
  for (const [key, value] of Object.entries(node)) if (key !== 'parent') yield* literals(value);
}

export function minifyTemplates() {
  return {
    name: 'minify-templates',
    transform(code, id) {
      if (id.includes('node_modules') || !/\b(?:html|svg|css)\s*`/.test(code)) return null;
      const edits = [];
      for (const [kind, quasis] of literals(this.parse(code))) {
        const parts = quasis.map((quasi) => code.slice(quasi.start, quasi.end));
        const text = parts.join(HOLE);
        const short = (kind === 'css' ? minifyCss(text) : minifyHtml(text, kind === 'svg')).split(HOLE);
        // A literal that this does not understand stays as it is.
        if (short.length !== parts.length) {
          this.warn(`left a ${kind} literal as it is: its expressions did not add up`);
          continue;
        }
        quasis.forEach((quasi, index) => edits.push([quasi.start, quasi.end, short[index]]));
      }
      // From the end, so that earlier positions stay true. Literals nest by their expressions, quasis never overlap.
      for (const [start, end, text] of edits.sort((a, b) => b[0] - a[0])) {
        code = code.slice(0, start) + text + code.slice(end);
      }
      return { code, map: null };
    },
  };
}
