import { expect } from 'chai';
import { render } from 'lit';
import { renderMarkdown } from './render-markdown.js';

function renderToElement(source: string): HTMLElement {
  const root = document.createElement('div');
  render(renderMarkdown(source), root);
  return root;
}

/** HTML of the rendered source, without Lit's markers and the white space of list templates. */
const renderToHtml = (source: string) =>
  renderToElement(source)
    .innerHTML.replace(/<!--.*?-->/g, '')
    .replace(/(<[uo]l>)\s+/g, '$1')
    .replace(/\s+(<\/[uo]l>)/g, '$1');
const linkHtml = (href: string, label: string) =>
  `<a target="_blank" rel="noopener noreferrer" href="${href}">${label}</a>`;

describe('renderMarkdown', () => {
  for (const [source, html] of [
    ['plain', '<p>plain</p>'],
    ['one\ntwo\n\nthree', '<p>one\ntwo</p><p>three</p>'],
    ['one\r\n \r\ntwo', '<p>one</p><p>two</p>'],
    ['*em* and _em_', '<p><em>em</em> and <em>em</em></p>'],
    ['**strong**', '<p><strong>strong</strong></p>'],
    ['**_both_** _**both**_', '<p><strong><em>both</em></strong> <em><strong>both</strong></em></p>'],
    ['snake_case_name and 2 * 3 * 4', '<p>snake_case_name and 2 * 3 * 4</p>'],
    ['*open, **open, _open', '<p>*open, **open, _open</p>'],
    ['5 *apples and 3 *pears', '<p>5 *apples and 3 *pears</p>'],
    ['**a*', '<p>*<em>a</em></p>'],
    ['****', '<p>****</p>'],
    ['- one\n- two', '<ul><li>one</li><li>two</li></ul>'],
    ['* *one*\n\n* two', '<ul><li><em>one</em></li><li>two</li></ul>'],
    ['1. one\n2) two', '<ol><li>one</li><li>two</li></ol>'],
    ['text\n- item\ntext', '<p>text</p><ul><li>item</li></ul><p>text</p>'],
    ['-no item', '<p>-no item</p>'],
    ['', ''],
  ] as const) {
    it(`renders ${JSON.stringify(source)}`, () => expect(renderToHtml(source)).to.equal(html));
  }

  it('renders links to http, https and mailto addresses', () => {
    for (const href of [
      'http://example.org',
      'https://example.org/a_b_c?x=*1*',
      'HTTPS://EXAMPLE.ORG',
      'mailto:a@b.org',
    ]) {
      const anchor = renderToElement(`See [_the_ site](${href}).`).querySelector('a');
      expect(anchor?.getAttribute('href'), href).to.equal(href);
      expect(anchor?.textContent).to.equal('the site');
    }
    expect(renderToHtml('**[x](https://a.org)**')).to.equal(
      `<p><strong>${linkHtml('https://a.org', 'x')}</strong></p>`,
    );
  });

  it('keeps links to all other addresses, and HTML, as text', () => {
    for (const source of [
      '[x](javascript:alert(1))',
      '[x](JaVaScRiPt:alert)',
      '[x]( javascript:alert)',
      '*x](javascript:alert*',
      '_x](javascript:alert_',
      '**x](javascript:alert**',
      '[x](data:text/html,<b>)',
      '[x](//example.org)',
      '[x](/path)',
      '[x](java\nscript:alert)',
      '[x](https://a.org" onclick="alert)',
      '[[x](vbscript:a)](https:b c)',
      '<img src=x onerror=alert(1)>',
      '<script>alert(1)</script>',
      '![x](https://example.org)'.slice(1).replace('https:', 'ftp:'),
      '&lt;b&gt;',
    ]) {
      const root = renderToElement(source);
      expect(root.querySelector('a, img, script, b'), source).to.equal(null);
      expect(root.textContent.replaceAll('*', '').replaceAll('_', ''), source).to.equal(
        source.replaceAll('*', '').replaceAll('_', ''),
      );
    }
  });

  it('takes linear time on repeated markup characters', () => {
    for (const fragment of [
      '*',
      '**',
      '_',
      '*a ',
      '**a ',
      '_a ',
      '[',
      '[a',
      '[a](',
      '[a](http://x',
      '[a](https://',
      '**a*b',
      '_a*',
      '\n',
      '- \n',
      '1',
      ' ',
      '- a\n',
      '****a',
      '*a_b**c[d](',
    ]) {
      const start = performance.now();
      const templates = renderMarkdown(fragment.repeat(60_000));
      expect(templates).to.be.an('array');
      expect(performance.now() - start, JSON.stringify(fragment)).to.be.below(1500);
    }
  });
});
