import { describe, expect, it } from 'vitest';
import { workshop } from '../../test/kit/maps.js';
import { Walker } from '../../test/kit/journey-walker.js';
import { createJourney } from './index.js';
import type { Command, CommandType, FactType, Reason, ReasonCode } from './index.js';
import { elementReasons } from './reasons.js';

const one = () => new Walker(workshop);
const through = () => new Walker(workshop).finish();

/** Two wrote to aim-why; theirs is a variant now. */
function withVariant() {
  const at = one();
  const other = at.fork();
  other.send({ type: 'question.answer', question: 'aim-why', text: 'Theirs.' });
  at.now();
  at.send(
    { type: 'question.answer', question: 'aim-why', text: 'Ours.' },
    { type: 'journey.merge', journey: other.journey },
  );
  return { at, variant: at.cycle.answers['aim-why']!.variants![0]!.id };
}

type Row = [name: string, at: Walker, command: Command, facts: { type: FactType; [field: string]: unknown }[]];

const inPlan = { phase: 'plan' };

function rows(): Row[] {
  const { at: take, variant } = withVariant();
  const discard = take.fork();
  const aside = one();
  aside.send({ type: 'group.set-aside', group: 'aim' }, { type: 'tool.choose', tool: 'agenda' });
  const stopped = one();
  stopped.send({ type: 'decision.make', phase: 'plan', option: 'stop' });
  return [
    [
      'question.answer',
      one(),
      { type: 'question.answer', question: 'aim-why', text: 'So.' },
      [{ type: 'question.answered', ...inPlan, group: 'aim', question: 'aim-why', text: 'So.' }],
    ],
    [
      'group.set-aside',
      one(),
      { type: 'group.set-aside', group: 'aim', reason: 'Later.' },
      [{ type: 'group.set-aside', ...inPlan, group: 'aim', reason: 'Later.' }],
    ],
    [
      'group.take-up',
      aside,
      { type: 'group.take-up', group: 'aim' },
      [{ type: 'group.taken-up', ...inPlan, group: 'aim' }],
    ],
    [
      'tool.choose',
      one(),
      { type: 'tool.choose', tool: 'agenda', note: 'Short.' },
      [{ type: 'tool.chosen', ...inPlan, tool: 'agenda', note: 'Short.' }],
    ],
    ['tool.drop', aside, { type: 'tool.drop', tool: 'agenda' }, [{ type: 'tool.dropped', ...inPlan, tool: 'agenda' }]],
    [
      'risk.assess',
      one(),
      { type: 'risk.assess', risk: 'nobody-comes', level: 'low' },
      [{ type: 'risk.assessed', ...inPlan, risk: 'nobody-comes', level: 'low' }],
    ],
    [
      'decision.make',
      one(),
      { type: 'decision.make', phase: 'plan', option: 'go', reason: 'Yes.' },
      [{ type: 'decision.made', ...inPlan, option: 'go', reason: 'Yes.' }],
    ],
    [
      'decision.make with stop',
      one(),
      { type: 'decision.make', phase: 'plan', option: 'stop' },
      [
        { type: 'decision.made', ...inPlan, option: 'stop' },
        { type: 'journey.stopped', ...inPlan },
      ],
    ],
    [
      'phase.complete',
      one().satisfy('plan'),
      { type: 'phase.complete', phase: 'plan', note: 'Well.' },
      [
        { type: 'phase.completed', ...inPlan, note: 'Well.' },
        { type: 'phase.entered', phase: 'meet' },
      ],
    ],
    [
      'phase.complete of the last',
      one().complete('plan', 'meet', 'keep').satisfy('share'),
      { type: 'phase.complete', phase: 'share' },
      [{ type: 'phase.completed', phase: 'share' }, { type: 'journey.completed' }],
    ],
    ['phase.reopen', through(), { type: 'phase.reopen', phase: 'meet' }, [{ type: 'phase.reopened', phase: 'meet' }]],
    ['journey.resume', stopped, { type: 'journey.resume' }, [{ type: 'journey.resumed' }]],
    [
      'cycle.start',
      through(),
      { type: 'cycle.start', adaptation: 'Slower.' },
      [
        { type: 'cycle.started', cycle: 2, adaptation: 'Slower.' },
        { type: 'phase.entered', cycle: 2, phase: 'plan' },
      ],
    ],
    [
      'journey.replace',
      one(),
      { type: 'journey.replace', journey: createJourney(workshop, { id: 'x' }) },
      [{ type: 'journey.replaced', journey: expect.objectContaining({ id: 'x' }) }],
    ],
    [
      'journey.merge',
      one(),
      { type: 'journey.merge', journey: through().journey },
      [{ type: 'journey.merged', journey: expect.objectContaining({ status: 'completed' }) }],
    ],
    ['journey.restart', through(), { type: 'journey.restart' }, [{ type: 'journey.restarted' }]],
    [
      'variant.take',
      take,
      { type: 'variant.take', question: 'aim-why', variant },
      [{ type: 'variant.taken', ...inPlan, group: 'aim', question: 'aim-why', variant, text: 'Theirs.' }],
    ],
    [
      'variant.discard',
      discard,
      { type: 'variant.discard', question: 'aim-why', variant },
      [{ type: 'variant.discarded', ...inPlan, group: 'aim', question: 'aim-why', variant }],
    ],
  ];
}

const table = rows();

describe('every command gives its facts', () => {
  it.each(table)('%s', (_, at, command, facts) => {
    const head = { id: expect.any(String) as string, at: expect.any(String) as string, cycle: at.journey.cycle };
    expect(at.send(command)).toEqual(facts.map((fact) => ({ ...head, ...fact })));
  });

  it('the table has every command and every fact of the contract', () => {
    expect(new Set(table.map(([, , { type }]) => type)).size).toBe(16);
    expect(new Set(table.flatMap(([, , , facts]) => facts.map(({ type }) => type))).size).toBe(19);
  });

  it.each(table.map(([name, , command]) => [name, command] as const))('%s needs each of its ids', (_, command) => {
    const others: Record<string, string> = {
      journey: 'a journey, as JSON text or object',
      option: 'go, wait, stop',
      text: 'a text',
    };
    for (const field of ['question', 'group', 'tool', 'risk', 'phase', 'variant', ...Object.keys(others)]) {
      if (!(field in command)) continue;
      const { [field as 'type']: __, ...without } = command;
      const [reason] = one().denied({ type: command.type, ...without });
      expect(reason?.code).toBe('malformed');
      expect(reason?.message).toBe(
        `Send ${command.type} again with ${field}: ${others[field] ?? 'an id of this map'}.`,
      );
    }
  });

  it.each([
    ['reason', { type: 'group.set-aside', group: 'aim' }],
    ['note', { type: 'tool.choose', tool: 'agenda' }],
    ['reason', { type: 'decision.make', phase: 'plan', option: 'go' }],
    ['note', { type: 'phase.complete', phase: 'plan' }],
    ['adaptation', { type: 'cycle.start' }],
  ])('a %s may be left out, but is a text where it is given: %j', (field, command) => {
    for (const value of [7, null, {}]) {
      expect(one().denied({ ...command, [field]: value })).toEqual([
        { code: 'malformed', message: `Send ${command.type} again with ${field}: a text.` },
      ]);
    }
  });

  it.each<[keyof Command | string, Command]>([
    ['question', { type: 'question.answer', question: 'aim', text: 'A group is no question.' }],
    ['question', { type: 'variant.take', question: 'nowhere', variant: 'x' }],
    ['question', { type: 'variant.discard', question: 'nowhere', variant: 'x' }],
    ['group', { type: 'group.set-aside', group: 'nowhere' }],
    ['group', { type: 'group.take-up', group: 'aim-why' }],
    ['tool', { type: 'tool.choose', tool: 'nowhere' }],
    ['tool', { type: 'tool.drop', tool: 'nowhere' }],
    ['risk', { type: 'risk.assess', risk: 'nowhere' }],
    ['phase', { type: 'decision.make', phase: 'nowhere', option: 'go' }],
    ['phase', { type: 'phase.complete', phase: 'nowhere' }],
    ['phase', { type: 'phase.reopen', phase: 'nowhere' }],
  ])('an unknown %s is refused by its id: %j', (kind, command) => {
    const id = (command as unknown as Record<string, string>)[kind]!;
    const [reason, ...more] = one().denied(command);
    expect(more).toEqual([]);
    expect(reason).toMatchObject({ code: 'unknown-id', [kind]: id });
    expect(reason?.message).toContain(`no ${kind} "${id}"`);
  });

  it.each(['', '__proto__', 'constructor', 7, null, {}])('%j is no id', (phase) => {
    expect(one().codes({ type: 'phase.complete', phase })).toEqual(['malformed']);
  });
});

describe('every refusal', () => {
  const stopped = one();
  stopped.send({ type: 'decision.make', phase: 'plan', option: 'stop' });
  const open = new Walker(workshop, { progression: 'open' });
  const reached: [ReasonCode, Reason[]][] = [
    ['unknown-command', one().denied({ type: 'nonsense' })],
    ['malformed', one().denied({ type: 'phase.complete' })],
    ['unknown-id', one().denied({ type: 'phase.complete', phase: 'nowhere' })],
    ['locked', one().denied({ type: 'phase.complete', phase: 'share' })],
    ['stopped', stopped.denied({ type: 'phase.complete', phase: 'plan' })],
    ['not-stopped', one().denied({ type: 'journey.resume' })],
    ['not-completed', one().denied({ type: 'cycle.start' })],
    ['phase-not-completed', one().denied({ type: 'phase.reopen', phase: 'plan' })],
    ['group-left', one().denied({ type: 'phase.complete', phase: 'plan' })],
    ['tools-left', one().denied({ type: 'phase.complete', phase: 'plan' })],
    ['risk-left', one().denied({ type: 'phase.complete', phase: 'plan' })],
    ['decision-left', one().denied({ type: 'phase.complete', phase: 'plan' })],
    ['groups-left', open.denied({ type: 'phase.complete', phase: 'meet' })],
    ['risks-left', open.denied({ type: 'phase.complete', phase: 'meet' })],
    ['no-decision', open.denied({ type: 'decision.make', phase: 'meet', option: 'go' })],
    ['unknown-option', open.denied({ type: 'decision.make', phase: 'share', option: 'wait' })],
    ['wrong-measure', one().denied({ type: 'risk.assess', risk: 'wrong-people', measures: ['ask-early'] })],
    ['unreadable-journey', one().denied({ type: 'journey.merge', journey: '' })],
    ['newer-version', one().denied({ type: 'journey.merge', journey: { ...createJourney(workshop), version: 9 } })],
    ['other-map', one().denied({ type: 'journey.merge', journey: { ...createJourney(workshop), map: { id: 'x' } } })],
    // Given by the elements only.
    ['read-only', [elementReasons.readOnly()]],
    ['not-ready', [elementReasons.notReady()]],
    ['vetoed', [elementReasons.vetoed()]],
  ];

  /** What each says where it was reached. Keyed by the union, so that a code that is added or renamed does not compile. */
  const closed: Record<ReasonCode, string> = {
    'not-ready': 'The map is still loading. Try again in a moment.',
    'read-only': 'This map is read-only here. Ask whoever runs this page.',
    vetoed: 'This page does not allow it. Ask whoever runs this page.',
    'unknown-command':
      'Send an object with one of these types: question.answer, group.set-aside, group.take-up, tool.choose, tool.drop, risk.assess, decision.make, phase.complete, phase.reopen, journey.resume, cycle.start, journey.replace, journey.merge, journey.restart, variant.take, variant.discard.',
    malformed: 'Send phase.complete again with phase: an id of this map.',
    'unknown-id': 'There is no phase "nowhere" here. Use an id of this map.',
    locked: 'D: Share is locked. Complete A: Plan first.',
    stopped: 'The journey is stopped. Resume it to go on.',
    'not-stopped': 'The journey is not stopped. Go on as you are.',
    'not-completed': 'Complete every phase first.',
    'phase-not-completed': 'A: Plan is not completed. Work in it as it is.',
    'group-left': 'Aim: write an answer, or set the group aside.',
    'groups-left': 'Answer or set aside 2 more groups of questions.',
    'tools-left': 'Choose one more tool.',
    'risk-left': 'Nobody comes: choose a measure, or accept the risk.',
    'risks-left': 'Assess one more risk: choose a measure, or accept the risk.',
    'decision-left': 'Record the decision: only go leads on.',
    'no-decision': 'B: Meet asks for no decision. Complete it without one.',
    'unknown-option': 'Choose one of: go, stop.',
    'wrong-measure': 'Choose from what addresses this risk: ask-in-person.',
    'unreadable-journey': 'This cannot be read as a journey. Choose a file exported from this map.',
    'newer-version': 'This journey was saved by a newer version. Update this page to open it.',
    'other-map': 'This journey belongs to the map "x". Open it there.',
  };

  it('is of the closed list, and each of the list can be reached', () => {
    expect(reached.map(([code]) => code).sort()).toEqual(Object.keys(closed).sort());
  });

  it.each(reached)('%s is a sentence that says what to do', (code, reasons) => {
    const found = reasons.find((one) => one.code === code);
    expect(found?.message).toBe(closed[code]);
    expect(found?.message).toMatch(/^["\p{Lu}].*\.$/u);
    // Somebody is told to do something: a sentence begins with what to do, or ends a clause with it.
    expect(found?.message).toMatch(
      /\b(Send|Correct|Use|Complete|Resume|Go on|Work|Answer|Choose|Assess|Record|Open|Update|Ask|Try|[wW]rite|set|accept)\b/,
    );
  });

  it.each<[string, CommandType]>([
    ['journey.replace', 'journey.replace'],
    ['journey.merge', 'journey.merge'],
  ])('%s never changes anything when it is refused', (_, type) => {
    const at = one();
    const before = at.journey;
    at.denied({ type, journey: 'nonsense' });
    expect(at.journey).toBe(before);
  });

  it('the host may say why it refused', () => {
    expect(elementReasons.vetoed('Not today.')).toEqual({ code: 'vetoed', message: 'Not today.' });
  });

  it('counts what is missing in words that fit', () => {
    const at = new Walker(workshop, { progression: 'open' });
    const messages = () =>
      at
        .phase('meet')
        .left.map(({ message }) => message)
        .join(' ');
    expect(messages()).toBe(
      'Answer or set aside 2 more groups of questions. Choose 2 more tools. Assess one more risk: choose a measure, or accept the risk.',
    );
    at.send({ type: 'group.set-aside', group: 'end' }, { type: 'tool.choose', tool: 'wall' });
    expect(messages()).toMatch(/^Answer or set aside one more group of questions\. Choose one more tool\./);
  });

  it('names what is left by its title', () => {
    const [group] = one().phase('plan').left;
    expect(group).toEqual({
      code: 'group-left',
      message: 'Aim: write an answer, or set the group aside.',
      phase: 'plan',
      group: 'aim',
    });
    const risk = one()
      .phase('plan')
      .left.find(({ code }) => code === 'risk-left');
    expect(risk).toEqual({
      code: 'risk-left',
      message: 'Nobody comes: choose a measure, or accept the risk.',
      phase: 'plan',
      risk: 'nobody-comes',
    });
    const decision = one()
      .phase('plan')
      .left.find(({ code }) => code === 'decision-left');
    expect(decision).toEqual({ code: 'decision-left', message: expect.any(String) as string, phase: 'plan' });
  });
});
