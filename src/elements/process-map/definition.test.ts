import '../../define/index.js';
import peerLearning from '../../packs/peer-learning/index.js';
import { address, phase, small } from '../../../test/kit/browser-maps.js';
import {
  all,
  answer,
  clear,
  expect,
  find,
  get,
  has,
  listen,
  make,
  mount,
  next,
  put,
  settled,
  textOf,
  wait,
  warnings,
} from '../../../test/kit/page.js';
import { ProcessMapElement } from './process-map.js';
import { registerOverlay } from '../registries/overlays.js';

/** Runs where no pack is bundled. */
async function withoutPack(run: () => Promise<void>): Promise<void> {
  const pack = ProcessMapElement.defaultDefinition;
  ProcessMapElement.defaultDefinition = null;
  try {
    await run();
  } finally {
    ProcessMapElement.defaultDefinition = pack;
  }
}

describe('<process-map> and its definition', () => {
  afterEach(clear);

  it('shows the bundled pack where it is given none', async () => {
    const map = await mount({});
    expect(map.definition?.id).to.equal('peer-learning');
    expect(map.journey?.map.id).to.equal('peer-learning');
    expect(textOf(map)).to.include('Groundwork');
  });

  it('takes a definition by property, as a value or as JSON text', async () => {
    expect((await mount({ definition: small('value') })).definition?.id).to.equal('value');
    expect((await mount({ definition: JSON.stringify(small('text')) })).definition?.id).to.equal('text');
  });

  it('takes a definition by src, which beats the property', async () => {
    const map = await mount({ definition: small('property') }, { src: address(JSON.stringify(small('fetched'))) });
    expect(map.definition?.id).to.equal('fetched');
    map.removeAttribute('src');
    await map.ready;
    expect(map.definition?.id).to.equal('property');
  });

  it('resolves src against the page', async () => {
    const map = await mount({}, { src: '/examples/second-map/tree-planting.json' });
    expect(map.definition?.id).to.equal('street-trees');
  });

  it('has neither definition nor journey until it is ready', async () => {
    const map = put(make());
    expect(map.definition).to.equal(null);
    expect(map.journey).to.equal(null);
    expect(map.exportJourney('json')).to.equal('');
    await map.ready;
    expect(map.definition?.id).to.equal('small');
    expect(map.journey?.phase).to.equal('a');
  });

  it('waits, without an error, where there is nothing to show yet', () =>
    withoutPack(async () => {
      const map = put(make({}));
      const host = listen(map);
      await settled(map);
      expect(host.types).to.deep.equal([]);
      expect(map.matches(':state(loading)')).to.equal(true);
      map.definition = small();
      await map.ready;
      expect(host.types).to.deep.equal(['ready']);
    }));

  it('shows nothing any more once its definition is taken away, and goes on when it is back', () =>
    withoutPack(async () => {
      const map = await mount();
      map.send({ type: 'question.answer', question: 'a-q', text: 'kept' });
      map.definition = null;
      await settled(map);
      expect(map.definition).to.equal(null);
      expect(map.journey).to.equal(null);
      map.definition = small();
      await map.ready;
      expect(map.journey?.cycles[0]?.answers['a']?.['a-q']?.text).to.equal('kept');
    }));

  it('gives out copies: what a host does to them harms nothing', async () => {
    const map = await mount();
    map.definition!.phases.pop();
    map.journey!.cycles[0]!.answers['a'] = { 'a-q': { text: 'x', at: '', by: '' } };
    expect(map.definition!.phases).to.have.length(3);
    expect(map.journey!.cycles[0]!.answers).to.deep.equal({});
  });

  it('copies what it is given', async () => {
    const given = small();
    const map = await mount({ definition: given });
    given.phases[0]!.title = 'changed';
    expect(map.definition?.phases[0]?.title).to.equal('Phase a');
  });

  it('takes proxies, as frameworks hand them over', async () => {
    const proxy = (value: unknown): unknown =>
      typeof value === 'object' && value !== null
        ? new Proxy(value, { get: (target, key) => proxy(Reflect.get(target, key)) })
        : value;
    const map = await mount({ definition: proxy(small()) });
    expect(map.definition?.phases).to.have.length(3);
    const record = map.journey!;
    record.cycles[0]!.answers['a'] = { 'a-q': { text: 'by proxy', at: record.createdAt, by: 'x' } };
    map.journey = proxy(record);
    expect(answer(map.journey, 'a-q')).to.equal('by proxy');
  });

  it('takes properties that were set before the element was defined', async () => {
    const tag = 'upgraded-map';
    const map = document.createElement(tag) as ProcessMapElement;
    Object.assign(map, { definition: small('early'), progression: 'open', shownPhase: 'b', readOnly: true });
    put(map);
    const host = listen(map);
    customElements.define(tag, class extends ProcessMapElement {});
    await map.ready;
    await settled(map);
    expect(map.definition?.id).to.equal('early');
    expect(map.progression).to.equal('open');
    expect(map.shownPhase).to.equal('b');
    expect(map.readOnly).to.equal(true);
    expect(host.types).to.deep.equal(['ready']);
  });

  describe('ready', () => {
    it('is a new promise for each definition, and who waited for an earlier one waits for the last', async () => {
      const map = make({});
      const first = map.ready;
      map.definition = small('one');
      const second = map.ready;
      expect(second).not.to.equal(first);
      put(map);
      await first;
      expect(map.definition?.id).to.equal('one');
      expect(map.ready).to.equal(second);

      map.definition = small('two');
      const third = map.ready;
      map.definition = small('three');
      expect(map.ready).not.to.equal(third);
      await third;
      expect(map.definition?.id).to.equal('three');
      map.src = address(JSON.stringify(small('four')));
      await map.ready;
      expect(map.definition?.id).to.equal('four');
    });

    it('settles and never rejects where something is wrong', async () => {
      const map = put(make({ definition: 'no json' }));
      await map.ready;
      expect(map.definition).to.equal(null);
    });

    it('loads only the last of what was set in one go', async () => {
      const map = put(make({ definition: small('one') }));
      const host = listen(map);
      map.definition = small('two');
      map.journeyId = 'other';
      map.storage = 'local';
      await map.ready;
      await wait(20);
      expect(host.of('process-map-ready').map(({ journey }) => journey.map.id)).to.deep.equal(['two']);
    });

    it('says so, with a copy of the journey', async () => {
      const map = put(make());
      const { journey } = await next(map, 'process-map-ready');
      journey.phase = 'elsewhere';
      expect(map.journey?.phase).to.equal('a');
    });
  });

  describe('with bad input', () => {
    const wrong = {
      'is not JSON': 'this is no JSON',
      'is no object': 42,
      'has no phases': { id: 'x', version: '1', language: 'en', title: 'X', phases: [] },
    };
    for (const [what, definition] of Object.entries(wrong)) {
      it(`says what is wrong where it ${what}`, async () => {
        const map = put(make({ definition }));
        const host = listen(map);
        await map.ready;
        await settled(map);
        const [detail] = host.of('process-map-error');
        expect(host.types).to.deep.equal(['error']);
        expect(detail!.error).to.be.an('error');
        expect(detail!.problems).to.have.length(1);
        expect(get(map, '[part=message]').getAttribute('role')).to.equal('alert');
        expect(textOf(get(map, '[part=message]'))).to.include(detail!.problems[0]!.message);
        expect(map.definition).to.equal(null);
        expect(map.matches(':state(error)')).to.equal(true);
        await expect(map).to.be.accessible();
      });
    }

    it('shows what is usable, and says what is not, where an id is repeated or refers to nothing', async () => {
      const definition = small();
      definition.phases[1]!.tools[0]!.id = 'a-tool';
      definition.phases[2]!.measures[0]!.addresses = ['nothing'];
      const map = put(make({ definition }));
      const host = listen(map);
      await map.ready;
      await settled(map);
      expect(host.types).to.deep.equal(['error', 'ready']);
      const { problems, error } = host.of('process-map-error')[0]!;
      expect(problems.map(({ code }) => code)).to.deep.equal(['duplicate-id', 'unknown-reference']);
      expect(error.message).to.include('2 problems');
      const said = textOf(get(map, '[part=message]'));
      expect(said).to.include('/phases/1/tools/0/id').and.to.include('a-tool').and.to.include('nothing');
      expect(map.definition?.phases).to.have.length(3);
      expect(has(map, 'process-map-phase')).to.equal(true);
    });

    it('says what happened where there is no such file, or no network', async () => {
      for (const src of ['/no/such/map.json', 'http://127.0.0.1:1/map.json']) {
        const map = put(make({}, { src }));
        const host = listen(map);
        await map.ready;
        await settled(map);
        expect(host.types).to.deep.equal(['error']);
        expect(textOf(get(map, '[part=message]')))
          .to.include(src)
          .and.to.include('could not be fetched');
      }
    });

    it('says what is wrong where src is a page and no JSON', async () => {
      const map = put(make({}, { src: address('<!doctype html>', 'text/html') }));
      const { problems } = await next(map, 'process-map-error');
      await settled(map);
      expect(problems).to.have.length(1);
      expect(textOf(get(map, '[part=message]'))).to.include(problems[0]!.message);
    });

    it('recovers with the next definition, and has lost nothing', async () => {
      const map = await mount();
      map.send({ type: 'question.answer', question: 'a-q', text: 'kept' });
      map.definition = 'broken';
      await map.ready;
      expect(map.definition).to.equal(null);
      expect(map.send({ type: 'journey.restart' }).ok).to.equal(false);
      map.definition = small('small', '2');
      await map.ready;
      await settled(map);
      expect(has(map, '[part=message]')).to.equal(false);
      expect(map.journey?.cycles[0]?.answers['a']?.['a-q']?.text).to.equal('kept');
    });

    it('can be tried again by setting the same address', async () => {
      const { fetch } = window;
      window.fetch = () => Promise.reject(new TypeError('offline'));
      let map: ProcessMapElement;
      try {
        map = await mount({}, { src: '/examples/second-map/tree-planting.json' });
        expect(map.definition).to.equal(null);
      } finally {
        window.fetch = fetch;
      }
      map.src = '/examples/second-map/tree-planting.json';
      await map.ready;
      expect(map.definition?.id).to.equal('street-trees');
    });
  });

  describe('the fallback', () => {
    const withFallback = (definition?: unknown) => {
      const map = make(definition === undefined ? {} : { definition });
      const fallback = document.createElement('p');
      fallback.slot = 'fallback';
      fallback.textContent = 'No map here.';
      map.append(fallback);
      return { map, fallback };
    };
    const isShown = (element: Element) => element.assignedSlot !== null && element.getClientRects().length > 0;

    it('shows until the map is ready, and does not count as a child', async () => {
      const { map, fallback } = withFallback(small());
      put(map);
      await map.updateComplete;
      expect(isShown(fallback)).to.equal(true);
      await map.ready;
      await settled(map);
      expect(isShown(fallback)).to.equal(false);
      expect(has(map, 'process-map-diagram')).to.equal(true);
    });

    it('shows where something is wrong', async () => {
      const { map, fallback } = withFallback('broken');
      put(map);
      await map.ready;
      await settled(map);
      expect(isShown(fallback)).to.equal(true);
      expect(isShown(fallback) && textOf(map))
        .to.include('This map cannot be shown')
        .and.to.include('No map here.');
    });
  });

  describe('at run time', () => {
    it('goes on with the journey in a new version of the map', async () => {
      const map = await mount();
      map.send({ type: 'question.answer', question: 'a-q', text: 'kept' });
      map.send({ type: 'phase.complete', phase: 'a' });
      const host = listen(map);
      const newer = small('small', '2');
      newer.phases.push(phase('d'));
      map.definition = newer;
      await map.ready;
      expect(map.journey).to.include({ phase: 'b', status: 'active' });
      expect(map.journey?.map.version).to.equal('2');
      expect(map.shownPhase).to.equal('b');
      expect(host.types).to.deep.equal(['ready']);
      await settled(map);
      expect(textOf(map)).to.include('Phase d');
    });

    it('starts another journey in another map', async () => {
      const map = await mount();
      map.send({ type: 'question.answer', question: 'a-q', text: 'of the small one' });
      map.definition = small('other');
      await map.ready;
      expect(map.journey?.map.id).to.equal('other');
      expect(map.journey?.cycles[0]?.answers).to.deep.equal({});
    });

    it('does not mix up a slow address with what was set after it', async () => {
      const { fetch } = window;
      let answer = (_: Response) => {};
      window.fetch = () => new Promise((resolve) => (answer = resolve));
      const map = put(make({}, { src: '/slow.json' }));
      await wait(10);
      window.fetch = fetch;
      map.src = null;
      map.definition = small('fast');
      await map.ready;
      answer(new Response(JSON.stringify(small('slow'))));
      await wait(10);
      expect(map.definition?.id).to.equal('fast');
    });
  });

  describe('while another one is on its way', () => {
    it('is nothing to the host page any more; people go on with the one before', async () => {
      const map = await mount();
      let give = (_: unknown) => {};
      map.store = { load: () => new Promise((resolve) => (give = resolve)), save: () => undefined };
      map.definition = small('other');
      expect([map.definition, map.journey]).to.deep.equal([null, null]);
      const host = listen(map);
      for (const outcome of [
        map.decide({ type: 'phase.complete', phase: 'a' }),
        map.send({ type: 'phase.complete', phase: 'a' }),
      ]) {
        expect(!outcome.ok && outcome.denial.reasons[0]!.code).to.equal('not-ready');
      }
      expect(host.types).to.deep.equal(['denied']);
      await wait(10);
      expect(textOf(get(map, 'process-map-phase'))).to.include('Question of a?');
      give(null);
      await map.ready;
      expect([map.definition?.id, map.journey?.map.id]).to.deep.equal(['other', 'other']);
    });

    for (let moment = 0; moment < 20; moment++) {
      it(`is taken, ${moment} steps in`, async () => {
        const map = put(make(small()));
        for (let step = 0; step < moment; step++) await Promise.resolve();
        map.definition = { ...small(), id: 'later' };
        await map.ready;
        expect(map.definition?.id).to.equal('later');
        await settled(map);
        expect(map.journey?.map.id).to.equal('later');
      });
    }
  });

  describe('in another language', () => {
    const french = { language: 'fr', strings: { 'a.title': 'Phase en français', 'overlaid.title': 'La carte' } };
    const languages = () => ({ ...small('overlaid'), language: 'en-GB' });
    afterEach(() => document.documentElement.setAttribute('lang', 'en'));

    it('marks the texts of a map that has none in the language of the page', async () => {
      const around = put(document.createElement('div'));
      around.lang = 'ar';
      const map = put(make(), around);
      await map.ready;
      await settled(map);
      const heading = get(get(map, 'process-map-phase'), 'h2');
      expect(find(heading, '[lang]')!.getAttribute('lang')).to.equal('en');
      for (const own of ['nav', '[part=bar]', 'section']) expect(get(map, own).lang, own).to.equal('en');
    });

    it('loads an overlay only once an element is in its language, and follows the page', async () => {
      let loads = 0;
      registerOverlay('overlaid', 'fr', () => {
        loads++;
        return Promise.resolve({ default: french });
      });
      document.documentElement.lang = 'en';
      const map = await mount({ definition: languages() });
      map.send({ type: 'question.answer', question: 'a-q', text: 'kept' });
      const host = listen(map);
      expect(loads).to.equal(0);
      document.documentElement.lang = 'fr-CA';
      await wait(20);
      expect(loads).to.equal(1);
      expect(map.definition).to.include({ language: 'fr', title: 'La carte' });
      expect(map.journey?.cycles[0]?.answers['a']?.['a-q']?.text).to.equal('kept');
      document.documentElement.lang = 'en';
      await wait(20);
      expect(map.definition?.title).to.equal('The overlaid map');
      expect(host.types).to.deep.equal([]);
    });

    it('marks each text with the language that it is in, where an overlay has not all of them', async () => {
      registerOverlay('partly', 'ar', () => ({
        language: 'ar',
        strings: { 'a.title': 'مرحلة', 'a-tool.name': 'أداة' },
      }));
      const map = await mount({ definition: { ...languages(), id: 'partly' } }, { lang: 'ar' });
      const languageOf = (words: string) => {
        const found = all(map).filter((each) => each.childElementCount === 0 && textOf(each).trim() === words);
        expect(found.length, words).to.be.above(0);
        return new Set(found.map((each) => each.closest('[lang]')?.getAttribute('lang')));
      };
      for (const words of ['مرحلة', 'أداة']) expect([...languageOf(words)], words).to.deep.equal(['ar']);
      for (const words of ['Phase b', 'Question of a?', 'Risk of a', 'All about a.', 'What of a?'])
        expect([...languageOf(words)], words).to.deep.equal(['en-GB']);
    });

    it('follows its own language before that of the page', async () => {
      registerOverlay('overlaid', 'fr', () => french);
      const map = await mount({ definition: languages() }, { lang: 'fr' });
      expect(map.definition?.title).to.equal('La carte');
      map.lang = 'en';
      await wait(20);
      expect(map.definition?.title).to.equal('The overlaid map');
      map.removeAttribute('lang');
      document.documentElement.lang = 'fr';
      await wait(20);
      expect(map.definition?.title).to.equal('La carte');
    });

    it('takes the language of the nearest element around it, through shadow roots', async () => {
      registerOverlay('overlaid', 'fr', () => french);
      const outer = put(document.createElement('section'));
      outer.lang = 'fr';
      const inner = document.createElement('div');
      outer.append(inner);
      const map = make({ definition: languages() });
      inner.attachShadow({ mode: 'open' }).append(map);
      await map.ready;
      expect(map.definition?.title).to.equal('La carte');
    });

    it('follows an overlay that is registered later', async () => {
      const definition = { ...languages(), id: 'late' };
      const map = await mount({ definition }, { lang: 'de' });
      registerOverlay('late', 'de', () => ({ language: 'de', strings: { 'late.title': 'Die Karte' } }));
      await wait(20);
      expect(map.definition?.title).to.equal('Die Karte');
    });

    it('works without an overlay that cannot be loaded, and says so once', async () => {
      registerOverlay('broken', 'fr', () => Promise.reject(new Error('offline')));
      registerOverlay('silly', 'fr', () => 42);
      for (const id of ['broken', 'silly']) {
        let map: ProcessMapElement | undefined;
        const said = await warnings(async () => {
          map = await mount({ definition: small(id) }, { lang: 'fr' });
          await mount({ definition: small(id) }, { lang: 'fr' });
        });
        expect(map?.definition?.title).to.equal(`The ${id} map`);
        expect(said).to.have.length(1);
        expect(said[0]).to.include(id);
      }
    });
  });

  it('lays out the real map without anything that axe finds wrong', async () => {
    const map = await mount({ definition: peerLearning });
    await expect(map).to.be.accessible();
  });
});
