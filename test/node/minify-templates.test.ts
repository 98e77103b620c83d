import { rollup, type Plugin } from 'rollup';
import { describe, expect, it } from 'vitest';
// @ts-expect-error -- a script without types
import * as minifier from '../../scripts/minify-templates.mjs';

interface Minifier {
  minifyCss(text: string): string;
  minifyHtml(text: string, isSvg?: boolean): string;
  minifyTemplates(): Plugin;
  EXPRESSION: string;
}
const { minifyCss, minifyHtml, minifyTemplates, EXPRESSION } = minifier as Minifier;

type Case = [before: string, after: string];

/** Cases write an expression as `${}`. */
const toTemplate = (text: string) => text.replaceAll('${}', EXPRESSION);
const fromTemplate = (text: string) => text.replaceAll(EXPRESSION, '${}');

const html: Record<string, Case[]> = {
  'removes comments, except those with an expression': [
    ['<p>a<!-- b --></p>', '<p>a</p>'],
    ['a<!-- b -->c', 'ac'],
    ['a <!-- b --> c', 'a c'],
    ['<b>a</b> <!-- b --> <i>c</i>', '<b>a</b> <i>c</i>'],
    ['<!-- a --><p>b</p>', '<p>b</p>'],
    ['<p>a</p><!--\n  b\n-->', '<p>a</p>'],
    ['<!-- <b>a</b> -->c', 'c'],
    ['<!---->a', 'a'],
    ['a <!-- ${} --> b', 'a <!-- ${} --> b'],
    ['<p> <!-- ${} --> </p>', '<p><!-- ${} --></p>'],
  ],
  'removes white space beside block elements': [
    ['<div>\n  <p>a</p>\n</div>', '<div><p>a</p></div>'],
    ['<p> a </p>', '<p>a</p>'],
    ['<ul>\n  <li>a</li>\n</ul>', '<ul><li>a</li></ul>'],
    ['<section>\n  ${}\n</section>', '<section>${}</section>'],
    ['a <p>b</p> c', 'a<p>b</p>c'],
    ['<h2>a</h2> ${}', '<h2>a</h2>${}'],
    ['<DIV> a </DIV>', '<DIV>a</DIV>'],
    ['<p>\r\n\ta</p>', '<p>a</p>'],
    ['<details> <summary> a </summary> b </details>', '<details><summary>a</summary>b</details>'],
    ['<table> <tr> <td> a </td> </tr> </table>', '<table><tr><td>a</td></tr></table>'],
    ['<p>a</p>\n\n<p>b</p>', '<p>a</p><p>b</p>'],
  ],
  'keeps one space in inline content': [
    ['<b>a</b> <i>b</i>', '<b>a</b> <i>b</i>'],
    ['<b>a</b>\n    <i>b</i>', '<b>a</b> <i>b</i>'],
    ['<b>a</b><i>b</i>', '<b>a</b><i>b</i>'],
    ['a  b\n\tc', 'a b c'],
    ['<p>a <b>b</b> c</p>', '<p>a <b>b</b> c</p>'],
    ['${} ${}', '${} ${}'],
    ['${}\n  ${}', '${} ${}'],
    ['<button>a</button> <button>b</button>', '<button>a</button> <button>b</button>'],
    ['<li>a</li> <li>b</li>', '<li>a</li> <li>b</li>'],
    ['<slot></slot> <span> a </span>', '<slot></slot> <span> a </span>'],
    [' a ', ' a '],
    ['a\u00A0 b', 'a\u00A0 b'],
    ['<my-div> a </my-div>', '<my-div> a </my-div>'],
  ],
  'shortens tags and leaves attribute values alone': [
    ['<a  href="x"   title="a  b">c</a>', '<a href="x" title="a  b">c</a>'],
    ["<a title='a  b' >c</a>", "<a title='a  b'>c</a>"],
    ['<a\n  href="x"\n>c</a>', '<a href="x">c</a>'],
    ['<a title="x > y">c</a>', '<a title="x > y">c</a>'],
    ["<a title='<b>  c'>d</a>", "<a title='<b>  c'>d</a>"],
    ['<a title="it\'s  so">c</a>', '<a title="it\'s  so">c</a>'],
    ['<i class="a   b"></i>', '<i class="a b"></i>'],
    ['<input type="text" />', '<input type="text"/>'],
    ['<input disabled />', '<input disabled />'],
    ['<br />', '<br />'],
    ['<a data-x="a\n  b">c</a>', '<a data-x="a\n  b">c</a>'],
  ],
  'keeps expressions in attributes': [
    ['<a href=${}>b</a>', '<a href=${}>b</a>'],
    ['<input value=${} />', '<input value=${} />'],
    ['<input value="${}" />', '<input value="${}"/>'],
    ['<a   @click=${}   .x=${}>b</a>', '<a @click=${} .x=${}>b</a>'],
    ['<a ?hidden=${}\n>b</a>', '<a ?hidden=${}>b</a>'],
    ['<i class="a ${}   b"></i>', '<i class="a ${} b"></i>'],
    ['<a title="${}  ${}">b</a>', '<a title="${}  ${}">b</a>'],
    ['<a ${}   id="b">c</a>', '<a ${} id="b">c</a>'],
    ['<a id="${}?" title=${}>c</a>', '<a id="${}?" title=${}>c</a>'],
    ['<p>${}</p> <p>${}</p>', '<p>${}</p><p>${}</p>'],
  ],
  'removes white space between shapes of an SVG, not in its text': [
    ['<svg> <path d="M0 0  1 1"/> </svg>', '<svg><path d="M0 0  1 1"/></svg>'],
    ['<svg>\n  <g>\n    <circle r="1" />\n  </g>\n</svg>', '<svg><g><circle r="1"/></g></svg>'],
    ['<svg><text>a <tspan>b</tspan> c</text></svg>', '<svg><text>a <tspan>b</tspan> c</text></svg>'],
    [
      '<svg><text><tspan>a</tspan> <tspan>b</tspan></text></svg>',
      '<svg><text><tspan>a</tspan> <tspan>b</tspan></text></svg>',
    ],
    ['<svg><text>a  b</text></svg>', '<svg><text>a b</text></svg>'],
    ['<svg> ${} </svg>', '<svg> ${} </svg>'],
    ['<svg></svg> <b>a</b> <i>b</i>', '<svg></svg> <b>a</b> <i>b</i>'],
    ['<b>a</b> <svg/> <b>b</b> <i>c</i>', '<b>a</b> <svg/> <b>b</b> <i>c</i>'],
    [
      '<svg><a><text>a</text></a> <a><text>b</text></a></svg>',
      '<svg><a><text>a</text></a> <a><text>b</text></a></svg>',
    ],
    ['<svg><svg> <g/> </svg> <g/> </svg> <b>a</b> <i>b</i>', '<svg><svg><g/></svg><g/></svg> <b>a</b> <i>b</i>'],
  ],
  'minifies the content of style elements as CSS': [
    ['<style> a { b: c; } </style>', '<style>a{b:c}</style>'],
    ['<style>/* a */ b { c: d }</style>', '<style>b{c:d}</style>'],
    ['<style>a > b { c: d }</style>', '<style>a>b{c:d}</style>'],
    ['<style>a { content: "<p>  b" }</style>', '<style>a{content:"<p>  b"}</style>'],
    ['<style>${}</style>', '<style>${}</style>'],
    ['<style>a { b: ${} }</style>', '<style>a{b:${}}</style>'],
    ['<style media="print"> a { b: c } </style>', '<style media="print">a{b:c}</style>'],
    ['<style>a :hover { b: c }</style>', '<style>a :hover{b:c}</style>'],
    ['<p> a </p> <style> b { c: d } </style> <p> e </p>', '<p>a</p><style>b{c:d}</style><p>e</p>'],
    ['<style> </style>', '<style></style>'],
  ],
  'leaves preformatted content alone': [
    ['<pre>  a\n  b </pre>', '<pre>  a\n  b </pre>'],
    ['<pre>\n${}\n</pre>', '<pre>\n${}\n</pre>'],
    ['<pre> <b> a </b>  c </pre>', '<pre> <b> a </b>  c </pre>'],
    ['<pre> <!-- a --> </pre>', '<pre> <!-- a --> </pre>'],
    ['<textarea>  a\n</textarea>', '<textarea>  a\n</textarea>'],
    ['<textarea> ${} </textarea>', '<textarea> ${} </textarea>'],
    ['<textarea rows="2"   cols="3"> a  b </textarea>', '<textarea rows="2" cols="3"> a  b </textarea>'],
    ['<textarea> <p>  a </p> </textarea>', '<textarea> <p>  a </p> </textarea>'],
    ['<script> a  ;  b </script>', '<script> a  ;  b </script>'],
    ['<p> <textarea> a </textarea> </p>', '<p><textarea> a </textarea></p>'],
  ],
};

const svg: Case[] = [
  ['\n  <path d="M0 0" />\n', '<path d="M0 0"/>'],
  ['<g> <g> </g> </g>', '<g><g></g></g>'],
  ['<text>a <tspan>b</tspan> c</text>', '<text>a <tspan>b</tspan> c</text>'],
  ['<path d=${} />', '<path d=${} />'],
  ['<g> ${} </g>', '<g> ${} </g>'],
  [' ${} ', ' ${} '],
  ['<text> a  b </text>', '<text> a b </text>'],
  ['<use href="#a" />  <use href="#b" />', '<use href="#a"/><use href="#b"/>'],
  ['<title>a  b</title> <g/>', '<title>a b</title><g/>'],
  ['<!-- a --> <g/>', '<g/>'],
];

const css: Record<string, Case[]> = {
  'removes comments, except those with an expression': [
    ['/* a */ b { c: d }', 'b{c:d}'],
    ['a/* b */c { d: e }', 'a c{d:e}'],
    ['a { /* b */ }', 'a{}'],
    ['a { b: c /* d */; }', 'a{b:c}'],
    ['/* a\n * b */', ''],
    ['a { b: c; } /* d: e; */ f { g: h }', 'a{b:c}f{g:h}'],
    ['/* "a */ b { c: "d" }', 'b{c:"d"}'],
    ['a /* b */ c {}', 'a c{}'],
    ['/**/a {}', 'a{}'],
    ['/* ${} */ a {}', '/* ${} */ a{}'],
  ],
  'removes white space around punctuation': [
    ['a { b: c; d: e; }', 'a{b:c;d:e}'],
    ['a ,\n b { c: d }', 'a,b{c:d}'],
    ['a > b { c: d }', 'a>b{c:d}'],
    ['a { b : c }', 'a{b :c}'],
    ['a { b: c !important }', 'a{b:c!important}'],
    ['a { b: c  d }', 'a{b:c d}'],
    ['@media (width > 1px) { a { b: c } }', '@media (width>1px){a{b:c}}'],
    ['a { b: c;; }', 'a{b:c;}'],
    ['\n  a {\n    b: c;\n  }\n', 'a{b:c}'],
    ['@container x (a: b) { c { d: e } }', '@container x (a:b){c{d:e}}'],
  ],
  'keeps strings and urls': [
    ['a { content: "b  c" }', 'a{content:"b  c"}'],
    ["a { content: 'b ; c' }", "a{content:'b ; c'}"],
    ['a { content: "\\"  b" }', 'a{content:"\\"  b"}'],
    ['a { content: "/* b */" }', 'a{content:"/* b */"}'],
    ['a { content: "}" }', 'a{content:"}"}'],
    ['a { content: "" }', 'a{content:""}'],
    ['a { b: url(data:x; y) }', 'a{b:url(data:x; y)}'],
    ['a { b: url("c  d") }', 'a{b:url("c  d")}'],
    ['a { b: url(${}) }', 'a{b:url(${})}'],
    ["[a='b > c'] { d: e }", "[a='b > c']{d:e}"],
  ],
  'keeps spaces that have a meaning': [
    ['a :hover { b: c }', 'a :hover{b:c}'],
    ['a ::before { b: c }', 'a ::before{b:c}'],
    ['a:hover { b: c }', 'a:hover{b:c}'],
    ['a { b: calc(1px + 2px) }', 'a{b:calc(1px + 2px)}'],
    ['a { b: calc(1px - (2px * 3)) }', 'a{b:calc(1px - (2px * 3))}'],
    ['a { b: calc( 1px / 2 ) }', 'a{b:calc( 1px / 2 )}'],
    ['@media screen and (a: b) { c { d: e } }', '@media screen and (a:b){c{d:e}}'],
    ['a + b ~ c { d: e }', 'a + b ~ c{d:e}'],
    ['a .b { c: d }', 'a .b{c:d}'],
    ['a *, * a { b: c }', 'a *,* a{b:c}'],
    ['a { --b: ; }', 'a{--b:}'],
  ],
  'keeps expressions': [
    ['${} a { b: c }', '${} a{b:c}'],
    ['a { ${} }', 'a{${}}'],
    ['a { b: ${}; c: d }', 'a{b:${};c:d}'],
    ['a { ${}; b: c }', 'a{${};b:c}'],
    ['${} ${}', '${} ${}'],
    ['a${} { b: c }', 'a${}{b:c}'],
    ['a { b: ${}px }', 'a{b:${}px}'],
    ['a { b: "${}" }', 'a{b:"${}"}'],
    ['@media ${} { a { b: c } }', '@media ${}{a{b:c}}'],
    ['${}', '${}'],
  ],
};

describe('minifyHtml', () => {
  describe.each(Object.entries(html))('%s', (_, cases) => {
    it.each(cases)('turns %j into %j', (before, after) => {
      expect(fromTemplate(minifyHtml(toTemplate(before)))).toBe(after);
    });
  });

  describe('minifies content of an SVG element', () => {
    it.each(svg)('turns %j into %j', (before, after) => {
      expect(fromTemplate(minifyHtml(toTemplate(before), true))).toBe(after);
    });
  });
});

describe('minifyCss', () => {
  describe.each(Object.entries(css))('%s', (_, cases) => {
    it.each(cases)('turns %j into %j', (before, after) => {
      expect(fromTemplate(minifyCss(toTemplate(before)))).toBe(after);
    });
  });
});

describe('minifyTemplates', () => {
  /** Bundles one module with the plugin and returns its code, or a warning. */
  async function bundle(code: string): Promise<string> {
    const warnings: string[] = [];
    const module = { name: 'module', resolveId: (id: string) => id, load: () => code };
    const build = await rollup({
      input: 'entry.js',
      treeshake: false,
      plugins: [module, minifyTemplates()],
      onwarn: ({ message }) => warnings.push(message),
    });
    const { output } = await build.generate({ format: 'es' });
    return [...warnings, output[0].code].join('\n');
  }

  it.each([
    ['html', 'html`<p>\n a ${x} </p>`;', 'html`<p>a ${x}</p>`;'],
    ['svg', 'svg`<g> <g>${x}</g> </g>`;', 'svg`<g><g>${x}</g></g>`;'],
    ['css', 'css`a { b: ${x}; }`;', 'css`a{b:${x}}`;'],
    ['nested', 'html`<p> ${html`<b> a </b>`} </p>`;', 'html`<p>${html`<b> a </b>`}</p>`;'],
    [
      'nested in an expression with spaces',
      'html`<p> ${y ? html`<p> a </p>` : css`b { c: d }`} </p>`;',
      'html`<p>${y ? html`<p>a</p>` : css`b{c:d}`}</p>`;',
    ],
    ['other', 'text` <p> a </p> `;', 'text` <p> a </p> `;'],
    ['untagged', '` <p> a </p> `;', '` <p> a </p> `;'],
  ])('minifies the strings of %s templates', async (_, before, after) => {
    expect(await bundle(before)).toContain(after);
  });

  it('leaves modules of packages alone', () => {
    const { transform } = minifyTemplates();
    const handler = transform as (code: string, id: string) => unknown;
    expect(handler('html`<p> a </p>`', '/node_modules/a/b.js')).toBe(null);
  });
});
