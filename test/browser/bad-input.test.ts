// Long, mixed and sparse content at 320 pixels: nothing overlaps, is cut or overflows. Rendered in a frame, as not
// every engine has a window that narrow.
import { streetTrees } from '../../stories/fixtures/maps.js';
import type { Journey, MapDefinition, Phase, ProcessMapElement } from '../../src/index.js';
import { find, findAll, get, getText, wait, waitForElement, waitForUpdates } from '../kit/dom.js';
import { expectToFit } from '../kit/layout.js';
import { clearPage, expect, attach } from '../kit/page.js';
import { enterText } from '../kit/person.js';

const WORD = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft';
const TITLE =
  'A title that somebody went on writing without coming to an end, as it had to name every office that took part in, '
    .repeat(2)
    .slice(0, 200);
const MIXED = '👩🏽‍🏫👨‍👩‍👧‍👦 مرحبا بكم في الخريطة, and on: كيف حالكم؟ 🌳🌳🌳';

const [ground, planting, care] = streetTrees.phases as [Phase, Phase, Phase];

/** Creates a copy of the street trees with overrides for each phase and for the map. */
const createVariant = (
  override: (phase: Phase) => Partial<Phase>,
  mapOverrides: Partial<MapDefinition> = {},
): MapDefinition => ({
  ...streetTrees,
  id: 'bad-input',
  ...mapOverrides,
  phases: [ground, planting, care].map((phase) => ({ ...phase, ...override(structuredClone(phase)) })),
});

/** Creates a copy of the street trees with one text in place of every title, name and text. */
const createUniformMap = (text: string): MapDefinition =>
  createVariant(
    (phase) => ({
      title: text,
      headline: text,
      summary: `${text} **${text}**`,
      outcome: text,
      groups: phase.groups.map((group) => ({
        ...group,
        title: text,
        leads: group.leads.map((lead) => ({ ...lead, text })),
        questions: group.questions.map((question) => ({ ...question, text })),
      })),
      tools: phase.tools.map((tool) => ({ ...tool, name: text, text })),
      risks: phase.risks.map((risk) => ({ ...risk, name: text, text })),
      measures: phase.measures.map((measure) => ({ ...measure, name: text, text })),
      ideas: phase.ideas.map((idea) => ({ ...idea, title: text, text, source: text })),
      exit: {
        ...phase.exit,
        ...(phase.exit.decision && {
          decision: { text, options: phase.exit.decision.options.map((option) => ({ ...option, text })) },
        }),
      },
    }),
    { title: text, description: text },
  );

const createSixtyQuestions = (id: string) =>
  Array.from({ length: 60 }, (_, i) => ({
    id: `${id}-${i}`,
    text: `Which of the trees is number ${i + 1}, and who waters it in August?`,
  }));

describe('content at 320 pixels', function () {
  this.timeout(60_000);
  afterEach(clearPage);

  /** Mounts a map in a frame of 320 pixels. */
  async function mountNarrow(definition: MapDefinition, direction = 'ltr'): Promise<ProcessMapElement> {
    const frame = document.createElement('iframe');
    frame.style.cssText = 'inline-size: 320px; block-size: 640px; border: 0';
    frame.src = '/test/browser/page.html';
    const loadEvent = new Promise((resolve) => frame.addEventListener('load', resolve));
    attach(frame);
    await loadEvent;
    const page = frame.contentWindow as Window & typeof globalThis;
    await page.customElements.whenDefined('process-map-journey');
    page.document.documentElement.dir = direction;
    page.document.body.style.margin = '0';
    page.document.body.replaceChildren();
    expect(page.innerWidth).to.equal(320);
    const map = page.document.createElement('process-map');
    map.progression = 'open';
    map.rows = 'open';
    map.definition = definition;
    page.document.body.append(map);
    await map.ready;
    await waitForUpdates(map);
    return map;
  }

  /** Shows each phase with all details open, and expects it to fit. */
  async function expectEveryPhaseToFit(map: ProcessMapElement): Promise<void> {
    for (const { id } of map.definition!.phases) {
      map.shownPhase = id;
      await waitForUpdates(map);
      for (const details of findAll<HTMLDetailsElement>(map, 'details:not(.find)')) details.open = true;
      // The fields of prompts are rendered after their details open.
      await wait(60);
      await waitForUpdates(map);
      await expectToFit(map, `in ${id}`);
      for (const field of findAll(map, 'textarea'))
        expect(field.scrollWidth, field.id).to.be.at.most(field.clientWidth + 1);
    }
  }

  const sendAnswer = (map: ProcessMapElement, question: string, text: string) =>
    expect(map.send({ type: 'question.answer', question, text }).ok).to.equal(true);

  for (const [name, text, direction] of [
    ['titles of 200 characters', TITLE, 'ltr'],
    ['a word that cannot break', WORD, 'rtl'],
    ['emoji and Arabic', MIXED, 'rtl'],
  ] as const) {
    it(`fits ${name} in every text of a map, in a page with direction ${direction}`, async () => {
      expect(TITLE).to.have.length(200);
      const map = await mountNarrow(createUniformMap(text), direction);
      expect(getText(get(map, 'h2'))).to.include(text.trim());
      await expectEveryPhaseToFit(map);
    });
  }

  it('fits a phase of 60 questions and one of 60 groups, empty and answered', async () => {
    const [first, ...others] = ground.groups;
    const groups = createSixtyQuestions('group').map(({ id, text }) => ({
      id,
      title: text,
      leads: [{ id: `${id}-lead`, text }],
      questions: [],
    }));
    const map = await mountNarrow(
      createVariant((phase) =>
        phase.id === 'ground'
          ? { groups: [{ ...first!, questions: createSixtyQuestions('more') }, ...others] }
          : phase.id === 'planting'
            ? { groups }
            : {},
      ),
    );
    expect(findAll(get(map, 'process-map-questions'), 'li').length).to.equal(
      60 + others.flatMap(({ questions }) => questions).length,
    );
    await expectEveryPhaseToFit(map);
    for (const { id, text } of createSixtyQuestions('more')) sendAnswer(map, id, text);
    for (const { id, text } of createSixtyQuestions('group')) sendAnswer(map, `${id}-lead`, text.repeat(3));
    await waitForUpdates(map);
    map.shownPhase = 'ground';
    await waitForUpdates(map);
    expect(
      findAll<HTMLTextAreaElement>(map, 'textarea').filter(({ id, value }) => id.startsWith('more-') && value).length,
    ).to.equal(60);
    await expectEveryPhaseToFit(map);
  });

  it('fits a map without tools and risks, and one with questions only', async () => {
    for (const override of [{}, { summary: '', headline: '', outcome: '', ideas: [], practices: [], cases: [] }]) {
      const map = await mountNarrow(
        createVariant(
          ({ exit }) => ({
            ...override,
            tools: [],
            risks: [],
            measures: [],
            exit: { ...exit, tools: 0, risks: 'none' },
          }),
          { cases: [] },
        ),
      );
      expect(find(map, '.tools') === undefined).to.equal(true);
      expect(getText(map)).not.to.match(/Choose tools|Risks in this phase/);
      await expectEveryPhaseToFit(map);
      map.remove();
    }
  });

  for (const [name, text] of [
    ['emoji and Arabic', MIXED],
    ['a word that cannot break', WORD],
  ] as const) {
    it(`fits ${name} in answers, notes, reasons, earlier answers, variants and search results`, async () => {
      const map = await mountNarrow(streetTrees);
      const questions = streetTrees.phases.flatMap(({ groups }) =>
        groups.flatMap((group) => [...group.leads, ...group.questions]),
      );
      const fillIn = (text: string) => {
        for (const { id } of questions) sendAnswer(map, id, text);
        for (const { id } of streetTrees.phases.flatMap(({ tools }) => tools))
          map.send({ type: 'tool.choose', tool: id, note: text });
        for (const { id } of streetTrees.phases.flatMap(({ risks }) => risks))
          map.send({
            type: 'risk.assess',
            risk: id,
            owner: text,
            note: text,
            accepted: true,
            reviewOn: '2020-01-01',
          });
        map.send({ type: 'decision.make', phase: 'planting', option: 'go', reason: text });
      };
      fillIn(text);
      for (const { id } of streetTrees.phases) map.send({ type: 'phase.complete', phase: id });
      expect(map.send({ type: 'cycle.start', adaptation: text }).ok).to.equal(true);
      const fork: Journey = structuredClone(map.journey!);
      fillIn(text);
      // Another person answers differently in a copy of the record.
      const other = await mountNarrow(streetTrees);
      other.journey = fork;
      for (const { id } of questions) sendAnswer(other, id, `${text} ${text}`);
      expect(map.send({ type: 'journey.merge', journey: other.journey }).ok).to.equal(true);
      map.send({ type: 'group.set-aside', group: ground.groups[0]!.id, reason: text });
      await waitForUpdates(map);
      await expectEveryPhaseToFit(map);
      expect(
        findAll(map, '.written').filter((element) => element.textContent.includes(text)).length,
        'earlier answers and variants',
      ).to.be.above(1);

      map.shownPhase = 'ground';
      await waitForUpdates(map);
      (await waitForElement(map, '.find > summary')).click();
      enterText(await waitForElement<HTMLInputElement>(map, 'input[type=search]'), text.split(/\s/)[0]!);
      await waitForElement(map, '.hit');
      await waitForUpdates(map);
      expect(findAll(map, '.hit').length).to.be.above(5);
      await expectToFit(map, 'in the search results');
    });
  }
});
