import '../../define/all.js';
import { find, get, getText, waitForUpdates, wait } from '../../../test/kit/dom.js';
import { clearPage, expect, mountMap } from '../../../test/kit/page.js';
import { clickButton } from '../../../test/kit/panel-host.js';
import { enterText, sendKeys, typeInto } from '../../../test/kit/person.js';
import { createSmallMap } from '../../../test/kit/browser-maps.js';
import type { ProcessMapElement } from './process-map.js';

/** Creates a map whose first phase asks for a decision. */
function createDecisionMap() {
  const map = createSmallMap('deciding');
  const [first] = map.phases;
  first!.exit = {
    groups: 'none',
    tools: 0,
    risks: 'none',
    decision: {
      text: 'Go?',
      options: [
        { id: 'go', text: 'Yes.' },
        { id: 'stop', text: 'No.' },
      ],
    },
  };
  return map;
}
const definition = createDecisionMap();
/** Longer than the debounce of a save. */
const SAVED_MS = 400;

const getReasonField = (map: ProcessMapElement) => get<HTMLTextAreaElement>(get(map, 'process-map-gate'), 'textarea');

/** Simulates that the page is closed right after the last key. */
async function closePage(map: ProcessMapElement): Promise<void> {
  dispatchEvent(new PageTransitionEvent('pagehide'));
  map.remove();
  await waitForUpdates(map);
}

describe('<process-map> drafts of text that is not recorded yet', () => {
  afterEach(clearPage);

  for (const storage of ['local', 'session']) {
    it(`are restored after the page was closed, with storage="${storage}"`, async () => {
      const map = await mountMap({ definition }, { storage });
      await typeInto(getReasonField(map), 'No money');
      await closePage(map);
      const reopenedMap = await mountMap({ definition }, { storage });
      expect(getReasonField(reopenedMap).value).to.equal('No money');
      expect(reopenedMap.journey?.cycles[0]?.decisions, 'no decision is recorded').to.deep.equal({});
      expect(
        getReasonField(await mountMap({ definition }, { storage, 'journey-id': 'other' })).value,
        'another journey',
      ).to.equal('');
    });
  }

  it('stay with their journey while another one is shown', async () => {
    const map = await mountMap({ definition, storage: 'local' });
    await typeInto(getReasonField(map), 'No money');
    map.journeyId = 'other';
    await waitForUpdates(map);
    expect(getReasonField(map).value).to.equal('');
    await typeInto(getReasonField(map), 'No time');
    map.journeyId = 'default';
    await waitForUpdates(map);
    expect(getReasonField(map).value).to.equal('No money');
    map.journeyId = 'other';
    await waitForUpdates(map);
    expect(getReasonField(map).value).to.equal('No time');
  });

  it('of two tabs are all restored, and none that was deleted comes back', async () => {
    const [first, second] = [
      await mountMap({ definition }, { storage: 'local' }),
      await mountMap({ definition }, { storage: 'local' }),
    ];
    const getNoteField = (map: ProcessMapElement) => get<HTMLTextAreaElement>(map, '#a\\:note');
    await typeInto(getReasonField(first), 'No money');
    clickButton(get(second, 'process-map-gate'), 'Add a note');
    await waitForUpdates(second);
    await typeInto(getNoteField(second), 'All agreed');
    await wait(SAVED_MS);
    await typeInto(getReasonField(first), ' X');
    await closePage(second);
    await closePage(first);
    const reopenedMap = await mountMap({ definition }, { storage: 'local' });
    expect(getReasonField(reopenedMap).value).to.include('X');
    expect(getNoteField(reopenedMap).value).to.equal('All agreed');
    enterText(getReasonField(reopenedMap), '');
    await closePage(reopenedMap);
    const lastMap = await mountMap({ definition }, { storage: 'local' });
    expect([getReasonField(lastMap).value, getNoteField(lastMap).value]).to.deep.equal(['', 'All agreed']);
  });

  /** Creates a custom store that responds after a delay, as a server does. */
  const createSlowStore = (delay: number) => {
    const entries = new Map<string, unknown>();
    const runLater = async <T>(run: () => T): Promise<T> => {
      await wait(delay);
      return run();
    };
    return {
      entries,
      load: (key: string) => runLater(() => entries.get(key) ?? null),
      save: (key: string, record: unknown) => runLater(() => entries.set(key, record)),
      loadDrafts: (key: string) => runLater(() => entries.get(`draft ${key}`) ?? null),
      saveDrafts: (key: string, drafts: unknown) => runLater(() => entries.set(`draft ${key}`, drafts)),
    };
  };

  it('are restored from a custom store that supports drafts', async () => {
    const store = createSlowStore(20);
    const map = await mountMap({ definition, store });
    await typeInto(getReasonField(map), 'No money');
    await closePage(map);
    await wait(60);
    expect(store.entries.get('draft deciding:default')).to.deep.equal({ 'a:reason': 'No money' });
    const reopenedMap = await mountMap({ definition, store });
    await wait(60);
    expect(getReasonField(reopenedMap).value).to.equal('No money');
    get<HTMLInputElement>(reopenedMap, '.option.go input').click();
    await waitForUpdates(reopenedMap);
    get(get(reopenedMap, 'process-map-gate'), '.plain').click();
    await wait(SAVED_MS);
    expect(reopenedMap.journey?.cycles[0]?.decisions['a']).to.include({ option: 'go', reason: 'No money' });
    expect(
      Object.values(store.entries.get('draft deciding:default') as object).join(''),
      'the draft is deleted',
    ).to.equal('');
  });

  it('count as being saved until the store answers', async () => {
    let answer = () => {};
    const saveDrafts = () => new Promise<void>((resolve) => (answer = resolve));
    const map = await mountMap({ definition, store: { ...createSlowStore(0), saveDrafts } });
    await wait(50);
    const readBar = () => getText(get(map, 'process-map-journey'));
    expect(readBar()).to.not.include('Saving');
    await typeInto(getReasonField(map), 'No money');
    await wait(SAVED_MS);
    await waitForUpdates(map);
    expect(readBar()).to.include('Saving');
    answer();
    await wait(50);
    await waitForUpdates(map);
    expect(readBar()).to.not.include('Saving');
  });

  it('keep text that is typed before stored drafts can be loaded', async () => {
    let isOffline = true;
    const loadDrafts = () => {
      if (isOffline) throw new Error('offline');
      return { 'a:reason': 'Older', 'b:note': 'Elsewhere', 'c:note': 42 };
    };
    const store = { ...createSlowStore(20), loadDrafts };
    const map = await mountMap({ definition, store });
    await typeInto(getReasonField(map), 'Newer');
    // Longer than typing is debounced.
    await wait(400);
    await waitForUpdates(map);
    expect(getText(get(map, 'process-map-journey'))).to.include('Not saved');
    expect(store.entries.size, 'nothing is overwritten').to.equal(0);
    isOffline = false;
    dispatchEvent(new Event('online'));
    await wait(50);
    expect(getReasonField(map).value).to.equal('Newer');
    await waitForUpdates(map);
    expect(getText(get(map, 'process-map-journey'))).to.not.include('Not saved');
    await closePage(map);
    await wait(50);
    expect(store.entries.get('draft deciding:default')).to.deep.equal({ 'a:reason': 'Newer', 'b:note': 'Elsewhere' });
  });

  it('count as not saved in a next store whose drafts cannot be loaded, until they can', async () => {
    const map = await mountMap({ definition, store: createSlowStore(20) });
    await typeInto(getReasonField(map), 'No money');
    await wait(SAVED_MS);
    let isOffline = true;
    const loadDrafts = () => {
      if (isOffline) throw new Error('offline');
      return null;
    };
    const nextStore = { ...createSlowStore(20), loadDrafts };
    map.store = nextStore;
    await wait(60);
    await waitForUpdates(map);
    expect(getReasonField(map).value).to.equal('No money');
    expect(getText(get(map, 'process-map-journey'))).to.include('Not saved');
    isOffline = false;
    dispatchEvent(new Event('online'));
    await wait(60);
    await waitForUpdates(map);
    expect(nextStore.entries.get('draft deciding:default')).to.deep.equal({ 'a:reason': 'No money' });
    expect(getText(get(map, 'process-map-journey'))).to.not.include('Not saved');
  });

  it('are deleted when the journey is restarted while they load', async () => {
    const store = createSlowStore(100);
    store.entries.set('draft deciding:default', { 'a:reason': 'Of before' });
    const map = await mountMap({ definition, store });
    map.send({ type: 'journey.restart' });
    await wait(350);
    expect(getReasonField(map).value).to.equal('');
    expect(store.entries.get('draft deciding:default')).to.deep.equal({});
  });

  it('last as long as the element with a store that does not support drafts, or fails', async () => {
    const storeWithoutDrafts = { load: () => null, save: () => undefined };
    const failingStore = {
      ...storeWithoutDrafts,
      loadDrafts: () => Promise.reject(new Error('offline')),
      saveDrafts: () => Promise.reject(new Error('offline')),
    };
    for (const store of [storeWithoutDrafts, failingStore]) {
      const map = await mountMap({ definition, store });
      await typeInto(getReasonField(map), 'No money');
      map.shownPhase = 'b';
      await waitForUpdates(map);
      map.shownPhase = 'a';
      await waitForUpdates(map);
      expect(getReasonField(map).value).to.equal('No money');
      map.remove();
    }
    expect(localStorage.length + sessionStorage.length).to.equal(0);
  });

  it('are kept in memory without storage', async () => {
    const map = await mountMap({ definition });
    await typeInto(getReasonField(map), 'No money');
    dispatchEvent(new PageTransitionEvent('pagehide'));
    map.shownPhase = 'b';
    await waitForUpdates(map);
    map.shownPhase = 'a';
    await waitForUpdates(map);
    expect(getReasonField(map).value).to.equal('No money');
    expect(localStorage.length + sessionStorage.length).to.equal(0);
  });

  it('are deleted when the text is recorded', async () => {
    const map = await mountMap({ definition }, { storage: 'local' });
    await typeInto(getReasonField(map), 'It fits');
    await closePage(map);
    const reopenedMap = await mountMap({ definition }, { storage: 'local' });
    get<HTMLInputElement>(reopenedMap, '.option.go input').click();
    await waitForUpdates(reopenedMap);
    get(get(reopenedMap, 'process-map-gate'), '.plain').click();
    await waitForUpdates(reopenedMap);
    expect(reopenedMap.journey?.cycles[0]?.decisions['a']).to.include({ option: 'go', reason: 'It fits' });
    expect(localStorage.getItem('deciding:default:drafts'), 'until the journey is saved').to.include('It fits');
    await wait(SAVED_MS);
    expect(localStorage.getItem('deciding:default:drafts')).not.to.include('It fits');
  });

  it('are deleted when the journey is restarted', async () => {
    const map = await mountMap({ definition }, { storage: 'local' });
    await typeInto(getReasonField(map), 'No money');
    await closePage(map);
    const reopenedMap = await mountMap({ definition }, { storage: 'local' });
    reopenedMap.send({ type: 'journey.restart' });
    await waitForUpdates(reopenedMap);
    expect(getReasonField(reopenedMap).value).to.equal('');
    await closePage(reopenedMap);
    expect(getReasonField(await mountMap({ definition }, { storage: 'local' })).value).to.equal('');
  });

  it('keep text that the host page exports and vetoes while it is requested', async () => {
    const map = await mountMap({ definition });
    const field = get<HTMLTextAreaElement>(get(map, 'process-map-questions'), 'textarea');
    let exported = '';
    map.addEventListener('process-map-request', (event) => {
      exported = map.exportJourney('json');
      event.preventDefault();
    });
    await typeInto(field, 'Typed with care');
    field.blur();
    await waitForUpdates(map);
    expect(exported).to.include('process-map-journey');
    expect(field.value).to.equal('Typed with care');
    expect(get(map, 'process-map-questions').shadowRoot?.querySelector('.error')).not.to.equal(null);
  });

  it('are exported beside the record, which ignores them when it is restored', async () => {
    const map = await mountMap({ definition }, { storage: 'local' });
    expect(JSON.parse(map.exportJourney('json'))).to.deep.equal(map.journey);
    await typeInto(getReasonField(map), 'No money');
    const record = JSON.parse(map.exportJourney('json'));
    expect(record).to.deep.equal({ ...map.journey, drafts: { 'a:reason': 'No money' } });
    expect(map.exportJourney('markdown')).to.include('Reason (not in the plan yet): No money');
    for (const format of ['json', 'markdown'] as const)
      expect(map.exportJourney(format, { blank: true })).not.to.include('No money');

    map.journey = record;
    await waitForUpdates(map);
    expect(map.journey).not.to.have.property('drafts');
    expect(map.send({ type: 'journey.merge', journey: record })).to.deep.equal({ ok: true, facts: [] });
  });

  it('are not exported once the journey holds their text', async () => {
    const map = await mountMap({ definition }, { storage: 'local' });
    await typeInto(getReasonField(map), 'It fits');
    map.send({ type: 'decision.make', phase: 'a', option: 'go', reason: 'It fits' });
    await waitForUpdates(map);
    expect(map.exportJourney('json')).not.to.include('drafts');
    // The text of a stored draft that was recorded in another tab.
    localStorage.setItem('deciding:default:drafts', JSON.stringify({ 'a:reason': 'It fits', 'a:note': 'So far' }));
    const otherMap = await mountMap({ definition, journey: map.journey }, { storage: 'local' });
    expect(JSON.parse(otherMap.exportJourney('json')).drafts).to.deep.equal({ 'a:note': 'So far' });
  });

  it('are exported with text whose command the host page vetoed', async () => {
    const map = await mountMap({ definition });
    map.addEventListener('process-map-request', (event) => event.preventDefault());
    const field = get<HTMLTextAreaElement>(get(map, 'process-map-questions'), 'textarea');
    await typeInto(field, 'Not allowed');
    field.blur();
    await waitForUpdates(map);
    expect(JSON.parse(map.exportJourney('json')).drafts).to.deep.equal({ 'a-q': 'Not allowed' });
    expect(map.exportJourney('markdown')).to.match(/Question of a\?\*\*\n\n> Not in the plan yet: Not allowed/);
  });

  it('ignore invalid stored drafts', async () => {
    for (const storedDrafts of ['{', '[]', 'null', '"x"']) {
      localStorage.setItem('deciding:default:drafts', storedDrafts);
      const map = await mountMap({ definition }, { storage: 'local' });
      expect(getReasonField(map).value, storedDrafts).to.equal('');
      getReasonField(map).focus();
      await sendKeys({ type: 'x' });
      expect(find(map, '[role=alert]'), storedDrafts).to.equal(undefined);
      map.remove();
    }
  });
});
