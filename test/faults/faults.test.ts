// The fault campaign in Node: random interleavings of typing, saving, loading, settings and pages that close.
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { keysOf } from '../../src/utils/objects.js';
import { printLines, readNumber } from '../kit/long-run.js';
import { createInterleaving } from './alphabet.js';
import { HeadlessMutationObserver } from './headless-lit.js';
import { HeadlessPage, installWindow } from './headless-page.js';
import { formatKind } from './oracle.js';
import { formatFailure, runInterleaving, shorten } from './run-interleaving.js';

vi.mock('lit', async (importLit) => {
  const { createHeadlessLit } = await import('./headless-lit.js');
  return createHeadlessLit(importLit<typeof import('lit')>);
});

const openPage = (browser: ConstructorParameters<typeof HeadlessPage>[0]) => new HeadlessPage(browser);

/** Seed of the first interleaving; the others follow. */
const firstSeed = readNumber('FAULTS_SEED', 1, Date.now() % 2 ** 31);
const count = readNumber('FAULTS_RUNS', 10_000, 100_000);

/** Number of failures of one kind that are shortened and printed. */
const PRINTED_PER_KIND = readNumber('FAULTS_PRINT', 1, 1);

describe('random interleavings', () => {
  beforeAll(() => {
    installWindow();
    vi.stubGlobal('MutationObserver', HeadlessMutationObserver);
    vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  });
  afterAll(() => void vi.unstubAllGlobals());

  it(`keep every text, or say that it is not saved (${count} from seed ${firstSeed})`, async () => {
    const startTime = performance.now();
    const seedsByKind = new Map<string, number[]>();
    const totals = { pages: 0, typed: 0, replaced: 0, saidNotSaved: 0 };
    for (let seed = firstSeed; seed < firstSeed + count; seed++) {
      const { failures, counts } = await runInterleaving(createInterleaving(seed), openPage);
      for (const name of keysOf(totals)) totals[name] += counts[name];
      for (const kind of new Set(failures.map(formatKind)))
        seedsByKind.set(kind, [...(seedsByKind.get(kind) ?? []), seed]);
    }
    printLines(
      `${count} interleavings from seed ${firstSeed}, ${Math.round(performance.now() - startTime)} ms: ` +
        keysOf(totals)
          .map((name) => `${totals[name]} ${name}`)
          .join(', '),
    );
    const reports: string[] = [];
    for (const [kind, seeds] of seedsByKind) {
      printLines(`${seeds.length} times: ${kind}; seeds ${seeds.slice(0, 12).join(' ')}`);
      for (const seed of seeds.slice(0, PRINTED_PER_KIND)) {
        const shortened = await shorten(createInterleaving(seed), kind, openPage);
        const { failures } = await runInterleaving(shortened, openPage);
        const failure = failures.find((candidate) => formatKind(candidate) === kind);
        if (failure) reports.push(formatFailure(shortened, failure));
      }
    }
    expect(reports.join('\n\n')).toBe('');
  });
});
