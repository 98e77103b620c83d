import { describe, expect, it } from 'vitest';
import { treePlantingText, workshopJson } from '../../test/kit/maps.js';
import { deepFreeze } from '../../test/kit/journey-walker.js';
import peerLearning from '../packs/peer-learning/index.js';
import { parseMap, type MapProblemCode } from './parse-map.js';
import type { MapDefinition, Phase } from './map-definition.js';

type Loose = Record<string, unknown>;

const base = { id: 'map', version: '1', language: 'en', title: 'Map' };
const group = { id: 'group', title: 'Group', leads: [{ id: 'question', text: 'Why?' }] };
const phase = (more: Loose = {}) => ({ id: 'phase', title: 'Phase', ...more });
const mapWith = (more: Loose = {}) => ({ ...base, phases: [phase()], ...more });
const phaseWith = (more: Loose) => ({ ...base, phases: [phase(more)] });

/** What is reported, as path and code. */
const reported = (json: unknown) => parseMap(json).problems.map(({ path, code }) => `${path} ${code}`);
const read = (json: unknown): MapDefinition => parseMap(json).map!;
const readPhase = (more: Loose): Phase => read(phaseWith(more)).phases[0]!;

describe('parseMap', () => {
  it.each([
    ['the peer-learning pack', peerLearning as unknown],
    ['the second map', JSON.parse(treePlantingText) as unknown],
    ['the workshop', workshopJson as unknown],
  ])('takes %s whole, as a value and as a JSON text', (_, json) => {
    const value = parseMap(json);
    expect(value.problems).toEqual([]);
    expect(value.map).toMatchObject(json as object);
    expect(parseMap(JSON.stringify(json))).toEqual(value);
  });

  it('takes what it gave', () => {
    const { map } = parseMap(treePlantingText);
    expect(parseMap(map)).toEqual({ map, problems: [] });
  });

  it('never changes its input', () => {
    const json = deepFreeze(
      phaseWith({
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

  it('takes framework proxies', () => {
    const proxied = (value: object): object =>
      new Proxy(value, {
        get: (target, key) => {
          const got = Reflect.get(target, key) as unknown;
          return typeof got === 'object' && got ? proxied(got) : got;
        },
      });
    expect(parseMap(proxied(JSON.parse(treePlantingText) as object))).toEqual(parseMap(treePlantingText));
  });

  it.each<[string, unknown, MapProblemCode]>([
    ['no JSON', '{"id":', 'invalid-json'],
    ['an empty text', '', 'invalid-json'],
    ['nothing', undefined, 'wrong-type'],
    ['null', null, 'wrong-type'],
    ['a JSON text of null', 'null', 'wrong-type'],
    ['a number', 7, 'wrong-type'],
    ['a list', [], 'wrong-type'],
    ['a function', () => 0, 'wrong-type'],
  ])('gives null for %s', (_, json, code) => {
    expect(parseMap(json)).toEqual({
      map: null,
      problems: [{ path: '', code, message: expect.any(String) as string }],
    });
  });

  it.each<[string, unknown, string[]]>([
    ['no phases', base, ['/phases no-phases']],
    ['no list of phases', { ...base, phases: {} }, ['/phases wrong-type', '/phases no-phases']],
    ['an empty list of phases', { ...base, phases: [] }, ['/phases no-phases']],
    [
      'no usable phase',
      { ...base, phases: [7, {}] },
      ['/phases/0 wrong-type', '/phases/1/id missing', '/phases no-phases'],
    ],
  ])('gives null without one usable phase: %s', (_, json, problems) => {
    expect(parseMap(json).map).toBeNull();
    expect(reported(json)).toEqual(problems);
  });

  it('one usable phase is enough', () => {
    const json = { phases: [{ id: 'a' }] };
    expect(parseMap(json).map).toMatchObject({
      id: 'map',
      version: '0',
      language: 'und',
      phases: [{ id: 'a', title: 'a', label: '1' }],
    });
    expect(reported(json).sort()).toEqual(
      ['/id missing', '/language missing', '/phases/0/title missing', '/title missing', '/version missing'].sort(),
    );
  });

  it('never throws: traps and loops', () => {
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
    expect(parseMap(trap).map).toBeNull();
    const looped: Loose = mapWith();
    looped['self'] = looped;
    expect(parseMap(looped).map).not.toBeNull();
    expect(read(mapWith({ deep: JSON.parse('['.repeat(500) + ']'.repeat(500)) })).id).toBe('map');
  });

  it('is done in time with a value that refers to itself many times', () => {
    let bomb: unknown[] = ['x'];
    for (let i = 0; i < 40; i++) bomb = [bomb, bomb];
    expect(() => parseMap(mapWith({ bomb }))).not.toThrow();
  }, 20_000);

  it('reports all problems at once', () => {
    const json = {
      ...base,
      title: 7,
      phases: [phase({ groups: 7, tools: [{ id: 'phase' }], exit: { groups: 'some', tools: 3 } }), 7],
    };
    expect(reported(json).sort()).toEqual(
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

  it('each problem is a sentence that says what is wrong and what is valid', () => {
    const json = {
      ...base,
      title: 7,
      language: 'no tag',
      source: 7,
      catalogue: 7,
      phases: [
        phase({
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

  const decisionWith = (decision: unknown) => phaseWith({ exit: { decision } });
  it.each<[string, unknown]>([
    ['a map definition: a JSON object with phases, not "{\\"id\\":"', '{"id":'],
    ['a map definition: a JSON object with phases, not nothing', undefined],
    ['a map definition: a JSON object with phases, not 7', 7],
    ['a list with at least one usable phase, not []', { ...base, phases: [] }],
    ['a text, not 7', mapWith({ title: 7 })],
    ['a text, not nothing', mapWith({ title: undefined })],
    ['a language tag such as "en" or "fr-CA", not "no tag"', mapWith({ language: 'no tag' })],
    ['a link to the web or to mail, not "guide.html"', mapWith({ source: { label: 'S', href: 'guide.html' } })],
    ['an object, not 7', mapWith({ source: 7 })],
    ['an object, not null', phaseWith({ tools: [null] })],
    ['an id such as "first-contact", not ""', phaseWith({ tools: [{ id: '' }] })],
    ['another id than that of /phases/0, not "phase"', phaseWith({ tools: [{ id: 'phase', name: 'T' }] })],
    ['another id than that of the map, not "map"', mapWith({ id: 'map', phases: [{ ...phase, id: 'map' }] })],
    ['a list, not {}', phaseWith({ risks: {} })],
    ['a list of ids, not "old"', phaseWith({ was: 'old' })],
    ['a list of ids, not "x"', phaseWith({ measures: [{ id: 'm', name: 'M', addresses: 'x' }] })],
    ['the id of a risk of this phase, not "x"', phaseWith({ measures: [{ id: 'm', name: 'M', addresses: ['x'] }] })],
    ['the id of a tool of the catalogue, not "x"', phaseWith({ tools: [{ id: 't', name: 'T', tools: ['x'] }] })],
    [
      'the id of a tool of the catalogue, not "x"',
      mapWith({ catalogue: { parts: [{ id: 'p', name: 'P', tools: { phase: ['x'] } }] } }),
    ],
    ['a group with leads or questions, not []', phaseWith({ groups: [{ id: 'empty', title: 'E' }] })],
    [
      'both, facilitator, peer, not "choir"',
      phaseWith({ groups: [{ ...group, questions: [{ id: 'q', text: 'Q', voice: 'choir' }] }] }),
    ],
    ['"all", "none" or a whole number, not -1', phaseWith({ exit: { groups: -1 } })],
    ['"all", "none" or a whole number, not "some"', phaseWith({ exit: { risks: 'some' } })],
    ['a whole number, not "all"', phaseWith({ exit: { tools: 'all' } })],
    ['at most 0: there are no more, not 9', phaseWith({ exit: { tools: 9 } })],
    [
      'go, wait, stop, each once, not "x"',
      decisionWith({ text: 'T', options: [{ id: 'go', text: 'G' }, { id: 'x' }] }),
    ],
    ['options with go, or nobody could move on, not []', decisionWith({ text: 'T' })],
  ])('the sentence names what is valid: %s', (valid, json) => {
    expect(parseMap(json).problems[0]?.message).toBe(`This must be ${valid}.`);
  });

  it('long values are cut in messages', () => {
    const [problem] = parseMap({ ...mapWith(), language: 'x'.repeat(5000) }).problems;
    expect(problem?.message).toBe(`This must be a language tag such as "en" or "fr-CA", not "${'x'.repeat(59)}.`);
  });
});

describe('parseMap, texts', () => {
  it.each<[string, unknown, string]>([
    ['a number', 7, 'wrong-type'],
    ['null', null, 'wrong-type'],
    ['missing', undefined, 'missing'],
    ['empty', ' ', 'missing'],
  ])('a text that is needed falls back to the id: %s', (_, title, code) => {
    expect(reported(mapWith({ title }))).toEqual([`/title ${code}`]);
    expect(read(mapWith({ title })).title).toBe('map');
    expect(reported(phaseWith({ title }))).toEqual([`/phases/0/title ${code}`]);
    expect(readPhase({ title }).title).toBe('phase');
    expect(reported(phaseWith({ tools: [{ id: 'tool', name: title }] }))).toEqual([`/phases/0/tools/0/name ${code}`]);
    expect(readPhase({ tools: [{ id: 'tool', name: title }] }).tools).toEqual([{ id: 'tool', name: 'tool' }]);
  });

  it.each([
    ['/description', (value: unknown) => mapWith({ description: value })],
    ['/phases/0/outcome', (value: unknown) => phaseWith({ outcome: value })],
    ['/phases/0/tools/0/text', (value: unknown) => phaseWith({ tools: [{ id: 't', name: 'T', text: value }] })],
    ['/phases/0/risks/0/text', (value: unknown) => phaseWith({ risks: [{ id: 't', name: 'T', text: value }] })],
    [
      '/phases/0/measures/0/text',
      (value: unknown) => phaseWith({ measures: [{ id: 't', name: 'T', addresses: [], text: value }] }),
    ],
    ['/phases/0/ideas/0/title', (value: unknown) => phaseWith({ ideas: [{ id: 't', text: 'T', title: value }] })],
    ['/phases/0/ideas/0/source', (value: unknown) => phaseWith({ ideas: [{ id: 't', text: 'T', source: value }] })],
    [
      '/phases/0/practices/0/title',
      (value: unknown) => phaseWith({ practices: [{ id: 't', text: 'T', title: value }] }),
    ],
    ['/phases/0/cases/0/title', (value: unknown) => phaseWith({ cases: [{ id: 't', text: 'T', title: value }] })],
    ['/cases/0/source', (value: unknown) => mapWith({ cases: [{ id: 't', text: 'T', source: value }] })],
    [
      '/catalogue/tools/0/text',
      (value: unknown) => mapWith({ catalogue: { tools: [{ id: 't', name: 'T', text: value }] } }),
    ],
  ])('an optional text that is none is left out: %s', (path, json) => {
    expect(reported(json(7))).toEqual([`${path} wrong-type`]);
    const at = (value: unknown) =>
      path
        .slice(1)
        .split('/')
        .reduce<unknown>((node, key) => (node as Loose)[key], value);
    expect(at(read(json(7)))).toBeUndefined();
    expect(at(read(json('Text.')))).toBe('Text.');
    expect(reported(json(undefined))).toEqual([]);
  });

  it.each(['label', 'headline', 'summary'])('%s may be missing, but not be something else', (key) => {
    expect(reported(phaseWith({}))).toEqual([]);
    expect(reported(phaseWith({ [key]: 7 }))).toEqual([`/phases/0/${key} wrong-type`]);
    expect(typeof readPhase({ [key]: 7 })[key as 'label']).toBe('string');
  });

  it('a label that is missing is the number of the phase', () => {
    const { phases } = read({
      ...base,
      phases: [phase(), 7, phase({ id: 'second' }), phase({ id: 'third', label: 'C' })],
    });
    expect(phases.map(({ label }) => label)).toEqual(['1', '2', 'C']);
  });

  it('a version may be a number', () => {
    expect(read(mapWith({ version: 3 })).version).toBe('3');
    expect(reported(mapWith({ version: 3 }))).toEqual([]);
    expect(reported(mapWith({ version: {} }))).toEqual(['/version wrong-type']);
  });

  it('a language is brought into its usual form; one that is none is unknown', () => {
    expect(read(mapWith({ language: 'EN-gb' })).language).toBe('en-GB');
    expect(read(mapWith({ language: 'not a tag' })).language).toBe('und');
    expect(reported(mapWith({ language: 'not a tag' }))).toEqual(['/language invalid-value']);
  });

  it.each<[unknown, string[]]>([
    [{ label: 'Us' }, []],
    [{ label: 'Us', href: 'https://example.org' }, []],
    [{ href: 'https://example.org' }, ['/source/label missing']],
    ['Us', ['/source wrong-type']],
    [null, ['/source wrong-type']],
  ])('source %j', (source, problems) => {
    expect(reported(mapWith({ source }))).toEqual(problems);
    expect(read(mapWith({ source })).source).toEqual(problems.length ? undefined : source);
  });

  it.each(['http://example.org', 'HTTPS://example.org', 'mailto:ada@example.org'])(
    'a source may link to %s',
    (href) => {
      expect(parseMap(mapWith({ source: { label: 'Us', href } }))).toMatchObject({
        problems: [],
        map: { source: { label: 'Us', href } },
      });
    },
  );

  it.each(['javascript:alert(1)', 'javascript:alert("https://example.org")', 'data:text/html,x', 'guide.html', 7, ''])(
    'a source whose link leads nowhere safe (%j) keeps its label only',
    (href) => {
      expect(reported(mapWith({ source: { label: 'Us', href } }))).toEqual(['/source/href invalid-value']);
      expect(read(mapWith({ source: { label: 'Us', href } })).source).toEqual({ label: 'Us' });
    },
  );
});

describe('parseMap, ids', () => {
  it.each<[string, unknown, string]>([
    ['missing', undefined, 'missing'],
    ['a number', 7, 'invalid-id'],
    ['null', null, 'invalid-id'],
    ['empty', '', 'invalid-id'],
    ['blank', '  ', 'invalid-id'],
    ['inherited', 'constructor', 'invalid-id'],
    ['the prototype', '__proto__', 'invalid-id'],
  ])('a part whose id is unusable is left out: %s', (_, id, code) => {
    expect(
      reported(
        phaseWith({
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
    expect(reported({ ...base, phases: [{ id }, phase()] })).toEqual([`/phases/0/id ${code}`]);
  });

  it('a map whose id is unusable gets one', () => {
    expect(read(mapWith({ id: 7 })).id).toBe('map');
    expect(reported(mapWith({ id: 7 }))).toEqual(['/id invalid-id']);
    expect(parseMap(mapWith({ id: 7 })).problems[0]?.message).not.toContain('left out');
  });

  it('former ids are kept, but for those that are none, that something has, or that something else had', () => {
    const json = {
      ...base,
      phases: [
        phase({ was: ['old', 'second', 7], tools: [{ id: 'tool', name: 'T', was: ['old', 'older'] }] }),
        phase({ id: 'second', was: [] }),
      ],
    };
    expect(reported(json)).toEqual([
      '/phases/0/was/1 duplicate-id',
      '/phases/0/was/2 invalid-id',
      '/phases/0/tools/0/was/0 duplicate-id',
    ]);
    const { phases } = read(json);
    expect(phases.map(({ was }) => was)).toEqual([['old'], []]);
    expect(phases[0]?.tools[0]?.was).toEqual(['older']);
  });

  const everywhere: [string, Loose][] = [
    ['/phases/1', { phases: [phase({ id: 'twice' }), phase({ id: 'twice' })] }],
    ['/phases/0/groups/0', { phases: [phase({ groups: [{ ...group, id: 'twice' }] })] }],
    [
      '/phases/0/groups/0/leads/0',
      {
        phases: [
          phase({
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
      { phases: [phase({ groups: [{ ...group, questions: [{ id: 'twice', text: 'Q' }] }] })] },
    ],
    ['/phases/0/tools/0', { phases: [phase({ tools: [{ id: 'twice', name: 'T' }] })] }],
    ['/phases/0/risks/0', { phases: [phase({ risks: [{ id: 'twice', name: 'R' }] })] }],
    ['/phases/0/measures/0', { phases: [phase({ measures: [{ id: 'twice', name: 'M', addresses: [] }] })] }],
    ['/phases/0/ideas/0', { phases: [phase({ ideas: [{ id: 'twice', text: 'I' }] })] }],
    ['/phases/0/practices/0', { phases: [phase({ practices: [{ id: 'twice', text: 'P' }] })] }],
    ['/phases/0/cases/0', { phases: [phase({ cases: [{ id: 'twice', text: 'C' }] })] }],
    ['/cases/0', { phases: [phase()], cases: [{ id: 'twice', text: 'C' }] }],
  ];
  it.each(everywhere)('an id that is used twice, whatever for, is reported with both places: %s', (path, more) => {
    const json = { ...base, catalogue: { tools: [{ id: 'twice', name: 'T' }] }, ...more } as Loose;
    if (path === '/phases/1') delete json['catalogue'];
    const { problems } = parseMap(json);
    expect(problems).toMatchObject([{ path: `${path}/id`, code: 'duplicate-id' }]);
    expect(problems[0]?.message).toContain(path === '/phases/1' ? '/phases/0' : '/catalogue/tools/0');
  });
});

describe('parseMap, parts', () => {
  it.each(['groups', 'tools', 'risks', 'measures', 'ideas', 'practices', 'cases'])(
    '%s must be a list of objects',
    (key) => {
      expect(reported(phaseWith({ [key]: {} }))).toEqual([`/phases/0/${key} wrong-type`]);
      expect(reported(phaseWith({ [key]: [7, null, []] }))).toEqual(
        [0, 1, 2].map((i) => `/phases/0/${key}/${i} wrong-type`),
      );
      expect(readPhase({ [key]: {} })[key as 'tools']).toEqual([]);
      expect(readPhase({})[key as 'tools']).toEqual([]);
    },
  );

  it('a group without a question is left out: nobody could answer it', () => {
    const empty = { id: 'empty', title: 'Empty', leads: [{ text: 'No id' }], questions: [] };
    expect(reported(phaseWith({ groups: [empty, group] }))).toEqual([
      '/phases/0/groups/0/leads/0/id missing',
      '/phases/0/groups/0 missing',
    ]);
    expect(readPhase({ groups: [empty, group] }).groups.map(({ id }) => id)).toEqual(['group']);
  });

  it('a group has its leads and questions, where there is only one of them too', () => {
    expect(readPhase({ groups: [group] }).groups[0]).toEqual({ ...group, questions: [] });
    expect(
      readPhase({ groups: [{ id: 'g', title: 'G', questions: [{ id: 'q', text: 'Q' }] }] }).groups[0],
    ).toMatchObject({ leads: [], questions: [{ id: 'q' }] });
  });

  it.each(['leads', 'questions'])('a voice that is none means both: %s', (key) => {
    const json = (voice: unknown) => ({
      groups: [{ ...group, leads: [], [key]: [{ id: 'question', text: 'Why?', voice }] }],
    });
    expect(reported(phaseWith(json('choir')))).toEqual([`/phases/0/groups/0/${key}/0/voice invalid-value`]);
    expect(readPhase(json('choir')).groups[0]?.[key as 'leads'][0]).toEqual({ id: 'question', text: 'Why?' });
    for (const voice of ['both', 'facilitator', 'peer'])
      expect(readPhase(json(voice)).groups[0]?.[key as 'leads'][0]?.voice).toBe(voice);
    expect(reported(phaseWith(json(undefined)))).toEqual([]);
  });

  it('a measure that addresses what is no risk of its phase loses that reference', () => {
    const json = {
      risks: [{ id: 'risk', name: 'R' }],
      measures: [{ id: 'm', name: 'M', addresses: ['risk', 'nothing', 'phase', 7, 'risk'] }],
    };
    expect(reported(phaseWith(json))).toEqual(
      [1, 2, 3].map((i) => `/phases/0/measures/0/addresses/${i} unknown-reference`),
    );
    expect(readPhase(json).measures[0]?.addresses).toEqual(['risk']);
    const other = {
      ...base,
      phases: [
        phase({ risks: [{ id: 'there', name: 'R' }] }),
        phase({ id: 'second', measures: [{ id: 'm', name: 'M', addresses: ['there'] }] }),
      ],
    };
    expect(reported(other)).toEqual(['/phases/1/measures/0/addresses/0 unknown-reference']);
  });

  it('addresses must be a list; where it is missing the measure addresses nothing', () => {
    expect(reported(phaseWith({ measures: [{ id: 'm', name: 'M', addresses: 'risk' }] }))).toEqual([
      '/phases/0/measures/0/addresses wrong-type',
    ]);
    expect(readPhase({ measures: [{ id: 'm', name: 'M' }] }).measures[0]?.addresses).toEqual([]);
  });

  it('a tool refers to tools of the catalogue', () => {
    const json = {
      ...phaseWith({
        tools: [
          { id: 't', name: 'T', tools: ['known', 'unknown'] },
          { id: 'u', name: 'U' },
        ],
      }),
      catalogue: { tools: [{ id: 'known', name: 'K' }] },
    };
    expect(reported(json)).toEqual(['/phases/0/tools/0/tools/1 unknown-reference']);
    expect(read(json).phases[0]?.tools).toEqual([
      { id: 't', name: 'T', tools: ['known'] },
      { id: 'u', name: 'U' },
    ]);
  });

  it.each([
    ['tools', { id: 'x', name: 'X' }],
    ['parts', { id: 'x', name: 'X', tools: { phase: [] } }],
    ['glossary', { id: 'x', term: 'X', text: 'Y' }],
  ])('the catalogue has %s', (key, part) => {
    expect(parseMap(mapWith({ catalogue: { [key]: [part] } }))).toMatchObject({
      problems: [],
      map: { catalogue: { [key]: [part] } },
    });
    expect(reported(mapWith({ catalogue: { [key]: [{}] } }))).toEqual([`/catalogue/${key}/0/id missing`]);
    expect(reported(mapWith({ catalogue: { [key]: 7 } }))).toEqual([`/catalogue/${key} wrong-type`]);
  });

  it('a catalogue that is none is left out', () => {
    expect(reported(mapWith({ catalogue: [] }))).toEqual(['/catalogue wrong-type']);
    expect(read(mapWith({ catalogue: [] }))).not.toHaveProperty('catalogue');
    expect(read(mapWith())).not.toHaveProperty('catalogue');
  });

  it('unknown keys are kept, everywhere', () => {
    const json = {
      ...base,
      own: 1,
      phases: [
        phase({
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

describe('parseMap, exit rules', () => {
  const parts = {
    groups: [group, { ...group, id: 'group-2', leads: [{ id: 'question-2', text: 'Q' }] }],
    tools: [{ id: 'tool', name: 'T' }],
    risks: [
      { id: 'risk', name: 'R' },
      { id: 'risk-2', name: 'R' },
      { id: 'risk-3', name: 'R' },
    ],
  };
  const exitOf = (exit: unknown) => readPhase({ ...parts, exit }).exit;
  const problemsOf = (exit: unknown) => reported(phaseWith({ ...parts, exit }));

  it('a phase without an exit asks for nothing', () => {
    expect(exitOf(undefined)).toEqual({ groups: 'none', tools: 0, risks: 'none' });
    expect(problemsOf(undefined)).toEqual([]);
    expect(exitOf({})).toEqual({ groups: 'none', tools: 0, risks: 'none' });
  });

  it.each([7, null, [], 'all'])('an exit that is none (%j) asks for nothing', (exit) => {
    expect(problemsOf(exit)).toEqual(['/phases/0/exit wrong-type']);
    expect(exitOf(exit)).toEqual({ groups: 'none', tools: 0, risks: 'none' });
  });

  it.each([
    { groups: 'all', tools: 1, risks: 'none' },
    { groups: 2, tools: 0, risks: 3 },
    { groups: 0, tools: 0, risks: 'all' },
  ])('%j is valid', (exit) => {
    expect(problemsOf(exit)).toEqual([]);
    expect(exitOf(exit)).toEqual(exit);
  });

  it('a number beyond what exists is clamped', () => {
    expect(problemsOf({ groups: 3, tools: 2, risks: 4 })).toEqual([
      '/phases/0/exit/groups beyond',
      '/phases/0/exit/tools beyond',
      '/phases/0/exit/risks beyond',
    ]);
    expect(exitOf({ groups: 3, tools: 2, risks: 4 })).toEqual({ groups: 2, tools: 1, risks: 3 });
  });

  it('what is left out does not count as existing', () => {
    const json = phaseWith({ groups: [group, { id: 'empty', title: 'E' }], exit: { groups: 2 } });
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
  ])('%s %j is not valid and asks for nothing', (key, value) => {
    expect(problemsOf({ [key]: value })).toEqual([`/phases/0/exit/${key} invalid-value`]);
    expect(exitOf({ [key]: value })).toEqual({ groups: 'none', tools: 0, risks: 'none' });
    expect(parseMap(phaseWith({ exit: { [key]: value } })).problems[0]?.message).toContain('whole number');
  });

  const go = { id: 'go', text: 'Go.' };

  it('a decision is kept with its options', () => {
    const decision = { text: 'Go on?', options: [go, { id: 'wait', text: 'W' }, { id: 'stop', text: 'S' }] };
    expect(problemsOf({ decision })).toEqual([]);
    expect(exitOf({ decision }).decision).toEqual(decision);
  });

  it.each<[string, unknown]>([
    ['no options', { text: 'T' }],
    ['an empty list', { text: 'T', options: [] }],
    ['only others', { text: 'T', options: [{ id: 'wait', text: 'W' }] }],
  ])('a decision without go is dropped: %s', (_, decision) => {
    expect(problemsOf({ decision })).toEqual(['/phases/0/exit/decision/options no-go']);
    expect(exitOf({ decision })).toEqual({ groups: 'none', tools: 0, risks: 'none' });
  });

  it.each([7, null, [], 'go'])('a decision that is none (%j) is dropped', (decision) => {
    expect(problemsOf({ decision })).toEqual(['/phases/0/exit/decision wrong-type']);
    expect(exitOf({ decision })).not.toHaveProperty('decision');
  });

  it('options are go, wait and stop, each once', () => {
    const options = [go, { id: 'perhaps', text: 'P' }, { id: 'go', text: 'Again.' }, 7, { text: 'No id' }];
    expect(problemsOf({ decision: { text: 'T', options } })).toEqual([
      '/phases/0/exit/decision/options/1/id invalid-value',
      '/phases/0/exit/decision/options/2/id invalid-value',
      '/phases/0/exit/decision/options/3 wrong-type',
      '/phases/0/exit/decision/options/4/id invalid-value',
    ]);
    expect(exitOf({ decision: { text: 'T', options } }).decision?.options).toEqual([go]);
  });

  it('every phase may ask with the same options: their ids are not of the map', () => {
    const exit = { decision: { text: 'T', options: [go] } };
    expect(reported({ ...base, phases: [phase({ exit }), phase({ id: 'second', exit })] })).toEqual([]);
  });

  it('an option without a text says its id', () => {
    expect(exitOf({ decision: { text: 'T', options: [{ id: 'go' }] } }).decision?.options).toEqual([
      { id: 'go', text: 'go' },
    ]);
    expect(problemsOf({ decision: { text: 'T', options: [{ id: 'go' }] } })).toEqual([
      '/phases/0/exit/decision/options/0/text missing',
    ]);
    expect(exitOf({ decision: { options: [go] } }).decision?.text).toBe('');
  });
});

describe('parseMap, paths', () => {
  it('are JSON Pointers, which name the place in what was given', () => {
    const json = { ...base, phases: [7, phase({ tools: [7, { id: 't', name: 'T' }, { id: 'u', name: 8 }] })] };
    expect(reported(json)).toEqual([
      '/phases/0 wrong-type',
      '/phases/1/tools/0 wrong-type',
      '/phases/1/tools/2/name wrong-type',
    ]);
  });
});

describe('parseMap, what once passed for sound', () => {
  it('a link in a list does not pass for a link', () => {
    const json = mapWith({ source: { label: 'S', href: ['https://example.org'] } });
    expect(reported(json)).toEqual(['/source/href invalid-value']);
    expect(read(json).source).toEqual({ label: 'S' });
  });

  it('a source without a label does not take an id that is no text for one', () => {
    const json = mapWith({ source: { id: 7 } });
    expect(reported(json)).toEqual(['/source/label missing']);
    expect(read(json)).not.toHaveProperty('source');
  });

  it('the tools of a part of the catalogue are lists of what is there', () => {
    const catalogue = (tools: unknown) =>
      mapWith({ catalogue: { tools: [{ id: 'tool', name: 'T' }], parts: [{ id: 'part', name: 'P', tools }] } });
    const toolsOf = (tools: unknown) => read(catalogue(tools)).catalogue!.parts![0]!.tools;
    expect(toolsOf({ phase: ['tool'] })).toEqual({ phase: ['tool'] });
    expect(reported(catalogue({ phase: ['tool'] }))).toEqual([]);
    expect(toolsOf({ 'a/b': ['tool', 'none'], c: 7 })).toStrictEqual({ 'a/b': ['tool'] });
    expect(reported(catalogue({ 'a/b': ['tool', 'none'], c: 7 }))).toEqual([
      '/catalogue/parts/0/tools/a~1b/1 unknown-reference',
      '/catalogue/parts/0/tools/c wrong-type',
    ]);
    expect(toolsOf(undefined)).toBeUndefined();
    expect(reported(catalogue(undefined))).toEqual([]);
    expect(toolsOf(7)).toBeUndefined();
    expect(reported(catalogue(7))).toEqual(['/catalogue/parts/0/tools wrong-type']);
    expect(parseMap(catalogue(7)).problems[0]!.message).toContain('lists of ids of tools, by the id of a phase');
  });

  it('two phases with measures each refer to their own risks', () => {
    const of = (id: string) => ({
      id,
      title: id,
      risks: [{ id: `${id}-risk`, name: 'R' }],
      measures: [{ id: `${id}-measure`, name: 'M', addresses: ['a-risk', 'b-risk'] }],
    });
    const json = { ...base, phases: [of('a'), of('b')] };
    expect(reported(json)).toEqual([
      '/phases/0/measures/0/addresses/1 unknown-reference',
      '/phases/1/measures/0/addresses/0 unknown-reference',
    ]);
  });
});
