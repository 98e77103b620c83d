/** Settles when the page has nothing better to do. */
export const idle = () =>
  new Promise<void>((resolve) => {
    const wait = (globalThis.requestIdleCallback as typeof requestIdleCallback | undefined) ?? setTimeout;
    (wait as (then: () => void, options?: object) => void)(resolve, { timeout: 500 });
  });

/** Settles once what there is has been shown: in the calm after the next frame, or soon where no frame comes. */
export const painted = () =>
  new Promise<unknown>((resolve) => {
    requestAnimationFrame(resolve);
    setTimeout(resolve, 200);
  }).then(idle);
