// Commands of the browser engine that runs the tests, and tests that depend on what it supports. A test is skipped only
// for a missing capability, and is counted as skipped.
import * as commands from '@web/test-runner-commands';
import type { AccessibilityNode } from './accessibility-tree.js';
import type { PrintedPage } from './printed-page.js';

/** Returns the name of the browser in the configuration: `Chrome`, `Firefox`, `Firefox dark` or `WebKit`. */
export const getBrowserName = (): Promise<string> => commands.executeServerCommand('browser-name');

/** Capabilities that an engine may lack. */
const capabilities = {
  /** Chromium's DevTools protocol: accessibility tree, media features, printing. */
  devtoolsProtocol: (browser: string) => browser === 'Chrome',
  /** A viewport of 320 pixels. WebKit's window is never narrower than its toolbar, and each attempt takes a second. */
  narrowViewport: (browser: string) => browser !== 'WebKit',
  /** A date is typed part by part, with the month first. */
  typedDateParts: (browser: string) => browser === 'Chrome',
  /** Keeps every focused field clear of the sticky bar. WebKit leaves one partly covered: docs/accessibility.md. */
  uncoveredFocus: (browser: string) => browser !== 'WebKit',
};

export type Capability = keyof typeof capabilities;

/** Creates a hook, such as for `before`, that skips the tests below it where the engine lacks a capability. */
export const skipUnless = (...requiredCapabilities: Capability[]) =>
  async function (this: Mocha.Context): Promise<void> {
    const browser = await getBrowserName();
    if (!requiredCapabilities.every((capability) => capabilities[capability](browser))) this.skip();
  };

/** Defines a test that is skipped where the engine lacks one of the capabilities. */
export function itWhere(
  requiredCapabilities: Capability[],
  title: string,
  run: (this: Mocha.Context) => Promise<void>,
): void {
  const skip = skipUnless(...requiredCapabilities);
  it(title, async function () {
    await skip.call(this);
    await run.call(this);
  });
}

/** Skips the rest of a suite whose tests continue from one another after one of them has failed. */
export function skipAfterFailure(): void {
  let hasFailed = false;
  beforeEach(function () {
    if (hasFailed) this.skip();
  });
  afterEach(function () {
    hasFailed ||= this.currentTest?.state === 'failed';
  });
}

let currentTest: Mocha.Test | undefined;

beforeEach(function () {
  currentTest = this.currentTest;
});

const UNSUPPORTED = /not supported|support is required|cannot emulate|cannot be \d/;

/** Runs a command of the driver; skips the current test if the driver does not support it. */
async function runOrSkip(run: () => Promise<unknown>): Promise<void> {
  try {
    await run();
  } catch (error) {
    if (!UNSUPPORTED.test(String(error))) throw error;
    currentTest?.skip();
  }
}

/** Sets the size of the viewport. WebKit's window is never narrower than its toolbar. */
export const setViewport = (size: commands.Viewport): Promise<void> => runOrSkip(() => commands.setViewport(size));

/** Emulates media features, which only Chromium's driver can; without an argument, ends the emulation. */
export const emulateMedia = (media?: commands.Media): Promise<void> =>
  media
    ? runOrSkip(() => commands.emulateMedia(media))
    : commands.emulateMedia({ colorScheme: 'light', reducedMotion: 'no-preference', media: 'screen' }).catch(() => {});

/**
 * Emulates media features by their names in CSS, of which the driver's own command knows two. Needs Chromium's
 * protocol. Features that are not named keep their value.
 */
export const emulateMediaFeatures = (features: Record<string, string>): Promise<unknown> =>
  commands.executeServerCommand('devtools-features', features);

/** Sets the font size that a person has chosen in the settings of the browser. Needs Chromium's protocol. */
export const setDefaultFontSize = (pixels: number): Promise<unknown> =>
  commands.executeServerCommand('devtools-font-size', pixels);

/** Touches the screen at a position and lifts the finger. Needs Chromium's protocol. */
export const touch = ([x, y]: [x: number, y: number]): Promise<void> =>
  commands.executeServerCommand('devtools-touch', { x, y });

/** Reads the accessibility tree. Needs Chromium's protocol. */
export const readAccessibilityNodes = (): Promise<readonly AccessibilityNode[]> =>
  commands.executeServerCommand('devtools-tree');

/** Focuses an element by its node in the accessibility tree, as assistive technology does. */
export const focusNode = ({ id }: AccessibilityNode): Promise<unknown> =>
  commands.executeServerCommand('devtools-focus', id);

/** Prints this page, or the window that it has opened, on paper of a size. Needs Chromium's protocol. */
export const printPage = (job: {
  isWindow: boolean;
  size: 'A4' | 'Letter';
  name: string;
}): Promise<readonly PrintedPage[]> => commands.executeServerCommand('devtools-pdf', job);
