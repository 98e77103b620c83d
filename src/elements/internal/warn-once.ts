/** What has been warned about, so that it is said once. */
const shownWarnings = new Set<string>();

/** Says in the console what is wrong and what is valid; each message once. */
export function warnOnce(message: string, ...more: unknown[]): void {
  if (shownWarnings.has(message)) return;
  shownWarnings.add(message);
  console.warn(`<process-map>: ${message}`, ...more);
}
