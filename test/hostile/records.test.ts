// Corrupted records, facts and commands. `npm run test:long` generates more, and `PME_SEED` generates others.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createJourney, evolve, mergeJourneys, parseJourney, replay } from '../../src/journey/index.js';
import type { Fact, Journey } from '../../src/journey/index.js';
import { addEntriesOfEveryKind } from '../kit/entries-of-every-kind.js';
import { readNumber } from '../kit/long-run.js';
import { treePlanting, workshop, workshopJson, readMap } from '../kit/maps.js';
import { copy, deepFreeze, Walker } from '../kit/journey-walker.js';
import { createDice, completeJourney, sendRandomCommand } from '../kit/random-choices.js';
import {
  checkCorruption,
  expectNoPollution,
  expectOutcome,
  expectProblems,
  expectUsable,
  createCommands,
} from './checks.js';
import { measureGrowth } from './growth.js';
import {
  anythingArbitrary,
  createCorruptedArbitrary,
  createNonJsonArbitrary,
  listCorruptions,
  createDeepList,
  createDeepObject,
  createDeepText,
  DEPTH,
  NON_JSON_VALUES,
  createCyclicObject,
  JSON_VALUES,
  seed,
} from './values.js';

const numRuns = readNumber('PME_RECORDS', 300, 12_000);

/** Creates a journey with entries of every kind, variants, a stop, a resume and a second cycle. */
function createRichJourney(): Journey {
  const walker = new Walker(workshop, { series: 1 });
  const otherWalker = new Walker(workshop, { series: 2, journey: walker.journey });
  addEntriesOfEveryKind(walker, otherWalker);
  walker
    .satisfy('plan')
    .send({ type: 'phase.complete', phase: 'plan', note: 'Well.' }, { type: 'tool.drop', tool: 'agenda' });
  walker.complete('meet', 'keep', 'share').send({ type: 'cycle.start', adaptation: 'Slower.' });
  return walker.complete('plan').journey;
}

/** The workshop without its first phase, whose entries become unplaced. */
const smallerMap = readMap({ ...workshopJson, phases: workshopJson.phases.slice(1) });

function createRandomJourney(randomSeed: number): Journey {
  const roll = createDice(randomSeed);
  const walker = new Walker(workshop, { progression: 'open', series: randomSeed });
  for (let i = 0; i < 30; i++) sendRandomCommand(walker, roll);
  return walker.journey;
}

const bases: Journey[] = [
  createRichJourney(),
  parseJourney(createRichJourney(), smallerMap).journey!,
  createRandomJourney(1),
  createRandomJourney(2),
  createJourney(workshop, { id: 'new' }),
];

/** JSON of the journeys that were already checked, because different corruption often gives the same journey. */
const checkedJourneys = new Set<string>();

/** Parses a record and expects a usable journey, or null with one problem. */
function read(json: unknown): Journey | null {
  const { journey, problems } = parseJourney(json, workshop);
  expectProblems(problems);
  if (!journey) expect(problems).toHaveLength(1);
  else if (!checkedJourneys.has(JSON.stringify(journey))) expectUsable(workshop, journey);
  checkedJourneys.add(JSON.stringify(journey));
  return journey;
}

describe('parseJourney: corrupted records', () => {
  it.each(listCorruptions(bases))('returns a usable journey or null, with problems, for records %s', (...corruption) =>
    checkCorruption('records', corruption, numRuns, read),
  );

  it.each(Object.entries({ ...JSON_VALUES, ...NON_JSON_VALUES }))(
    'returns a usable journey or null when the record, or any property of it, is %s',
    (_, createValue) => {
      expect(read(createValue())).toBeNull();
      for (const key of Object.keys(bases[0]!)) read({ ...bases[0], [key]: createValue() });
      const [firstCycle] = bases[0]!.cycles;
      for (const key of Object.keys(firstCycle!))
        read({ ...bases[0], cycles: [{ ...firstCycle, [key]: createValue() }] });
      read({ ...bases[0], cycles: [createValue(), firstCycle, createValue()] });
      expectNoPollution();
    },
  );

  it('returns journeys that can be completed', () => {
    fc.assert(
      fc.property(createCorruptedArbitrary(bases), (json) => {
        const { journey } = parseJourney(json, workshop);
        if (journey) completeJourney(new Walker(workshop, { journey, series: 77 }));
      }),
      { numRuns: Math.ceil(numRuns / 20), seed },
    );
  });
});

describe('parseJourney: problems of left out values', () => {
  /** Keys of values that are derived or repeated, so that parseJourney may replace them without a problem. */
  const DERIVED_KEYS = ['format', 'version', 'number', 'cycle', 'phase', 'status', 'by'];

  /** Lists the paths of all properties of a value, as keys. */
  const listPaths = (value: unknown, path: string[] = []): string[][] =>
    typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, part]) => [[...path, key], ...listPaths(part, [...path, key])])
      : [];

  const getValue = (value: unknown, path: string[]): unknown =>
    path.reduce<unknown>((part, key) => (part as Record<string, unknown> | undefined)?.[key], value);

  it.each<[string, unknown]>([
    ['a number', 7],
    ['a boolean', true],
    ['a string', 'Whatever.'],
    ['a list of numbers', [7]],
  ])('reports the path of any property of a valid record that is replaced by %s', (_, wrongValue) => {
    for (const base of bases.slice(0, 2)) {
      const map = base === bases[1] ? smallerMap : workshop;
      for (const path of listPaths(base)) {
        const [key = ''] = path.slice(-1);
        if (path[0] === 'map' || DERIVED_KEYS.includes(key)) continue;
        const json = copy(base);
        (getValue(json, path.slice(0, -1)) as Record<string, unknown>)[key] = wrongValue;
        const { journey, problems } = parseJourney(json, map);
        // A trail is in order of time and id, so that an entry with another one has another place.
        const isInTrail = path[2] === 'trail' && JSON.stringify(journey).includes(JSON.stringify(wrongValue));
        // A measure of another risk has no place: it is unplaced.
        const isUnplaced = key === 'risk' && JSON.stringify(journey?.unplaced).includes(JSON.stringify(wrongValue));
        const isKept =
          isInTrail ||
          isUnplaced ||
          (journey && JSON.stringify(getValue(journey, path)) === JSON.stringify(wrongValue));
        const pointer = `/${path.join('/')}`;
        expect([
          pointer,
          isKept ||
            problems.some((problem) => problem.path.startsWith(pointer) || pointer.startsWith(`${problem.path}/`)),
        ]).toEqual([pointer, true]);
      }
    }
  });

  it.each<[string, (firstCycle: Journey['cycles'][0]) => void, string]>([
    [
      'a level',
      ({ risks }) => Object.assign(risks['plan']!['nobody-comes']!, { level: 'dire' }),
      '/risks/plan/nobody-comes/level',
    ],
    [
      'a variant',
      ({ answers }) => Object.assign(answers['plan']!['aim-why']!.variants![0]!, { text: 7 }),
      '/answers/plan/aim-why/variants/0',
    ],
    ['a completion', ({ phases }) => Object.assign(phases['plan']!, { completion: 'yes' }), '/phases/plan/completion'],
    ['the start of a cycle', (cycle) => Object.assign(cycle, { started: 'soon' }), '/started'],
    ['the position of a cycle', (cycle) => Object.assign(cycle, { position: { phase: 7 } }), '/position'],
    ['a time', ({ tools }) => Object.assign(tools['plan']!['agenda']!, { at: 'noon' }), '/tools/plan/agenda/at'],
    ['all answers', (cycle) => Object.assign(cycle, { answers: 'none' }), '/answers'],
  ])('reports a problem when it leaves out %s', (_, corrupt, path) => {
    const json = copy(bases[0]!);
    corrupt(json.cycles[0]!);
    expect(parseJourney(json, workshop).problems).toEqual([
      expect.objectContaining({ path: `/cycles/0${path}`, code: 'invalid-value' }),
    ]);
  });

  it('keeps the field of a risk whose stamp is corrupted', () => {
    const json = copy(bases[0]!);
    Object.assign(json.cycles[0]!.risks['plan']!['nobody-comes']!.stamps, { owner: 7 });
    const { journey, problems } = parseJourney(json, workshop);
    expect(journey!.cycles[0]!.risks['plan']!['nobody-comes']!.owner).toBe('Ada');
    expect(problems.map((problem) => problem.path)).toEqual(['/cycles/0/risks/plan/nobody-comes/stamps/owner']);
  });

  it.each(['phases', 'risks'])(
    'leaves out an entry of %s without a readable field, so that a merge with itself changes nothing',
    (section) => {
      const json = { ...bases[4], cycles: [{ [section]: { gone: { a: 1, stamps: {} } } }] };
      const { journey, problems } = parseJourney(json, workshop);
      expect(journey!.unplaced).toEqual({});
      expect(problems).not.toEqual([]);
      expect(mergeJourneys(journey!, copy(journey!))).toEqual(journey);
    },
  );
});

describe('parseJourney: extreme records', () => {
  it.each<[string, string]>([
    ['lists', createDeepText('[', ']')],
    ['objects', `${'{"cycles":'.repeat(DEPTH)}1${'}'.repeat(DEPTH)}`],
    ['lists that are not closed', '['.repeat(DEPTH)],
  ])(
    'returns null for JSON text of 100,000 levels of %s, and a usable journey or null when a property has them',
    (_, text) => {
      expect(read(text)).toBeNull();
      read(JSON.stringify(bases[0]).replace('"cycles":[', `"cycles":[${text},`));
      read(JSON.stringify(bases[0]).replace('"answers":{', `"answers":{"deep":${text},`));
    },
  );

  it('returns null for a value with a hundred thousand levels, and leaves out properties with such a value', () => {
    for (const deepValue of [createDeepList(), createDeepObject()]) {
      expect(read(deepValue)).toBeNull();
      expect(read({ ...bases[0], own: deepValue })).toEqual(bases[0]);
      read({ ...bases[0], cycles: [{ answers: { deep: deepValue } }] });
    }
  });

  it('reads records with circular references', () => {
    const json = Object.assign(copy(bases[0]!), { own: createCyclicObject() });
    expect(read(json)).toEqual(bases[0]);
    expect(read(structuredClone(json))).toEqual(bases[0]);
    const cyclicRecord = copy(bases[0]!) as unknown as { cycles: unknown[] };
    cyclicRecord.cycles.push(cyclicRecord.cycles, cyclicRecord);
    expect(read(cyclicRecord)!.cycles.slice(0, 2)).toEqual(bases[0]!.cycles);
  });

  it('keeps the order of hundreds of cycles', () => {
    const [firstCycle] = bases[0]!.cycles;
    const cycles = Array.from({ length: 400 }, () => firstCycle);
    const journey = parseJourney({ ...bases[0], cycles }, workshop).journey!;
    expect(journey.cycles.map(({ number }) => number)).toEqual(cycles.map((_, i) => i + 1));
    expect(journey.cycle).toBe(400);
    expectUsable(workshop, journey);
  });

  it('keeps megabytes of text unchanged', () => {
    const text = '*_`<script>\u202e&amp;\n- [x] '.repeat(150_000);
    const walker = new Walker(workshop);
    walker.send(
      { type: 'question.answer', question: 'aim-why', text },
      { type: 'group.set-aside', group: 'people', reason: text },
    );
    expect(parseJourney(JSON.stringify(walker.journey), workshop)).toEqual({ journey: walker.journey, problems: [] });
    expectUsable(workshop, walker.journey);
  });

  it.each(['__proto__', 'constructor', 'hasOwnProperty', ''])(
    'leaves out entries with the id "%s" and replaces such an id of the record',
    (id) => {
      const text = JSON.stringify(bases[0])
        .replaceAll('"aim-why":', `${JSON.stringify(id)}:`)
        .replace('"id":"journey"', `"id":${JSON.stringify(id)}`);
      const journey = read(text)!;
      expect(journey.id).toMatch(/^[\da-f-]{36}$/);
      expect(JSON.stringify(journey)).not.toContain('Theirs.');
      expectNoPollution();
    },
  );

  it.each([
    '0000-01-01T00:00:00Z',
    '-000001-01-01T00:00:00Z',
    '+275760-09-13T00:00:00Z',
    '9999-12-31T23:59:59Z',
    '2026-02-31T99:00:00Z',
    'now',
  ])('replaces an invalid or out-of-range time: %s', (pointer) => {
    const text = JSON.stringify(bases[0]).replaceAll(/"\d{4}-\d\d-\d\dT[^"]+"/g, JSON.stringify(pointer));
    const journey = read(text)!;
    expect(JSON.stringify(journey)).not.toContain(pointer.slice(0, 7));
    expect(journey.cycles[0]!.phases['plan']!.completion!.done).toBe(true);
  });

  it('takes time in proportion to the size of the record', () => {
    const createCycle = (size: number) => ({
      answers: {
        'aim-why': {
          text: 'x',
          variants: Array.from({ length: size }, (_, i) => ({ id: `v${i}`, text: `Text ${i}.` })),
          past: Array.from({ length: size }, (_, i) => `p${i}`),
        },
      },
      tools: Object.fromEntries(Array.from({ length: size }, (_, i) => [`gone-${i}`, { chosen: true }])),
    });
    const createRecord = (size: number) => JSON.stringify({ ...bases[4], cycles: [createCycle(size)] });
    expect(measureGrowth(createRecord, (text) => void parseJourney(text, workshop), 2000, 16_000)).toBeLessThan(1.6);
  });
});

describe('evolve and replay: corrupted facts', () => {
  const walker = new Walker(workshop, { series: 5 });
  walker
    .satisfy('plan')
    .finish()
    .send({ type: 'cycle.start', adaptation: 'Slower.' }, { type: 'journey.merge', journey: bases[0] });
  walker.send(
    { type: 'risk.assess', risk: 'nobody-comes', level: 'high', measures: ['ask-early'] },
    { type: 'group.set-aside', group: 'people', reason: 'Later.' },
  );
  const start = createJourney(workshop, { id: 'start' });

  it.each<[string, fc.Arbitrary<unknown>]>([
    ['with up to eight corrupted properties', createCorruptedArbitrary(walker.facts)],
    ['with a value that is not JSON', createNonJsonArbitrary(walker.facts)],
    ['of any type', anythingArbitrary],
  ])('return a usable journey and do not throw for facts %s', (_, arbitrary) => {
    const journey = deepFreeze(copy(walker.journey));
    fc.assert(
      fc.property(arbitrary, fc.boolean(), (fact, isNew) => {
        const nextJourney = evolve(workshop, isNew ? start : journey, fact as Fact);
        expectUsable(workshop, nextJourney);
        expect(replay(workshop, [fact as Fact], isNew ? start : journey)).toEqual(nextJourney);
      }),
      { numRuns: Math.ceil(numRuns / 6), seed },
    );
    expectNoPollution();
  });

  it.each(Object.entries({ ...JSON_VALUES, ...NON_JSON_VALUES }))(
    'return the same journey for a value that is not a fact: %s',
    (_, createValue) => {
      expect(evolve(workshop, start, createValue() as Fact)).toBe(start);
      expect(replay(workshop, [createValue() as Fact, createValue() as Fact], start)).toBe(start);
      expect(replay(workshop, createValue() as Fact[], start)).toBe(start);
      expect(replay(workshop, createValue() as Fact[]).cycles).toEqual(start.cycles);
    },
  );

  it('copy lists from the fact', () => {
    const fact = {
      id: 'f',
      at: '2026-01-02T00:00:00.000Z',
      cycle: 1,
      type: 'risk.assessed',
      phase: 'plan',
      risk: 'nobody-comes',
      measures: ['ask-early'],
    } as Fact & { measures: string[] };
    const nextJourney = evolve(workshop, start, fact);
    const expected = copy(nextJourney);
    fact.measures.push('ask-in-person');
    expect(nextJourney).toEqual(expected);
  });
});

describe('decide: corrupted commands', () => {
  const journey = bases[0]!;
  const walker = new Walker(workshop, { journey, series: 6 });
  const commands = createCommands(workshop, journey);

  it.each<[string, fc.Arbitrary<unknown>]>([
    ['with up to eight corrupted properties', createCorruptedArbitrary(commands)],
    ['with a value that is not JSON', createNonJsonArbitrary(commands)],
    ['of any type', anythingArbitrary],
  ])('returns valid facts or reasons for commands %s', (_, arbitrary) => {
    fc.assert(
      fc.property(arbitrary, (command) => {
        const outcome = walker.decide(command);
        expectOutcome(outcome);
        if (outcome.ok) expectUsable(workshop, replay(workshop, outcome.facts, journey));
      }),
      { numRuns: Math.ceil(numRuns / 6), seed },
    );
    expectNoPollution();
  });

  it.each(Object.entries({ ...JSON_VALUES, ...NON_JSON_VALUES }))(
    'lists the valid types in the denial of a value that is not a command: %s',
    (_, createValue) => {
      for (const command of [createValue(), { type: createValue() }]) {
        expect(walker.getDenialReasons(command)).toEqual([
          expect.objectContaining({
            code: 'unknown-command',
            message: expect.stringContaining(
              commands.map((item) => (item as { type: string }).type).join(', '),
            ) as string,
          }),
        ]);
      }
    },
  );

  it.each(Object.entries({ ...JSON_VALUES, ...NON_JSON_VALUES }))(
    'denies journey.replace and journey.merge with an invalid record: %s',
    (_, createValue) => {
      for (const type of ['journey.replace', 'journey.merge']) {
        expect(walker.getDenialReasons({ type, journey: createValue() })[0]!.code).toMatch(
          /^(unreadable-journey|malformed|unknown-command)$/,
        );
      }
    },
  );
});

describe('mergeJourneys: parsed corrupted records', () => {
  const parsedArbitrary = createCorruptedArbitrary(bases).map(
    (json) => parseJourney(json, workshop).journey ?? bases[4]!,
  );

  /** Asserts that a merged record is usable once parsed, which places entries of cycles that one side lacked. */
  function expectMerged(mergedJourney: Journey): void {
    const { journey, problems } = parseJourney(mergedJourney, workshop);
    expect(problems).toEqual([]);
    expectUsable(workshop, journey!);
  }

  it('is commutative, associative and idempotent', () => {
    fc.assert(
      fc.property(parsedArbitrary, parsedArbitrary, parsedArbitrary, (a, b, c) => {
        const mergedJourney = mergeJourneys(a, b);
        expectMerged(mergedJourney);
        expect(mergeJourneys(b, a)).toEqual(mergedJourney);
        expect(mergeJourneys(mergedJourney, b)).toEqual(mergedJourney);
        expect(mergeJourneys(mergedJourney, c)).toEqual(mergeJourneys(a, mergeJourneys(b, c)));
        expectMerged(mergeJourneys(a, b, c));
      }),
      { numRuns: Math.ceil(numRuns / 6), seed },
    );
  });

  it('returns the first record when the records belong to different maps', () => {
    const otherJourney = createJourney(treePlanting);
    expect(mergeJourneys(bases[0]!, otherJourney)).toBe(bases[0]);
  });
});
