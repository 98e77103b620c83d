import type { Journey } from '../../journey/types/record.js';
import type { MapModel } from '../context/map-context.js';
import { valuesOf } from '../../utils/objects.js';

/** Number of answers after which a person is advised to download a backup, if only the browser keeps the record. */
const ANSWERS_BEFORE_BACKUP = 10;

/** Returns true if enough answers were written after a time. */
const hasManyAnswersSince = ({ cycles }: Journey, time: string): boolean =>
  cycles
    .flatMap(({ answers }) => valuesOf(answers).flatMap((answersOfPhase) => valuesOf(answersOfPhase)))
    .filter(({ text, at }) => text && at > time).length >= ANSWERS_BEFORE_BACKUP;

/** Decides when to advise a backup: at most once, after enough answers since the page was opened or the last backup. */
export class BackupAdvice {
  #isShown = false;

  /** Time of the last backup; undefined once the advice was given. */
  #since: string | undefined = new Date(performance.timeOrigin).toISOString();

  get isShown(): boolean {
    return this.#isShown;
  }

  /** Checks the journey. Call when another phase is shown, and not while somebody writes: the bar may grow. */
  check({ journey }: Pick<MapModel, 'journey'>): void {
    if (this.#since === undefined) return;
    this.#isShown = hasManyAnswersSince(journey, this.#since);
    if (this.#isShown) this.#since = undefined;
  }

  /** Counts anew after a backup, and removes the advice. */
  handleBackup(): void {
    this.#since &&= new Date().toISOString();
    this.#isShown = false;
  }
}
