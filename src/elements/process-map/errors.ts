import type { Problem } from '../../map/map-definition.js';

/** Error with the problems of the definition or record that caused it. */
export class ProcessMapError extends Error {
  override readonly name = 'ProcessMapError';

  /** Empty if the error has another cause. */
  readonly problems: Problem[];

  constructor(message: string, problems: Problem[] = [], options?: ErrorOptions) {
    super(message, options);
    this.problems = problems;
  }
}
