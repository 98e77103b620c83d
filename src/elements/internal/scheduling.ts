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
