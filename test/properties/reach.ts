// Counts the states, commands and denials that a property reached, so that a weak generator fails.
import { readFileSync } from 'node:fs';
import type { Journey, Outcome, ReasonCode } from '../../src/journey/index.js';
import { printLines } from '../kit/long-run.js';

/** The codes documented in docs/journey.md. */
export const documentedCodes = [
  ...readFileSync(new URL('../../docs/journey.md', import.meta.url), 'utf8').matchAll(/^\| (`.+?`) \|/gm),
].flatMap(([, cell = '']) => cell.match(/[a-z-]+/g) ?? []) as ReasonCode[];

const isObject = (value: unknown): value is { type?: unknown } => typeof value === 'object' && value !== null;

export class Coverage {
  readonly #counts = new Map<string, Map<string, number>>();
  sequences = 0;
  commands = 0;

  add(category: string, value: string): void {
    const counts = this.#counts.get(category) ?? new Map<string, number>();
    this.#counts.set(category, counts.set(value, (counts.get(value) ?? 0) + 1));
  }

  record(command: unknown, outcome: Outcome, { map, phase, status, cycle }: Journey): void {
    this.commands++;
    const codes = outcome.ok ? [] : outcome.denial.reasons.map(({ code }) => code);
    for (const code of new Set(codes)) this.add('denial codes', code);
    const isCommand = isObject(command) && typeof command.type === 'string' && !codes.includes('unknown-command');
    const type = isCommand ? String(command.type) : 'invalid';
    if (outcome.ok) this.add(outcome.facts.length ? 'accepted commands' : 'commands without facts', type);
    else this.add('denied commands', type);
    this.add('status', status);
    this.add('cycle', cycle > 3 ? 'later' : `${cycle}`);
    this.add('phase', `${map.id} ${phase}`);
  }

  /** Lists the reached values of a category. */
  list(category: string): string[] {
    return [...(this.#counts.get(category)?.keys() ?? [])].sort();
  }

  print(title: string): void {
    const formatLine = ([category, counts]: [string, Map<string, number>]) =>
      `${category}: ${[...counts]
        .sort()
        .map(([value, count]) => `${value} ${count}`)
        .join(', ')}`;
    printLines(
      `${title}: ${this.sequences} sequences, ${this.commands} commands`,
      ...[...this.#counts]
        .sort()
        .map(formatLine)
        .map((text) => `  ${text}`),
    );
  }
}
