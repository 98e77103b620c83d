import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { workshop } from '../../test/kit/maps.js';
import { Walker } from '../../test/kit/journey-walker.js';
import { mergeJourneys, parseJourney, toMarkdown } from './index.js';
import type { Journey } from './index.js';

// One journey in every shape that records have had. A file here is never changed and never removed.
const folder = new URL('../../test/fixtures/records/', import.meta.url);
const textOf = (file: string) => readFileSync(new URL(file, folder), 'utf8');
const read = (json: unknown): Journey => {
  const { journey, problems } = parseJourney(json, workshop);
  expect(problems).toEqual([]);
  return journey!;
};
const byHand = (cycle: object) => ({
  format: 'process-map-journey',
  version: 1,
  id: 'mine',
  createdAt: '2026-01-01',
  map: { id: 'workshop' },
  cycles: [cycle],
});

describe('past shapes of a record', () => {
  const present = textOf('1.json');
  const files = readdirSync(folder);

  it('has a fixture of the present shape, and of each one before', () => {
    expect(files).toEqual(expect.arrayContaining(['1.json', '1-by-id-alone.json']));
  });

  it.each(files)('%s is read whole, without a problem, as the same journey', (file) => {
    expect(read(textOf(file))).toEqual(JSON.parse(present));
  });

  it.each(files)('%s can be gone on with, to the end', (file) => {
    expect(new Walker(workshop, { journey: read(textOf(file)) }).finish().view.unplaced).toBe(6);
  });

  it.each(files)('%s merges with the present shape as with itself, and is printed the same', (file) => {
    const journey = read(textOf(file));
    expect(mergeJourneys(journey, read(present))).toEqual(journey);
    expect(toMarkdown(workshop, journey)).toBe(toMarkdown(workshop, read(present)));
  });

  it('entries by id alone and by phase may stand side by side, also of one question: the later stands, no text is lost', () => {
    const old = { text: 'Alone.', at: '2026-01-01T00:00:00.000Z', by: 'a' };
    const anew = { text: 'By phase.', at: '2026-01-02T00:00:00.000Z', by: 'b' };
    const answers = { 'aim-why': old, plan: { 'aim-why': anew }, meet: { 'start-lead': anew } };
    const both = { 'aim-why': { ...anew, variants: [{ id: 'a', text: 'Alone.', at: old.at }] } };
    expect(read(byHand({ answers })).cycles[0]?.answers).toEqual({ plan: both, meet: { 'start-lead': anew } });
  });

  it('a risk of which every field was cleared is one, by id alone too', () => {
    const risk = { stamps: { owner: { at: '2026-01-01T00:00:00.000Z', by: 'a' } } };
    for (const risks of [{ 'nobody-comes': risk }, { plan: { 'nobody-comes': risk } }]) {
      expect(read(byHand({ risks })).cycles[0]?.risks).toEqual({ plan: { 'nobody-comes': risk } });
    }
  });

  it('ids that are called like fields of an entry are ids', () => {
    const stamp = { at: '2026-01-01T00:00:00.000Z', by: 'a' };
    const named = { text: { text: 'So.', ...stamp }, stamps: { text: 'Or so.', ...stamp } };
    const risks = { stamps: { stamps: { owner: stamp } } };
    expect(read(byHand({ answers: { gone: named }, risks: { gone: risks } })).unplaced).toEqual({
      1: { answers: named, risks },
    });
  });
});
