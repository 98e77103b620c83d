import { ContextEvent } from '@lit/context';
import { setViewport } from '../../../test/kit/person.js';
import '../../define/index.js';
import peerLearning from '../../packs/peer-learning/index.js';
import { phase, small } from '../../../test/kit/browser-maps.js';
import {
  clear,
  expect,
  findAll,
  get,
  has,
  listen,
  make,
  mount,
  put,
  settled,
  textOf,
  type,
  warnings,
} from '../../../test/kit/page.js';
import { mapContext, type MapContext } from '../context/map-context.js';
import type { ProcessMapElement } from './process-map.js';

describe('<process-map> and its settings', () => {
  afterEach(clear);

  const settings: [
    attribute: string,
    property: keyof ProcessMapElement,
    initial: unknown,
    written: string,
    value: unknown,
  ][] = [
    ['progression', 'progression', 'guided', 'open', 'open'],
    ['storage', 'storage', 'none', 'session', 'session'],
    ['journey-id', 'journeyId', 'default', 'second', 'second'],
    ['voice', 'voice', 'both', 'peer', 'peer'],
    ['heading-level', 'headingLevel', 2, '4', 4],
    ['readonly', 'readOnly', false, '', true],
    ['src', 'src', undefined, '/examples/second-map/tree-planting.json', '/examples/second-map/tree-planting.json'],
  ];
  for (const [attribute, property, initial, written, value] of settings) {
    it(`has ${attribute} as an attribute and as a property`, async () => {
      const map = await mount();
      expect(map[property]).to.equal(initial);
      expect(map.hasAttribute(attribute)).to.equal(false);
      map.setAttribute(attribute, written);
      expect(map[property]).to.equal(value);
      map.removeAttribute(attribute);
      expect(map[property] ?? undefined).to.equal(initial);
      Object.assign(map, { [property]: value });
      await map.updateComplete;
      expect(map.getAttribute(attribute)).to.equal(written);
    });
  }

  it('warns once of a value that is not valid, says what is, and takes the default', async () => {
    const wrong: [string, string, keyof ProcessMapElement, unknown, string][] = [
      ['progression', 'gamified', 'progression', 'guided', 'guided, open, strict'],
      ['storage', 'cloud', 'storage', 'none', 'local, none, session'],
      ['voice', 'loud', 'voice', 'both', 'both, facilitator, peer'],
      ['heading-level', '7', 'headingLevel', 2, '1, 2, 3, 4, 5'],
    ];
    for (const [attribute, value, property, initial, choices] of wrong) {
      const said = await warnings(async () => {
        for (let i = 0; i < 2; i++) {
          const map = await mount(undefined, { [attribute]: value });
          expect(map[property]).to.equal(initial);
          expect(map.getAttribute(attribute)).to.equal(value);
        }
      });
      expect(said).to.have.length(1);
      expect(said[0]).to.include(`${attribute}="${value}"`).and.to.include(choices).and.to.include(`"${initial}"`);
    }
  });

  it('checks properties as it checks attributes', async () => {
    const map = await mount(undefined, { progression: 'open' });
    const said = await warnings(() => Object.assign(map, { progression: 'wild', headingLevel: '3', voice: undefined }));
    expect(map.progression).to.equal('guided');
    expect(map.headingLevel).to.equal(3);
    expect(map.voice).to.equal('both');
    expect(said).to.have.length(1);
  });

  it('takes an empty journey-id for none', async () => {
    const map = await mount(undefined, { 'journey-id': '', storage: 'local' });
    map.send({ type: 'question.answer', question: 'a-q', text: 'x' });
    map.remove();
    expect(Object.keys(localStorage)).to.deep.equal(['small:default']);
  });

  it('shows headings at the level that is asked for, at once', async () => {
    const map = await mount();
    expect(has(get(map, 'process-map-phase'), 'h2')).to.equal(true);
    map.headingLevel = 5;
    await settled(map);
    expect(has(map, 'h2')).to.equal(false);
    expect(has(get(map, 'process-map-phase'), 'h5')).to.equal(true);
  });

  it('hides the wordings of the other voice', async () => {
    const map = await mount({ definition: peerLearning });
    const facilitator = ', why do you wish';
    const peer = ', why would you like';
    expect(textOf(map)).to.include(facilitator).and.to.include(peer);
    map.voice = 'peer';
    await settled(map);
    expect(textOf(map)).to.include(peer).and.not.to.include(facilitator);
  });

  describe('shown-phase', () => {
    it('is the current phase where nobody says otherwise', async () => {
      const map = await mount();
      expect(map.shownPhase).to.equal('a');
    });

    it('is applied at ready when it was set before', async () => {
      const map = await mount(undefined, { 'shown-phase': 'b' });
      expect(map.shownPhase).to.equal('b');
      expect(textOf(get(get(map, 'process-map-phase'), 'h2'))).to.include('Phase b');
    });

    it('changes at run time, without a word to the host or a move of the focus', async () => {
      const map = await mount();
      const host = listen(map);
      map.shownPhase = 'c';
      expect(map.shownPhase).to.equal('c');
      await settled(map);
      map.setAttribute('shown-phase', 'b');
      expect(map.shownPhase).to.equal('b');
      await settled(map);
      expect(host.types).to.deep.equal([]);
      expect(document.activeElement === document.body).to.equal(true);
      expect(map.journey?.phase).to.equal('a');
    });

    it('ignores what is unknown, or locked under strict, and warns once', async () => {
      const map = await mount(undefined, { progression: 'strict' });
      const said = await warnings(() => {
        for (const id of ['nowhere', 'c', 'nowhere', 'c']) map.shownPhase = id;
      });
      expect(map.shownPhase).to.equal('a');
      expect(said).to.have.length(2);
      expect(said[0]).to.include('nowhere').and.to.include('Use one of: a.');
    });

    it('ignores it at ready too, once', async () => {
      let map: ProcessMapElement | undefined;
      const said = await warnings(async () => (map = await mount(undefined, { 'shown-phase': 'faraway' })));
      expect(map?.shownPhase).to.equal('a');
      expect(said).to.have.length(1);
    });

    it('set together with another definition, speaks of that one', async () => {
      const map = await mount();
      const other = small('other');
      other.phases = [phase('x'), phase('y')];
      const said = await warnings(async () => {
        map.definition = other;
        map.shownPhase = 'y';
        await map.ready;
      });
      expect(map.shownPhase).to.equal('y');
      expect(said).to.deep.equal([]);
    });

    it('follows the journey when the host moves it on, unless somebody looks elsewhere', async () => {
      const map = await mount();
      const host = listen(map, 'process-map-show');
      map.send({ type: 'question.answer', question: 'a-q', text: 'x' });
      map.send({ type: 'phase.complete', phase: 'a' });
      expect(map.shownPhase).to.equal('b');
      map.shownPhase = 'a';
      map.send({ type: 'phase.complete', phase: 'b' });
      expect(map.shownPhase).to.equal('a');
      expect(host.types).to.deep.equal([]);
    });
  });

  describe('progression', () => {
    it('switches at run time and keeps the journey', async () => {
      const map = await mount();
      const work = { type: 'question.answer', question: 'c-q', text: 'early' } as const;
      expect(map.decide(work).ok).to.equal(false);
      const host = listen(map);
      map.progression = 'open';
      expect(host.types).to.deep.equal([]);
      expect(map.send(work).ok).to.equal(true);
      map.progression = 'guided';
      expect(map.journey?.cycles[0]?.answers['c']?.['c-q']?.text).to.equal('early');
      expect(map.decide({ type: 'question.answer', question: 'b-q', text: 'x' }).ok).to.equal(false);
    });

    it('guided: a locked phase opens as a preview that nobody can write in', async () => {
      const map = await mount();
      get(map, 'button.station-state[value=c]').click();
      await settled(map);
      expect(map.shownPhase).to.equal('c');
      expect(get<HTMLTextAreaElement>(map, 'textarea').readOnly).to.equal(true);
      expect(textOf(get(map, 'process-map-phase'))).to.include('Locked until');
      await expect(map).to.be.accessible();
    });

    it('strict: a locked phase does not open, and is no button', async () => {
      const map = await mount(undefined, { progression: 'strict' });
      expect(findAll(map, 'button.station-state').map((each) => (each as HTMLButtonElement).value)).to.deep.equal([
        'a',
      ]);
      await expect(map).to.be.accessible();
    });

    it('strict: a part of somebody else cannot open it either', async () => {
      const map = await mount(undefined, { progression: 'strict' });
      const part = document.createElement('div');
      map.append(part);
      let context: MapContext | null = null;
      part.dispatchEvent(new ContextEvent(mapContext, part, (value) => (context = value)));
      const host = listen(map);
      const said = await warnings(() => (context as unknown as MapContext).actions.show('c'));
      expect(map.shownPhase).to.equal('a');
      expect(host.types).to.deep.equal([]);
      expect(said).to.deep.equal([]);
      (context as unknown as MapContext).actions.show('a');
      expect((context as unknown as MapContext).actions.takeFocusRequest()).to.equal(true);
      expect((context as unknown as MapContext).actions.takeFocusRequest()).to.equal(false);
    });

    it('strict: leaves a locked phase that was open as a preview', async () => {
      const map = await mount(undefined, { 'shown-phase': 'c' });
      expect(map.shownPhase).to.equal('c');
      map.progression = 'strict';
      expect(map.shownPhase).to.equal('a');
    });

    it('strict: leaves a phase that is locked again after a restart', async () => {
      const map = await mount(undefined, { progression: 'strict' });
      map.send({ type: 'question.answer', question: 'a-q', text: 'x' });
      map.send({ type: 'phase.complete', phase: 'a' });
      map.send({ type: 'phase.complete', phase: 'b' });
      map.shownPhase = 'b';
      map.send({ type: 'journey.restart' });
      expect(map.shownPhase).to.equal('a');
    });
  });

  describe('readonly', () => {
    it('leaves people nothing to act with, and the host everything', async () => {
      const map = await mount(undefined, { readonly: '', progression: 'open' });
      const host = listen(map);
      for (const field of findAll<HTMLInputElement>(map, 'textarea, input, select')) {
        const isFixed = field.readOnly || field.matches(':disabled');
        expect(isFixed, `${field.localName}#${field.id}`).to.equal(true);
      }
      const field = get<HTMLTextAreaElement>(map, 'textarea');
      type(field, 'forced');
      field.blur();
      await settled(map);
      expect(host.types).to.deep.equal([]);
      expect(map.send({ type: 'question.answer', question: 'a-q', text: 'by the host' }).ok).to.equal(true);
      await settled(map);
      expect(host.types).to.deep.equal(['change']);
      await expect(map).to.be.accessible();
    });

    it('keeps what was typed before it was switched on', async () => {
      const map = await mount();
      type(get<HTMLTextAreaElement>(map, 'textarea'), 'just in time');
      map.readOnly = true;
      await settled(map);
      expect(map.journey?.cycles[0]?.answers['a']?.['a-q']?.text).to.equal('just in time');
    });

    it('lets people look around', async () => {
      const map = await mount(undefined, { readonly: '' });
      const host = listen(map);
      get(map, 'button.station-state[value=b]').click();
      expect(host.types).to.deep.equal(['show']);
    });
  });

  describe('custom states', () => {
    const states = (map: Element) =>
      ['loading', 'ready', 'error', 'active', 'stopped', 'completed'].filter((name) => map.matches(`:state(${name})`));

    it('say how it stands', async () => {
      const definition = small();
      definition.phases[0]!.exit = {
        groups: 'none',
        tools: 0,
        risks: 'none',
        decision: { text: 'Go?', options: ['go', 'stop'].map((id) => ({ id: id as 'go', text: id })) },
      };
      const map = put(make({ definition }));
      await map.updateComplete;
      expect(states(map)).to.deep.equal(['loading']);
      await map.ready;
      await map.updateComplete;
      expect(states(map)).to.deep.equal(['ready', 'active']);
      map.send({ type: 'decision.make', phase: 'a', option: 'stop' });
      await map.updateComplete;
      expect(states(map)).to.deep.equal(['ready', 'stopped']);
      map.send({ type: 'journey.resume' });
      map.send({ type: 'decision.make', phase: 'a', option: 'go' });
      for (const id of ['a', 'b', 'c']) map.send({ type: 'phase.complete', phase: id });
      await map.updateComplete;
      expect(states(map)).to.deep.equal(['ready', 'completed']);
      map.definition = 'broken';
      await map.ready;
      await map.updateComplete;
      expect(states(map)).to.deep.equal(['error']);
    });
  });

  describe('on a narrow page', () => {
    afterEach(() => setViewport({ width: 1280, height: 800 }));

    it('does not scroll sideways at 320 px', async () => {
      await setViewport({ width: 320, height: 640 });
      await mount({ definition: peerLearning });
      expect(document.documentElement.scrollWidth).to.be.at.most(320);
    });
  });
});
