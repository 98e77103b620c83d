// A map in Arabic, in a page from right to left: each text is marked as what it is, and runs as it is read. The elements' own words are English.
import '../../src/define/index.js';
import { streetTrees } from '../../stories/fixtures/maps.js';
import type { MapDefinition, ProcessMapElement } from '../../src/index.js';
import { inState, type StateName } from '../kit/every-state.js';
import { all, clear, expect, findAll, get, settled, textOf, wait } from '../kit/page.js';
import { above } from '../kit/layout.js';

/** What of a map people read. Labels are signs, and stay. */
const TEXTS = ['title', 'headline', 'summary', 'outcome', 'text', 'name', 'source'];

/** The street trees with every text in Arabic, each another one. */
function inArabic(): MapDefinition {
  let count = 0;
  const turn = (value: unknown, key = ''): unknown => {
    if (typeof value === 'string') return TEXTS.includes(key) ? `مكان ${'في الشارع '.repeat(count++ % 4)}؟` : value;
    if (Array.isArray(value)) return value.map((each) => turn(each));
    return value && typeof value === 'object'
      ? Object.fromEntries(Object.entries(value).map(([name, each]) => [name, turn(each, name)]))
      : value;
  };
  return { ...(turn(streetTrees) as MapDefinition), id: 'trees-in-arabic', language: 'ar' };
}

const LATIN = /\p{Script=Latin}/u;
const ARABIC = /\p{Script=Arabic}/u;

interface Text {
  words: string;
  node: Node;
  parent: Element;
  language: string | undefined;
}

/** The language that a text is marked with, as it is drawn: out of shadow roots through their hosts. */
function languageOf(parent: Element): string | undefined {
  for (let at: Element | null = parent; at; at = at.assignedSlot ?? above(at))
    if (at.hasAttribute('lang')) return at.getAttribute('lang')!;
  return undefined;
}

/** Every text that is drawn or read out. What a person wrote is marked as of no known language, and left out. */
const texts = (root: Element): Text[] =>
  [root, ...all(root)].flatMap((parent) => {
    const children = [...(parent.shadowRoot ?? parent).childNodes].filter(
      (node) => node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim(),
    );
    if (parent.localName === 'style' || !parent.checkVisibility({ visibilityProperty: true })) return [];
    return children
      .map((node) => ({ words: node.nodeValue!.trim(), node, parent, language: languageOf(parent) }))
      .filter(({ language }) => language !== '');
  });

/** Where the first and the last sign of a text are, where both are in one line. */
function ends({ node }: Text): [number, number] | undefined {
  const text = node.nodeValue!;
  const at = (from: number) => {
    const range = document.createRange();
    range.setStart(node, from);
    range.setEnd(node, from + 1);
    return range.getBoundingClientRect();
  };
  const [first, last] = [at(text.search(/\S/)), at(text.trimEnd().length - 1)];
  return Math.abs(first.top - last.top) < 2 ? [first.left, last.left] : undefined;
}

function expectLanguages(map: Element): void {
  const found = texts(map);
  const wrong = found.flatMap((text) => {
    const { words, parent, language } = text;
    // A sentence of the elements may name something of the map.
    const wanted = LATIN.test(words) ? 'en' : ARABIC.test(words) ? 'ar' : undefined;
    const said = `“${words.slice(0, 60)}” in ${parent.localName}.${parent.getAttribute('class') ?? ''}`;
    if (!wanted) return [];
    if (language !== wanted) return [`${said} is marked as ${language}`];
    const place = parent.closest('.visually-hidden') || words.length < 2 ? undefined : ends(text);
    const runs = place && (place[0] <= place[1] ? 'en' : 'ar');
    return place && runs !== wanted ? [`${said} runs the other way`] : [];
  });
  expect(wrong).to.deep.equal([]);
  for (const language of ['en', 'ar'])
    expect(found.filter((each) => each.language === language).length, language).to.be.above(5);
}

const states: StateName[] = [
  'begun, and open',
  'a locked preview',
  'locked under strict',
  'under way',
  'check again, as another one changed',
  'stopped',
  'completed',
  'a second cycle',
  'merged, with what both wrote',
  'read-only',
  'kept on this device',
  'not saved',
];

describe('a map in another language than the words around it, from right to left', function () {
  this.timeout(30_000);
  const root = document.documentElement;
  const { lang } = root;

  beforeEach(() => {
    root.lang = 'ar';
    root.dir = 'rtl';
  });
  afterEach(() => {
    clear();
    root.lang = lang;
    root.removeAttribute('dir');
  });

  /** Puts the parts where a host might: each in a shadow root, in another one. */
  async function compose(map: ProcessMapElement): Promise<void> {
    for (const name of ['diagram', 'journey', 'phase']) {
      const [outer, inner] = [document.createElement('div'), document.createElement('section')];
      inner.attachShadow({ mode: 'open' }).append(document.createElement(`process-map-${name}`));
      outer.attachShadow({ mode: 'open' }).append(inner);
      map.append(outer);
    }
    await settled(map);
    await wait(60);
    await settled(map);
  }

  for (const name of states) {
    it(`${name}: marks each text with its language, and lets it run as it is read`, async () => {
      const map = await inState(name, { map: inArabic() });
      expectLanguages(map);
      await compose(map);
      expectLanguages(map);
    });
  }

  for (const name of [
    'a refused step',
    'the menu',
    'the menu, asking before it starts over',
    'a search over all questions',
  ] as StateName[]) {
    it(`${name}: likewise`, async () => {
      expectLanguages(await inState(name, { map: inArabic() }));
    });
  }

  it('does so in an English page with the same map', async () => {
    root.lang = 'en';
    root.removeAttribute('dir');
    const map = await inState('under way', { map: inArabic() });
    expectLanguages(map);
    await compose(map);
    expectLanguages(map);
  });

  it('says what is refused where it is asked for from left to right', async () => {
    const map = await inState('begun, and open', { map: inArabic() });
    map.addEventListener('process-map-request', (event) => event.preventDefault());
    findAll(get(map, 'process-map-tools'), 'input')[0]!.click();
    await settled(map);
    expect(textOf(get(map, 'process-map-tools'))).to.include('This page does not allow it.');
    expectLanguages(map);
  });
});
