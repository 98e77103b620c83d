// Each state that a person can meet: what it says, what can be done in it, and that it is accessible.
import '../../src/define/all.js';
import type { MapDefinition, ProcessMapElement } from '../../src/index.js';
import { clear, expect, find, findAll, get, make, mount, put, settled, textOf, wait } from '../kit/page.js';
import { phase, small } from '../kit/browser-maps.js';

/** Three phases; the first asks for an answer and for a decision. */
function definition() {
  const map = small('states');
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

type Step = Record<string, unknown>;
const answer = (id: string, text = 'Written'): Step => ({ type: 'question.answer', question: `${id}-q`, text });
const complete = (id: string): Step => ({ type: 'phase.complete', phase: id });
const throughA = [answer('a'), { type: 'decision.make', phase: 'a', option: 'go' }, complete('a')];
const throughB = [...throughA, answer('b'), complete('b')];
const through = [...throughB, complete('c')];

async function at(steps: Step[], shown?: string, attributes: Record<string, string> = {}): Promise<ProcessMapElement> {
  const map = await mount({ definition: definition() }, attributes);
  for (const step of steps) expect(map.send(step), JSON.stringify(step)).to.have.property('ok', true);
  if (shown) map.shownPhase = shown;
  await settled(map);
  return map;
}
const shownPhase = (map: Element) => get(map, 'process-map-phase');
const gate = (map: Element) => get(map, 'process-map-gate');
const buttons = (map: Element) => findAll(gate(map), 'button').map((each) => each.textContent.trim());
const fields = (map: Element) => findAll<HTMLTextAreaElement>(shownPhase(map), 'textarea, input[type=text]');

describe('the states of a map', () => {
  afterEach(clear);

  const states: [
    name: string,
    steps: Step[],
    shown: string | undefined,
    attributes: Record<string, string>,
    says: string[],
    does: string[],
    writable: boolean,
  ][] = [
    [
      'open and current',
      [],
      undefined,
      {},
      ['You are here', '2 things left', 'To do'],
      ['Mark A as done and go on to B'],
      true,
    ],
    [
      'a locked preview',
      [],
      'c',
      {},
      ['Locked until Phase b (B) is complete.', 'You can look around; writing opens then.'],
      [],
      false,
    ],
    [
      'open beside the current one',
      [],
      'b',
      { progression: 'open' },
      ['Open', '1 thing left'],
      ['Mark B as done and go on to C'],
      true,
    ],
    [
      'done',
      throughA,
      'a',
      {},
      ['Done', 'Marked as done. You can still change it', 'A is done', 'Answered'],
      ['Open A again'],
      true,
    ],
    [
      'to be checked again, because another one changed',
      [...throughB, answer('a', 'Else')],
      'b',
      {},
      ['Check again', 'Check this again: A has changed since.'],
      ['Checked: B still holds', 'Open B again'],
      true,
    ],
    [
      'to be checked again, because its own rule broke',
      [...throughB, answer('b', '')],
      'b',
      {},
      ['Check again', 'something it asks for is missing now', '1 thing left'],
      ['Open B again'],
      true,
    ],
    [
      'stopped',
      [{ type: 'decision.make', phase: 'a', option: 'stop', reason: 'No money' }],
      undefined,
      {},
      ['The journey is stopped.', 'Recorded: Stop'],
      ['Resume the journey'],
      false,
    ],
    [
      'completed',
      through,
      undefined,
      {},
      ['Done', 'C is done', 'What you will do differently'],
      ['Open C again', 'Begin the next cycle'],
      true,
    ],
    [
      'a second cycle',
      [...through, { type: 'cycle.start' }],
      undefined,
      {},
      ['You are here', 'In cycle 1 you wrote:'],
      ['Mark A as done and go on to B'],
      true,
    ],
    ['read-only', throughA, 'a', { readonly: '' }, ['Read only: nothing can be changed here.'], [], false],
  ];
  for (const [name, steps, shown, attributes, says, does, writable] of states) {
    it(`${name}: says so, offers what can be done, and is accessible`, async () => {
      const map = await at(steps, shown, attributes);
      for (const words of says) expect(textOf(shownPhase(map))).to.include(words);
      expect(buttons(map).filter((each) => !each.startsWith('Group of') && !each.startsWith('Record'))).to.deep.equal(
        does,
      );
      expect(fields(map).length).to.be.above(0);
      expect(fields(map).every((field) => field.readOnly !== writable)).to.equal(true);
      await expect(map).to.be.accessible();
    });
  }

  it('has the answers of the first cycle in reach in the second', async () => {
    const map = await at([...through, { type: 'cycle.start' }]);
    const earlier = findAll<HTMLDetailsElement>(map, 'details').find((each) => each.textContent.includes('In cycle 1'));
    earlier!.querySelector('summary')!.click();
    expect(earlier!.innerText).to.include('Written');
    expect(get<HTMLTextAreaElement>(map, '#a-q').value).to.equal('');
  });

  it('loading: says so, or shows what the page put there', async () => {
    const never = new Promise<never>(() => undefined);
    const map = put(make({ definition: definition(), store: { load: () => never, save: () => undefined } }));
    await wait(20);
    expect(textOf(map)).to.include('The map is loading.');
    await expect(map).to.be.accessible();
  });

  it('an error: says what is wrong, and where', async () => {
    const map = await mount({ definition: { id: 'x', phases: [] } });
    expect(get(map, '[role=alert]').innerText).to.include('This map cannot be shown.').and.include('/phases');
    await expect(map).to.be.accessible();
  });

  it('an empty map: phases without anything in them can be gone through', async () => {
    const bare = (id: string): MapDefinition['phases'][number] => ({
      ...phase(id),
      groups: [],
      tools: [],
      risks: [],
      measures: [],
      summary: '',
      headline: '',
    });
    const map = await mount({ definition: { ...small('empty'), phases: [bare('a'), bare('b')] } });
    expect(findAll(map, 'process-map-phase h3').map((each) => each.textContent)).to.deep.equal([]);
    expect(findAll(gate(map), 'h3').map((each) => each.textContent)).to.deep.equal(['Before B']);
    expect(textOf(gate(map))).to.include('The way is clear');
    await expect(map).to.be.accessible();
    get(gate(map), '.primary').click();
    await settled(map);
    get(gate(map), '.primary').click();
    await settled(map);
    expect(map.journey?.status).to.equal('completed');
  });
});

describe('what maps and people may bring', () => {
  afterEach(clear);
  const word = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft';

  /** A phase with sixty groups of long words, and titles of two hundred characters. */
  function hard(): MapDefinition {
    const map: MapDefinition = small('hard');
    const [a] = map.phases;
    a!.title = `${word} ${'long title '.repeat(11)}`;
    a!.headline = word;
    a!.summary = `${word} **${word}**`;
    a!.outcome = word;
    a!.groups = Array.from({ length: 60 }, (_, i) => ({
      id: `g-${i}`,
      title: `${word} ${i}`,
      leads: [{ id: `l-${i}`, text: `${word} ${i}?` }],
      questions: Array.from({ length: 12 }, (_, n) => ({ id: `q-${i}-${n}`, text: `${word} ${n}?` })),
    }));
    a!.tools = [{ id: 'tool', name: word, text: word }];
    a!.risks = [{ id: 'risk', name: word, text: word }];
    a!.measures = [{ id: 'measure', name: word, text: word, addresses: ['risk'] }];
    a!.ideas = [{ id: 'idea', title: word, text: word, source: word }];
    a!.exit = { groups: 'all', tools: 1, risks: 'all' };
    return map;
  }

  it('fits 320 px: nothing scrolls sideways, is cut or overlaps', async () => {
    const frame = put(document.createElement('div'));
    frame.style.inlineSize = '288px';
    const map = make({ definition: hard() });
    frame.append(map);
    await map.ready;
    map.send({ type: 'question.answer', question: 'l-0', text: `👩🏽‍🏫 ${word} مرحبا بكم في الورشة` });
    map.send({ type: 'tool.choose', tool: 'tool', note: word });
    map.send({ type: 'risk.assess', risk: 'risk', reviewOn: '2020-01-01', owner: word });
    await settled(map);
    const { right } = frame.getBoundingClientRect();
    const seen = findAll(shownPhase(map), 'h2, h3, p, li, label, summary, textarea, input, select, button, b').filter(
      (each) => each.checkVisibility() && !each.closest('.visually-hidden'),
    );
    expect(seen.length).to.be.above(300);
    expect(
      seen.filter((each) => each.getBoundingClientRect().right > right + 1).map((each) => each.outerHTML.slice(0, 80)),
    ).to.deep.equal([]);
    expect(
      seen
        .filter(
          (each) =>
            each.scrollWidth > each.clientWidth + 1 &&
            !each.matches('textarea, input, select') &&
            getComputedStyle(each).display !== 'inline',
        )
        .map((each) => each.outerHTML.slice(0, 80)),
    ).to.deep.equal([]);
    const sections = findAll(shownPhase(map), '.waypoint').map((each) => each.getBoundingClientRect());
    sections
      .slice(1)
      .forEach((each, i) => expect(each.top, `section ${i + 1}`).to.be.at.least(sections[i]!.bottom - 1));
    expect(get<HTMLTextAreaElement>(map, '#l-0').value).to.include('مرحبا بكم').and.include('👩🏽‍🏫');
  });

  it('has no field for any of 720 prompts until it is opened', async () => {
    const map = await mount({ definition: hard() });
    const fields = () => findAll(get(map, 'process-map-questions'), 'textarea');
    expect(fields()).to.have.length(60);
    get(map, '.prompts summary').click();
    await wait(50);
    await settled(map);
    expect(fields()).to.have.length(61);
  });

  it('does without tools and risks', async () => {
    const map: MapDefinition = small('bare');
    for (const each of map.phases) Object.assign(each, { tools: [], risks: [], measures: [] });
    const element = await mount({ definition: map });
    expect(
      textOf(get(element, 'process-map-tools')).trim() + textOf(get(element, 'process-map-risks')).trim(),
    ).to.equal('');
    expect(find(element, '[role=alert]')).to.equal(undefined);
    await expect(element).to.be.accessible();
  });
});
