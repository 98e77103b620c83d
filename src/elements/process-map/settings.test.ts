import { ContextEvent } from '@lit/context';
import { findAll, get, has, waitForUpdates, getText, getVisibleText } from '../../../test/kit/dom.js';
import { setViewport } from '../../../test/kit/engine.js';
import {
  clearPage,
  expect,
  recordEvents,
  createMap,
  mountMap,
  attach,
  collectWarnings,
  openRow,
} from '../../../test/kit/page.js';
import { enterText } from '../../../test/kit/person.js';
import '../../define/index.js';
import peerLearning from '../../packs/peer-learning/index.js';
import { createPhase, createSmallMap } from '../../../test/kit/browser-maps.js';
import { mapContext, type MapStore } from '../context/map-context.js';
import type { ProcessMapElement } from './process-map.js';

describe('<process-map> attributes and settings', () => {
  afterEach(clearPage);

  const settings: [
    attribute: string,
    property: keyof ProcessMapElement,
    defaultValue: unknown,
    attributeText: string,
    value: unknown,
  ][] = [
    ['progression', 'progression', 'guided', 'open', 'open'],
    ['storage', 'storage', 'none', 'session', 'session'],
    ['journey-id', 'journeyId', 'default', 'second', 'second'],
    ['voice', 'voice', 'both', 'peer', 'peer'],
    ['heading-level', 'headingLevel', 2, '4', 4],
    ['size', 'size', 'auto', 'strip', 'strip'],
    ['readonly', 'readOnly', false, '', true],
    ['src', 'src', undefined, '/examples/second-map/tree-planting.json', '/examples/second-map/tree-planting.json'],
  ];
  for (const [attribute, property, defaultValue, attributeText, value] of settings) {
    it(`reflects ${attribute} between attribute and property`, async () => {
      const map = await mountMap();
      expect(map[property]).to.equal(defaultValue);
      expect(map.hasAttribute(attribute)).to.equal(false);
      map.setAttribute(attribute, attributeText);
      expect(map[property]).to.equal(value);
      map.removeAttribute(attribute);
      expect(map[property] ?? undefined).to.equal(defaultValue);
      Object.assign(map, { [property]: value });
      await map.updateComplete;
      expect(map.getAttribute(attribute)).to.equal(attributeText);
    });
  }

  it('hands size to the map of the default layout; a map that the page composes has its own', async () => {
    const map = await mountMap({ size: 'strip' });
    const isStrip = () => get(map, 'process-map-diagram').matches(':state(strip)');
    expect(isStrip()).to.equal(true);
    map.size = 'full';
    await waitForUpdates();
    expect(isStrip()).to.equal(false);
    map.size = 'strip';
    const diagram = document.createElement('process-map-diagram');
    diagram.size = 'full';
    map.append(diagram);
    await waitForUpdates();
    expect(findAll(map, 'process-map-diagram')).to.have.length(1);
    expect(isStrip()).to.equal(false);
    const warnings = await collectWarnings(async () => {
      diagram.setAttribute('size', 'huge');
      await waitForUpdates();
    });
    expect(warnings.join()).to.include('size="huge" is not valid. Use one of: auto, full, strip.');
    expect(isStrip(), 'auto, and nothing is recorded').to.equal(false);
  });

  it('shows the whole map until something is recorded, and decides again for each phase and journey', async () => {
    const map = await mountMap({ definition: createSmallMap() });
    const isStrip = () => get(map, 'process-map-diagram').matches(':state(strip)');
    const isStripAfter = async (change: () => unknown) => {
      change();
      await waitForUpdates();
      return isStrip();
    };
    const answer = { type: 'question.answer', question: map.definition?.phases[0]?.groups[0]?.leads[0]?.id, text: 'x' };
    expect(isStrip()).to.equal(false);
    expect(await isStripAfter(() => map.send(answer)), 'while the phase stays on show').to.equal(false);
    const record = map.journey;
    expect(await isStripAfter(() => (map.journey = null)), 'a new journey').to.equal(false);
    expect(await isStripAfter(() => (map.journey = record)), 'a restored journey').to.equal(true);
    expect(await isStripAfter(() => (map.journey = null)), 'a new journey again').to.equal(false);
    map.send(answer);
    expect(await isStripAfter(() => (map.shownPhase = map.definition?.phases[1]?.id ?? ''))).to.equal(true);
  });

  it('warns once of an invalid attribute value, names the valid ones, and uses the default', async () => {
    const invalidSettings: [string, string, keyof ProcessMapElement, unknown, string][] = [
      ['progression', 'gamified', 'progression', 'guided', 'guided, open, strict'],
      ['storage', 'cloud', 'storage', 'none', 'local, none, session'],
      ['voice', 'loud', 'voice', 'both', 'both, facilitator, peer'],
      ['heading-level', '7', 'headingLevel', 2, '1, 2, 3, 4, 5'],
    ];
    for (const [attribute, value, property, defaultValue, choices] of invalidSettings) {
      const warnings = await collectWarnings(async () => {
        for (let i = 0; i < 2; i++) {
          const map = await mountMap(undefined, { [attribute]: value });
          expect(map[property]).to.equal(defaultValue);
          expect(map.getAttribute(attribute)).to.equal(value);
        }
      });
      expect(warnings).to.have.length(1);
      expect(warnings[0])
        .to.include(`${attribute}="${value}"`)
        .and.to.include(choices)
        .and.to.include(`"${defaultValue}"`);
    }
  });

  it('validates properties as it does attributes', async () => {
    const map = await mountMap(undefined, { progression: 'open' });
    const warnings = await collectWarnings(() =>
      Object.assign(map, { progression: 'wild', headingLevel: '3', voice: undefined }),
    );
    expect(map.progression).to.equal('guided');
    expect(map.headingLevel).to.equal(3);
    expect(map.voice).to.equal('both');
    expect(warnings).to.have.length(1);
  });

  it('treats an empty journey-id as the default', async () => {
    const map = await mountMap(undefined, { 'journey-id': '', storage: 'local' });
    map.send({ type: 'question.answer', question: 'a-q', text: 'x' });
    map.remove();
    expect(Object.keys(localStorage)).to.deep.equal(['small:default']);
  });

  it('renders headings at the level of heading-level, also after a change', async () => {
    const map = await mountMap();
    expect(has(get(map, 'process-map-phase'), 'h2')).to.equal(true);
    map.headingLevel = 5;
    await waitForUpdates(map);
    expect(has(map, 'h2')).to.equal(false);
    expect(has(get(map, 'process-map-phase'), 'h5')).to.equal(true);
  });

  it('hides wordings for another voice', async () => {
    const map = await mountMap({ definition: peerLearning });
    const facilitator = 'your reasons for bringing';
    const peer = 'your reasons for engaging';
    expect(getText(map)).to.include(facilitator).and.to.include(peer);
    map.voice = 'peer';
    await waitForUpdates(map);
    expect(getText(map)).to.include(peer).and.not.to.include(facilitator);
  });

  describe('shown-phase', () => {
    it('is the current phase by default', async () => {
      const map = await mountMap();
      expect(map.shownPhase).to.equal('a');
    });

    it('is applied at ready when it was set before', async () => {
      const map = await mountMap(undefined, { 'shown-phase': 'b' });
      expect(map.shownPhase).to.equal('b');
      expect(getText(get(get(map, 'process-map-phase'), 'h2'))).to.include('Phase b');
    });

    it('shows another phase without an event or a change of focus', async () => {
      const map = await mountMap();
      const events = recordEvents(map);
      map.shownPhase = 'c';
      expect(map.shownPhase).to.equal('c');
      await waitForUpdates(map);
      map.setAttribute('shown-phase', 'b');
      expect(map.shownPhase).to.equal('b');
      await waitForUpdates(map);
      expect(events.types).to.deep.equal([]);
      expect(document.activeElement === document.body).to.equal(true);
      expect(map.journey?.phase).to.equal('a');
    });

    it('ignores ids that are unknown, or locked under strict, and warns once for each', async () => {
      const map = await mountMap(undefined, { progression: 'strict' });
      const warnings = await collectWarnings(() => {
        for (const id of ['nowhere', 'c', 'nowhere', 'c']) map.shownPhase = id;
      });
      expect(map.shownPhase).to.equal('a');
      expect(warnings).to.have.length(2);
      expect(warnings[0]).to.include('nowhere').and.to.include('Use one of: a.');
    });

    it('ignores an unknown id at ready, and warns once', async () => {
      let map: ProcessMapElement | undefined;
      const warnings = await collectWarnings(
        async () => (map = await mountMap(undefined, { 'shown-phase': 'faraway' })),
      );
      expect(map?.shownPhase).to.equal('a');
      expect(warnings).to.have.length(1);
    });

    it('refers to the definition that is set together with it', async () => {
      const map = await mountMap();
      const other = createSmallMap('other');
      other.phases = [createPhase('x'), createPhase('y')];
      const warnings = await collectWarnings(async () => {
        map.definition = other;
        map.shownPhase = 'y';
        await map.ready;
      });
      expect(map.shownPhase).to.equal('y');
      expect(warnings).to.deep.equal([]);
    });

    it('follows the journey when send() completes the shown phase, but not when another phase is shown', async () => {
      const map = await mountMap();
      const events = recordEvents(map, 'process-map-show');
      map.send({ type: 'question.answer', question: 'a-q', text: 'x' });
      map.send({ type: 'phase.complete', phase: 'a' });
      expect(map.shownPhase).to.equal('b');
      map.shownPhase = 'a';
      map.send({ type: 'phase.complete', phase: 'b' });
      expect(map.shownPhase).to.equal('a');
      expect(events.types).to.deep.equal([]);
    });
  });

  describe('progression', () => {
    it('keeps the journey when it changes', async () => {
      const map = await mountMap();
      const answer = { type: 'question.answer', question: 'c-q', text: 'early' } as const;
      expect(map.decide(answer).ok).to.equal(false);
      const events = recordEvents(map);
      map.progression = 'open';
      expect(events.types).to.deep.equal([]);
      expect(map.send(answer).ok).to.equal(true);
      map.progression = 'guided';
      expect(map.journey?.cycles[0]?.answers['c']?.['c-q']?.text).to.equal('early');
      expect(map.decide({ type: 'question.answer', question: 'b-q', text: 'x' }).ok).to.equal(false);
    });

    it('opens a locked phase to read under guided, where only a note can be written', async () => {
      const map = await mountMap();
      get(map, 'button.station-state[value=c]').click();
      await waitForUpdates(map);
      expect(map.shownPhase).to.equal('c');
      await openRow(map, 'Group of c');
      expect(getVisibleText(get(map, 'process-map-questions'))).to.include('Question of c?');
      expect(findAll(map, 'textarea, input:not([type=search]), select').map((field) => field.id)).to.deep.equal(['c']);
      expect(get<HTMLTextAreaElement>(map, '.phase-note textarea').readOnly, 'a note').to.equal(false);
      expect(getText(get(map, 'process-map-phase'))).to.include(
        'You can read this phase now and fill it in after phase B.',
      );
      await expect(map).to.be.accessible();
    });

    it('renders no button for a locked phase under strict', async () => {
      const map = await mountMap(undefined, { progression: 'strict' });
      expect(findAll(map, 'button.station-state').map((button) => (button as HTMLButtonElement).value)).to.deep.equal([
        'a',
      ]);
      await expect(map).to.be.accessible();
    });

    it('ignores show() of a context consumer for a locked phase under strict', async () => {
      const map = await mountMap(undefined, { progression: 'strict' });
      const element = document.createElement('div');
      map.append(element);
      let store: MapStore | undefined;
      element.dispatchEvent(new ContextEvent(mapContext, element, (value) => (store = value)));
      const { actions } = store as unknown as MapStore;
      const events = recordEvents(map);
      const warnings = await collectWarnings(() => actions.show('c'));
      expect(map.shownPhase).to.equal('a');
      expect(events.types).to.deep.equal([]);
      expect(warnings).to.deep.equal([]);
      actions.show('a');
      expect(actions.claimFocusRequest()).to.equal(true);
      expect(actions.claimFocusRequest()).to.equal(false);
    });

    it('shows the current phase instead of a locked preview when it changes to strict', async () => {
      const map = await mountMap(undefined, { 'shown-phase': 'c' });
      expect(map.shownPhase).to.equal('c');
      map.progression = 'strict';
      expect(map.shownPhase).to.equal('a');
    });

    it('shows the current phase when a restart locks the shown one under strict', async () => {
      const map = await mountMap(undefined, { progression: 'strict' });
      map.send({ type: 'question.answer', question: 'a-q', text: 'x' });
      map.send({ type: 'phase.complete', phase: 'a' });
      map.send({ type: 'phase.complete', phase: 'b' });
      map.shownPhase = 'b';
      map.send({ type: 'journey.restart' });
      expect(map.shownPhase).to.equal('a');
    });
  });

  describe('readonly', () => {
    it('disables all fields and requests of people, but not send()', async () => {
      const map = await mountMap(undefined, { readonly: '', progression: 'open' });
      const events = recordEvents(map);
      for (const field of findAll<HTMLInputElement>(map, 'textarea, input, select')) {
        const isNotEditable = field.readOnly || field.matches(':disabled');
        expect(isNotEditable, `${field.localName}#${field.id}`).to.equal(true);
      }
      const field = get<HTMLTextAreaElement>(map, 'textarea');
      enterText(field, 'forced');
      field.blur();
      await waitForUpdates(map);
      expect(events.types).to.deep.equal([]);
      expect(map.send({ type: 'question.answer', question: 'a-q', text: 'by the host' }).ok).to.equal(true);
      await waitForUpdates(map);
      expect(events.types).to.deep.equal(['change']);
      await expect(map).to.be.accessible();
    });

    it('records text that was typed before it was set', async () => {
      const map = await mountMap();
      enterText(get<HTMLTextAreaElement>(map, 'textarea'), 'just in time');
      map.readOnly = true;
      await waitForUpdates(map);
      expect(map.journey?.cycles[0]?.answers['a']?.['a-q']?.text).to.equal('just in time');
    });

    it('lets people open other phases', async () => {
      const map = await mountMap(undefined, { readonly: '' });
      const events = recordEvents(map);
      get(map, 'button.station-state[value=b]').click();
      expect(events.types).to.deep.equal(['show']);
    });
  });

  describe('custom states', () => {
    const getStates = (map: Element) =>
      ['loading', 'ready', 'error', 'active', 'stopped', 'completed'].filter((name) => map.matches(`:state(${name})`));

    it('reflect loading, the journey status and errors', async () => {
      const definition = createSmallMap();
      definition.phases[0]!.exit = {
        groups: 'none',
        tools: 0,
        risks: 'none',
        decision: { text: 'Go?', options: ['go', 'stop'].map((id) => ({ id: id as 'go', text: id })) },
      };
      const map = attach(createMap({ definition }));
      await map.updateComplete;
      expect(getStates(map)).to.deep.equal(['loading']);
      await map.ready;
      await map.updateComplete;
      expect(getStates(map)).to.deep.equal(['ready', 'active']);
      map.send({ type: 'decision.make', phase: 'a', option: 'stop' });
      await map.updateComplete;
      expect(getStates(map)).to.deep.equal(['ready', 'stopped']);
      map.send({ type: 'journey.resume' });
      map.send({ type: 'decision.make', phase: 'a', option: 'go' });
      for (const id of ['a', 'b', 'c']) map.send({ type: 'phase.complete', phase: id });
      await map.updateComplete;
      expect(getStates(map)).to.deep.equal(['ready', 'completed']);
      map.definition = 'broken';
      await map.ready;
      await map.updateComplete;
      expect(getStates(map)).to.deep.equal(['error']);
    });
  });

  describe('on a narrow viewport', () => {
    afterEach(() => setViewport({ width: 1280, height: 800 }));

    it('does not scroll horizontally at 320 px', async () => {
      await setViewport({ width: 320, height: 640 });
      await mountMap({ definition: peerLearning });
      expect(document.documentElement.scrollWidth).to.be.at.most(320);
    });
  });
});
