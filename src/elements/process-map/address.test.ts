import '../../define/index.js';
import {
  get,
  getAccessibleName,
  getFocusedElement,
  getText,
  find,
  has,
  wait,
  waitForUpdates,
} from '../../../test/kit/dom.js';
import { attach, clearPage, createMap, expect, mountMap, recordEvents } from '../../../test/kit/page.js';
import { click } from '../../../test/kit/person.js';
import { createSmallMap } from '../../../test/kit/browser-maps.js';
import type { ProcessMapElement } from '../../index.js';

/** Address of the page, without a fragment. */
const PAGE = location.pathname + location.search;

/** Sets the fragment as a page does that is opened by a link: without an event. */
const openAt = (hash: string): void => history.replaceState(null, '', PAGE + hash);

/** Waits until the address was read and what it names is shown. */
async function waitForAddress(map: ProcessMapElement): Promise<void> {
  await waitForUpdates(map);
  await wait(150);
  await waitForUpdates(map);
}

/** Creates a link below the page that a person can click. */
function attachLink(href: string, text = 'Read this'): HTMLAnchorElement {
  const link = attach(document.createElement('a'), document.body);
  Object.assign(link, { href, textContent: text });
  // At the top, wherever the page is scrolled to.
  Object.assign(link.style, { position: 'fixed', insetBlockStart: '80px', insetInlineStart: '0', zIndex: '9' });
  return link;
}

const createLongMap = (id?: string) => {
  const definition = createSmallMap(id);
  const [phase] = definition.phases;
  phase!.groups.push({
    id: 'far group',
    title: 'Far group',
    leads: [{ id: 'far-q', text: 'A far question?' }],
    questions: [{ id: 'far-prompt', text: 'A far prompt?' }],
  });
  return definition;
};

/** Returns true if an element is in the window, and not below what is sticky at its top. */
const isInSight = (element: Element): boolean => {
  const { top } = element.getBoundingClientRect();
  return top >= 40 && top < innerHeight;
};

const getField = (map: Element, id: string) => get(map, `#${id}`);

describe('the address', () => {
  // The chunk loads once for the page.
  before(() => import('./address.js'));

  afterEach(async () => {
    clearPage();
    openAt('');
    await wait(50);
  });

  for (const [kind, hash, phase, selector] of [
    ['phase', '#b', 'b', '[part=heading]'],
    ['group', '#b-group', 'b', '#b-group'],
    ['question', '#b-q', 'b', '#b-q'],
    ['tool', '#b-tool', 'b', '#b-tool'],
    ['risk', '#b-risk', 'b', '#b-risk'],
  ] as const)
    it(`shows and scrolls to the ${kind} that it names when the map is ready, and moves no focus`, async () => {
      openAt(hash);
      const map = createMap(undefined, { progression: 'open' });
      const events = recordEvents(map);
      attach(map);
      await map.ready;
      await waitForAddress(map);
      expect(map.shownPhase).to.equal(phase);
      expect(isInSight(get(map, selector))).to.equal(true);
      expect(getFocusedElement() === document.body, 'nothing has the focus').to.equal(true);
      expect(events.types).to.deep.equal(['ready']);
      expect(location.hash).to.equal(hash);
    });

  it('opens the row of the helping question that it names, in its list or with its field', async () => {
    openAt('#far-prompt');
    const map = await mountMap({ definition: createLongMap() });
    await waitForAddress(map);
    expect(getText(get(map, '#far-prompt\\?'))).to.equal('A far prompt?');
    expect(isInSight(get(map, '#far-prompt\\?'))).to.equal(true);
    expect(has(map, '#far-prompt'), 'nobody asked for a field').to.equal(false);
    map.send({ type: 'question.answer', question: 'far-prompt', text: 'Because' });
    openAt('');
    await click(attachLink('#far-prompt'));
    await waitForAddress(map);
    expect(isInSight(getField(map, 'far-prompt'))).to.equal(true);
    expect(getFocusedElement() === getField(map, 'far-prompt')).to.equal(true);
  });

  it('opens the row of a locked phase that it names, which has no fields', async () => {
    const map = await mountMap();
    await click(attachLink('#b-q'));
    await waitForAddress(map);
    expect(map.shownPhase).to.equal('b');
    expect(getText(getFocusedElement()!)).to.equal('Question of b?');
    expect(isInSight(getFocusedElement()!)).to.equal(true);
    await click(attachLink('#b-tool', 'The tool'));
    await waitForAddress(map);
    expect(getText(getFocusedElement()!), 'the row of the tools').to.equal('Choose tools');
    expect(getFocusedElement()?.ariaExpanded).to.equal('true');
  });

  it('is decoded, and a broken one is ignored', async () => {
    openAt('#far%20group');
    const map = await mountMap({ definition: createLongMap(), progression: 'open' });
    await waitForAddress(map);
    expect(isInSight(get(map, '#far_x20_group'))).to.equal(true);
    for (const hash of ['#%E0%A4%A', '#', '#nothing', '#__proto__', '#/a/b?c=d', '#b-measure']) {
      location.hash = hash;
      await waitForAddress(map);
      expect(map.shownPhase, hash).to.equal('a');
    }
  });

  it('is followed when it changes: without the focus, and without an event', async () => {
    const map = await mountMap(undefined, { progression: 'open' });
    const events = recordEvents(map);
    location.hash = '#c-q';
    await waitForAddress(map);
    expect(map.shownPhase).to.equal('c');
    expect(isInSight(getField(map, 'c-q'))).to.equal(true);
    expect(getFocusedElement() === document.body).to.equal(true);
    expect(events.types).to.deep.equal([]);
  });

  it('moves the focus after the click on a link, also on one that leads to the same address again', async () => {
    const map = await mountMap(undefined, { progression: 'open' });
    const events = recordEvents(map);
    const link = attachLink('#b-q');
    for (const round of ['at first', 'again']) {
      await click(link);
      await waitForAddress(map);
      expect(map.shownPhase, round).to.equal('b');
      expect(getFocusedElement()?.id, round).to.equal('b-q');
      map.shownPhase = 'a';
      await waitForUpdates(map);
    }
    expect(events.of('process-map-show')).to.deep.equal([
      { phase: 'b', previous: 'a' },
      { phase: 'b', previous: 'a' },
    ]);
  });

  it('moves the focus to the heading of a phase, and to the control of a tool or risk, after a click', async () => {
    const map = await mountMap();
    for (const [hash, name] of [
      ['#b', 'Phase B of 3: Phase b'],
      ['#a-tool', 'Tool of a'],
      ['#a-risk', 'Measure of a Risk: Risk of a'],
    ] as const) {
      await click(attachLink(hash));
      await waitForAddress(map);
      expect(getAccessibleName(getFocusedElement()!), hash).to.include(name);
    }
  });

  it('moves no focus when a script clicks a link', async () => {
    const map = await mountMap();
    attachLink('#b-q').click();
    await waitForAddress(map);
    expect(map.shownPhase).to.equal('b');
    expect(getFocusedElement() === document.body).to.equal(true);
  });

  it('shows nothing that is locked under strict', async () => {
    openAt('#b-q');
    const map = await mountMap({ definition: createSmallMap(), progression: 'strict' });
    await waitForAddress(map);
    expect(map.shownPhase).to.equal('a');
    await click(attachLink('#c'));
    await waitForAddress(map);
    expect(map.shownPhase).to.equal('a');
  });

  it('is left to the page if it has an element with that id', async () => {
    const own = attach(document.createElement('section'));
    own.id = 'b';
    openAt('#b');
    const map = await mountMap();
    await waitForAddress(map);
    expect(map.shownPhase).to.equal('a');
  });

  it('is shown by the first of two maps that has the item, even if the second is ready before', async () => {
    openAt('#b');
    const first = attach(createMap({ store: { load: () => wait(200).then(() => null), save: () => {} } }));
    first.definition = createSmallMap('first');
    const second = await mountMap({ definition: createSmallMap('second') });
    await waitForAddress(second);
    expect(second.shownPhase).to.equal('a');
    await first.ready;
    await waitForAddress(first);
    expect([first.shownPhase, second.shownPhase]).to.deep.equal(['b', 'a']);
  });

  it('is shown by the second map if the first has no such item, or fails', async () => {
    openAt('#far-q');
    const first = attach(createMap({ definition: createSmallMap('first') }));
    const failing = attach(createMap({ definition: '{' }));
    const third = await mountMap({ definition: createLongMap('third') });
    third.shownPhase = 'a';
    await waitForAddress(third);
    expect(isInSight(getField(third, 'far-q'))).to.equal(true);
    location.hash = '#c';
    await waitForAddress(first);
    expect([first.shownPhase, third.shownPhase]).to.deep.equal(['c', 'a']);
    failing.remove();
  });

  it('is read again by a map that replaces the one before, and by none that only loads again', async () => {
    openAt('#b');
    const map = await mountMap();
    await waitForAddress(map);
    map.shownPhase = 'a';
    map.storage = 'session';
    await map.ready;
    await waitForAddress(map);
    expect(map.shownPhase, 'loaded again').to.equal('a');
    map.remove();
    const next = await mountMap();
    await waitForAddress(next);
    expect(next.shownPhase, 'another element').to.equal('b');
  });

  it('waits for parts that the page composes later', async () => {
    openAt('#b-q');
    const map = createMap(undefined, { progression: 'open' });
    map.append(document.createElement('process-map-diagram'));
    attach(map);
    await map.ready;
    await wait(100);
    map.append(document.createElement('process-map-phase'));
    await wait(300);
    expect(find(map, '#b-q') && isInSight(getField(map, 'b-q'))).to.equal(true);
  });
});
