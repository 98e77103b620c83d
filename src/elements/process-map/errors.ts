import type { Problem } from '../../map/map-definition.js';

/** An error with the problems behind it. */
export class ProcessMapError extends Error {
  override readonly name = 'ProcessMapError';
  readonly problems: Problem[];

  constructor(message: string, problems: Problem[] = [], options?: ErrorOptions) {
    super(message, options);
    this.problems = problems;
  }
}
