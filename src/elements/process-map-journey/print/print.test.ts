import { findAll, get, has, waitForUpdates, getText, wait } from '../../../../test/kit/dom.js';
import { emulateMedia, setViewport } from '../../../../test/kit/engine.js';
import { clearPage, expect, mountMap, attach } from '../../../../test/kit/page.js';
import { click } from '../../../../test/kit/person.js';
import '../../../define/index.js';
import { createPhase, createSmallMap } from '../../../../test/kit/browser-maps.js';
import type { Command, MapDefinition } from '../../../index.js';
import type { ProcessMapElement } from '../../process-map/process-map.js';

/** Creates the small map with more contents in its first phase. */
function createRichMap(): MapDefinition {
  const a = createPhase('a', {
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
    ...createSmallMap(),
    source: { label: 'The guide', href: 'https://example.org/guide' },
    phases: [
      {
        ...a,
        summary: [
          'Read **[the guide](https://example.org/a)**',
          '[write](mailto:ana@example.org)',
          'or see [https://example.org/b](https://example.org/b).',
        ].join(', '),
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
      createPhase('b'),
      { ...createPhase('c'), tools: [], risks: [], measures: [] },
    ],
    cases: [{ id: 'case', text: 'A case for all.' }],
  };
}

describe('printJourney', () => {
  afterEach(async () => {
    clearPage();
    await setViewport({ width: 1280, height: 800 });
    await emulateMedia();
    document.documentElement.style.colorScheme = '';
  });

  const getMenu = (map: Element) => get(get(map, 'process-map-journey'), '[part=menu]');

  /** Presses a button of the menu while `replacements` replace methods of the window. */
  async function pressButton(
    map: ProcessMapElement,
    label: string,
    isBlank: boolean,
    replacements: Partial<Window>,
  ): Promise<void> {
    const originals = { open: window.open, print: window.print };
    Object.assign(window, replacements);
    if (!getMenu(map).matches(':popover-open'))
      await click(get(get(map, 'process-map-journey'), '[popovertarget=menu]'));
    for (let i = 0; i < 100 && !has(getMenu(map), '*'); i++) await wait(10);
    await waitForUpdates(map);
    const choice = isBlank ? '.choices label:last-child input' : '.choices input';
    const radio = get<HTMLInputElement>(getMenu(map), choice);
    if (!radio.checked) await click(radio);
    findAll(getMenu(map), 'button')
      .find((button) => getText(button).trim() === label)!
      .click();
    Object.assign(window, originals);
  }

  /** Prints into a frame of this page, and returns the printed document. */
  async function printToFrame(
    map: ProcessMapElement,
    label = 'Print the whole plan',
    isBlank = false,
  ): Promise<Document> {
    const frame = attach(document.createElement('iframe'));
    const frameWindow = frame.contentWindow!;
    let printCount = 0;
    frameWindow.print = () => printCount++;
    await pressButton(map, label, isBlank, { open: () => frameWindow });
    expect(printCount).to.equal(1);
    return frameWindow.document;
  }

  const getTexts = (doc: Document, selector: string) =>
    [...doc.querySelectorAll<HTMLElement>(selector)].map(({ innerText }) => innerText.trim());
  const getHeadingLevels = (doc: Document) =>
    [...doc.querySelectorAll('h1, h2, h3, h4, h5, h6')].map(({ localName }) => Number(localName[1]));

  /** Expects these lines in this order, with nothing but white space between them. */
  const expectLines = (text: string, ...lines: RegExp[]) =>
    expect(text).to.match(new RegExp(lines.map(({ source }) => source).join('\\s+')));

  /** Mounts the map with a filled-in first phase. */
  const mountFilledMap = async () => {
    const map = await mountMap({ definition: createRichMap() });
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
    await waitForUpdates(map);
    return map;
  };

  it('prints the phase on show with all recorded entries', async () => {
    const doc = await printToFrame(await mountFilledMap(), 'Print phase A');
    const text = doc.body.innerText;
    expect(text).to.include('First line\n<b>second</b>').and.to.include('Much later');
    expect(getTexts(doc, 'h2')).to.deep.equal(['Phase A of 3: Phase a']);
    expect(getTexts(doc, 'li.checked').map((item) => item.replace(/\s+/g, ' '))).to.deep.equal([
      'Tool of a (Chosen) On Tuesdays',
      'Measure of a (Chosen)',
      'Go (Chosen) Yes.',
    ]);
    for (const expectedText of [
      'You are here',
      'Ana',
      'High',
      '29 February 2020',
      'Ask first',
      'For later (Not relevant)',
      'After the summer',
      'All agreed',
      'An understanding',
      'An idea',
      'A book',
    ]) {
      expect(text).to.include(expectedText);
    }
    expect(text)
      .to.match(/Decided on .*20\d\d: Go/)
      .and.to.match(/Under way\. Started on .*20\d\d, last changed on/)
      .and.not.to.include('Question of b?');
    expect(doc.documentElement.lang).to.equal('en');
    expect(doc.title).to.equal('The small map');
  });

  it('prints the date and the note of a completion', async () => {
    const map = await mountFilledMap();
    map.send({ type: 'phase.complete', phase: 'a', note: 'It took long' });
    await waitForUpdates(map);
    const text = (await printToFrame(map)).querySelector('section')!.innerText;
    expect(text)
      .to.match(/Finished on .*20\d\d/)
      .and.to.include('It took long');
  });

  it('prints no controls, links or style attributes', async () => {
    const map = await mountFilledMap();
    for (const isBlank of [false, true]) {
      const doc = await printToFrame(map, undefined, isBlank);
      expect(
        doc.querySelectorAll(
          'a, button, input, textarea, select, summary, [tabindex], [onclick], [style], style, script',
        ),
      ).to.have.length(0);
    }
  });

  it('prints links with their addresses', async () => {
    const text = (await printToFrame(await mountFilledMap())).body.innerText;
    expect(text)
      .to.include('The guide (https://example.org/guide)')
      .and.to.include('the guide (https://example.org/a)')
      .and.to.include('write (ana@example.org)');
    expect(text).to.include('it (https://example.org/idea)').and.to.include('see https://example.org/b.');
  });

  it('prints every decision with its own reason, and each text once', async () => {
    const map = await mountFilledMap();
    map.send({ type: 'decision.make', phase: 'a', option: 'wait', reason: 'It rains', reviewOn: '2026-05-01' });
    map.send({ type: 'decision.make', phase: 'a', option: 'go', reason: 'It is dry' });
    map.send({ type: 'phase.note', phase: 'c', text: 'Ask Ada' });
    await waitForUpdates(map);
    const doc = await printToFrame(map);
    const text = doc.body.innerText;
    for (const part of ['It rains', 'It is dry', 'Ask Ada']) expect(text.split(part), part).to.have.lengthOf(2);
    const steps = getTexts(doc, '.trail li').map((step) => step.replace(/\s+/g, ' '));
    expect(steps.slice(-2)[0]).to.match(/^\d+ \w+ \d{4}, phase A: Wait, because It rains Look again on .*2026\.$/);
    expect(steps.at(-1)).to.match(/^\d+ \w+ \d{4}, phase A: Go$/);
  });

  it('prints the whole plan: the route, each phase, and the cases of the map', async () => {
    const doc = await printToFrame(await mountFilledMap());
    expect(getTexts(doc, '.route li').map((station) => station.split('\n')[0])).to.deep.equal(['A', 'B', 'C']);
    expect(getTexts(doc, '.route .current')[0]).to.include('Phase a').and.to.include('You are here');
    expect(getTexts(doc, 'h2')).to.deep.equal([
      'Phase A of 3: Phase a',
      'Phase B of 3: Phase b',
      'Phase C of 3: Phase c',
      'Background (1)',
      'Decisions and steps',
    ]);
    expect(doc.body.innerText).to.include('A case for all.');
  });

  it('prints headings in order, none of them empty, and no empty lists', async () => {
    const map = await mountFilledMap();
    for (const isBlank of [false, true]) {
      const doc = await printToFrame(map, undefined, isBlank);
      const levels = getHeadingLevels(doc);
      expect(levels[0]).to.equal(1);
      levels.slice(1).forEach((level, i) => expect(level).to.be.within(2, levels[i]! + 1));
      for (const heading of doc.querySelectorAll('h1, h2, h3, h4')) {
        const nextElement = heading.nextElementSibling;
        expect(
          nextElement && !(nextElement.localName[0] === 'h' && nextElement.localName <= heading.localName),
          heading.textContent,
        ).to.equal(true);
      }
      for (const list of doc.querySelectorAll('ul, ol, section'))
        expect(list.childElementCount, list.className).to.be.greaterThan(0);
    }
  });

  it('prints a worksheet: fields for group and date, lines below each question, no entries', async () => {
    const doc = await printToFrame(await mountFilledMap(), undefined, true);
    const text = doc.body.innerText;
    for (const expectedText of ['Group', 'Date', 'Question of c?', 'Who else?', 'Is it time?', 'Owner', 'Medium'])
      expect(text).to.include(expectedText);
    expect(text).not.to.match(
      /First line|Ana\b|On Tuesdays|All agreed|After the summer|Chosen|You are here|Started on|It took long/,
    );
    expect(doc.querySelectorAll('li.checked, .entry')).to.have.length(0);
    for (const question of doc.querySelectorAll('.question')) {
      if (question.textContent === 'Is it time?') continue;
      expect(question.nextElementSibling!.querySelectorAll('.line'), question.textContent).to.have.length(4);
    }
  });

  it('omits wordings of the other voice, unless they have an answer', async () => {
    const map = await mountMap({ definition: createRichMap() }, { voice: 'facilitator' });
    expect((await printToFrame(map)).body.innerText).not.to.include('And as a guest?');
    map.send({ type: 'question.answer', question: 'a-peer', text: 'As a guest, gladly' });
    await waitForUpdates(map);
    expect((await printToFrame(map)).body.innerText)
      .to.include('And as a guest?')
      .and.to.include('As a guest, gladly');
    expect((await printToFrame(map, undefined, true)).body.innerText).not.to.include('And as a guest?');
  });

  it('prints the audience of a wording once, also if the wording begins with it', async () => {
    const definition = createRichMap();
    const [lead] = definition.phases[0]!.groups[0]!.leads;
    const getVoices = async () =>
      [...(await printToFrame(await mountMap({ definition }))).body.innerText.matchAll(/As a (facilitator|peer)/g)].map(
        ([voice]) => voice,
      );
    expect(await getVoices()).to.deep.equal(['As a facilitator', 'As a peer']);
    lead!.text = 'As a facilitator, why now?';
    expect(await getVoices()).to.deep.equal(['As a facilitator', 'As a peer']);
  });

  it('prints the entries of earlier cycles and the adaptations, except on a worksheet', async () => {
    const map = await mountMap({ definition: createRichMap(), progression: 'open' });
    const send = (command: Command) => expect(map.send(command).ok, command.type).to.equal(true);
    send({ type: 'question.answer', question: 'a-q', text: 'The first time' });
    send({ type: 'phase.note', phase: 'a', text: 'Ask Ada early' });
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
    await waitForUpdates(map);
    const text = (await printToFrame(map)).body.innerText;
    expect(text).to.match(/In cycle 1 you wrote:\s+The first time\s+In cycle 2 you wrote:\s+The second time/);
    expect(text).to.match(/In cycle 1, decided on .*: Go\s+Why not/);
    expect(text).to.match(/In cycle 1: Note\s+Ask Ada early/);
    expectLines(
      text,
      /Cycle 2 started on .*/,
      /What you do differently in this cycle:/,
      /Smaller groups/,
      /Cycle 3 started on .*/,
      /What you do differently in this cycle:/,
      /Larger groups/,
    );
    expect(text).to.match(/For later \(To do\)\s+In cycle 1: Not relevant\s+Too early\s+In cycle 2: Not relevant/);
    expect(text)
      .to.match(/Tool of a\s+In cycle 1: Chosen\s+By the coast\s+In cycle 2: Chosen/)
      .and.to.match(/Tool of b\s+In cycle 1: Chosen\s+Risk/);
    expectLines(
      text,
      /In cycle 1: Dealt with/,
      /What you can do: Measure of a; Risk level: Low; Owner: Ben; Review date: 1 March 2020/,
      /Was easy/,
    );
    expect(text)
      .to.match(/In cycle 1: To do\s+Owner: Cleo/)
      .and.to.match(/In cycle 1: Finished on .*\s+It took a year\s+In cycle 2: Finished on/);
    const worksheetText = (await printToFrame(map, undefined, true)).body.innerText;
    expect(worksheetText).not.to.match(
      /[Cc]ycle \d|The first time|Too early|Ask Ada|By the coast|Ben|It took a year|Smaller groups/,
    );
  });

  it('says that a decision to stop has to be made again after the journey was resumed', async () => {
    const map = await mountMap({
      definition: {
        ...createRichMap(),
        phases: [
          createPhase('a', {
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
    await waitForUpdates(map);
    expect((await printToFrame(map)).body.innerText).to.match(/Stop \(Chosen\)[^]*Decided on .*: Stop\n/);
    map.send({ type: 'journey.resume' });
    await waitForUpdates(map);
    const text = (await printToFrame(map)).body.innerText;
    expect(text)
      .to.match(/Decided on .*: Stop\. It has to be decided again\.\s+Reason\s+No money/)
      .and.not.to.include('(Chosen)');
  });

  it('prints variants, removed measures, and unplaced entries', async () => {
    const map = await mountMap({ definition: createRichMap() });
    const otherMap = await mountMap({ definition: createRichMap() });
    const { journey } = map;
    otherMap.journey = journey;
    await waitForUpdates(otherMap);
    otherMap.send({ type: 'question.answer', question: 'a-q', text: 'By video' });
    map.send({ type: 'question.answer', question: 'a-q', text: 'In Northmere' });
    map.send({ type: 'question.answer', question: 'a-later-q', text: 'Soon homeless' });
    map.send({ type: 'risk.assess', risk: 'a-risk', measures: ['a-measure'] });
    expect(map.send({ type: 'journey.merge', journey: otherMap.journey }).ok).to.equal(true);
    const mergedJourney = map.journey;
    otherMap.remove();
    map.remove();
    const newDefinition = createRichMap();
    newDefinition.phases[0]!.measures = [];
    newDefinition.phases[0]!.groups.pop();
    const newMap = await mountMap({ definition: newDefinition, journey: mergedJourney });
    const text = (await printToFrame(newMap)).body.innerText;
    expect(text)
      .to.include('In Northmere')
      .and.to.include('By video')
      .and.to.match(/Another answer \(.*\):\s+(By video|In Northmere)/);
    expect(text)
      .to.match(/a-measure\s*\(no longer on the map\)/)
      .and.to.match(/Answers to questions that are no longer on the map\s+a-later-q, in cycle 1\s+Soon homeless/);
    expect((await printToFrame(newMap, 'Print phase A')).body.innerText).not.to.include('Soon homeless');
  });

  it('sets the direction of the document and of each text', async () => {
    const map = await mountMap({ definition: createRichMap() }, { lang: 'ar', dir: 'rtl' });
    map.send({ type: 'question.answer', question: 'a-q', text: 'In English' });
    await waitForUpdates(map);
    const doc = await printToFrame(map);
    expect(doc.documentElement.dir).to.equal('rtl');
    const [entry] = doc.querySelectorAll<HTMLElement>('.entry');
    expect(entry!.lang).to.equal('');
    expect(doc.defaultView!.getComputedStyle(entry!).direction).to.equal('ltr');
    expect(doc.defaultView!.getComputedStyle(doc.querySelector('h1')!).textAlign).to.equal('right');
  });

  it('keeps headings with the next text, breaks long answers over pages, and escapes the title in CSS', async () => {
    const map = await mountFilledMap();
    const title = 'A "quoted" \\ title } h1 { display: none }';
    const titledMap = await mountMap({ definition: { ...createRichMap(), title } });
    titledMap.send({ type: 'question.answer', question: 'a-q', text: 'Words '.repeat(3000) });
    await waitForUpdates(titledMap);
    map.remove();
    const doc = await printToFrame(titledMap);
    const getStyle = (selector: string) => doc.defaultView!.getComputedStyle(doc.querySelector(selector)!);
    for (const selector of ['h1', 'h2', 'h3', 'h4', '.question'])
      expect(getStyle(selector).breakAfter, selector).to.equal('avoid');
    expect(getStyle('.entry').breakInside).to.equal('auto');
    expect(getStyle('.entry p').breakInside).to.equal('auto');
    expect(getStyle('.entry p').overflow).to.equal('visible');
    expect(getStyle('h1').display).to.equal('block');
    expect(doc.querySelector('h1')!.textContent).to.equal(title);
    expect(doc.querySelector('.entry')!.scrollWidth).to.be.at.most(doc.querySelector('.entry')!.clientWidth + 1);
  });

  it('closes the window a second after printing', async () => {
    const frame = attach(document.createElement('iframe'));
    const frameWindow = frame.contentWindow!;
    let closeCount = 0;
    frameWindow.print = () => {};
    frameWindow.close = () => closeCount++;
    await pressButton(await mountFilledMap(), 'Print phase A', false, { open: () => frameWindow });
    frameWindow.dispatchEvent(new Event('afterprint'));
    expect(closeCount).to.equal(0);
    await wait(1100);
    expect(closeCount).to.equal(1);
  });

  it('prints texts that are not recorded yet at the place of their field, but not on a worksheet', async () => {
    const map = await mountMap({ definition: createRichMap() }, { storage: 'local' });
    map.remove();
    const drafts = {
      'a-q': 'An answer',
      'a-tool:note': 'Of a tool',
      'a-risk:owner': 'Ana',
      'a-risk:note': 'Of a risk',
      'a:reason': 'Because',
      'a:note': 'Of a phase',
      cycle: 'Slower',
      gone: 'Of a field that is gone',
    };
    localStorage.setItem('small:default:drafts', JSON.stringify(drafts));
    const draftedMap = await mountMap({ definition: createRichMap() }, { storage: 'local' });
    const text = (await printToFrame(draftedMap)).body.innerText;
    expectLines(text, /Question of a\?/, /Nothing written yet/, /Not in the plan yet:/, /An answer/);
    expectLines(text, /Tool of a/, /Not in the plan yet:/, /Of a tool/);
    expectLines(text, /Owner \(not in the plan yet\):/, /Ana/);
    expectLines(text, /Note \(not in the plan yet\):/, /Of a risk/);
    expectLines(text, /Reason \(not in the plan yet\):/, /Because/, /Note \(not in the plan yet\):/, /Of a phase/);
    expectLines(
      text,
      /Not in the plan yet/,
      /What you will do differently in the next cycle \(not in the plan yet\):/,
      /Slower/,
      /gone \(not in the plan yet\):/,
      /Of a field that is gone/,
    );
    expect((await printToFrame(draftedMap, 'Print phase A')).body.innerText)
      .to.include('Because')
      .and.not.to.include('Slower');
    expect((await printToFrame(draftedMap, undefined, true)).body.innerText).not.to.match(/ot in the plan yet|Because/);
  });

  /** Waits until the menu contains a text. */
  async function waitForMenuText(map: Element, text: string): Promise<void> {
    for (let i = 0; i < 300 && !getText(getMenu(map)).includes(text); i++) await wait(10);
    expect(getText(getMenu(map))).to.include(text);
  }

  it('says that nothing was printed if the browser does not begin to', async () => {
    const frame = attach(document.createElement('iframe'));
    const frameWindow = frame.contentWindow!;
    frameWindow.print = () => undefined;
    const map = await mountFilledMap();
    await pressButton(map, 'Print the whole plan', false, { open: () => frameWindow });
    await waitForMenuText(map, 'Nothing was printed');
    expect(get(map, '[role=status]').textContent).to.include('Nothing was printed');
    await expect(map).to.be.accessible();
  });

  describe('if the window is blocked', () => {
    it('prints the page itself, and says so', async () => {
      let printCount = 0;
      const map = await mountFilledMap();
      const print = () => {
        printCount++;
        dispatchEvent(new Event('beforeprint'));
      };
      await pressButton(map, 'Print the whole plan', false, { open: () => null, print });
      expect(printCount).to.equal(1);
      await waitForMenuText(map, 'this page was printed instead');
      expect(getText(getMenu(map))).not.to.include('Nothing was printed');
    });

    const isVisible = (element: Element) => element.checkVisibility({ contentVisibilityAuto: true });

    it('shows folded contents and whole texts but no controls, and restores the screen afterwards', async () => {
      const map = await mountMap(
        { definition: { ...createRichMap(), cases: [{ id: 'case', text: 'A case for all.' }] } },
        { rows: 'open' },
      );
      const longText = 'Line\n'.repeat(200);
      map.send({ type: 'question.answer', question: 'a-q', text: longText });
      await waitForUpdates(map);
      const field = get<HTMLTextAreaElement>(map, 'textarea');
      const details = findAll<HTMLDetailsElement>(get(map, 'process-map-ideas'), 'details').at(-1)!;
      const item = details.querySelector('li')!;
      expect([isVisible(item), isVisible(field), has(map, '.ink')]).to.deep.equal([false, true, false]);

      await emulateMedia({ media: 'print' });
      // Visibility that depends on a pseudo-element updates with the next frame.
      for (let i = 0; i < 100 && !(isVisible(item) && has(map, '.ink')); i++) await wait(10);
      const printedText = get(map, '.ink');
      expect([isVisible(item), isVisible(field), isVisible(printedText)]).to.deep.equal([true, false, true]);
      expect(details.open).to.equal(false);
      expect(getComputedStyle(printedText, '::before').content).to.include('Line');
      expect(printedText.getBoundingClientRect().height).to.be.greaterThan(200 * 15);
      expect(getComputedStyle(printedText).overflow).to.equal('visible');
      expect(
        findAll(map, 'button.primary, textarea, input[type=text], process-map-journey').filter(isVisible),
      ).to.deep.equal([]);
      // Remaining steps are buttons on the screen, and must stay readable in print.
      const steps = findAll(get(map, 'process-map-gate'), 'li');
      expect(steps.filter((step) => step.innerText.includes('Decide: go.')).map(isVisible)).to.deep.equal([true]);
      expect(steps.every(isVisible)).to.equal(true);

      await emulateMedia();
      for (let i = 0; i < 100 && (isVisible(item) || has(map, '.ink')); i++) await wait(10);
      expect([isVisible(item), isVisible(field), has(map, '.ink')]).to.deep.equal([false, true, false]);
    });

    it('prints dark on white, also in dark mode', async () => {
      const map = await mountMap({ definition: createRichMap() });
      document.documentElement.style.colorScheme = 'dark';
      const getColor = () => getComputedStyle(get(map, 'process-map-phase')).color;
      const screenColor = getColor();
      await emulateMedia({ media: 'print' });
      expect(getColor()).to.equal('rgb(18, 48, 42)');
      expect(screenColor).not.to.equal(getColor());
    });
  });
});
