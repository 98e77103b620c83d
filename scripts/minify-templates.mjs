// Rollup plugin: removes white space and comments from html``, svg`` and css`` templates, which Terser leaves alone.
// It is careful rather than thorough: whatever could change the rendering stays, and gzip compresses most of the
// rest.

/**
 * Stands for an expression while a template is treated as one text: a private-use character that no template
 * contains.
 */
export const EXPRESSION = '\uE000';
const SPACE = /[ \t\r\n\f]+/g;

/** White space beside these tags is never rendered. Without li, button and slot: those are often laid out inline. */
const BLOCKS = new Set(
  (
    'address article aside blockquote caption col colgroup dd details dialog div dl dt fieldset figcaption figure ' +
    'footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend main nav ol p pre section style summary table tbody td ' +
    'template tfoot th thead tr ul'
  ).split(' '),
);

/** In SVG, white space is rendered only within text, beside these tags. */
const SVG_TEXT = new Set(['a', 'textpath', 'tspan']);
const VERBATIM = new Set(['pre', 'textarea', 'script']);
const HTML_TOKEN = /(<!--[\s\S]*?-->)|(<\/?[a-zA-Z](?:"[^"]*"|'[^']*'|[^"'>])*>)/g;
const CSS_TOKEN = /(\/\*[\s\S]*?\*\/)|("(?:\\[\s\S]|[^"\\])*"|'(?:\\[\s\S]|[^'\\])*'|url\([^)"']*\))/g;

/**
 * Minifies CSS. Keeps spaces before colons (`a :hover`) and around + - * / and parentheses, where they can have a
 * meaning.
 */
export function minifyCss(text) {
  let output = '';
  let end = 0;
  const literals = [];
  for (const match of text.matchAll(CSS_TOKEN)) {
    const [token, comment] = match;
    output += text.slice(end, match.index).replace(SPACE, ' ');
    end = match.index + token.length;
    if (comment && !comment.includes(EXPRESSION)) {
      output += ' ';
    } else {
      output += `\uE001${literals.length}\uE002`;
      literals.push(token);
    }
  }
  output += text.slice(end).replace(SPACE, ' ');
  return output
    .replace(/ +/g, ' ')
    .replace(/ ?([{};,>]) ?/g, '$1')
    .replace(/: /g, ':')
    .replace(/;}/g, '}')
    .replace(/ !/g, '!')
    .trim()
    .replace(/\uE001(\d+)\uE002/g, (_, index) => literals[index]);
}

const minifyTag = (tag) =>
  tag
    .split(/("[^"]*"|'[^']*')/)
    .map((part, index) => (index % 2 ? part : part.replace(SPACE, ' ')))
    .join('')
    .replace(/ >$/, '>')
    // Only after a quote: in `x=${y} />` the slash would become part of the value.
    .replace(/(["']) \/>$/, '$1/>')
    .replace(/ class="([^"]*)"/, (_, names) => ` class="${names.replace(SPACE, ' ')}"`);

const getTagName = (tag) => /^<\/?([^\s/>]+)/.exec(tag)?.[1].toLowerCase() ?? '';

/** Minifies the text between two tags; a tag is empty at the ends of the template and beside a comment that stays. */
function minifyText(text, before, after, isInSvg) {
  const isAfterBlock = BLOCKS.has(getTagName(before));
  const isBeforeBlock = BLOCKS.has(getTagName(after));
  const isDrawing = isInSvg && (before || after) && ![before, after].some((tag) => SVG_TEXT.has(getTagName(tag)));
  let result = text.replace(SPACE, ' ');
  if (result === ' ' && (isAfterBlock || isBeforeBlock || isDrawing)) return '';
  if (isAfterBlock) result = result.replace(/^ /, '');
  if (isBeforeBlock) result = result.replace(/ $/, '');
  return result;
}

/** Minifies HTML, or the content of an SVG element. */
export function minifyHtml(text, isSvg = false) {
  let output = '';
  let end = 0;

  /** The tag just written; empty after text and at the start. */
  let before = '';
  let svgDepth = isSvg ? 1 : 0;

  /** Name of the open element whose content is no markup. */
  let verbatim = '';
  let pending = '';
  const writePending = (after) => {
    let result = pending;
    if (verbatim === 'style') result = minifyCss(pending);
    else if (!verbatim) result = minifyText(pending, before, after, svgDepth > 0);
    if (result) before = '';
    output += result;
    pending = '';
  };
  for (const match of text.matchAll(HTML_TOKEN)) {
    const [token, comment, tag] = match;
    pending += text.slice(end, match.index);
    end = match.index + token.length;
    const isClosing = token.startsWith('</');
    const name = tag ? getTagName(tag) : '';
    if (verbatim && !(isClosing && name === verbatim)) {
      pending += token;
    } else if (comment) {
      if (!comment.includes(EXPRESSION)) continue;
      writePending('');
      output += comment;
      before = '';
    } else {
      writePending(tag);
      output += minifyTag(tag);
      before = tag;
      if (name === 'svg' && !tag.endsWith('/>')) svgDepth += isClosing ? -1 : 1;
      if (isClosing) verbatim = '';
      else if (name === 'style' || VERBATIM.has(name)) verbatim = name;
    }
  }
  pending += text.slice(end);
  writePending('');
  return output;
}

function* findTemplates(node) {
  if (!node || typeof node !== 'object') return;
  if (Array.isArray(node)) {
    for (const child of node) yield* findTemplates(child);
    return;
  }
  if (node.type === 'TaggedTemplateExpression' && ['html', 'svg', 'css'].includes(node.tag.name)) {
    yield [node.tag.name, node.quasi.quasis];
  }
  for (const [key, value] of Object.entries(node)) if (key !== 'parent') yield* findTemplates(value);
}

/** Creates the plugin. */
export function minifyTemplates() {
  return {
    name: 'minify-templates',
    transform(code, id) {
      if (id.includes('node_modules') || !/\b(?:html|svg|css)\s*`/.test(code)) return null;
      const edits = [];
      for (const [kind, quasis] of findTemplates(this.parse(code))) {
        const strings = quasis.map((quasi) => code.slice(quasi.start, quasi.end));
        const text = strings.join(EXPRESSION);
        const minified = (kind === 'css' ? minifyCss(text) : minifyHtml(text, kind === 'svg')).split(EXPRESSION);
        if (minified.length !== strings.length) {
          this.warn(`left a ${kind} template as it is: an expression was lost`);
          continue;
        }
        quasis.forEach((quasi, index) => edits.push([quasi.start, quasi.end, minified[index]]));
      }
      // From the end, so that earlier positions stay valid. Templates nest by their expressions; quasis never overlap.
      for (const [start, end, text] of edits.sort((a, b) => b[0] - a[0])) {
        code = code.slice(0, start) + text + code.slice(end);
      }
      return { code, map: null };
    },
  };
}
