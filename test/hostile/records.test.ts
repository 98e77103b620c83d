// Records that somebody or something damaged. `npm run test:long` reads more of them; PME_SEED reads others.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createJourney, evolve, mergeJourneys, parseJourney, replay } from '../../src/journey/index.js';
import type { Fact, Journey } from '../../src/journey/index.js';
import { amount, tell } from '../kit/long-run.js';
import { treePlanting, workshop, workshopJson, mapOf } from '../kit/maps.js';
import { copy, deepFreeze, Walker } from '../kit/journey-walker.js';
import { dice, goToTheEnd, stir } from '../kit/random-choices.js';
import { expectNoPollution, expectOutcome, expectProblems, expectUsable, everyCommand } from './checks.js';
import { growth } from './growth.js';
import {
  anything,
  broken,
  brokenLive,
  damaged,
  deepList,
  deepObject,
  deepText,
  DEPTH,
  LIVE,
  loop,
  PLAIN,
  seed,
} from './values.js';

const numRuns = amount('PME_RECORDS', 300, 12_000);

/** Half a year of two people: texts, variants, a stop, a second cycle, and what a newer map has no place for. */
function lived(): Journey {
  const at = new Walker(workshop, { series: 1 });
  const other = new Walker(workshop, { series: 2, journey: at.journey });
  other.send({ type: 'question.answer', question: 'aim-why', text: 'Theirs.' });
  at.send(
    { type: 'question.answer', question: 'aim-why', text: 'Before.' },
    { type: 'question.answer', question: 'aim-why', text: 'Ours.' },
  );
  at.send({ type: 'journey.merge', journey: other.journey });
  at.send(
    { type: 'group.set-aside', group: 'people', reason: 'Later.' },
    { type: 'tool.choose', tool: 'agenda', note: 'Short.' },
  );
  at.send({
    type: 'risk.assess',
    risk: 'nobody-comes',
    level: 'low',
    measures: ['ask-early'],
    owner: 'Ada',
    reviewOn: '2026-03-01',
    note: 'Soon.',
    accepted: true,
  });
  at.send({ type: 'decision.make', phase: 'plan', option: 'stop', reason: 'Rain.' }, { type: 'journey.resume' });
  at.satisfy('plan').send(
    { type: 'phase.complete', phase: 'plan', note: 'Well.' },
    { type: 'tool.drop', tool: 'agenda' },
  );
  at.complete('meet', 'keep', 'share').send({ type: 'cycle.start', adaptation: 'Slower.' });
  return at.complete('plan').journey;
}

/** A smaller map of the same name: what it lacks waits under `unplaced`. */
const smaller = mapOf({ ...workshopJson, phases: workshopJson.phases.slice(1) });

function wandered(random: number): Journey {
  const roll = dice(random);
  const at = new Walker(workshop, { progression: 'open', series: random });
  for (let i = 0; i < 30; i++) stir(at, roll);
  return at.journey;
}

const bases: Journey[] = [
  lived(),
  parseJourney(lived(), smaller).journey!,
  wandered(1),
  wandered(2),
  createJourney(workshop, { id: 'new' }),
];

/** Journeys that were looked at: much damage leads to the same. */
const seen = new Set<string>();

/** Reads, and expects a whole journey or none, with reasons. */
function read(json: unknown): Journey | null {
  const { journey, problems } = parseJourney(json, workshop);
  expectProblems(problems);
  if (!journey) expect(problems).toHaveLength(1);
  else if (!seen.has(JSON.stringify(journey))) expectUsable(workshop, journey);
  seen.add(JSON.stringify(journey));
  return journey;
}

describe('parseJourney, of a damaged record', () => {
  it.each(damaged(bases))('gives a usable journey or null, with problems: %s', (kind, arbitrary, share) => {
    let whole = 0;
    const runs = Math.ceil((numRuns * share) / 12);
    fc.assert(
      fc.property(arbitrary, (json) => void (read(json) && whole++)),
      { numRuns: runs, seed },
    );
    expectNoPollution();
    tell(`${runs} records ${kind}: ${whole} usable (PME_SEED=${seed})`);
    // Nearly all that is damaged in a few places is still a journey.
    if (kind.startsWith('broken') && numRuns >= 100) expect(whole / runs).toBeGreaterThan(0.5);
  });

  it.each(Object.entries({ ...PLAIN, ...LIVE }))(
    'reads as whole or not at all where it is, or holds in any of its parts, %s',
    (_, make) => {
      expect(read(make())).toBeNull();
      for (const key of Object.keys(bases[0]!)) read({ ...bases[0], [key]: make() });
      const [first] = bases[0]!.cycles;
      for (const key of Object.keys(first!)) read({ ...bases[0], cycles: [{ ...first, [key]: make() }] });
      read({ ...bases[0], cycles: [make(), first, make()] });
      expectNoPollution();
    },
  );

  it('goes on to the end from whatever is left of it', () => {
    fc.assert(
      fc.property(broken(bases), (json) => {
        const { journey } = parseJourney(json, workshop);
        if (journey) goToTheEnd(new Walker(workshop, { journey, series: 77 }));
      }),
      { numRuns: Math.ceil(numRuns / 20), seed },
    );
  });
});

describe('parseJourney, of what it leaves out', () => {
  /** What is said elsewhere in a record too, or is made anew: nobody wrote it. */
  const RESTATED = ['format', 'version', 'number', 'cycle', 'phase', 'status', 'by'];

  /** Every place in a value, as the keys that lead there. */
  const pathsIn = (value: unknown, path: string[] = []): string[][] =>
    typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, part]) => [[...path, key], ...pathsIn(part, [...path, key])])
      : [];

  const get = (value: unknown, path: string[]): unknown =>
    path.reduce<unknown>((part, key) => (part as Record<string, unknown> | undefined)?.[key], value);

  it.each<[string, unknown]>([
    ['a number', 7],
    ['a truth', true],
    ['a text', 'Whatever.'],
    ['a list of numbers', [7]],
  ])('says where, if anything in a whole record is %s', (_, wrong) => {
    for (const base of bases.slice(0, 2)) {
      const map = base === bases[1] ? smaller : workshop;
      for (const path of pathsIn(base)) {
        const [key = ''] = path.slice(-1);
        if (path[0] === 'map' || RESTATED.includes(key)) continue;
        const json = copy(base);
        (get(json, path.slice(0, -1)) as Record<string, unknown>)[key] = wrong;
        const { journey, problems } = parseJourney(json, map);
        const isKept = journey && JSON.stringify(get(journey, path)) === JSON.stringify(wrong);
        const at = `/${path.join('/')}`;
        expect([
          at,
          isKept || problems.some((problem) => problem.path.startsWith(at) || at.startsWith(`${problem.path}/`)),
        ]).toEqual([at, true]);
      }
    }
  });

  it.each<[string, (first: Journey['cycles'][0]) => void, string]>([
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
    ['what changes in a cycle', (cycle) => Object.assign(cycle, { started: 'soon' }), '/started'],
    ['where a cycle stands', (cycle) => Object.assign(cycle, { position: { phase: 7 } }), '/position'],
    ['a time', ({ tools }) => Object.assign(tools['plan']!['agenda']!, { at: 'noon' }), '/tools/plan/agenda/at'],
    ['all answers', (cycle) => Object.assign(cycle, { answers: 'none' }), '/answers'],
  ])('does not leave out in silence %s', (_, damage, path) => {
    const json = copy(bases[0]!);
    damage(json.cycles[0]!);
    expect(parseJourney(json, workshop).problems).toEqual([
      expect.objectContaining({ path: `/cycles/0${path}`, code: 'invalid-value' }),
    ]);
  });

  it('a risk whose stamp is damaged keeps what was written', () => {
    const json = copy(bases[0]!);
    Object.assign(json.cycles[0]!.risks['plan']!['nobody-comes']!.stamps, { owner: 7 });
    const { journey, problems } = parseJourney(json, workshop);
    expect(journey!.cycles[0]!.risks['plan']!['nobody-comes']!.owner).toBe('Ada');
    expect(problems.map((problem) => problem.path)).toEqual(['/cycles/0/risks/plan/nobody-comes/stamps/owner']);
  });

  it.each(['phases', 'risks'])(
    'an entry of %s in which nothing can be read is none, so that a merge with itself changes nothing',
    (section) => {
      const json = { ...bases[4], cycles: [{ [section]: { gone: { a: 1, stamps: {} } } }] };
      const { journey, problems } = parseJourney(json, workshop);
      expect(journey!.unplaced).toEqual({});
      expect(problems).not.toEqual([]);
      expect(mergeJourneys(journey!, copy(journey!))).toEqual(journey);
    },
  );
});

describe('parseJourney, of a record', () => {
  it.each<[string, string]>([
    ['lists', deepText('[', ']')],
    ['objects', `${'{"cycles":'.repeat(DEPTH)}1${'}'.repeat(DEPTH)}`],
    ['lists that are not closed', '['.repeat(DEPTH)],
  ])('a text of a hundred thousand levels of %s is no journey, and none if it stands for a part', (_, text) => {
    expect(read(text)).toBeNull();
    read(JSON.stringify(bases[0]).replace('"cycles":[', `"cycles":[${text},`));
    read(JSON.stringify(bases[0]).replace('"answers":{', `"answers":{"deep":${text},`));
  });

  it('a value of a hundred thousand levels is no journey, and none if it stands for a part', () => {
    for (const deep of [deepList(), deepObject()]) {
      expect(read(deep)).toBeNull();
      expect(read({ ...bases[0], own: deep })).toEqual(bases[0]);
      read({ ...bases[0], cycles: [{ answers: { deep } }] });
    }
  });

  it('a value that refers to itself is read as far as it goes', () => {
    const json = Object.assign(copy(bases[0]!), { own: loop() });
    expect(read(json)).toEqual(bases[0]);
    expect(read(structuredClone(json))).toEqual(bases[0]);
    const turned = copy(bases[0]!) as unknown as { cycles: unknown[] };
    turned.cycles.push(turned.cycles, turned);
    expect(read(turned)!.cycles.slice(0, 2)).toEqual(bases[0]!.cycles);
  });

  it('hundreds of cycles come out in order', () => {
    const [first] = bases[0]!.cycles;
    const cycles = Array.from({ length: 400 }, () => first);
    const journey = parseJourney({ ...bases[0], cycles }, workshop).journey!;
    expect(journey.cycles.map(({ number }) => number)).toEqual(cycles.map((_, i) => i + 1));
    expect(journey.cycle).toBe(400);
    expectUsable(workshop, journey);
  });

  it('megabytes of text come out as they were', () => {
    const text = '*_`<script>\u202e&amp;\n- [x] '.repeat(150_000);
    const at = new Walker(workshop);
    at.send(
      { type: 'question.answer', question: 'aim-why', text },
      { type: 'group.set-aside', group: 'people', reason: text },
    );
    expect(parseJourney(JSON.stringify(at.journey), workshop)).toEqual({ journey: at.journey, problems: [] });
    expectUsable(workshop, at.journey);
  });

  it.each(['__proto__', 'constructor', 'hasOwnProperty', ''])('an id "%s" is none', (id) => {
    const text = JSON.stringify(bases[0])
      .replaceAll('"aim-why":', `${JSON.stringify(id)}:`)
      .replace('"id":"journey"', `"id":${JSON.stringify(id)}`);
    const journey = read(text)!;
    expect(journey.id).toMatch(/^[\da-f-]{36}$/);
    expect(JSON.stringify(journey)).not.toContain('Theirs.');
    expectNoPollution();
  });

  it.each([
    '0000-01-01T00:00:00Z',
    '-000001-01-01T00:00:00Z',
    '+275760-09-13T00:00:00Z',
    '9999-12-31T23:59:59Z',
    '2026-02-31T99:00:00Z',
    'now',
  ])('a time that is out of range is not taken over: %s', (at) => {
    const text = JSON.stringify(bases[0]).replaceAll(/"\d{4}-\d\d-\d\dT[^"]+"/g, JSON.stringify(at));
    const journey = read(text)!;
    expect(JSON.stringify(journey)).not.toContain(at.slice(0, 7));
    expect(journey.cycles[0]!.phases['plan']!.completion!.done).toBe(true);
  });

  it('takes time in proportion to its size', () => {
    const cycleOf = (size: number) => ({
      answers: {
        'aim-why': {
          text: 'x',
          variants: Array.from({ length: size }, (_, i) => ({ id: `v${i}`, text: `Text ${i}.` })),
          past: Array.from({ length: size }, (_, i) => `p${i}`),
        },
      },
      tools: Object.fromEntries(Array.from({ length: size }, (_, i) => [`gone-${i}`, { chosen: true }])),
    });
    const recordOf = (size: number) => JSON.stringify({ ...bases[4], cycles: [cycleOf(size)] });
    expect(growth(recordOf, (text) => void parseJourney(text, workshop), 2000, 16_000)).toBeLessThan(1.6);
  });
});

describe('evolve and replay, of facts that somebody or something damaged', () => {
  const at = new Walker(workshop, { series: 5 });
  at.satisfy('plan')
    .finish()
    .send({ type: 'cycle.start', adaptation: 'Slower.' }, { type: 'journey.merge', journey: bases[0] });
  at.send(
    { type: 'risk.assess', risk: 'nobody-comes', level: 'high', measures: ['ask-early'] },
    { type: 'group.set-aside', group: 'people', reason: 'Later.' },
  );
  const start = createJourney(workshop, { id: 'start' });

  it.each<[string, fc.Arbitrary<unknown>]>([
    ['broken in up to eight places', broken(at.facts)],
    ['with something that is no JSON', brokenLive(at.facts)],
    ['that are anything at all', anything],
  ])('never throw and give a usable journey: facts %s', (_, arbitrary) => {
    const journey = deepFreeze(copy(at.journey));
    fc.assert(
      fc.property(arbitrary, fc.boolean(), (fact, isNew) => {
        const next = evolve(workshop, isNew ? start : journey, fact as Fact);
        expectUsable(workshop, next);
        expect(replay(workshop, [fact as Fact], isNew ? start : journey)).toEqual(next);
      }),
      { numRuns: Math.ceil(numRuns / 6), seed },
    );
    expectNoPollution();
  });

  it.each(Object.entries({ ...PLAIN, ...LIVE }))('change nothing for what is no fact: %s', (_, make) => {
    expect(evolve(workshop, start, make() as Fact)).toBe(start);
    expect(replay(workshop, [make() as Fact, make() as Fact], start)).toBe(start);
    expect(replay(workshop, make() as Fact[], start)).toBe(start);
    expect(replay(workshop, make() as Fact[]).cycles).toEqual(start.cycles);
  });

  it('keep nothing that the fact still holds', () => {
    const fact = {
      id: 'f',
      at: '2026-01-02T00:00:00.000Z',
      cycle: 1,
      type: 'risk.assessed',
      phase: 'plan',
      risk: 'nobody-comes',
      measures: ['ask-early'],
    } as Fact & { measures: string[] };
    const next = evolve(workshop, start, fact);
    const then = copy(next);
    fact.measures.push('ask-in-person');
    expect(next).toEqual(then);
  });
});

describe('decide, of commands that somebody or something damaged', () => {
  const journey = bases[0]!;
  const at = new Walker(workshop, { journey, series: 6 });
  const commands = everyCommand(workshop, journey);

  it.each<[string, fc.Arbitrary<unknown>]>([
    ['broken in up to eight places', broken(commands)],
    ['with something that is no JSON', brokenLive(commands)],
    ['that are anything at all', anything],
  ])('gives facts or reasons: commands %s', (_, arbitrary) => {
    fc.assert(
      fc.property(arbitrary, (command) => {
        const outcome = at.decide(command);
        expectOutcome(outcome);
        if (outcome.ok) expectUsable(workshop, replay(workshop, outcome.facts, journey));
      }),
      { numRuns: Math.ceil(numRuns / 6), seed },
    );
    expectNoPollution();
  });

  it.each(Object.entries({ ...PLAIN, ...LIVE }))('lists the valid types for what is no command: %s', (_, make) => {
    for (const command of [make(), { type: make() }]) {
      expect(at.denied(command)).toEqual([
        expect.objectContaining({
          code: 'unknown-command',
          message: expect.stringContaining(commands.map((one) => (one as { type: string }).type).join(', ')) as string,
        }),
      ]);
    }
  });

  it.each(Object.entries({ ...PLAIN, ...LIVE }))('takes no record from what is none: %s', (_, make) => {
    for (const type of ['journey.replace', 'journey.merge']) {
      expect(at.denied({ type, journey: make() })[0]!.code).toMatch(/^(unreadable-journey|malformed|unknown-command)$/);
    }
  });
});

describe('mergeJourneys, of records that were damaged and read', () => {
  const reread = broken(bases).map((json) => parseJourney(json, workshop).journey ?? bases[4]!);

  /** As it is once it is read with its map: what waited for a cycle that only the other side had comes home then. */
  function expectMerged(merged: Journey): void {
    const { journey, problems } = parseJourney(merged, workshop);
    expect(problems).toEqual([]);
    expectUsable(workshop, journey!);
  }

  it('loses no way that it goes: either way around, in any grouping, twice', () => {
    fc.assert(
      fc.property(reread, reread, reread, (a, b, c) => {
        const merged = mergeJourneys(a, b);
        expectMerged(merged);
        expect(mergeJourneys(b, a)).toEqual(merged);
        expect(mergeJourneys(merged, b)).toEqual(merged);
        expect(mergeJourneys(merged, c)).toEqual(mergeJourneys(a, mergeJourneys(b, c)));
        expectMerged(mergeJourneys(a, b, c));
      }),
      { numRuns: Math.ceil(numRuns / 6), seed },
    );
  });

  it('another map is not merged into this one', () => {
    const other = createJourney(treePlanting);
    expect(mergeJourneys(bases[0]!, other)).toBe(bases[0]);
  });
});
