import { describe, expect, it } from 'vitest';
import { treePlantingText, workshopJson } from '../../test/kit/maps.js';
import { deepFreeze } from '../../test/kit/journey-walker.js';
import peerLearning from '../packs/peer-learning/index.js';
import { parseMap } from './parse-map.js';
import type { MapProblemCode } from './map-problem.js';
import type { MapDefinition, Phase } from './map-definition.js';

type Loose = Record<string, unknown>;

const base = { id: 'map', version: '1', language: 'en', title: 'Map' };
const group = { id: 'group', title: 'Group', leads: [{ id: 'question', text: 'Why?' }] };
const createPhase = (fields: Loose = {}) => ({ id: 'phase', title: 'Phase', ...fields });
const createMap = (fields: Loose = {}) => ({ ...base, phases: [createPhase()], ...fields });
const createMapWithPhase = (fields: Loose) => ({ ...base, phases: [createPhase(fields)] });

/** Lists the reported problems as `path code`. */
const listProblems = (json: unknown) => parseMap(json).problems.map(({ path, code }) => `${path} ${code}`);
const read = (json: unknown): MapDefinition => parseMap(json).map!;
const readPhase = (fields: Loose): Phase => read(createMapWithPhase(fields)).phases[0]!;

describe('parseMap', () => {
  it.each([
    ['the peer-learning pack', peerLearning as unknown],
    ['the second map', JSON.parse(treePlantingText) as unknown],
    ['the workshop', workshopJson as unknown],
  ])('reads %s without problems, as a value and as JSON text', (_, json) => {
    const value = parseMap(json);
    expect(value.problems).toEqual([]);
    expect(value.map).toMatchObject(json as object);
    expect(parseMap(JSON.stringify(json))).toEqual(value);
  });

  it('returns an equal map when its result is parsed again', () => {
    const { map } = parseMap(treePlantingText);
    expect(parseMap(map)).toEqual({ map, problems: [] });
  });

  it('does not mutate its input', () => {
    const json = deepFreeze(
      createMapWithPhase({
        groups: [group],
        measures: [{ id: 'm', name: 'M', addresses: ['x'] }],
        exit: { tools: 9 },
        outcome: 7,
      }),
    );
    const before = JSON.stringify(json);
    expect(parseMap(json).problems).not.toEqual([]);
    expect(JSON.stringify(json)).toBe(before);
  });

  it('reads maps behind framework proxies', () => {
    const createDeepProxy = (value: object): object =>
      new Proxy(value, {
        get: (target, key) => {
          const property = Reflect.get(target, key) as unknown;
          return typeof property === 'object' && property ? createDeepProxy(property) : property;
        },
      });
    expect(parseMap(createDeepProxy(JSON.parse(treePlantingText) as object))).toEqual(parseMap(treePlantingText));
  });

  it.each<[string, unknown, MapProblemCode]>([
    ['invalid JSON', '{"id":', 'invalid-json'],
    ['an empty string', '', 'invalid-json'],
    ['undefined', undefined, 'wrong-type'],
    ['null', null, 'wrong-type'],
    ['JSON text of null', 'null', 'wrong-type'],
    ['a number', 7, 'wrong-type'],
    ['a list', [], 'wrong-type'],
    ['a function', () => 0, 'wrong-type'],
  ])('returns null and one problem for %s', (_, json, code) => {
    expect(parseMap(json)).toEqual({
      map: null,
      problems: [{ path: '', code, message: expect.any(String) as string }],
    });
  });

  it('says why a text is not JSON, in the words of the browser', () => {
    expect(parseMap('{"id":').problems[0]?.message).toMatch(/^This text cannot be read as JSON: .*JSON.*\.$/);
    expect(parseMap('<!doctype html>').problems[0]?.message).toMatch(/^This text cannot be read as JSON: .*<.*\.$/s);
    const huge = `[${'{},'.repeat(200_001)}0]`;
    expect(parseMap(huge).problems[0]?.message).toBe('This text cannot be read as JSON.');
  });

  it.each<[string, unknown, string[]]>([
    ['no phases', base, ['/phases no-phases']],
    ['phases that are not a list', { ...base, phases: {} }, ['/phases wrong-type', '/phases no-phases']],
    ['an empty list of phases', { ...base, phases: [] }, ['/phases no-phases']],
    [
      'no usable phase',
      { ...base, phases: [7, {}] },
      ['/phases/0 wrong-type', '/phases/1/id missing', '/phases no-phases'],
    ],
  ])('returns null without a usable phase: %s', (_, json, problems) => {
    expect(parseMap(json).map).toBeNull();
    expect(listProblems(json)).toEqual(problems);
  });

  it('returns a map with defaults when one phase is usable', () => {
    const json = { phases: [{ id: 'a' }] };
    expect(parseMap(json).map).toMatchObject({
      id: 'map',
      version: '0',
      language: 'und',
      phases: [{ id: 'a', title: 'a', label: '1' }],
    });
    expect(listProblems(json).sort()).toEqual(
      ['/id missing', '/language missing', '/phases/0/title missing', '/title missing', '/version missing'].sort(),
    );
  });

  it('does not throw for proxies that throw, cyclic values and deep nesting', () => {
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
    expect(parseMap(throwingProxy).map).toBeNull();
    const cyclicMap: Loose = createMap();
    cyclicMap['self'] = cyclicMap;
    expect(parseMap(cyclicMap).map).not.toBeNull();
    expect(read(createMap({ deep: JSON.parse('['.repeat(500) + ']'.repeat(500)) })).id).toBe('map');
  });

  it('handles a value with exponentially many shared references within the timeout', () => {
    let sharedLists: unknown[] = ['x'];
    for (let i = 0; i < 40; i++) sharedLists = [sharedLists, sharedLists];
    expect(() => parseMap(createMap({ bomb: sharedLists }))).not.toThrow();
  }, 20_000);

  it('reports all problems of a map', () => {
    const json = {
      ...base,
      title: 7,
      phases: [createPhase({ groups: 7, tools: [{ id: 'phase' }], exit: { groups: 'some', tools: 3 } }), 7],
    };
    expect(listProblems(json).sort()).toEqual(
      [
        '/title wrong-type',
        '/phases/0/groups wrong-type',
        '/phases/0/tools/0/id duplicate-id',
        '/phases/0/exit/groups invalid-value',
        '/phases/0/exit/tools beyond',
        '/phases/1 wrong-type',
      ].sort(),
    );
  });

  it('reports each problem with a short sentence as message', () => {
    const json = {
      ...base,
      title: 7,
      language: 'no tag',
      source: 7,
      catalogue: 7,
      phases: [
        createPhase({
          outcome: {},
          groups: [{ id: 'empty', title: 'E' }, 7],
          tools: [{ id: 'phase' }, { id: '' }, {}, { id: 'tool', name: 'T', tools: ['x'] }],
          risks: {},
          measures: [{ id: 'm', name: 'M', addresses: 'x' }],
          exit: { groups: -1, tools: 9, risks: 'some', decision: { options: [{ id: 'x' }] } },
        }),
      ],
    };
    const { problems } = parseMap(json);
    expect(problems.length).toBeGreaterThan(14);
    for (const { message } of problems) {
      expect(message).toMatch(/^["\p{L}].*\.$/su);
      expect(message.length).toBeLessThan(200);
    }
  });

  const createMapWithDecision = (decision: unknown) => createMapWithPhase({ exit: { decision } });
  it.each<[string, unknown]>([
    ['a map definition: a JSON object with phases, not nothing', undefined],
    ['a map definition: a JSON object with phases, not 7', 7],
    ['a list with at least one usable phase, not []', { ...base, phases: [] }],
    ['a text, not 7', createMap({ title: 7 })],
    ['a text, not nothing', createMap({ title: undefined })],
    ['a language tag such as "en" or "fr-CA", not "no tag"', createMap({ language: 'no tag' })],
    ['a link to the web or to mail, not "guide.html"', createMap({ source: { label: 'S', href: 'guide.html' } })],
    ['an object, not 7', createMap({ source: 7 })],
    ['an object, not null', createMapWithPhase({ tools: [null] })],
    ['an id such as "first-contact", not ""', createMapWithPhase({ tools: [{ id: '' }] })],
    ['an id that /phases/0 does not have, not "phase"', createMapWithPhase({ tools: [{ id: 'phase', name: 'T' }] })],
    [
      'an id that the map itself does not have, not "map"',
      createMap({ id: 'map', phases: [{ ...createPhase, id: 'map' }] }),
    ],
    ['a list, not {}', createMapWithPhase({ risks: {} })],
    ['a list of ids, not "old"', createMapWithPhase({ was: 'old' })],
    ['a list of ids, not "x"', createMapWithPhase({ measures: [{ id: 'm', name: 'M', addresses: 'x' }] })],
    [
      'the id of a risk of this phase, not "x"',
      createMapWithPhase({ measures: [{ id: 'm', name: 'M', addresses: ['x'] }] }),
    ],
    [
      'the id of a tool of the catalogue, not "x"',
      createMapWithPhase({ tools: [{ id: 't', name: 'T', tools: ['x'] }] }),
    ],
    [
      'the id of a tool of the catalogue, not "x"',
      createMap({ catalogue: { parts: [{ id: 'p', name: 'P', tools: { phase: ['x'] } }] } }),
    ],
    [
      'a group with at least one lead or question, not []',
      createMapWithPhase({ groups: [{ id: 'empty', title: 'E' }] }),
    ],
    [
      'both, facilitator, peer, not "choir"',
      createMapWithPhase({ groups: [{ ...group, questions: [{ id: 'q', text: 'Q', voice: 'choir' }] }] }),
    ],
    ['"all", "none" or a whole number, not -1', createMapWithPhase({ exit: { groups: -1 } })],
    ['"all", "none" or a whole number, not "some"', createMapWithPhase({ exit: { risks: 'some' } })],
    ['a whole number, not "all"', createMapWithPhase({ exit: { tools: 'all' } })],
    ['at most 0: there are no more, not 9', createMapWithPhase({ exit: { tools: 9 } })],
    [
      'go, wait, stop, each once, not "x"',
      createMapWithDecision({ text: 'T', options: [{ id: 'go', text: 'G' }, { id: 'x' }] }),
    ],
    ['options with go: without it, nobody could finish the phase, not []', createMapWithDecision({ text: 'T' })],
  ])('names the valid values in the message: %s', (validValues, json) => {
    expect(parseMap(json).problems[0]?.message).toBe(`This must be ${validValues}.`);
  });

  it('truncates long values in messages', () => {
    const [problem] = parseMap({ ...createMap(), language: 'x'.repeat(5000) }).problems;
    expect(problem?.message).toBe(`This must be a language tag such as "en" or "fr-CA", not "${'x'.repeat(59)}.`);
  });
});

describe('parseMap: texts', () => {
  it.each<[string, unknown, string]>([
    ['a number', 7, 'wrong-type'],
    ['null', null, 'wrong-type'],
    ['missing', undefined, 'missing'],
    ['empty', ' ', 'missing'],
  ])('falls back to the id for a required text: %s', (_, title, code) => {
    expect(listProblems(createMap({ title }))).toEqual([`/title ${code}`]);
    expect(read(createMap({ title })).title).toBe('map');
    expect(listProblems(createMapWithPhase({ title }))).toEqual([`/phases/0/title ${code}`]);
    expect(readPhase({ title }).title).toBe('phase');
    expect(listProblems(createMapWithPhase({ tools: [{ id: 'tool', name: title }] }))).toEqual([
      `/phases/0/tools/0/name ${code}`,
    ]);
    expect(readPhase({ tools: [{ id: 'tool', name: title }] }).tools).toEqual([{ id: 'tool', name: 'tool' }]);
  });

  it.each([
    ['/description', (value: unknown) => createMap({ description: value })],
    ['/phases/0/outcome', (value: unknown) => createMapWithPhase({ outcome: value })],
    [
      '/phases/0/tools/0/text',
      (value: unknown) => createMapWithPhase({ tools: [{ id: 't', name: 'T', text: value }] }),
    ],
    [
      '/phases/0/risks/0/text',
      (value: unknown) => createMapWithPhase({ risks: [{ id: 't', name: 'T', text: value }] }),
    ],
    [
      '/phases/0/measures/0/text',
      (value: unknown) => createMapWithPhase({ measures: [{ id: 't', name: 'T', addresses: [], text: value }] }),
    ],
    [
      '/phases/0/ideas/0/title',
      (value: unknown) => createMapWithPhase({ ideas: [{ id: 't', text: 'T', title: value }] }),
    ],
    [
      '/phases/0/ideas/0/source',
      (value: unknown) => createMapWithPhase({ ideas: [{ id: 't', text: 'T', source: value }] }),
    ],
    [
      '/phases/0/practices/0/title',
      (value: unknown) => createMapWithPhase({ practices: [{ id: 't', text: 'T', title: value }] }),
    ],
    [
      '/phases/0/cases/0/title',
      (value: unknown) => createMapWithPhase({ cases: [{ id: 't', text: 'T', title: value }] }),
    ],
    ['/cases/0/source', (value: unknown) => createMap({ cases: [{ id: 't', text: 'T', source: value }] })],
    [
      '/catalogue/tools/0/text',
      (value: unknown) => createMap({ catalogue: { tools: [{ id: 't', name: 'T', text: value }] } }),
    ],
  ])('leaves out an optional text that is not a string: %s', (path, json) => {
    expect(listProblems(json(7))).toEqual([`${path} wrong-type`]);
    const getValueAtPath = (value: unknown) =>
      path
        .slice(1)
        .split('/')
        .reduce<unknown>((node, key) => (node as Loose)[key], value);
    expect(getValueAtPath(read(json(7)))).toBeUndefined();
    expect(getValueAtPath(read(json('Text.')))).toBe('Text.');
    expect(listProblems(json(undefined))).toEqual([]);
  });

  it.each(['label', 'headline', 'summary'])(
    'accepts a missing value and reports one that is not a string: %s',
    (key) => {
      expect(listProblems(createMapWithPhase({}))).toEqual([]);
      expect(listProblems(createMapWithPhase({ [key]: 7 }))).toEqual([`/phases/0/${key} wrong-type`]);
      expect(typeof readPhase({ [key]: 7 })[key as 'label']).toBe('string');
    },
  );

  it('uses the number of the phase as label when the label is missing', () => {
    const { phases } = read({
      ...base,
      phases: [createPhase(), 7, createPhase({ id: 'second' }), createPhase({ id: 'third', label: 'C' })],
    });
    expect(phases.map(({ label }) => label)).toEqual(['1', '2', 'C']);
  });

  it('accepts a number as version', () => {
    expect(read(createMap({ version: 3 })).version).toBe('3');
    expect(listProblems(createMap({ version: 3 }))).toEqual([]);
    expect(listProblems(createMap({ version: {} }))).toEqual(['/version wrong-type']);
  });

  it('normalizes a language tag, and falls back to und for an invalid one', () => {
    expect(read(createMap({ language: 'EN-gb' })).language).toBe('en-GB');
    expect(read(createMap({ language: 'not a tag' })).language).toBe('und');
    expect(listProblems(createMap({ language: 'not a tag' }))).toEqual(['/language invalid-value']);
  });

  it.each<[unknown, string[]]>([
    [{ label: 'Us' }, []],
    [{ label: 'Us', href: 'https://example.org' }, []],
    [{ href: 'https://example.org' }, ['/source/label missing']],
    ['Us', ['/source wrong-type']],
    [null, ['/source wrong-type']],
  ])('reads or leaves out the source %j', (source, problems) => {
    expect(listProblems(createMap({ source }))).toEqual(problems);
    expect(read(createMap({ source })).source).toEqual(problems.length ? undefined : source);
  });

  it.each(['http://example.org', 'HTTPS://example.org', 'mailto:ada@example.org'])(
    'accepts %s as link of a source',
    (href) => {
      expect(parseMap(createMap({ source: { label: 'Us', href } }))).toMatchObject({
        problems: [],
        map: { source: { label: 'Us', href } },
      });
    },
  );

  it.each(['javascript:alert(1)', 'javascript:alert("https://example.org")', 'data:text/html,x', 'guide.html', 7, ''])(
    'leaves out an unsafe or invalid link of a source and keeps the label: %j',
    (href) => {
      expect(listProblems(createMap({ source: { label: 'Us', href } }))).toEqual(['/source/href invalid-value']);
      expect(read(createMap({ source: { label: 'Us', href } })).source).toEqual({ label: 'Us' });
    },
  );
});

describe('parseMap: ids', () => {
  it.each<[string, unknown, string]>([
    ['missing', undefined, 'missing'],
    ['a number', 7, 'invalid-id'],
    ['null', null, 'invalid-id'],
    ['empty', '', 'invalid-id'],
    ['blank', '  ', 'invalid-id'],
    ['an inherited property name', 'constructor', 'invalid-id'],
    ['__proto__', '__proto__', 'invalid-id'],
  ])('leaves out a map item whose id is invalid: %s', (_, id, code) => {
    expect(
      listProblems(
        createMapWithPhase({
          tools: [
            { id, name: 'T' },
            { id: 'ok', name: 'T' },
          ],
        }),
      ),
    ).toEqual([`/phases/0/tools/0/id ${code}`]);
    expect(
      readPhase({
        tools: [
          { id, name: 'T' },
          { id: 'ok', name: 'T' },
        ],
      }).tools.map((tool) => tool.id),
    ).toEqual(['ok']);
    expect(listProblems({ ...base, phases: [{ id }, createPhase()] })).toEqual([`/phases/0/id ${code}`]);
  });

  it('replaces an invalid id of the map by "map"', () => {
    expect(read(createMap({ id: 7 })).id).toBe('map');
    expect(listProblems(createMap({ id: 7 }))).toEqual(['/id invalid-id']);
    expect(parseMap(createMap({ id: 7 })).problems[0]?.message).not.toContain('left out');
  });

  it('keeps former ids, except invalid ones, current ids of other items, and ids that another item declares', () => {
    const json = {
      ...base,
      phases: [
        createPhase({ was: ['old', 'second', 7], tools: [{ id: 'tool', name: 'T', was: ['old', 'older'] }] }),
        createPhase({ id: 'second', was: [] }),
      ],
    };
    expect(listProblems(json)).toEqual([
      '/phases/0/was/1 duplicate-id',
      '/phases/0/was/2 invalid-id',
      '/phases/0/tools/0/was/0 duplicate-id',
    ]);
    const { phases } = read(json);
    expect(phases.map(({ was }) => was)).toEqual([['old'], []]);
    expect(phases[0]?.tools[0]?.was).toEqual(['older']);
  });

  const duplicateIdCases: [string, Loose][] = [
    ['/phases/1', { phases: [createPhase({ id: 'twice' }), createPhase({ id: 'twice' })] }],
    ['/phases/0/groups/0', { phases: [createPhase({ groups: [{ ...group, id: 'twice' }] })] }],
    [
      '/phases/0/groups/0/leads/0',
      {
        phases: [
          createPhase({
            groups: [
              {
                ...group,
                leads: [
                  { id: 'twice', text: 'Q' },
                  { id: 'q', text: 'Q' },
                ],
              },
            ],
          }),
        ],
      },
    ],
    [
      '/phases/0/groups/0/questions/0',
      { phases: [createPhase({ groups: [{ ...group, questions: [{ id: 'twice', text: 'Q' }] }] })] },
    ],
    ['/phases/0/tools/0', { phases: [createPhase({ tools: [{ id: 'twice', name: 'T' }] })] }],
    ['/phases/0/risks/0', { phases: [createPhase({ risks: [{ id: 'twice', name: 'R' }] })] }],
    ['/phases/0/measures/0', { phases: [createPhase({ measures: [{ id: 'twice', name: 'M', addresses: [] }] })] }],
    ['/phases/0/ideas/0', { phases: [createPhase({ ideas: [{ id: 'twice', text: 'I' }] })] }],
    ['/phases/0/practices/0', { phases: [createPhase({ practices: [{ id: 'twice', text: 'P' }] })] }],
    ['/phases/0/cases/0', { phases: [createPhase({ cases: [{ id: 'twice', text: 'C' }] })] }],
    ['/cases/0', { phases: [createPhase()], cases: [{ id: 'twice', text: 'C' }] }],
  ];
  it.each(duplicateIdCases)('reports a duplicate id of any kind of map item with both paths: %s', (path, fields) => {
    const json = { ...base, catalogue: { tools: [{ id: 'twice', name: 'T' }] }, ...fields } as Loose;
    if (path === '/phases/1') delete json['catalogue'];
    const { problems } = parseMap(json);
    expect(problems).toMatchObject([{ path: `${path}/id`, code: 'duplicate-id' }]);
    expect(problems[0]?.message).toContain(path === '/phases/1' ? '/phases/0' : '/catalogue/tools/0');
  });
});

describe('parseMap: map items', () => {
  it.each(['groups', 'tools', 'risks', 'measures', 'ideas', 'practices', 'cases'])(
    'reports %s that are not a list of objects and returns an empty list',
    (key) => {
      expect(listProblems(createMapWithPhase({ [key]: {} }))).toEqual([`/phases/0/${key} wrong-type`]);
      expect(listProblems(createMapWithPhase({ [key]: [7, null, []] }))).toEqual(
        [0, 1, 2].map((i) => `/phases/0/${key}/${i} wrong-type`),
      );
      expect(readPhase({ [key]: {} })[key as 'tools']).toEqual([]);
      expect(readPhase({})[key as 'tools']).toEqual([]);
    },
  );

  it('leaves out a group without leads and questions', () => {
    const empty = { id: 'empty', title: 'Empty', leads: [{ text: 'No id' }], questions: [] };
    expect(listProblems(createMapWithPhase({ groups: [empty, group] }))).toEqual([
      '/phases/0/groups/0/leads/0/id missing',
      '/phases/0/groups/0 missing',
    ]);
    expect(readPhase({ groups: [empty, group] }).groups.map(({ id }) => id)).toEqual(['group']);
  });

  it('returns leads and questions of a group as lists when one of them is missing', () => {
    expect(readPhase({ groups: [group] }).groups[0]).toEqual({ ...group, questions: [] });
    expect(
      readPhase({ groups: [{ id: 'g', title: 'G', questions: [{ id: 'q', text: 'Q' }] }] }).groups[0],
    ).toMatchObject({ leads: [], questions: [{ id: 'q' }] });
  });

  it.each(['leads', 'questions'])('leaves out an invalid voice: %s', (key) => {
    const json = (voice: unknown) => ({
      groups: [{ ...group, leads: [], [key]: [{ id: 'question', text: 'Why?', voice }] }],
    });
    expect(listProblems(createMapWithPhase(json('choir')))).toEqual([
      `/phases/0/groups/0/${key}/0/voice invalid-value`,
    ]);
    expect(readPhase(json('choir')).groups[0]?.[key as 'leads'][0]).toEqual({ id: 'question', text: 'Why?' });
    for (const voice of ['both', 'facilitator', 'peer'])
      expect(readPhase(json(voice)).groups[0]?.[key as 'leads'][0]?.voice).toBe(voice);
    expect(listProblems(createMapWithPhase(json(undefined)))).toEqual([]);
  });

  it('leaves out references of a measure to anything but a risk of its phase', () => {
    const json = {
      risks: [{ id: 'risk', name: 'R' }],
      measures: [{ id: 'm', name: 'M', addresses: ['risk', 'nothing', 'phase', 7, 'risk'] }],
    };
    expect(listProblems(createMapWithPhase(json))).toEqual(
      [1, 2, 3].map((i) => `/phases/0/measures/0/addresses/${i} unknown-reference`),
    );
    expect(readPhase(json).measures[0]?.addresses).toEqual(['risk']);
    const mapWithForeignRisk = {
      ...base,
      phases: [
        createPhase({ risks: [{ id: 'there', name: 'R' }] }),
        createPhase({ id: 'second', measures: [{ id: 'm', name: 'M', addresses: ['there'] }] }),
      ],
    };
    expect(listProblems(mapWithForeignRisk)).toEqual(['/phases/1/measures/0/addresses/0 unknown-reference']);
  });

  it('reports addresses that are not a list, and uses an empty list when they are missing', () => {
    expect(listProblems(createMapWithPhase({ measures: [{ id: 'm', name: 'M', addresses: 'risk' }] }))).toEqual([
      '/phases/0/measures/0/addresses wrong-type',
    ]);
    expect(readPhase({ measures: [{ id: 'm', name: 'M' }] }).measures[0]?.addresses).toEqual([]);
  });

  it('leaves out references of a tool to unknown tools of the catalogue', () => {
    const json = {
      ...createMapWithPhase({
        tools: [
          { id: 't', name: 'T', tools: ['known', 'unknown'] },
          { id: 'u', name: 'U' },
        ],
      }),
      catalogue: { tools: [{ id: 'known', name: 'K' }] },
    };
    expect(listProblems(json)).toEqual(['/phases/0/tools/0/tools/1 unknown-reference']);
    expect(read(json).phases[0]?.tools).toEqual([
      { id: 't', name: 'T', tools: ['known'] },
      { id: 'u', name: 'U' },
    ]);
  });

  it.each([
    ['tools', { id: 'x', name: 'X' }],
    ['parts', { id: 'x', name: 'X', tools: { phase: [] } }],
    ['glossary', { id: 'x', term: 'X', text: 'Y' }],
  ])('reads %s of the catalogue and reports invalid ones', (key, part) => {
    expect(parseMap(createMap({ catalogue: { [key]: [part] } }))).toMatchObject({
      problems: [],
      map: { catalogue: { [key]: [part] } },
    });
    expect(listProblems(createMap({ catalogue: { [key]: [{}] } }))).toEqual([`/catalogue/${key}/0/id missing`]);
    expect(listProblems(createMap({ catalogue: { [key]: 7 } }))).toEqual([`/catalogue/${key} wrong-type`]);
  });

  it('leaves out a catalogue that is not an object', () => {
    expect(listProblems(createMap({ catalogue: [] }))).toEqual(['/catalogue wrong-type']);
    expect(read(createMap({ catalogue: [] }))).not.toHaveProperty('catalogue');
    expect(read(createMap())).not.toHaveProperty('catalogue');
  });

  it('keeps unknown keys at every level', () => {
    const json = {
      ...base,
      own: 1,
      phases: [
        createPhase({
          own: { a: [1] },
          groups: [{ ...group, own: 2, leads: [{ id: 'q', text: 'Q', own: 3 }] }],
          tools: [{ id: 't', name: 'T', own: 4 }],
          exit: { own: 5, decision: { own: 6, text: 'D', options: [{ id: 'go', text: 'G', own: 7 }] } },
        }),
      ],
      catalogue: { own: [8] },
      source: { label: 'S', own: 9 },
    };
    expect(parseMap(json)).toMatchObject({ problems: [], map: json });
  });
});

describe('parseMap: exit rules', () => {
  const parts = {
    groups: [group, { ...group, id: 'group-2', leads: [{ id: 'question-2', text: 'Q' }] }],
    tools: [{ id: 'tool', name: 'T' }],
    risks: [
      { id: 'risk', name: 'R' },
      { id: 'risk-2', name: 'R' },
      { id: 'risk-3', name: 'R' },
    ],
  };
  const parseExit = (exit: unknown) => readPhase({ ...parts, exit }).exit;
  const listExitProblems = (exit: unknown) => listProblems(createMapWithPhase({ ...parts, exit }));

  it('uses an exit rule without steps for a phase without an exit', () => {
    expect(parseExit(undefined)).toEqual({ groups: 'none', tools: 0, risks: 'none' });
    expect(listExitProblems(undefined)).toEqual([]);
    expect(parseExit({})).toEqual({ groups: 'none', tools: 0, risks: 'none' });
  });

  it.each([7, null, [], 'all'])('uses an exit rule without steps for an invalid exit: %j', (exit) => {
    expect(listExitProblems(exit)).toEqual(['/phases/0/exit wrong-type']);
    expect(parseExit(exit)).toEqual({ groups: 'none', tools: 0, risks: 'none' });
  });

  it.each([
    { groups: 'all', tools: 1, risks: 'none' },
    { groups: 2, tools: 0, risks: 3 },
    { groups: 0, tools: 0, risks: 'all' },
  ])('accepts %j', (exit) => {
    expect(listExitProblems(exit)).toEqual([]);
    expect(parseExit(exit)).toEqual(exit);
  });

  it('clamps a number that is greater than the number of items', () => {
    expect(listExitProblems({ groups: 3, tools: 2, risks: 4 })).toEqual([
      '/phases/0/exit/groups beyond',
      '/phases/0/exit/tools beyond',
      '/phases/0/exit/risks beyond',
    ]);
    expect(parseExit({ groups: 3, tools: 2, risks: 4 })).toEqual({ groups: 2, tools: 1, risks: 3 });
  });

  it('does not count items that were left out', () => {
    const json = createMapWithPhase({ groups: [group, { id: 'empty', title: 'E' }], exit: { groups: 2 } });
    expect(read(json).phases[0]?.exit.groups).toBe(1);
  });

  it.each<[string, unknown]>([
    ['groups', 'some'],
    ['groups', -1],
    ['groups', 1.5],
    ['groups', null],
    ['groups', '2'],
    ['risks', 'every'],
    ['risks', -1],
    ['risks', {}],
    ['tools', 'all'],
    ['tools', 'none'],
    ['tools', -1],
    ['tools', 0.5],
    ['tools', '1'],
  ])('reports invalid %s %j and requires nothing', (key, value) => {
    expect(listExitProblems({ [key]: value })).toEqual([`/phases/0/exit/${key} invalid-value`]);
    expect(parseExit({ [key]: value })).toEqual({ groups: 'none', tools: 0, risks: 'none' });
    expect(parseMap(createMapWithPhase({ exit: { [key]: value } })).problems[0]?.message).toContain('whole number');
  });

  const goOption = { id: 'go', text: 'Go.' };

  it('keeps a decision with its options', () => {
    const decision = { text: 'Go on?', options: [goOption, { id: 'wait', text: 'W' }, { id: 'stop', text: 'S' }] };
    expect(listExitProblems({ decision })).toEqual([]);
    expect(parseExit({ decision }).decision).toEqual(decision);
  });

  it.each<[string, unknown]>([
    ['no options', { text: 'T' }],
    ['an empty list', { text: 'T', options: [] }],
    ['other options only', { text: 'T', options: [{ id: 'wait', text: 'W' }] }],
  ])('leaves out a decision without option go: %s', (_, decision) => {
    expect(listExitProblems({ decision })).toEqual(['/phases/0/exit/decision/options no-go']);
    expect(parseExit({ decision })).toEqual({ groups: 'none', tools: 0, risks: 'none' });
  });

  it.each([7, null, [], 'go'])('leaves out an invalid decision: %j', (decision) => {
    expect(listExitProblems({ decision })).toEqual(['/phases/0/exit/decision wrong-type']);
    expect(parseExit({ decision })).not.toHaveProperty('decision');
  });

  it('keeps only the options go, wait and stop, each once', () => {
    const options = [goOption, { id: 'perhaps', text: 'P' }, { id: 'go', text: 'Again.' }, 7, { text: 'No id' }];
    expect(listExitProblems({ decision: { text: 'T', options } })).toEqual([
      '/phases/0/exit/decision/options/1/id invalid-value',
      '/phases/0/exit/decision/options/2/id invalid-value',
      '/phases/0/exit/decision/options/3 wrong-type',
      '/phases/0/exit/decision/options/4/id invalid-value',
    ]);
    expect(parseExit({ decision: { text: 'T', options } }).decision?.options).toEqual([goOption]);
  });

  it('accepts the same option ids in every phase, because they need not be unique across the map', () => {
    const exit = { decision: { text: 'T', options: [goOption] } };
    expect(listProblems({ ...base, phases: [createPhase({ exit }), createPhase({ id: 'second', exit })] })).toEqual([]);
  });

  it('uses the id of an option as its text when the text is missing', () => {
    expect(parseExit({ decision: { text: 'T', options: [{ id: 'go' }] } }).decision?.options).toEqual([
      { id: 'go', text: 'go' },
    ]);
    expect(listExitProblems({ decision: { text: 'T', options: [{ id: 'go' }] } })).toEqual([
      '/phases/0/exit/decision/options/0/text missing',
    ]);
    expect(parseExit({ decision: { options: [goOption] } }).decision?.text).toBe('');
  });
});

describe('parseMap: paths of problems', () => {
  it('are JSON Pointers into the input, not into the result', () => {
    const json = { ...base, phases: [7, createPhase({ tools: [7, { id: 't', name: 'T' }, { id: 'u', name: 8 }] })] };
    expect(listProblems(json)).toEqual([
      '/phases/0 wrong-type',
      '/phases/1/tools/0 wrong-type',
      '/phases/1/tools/2/name wrong-type',
    ]);
  });
});

describe('parseMap: regressions', () => {
  it('leaves out a link that is inside a list', () => {
    const json = createMap({ source: { label: 'S', href: ['https://example.org'] } });
    expect(listProblems(json)).toEqual(['/source/href invalid-value']);
    expect(read(json).source).toEqual({ label: 'S' });
  });

  it('does not use an id that is not a string as label of a source', () => {
    const json = createMap({ source: { id: 7 } });
    expect(listProblems(json)).toEqual(['/source/label missing']);
    expect(read(json)).not.toHaveProperty('source');
  });

  it('leaves out unknown tools and invalid lists in the parts of the catalogue', () => {
    const createMapWithTools = (tools: unknown) =>
      createMap({ catalogue: { tools: [{ id: 'tool', name: 'T' }], parts: [{ id: 'part', name: 'P', tools }] } });
    const parseTools = (tools: unknown) => read(createMapWithTools(tools)).catalogue!.parts![0]!.tools;
    expect(parseTools({ phase: ['tool'] })).toEqual({ phase: ['tool'] });
    expect(listProblems(createMapWithTools({ phase: ['tool'] }))).toEqual([]);
    expect(parseTools({ 'a/b': ['tool', 'none'], c: 7 })).toStrictEqual({ 'a/b': ['tool'] });
    expect(listProblems(createMapWithTools({ 'a/b': ['tool', 'none'], c: 7 }))).toEqual([
      '/catalogue/parts/0/tools/a~1b/1 unknown-reference',
      '/catalogue/parts/0/tools/c wrong-type',
    ]);
    expect(parseTools(undefined)).toBeUndefined();
    expect(listProblems(createMapWithTools(undefined))).toEqual([]);
    expect(parseTools(7)).toBeUndefined();
    expect(listProblems(createMapWithTools(7))).toEqual(['/catalogue/parts/0/tools wrong-type']);
    expect(parseMap(createMapWithTools(7)).problems[0]!.message).toContain(
      'lists of ids of tools, by the id of a phase',
    );
  });

  it('checks the measures of each phase against the risks of that phase', () => {
    const createPhaseWithMeasure = (id: string) => ({
      id,
      title: id,
      risks: [{ id: `${id}-risk`, name: 'R' }],
      measures: [{ id: `${id}-measure`, name: 'M', addresses: ['a-risk', 'b-risk'] }],
    });
    const json = { ...base, phases: [createPhaseWithMeasure('a'), createPhaseWithMeasure('b')] };
    expect(listProblems(json)).toEqual([
      '/phases/0/measures/0/addresses/1 unknown-reference',
      '/phases/1/measures/0/addresses/0 unknown-reference',
    ]);
  });
});
