import { emulateMedia, setViewport } from '../../../../test/kit/person.js';
import '../../../define/index.js';
import {
  clear,
  click,
  expect,
  find,
  findAll,
  get,
  has,
  mount,
  put,
  settled,
  textOf,
  wait,
} from '../../../../test/kit/page.js';
import { phase, small } from '../../../../test/kit/browser-maps.js';
import type { Command, MapDefinition } from '../../../index.js';
import type { ProcessMapElement } from '../../process-map/process-map.js';

/** The small map with more to say, in its first phase. */
function rich(): MapDefinition {
  const a = phase('a', {
    groups: 'all',
    decision: {
      text: 'Is it time?',
      options: [
        { id: 'go', text: 'Yes.' },
        { id: 'wait', text: 'No.' },
      ],
    },
  });
  return {
    ...small(),
    source: { label: 'The guide', href: 'https://example.org/guide' },
    phases: [
      {
        ...a,
        summary:
          'Read **[the guide](https://example.org/a)**, [write](mailto:ana@example.org), or see [https://example.org/b](https://example.org/b).',
        outcome: 'An understanding',
        groups: [
          {
            id: 'a-group',
            title: 'Group of a',
            leads: [
              { id: 'a-q', text: 'Question of a?', voice: 'facilitator' },
              { id: 'a-peer', text: 'And as a guest?', voice: 'peer' },
            ],
            questions: [{ id: 'a-sub', text: 'Who else?' }],
          },
          { id: 'a-later', title: 'For later', leads: [{ id: 'a-later-q', text: 'What comes later?' }], questions: [] },
        ],
        ideas: [{ id: 'a-idea', title: 'An idea', text: 'See [it](https://example.org/idea).', source: 'A book' }],
      },
      phase('b'),
      { ...phase('c'), tools: [], risks: [], measures: [] },
    ],
    cases: [{ id: 'case', text: 'A case for all.' }],
  };
}

describe('The printed plan', () => {
  afterEach(async () => {
    clear();
    await setViewport({ width: 1280, height: 800 });
    await emulateMedia();
    document.documentElement.style.colorScheme = '';
  });

  const menu = (map: Element) => get(get(map, 'process-map-journey'), '[part=menu]');

  /** Presses a button of the menu, with these in the place of the window's own. */
  async function press(map: ProcessMapElement, words: string, blank: boolean, instead: Partial<Window>): Promise<void> {
    const own = { open: window.open, print: window.print };
    Object.assign(window, instead);
    if (!menu(map).matches(':popover-open')) await click(get(get(map, 'process-map-journey'), '[popovertarget]'));
    for (let i = 0; i < 100 && !has(menu(map), '*'); i++) await wait(10);
    await settled(map);
    const box = get<HTMLInputElement>(menu(map), 'input[type=checkbox]');
    if (box.checked !== blank) await click(box);
    findAll(menu(map), 'button')
      .find((each) => textOf(each).trim() === words)!
      .click();
    Object.assign(window, own);
  }

  /** Prints into a window that is a frame of this page; gives what is on it. */
  async function printed(map: ProcessMapElement, words = 'Print the whole plan', blank = false): Promise<Document> {
    const frame = put(document.createElement('iframe'));
    const inner = frame.contentWindow!;
    let prints = 0;
    inner.print = () => prints++;
    await press(map, words, blank, { open: () => inner });
    expect(prints).to.equal(1);
    return inner.document;
  }

  const texts = (paper: Document, selector: string) =>
    [...paper.querySelectorAll<HTMLElement>(selector)].map(({ innerText }) => innerText.trim());
  const levels = (paper: Document) =>
    [...paper.querySelectorAll('h1, h2, h3, h4, h5, h6')].map(({ localName }) => Number(localName[1]));

  const filled = async () => {
    const map = await mount({ definition: rich() });
    map.send({ type: 'question.answer', question: 'a-q', text: 'First line\n<b>second</b>\n\n\nMuch later' });
    map.send({ type: 'tool.choose', tool: 'a-tool', note: 'On Tuesdays' });
    map.send({
      type: 'risk.assess',
      risk: 'a-risk',
      measures: ['a-measure'],
      owner: 'Ana',
      level: 'high',
      reviewOn: '2020-02-29',
      note: 'Ask first',
    });
    map.send({ type: 'group.set-aside', group: 'a-later', reason: 'After the summer' });
    map.send({ type: 'decision.make', phase: 'a', option: 'go', reason: 'All agreed' });
    map.send({ type: 'phase.complete', phase: 'a', note: 'It took long' });
    map.send({ type: 'phase.reopen', phase: 'a' });
    await settled(map);
    return map;
  };

  it('holds the phase on show with all that was recorded', async () => {
    const paper = await printed(await filled(), 'Print phase A');
    const text = paper.body.innerText;
    expect(text).to.include('First line\n<b>second</b>').and.to.include('Much later');
    expect(texts(paper, 'h2')).to.deep.equal(['Phase A of 3: Phase a']);
    expect(texts(paper, 'li.on').map((each) => each.replace(/\s+/g, ' '))).to.deep.equal([
      'Tool of a (Chosen) On Tuesdays',
      'Measure of a (Chosen)',
      'Go (Chosen) Yes.',
    ]);
    for (const said of [
      'You are here',
      'Ana',
      'High',
      'February 29, 2020',
      'Ask first',
      'For later (Set aside)',
      'After the summer',
      'All agreed',
      'An understanding',
      'An idea',
      'A book',
    ]) {
      expect(text).to.include(said);
    }
    expect(text)
      .to.match(/Decided on .*20\d\d: Go/)
      .and.to.match(/Under way\. Begun on .*20\d\d, last changed on/)
      .and.not.to.include('Question of b?');
    expect(paper.documentElement.lang).to.equal('en');
    expect(paper.title).to.equal('The small map');
  });

  it('says when a phase was done, and with which words', async () => {
    const map = await filled();
    map.send({ type: 'phase.complete', phase: 'a', note: 'It took long' });
    await settled(map);
    const text = (await printed(map)).querySelector('section')!.innerText;
    expect(text)
      .to.match(/Done on .*20\d\d/)
      .and.to.include('It took long');
  });

  it('can be used by nobody, only read: no control, no link, no style attribute', async () => {
    const map = await filled();
    for (const blank of [false, true]) {
      const paper = await printed(map, undefined, blank);
      expect(
        paper.querySelectorAll(
          'a, button, input, textarea, select, summary, [tabindex], [onclick], [style], style, script',
        ),
      ).to.have.length(0);
    }
  });

  it('spells links out', async () => {
    const text = (await printed(await filled())).body.innerText;
    expect(text)
      .to.include('The guide (https://example.org/guide)')
      .and.to.include('the guide (https://example.org/a)')
      .and.to.include('write (ana@example.org)');
    expect(text).to.include('it (https://example.org/idea)').and.to.include('see https://example.org/b.');
  });

  it('holds the whole plan: the way through it, each phase, what is of all of them', async () => {
    const paper = await printed(await filled());
    expect(texts(paper, '.route li').map((each) => each.split('\n')[0])).to.deep.equal(['A', 'B', 'C']);
    expect(texts(paper, '.route .current')[0]).to.include('Phase a').and.to.include('You are here');
    expect(texts(paper, 'h2')).to.deep.equal([
      'Phase A of 3: Phase a',
      'Phase B of 3: Phase b',
      'Phase C of 3: Phase c',
      'Cases for the whole map (1)',
    ]);
    expect(paper.body.innerText).to.include('A case for all.');
  });

  it('has its headings in order, and none without something below it', async () => {
    const map = await filled();
    for (const blank of [false, true]) {
      const paper = await printed(map, undefined, blank);
      const all = levels(paper);
      expect(all[0]).to.equal(1);
      all.slice(1).forEach((level, i) => expect(level).to.be.within(2, all[i]! + 1));
      for (const heading of paper.querySelectorAll('h1, h2, h3, h4')) {
        const below = heading.nextElementSibling;
        expect(
          below && !(below.localName[0] === 'h' && below.localName <= heading.localName),
          heading.textContent,
        ).to.equal(true);
      }
      for (const list of paper.querySelectorAll('ul, ol, section'))
        expect(list.childElementCount, list.className).to.be.greaterThan(0);
    }
  });

  it('is a worksheet when blank: room for whose it is, lines under each lead question, nothing filled in', async () => {
    const paper = await printed(await filled(), undefined, true);
    const text = paper.body.innerText;
    for (const asked of ['Group', 'Date', 'Question of c?', 'Who else?', 'Is it time?', 'Who looks after it', 'Medium'])
      expect(text).to.include(asked);
    expect(text).not.to.match(
      /First line|Ana\b|On Tuesdays|All agreed|After the summer|Chosen|You are here|Begun|It took long/,
    );
    expect(paper.querySelectorAll('li.on, .entry')).to.have.length(0);
    for (const question of paper.querySelectorAll('.question')) {
      if (question.textContent === 'Is it time?') continue;
      expect(question.nextElementSibling!.querySelectorAll('.line'), question.textContent).to.have.length(4);
    }
  });

  it('leaves a wording out that is not heard, unless somebody wrote to it', async () => {
    const map = await mount({ definition: rich() }, { voice: 'facilitator' });
    expect((await printed(map)).body.innerText).not.to.include('And as a guest?');
    map.send({ type: 'question.answer', question: 'a-peer', text: 'As a guest, gladly' });
    await settled(map);
    expect((await printed(map)).body.innerText)
      .to.include('And as a guest?')
      .and.to.include('As a guest, gladly');
    expect((await printed(map, undefined, true)).body.innerText).not.to.include('And as a guest?');
  });

  it('says once who a wording speaks to, also where that says it by itself', async () => {
    const definition = rich();
    const [asked] = definition.phases[0]!.groups[0]!.leads;
    const heads = async () =>
      [...(await printed(await mount({ definition }))).body.innerText.matchAll(/As a (facilitator|peer)/g)].map(
        ([words]) => words,
      );
    expect(await heads()).to.deep.equal(['As a facilitator', 'As a peer']);
    asked!.text = 'As a facilitator, why now?';
    expect(await heads()).to.deep.equal(['As a facilitator', 'As a peer']);
  });

  it('holds what was recorded in earlier cycles, and what is done differently', async () => {
    const map = await mount({ definition: rich(), progression: 'open' });
    const send = (command: Command) => expect(map.send(command).ok, command.type).to.equal(true);
    send({ type: 'question.answer', question: 'a-q', text: 'The first time' });
    send({ type: 'decision.make', phase: 'a', option: 'go', reason: 'Why not' });
    send({ type: 'group.set-aside', group: 'a-later', reason: 'Too early' });
    send({ type: 'tool.choose', tool: 'a-tool', note: 'By the coast' });
    send({ type: 'tool.choose', tool: 'b-tool' });
    send({
      type: 'risk.assess',
      risk: 'a-risk',
      measures: ['a-measure'],
      owner: 'Ben',
      level: 'low',
      reviewOn: '2020-03-01',
      note: 'Was easy',
    });
    send({ type: 'risk.assess', risk: 'b-risk', owner: 'Cleo' });
    send({ type: 'phase.complete', phase: 'a', note: 'It took a year' });
    for (const phase of ['b', 'c']) send({ type: 'phase.complete', phase });
    send({ type: 'cycle.start', adaptation: 'Smaller groups' });
    send({ type: 'question.answer', question: 'a-q', text: 'The second time' });
    send({ type: 'group.set-aside', group: 'a-later' });
    send({ type: 'tool.choose', tool: 'a-tool' });
    send({ type: 'decision.make', phase: 'a', option: 'go' });
    for (const phase of ['a', 'b', 'c']) send({ type: 'phase.complete', phase });
    send({ type: 'cycle.start', adaptation: 'Larger groups' });
    await settled(map);
    const text = (await printed(map)).body.innerText;
    expect(text).to.match(/In cycle 1 you wrote:\s+The first time\s+In cycle 2 you wrote:\s+The second time/);
    expect(text).to.match(/In cycle 1, decided on .*: Go\s+Why not/);
    expect(text).to.match(
      /Cycle 2\. .*\s+What is done differently this time:\s+Smaller groups\s+Cycle 3\. .*\s+What is done differently this time:\s+Larger groups/,
    );
    expect(text).to.match(/For later \(To do\)\s+In cycle 1: Set aside\s+Too early\s+In cycle 2: Set aside/);
    expect(text)
      .to.match(/Tool of a\s+In cycle 1: Chosen\s+By the coast\s+In cycle 2: Chosen/)
      .and.to.match(/Tool of b\s+In cycle 1: Chosen\s+Risk/);
    expect(text).to.match(
      /In cycle 1: Assessed\s+Ways round: Measure of a; How serious it is: Low; Who looks after it: Ben; Look again on: March 1, 2020\s+Was easy/,
    );
    expect(text)
      .to.match(/In cycle 1: To do\s+Who looks after it: Cleo/)
      .and.to.match(/In cycle 1: Done on .*\s+It took a year\s+In cycle 2: Done on/);
    const blank = (await printed(map, undefined, true)).body.innerText;
    expect(blank).not.to.match(/[Cc]ycle \d|The first time|Too early|By the coast|Ben|It took a year|Smaller groups/);
  });

  it('holds a decision that no longer counts, and says so', async () => {
    const map = await mount({
      definition: {
        ...rich(),
        phases: [
          phase('a', {
            decision: {
              text: 'Is it time?',
              options: [
                { id: 'go', text: 'Yes.' },
                { id: 'stop', text: 'Never.' },
              ],
            },
          }),
        ],
      },
    });
    map.send({ type: 'decision.make', phase: 'a', option: 'stop', reason: 'No money' });
    await settled(map);
    expect((await printed(map)).body.innerText).to.match(/Stop \(Chosen\)[^]*Decided on .*: Stop\n/);
    map.send({ type: 'journey.resume' });
    await settled(map);
    const text = (await printed(map)).body.innerText;
    expect(text)
      .to.match(/Decided on .*: Stop\. To be decided anew\.\s+Reason\s+No money/)
      .and.not.to.include('(Chosen)');
  });

  it('holds variants, measures that the map no longer has, and what it has no place for', async () => {
    const map = await mount({ definition: rich() });
    const other = await mount({ definition: rich() });
    const { journey } = map;
    other.journey = journey;
    await settled(other);
    other.send({ type: 'question.answer', question: 'a-q', text: 'By video' });
    map.send({ type: 'question.answer', question: 'a-q', text: 'In Northmere' });
    map.send({ type: 'question.answer', question: 'a-later-q', text: 'Soon homeless' });
    map.send({ type: 'risk.assess', risk: 'a-risk', measures: ['a-measure'] });
    expect(map.send({ type: 'journey.merge', journey: other.journey }).ok).to.equal(true);
    const merged = map.journey;
    other.remove();
    map.remove();
    const newer = rich();
    newer.phases[0]!.measures = [];
    newer.phases[0]!.groups.pop();
    const later = await mount({ definition: newer, journey: merged });
    const text = (await printed(later)).body.innerText;
    expect(text)
      .to.include('In Northmere')
      .and.to.include('By video')
      .and.to.match(/Also written, on .*:\s+(By video|In Northmere)/);
    expect(text)
      .to.match(/a-measure\s*\(no longer on the map\)/)
      .and.to.match(/What this map has no place for\s+a-later-q, in cycle 1\s+Soon homeless/);
    expect((await printed(later, 'Print phase A')).body.innerText).not.to.include('Soon homeless');
  });

  it('reads each text in its own direction and language', async () => {
    const map = await mount({ definition: rich() }, { lang: 'ar', dir: 'rtl' });
    map.send({ type: 'question.answer', question: 'a-q', text: 'In English' });
    await settled(map);
    const paper = await printed(map);
    expect(paper.documentElement.dir).to.equal('rtl');
    const [entry] = paper.querySelectorAll<HTMLElement>('.entry');
    expect(entry!.lang).to.equal('');
    expect(paper.defaultView!.getComputedStyle(entry!).direction).to.equal('ltr');
    expect(paper.defaultView!.getComputedStyle(paper.querySelector('h1')!).textAlign).to.equal('right');
  });

  it('keeps headings with what follows, lets long answers go on over pages, and its title beside each', async () => {
    const map = await filled();
    const title = 'A "quoted" \\ title } h1 { display: none }';
    const named = await mount({ definition: { ...rich(), title } });
    named.send({ type: 'question.answer', question: 'a-q', text: 'Words '.repeat(3000) });
    await settled(named);
    map.remove();
    const paper = await printed(named);
    const style = (selector: string) => paper.defaultView!.getComputedStyle(paper.querySelector(selector)!);
    for (const selector of ['h1', 'h2', 'h3', 'h4', '.question'])
      expect(style(selector).breakAfter, selector).to.equal('avoid');
    expect(style('.entry').breakInside).to.equal('auto');
    expect(style('.entry p').breakInside).to.equal('auto');
    expect(style('.entry p').overflow).to.equal('visible');
    expect(style('h1').display).to.equal('block');
    expect(paper.querySelector('h1')!.textContent).to.equal(title);
    expect(paper.querySelector('.entry')!.scrollWidth).to.be.at.most(paper.querySelector('.entry')!.clientWidth + 1);
  });

  it('leaves the window when it was printed', async () => {
    const frame = put(document.createElement('iframe'));
    const inner = frame.contentWindow!;
    let closed = 0;
    inner.print = () => {};
    inner.close = () => closed++;
    await press(await filled(), 'Print phase A', false, { open: () => inner });
    inner.dispatchEvent(new Event('afterprint'));
    expect(closed).to.equal(0);
    await wait(1100);
    expect(closed).to.equal(1);
  });

  describe('where a window of its own is blocked', () => {
    it('is the page itself', async () => {
      let prints = 0;
      await press(await filled(), 'Print the whole plan', false, { open: () => null, print: () => prints++ });
      expect(prints).to.equal(1);
    });

    const seen = (element: Element) => element.checkVisibility({ contentVisibilityAuto: true });

    it('prints what is folded and each text whole, and no control; then all is as it was', async () => {
      const map = await mount({ definition: { ...rich(), cases: [{ id: 'case', text: 'A case for all.' }] } });
      const long = 'Line\n'.repeat(200);
      map.send({ type: 'question.answer', question: 'a-q', text: long });
      await settled(map);
      const field = get<HTMLTextAreaElement>(map, 'textarea');
      const fold = findAll<HTMLDetailsElement>(get(map, 'process-map-ideas'), 'details').at(-1)!;
      const inside = fold.querySelector('li')!;
      const ink = find(map, '.ink')!;
      expect([seen(inside), seen(field), seen(ink)]).to.deep.equal([false, true, false]);

      await emulateMedia({ media: 'print' });
      // What a pseudo-element hides is known with the next frame.
      for (let i = 0; i < 100 && !seen(inside); i++) await wait(10);
      expect([seen(inside), seen(field), seen(ink)]).to.deep.equal([true, false, true]);
      expect(fold.open).to.equal(false);
      expect(getComputedStyle(ink, '::before').content).to.include('Line');
      expect(ink.getBoundingClientRect().height).to.be.greaterThan(200 * 15);
      expect(getComputedStyle(ink).overflow).to.equal('visible');
      expect(
        findAll(map, 'button.primary, textarea, input[type=text], process-map-journey').filter(seen),
      ).to.deep.equal([]);
      // What is left before the next phase is a button on the screen, and has to be read on paper.
      expect(
        findAll(get(map, 'process-map-gate'), 'li')
          .filter((each) => each.innerText.includes('Record'))
          .every(seen),
      ).to.equal(true);

      await emulateMedia();
      for (let i = 0; i < 100 && seen(inside); i++) await wait(10);
      expect([seen(inside), seen(field), seen(ink)]).to.deep.equal([false, true, false]);
    });

    it('is dark on white, whatever the screen is', async () => {
      const map = await mount({ definition: rich() });
      document.documentElement.style.colorScheme = 'dark';
      const ink = () => getComputedStyle(get(map, 'process-map-phase')).color;
      const before = ink();
      await emulateMedia({ media: 'print' });
      expect(ink()).to.equal('rgb(18, 48, 42)');
      expect(before).not.to.equal(ink());
    });
  });
});
