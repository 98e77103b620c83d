import { describe, expect, it } from 'vitest';
import { mapOf, treePlanting, walk, workshop, workshopJson } from '../../test/kit/maps.js';
import { copy, deepFreeze, flat, START, Walker } from '../../test/kit/journey-walker.js';
import { createJourney, parseJourney } from './index.js';
import type { Journey } from './index.js';

/** A journey with something of every kind in it, in two cycles. */
function full(): Journey {
  const at = new Walker(workshop);
  const other = at.fork();
  other.send({ type: 'question.answer', question: 'aim-why', text: 'Theirs.' });
  at.send(
    { type: 'question.answer', question: 'aim-why', text: 'Ours.' },
    { type: 'journey.merge', journey: other.journey },
  );
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
    accepted: false,
  });
  at.send({ type: 'decision.make', phase: 'plan', option: 'stop', reason: 'Rain.' }, { type: 'journey.resume' });
  at.finish().send({ type: 'cycle.start', adaptation: 'Slower.' });
  at.complete('plan', 'meet').send({ type: 'tool.drop', tool: 'invitation' }, { type: 'phase.reopen', phase: 'plan' });
  return at.journey;
}

const read = (json: unknown, map = workshop): Journey => {
  const { journey, problems } = parseJourney(json, map);
  expect(problems).toEqual([]);
  return journey!;
};

/** Reads what has parts that cannot be read, and says which. */
const readWithout = (paths: string[], json: unknown): Journey => {
  const { journey, problems } = parseJourney(json, workshop);
  expect(problems.map(({ path, code }) => `${path} ${code}`)).toEqual(paths.map((path) => `${path} invalid-value`));
  return journey!;
};

/** A record as somebody may write it by hand. */
const byHand = (cycle: object, more: object = {}) => ({
  format: 'process-map-journey',
  version: 1,
  map: { id: 'workshop' },
  cycles: [cycle],
  ...more,
});

describe('parseJourney', () => {
  it.each([
    ['new', createJourney(workshop)],
    ['full', full()],
    ['stopped', stoppedOne()],
    ['completed', new Walker(workshop).finish().journey],
    ['restarted', restartedOne()],
  ])('gives back a journey as it was: %s', (_, journey) => {
    expect(read(copy(journey))).toEqual(journey);
    expect(read(JSON.stringify(journey))).toEqual(journey);
  });

  it('never changes its input', () => {
    const journey = deepFreeze(copy(full()));
    expect(read(journey)).not.toBe(journey);
    expect(read(journey)).toEqual(journey);
  });

  it('takes framework proxies', () => {
    const proxied = (value: object): object =>
      new Proxy(value, {
        get: (target, key) => {
          const got = Reflect.get(target, key) as unknown;
          return typeof got === 'object' && got ? proxied(got) : got;
        },
      });
    const journey = full();
    expect(read(proxied(journey))).toEqual(journey);
  });

  it.each<[string, unknown, string, string]>([
    ['no JSON', '{"format":', 'invalid-json', ''],
    ['an empty text', '', 'invalid-json', ''],
    ['nothing', undefined, 'not-a-journey', ''],
    ['null', null, 'not-a-journey', ''],
    ['a number', 7, 'not-a-journey', ''],
    ['a list', [], 'not-a-journey', ''],
    ['an object', {}, 'not-a-journey', ''],
    ['another format', { ...createJourney(workshop), format: 'x' }, 'not-a-journey', ''],
    ['no cycles', { ...createJourney(workshop), cycles: undefined }, 'not-a-journey', '/cycles'],
    ['no map', { ...createJourney(workshop), map: null }, 'other-map', '/map/id'],
    ['no version', { ...createJourney(workshop), version: undefined }, 'not-a-journey', ''],
    ['version 0', { ...createJourney(workshop), version: 0 }, 'not-a-journey', ''],
    ['a version that is none', { ...createJourney(workshop), version: 'one' }, 'not-a-journey', ''],
    ['a newer version', { ...createJourney(workshop), version: 2 }, 'newer-version', '/version'],
    ['another map', createJourney(treePlanting), 'other-map', '/map/id'],
    ['a map without an id', { ...createJourney(workshop), map: {} }, 'other-map', '/map/id'],
  ])('gives null and says why for %s', (_, json, code, path) => {
    const { journey, problems } = parseJourney(json, workshop);
    expect(journey).toBeNull();
    expect(problems).toEqual([{ path, code, message: expect.stringMatching(/^[A-Z].*\.$/) as string }]);
  });

  it('names the map that a journey belongs to', () => {
    expect(parseJourney(createJourney(treePlanting), workshop).problems[0]?.message).toBe(
      'This journey belongs to the map "street-trees". Open it there.',
    );
  });

  it('says so where it belongs to none', () => {
    expect(parseJourney({ ...createJourney(workshop), map: {} }, workshop).problems[0]?.message).toBe(
      'This journey belongs to the map "?". Open it there.',
    );
  });

  it('a newer version is said even where its shape is another', () => {
    const newer = { format: 'process-map-journey', version: 2, map: { id: 'workshop' }, passes: {} };
    expect(parseJourney(newer, workshop).problems[0]?.code).toBe('newer-version');
  });

  it('a trap in a value is no reason to throw', () => {
    const trap = new Proxy(
      {},
      {
        get: () => {
          throw new Error('no');
        },
        ownKeys: () => {
          throw new Error('no');
        },
      },
    );
    expect(parseJourney(trap, workshop).journey).toBeNull();
    const looped = copy(createJourney(workshop)) as unknown as Record<string, unknown>;
    looped['self'] = looped;
    expect(parseJourney(looped, workshop).journey).not.toBeNull();
  });

  it.each<[string, string, unknown]>([
    ['a cycle that is none', '/cycles/0', { ...createJourney(workshop), cycles: [7] }],
    ['a section that is none', '/cycles/0/answers/0', byHand({ answers: ['So.'] })],
    ['an answer that is none', '/cycles/0/answers/plan/aim-why', byHand({ answers: { plan: { 'aim-why': 'So.' } } })],
    ['a phase of answers that is none', '/cycles/0/answers/plan', byHand({ answers: { plan: ['So.'] } })],
    [
      'an answer without text',
      '/cycles/0/answers/plan/aim-why',
      byHand({ answers: { plan: { 'aim-why': { text: 7 } } } }),
    ],
    ['a group that is none', '/cycles/0/groups/plan/aim', byHand({ groups: { plan: { aim: { setAside: 'yes' } } } })],
    ['a tool that is none', '/cycles/0/tools/plan/agenda', byHand({ tools: { plan: { agenda: {} } } })],
    ['a risk that is none', '/cycles/0/risks/plan/nobody-comes', byHand({ risks: { plan: { 'nobody-comes': null } } })],
    ['a decision that is none', '/cycles/0/decisions/plan', byHand({ decisions: { plan: { option: 'perhaps' } } })],
    ['a phase that is none', '/cycles/0/phases/plan', byHand({ phases: { plan: 7 } })],
    ['an entry without an id', '/cycles/0/answers/plan/', byHand({ answers: { plan: { '': { text: 'So.' } } } })],
    [
      'an unplaced entry that is none',
      '/unplaced/1/tools/gone',
      byHand({}, { unplaced: { 1: { tools: { gone: 7 } } } }),
    ],
    [
      'an id with a slash and a tilde',
      '/cycles/0/answers/p~1q/a~1b~0c',
      byHand({ answers: { 'p/q': { 'a/b~c': 7 } } }),
    ],
  ])('leaves out %s, with a problem', (_, path, json) => {
    const { journey, problems } = parseJourney(json, workshop);
    expect(problems).toEqual([
      { path, code: 'invalid-value', message: expect.stringMatching(/left (out|empty)\.$/) as string },
    ]);
    expect(journey?.cycles[0]).toEqual(createJourney(workshop).cycles[0]);
  });

  it('reports every problem', () => {
    const { problems } = parseJourney(
      byHand({ answers: { plan: { 'aim-why': 7, 'aim-lead': 8 } }, tools: [9] }),
      workshop,
    );
    expect(problems.map(({ path }) => path).sort()).toEqual([
      '/cycles/0/answers/plan/aim-lead',
      '/cycles/0/answers/plan/aim-why',
      '/cycles/0/tools/0',
    ]);
  });

  it('ids that would collide with inherited names are left out', () => {
    const json = JSON.stringify(byHand({ answers: {} })).replace(
      '"answers":{}',
      '"answers":{"__proto__":{"text":"x"},"constructor":{"text":"x"}}',
    );
    const { journey } = parseJourney(json, workshop);
    expect(Object.keys(journey!.cycles[0]!.answers)).toEqual([]);
    expect(Object.getPrototypeOf(journey!.cycles[0]!.answers)).toBe(Object.prototype);
    expect(journey!.unplaced).toEqual({});
  });

  describe('a record written by hand, without stamps', () => {
    const json = byHand(
      {
        answers: { 'aim-why': { text: 'By hand.' } },
        groups: { people: { setAside: true } },
        tools: { agenda: { chosen: true } },
        risks: { 'nobody-comes': { accepted: true } },
        decisions: { plan: { option: 'go' } },
        phases: { plan: { completion: { done: true } }, meet: { entered: {} } },
      },
      { id: 'mine', createdAt: '2026-02-01T00:00:00Z', phase: 'meet' },
    );

    it('is read whole: what has no stamp takes that of the record', () => {
      const journey = read(json);
      const stamp = { at: '2026-02-01T00:00:00.000Z', by: 'mine' };
      expect(flat(journey.cycles[0])).toMatchObject({
        answers: { 'aim-why': { text: 'By hand.', ...stamp } },
        groups: { people: { setAside: true, ...stamp } },
        tools: { agenda: { chosen: true, ...stamp } },
        risks: { 'nobody-comes': { accepted: true, stamps: { accepted: stamp } } },
        decisions: { plan: { option: 'go', ...stamp } },
        phases: { plan: { completion: { done: true, ...stamp }, completedAt: stamp.at }, meet: { entered: stamp } },
      });
      expect(journey).toMatchObject({ id: 'mine', phase: 'meet', status: 'active', cycle: 1, updatedAt: stamp.at });
    });

    it('can be gone on with', () => {
      const at = new Walker(workshop, { journey: read(json) });
      expect(at.states).toEqual(['done', 'current', 'locked', 'locked']);
      expect(at.satisfy('meet').types({ type: 'phase.complete', phase: 'meet' })).toEqual([
        'phase.completed',
        'phase.entered',
      ]);
    });

    it('reads the same when it is read again', () => {
      expect(read(copy(read(json)))).toEqual(read(json));
    });

    it('white space alone is no answer', () => {
      const journey = read(byHand({ answers: { 'aim-why': { text: ' \n' } } }));
      expect(flat(journey.cycles[0]).answers['aim-why']?.text).toBe('');
    });

    it('without anything but its format it is a new journey', () => {
      const journey = read(byHand({}, { cycles: [] }));
      expect(journey).toMatchObject({
        status: 'active',
        cycle: 1,
        phase: 'plan',
        cycles: [{ number: 1, answers: {} }],
      });
      expect(journey.id).toBeTruthy();
    });

    it.each(['active', 'stopped', 'completed'] as const)(
      'its status stands where its cycles say nothing: %s',
      (status) => {
        expect(read(byHand({}, { status }))).toMatchObject({ status, phase: 'plan' });
      },
    );

    it.each([{ status: 'stopped' }, { phase: 'meet' }, { phase: 'meet', status: 'completed' }])(
      'where it stands is of its last cycle then, so that a merge knows it: %j',
      (place) => {
        const more = { id: 'mine', createdAt: '2026-01-01', updatedAt: '2026-01-02' };
        const position = { phase: 'plan', status: 'active', ...place, at: '2026-01-02T00:00:00.000Z', by: 'mine' };
        expect(read(byHand({}, { ...more, ...place })).cycles[0]?.position).toEqual(position);
        expect(read(byHand({}, more)).cycles[0]).not.toHaveProperty('position');
      },
    );

    it('a status and a phase that are none are the first', () => {
      expect(readWithout(['/status'], byHand({}, { status: 'asleep', phase: 'gone' }))).toMatchObject({
        status: 'active',
        phase: 'plan',
      });
    });

    it('fields of a risk that do not fit are dropped', () => {
      const paths = ['level', 'measures', 'owner', 'reviewOn', 'accepted'].map(
        (field) => `/cycles/0/risks/nobody-comes/${field}`,
      );
      const journey = readWithout(
        paths,
        byHand({
          risks: {
            'nobody-comes': {
              level: 'dire',
              reviewOn: 'soon',
              measures: 'all',
              owner: 7,
              accepted: 'yes',
              note: 'Kept.',
            },
          },
        }),
      );
      expect(flat(journey.cycles[0]).risks['nobody-comes']).toMatchObject({ note: 'Kept.' });
      expect(Object.keys(flat(journey.cycles[0]).risks['nobody-comes']!).sort()).toEqual(['note', 'stamps']);
    });

    it('a field of a risk with nothing in it is no fault and says nothing', () => {
      const journey = read(byHand({ risks: { 'nobody-comes': { level: '', owner: '', note: 'Kept.' } } }));
      expect(Object.keys(flat(journey.cycles[0]).risks['nobody-comes']!).sort()).toEqual(['note', 'stamps']);
      expect(Object.keys(flat(journey.cycles[0]).risks['nobody-comes']!.stamps)).toEqual(['note']);
    });

    it('what has nothing in it is no part of an entry', () => {
      const stamp = { at: '2026-02-02T00:00:00.000Z', by: 'x' };
      const cycle = {
        groups: { aim: { setAside: false, reason: null, ...stamp } },
        tools: { agenda: { chosen: true, note: '', ...stamp } },
      };
      const { groups, tools } = flat(read(byHand(cycle)).cycles[0]);
      expect(groups['aim']).toStrictEqual({ setAside: false, ...stamp });
      expect(tools['agenda']).toStrictEqual({ chosen: true, ...stamp });
    });

    it('a stamp of a cleared field of a risk stays', () => {
      const stamp = { at: '2026-02-02T00:00:00.000Z', by: 'x' };
      const journey = read(byHand({ risks: { 'nobody-comes': { owner: null, stamps: { owner: stamp } } } }));
      expect(flat(journey.cycles[0]).risks['nobody-comes']).toEqual({ stamps: { owner: stamp } });
    });

    it('times are brought into the one form that compares as text, and none is later than updatedAt', () => {
      const journey = read(
        byHand(
          { tools: { agenda: { chosen: true, at: '2026-05-01T12:00:00+02:00', by: 'x' } } },
          { createdAt: '2026-01-01' },
        ),
      );
      expect(flat(journey.cycles[0]).tools['agenda']?.at).toBe('2026-05-01T10:00:00.000Z');
      expect(journey).toMatchObject({ createdAt: '2026-01-01T00:00:00.000Z', updatedAt: '2026-05-01T10:00:00.000Z' });
    });

    it.each(['+012026-01-01T00:00:00.000Z', '-000001-01-01T00:00:00.000Z', '9999-12-31T23:59:59.999Z', 'soon', 7])(
      'a time out of range is none: %s',
      (at) => {
        const journey = readWithout(
          ['/cycles/0/tools/agenda/at'],
          byHand({ tools: { agenda: { chosen: true, at, by: 'x' } } }, { id: 'mine', createdAt: '2026-01-01' }),
        );
        expect(flat(journey.cycles[0]).tools['agenda']?.at).toBe('2026-01-01T00:00:00.000Z');
        expect(new Walker(workshop, { journey }).send({ type: 'tool.drop', tool: 'agenda' })).toHaveLength(1);
      },
    );

    it('a section that is a text is left out once, not once for each letter', () => {
      expect(
        readWithout(['/cycles/0/answers'], byHand({ answers: 'none at all', tools: { agenda: { chosen: true } } }))
          .cycles[0]!.tools,
      ).toHaveProperty('plan');
    });

    it('an id that is none gives way to a new one', () => {
      expect(readWithout(['/id'], byHand({}, { id: 7 })).id).toMatch(/^[\da-f-]{36}$/);
    });

    it('a stamp that is none does not take away what was written', () => {
      const journey = readWithout(
        ['/cycles/0/risks/nobody-comes/stamps/owner'],
        byHand(
          { risks: { 'nobody-comes': { owner: 'Ada', stamps: { owner: 7 } } } },
          { id: 'mine', createdAt: '2026-01-01' },
        ),
      );
      expect(flat(journey.cycles[0]).risks['nobody-comes']).toEqual({
        owner: 'Ada',
        stamps: { owner: { at: '2026-01-01T00:00:00.000Z', by: 'mine' } },
      });
      const without = readWithout(
        ['/cycles/0/risks/nobody-comes/stamps'],
        byHand({ risks: { 'nobody-comes': { owner: 'Ada', stamps: [] } } }),
      );
      expect(flat(without.cycles[0]).risks['nobody-comes']?.owner).toBe('Ada');
    });

    it.each<[string, object, string]>([
      ['a risk', { risks: { 'nobody-comes': { stamps: {} } } }, '/cycles/0/risks/nobody-comes/stamps'],
      ['a phase', { phases: { plan: { own: 7 } } }, '/cycles/0/phases/plan'],
    ])('%s of which nothing can be read is no entry, which a merge would drop', (_, cycle, path) => {
      expect(readWithout([path], byHand(cycle)).cycles[0]).toEqual(createJourney(workshop).cycles[0]);
    });

    it('says which part of a phase and of a cycle cannot be read', () => {
      const phase = { entered: {}, completion: { done: 1 }, check: 'on', completedAt: 'soon' };
      readWithout(
        ['/cycles/0/phases/plan/entered'],
        byHand({ phases: { plan: { entered: 7, completion: { done: true } } } }),
      );
      const paths = ['phases/plan/completion', 'phases/plan/check', 'phases/plan/completedAt'];
      readWithout(
        [...paths, 'position', 'started', 'resumedAt'].map((key) => `/cycles/0/${key}`),
        byHand({ phases: { plan: phase }, position: 7, started: 7, resumedAt: 7 }),
      );
      readWithout(['/createdAt', '/updatedAt'], byHand({}, { createdAt: 7, updatedAt: '' }));
    });

    it('variants without an id or a text are dropped', () => {
      const variant = { id: 'v', text: 'Other.', at: '2026-01-01T00:00:00.000Z' };
      const variants = [
        variant,
        { ...variant, id: '' },
        { ...variant, id: 'w', text: '' },
        { ...variant, id: 'x', text: 7 },
        7,
      ];
      const paths = [1, 3, 4].map((i) => `/cycles/0/answers/aim-why/variants/${i}`);
      const journey = readWithout(
        paths,
        byHand({ answers: { 'aim-why': { text: 'So.', at: '2026-01-02T00:00:00.000Z', by: 'a', variants } } }),
      );
      expect(flat(journey.cycles[0]).answers['aim-why']?.variants).toEqual([variant]);
    });

    it('the marks of what is past are kept, sorted', () => {
      const answer = { text: 'So.', at: '2026-01-02T00:00:00.000Z', by: 'a', past: ['0aaaaaaaa1', '0bbbbbbbb2'] };
      const journey = readWithout(
        ['/cycles/0/answers/aim-why/past/1'],
        byHand({ answers: { 'aim-why': { ...answer, past: ['0bbbbbbbb2', 7, '0aaaaaaaa1', '0bbbbbbbb2'] } } }),
      );
      expect(flat(journey.cycles[0]).answers['aim-why']).toEqual(answer);
      const paths = ['variants', 'past'].map((key) => `/cycles/0/answers/plan/aim-why/${key}`);
      expect(
        readWithout(paths, byHand({ answers: { plan: { 'aim-why': { text: 'So.', past: 7, variants: 7 } } } }))
          .cycles[0]?.answers['plan']?.['aim-why']?.text,
      ).toBe('So.');
    });
  });

  describe('a map that changed', () => {
    const shorter = mapOf({ ...workshopJson, version: '2', phases: workshopJson.phases.slice(0, 1) });

    it('entries of ids that the map lacks go to unplaced', () => {
      const { journey } = new Walker(workshop).complete('plan', 'meet');
      const cut = read(copy(journey), shorter);
      expect(Object.keys(cut.cycles[0]!.phases)).toEqual(['plan']);
      expect(cut.unplaced['1']).toMatchObject({
        answers: { 'start-lead': { text: 'On start-lead.' } },
        tools: { round: { chosen: true } },
        risks: { 'too-long': { accepted: true } },
        phases: { meet: { completion: { done: true } } },
      });
      expect(cut).toMatchObject({ map: { id: 'workshop', version: '2' }, phase: 'plan' });
    });

    it('they come home when the id returns, each to its cycle', () => {
      const journey = full();
      const home = read(copy(read(copy(journey), shorter)));
      expect(home.cycles.map(({ position: _, ...cycle }) => cycle)).toEqual(
        journey.cycles.map(({ position: _, ...cycle }) => cycle),
      );
      expect(home.unplaced).toEqual({});
    });

    it('former ids in a field are brought to those of now, too', () => {
      const [plan, ...others] = workshopJson.phases;
      const measures = plan.measures.map((one) => ({ ...one, was: [`old-${one.id}`] }));
      const renamed = mapOf({ ...workshopJson, phases: [{ ...plan, was: ['prepare'], measures }, ...others] });
      const stamp = { at: '2026-01-01T00:00:00.000Z', by: 'a' };
      const cycle = {
        risks: {
          plan: { 'nobody-comes': { measures: ['old-ask-early', 'ask-early', 'gone'], stamps: { measures: stamp } } },
        },
        phases: { meet: { check: { on: true, because: 'prepare', ...stamp } } },
      };
      const [first] = read(byHand(cycle), renamed).cycles;
      expect(first?.risks['plan']?.['nobody-comes']?.measures).toEqual(['ask-early', 'gone']);
      expect(first?.phases['meet']?.check?.because).toBe('plan');
    });

    it('an id of another kind is no home', () => {
      const journey = read(byHand({ answers: { agenda: { text: 'A tool is no question.' } } }));
      expect(journey.unplaced).toMatchObject({ 1: { answers: { agenda: { text: 'A tool is no question.' } } } });
    });

    it('what waited and what was written anew are merged: the later stands, no text is lost', () => {
      const old = { text: 'Waited.', at: '2026-01-01T00:00:00.000Z', by: 'a' };
      const anew = { text: 'Anew.', at: '2026-01-02T00:00:00.000Z', by: 'b' };
      for (const [home, waiting] of [
        [old, anew],
        [anew, old],
      ]) {
        const journey = read(
          byHand({ answers: { 'aim-why': home } }, { unplaced: { 1: { answers: { 'aim-why': waiting } } } }),
        );
        expect(flat(journey.cycles[0]).answers['aim-why']).toEqual({
          ...anew,
          variants: [{ id: 'a', text: 'Waited.', at: old.at }],
        });
      }
      const journey = read(byHand({ answers: { gone: anew } }, { unplaced: { 1: { answers: { gone: old } } } }));
      expect(journey.unplaced['1']?.answers?.['gone']).toEqual({
        ...anew,
        variants: [{ id: 'a', text: 'Waited.', at: old.at }],
      });
    });

    it('what waits for a cycle that is not there goes on waiting', () => {
      const tools = { agenda: { chosen: true, at: '2026-01-01T00:00:00.000Z', by: 'a' } };
      const { journey, problems } = parseJourney(byHand({}, { unplaced: { 3: { tools }, 4: 7 } }), workshop);
      expect(journey?.unplaced).toEqual({ 3: { tools } });
      expect(problems.map(({ path }) => path)).toEqual(['/unplaced/4']);
      expect(readWithout(['/unplaced'], byHand({}, { unplaced: 7 })).unplaced).toEqual({});
    });

    it('a current phase that the map lacks gives way to the first that is left', () => {
      const { journey } = new Walker(walk).complete('one', 'two');
      const without = mapOf({ ...copy(walk), phases: walk.phases.filter(({ id }) => id !== 'three') });
      const moved = read(copy(journey), without);
      expect(moved.phase).toBe('four');
      const at = new Walker(without, { journey: moved });
      expect(at.states).toEqual(['done', 'done', 'current', 'locked']);
      const last = mapOf({ ...copy(walk), phases: walk.phases.slice(0, 2) });
      expect(read(copy(journey), last).phase).toBe('one');
    });
  });

  it('a number of a cycle is its place in the list', () => {
    const journey = read({ ...byHand({}), cycles: [{ number: 7 }, { number: 'x' }] });
    expect(journey.cycles.map(({ number }) => number)).toEqual([1, 2]);
    expect(journey.cycle).toBe(2);
  });

  it('keeps when it was reset', () => {
    const resetAt = new Date(START).toISOString();
    expect(read(byHand({}, { resetAt })).resetAt).toBe(resetAt);
    expect(readWithout(['/resetAt'], byHand({}, { resetAt: 'soon' }))).not.toHaveProperty('resetAt');
  });
});

function stoppedOne(): Journey {
  const at = new Walker(workshop).satisfy('plan');
  at.send({ type: 'decision.make', phase: 'plan', option: 'stop' });
  return at.journey;
}

function restartedOne(): Journey {
  const at = new Walker(workshop).complete('plan');
  at.send({ type: 'journey.restart' }, { type: 'tool.choose', tool: 'agenda' });
  return at.journey;
}
