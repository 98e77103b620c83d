// The fault campaign in Node: random interleavings of typing, saving, loading, settings and pages that close.
import type * as Lit from 'lit';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { printLines, readNumber } from '../kit/long-run.js';
import { runCampaign } from './campaign.js';
import { HeadlessMutationObserver } from './headless-lit.js';
import { HeadlessPage, installWindow } from './headless-page.js';

vi.mock('lit', async (importLit) => {
  const { createHeadlessLit } = await import('./headless-lit.js');
  return createHeadlessLit(importLit<typeof Lit>);
});

/** Seed of the first interleaving; the others follow. */
const firstSeed = readNumber('FAULTS_SEED', 1, Date.now() % 2 ** 31);
const count = readNumber('FAULTS_RUNS', 10_000, 100_000);

/** Limit for the time that a failing run takes. */
const MAX_REPORTS = 100;

describe('random interleavings', () => {
  beforeAll(() => {
    installWindow();
    vi.stubGlobal('MutationObserver', HeadlessMutationObserver);
    vi.stubGlobal('window', globalThis);
    vi.stubGlobal('top', globalThis);
    vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  });
  afterAll(() => void vi.unstubAllGlobals());

  it(`keep every text, or say that it is not saved (${count} from seed ${firstSeed})`, async () => {
    const campaign = { firstSeed, count, maxReports: MAX_REPORTS };
    const { lines, report, totals } = await runCampaign(campaign, (browser) => new HeadlessPage(browser));
    printLines(...lines);
    expect(report).toBe('');
    // A generator that types nothing, or closes no page, finds nothing.
    expect(totals.typed).toBeGreaterThan(count);
    expect(totals.pages).toBeGreaterThan(count);
    expect(totals.saidNotSaved).toBeLessThan(totals.typed / 4);
  });
});
