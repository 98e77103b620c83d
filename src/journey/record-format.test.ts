import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readJourney, workshop } from '../../test/kit/maps.js';
import { Walker } from '../../test/kit/journey-walker.js';
import { mergeJourneys, toMarkdown } from './index.js';

// One journey in every format that records have had. These files must never be changed or removed.
const folder = new URL('../../test/fixtures/records/', import.meta.url);
const readFixture = (file: string) => readFileSync(new URL(file, folder), 'utf8');
const createHandwrittenRecord = (cycle: object) => ({
  format: 'process-map-journey',
  version: 1,
  id: 'mine',
  createdAt: '2026-01-01',
  map: { id: 'workshop' },
  cycles: [cycle],
});

describe('record formats of earlier versions', () => {
  const currentFormat = readFixture('1.json');
  const files = readdirSync(folder);

  it('have a fixture each, as does the current format', () => {
    expect(files).toEqual(expect.arrayContaining(['1.json', '1-by-id-alone.json']));
  });

  it.each(files)('parseJourney reads %s without problems as the same journey', (file) => {
    expect(readJourney(readFixture(file))).toEqual(JSON.parse(currentFormat));
  });

  it.each(files)('a journey read from %s can be continued until it is completed', (file) => {
    expect(new Walker(workshop, { journey: readJourney(readFixture(file)) }).finish().view.unplaced).toBe(6);
  });

  it.each(files)('%s merges with the current format without a change, and has the same Markdown export', (file) => {
    const journey = readJourney(readFixture(file));
    expect(mergeJourneys(journey, readJourney(currentFormat))).toEqual(journey);
    expect(toMarkdown(workshop, journey)).toBe(toMarkdown(workshop, readJourney(currentFormat)));
  });

  it('parseJourney merges entries by id and by phase: the later text wins, the earlier becomes a variant', () => {
    const olderEntry = { text: 'Alone.', at: '2026-01-01T00:00:00.000Z', by: 'a' };
    const newerEntry = { text: 'By phase.', at: '2026-01-02T00:00:00.000Z', by: 'b' };
    const answers = { 'aim-why': olderEntry, plan: { 'aim-why': newerEntry }, meet: { 'start-lead': newerEntry } };
    const mergedEntry = { 'aim-why': { ...newerEntry, variants: [{ id: 'a', text: 'Alone.', at: olderEntry.at }] } };
    expect(readJourney(createHandwrittenRecord({ answers })).cycles[0]?.answers).toEqual({
      plan: mergedEntry,
      meet: { 'start-lead': newerEntry },
    });
  });

  it('parseJourney keeps a risk entry with cleared fields only, by id and by phase', () => {
    const risk = { stamps: { owner: { at: '2026-01-01T00:00:00.000Z', by: 'a' } } };
    for (const risks of [{ 'nobody-comes': risk }, { plan: { 'nobody-comes': risk } }]) {
      expect(readJourney(createHandwrittenRecord({ risks })).cycles[0]?.risks).toEqual({
        plan: { 'nobody-comes': risk },
      });
    }
  });

  it('parseJourney reads ids that are named like fields of an entry as ids', () => {
    const stamp = { at: '2026-01-01T00:00:00.000Z', by: 'a' };
    const entriesNamedLikeFields = { text: { text: 'So.', ...stamp }, stamps: { text: 'Or so.', ...stamp } };
    const risks = { stamps: { stamps: { owner: stamp } } };
    expect(
      readJourney(createHandwrittenRecord({ answers: { gone: entriesNamedLikeFields }, risks: { gone: risks } }))
        .unplaced,
    ).toEqual({
      1: { answers: entriesNamedLikeFields, risks },
    });
  });
});
