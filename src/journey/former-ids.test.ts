import { describe, expect, it } from 'vitest';
import { readJourney, readMap, workshop, workshopJson } from '../../test/kit/maps.js';
import { copy, deepFreeze, flat, START, createUuids, Walker } from '../../test/kit/journey-walker.js';
import { createDice, sendRandomCommand } from '../../test/kit/random-choices.js';
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
import type { Command, Cycle, Fact, Journey, MapDefinition } from './index.js';

/** The ids that a newer version of the workshop gives to some items, by former id. */
const NEW_IDS = {
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

const toNewId = (id: string) => NEW_IDS[id as keyof typeof NEW_IDS] ?? id;

/** Creates the workshop with renamed ids, optionally with its former ids declared in `was`. */
function createRenamedMap(declaresFormerIds: boolean): MapDefinition {
  /** Replaces every former id in a part of a record. */
  const renameNode = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map((item) => (typeof item === 'string' ? toNewId(item) : renameNode(item)));
    if (typeof node !== 'object' || node === null) return node;
    const { id } = node as { id?: string };
    const renamedNode = Object.fromEntries(
      Object.entries(node).map(([key, value]) => [key, key === 'id' ? toNewId(value as string) : renameNode(value)]),
    );
    return declaresFormerIds && id && toNewId(id) !== id ? { ...renamedNode, was: [`older-${id}`, id] } : renamedNode;
  };
  return readMap({ ...(renameNode(workshopJson) as object), version: '2' });
}

const renamedMap = createRenamedMap(true);
const undeclaredMap = createRenamedMap(false);

const renameNode = (node: unknown): unknown => {
  if (Array.isArray(node)) return node.map((item) => (typeof item === 'string' ? toNewId(item) : renameNode(item)));
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => [
      toNewId(key),
      // A digest is found by each id of its phase, so it keeps the one that it has.
      key === 'digests'
        ? (value as unknown)
        : (key === 'phase' || key === 'because') && typeof value === 'string'
          ? toNewId(value)
          : renameNode(value),
    ]),
  );
};

/** Replaces every former id among the texts of a value. */
const renameTexts = (value: object): unknown =>
  JSON.parse(JSON.stringify(value), (_, part: unknown) => (typeof part === 'string' ? toNewId(part) : part));

/** An independent computation of the expected result of `parseJourney`. */
const renameRecord = (journey: Journey) => ({
  ...(renameNode(journey) as Journey),
  map: { id: 'workshop', version: '2' },
});

/** Returns a cycle without hashes: those of a digest are made from the oldest id that the map knows. */
const omitDigests = ({ digests: _, ...cycle }: Cycle): unknown => ({
  ...cycle,
  phases: Object.entries(cycle.phases).map(([id, { basis, ...phase }]) => [id, { ...phase, basis: basis?.at }]),
});

const read = (json: unknown, map: MapDefinition): Journey => readJourney(copy(json), map);

function createWalkerWithEntries(): Walker {
  const walker = new Walker(workshop);
  const otherWalker = walker.fork();
  otherWalker.send({ type: 'question.answer', question: 'aim-why', text: 'Theirs.' });
  walker.send(
    { type: 'question.answer', question: 'aim-why', text: 'Ours.' },
    { type: 'journey.merge', journey: otherWalker.journey },
  );
  walker.send({ type: 'risk.assess', risk: 'nobody-comes', measures: ['ask-early', 'ask-in-person'], level: 'low' });
  walker.complete('plan', 'meet');
  walker.send(
    { type: 'question.answer', question: 'people-lead', text: 'Others.' },
    { type: 'group.set-aside', group: 'aim', reason: 'Later.' },
  );
  walker.send({ type: 'tool.choose', tool: 'agenda', note: 'Short.' }, { type: 'phase.reopen', phase: 'plan' });
  return walker;
}

describe('former ids', () => {
  const walker = createWalkerWithEntries();

  it('parseJourney moves phases, answers, groups, tools, risks, measures, decisions and positions to new ids', () => {
    const journey = read(walker.journey, renamedMap);
    expect(journey).toEqual(renameRecord(walker.journey));
    expect(journey).toMatchObject({ phase: 'prepare', unplaced: {} });
    expect(flat(journey.cycles[0]).risks['empty-room']?.measures).toEqual(['invite-early', 'ask-in-person']);
  });

  it('parseJourney moves entries that an intermediate map without former ids had put under unplaced', () => {
    const readByUndeclaredMap = read(walker.journey, undeclaredMap);
    expect(readByUndeclaredMap.unplaced['1']?.answers?.['aim-why']?.variants).toHaveLength(1);
    const { position: _, ...placedCycle } = read(readByUndeclaredMap, renamedMap).cycles[0]!;
    const { position: __, ...expected } = renameRecord(walker.journey).cycles[0]!;
    expect(placedCycle).toEqual(expected);
    expect(read(readByUndeclaredMap, renamedMap).unplaced).toEqual({});
  });

  it('parseJourney does not mutate its input', () => {
    const input = deepFreeze(copy(walker.journey));
    expect(parseJourney(input, renamedMap).journey).toEqual(renameRecord(walker.journey));
  });

  it('replay and evolve apply facts with former ids as parseJourney reads the record', () => {
    const newJourney = createJourney(renamedMap, { id: 'journey', now: () => new Date(START) });
    const replayedJourney = replay(renamedMap, walker.facts, newJourney);
    const readJourney = read(walker.journey, renamedMap);
    expect(replayedJourney.cycles.map(omitDigests)).toEqual(readJourney.cycles.map(omitDigests));
    const listChecks = (each: Journey) => viewJourney(renamedMap, each).phases.map(({ check }) => check);
    expect(listChecks(replayedJourney)).toEqual(listChecks(readJourney));
    expect(listChecks(readJourney)).toEqual(
      viewJourney(workshop, walker.journey).phases.map(({ check }) => check && renameTexts(check)),
    );
    expect(replayedJourney).toMatchObject({ phase: 'prepare', unplaced: {} });
    let journey = newJourney;
    for (const fact of walker.facts) journey = evolve(renamedMap, journey, deepFreeze(copy(fact)));
    expect(journey).toEqual(replayedJourney);
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
  ])('decide accepts former ids in a command and returns facts with the current ids: %j', (command, fact) => {
    expect(new Walker(renamedMap).send(command)[0]).toMatchObject(fact);
  });

  it('parseJourney merges entries of both ids into one: the later text wins, the earlier becomes a variant', () => {
    const createEntry = (text: string, day: number) => ({ text, at: `2026-01-0${day}T00:00:00.000Z`, by: `f${day}` });
    for (const [formerIdDay, newIdDay] of [
      [1, 2],
      [2, 1],
    ] as const) {
      const cycle = {
        answers: {
          plan: { 'aim-why': createEntry('Former id.', formerIdDay) },
          prepare: { 'purpose-now': createEntry('New id.', newIdDay) },
        },
      };
      const journey = read({ ...walker.journey, cycles: [cycle] }, renamedMap);
      const [earlierText, laterText] = formerIdDay < newIdDay ? ['Former id.', 'New id.'] : ['New id.', 'Former id.'];
      expect(journey.cycles[0]?.answers).toEqual({
        prepare: {
          'purpose-now': {
            ...createEntry(laterText, 2),
            variants: [{ id: 'f1', text: earlierText, at: '2026-01-01T00:00:00.000Z' }],
          },
        },
      });
    }
  });

  it('parseJourney keeps a measure once when it is recorded under both ids', () => {
    const risks = { plan: { 'nobody-comes': { measures: ['ask-early', 'invite-early', 'gone'] } } };
    expect(
      flat(read({ ...walker.journey, cycles: [{ risks }] }, renamedMap).cycles[0]).risks['empty-room']?.measures,
    ).toEqual(['invite-early', 'gone']);
  });

  it('parseJourney does not apply a former id to entries of another kind', () => {
    const answers = { plan: { agenda: { text: 'A tool is no question.' } } };
    expect(read({ ...walker.journey, cycles: [{ answers }] }, renamedMap).unplaced['1']?.answers).toHaveProperty(
      'agenda',
    );
  });

  it('parseJourney is idempotent: a parsed record parses to itself', () => {
    for (let seed = 0; seed < 20; seed++) {
      const roll = createDice(seed);
      const walker = new Walker(workshop, { series: seed });
      for (let i = 0; i < 80; i++) sendRandomCommand(walker, roll);
      const readOnce = read(walker.journey, renamedMap);
      expect(readOnce.cycles).toEqual(renameRecord(walker.journey).cycles);
      expect(read(readOnce, renamedMap)).toEqual(readOnce);
    }
  });

  it('parseJourney and mergeJourneys give the same result in either order', () => {
    for (let seed = 0; seed < 20; seed++) {
      const roll = createDice(seed);
      const walkers = [1, 2, 3].map((series) => new Walker(workshop, { series: series + 3 * seed }));
      for (let i = 0; i < 60; i++) sendRandomCommand(walkers[roll(3)]!, roll);
      const [a, b, c] = walkers.map(({ journey }, i) => (i ? journey : read(journey, renamedMap))) as [
        Journey,
        Journey,
        Journey,
      ];
      // Replica `a` has the new ids, `b` and `c` the former ones, as on devices of which only one was updated.
      const readByRenamedMap = (journey: Journey) => read(journey, renamedMap);
      expect(mergeJourneys(a, b)).toEqual(mergeJourneys(b, a));
      expect(mergeJourneys(mergeJourneys(a, b), c)).toEqual(mergeJourneys(a, mergeJourneys(b, c)));
      expect(mergeJourneys(mergeJourneys(a, b), b)).toEqual(mergeJourneys(a, b));
      expect(readByRenamedMap(mergeJourneys(a, b)).cycles).toEqual(
        mergeJourneys(readByRenamedMap(a), readByRenamedMap(b)).cycles,
      );
    }
  });
});

describe('parseMap: former ids', () => {
  const parseFormerIds = (...lists: unknown[]) =>
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

  it('keeps `was` as a list of ids', () => {
    const { map, problems } = parseFormerIds(['old', 'older'], [], undefined);
    expect(problems).toEqual([]);
    expect(map?.phases.map(({ was }) => was)).toEqual([['old', 'older'], [], undefined]);
  });

  it.each<[string, unknown[], string, string, unknown]>([
    ['is not a list', ['old'], '/phases/0/was', 'wrong-type', undefined],
    ['contains a value that is not a string', [['old', 7]], '/phases/0/was/1', 'invalid-id', ['old']],
    ['contains an empty id', [['', 'old']], '/phases/0/was/0', 'invalid-id', ['old']],
    ['contains a reserved id', [['constructor', 'old']], '/phases/0/was/0', 'invalid-id', ['old']],
    ['contains the current id of the item', [['p0', 'old']], '/phases/0/was/0', 'duplicate-id', ['old']],
    [
      'contains the current id of a later item of another kind',
      [['q1', 'old'], undefined],
      '/phases/0/was/0',
      'duplicate-id',
      ['old'],
    ],
    ['contains an id twice', [['old', 'old']], '/phases/0/was/1', 'duplicate-id', ['old']],
    [
      'contains an id that another item has already declared',
      [['old'], ['old', 'older']],
      '/phases/1/was/0',
      'duplicate-id',
      ['old'],
    ],
  ])('reports a problem and leaves the id out when `was` %s', (_, lists, path, code, expectedIds) => {
    const { map, problems } = parseFormerIds(...lists);
    expect(problems).toEqual([{ path, code, message: expect.stringMatching(/^This must be .*\.$/) as string }]);
    expect(map?.phases[0]?.was).toEqual(expectedIds);
  });

  it('reads `was` on phases, groups, questions, tools, risks and measures', () => {
    const [phase] = renamedMap.phases;
    const partsWithFormerIds = [
      phase!,
      phase!.groups[0]!,
      phase!.groups[0]!.questions[0]!,
      phase!.tools[1]!,
      phase!.risks[0]!,
      phase!.measures[0]!,
    ];
    expect(partsWithFormerIds.map(({ was }) => was?.[1])).toEqual([
      'plan',
      'aim',
      'aim-why',
      'agenda',
      'nobody-comes',
      'ask-early',
    ]);
  });
});

describe('map items that moved to another phase', () => {
  const { phases, ...rest } = workshopJson;
  const [plan, meet, ...otherPhases] = phases;

  /** A newer map in which the group `people`, a tool and a risk belong to phase `meet`. */
  const mapWithMovedParts = readMap({
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
      ...otherPhases,
    ],
  });
  const answer = (text: string): Command => ({ type: 'question.answer', question: 'people-lead', text });

  it('parseJourney and replay move answers, groups, tools and risks to the new phase', () => {
    const walker = new Walker(workshop);
    walker.send(
      answer('All.'),
      { type: 'group.set-aside', group: 'people' },
      { type: 'tool.choose', tool: 'agenda' },
      { type: 'risk.assess', risk: 'wrong-people', accepted: true },
    );
    const { cycles, unplaced } = read(walker.journey, mapWithMovedParts);
    expect(cycles[0]).toMatchObject({
      answers: { meet: { 'people-lead': { text: 'All.' } } },
      groups: { meet: { people: {} } },
      tools: { meet: { agenda: {} } },
      risks: { meet: { 'wrong-people': {} } },
    });
    for (const section of ['answers', 'groups', 'tools', 'risks'] as const)
      expect(cycles[0]?.[section]).not.toHaveProperty('plan');
    expect(unplaced).toEqual({});
    expect(replay(mapWithMovedParts, walker.facts).cycles[0]?.answers).toEqual(cycles[0]?.answers);
  });

  it('mergeJourneys keeps the entries of both phases, and parseJourney merges them into one', () => {
    const start = new Walker(workshop, { series: 900 });
    start.send(answer('At first.'));
    const oldMapWalker = start.fork();
    const newMapWalker = new Walker(mapWithMovedParts, {
      journey: read(start.journey, mapWithMovedParts),
      start: oldMapWalker.now().getTime(),
    });
    oldMapWalker.send(answer('Here.'));
    newMapWalker.send(answer('There.'));
    const mergedJourney = mergeJourneys(oldMapWalker.journey, newMapWalker.journey);
    expect(mergedJourney).toEqual(mergeJourneys(newMapWalker.journey, oldMapWalker.journey));
    expect(mergeJourneys(mergedJourney, oldMapWalker.journey)).toEqual(mergedJourney);
    expect(mergedJourney.cycles[0]?.answers).toMatchObject({
      plan: { 'people-lead': { text: 'Here.' } },
      meet: { 'people-lead': { text: 'There.' } },
    });
    for (const map of [mapWithMovedParts, workshop]) {
      const parsed = read(mergedJourney, map);
      const { text, variants } = flat(parsed.cycles[0]).answers['people-lead']!;
      expect([text, ...variants!.map((variant) => variant.text)].sort()).toEqual(['Here.', 'There.']);
      expect(parsed.cycles).toEqual(
        mergeJourneys(read(newMapWalker.journey, map), read(oldMapWalker.journey, map)).cycles,
      );
    }
  });
});

describe('a measure that a newer map lacks', () => {
  const { phases, ...rest } = workshopJson;
  const createMapWithoutMeasure = (id: string) =>
    readMap({
      ...rest,
      version: '2',
      phases: phases.map((phase) => ({ ...phase, measures: phase.measures.filter((item) => item.id !== id) })),
    });
  const mapWithoutMeasure = createMapWithoutMeasure('ask-early');
  const newId = createUuids(800);
  const createWalkerWithMeasures = (...measures: string[]) => {
    const walker = new Walker(workshop);
    walker.send({ type: 'risk.assess', risk: 'nobody-comes', measures });
    return new Walker(mapWithoutMeasure, { journey: read(walker.journey, mapWithoutMeasure) });
  };
  const getMeasures = (walker: Walker) => walker.cycle.risks['nobody-comes']?.measures;

  it('stays with its risk and is counted as unplaced, but does not make the risk assessed', () => {
    const walker = createWalkerWithMeasures('ask-early');
    expect(getMeasures(walker)).toEqual(['ask-early']);
    expect(walker.view.unplaced).toBe(1);
    expect(walker.getPhase('plan').risks[0]).toMatchObject({ measures: ['ask-early'], assessed: false });
    expect(walker.getPhase('plan').left.map(({ risk }) => risk)).toContain('nobody-comes');
    walker.send({ type: 'risk.assess', risk: 'nobody-comes', accepted: true });
    expect(walker.getPhase('plan').risks[0]?.assessed).toBe(true);
  });

  it('does not prevent a known measure from making the risk assessed', () => {
    expect(createWalkerWithMeasures('ask-early', 'ask-in-person').getPhase('plan').risks[0]?.assessed).toBe(true);
  });

  it('appears in the Markdown export as no longer on the map, and not in the blank export', () => {
    const { journey } = createWalkerWithMeasures('ask-early');
    expect(toMarkdown(mapWithoutMeasure, journey)).toContain('- [x] ask-early (no longer on the map)');
    expect(toMarkdown(mapWithoutMeasure, journey, { blank: true })).not.toContain('ask-early');
  });

  it.each<[string, string[]]>([
    ['the command omits it', ['ask-in-person']],
    ['the command names it', ['ask-early', 'ask-in-person']],
  ])('stays when other measures are chosen and %s', (_, measures) => {
    const walker = createWalkerWithMeasures('ask-early');
    expect(walker.send({ type: 'risk.assess', risk: 'nobody-comes', measures })[0]).toMatchObject({
      measures: ['ask-in-person', 'ask-early'],
    });
    expect(walker.send({ type: 'risk.assess', risk: 'nobody-comes', measures })).toEqual([]);
    walker.send({ type: 'risk.assess', risk: 'nobody-comes', measures: [] });
    expect(getMeasures(walker)).toEqual(['ask-early']);
    expect(viewJourney(workshop, read(walker.journey, workshop)).phases[0]?.risks[0]?.assessed).toBe(true);
  });

  it('is removed when measures are cleared with null', () => {
    const walker = createWalkerWithMeasures('ask-early');
    walker.send({ type: 'risk.assess', risk: 'nobody-comes', measures: null });
    expect(getMeasures(walker)).toBeUndefined();
    expect(walker.view.unplaced).toBe(0);
  });

  it('cannot be chosen: the command is denied with wrong-measure', () => {
    expect(
      createWalkerWithMeasures('ask-in-person').getDenialCodes({
        type: 'risk.assess',
        risk: 'nobody-comes',
        measures: ['ask-early'],
      }),
    ).toEqual(['wrong-measure']);
  });

  it('is kept when a fact carries it, and makes the risk assessed once the map has it again', () => {
    const fact = {
      id: newId(),
      at: '2026-02-01T00:00:00.000Z',
      cycle: 1,
      type: 'risk.assessed' as const,
      phase: 'plan',
      risk: 'nobody-comes',
      measures: ['ask-early'],
    } satisfies Fact;
    const journey = evolve(mapWithoutMeasure, createJourney(mapWithoutMeasure), fact);
    expect(viewJourney(mapWithoutMeasure, journey)).toMatchObject({
      unplaced: 1,
      phases: [{ risks: [{ assessed: false }, {}] }, {}, {}, {}],
    });
    expect(viewJourney(workshop, read(journey, workshop))).toMatchObject({
      unplaced: 0,
      phases: [{ risks: [{ assessed: true }, {}] }, {}, {}, {}],
    });
  });
});
