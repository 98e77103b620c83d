/** What has been warned about, so that it is said once. */
const warned = new Set<string>();

/** Says in the console what is wrong and what is valid; each message once. */
export function warnOnce(message: string, ...more: unknown[]): void {
  if (warned.has(message)) return;
  warned.add(message);
  console.warn(`<process-map>: ${message}`, ...more);
}
