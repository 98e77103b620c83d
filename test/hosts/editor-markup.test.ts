// Pages whose markup editors, content systems and browser extensions have changed.
import { getShared } from '../../src/utils/library-copy.js';
import { find, get, getText, has, wait, waitForUpdates } from '../kit/dom.js';
import { closeHostPage, describeHostPage, MAP, openHostPage } from '../kit/host-page.js';
import { collectWarnings, expect } from '../kit/page.js';
import { sendKeys } from '../kit/person.js';

/** The map of the README, as it is written, and as content systems write it. */
const SNIPPETS = {
  'as the README has it':
    '<process-map journey-id="group-7"><span slot="fallback">The map needs JavaScript.</span></process-map>',
  'in a paragraph':
    '<p><process-map journey-id="group-7"><span slot="fallback">The map needs JavaScript.</span></process-map></p>',
  'with line breaks': `<p><process-map journey-id="group-7"><br />
<span slot="fallback">The map needs JavaScript.</span><br />
</process-map></p>`,
  'with the fallback in a paragraph': `<process-map journey-id="group-7">
<p><span slot="fallback">The map needs JavaScript.</span></p>
<p>&nbsp;</p>
</process-map>`,
  'with the fallback in a paragraph with a line break': `<process-map journey-id="group-7"><!-- map -->
<p><span slot="fallback">The map needs JavaScript.</span><br></p><p></p>
</process-map>`,
};

for (const [name, html] of Object.entries(SNIPPETS)) describeHostPage(`the map of the README, ${name}`, { html });

/** Children that show nothing. */
const INVISIBLE = [
  '<noscript>The map needs JavaScript.</noscript>',
  '<br>',
  '<p></p>',
  '<p> &nbsp; </p>',
  '<p><br><!-- empty --></p>',
  '<style>p { color: red }</style>',
  '<script type="application/json">{}</script>',
  '<template><p>Later</p></template>',
  '<link rel="help" href="#">',
  '<meta itemprop="name" content="A map">',
  '<wbr>',
  '<!-- A comment -->',
  'A text',
];

for (const child of INVISIBLE) {
  describe(`a map with the child ${child}`, () => {
    afterEach(closeHostPage);

    it('has its default layout', async () => {
      const { map, warnings } = await openHostPage({ html: MAP.replace('><', `>${child}<`) });
      expect(has(map, 'process-map-phase')).to.equal(true);
      expect(warnings).to.deep.equal([]);
    });

    it('keeps it, and what a person writes, if the child is appended later', async () => {
      const { map } = await openHostPage({ html: MAP });
      const field = get<HTMLTextAreaElement>(map, 'textarea');
      field.focus();
      await sendKeys({ type: 'Half a' });
      map.insertAdjacentHTML('beforeend', child);
      await waitForUpdates(map);
      await sendKeys({ type: ' sentence' });
      expect(get<HTMLTextAreaElement>(map, 'textarea') === field).to.equal(true);
      expect(field.value).to.equal('Half a sentence');
    });
  });
}

describe('children of a map', () => {
  afterEach(closeHostPage);

  it('compose the page as soon as one of them shows something', async () => {
    const { map } = await openHostPage({ html: '<process-map><p></p></process-map>' });
    const paragraph = map.firstElementChild!;
    for (const change of [
      () => (paragraph.textContent = 'By the page'),
      () => (paragraph.firstChild!.nodeValue = ' '),
      () => (paragraph.firstChild!.nodeValue = 'By the page'),
      () => paragraph.firstChild!.remove(),
      () => paragraph.append(document.createElement('img')),
      () => paragraph.replaceChildren(),
    ]) {
      change();
      await waitForUpdates(map);
      const isEmpty = !paragraph.textContent.trim() && !has(paragraph, 'img');
      expect(has(map, 'process-map-phase'), String(change)).to.equal(isEmpty);
    }
  });

  it('show the fallback that an editor has put into a paragraph while there is no map', async () => {
    const html =
      '<process-map src="/no-map.json"><p><span slot="fallback">The map needs JavaScript.</span></p></process-map>';
    const { body } = await openHostPage({ html });
    expect(find(body, '[slot=fallback]')?.checkVisibility()).to.equal(true);
    expect(getText(body)).to.contain('The map needs JavaScript.');
  });

  /** Waits for the time in which a component may render parts. */
  const collectAdvice = async (html: string) => {
    const warnings = await collectWarnings(async () => {
      await openHostPage({ html });
      await wait(2500);
    });
    await closeHostPage();
    return warnings.filter((warning) => warning.includes('no child is a part'));
  };

  it('are reported once if none of them is a part', async function () {
    this.timeout(20_000);
    expect(await collectAdvice('<process-map><process-map-gate></process-map-gate></process-map>')).to.deep.equal([]);
    const lazyPart = '<process-map><div><lazy-part></lazy-part></div></process-map>';
    expect(await collectAdvice(lazyPart), 'its module is not loaded yet').to.deep.equal([]);
    const rest = '<process-map /><main>The rest of the page</main>';
    const [advice, ...others] = await collectAdvice(rest);
    expect(others).to.deep.equal([]);
    expect(advice)
      .to.contain('<process-map-diagram>')
      .and.to.contain('slot="fallback"')
      .and.to.contain('</process-map>');
    expect(await collectAdvice(rest)).to.deep.equal([]);
  });
});

describe('attributes for what is a property', () => {
  // Each message is logged once on a page.
  beforeEach(() => getShared('warnings/1', () => new Set<string>()).clear());
  afterEach(closeHostPage);

  for (const name of ['journey', 'definition', 'store'])
    it(`are reported once: ${name}`, async () => {
      const html = `<process-map ${name}="[object Object]"></process-map>`;
      const { warnings } = await openHostPage({ html });
      expect(warnings).to.have.length(1);
      expect(warnings[0]).to.contain(`map.${name} =`);
      expect((await openHostPage({ html })).warnings).to.deep.equal([]);
    });

  it('are reported if they are set later', async () => {
    const { map } = await openHostPage({ html: MAP });
    const warnings = await collectWarnings(async () => {
      map.setAttribute('journey', '[object Object]');
      await waitForUpdates(map);
    });
    expect(warnings).to.have.length(1);
    expect(has(map, 'process-map-phase')).to.equal(true);
  });
});
