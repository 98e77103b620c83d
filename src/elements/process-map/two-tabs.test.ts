import { sendKeys } from '@web/test-runner-commands';
import '../../define/index.js';
import type { Journey } from '../../journey/types/record.js';
import type { JourneyStore } from '../../stores/journey-store.js';
import { createSmallMap } from '../../../test/kit/browser-maps.js';
import { find, findAll, getFocusedElement, get, has, waitForUpdates, getText, wait } from '../../../test/kit/dom.js';
import { getAnswer, clearPage, expect, recordEvents, createMap, mountMap, attach } from '../../../test/kit/page.js';
import { enterText, click, pressKey, tabTo, typeInto } from '../../../test/kit/person.js';
import type { ProcessMapElement } from './process-map.js';

/** Longer than a save is debounced, and long enough for other elements to merge and to save in turn. */
const SYNC_DELAY_MS = 400;
const KEY = 'small:default';

type PageWindow = Window & typeof globalThis;

const readStored = (storage = localStorage): Journey | null =>
  JSON.parse(storage.getItem(KEY) ?? 'null') as Journey | null;
const mountLocal = (attributes: Record<string, string> = {}) =>
  mountMap(undefined, { storage: 'local', ...attributes });
const answer = (map: ProcessMapElement, text: string, question = 'a-q') =>
  map.send({ type: 'question.answer', question, text });
const getField = (map: ProcessMapElement) => get<HTMLTextAreaElement>(map, 'textarea');
const leavePage = (page: Window) => page.dispatchEvent(new PageTransitionEvent('pagehide'));
const getBarText = (map: Element) => getText(get(map, 'process-map-journey'));
const getAnnouncement = (map: Element) => get(map, '[role=status]').textContent;

/** Retries an assertion until it passes. Throws its error after 3 s. */
async function waitFor(check: () => unknown): Promise<void> {
  for (const end = Date.now() + 3000; ; await wait(20)) {
    try {
      await check();
      return;
    } catch (error) {
      if (Date.now() > end) throw error;
    }
  }
}

/** Returns the current text of an answer, followed by its variants. */
function getTexts(journey: Journey | null, question = 'a-q'): string[] {
  const { text, variants = [] } = Object.values(journey!.cycles.at(-1)!.answers).find((answers) => answers[question])![
    question
  ]!;
  return [text, ...variants.map((variant) => variant.text)];
}

/** Opens another page of this site in a frame: browsers dispatch `storage` events only in other documents. */
async function openPage(
  definition = createSmallMap(),
): Promise<{ map: ProcessMapElement; frame: HTMLIFrameElement; page: PageWindow }> {
  const frame = document.createElement('iframe');
  frame.src = '/test/browser/page.html';
  frame.width = '800';
  const loadEvent = new Promise((resolve) => frame.addEventListener('load', resolve));
  attach(frame);
  await loadEvent;
  const page = frame.contentWindow as PageWindow;
  await page.customElements.whenDefined('process-map');
  const map = page.document.querySelector('process-map')!;
  map.definition = definition;
  await map.ready;
  await waitFor(() => expect(getField(map).id).to.equal('a-q'));
  return { map, frame, page };
}

/** Counts the writes of all pages to web storage while a function runs. */
async function countWrites(pages: PageWindow[], run: () => unknown): Promise<number> {
  let count = 0;
  const restoreFunctions = pages.map(({ Storage }) => {
    const { setItem } = Storage.prototype;
    Storage.prototype.setItem = function (...args) {
      count++;
      setItem.apply(this, args);
    };
    return () => (Storage.prototype.setItem = setItem);
  });
  await run();
  for (const restore of restoreFunctions) restore();
  return count;
}

/** Returns the texts of the files that are downloaded while a function runs. */
async function collectDownloads(page: PageWindow, run: () => unknown): Promise<string[]> {
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

describe('<process-map> elements with the same journey', function () {
  this.timeout(20_000);
  afterEach(clearPage);

  for (const [placement, mountTwo] of Object.entries({
    'in one page': async () => ({ maps: [await mountLocal(), await mountLocal()] as const, pages: [window] }),
    'in two pages of one site': async () => {
      const [first, second] = [await openPage(), await openPage()];
      return { maps: [first.map, second.map] as const, pages: [first.page, second.page] };
    },
  })) {
    describe(placement, () => {
      it('merge a change of one into the other, which dispatches process-map-change and saves nothing', async () => {
        const {
          maps: [first, second],
          pages,
        } = await mountTwo();
        const [firstEvents, secondEvents] = [recordEvents(first), recordEvents(second)];
        const count = await countWrites(pages, async () => {
          answer(first, 'written in one');
          first.send({ type: 'tool.choose', tool: 'b-tool' });
          first.send({ type: 'phase.complete', phase: 'a' });
          first.send({ type: 'tool.choose', tool: 'b-tool' });
          await wait(2 * SYNC_DELAY_MS);
        });
        expect(count).to.equal(1);
        expect(getAnswer(second.journey, 'a-q')).to.equal('written in one');
        expect(second.journey!.phase).to.equal('b');
        expect(second.journey!.cycles).to.deep.equal(first.journey!.cycles);
        expect(secondEvents.types).to.deep.equal(['change']);
        const [{ facts, journey }] = secondEvents.of('process-map-change') as [
          ReturnType<typeof secondEvents.of<'process-map-change'>>[0],
        ];
        expect(facts.map((fact) => fact.type)).to.deep.equal(['journey.merged']);
        expect(journey).to.deep.equal(second.journey);
        expect(firstEvents.types.filter((type) => type === 'change')).to.have.length(3);
        await waitForUpdates(second);
        expect(getField(second).value, 'the shown phase stays the same').to.equal('written in one');
        expect(getBarText(second)).to.include('Saved on this device');
      });

      it('keep both of two simultaneous changes, and then save nothing more', async () => {
        const {
          maps: [first, second],
          pages,
        } = await mountTwo();
        answer(first, 'of one');
        first.send({ type: 'tool.choose', tool: 'a-tool' });
        answer(second, 'of two');
        second.send({ type: 'risk.assess', risk: 'a-risk', accepted: true });
        await waitFor(() => {
          for (const journey of [first.journey, second.journey, readStored()]) {
            expect(getTexts(journey).sort()).to.deep.equal(['of one', 'of two']);
            expect(journey!.cycles[0]!.tools['a']!['a-tool']!.chosen).to.equal(true);
            expect(journey!.cycles[0]!.risks['a']!['a-risk']!.accepted).to.equal(true);
          }
        });
        await wait(SYNC_DELAY_MS);
        expect(first.journey!.cycles).to.deep.equal(second.journey!.cycles);
        const eventLists = [recordEvents(first), recordEvents(second)];
        expect(await countWrites(pages, () => wait(2 * SYNC_DELAY_MS))).to.equal(0);
        expect(eventLists.flatMap(({ types }) => types)).to.deep.equal([]);
      });

      it('keep no variant of an answer that was corrected after the merge', async () => {
        const {
          maps: [first, second],
        } = await mountTwo();
        answer(first, 'Frist');
        await waitFor(() => expect(getAnswer(second.journey, 'a-q')).to.equal('Frist'));
        answer(second, 'First');
        await waitFor(() => expect(getAnswer(first.journey, 'a-q')).to.equal('First'));
        answer(first, 'First of all');
        await waitFor(() => {
          for (const journey of [first.journey, second.journey, readStored()])
            expect(getTexts(journey)).to.deep.equal(['First of all']);
        });
      });

      it('keep text being typed and its caret, with the external text as a variant', async () => {
        const {
          maps: [first, second],
        } = await mountTwo();
        const area = getField(second);
        enterText(area, 'half a sentence');
        area.setSelectionRange(4, 4);
        answer(first, 'from elsewhere');
        leavePage(first.ownerDocument.defaultView!);
        await waitFor(() => expect(getTexts(second.journey)).to.deep.equal(['half a sentence', 'from elsewhere']));
        await waitForUpdates(second);
        expect(area.value).to.equal('half a sentence');
        expect(area.selectionStart).to.equal(4);
        expect(getAnnouncement(second)).to.include('1 question now has two answers');
        await waitFor(() => expect(getTexts(readStored())).to.deep.equal(['half a sentence', 'from elsewhere']));
        // Browsers dispatch storage events with a delay.
        await waitFor(() => expect(getTexts(first.journey)).to.deep.equal(['half a sentence', 'from elsewhere']));
        await waitForUpdates(first);
        expect(getField(first).value).to.equal('half a sentence');
      });

      it('both restart when one does, and keep text that is being typed', async () => {
        const {
          maps: [first, second],
        } = await mountTwo();
        answer(first, 'of before');
        first.send({ type: 'phase.complete', phase: 'a' });
        answer(first, 'also of before', 'b-q');
        await waitFor(() => expect(getAnswer(second.journey, 'b-q')).to.equal('also of before'));
        await waitForUpdates(second);
        enterText(getField(second), 'typed in the other');
        first.send({ type: 'journey.restart' });
        // Of two changes within the same millisecond, neither is the later one.
        await wait(5);
        leavePage(first.ownerDocument.defaultView!);
        await waitFor(() => {
          for (const journey of [first.journey, second.journey, readStored()]) {
            expect(journey!.phase).to.equal('a');
            expect(getAnswer(journey, 'b-q')).to.equal(undefined);
            expect(getTexts(journey)).to.deep.equal(['typed in the other']);
          }
        });
      });

      it('both replace their journey when one does', async () => {
        const {
          maps: [first, second],
        } = await mountTwo();
        answer(first, 'of another group');
        const copy = first.journey;
        first.send({ type: 'journey.restart' });
        answer(first, 'ours');
        first.send({ type: 'tool.choose', tool: 'a-tool' });
        await waitFor(() => expect(getAnswer(second.journey, 'a-q')).to.equal('ours'));
        second.send({ type: 'journey.replace', journey: copy });
        await waitFor(() => {
          for (const journey of [first.journey, second.journey, readStored()]) {
            expect(getTexts(journey)).to.deep.equal(['of another group']);
            expect(journey!.cycles[0]!.tools).to.deep.equal({});
          }
        });
      });

      it('both start a new journey when one is set to null', async () => {
        const {
          maps: [first, second],
        } = await mountTwo();
        answer(first, 'of before');
        await waitFor(() => expect(getAnswer(second.journey, 'a-q')).to.equal('of before'));
        first.journey = null;
        await waitFor(() => {
          for (const journey of [first.journey, second.journey, readStored()])
            expect(getAnswer(journey, 'a-q')).to.equal(undefined);
        });
        expect(second.journey!.id).to.equal(first.journey!.id);
      });

      it('save both texts being typed when both pages are left at the same time', async () => {
        const {
          maps: [first, second],
          pages,
        } = await mountTwo();
        enterText(getField(first), 'last words of one');
        enterText(getField(second), 'last words of two');
        for (const page of pages) leavePage(page);
        expect(getTexts(readStored()).sort()).to.deep.equal(['last words of one', 'last words of two']);
      });

      it('keep all entries when one has a newer map, and then save nothing more', async () => {
        const {
          maps: [first, second],
          pages,
        } = await mountTwo();
        const newerMap = createSmallMap('small', '2');
        newerMap.phases[0]!.tools.push({ id: 'new-tool', name: 'New' });
        newerMap.phases.push({
          ...createSmallMap().phases[2]!,
          id: 'd',
          label: 'D',
          groups: [],
          tools: [],
          risks: [],
          measures: [],
        });
        second.definition = newerMap;
        await second.ready;
        second.send({ type: 'tool.choose', tool: 'new-tool' });
        await waitFor(() => expect(first.journey!.unplaced).to.have.property('1'));
        await waitForUpdates(first);
        answer(first, 'with the old map');
        await waitFor(() => expect(getAnswer(second.journey, 'a-q')).to.equal('with the old map'));
        await wait(SYNC_DELAY_MS);
        expect(await countWrites(pages, () => wait(2 * SYNC_DELAY_MS))).to.equal(0);
        expect(second.journey!.cycles[0]!.tools['a']!['new-tool']!.chosen).to.equal(true);
        expect(second.journey!.unplaced).to.deep.equal({});
        expect(getAnswer(second.journey, 'a-q')).to.equal('with the old map');
      });
    });
  }

  describe('in separate pages of one site', () => {
    it('keep text being typed in both when one is closed', async () => {
      const [first, second] = [await openPage(), await openPage()];
      enterText(getField(first.map), 'typed, and closed');
      enterText(getField(second.map), 'typed meanwhile');
      first.frame.remove();
      await waitFor(() =>
        expect(getTexts(readStored()).sort()).to.deep.equal(['typed meanwhile', 'typed, and closed']),
      );
      expect(getTexts(second.map.journey).sort()).to.deep.equal(['typed meanwhile', 'typed, and closed']);
    });

    it('merge a record that was overwritten before it was read', async () => {
      const { map } = await openPage();
      const other = await mountMap();
      answer(other, 'overwritten');
      localStorage.setItem(KEY, JSON.stringify(other.journey));
      localStorage.setItem(
        KEY,
        JSON.stringify({ ...other.journey!, cycles: [{ ...other.journey!.cycles[0]!, answers: {} }] }),
      );
      await waitFor(() => expect(getTexts(map.journey)).to.deep.equal(['overwritten']));
      await waitFor(() => expect(getTexts(readStored())).to.deep.equal(['overwritten']));
    });

    it('keep the journey in memory when the storage is cleared, and save all of it with the next change', async () => {
      const { map } = await openPage();
      answer(map, 'first');
      await waitFor(() => expect(getTexts(readStored())).to.deep.equal(['first']));
      localStorage.clear();
      await waitFor(() =>
        expect(getBarText(map)).to.include('Kept only while this page is open').and.not.to.include('Saved'),
      );
      await wait(SYNC_DELAY_MS);
      expect(getAnswer(map.journey, 'a-q')).to.equal('first');
      expect(localStorage.length).to.equal(0);
      map.send({ type: 'tool.choose', tool: 'a-tool' });
      await waitFor(() => expect(getBarText(map)).to.include('Saved'));
      expect(getTexts(readStored())).to.deep.equal(['first']);
    });

    for (const [writer, rawRecord] of Object.entries({
      'a newer version of the library': JSON.stringify({
        format: 'process-map-journey',
        version: 2,
        id: 'x',
        map: { id: 'small', version: '1' },
        cycles: [],
      }),
      'another application': 'not a record',
    })) {
      it(`never overwrite a record of ${writer}, and offer both records as downloads`, async () => {
        const { map, page } = await openPage();
        answer(map, 'before');
        await waitFor(() => expect(getTexts(readStored())).to.deep.equal(['before']));
        const events = recordEvents(map, 'process-map-error', 'process-map-change', 'process-map-save');
        events.clear();
        localStorage.setItem(KEY, rawRecord);
        await waitFor(() =>
          expect(getBarText(map)).to.include('Not saved').and.to.include('could not be read in full'),
        );
        expect(events.types.filter((type) => type !== 'save')).to.deep.equal(['error']);
        events.clear();
        expect(getAnnouncement(map)).to.include('Not saved');

        answer(map, 'after');
        enterText(getField(map), 'after, and typed');
        await wait(SYNC_DELAY_MS);
        leavePage(page);
        await wait();
        expect(localStorage.getItem(KEY)).to.equal(rawRecord);
        expect(events.of('process-map-save').map(({ status }) => status))
          .to.include('failed')
          .and.not.to.include('saved');
        expect(getAnswer(map.journey, 'a-q')).to.equal('after, and typed');

        const downloads = await collectDownloads(page, () => {
          for (const button of findAll(get(map, 'process-map-journey'), 'button'))
            if (/what was saved|a backup/.test(button.textContent)) button.click();
        });
        expect(downloads).to.include(rawRecord);
        expect(downloads.some((text) => text.includes('after, and typed'))).to.equal(true);

        // A readable record replaces the unreadable one: both are merged.
        const other = await mountMap();
        answer(other, 'put back');
        localStorage.setItem(KEY, JSON.stringify(other.journey));
        getField(map).blur();
        await waitFor(() => expect(getTexts(readStored()).sort()).to.deep.equal(['after, and typed', 'put back']));
        await waitFor(() => expect(getBarText(map)).not.to.include('Not saved'));
      });
    }

    it('merge through session storage, which frames of one tab share', async () => {
      const { map, page } = await openPage();
      map.storage = 'session';
      await waitForUpdates(map);
      const other = await mountMap(undefined, { storage: 'session' });
      answer(other, 'of this frame');
      await waitFor(() => expect(getAnswer(map.journey, 'a-q')).to.equal('of this frame'));
      answer(map, 'of that frame', 'b-q');
      leavePage(page);
      await waitFor(() => expect(getAnswer(other.journey, 'a-q')).to.equal('of this frame'));
      expect(localStorage.length).to.equal(0);
    });
  });

  describe('in one page, with user input', () => {
    /** Mounts two elements. In the second, the field of a saved answer has the focus. */
    async function mountWithFocusedAnswer(): Promise<[ProcessMapElement, ProcessMapElement]> {
      const first = await mountLocal();
      const second = await mountLocal();
      await typeInto(getField(second), 'in hand');
      // Until the text is committed and then saved.
      await wait(2 * SYNC_DELAY_MS);
      return [first, second];
    }

    it('defer the merge of a focused answer until its field is left', async () => {
      const [first, second] = await mountWithFocusedAnswer();
      answer(first, 'later, from elsewhere');
      first.send({ type: 'tool.choose', tool: 'a-tool' });
      await wait(SYNC_DELAY_MS);
      await waitForUpdates(second);
      expect(getField(second).value).to.equal('in hand');
      await sendKeys({ press: 'ArrowLeft' });
      expect(getField(second).selectionStart).to.equal('in hand'.length - 1);
      await pressKey('Tab');
      await waitForUpdates(second);
      expect(getField(second).value).to.equal('later, from elsewhere');
      expect(second.journey!.cycles[0]!.tools['a']!['a-tool']!.chosen).to.equal(true);
    });

    it('merge other entries at once while an answer is focused', async () => {
      const [first, second] = await mountWithFocusedAnswer();
      first.send({ type: 'tool.choose', tool: 'a-tool' });
      await wait(SYNC_DELAY_MS);
      expect(second.journey!.cycles[0]!.tools['a']!['a-tool']!.chosen).to.equal(true);
      expect(getField(second).matches(':focus')).to.equal(true);
    });

    it('keep the external text as a variant when typing goes on in the focused answer', async () => {
      const [first, second] = await mountWithFocusedAnswer();
      answer(first, 'from elsewhere');
      await wait(SYNC_DELAY_MS);
      await sendKeys({ type: ', and on' });
      await wait(2 * SYNC_DELAY_MS);
      expect(getField(second).value).to.equal('in hand, and on');
      for (const journey of [first.journey, second.journey, readStored()])
        expect(getTexts(journey)).to.deep.equal(['in hand, and on', 'from elsewhere']);
    });

    it('run deferred merges before the page is left', async () => {
      const [first, second] = await mountWithFocusedAnswer();
      answer(first, 'from elsewhere');
      await wait(SYNC_DELAY_MS);
      second.send({ type: 'tool.choose', tool: 'a-tool' });
      leavePage(window);
      expect(getTexts(readStored())).to.deep.equal(['from elsewhere']);
      expect(readStored()!.cycles[0]!.tools['a']!['a-tool']!.chosen).to.equal(true);
    });

    it('show both texts of an answer, one of which can be chosen by keyboard', async () => {
      const first = await mountLocal();
      const second = await mountLocal();
      answer(first, 'of one');
      answer(second, 'of two');
      await wait(2 * SYNC_DELAY_MS);
      second.remove();
      await waitForUpdates(first);
      expect(getAnnouncement(first)).to.include('1 question now has two answers');
      const [currentText, variant] = getTexts(first.journey) as [string, string];
      expect(getField(first).value).to.equal(currentText);
      const takeButton = await tabTo(/^Use this/);
      expect(takeButton.getAttribute('aria-describedby')).to.equal(find(first, 'p.written')!.id);
      expect(getText(get(first, 'p.written'))).to.include(variant);
      await expect(first).to.be.accessible();
      await pressKey('Enter');
      await waitForUpdates(first);
      expect(getTexts(first.journey)).to.deep.equal([variant]);
      expect(getFocusedElement() === getField(first)).to.equal(true);
      expect(has(first, 'p.written')).to.equal(false);
      await waitFor(() => expect(getTexts(readStored())).to.deep.equal([variant]));
    });

    it('do not affect elements with another journey-id or storage', async () => {
      const first = await mountLocal();
      const others = [
        await mountLocal({ 'journey-id': 'two' }),
        await mountMap(undefined, { storage: 'session' }),
        await mountMap(),
      ];
      const eventLists = others.map((other) => recordEvents(other));
      answer(first, 'x');
      await wait(SYNC_DELAY_MS);
      expect(eventLists.flatMap(({ types }) => types)).to.deep.equal([]);
    });

    it('merge changes from the time of disconnection after reconnecting', async () => {
      const first = await mountLocal();
      const second = await mountLocal();
      second.remove();
      const events = recordEvents(second);
      answer(first, 'while it was away');
      await wait(SYNC_DELAY_MS);
      expect(events.types).to.deep.equal([]);
      attach(second);
      await waitForUpdates(second);
      expect(events.types).to.deep.equal(['change']);
      expect(getField(second).value).to.equal('while it was away');
    });

    it('merge before saving a change that was made while disconnected', async () => {
      const first = await mountLocal();
      const second = await mountLocal();
      second.remove();
      answer(second, 'out of the page', 'b-q');
      answer(second, 'by the host');
      answer(first, 'in the page');
      await waitFor(() => expect(getTexts(readStored()).sort()).to.deep.equal(['by the host', 'in the page']));
    });

    it('dispatch process-map-change with the complete journey for merges', async () => {
      const first = await mountLocal();
      const second = await mountLocal();
      let lastJourney: Journey | undefined;
      second.addEventListener('process-map-change', ({ detail }) => (lastJourney = detail.journey));
      answer(first, 'of one');
      await wait(SYNC_DELAY_MS);
      answer(second, 'of two', 'a-q');
      await waitFor(() => expect(lastJourney!.cycles).to.deep.equal(second.journey!.cycles));
    });
  });
});

describe('a custom store with watch', () => {
  afterEach(clearPage);

  /** Simulates a server for several people: stores one record and reports it to all other clients. */
  class Server {
    record: Journey | null = null;
    saves = 0;
    readonly receivers = new Set<(record: unknown) => void>();

    store(): JourneyStore {
      let ownReceiver: (record: unknown) => void;
      return {
        load: () => this.record,
        save: (_, journey) => {
          this.record = journey;
          this.saves++;
          for (const receive of this.receivers) if (receive !== ownReceiver) receive(JSON.stringify(journey));
        },
        watch: (key, receive) => {
          expect(key).to.equal(KEY);
          ownReceiver = receive;
          this.receivers.add(receive);
          return () => this.receivers.delete(receive);
        },
      };
    }
  }

  it('merges the changes of two people, and then receives no more saves', async () => {
    const server = new Server();
    const first = await mountMap({ definition: createSmallMap(), store: server.store() });
    const second = await mountMap({ definition: createSmallMap(), store: server.store() });
    answer(first, 'of one');
    await waitFor(() => expect(getAnswer(second.journey, 'a-q')).to.equal('of one'));
    expect(server.saves).to.equal(1);
    answer(first, 'of one, again');
    answer(second, 'of two');
    await waitFor(() => expect(getTexts(server.record).sort()).to.deep.equal(['of one, again', 'of two']));
    expect(first.journey!.cycles).to.deep.equal(second.journey!.cycles);
    const { saves } = server;
    await wait(2 * SYNC_DELAY_MS);
    expect(server.saves).to.equal(saves);
  });

  it('receives a merged record when it rejects a save and reports its own record', async () => {
    const other = await mountMap();
    answer(other, 'theirs');
    let storedJourney: Journey | null = other.journey;
    let hasConflicted = false;
    let reportRecord: ((record: unknown) => void) | undefined;
    const store: JourneyStore = {
      load: () => null,
      save: (_, journey) => {
        if (hasConflicted) storedJourney = journey;
        else {
          hasConflicted = true;
          reportRecord?.(storedJourney);
          throw new Error('409');
        }
      },
      watch: (_, receive) => {
        reportRecord = receive;
        return () => {};
      },
    };
    const map = await mountMap({ definition: createSmallMap(), store });
    answer(map, 'ours');
    await waitFor(() => expect(getTexts(storedJourney).sort()).to.deep.equal(['ours', 'theirs']));
    await waitFor(() => expect(getBarText(map)).to.include('Saved'));
  });

  it('keeps what it reports while the definition cannot be shown and a save is under way', async () => {
    const other = await mountMap();
    other.send({ type: 'tool.choose', tool: 'a-tool' });
    const isToolChosen = (journey: Journey | null) => journey?.cycles[0]?.tools['a']?.['a-tool']?.chosen;
    let record: Journey | null = null;
    let reportRecord: ((record: unknown) => void) | undefined;
    let release = () => {};
    const store: JourneyStore = {
      load: () => record,
      save: async (_, journey) => {
        await new Promise<void>((resolve) => (release = resolve));
        record = journey;
      },
      watch: (_, receive) => {
        reportRecord = receive;
        return () => {};
      },
    };
    const map = await mountMap({ definition: createSmallMap(), store });
    answer(map, 'ours');
    map.definition = 'broken';
    await map.ready;
    reportRecord?.(other.journey);
    map.definition = createSmallMap();
    await map.ready;
    answer(map, 'ours, and on');
    await waitFor(() => {
      release();
      expect(getTexts(record, 'a-q')).to.deep.equal(['ours, and on']);
    });
    expect([isToolChosen(record), isToolChosen(map.journey)]).to.deep.equal([true, true]);
  });

  it('is watched under the storage key while the element is connected', async () => {
    const server = new Server();
    const map = await mountMap({ definition: createSmallMap(), store: server.store() });
    expect(server.receivers.size).to.equal(1);
    map.remove();
    expect(server.receivers.size).to.equal(0);
    attach(map);
    expect(server.receivers.size).to.equal(1);
    const [receive] = server.receivers;
    map.store = null;
    await waitForUpdates(map);
    expect(server.receivers.size).to.equal(0);
    const events = recordEvents(map);
    receive!('too late');
    expect(events.types).to.deep.equal([]);
  });

  it('is not overwritten after it reported an unreadable record', async () => {
    const server = new Server();
    const map = await mountMap({ definition: createSmallMap(), store: server.store() });
    const events = recordEvents(map);
    for (const receive of server.receivers)
      receive({ format: 'process-map-journey', version: 2, map: { id: 'small' }, cycles: [] });
    answer(map, 'x');
    await wait(SYNC_DELAY_MS);
    await waitForUpdates(map);
    expect(server.saves).to.equal(0);
    expect(events.types).to.deep.equal(['error', 'change', 'save']);
    expect(getBarText(map)).to.include('Not saved');
  });

  it('is used without watch when watch throws, with a warning', async () => {
    const store: JourneyStore = {
      load: () => null,
      save: () => {},
      watch: () => {
        throw new Error('no socket');
      },
    };
    const { warn } = console;
    let warning = '';
    console.warn = (...args: unknown[]) => void (warning += args.join(' '));
    const map = attach(createMap({ definition: createSmallMap(), store }));
    await map.ready;
    console.warn = warn;
    expect(warning).to.include('no socket');
    expect(answer(map, 'x').ok).to.equal(true);
  });

  it('is shown as the storage of the host page', async () => {
    const map = await mountMap({ definition: createSmallMap(), store: { load: () => null, save: () => {} } });
    expect(getBarText(map)).to.include('Saved by this page').and.not.to.include('this device');
    await click(get(get(map, 'process-map-journey'), '[popovertarget=menu]'));
  });
});
