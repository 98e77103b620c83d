import { describe, expect, it } from 'vitest';
import { mapOf, workshop, workshopJson } from '../../test/kit/maps.js';
import { copy, deepFreeze, flat, START, uuids, Walker } from '../../test/kit/journey-walker.js';
import { dice, stir } from '../../test/kit/random-choices.js';
import {
  createJourney,
  evolve,
  mergeJourneys,
  parseJourney,
  parseMap,
  replay,
  toMarkdown,
  viewJourney,
} from './index.js';
import type { Command, Fact, Journey, MapDefinition } from './index.js';

/** What a newer version of the workshop calls things. */
const NAMES = {
  plan: 'prepare',
  meet: 'gather',
  aim: 'purpose',
  'aim-lead': 'purpose-lead',
  'aim-why': 'purpose-now',
  'people-lead': 'people-who',
  agenda: 'programme',
  'nobody-comes': 'empty-room',
  'ask-early': 'invite-early',
  round: 'circle',
  'too-long': 'overlong',
  clock: 'big-clock',
} as const;

const wordOf = (id: string) => NAMES[id as keyof typeof NAMES] ?? id;

/** The workshop with its ids renamed; with former ids, if they are to be declared. */
function renamed(declares: boolean): MapDefinition {
  const walk = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map((one) => (typeof one === 'string' ? wordOf(one) : walk(one)));
    if (typeof node !== 'object' || node === null) return node;
    const { id } = node as { id?: string };
    const now = Object.fromEntries(
      Object.entries(node).map(([key, value]) => [key, key === 'id' ? wordOf(value as string) : walk(value)]),
    );
    return declares && id && wordOf(id) !== id
      ? { ...now, was: ['older', id].map((old) => (old === 'older' ? `older-${id}` : old)) }
      : now;
  };
  return mapOf({ ...(walk(workshopJson) as object), version: '2' });
}

const newer = renamed(true);
const undeclared = renamed(false);

/** The text of a record with every id as the newer map has it: an independent way to say what parsing must give. */
const inNewWords = (journey: Journey) => {
  const walk = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map((one) => (typeof one === 'string' ? wordOf(one) : walk(one)));
    if (typeof node !== 'object' || node === null) return node;
    return Object.fromEntries(
      Object.entries(node).map(([key, value]) => [
        wordOf(key),
        (key === 'phase' || key === 'because') && typeof value === 'string' ? wordOf(value) : walk(value),
      ]),
    );
  };
  return { ...(walk(journey) as Journey), map: { id: 'workshop', version: '2' } };
};

const read = (json: unknown, map: MapDefinition): Journey => {
  const { journey, problems } = parseJourney(copy(json), map);
  expect(problems).toEqual([]);
  return journey!;
};

function worked(): Walker {
  const at = new Walker(workshop);
  const other = at.fork();
  other.send({ type: 'question.answer', question: 'aim-why', text: 'Theirs.' });
  at.send(
    { type: 'question.answer', question: 'aim-why', text: 'Ours.' },
    { type: 'journey.merge', journey: other.journey },
  );
  at.send({ type: 'risk.assess', risk: 'nobody-comes', measures: ['ask-early', 'ask-in-person'], level: 'low' });
  at.complete('plan', 'meet');
  at.send(
    { type: 'question.answer', question: 'people-lead', text: 'Others.' },
    { type: 'group.set-aside', group: 'aim', reason: 'Later.' },
  );
  at.send({ type: 'tool.choose', tool: 'agenda', note: 'Short.' }, { type: 'phase.reopen', phase: 'plan' });
  return at;
}

describe('former ids', () => {
  const at = worked();

  it('what was recorded follows a rename: phases, groups, questions, tools, risks, measures, decisions and positions', () => {
    const journey = read(at.journey, newer);
    expect(journey).toEqual(inNewWords(at.journey));
    expect(journey).toMatchObject({ phase: 'prepare', unplaced: {} });
    expect(journey.cycles[0]?.phases['gather']?.check).toMatchObject({ on: true, because: 'prepare' });
    expect(flat(journey.cycles[0]).risks['empty-room']?.measures).toEqual(['invite-early', 'ask-in-person']);
  });

  it('so does what a map in between had no place for', () => {
    const waiting = read(at.journey, undeclared);
    expect(waiting.unplaced['1']?.answers?.['aim-why']?.variants).toHaveLength(1);
    const { position: _, ...home } = read(waiting, newer).cycles[0]!;
    const { position: __, ...expected } = inNewWords(at.journey).cycles[0]!;
    expect(home).toEqual(expected);
    expect(read(waiting, newer).unplaced).toEqual({});
  });

  it('nothing is changed in what was given', () => {
    const given = deepFreeze(copy(at.journey));
    expect(parseJourney(given, newer).journey).toEqual(inNewWords(at.journey));
  });

  it('facts follow, too: replayed, they give what the record gives', () => {
    const begin = createJourney(newer, { id: 'journey', now: () => new Date(START) });
    const replayed = replay(newer, at.facts, begin);
    expect(replayed.cycles).toEqual(read(at.journey, newer).cycles);
    expect(replayed).toMatchObject({ phase: 'prepare', unplaced: {} });
    let journey = begin;
    for (const fact of at.facts) journey = evolve(newer, journey, deepFreeze(copy(fact)));
    expect(journey).toEqual(replayed);
  });

  it.each<[Command, Partial<Fact>]>([
    [
      { type: 'question.answer', question: 'aim-why', text: 'So.' },
      { type: 'question.answered', phase: 'prepare', group: 'purpose', question: 'purpose-now' },
    ],
    [
      { type: 'group.set-aside', group: 'aim' },
      { type: 'group.set-aside', phase: 'prepare', group: 'purpose' },
    ],
    [
      { type: 'tool.choose', tool: 'agenda' },
      { type: 'tool.chosen', phase: 'prepare', tool: 'programme' },
    ],
    [
      { type: 'risk.assess', risk: 'nobody-comes', measures: ['ask-early'] },
      { type: 'risk.assessed', phase: 'prepare', risk: 'empty-room', measures: ['invite-early'] },
    ],
    [
      { type: 'decision.make', phase: 'plan', option: 'go' },
      { type: 'decision.made', phase: 'prepare' },
    ],
  ])('a command may use them; its facts have the present ones: %j', (command, fact) => {
    expect(new Walker(newer).send(command)[0]).toMatchObject(fact);
  });

  it('what was recorded by both ids is one entry: the later stands, no text is lost', () => {
    const entry = (text: string, day: number) => ({ text, at: `2026-01-0${day}T00:00:00.000Z`, by: `f${day}` });
    for (const [old, now] of [
      [1, 2],
      [2, 1],
    ] as const) {
      const cycle = {
        answers: { plan: { 'aim-why': entry('Old id.', old) }, prepare: { 'purpose-now': entry('New id.', now) } },
      };
      const journey = read({ ...at.journey, cycles: [cycle] }, newer);
      const [first, last] = old < now ? ['Old id.', 'New id.'] : ['New id.', 'Old id.'];
      expect(journey.cycles[0]?.answers).toEqual({
        prepare: {
          'purpose-now': { ...entry(last, 2), variants: [{ id: 'f1', text: first, at: '2026-01-01T00:00:00.000Z' }] },
        },
      });
    }
  });

  it('a measure recorded by both ids is there once', () => {
    const risks = { plan: { 'nobody-comes': { measures: ['ask-early', 'invite-early', 'gone'] } } };
    expect(flat(read({ ...at.journey, cycles: [{ risks }] }, newer).cycles[0]).risks['empty-room']?.measures).toEqual([
      'invite-early',
      'gone',
    ]);
  });

  it('an id of another kind does not follow', () => {
    const answers = { plan: { agenda: { text: 'A tool is no question.' } } };
    expect(read({ ...at.journey, cycles: [{ answers }] }, newer).unplaced['1']?.answers).toHaveProperty('agenda');
  });

  it('reading is steady: what was read is read the same again', () => {
    for (let seed = 0; seed < 20; seed++) {
      const roll = dice(seed);
      const walker = new Walker(workshop, { series: seed });
      for (let i = 0; i < 80; i++) stir(walker, roll);
      const once = read(walker.journey, newer);
      expect(once.cycles).toEqual(inNewWords(walker.journey).cycles);
      expect(read(once, newer)).toEqual(once);
    }
  });

  it('reading and merging may come in either order', () => {
    for (let seed = 0; seed < 20; seed++) {
      const roll = dice(seed);
      const walkers = [1, 2, 3].map((series) => new Walker(workshop, { series: series + 3 * seed }));
      for (let i = 0; i < 60; i++) stir(walkers[roll(3)]!, roll);
      const [a, b, c] = walkers.map(({ journey }, i) => (i ? journey : read(journey, newer))) as [
        Journey,
        Journey,
        Journey,
      ];
      // a has the new ids, b and c the old ones, as two devices of which one was updated
      const home = (journey: Journey) => read(journey, newer);
      expect(mergeJourneys(a, b)).toEqual(mergeJourneys(b, a));
      expect(mergeJourneys(mergeJourneys(a, b), c)).toEqual(mergeJourneys(a, mergeJourneys(b, c)));
      expect(mergeJourneys(mergeJourneys(a, b), b)).toEqual(mergeJourneys(a, b));
      expect(home(mergeJourneys(a, b)).cycles).toEqual(mergeJourneys(home(a), home(b)).cycles);
    }
  });
});

describe('parseMap, former ids', () => {
  const withWas = (...lists: unknown[]) =>
    parseMap({
      id: 'm',
      version: '1',
      language: 'en',
      title: 'M',
      phases: lists.map((was, i) => ({
        id: `p${i}`,
        title: 'P',
        was,
        groups: [{ id: `g${i}`, title: 'G', leads: [{ id: `q${i}`, text: 'Q?' }] }],
      })),
    });

  it('takes a list of ids', () => {
    const { map, problems } = withWas(['old', 'older'], [], undefined);
    expect(problems).toEqual([]);
    expect(map?.phases.map(({ was }) => was)).toEqual([['old', 'older'], [], undefined]);
  });

  it.each<[string, unknown[], string, string, unknown]>([
    ['is no list', ['old'], '/phases/0/was', 'wrong-type', undefined],
    ['has what is no text', [['old', 7]], '/phases/0/was/1', 'invalid-id', ['old']],
    ['has an empty id', [['', 'old']], '/phases/0/was/0', 'invalid-id', ['old']],
    ['has an id that would collide', [['constructor', 'old']], '/phases/0/was/0', 'invalid-id', ['old']],
    ['has its own id', [['p0', 'old']], '/phases/0/was/0', 'duplicate-id', ['old']],
    [
      'has an id of something later on the map, of whatever kind',
      [['q1', 'old'], undefined],
      '/phases/0/was/0',
      'duplicate-id',
      ['old'],
    ],
    ['has one twice', [['old', 'old']], '/phases/0/was/1', 'duplicate-id', ['old']],
    ['has one that another claimed', [['old'], ['old', 'older']], '/phases/1/was/0', 'duplicate-id', ['old']],
  ])('what %s is a problem, and left out', (_, lists, path, code, first) => {
    const { map, problems } = withWas(...lists);
    expect(problems).toEqual([{ path, code, message: expect.stringMatching(/^This must be .*\.$/) as string }]);
    expect(map?.phases[0]?.was).toEqual(first);
  });

  it('is read on all that a journey has entries of', () => {
    const [phase] = newer.phases;
    const parts = [
      phase!,
      phase!.groups[0]!,
      phase!.groups[0]!.questions[0]!,
      phase!.tools[1]!,
      phase!.risks[0]!,
      phase!.measures[0]!,
    ];
    expect(parts.map(({ was }) => was?.[1])).toEqual(['plan', 'aim', 'aim-why', 'agenda', 'nobody-comes', 'ask-early']);
  });
});

describe('a question that moved to another phase', () => {
  const { phases, ...rest } = workshopJson;
  const [plan, meet, ...others] = phases;
  /** The people, with their question, belong to the meeting now; so do a tool and a risk. */
  const moved = mapOf({
    ...rest,
    version: '2',
    phases: [
      {
        ...plan,
        groups: [plan.groups[0]],
        tools: [plan.tools[0]],
        risks: [plan.risks[0]],
        measures: [plan.measures[0]],
      },
      {
        ...meet,
        groups: [...meet.groups, plan.groups[1]],
        tools: [...meet.tools, plan.tools[1]],
        risks: [...meet.risks, plan.risks[1]],
      },
      ...others,
    ],
  });
  const answer = (text: string): Command => ({ type: 'question.answer', question: 'people-lead', text });

  it('takes its entries along, whatever their kind', () => {
    const at = new Walker(workshop);
    at.send(
      answer('All.'),
      { type: 'group.set-aside', group: 'people' },
      { type: 'tool.choose', tool: 'agenda' },
      { type: 'risk.assess', risk: 'wrong-people', accepted: true },
    );
    const { cycles, unplaced } = read(at.journey, moved);
    expect(cycles[0]).toMatchObject({
      answers: { meet: { 'people-lead': { text: 'All.' } } },
      groups: { meet: { people: {} } },
      tools: { meet: { agenda: {} } },
      risks: { meet: { 'wrong-people': {} } },
    });
    for (const section of ['answers', 'groups', 'tools', 'risks'] as const)
      expect(cycles[0]?.[section]).not.toHaveProperty('plan');
    expect(unplaced).toEqual({});
    expect(replay(moved, at.facts).cycles[0]?.answers).toEqual(cycles[0]?.answers);
  });

  it('where one record has it there and another here, a merge keeps both, and reading joins them', () => {
    const start = new Walker(workshop, { series: 900 });
    start.send(answer('At first.'));
    const here = start.fork();
    const there = new Walker(moved, { journey: read(start.journey, moved), start: here.now().getTime() });
    here.send(answer('Here.'));
    there.send(answer('There.'));
    const merged = mergeJourneys(here.journey, there.journey);
    expect(merged).toEqual(mergeJourneys(there.journey, here.journey));
    expect(mergeJourneys(merged, here.journey)).toEqual(merged);
    expect(merged.cycles[0]?.answers).toMatchObject({
      plan: { 'people-lead': { text: 'Here.' } },
      meet: { 'people-lead': { text: 'There.' } },
    });
    for (const map of [moved, workshop]) {
      const home = read(merged, map);
      const { text, variants } = flat(home.cycles[0]).answers['people-lead']!;
      expect([text, ...variants!.map((variant) => variant.text)].sort()).toEqual(['Here.', 'There.']);
      expect(home.cycles).toEqual(mergeJourneys(read(there.journey, map), read(here.journey, map)).cycles);
    }
  });
});

describe('a measure that a newer map lacks', () => {
  const { phases, ...rest } = workshopJson;
  const without = (id: string) =>
    mapOf({
      ...rest,
      version: '2',
      phases: phases.map((phase) => ({ ...phase, measures: phase.measures.filter((one) => one.id !== id) })),
    });
  const newer = without('ask-early');
  const newId = uuids(800);
  const chosen = (...measures: string[]) => {
    const at = new Walker(workshop);
    at.send({ type: 'risk.assess', risk: 'nobody-comes', measures });
    return new Walker(newer, { journey: read(at.journey, newer) });
  };
  const measuresIn = (at: Walker) => at.cycle.risks['nobody-comes']?.measures;

  it('is kept and counted, but the risk is not assessed by it', () => {
    const at = chosen('ask-early');
    expect(measuresIn(at)).toEqual(['ask-early']);
    expect(at.view.unplaced).toBe(1);
    expect(at.phase('plan').risks[0]).toMatchObject({ measures: ['ask-early'], assessed: false });
    expect(at.phase('plan').left.map(({ risk }) => risk)).toContain('nobody-comes');
    at.send({ type: 'risk.assess', risk: 'nobody-comes', accepted: true });
    expect(at.phase('plan').risks[0]?.assessed).toBe(true);
  });

  it('does not stand in the way of one that the map has', () => {
    expect(chosen('ask-early', 'ask-in-person').phase('plan').risks[0]?.assessed).toBe(true);
  });

  it('is in the export, as one that the map no longer has', () => {
    const { journey } = chosen('ask-early');
    expect(toMarkdown(newer, journey)).toContain('- [x] ask-early (no longer on the map)');
    expect(toMarkdown(newer, journey, { blank: true })).not.toContain('ask-early');
  });

  it.each<[string, string[]]>([
    ['it is not named', ['ask-in-person']],
    ['it is named', ['ask-early', 'ask-in-person']],
  ])('stays when others are chosen, whether or not %s', (_, measures) => {
    const at = chosen('ask-early');
    expect(at.send({ type: 'risk.assess', risk: 'nobody-comes', measures })[0]).toMatchObject({
      measures: ['ask-in-person', 'ask-early'],
    });
    expect(at.send({ type: 'risk.assess', risk: 'nobody-comes', measures })).toEqual([]);
    at.send({ type: 'risk.assess', risk: 'nobody-comes', measures: [] });
    expect(measuresIn(at)).toEqual(['ask-early']);
    expect(viewJourney(workshop, read(at.journey, workshop)).phases[0]?.risks[0]?.assessed).toBe(true);
  });

  it('goes when all measures are cleared', () => {
    const at = chosen('ask-early');
    at.send({ type: 'risk.assess', risk: 'nobody-comes', measures: null });
    expect(measuresIn(at)).toBeUndefined();
    expect(at.view.unplaced).toBe(0);
  });

  it('cannot be chosen anew', () => {
    expect(
      chosen('ask-in-person').codes({ type: 'risk.assess', risk: 'nobody-comes', measures: ['ask-early'] }),
    ).toEqual(['wrong-measure']);
  });

  it('is kept from a fact, too, and counts again when the map has it', () => {
    const fact = {
      id: newId(),
      at: '2026-02-01T00:00:00.000Z',
      cycle: 1,
      type: 'risk.assessed' as const,
      phase: 'plan',
      risk: 'nobody-comes',
      measures: ['ask-early'],
    } satisfies Fact;
    const journey = evolve(newer, createJourney(newer), fact);
    expect(viewJourney(newer, journey)).toMatchObject({
      unplaced: 1,
      phases: [{ risks: [{ assessed: false }, {}] }, {}, {}, {}],
    });
    expect(viewJourney(workshop, read(journey, workshop))).toMatchObject({
      unplaced: 0,
      phases: [{ risks: [{ assessed: true }, {}] }, {}, {}, {}],
    });
  });
});
