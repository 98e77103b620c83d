import { sendKeys } from '@web/test-runner-commands';
import '../../define/index.js';
import type { Journey } from '../../journey/types/record.js';
import type { JourneyStore } from '../../stores/journey-store.js';
import { small } from '../../../test/kit/browser-maps.js';
import {
  answer,
  clear,
  click,
  expect,
  find,
  findAll,
  focused,
  get,
  has,
  listen,
  make,
  mount,
  press,
  put,
  settled,
  tabTo,
  textOf,
  type,
  typeInto,
  wait,
} from '../../../test/kit/page.js';
import type { ProcessMapElement } from './process-map.js';

/** Longer than changes are gathered for, and long enough for others to hear of it and to answer. */
const PAUSE = 400;
const KEY = 'small:default';

type Page = Window & typeof globalThis;

const stored = (storage = localStorage): Journey | null => JSON.parse(storage.getItem(KEY) ?? 'null') as Journey | null;
const local = (attributes: Record<string, string> = {}) => mount(undefined, { storage: 'local', ...attributes });
const write = (map: ProcessMapElement, text: string, question = 'a-q') =>
  map.send({ type: 'question.answer', question, text });
const field = (map: ProcessMapElement) => get<HTMLTextAreaElement>(map, 'textarea');
const leave = (page: Window) => page.dispatchEvent(new PageTransitionEvent('pagehide'));
const bar = (map: Element) => textOf(get(map, 'process-map-journey'));
const said = (map: Element) => get(map, '[role=status]').textContent;

/** Waits until something is so: the machine may be busy. */
async function eventually(check: () => unknown): Promise<void> {
  for (const end = Date.now() + 3000; ; await wait(20)) {
    try {
      await check();
      return;
    } catch (error) {
      if (Date.now() > end) throw error;
    }
  }
}

/** The text that stands, and those beside it. */
function texts(journey: Journey | null, question = 'a-q'): string[] {
  const { text, variants = [] } = Object.values(journey!.cycles.at(-1)!.answers).find((answers) => answers[question])![
    question
  ]!;
  return [text, ...variants.map((variant) => variant.text)];
}

/** Another page of this site: what it keeps is told to others by the browser. */
async function page(definition = small()): Promise<{ map: ProcessMapElement; frame: HTMLIFrameElement; page: Page }> {
  const frame = document.createElement('iframe');
  frame.src = '/test/browser/page.html';
  frame.width = '800';
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
  put(frame);
  await loaded;
  const page = frame.contentWindow as Page;
  await page.customElements.whenDefined('process-map');
  const map = page.document.querySelector('process-map')!;
  map.definition = definition;
  await map.ready;
  await eventually(() => expect(field(map).id).to.equal('a-q'));
  return { map, frame, page };
}

/** Counts what is written to the storage while something runs, by all pages. */
async function writes(pages: Page[], run: () => unknown): Promise<number> {
  let count = 0;
  const undo = pages.map(({ Storage }) => {
    const { setItem } = Storage.prototype;
    Storage.prototype.setItem = function (...args) {
      count++;
      setItem.apply(this, args);
    };
    return () => (Storage.prototype.setItem = setItem);
  });
  await run();
  for (const each of undo) each();
  return count;
}

async function downloads(page: Page, run: () => unknown): Promise<string[]> {
  const links: HTMLAnchorElement[] = [];
  const { prototype } = page.HTMLAnchorElement;
  Object.defineProperty(prototype, 'click', {
    configurable: true,
    value(this: HTMLAnchorElement) {
      links.push(this);
    },
  });
  await run();
  Reflect.deleteProperty(prototype, 'click');
  return Promise.all(links.map(async ({ href }) => (await page.fetch(href)).text()));
}

describe('two on one journey', function () {
  this.timeout(20_000);
  afterEach(clear);

  for (const [where, both] of Object.entries({
    'elements of one page': async () => ({ maps: [await local(), await local()] as const, pages: [window] }),
    'pages of one site': async () => {
      const [one, two] = [await page(), await page()];
      return { maps: [one.map, two.map] as const, pages: [one.page, two.page] };
    },
  })) {
    describe(where, () => {
      it('the other has what one wrote, tells its host, and writes nothing', async () => {
        const {
          maps: [one, two],
          pages,
        } = await both();
        const [hostOne, hostTwo] = [listen(one), listen(two)];
        const count = await writes(pages, async () => {
          write(one, 'written in one');
          one.send({ type: 'tool.choose', tool: 'b-tool' });
          one.send({ type: 'phase.complete', phase: 'a' });
          one.send({ type: 'tool.choose', tool: 'b-tool' });
          await wait(2 * PAUSE);
        });
        expect(count).to.equal(1);
        expect(answer(two.journey, 'a-q')).to.equal('written in one');
        expect(two.journey!.phase).to.equal('b');
        expect(two.journey!.cycles).to.deep.equal(one.journey!.cycles);
        expect(hostTwo.types).to.deep.equal(['change']);
        const [{ facts, journey }] = hostTwo.of('process-map-change') as [
          ReturnType<typeof hostTwo.of<'process-map-change'>>[0],
        ];
        expect(facts.map((fact) => fact.type)).to.deep.equal(['journey.merged']);
        expect(journey).to.deep.equal(two.journey);
        expect(hostOne.types.filter((each) => each === 'change')).to.have.length(3);
        await settled(two);
        expect(field(two).value, 'nobody is taken along to another phase').to.equal('written in one');
        expect(bar(two)).to.include('Kept on this device');
      });

      it('nothing that both wrote at the same time is lost, and then there is peace', async () => {
        const {
          maps: [one, two],
          pages,
        } = await both();
        write(one, 'of one');
        one.send({ type: 'tool.choose', tool: 'a-tool' });
        write(two, 'of two');
        two.send({ type: 'risk.assess', risk: 'a-risk', accepted: true });
        await eventually(() => {
          for (const journey of [one.journey, two.journey, stored()]) {
            expect(texts(journey).sort()).to.deep.equal(['of one', 'of two']);
            expect(journey!.cycles[0]!.tools['a']!['a-tool']!.chosen).to.equal(true);
            expect(journey!.cycles[0]!.risks['a']!['a-risk']!.accepted).to.equal(true);
          }
        });
        await wait(PAUSE);
        expect(one.journey!.cycles).to.deep.equal(two.journey!.cycles);
        const hosts = [listen(one), listen(two)];
        expect(await writes(pages, () => wait(2 * PAUSE))).to.equal(0);
        expect(hosts.flatMap(({ types }) => types)).to.deep.equal([]);
      });

      it('a text that is corrected leaves no other beside it', async () => {
        const {
          maps: [one, two],
        } = await both();
        write(one, 'Frist');
        await eventually(() => expect(answer(two.journey, 'a-q')).to.equal('Frist'));
        write(two, 'First');
        await eventually(() => expect(answer(one.journey, 'a-q')).to.equal('First'));
        write(one, 'First of all');
        await eventually(() => {
          for (const journey of [one.journey, two.journey, stored()])
            expect(texts(journey)).to.deep.equal(['First of all']);
        });
      });

      it('a text that is being typed stays as it is, with the caret; the other text is beside it', async () => {
        const {
          maps: [one, two],
        } = await both();
        const area = field(two);
        type(area, 'half a sentence');
        area.setSelectionRange(4, 4);
        write(one, 'from elsewhere');
        leave(one.ownerDocument.defaultView!);
        await eventually(() => expect(texts(two.journey)).to.deep.equal(['half a sentence', 'from elsewhere']));
        await settled(two);
        expect(area.value).to.equal('half a sentence');
        expect(area.selectionStart).to.equal(4);
        expect(said(two)).to.include('both are kept');
        await eventually(() => expect(texts(stored())).to.deep.equal(['half a sentence', 'from elsewhere']));
        // The browser tells other pages a little later.
        await eventually(() => expect(texts(one.journey)).to.deep.equal(['half a sentence', 'from elsewhere']));
        await settled(one);
        expect(field(one).value).to.equal('half a sentence');
      });

      it('starting over in one is starting over in both; what is being typed just then is kept', async () => {
        const {
          maps: [one, two],
        } = await both();
        write(one, 'of before');
        one.send({ type: 'phase.complete', phase: 'a' });
        write(one, 'also of before', 'b-q');
        await eventually(() => expect(answer(two.journey, 'b-q')).to.equal('also of before'));
        await settled(two);
        type(field(two), 'typed in the other');
        one.send({ type: 'journey.restart' });
        // Of two things within one millisecond nobody can say which is the later one.
        await wait(5);
        leave(one.ownerDocument.defaultView!);
        await eventually(() => {
          for (const journey of [one.journey, two.journey, stored()]) {
            expect(journey!.phase).to.equal('a');
            expect(answer(journey, 'b-q')).to.equal(undefined);
            expect(texts(journey)).to.deep.equal(['typed in the other']);
          }
        });
      });

      it('a copy that is opened in one in place of all is in both', async () => {
        const {
          maps: [one, two],
        } = await both();
        write(one, 'of another group');
        const copy = one.journey;
        one.send({ type: 'journey.restart' });
        write(one, 'ours');
        one.send({ type: 'tool.choose', tool: 'a-tool' });
        await eventually(() => expect(answer(two.journey, 'a-q')).to.equal('ours'));
        two.send({ type: 'journey.replace', journey: copy });
        await eventually(() => {
          for (const journey of [one.journey, two.journey, stored()]) {
            expect(texts(journey)).to.deep.equal(['of another group']);
            expect(journey!.cycles[0]!.tools).to.deep.equal({});
          }
        });
      });

      it('a host that starts anew in one does so in both', async () => {
        const {
          maps: [one, two],
        } = await both();
        write(one, 'of before');
        await eventually(() => expect(answer(two.journey, 'a-q')).to.equal('of before'));
        one.journey = null;
        await eventually(() => {
          for (const journey of [one.journey, two.journey, stored()])
            expect(answer(journey, 'a-q')).to.equal(undefined);
        });
        expect(two.journey!.id).to.equal(one.journey!.id);
      });

      it('both are left at the same moment', async () => {
        const {
          maps: [one, two],
          pages,
        } = await both();
        type(field(one), 'last words of one');
        type(field(two), 'last words of two');
        for (const each of pages) leave(each);
        expect(texts(stored()).sort()).to.deep.equal(['last words of one', 'last words of two']);
      });

      it('one has a newer map: nothing is lost in the other, and neither writes for ever', async () => {
        const {
          maps: [one, two],
          pages,
        } = await both();
        const newer = small('small', '2');
        newer.phases[0]!.tools.push({ id: 'new-tool', name: 'New' });
        newer.phases.push({
          ...small().phases[2]!,
          id: 'd',
          label: 'D',
          groups: [],
          tools: [],
          risks: [],
          measures: [],
        });
        two.definition = newer;
        await two.ready;
        two.send({ type: 'tool.choose', tool: 'new-tool' });
        await eventually(() => expect(one.journey!.unplaced).to.have.property('1'));
        await settled(one);
        expect(bar(one)).to.include('1 entry');
        write(one, 'with the old map');
        await eventually(() => expect(answer(two.journey, 'a-q')).to.equal('with the old map'));
        await wait(PAUSE);
        expect(await writes(pages, () => wait(2 * PAUSE))).to.equal(0);
        expect(two.journey!.cycles[0]!.tools['a']!['new-tool']!.chosen).to.equal(true);
        expect(two.journey!.unplaced).to.deep.equal({});
        expect(answer(two.journey, 'a-q')).to.equal('with the old map');
      });
    });
  }

  describe('pages of one site', () => {
    it('one is closed while the other writes', async () => {
      const [one, two] = [await page(), await page()];
      type(field(one.map), 'typed, and closed');
      type(field(two.map), 'typed meanwhile');
      one.frame.remove();
      await eventually(() => expect(texts(stored()).sort()).to.deep.equal(['typed meanwhile', 'typed, and closed']));
      expect(texts(two.map.journey).sort()).to.deep.equal(['typed meanwhile', 'typed, and closed']);
    });

    it('a record that was overwritten at once by somebody who had not seen it is not lost', async () => {
      const { map } = await page();
      const other = await mount();
      write(other, 'overwritten');
      localStorage.setItem(KEY, JSON.stringify(other.journey));
      localStorage.setItem(
        KEY,
        JSON.stringify({ ...other.journey!, cycles: [{ ...other.journey!.cycles[0]!, answers: {} }] }),
      );
      await eventually(() => expect(texts(map.journey)).to.deep.equal(['overwritten']));
      await eventually(() => expect(texts(stored())).to.deep.equal(['overwritten']));
    });

    it('the storage is emptied in one: the other goes on, says what is so, and keeps all of it with the next change', async () => {
      const { map } = await page();
      write(map, 'first');
      await eventually(() => expect(texts(stored())).to.deep.equal(['first']));
      localStorage.clear();
      await eventually(() => expect(bar(map)).to.include('Kept while this page is open').and.not.to.include('Saved'));
      await wait(PAUSE);
      expect(answer(map.journey, 'a-q')).to.equal('first');
      expect(localStorage.length).to.equal(0);
      map.send({ type: 'tool.choose', tool: 'a-tool' });
      await eventually(() => expect(bar(map)).to.include('Saved'));
      expect(texts(stored())).to.deep.equal(['first']);
    });

    for (const [what, raw] of Object.entries({
      'a newer version of the library': JSON.stringify({
        format: 'process-map-journey',
        version: 2,
        id: 'x',
        map: { id: 'small', version: '1' },
        cycles: [],
      }),
      'something else': 'not a record',
    })) {
      it(`${what} writes there: that is never written over, and both are offered`, async () => {
        const { map, page: own } = await page();
        write(map, 'before');
        await eventually(() => expect(texts(stored())).to.deep.equal(['before']));
        const host = listen(map, 'process-map-error', 'process-map-change', 'process-map-save');
        host.clear();
        localStorage.setItem(KEY, raw);
        await eventually(() => expect(bar(map)).to.include('Not saved here').and.to.include('set aside'));
        expect(host.types.filter((each) => each !== 'save')).to.deep.equal(['error']);
        host.clear();
        expect(said(map)).to.include('Not saved here');

        write(map, 'after');
        type(field(map), 'after, and typed');
        await wait(PAUSE);
        leave(own);
        await wait();
        expect(localStorage.getItem(KEY)).to.equal(raw);
        expect(host.of('process-map-save').map(({ status }) => status))
          .to.include('failed')
          .and.not.to.include('saved');
        expect(answer(map.journey, 'a-q')).to.equal('after, and typed');

        const got = await downloads(own, () => {
          for (const each of findAll(get(map, 'process-map-journey'), 'button'))
            if (/what was kept|a copy/.test(each.textContent)) each.click();
        });
        expect(got).to.include(raw);
        expect(got.some((text) => text.includes('after, and typed'))).to.equal(true);

        // Somebody put a readable one back: all is well again, and nothing was lost.
        const other = await mount();
        write(other, 'put back');
        localStorage.setItem(KEY, JSON.stringify(other.journey));
        field(map).blur();
        await eventually(() => expect(texts(stored()).sort()).to.deep.equal(['after, and typed', 'put back']));
        await eventually(() => expect(bar(map)).not.to.include('Not saved'));
      });
    }

    it('in session storage, as frames of one tab share it', async () => {
      const { map, page: own } = await page();
      map.storage = 'session';
      await settled(map);
      const here = await mount(undefined, { storage: 'session' });
      write(here, 'of this frame');
      await eventually(() => expect(answer(map.journey, 'a-q')).to.equal('of this frame'));
      write(map, 'of that frame', 'b-q');
      leave(own);
      await eventually(() => expect(answer(here.journey, 'a-q')).to.equal('of this frame'));
      expect(localStorage.length).to.equal(0);
    });
  });

  describe('elements of one page', () => {
    /** Two, in the second of which a person has an answer in hand that was saved. */
    async function inHand(): Promise<[ProcessMapElement, ProcessMapElement]> {
      const one = await local();
      const two = await local();
      await typeInto(field(two), 'in hand');
      // Until it is sent, and then saved.
      await wait(2 * PAUSE);
      return [one, two];
    }

    it('an answer that a person has in hand stays until the field is left', async () => {
      const [one, two] = await inHand();
      write(one, 'later, from elsewhere');
      one.send({ type: 'tool.choose', tool: 'a-tool' });
      await wait(PAUSE);
      await settled(two);
      expect(field(two).value).to.equal('in hand');
      await sendKeys({ press: 'ArrowLeft' });
      expect(field(two).selectionStart).to.equal('in hand'.length - 1);
      await press('Tab');
      await settled(two);
      expect(field(two).value).to.equal('later, from elsewhere');
      expect(two.journey!.cycles[0]!.tools['a']!['a-tool']!.chosen).to.equal(true);
    });

    it('what else came in does not wait for that', async () => {
      const [one, two] = await inHand();
      one.send({ type: 'tool.choose', tool: 'a-tool' });
      await wait(PAUSE);
      expect(two.journey!.cycles[0]!.tools['a']!['a-tool']!.chosen).to.equal(true);
      expect(field(two).matches(':focus')).to.equal(true);
    });

    it('a person goes on with an answer in hand: the other text is kept beside it', async () => {
      const [one, two] = await inHand();
      write(one, 'from elsewhere');
      await wait(PAUSE);
      await sendKeys({ type: ', and on' });
      await wait(2 * PAUSE);
      expect(field(two).value).to.equal('in hand, and on');
      for (const journey of [one.journey, two.journey, stored()])
        expect(texts(journey)).to.deep.equal(['in hand, and on', 'from elsewhere']);
    });

    it('the page is left while something waits: nothing is lost', async () => {
      const [one, two] = await inHand();
      write(one, 'from elsewhere');
      await wait(PAUSE);
      two.send({ type: 'tool.choose', tool: 'a-tool' });
      leave(window);
      expect(texts(stored())).to.deep.equal(['from elsewhere']);
      expect(stored()!.cycles[0]!.tools['a']!['a-tool']!.chosen).to.equal(true);
    });

    it('both texts are in sight, and one is taken or discarded by keyboard', async () => {
      const one = await local();
      const two = await local();
      write(one, 'of one');
      write(two, 'of two');
      await wait(2 * PAUSE);
      two.remove();
      await settled(one);
      expect(said(one)).to.include('both are kept');
      const [stands, other] = texts(one.journey) as [string, string];
      expect(field(one).value).to.equal(stands);
      const take = await tabTo(/^Take this/);
      expect(take.getAttribute('aria-describedby')).to.equal(find(one, 'p.written')!.id);
      expect(textOf(get(one, 'p.written'))).to.include(other);
      await expect(one).to.be.accessible();
      await press('Enter');
      await settled(one);
      expect(texts(one.journey)).to.deep.equal([other]);
      expect(focused() === field(one)).to.equal(true);
      expect(has(one, 'p.written')).to.equal(false);
      await eventually(() => expect(texts(stored())).to.deep.equal([other]));
    });

    it('journeys of other names, and other places, hear nothing of it', async () => {
      const one = await local();
      const others = [
        await local({ 'journey-id': 'two' }),
        await mount(undefined, { storage: 'session' }),
        await mount(),
      ];
      const hosts = others.map((each) => listen(each));
      write(one, 'x');
      await wait(PAUSE);
      expect(hosts.flatMap(({ types }) => types)).to.deep.equal([]);
    });

    it('one that is out of the page hears nothing, and catches up when it is back', async () => {
      const one = await local();
      const two = await local();
      two.remove();
      const host = listen(two);
      write(one, 'while it was away');
      await wait(PAUSE);
      expect(host.types).to.deep.equal([]);
      put(two);
      await settled(two);
      expect(host.types).to.deep.equal(['change']);
      expect(field(two).value).to.equal('while it was away');
    });

    it('one that is out of the page and is written to does not overwrite the other', async () => {
      const one = await local();
      const two = await local();
      two.remove();
      write(two, 'out of the page', 'b-q');
      write(two, 'by the host');
      write(one, 'in the page');
      await eventually(() => expect(texts(stored()).sort()).to.deep.equal(['by the host', 'in the page']));
    });

    it('a host that persists by change events hears of everything', async () => {
      const one = await local();
      const two = await local();
      let kept: Journey | undefined;
      two.addEventListener('process-map-change', ({ detail }) => (kept = detail.journey));
      write(one, 'of one');
      await wait(PAUSE);
      write(two, 'of two', 'a-q');
      await eventually(() => expect(kept!.cycles).to.deep.equal(two.journey!.cycles));
    });
  });
});

describe('a store of the host that can be watched', () => {
  afterEach(clear);

  /** What a server would do for several people: keeps one record, and tells the others. */
  class Server {
    record: Journey | null = null;
    saves = 0;
    readonly takes = new Set<(record: unknown) => void>();

    store(): JourneyStore {
      let own: (record: unknown) => void;
      return {
        load: () => this.record,
        save: (_, journey) => {
          this.record = journey;
          this.saves++;
          for (const take of this.takes) if (take !== own) take(JSON.stringify(journey));
        },
        watch: (key, take) => {
          expect(key).to.equal(KEY);
          own = take;
          this.takes.add(take);
          return () => this.takes.delete(take);
        },
      };
    }
  }

  it('two people see and keep what both wrote, and then there is peace', async () => {
    const server = new Server();
    const one = await mount({ definition: small(), store: server.store() });
    const two = await mount({ definition: small(), store: server.store() });
    write(one, 'of one');
    await eventually(() => expect(answer(two.journey, 'a-q')).to.equal('of one'));
    expect(server.saves).to.equal(1);
    write(one, 'of one, again');
    write(two, 'of two');
    await eventually(() => expect(texts(server.record).sort()).to.deep.equal(['of one, again', 'of two']));
    expect(one.journey!.cycles).to.deep.equal(two.journey!.cycles);
    const { saves } = server;
    await wait(2 * PAUSE);
    expect(server.saves).to.equal(saves);
  });

  it('that refuses a save and gives what it has instead gets both a moment later', async () => {
    const theirs = await mount();
    write(theirs, 'theirs');
    let kept: Journey | null = theirs.journey;
    let seen = false;
    let take: ((record: unknown) => void) | undefined;
    const store: JourneyStore = {
      load: () => null,
      save: (_, journey) => {
        if (seen) kept = journey;
        else {
          seen = true;
          take?.(kept);
          throw new Error('409');
        }
      },
      watch: (_, given) => {
        take = given;
        return () => {};
      },
    };
    const map = await mount({ definition: small(), store });
    write(map, 'ours');
    await eventually(() => expect(texts(kept).sort()).to.deep.equal(['ours', 'theirs']));
    await eventually(() => expect(bar(map)).to.include('Saved'));
  });

  it('is watched while the element is in the page, under its key', async () => {
    const server = new Server();
    const map = await mount({ definition: small(), store: server.store() });
    expect(server.takes.size).to.equal(1);
    map.remove();
    expect(server.takes.size).to.equal(0);
    put(map);
    expect(server.takes.size).to.equal(1);
    const [take] = server.takes;
    map.store = null;
    await settled(map);
    expect(server.takes.size).to.equal(0);
    const host = listen(map);
    take!('too late');
    expect(host.types).to.deep.equal([]);
  });

  it('may give what cannot be read: it is not written over', async () => {
    const server = new Server();
    const map = await mount({ definition: small(), store: server.store() });
    const host = listen(map);
    for (const take of server.takes)
      take({ format: 'process-map-journey', version: 2, map: { id: 'small' }, cycles: [] });
    write(map, 'x');
    await wait(PAUSE);
    await settled(map);
    expect(server.saves).to.equal(0);
    expect(host.types).to.deep.equal(['error', 'change', 'save']);
    expect(bar(map)).to.include('Not saved here');
  });

  it('that fails to be watched is used without', async () => {
    const store: JourneyStore = {
      load: () => null,
      save: () => {},
      watch: () => {
        throw new Error('no socket');
      },
    };
    const { warn } = console;
    let said = '';
    console.warn = (...args: unknown[]) => void (said += args.join(' '));
    const map = put(make({ definition: small(), store }));
    await map.ready;
    console.warn = warn;
    expect(said).to.include('no socket');
    expect(write(map, 'x').ok).to.equal(true);
  });

  it('keeps it by the page, and says so', async () => {
    const map = await mount({ definition: small(), store: { load: () => null, save: () => {} } });
    expect(bar(map)).to.include('Kept by this page').and.not.to.include('this device');
    await click(get(get(map, 'process-map-journey'), '[popovertarget]'));
  });
});
