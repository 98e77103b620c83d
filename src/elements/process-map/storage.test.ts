import '../../define/index.js';
import type { Journey } from '../../journey/types/record.js';
import type { Fact } from '../../journey/types/fact.js';
import type { JourneyStore } from '../../stores/journey-store.js';
import { small } from '../../../test/kit/browser-maps.js';
import {
  answer,
  clear,
  click,
  expect,
  findAll,
  get,
  has,
  listen,
  make,
  mount,
  next,
  put,
  settled,
  textOf,
  type,
  wait,
} from '../../../test/kit/page.js';
import type { ProcessMapElement } from './process-map.js';

/** A little longer than changes are gathered for. */
const PAUSE = 330;

const write = (map: ProcessMapElement, text: string, question = 'a-q') =>
  map.send({ type: 'question.answer', question, text });
const stored = (key = 'small:default', storage = localStorage): Journey | null =>
  JSON.parse(storage.getItem(key) ?? 'null') as Journey | null;
const local = (attributes: Record<string, string> = {}) => mount(undefined, { storage: 'local', ...attributes });
const leave = () => window.dispatchEvent(new PageTransitionEvent('pagehide'));
const bar = (map: Element) => textOf(get(map, 'process-map-journey'));

/** Runs with something of the page replaced. */
async function replaced<T extends object, K extends keyof T>(
  owner: T,
  key: K,
  descriptor: PropertyDescriptor,
  run: () => Promise<void>,
) {
  const before = Object.getOwnPropertyDescriptor(owner, key)!;
  Object.defineProperty(owner, key, { configurable: true, ...descriptor });
  try {
    await run();
  } finally {
    Object.defineProperty(owner, key, before);
  }
}

/** Catches what is downloaded. */
async function downloads(run: () => unknown): Promise<{ name: string; text: string }[]> {
  const caught: { name: string; text: string }[] = [];
  const links: HTMLAnchorElement[] = [];
  // Inherited: shadowed for the while.
  Object.defineProperty(HTMLAnchorElement.prototype, 'click', {
    configurable: true,
    value(this: HTMLAnchorElement) {
      links.push(this);
    },
  });
  await run();
  Reflect.deleteProperty(HTMLAnchorElement.prototype, 'click');
  for (const link of links) caught.push({ name: link.download, text: await (await fetch(link.href)).text() });
  return caught;
}

/** A store in memory that can be slow, or fail. */
class TestStore implements JourneyStore {
  readonly kept = new Map<string, Journey>();
  readonly calls: { key: string; facts: string[]; leaving: boolean; text: string | undefined }[] = [];
  underWay = 0;
  most = 0;
  delay = 0;
  fails = false;

  load(key: string): unknown {
    return this.kept.get(key) ?? null;
  }

  save(key: string, journey: Journey, facts: readonly Fact[], { leaving }: { leaving: boolean }): unknown {
    this.calls.push({
      key,
      facts: facts.map((fact) => (fact as { text?: string }).text ?? fact.type),
      leaving,
      text: answer(journey, 'a-q'),
    });
    const keep = () => {
      if (this.fails) throw new Error('no network');
      this.kept.set(key, journey);
    };
    if (!this.delay) return keep();
    this.most = Math.max(this.most, ++this.underWay);
    return wait(this.delay).then(() => {
      this.underWay--;
      keep();
    });
  }
}

describe('<process-map> and what keeps its journey', () => {
  afterEach(clear);

  describe('storage', () => {
    it('none: leaves nothing behind, whatever happens', async () => {
      const map = await mount();
      const host = listen(map, 'process-map-save');
      write(map, 'x');
      await wait(PAUSE);
      leave();
      map.remove();
      expect(localStorage.length + sessionStorage.length).to.equal(0);
      expect(document.cookie).to.equal('');
      expect(host.types).to.deep.equal([]);
      expect(bar(put(map))).to.include('Kept while this page is open');
    });

    for (const [name, storage] of [
      ['local', localStorage],
      ['session', sessionStorage],
    ] as const) {
      it(`${name}: is there again after a reload`, async () => {
        const map = await mount(undefined, { storage: name });
        const host = listen(map, 'process-map-save');
        write(map, 'x');
        map.send({ type: 'phase.complete', phase: 'a' });
        expect(storage.length).to.equal(0);
        await wait(PAUSE);
        expect(host.of('process-map-save')).to.deep.equal([{ status: 'saved' }]);
        expect(Object.keys(storage)).to.deep.equal(['small:default']);
        expect(stored(undefined, storage)).to.deep.equal(map.journey);
        const { journey } = map;
        map.remove();
        const again = make(undefined, { storage: name });
        const events = listen(again);
        put(again);
        await again.ready;
        await settled(again);
        expect(again.journey).to.deep.equal(journey);
        expect(again.shownPhase).to.equal('b');
        expect(events.types).to.deep.equal(['ready']);
        expect(document.activeElement === document.body).to.equal(true);
      });
    }

    it('gathers changes for about a quarter of a second', async () => {
      const map = await local();
      const host = listen(map, 'process-map-save');
      for (const text of ['a', 'ab', 'abc']) {
        write(map, text);
        await wait(120);
        expect(localStorage.length).to.equal(0);
      }
      await wait(PAUSE);
      expect(host.types).to.deep.equal(['save']);
      expect(answer(stored(), 'a-q')).to.equal('abc');
    });

    it('is flushed when the page is left, with what is still being typed', async () => {
      const map = await local();
      type(get<HTMLTextAreaElement>(map, 'textarea'), 'half a sentence');
      leave();
      expect(answer(stored(), 'a-q')).to.equal('half a sentence');
    });

    it('is flushed when the page goes into the background', async () => {
      const map = await local();
      type(get<HTMLTextAreaElement>(map, 'textarea'), 'on a phone');
      await replaced(Document.prototype, 'visibilityState', { get: () => 'hidden' }, async () => {
        document.dispatchEvent(new Event('visibilitychange'));
      });
      expect(answer(stored(), 'a-q')).to.equal('on a phone');
    });

    it('is flushed when the element is taken out of the page, with what is still being typed', async () => {
      const map = await local();
      type(get<HTMLTextAreaElement>(map, 'textarea'), 'in a single-page app');
      map.remove();
      expect(answer(stored(), 'a-q')).to.equal('in a single-page app');
    });

    it('does not write a journey that nobody has begun', async () => {
      const map = await local();
      leave();
      map.remove();
      await wait(PAUSE);
      expect(localStorage.length).to.equal(0);
    });
  });

  describe('journey-id', () => {
    it('keeps two journeys apart', async () => {
      const one = await local({ 'journey-id': 'one' });
      const two = await local({ 'journey-id': 'two' });
      write(one, 'of one');
      write(two, 'of two');
      await wait(PAUSE);
      expect(answer(stored('small:one'), 'a-q')).to.equal('of one');
      expect(answer(stored('small:two'), 'a-q')).to.equal('of two');
    });

    it('switches at run time: each text stays where it was typed', async () => {
      const map = await local({ 'journey-id': 'one' });
      write(map, 'of one');
      type(get<HTMLTextAreaElement>(map, 'textarea'), 'of one, still typing');
      const ready = next(map, 'process-map-ready');
      map.journeyId = 'two';
      await ready;
      expect(answer(stored('small:one'), 'a-q')).to.equal('of one, still typing');
      expect(answer(map.journey, 'a-q')).to.equal(undefined);
      await settled(map);
      expect(get<HTMLTextAreaElement>(map, 'textarea').value).to.equal('');
      await wait(PAUSE);
      expect(localStorage.getItem('small:two')).to.equal(null);
      const back = next(map, 'process-map-ready');
      map.setAttribute('journey-id', 'one');
      expect(answer((await back).journey, 'a-q')).to.equal('of one, still typing');
    });

    it('switches at run time from a slow store: what is typed meanwhile stays in the journey it was typed into', async () => {
      const store = new TestStore();
      const map = await mount({ definition: small(), store, journeyId: 'one' });
      store.load = (key) => wait(100).then(() => store.kept.get(key) ?? null);
      const ready = next(map, 'process-map-ready');
      map.journeyId = 'two';
      await wait(50);
      type(get<HTMLTextAreaElement>(map, 'textarea'), 'while it loads');
      await ready;
      expect(store.calls).to.deep.equal([
        { key: 'small:one', facts: ['while it loads'], leaving: false, text: 'while it loads' },
      ]);
      await settled(map);
      expect(get<HTMLTextAreaElement>(map, 'textarea').value).to.equal('');
      expect(answer(map.journey, 'a-q')).to.equal(undefined);
    });

    it('switches twice: what loads slowly does not overtake what was asked for last', async () => {
      const store = new TestStore();
      const map = await mount({ definition: small(), store, journeyId: 'one' });
      const host = listen(map);
      store.load = (key) => wait(key === 'small:slow' ? 100 : 10).then(() => null);
      map.journeyId = 'slow';
      await wait(30);
      map.journeyId = 'fast';
      await wait(200);
      expect(host.types).to.deep.equal(['ready']);
      write(map, 'x');
      await wait(PAUSE);
      expect(store.calls.map(({ key }) => key)).to.deep.equal(['small:fast']);
    });

    it('switches away from what cannot be saved: that is not said of the next one', async () => {
      const store = new TestStore();
      store.fails = true;
      store.delay = 100;
      const map = await mount({ definition: small(), store, journeyId: 'one' });
      write(map, 'x');
      const ready = next(map, 'process-map-ready');
      map.journeyId = 'two';
      await ready;
      const { status } = await next(map, 'process-map-save');
      await settled(map);
      expect(status).to.equal('failed');
      expect(bar(map)).not.to.include('Not saved here');
    });

    it('a text that the host refused does not come along into another journey', async () => {
      const map = await local({ 'journey-id': 'one' });
      map.addEventListener('process-map-request', (event) => event.preventDefault());
      const field = get<HTMLTextAreaElement>(map, 'textarea');
      type(field, 'refused');
      field.blur();
      await settled(map);
      const ready = next(map, 'process-map-ready');
      map.journeyId = 'two';
      await ready;
      await settled(map);
      expect(get<HTMLTextAreaElement>(map, 'textarea').value).to.equal('');
    });
  });

  describe('a journey that the host set before ready', () => {
    it('beats the stored one, and is saved', async () => {
      const first = await local();
      write(first, 'stored');
      const record = first.journey!;
      record.id = 'of-the-host';
      first.remove();
      const map = make(undefined, { storage: 'local' });
      map.journey = record;
      const host = listen(map);
      put(map);
      await map.ready;
      expect(map.journey.id).to.equal('of-the-host');
      await wait(PAUSE);
      expect(stored()!.id).to.equal('of-the-host');
      expect(host.types).to.deep.equal(['ready', 'save']);
    });

    it('is saved when it is set later too', async () => {
      const map = await local();
      const record = map.journey!;
      record.id = 'restored';
      map.journey = record;
      await wait(PAUSE);
      expect(stored()!.id).to.equal('restored');
    });
  });

  describe('a record that cannot be read', () => {
    const newer = JSON.stringify({
      format: 'process-map-journey',
      version: 99,
      id: 'x',
      map: { id: 'small', version: '1' },
      cycles: [],
    });
    const foreign = newer.replace('99', '1').replace('small', 'another');
    for (const [what, raw] of Object.entries({
      'is corrupt': '{"format": "process-ma',
      'is of a newer version': newer,
      'is of another map': foreign,
      'is none': '[]',
    })) {
      it(`that ${what} is set aside, offered as a download, and never written over`, async () => {
        localStorage.setItem('small:default', raw);
        const map = put(make(undefined, { storage: 'local' }));
        const host = listen(map);
        await map.ready;
        await settled(map);
        expect(host.types).to.deep.equal(['error', 'ready']);
        expect(host.of('process-map-error')[0]!.problems).to.have.length(1);
        expect(bar(map)).to.include('Not saved here').and.to.include('set aside');

        expect(write(map, 'work goes on').ok).to.equal(true);
        await wait(PAUSE);
        leave();
        await wait();
        expect(host.types.slice(2, 4)).to.deep.equal(['change', 'save']);
        expect(host.of('process-map-save')[0]!.status).to.equal('failed');
        expect(localStorage.getItem('small:default')).to.equal(raw);
        expect(answer(map.journey, 'a-q')).to.equal('work goes on');

        const got = await downloads(() =>
          [...get(map, 'process-map-journey').shadowRoot!.querySelectorAll('button')].forEach(
            (each) => /what was kept|a copy/.test(each.textContent) && each.click(),
          ),
        );
        expect(got.map(({ text }) => text)).to.include(raw);
        expect(got.some(({ text }) => text.includes('work goes on'))).to.equal(true);
        await expect(map).to.be.accessible();
        map.remove();
        expect(localStorage.getItem('small:default')).to.equal(raw);
      });
    }

    /** A record of which one entry cannot be read. */
    async function damaged(): Promise<string> {
      const first = await local();
      write(first, 'readable');
      first.remove();
      const record = stored()!;
      Object.assign(record.cycles[0]!.risks, { 'a-risk': 'nonsense' });
      const raw = JSON.stringify(record);
      localStorage.setItem('small:default', raw);
      return raw;
    }

    it('in part gives what is readable, and the whole as a download', async () => {
      const raw = await damaged();
      const map = await local();
      expect(answer(map.journey, 'a-q')).to.equal('readable');
      expect(bar(map)).to.include('could not be read in full');
      const got = await downloads(() => get(map, '.bar > button').click());
      expect(got[0]!.text).to.equal(raw);
    });

    it('in part is kept aside before it is written over, and offered later on', async () => {
      const raw = await damaged();
      const map = await local();
      expect(Object.keys(localStorage)).to.deep.equal(['small:default']);
      write(map, 'goes on');
      map.remove();
      expect(localStorage.getItem('small:default:aside')).to.equal(raw);
      expect(answer(stored(), 'a-q')).to.equal('goes on');

      const again = await local();
      expect(bar(again)).not.to.include('could not be read');
      await click(get(get(again, 'process-map-journey'), '[popovertarget]'));
      for (let i = 0; i < 100 && !has(again, '#menu button'); i++) await wait(10);
      const button = findAll(again, '#menu button').find((each) =>
        textOf(each).includes('Download what was set aside'),
      )!;
      const [got] = await downloads(() => button.click());
      expect(got!.text).to.equal(raw);
    });

    it('in part stays where it is while there is no room to keep it aside', async () => {
      const raw = await damaged();
      const map = await local();
      const { setItem } = Storage.prototype;
      const full = function (this: Storage, key: string, value: string) {
        if (key.endsWith(':aside')) throw new DOMException('full', 'QuotaExceededError');
        setItem.call(this, key, value);
      };
      await replaced(Storage.prototype, 'setItem', { value: full }, async () => {
        write(map, 'goes on');
        await wait(PAUSE);
        await settled(map);
        expect(bar(map)).to.include('Not saved here');
        expect(localStorage.getItem('small:default')).to.equal(raw);
      });
      write(map, 'goes on, with room');
      await wait(PAUSE);
      expect(answer(stored(), 'a-q')).to.equal('goes on, with room');
      expect(localStorage.getItem('small:default:aside')).to.equal(raw);
    });

    it('in part, from a store of the host: is told before it is saved over', async () => {
      const raw = await damaged();
      localStorage.clear();
      const store = new TestStore();
      store.load = () => raw;
      const map = put(make({ definition: small(), store }));
      const host = listen(map);
      await map.ready;
      await settled(map);
      expect(host.types).to.deep.equal(['error', 'ready']);
      const got = await downloads(() => get(map, '.bar > button').click());
      expect(got[0]!.text).to.equal(raw);
    });

    it('of a newer version, in a store of the host, is never written over', async () => {
      const store = new TestStore();
      store.load = () => JSON.parse(newer) as unknown;
      const map = await mount({ definition: small(), store });
      write(map, 'x');
      await wait(PAUSE);
      leave();
      expect(store.calls).to.deep.equal([]);
      expect(bar(map)).to.include('Not saved here').and.to.include('set aside');
    });

    it('of a newer version, in session storage, is never written over', async () => {
      sessionStorage.setItem('small:default', newer);
      const map = await mount(undefined, { storage: 'session' });
      write(map, 'x');
      leave();
      expect(sessionStorage.getItem('small:default')).to.equal(newer);
      expect(bar(map)).to.include('Not saved here').and.to.include('set aside');
    });
  });

  describe('a storage that fails', () => {
    it('when it is full: says so in sight and to the host, works on, and saves all of it once it can', async () => {
      const map = await local();
      const host = listen(map, 'process-map-save');
      await replaced(
        Storage.prototype,
        'setItem',
        {
          value: () => {
            throw new DOMException('full', 'QuotaExceededError');
          },
        },
        async () => {
          write(map, 'first');
          await wait(PAUSE);
          await settled(map);
          expect(bar(map)).to.include('Not saved here');
          expect(host.of('process-map-save')[0]!.status).to.equal('failed');
          expect((host.of('process-map-save')[0]!.error as Error).name).to.equal('QuotaExceededError');
          expect(get(map, '[role=status]').textContent).to.include('Not saved here');
          map.send({ type: 'phase.complete', phase: 'a' });
          expect(map.journey!.phase).to.equal('b');
          await wait(PAUSE);
        },
      );
      leave();
      await settled(map);
      expect(stored()).to.deep.equal(map.journey);
      expect(host.of('process-map-save').at(-1)).to.deep.equal({ status: 'saved' });
      expect(bar(map)).to.match(/Saved \d\d:\d\d/);
      expect(bar(map)).not.to.include('Not saved');
    });
  });

  describe('a store of the host', () => {
    it('beats storage, and gets the key, the journey and the facts since the last save', async () => {
      const store = new TestStore();
      const map = await mount({ definition: small(), store }, { storage: 'local', 'journey-id': 'mine' });
      write(map, 'one');
      write(map, 'two');
      await wait(PAUSE);
      write(map, 'three');
      await wait(PAUSE);
      expect(store.calls).to.deep.equal([
        { key: 'small:mine', facts: ['one', 'two'], leaving: false, text: 'two' },
        { key: 'small:mine', facts: ['three'], leaving: false, text: 'three' },
      ]);
      expect(localStorage.length).to.equal(0);
    });

    it('may load and save in its own time, also by what only looks like a promise', async () => {
      const store = new TestStore();
      const first = await mount({ definition: small(), store });
      write(first, 'kept');
      first.remove();
      await wait();
      const thenable: JourneyStore = {
        load: (key) => wait(30).then(() => JSON.stringify(store.load(key))),
        save: () => ({ then: (_: unknown, fail: (error: Error) => void) => fail(new Error('refused')) }),
      };
      const map = await mount({ definition: small(), store: thenable });
      expect(answer(map.journey, 'a-q')).to.equal('kept');
      const saved = next(map, 'process-map-save');
      write(map, 'not kept');
      expect((await saved).status).to.equal('failed');
    });

    it('that is slow is not called while it is busy, and gets the last word', async () => {
      const store = new TestStore();
      store.delay = 200;
      const map = await mount({ definition: small(), store });
      for (const text of ['a', 'b', 'c', 'd']) {
        write(map, text);
        await wait(PAUSE / 2 + 130);
      }
      await wait(PAUSE + 2 * store.delay);
      expect(store.most).to.equal(1);
      expect(store.calls.flatMap(({ facts }) => facts)).to.deep.equal(['a', 'b', 'c', 'd']);
      expect(answer(store.kept.get('small:default')!, 'a-q')).to.equal('d');
      await settled(map);
      expect(bar(map)).to.match(/Saved \d\d:\d\d/);
    });

    it('that fails gets the facts again with the next change', async () => {
      const store = new TestStore();
      store.fails = true;
      const map = await mount({ definition: small(), store });
      write(map, 'one');
      await wait(PAUSE);
      await settled(map);
      expect(bar(map)).to.include('Not saved here');
      store.fails = false;
      write(map, 'two');
      await wait(PAUSE);
      expect(store.calls.map(({ facts }) => facts)).to.deep.equal([['one'], ['one', 'two']]);
      await settled(map);
      expect(bar(map)).not.to.include('Not saved here');
    });

    it('is told when the page is left, even while it is busy, with all that is not known to be saved', async () => {
      const store = new TestStore();
      const map = await mount({ definition: small(), store });
      store.delay = 200;
      write(map, 'under way');
      await wait(PAUSE);
      type(get<HTMLTextAreaElement>(map, 'textarea'), 'last words');
      leave();
      expect(store.calls).to.deep.equal([
        { key: 'small:default', facts: ['under way'], leaving: false, text: 'under way' },
        { key: 'small:default', facts: ['under way', 'last words'], leaving: true, text: 'last words' },
      ]);
    });

    it('that cannot load is not written over', async () => {
      const store = new TestStore();
      store.load = () => Promise.reject(new Error('offline'));
      const map = put(make({ definition: small(), store }));
      const host = listen(map);
      await map.ready;
      await settled(map);
      expect(host.types).to.deep.equal(['error', 'ready']);
      expect((host.of('process-map-error')[0]!.error.cause as Error).message).to.equal('offline');
      expect(bar(map)).to.include('Not saved here');
      write(map, 'x');
      await wait(PAUSE);
      leave();
      expect(store.calls).to.deep.equal([]);
    });

    it('gets copies', async () => {
      const map = await mount({
        definition: small(),
        store: { load: () => null, save: (_: string, journey: Journey) => void (journey.cycles.length = 0) },
      });
      write(map, 'x');
      await wait(PAUSE);
      expect(answer(map.journey, 'a-q')).to.equal('x');
    });
  });

  it('goes on with what nothing kept before, when a place to keep it is given at run time', async () => {
    const first = await local();
    write(first, 'from last week');
    first.remove();
    const map = await mount();
    map.send({ type: 'tool.choose', tool: 'a-tool' });
    const ready = next(map, 'process-map-ready');
    map.storage = 'local';
    await ready;
    expect(answer(map.journey, 'a-q')).to.equal('from last week');
    expect(map.journey!.cycles[0]!.tools['a']!['a-tool']!.chosen).to.equal(true);
    await wait(PAUSE);
    expect(stored()).to.deep.equal(map.journey);
  });

  it('keeps the place and the journey in a new version of the map', async () => {
    const map = await local();
    write(map, 'x');
    map.definition = small('small', '2');
    await map.ready;
    write(map, 'y');
    await wait(PAUSE);
    expect(stored()!.map.version).to.equal('2');
    expect(answer(stored(), 'a-q')).to.equal('y');
  });
});
