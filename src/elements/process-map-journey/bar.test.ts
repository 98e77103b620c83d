import type { AccessibilityTree } from '../../../test/kit/accessibility-tree.js';
import { readTree, waitForTree } from '../../../test/kit/accessibility-tree.js';
import { createPhase, createSmallMap } from '../../../test/kit/browser-maps.js';
import { findAll, get, getFocusedElement, getText, has, wait, waitForUpdates } from '../../../test/kit/dom.js';
import { emulateMedia, itWhere, setViewport } from '../../../test/kit/engine.js';
import { attach, clearPage, createMap, expect, mountMap } from '../../../test/kit/page.js';
import { click, pressKey, tabTo } from '../../../test/kit/person.js';
import '../../define/index.js';
import type { ProcessMapElement } from '../../index.js';
import peerLearning from '../../packs/peer-learning/index.js';

const getBar = (map: Element) => get(map, 'process-map-journey');
const getContents = (map: Element) => get(getBar(map), '[part=contents]');
const hasContents = (map: Element) => has(getBar(map), '[part=contents]');
const findEntry = (map: Element, name: string) =>
  findAll(getContents(map), 'button').find((button) => getText(button).includes(name))!;

/** Opens Contents, and waits until they are loaded. */
async function openContents(map: Element): Promise<void> {
  await click(get(getBar(map), '[popovertarget=contents]'));
  for (let i = 0; i < 100 && !has(getContents(map), 'li'); i++) await wait(10);
  await waitForUpdates(map);
}

/** Waits until the focus was moved to an item. */
async function waitForItem(map: Element): Promise<void> {
  await wait(100);
  await waitForUpdates(map);
}

const createRichMap = () => {
  const definition = createSmallMap();
  definition.phases[0] = {
    ...createPhase('a', { groups: 'all' }),
    groups: [
      { id: 'one', title: 'Reform focus', leads: [{ id: 'one-q', text: 'Which?' }], questions: [] },
      { id: 'two', title: 'Who the peers are', leads: [{ id: 'two-q', text: 'Who?' }], questions: [] },
    ],
    ideas: [{ id: 'idea', text: 'An idea' }],
  };
  return definition;
};

const getBarLines = (tree: AccessibilityTree) => tree.listLines('button', 'navigation');

describe('the bar', () => {
  afterEach(async () => {
    clearPage();
    await setViewport({ width: 1280, height: 800 });
    await emulateMedia();
  });

  it('names the phase that is shown, with the number of its steps that are done', async () => {
    const map = await mountMap({ definition: createRichMap() });
    const readBar = () => getText(getBar(map));
    expect(readBar()).to.include('A. Phase a').and.to.include('0 of 2 done');
    map.send({ type: 'question.answer', question: 'one-q', text: 'Trees' });
    await waitForUpdates(map);
    expect(readBar()).to.include('1 of 2 done');
    map.shownPhase = 'b';
    await waitForUpdates(map);
    expect(readBar(), 'a locked phase has no steps')
      .to.include('B. Phase b')
      .and.not.to.match(/\d of \d done/);
  });

  it('names the cycle from the second one on', async () => {
    const map = await mountMap();
    map.send({ type: 'question.answer', question: 'a-q', text: 'x' });
    for (const phase of ['a', 'b', 'c']) map.send({ type: 'phase.complete', phase });
    map.send({ type: 'cycle.start' });
    await waitForUpdates(map);
    expect(getText(getBar(map))).to.include('Cycle 2');
  });

  itWhere(
    ['devtoolsProtocol'],
    'exposes the save state as a part, in words, also where it shows an icon only',
    async () => {
      await setViewport({ width: 320, height: 640 });
      const map = await mountMap(undefined, { storage: 'local', 'journey-id': 'bar' });
      expect(getText(get(getBar(map), '[part=save-state]'))).to.equal('Saved on this device');
      expect((await readTree()).text).to.include('Saved on this device');
    },
  );

  it('says the date of a save of an earlier day', async () => {
    const map = await mountMap(undefined, { storage: 'local', 'journey-id': 'bar' });
    const RealDate = Date;
    class Yesterday extends RealDate {
      constructor(value: number | string = RealDate.now() - 86_400_000) {
        super(value);
      }
    }
    globalThis.Date = Yesterday as DateConstructor;
    try {
      map.send({ type: 'question.answer', question: 'a-q', text: 'x' });
      await wait(400);
      await waitForUpdates(map);
    } finally {
      globalThis.Date = RealDate;
    }
    map.shownPhase = 'b';
    await waitForUpdates(map);
    expect(getText(get(getBar(map), '[part=save-state]'))).to.match(/^Saved on \d+ \w+ at \d\d:\d\d$/);
  });

  for (const width of [320, 390, 768, 1280])
    it(`is one line in a window of ${width} px, as wide as the content`, async () => {
      await setViewport({ width, height: 800 });
      const map = await mountMap({ definition: peerLearning }, { storage: 'local', 'journey-id': 'bar' });
      const bar = getBar(map).getBoundingClientRect();
      const content = get(map, 'process-map-phase').getBoundingClientRect();
      expect(bar.height).to.be.at.most(48);
      expect([bar.left, bar.right]).to.deep.equal([content.left, content.right]);
      for (const button of findAll(getBar(map), '[popovertarget]')) {
        const { left, right, width: buttonWidth, height } = button.getBoundingClientRect();
        expect(left).to.be.at.least(bar.left);
        expect(right).to.be.at.most(bar.right + 0.5);
        expect(Math.min(buttonWidth, height), 'size of the target').to.be.at.least(24);
      }
      expect(document.documentElement.scrollWidth).to.be.at.most(width);
      await expect(map).to.be.accessible();
    });

  itWhere(['devtoolsProtocol'], 'keeps the name of its menu where it shows an icon only', async () => {
    await setViewport({ width: 320, height: 640 });
    await mountMap();
    expect((await readTree()).list('button', 'Save and print')).to.have.length(1);
  });
});

describe('Contents', () => {
  afterEach(async () => {
    clearPage();
    await setViewport({ width: 1280, height: 800 });
  });

  itWhere(
    ['devtoolsProtocol'],
    'lists what the phase contains with its state, as a list of buttons in a navigation',
    async () => {
      const map = await mountMap({ definition: createRichMap() });
      map.send({ type: 'question.answer', question: 'one-q', text: 'Trees' });
      map.send({ type: 'risk.assess', risk: 'a-risk', measures: ['a-measure'], reviewOn: '2020-01-01' });
      await openContents(map);
      const tree = await waitForTree('the list', (page) => page.list('navigation', 'Contents').length > 0 && page);
      expect(getBarLines(tree.getSubtree(tree.get('navigation', 'Contents')))).to.deep.equal([
        'button “Reform focus, Answered”',
        'button “Who the peers are, To do”',
        'button “Tools, 0 of 1 chosen”',
        'button “Risk of a, Review overdue”',
        'button “Ideas from the guide, 1 text”',
        'button “Finish phase A, 1 thing to do”',
        'button “B. Phase b, Opens after A”',
        'button “C. Phase c, Opens after B”',
      ]);
      await expect(map).to.be.accessible();
      map.send({ type: 'question.answer', question: 'two-q', text: 'Gardeners' });
      await waitForUpdates(map);
      expect(getText(getContents(map)), 'while it is open').to.include('Ready to finish');
    },
  );

  for (const [entry, selector] of [
    ['Who the peers are', '#two-q'],
    ['Tools', 'h3 > [aria-expanded=true]'],
    ['Risk of a', 'input'],
    ['Ideas from the guide', 'h3 > [aria-expanded=true]'],
    ['Finish phase A', 'h3'],
  ] as const)
    it(`closes and moves the focus: ${entry}`, async () => {
      const map = await mountMap({ definition: createRichMap() });
      await openContents(map);
      await click(findEntry(map, entry));
      await waitForItem(map);
      expect(getContents(map).matches(':popover-open')).to.equal(false);
      const focused = getFocusedElement()!;
      expect(focused.matches(selector), focused.outerHTML.slice(0, 80)).to.equal(true);
      const { top } = focused.getBoundingClientRect();
      expect(top).to.be.at.least(getBar(map).getBoundingClientRect().bottom);
    });

  it('is used by keyboard, and returns the focus to its button on Escape', async () => {
    const map = await mountMap({ definition: createRichMap() });
    expect(getText(getContents(map)), 'nothing in it while it is closed').to.equal('');
    const opener = await tabTo(/^Contents$/);
    await pressKey('Enter');
    await wait(100);
    await waitForUpdates(map);
    await pressKey('Escape');
    expect(getFocusedElement() === opener).to.equal(true);
    await pressKey('Enter');
    await wait(50);
    await tabTo(/^Who the peers are/);
    await pressKey('Enter');
    await waitForItem(map);
    expect(getFocusedElement()?.id).to.equal('two-q');
  });

  it('lists a locked phase without states, and opens its rows', async () => {
    const map = await mountMap({ definition: createRichMap() });
    map.shownPhase = 'b';
    await waitForUpdates(map);
    await openContents(map);
    expect(getText(getContents(map)))
      .to.include('Group of b')
      .and.not.to.match(/To do|chosen|things? to do/)
      .and.not.to.include('Finish');
    await click(findEntry(map, 'Tools'));
    await waitForItem(map);
    expect(getFocusedElement()?.matches('h3 > [aria-expanded=true]')).to.equal(true);
    expect(getText(getFocusedElement()!)).to.equal('Choose tools');
  });

  it('leads to another phase and back to where one was, with one screen of scrolling at most', async () => {
    const map = await mountMap({ definition: peerLearning, progression: 'open' });
    const [first] = peerLearning.phases;
    for (const { leads } of first!.groups)
      map.send({ type: 'question.answer', question: leads[0]!.id, text: 'An answer' });
    map.send({ type: 'decision.make', phase: first!.id, option: 'go' });
    map.send({ type: 'phase.complete', phase: first!.id });
    map.shownPhase = peerLearning.phases[3]!.id;
    await waitForUpdates(map);
    await openContents(map);
    // A click of the mouse scrolls first, in this test.
    get(map, 'process-map-gate').scrollIntoView({ block: 'center' });
    findEntry(map, 'Groundwork').click();
    await waitForItem(map);
    expect(map.shownPhase).to.equal(peerLearning.phases[0]!.id);
    const looked = findAll(map, '.toggle').find((toggle) => getText(toggle).startsWith('Who the peers are'))!;
    expect(looked.getBoundingClientRect().bottom, 'a screen of scrolling').to.be.below(2 * innerHeight);
    const back = findAll(getBar(map), 'button').find((button) => getText(button) === 'Back to D')!;
    back.click();
    await waitForItem(map);
    expect(map.shownPhase).to.equal(peerLearning.phases[3]!.id);
    expect(getFocusedElement()!.getBoundingClientRect().top, 'the row or gate').to.be.within(0, innerHeight);
    expect(get(map, 'process-map-gate').getBoundingClientRect().top, 'the gate').to.be.within(0, innerHeight);
    expect(
      findAll(getBar(map), 'button').some((button) => getText(button).startsWith('Back to')),
      'once',
    ).to.equal(false);
  });

  it('leads to no phase that is locked under strict', async () => {
    const map = await mountMap({ definition: createRichMap() }, { progression: 'strict' });
    await openContents(map);
    expect(getText(getContents(map)))
      .not.to.include('Phase b')
      .and.not.to.include('Other phases');
  });

  it('is left out where no process-map-phase shows the phase', async () => {
    const map: ProcessMapElement = createMap();
    map.append(document.createElement('process-map-journey'), document.createElement('process-map-questions'));
    attach(map);
    await map.ready;
    await waitForUpdates(map);
    expect(hasContents(map)).to.equal(false);
    const phase = document.createElement('process-map-phase');
    map.append(phase);
    await waitForUpdates(map);
    expect(hasContents(map)).to.equal(true);
    for (const [id, isListed] of [
      ['b', false],
      ['a', true],
      ['b', false],
      [null, true],
    ] as const) {
      phase.phase = id;
      await waitForUpdates(map);
      expect(hasContents(map), `with phase="${id}"`).to.equal(isListed);
    }
    phase.remove();
    await waitForUpdates(map);
    expect(hasContents(map)).to.equal(false);
  });
});

describe('the answers that a merge left to choose from', () => {
  afterEach(clearPage);

  /** Merges two answers to a question of a phase that is not shown, and returns the map. */
  async function mountConflicts(): Promise<ProcessMapElement> {
    const other = await mountMap({ definition: createSmallMap(), progression: 'open' });
    for (const id of ['a-q', 'b-q']) other.send({ type: 'question.answer', question: id, text: 'Theirs' });
    const { journey } = other;
    other.remove();
    const map = await mountMap({ definition: createSmallMap(), progression: 'open' });
    for (const id of ['a-q', 'b-q']) map.send({ type: 'question.answer', question: id, text: 'Ours' });
    map.shownPhase = 'c';
    map.send({ type: 'journey.merge', journey });
    await waitForUpdates(map);
    for (let i = 0; i < 100 && !has(getBar(map), '.row'); i++) await wait(10);
    return map;
  }

  const findButton = (map: Element, label: string) =>
    findAll(getBar(map), '.row button').find((button) => getText(button).includes(label))!;

  it('are counted in the bar, which leads to them until none is left', async () => {
    const map = await mountConflicts();
    expect(getText(getBar(map))).to.include('2 questions now have two answers:');
    await expect(map).to.be.accessible();
    for (const [phase, count] of [
      ['a', '1 question now has two answers:'],
      ['b', ''],
    ] as const) {
      await click(findButton(map, 'Choose'));
      await waitForItem(map);
      expect(map.shownPhase).to.equal(phase);
      expect(getFocusedElement()?.id).to.equal(`${phase}-q`);
      const [variant] = map.journey!.cycles[0]!.answers[phase]![`${phase}-q`]!.variants!;
      map.send({ type: 'variant.take', question: `${phase}-q`, variant: variant!.id });
      await waitForUpdates(map);
      if (count) expect(getText(getBar(map))).to.include(count);
      else expect(has(getBar(map), '.row')).to.equal(false);
    }
  });

  it('can be left for later', async () => {
    const map = await mountConflicts();
    await click(findButton(map, 'Not now'));
    await waitForUpdates(map);
    expect(has(getBar(map), '.row')).to.equal(false);
    expect(getFocusedElement()?.matches('[popovertarget=menu]')).to.equal(true);
  });

  it('are not offered to people who can only read', async () => {
    const map = await mountConflicts();
    map.readOnly = true;
    await waitForUpdates(map);
    expect(has(getBar(map), '.row')).to.equal(false);
  });
});
