import '../../define/index.js';
import type { Fact } from '../../journey/types/fact.js';
import type { Command } from '../../journey/types/command.js';
import { createSmallMap } from '../../../test/kit/browser-maps.js';
import { get, has, waitForUpdates, getText, wait } from '../../../test/kit/dom.js';
import {
  getAnswer,
  clearPage,
  expect,
  recordEvents,
  createMap,
  mountMap,
  attach,
  openRow,
} from '../../../test/kit/page.js';
import { enterText, pressKey } from '../../../test/kit/person.js';
import { replay } from '../../journey/replay.js';
import { parseMap } from '../../map/parse-map.js';
import type { ProcessMapElement } from './process-map.js';

const answerA: Command = { type: 'question.answer', question: 'a-q', text: 'An answer' };

/** Answers the first question through its field, as a person does. */
const writeAsPerson = async (map: ProcessMapElement, text = 'typed'): Promise<void> => {
  const field = get<HTMLTextAreaElement>(map, 'textarea');
  enterText(field, text);
  field.blur();
  await waitForUpdates(map);
};

/** Returns the text of the live region, without the no-break space that marks a repeated message. */
const getAnnouncement = (map: ProcessMapElement): string =>
  get(map, '[role=status]').textContent.replace(/\u00a0/g, '');

describe('<process-map> events and methods', () => {
  afterEach(clearPage);

  describe('send() and decide()', () => {
    it('return the outcome; only send() changes the journey', async () => {
      const map = await mountMap();
      expect(map.decide(answerA)).to.deep.include({ ok: true });
      expect(getAnswer(map.journey, 'a-q')).to.equal(undefined);
      const outcome = map.send(answerA);
      expect(outcome.ok && outcome.facts.map(({ type }) => type)).to.deep.equal(['question.answered']);
      expect(getAnswer(map.journey, 'a-q')).to.equal('An answer');
    });

    it('are denied before ready; only send() dispatches process-map-denied', async () => {
      const map = createMap();
      const events = recordEvents(map);
      for (const outcome of [map.decide(answerA), map.send(answerA)]) {
        expect(outcome.ok).to.equal(false);
        expect(!outcome.ok && outcome.denial.reasons[0]!.code).to.equal('not-ready');
      }
      expect(events.types).to.deep.equal(['denied']);
      attach(map);
      await map.ready;
      expect(map.send(answerA).ok).to.equal(true);
    });

    it('deny invalid commands with a message that names valid ones', async () => {
      const map = await mountMap();
      const events = recordEvents(map);
      const commandWithTrap = {
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
        commandWithTrap,
      ]) {
        const outcome = map.send(command);
        expect(outcome.ok).to.equal(false);
        expect(!outcome.ok && outcome.denial.reasons[0]!.message).to.include(
          command === commandWithTrap ? '' : 'question.answer',
        );
      }
      expect(new Set(events.types)).to.deep.equal(new Set(['denied']));
      expect(map.send(answerA).ok).to.equal(true);
    });

    it('dispatch change and denied events, but no request event and no announcement', async () => {
      const map = await mountMap();
      const events = recordEvents(map);
      map.addEventListener('process-map-request', (event) => event.preventDefault());
      map.send(answerA);
      map.send({ type: 'phase.complete', phase: 'c' });
      expect(events.types).to.deep.equal(['change', 'denied']);
      const [deniedDetail] = events.of('process-map-denied');
      expect(deniedDetail!.command).to.deep.equal({ type: 'phase.complete', phase: 'c' });
      expect(deniedDetail!.denial.reasons[0]!.code).to.equal('locked');
      // A denial of the host page's own command is not announced to people.
      await waitForUpdates(map);
      expect(getAnnouncement(map)).to.equal('');
    });

    it('dispatch no event for a command that changes nothing', async () => {
      const map = await mountMap();
      map.send(answerA);
      const events = recordEvents(map);
      expect(map.send(answerA)).to.deep.equal({ ok: true, facts: [] });
      expect(events.types).to.deep.equal([]);
    });
  });

  describe('process-map-change', () => {
    it('is dispatched once per command, before send() returns, with the facts and the resulting journey', async () => {
      const map = await mountMap();
      map.send({ type: 'group.set-aside', group: 'a-group' });
      const events = recordEvents(map);
      let changes = 0;
      map.addEventListener('process-map-change', () => changes++);
      const outcome = map.send(answerA);
      expect(changes).to.equal(1);
      const [{ facts, journey }] = events.of('process-map-change') as [{ facts: Fact[]; journey: unknown }];
      expect(facts.map(({ type }) => type)).to.deep.equal(['question.answered', 'group.taken-up']);
      expect(outcome.ok && outcome.facts).to.deep.equal(facts);
      expect(journey).to.deep.equal(map.journey);
    });

    it('carries copies, so that a listener cannot change the journey or the facts to save', async () => {
      const map = await mountMap();
      const savedFacts: Fact[][] = [];
      map.store = { load: () => null, save: (_, __, facts) => void savedFacts.push([...facts]) };
      await new Promise((resolve) => map.addEventListener('process-map-ready', resolve, { once: true }));
      map.addEventListener('process-map-change', ({ detail }) => {
        detail.journey.cycles.length = 0;
        (detail.facts[0] as { type: string }).type = 'spoiled';
      });
      const outcome = map.send(answerA);
      (outcome as { facts: Fact[] }).facts.length = 0;
      await wait(300);
      expect(getAnswer(map.journey, 'a-q')).to.equal('An answer');
      expect(savedFacts[0]![0]!.type).to.equal('question.answered');
    });

    it('carries plain JSON, and enough facts to replay the record', async () => {
      const map = await mountMap();
      const start = map.journey!;
      const events = recordEvents(map, 'process-map-change');
      await writeAsPerson(map);
      map.send({ type: 'tool.choose', tool: 'a-tool', note: 'why' });
      map.send({ type: 'risk.assess', risk: 'a-risk', measures: ['a-measure'], owner: 'Ana' });
      map.send({ type: 'phase.complete', phase: 'a' });
      const facts = events.of('process-map-change').flatMap((detail) => detail.facts);
      for (const { detail } of events.events) expect(JSON.parse(JSON.stringify(detail))).to.deep.equal(detail);
      const { map: definition } = parseMap(createSmallMap());
      const replayedJourney = replay(definition!, facts, start);
      const { status, cycle, phase, cycles } = map.journey!;
      expect({
        status: replayedJourney.status,
        cycle: replayedJourney.cycle,
        phase: replayedJourney.phase,
        cycles: replayedJourney.cycles,
      }).to.deep.equal({
        status,
        cycle,
        phase,
        cycles,
      });
    });

    it('allows a listener to send another command', async () => {
      const map = await mountMap();
      const events = recordEvents(map, 'process-map-change');
      map.addEventListener('process-map-change', () => map.send({ type: 'tool.choose', tool: 'a-tool' }));
      map.send(answerA);
      expect(events.of('process-map-change').map(({ facts }) => facts[0]!.type)).to.have.members([
        'question.answered',
        'tool.chosen',
      ]);
      expect(getAnswer(map.journey, 'a-q')).to.equal('An answer');
      expect(map.journey?.cycles[0]?.tools['a']?.['a-tool']?.chosen).to.equal(true);
    });

    it('is composed and does not bubble, unlike process-map-request', async () => {
      const map = await mountMap();
      const bodyEvents = recordEvents(document.body);
      const mapEvents = recordEvents(map);
      await writeAsPerson(map);
      expect(bodyEvents.types).to.deep.equal(['request']);
      expect(mapEvents.types).to.deep.equal(['request', 'change']);
      for (const { event, type } of mapEvents.events) {
        expect(event.composed, type).to.equal(true);
        expect(event.bubbles, type).to.equal(type === 'process-map-request');
        expect(event.cancelable, type).to.equal(type === 'process-map-request');
      }
    });
  });

  describe('process-map-request', () => {
    it('is dispatched before the command is executed, with a copy of the command', async () => {
      const map = await mountMap();
      let before: unknown;
      map.addEventListener('process-map-request', ({ detail }) => {
        before = getAnswer(map.journey, 'a-q');
        (detail.command as { text: string }).text = 'spoiled';
      });
      const events = recordEvents(map);
      await writeAsPerson(map, 'mine');
      expect(events.types).to.deep.equal(['request', 'change']);
      expect(before).to.equal(undefined);
      expect(getAnswer(map.journey, 'a-q')).to.equal('mine');
    });

    it('shows and announces the message of a listener that prevents the command', async () => {
      const map = await mountMap();
      map.addEventListener('process-map-request', (event) => {
        event.preventDefault();
        event.detail.message = 'Sign in first, please.';
      });
      const events = recordEvents(map);
      await writeAsPerson(map, 'mine');
      expect(events.types).to.deep.equal(['request', 'denied']);
      const [{ denial, command }] = events.of('process-map-denied') as [
        { denial: { reasons: { code: string; message: string }[] }; command: Command },
      ];
      expect(denial.reasons).to.have.length(1);
      expect(denial.reasons[0]).to.include({ code: 'vetoed', message: 'Sign in first, please.' });
      expect(command).to.deep.equal({ type: 'question.answer', question: 'a-q', text: 'mine' });
      expect(getAnswer(map.journey, 'a-q')).to.equal(undefined);
      expect(getAnnouncement(map)).to.equal('Sign in first, please.');
      expect(getText(get(map, 'process-map-questions'))).to.include('Sign in first, please.');
      // The typed text is kept.
      expect(get<HTMLTextAreaElement>(map, 'textarea').value).to.equal('mine');
      await expect(map).to.be.accessible();
    });

    it('uses a default message when the listener sets one that is not text', async () => {
      const map = await mountMap();
      map.addEventListener('process-map-request', (event) => {
        event.preventDefault();
        Object.assign(event.detail, { message: { html: '<b>' } });
      });
      await writeAsPerson(map);
      expect(getAnnouncement(map)).to.include('does not allow it');
    });

    it('allows the host page to send the prevented command later', async () => {
      const map = await mountMap();
      let preventedCommand: Command | undefined;
      map.addEventListener(
        'process-map-request',
        (event) => {
          event.preventDefault();
          preventedCommand = event.detail.command;
        },
        { once: true },
      );
      await writeAsPerson(map, 'mine');
      const events = recordEvents(map);
      expect(map.send(preventedCommand!).ok).to.equal(true);
      expect(events.types).to.deep.equal(['change']);
      expect(getAnswer(map.journey, 'a-q')).to.equal('mine');
      await waitForUpdates(map);
      expect(get<HTMLTextAreaElement>(map, 'textarea').value).to.equal('mine');
      expect(has(get(map, 'process-map-questions'), '.error')).to.equal(false);
    });

    it('removes the message beside a control when the host page sends the prevented command later', async () => {
      const map = await mountMap();
      const preventedCommands: Command[] = [];
      const preventCommand = (event: HTMLElementEventMap['process-map-request']) => {
        event.preventDefault();
        event.detail.message = 'Ask Bo.';
        preventedCommands.push(event.detail.command);
      };
      map.addEventListener('process-map-request', preventCommand);
      await openRow(map, 'Choose tools');
      await openRow(map, 'Risk:');
      get<HTMLInputElement>(get(map, 'process-map-tools'), 'input').click();
      const level = get<HTMLSelectElement>(get(map, 'process-map-risks'), 'select');
      level.value = 'high';
      level.dispatchEvent(new Event('change', { bubbles: true }));
      await waitForUpdates(map);
      const parts = ['process-map-tools', 'process-map-risks'].map((name) => get(map, name));
      for (const part of parts) expect(getText(part)).to.include('Ask Bo.');
      for (const command of preventedCommands) expect(map.send(command).ok).to.equal(true);
      await waitForUpdates(map);
      for (const part of parts) expect(getText(part)).not.to.include('Ask Bo.');
    });

    it('allows a listener to prevent a command and send it at once', async () => {
      const map = await mountMap();
      map.addEventListener('process-map-request', (event) => {
        event.preventDefault();
        map.send(event.detail.command);
      });
      const events = recordEvents(map);
      await writeAsPerson(map, 'mine');
      expect(events.types).to.have.members(['request', 'change']);
      expect(getAnswer(map.journey, 'a-q')).to.equal('mine');
      expect(has(map, '.error')).to.equal(false);
    });

    it('reaches listeners outside nested shadow roots', async () => {
      const outer = attach(document.createElement('div'));
      const inner = document.createElement('div');
      outer.attachShadow({ mode: 'open' }).append(inner);
      const map = createMap();
      inner.attachShadow({ mode: 'open' }).append(map);
      await map.ready;
      await waitForUpdates(map);
      document.body.addEventListener('process-map-request', (event) => event.preventDefault(), { once: true });
      await writeAsPerson(map);
      expect(getAnswer(map.journey, 'a-q')).to.equal(undefined);
    });

    it('is also dispatched for a command that a rule then denies, whose reasons are announced', async () => {
      const map = await mountMap();
      const events = recordEvents(map);
      get(get(map, 'process-map-gate'), 'button.primary').click();
      await waitForUpdates(map);
      expect(events.types).to.deep.equal(['request', 'denied']);
      expect(getAnnouncement(map)).to.include('write an answer, or choose “Not relevant for us”');
      expect(getText(get(map, 'process-map-gate'))).to.include('write an answer, or choose “Not relevant for us”');
    });
  });

  describe('live region', () => {
    it('is rendered before its first message, and changes when the same message is announced again', async () => {
      const map = attach(createMap());
      await map.updateComplete;
      const region = get(map, '[role=status]');
      await map.ready;
      await waitForUpdates(map);
      const gate = get(get(map, 'process-map-gate'), 'button.primary');
      gate.click();
      await waitForUpdates(map);
      const first = region.textContent;
      gate.click();
      await waitForUpdates(map);
      expect(region.isConnected).to.equal(true);
      expect(first).to.include('write an answer');
      expect(region.textContent).not.to.equal(first);
      expect(getAnnouncement(map)).to.equal(first);
    });
  });

  describe('process-map-show', () => {
    it('is dispatched when a person opens another phase, whose heading gets the focus', async () => {
      const map = await mountMap();
      const events = recordEvents(map);
      get(map, 'button.station-state[value=b]').focus();
      await pressKey('Enter');
      await waitForUpdates(map);
      expect(events.types).to.deep.equal(['show']);
      expect(events.of('process-map-show')).to.deep.equal([{ phase: 'b', previous: 'a' }]);
      expect(get(map, 'process-map-phase').shadowRoot?.activeElement?.localName).to.equal('h2');
      expect(map.journey?.phase).to.equal('a');
    });

    it('is not dispatched for the phase that is shown already, whose heading gets the focus', async () => {
      const map = await mountMap();
      const events = recordEvents(map);
      get(map, 'button.station-state[value=a]').click();
      await waitForUpdates(map);
      expect(events.types).to.deep.equal([]);
      expect(get(map, 'process-map-phase').shadowRoot?.activeElement?.localName).to.equal('h2');
    });

    it('is dispatched after process-map-change when a person completes a phase', async () => {
      const map = await mountMap();
      map.send(answerA);
      await waitForUpdates(map);
      const events = recordEvents(map);
      get(get(map, 'process-map-gate'), 'button.primary').click();
      await waitForUpdates(map);
      expect(events.types).to.deep.equal(['request', 'change', 'show']);
      expect(events.of('process-map-show')).to.deep.equal([{ phase: 'b', previous: 'a' }]);
      expect(get(map, 'process-map-phase').shadowRoot?.activeElement?.localName).to.equal('h2');
    });
  });

  describe('journey property', () => {
    const createRecord = async () => {
      const other = await mountMap();
      other.send(answerA);
      other.send({ type: 'phase.complete', phase: 'a' });
      const { journey } = other;
      other.remove();
      return journey!;
    };

    it('restores a record without an event or a change of focus', async () => {
      const journey = await createRecord();
      const map = await mountMap();
      const events = recordEvents(map);
      map.journey = journey;
      expect(map.journey).to.deep.equal(journey);
      expect(map.shownPhase).to.equal('b');
      await waitForUpdates(map);
      expect(events.types).to.deep.equal([]);
      expect(getText(get(get(map, 'process-map-phase'), 'h2'))).to.include('Phase b');
      expect(document.activeElement === document.body).to.equal(true);
    });

    it('restores a record from JSON text', async () => {
      const journey = await createRecord();
      const map = await mountMap();
      map.journey = JSON.stringify(journey);
      expect(map.journey).to.deep.equal(journey);
    });

    it('restores a record at ready when it was set before', async () => {
      const journey = await createRecord();
      const map = attach(createMap());
      map.journey = journey;
      const events = recordEvents(map);
      await map.ready;
      expect(map.journey).to.deep.equal(journey);
      expect(map.shownPhase).to.equal('b');
      expect(events.types).to.deep.equal(['ready']);
      expect(events.of('process-map-ready')[0]!.journey).to.deep.equal(journey);
    });

    it('restores a record that a listener of process-map-ready sets', async () => {
      const journey = await createRecord();
      const map = createMap();
      const events = recordEvents(map);
      map.addEventListener('process-map-ready', () => (map.journey = journey));
      attach(map);
      await map.ready;
      await waitForUpdates(map);
      expect(map.journey).to.deep.equal(journey);
      expect(events.types).to.deep.equal(['ready']);
    });

    it('applies to the definition that is set together with it', async () => {
      const journey = await createRecord();
      const map = await mountMap({ definition: createSmallMap('other') });
      map.journey = journey;
      map.definition = createSmallMap();
      map.journey = journey;
      await map.ready;
      expect(map.journey).to.deep.equal(journey);
    });

    it('starts a new journey when set to null', async () => {
      const map = await mountMap();
      map.send(answerA);
      const { id } = map.journey!;
      const events = recordEvents(map);
      map.journey = null;
      expect(map.journey!.id).not.to.equal(id);
      expect(getAnswer(map.journey, 'a-q')).to.equal(undefined);
      await waitForUpdates(map);
      expect(get<HTMLTextAreaElement>(map, 'textarea').value).to.equal('');
      expect(events.types).to.deep.equal([]);
    });

    it('changes nothing when set to undefined, as frameworks do', async () => {
      const map = await mountMap();
      map.send(answerA);
      const events = recordEvents(map);
      Object.assign(map, { journey: undefined });
      expect(getAnswer(map.journey, 'a-q')).to.equal('An answer');
      expect(events.types).to.deep.equal([]);
    });

    it('dispatches process-map-error for a foreign or invalid record, and keeps the journey', async () => {
      const foreign = { ...(await createRecord()), map: { id: 'elsewhere', version: '1' } };
      const map = await mountMap();
      map.send(answerA);
      const events = recordEvents(map);
      for (const invalid of [foreign, 'no journey', 42, {}, () => {}]) {
        events.clear();
        Object.assign(map, { journey: invalid });
        expect(events.types).to.deep.equal(['error']);
        expect(events.of('process-map-error')[0]!.problems).to.have.length(1);
        expect(getAnswer(map.journey, 'a-q')).to.equal('An answer');
      }
      expect(getText(map)).not.to.include('cannot be shown');
    });

    it('dispatches process-map-error for a foreign record set before ready, and starts a new journey', async () => {
      const foreign = { ...(await createRecord()), map: { id: 'elsewhere', version: '1' } };
      const map = attach(createMap());
      map.journey = foreign;
      const events = recordEvents(map);
      await map.ready;
      expect(events.types).to.deep.equal(['error', 'ready']);
      expect(map.send(answerA).ok).to.equal(true);
    });

    it('keeps text being typed when the same journey is restored', async () => {
      const map = await mountMap();
      const journey = map.journey!;
      const events = recordEvents(map);
      const field = get<HTMLTextAreaElement>(map, 'textarea');
      enterText(field, 'half a sen');
      map.journey = journey;
      await waitForUpdates(map);
      expect(field.value).to.equal('half a sen');
      await wait(300);
      expect(events.types).to.deep.equal(['request', 'change']);
      expect(getAnswer(map.journey, 'a-q')).to.equal('half a sen');
    });

    it('commits text being typed to the previous journey when another one is restored', async () => {
      const map = await mountMap();
      const other = await createRecord();
      const events = recordEvents(map);
      enterText(get<HTMLTextAreaElement>(map, 'textarea'), 'for the old one');
      map.journey = { ...other, id: 'another' };
      await wait(300);
      expect(events.of('process-map-change').map(({ facts }) => (facts[0] as { text: string }).text)).to.deep.equal([
        'for the old one',
      ]);
      expect(getAnswer(map.journey, 'a-q')).to.equal('An answer');
    });
  });

  it('discards text being typed when the journey is restarted or replaced', async () => {
    for (const commandType of ['journey.restart', 'journey.replace'] as const) {
      const map = await mountMap();
      const journey = map.journey!;
      const field = get<HTMLTextAreaElement>(map, 'textarea');
      enterText(field, 'belongs to the one before');
      map.send({ type: commandType, journey });
      await wait(300);
      expect(field.value, commandType).to.equal('');
      expect(getAnswer(map.journey, 'a-q'), commandType).to.equal(undefined);
      map.remove();
    }
  });

  it('exports the record as JSON and Markdown, filled or blank, with text being typed', async () => {
    const map = await mountMap();
    enterText(get<HTMLTextAreaElement>(map, 'textarea'), 'still typing');
    expect(JSON.parse(map.exportJourney('json'))).to.deep.equal(map.journey);
    expect(getAnswer(map.journey, 'a-q')).to.equal('still typing');
    expect(map.exportJourney('markdown')).to.include('still typing');
    expect(map.exportJourney('markdown', { blank: true }))
      .to.include('Question of a')
      .and.not.to.include('still typing');
    expect(map.exportJourney('json', { blank: true })).not.to.include('still typing');
  });
});
