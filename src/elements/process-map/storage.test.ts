import '../../define/index.js';
import type { Journey } from '../../journey/types/record.js';
import type { Fact } from '../../journey/types/fact.js';
import type { JourneyStore } from '../../stores/journey-store.js';
import { createSmallMap } from '../../../test/kit/browser-maps.js';
import { findAll, get, has, waitForUpdates, getText, wait } from '../../../test/kit/dom.js';
import {
  getAnswer,
  clearPage,
  expect,
  recordEvents,
  createMap,
  mountMap,
  waitForEvent,
  attach,
} from '../../../test/kit/page.js';
import { enterText, click } from '../../../test/kit/person.js';
import type { ProcessMapElement } from './process-map.js';

/** Longer than a save is debounced. */
const SAVE_DELAY_MS = 330;

const answer = (map: ProcessMapElement, text: string, question = 'a-q') =>
  map.send({ type: 'question.answer', question, text });
const readStored = (key = 'small:default', storage = localStorage): Journey | null =>
  JSON.parse(storage.getItem(key) ?? 'null') as Journey | null;
const mountLocal = (attributes: Record<string, string> = {}) =>
  mountMap(undefined, { storage: 'local', ...attributes });
const leavePage = () => window.dispatchEvent(new PageTransitionEvent('pagehide'));
const getBarText = (map: Element) => getText(get(map, 'process-map-journey'));

/** Runs a function while a property is replaced. */
async function runWithProperty<T extends object, K extends keyof T>(
  owner: T,
  key: K,
  descriptor: PropertyDescriptor,
  run: () => Promise<void>,
) {
  const original = Object.getOwnPropertyDescriptor(owner, key)!;
  Object.defineProperty(owner, key, { configurable: true, ...descriptor });
  try {
    await run();
  } finally {
    Object.defineProperty(owner, key, original);
  }
}

/** Returns the files that are downloaded while a function runs. */
async function collectDownloads(run: () => unknown): Promise<{ name: string; text: string }[]> {
  const files: { name: string; text: string }[] = [];
  const links: HTMLAnchorElement[] = [];
  // `click` is inherited: an own property of the prototype shadows it.
  Object.defineProperty(HTMLAnchorElement.prototype, 'click', {
    configurable: true,
    value(this: HTMLAnchorElement) {
      links.push(this);
    },
  });
  await run();
  Reflect.deleteProperty(HTMLAnchorElement.prototype, 'click');
  for (const link of links) files.push({ name: link.download, text: await (await fetch(link.href)).text() });
  return files;
}

/** In-memory store that can be slow or fail. */
class TestStore implements JourneyStore {
  readonly records = new Map<string, Journey>();
  readonly calls: { key: string; facts: string[]; leaving: boolean; text: string | undefined }[] = [];
  pendingSaves = 0;
  maxPendingSaves = 0;
  delayMs = 0;
  isFailing = false;

  load(key: string): unknown {
    return this.records.get(key) ?? null;
  }

  save(key: string, journey: Journey, facts: readonly Fact[], { leaving }: { leaving: boolean }): unknown {
    this.calls.push({
      key,
      facts: facts.map((fact) => (fact as { text?: string }).text ?? fact.type),
      leaving,
      text: getAnswer(journey, 'a-q'),
    });
    const saveRecord = () => {
      if (this.isFailing) throw new Error('no network');
      this.records.set(key, journey);
    };
    if (!this.delayMs) return saveRecord();
    this.maxPendingSaves = Math.max(this.maxPendingSaves, ++this.pendingSaves);
    return wait(this.delayMs).then(() => {
      this.pendingSaves--;
      saveRecord();
    });
  }
}

describe('<process-map> storage', () => {
  afterEach(clearPage);

  describe('storage', () => {
    it('is not opened when it is none', async () => {
      const uses: string[] = [];
      const { getItem } = Storage.prototype;
      const { addEventListener } = window;
      Storage.prototype.getItem = function (key) {
        uses.push(key);
        return getItem.call(this, key);
      };
      // Browsers open the storage to dispatch its events.
      window.addEventListener = (type: string, ...rest: [EventListenerOrEventListenerObject]) => {
        if (type === 'storage') uses.push(type);
        addEventListener.call(window, type, ...rest);
      };
      try {
        const map = await mountMap();
        answer(map, 'x');
        expect(uses).to.deep.equal([]);
        map.storage = 'local';
        await map.ready;
        await waitForUpdates(map);
        expect(uses).to.include.members(['small:default', 'storage']);
      } finally {
        Storage.prototype.getItem = getItem;
        window.addEventListener = addEventListener;
      }
    });

    it('writes nothing when it is none', async () => {
      const map = await mountMap();
      const events = recordEvents(map, 'process-map-save');
      answer(map, 'x');
      await wait(SAVE_DELAY_MS);
      leavePage();
      map.remove();
      expect(localStorage.length + sessionStorage.length).to.equal(0);
      expect(document.cookie).to.equal('');
      expect(events.types).to.deep.equal([]);
      expect(getBarText(attach(map))).to.include('Kept only while this page is open');
    });

    for (const [name, storage] of [
      ['local', localStorage],
      ['session', sessionStorage],
    ] as const) {
      it(`restores the journey after a reload when it is ${name}`, async () => {
        const map = await mountMap(undefined, { storage: name });
        const events = recordEvents(map, 'process-map-save');
        answer(map, 'x');
        map.send({ type: 'phase.complete', phase: 'a' });
        expect(storage.length).to.equal(0);
        await wait(SAVE_DELAY_MS);
        expect(events.of('process-map-save')).to.deep.equal([{ status: 'saved' }]);
        expect(Object.keys(storage)).to.deep.equal(['small:default']);
        expect(readStored(undefined, storage)).to.deep.equal(map.journey);
        const { journey } = map;
        map.remove();
        const reloaded = createMap(undefined, { storage: name });
        const reloadEvents = recordEvents(reloaded);
        attach(reloaded);
        await reloaded.ready;
        await waitForUpdates(reloaded);
        expect(reloaded.journey).to.deep.equal(journey);
        expect(reloaded.shownPhase).to.equal('b');
        expect(reloadEvents.types).to.deep.equal(['ready']);
        expect(document.activeElement === document.body).to.equal(true);
      });
    }

    it('debounces saves', async () => {
      const map = await mountLocal();
      const events = recordEvents(map, 'process-map-save');
      for (const text of ['a', 'ab', 'abc']) {
        answer(map, text);
        await wait(120);
        expect(localStorage.length).to.equal(0);
      }
      await wait(SAVE_DELAY_MS);
      expect(events.types).to.deep.equal(['save']);
      expect(getAnswer(readStored(), 'a-q')).to.equal('abc');
    });

    it('is flushed on pagehide, with text being typed', async () => {
      const map = await mountLocal();
      enterText(get<HTMLTextAreaElement>(map, 'textarea'), 'half a sentence');
      leavePage();
      expect(getAnswer(readStored(), 'a-q')).to.equal('half a sentence');
    });

    it('is flushed when the page becomes hidden', async () => {
      const map = await mountLocal();
      enterText(get<HTMLTextAreaElement>(map, 'textarea'), 'on a phone');
      await runWithProperty(Document.prototype, 'visibilityState', { get: () => 'hidden' }, async () => {
        document.dispatchEvent(new Event('visibilitychange'));
      });
      expect(getAnswer(readStored(), 'a-q')).to.equal('on a phone');
    });

    it('is flushed when the element is removed, with text being typed', async () => {
      const map = await mountLocal();
      enterText(get<HTMLTextAreaElement>(map, 'textarea'), 'in a single-page app');
      map.remove();
      expect(getAnswer(readStored(), 'a-q')).to.equal('in a single-page app');
    });

    it('does not save a journey without entries', async () => {
      const map = await mountLocal();
      leavePage();
      map.remove();
      await wait(SAVE_DELAY_MS);
      expect(localStorage.length).to.equal(0);
    });
  });

  describe('journey-id', () => {
    it('stores two journeys of a map separately', async () => {
      const first = await mountLocal({ 'journey-id': 'one' });
      const second = await mountLocal({ 'journey-id': 'two' });
      answer(first, 'of one');
      answer(second, 'of two');
      await wait(SAVE_DELAY_MS);
      expect(getAnswer(readStored('small:one'), 'a-q')).to.equal('of one');
      expect(getAnswer(readStored('small:two'), 'a-q')).to.equal('of two');
    });

    it('keeps text being typed with its journey when it changes', async () => {
      const map = await mountLocal({ 'journey-id': 'one' });
      answer(map, 'of one');
      enterText(get<HTMLTextAreaElement>(map, 'textarea'), 'of one, still typing');
      const ready = waitForEvent(map, 'process-map-ready');
      map.journeyId = 'two';
      await ready;
      expect(getAnswer(readStored('small:one'), 'a-q')).to.equal('of one, still typing');
      expect(getAnswer(map.journey, 'a-q')).to.equal(undefined);
      await waitForUpdates(map);
      expect(get<HTMLTextAreaElement>(map, 'textarea').value).to.equal('');
      await wait(SAVE_DELAY_MS);
      expect(localStorage.getItem('small:two')).to.equal(null);
      const readyEvent = waitForEvent(map, 'process-map-ready');
      map.setAttribute('journey-id', 'one');
      expect(getAnswer((await readyEvent).journey, 'a-q')).to.equal('of one, still typing');
    });

    it('saves text that is typed while another journey loads to the previous journey', async () => {
      const store = new TestStore();
      const map = await mountMap({ definition: createSmallMap(), store, journeyId: 'one' });
      store.load = (key) => wait(100).then(() => store.records.get(key) ?? null);
      const ready = waitForEvent(map, 'process-map-ready');
      map.journeyId = 'two';
      await wait(50);
      enterText(get<HTMLTextAreaElement>(map, 'textarea'), 'while it loads');
      await ready;
      expect(store.calls).to.deep.equal([
        { key: 'small:one', facts: ['while it loads'], leaving: false, text: 'while it loads' },
      ]);
      await waitForUpdates(map);
      expect(get<HTMLTextAreaElement>(map, 'textarea').value).to.equal('');
      expect(getAnswer(map.journey, 'a-q')).to.equal(undefined);
    });

    it('ignores a slow load when it changes again', async () => {
      const store = new TestStore();
      const map = await mountMap({ definition: createSmallMap(), store, journeyId: 'one' });
      const events = recordEvents(map);
      store.load = (key) => wait(key === 'small:slow' ? 100 : 10).then(() => null);
      map.journeyId = 'slow';
      await wait(30);
      map.journeyId = 'fast';
      await wait(200);
      expect(events.types).to.deep.equal(['ready']);
      answer(map, 'x');
      await wait(SAVE_DELAY_MS);
      expect(store.calls.map(({ key }) => key)).to.deep.equal(['small:fast']);
    });

    it('shows that the previous journey is not saved, until it is', async () => {
      const store = new TestStore();
      store.isFailing = true;
      store.delayMs = 100;
      const map = await mountMap({ definition: createSmallMap(), store, journeyId: 'one' });
      answer(map, 'x');
      const ready = waitForEvent(map, 'process-map-ready');
      map.journeyId = 'two';
      await ready;
      const { status } = await waitForEvent(map, 'process-map-save');
      await waitForUpdates(map);
      expect(status).to.equal('failed');
      expect(getBarText(map)).to.include('Not saved');
      store.isFailing = false;
      dispatchEvent(new Event('online'));
      await waitForEvent(map, 'process-map-save');
      await waitForUpdates(map);
      expect(getBarText(map)).not.to.include('Not saved');
    });

    it('discards text whose command was prevented when it changes', async () => {
      const map = await mountLocal({ 'journey-id': 'one' });
      map.addEventListener('process-map-request', (event) => event.preventDefault());
      const field = get<HTMLTextAreaElement>(map, 'textarea');
      enterText(field, 'refused');
      field.blur();
      await waitForUpdates(map);
      const ready = waitForEvent(map, 'process-map-ready');
      map.journeyId = 'two';
      await ready;
      await waitForUpdates(map);
      expect(get<HTMLTextAreaElement>(map, 'textarea').value).to.equal('');
    });
  });

  describe('a journey set by the host page', () => {
    it('takes precedence over the stored one when set before ready, and is saved', async () => {
      const first = await mountLocal();
      answer(first, 'stored');
      const record = first.journey!;
      record.id = 'of-the-host';
      first.remove();
      const map = createMap(undefined, { storage: 'local' });
      map.journey = record;
      const events = recordEvents(map);
      attach(map);
      await map.ready;
      expect(map.journey.id).to.equal('of-the-host');
      await wait(SAVE_DELAY_MS);
      expect(readStored()!.id).to.equal('of-the-host');
      expect(events.types).to.deep.equal(['ready', 'save']);
    });

    it('is saved when set after ready', async () => {
      const map = await mountLocal();
      answer(map, 'x');
      const record = map.journey!;
      record.id = 'restored';
      map.journey = record;
      await wait(SAVE_DELAY_MS);
      expect(readStored()!.id).to.equal('restored');
    });

    it('is not saved while nothing is recorded in it', async () => {
      const map = await mountLocal();
      map.journey = { ...map.journey!, id: 'restored' };
      map.journey = null;
      await wait(SAVE_DELAY_MS);
      expect(readStored()).to.equal(null);
    });
  });

  describe('an unreadable record', () => {
    const newerRecord = JSON.stringify({
      format: 'process-map-journey',
      version: 99,
      id: 'x',
      map: { id: 'small', version: '1' },
      cycles: [],
    });
    const foreignRecord = newerRecord.replace('99', '1').replace('small', 'another');
    for (const [fault, rawRecord] of Object.entries({
      'is corrupt': '{"format": "process-ma',
      'is of a newer version': newerRecord,
      'is of another map': foreignRecord,
      'is not a record': '[]',
    })) {
      it(`that ${fault} is offered as a download and never overwritten`, async () => {
        localStorage.setItem('small:default', rawRecord);
        const map = attach(createMap(undefined, { storage: 'local' }));
        const events = recordEvents(map);
        await map.ready;
        await waitForUpdates(map);
        expect(events.types).to.deep.equal(['error', 'ready']);
        expect(events.of('process-map-error')[0]!.problems).to.have.length(1);
        expect(getBarText(map)).to.include('Not saved').and.to.include('could not be read in full');

        expect(answer(map, 'work goes on').ok).to.equal(true);
        await wait(SAVE_DELAY_MS);
        leavePage();
        await wait();
        expect(events.types.slice(2, 4)).to.deep.equal(['change', 'save']);
        expect(events.of('process-map-save')[0]!.status).to.equal('failed');
        expect(localStorage.getItem('small:default')).to.equal(rawRecord);
        expect(getAnswer(map.journey, 'a-q')).to.equal('work goes on');

        const downloads = await collectDownloads(() =>
          [...get(map, 'process-map-journey').shadowRoot!.querySelectorAll('button')].forEach(
            (button) => /what was saved|a backup/.test(button.textContent) && button.click(),
          ),
        );
        expect(downloads.map(({ text }) => text)).to.include(rawRecord);
        expect(downloads.some(({ text }) => text.includes('work goes on'))).to.equal(true);
        await expect(map).to.be.accessible();
        map.remove();
        expect(localStorage.getItem('small:default')).to.equal(rawRecord);
      });
    }

    /** Stores a record with one unreadable entry, and returns its text. */
    async function storeDamagedRecord(): Promise<string> {
      const first = await mountLocal();
      answer(first, 'readable');
      first.remove();
      const record = readStored()!;
      Object.assign(record.cycles[0]!.risks, { 'a-risk': 'nonsense' });
      const rawRecord = JSON.stringify(record);
      localStorage.setItem('small:default', rawRecord);
      return rawRecord;
    }

    it('restores the readable entries, and offers the whole record as a download', async () => {
      const rawRecord = await storeDamagedRecord();
      const map = await mountLocal();
      expect(getAnswer(map.journey, 'a-q')).to.equal('readable');
      expect(getBarText(map)).to.include('could not be read in full');
      const downloads = await collectDownloads(() => get(map, '.bar .file button').click());
      expect(downloads[0]!.text).to.equal(rawRecord);
    });

    it('is backed up before it is overwritten, and the backup is offered as a download', async () => {
      const rawRecord = await storeDamagedRecord();
      const map = await mountLocal();
      expect(Object.keys(localStorage)).to.deep.equal(['small:default']);
      answer(map, 'goes on');
      map.remove();
      expect(localStorage.getItem('small:default:aside')).to.equal(rawRecord);
      expect(getAnswer(readStored(), 'a-q')).to.equal('goes on');

      const reloaded = await mountLocal();
      expect(getBarText(reloaded)).not.to.include('could not be read');
      await click(get(get(reloaded, 'process-map-journey'), '[popovertarget=menu]'));
      for (let i = 0; i < 100 && !has(reloaded, '#menu button'); i++) await wait(10);
      const button = findAll(reloaded, '#menu button').find((candidate) =>
        getText(candidate).includes('Download the plan that could not be read'),
      )!;
      const [backup] = await collectDownloads(() => button.click());
      expect(backup!.text).to.equal(rawRecord);
    });

    it('is not overwritten while there is no room for a backup', async () => {
      const rawRecord = await storeDamagedRecord();
      const map = await mountLocal();
      const { setItem } = Storage.prototype;
      const setItemWithoutRoom = function (this: Storage, key: string, value: string) {
        if (key.endsWith(':aside')) throw new DOMException('full', 'QuotaExceededError');
        setItem.call(this, key, value);
      };
      await runWithProperty(Storage.prototype, 'setItem', { value: setItemWithoutRoom }, async () => {
        answer(map, 'goes on');
        await wait(SAVE_DELAY_MS);
        await waitForUpdates(map);
        expect(getBarText(map)).to.include('Not saved');
        expect(localStorage.getItem('small:default')).to.equal(rawRecord);
      });
      answer(map, 'goes on, with room');
      await wait(SAVE_DELAY_MS);
      expect(getAnswer(readStored(), 'a-q')).to.equal('goes on, with room');
      expect(localStorage.getItem('small:default:aside')).to.equal(rawRecord);
    });

    it('dispatches process-map-error and is offered as a download when it is from a custom store', async () => {
      const rawRecord = await storeDamagedRecord();
      localStorage.clear();
      const store = new TestStore();
      store.load = () => rawRecord;
      const map = attach(createMap({ definition: createSmallMap(), store }));
      const events = recordEvents(map);
      await map.ready;
      await waitForUpdates(map);
      expect(events.types).to.deep.equal(['error', 'ready']);
      const downloads = await collectDownloads(() => get(map, '.bar .file button').click());
      expect(downloads[0]!.text).to.equal(rawRecord);
    });

    it('of a newer version is never overwritten in a custom store', async () => {
      const store = new TestStore();
      store.load = () => JSON.parse(newerRecord) as unknown;
      const map = await mountMap({ definition: createSmallMap(), store });
      answer(map, 'x');
      await wait(SAVE_DELAY_MS);
      leavePage();
      expect(store.calls).to.deep.equal([]);
      expect(getBarText(map)).to.include('Not saved').and.to.include('could not be read in full');
    });

    it('of a newer version is never overwritten in session storage', async () => {
      sessionStorage.setItem('small:default', newerRecord);
      const map = await mountMap(undefined, { storage: 'session' });
      answer(map, 'x');
      leavePage();
      expect(sessionStorage.getItem('small:default')).to.equal(newerRecord);
      expect(getBarText(map)).to.include('Not saved').and.to.include('could not be read in full');
    });
  });

  describe('a full storage', () => {
    it('is reported to people and the host page, and everything is saved when there is room again', async () => {
      const map = await mountLocal();
      const events = recordEvents(map, 'process-map-save');
      await runWithProperty(
        Storage.prototype,
        'setItem',
        {
          value: () => {
            throw new DOMException('full', 'QuotaExceededError');
          },
        },
        async () => {
          answer(map, 'first');
          await wait(SAVE_DELAY_MS);
          await waitForUpdates(map);
          expect(getBarText(map)).to.include('Not saved');
          expect(events.of('process-map-save')[0]!.status).to.equal('failed');
          expect((events.of('process-map-save')[0]!.error as Error).name).to.equal('QuotaExceededError');
          expect(get(map, '[role=status]').textContent).to.include('Not saved');
          map.send({ type: 'phase.complete', phase: 'a' });
          expect(map.journey!.phase).to.equal('b');
          await wait(SAVE_DELAY_MS);
        },
      );
      leavePage();
      await waitForUpdates(map);
      expect(readStored()).to.deep.equal(map.journey);
      expect(events.of('process-map-save').at(-1)).to.deep.equal({ status: 'saved' });
      expect(getBarText(map)).to.match(/Saved today at \d\d:\d\d/);
      expect(getBarText(map)).not.to.include('Not saved');
    });
  });

  describe('a custom store', () => {
    it('takes precedence over storage, and receives the key, the journey and all unsaved facts', async () => {
      const store = new TestStore();
      const map = await mountMap({ definition: createSmallMap(), store }, { storage: 'local', 'journey-id': 'mine' });
      answer(map, 'one');
      answer(map, 'two');
      await wait(SAVE_DELAY_MS);
      answer(map, 'three');
      await wait(SAVE_DELAY_MS);
      expect(store.calls).to.deep.equal([
        { key: 'small:mine', facts: ['one', 'two'], leaving: false, text: 'two' },
        { key: 'small:mine', facts: ['three'], leaving: false, text: 'three' },
      ]);
      expect(localStorage.length).to.equal(0);
    });

    it('may return promises and other thenables', async () => {
      const store = new TestStore();
      const first = await mountMap({ definition: createSmallMap(), store });
      answer(first, 'kept');
      first.remove();
      await wait();
      const thenableStore: JourneyStore = {
        load: (key) => wait(30).then(() => JSON.stringify(store.load(key))),
        save: () => ({ then: (_: unknown, reject: (error: Error) => void) => reject(new Error('refused')) }),
      };
      const map = await mountMap({ definition: createSmallMap(), store: thenableStore });
      expect(getAnswer(map.journey, 'a-q')).to.equal('kept');
      const saveEvent = waitForEvent(map, 'process-map-save');
      answer(map, 'not kept');
      expect((await saveEvent).status).to.equal('failed');
    });

    it('receives one save at a time, and the latest journey last', async () => {
      const store = new TestStore();
      store.delayMs = 200;
      const map = await mountMap({ definition: createSmallMap(), store });
      for (const text of ['a', 'b', 'c', 'd']) {
        answer(map, text);
        await wait(SAVE_DELAY_MS / 2 + 130);
      }
      await wait(SAVE_DELAY_MS + 2 * store.delayMs);
      expect(store.maxPendingSaves).to.equal(1);
      expect(store.calls.flatMap(({ facts }) => facts)).to.deep.equal(['a', 'b', 'c', 'd']);
      expect(getAnswer(store.records.get('small:default')!, 'a-q')).to.equal('d');
      await waitForUpdates(map);
      expect(getBarText(map)).to.match(/Saved today at \d\d:\d\d/);
    });

    it('receives the facts of a failed save again with the next change', async () => {
      const store = new TestStore();
      store.isFailing = true;
      const map = await mountMap({ definition: createSmallMap(), store });
      answer(map, 'one');
      await wait(SAVE_DELAY_MS);
      await waitForUpdates(map);
      expect(getBarText(map)).to.include('Not saved');
      store.isFailing = false;
      answer(map, 'two');
      await wait(SAVE_DELAY_MS);
      expect(store.calls.map(({ facts }) => facts)).to.deep.equal([['one'], ['one', 'two']]);
      await waitForUpdates(map);
      expect(getBarText(map)).not.to.include('Not saved');
    });

    it('receives all unsaved facts on pagehide, even during a save', async () => {
      const store = new TestStore();
      const map = await mountMap({ definition: createSmallMap(), store });
      store.delayMs = 200;
      answer(map, 'under way');
      await wait(SAVE_DELAY_MS);
      enterText(get<HTMLTextAreaElement>(map, 'textarea'), 'last words');
      leavePage();
      expect(store.calls).to.deep.equal([
        { key: 'small:default', facts: ['under way'], leaving: false, text: 'under way' },
        { key: 'small:default', facts: ['under way', 'last words'], leaving: true, text: 'last words' },
      ]);
    });

    it('is not overwritten when loading fails', async () => {
      const store = new TestStore();
      store.load = () => Promise.reject(new Error('offline'));
      const map = attach(createMap({ definition: createSmallMap(), store }));
      const events = recordEvents(map);
      await map.ready;
      await waitForUpdates(map);
      expect(events.types).to.deep.equal(['error', 'ready']);
      expect((events.of('process-map-error')[0]!.error.cause as Error).message).to.equal('offline');
      expect(getBarText(map)).to.include('Not saved');
      answer(map, 'x');
      await wait(SAVE_DELAY_MS);
      leavePage();
      expect(store.calls).to.deep.equal([]);
    });

    it('receives copies', async () => {
      const map = await mountMap({
        definition: createSmallMap(),
        store: { load: () => null, save: (_: string, journey: Journey) => void (journey.cycles.length = 0) },
      });
      answer(map, 'x');
      await wait(SAVE_DELAY_MS);
      expect(getAnswer(map.journey, 'a-q')).to.equal('x');
    });
  });

  it('merges the unsaved journey into the stored one when storage is set after ready', async () => {
    const first = await mountLocal();
    answer(first, 'from last week');
    first.remove();
    const map = await mountMap();
    map.send({ type: 'tool.choose', tool: 'a-tool' });
    const ready = waitForEvent(map, 'process-map-ready');
    map.storage = 'local';
    await ready;
    expect(getAnswer(map.journey, 'a-q')).to.equal('from last week');
    expect(map.journey!.cycles[0]!.tools['a']!['a-tool']!.chosen).to.equal(true);
    await wait(SAVE_DELAY_MS);
    expect(readStored()).to.deep.equal(map.journey);
  });

  it('keeps the storage key and the journey in a new version of the map', async () => {
    const map = await mountLocal();
    answer(map, 'x');
    map.definition = createSmallMap('small', '2');
    await map.ready;
    answer(map, 'y');
    await wait(SAVE_DELAY_MS);
    expect(readStored()!.map.version).to.equal('2');
    expect(getAnswer(readStored(), 'a-q')).to.equal('y');
  });
});
