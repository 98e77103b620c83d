let isRequested = false;

/**
 * Asks the browser, once for the page, not to clear what is kept on this device. Browsers may ask the person, or decide
 * by themselves.
 */
export function requestPersistentStorage(): void {
  if (isRequested) return;
  isRequested = true;
  // Undefined on pages without TLS.
  const storage = navigator.storage as StorageManager | undefined;
  void storage?.persist?.().catch(() => undefined);
}
