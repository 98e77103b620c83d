// Runs many interleavings, counts what they reach, and reports what was lost, shortened.
import { createInterleaving } from './alphabet.js';
import { formatKind } from './oracle.js';
import type { OpenPage } from './page.js';
import { formatFailure, runInterleaving, shorten, type Result } from './run-interleaving.js';

export interface Campaign {
  readonly firstSeed: number;
  readonly count: number;

  /** Number of kinds of failures of which an example is shortened and reported. */
  readonly maxReports: number;
}

export interface CampaignResult {
  /** A line on what was reached, and one for each kind of failure with its seeds. */
  readonly lines: readonly string[];

  /** Shortened interleavings that lose something; an empty text if nothing is lost. */
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
    lines.push(`${seeds.length} times: ${kind}; seeds ${seeds.slice(0, MAX_SEEDS_IN_LINE).join(' ')}`);
    const [seed] = seeds;
    if (seed === undefined || reports.length >= maxReports) continue;
    const shortened = await shorten(createInterleaving(seed), kind, openPage);
    const { failures } = await runInterleaving(shortened, openPage);
    const failure = failures.find((candidate) => formatKind(candidate) === kind);
    if (failure) reports.push(formatFailure(shortened, failure));
  }
  return { lines, report: reports.join('\n\n'), totals };
}
