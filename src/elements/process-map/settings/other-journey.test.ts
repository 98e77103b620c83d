import '../../../define/index.js';
import { createSmallMap, createUrl } from '../../../../test/kit/browser-maps.js';
import { wait, waitForUpdates } from '../../../../test/kit/dom.js';
import { clearPage, expect, getAnswer } from '../../../../test/kit/page.js';
import {
  createRecord,
  getAnswerField,
  getBarText,
  goOnline,
  HostStore,
  mountWriter,
  NOT_SAVED,
  typeAnswer,
  typeUntilNotSaved,
  typeUntilSaving,
  waitFor,
  waitForSavedBar,
  waitForStored,
  WAYS_TO_LEAVE,
} from '../../../../test/kit/setting-changes.js';
import type { ProcessMapElement } from '../process-map.js';

const KEY = 'small:default';
const OTHER_TEXT = 'of the other journey';

/** Settings after which another journey is shown. Its map has the same question ids. */
const SETTINGS: Record<
  string,
  { key: string; change: (map: ProcessMapElement) => void; changeBack: (map: ProcessMapElement) => void }
> = {
  'journey-id': {
    key: 'small:second',
    change: (map) => void (map.journeyId = 'second'),
    changeBack: (map) => void (map.journeyId = 'default'),
  },
  definition: {
    key: 'other:default',
    change: (map) => void (map.definition = createSmallMap('other') as unknown as null),
    changeBack: (map) => void (map.definition = createSmallMap() as unknown as null),
  },
  src: {
    key: 'other:default',
    change: (map) => void (map.src = createUrl(JSON.stringify(createSmallMap('other')))),
    changeBack: (map) => void (map.src = null),
  },
};

for (const [setting, { key, change, changeBack }] of Object.entries(SETTINGS)) {
  describe(`<process-map> when ${setting} shows another journey while somebody writes`, function () {
    this.timeout(10_000);
    let store: HostStore;
    let otherRecord: unknown;
    beforeEach(async () => {
      store = new HostStore();
      const definition = key.startsWith('other') ? createSmallMap('other') : createSmallMap();
      store.write(key, await createRecord('a-q', OTHER_TEXT, definition));
      otherRecord = store.read(key);
    });
    afterEach(clearPage);

    const waitForOther = (map: ProcessMapElement) =>
      waitFor(() => {
        expect(getAnswer(map.journey, 'a-q')).to.equal(OTHER_TEXT);
        expect(getAnswerField(map).value).to.equal(OTHER_TEXT);
      });
    const expectOtherUnchanged = () => expect(store.read(key), 'the other journey').to.equal(otherRecord);

    it('keeps the text in its journey', async () => {
      const { map, events } = await mountWriter({ store });
      typeAnswer(map, 'typed');
      change(map);
      await waitForOther(map);
      await waitForStored(store, KEY, 'typed');
      await wait(600);
      expectOtherUnchanged();
      expect(events.types).to.not.include('denied').and.not.to.include('error');
      expect(events.types.filter((type) => type === 'ready')).to.have.length(1);
      changeBack(map);
      await waitFor(() => expect(getAnswerField(map).value).to.equal('typed'));
    });

    it('saves all of the text to its journey if a save is under way', async () => {
      const { map } = await mountWriter({ store });
      const release = store.holdSaves();
      await typeUntilSaving(map, store, 'typed');
      typeAnswer(map, 'typed, and on');
      change(map);
      await waitForOther(map);
      release();
      await waitForStored(store, KEY, 'typed, and on');
      await waitForUpdates(map);
      expect(getBarText(map)).not.to.include(NOT_SAVED);
      expectOtherUnchanged();
    });

    it('says that text of the journey before is not saved after a failed save, and saves it later', async () => {
      store.failing.save = true;
      const { map } = await mountWriter({ store });
      await typeUntilNotSaved(map, 'typed');
      change(map);
      await waitForOther(map);
      await waitForUpdates(map);
      expect(getBarText(map)).to.include(NOT_SAVED);
      store.failing.save = false;
      goOnline();
      await waitForStored(store, KEY, 'typed');
      await waitForSavedBar(map);
      expectOtherUnchanged();
    });

    it('merges text of a failed save with what a teammate saved since when its journey is shown again', async () => {
      store.failing.save = true;
      const { map } = await mountWriter({ store });
      await typeUntilNotSaved(map, 'typed');
      change(map);
      await waitForOther(map);
      store.write(KEY, await createRecord('b-q', 'of a teammate'));
      store.failing.save = false;
      const savedFacts: string[] = [];
      const saved: (string | undefined)[] = [];
      store.onSave = (record, facts) => {
        saved.push(getAnswer(record, 'b-q'));
        savedFacts.push(...facts.map(({ type }) => type));
      };
      changeBack(map);
      await waitForStored(store, KEY, 'typed');
      await waitForSavedBar(map);
      expect(new Set(saved), 'never overwritten').to.deep.equal(new Set(['of a teammate']));
      expect(savedFacts).to.include('question.answered');
    });

    it('says that text of a journey that could not be loaded is not saved, and merges it later', async () => {
      const record = await createRecord('b-q', 'stored');
      store.write(KEY, record);
      store.unloadableKey = KEY;
      const { map } = await mountWriter({ store });
      await typeUntilNotSaved(map, 'typed');
      change(map);
      await waitForOther(map);
      await waitForUpdates(map);
      expect(getBarText(map)).to.include(NOT_SAVED);
      expect(store.read(KEY), 'nothing is overwritten').to.equal(record);
      store.unloadableKey = undefined;
      goOnline();
      await waitForStored(store, KEY, 'typed');
      await waitForStored(store, KEY, 'stored', 'b-q');
      await waitForSavedBar(map);
      expectOtherUnchanged();
    });

    it('overwrites no unreadable record with text of the journey before', async () => {
      store.unloadableKey = KEY;
      const { map } = await mountWriter({ store });
      await typeUntilNotSaved(map, 'typed');
      change(map);
      await waitForOther(map);
      store.unloadableKey = undefined;
      const unreadable = { format: 'process-map-journey', version: 99 } as never;
      store.write(KEY, unreadable);
      goOnline();
      await wait(600);
      await waitForUpdates(map);
      expect(store.read(KEY)).to.equal(unreadable);
      expect(getBarText(map)).to.include(NOT_SAVED);
    });

    it('has saved the text to its journey when the map is left at once', async () => {
      for (const [way, leave] of Object.entries(WAYS_TO_LEAVE)) {
        const { map } = await mountWriter({ store });
        typeAnswer(map, `typed before ${way}`);
        change(map);
        const comeBack = leave(map);
        await wait(20);
        expect(getAnswer(store.read(KEY), 'a-q'), way).to.equal(`typed before ${way}`);
        comeBack();
        await waitForOther(map);
        expectOtherUnchanged();
        map.remove();
      }
    });
  });
}
