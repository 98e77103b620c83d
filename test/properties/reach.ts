// Counts what the sequences of a property came by, so that a generator that reaches nothing fails.
import { readFileSync } from 'node:fs';
import type { Journey, Outcome, ReasonCode } from '../../src/journey/index.js';
import { tell } from '../kit/long-run.js';

/** The closed list of codes, as docs/journey.md gives it. */
export const codes = [
  ...readFileSync(new URL('../../docs/journey.md', import.meta.url), 'utf8').matchAll(/^\| (`.+?`) \|/gm),
].flatMap(([, cell = '']) => cell.match(/[a-z-]+/g) ?? []) as ReasonCode[];

const isObject = (value: unknown): value is { type?: unknown } => typeof value === 'object' && value !== null;

export class Reach {
  readonly #counts = new Map<string, Map<string, number>>();
  sequences = 0;
  commands = 0;

  add(what: string, which: string): void {
    const counts = this.#counts.get(what) ?? new Map<string, number>();
    this.#counts.set(what, counts.set(which, (counts.get(which) ?? 0) + 1));
  }

  see(command: unknown, outcome: Outcome, { map, phase, status, cycle }: Journey): void {
    this.commands++;
    const codes = outcome.ok ? [] : outcome.denial.reasons.map(({ code }) => code);
    for (const code of new Set(codes)) this.add('denied', code);
    const isCommand = isObject(command) && typeof command.type === 'string' && !codes.includes('unknown-command');
    const type = isCommand ? String(command.type) : 'garbage';
    if (outcome.ok) this.add(outcome.facts.length ? 'taken' : 'without facts', type);
    else this.add('refused', type);
    this.add('status', status);
    this.add('cycle', cycle > 3 ? 'later' : `${cycle}`);
    this.add('phase', `${map.id} ${phase}`);
  }

  /** Which of a kind were come by. */
  of(what: string): string[] {
    return [...(this.#counts.get(what)?.keys() ?? [])].sort();
  }

  tell(title: string): void {
    const line = ([what, counts]: [string, Map<string, number>]) =>
      `${what}: ${[...counts]
        .sort()
        .map(([which, count]) => `${which} ${count}`)
        .join(', ')}`;
    tell(
      `${title}: ${this.sequences} sequences, ${this.commands} commands`,
      ...[...this.#counts]
        .sort()
        .map(line)
        .map((text) => `  ${text}`),
    );
  }
}
