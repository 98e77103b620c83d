// Maps that somebody or something damaged, or made to do harm. `npm run test:long` reads more of them; PME_SEED reads others.
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
import { amount, tell } from '../kit/long-run.js';
import { treePlanting, workshop, workshopJson } from '../kit/maps.js';
import { copy, satisfying, Walker } from '../kit/journey-walker.js';
import { goToTheEnd } from '../kit/random-choices.js';
import { expectNoPollution, expectProblems, expectUsable } from './checks.js';
import { growth } from './growth.js';
import { mapErrors } from './schemas.js';
import {
  anything,
  broken,
  brokenLive,
  damaged,
  deepList,
  deepObject,
  deepText,
  LIVE,
  loop,
  PLAIN,
  seed,
} from './values.js';

const numRuns = amount('PME_MAPS', 200, 6000);

const bases: object[] = [workshop, treePlanting, copy({ ...peerLearning, phases: peerLearning.phases.slice(0, 2) })];

/** The ids of everything that is named on a map, but those of the options of decisions. */
function idsOf(map: MapDefinition): string[] {
  const parts = map.phases.flatMap((phase) => [
    phase,
    ...phase.groups.flatMap((group) => [group, ...group.leads, ...group.questions]),
    ...[phase.tools, phase.risks, phase.measures, phase.ideas, phase.practices ?? [], phase.cases ?? []].flat(),
  ]);
  return [map, ...parts, ...(map.cases ?? [])].map(({ id }) => id);
}

/** A whole map: by its schema, by the rules the schema cannot say, and by what the library does with it. */
function expectSound(map: MapDefinition): void {
  expect(mapErrors(map)).toEqual([]);
  expect(copy(map)).toEqual(map);
  expect(parseMap(map)).toEqual({ map, problems: [] });
  const ids = idsOf(map);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { risks, measures } of map.phases) {
    for (const { addresses } of measures)
      for (const id of addresses) expect(risks.map((risk) => risk.id)).toContain(id);
  }
  expectUsable(map, createJourney(map, { id: 'new', now: () => new Date(0) }));
}

/** Maps that were looked at: much damage leads to the same. */
const seen = new Set<string>();

/** Reads, and expects a whole map or none, with reasons. */
function read(json: unknown): MapDefinition | null {
  const { map, problems } = parseMap(json);
  expectProblems(problems);
  if (!map) expect(problems.length).toBeGreaterThan(0);
  else if (!seen.has(JSON.stringify(map))) expectSound(map);
  seen.add(JSON.stringify(map));
  return map;
}

describe('parseMap, of a damaged map', () => {
  it.each(damaged(bases))('gives a sound map or null, with problems: %s', (kind, arbitrary, share) => {
    let whole = 0;
    const runs = Math.ceil((numRuns * share) / 12);
    fc.assert(
      fc.property(arbitrary, (json) => void (read(json) && whole++)),
      { numRuns: runs, seed },
    );
    expectNoPollution();
    tell(`${runs} maps ${kind}: ${whole} usable (PME_SEED=${seed})`);
    if (kind.startsWith('broken') && numRuns >= 100) expect(whole / runs).toBeGreaterThan(0.5);
  });

  it('lets a group go to the end of whatever is left', () => {
    fc.assert(
      fc.property(broken(bases), (json) => {
        const { map } = parseMap(json);
        if (map) goToTheEnd(new Walker(map, { series: 78 }));
      }),
      { numRuns: Math.ceil(numRuns / 5), seed },
    );
  });

  it.each(Object.entries({ ...PLAIN, ...LIVE }))(
    'reads as whole or not at all where it is, or holds in any of its parts, %s',
    (_, make) => {
      expect(read(make())).toBeNull();
      const [phase] = workshopJson.phases;
      for (const key of [...Object.keys(workshopJson), 'description', 'source', 'catalogue', 'cases', 'own'])
        read({ ...workshopJson, [key]: make() });
      for (const key of [...Object.keys(phase), 'outcome', 'practices', 'cases', 'own'])
        read({ ...workshopJson, phases: [{ ...phase, [key]: make() }] });
      read({ ...workshopJson, phases: [make(), phase, make()] });
      read({
        ...workshopJson,
        catalogue: {
          tools: make(),
          parts: [{ id: 'part', name: 'Part', tools: make() }],
          glossary: [make()],
          own: make(),
        },
      });
      read({ ...workshopJson, source: { label: make(), href: make(), id: make() } });
      expectNoPollution();
    },
  );
});

describe('parseMap, of a map', () => {
  it('that uses one id for everything keeps its first part, and says of each other which it meets', () => {
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
    'in which things of every kind are named like another: %s',
    (id) => {
      for (const victim of ['people', 'people-lead', 'agenda', 'wrong-people', 'ask-in-person', 'keep']) {
        const text = JSON.stringify(workshopJson).replaceAll(`"id":"${victim}"`, `"id":"${id}"`);
        expect(parseMap(text).problems.map(({ code }) => code)).toContain('duplicate-id');
        expect(idsOf(read(text)!).filter((one) => one === id)).toHaveLength(1);
      }
    },
  );

  it('of thousands of phases can be read, shown and worked in', () => {
    const phases = Array.from({ length: 3000 }, (_, i) => ({
      id: `p${i}`,
      title: `Phase ${i}`,
      groups: [{ id: `g${i}`, title: 'G', leads: [{ id: `q${i}`, text: 'Q?' }] }],
      exit: { groups: 'all' },
    }));
    const { map, problems } = parseMap(JSON.stringify({ ...workshopJson, phases }));
    expect(problems).toEqual([]);
    const at = new Walker(map!, { series: 79 });
    at.complete('p0', 'p1');
    expect(at.journey.phase).toBe('p2');
    expectUsable(map!, at.journey);
  });

  it.each<[string, unknown]>([
    [
      'no text, only ids',
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
    ['one phase among what is none', { phases: [null, 7, [], {}, { id: '' }, { id: 'p' }, { id: '__proto__' }] }],
  ])('that lacks nearly everything is a map still: %s', (_, json) => {
    const map = read(json)!;
    expect(map.phases.map(({ id }) => id)).toEqual(['p']);
    const journey = replay(
      map,
      satisfying(map, 'p').flatMap((command) => {
        const outcome = decide(map, createJourney(map), command);
        return outcome.ok ? outcome.facts : [];
      }),
    );
    expectUsable(map, journey);
  });

  it.each<[string, string, string]>([
    ['lists', '[', ']'],
    ['objects', '{"phases":', '}'],
  ])('a hundred thousand levels of %s are no map, and are cut where they stand for a part', (_, open, close) => {
    const deep = open === '[' ? deepText(open, close) : `${open.repeat(100_000)}1${close.repeat(100_000)}`;
    expect(read(deep)).toBeNull();
    expect(read(JSON.stringify(workshopJson).replace('"title":', `"own":${deep},"title":`))!.phases).toHaveLength(4);
    for (const value of [deepList(), deepObject()]) {
      expect(read(value)).toBeNull();
      expect(read({ ...workshopJson, own: value, phases: [...workshopJson.phases, value] })!.phases).toHaveLength(4);
    }
  });

  it('that refers to itself is read as far as it goes', () => {
    const json = Object.assign(copy(workshopJson), { own: loop() }) as unknown as { phases: unknown[] };
    json.phases.push(json);
    expect(read(structuredClone(json))!.phases).toHaveLength(4);
  });

  it('texts that would run, or turn their direction, stay the text they are', () => {
    const evil = '<script>alert(1)</script> [x](javascript:alert(1)) <img src=x onerror=alert(1)> \u202egnp.exe\u2066';
    const map = read(
      JSON.parse(
        JSON.stringify(workshopJson).replaceAll(
          /"(title|text|name|summary|headline)":"[^"]*"/g,
          (_, key) => `"${key}":${JSON.stringify(evil)}`,
        ),
      ),
    )!;
    expect(map.title).toBe(evil);
    const markdown = toMarkdown(map, createJourney(map));
    // Nothing of it is markup: each bracket is escaped.
    expect(markdown).not.toMatch(/(?<!\\)<(script|img)|(?<!\\)\[x\]/);
  });

  it.each<[string, unknown]>([
    ['in small letters', 'javascript:alert(1)'],
    ['in a list', ['https://example.org']],
    ['in an object', { toString: 'https://example.org' }],
    ['with a space before it', ' javascript:alert(1)'],
    ['after a line', 'javascript:alert(1)\nhttps://example.org'],
    ['of data', 'data:text/html,<script>alert(1)</script>'],
    ['with a control character', '\u0001javascript:alert(1)'],
  ])('a source that leads to no page is left out: a script %s', (_, href) => {
    const { map, problems } = parseMap({ ...workshopJson, source: { label: 'S', href } });
    expect(map!.source).toEqual({ label: 'S' });
    expect(problems.map(({ path }) => path)).toEqual(['/source/href']);
  });

  it('takes time in proportion to its size', () => {
    const partsOf = (size: number, kind: string) =>
      Array.from({ length: size }, (_, i) => ({ id: `${kind}${i}`, name: 'N' }));
    const mapOf = (size: number) =>
      JSON.stringify({
        ...workshopJson,
        catalogue: { tools: partsOf(size, 'catalogue') },
        phases: [
          {
            id: 'p',
            title: 'P',
            tools: partsOf(size, 't').map((tool) => ({ ...tool, tools: ['catalogue0'] })),
            risks: partsOf(size, 'r'),
            measures: partsOf(size, 'm').map((one) => ({ ...one, addresses: ['r0'] })),
          },
        ],
      });
    expect(growth(mapOf, (text) => void parseMap(text), 1000, 8000)).toBeLessThan(1.6);
  });
});

describe('parseOverlay and applyOverlay', () => {
  const german = {
    language: 'de',
    strings: { 'workshop.title': 'Eine Werkstatt', 'plan.title': 'Planen', 'plan.decision.go': 'Ja.' },
  };

  it.each<[string, fc.Arbitrary<unknown>]>([
    ['broken in up to eight places', broken([german])],
    ['with something that is no JSON', brokenLive([german])],
    ['that are anything at all', anything],
  ])('never throw, and leave a sound map: overlays %s', (_, arbitrary) => {
    fc.assert(
      fc.property(arbitrary, (json) => {
        const overlay = parseOverlay(json);
        if (overlay) expect(mapErrors({ ...applyOverlay(workshop, overlay), language: 'de' })).toEqual([]);
      }),
      { numRuns, seed },
    );
    expectNoPollution();
  });

  it('an overlay changes texts only: no link, no rule and no key of what has no id', () => {
    const map = parseMap({ ...workshopJson, source: { label: 'S', href: 'https://example.org' } }).map!;
    const strings = Object.fromEntries(
      ['undefined', 'null', 'workshop.source', 'workshop', 'plan.exit'].flatMap((id) =>
        ['href', 'groups', 'risks', 'id', 'version'].map((field) => [`${id}.${field}`, 'javascript:alert(1)']),
      ),
    );
    const translated = applyOverlay(map, parseOverlay({ language: 'de', strings }) as LocaleOverlay);
    expect(translated).toEqual({ ...map, language: 'de' });
  });

  it('an empty string of an overlay leaves the text as it is', () => {
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
