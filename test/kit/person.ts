// What a person does in whichever engine the tests run. An engine's driver may lack a command: what only decorates
// the test goes on without it, what the test is about is skipped there, and is counted as skipped.
import * as commands from '@web/test-runner-commands';
import type { PrintedPage } from './printed-page.js';
import type { Seen } from './accessibility-tree.js';

let current: Mocha.Test | undefined;

beforeEach(function () {
  current = this.currentTest;
});

const CANNOT = /not supported|support is required|cannot emulate|cannot be \d/;

/** Does it where the driver can; skips the test where it cannot. */
async function orSkip(doIt: () => Promise<unknown>): Promise<void> {
  try {
    await doIt();
  } catch (error) {
    if (!CANNOT.test(String(error))) throw error;
    current?.skip();
  }
}

export const { sendMouse } = commands;

/** Keys by Playwright's names. Firefox's driver knows the space bar only by what it types. */
export const sendKeys = (keys: commands.SendKeysPayload): Promise<void> =>
  commands.sendKeys('press' in keys && keys.press === 'Space' ? { press: ' ' } : keys);

/** The size of the page. WebKit's window is never narrower than its toolbar. */
export const setViewport = (size: commands.Viewport): Promise<void> => orSkip(() => commands.setViewport(size));

/** Media features. Only Chromium's driver has them; without any, what was emulated ends. */
export const emulateMedia = (media?: commands.Media): Promise<void> =>
  media
    ? orSkip(() => commands.emulateMedia(media))
    : commands.emulateMedia({ colorScheme: 'light', reducedMotion: 'no-preference', media: 'screen' }).catch(() => {});

/** Media features by their names in CSS, of which the driver’s own command knows two. Only Chromium’s protocol takes them; those not named are as they were. */
export const emulateFeatures = (features: Record<string, string>): Promise<unknown> =>
  commands.executeServerCommand('devtools-features', features);

/** The tree that assistive technology is given. Only Chromium’s protocol tells it. */
export const accessibilityTree = (): Promise<readonly Seen[]> => commands.executeServerCommand('devtools-tree');

/** Moves the focus as assistive technology does: by what the tree knows an element by. */
export const focusSeen = ({ id }: Seen): Promise<unknown> => commands.executeServerCommand('devtools-focus', id);

/** Prints this page, or the window that it has opened, on paper of that size. Only Chromium’s protocol prints; where nothing reads what it printed, the test is skipped. */
export async function printOn(job: {
  isWindow: boolean;
  size: 'A4' | 'Letter';
  name: string;
}): Promise<readonly PrintedPage[]> {
  const pages: readonly PrintedPage[] = await commands.executeServerCommand('devtools-pdf', job);
  if (!pages.length) current?.skip();
  return pages;
}

/** What the configuration calls the browser: `Chrome`, `Firefox`, `Firefox dark` or `WebKit`. */
export const browserName = (): Promise<string> => commands.executeServerCommand('browser-name');

/** For `before`: skips all that follows where Chromium's protocol is not spoken. */
export async function onlyInChromium(this: Mocha.Context): Promise<void> {
  if ((await browserName()) !== 'Chrome') this.skip();
}
