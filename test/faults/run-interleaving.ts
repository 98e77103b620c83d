// Executes an interleaving from start to end, and shortens one that fails.
import { createDice } from '../kit/random-choices.js';
import { formatStep, type Interleaving, type Step } from './alphabet.js';
import { VirtualClock } from './clock.js';
import { formatKind, type Failure } from './oracle.js';
import type { OpenPage } from './page.js';
import { TextLedger } from './text-ledger.js';
import { Visit } from './visit.js';
import { World } from './world.js';

/** Makes random ids repeatable. */
function installRandom(roll: (sides: number) => number): () => void {
  const original = crypto.getRandomValues;
  const fill = (bytes: Uint8Array) => bytes.map(() => roll(256));
  Object.defineProperty(crypto, 'getRandomValues', { configurable: true, writable: true, value: fill });
  return () =>
    Object.defineProperty(crypto, 'getRandomValues', { configurable: true, writable: true, value: original });
}

export interface Result {
  /** Texts that were lost; the first of each check. */
  readonly failures: readonly Failure[];
  readonly counts: Readonly<Record<'typed' | 'replaced' | 'saidNotSaved' | 'pages', number>>;
}

/** Executes an interleaving. */
export async function runInterleaving(
  { seed, start, steps, isHealing }: Interleaving,
  openPage: OpenPage,
): Promise<Result> {
  const clock = new VirtualClock();
  const roll = createDice(seed);
  const ledger = new TextLedger();
  const world = new World(clock, ledger, roll);
  const restore = [clock.install(), installRandom(roll)];
  try {
    const visit = new Visit(world, ledger, clock, openPage, start);
    await visit.open();
    for (const step of steps) await visit.execute(step);
    await visit.end(isHealing);
    return { failures: visit.failures, counts: { ...ledger.counts, ...visit.counts } };
  } finally {
    for (const restoreGlobal of restore) restoreGlobal();
  }
}

/** Executes an interleaving, and returns its failure of this kind. */
export async function findFailure(
  interleaving: Interleaving,
  kind: string,
  openPage: OpenPage,
): Promise<Failure | undefined> {
  const { failures } = await runInterleaving(interleaving, openPage);
  return failures.find((failure) => formatKind(failure) === kind);
}

/** Leaves out steps as long as a failure of this kind remains. */
export async function shorten(interleaving: Interleaving, kind: string, openPage: OpenPage): Promise<Interleaving> {
  const hasFailed = async (steps: readonly Step[]) =>
    (await findFailure({ ...interleaving, steps }, kind, openPage)) !== undefined;
  let steps = [...interleaving.steps];
  for (let size = Math.ceil(steps.length / 2); size >= 1;) {
    let isShorter = false;
    for (let i = 0; i < steps.length;) {
      const shorter = [...steps.slice(0, i), ...steps.slice(i + size)];
      if (await hasFailed(shorter)) {
        steps = shorter;
        isShorter = true;
      } else i += size;
    }
    if (!isShorter || size > 1) size = size === 1 ? 0 : Math.floor(size / 2) || 1;
  }
  return { ...interleaving, steps };
}

/** Formats an interleaving with what is lost in it. */
export const formatFailure = (interleaving: Interleaving, failure: Failure): string =>
  [
    `Seed ${interleaving.seed}: ${formatKind(failure)}`,
    `  ${failure.entry.mark} in "${failure.entry.field}" of ${failure.entry.key}`,
    `  start place=${interleaving.start}`,
    ...interleaving.steps.map((step) => `  ${formatStep(step)}`),
    `  end ${interleaving.isHealing ? 'healing' : 'as things are'}`,
  ].join('\n');
