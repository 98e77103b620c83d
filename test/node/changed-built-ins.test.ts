// The library on pages whose old script libraries changed built-ins. See also old-script-libraries.test.ts.
import { describe, expect, it } from 'vitest';
import { countVariants } from '../../src/elements/context/selectors.js';
import { mayChangeByMerge } from '../../src/elements/process-map/controllers/merge-external.js';
import * as api from '../../src/journey/index.js';
import { SaveQueue, type SaveResult } from '../../src/stores/save-queue.js';
import { WebStorageStore } from '../../src/stores/web-storage-store.js';
import { addEntriesOfEveryKind } from '../kit/entries-of-every-kind.js';
import { Walker } from '../kit/journey-walker.js';
import { readJourney, readMap, workshop, workshopJson } from '../kit/maps.js';
import { oldScripts, runAfter } from '../kit/old-scripts.js';

const walker = new Walker(workshop);
const otherWalker = walker.fork();
addEntriesOfEveryKind(walker, otherWalker);

/** Copies a value, with ids that old scripts add to all objects. */
const rename = <T>(value: T): T => {
  let text = JSON.stringify(value);
  for (const [id, name] of Object.entries({
    plan: 'first',
    meet: 'clone',
    'aim-why': 'values',
    'people-lead': 'keys',
    'end-how': 'map',
    people: 'each',
    agenda: 'size',
    'nobody-comes': 'contains',
  }))
    text = text.replaceAll(`"${id}"`, `"${name}"`);
  return JSON.parse(text) as T;
};
const mapText = JSON.stringify(rename(workshopJson));
const map = readMap(mapText);
const start = new Walker(map).journey;
const facts = rename(walker.facts);
const journey = readJourney(rename(walker.journey), map);
const otherJourney = readJourney(rename(otherWalker.journey), map);
const text = JSON.stringify(journey);
const overlay = { language: 'fr', strings: { 'first.title': 'Le plan' } };
const now = () => new Date(Date.UTC(2026, 5, 1));

/**
 * Returns the results of what the package exports for Node. Without commands that reach XState, which only the one-file
 * builds make safe.
 */
const runEverything = () => ({
  map: api.parseMap(mapText),
  journey: api.parseJourney(text, map),
  created: api.createJourney(map, { id: 'id', now }),
  replayed: api.replay(map, facts, start),
  merged: api.mergeJourneys(journey, otherJourney),
  mergedWithBase: api.mergeJourneys(journey, otherJourney, start),
  view: api.viewJourney(map, journey),
  markdown: api.toMarkdown(map, journey),
  translated: api.applyOverlay(map, api.parseOverlay(overlay)!),
  denied: api.decide(map, start, { type: 'no.command' }, { now }),
  variantCounts: map.phases.flatMap(({ groups }) =>
    groups.map((group) => countVariants(group, api.viewJourney(map, start))),
  ),
  mayChange: mayChangeByMerge('values', journey, otherJourney),
});

/** A storage in memory. */
function createStorage() {
  const texts = new Map<string, string>();
  const storage = {
    getItem: (key: string) => texts.get(key) ?? null,
    setItem: (key: string, text: string) => texts.set(key, text),
  };
  return { texts, store: new WebStorageStore(() => storage as unknown as Storage) };
}

/** Saves the journey with a queue, and returns the results. */
function save(store: ConstructorParameters<typeof SaveQueue>[0]): SaveResult[] {
  const results: SaveResult[] = [];
  const queue = new SaveQueue(store, 'key', (result) => results.push(result));
  queue.enqueue(journey, facts);
  queue.flush();
  queue.finish();
  return results;
}

describe.each(Object.entries(oldScripts))('on a page with %s', (_, script) => {
  it('reads, replays, merges and exports as on any other page', () => {
    const expected = runEverything();
    const results = runAfter(script, runEverything);
    for (const [name, result] of Object.entries(results))
      expect(result, name).toEqual(expected[name as keyof typeof expected]);
  });

  it('stores the record and the drafts', () => {
    const { texts, store } = createStorage();
    runAfter(script, () => {
      save(store);
      store.saveDrafts('key', { 'plan:reason': 'Because "it" rains' });
    });
    expect(JSON.parse(texts.get('key')!)).toEqual(journey);
    expect(JSON.parse(texts.get('key:drafts')!)).toEqual({ 'plan:reason': 'Because "it" rains' });
  });

  it('passes copies to the store of the page that JSON.stringify writes as they are', () => {
    const saved: string[] = [];
    runAfter(script, () =>
      save({ save: (_key, ...copies) => saved.push(...copies.slice(0, 2).map((copy) => JSON.stringify(copy))) }),
    );
    expect(saved.map((each): unknown => JSON.parse(each))).toEqual([journey, facts]);
  });
});

describe('a page that has broken JSON', () => {
  it.each([
    ['text that is cut off', `JSON.stringify = () => '["';`],
    ['text that holds less', `const { stringify } = JSON; JSON.stringify = (value) => stringify(value[0] ? [] : {});`],
    ['a parser that returns something else', `JSON.parse = () => ({});`],
  ])('saves nothing and says why: %s', (_, script) => {
    const saved: unknown[] = [];
    const results = runAfter(script, () => save({ save: (...values) => saved.push(values) }));
    expect(saved).toEqual([]);
    expect(results).toMatchObject([{ status: 'failed', error: { message: /cannot be stored as JSON text/ } }]);
  });
});
