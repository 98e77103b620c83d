import '../../define/all.js';
import { waitForUpdates, find, findAll, getFocusedElement, get, getVisibleText, wait } from '../../../test/kit/dom.js';
import { setViewport } from '../../../test/kit/engine.js';
import { createMap, mountMap, attach, clearPage } from '../../../test/kit/page.js';
import { map as plainMap, mountPanels, type FakeMap, type FakeMapOptions } from '../../../test/kit/panel-host.js';
import { sendKeys, click } from '../../../test/kit/person.js';
import { expect, use } from 'chai';
import { chaiA11yAxe } from 'chai-a11y-axe';
import { registerCatalogue, registerOverlay } from '../../index.js';
import type { Catalogue, Link, MapDefinition } from '../../map/map-definition.js';

use(chaiA11yAxe);

const glossary = [
  { id: 'term-gather', term: 'Gather', text: 'Bring people into one room.' },
  { id: 'term-touch', term: 'In touch', text: 'Hearing from one another.' },
  {
    id: 'term-event',
    term: 'Events',
    text: 'A day with a date.',
    attribution: 'Somebody',
    parts: ['A place', 'A time'],
  },
  { id: 'term-idea', term: 'Idea', text: 'A thought.' },
];
const parts = [
  { id: 'part-meet', name: 'Meeting', tools: { b: ['c1', 't2'] } },
  { id: 'part-learn', name: 'Learning', tools: { b: ['c1'], a: ['t2'] } },
];

let root: FakeMap;

/** Waits until a term or a tool use has rendered, for at most a number of rounds of 25 ms. */
async function waitForEnhancements(rounds = 40): Promise<void> {
  await wait(50);
  for (let i = 0; i < rounds && !find(root, '.term, .for'); i++) await wait(25);
  await waitForUpdates();
}
const withCatalogue = (catalogue: Catalogue): MapDefinition => ({
  ...structuredClone(plainMap),
  catalogue: { ...plainMap.catalogue, ...catalogue },
});

/** Mounts a panel below a map with a registered catalogue. */
const mount = async (
  tag: string,
  options: FakeMapOptions = {},
  registeredLists: Record<string, unknown> = {},
  rounds?: number,
) => {
  root = await mountPanels([]);
  root.catalogue = registeredLists;
  root.provide({ map: withCatalogue({}), ...options });
  const panel = document.createElement(tag);
  // All content of a phase, without rows to open.
  panel.setAttribute('rows', 'open');
  root.append(panel);
  await waitForEnhancements(rounds);
};
const getTerms = (element: Element) => findAll(element, '.term').map((term) => term.textContent);

describe('tool uses', () => {
  afterEach(() => root.remove());
  const getToolUses = () =>
    findAll(root, 'li').map((li) => (find(li, '.for') ? getVisibleText(get(li, '.for')) : undefined));

  for (const [source, options, registeredLists] of [
    ['the catalogue of the definition', { map: withCatalogue({ parts }) }, {}],
    ['the registered catalogue', {}, { parts }],
  ] as const) {
    it(`show the parts of the process that a tool serves, from ${source}`, async () => {
      await mount('process-map-tools', options, registeredLists);
      expect(getToolUses()).to.deep.equal(['Helps with: Meeting, Learning', 'Helps with: Meeting']);
      expect(get<HTMLInputElement>(root, '[type=checkbox]').labels?.[0]?.textContent.replace(/\s+/g, ' ')).to.include(
        'Helps with: Meeting',
      );
      await expect(root).to.be.accessible();
    });
  }

  it('are left out if the catalogue has no valid list', async () => {
    for (const list of [
      undefined,
      null,
      'x',
      [null, 1, { name: 'no id' }, { id: 'x', name: 'no tools' }, { id: 'y', name: 'Y', tools: { b: 'c1' } }],
    ]) {
      await mount('process-map-tools', {}, { parts: list }, 8);
      expect(getToolUses(), JSON.stringify(list)).to.deep.equal([undefined, undefined]);
      root.remove();
    }
  });
});

describe('glossary terms', () => {
  afterEach(() => root.remove());

  it('become buttons where they occur first in a panel, or a line below the prompts, which come first', async () => {
    await mount('process-map-questions', { map: withCatalogue({ glossary }) });
    expect(getTerms(get(root, 'process-map-questions'))).to.deep.equal(['Events', 'gather', 'in touch']);
    const label = get(root, '[id="q1f?"]');
    expect(label.innerText).to.include('How do you gather them?');
    expect(getVisibleText(get(root, '.words')), 'a prompt cannot hold a button').to.include('Explained: Events');
    expect(find(root, 'summary .term, label .term')).to.equal(undefined);
    await expect(root).to.be.accessible();
  });

  it('stand in the order of an English question in a page of Arabic', async () => {
    await mount('process-map-questions', { map: withCatalogue({ glossary }) });
    document.documentElement.dir = 'rtl';
    const label = get(root, '[id="q1f?"]');
    const pieces = [...label.querySelectorAll('label, .term')];
    const positions = pieces.map((piece) => piece.getBoundingClientRect().left);
    document.documentElement.removeAttribute('dir');
    expect(pieces.length).to.be.above(1);
    expect(positions).to.deep.equal([...positions].sort((a, b) => a - b));
  });

  it('keep the name of the field and the click on its label', async () => {
    await mount('process-map-questions', { map: withCatalogue({ glossary }) });
    const field = get<HTMLTextAreaElement>(root, '#q1f');
    const label = get(root, `[id="${field.getAttribute('aria-labelledby')}"]`);
    expect(label.innerText.replace(/\s+/g, ' ')).to.equal('As a facilitator How do you gather them?');
    get(root, '[id="q1f?"] label').click();
    expect(getFocusedElement() === field).to.equal(true);
  });

  it('are marked in the summary of a phase and in ideas, inside Markdown but not inside links', async () => {
    await mount('process-map-phase', { map: withCatalogue({ glossary }), model: { shownPhase: 'b' } });
    expect(getTerms(get(root, '.summary'))).to.deep.equal(['Gather']);
    expect(getTerms(get(root, 'process-map-ideas'))).to.deep.equal(['Idea']);
    root.remove();
    const mapWithMarkup = withCatalogue({ glossary });
    mapWithMarkup.phases[1]!.ideas[0]!.text = 'Read [an idea](https://example.org), **then an idea** of your own.';
    await mount('process-map-ideas', { map: mapWithMarkup });
    expect(find(root, 'a .term'), 'no button in a link').to.equal(undefined);
    expect(get(root, 'strong .term').textContent).to.equal('idea');
    await expect(root).to.be.accessible();
  });

  it('open by keyboard with an announcement, and close on Escape or when the focus moves on', async () => {
    await mount('process-map-questions', { map: withCatalogue({ glossary }) });
    const term = findAll<HTMLButtonElement>(root, '.term').find(({ textContent }) => textContent === 'gather')!;
    const popover = term.popoverTargetElement as HTMLElement;
    term.focus();
    await sendKeys({ press: 'Enter' });
    expect(popover.matches(':popover-open')).to.equal(true);
    expect(getVisibleText(popover)).to.equal('Gather Bring people into one room.');
    await wait(50);
    expect(root.announcements).to.deep.equal(['Gather: Bring people into one room.']);
    await expect(root).to.be.accessible();
    await sendKeys({ press: 'Escape' });
    expect(popover.matches(':popover-open')).to.equal(false);
    expect(getFocusedElement() === term, 'keeps the focus').to.equal(true);
    await sendKeys({ press: 'Space' });
    expect(popover.matches(':popover-open')).to.equal(true);
    await sendKeys({ press: 'Tab' });
    expect(popover.matches(':popover-open'), 'the focus moves to the field').to.equal(false);
    expect(getFocusedElement()?.id).to.equal('q1f');
  });

  it('open their popover within a narrow page', async () => {
    await setViewport({ width: 320, height: 640 });
    const mapWithLongTerm = withCatalogue({
      glossary: [{ ...glossary[0]!, text: 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerk '.repeat(3) }],
    });
    await mount('process-map-questions', { map: mapWithLongTerm });
    await click(get(root, '.term'));
    const { left, right, top, bottom } = get(root, '[popover]').getBoundingClientRect();
    expect(left).to.be.at.least(0);
    expect(right).to.be.at.most(320);
    expect(top).to.be.at.least(0);
    expect(bottom).to.be.at.most(640);
    expect(document.documentElement.scrollWidth).to.be.at.most(320);
    await setViewport({ width: 800, height: 600 });
  });

  it('match whole words, the longest term first, in any case and in the plural', async () => {
    const map = withCatalogue({
      glossary: ['Peer', 'Peer learning', 'Peer contracts', 'Ear', 'C++ (language)', '.*'].map((term, i) => ({
        id: `t-${i}`,
        term,
        text: `About ${term}.`,
      })),
    });
    map.phases[1]!.summary =
      'PEER LEARNING begins early: a peer contract, and C++ (language). Peers appear, peers learn.';
    await mount('process-map-phase', { map, model: { shownPhase: 'b' } });
    expect(getTerms(get(root, '.summary'))).to.deep.equal([
      'PEER LEARNING',
      'peer contract',
      'C++ (language)',
      'Peers',
    ]);
    expect(get(root, '.summary').innerText.trim()).to.equal(map.phases[1]!.summary);
  });

  it('are not marked in proper names, emphasised ones too', async () => {
    const map = withCatalogue({ glossary: [{ id: 'term-review', term: 'Peer reviews', text: 'Peers look.' }] });
    const [phase, shownPhase] = [map.phases[1]!, map.phases[1]!.id];
    phase.summary = 'The African Peer Review Mechanism, and a peer review.';
    await mount('process-map-phase', { map, model: { shownPhase } });
    expect(getTerms(get(root, '.summary'))).to.deep.equal(['peer review']);
    root.remove();
    phase.summary = 'The African **Peer Review** Mechanism, without the term.';
    await mount('process-map-phase', { map, model: { shownPhase } }, {}, 8);
    expect(getTerms(get(root, '.summary'))).to.deep.equal([]);
  });

  it('match whole words in writings with vowel signs, and letters and marks apart', async () => {
    const entries = [
      { id: 'term-less', term: 'कम', text: 'Not much.' },
      { id: 'term-tree', term: 'cây', text: 'A tree.' },
    ];
    const map = withCatalogue({ glossary: entries });
    map.phases[1]!.summary = `कमी, कम and ${'cây'.normalize('NFD')}`;
    await mount('process-map-phase', { map, model: { shownPhase: 'b' } });
    expect(getTerms(get(root, '.summary'))).to.deep.equal(['कम', 'cây'.normalize('NFD')]);
    const beforeFirstTerm = document.createRange();
    beforeFirstTerm.setStartBefore(get(root, '.summary'));
    beforeFirstTerm.setEndBefore(get(root, '.summary .term'));
    expect(beforeFirstTerm.toString().trim()).to.equal('कमी,');
  });

  it('are left out if the glossary is not valid', async () => {
    for (const list of ['x', [null, { id: 'x' }, { id: 'y', term: 5, text: 'z' }, { id: 'z', term: '' }]]) {
      await mount('process-map-phase', { model: { shownPhase: 'b' } }, { glossary: list }, 8);
      expect(get(root, '.summary').innerText.trim()).to.equal('Gather the peers.');
      expect(find(root, '.term')).to.equal(undefined);
      root.remove();
    }
  });
});

describe('linked ideas', () => {
  afterEach(() => root.remove());
  const links = [
    { id: 'l1', group: 'g1', ideas: ['i2', 'p1', 'k1'] },
    { id: 'l2', group: 'g2', ideas: ['k2', 'nowhere'] },
    { id: 'l3', group: 'g2' } as Link,
  ];
  const waitForIdeas = async () => {
    for (let i = 0; i < 40 && !find(root, '.ideas'); i++) await wait(25);
  };

  it('are shown on demand, as Markdown, with their source', async () => {
    await mount('process-map-questions', { map: withCatalogue({ links }) }, {}, 1);
    await waitForIdeas();
    expect(findAll(root, '.ideas > summary').map(getVisibleText)).to.deep.equal([
      'Ideas for this question (3)',
      'Ideas for this question (1)',
    ]);
    get(root, '.ideas > summary').focus();
    await sendKeys({ press: 'Enter' });
    const [first, second] = findAll(root, '.ideas');
    expect(first?.innerText.replace(/\s+/g, ' ').trim()).to.equal(
      'Ideas for this question (3) Idea 2 Contract Sign it. A case See the site. Somebody',
    );
    expect(get(first!, 'strong').textContent).to.equal('2');
    expect(getVisibleText(second!.closest('section')!), 'also in a group without prompts').not.to.include(
      'To think it through',
    );
    await expect(root).to.be.accessible();
  });

  it('are left out if nothing is linked with the group', async () => {
    await mount('process-map-questions', {}, { links: [{ id: 'x', group: 5, ideas: 'i1' }] }, 8);
    expect(find(root, '.ideas')).to.equal(undefined);
  });
});

describe('registered catalogue', () => {
  afterEach(clearPage);
  const createDefinition = (id: string) => ({ ...structuredClone(plainMap), id });
  const waitForToolUses = async (map: Element) => {
    for (let i = 0; i < 60 && !find(map, '.for'); i++) await wait(25);
    await waitForUpdates(map);
  };

  it('is loaded once, when a panel needs it and after the map is ready', async () => {
    const loadedCatalogues: string[] = [];
    registerCatalogue(
      'reg-1',
      () => (loadedCatalogues.push('catalogue'), Promise.resolve({ default: { parts, glossary } })),
    );
    registerCatalogue('reg-other', () => loadedCatalogues.push('other'));
    const map = createMap({ definition: createDefinition('reg-1') }, { rows: 'open' });
    map.shownPhase = 'b';
    attach(map);
    await map.ready;
    expect(loadedCatalogues, 'the map comes first').to.deep.equal([]);
    await waitForToolUses(map);
    expect(findAll(map, '.for').map(getVisibleText)).to.deep.equal([
      'Helps with: Meeting, Learning',
      'Helps with: Meeting',
    ]);
    map.shownPhase = 'c';
    await waitForUpdates(map);
    map.shownPhase = 'b';
    await waitForUpdates(map);
    expect(loadedCatalogues).to.deep.equal(['catalogue']);
    expect(find(map, '.term')).to.be.ok;
  });

  it('is shown in the language of the map', async () => {
    registerCatalogue('reg-2', () => ({ parts }));
    registerOverlay('reg-2', 'fr', () => ({ language: 'fr', strings: { 'part-meet.name': 'Rencontre' } }));
    const map = await mountMap(
      { definition: createDefinition('reg-2'), shownPhase: 'b' },
      { lang: 'fr', rows: 'open' },
    );
    await waitForToolUses(map);
    expect(get(map, '.for [lang=fr]').textContent).to.equal('Rencontre, Learning');
  });

  it('leaves the panels as they are and causes one warning when it cannot be loaded', async () => {
    const warnings: unknown[] = [];
    const { warn } = console;
    console.warn = (message: string) => void warnings.push(message);
    registerCatalogue('reg-3', () => Promise.reject(new Error('gone')));
    const map = await mountMap({ definition: createDefinition('reg-3'), shownPhase: 'b' }, { rows: 'open' });
    await wait(400);
    map.shownPhase = 'a';
    await waitForUpdates(map);
    map.shownPhase = 'b';
    await waitForUpdates(map);
    console.warn = warn;
    expect(warnings).to.deep.equal(['<process-map>: the catalogue of "reg-3" could not be loaded. The rest works.']);
    expect(findAll(get(map, 'process-map-tools'), 'li')).to.have.length(2);
  });
});
