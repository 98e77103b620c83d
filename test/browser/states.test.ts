// The states of a map: the texts and actions of each, and its accessibility.
import '../../src/define/all.js';
import type { MapDefinition, ProcessMapElement } from '../../src/index.js';
import { find, findAll, get, getFocusedElement, waitForUpdates, getText, wait } from '../kit/dom.js';
import { clearPage, expect, createMap, mountMap, attach } from '../kit/page.js';
import { createPhase, createSmallMap } from '../kit/browser-maps.js';
import { clickButton } from '../kit/panel-host.js';

/** Creates a map of three phases, of which the first requires an answer and a decision. */
function createDefinition() {
  const map = createSmallMap('states');
  map.phases[0]!.exit = {
    groups: 'all',
    tools: 0,
    risks: 'none',
    decision: {
      text: 'On?',
      options: [
        { id: 'go', text: 'Yes.' },
        { id: 'stop', text: 'No.' },
      ],
    },
  };
  map.phases[1]!.exit = { groups: 'all', tools: 0, risks: 'none' };
  return map;
}

type Command = Record<string, unknown>;
const answer = (id: string, text = 'Written'): Command => ({ type: 'question.answer', question: `${id}-q`, text });
const complete = (id: string): Command => ({ type: 'phase.complete', phase: id });
const completeA = [answer('a'), { type: 'decision.make', phase: 'a', option: 'go' }, complete('a')];
const completeB = [...completeA, answer('b'), complete('b')];
const completeAll = [...completeB, complete('c')];

/** Mounts a map, sends commands and shows a phase. */
async function mountAfter(
  commands: Command[],
  phase?: string,
  attributes: Record<string, string> = {},
): Promise<ProcessMapElement> {
  const map = await mountMap({ definition: createDefinition() }, { rows: 'open', ...attributes });
  for (const command of commands) expect(map.send(command), JSON.stringify(command)).to.have.property('ok', true);
  if (phase) map.shownPhase = phase;
  await waitForUpdates(map);
  return map;
}
const getPhase = (map: Element) => get(map, 'process-map-phase');
const getGate = (map: Element) => get(map, 'process-map-gate');
const listGateButtons = (map: Element) => findAll(getGate(map), 'button').map((button) => button.textContent.trim());
/** Lists the fields of a phase but its note, which can be written in a locked phase too. */
const listFields = (map: Element) =>
  findAll<HTMLTextAreaElement>(getPhase(map), 'textarea, input[type=text]').filter(
    (field) => !field.closest('.phase-note'),
  );

describe('process-map in each state of a journey', () => {
  afterEach(clearPage);

  const states: [
    name: string,
    commands: Command[],
    phase: string | undefined,
    attributes: Record<string, string>,
    texts: string[],
    actions: string[],
    isWritable: boolean,
  ][] = [
    [
      'open and current',
      [],
      undefined,
      {},
      ['You are here', '2 things to do', 'To do'],
      ['Decide: go.', 'Finish phase A'],
      true,
    ],
    ['a locked preview', [], 'c', {}, ['You can read this phase now and fill it in after phase B.'], [], false],
    [
      'open beside the current one',
      [],
      'b',
      { progression: 'open' },
      ['Open', '1 thing to do'],
      ['Finish phase B'],
      true,
    ],
    [
      'done',
      completeA,
      'a',
      {},
      ['Finished', 'This phase is finished. You can still change answers', 'Phase A is finished', 'Answered'],
      ['Go to B', 'Reopen phase A'],
      true,
    ],
    [
      'to be checked again, because another one changed',
      [...completeB, answer('a', 'Else')],
      'b',
      {},
      ['Check again', 'Check B again.', 'you changed “Group of a” in A.'],
      ['B is still right', 'Reopen phase B'],
      true,
    ],
    [
      'to be checked again, because its own rule broke',
      [...completeB, answer('b', '')],
      'b',
      {},
      ['Check again', 'Something that this phase asks for is missing now.'],
      ['Reopen phase B'],
      true,
    ],
    [
      'stopped',
      [{ type: 'decision.make', phase: 'a', option: 'stop', reason: 'No money' }],
      undefined,
      {},
      ['You decided to stop.', 'Decision saved: Stop'],
      ['Start again'],
      false,
    ],
    [
      'completed',
      completeAll,
      undefined,
      {},
      ['Finished', 'Phase C is finished', 'What you will do differently'],
      ['Reopen phase C', 'Start cycle 2'],
      true,
    ],
    [
      'a second cycle',
      [...completeAll, { type: 'cycle.start' }],
      undefined,
      {},
      ['You are here', 'In cycle 1 you wrote:'],
      ['Decide: go.', 'Finish phase A'],
      true,
    ],
    ['read-only', completeA, 'a', { readonly: '' }, ['You can read this plan but not change it.'], [], false],
  ];
  for (const [name, commands, phase, attributes, texts, actions, isWritable] of states) {
    it(`shows its texts and actions and is accessible, in the state “${name}”`, async () => {
      const map = await mountAfter(commands, phase, attributes);
      for (const text of texts) expect(getText(getPhase(map))).to.include(text);
      expect(listGateButtons(map).filter((label) => !/^(Group of|Record|Save)/.test(label))).to.deep.equal(actions);
      // There is nothing to fill in ahead.
      if (name === 'a locked preview') expect(listFields(map)).to.deep.equal([]);
      else expect(listFields(map).length).to.be.above(0);
      expect(listFields(map).every((field) => field.readOnly !== isWritable)).to.equal(true);
      await expect(map).to.be.accessible();
    });
  }

  it('shows an answer of the first cycle below its empty field in the second', async () => {
    const map = await mountAfter([...completeAll, { type: 'cycle.start' }]);
    const earlier = findAll<HTMLDetailsElement>(map, 'details').find((details) =>
      details.textContent.includes('In cycle 1'),
    );
    earlier!.querySelector('summary')!.click();
    expect(earlier!.innerText).to.include('Written');
    expect(get<HTMLTextAreaElement>(map, '#a-q').value).to.equal('');
  });

  it('shows a loading message while the store loads', async () => {
    const pending = new Promise<never>(() => undefined);
    const map = attach(
      createMap({ definition: createDefinition(), store: { load: () => pending, save: () => undefined } }),
    );
    await wait(20);
    expect(getText(map)).to.include('The map is loading.');
    await expect(map).to.be.accessible();
  });

  it('shows an alert with the JSON Pointer of the problem, for a definition without phases', async () => {
    const map = await mountMap({ definition: { id: 'x', phases: [] } });
    expect(get(map, '[role=alert]').innerText).to.include('This map cannot be shown.').and.include('/phases');
    await expect(map).to.be.accessible();
  });

  it('completes the journey of a map whose phases are empty', async () => {
    const createEmptyPhase = (id: string): MapDefinition['phases'][number] => ({
      ...createPhase(id),
      groups: [],
      tools: [],
      risks: [],
      measures: [],
      summary: '',
      headline: '',
    });
    const map = await mountMap({
      definition: { ...createSmallMap('empty'), phases: [createEmptyPhase('a'), createEmptyPhase('b')] },
    });
    expect(findAll(map, 'process-map-phase h3').map((element) => element.textContent)).to.deep.equal([]);
    expect(findAll(getGate(map), 'h3').map((element) => element.textContent)).to.deep.equal(['Finish phase A']);
    expect(getText(getGate(map))).to.include('Ready to finish');
    await expect(map).to.be.accessible();
    get(getGate(map), '.primary').click();
    await waitForUpdates(map);
    get(getGate(map), '.primary').click();
    await waitForUpdates(map);
    expect(map.journey?.status).to.equal('completed');
  });
});

describe('a map with long or missing content', () => {
  afterEach(clearPage);
  const word = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft';

  /** Creates a map whose first phase has sixty groups of unbreakable words and a title of two hundred characters. */
  function createLongMap(): MapDefinition {
    const map: MapDefinition = createSmallMap('hard');
    const [a] = map.phases;
    a!.title = `${word} ${'long title '.repeat(11)}`;
    a!.headline = word;
    a!.summary = `${word} **${word}**`;
    a!.outcome = word;
    a!.groups = Array.from({ length: 60 }, (_, i) => ({
      id: `g-${i}`,
      title: `${word} ${i}`,
      leads: [{ id: `l-${i}`, text: `${word} ${i}?` }],
      questions: Array.from({ length: 12 }, (_, number) => ({ id: `q-${i}-${number}`, text: `${word} ${number}?` })),
    }));
    a!.tools = [{ id: 'tool', name: word, text: word }];
    a!.risks = [{ id: 'risk', name: word, text: word }];
    a!.measures = [{ id: 'measure', name: word, text: word, addresses: ['risk'] }];
    a!.ideas = [{ id: 'idea', title: word, text: word, source: word }];
    a!.exit = { groups: 'all', tools: 1, risks: 'all' };
    return map;
  }

  it('neither overflows, cuts nor overlaps content at 320 pixels', async () => {
    const frame = attach(document.createElement('div'));
    frame.style.inlineSize = '288px';
    const map = createMap({ definition: createLongMap() }, { rows: 'open' });
    frame.append(map);
    await map.ready;
    map.send({ type: 'question.answer', question: 'l-0', text: `👩🏽‍🏫 ${word} مرحبا بكم في الورشة` });
    map.send({ type: 'tool.choose', tool: 'tool', note: word });
    map.send({ type: 'risk.assess', risk: 'risk', reviewOn: '2020-01-01', owner: word });
    await waitForUpdates(map);
    const { right } = frame.getBoundingClientRect();
    const visible = findAll(getPhase(map), 'h2, h3, p, li, label, summary, textarea, input, select, button, b').filter(
      (element) => element.checkVisibility() && !element.closest('.visually-hidden'),
    );
    expect(visible.length).to.be.above(300);
    expect(
      visible
        .filter((element) => element.getBoundingClientRect().right > right + 1)
        .map((element) => element.outerHTML.slice(0, 80)),
    ).to.deep.equal([]);
    expect(
      visible
        .filter(
          (element) =>
            element.scrollWidth > element.clientWidth + 1 &&
            !element.matches('textarea, input, select') &&
            getComputedStyle(element).display !== 'inline',
        )
        .map((element) => element.outerHTML.slice(0, 80)),
    ).to.deep.equal([]);
    const sections = findAll(getPhase(map), '.waypoint').map((element) => element.getBoundingClientRect());
    sections
      .slice(1)
      .forEach((section, i) => expect(section.top, `section ${i + 1}`).to.be.at.least(sections[i]!.bottom - 1));
    expect(get<HTMLTextAreaElement>(map, '#l-0').value).to.include('مرحبا بكم').and.include('👩🏽‍🏫');
  });

  it('renders the fields of prompts only once they are to be answered one by one', async () => {
    const map = await mountMap({ definition: createLongMap() }, { rows: 'open' });
    const listTextareas = () => findAll(get(map, 'process-map-questions'), 'textarea');
    expect(listTextareas()).to.have.length(60);
    clickButton(map, 'Answer these one by one');
    await waitForUpdates(map);
    expect(listTextareas()).to.have.length(72);
    expect(getFocusedElement()?.id).to.equal('q-0-0');
  });

  it('renders empty panels, without an alert, for a map without tools and risks', async () => {
    const map: MapDefinition = createSmallMap('bare');
    for (const phase of map.phases) Object.assign(phase, { tools: [], risks: [], measures: [] });
    const element = await mountMap({ definition: map });
    expect(
      getText(get(element, 'process-map-tools')).trim() + getText(get(element, 'process-map-risks')).trim(),
    ).to.equal('');
    expect(find(element, '[role=alert]')).to.equal(undefined);
    await expect(element).to.be.accessible();
  });
});
