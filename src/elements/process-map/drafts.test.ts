import '../../define/all.js';
import { sendKeys } from '../../../test/kit/person.js';
import { small } from '../../../test/kit/browser-maps.js';
import { clear, expect, find, get, mount, settled, typeInto, wait } from '../../../test/kit/page.js';
import type { ProcessMapElement } from './process-map.js';

/** A map whose first phase asks for a decision. */
function deciding() {
  const map = small('deciding');
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
const definition = deciding();
const reason = (map: ProcessMapElement) => get<HTMLTextAreaElement>(get(map, 'process-map-gate'), 'textarea');

/** Leaves the page as one that is closed, right after the last key. */
async function leave(map: ProcessMapElement): Promise<void> {
  dispatchEvent(new PageTransitionEvent('pagehide'));
  map.remove();
  await settled(map);
}

describe('what is typed and not for the journey yet', () => {
  afterEach(clear);

  for (const storage of ['local', 'session']) {
    it(`is there again after the page was closed, with storage="${storage}"`, async () => {
      const map = await mount({ definition }, { storage });
      await typeInto(reason(map), 'No money');
      await leave(map);
      const again = await mount({ definition }, { storage });
      expect(reason(again).value).to.equal('No money');
      expect(again.journey?.cycles[0]?.decisions, 'nothing was decided').to.deep.equal({});
      expect(reason(await mount({ definition }, { storage, 'journey-id': 'other' })).value, 'another journey').to.equal(
        '',
      );
    });
  }

  it('stays with its journey while another one is shown', async () => {
    const map = await mount({ definition, storage: 'local' });
    await typeInto(reason(map), 'No money');
    map.journeyId = 'other';
    await settled(map);
    expect(reason(map).value).to.equal('');
    await typeInto(reason(map), 'No time');
    map.journeyId = 'default';
    await settled(map);
    expect(reason(map).value).to.equal('No money');
    map.journeyId = 'other';
    await settled(map);
    expect(reason(map).value).to.equal('No time');
  });

  /** A store of the page's own that takes its time, as a server does. */
  const slow = (delay: number) => {
    const kept = new Map<string, unknown>();
    const after = async <T>(act: () => T): Promise<T> => {
      await wait(delay);
      return act();
    };
    return {
      kept,
      load: (key: string) => after(() => kept.get(key) ?? null),
      save: (key: string, record: unknown) => after(() => kept.set(key, record)),
      loadDrafts: (key: string) => after(() => kept.get(`draft ${key}`) ?? null),
      saveDrafts: (key: string, drafts: unknown) => after(() => kept.set(`draft ${key}`, drafts)),
    };
  };

  it('is there again with a store of the page that takes drafts', async () => {
    const store = slow(20);
    const map = await mount({ definition, store });
    await typeInto(reason(map), 'No money');
    await leave(map);
    await wait(60);
    expect(store.kept.get('draft deciding:default')).to.deep.equal({ 'a:reason': 'No money' });
    const again = await mount({ definition, store });
    await wait(60);
    expect(reason(again).value).to.equal('No money');
    get<HTMLInputElement>(again, '.option.go input').click();
    await settled(again);
    get(get(again, 'process-map-gate'), '.plain').click();
    await wait(60);
    expect(again.journey?.cycles[0]?.decisions['a']).to.include({ option: 'go', reason: 'No money' });
    expect(Object.values(store.kept.get('draft deciding:default') as object).join(), 'it is recorded').to.equal('');
  });

  it('stands, where it is written before what a store kept has come', async () => {
    let bring: (drafts: unknown) => void = () => undefined;
    const loadDrafts = () => new Promise((resolve) => (bring = resolve));
    const store = { ...slow(20), loadDrafts };
    const map = await mount({ definition, store });
    await typeInto(reason(map), 'Newer');
    // Until it is handed over, too.
    await wait(400);
    bring({ 'a:reason': 'Older', 'b:note': 'Elsewhere', 'c:note': 42 });
    await wait(50);
    expect(reason(map).value).to.equal('Newer');
    await leave(map);
    await wait(50);
    expect(store.kept.get('draft deciding:default')).to.deep.equal({ 'a:reason': 'Newer', 'b:note': 'Elsewhere' });
  });

  it('goes with its journey, also where a store gives it later', async () => {
    const store = slow(100);
    store.kept.set('draft deciding:default', { 'a:reason': 'Of before' });
    const map = await mount({ definition, store });
    map.send({ type: 'journey.restart' });
    await wait(350);
    expect(reason(map).value).to.equal('');
    expect(store.kept.get('draft deciding:default')).to.deep.equal({});
  });

  it('lasts as long as the element with a store that takes none, or fails to', async () => {
    const records = { load: () => null, save: () => undefined };
    const failing = {
      ...records,
      loadDrafts: () => Promise.reject(new Error('offline')),
      saveDrafts: () => Promise.reject(new Error('offline')),
    };
    for (const store of [records, failing]) {
      const map = await mount({ definition, store });
      await typeInto(reason(map), 'No money');
      map.shownPhase = 'b';
      await settled(map);
      map.shownPhase = 'a';
      await settled(map);
      expect(reason(map).value).to.equal('No money');
      map.remove();
    }
    expect(localStorage.length + sessionStorage.length).to.equal(0);
  });

  it('is kept in the element only, where the page asked for no storage', async () => {
    const map = await mount({ definition });
    await typeInto(reason(map), 'No money');
    dispatchEvent(new PageTransitionEvent('pagehide'));
    map.shownPhase = 'b';
    await settled(map);
    map.shownPhase = 'a';
    await settled(map);
    expect(reason(map).value).to.equal('No money');
    expect(localStorage.length + sessionStorage.length).to.equal(0);
  });

  it('goes once it is recorded', async () => {
    const map = await mount({ definition }, { storage: 'local' });
    await typeInto(reason(map), 'It fits');
    await leave(map);
    const again = await mount({ definition }, { storage: 'local' });
    get<HTMLInputElement>(again, '.option.go input').click();
    await settled(again);
    get(get(again, 'process-map-gate'), '.plain').click();
    await settled(again);
    expect(again.journey?.cycles[0]?.decisions['a']).to.include({ option: 'go', reason: 'It fits' });
    expect(localStorage.getItem('deciding:default:drafts')).not.to.include('It fits');
  });

  it('goes with the journey that it was written for', async () => {
    const map = await mount({ definition }, { storage: 'local' });
    await typeInto(reason(map), 'No money');
    await leave(map);
    const again = await mount({ definition }, { storage: 'local' });
    again.send({ type: 'journey.restart' });
    await settled(again);
    expect(reason(again).value).to.equal('');
    await leave(again);
    expect(reason(await mount({ definition }, { storage: 'local' })).value).to.equal('');
  });

  it('does no harm where the storage holds something else', async () => {
    for (const kept of ['{', '[]', 'null', '"x"']) {
      localStorage.setItem('deciding:default:drafts', kept);
      const map = await mount({ definition }, { storage: 'local' });
      expect(reason(map).value, kept).to.equal('');
      reason(map).focus();
      await sendKeys({ type: 'x' });
      expect(find(map, '[role=alert]'), kept).to.equal(undefined);
      map.remove();
    }
  });
});
