// Corrupted and malicious maps and overlays. `npm run test:long` generates more, and `PME_SEED` generates others.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  applyOverlay,
  createJourney,
  decide,
  parseMap,
  parseOverlay,
  replay,
  toMarkdown,
} from '../../src/journey/index.js';
import type { LocaleOverlay, MapDefinition } from '../../src/journey/index.js';
import peerLearning from '../../src/packs/peer-learning/index.js';
import { readNumber } from '../kit/long-run.js';
import { treePlanting, workshop, workshopJson } from '../kit/maps.js';
import { copy, getSatisfyingCommands, Walker } from '../kit/journey-walker.js';
import { completeJourney } from '../kit/random-choices.js';
import { checkCorruption, expectNoPollution, expectProblems, expectUsable } from './checks.js';
import { measureGrowth } from './growth.js';
import { listMapErrors } from '../kit/schemas.js';
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

const numRuns = readNumber('PME_MAPS', 200, 6000);

const bases: object[] = [workshop, treePlanting, copy({ ...peerLearning, phases: peerLearning.phases.slice(0, 2) })];

/** Lists the ids of all map items, except decision options. */
function listIds(map: MapDefinition): string[] {
  const parts = map.phases.flatMap((phase) => [
    phase,
    ...phase.groups.flatMap((group) => [group, ...group.leads, ...group.questions]),
    ...[phase.tools, phase.risks, phase.measures, phase.ideas, phase.practices ?? [], phase.cases ?? []].flat(),
  ]);
  return [map, ...parts, ...(map.cases ?? [])].map(({ id }) => id);
}

/** Asserts that a map is valid, by its schema and beyond it, and that the library accepts it. */
function expectSound(map: MapDefinition): void {
  expect(listMapErrors(map)).toEqual([]);
  expect(copy(map)).toEqual(map);
  expect(parseMap(map)).toEqual({ map, problems: [] });
  const ids = listIds(map);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { risks, measures } of map.phases) {
    for (const { addresses } of measures)
      for (const id of addresses) expect(risks.map((risk) => risk.id)).toContain(id);
  }
  expectUsable(map, createJourney(map, { id: 'new', now: () => new Date(0) }));
}

/** JSON of the maps that were already checked, because different corruption often gives the same map. */
const checkedMaps = new Set<string>();

/** Parses a map and expects a valid map, or null with problems. */
function read(json: unknown): MapDefinition | null {
  const { map, problems } = parseMap(json);
  expectProblems(problems);
  if (!map) expect(problems.length).toBeGreaterThan(0);
  else if (!checkedMaps.has(JSON.stringify(map))) expectSound(map);
  checkedMaps.add(JSON.stringify(map));
  return map;
}

describe('parseMap: corrupted maps', () => {
  it.each(listCorruptions(bases))('returns a valid map or null, with problems, for maps %s', (...corruption) =>
    checkCorruption('maps', corruption, numRuns, read),
  );

  it('returns maps whose journeys can be completed', () => {
    fc.assert(
      fc.property(createCorruptedArbitrary(bases), (json) => {
        const { map } = parseMap(json);
        if (map) completeJourney(new Walker(map, { series: 78 }));
      }),
      { numRuns: Math.ceil(numRuns / 5), seed },
    );
  });

  it.each(Object.entries({ ...JSON_VALUES, ...NON_JSON_VALUES }))(
    'returns a valid map or null when the map, or any property of it, is %s',
    (_, createValue) => {
      expect(read(createValue())).toBeNull();
      const [phase] = workshopJson.phases;
      for (const key of [...Object.keys(workshopJson), 'description', 'source', 'catalogue', 'cases', 'own'])
        read({ ...workshopJson, [key]: createValue() });
      for (const key of [...Object.keys(phase), 'outcome', 'practices', 'cases', 'own'])
        read({ ...workshopJson, phases: [{ ...phase, [key]: createValue() }] });
      read({ ...workshopJson, phases: [createValue(), phase, createValue()] });
      read({
        ...workshopJson,
        catalogue: {
          tools: createValue(),
          parts: [{ id: 'part', name: 'Part', tools: createValue() }],
          glossary: [createValue()],
          own: createValue(),
        },
      });
      read({ ...workshopJson, source: { label: createValue(), href: createValue(), id: createValue() } });
      expectNoPollution();
    },
  );
});

describe('parseMap: extreme maps', () => {
  it('returns null and reports duplicate-id for each phase when the map and all items have the same id', () => {
    const text = JSON.stringify(workshopJson).replaceAll(/"id":"(?!go|wait|stop)[^"]+"/g, '"id":"same"');
    const { map, problems } = parseMap(text);
    expect(map).toBeNull();
    expect(problems.filter(({ code }) => code === 'duplicate-id').map(({ path }) => path)).toEqual([
      '/phases/0/id',
      '/phases/1/id',
      '/phases/2/id',
      '/phases/3/id',
    ]);
  });

  it.each(['aim', 'aim-lead', 'invitation', 'nobody-comes', 'ask-early', 'meet', 'workshop'])(
    'reports duplicate-id and keeps one item when items of any kind have the id %s',
    (id) => {
      for (const replacedId of ['people', 'people-lead', 'agenda', 'wrong-people', 'ask-in-person', 'keep']) {
        const text = JSON.stringify(workshopJson).replaceAll(`"id":"${replacedId}"`, `"id":"${id}"`);
        expect(parseMap(text).problems.map(({ code }) => code)).toContain('duplicate-id');
        expect(listIds(read(text)!).filter((item) => item === id)).toHaveLength(1);
      }
    },
  );

  it('returns a usable map of thousands of phases', () => {
    const phases = Array.from({ length: 3000 }, (_, i) => ({
      id: `p${i}`,
      title: `Phase ${i}`,
      groups: [{ id: `g${i}`, title: 'G', leads: [{ id: `q${i}`, text: 'Q?' }] }],
      exit: { groups: 'all' },
    }));
    const { map, problems } = parseMap(JSON.stringify({ ...workshopJson, phases }));
    expect(problems).toEqual([]);
    const walker = new Walker(map!, { series: 79 });
    walker.complete('p0', 'p1');
    expect(walker.journey.phase).toBe('p2');
    expectUsable(map!, walker.journey);
  });

  it.each<[string, unknown]>([
    [
      'only ids and no texts',
      {
        phases: [
          {
            id: 'p',
            groups: [{ id: 'g', questions: [{ id: 'q' }] }],
            tools: [{ id: 't' }],
            risks: [{ id: 'r' }],
            measures: [{ id: 'm' }],
            ideas: [{ id: 'i' }],
            exit: { decision: { options: [{ id: 'go' }] } },
          },
        ],
      },
    ],
    ['one phase and nothing else', { phases: [{ id: 'p' }] }],
    ['one phase among invalid values', { phases: [null, 7, [], {}, { id: '' }, { id: 'p' }, { id: '__proto__' }] }],
  ])('returns a usable map for a definition with %s', (_, json) => {
    const map = read(json)!;
    expect(map.phases.map(({ id }) => id)).toEqual(['p']);
    const journey = replay(
      map,
      getSatisfyingCommands(map, 'p').flatMap((command) => {
        const outcome = decide(map, createJourney(map), command);
        return outcome.ok ? outcome.facts : [];
      }),
    );
    expectUsable(map, journey);
  });

  it.each<[string, string]>([
    ['lists', createDeepText('[', ']')],
    ['objects', `${'{"phases":'.repeat(DEPTH)}1${'}'.repeat(DEPTH)}`],
  ])(
    'returns null for a hundred thousand levels of %s, and keeps the phases of a map when a property has them',
    (_, deepJson) => {
      expect(read(deepJson)).toBeNull();
      expect(read(JSON.stringify(workshopJson).replace('"title":', `"own":${deepJson},"title":`))!.phases).toHaveLength(
        4,
      );
      for (const value of [createDeepList(), createDeepObject()]) {
        expect(read(value)).toBeNull();
        expect(read({ ...workshopJson, own: value, phases: [...workshopJson.phases, value] })!.phases).toHaveLength(4);
      }
    },
  );

  it('reads maps with circular references', () => {
    const json = Object.assign(copy(workshopJson), { own: createCyclicObject() }) as unknown as { phases: unknown[] };
    json.phases.push(json);
    expect(read(structuredClone(json))!.phases).toHaveLength(4);
  });

  it('keeps texts with scripts and bidirectional controls as plain text', () => {
    const maliciousText =
      '<script>alert(1)</script> [x](javascript:alert(1)) <img src=x onerror=alert(1)> \u202egnp.exe\u2066';
    const map = read(
      JSON.parse(
        JSON.stringify(workshopJson).replaceAll(
          /"(title|text|name|summary|headline)":"[^"]*"/g,
          (_, key) => `"${key}":${JSON.stringify(maliciousText)}`,
        ),
      ),
    )!;
    expect(map.title).toBe(maliciousText);
    const markdown = toMarkdown(map, createJourney(map));
    // Each bracket must be escaped.
    expect(markdown).not.toMatch(/(?<!\\)<(script|img)|(?<!\\)\[x\]/);
  });

  it.each<[string, unknown]>([
    ['as a javascript URL', 'javascript:alert(1)'],
    ['inside a list', ['https://example.org']],
    ['inside an object', { toString: 'https://example.org' }],
    ['with a leading space', ' javascript:alert(1)'],
    ['before a line break and a valid link', 'javascript:alert(1)\nhttps://example.org'],
    ['as a data URL', 'data:text/html,<script>alert(1)</script>'],
    ['with a leading control character', '\u0001javascript:alert(1)'],
  ])('leaves out an unsafe link of the source: %s', (_, href) => {
    const { map, problems } = parseMap({ ...workshopJson, source: { label: 'S', href } });
    expect(map!.source).toEqual({ label: 'S' });
    expect(problems.map(({ path }) => path)).toEqual(['/source/href']);
  });

  it('takes time in proportion to the size of the map', () => {
    const createParts = (size: number, kind: string) =>
      Array.from({ length: size }, (_, i) => ({ id: `${kind}${i}`, name: 'N' }));
    const createMapText = (size: number) =>
      JSON.stringify({
        ...workshopJson,
        catalogue: { tools: createParts(size, 'catalogue') },
        phases: [
          {
            id: 'p',
            title: 'P',
            tools: createParts(size, 't').map((tool) => ({ ...tool, tools: ['catalogue0'] })),
            risks: createParts(size, 'r'),
            measures: createParts(size, 'm').map((item) => ({ ...item, addresses: ['r0'] })),
          },
        ],
      });
    expect(measureGrowth(createMapText, (text) => void parseMap(text), 1000, 8000)).toBeLessThan(1.6);
  });
});

describe('parseOverlay and applyOverlay', () => {
  const german = {
    language: 'de',
    strings: { 'workshop.title': 'Eine Werkstatt', 'plan.title': 'Planen', 'plan.decision.go': 'Ja.' },
  };

  it.each<[string, fc.Arbitrary<unknown>]>([
    ['with up to eight corrupted properties', createCorruptedArbitrary([german])],
    ['with a value that is not JSON', createNonJsonArbitrary([german])],
    ['of any type', anythingArbitrary],
  ])('return a valid map and do not throw for overlays %s', (_, arbitrary) => {
    fc.assert(
      fc.property(arbitrary, (json) => {
        const overlay = parseOverlay(json);
        if (overlay) expect(listMapErrors({ ...applyOverlay(workshop, overlay), language: 'de' })).toEqual([]);
      }),
      { numRuns, seed },
    );
    expectNoPollution();
  });

  it('change texts only: no link, no exit rule and no key without an id', () => {
    const map = parseMap({ ...workshopJson, source: { label: 'S', href: 'https://example.org' } }).map!;
    const strings = Object.fromEntries(
      ['undefined', 'null', 'workshop.source', 'workshop', 'plan.exit'].flatMap((id) =>
        ['href', 'groups', 'risks', 'id', 'version'].map((field) => [`${id}.${field}`, 'javascript:alert(1)']),
      ),
    );
    const translated = applyOverlay(map, parseOverlay({ language: 'de', strings }) as LocaleOverlay);
    expect(translated).toEqual({ ...map, language: 'de' });
  });

  it('keep the text when the string of the overlay is empty', () => {
    const overlay = parseOverlay({
      language: 'de',
      strings: { 'plan.title': ' ', 'meet.title': '', 'keep.title': 'Bleiben' },
    })!;
    expect(applyOverlay(workshop, overlay).phases.map(({ title }) => title)).toEqual([
      'Plan',
      'Meet',
      'Bleiben',
      'Share',
    ]);
  });
});
