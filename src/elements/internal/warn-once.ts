import { getShared } from '../../utils/library-copy.js';

/** Returns the messages that were logged before. */
const getShownWarnings = () => getShared('warnings/1', () => new Set<string>());

/** Logs a warning to the console, unless the same message was logged before. */
export function warnOnce(message: string, ...details: unknown[]): void {
  const shownWarnings = getShownWarnings();
  if (shownWarnings.has(message)) return;
  shownWarnings.add(message);
  console.warn(`<process-map>: ${message}`, ...details);
}
