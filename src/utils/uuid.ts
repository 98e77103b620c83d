/** Returns a random UUID (version 4). Unlike `crypto.randomUUID`, it also works on pages served without TLS. */
export const createUuid = (): string =>
  '10000000-1000-4000-8000-100000000000'.replace(/[018]/g, (digit) => {
    const [random] = crypto.getRandomValues(new Uint8Array(1)) as unknown as [number];
    return (+digit ^ (random & (15 >> (+digit / 4)))).toString(16);
  });
