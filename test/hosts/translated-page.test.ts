// A page whose texts a page translator has replaced, as browsers do on request and extensions do at once.
import '../../src/define/index.js';
import { findAll, get, getText, waitForUpdates } from '../kit/dom.js';
import { clearPage, expect, getAnswer, mountMap } from '../kit/page.js';
import { enterText } from '../kit/person.js';
import { translatePage } from '../kit/translator.js';
import type { ProcessMapElement } from '../../src/index.js';
import { createSmallMap } from '../kit/browser-maps.js';
import peerLearning from '../../src/packs/peer-learning/index.js';

/** Marks a text, so that its original can be read from the translation. */
const translate = (text: string) => `«${text}»`;
const readOriginal = (text: string) => text.replace(/[«»]/g, '').replace(/\s+/g, ' ').trim();

/** A term inside a label splits its text. */
const withoutSpaces = (text: string) => readOriginal(text).replace(/ /g, '');

const openPhase = async (map: ProcessMapElement, id: string) => {
  get(map, `button[value="${id}"]`).click();
  await waitForUpdates(map);
};

/** Actions of people and of the host page on the small map. Each changes texts. */
const STEPS: Record<string, (map: ProcessMapElement) => unknown> = {
  'an answer is written': (map) => map.send({ type: 'question.answer', question: 'a-q', text: 'An answer' }),
  'a group is set aside': (map) => map.send({ type: 'group.set-aside', group: 'b-group' }),
  'a tool is chosen': (map) => map.send({ type: 'tool.choose', tool: 'a-tool' }),
  'a risk is assessed': (map) => map.send({ type: 'risk.assess', risk: 'a-risk', level: 'high', accepted: true }),
  'the first phase is done': (map) => map.send({ type: 'phase.complete', phase: 'a', note: 'Well done' }),
  'a reason is given': (map) => map.send({ type: 'group.set-aside', group: 'b-group', reason: 'Because' }),
  'the reason is another one': (map) => map.send({ type: 'group.set-aside', group: 'b-group', reason: 'As we know' }),
  'the level of a risk is lower': (map) =>
    map.send({ type: 'risk.assess', risk: 'b-risk', level: 'low', owner: 'Ana' }),
  'the owner of a risk is another one': (map) => map.send({ type: 'risk.assess', risk: 'b-risk', owner: 'Ben' }),
  'an answer of the done phase is cleared': (map) => map.send({ type: 'question.answer', question: 'a-q', text: '' }),
  'another phase is opened': (map) => openPhase(map, 'c'),
  'the first phase is opened': (map) => openPhase(map, 'a'),
  'the map is read-only': (map) => (map.readOnly = true),
  'people can write again': (map) => (map.readOnly = false),
  'the journey starts over': (map) => map.send({ type: 'journey.restart' }),
  'another map is shown': (map) => (map.definition = createSmallMap('other')),
};

describe('a translated page', () => {
  afterEach(clearPage);

  it('shows the questions of the phase that is opened, each with its own field', async () => {
    const map = await mountMap({ definition: peerLearning }, { rows: 'open' });
    for (const { id, title, groups } of peerLearning.phases.slice(0, 3).reverse()) {
      translatePage(map);
      await openPhase(map, id);
      expect(readOriginal(getText(get(get(map, 'process-map-phase'), 'h2')))).to.contain(title);
      const questions = groups.flatMap((group) => [...group.leads, ...group.questions]);
      for (const field of findAll<HTMLTextAreaElement>(get(map, 'process-map-questions'), 'textarea')) {
        const { text = '' } = questions.find((question) => question.id === field.id) ?? {};
        const label = (field.getRootNode() as ShadowRoot).getElementById(`${field.id}?`);
        expect(withoutSpaces(getText(label as unknown as Node))).to.contain(withoutSpaces(text));
      }
    }
  });

  it('records what a person writes under the question that the page shows', async () => {
    const map = await mountMap({ definition: createSmallMap(), progression: 'open' }, { rows: 'open' });
    translatePage(map);
    await openPhase(map, 'b');
    const question = get(get(map, 'process-map-questions'), 'label');
    expect(question.textContent.trim()).to.equal('Question of b?');
    const field = get<HTMLTextAreaElement>(get(map, 'process-map-questions'), 'textarea');
    enterText(field, 'Written in b');
    field.blur();
    expect(getAnswer(map.journey, 'b-q')).to.equal('Written in b');
  });

  it('keeps a field, its focus and the translation of other texts while a person writes', async () => {
    const map = await mountMap();
    translatePage(map);
    const field = get<HTMLTextAreaElement>(get(map, 'process-map-questions'), 'textarea');
    enterText(field, 'An answer');
    map.send({ type: 'question.answer', question: 'a-q', text: 'An answer' });
    await waitForUpdates(map);
    expect(get(get(map, 'process-map-questions'), 'textarea')).to.equal(field);
    expect(field.matches(':focus')).to.equal(true);
    expect(getText(get(get(map, 'process-map-questions'), 'label'))).to.equal('translated');
  });

  for (const rows of ['auto', 'open'])
    it(`shows no text that is out of date, whatever happens, with rows="${rows}"`, async () => {
      const plain = await mountMap(undefined, { rows });
      const expectedTexts: Record<string, string> = {};
      for (const [name, step] of Object.entries(STEPS)) {
        await step(plain);
        await plain.ready;
        await waitForUpdates(plain);
        expectedTexts[name] = readOriginal(getText(plain));
      }
      plain.remove();
      const map = await mountMap(undefined, { rows });
      for (const [name, step] of Object.entries(STEPS)) {
        translatePage(map, translate);
        await step(map);
        await map.ready;
        await waitForUpdates(map);
        expect(readOriginal(getText(map)), name).to.equal(expectedTexts[name]);
      }
    });
});
