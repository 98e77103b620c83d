import { describe, expect, it } from 'vitest';
import { workshop } from '../../test/kit/maps.js';
import { Walker } from '../../test/kit/journey-walker.js';
import { createJourney } from './index.js';
import type { Command, CommandType, FactType, Reason, ReasonCode } from './index.js';
import { elementReasons } from './reasons.js';

const createWalker = () => new Walker(workshop);
const createCompletedWalker = () => new Walker(workshop).finish();

/** Creates a walker whose answer to `aim-why` has a variant. */
function createWalkerWithVariant() {
  const walker = createWalker();
  const otherWalker = walker.fork();
  otherWalker.send({ type: 'question.answer', question: 'aim-why', text: 'Theirs.' });
  walker.now();
  walker.send(
    { type: 'question.answer', question: 'aim-why', text: 'Ours.' },
    { type: 'journey.merge', journey: otherWalker.journey },
  );
  return { walker, variant: walker.cycle.answers['aim-why']!.variants![0]!.id };
}

type Case = [name: string, walker: Walker, command: Command, facts: { type: FactType; [field: string]: unknown }[]];

const planIds = { phase: 'plan' };

function createCases(): Case[] {
  const { walker: takeWalker, variant } = createWalkerWithVariant();
  const discardWalker = takeWalker.fork();
  const walkerWithEntries = createWalker();
  walkerWithEntries.send({ type: 'group.set-aside', group: 'aim' }, { type: 'tool.choose', tool: 'agenda' });
  const stoppedWalker = createWalker();
  stoppedWalker.send({ type: 'decision.make', phase: 'plan', option: 'stop' });
  return [
    [
      'question.answer',
      createWalker(),
      { type: 'question.answer', question: 'aim-why', text: 'So.' },
      [{ type: 'question.answered', ...planIds, group: 'aim', question: 'aim-why', text: 'So.' }],
    ],
    [
      'group.set-aside',
      createWalker(),
      { type: 'group.set-aside', group: 'aim', reason: 'Later.' },
      [{ type: 'group.set-aside', ...planIds, group: 'aim', reason: 'Later.' }],
    ],
    [
      'group.take-up',
      walkerWithEntries,
      { type: 'group.take-up', group: 'aim' },
      [{ type: 'group.taken-up', ...planIds, group: 'aim' }],
    ],
    [
      'tool.choose',
      createWalker(),
      { type: 'tool.choose', tool: 'agenda', note: 'Short.' },
      [{ type: 'tool.chosen', ...planIds, tool: 'agenda', note: 'Short.' }],
    ],
    [
      'tool.drop',
      walkerWithEntries,
      { type: 'tool.drop', tool: 'agenda' },
      [{ type: 'tool.dropped', ...planIds, tool: 'agenda' }],
    ],
    [
      'risk.assess',
      createWalker(),
      { type: 'risk.assess', risk: 'nobody-comes', level: 'low' },
      [{ type: 'risk.assessed', ...planIds, risk: 'nobody-comes', level: 'low' }],
    ],
    [
      'decision.make',
      createWalker(),
      { type: 'decision.make', phase: 'plan', option: 'go', reason: 'Yes.' },
      [{ type: 'decision.made', ...planIds, option: 'go', reason: 'Yes.' }],
    ],
    [
      'decision.make with stop',
      createWalker(),
      { type: 'decision.make', phase: 'plan', option: 'stop' },
      [
        { type: 'decision.made', ...planIds, option: 'stop' },
        { type: 'journey.stopped', ...planIds },
      ],
    ],
    [
      'phase.complete',
      createWalker().satisfy('plan'),
      { type: 'phase.complete', phase: 'plan', note: 'Well.' },
      [
        { type: 'phase.completed', ...planIds, note: 'Well.' },
        { type: 'phase.entered', phase: 'meet' },
      ],
    ],
    [
      'phase.complete of the last',
      createWalker().complete('plan', 'meet', 'keep').satisfy('share'),
      { type: 'phase.complete', phase: 'share' },
      [{ type: 'phase.completed', phase: 'share' }, { type: 'journey.completed' }],
    ],
    [
      'phase.reopen',
      createCompletedWalker(),
      { type: 'phase.reopen', phase: 'meet' },
      [{ type: 'phase.reopened', phase: 'meet' }],
    ],
    ['journey.resume', stoppedWalker, { type: 'journey.resume' }, [{ type: 'journey.resumed' }]],
    [
      'cycle.start',
      createCompletedWalker(),
      { type: 'cycle.start', adaptation: 'Slower.' },
      [
        { type: 'cycle.started', cycle: 2, adaptation: 'Slower.' },
        { type: 'phase.entered', cycle: 2, phase: 'plan' },
      ],
    ],
    [
      'journey.replace',
      createWalker(),
      { type: 'journey.replace', journey: createJourney(workshop, { id: 'x' }) },
      [{ type: 'journey.replaced', journey: expect.objectContaining({ id: 'x' }) }],
    ],
    [
      'journey.merge',
      createWalker(),
      { type: 'journey.merge', journey: createCompletedWalker().journey },
      [{ type: 'journey.merged', journey: expect.objectContaining({ status: 'completed' }) }],
    ],
    ['journey.restart', createCompletedWalker(), { type: 'journey.restart' }, [{ type: 'journey.restarted' }]],
    [
      'variant.take',
      takeWalker,
      { type: 'variant.take', question: 'aim-why', variant },
      [{ type: 'variant.taken', ...planIds, group: 'aim', question: 'aim-why', variant, text: 'Theirs.' }],
    ],
    [
      'variant.discard',
      discardWalker,
      { type: 'variant.discard', question: 'aim-why', variant },
      [{ type: 'variant.discarded', ...planIds, group: 'aim', question: 'aim-why', variant }],
    ],
  ];
}

const cases = createCases();

describe('decide: facts and fields of every command', () => {
  it.each(cases)('returns the facts of %s', (_, walker, command, facts) => {
    const commonFields = {
      id: expect.any(String) as string,
      at: expect.any(String) as string,
      cycle: walker.journey.cycle,
    };
    expect(walker.send(command)).toEqual(facts.map((fact) => ({ ...commonFields, ...fact })));
  });

  it('is tested with all 16 command types and all 19 fact types', () => {
    expect(new Set(cases.map(([, , { type }]) => type)).size).toBe(16);
    expect(new Set(cases.flatMap(([, , , facts]) => facts.map(({ type }) => type))).size).toBe(19);
  });

  it.each(cases.map(([name, , command]) => [name, command] as const))(
    'denies %s as malformed when an id or a required field is missing',
    (_, command) => {
      const descriptionByField: Record<string, string> = {
        journey: 'the record of a journey, as JSON text or object',
        option: 'go, wait, stop',
        text: 'a text',
      };
      for (const field of [
        'question',
        'group',
        'tool',
        'risk',
        'phase',
        'variant',
        ...Object.keys(descriptionByField),
      ]) {
        if (!(field in command)) continue;
        const { [field as 'type']: __, ...fields } = command;
        const [reason] = createWalker().getDenialReasons({ type: command.type, ...fields });
        expect(reason?.code).toBe('malformed');
        expect(reason?.message).toBe(
          `Send ${command.type} again with ${field}: ${descriptionByField[field] ?? 'an id of this map'}.`,
        );
      }
    },
  );

  it.each([
    ['reason', { type: 'group.set-aside', group: 'aim' }],
    ['note', { type: 'tool.choose', tool: 'agenda' }],
    ['reason', { type: 'decision.make', phase: 'plan', option: 'go' }],
    ['note', { type: 'phase.complete', phase: 'plan' }],
    ['adaptation', { type: 'cycle.start' }],
  ])('denies an optional %s that is not a string: %j', (field, command) => {
    for (const value of [7, null, {}]) {
      expect(createWalker().getDenialReasons({ ...command, [field]: value })).toEqual([
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
    ['risk', { type: 'risk.remove', risk: 'nowhere' }],
    ['risk', { type: 'risk.restore', risk: 'nowhere' }],
    ['risk', { type: 'measure.add', risk: 'nowhere', name: 'A tent' }],
    ['measure', { type: 'measure.remove', measure: 'nowhere' }],
    ['phase', { type: 'decision.make', phase: 'nowhere', option: 'go' }],
    ['phase', { type: 'phase.complete', phase: 'nowhere' }],
    ['phase', { type: 'phase.reopen', phase: 'nowhere' }],
  ])('denies an unknown %s id with unknown-id: %j', (kind, command) => {
    const id = (command as unknown as Record<string, string>)[kind]!;
    const [reason, ...otherReasons] = createWalker().getDenialReasons(command);
    expect(otherReasons).toEqual([]);
    expect(reason).toMatchObject({ code: 'unknown-id', [kind]: id });
    expect(reason?.message).toContain(`no ${kind} "${id}"`);
  });

  it.each(['', '__proto__', 'constructor', 7, null, {}])('denies %j as a phase id with malformed', (phase) => {
    expect(createWalker().getDenialCodes({ type: 'phase.complete', phase })).toEqual(['malformed']);
  });
});

describe('reasons', () => {
  const stoppedWalker = createWalker();
  stoppedWalker.send({ type: 'decision.make', phase: 'plan', option: 'stop' });
  const openWalker = new Walker(workshop, { progression: 'open' });
  const reasonsByCode: [ReasonCode, Reason[]][] = [
    ['unknown-command', createWalker().getDenialReasons({ type: 'nonsense' })],
    ['malformed', createWalker().getDenialReasons({ type: 'phase.complete' })],
    ['unknown-id', createWalker().getDenialReasons({ type: 'phase.complete', phase: 'nowhere' })],
    ['locked', createWalker().getDenialReasons({ type: 'phase.complete', phase: 'share' })],
    ['stopped', stoppedWalker.getDenialReasons({ type: 'phase.complete', phase: 'plan' })],
    ['not-stopped', createWalker().getDenialReasons({ type: 'journey.resume' })],
    ['not-completed', createWalker().getDenialReasons({ type: 'cycle.start' })],
    ['phase-not-completed', createWalker().getDenialReasons({ type: 'phase.reopen', phase: 'plan' })],
    ['group-left', createWalker().getDenialReasons({ type: 'phase.complete', phase: 'plan' })],
    ['tools-left', createWalker().getDenialReasons({ type: 'phase.complete', phase: 'plan' })],
    ['risk-left', createWalker().getDenialReasons({ type: 'phase.complete', phase: 'plan' })],
    ['decision-left', createWalker().getDenialReasons({ type: 'phase.complete', phase: 'plan' })],
    ['groups-left', openWalker.getDenialReasons({ type: 'phase.complete', phase: 'meet' })],
    ['risks-left', openWalker.getDenialReasons({ type: 'phase.complete', phase: 'meet' })],
    ['no-decision', openWalker.getDenialReasons({ type: 'decision.make', phase: 'meet', option: 'go' })],
    ['unknown-option', openWalker.getDenialReasons({ type: 'decision.make', phase: 'share', option: 'wait' })],
    [
      'wrong-measure',
      createWalker().getDenialReasons({ type: 'risk.assess', risk: 'wrong-people', measures: ['ask-early'] }),
    ],
    ['not-own', createWalker().getDenialReasons({ type: 'risk.remove', risk: 'wrong-people' })],
    ['unreadable-journey', createWalker().getDenialReasons({ type: 'journey.merge', journey: '' })],
    [
      'newer-version',
      createWalker().getDenialReasons({ type: 'journey.merge', journey: { ...createJourney(workshop), version: 9 } }),
    ],
    [
      'other-map',
      createWalker().getDenialReasons({
        type: 'journey.merge',
        journey: { ...createJourney(workshop), map: { id: 'x' } },
      }),
    ],
    // Only elements use these codes.
    ['read-only', [elementReasons.readOnly()]],
    ['not-ready', [elementReasons.notReady()]],
    ['vetoed', [elementReasons.vetoed()]],
  ];

  /** The expected message of each code. Typed by the union, so that a missing or renamed code is a type error. */
  const messageByCode: Record<ReasonCode, string> = {
    'not-ready': 'The map is still loading. Try again in a moment.',
    'read-only': 'You can read this plan but not change it. Ask the people who run this page.',
    vetoed: 'This page does not allow it. Ask the people who run this page.',
    'unknown-command':
      'Send an object with one of these types: question.answer, group.set-aside, group.take-up, tool.choose, ' +
      'tool.drop, risk.assess, risk.add, risk.remove, risk.restore, measure.add, measure.remove, decision.make, ' +
      'phase.complete, phase.reopen, phase.confirm, phase.note, journey.resume, journey.rename, cycle.start, ' +
      'journey.replace, journey.merge, journey.restart, variant.take, variant.discard.',
    malformed: 'Send phase.complete again with phase: an id of this map.',
    'unknown-id': 'There is no phase "nowhere" here. Use an id of this map.',
    locked: 'D: Share is not open yet. Finish A: Plan first.',
    stopped: 'You decided to stop. Start again to go on.',
    'not-stopped': 'The plan is not stopped. Go on as you are.',
    'not-completed': 'Finish every phase first.',
    'phase-not-completed': 'A: Plan is not finished. You can work in it as it is.',
    'group-left': 'Aim: write an answer, or choose “Not relevant for us”.',
    'groups-left': 'Answer 2 more groups of questions, or choose “Not relevant for us”.',
    'tools-left': 'Choose one more tool.',
    'risk-left': 'Nobody comes: choose a measure, or accept the risk.',
    'risks-left': 'Deal with one more risk: choose a measure, or accept the risk.',
    'decision-left': 'Decide: go.',
    'no-decision': 'B: Meet asks for no decision. Finish it without one.',
    'unknown-option': 'Choose one of: go, stop.',
    'wrong-measure': 'Choose from the measures for this risk: ask-in-person.',
    'not-own': 'This is part of the map. You can remove only what you added yourselves.',
    'unreadable-journey': 'This is not a backup of this plan. Choose a file that you downloaded here.',
    'newer-version': 'This plan was saved by a newer version. Reload or update this page to open it.',
    'other-map': 'This is a plan for another map, "x". Open it there.',
  };

  it('cover every code of ReasonCode, and each code can be produced', () => {
    expect(reasonsByCode.map(([code]) => code).sort()).toEqual(Object.keys(messageByCode).sort());
  });

  it.each(reasonsByCode)('the message of %s is a sentence that tells what to do', (code, reasons) => {
    const expectedReason = reasons.find((reason) => reason.code === code);
    expect(expectedReason?.message).toBe(messageByCode[code]);
    expect(expectedReason?.message).toMatch(/^["\p{Lu}].*\.$/u);
    // The sentence contains an imperative verb.
    const verbs =
      'Send|Use|Finish|Start again|Go on|You can|Answer|Choose|Deal with|Decide|Open|Reload|Ask|Try|[wW]rite|accept';
    expect(expectedReason?.message).toMatch(new RegExp(`\\b(${verbs})\\b`));
  });

  it.each<[string, CommandType]>([
    ['journey.replace', 'journey.replace'],
    ['journey.merge', 'journey.merge'],
  ])('%s leaves the journey unchanged when it is denied', (_, type) => {
    const walker = createWalker();
    const before = walker.journey;
    walker.getDenialReasons({ type, journey: 'nonsense' });
    expect(walker.journey).toBe(before);
  });

  it('vetoed has the message of the host page when one is given', () => {
    expect(elementReasons.vetoed('Not today.')).toEqual({ code: 'vetoed', message: 'Not today.' });
  });

  it('messages use singular or plural by the count that is left', () => {
    const walker = new Walker(workshop, { progression: 'open' });
    const getMessages = () =>
      walker
        .getPhase('meet')
        .left.map(({ message }) => message)
        .join(' ');
    expect(getMessages()).toBe(
      'Answer 2 more groups of questions, or choose “Not relevant for us”. Choose 2 more tools. ' +
        'Deal with one more risk: choose a measure, or accept the risk.',
    );
    walker.send({ type: 'group.set-aside', group: 'end' }, { type: 'tool.choose', tool: 'wall' });
    expect(getMessages()).toMatch(
      /^Answer one more group of questions, or choose “Not relevant for us”\. Choose one more tool\./,
    );
  });

  it('messages of open steps name groups and risks by title', () => {
    const [group] = createWalker().getPhase('plan').left;
    expect(group).toEqual({
      code: 'group-left',
      message: 'Aim: write an answer, or choose “Not relevant for us”.',
      phase: 'plan',
      group: 'aim',
    });
    const risk = createWalker()
      .getPhase('plan')
      .left.find(({ code }) => code === 'risk-left');
    expect(risk).toEqual({
      code: 'risk-left',
      message: 'Nobody comes: choose a measure, or accept the risk.',
      phase: 'plan',
      risk: 'nobody-comes',
    });
    const decision = createWalker()
      .getPhase('plan')
      .left.find(({ code }) => code === 'decision-left');
    expect(decision).toEqual({ code: 'decision-left', message: expect.any(String) as string, phase: 'plan' });
  });
});
