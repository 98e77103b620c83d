import '../../define/all.js';
import { sendKeys, setViewport } from '../../../test/kit/person.js';
import { expect, use } from 'chai';
import { chaiA11yAxe } from 'chai-a11y-axe';
import { make, mount as mountMap, put, clear, settled, click } from '../../../test/kit/page.js';
import {
  find,
  findAll,
  focused,
  get,
  map as plain,
  mount,
  settle,
  textOf,
  wait,
  type FakeMap,
  type Given,
} from '../../../test/kit/panel-host.js';
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

/** Lets the page become idle, and what is then sent for arrive. */
async function idle(rounds = 40): Promise<void> {
  await wait(50);
  for (let i = 0; i < rounds && !find(root, '.term, .for'); i++) await wait(25);
  await settle();
}
const withCatalogue = (catalogue: Catalogue): MapDefinition => ({
  ...structuredClone(plain),
  catalogue: { ...plain.catalogue, ...catalogue },
});
const start = async (tag: string, given: Given = {}, lists: Record<string, unknown> = {}, rounds?: number) => {
  root = await mount([]);
  root.lists = lists;
  root.give({ map: withCatalogue({}), ...given });
  root.append(document.createElement(tag));
  await idle(rounds);
};
const words = (tag: string) => findAll(get(root, tag), '.term').map((each) => each.textContent);

describe('tools', () => {
  afterEach(() => root.remove());
  const good = () => findAll(root, 'li').map((li) => (find(li, '.for') ? textOf(get(li, '.for')) : undefined));

  for (const [name, given, lists] of [
    ['by the catalogue of the definition', { map: withCatalogue({ parts }) }, {}],
    ['by a list that came later', {}, { parts }],
  ] as const) {
    it(`say what they are good for, ${name}`, async () => {
      await start('process-map-tools', given, lists);
      expect(good()).to.deep.equal(['Good for : Meeting, Learning', 'Good for : Meeting']);
      expect(get<HTMLInputElement>(root, '[type=checkbox]').labels?.[0]?.textContent.replace(/\s+/g, ' ')).to.include(
        'Good for: Meeting',
      );
      await expect(root).to.be.accessible();
    });
  }

  it('do without, where the catalogue says nothing or nonsense', async () => {
    for (const given of [
      undefined,
      null,
      'x',
      [null, 1, { name: 'no id' }, { id: 'x', name: 'no tools' }, { id: 'y', name: 'Y', tools: { b: 'c1' } }],
    ]) {
      await start('process-map-tools', {}, { parts: given }, 8);
      expect(good(), JSON.stringify(given)).to.deep.equal([undefined, undefined]);
      root.remove();
    }
  });
});

describe('terms of the glossary', () => {
  afterEach(() => root.remove());

  it('are explained where they occur first in a panel', async () => {
    await start('process-map-questions', { map: withCatalogue({ glossary }) });
    expect(words('process-map-questions')).to.deep.equal(['gather', 'in touch', 'Events']);
    const label = get(root, '[id="q1f?"]');
    expect(label.innerText).to.include('How do you gather them?');
    expect(textOf(get(root, '.words')), 'a prompt opens: no button can be in it').to.include('Terms used: Events');
    expect(find(root, 'summary .term, label .term')).to.equal(undefined);
    await expect(root).to.be.accessible();
  });

  it('leave the field with its label, by name and by click', async () => {
    await start('process-map-questions', { map: withCatalogue({ glossary }) });
    const field = get<HTMLTextAreaElement>(root, '#q1f');
    const label = get(root, `[id="${field.getAttribute('aria-labelledby')}"]`);
    expect(label.innerText.replace(/\s+/g, ' ')).to.equal('As a facilitator How do you gather them?');
    get(root, '[id="q1f?"] label').click();
    expect(focused() === field).to.equal(true);
  });

  it('in what a phase is about, and in ideas, also in Markdown', async () => {
    await start('process-map-phase', { map: withCatalogue({ glossary }), model: { shownPhase: 'b' } });
    expect(findAll(get(root, '.summary'), '.term').map((each) => each.textContent)).to.deep.equal(['Gather']);
    expect(words('process-map-ideas')).to.deep.equal(['Idea']);
    root.remove();
    const marked = withCatalogue({ glossary });
    marked.phases[1]!.ideas[0]!.text = 'Read [an idea](https://example.org), **then an idea** of your own.';
    await start('process-map-ideas', { map: marked });
    expect(find(root, 'a .term'), 'a link leads elsewhere').to.equal(undefined);
    expect(get(root, 'strong .term').textContent).to.equal('idea');
    await expect(root).to.be.accessible();
  });

  it('open by keyboard, are announced, and close with Escape', async () => {
    await start('process-map-questions', { map: withCatalogue({ glossary }) });
    const term = get<HTMLButtonElement>(root, '.term');
    const tip = get(root, '[popover]');
    term.focus();
    await sendKeys({ press: 'Enter' });
    expect(tip.matches(':popover-open')).to.equal(true);
    expect(textOf(tip)).to.equal('Gather Bring people into one room.');
    await wait(50);
    expect(root.announced).to.deep.equal(['Gather: Bring people into one room.']);
    await expect(root).to.be.accessible();
    await sendKeys({ press: 'Escape' });
    expect(tip.matches(':popover-open')).to.equal(false);
    expect(focused() === term, 'the focus stays').to.equal(true);
    await sendKeys({ press: 'Space' });
    expect(tip.matches(':popover-open')).to.equal(true);
    await sendKeys({ press: 'Tab' });
    expect(tip.matches(':popover-open'), 'on to the field').to.equal(false);
    expect(focused()?.id).to.equal('q1f');
  });

  it('are shown beside the term, within a narrow page', async () => {
    await setViewport({ width: 320, height: 640 });
    const long = withCatalogue({
      glossary: [{ ...glossary[0]!, text: 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerk '.repeat(3) }],
    });
    await start('process-map-questions', { map: long });
    await click(get(root, '.term'));
    const { left, right, top, bottom } = get(root, '[popover]').getBoundingClientRect();
    expect(left).to.be.at.least(0);
    expect(right).to.be.at.most(320);
    expect(top).to.be.at.least(0);
    expect(bottom).to.be.at.most(640);
    expect(document.documentElement.scrollWidth).to.be.at.most(320);
    await setViewport({ width: 800, height: 600 });
  });

  it('match whole words, the longest term, without case and plural', async () => {
    const map = withCatalogue({
      glossary: ['Peer', 'Peer learning', 'Peer contracts', 'Ear', 'C++ (language)', '.*'].map((term, i) => ({
        id: `t-${i}`,
        term,
        text: `About ${term}.`,
      })),
    });
    map.phases[1]!.summary =
      'PEER LEARNING begins early: a peer contract, and C++ (language). Peers appear, peers learn.';
    await start('process-map-phase', { map, model: { shownPhase: 'b' } });
    const found = findAll(get(root, '.summary'), '.term').map((each) => each.textContent);
    expect(found).to.deep.equal(['PEER LEARNING', 'peer contract', 'C++ (language)', 'Peers']);
    expect(get(root, '.summary').innerText.trim()).to.equal(map.phases[1]!.summary);
  });

  it('do no harm where a list holds nonsense', async () => {
    for (const list of ['x', [null, { id: 'x' }, { id: 'y', term: 5, text: 'z' }, { id: 'z', term: '' }]]) {
      await start('process-map-phase', { model: { shownPhase: 'b' } }, { glossary: list }, 8);
      expect(get(root, '.summary').innerText.trim()).to.equal('Gather the peers.');
      expect(find(root, '.term')).to.equal(undefined);
      root.remove();
    }
  });
});

describe('ideas beside the questions they serve', () => {
  afterEach(() => root.remove());
  const links = [
    { id: 'l1', group: 'g1', ideas: ['i2', 'p1', 'k1'] },
    { id: 'l2', group: 'g2', ideas: ['k2', 'nowhere'] },
    { id: 'l3', group: 'g2' } as Link,
  ];
  const settledIdeas = async () => {
    for (let i = 0; i < 40 && !find(root, '.ideas'); i++) await wait(25);
  };

  it('are one step away, in Markdown, with where they come from', async () => {
    await start('process-map-questions', { map: withCatalogue({ links }) }, {}, 1);
    await settledIdeas();
    expect(findAll(root, '.ideas > summary').map(textOf)).to.deep.equal([
      'Ideas to weigh here (3)',
      'Ideas to weigh here (1)',
    ]);
    get(root, '.ideas > summary').focus();
    await sendKeys({ press: 'Enter' });
    const [first, second] = findAll(root, '.ideas');
    expect(first?.innerText.replace(/\s+/g, ' ').trim()).to.equal(
      'Ideas to weigh here (3) Idea 2 Contract Sign it. A case See the site. Somebody',
    );
    expect(get(first!, 'strong').textContent).to.equal('2');
    expect(textOf(second!.closest('section')!), 'also where a group has no sub-questions').not.to.include(
      'To think it through',
    );
    await expect(root).to.be.accessible();
  });

  it('are not there where nothing is linked', async () => {
    await start('process-map-questions', {}, { links: [{ id: 'x', group: 5, ideas: 'i1' }] }, 8);
    expect(find(root, '.ideas')).to.equal(undefined);
  });
});

describe('a registered catalogue', () => {
  afterEach(clear);
  const definition = (id: string) => ({ ...structuredClone(plain), id });
  const arrived = async (map: Element) => {
    for (let i = 0; i < 60 && !find(map, '.for'); i++) await wait(25);
    await settled(map);
  };

  it('is asked for once, when a panel on show needs it', async () => {
    const asked: string[] = [];
    registerCatalogue('reg-1', () => (asked.push('catalogue'), Promise.resolve({ default: { parts, glossary } })));
    registerCatalogue('reg-other', () => asked.push('other'));
    const map = make({ definition: definition('reg-1') });
    map.shownPhase = 'b';
    put(map);
    await map.ready;
    expect(asked, 'the map comes first').to.deep.equal([]);
    await arrived(map);
    expect(findAll(map, '.for').map(textOf)).to.deep.equal(['Good for : Meeting, Learning', 'Good for : Meeting']);
    map.shownPhase = 'c';
    await settled(map);
    map.shownPhase = 'b';
    await settled(map);
    expect(asked).to.deep.equal(['catalogue']);
    expect(find(map, '.term')).to.be.ok;
  });

  it('comes in the language of the map', async () => {
    registerCatalogue('reg-2', () => ({ parts }));
    registerOverlay('reg-2', 'fr', () => ({ language: 'fr', strings: { 'part-meet.name': 'Rencontre' } }));
    const map = await mountMap({ definition: definition('reg-2'), shownPhase: 'b' }, { lang: 'fr' });
    await arrived(map);
    expect(get(map, '.for [lang=fr]').textContent).to.equal('Rencontre, Learning');
  });

  it('that fails leaves the map as it is, and is said once', async () => {
    const said: unknown[] = [];
    const { warn } = console;
    console.warn = (message: string) => void said.push(message);
    registerCatalogue('reg-3', () => Promise.reject(new Error('gone')));
    const map = await mountMap({ definition: definition('reg-3'), shownPhase: 'b' });
    await wait(400);
    map.shownPhase = 'a';
    await settled(map);
    map.shownPhase = 'b';
    await settled(map);
    console.warn = warn;
    expect(said).to.deep.equal(['<process-map>: the catalogue of "reg-3" could not be loaded. The rest works.']);
    expect(find(map, '.choice')).to.be.ok;
  });
});
