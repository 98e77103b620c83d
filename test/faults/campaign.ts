// Runs many interleavings, counts what they reach, and reports what was lost, shortened.
import { createInterleaving } from './alphabet.js';
import { formatKind } from './oracle.js';
import type { OpenPage } from './page.js';
import { findFailure, formatFailure, runInterleaving, shorten, type Result } from './run-interleaving.js';

export interface Campaign {
  readonly firstSeed: number;
  readonly count: number;

  /** Number of kinds of failures of which an example is shortened. The others are reported by their seeds. */
  readonly maxReports: number;
}

export interface CampaignResult {
  /** A line on what was reached, and one for each kind of failure with its seeds. */
  readonly lines: readonly string[];

  /** An example of each kind of failure, shortened if it recurs alone; an empty text if nothing is lost. */
  readonly report: string;
  readonly totals: Result['counts'];
}

const MAX_SEEDS_IN_LINE = 12;

export async function runCampaign(
  { firstSeed, count, maxReports }: Campaign,
  openPage: OpenPage,
): Promise<CampaignResult> {
  const startTime = performance.now();
  const totals = { pages: 0, typed: 0, replaced: 0, saidNotSaved: 0 };
  const seedsByKind = new Map<string, number[]>();
  for (let seed = firstSeed; seed < firstSeed + count; seed++) {
    const { failures, counts } = await runInterleaving(createInterleaving(seed), openPage);
    for (const [name, number] of Object.entries(counts)) totals[name as keyof typeof totals] += number;
    for (const kind of new Set(failures.map(formatKind)))
      seedsByKind.set(kind, [...(seedsByKind.get(kind) ?? []), seed]);
  }
  const { pages, typed, replaced, saidNotSaved } = totals;
  const lines = [
    `${count} interleavings from seed ${firstSeed}, ${Math.round(performance.now() - startTime)} ms: ${pages} pages, ` +
      `${typed} texts, ${replaced} of them replaced, ${saidNotSaved} not saved as the bar said`,
  ];
  const reports: string[] = [];
  for (const [kind, seeds] of seedsByKind) {
    const line = `${seeds.length} times: ${kind}; seeds ${seeds.slice(0, MAX_SEEDS_IN_LINE).join(' ')}`;
    lines.push(line);
    const isExampleWanted = reports.length < maxReports;
    // A kind without an example is reported, too: a report that is empty means that nothing was lost.
    reports.push((isExampleWanted && (await findExample(seeds, kind, openPage))) || line);
  }
  return { lines, report: reports.join('\n\n'), totals };
}

/** Runs interleavings alone until one fails in the same way. Returns it shortened, or says that none did. */
async function findExample(seeds: readonly number[], kind: string, openPage: OpenPage): Promise<string> {
  const tried = seeds.slice(0, MAX_SEEDS_IN_LINE);
  for (const seed of tried) {
    const interleaving = createInterleaving(seed);
    if (!(await findFailure(interleaving, kind, openPage))) continue;
    const shortened = await shorten(interleaving, kind, openPage);
    const failure = await findFailure(shortened, kind, openPage);
    if (failure) return formatFailure(shortened, failure);
  }
  return `Seeds ${tried.join(' ')}: ${kind}\n  did not recur alone, so an interleaving before it has left something behind`;
}
