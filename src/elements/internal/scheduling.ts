/** Settles when the page has nothing better to do, or after so many milliseconds. */
export const whenIdle = (timeout = 500) =>
  new Promise<void>((resolve) => {
    const wait = (globalThis.requestIdleCallback as typeof requestIdleCallback | undefined) ?? setTimeout;
    (wait as (then: () => void, options?: object) => void)(resolve, { timeout });
  });

/** Settles once what there is has been shown: in the calm after the next frame, or soon where no frame comes. */
export const afterPaint = () =>
  new Promise<unknown>((resolve) => {
    requestAnimationFrame(resolve);
    setTimeout(resolve, 200);
  }).then(() => whenIdle());
