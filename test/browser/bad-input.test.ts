// What maps and people may bring, at 320 pixels: nothing overlaps, nothing is cut, nothing scrolls sideways. In a frame of
// that width, as not every browser has windows so narrow.
import { streetTrees } from '../../stories/fixtures/maps.js';
import type { Journey, MapDefinition, Phase, ProcessMapElement } from '../../src/index.js';
import { clear, expect, find, findAll, get, put, settled, textOf, type, wait } from '../kit/page.js';
import { fits } from '../kit/layout.js';

const WORD = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft';
const TITLE =
  'A title that somebody went on writing without coming to an end, as it had to name every office that took part in it, '
    .repeat(2)
    .slice(0, 200);
const MIXED = '👩🏽‍🏫👨‍👩‍👧‍👦 مرحبا بكم في الخريطة, and on: كيف حالكم؟ 🌳🌳🌳';

const [ground, planting, care] = streetTrees.phases as [Phase, Phase, Phase];

/** The street trees with another first phase, or with another of each. */
const withPhases = (change: (phase: Phase) => Partial<Phase>, more: Partial<MapDefinition> = {}): MapDefinition => ({
  ...streetTrees,
  id: 'bad-input',
  ...more,
  phases: [ground, planting, care].map((phase) => ({ ...phase, ...change(structuredClone(phase)) })),
});

/** Everything that has a title or a name says this in its place. */
const saying = (words: string): MapDefinition =>
  withPhases(
    (phase) => ({
      title: words,
      headline: words,
      summary: `${words} **${words}**`,
      outcome: words,
      groups: phase.groups.map((group) => ({
        ...group,
        title: words,
        leads: group.leads.map((lead) => ({ ...lead, text: words })),
        questions: group.questions.map((each) => ({ ...each, text: words })),
      })),
      tools: phase.tools.map((tool) => ({ ...tool, name: words, text: words })),
      risks: phase.risks.map((risk) => ({ ...risk, name: words, text: words })),
      measures: phase.measures.map((measure) => ({ ...measure, name: words, text: words })),
      ideas: phase.ideas.map((idea) => ({ ...idea, title: words, text: words, source: words })),
      exit: {
        ...phase.exit,
        ...(phase.exit.decision && {
          decision: { text: words, options: phase.exit.decision.options.map((option) => ({ ...option, text: words })) },
        }),
      },
    }),
    { title: words, description: words },
  );

const sixty = (id: string) =>
  Array.from({ length: 60 }, (_, i) => ({
    id: `${id}-${i}`,
    text: `Which of the trees is number ${i + 1}, and who waters it in August?`,
  }));

describe('what may come, at 320 pixels', function () {
  this.timeout(60_000);
  afterEach(clear);

  /** A map in a page of that width. */
  async function narrow(definition: MapDefinition, direction = 'ltr'): Promise<ProcessMapElement> {
    const frame = document.createElement('iframe');
    frame.style.cssText = 'inline-size: 320px; block-size: 640px; border: 0';
    frame.src = '/test/browser/page.html';
    const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
    put(frame);
    await loaded;
    const page = frame.contentWindow as Window & typeof globalThis;
    await page.customElements.whenDefined('process-map-journey');
    page.document.documentElement.dir = direction;
    page.document.body.style.margin = '0';
    page.document.body.replaceChildren();
    expect(page.innerWidth).to.equal(320);
    const map = page.document.createElement('process-map');
    map.progression = 'open';
    map.definition = definition;
    page.document.body.append(map);
    await map.ready;
    await settled(map);
    return map;
  }

  /** Folds everything open, and looks at each phase. */
  async function expectToFit(map: ProcessMapElement): Promise<void> {
    for (const { id } of map.definition!.phases) {
      map.shownPhase = id;
      await settled(map);
      for (const fold of findAll<HTMLDetailsElement>(map, 'details:not(.find)')) fold.open = true;
      // Of what was folded, the fields are there a moment later.
      await wait(60);
      await settled(map);
      await fits(map, `in ${id}`);
      for (const field of findAll(map, 'textarea'))
        expect(field.scrollWidth, field.id).to.be.at.most(field.clientWidth + 1);
    }
  }

  const answer = (map: ProcessMapElement, question: string, text: string) =>
    expect(map.send({ type: 'question.answer', question, text }).ok).to.equal(true);

  for (const [name, words, direction] of [
    ['titles of 200 characters', TITLE, 'ltr'],
    ['a word that cannot break', WORD, 'rtl'],
    ['emoji and Arabic', MIXED, 'rtl'],
  ] as const) {
    it(`${name}, wherever the map has words, in a page ${direction}`, async () => {
      expect(TITLE).to.have.length(200);
      const map = await narrow(saying(words), direction);
      expect(textOf(get(map, 'h2'))).to.include(words.trim());
      await expectToFit(map);
    });
  }

  it('a phase of 60 questions in one group, and of 60 groups, all answered', async () => {
    const [first, ...others] = ground.groups;
    const groups = sixty('group').map(({ id, text }) => ({
      id,
      title: text,
      leads: [{ id: `${id}-lead`, text }],
      questions: [],
    }));
    const map = await narrow(
      withPhases((phase) =>
        phase.id === 'ground'
          ? { groups: [{ ...first!, questions: sixty('more') }, ...others] }
          : phase.id === 'planting'
            ? { groups }
            : {},
      ),
    );
    expect(findAll(get(map, 'process-map-questions'), 'li').length).to.equal(
      60 + others.flatMap(({ questions }) => questions).length,
    );
    await expectToFit(map);
    for (const { id, text } of sixty('more')) answer(map, id, text);
    for (const { id, text } of sixty('group')) answer(map, `${id}-lead`, text.repeat(3));
    await settled(map);
    map.shownPhase = 'ground';
    await settled(map);
    expect(
      findAll<HTMLTextAreaElement>(map, 'textarea').filter(({ id, value }) => id.startsWith('more-') && value).length,
    ).to.equal(60);
    await expectToFit(map);
  });

  it('a map without tools or risks, and one without anything but questions', async () => {
    for (const bare of [{}, { summary: '', headline: '', outcome: '', ideas: [], practices: [], cases: [] }]) {
      const map = await narrow(
        withPhases(
          ({ exit }) => ({ ...bare, tools: [], risks: [], measures: [], exit: { ...exit, tools: 0, risks: 'none' } }),
          { cases: [] },
        ),
      );
      expect(find(map, '.tools') === undefined).to.equal(true);
      expect(textOf(map)).not.to.match(/Tools to pick up|Risks on this stretch/);
      await expectToFit(map);
      map.remove();
    }
  });

  for (const [name, text] of [
    ['emoji and Arabic', MIXED],
    ['a word that cannot break', WORD],
  ] as const) {
    it(`${name} in answers, notes and reasons, in what was written before and beside, and in what is found`, async () => {
      const map = await narrow(streetTrees);
      const questions = streetTrees.phases.flatMap(({ groups }) =>
        groups.flatMap((group) => [...group.leads, ...group.questions]),
      );
      const write = (words: string) => {
        for (const { id } of questions) answer(map, id, words);
        for (const { id } of streetTrees.phases.flatMap(({ tools }) => tools))
          map.send({ type: 'tool.choose', tool: id, note: words });
        for (const { id } of streetTrees.phases.flatMap(({ risks }) => risks))
          map.send({
            type: 'risk.assess',
            risk: id,
            owner: words,
            note: words,
            accepted: true,
            reviewOn: '2020-01-01',
          });
        map.send({ type: 'decision.make', phase: 'planting', option: 'go', reason: words });
      };
      write(text);
      for (const { id } of streetTrees.phases) map.send({ type: 'phase.complete', phase: id });
      expect(map.send({ type: 'cycle.start', adaptation: text }).ok).to.equal(true);
      const fork: Journey = structuredClone(map.journey!);
      write(text);
      // Somebody else wrote something else meanwhile.
      const other = await narrow(streetTrees);
      other.journey = fork;
      for (const { id } of questions) answer(other, id, `${text} ${text}`);
      expect(map.send({ type: 'journey.merge', journey: other.journey }).ok).to.equal(true);
      map.send({ type: 'group.set-aside', group: ground.groups[0]!.id, reason: text });
      await settled(map);
      await expectToFit(map);
      expect(
        findAll(map, '.written').filter((each) => each.textContent.includes(text)).length,
        'what was written before, and beside',
      ).to.be.above(1);

      map.shownPhase = 'ground';
      await settled(map);
      for (let i = 0; i < 100 && !find(map, '.find > summary'); i++) await wait(25);
      get(map, '.find > summary').click();
      for (let i = 0; i < 100 && !find(map, 'input[type=search]'); i++) await wait(25);
      type(get<HTMLInputElement>(map, 'input[type=search]'), text.split(/\s/)[0]!);
      await settled(map);
      expect(findAll(map, '.hit').length).to.be.above(5);
      await fits(map, 'as what is found');
    });
  }
});
