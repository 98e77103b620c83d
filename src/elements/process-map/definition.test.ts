import '../../define/index.js';
import peerLearning from '../../packs/peer-learning/index.js';
import { createUrl, createPhase, createSmallMap } from '../../../test/kit/browser-maps.js';
import { listDescendants, find, get, has, waitForUpdates, getText, wait } from '../../../test/kit/dom.js';
import {
  getAnswer,
  clearPage,
  expect,
  recordEvents,
  createMap,
  mountMap,
  waitForEvent,
  attach,
  collectWarnings,
  openRow,
} from '../../../test/kit/page.js';
import { ProcessMapElement } from './process-map.js';
import { getDefaultMap, registerDefaultMap } from '../registries/default-map.js';
import { registerCatalogue } from '../registries/catalogues.js';
import { registerOverlay } from '../registries/overlays.js';

/** Runs a function without a bundled pack. */
async function runWithoutPack(run: () => Promise<void>): Promise<void> {
  const pack = getDefaultMap();
  registerDefaultMap(null);
  try {
    await run();
  } finally {
    registerDefaultMap(pack);
  }
}

describe('<process-map> definition', () => {
  afterEach(clearPage);

  it('shows the bundled pack when no definition is set', async () => {
    const map = await mountMap({});
    expect(map.definition?.id).to.equal('peer-learning');
    expect(map.journey?.map.id).to.equal('peer-learning');
    expect(getText(map)).to.include('Groundwork');
  });

  it('accepts a definition as a value or as JSON text', async () => {
    expect((await mountMap({ definition: createSmallMap('value') })).definition?.id).to.equal('value');
    expect((await mountMap({ definition: JSON.stringify(createSmallMap('text')) })).definition?.id).to.equal('text');
  });

  it('loads a definition from src, which takes precedence over the property', async () => {
    const map = await mountMap(
      { definition: createSmallMap('property') },
      { src: createUrl(JSON.stringify(createSmallMap('fetched'))) },
    );
    expect(map.definition?.id).to.equal('fetched');
    map.removeAttribute('src');
    await map.ready;
    expect(map.definition?.id).to.equal('property');
  });

  it('resolves src relative to the page', async () => {
    const map = await mountMap({}, { src: '/examples/second-map/tree-planting.json' });
    expect(map.definition?.id).to.equal('street-trees');
  });

  it('returns null for definition and journey until it is ready', async () => {
    const map = attach(createMap());
    expect(map.definition).to.equal(null);
    expect(map.journey).to.equal(null);
    expect(map.exportJourney('json')).to.equal('');
    await map.ready;
    expect(map.definition?.id).to.equal('small');
    expect(map.journey?.phase).to.equal('a');
  });

  it('stays in state loading without an error when no definition is set', () =>
    runWithoutPack(async () => {
      const map = attach(createMap({}));
      const events = recordEvents(map);
      await waitForUpdates(map);
      expect(events.types).to.deep.equal([]);
      expect(map.matches(':state(loading)')).to.equal(true);
      map.definition = createSmallMap();
      await map.ready;
      expect(events.types).to.deep.equal(['ready']);
    }));

  it('removes the map when the definition is set to null, and continues the journey when it is set again', () =>
    runWithoutPack(async () => {
      const map = await mountMap();
      map.send({ type: 'question.answer', question: 'a-q', text: 'kept' });
      map.definition = null;
      await waitForUpdates(map);
      expect(map.definition).to.equal(null);
      expect(map.journey).to.equal(null);
      map.definition = createSmallMap();
      await map.ready;
      expect(map.journey?.cycles[0]?.answers['a']?.['a-q']?.text).to.equal('kept');
    }));

  it('returns copies of definition and journey', async () => {
    const map = await mountMap();
    map.definition!.phases.pop();
    map.journey!.cycles[0]!.answers['a'] = { 'a-q': { text: 'x', at: '', by: '' } };
    expect(map.definition!.phases).to.have.length(3);
    expect(map.journey!.cycles[0]!.answers).to.deep.equal({});
  });

  it('copies the definition that is set', async () => {
    const definition = createSmallMap();
    const map = await mountMap({ definition });
    definition.phases[0]!.title = 'changed';
    expect(map.definition?.phases[0]?.title).to.equal('Phase a');
  });

  it('accepts proxies, as frameworks pass them', async () => {
    const createProxy = (value: unknown): unknown =>
      typeof value === 'object' && value !== null
        ? new Proxy(value, { get: (target, key) => createProxy(Reflect.get(target, key)) })
        : value;
    const map = await mountMap({ definition: createProxy(createSmallMap()) });
    expect(map.definition?.phases).to.have.length(3);
    const record = map.journey!;
    record.cycles[0]!.answers['a'] = { 'a-q': { text: 'by proxy', at: record.createdAt, by: 'x' } };
    map.journey = createProxy(record);
    expect(getAnswer(map.journey, 'a-q')).to.equal('by proxy');
  });

  it('applies properties that were set before the element was defined', async () => {
    const tag = 'upgraded-map';
    const map = document.createElement(tag) as ProcessMapElement;
    Object.assign(map, { definition: createSmallMap('early'), progression: 'open', shownPhase: 'b', readOnly: true });
    attach(map);
    const events = recordEvents(map);
    customElements.define(tag, class extends ProcessMapElement {});
    await map.ready;
    await waitForUpdates(map);
    expect(map.definition?.id).to.equal('early');
    expect(map.progression).to.equal('open');
    expect(map.shownPhase).to.equal('b');
    expect(map.readOnly).to.equal(true);
    expect(events.types).to.deep.equal(['ready']);
  });

  describe('ready', () => {
    it('is a new promise for each definition, and earlier promises resolve with the last one', async () => {
      const map = createMap({});
      const firstReady = map.ready;
      map.definition = createSmallMap('one');
      const secondReady = map.ready;
      expect(secondReady).not.to.equal(firstReady);
      attach(map);
      await firstReady;
      expect(map.definition?.id).to.equal('one');
      expect(map.ready).to.equal(secondReady);

      map.definition = createSmallMap('two');
      const thirdReady = map.ready;
      map.definition = createSmallMap('three');
      expect(map.ready).not.to.equal(thirdReady);
      await thirdReady;
      expect(map.definition?.id).to.equal('three');
      map.src = createUrl(JSON.stringify(createSmallMap('four')));
      await map.ready;
      expect(map.definition?.id).to.equal('four');
    });

    it('resolves when the definition is invalid', async () => {
      const map = attach(createMap({ definition: 'no json' }));
      await map.ready;
      expect(map.definition).to.equal(null);
    });

    it('loads only the last definition when several properties are set at once', async () => {
      const map = attach(createMap({ definition: createSmallMap('one') }));
      const events = recordEvents(map);
      map.definition = createSmallMap('two');
      map.journeyId = 'other';
      map.storage = 'local';
      await map.ready;
      await wait(20);
      expect(events.of('process-map-ready').map(({ journey }) => journey.map.id)).to.deep.equal(['two']);
    });

    it('coincides with process-map-ready, which carries a copy of the journey', async () => {
      const map = attach(createMap());
      const { journey } = await waitForEvent(map, 'process-map-ready');
      journey.phase = 'elsewhere';
      expect(map.journey?.phase).to.equal('a');
    });
  });

  describe('with invalid input', () => {
    const invalidDefinitions = {
      'is not JSON': 'this is no JSON',
      'is no object': 42,
      'has no phases': { id: 'x', version: '1', language: 'en', title: 'X', phases: [] },
    };
    for (const [fault, definition] of Object.entries(invalidDefinitions)) {
      it(`shows and dispatches an error when the definition ${fault}`, async () => {
        const map = attach(createMap({ definition }));
        const events = recordEvents(map);
        await map.ready;
        await waitForUpdates(map);
        const [detail] = events.of('process-map-error');
        expect(events.types).to.deep.equal(['error']);
        expect(detail!.error).to.be.an('error');
        expect(detail!.problems).to.have.length(1);
        expect(get(map, '[part=message]').getAttribute('role')).to.equal('alert');
        expect(getText(get(map, '[part=message]'))).to.include(detail!.problems[0]!.message);
        expect(map.definition).to.equal(null);
        expect(map.matches(':state(error)')).to.equal(true);
        await expect(map).to.be.accessible();
      });
    }

    it('shows the usable part of a definition, and lists its duplicate id and its unknown reference', async () => {
      const definition = createSmallMap();
      definition.phases[1]!.tools[0]!.id = 'a-tool';
      definition.phases[2]!.measures[0]!.addresses = ['nothing'];
      const map = attach(createMap({ definition }));
      const events = recordEvents(map);
      await map.ready;
      await waitForUpdates(map);
      expect(events.types).to.deep.equal(['error', 'ready']);
      const { problems, error } = events.of('process-map-error')[0]!;
      expect(problems.map(({ code }) => code)).to.deep.equal(['duplicate-id', 'unknown-reference']);
      expect(error.message).to.include('2 problems');
      const message = getText(get(map, '[part=message]'));
      expect(message).to.include('/phases/1/tools/0/id').and.to.include('a-tool').and.to.include('nothing');
      expect(map.definition?.phases).to.have.length(3);
      expect(has(map, 'process-map-phase')).to.equal(true);
    });

    it('shows an error when src cannot be fetched', async () => {
      for (const src of ['/no/such/map.json', 'http://127.0.0.1:1/map.json']) {
        const map = attach(createMap({}, { src }));
        const events = recordEvents(map);
        await map.ready;
        await waitForUpdates(map);
        expect(events.types).to.deep.equal(['error']);
        expect(getText(get(map, '[part=message]')))
          .to.include(src)
          .and.to.include('could not be fetched');
      }
    });

    it('fetches src again after a delay and when the line is back, with one error event', async () => {
      const { fetch } = window;
      const requests: number[] = [];
      let isOnline = false;
      window.fetch = (...args) => {
        requests.push(performance.now());
        return isOnline ? fetch(...args) : Promise.reject(new TypeError('offline'));
      };
      try {
        const map = attach(createMap({}, { src: createUrl(JSON.stringify(createSmallMap())) }));
        const events = recordEvents(map);
        await map.ready;
        await wait(2300);
        expect(requests, 'after two seconds').to.have.length(2);
        await waitForUpdates(map);
        expect(getText(get(map, '[part=message]'))).to.include('could not be fetched');
        isOnline = true;
        dispatchEvent(new Event('online'));
        await waitForEvent(map, 'process-map-ready');
        await waitForUpdates(map);
        expect(requests).to.have.length(3);
        expect(events.types).to.deep.equal(['error', 'ready']);
        expect(has(map, '[part=message]')).to.equal(false);
        expect(getText(map)).to.include('Phase a');
        dispatchEvent(new Event('online'));
        await wait(20);
        expect(requests, 'it is not fetched again').to.have.length(3);
      } finally {
        window.fetch = fetch;
      }
    });

    it('fetches src again with the next setting, and reports what is wrong with it then', async () => {
      const { fetch } = window;
      window.fetch = () => Promise.reject(new TypeError('offline'));
      const map = attach(createMap({}, { src: createUrl('[]') }));
      const events = recordEvents(map);
      await map.ready;
      window.fetch = fetch;
      map.journeyId = 'other';
      await waitForEvent(map, 'process-map-error');
      expect(events.of('process-map-error').map(({ problems }) => problems.length)).to.deep.equal([0, 1]);
    });

    it('shows an error when src is not JSON', async () => {
      const map = attach(createMap({}, { src: createUrl('<!doctype html>', 'text/html') }));
      const { problems } = await waitForEvent(map, 'process-map-error');
      await waitForUpdates(map);
      expect(problems).to.have.length(1);
      expect(getText(get(map, '[part=message]'))).to.include(problems[0]!.message);
    });

    it('recovers with the next definition and keeps the journey', async () => {
      const map = await mountMap();
      map.send({ type: 'question.answer', question: 'a-q', text: 'kept' });
      map.definition = 'broken';
      await map.ready;
      expect(map.definition).to.equal(null);
      expect(map.send({ type: 'journey.restart' }).ok).to.equal(false);
      map.definition = createSmallMap('small', '2');
      await map.ready;
      await waitForUpdates(map);
      expect(has(map, '[part=message]')).to.equal(false);
      expect(map.journey?.cycles[0]?.answers['a']?.['a-q']?.text).to.equal('kept');
    });

    it('loads again when the same src is set', async () => {
      const { fetch } = window;
      window.fetch = () => Promise.reject(new TypeError('offline'));
      let map: ProcessMapElement;
      try {
        map = await mountMap({}, { src: '/examples/second-map/tree-planting.json' });
        expect(map.definition).to.equal(null);
      } finally {
        window.fetch = fetch;
      }
      map.src = '/examples/second-map/tree-planting.json';
      await map.ready;
      expect(map.definition?.id).to.equal('street-trees');
    });
  });

  describe('fallback slot', () => {
    const createMapWithFallback = (definition?: unknown) => {
      const map = createMap(definition === undefined ? {} : { definition });
      const fallback = document.createElement('p');
      fallback.slot = 'fallback';
      fallback.textContent = 'No map here.';
      map.append(fallback);
      return { map, fallback };
    };
    const isShown = (element: Element) => element.assignedSlot !== null && element.getClientRects().length > 0;

    it('is shown until the map is ready, and does not replace the default layout', async () => {
      const { map, fallback } = createMapWithFallback(createSmallMap());
      attach(map);
      await map.updateComplete;
      expect(isShown(fallback)).to.equal(true);
      await map.ready;
      await waitForUpdates(map);
      expect(isShown(fallback)).to.equal(false);
      expect(has(map, 'process-map-diagram')).to.equal(true);
    });

    it('is shown when the map cannot be shown', async () => {
      const { map, fallback } = createMapWithFallback('broken');
      attach(map);
      await map.ready;
      await waitForUpdates(map);
      expect(isShown(fallback)).to.equal(true);
      expect(isShown(fallback) && getText(map))
        .to.include('This map cannot be shown')
        .and.to.include('No map here.');
    });
  });

  describe('changed after ready', () => {
    it('continues the journey in a new version of the map', async () => {
      const map = await mountMap();
      map.send({ type: 'question.answer', question: 'a-q', text: 'kept' });
      map.send({ type: 'phase.complete', phase: 'a' });
      const events = recordEvents(map);
      const newerMap = createSmallMap('small', '2');
      newerMap.phases.push(createPhase('d'));
      map.definition = newerMap;
      await map.ready;
      expect(map.journey).to.include({ phase: 'b', status: 'active' });
      expect(map.journey?.map.version).to.equal('2');
      expect(map.shownPhase).to.equal('b');
      expect(events.types).to.deep.equal(['ready']);
      await waitForUpdates(map);
      expect(getText(map)).to.include('Phase d');
    });

    it('starts another journey for another map', async () => {
      const map = await mountMap();
      map.send({ type: 'question.answer', question: 'a-q', text: 'of the small one' });
      map.definition = createSmallMap('other');
      await map.ready;
      expect(map.journey?.map.id).to.equal('other');
      expect(map.journey?.cycles[0]?.answers).to.deep.equal({});
    });

    it('ignores a slow response when another definition was set after it', async () => {
      const { fetch } = window;
      let respond = (_: Response) => {};
      window.fetch = () => new Promise((resolve) => (respond = resolve));
      const map = attach(createMap({}, { src: '/slow.json' }));
      await wait(10);
      window.fetch = fetch;
      map.src = null;
      map.definition = createSmallMap('fast');
      await map.ready;
      respond(new Response(JSON.stringify(createSmallMap('slow'))));
      await wait(10);
      expect(map.definition?.id).to.equal('fast');
    });
  });

  describe('while another definition loads', () => {
    it('is null and not ready for the host page, but people keep the previous map', async () => {
      const map = await mountMap();
      let resolveRecord = (_: unknown) => {};
      map.store = { load: () => new Promise((resolve) => (resolveRecord = resolve)), save: () => undefined };
      map.definition = createSmallMap('other');
      expect([map.definition, map.journey]).to.deep.equal([null, null]);
      const events = recordEvents(map);
      for (const outcome of [
        map.decide({ type: 'phase.complete', phase: 'a' }),
        map.send({ type: 'phase.complete', phase: 'a' }),
      ]) {
        expect(!outcome.ok && outcome.denial.reasons[0]!.code).to.equal('not-ready');
      }
      expect(events.types).to.deep.equal(['denied']);
      await wait(10);
      expect(getText(get(map, 'process-map-phase'))).to.include('Question of a?');
      resolveRecord(null);
      await map.ready;
      expect([map.definition?.id, map.journey?.map.id]).to.deep.equal(['other', 'other']);
    });

    for (let delay = 0; delay < 20; delay++) {
      it(`replaces a definition that is loading, ${delay} microtasks after it was set`, async () => {
        const map = attach(createMap(createSmallMap()));
        for (let i = 0; i < delay; i++) await Promise.resolve();
        map.definition = { ...createSmallMap(), id: 'later' };
        await map.ready;
        expect(map.definition?.id).to.equal('later');
        await waitForUpdates(map);
        expect(map.journey?.map.id).to.equal('later');
      });
    }
  });

  describe('in another language', () => {
    const french = { language: 'fr', strings: { 'a.title': 'Phase en français', 'overlaid.title': 'La carte' } };
    const createEnglishMap = () => ({ ...createSmallMap('overlaid'), language: 'en-GB' });
    afterEach(() => document.documentElement.setAttribute('lang', 'en'));

    it('sets lang on all texts when the page is in another language', async () => {
      const container = attach(document.createElement('div'));
      container.lang = 'ar';
      const map = attach(createMap(), container);
      await map.ready;
      await waitForUpdates(map);
      const heading = get(get(map, 'process-map-phase'), 'h2');
      expect(find(heading, '[lang]')!.getAttribute('lang')).to.equal('en');
      for (const selector of ['nav', '[part=bar]', 'section'])
        expect(get(map, selector).closest<HTMLElement>('[lang]')?.lang, selector).to.equal('en');
    });

    it('loads an overlay when the page changes to its language, and follows further changes', async () => {
      let loads = 0;
      registerOverlay('overlaid', 'fr', () => {
        loads++;
        return Promise.resolve({ default: french });
      });
      document.documentElement.lang = 'en';
      const map = await mountMap({ definition: createEnglishMap() });
      map.send({ type: 'question.answer', question: 'a-q', text: 'kept' });
      const events = recordEvents(map);
      expect(loads).to.equal(0);
      document.documentElement.lang = 'fr-CA';
      await wait(20);
      expect(loads).to.equal(1);
      expect(map.definition).to.include({ language: 'fr', title: 'La carte' });
      expect(map.journey?.cycles[0]?.answers['a']?.['a-q']?.text).to.equal('kept');
      document.documentElement.lang = 'en';
      await wait(20);
      expect(map.definition?.title).to.equal('The overlaid map');
      expect(events.types).to.deep.equal([]);
    });

    it('sets lang on each text when an overlay is incomplete', async () => {
      registerOverlay('partly', 'ar', () => ({
        language: 'ar',
        strings: { 'a.title': 'مرحلة', 'a-tool.name': 'أداة' },
      }));
      const map = await mountMap({ definition: { ...createEnglishMap(), id: 'partly' } }, { lang: 'ar', rows: 'open' });
      const getLanguages = (text: string) => {
        const elements = listDescendants(map).filter(
          (element) =>
            element.childElementCount === 0 &&
            getText(element).trim() === text &&
            // Only the search of the browser reads the words of a closed row.
            !element.matches('[hidden=until-found]'),
        );
        expect(elements.length, text).to.be.above(0);
        return new Set(elements.map((element) => element.closest('[lang]')?.getAttribute('lang')));
      };
      const expectLanguages = () => {
        for (const text of ['مرحلة', 'أداة']) expect([...getLanguages(text)], text).to.deep.equal(['ar']);
        for (const text of ['Phase b', 'Question of a?', 'Risk of a', 'All about a.', 'What of a?'])
          expect([...getLanguages(text)], text).to.deep.equal(['en-GB']);
      };
      expectLanguages();
      map.rows = 'auto';
      await waitForUpdates(map);
      expectLanguages();
    });

    it('prefers its own lang to that of the page', async () => {
      registerOverlay('overlaid', 'fr', () => french);
      const map = await mountMap({ definition: createEnglishMap() }, { lang: 'fr' });
      expect(map.definition?.title).to.equal('La carte');
      map.lang = 'en';
      await wait(20);
      expect(map.definition?.title).to.equal('The overlaid map');
      map.removeAttribute('lang');
      document.documentElement.lang = 'fr';
      await wait(20);
      expect(map.definition?.title).to.equal('La carte');
    });

    it('uses the lang of the nearest ancestor, through shadow roots', async () => {
      registerOverlay('overlaid', 'fr', () => french);
      const outer = attach(document.createElement('section'));
      outer.lang = 'fr';
      const inner = document.createElement('div');
      outer.append(inner);
      const map = createMap({ definition: createEnglishMap() });
      inner.attachShadow({ mode: 'open' }).append(map);
      await map.ready;
      expect(map.definition?.title).to.equal('La carte');
    });

    it('applies an overlay that is registered later', async () => {
      const definition = { ...createEnglishMap(), id: 'late' };
      const map = await mountMap({ definition }, { lang: 'de' });
      registerOverlay('late', 'de', () => ({ language: 'de', strings: { 'late.title': 'Die Karte' } }));
      await wait(20);
      expect(map.definition?.title).to.equal('Die Karte');
    });

    it('shows a catalogue in the language of its map if it could be loaded only in another language', async () => {
      let loads = 0;
      let isOnline = false;
      const parts = [{ id: 'part', name: 'Kickoff', tools: { a: ['a-tool'] } }];
      registerCatalogue('catalogued', () => {
        loads++;
        return isOnline ? { parts } : Promise.reject(new Error('offline'));
      });
      registerOverlay('catalogued', 'fr', () => ({ language: 'fr', strings: { 'part.name': 'Lancement' } }));
      const map = await mountMap({ definition: createSmallMap('catalogued') });
      const waitForText = async (text: string) => {
        for (let i = 0; i < 150 && !getText(map).includes(text); i++) await wait(20);
        expect(getText(map)).to.include(text);
      };
      for (let i = 0; i < 150 && !loads; i++) await wait(20);
      await openRow(map, 'Choose tools');
      map.lang = 'fr';
      for (let i = 0; i < 150 && map.definition?.language !== 'fr'; i++) await wait(20);
      isOnline = true;
      dispatchEvent(new Event('online'));
      await waitForText('Lancement');
      map.removeAttribute('lang');
      await waitForText('Kickoff');
      expect(getText(map)).not.to.include('Lancement');
    });

    it('shows the original texts when an overlay cannot be loaded, and warns once', async () => {
      registerOverlay('broken', 'fr', () => Promise.reject(new Error('offline')));
      registerOverlay('silly', 'fr', () => 42);
      for (const id of ['broken', 'silly']) {
        let map: ProcessMapElement | undefined;
        const warnings = await collectWarnings(async () => {
          map = await mountMap({ definition: createSmallMap(id) }, { lang: 'fr' });
          await mountMap({ definition: createSmallMap(id) }, { lang: 'fr' });
        });
        expect(map?.definition?.title).to.equal(`The ${id} map`);
        expect(warnings).to.have.length(1);
        expect(warnings[0]).to.include(id);
      }
    });
  });

  it('renders the peer-learning map without accessibility violations', async () => {
    const map = await mountMap({ definition: peerLearning });
    await expect(map).to.be.accessible();
  });
});
