import '../../define/index.js';
import type { Fact } from '../../journey/types/fact.js';
import type { Command } from '../../journey/types/command.js';
import { small } from '../../../test/kit/browser-maps.js';
import {
  answer,
  clear,
  expect,
  get,
  has,
  listen,
  make,
  mount,
  press,
  put,
  settled,
  textOf,
  type,
  wait,
} from '../../../test/kit/page.js';
import { replay } from '../../journey/replay.js';
import { parseMap } from '../../map/parse-map.js';
import type { ProcessMapElement } from './process-map.js';

const answerA: Command = { type: 'question.answer', question: 'a-q', text: 'An answer' };

/** What a person has to do so that the element asks for it. */
const writeAsPerson = async (map: ProcessMapElement, text = 'typed'): Promise<void> => {
  const field = get<HTMLTextAreaElement>(map, 'textarea');
  type(field, text);
  field.blur();
  await settled(map);
};

const status = (map: ProcessMapElement): string => get(map, '[role=status]').textContent.replace(/\u00a0/g, '');

describe('<process-map> and its events', () => {
  afterEach(clear);

  describe('send() and decide() of a host', () => {
    it('carry a command out, or not, and say what came of it', async () => {
      const map = await mount();
      expect(map.decide(answerA)).to.deep.include({ ok: true });
      expect(answer(map.journey, 'a-q')).to.equal(undefined);
      const outcome = map.send(answerA);
      expect(outcome.ok && outcome.facts.map(({ type }) => type)).to.deep.equal(['question.answered']);
      expect(answer(map.journey, 'a-q')).to.equal('An answer');
    });

    it('are denied before ready: send says so to all, decide only to who asks', async () => {
      const map = make();
      const host = listen(map);
      for (const outcome of [map.decide(answerA), map.send(answerA)]) {
        expect(outcome.ok).to.equal(false);
        expect(!outcome.ok && outcome.denial.reasons[0]!.code).to.equal('not-ready');
      }
      expect(host.types).to.deep.equal(['denied']);
      put(map);
      await map.ready;
      expect(map.send(answerA).ok).to.equal(true);
    });

    it('deny what is no command, with what is valid', async () => {
      const map = await mount();
      const host = listen(map);
      const hollow = {
        type: 'question.answer',
        get question() {
          throw new Error('trap');
        },
      };
      for (const command of [
        undefined,
        null,
        'text',
        42,
        {},
        { type: 'xstate.stop' },
        { type: 'phase.fly' },
        [],
        () => {},
        hollow,
      ]) {
        const outcome = map.send(command);
        expect(outcome.ok).to.equal(false);
        expect(!outcome.ok && outcome.denial.reasons[0]!.message).to.include(
          command === hollow ? '' : 'question.answer',
        );
      }
      expect(new Set(host.types)).to.deep.equal(new Set(['denied']));
      expect(map.send(answerA).ok).to.equal(true);
    });

    it('ask no permission, and announce facts and denials like any other', async () => {
      const map = await mount();
      const host = listen(map);
      map.addEventListener('process-map-request', (event) => event.preventDefault());
      map.send(answerA);
      map.send({ type: 'phase.complete', phase: 'c' });
      expect(host.types).to.deep.equal(['change', 'denied']);
      const [denied] = host.of('process-map-denied');
      expect(denied!.command).to.deep.equal({ type: 'phase.complete', phase: 'c' });
      expect(denied!.denial.reasons[0]!.code).to.equal('locked');
      // A person is not told of what a host did.
      await settled(map);
      expect(status(map)).to.equal('');
    });

    it('say nothing of a command that changes nothing', async () => {
      const map = await mount();
      map.send(answerA);
      const host = listen(map);
      expect(map.send(answerA)).to.deep.equal({ ok: true, facts: [] });
      expect(host.types).to.deep.equal([]);
    });
  });

  describe('process-map-change', () => {
    it('comes once per command, before send returns, with its facts and the journey after them', async () => {
      const map = await mount();
      map.send({ type: 'group.set-aside', group: 'a-group' });
      const host = listen(map);
      let heard = 0;
      map.addEventListener('process-map-change', () => heard++);
      const outcome = map.send(answerA);
      expect(heard).to.equal(1);
      const [{ facts, journey }] = host.of('process-map-change') as [{ facts: Fact[]; journey: unknown }];
      expect(facts.map(({ type }) => type)).to.deep.equal(['question.answered', 'group.taken-up']);
      expect(outcome.ok && outcome.facts).to.deep.equal(facts);
      expect(journey).to.deep.equal(map.journey);
    });

    it('holds copies: what a listener does to them harms nothing', async () => {
      const map = await mount();
      const saved: Fact[][] = [];
      map.store = { load: () => null, save: (_, __, facts) => void saved.push([...facts]) };
      await new Promise((resolve) => map.addEventListener('process-map-ready', resolve, { once: true }));
      map.addEventListener('process-map-change', ({ detail }) => {
        detail.journey.cycles.length = 0;
        (detail.facts[0] as { type: string }).type = 'spoiled';
      });
      const outcome = map.send(answerA);
      (outcome as { facts: Fact[] }).facts.length = 0;
      await wait(300);
      expect(answer(map.journey, 'a-q')).to.equal('An answer');
      expect(saved[0]![0]!.type).to.equal('question.answered');
    });

    it('carries plain JSON, and all a host needs to have the same record', async () => {
      const map = await mount();
      const start = map.journey!;
      const host = listen(map, 'process-map-change');
      await writeAsPerson(map);
      map.send({ type: 'tool.choose', tool: 'a-tool', note: 'why' });
      map.send({ type: 'risk.assess', risk: 'a-risk', measures: ['a-measure'], owner: 'Ana' });
      map.send({ type: 'phase.complete', phase: 'a' });
      const facts = host.of('process-map-change').flatMap((detail) => detail.facts);
      for (const { detail } of host.heard) expect(JSON.parse(JSON.stringify(detail))).to.deep.equal(detail);
      const { map: definition } = parseMap(small());
      const again = replay(definition!, facts, start);
      const { status, cycle, phase, cycles } = map.journey!;
      expect({ status: again.status, cycle: again.cycle, phase: again.phase, cycles: again.cycles }).to.deep.equal({
        status,
        cycle,
        phase,
        cycles,
      });
    });

    it('can be answered with another command', async () => {
      const map = await mount();
      const host = listen(map, 'process-map-change');
      map.addEventListener('process-map-change', () => map.send({ type: 'tool.choose', tool: 'a-tool' }));
      map.send(answerA);
      expect(host.of('process-map-change').map(({ facts }) => facts[0]!.type)).to.have.members([
        'question.answered',
        'tool.chosen',
      ]);
      expect(answer(map.journey, 'a-q')).to.equal('An answer');
      expect(map.journey?.cycles[0]?.tools['a']?.['a-tool']?.chosen).to.equal(true);
    });

    it('leaves the element and does not bubble', async () => {
      const map = await mount();
      const host = listen(document.body);
      const events = listen(map);
      await writeAsPerson(map);
      expect(host.types).to.deep.equal(['request']);
      expect(events.types).to.deep.equal(['request', 'change']);
      for (const { event, type } of events.heard) {
        expect(event.composed, type).to.equal(true);
        expect(event.bubbles, type).to.equal(type === 'process-map-request');
        expect(event.cancelable, type).to.equal(type === 'process-map-request');
      }
    });
  });

  describe('process-map-request', () => {
    it('comes before anything happens, with a copy of the command', async () => {
      const map = await mount();
      let before: unknown;
      map.addEventListener('process-map-request', ({ detail }) => {
        before = answer(map.journey, 'a-q');
        (detail.command as { text: string }).text = 'spoiled';
      });
      const host = listen(map);
      await writeAsPerson(map, 'mine');
      expect(host.types).to.deep.equal(['request', 'change']);
      expect(before).to.equal(undefined);
      expect(answer(map.journey, 'a-q')).to.equal('mine');
    });

    it('lets the host refuse with a message that the person is shown and told', async () => {
      const map = await mount();
      map.addEventListener('process-map-request', (event) => {
        event.preventDefault();
        event.detail.message = 'Sign in first, please.';
      });
      const host = listen(map);
      await writeAsPerson(map, 'mine');
      expect(host.types).to.deep.equal(['request', 'denied']);
      const [{ denial, command }] = host.of('process-map-denied') as [
        { denial: { reasons: { code: string; message: string }[] }; command: Command },
      ];
      expect(denial.reasons).to.have.length(1);
      expect(denial.reasons[0]).to.include({ code: 'vetoed', message: 'Sign in first, please.' });
      expect(command).to.deep.equal({ type: 'question.answer', question: 'a-q', text: 'mine' });
      expect(answer(map.journey, 'a-q')).to.equal(undefined);
      expect(status(map)).to.equal('Sign in first, please.');
      expect(textOf(get(map, 'process-map-questions'))).to.include('Sign in first, please.');
      // What was typed is still there.
      expect(get<HTMLTextAreaElement>(map, 'textarea').value).to.equal('mine');
      await expect(map).to.be.accessible();
    });

    it('refuses in words of its own where the host gives none, or none that are text', async () => {
      const map = await mount();
      map.addEventListener('process-map-request', (event) => {
        event.preventDefault();
        Object.assign(event.detail, { message: { html: '<b>' } });
      });
      await writeAsPerson(map);
      expect(status(map)).to.include('does not allow it');
    });

    it('lets the host allow it later', async () => {
      const map = await mount();
      let asked: Command | undefined;
      map.addEventListener(
        'process-map-request',
        (event) => {
          event.preventDefault();
          asked = event.detail.command;
        },
        { once: true },
      );
      await writeAsPerson(map, 'mine');
      const host = listen(map);
      expect(map.send(asked!).ok).to.equal(true);
      expect(host.types).to.deep.equal(['change']);
      expect(answer(map.journey, 'a-q')).to.equal('mine');
      await settled(map);
      expect(get<HTMLTextAreaElement>(map, 'textarea').value).to.equal('mine');
      expect(has(get(map, 'process-map-questions'), '.error')).to.equal(false);
    });

    it('lets the host allow it later: what was said beside a choice goes', async () => {
      const map = await mount();
      const asked: Command[] = [];
      const refuse = (event: HTMLElementEventMap['process-map-request']) => {
        event.preventDefault();
        event.detail.message = 'Ask Bo.';
        asked.push(event.detail.command);
      };
      map.addEventListener('process-map-request', refuse);
      get<HTMLInputElement>(get(map, 'process-map-tools'), 'input').click();
      const level = get<HTMLSelectElement>(get(map, 'process-map-risks'), 'select');
      level.value = 'high';
      level.dispatchEvent(new Event('change', { bubbles: true }));
      await settled(map);
      const parts = ['process-map-tools', 'process-map-risks'].map((name) => get(map, name));
      for (const part of parts) expect(textOf(part)).to.include('Ask Bo.');
      for (const command of asked) expect(map.send(command).ok).to.equal(true);
      await settled(map);
      for (const part of parts) expect(textOf(part)).not.to.include('Ask Bo.');
    });

    it('lets the host ask and allow it there and then', async () => {
      const map = await mount();
      map.addEventListener('process-map-request', (event) => {
        event.preventDefault();
        map.send(event.detail.command);
      });
      const host = listen(map);
      await writeAsPerson(map, 'mine');
      expect(host.types).to.have.members(['request', 'change']);
      expect(answer(map.journey, 'a-q')).to.equal('mine');
      expect(has(map, '.error')).to.equal(false);
    });

    it('is heard by the page around nested shadow roots', async () => {
      const outer = put(document.createElement('div'));
      const inner = document.createElement('div');
      outer.attachShadow({ mode: 'open' }).append(inner);
      const map = make();
      inner.attachShadow({ mode: 'open' }).append(map);
      await map.ready;
      await settled(map);
      document.body.addEventListener('process-map-request', (event) => event.preventDefault(), { once: true });
      await writeAsPerson(map);
      expect(answer(map.journey, 'a-q')).to.equal(undefined);
    });

    it('comes for what a rule then refuses, and the person is told what to do', async () => {
      const map = await mount();
      const host = listen(map);
      get(get(map, 'process-map-gate'), 'button.primary').click();
      await settled(map);
      expect(host.types).to.deep.equal(['request', 'denied']);
      expect(status(map)).to.include('write an answer, or set the group aside');
      expect(textOf(get(map, 'process-map-gate'))).to.include('write an answer, or set the group aside');
    });
  });

  describe('the live region', () => {
    it('is there before its message, and says the same words again', async () => {
      const map = put(make());
      await map.updateComplete;
      const region = get(map, '[role=status]');
      await map.ready;
      await settled(map);
      const gate = get(get(map, 'process-map-gate'), 'button.primary');
      gate.click();
      await settled(map);
      const first = region.textContent;
      gate.click();
      await settled(map);
      expect(region.isConnected).to.equal(true);
      expect(first).to.include('write an answer');
      expect(region.textContent).not.to.equal(first);
      expect(status(map)).to.equal(first);
    });
  });

  describe('process-map-show', () => {
    it('comes when a person opens another phase, and the heading has the focus', async () => {
      const map = await mount();
      const host = listen(map);
      get(map, 'button.station-state[value=b]').focus();
      await press('Enter');
      await settled(map);
      expect(host.types).to.deep.equal(['show']);
      expect(host.of('process-map-show')).to.deep.equal([{ phase: 'b', previous: 'a' }]);
      expect(get(map, 'process-map-phase').shadowRoot?.activeElement?.localName).to.equal('h2');
      expect(map.journey?.phase).to.equal('a');
    });

    it('does not come for the phase that is on show, whose heading has the focus all the same', async () => {
      const map = await mount();
      const host = listen(map);
      get(map, 'button.station-state[value=a]').click();
      await settled(map);
      expect(host.types).to.deep.equal([]);
      expect(get(map, 'process-map-phase').shadowRoot?.activeElement?.localName).to.equal('h2');
    });

    it('comes after the change when a person completes a phase', async () => {
      const map = await mount();
      map.send(answerA);
      await settled(map);
      const host = listen(map);
      get(get(map, 'process-map-gate'), 'button.primary').click();
      await settled(map);
      expect(host.types).to.deep.equal(['request', 'change', 'show']);
      expect(host.of('process-map-show')).to.deep.equal([{ phase: 'b', previous: 'a' }]);
      expect(get(map, 'process-map-phase').shadowRoot?.activeElement?.localName).to.equal('h2');
    });
  });

  describe('the journey that a host sets', () => {
    const record = async () => {
      const other = await mount();
      other.send(answerA);
      other.send({ type: 'phase.complete', phase: 'a' });
      const { journey } = other;
      other.remove();
      return journey!;
    };

    it('is restored without a word', async () => {
      const journey = await record();
      const map = await mount();
      const host = listen(map);
      map.journey = journey;
      expect(map.journey).to.deep.equal(journey);
      expect(map.shownPhase).to.equal('b');
      await settled(map);
      expect(host.types).to.deep.equal([]);
      expect(textOf(get(get(map, 'process-map-phase'), 'h2'))).to.include('Phase b');
      expect(document.activeElement === document.body).to.equal(true);
    });

    it('is taken as JSON text too', async () => {
      const journey = await record();
      const map = await mount();
      map.journey = JSON.stringify(journey);
      expect(map.journey).to.deep.equal(journey);
    });

    it('is there at ready when it was set before', async () => {
      const journey = await record();
      const map = put(make());
      map.journey = journey;
      const host = listen(map);
      await map.ready;
      expect(map.journey).to.deep.equal(journey);
      expect(map.shownPhase).to.equal('b');
      expect(host.types).to.deep.equal(['ready']);
      expect(host.of('process-map-ready')[0]!.journey).to.deep.equal(journey);
    });

    it('can be set when ready is heard', async () => {
      const journey = await record();
      const map = make();
      const host = listen(map);
      map.addEventListener('process-map-ready', () => (map.journey = journey));
      put(map);
      await map.ready;
      await settled(map);
      expect(map.journey).to.deep.equal(journey);
      expect(host.types).to.deep.equal(['ready']);
    });

    it('set together with another definition, belongs to that one', async () => {
      const journey = await record();
      const map = await mount({ definition: small('other') });
      map.journey = journey;
      map.definition = small();
      map.journey = journey;
      await map.ready;
      expect(map.journey).to.deep.equal(journey);
    });

    it('null starts anew', async () => {
      const map = await mount();
      map.send(answerA);
      const { id } = map.journey!;
      const host = listen(map);
      map.journey = null;
      expect(map.journey!.id).not.to.equal(id);
      expect(answer(map.journey, 'a-q')).to.equal(undefined);
      await settled(map);
      expect(get<HTMLTextAreaElement>(map, 'textarea').value).to.equal('');
      expect(host.types).to.deep.equal([]);
    });

    it('undefined, as frameworks give for nothing, changes nothing', async () => {
      const map = await mount();
      map.send(answerA);
      const host = listen(map);
      Object.assign(map, { journey: undefined });
      expect(answer(map.journey, 'a-q')).to.equal('An answer');
      expect(host.types).to.deep.equal([]);
    });

    it('of another map, or no journey at all, is an error, and nothing is lost', async () => {
      const foreign = { ...(await record()), map: { id: 'elsewhere', version: '1' } };
      const map = await mount();
      map.send(answerA);
      const host = listen(map);
      for (const wrong of [foreign, 'no journey', 42, {}, () => {}]) {
        host.clear();
        Object.assign(map, { journey: wrong });
        expect(host.types).to.deep.equal(['error']);
        expect(host.of('process-map-error')[0]!.problems).to.have.length(1);
        expect(answer(map.journey, 'a-q')).to.equal('An answer');
      }
      expect(textOf(map)).not.to.include('cannot be shown');
    });

    it('of another map, set before ready, is an error, and the map works', async () => {
      const foreign = { ...(await record()), map: { id: 'elsewhere', version: '1' } };
      const map = put(make());
      map.journey = foreign;
      const host = listen(map);
      await map.ready;
      expect(host.types).to.deep.equal(['error', 'ready']);
      expect(map.send(answerA).ok).to.equal(true);
    });

    it('that is the same one leaves what is being typed alone', async () => {
      const map = await mount();
      const journey = map.journey!;
      const host = listen(map);
      const field = get<HTMLTextAreaElement>(map, 'textarea');
      type(field, 'half a sen');
      map.journey = journey;
      await settled(map);
      expect(field.value).to.equal('half a sen');
      await wait(300);
      expect(host.types).to.deep.equal(['request', 'change']);
      expect(answer(map.journey, 'a-q')).to.equal('half a sen');
    });

    it('that is another one does not get what was being typed into the one before', async () => {
      const map = await mount();
      const other = await record();
      const host = listen(map);
      type(get<HTMLTextAreaElement>(map, 'textarea'), 'for the old one');
      map.journey = { ...other, id: 'another' };
      await wait(300);
      expect(host.of('process-map-change').map(({ facts }) => (facts[0] as { text: string }).text)).to.deep.equal([
        'for the old one',
      ]);
      expect(answer(map.journey, 'a-q')).to.equal('An answer');
    });
  });

  it('forgets what is being typed where a journey is started over or replaced', async () => {
    for (const type_ of ['journey.restart', 'journey.replace'] as const) {
      const map = await mount();
      const journey = map.journey!;
      const field = get<HTMLTextAreaElement>(map, 'textarea');
      type(field, 'belongs to the one before');
      map.send({ type: type_, journey });
      await wait(300);
      expect(field.value, type_).to.equal('');
      expect(answer(map.journey, 'a-q'), type_).to.equal(undefined);
      map.remove();
    }
  });

  it('gives the record as JSON and as Markdown, filled or blank, with what is being typed', async () => {
    const map = await mount();
    type(get<HTMLTextAreaElement>(map, 'textarea'), 'still typing');
    expect(JSON.parse(map.exportJourney('json'))).to.deep.equal(map.journey);
    expect(answer(map.journey, 'a-q')).to.equal('still typing');
    expect(map.exportJourney('markdown')).to.include('still typing');
    expect(map.exportJourney('markdown', { blank: true }))
      .to.include('Question of a')
      .and.not.to.include('still typing');
    expect(map.exportJourney('json', { blank: true })).not.to.include('still typing');
  });
});
