import '../../../define/index.js';
import { wait, waitForUpdates } from '../../../../test/kit/dom.js';
import { clearPage, expect, getAnswer } from '../../../../test/kit/page.js';
import {
  createBrowserPlace,
  createRecord,
  expectCaretIn,
  getAnswerField,
  getBarText,
  HostStore,
  mountWriter,
  NOT_SAVED,
  typeAnswer,
  typeUntilNotSaved,
  waitFor,
  waitForSavedBar,
  waitForStored,
  WAYS_TO_LEAVE,
  type JourneyPlace,
} from '../../../../test/kit/setting-changes.js';
import type { ProcessMapElement } from '../process-map.js';

const KEY = 'small:default';

/** Two places for one journey, and the setting that leads from the first to the second. */
interface Move {
  first: JourneyPlace;
  second: JourneyPlace;
  mount(): ReturnType<typeof mountWriter>;
  change(map: ProcessMapElement): void;

  /** Lets saves in the first place begin, but not end. Returns a function that lets them end. */
  holdSaves(): () => void;
  end(): void;
}

const MOVES: Record<string, () => Move> = {
  store() {
    const [first, second] = [new HostStore(), new HostStore()];
    return {
      first,
      second,
      mount: () => mountWriter({ store: first }),
      change: (map) => void (map.store = second),
      holdSaves: () => first.holdSaves(),
      end: () => undefined,
    };
  },
  storage() {
    const [first, second] = [createBrowserPlace(localStorage), createBrowserPlace(sessionStorage)];
    return {
      first,
      second,
      mount: () => mountWriter({}, { storage: 'local' }),
      change: (map) => void (map.storage = 'session'),
      // A save in the browser ends at once. Until then, it is due.
      holdSaves: () => () => undefined,
      end() {
        second.restore();
        first.restore();
      },
    };
  },
};

for (const [setting, createMove] of Object.entries(MOVES)) {
  describe(`<process-map> when ${setting} changes while somebody writes`, function () {
    this.timeout(10_000);
    let move: Move;
    beforeEach(async () => {
      move = createMove();
      // Of another group: its journey has another id.
      move.second.write(KEY, await createRecord('c-q', 'of the second'));
    });
    afterEach(() => {
      move.end();
      clearPage();
    });

    it('saves the text to the old store, and merges it with the record of the new one', async () => {
      move.first.write(KEY, await createRecord('b-q', 'of the first'));
      const { map, events } = await move.mount();
      const field = typeAnswer(map, 'typed');
      move.change(map);
      await waitForStored(move.second, KEY, 'typed');
      await expectCaretIn(map, field, 'typed');
      expect(getAnswer(move.first.read(KEY), 'a-q')).to.equal('typed');
      expect(getAnswer(move.first.read(KEY), 'b-q')).to.equal('of the first');
      expect(getAnswer(move.first.read(KEY), 'c-q'), 'nothing comes from the new store').to.equal(undefined);
      expect(getAnswer(move.second.read(KEY), 'c-q')).to.equal('of the second');
      expect(getAnswer(move.second.read(KEY), 'b-q'), 'another group gets no record').to.equal(undefined);
      typeAnswer(map, 'typed, and on');
      await waitForStored(move.second, KEY, 'typed, and on');
      await expectCaretIn(map, field, 'typed, and on');
      expect(getAnswer(move.first.read(KEY), 'a-q'), 'the old store gets nothing later').to.equal('typed');
      expect(events.types).to.not.include('denied').and.not.to.include('error');
      expect(events.types.filter((type) => type === 'ready')).to.have.length(1);
    });

    it('saves everything to both stores if a save is under way', async () => {
      const { map } = await move.mount();
      const release = move.holdSaves();
      typeAnswer(map, 'typed');
      getAnswerField(map).blur();
      // Until the save is under way, or due.
      await wait(setting === 'store' ? 400 : 20);
      const field = typeAnswer(map, 'typed, and on');
      move.change(map);
      await waitForStored(move.second, KEY, 'typed, and on');
      release();
      await waitForStored(move.first, KEY, 'typed, and on');
      await waitForSavedBar(map);
      await expectCaretIn(map, field, 'typed, and on');
      expect(getAnswer(move.second.read(KEY), 'c-q')).to.equal('of the second');
    });

    it('saves text to the new store that the old one could not save', async () => {
      move.first.failing.save = true;
      const { map, events } = await move.mount();
      await typeUntilNotSaved(map, 'typed');
      move.change(map);
      await waitForStored(move.second, KEY, 'typed');
      await waitForSavedBar(map);
      expect(getAnswer(map.journey, 'a-q')).to.equal('typed');
      expect(events.of('process-map-save').at(-1)).to.deep.equal({ status: 'saved' });
      expect(move.first.read(KEY)).to.equal(null);
    });

    it('saves text to the new store if the old one could not be loaded, and overwrites nothing', async () => {
      const record = await createRecord('b-q', 'of the first');
      move.first.write(KEY, record);
      move.first.failing.load = true;
      const { map } = await move.mount();
      await typeUntilNotSaved(map, 'typed');
      move.change(map);
      await waitForStored(move.second, KEY, 'typed');
      await waitForSavedBar(map);
      expect(getAnswer(map.journey, 'c-q')).to.equal('of the second');
      expect(move.first.read(KEY)).to.deep.equal(record);
    });

    it('has saved the text to the old store when the map is left at once, and saves it to the new one', async () => {
      for (const [way, leave] of Object.entries(WAYS_TO_LEAVE)) {
        const { map } = await move.mount();
        typeAnswer(map, `typed before ${way}`);
        move.change(map);
        const comeBack = leave(map);
        await wait(20);
        expect(getAnswer(move.first.read(KEY), 'a-q'), way).to.equal(`typed before ${way}`);
        comeBack();
        await waitForStored(move.second, KEY, `typed before ${way}`);
        await waitForUpdates(map);
        expect(getBarText(map), way).not.to.include(NOT_SAVED);
        map.remove();
      }
    });

    it('says that text is not saved if the new store fails', async () => {
      const { map } = await move.mount();
      typeAnswer(map, 'typed');
      move.second.failing.save = true;
      move.change(map);
      await waitForStored(move.first, KEY, 'typed');
      await waitFor(() => expect(getBarText(map)).to.include(NOT_SAVED));
    });
  });
}
