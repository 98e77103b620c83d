/** Delay of the first retry, in ms. Each further one doubles it. */
const FIRST_DELAY_MS = 2000;

/** Longest delay between two retries, in ms. */
const MAX_DELAY_MS = 60_000;

/** Retries a failed operation after a delay that grows with each failure, or earlier on request. */
export class RetryTimer {
  readonly #run: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #delay = FIRST_DELAY_MS;

  /** @param run Starts the operation. If it fails again, it calls `schedule` again. */
  constructor(run: () => void) {
    this.#run = run;
  }

  /** True if a retry is scheduled. */
  get isScheduled(): boolean {
    return this.#timer !== undefined;
  }

  /** Schedules the next retry. */
  schedule(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.runNow(), this.#delay);
    this.#delay = Math.min(this.#delay * 2, MAX_DELAY_MS);
  }

  /** Runs the scheduled retry now. Does nothing if none is scheduled. */
  runNow(): void {
    if (!this.isScheduled) return;
    this.cancel();
    this.#run();
  }

  /** Cancels the scheduled retry. */
  cancel(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  /** Cancels the scheduled retry after a success: the next one waits for the first delay again. */
  reset(): void {
    this.cancel();
    this.#delay = FIRST_DELAY_MS;
  }
}
