import '../../../define/index.js';
import { registerOverlay } from '../../registries/overlays.js';
import { createSmallMap, createUrl } from '../../../../test/kit/browser-maps.js';
import { getText, wait, waitForUpdates } from '../../../../test/kit/dom.js';
import { clearPage, expect, getAnswer, mountMap } from '../../../../test/kit/page.js';
import {
  createRecord,
  expectCaretIn,
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

/** Creates a small map whose first question has a second wording, which peers do not see. */
function createDefinition(version = '1') {
  const map = createSmallMap('small', version);
  const [lead] = map.phases[0]!.groups[0]!.leads;
  map.phases[0]!.groups[0]!.leads = [
    { ...lead!, voice: 'peer' },
    { id: 'a-q-host', text: 'For hosts: a?', voice: 'facilitator' },
  ];
  return map;
}

/** Overlay whose loading takes a moment, as that of a server does. */
registerOverlay('small', 'fr', () =>
  wait(20).then(() => ({ language: 'fr', strings: { 'a-q.text': 'Question de a ?' } })),
);

/** Settings after which the same journey goes on in the same store, with a check that each is in effect. */
const SETTINGS: Record<
  string,
  { change: (map: ProcessMapElement) => void; isInEffect: (map: ProcessMapElement) => boolean }
> = {
  definition: {
    change: (map) => void (map.definition = createDefinition('2') as unknown as null),
    isInEffect: (map) => map.definition?.version === '2',
  },
  src: {
    change: (map) => void (map.src = createUrl(JSON.stringify(createDefinition('3')))),
    isInEffect: (map) => map.definition?.version === '3',
  },
  progression: {
    change: (map) => void (map.progression = 'strict'),
    isInEffect: (map) => !map.decide({ type: 'question.answer', question: 'c-q', text: 'x' }).ok,
  },
  lang: {
    change: (map) => void (map.lang = 'fr'),
    isInEffect: (map) => getText(map).includes('Question de a ?'),
  },
  readonly: {
    change: (map) => void (map.readOnly = true),
    isInEffect: (map) => getAnswerField(map).readOnly,
  },
  voice: {
    change: (map) => void (map.voice = 'peer'),
    isInEffect: (map) => !getText(map).includes('For hosts: a?'),
  },
};

for (const [setting, { change, isInEffect }] of Object.entries(SETTINGS)) {
  const isWritable = setting !== 'readonly';
  const waitForEffect = (map: ProcessMapElement) => waitFor(() => expect(isInEffect(map), setting).to.equal(true));

  describe(`<process-map> when ${setting} changes while somebody writes`, function () {
    this.timeout(10_000);
    afterEach(clearPage);

    it('keeps the text, its caret and the typing that follows', async () => {
      const store = new HostStore();
      const { map, events } = await mountWriter({ definition: createDefinition(), store });
      const field = typeAnswer(map, 'typed');
      change(map);
      await waitForEffect(map);
      await expectCaretIn(map, field, 'typed');
      const text = isWritable ? 'typed, and on' : 'typed';
      if (isWritable) typeAnswer(map, text);
      await waitForStored(store, KEY, text);
      await expectCaretIn(map, field, text);
      expect(getAnswer(map.journey, 'a-q')).to.equal(text);
      expect(events.types).to.not.include('denied').and.not.to.include('error');
      expect(events.of('process-map-save').map(({ status }) => status)).to.not.include('failed');
    });

    it('saves everything in the end if a save is under way', async () => {
      const store = new HostStore();
      const { map, events } = await mountWriter({ definition: createDefinition(), store });
      const release = store.holdSaves();
      await typeUntilSaving(map, store, 'typed');
      const field = typeAnswer(map, 'typed, and on');
      change(map);
      await waitForEffect(map);
      release();
      await waitForStored(store, KEY, 'typed, and on');
      await waitFor(() => expect(getBarText(map)).to.match(/Saved today at \d\d:\d\d/));
      await expectCaretIn(map, field, 'typed, and on');
      expect(events.of('process-map-save').map(({ status }) => status)).to.not.include('failed');
    });

    it('says that text is not saved after a failed save, and saves it later', async () => {
      const store = new HostStore();
      store.failing.save = true;
      const { map, events } = await mountWriter({ definition: createDefinition(), store });
      await typeUntilNotSaved(map, 'typed');
      change(map);
      await waitForEffect(map);
      await waitForUpdates(map);
      expect(getBarText(map)).to.include(NOT_SAVED);
      store.failing.save = false;
      goOnline();
      await waitForStored(store, KEY, 'typed');
      await waitForSavedBar(map);
      expect(events.of('process-map-save').at(-1)).to.deep.equal({ status: 'saved' });
    });

    it('merges text and record once a load that failed succeeds', async () => {
      const store = new HostStore();
      const record = await createRecord('b-q', 'stored');
      store.write(KEY, record);
      store.failing.load = true;
      const { map } = await mountWriter({ definition: createDefinition(), store });
      await typeUntilNotSaved(map, 'typed');
      change(map);
      await waitForEffect(map);
      await waitForUpdates(map);
      expect(getBarText(map)).to.include(NOT_SAVED);
      expect(store.read(KEY), 'nothing is overwritten').to.equal(record);
      store.failing.load = false;
      goOnline();
      getAnswerField(map).blur();
      await waitForStored(store, KEY, 'typed');
      await waitForStored(store, KEY, 'stored', 'b-q');
      await waitForSavedBar(map);
    });

    it('has saved the text when the map is left at once', async () => {
      for (const [way, leave] of Object.entries(WAYS_TO_LEAVE)) {
        const store = new HostStore();
        const { map } = await mountWriter({ definition: createDefinition(), store });
        typeAnswer(map, `typed before ${way}`);
        change(map);
        const comeBack = leave(map);
        await wait(20);
        expect(getAnswer(store.read(KEY), 'a-q'), way).to.equal(`typed before ${way}`);
        comeBack();
        await waitForEffect(map);
        await waitForUpdates(map);
        expect(getAnswerField(map).value, way).to.equal(`typed before ${way}`);
        expect(getAnswer((await mountMap({ definition: createDefinition(), store })).journey, 'a-q'), way).to.equal(
          `typed before ${way}`,
        );
        clearPage();
      }
    });
  });
}
