/** Number of random digits of a UUID. */
const DIGITS = 31;

/** Returns a random UUID (version 4). Unlike `crypto.randomUUID`, it also works on pages served without TLS. */
export function createUuid(): string {
  const bytes = [...crypto.getRandomValues(new Uint8Array(DIGITS))];
  return '10000000-1000-4000-8000-100000000000'.replace(/[018]/g, (digit) =>
    (+digit ^ ((bytes.pop() as number) & (15 >> (+digit / 4)))).toString(16),
  );
}
