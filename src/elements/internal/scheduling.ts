/** Resolves when the browser is idle, or after `timeout` ms. Falls back to a timer (Safari has no idle callbacks). */
export const whenIdle = (timeout = 500) =>
  new Promise<void>((resolve) => {
    const schedule = (globalThis.requestIdleCallback as typeof requestIdleCallback | undefined) ?? setTimeout;
    (schedule as (callback: () => void, options?: object) => void)(resolve, { timeout });
  });

/**
 * Resolves when the browser is idle after the next frame. Does not wait for frames that never come, as in hidden tabs.
 */
export const afterPaint = () =>
  new Promise<unknown>((resolve) => {
    requestAnimationFrame(resolve);
    setTimeout(resolve, 200);
  }).then(() => whenIdle());

/** True if the browser puts back where a person was: it needs the page as high as it was. */
export const isRestoring = (): boolean => {
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  return /reload|back/.test(navigation?.type ?? '') && !navigation?.loadEventEnd;
};

/** Resolves when what people wait for is painted and the browser is idle; at once while the page is restored. */
export const whenCalm = async (): Promise<void> => {
  if (!isRestoring()) await afterPaint();
};
