/** Messages that were logged before. */
const shownWarnings = new Set<string>();

/** Logs a warning to the console, unless the same message was logged before. */
export function warnOnce(message: string, ...details: unknown[]): void {
  if (shownWarnings.has(message)) return;
  shownWarnings.add(message);
  console.warn(`<process-map>: ${message}`, ...details);
}
