import { describe, expect, it } from 'vitest';
import { readJourney, readMap, treePlanting, walk, workshop, workshopJson } from '../../test/kit/maps.js';
import { addEntriesOfEveryKind } from '../../test/kit/entries-of-every-kind.js';
import { copy, deepFreeze, flat, START, Walker } from '../../test/kit/journey-walker.js';
import { createJourney, parseJourney } from './index.js';
import type { Journey } from './index.js';

/** Creates a journey with entries of every kind, in two cycles. */
function createFullJourney(): Journey {
  const walker = new Walker(workshop);
  addEntriesOfEveryKind(walker);
  walker.send({ type: 'risk.assess', risk: 'nobody-comes', accepted: false });
  walker.finish().send({ type: 'cycle.start', adaptation: 'Slower.' });
  walker
    .complete('plan', 'meet')
    .send({ type: 'tool.drop', tool: 'invitation' }, { type: 'phase.reopen', phase: 'plan' });
  return walker.journey;
}

/** Parses a record and expects one `invalid-value` problem for each of the given paths. */
const readWithProblemsAt = (paths: string[], json: unknown): Journey => {
  const { journey, problems } = parseJourney(json, workshop);
  expect(problems.map(({ path, code }) => `${path} ${code}`)).toEqual(paths.map((path) => `${path} invalid-value`));
  return journey!;
};

/** Creates a minimal record without stamps, as a person may write it by hand. */
const createHandwrittenRecord = (cycle: object, fields: object = {}) => ({
  format: 'process-map-journey',
  version: 1,
  map: { id: 'workshop' },
  cycles: [cycle],
  ...fields,
});

describe('parseJourney', () => {
  it.each([
    ['new', createJourney(workshop)],
    ['full', createFullJourney()],
    ['stopped', createStoppedJourney()],
    ['completed', new Walker(workshop).finish().journey],
    ['restarted', createRestartedJourney()],
  ])('returns an equal journey from a value and from JSON text: %s', (_, journey) => {
    expect(readJourney(copy(journey))).toEqual(journey);
    expect(readJourney(JSON.stringify(journey))).toEqual(journey);
  });

  it('does not mutate its input', () => {
    const journey = deepFreeze(copy(createFullJourney()));
    expect(readJourney(journey)).not.toBe(journey);
    expect(readJourney(journey)).toEqual(journey);
  });

  it('ignores the drafts of a backup', () => {
    const walker = new Walker(workshop);
    walker.send({ type: 'question.answer', question: 'aim-why', text: 'So.' });
    const { journey } = walker;
    const backup = { ...journey, drafts: { 'plan:reason': 'Because.', 'aim-why': 7 } };
    expect(parseJourney(backup, workshop)).toEqual(parseJourney(journey, workshop));
    expect(parseJourney(JSON.stringify(backup), workshop)).toEqual({ journey, problems: [] });
    const other = new Walker(workshop);
    for (const type of ['journey.merge', 'journey.replace'] as const) {
      other.send({ type, journey: backup });
      expect(other.journey.unplaced).toEqual({});
      expect(other.journey).not.toHaveProperty('drafts');
    }
  });

  it('reads records behind framework proxies', () => {
    const createDeepProxy = (value: object): object =>
      new Proxy(value, {
        get: (target, key) => {
          const property = Reflect.get(target, key) as unknown;
          return typeof property === 'object' && property ? createDeepProxy(property) : property;
        },
      });
    const journey = createFullJourney();
    expect(readJourney(createDeepProxy(journey))).toEqual(journey);
  });

  it.each<[string, unknown, string, string]>([
    ['invalid JSON', '{"format":', 'invalid-json', ''],
    ['an empty string', '', 'invalid-json', ''],
    ['undefined', undefined, 'not-a-journey', ''],
    ['null', null, 'not-a-journey', ''],
    ['a number', 7, 'not-a-journey', ''],
    ['a list', [], 'not-a-journey', ''],
    ['an empty object', {}, 'not-a-journey', ''],
    ['another format', { ...createJourney(workshop), format: 'x' }, 'not-a-journey', ''],
    ['no cycles', { ...createJourney(workshop), cycles: undefined }, 'not-a-journey', '/cycles'],
    ['no map', { ...createJourney(workshop), map: null }, 'other-map', '/map/id'],
    ['no version', { ...createJourney(workshop), version: undefined }, 'not-a-journey', ''],
    ['version 0', { ...createJourney(workshop), version: 0 }, 'not-a-journey', ''],
    ['an invalid version', { ...createJourney(workshop), version: 'one' }, 'not-a-journey', ''],
    ['a newer version', { ...createJourney(workshop), version: 2 }, 'newer-version', '/version'],
    ['another map', createJourney(treePlanting), 'other-map', '/map/id'],
    ['a map without an id', { ...createJourney(workshop), map: {} }, 'other-map', '/map/id'],
  ])('returns null and one problem for %s', (_, json, code, path) => {
    const { journey, problems } = parseJourney(json, workshop);
    expect(journey).toBeNull();
    expect(problems).toEqual([{ path, code, message: expect.stringMatching(/^[A-Z].*\.$/) as string }]);
  });

  it('names the map of the journey in the message of other-map', () => {
    expect(parseJourney(createJourney(treePlanting), workshop).problems[0]?.message).toBe(
      'This is a plan for another map, "street-trees". Open it there.',
    );
  });

  it('names the map "?" in the message of other-map when the journey has no map id', () => {
    expect(parseJourney({ ...createJourney(workshop), map: {} }, workshop).problems[0]?.message).toBe(
      'This is a plan for another map, "?". Open it there.',
    );
  });

  it('reports newer-version even when the newer record has another structure', () => {
    const newerRecord = { format: 'process-map-journey', version: 2, map: { id: 'workshop' }, passes: {} };
    expect(parseJourney(newerRecord, workshop).problems[0]?.code).toBe('newer-version');
  });

  it('does not throw for proxies that throw and for cyclic values', () => {
    const throwingProxy = new Proxy(
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
    expect(parseJourney(throwingProxy, workshop).journey).toBeNull();
    const cyclicRecord = copy(createJourney(workshop)) as unknown as Record<string, unknown>;
    cyclicRecord['self'] = cyclicRecord;
    expect(parseJourney(cyclicRecord, workshop).journey).not.toBeNull();
  });

  it.each<[string, string, unknown]>([
    ['an invalid cycle', '/cycles/0', { ...createJourney(workshop), cycles: [7] }],
    ['an invalid section', '/cycles/0/answers/0', createHandwrittenRecord({ answers: ['So.'] })],
    [
      'an invalid answer',
      '/cycles/0/answers/plan/aim-why',
      createHandwrittenRecord({ answers: { plan: { 'aim-why': 'So.' } } }),
    ],
    ['an invalid phase of answers', '/cycles/0/answers/plan', createHandwrittenRecord({ answers: { plan: ['So.'] } })],
    [
      'an answer without text',
      '/cycles/0/answers/plan/aim-why',
      createHandwrittenRecord({ answers: { plan: { 'aim-why': { text: 7 } } } }),
    ],
    [
      'an invalid group',
      '/cycles/0/groups/plan/aim',
      createHandwrittenRecord({ groups: { plan: { aim: { setAside: 'yes' } } } }),
    ],
    ['an invalid tool', '/cycles/0/tools/plan/agenda', createHandwrittenRecord({ tools: { plan: { agenda: {} } } })],
    [
      'an invalid risk',
      '/cycles/0/risks/plan/nobody-comes',
      createHandwrittenRecord({ risks: { plan: { 'nobody-comes': null } } }),
    ],
    [
      'an invalid decision',
      '/cycles/0/decisions/plan',
      createHandwrittenRecord({ decisions: { plan: { option: 'perhaps' } } }),
    ],
    ['an invalid phase', '/cycles/0/phases/plan', createHandwrittenRecord({ phases: { plan: 7 } })],
    [
      'an entry without an id',
      '/cycles/0/answers/plan/',
      createHandwrittenRecord({ answers: { plan: { '': { text: 'So.' } } } }),
    ],
    [
      'an invalid unplaced entry',
      '/unplaced/1/tools/gone',
      createHandwrittenRecord({}, { unplaced: { 1: { tools: { gone: 7 } } } }),
    ],
    [
      'an invalid entry whose id contains a slash and a tilde',
      '/cycles/0/answers/p~1q/a~1b~0c',
      createHandwrittenRecord({ answers: { 'p/q': { 'a/b~c': 7 } } }),
    ],
  ])('leaves out %s and reports its path', (_, path, json) => {
    const { journey, problems } = parseJourney(json, workshop);
    expect(problems).toEqual([
      { path, code: 'invalid-value', message: expect.stringMatching(/left (out|empty)\.$/) as string },
    ]);
    expect(journey?.cycles[0]).toEqual(createJourney(workshop).cycles[0]);
  });

  it('reports a problem for every invalid part', () => {
    const { problems } = parseJourney(
      createHandwrittenRecord({ answers: { plan: { 'aim-why': 7, 'aim-lead': 8 } }, tools: [9] }),
      workshop,
    );
    expect(problems.map(({ path }) => path).sort()).toEqual([
      '/cycles/0/answers/plan/aim-lead',
      '/cycles/0/answers/plan/aim-why',
      '/cycles/0/tools/0',
    ]);
  });

  it('leaves out entries whose id is a reserved property name', () => {
    const json = JSON.stringify(createHandwrittenRecord({ answers: {} })).replace(
      '"answers":{}',
      '"answers":{"__proto__":{"text":"x"},"constructor":{"text":"x"}}',
    );
    const { journey } = parseJourney(json, workshop);
    expect(Object.keys(journey!.cycles[0]!.answers)).toEqual([]);
    expect(Object.getPrototypeOf(journey!.cycles[0]!.answers)).toBe(Object.prototype);
    expect(journey!.unplaced).toEqual({});
  });

  describe('a handwritten record without stamps', () => {
    const json = createHandwrittenRecord(
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

    it('is read completely: entries without a stamp take the stamp of the record', () => {
      const journey = readJourney(json);
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

    it('can be continued with commands', () => {
      const walker = new Walker(workshop, { journey: readJourney(json) });
      expect(walker.states).toEqual(['done', 'current', 'locked', 'locked']);
      expect(walker.satisfy('meet').sendForTypes({ type: 'phase.complete', phase: 'meet' })).toEqual([
        'phase.completed',
        'phase.entered',
      ]);
    });

    it('parses to the same journey when the result is parsed again', () => {
      expect(readJourney(copy(readJourney(json)))).toEqual(readJourney(json));
    });

    it('reads an answer of white space only as empty', () => {
      const journey = readJourney(createHandwrittenRecord({ answers: { 'aim-why': { text: ' \n' } } }));
      expect(flat(journey.cycles[0]).answers['aim-why']?.text).toBe('');
    });

    it('becomes a new journey when it has no cycles', () => {
      const journey = readJourney(createHandwrittenRecord({}, { cycles: [] }));
      expect(journey).toMatchObject({
        status: 'active',
        cycle: 1,
        phase: 'plan',
        cycles: [{ number: 1, answers: {} }],
      });
      expect(journey.id).toBeTruthy();
    });

    it.each(['active', 'stopped', 'completed'] as const)(
      'keeps its status when its cycles have no position: %s',
      (status) => {
        expect(readJourney(createHandwrittenRecord({}, { status }))).toMatchObject({ status, phase: 'plan' });
      },
    );

    it.each([{ status: 'stopped' }, { phase: 'meet' }, { phase: 'meet', status: 'completed' }])(
      'stores its phase and status as position of the last cycle, so that a merge keeps them: %j',
      (position) => {
        const fields = { id: 'mine', createdAt: '2026-01-01', updatedAt: '2026-01-02' };
        const expected = { phase: 'plan', status: 'active', ...position, at: '2026-01-02T00:00:00.000Z', by: 'mine' };
        expect(readJourney(createHandwrittenRecord({}, { ...fields, ...position })).cycles[0]?.position).toEqual(
          expected,
        );
        expect(readJourney(createHandwrittenRecord({}, fields)).cycles[0]).not.toHaveProperty('position');
      },
    );

    it('falls back to status active and the first phase when status and phase are invalid', () => {
      expect(
        readWithProblemsAt(['/status'], createHandwrittenRecord({}, { status: 'asleep', phase: 'gone' })),
      ).toMatchObject({
        status: 'active',
        phase: 'plan',
      });
    });

    it('leaves out invalid fields of a risk', () => {
      const paths = ['level', 'measures', 'owner', 'reviewOn', 'accepted'].map(
        (field) => `/cycles/0/risks/nobody-comes/${field}`,
      );
      const journey = readWithProblemsAt(
        paths,
        createHandwrittenRecord({
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

    it('leaves out empty fields of a risk without a problem', () => {
      const journey = readJourney(
        createHandwrittenRecord({ risks: { 'nobody-comes': { level: '', owner: '', note: 'Kept.' } } }),
      );
      expect(Object.keys(flat(journey.cycles[0]).risks['nobody-comes']!).sort()).toEqual(['note', 'stamps']);
      expect(Object.keys(flat(journey.cycles[0]).risks['nobody-comes']!.stamps)).toEqual(['note']);
    });

    it('leaves out empty reasons and notes', () => {
      const stamp = { at: '2026-02-02T00:00:00.000Z', by: 'x' };
      const cycle = {
        groups: { aim: { setAside: false, reason: null, ...stamp } },
        tools: { agenda: { chosen: true, note: '', ...stamp } },
      };
      const { groups, tools } = flat(readJourney(createHandwrittenRecord(cycle)).cycles[0]);
      expect(groups['aim']).toStrictEqual({ setAside: false, ...stamp });
      expect(tools['agenda']).toStrictEqual({ chosen: true, ...stamp });
    });

    it('keeps the stamp of a cleared field of a risk', () => {
      const stamp = { at: '2026-02-02T00:00:00.000Z', by: 'x' };
      const journey = readJourney(
        createHandwrittenRecord({ risks: { 'nobody-comes': { owner: null, stamps: { owner: stamp } } } }),
      );
      expect(flat(journey.cycles[0]).risks['nobody-comes']).toEqual({ stamps: { owner: stamp } });
    });

    it('converts times to canonical UTC form and raises updatedAt to the latest time', () => {
      const journey = readJourney(
        createHandwrittenRecord(
          { tools: { agenda: { chosen: true, at: '2026-05-01T12:00:00+02:00', by: 'x' } } },
          { createdAt: '2026-01-01' },
        ),
      );
      expect(flat(journey.cycles[0]).tools['agenda']?.at).toBe('2026-05-01T10:00:00.000Z');
      expect(journey).toMatchObject({ createdAt: '2026-01-01T00:00:00.000Z', updatedAt: '2026-05-01T10:00:00.000Z' });
    });

    it.each(['+012026-01-01T00:00:00.000Z', '-000001-01-01T00:00:00.000Z', '9999-12-31T23:59:59.999Z', 'soon', 7])(
      'replaces an invalid or out-of-range time by the time of the record: %s',
      (time) => {
        const journey = readWithProblemsAt(
          ['/cycles/0/tools/agenda/at'],
          createHandwrittenRecord(
            { tools: { agenda: { chosen: true, at: time, by: 'x' } } },
            { id: 'mine', createdAt: '2026-01-01' },
          ),
        );
        expect(flat(journey.cycles[0]).tools['agenda']?.at).toBe('2026-01-01T00:00:00.000Z');
        expect(new Walker(workshop, { journey }).send({ type: 'tool.drop', tool: 'agenda' })).toHaveLength(1);
      },
    );

    it('reports one problem for a section that is a string, not one per character', () => {
      expect(
        readWithProblemsAt(
          ['/cycles/0/answers'],
          createHandwrittenRecord({ answers: 'none at all', tools: { agenda: { chosen: true } } }),
        ).cycles[0]!.tools,
      ).toHaveProperty('plan');
    });

    it('replaces an invalid id by a new UUID', () => {
      expect(readWithProblemsAt(['/id'], createHandwrittenRecord({}, { id: 7 })).id).toMatch(/^[\da-f-]{36}$/);
    });

    it('keeps a field of a risk whose stamp is invalid', () => {
      const journey = readWithProblemsAt(
        ['/cycles/0/risks/nobody-comes/stamps/owner'],
        createHandwrittenRecord(
          { risks: { 'nobody-comes': { owner: 'Ada', stamps: { owner: 7 } } } },
          { id: 'mine', createdAt: '2026-01-01' },
        ),
      );
      expect(flat(journey.cycles[0]).risks['nobody-comes']).toEqual({
        owner: 'Ada',
        stamps: { owner: { at: '2026-01-01T00:00:00.000Z', by: 'mine' } },
      });
      const parsedWithoutStamps = readWithProblemsAt(
        ['/cycles/0/risks/nobody-comes/stamps'],
        createHandwrittenRecord({ risks: { 'nobody-comes': { owner: 'Ada', stamps: [] } } }),
      );
      expect(flat(parsedWithoutStamps.cycles[0]).risks['nobody-comes']?.owner).toBe('Ada');
    });

    it.each<[string, object, string]>([
      ['a risk', { risks: { 'nobody-comes': { stamps: {} } } }, '/cycles/0/risks/nobody-comes/stamps'],
      ['a phase', { phases: { plan: { own: 7 } } }, '/cycles/0/phases/plan'],
    ])('leaves out %s without a readable field, because a merge would drop it', (_, cycle, path) => {
      expect(readWithProblemsAt([path], createHandwrittenRecord(cycle)).cycles[0]).toEqual(
        createJourney(workshop).cycles[0],
      );
    });

    it('reports the path of each invalid part of a phase, a cycle and the record', () => {
      const phase = { entered: {}, completion: { done: 1 }, check: 'on', basis: 5, completedAt: 'soon' };
      readWithProblemsAt(
        ['/cycles/0/phases/plan/entered'],
        createHandwrittenRecord({ phases: { plan: { entered: 7, completion: { done: true } } } }),
      );
      const paths = ['completion', 'check', 'completedAt', 'basis'].map((field) => `phases/plan/${field}`);
      readWithProblemsAt(
        [...paths, 'position', 'started', 'resumedAt'].map((key) => `/cycles/0/${key}`),
        createHandwrittenRecord({ phases: { plan: phase }, position: 7, started: 7, resumedAt: 7 }),
      );
      readWithProblemsAt(['/createdAt', '/updatedAt'], createHandwrittenRecord({}, { createdAt: 7, updatedAt: '' }));
    });

    it('leaves out variants without an id or a text', () => {
      const variant = { id: 'v', text: 'Other.', at: '2026-01-01T00:00:00.000Z' };
      const variants = [
        variant,
        { ...variant, id: '' },
        { ...variant, id: 'w', text: '' },
        { ...variant, id: 'x', text: 7 },
        7,
      ];
      const paths = [1, 3, 4].map((i) => `/cycles/0/answers/aim-why/variants/${i}`);
      const journey = readWithProblemsAt(
        paths,
        createHandwrittenRecord({
          answers: { 'aim-why': { text: 'So.', at: '2026-01-02T00:00:00.000Z', by: 'a', variants } },
        }),
      );
      expect(flat(journey.cycles[0]).answers['aim-why']?.variants).toEqual([variant]);
    });

    it('keeps fingerprints, sorted and without duplicates', () => {
      const answer = { text: 'So.', at: '2026-01-02T00:00:00.000Z', by: 'a', past: ['0aaaaaaaa1', '0bbbbbbbb2'] };
      const journey = readWithProblemsAt(
        ['/cycles/0/answers/aim-why/past/1'],
        createHandwrittenRecord({
          answers: { 'aim-why': { ...answer, past: ['0bbbbbbbb2', 7, '0aaaaaaaa1', '0bbbbbbbb2'] } },
        }),
      );
      expect(flat(journey.cycles[0]).answers['aim-why']).toEqual(answer);
      const paths = ['variants', 'past'].map((key) => `/cycles/0/answers/plan/aim-why/${key}`);
      expect(
        readWithProblemsAt(
          paths,
          createHandwrittenRecord({ answers: { plan: { 'aim-why': { text: 'So.', past: 7, variants: 7 } } } }),
        ).cycles[0]?.answers['plan']?.['aim-why']?.text,
      ).toBe('So.');
    });
  });

  describe('a record of another version of the map', () => {
    const onePhaseMap = readMap({ ...workshopJson, version: '2', phases: workshopJson.phases.slice(0, 1) });

    it('moves entries of ids that the map lacks to unplaced', () => {
      const { journey } = new Walker(workshop).complete('plan', 'meet');
      const parsedByOnePhaseMap = readJourney(copy(journey), onePhaseMap);
      expect(Object.keys(parsedByOnePhaseMap.cycles[0]!.phases)).toEqual(['plan']);
      expect(parsedByOnePhaseMap.unplaced['1']).toMatchObject({
        answers: { 'start-lead': { text: 'On start-lead.' } },
        tools: { round: { chosen: true } },
        risks: { 'too-long': { accepted: true } },
        phases: { meet: { completion: { done: true } } },
      });
      expect(parsedByOnePhaseMap).toMatchObject({ map: { id: 'workshop', version: '2' }, phase: 'plan' });
    });

    it('moves unplaced entries back to their cycles when the map has the ids again', () => {
      const journey = createFullJourney();
      const placedAgain = readJourney(copy(readJourney(copy(journey), onePhaseMap)));
      expect(placedAgain.cycles.map(({ position: _, ...cycle }) => cycle)).toEqual(
        journey.cycles.map(({ position: _, ...cycle }) => cycle),
      );
      expect(placedAgain.unplaced).toEqual({});
    });

    it('replaces former ids in fields by current ids', () => {
      const [plan, ...otherPhases] = workshopJson.phases;
      const measures = plan.measures.map((measure) => ({ ...measure, was: [`old-${measure.id}`] }));
      const renamedMap = readMap({
        ...workshopJson,
        phases: [{ ...plan, was: ['prepare'], measures }, ...otherPhases],
      });
      const stamp = { at: '2026-01-01T00:00:00.000Z', by: 'a' };
      const cycle = {
        risks: {
          plan: { 'nobody-comes': { measures: ['old-ask-early', 'ask-early', 'gone'], stamps: { measures: stamp } } },
        },
        phases: { meet: { check: { on: true, because: 'prepare', ...stamp } } },
      };
      const [firstCycle] = readJourney(createHandwrittenRecord(cycle), renamedMap).cycles;
      expect(firstCycle?.risks['plan']?.['nobody-comes']?.measures).toEqual(['ask-early', 'gone']);
      expect(firstCycle?.phases['meet']?.check?.because).toBe('plan');
    });

    it('leaves an entry unplaced when its id belongs to a map item of another kind', () => {
      const journey = readJourney(createHandwrittenRecord({ answers: { agenda: { text: 'A tool is no question.' } } }));
      expect(journey.unplaced).toMatchObject({ 1: { answers: { agenda: { text: 'A tool is no question.' } } } });
    });

    it('merges an unplaced entry with a placed one: the later text wins, the earlier one becomes a variant', () => {
      const olderEntry = { text: 'Waited.', at: '2026-01-01T00:00:00.000Z', by: 'a' };
      const newerEntry = { text: 'Anew.', at: '2026-01-02T00:00:00.000Z', by: 'b' };
      for (const [placedEntry, unplacedEntry] of [
        [olderEntry, newerEntry],
        [newerEntry, olderEntry],
      ]) {
        const journey = readJourney(
          createHandwrittenRecord(
            { answers: { 'aim-why': placedEntry } },
            { unplaced: { 1: { answers: { 'aim-why': unplacedEntry } } } },
          ),
        );
        expect(flat(journey.cycles[0]).answers['aim-why']).toEqual({
          ...newerEntry,
          variants: [{ id: 'a', text: 'Waited.', at: olderEntry.at }],
        });
      }
      const journey = readJourney(
        createHandwrittenRecord(
          { answers: { gone: newerEntry } },
          { unplaced: { 1: { answers: { gone: olderEntry } } } },
        ),
      );
      expect(journey.unplaced['1']?.answers?.['gone']).toEqual({
        ...newerEntry,
        variants: [{ id: 'a', text: 'Waited.', at: olderEntry.at }],
      });
    });

    it('keeps unplaced entries of a missing cycle, and reports invalid ones', () => {
      const tools = { agenda: { chosen: true, at: '2026-01-01T00:00:00.000Z', by: 'a' } };
      const { journey, problems } = parseJourney(
        createHandwrittenRecord({}, { unplaced: { 3: { tools }, 4: 7 } }),
        workshop,
      );
      expect(journey?.unplaced).toEqual({ 3: { tools } });
      expect(problems.map(({ path }) => path)).toEqual(['/unplaced/4']);
      expect(readWithProblemsAt(['/unplaced'], createHandwrittenRecord({}, { unplaced: 7 })).unplaced).toEqual({});
    });

    it('replaces a current phase that the map lacks by the first uncompleted phase, or else the first phase', () => {
      const { journey } = new Walker(walk).complete('one', 'two');
      const mapWithoutThree = readMap({ ...copy(walk), phases: walk.phases.filter(({ id }) => id !== 'three') });
      const parsedByShorterMap = readJourney(copy(journey), mapWithoutThree);
      expect(parsedByShorterMap.phase).toBe('four');
      const walker = new Walker(mapWithoutThree, { journey: parsedByShorterMap });
      expect(walker.states).toEqual(['done', 'done', 'current', 'locked']);
      const twoPhaseMap = readMap({ ...copy(walk), phases: walk.phases.slice(0, 2) });
      expect(readJourney(copy(journey), twoPhaseMap).phase).toBe('one');
    });
  });

  it('numbers cycles by their position in the list', () => {
    const journey = readJourney({ ...createHandwrittenRecord({}), cycles: [{ number: 7 }, { number: 'x' }] });
    expect(journey.cycles.map(({ number }) => number)).toEqual([1, 2]);
    expect(journey.cycle).toBe(2);
  });

  it('keeps a valid resetAt', () => {
    const resetAt = new Date(START).toISOString();
    expect(readJourney(createHandwrittenRecord({}, { resetAt })).resetAt).toBe(resetAt);
    expect(readWithProblemsAt(['/resetAt'], createHandwrittenRecord({}, { resetAt: 'soon' }))).not.toHaveProperty(
      'resetAt',
    );
  });
});

function createStoppedJourney(): Journey {
  const walker = new Walker(workshop).satisfy('plan');
  walker.send({ type: 'decision.make', phase: 'plan', option: 'stop' });
  return walker.journey;
}

function createRestartedJourney(): Journey {
  const walker = new Walker(workshop).complete('plan');
  walker.send({ type: 'journey.restart' }, { type: 'tool.choose', tool: 'agenda' });
  return walker.journey;
}
