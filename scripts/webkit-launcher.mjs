// WebKit as a browser of Web Test Runner that supports every command. The runner's own launcher for WebDriver types
// chords instead of texts, and has no viewport, while its commands for Playwright are complete. So this launcher
// reports the type of Playwright's, and implements the interface of Playwright's pages by WebDriver.
import { webdriverLauncher } from '@web/test-runner-webdriver';
import { findMiniBrowser, startWebKitDriver } from './other-browsers.mjs';

/** Code points of WebDriver for keys that type no text. */
const KEYS = {
  Backspace: '\uE003',
  Tab: '\uE004',
  Enter: '\uE007',
  Shift: '\uE008',
  Control: '\uE009',
  Alt: '\uE00A',
  Escape: '\uE00C',
  Space: ' ',
  PageUp: '\uE00E',
  PageDown: '\uE00F',
  End: '\uE010',
  Home: '\uE011',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  Delete: '\uE017',
};

const BUTTONS = { left: 0, middle: 1, right: 2 };

function createPage(driver) {
  const perform = (source, ...actions) => driver.performActions([{ ...source, actions }]);
  const keys = (...actions) => perform({ type: 'key', id: 'keys' }, ...actions);
  const down = (key) => ({ type: 'keyDown', value: KEYS[key] ?? key });
  const up = (key) => ({ type: 'keyUp', value: KEYS[key] ?? key });
  const pointer = (...actions) =>
    perform({ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' } }, ...actions);
  const move = (x, y) => ({ type: 'pointerMove', origin: 'viewport', duration: 0, x: Math.round(x), y: Math.round(y) });
  const press = (type, button = 'left') => ({ type, button: BUTTONS[button] });
  const getViewportSize = () => driver.execute('return [innerWidth, innerHeight]');

  return {
    keyboard: {
      press(chord) {
        const names = chord.length > 1 ? chord.split('+') : [chord];
        return keys(...names.map(down), ...names.reverse().map(up));
      },
      type: (text) =>
        keys(
          ...[...text]
            .flatMap((character) => (character === '\n' ? 'Enter' : character))
            .flatMap((key) => [down(key), up(key)]),
        ),
      down: (key) => keys(down(key)),
      up: (key) => keys(up(key)),
    },
    mouse: {
      move: (x, y) => pointer(move(x, y)),
      click: (x, y, { button } = {}) => pointer(move(x, y), press('pointerDown', button), press('pointerUp', button)),
      down: ({ button } = {}) => pointer(press('pointerDown', button)),
      up: ({ button } = {}) => pointer(press('pointerUp', button)),
    },
    async setViewportSize({ width, height }) {
      // The size of the window frame is known only after the window has been resized.
      for (let i = 0; i < 20; i++) {
        const [innerWidth, innerHeight] = await getViewportSize();
        if (innerWidth === width && innerHeight === height) return;
        const rect = await driver.getWindowRect();
        await driver.setWindowRect(null, null, rect.width + width - innerWidth, rect.height + height - innerHeight);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      throw new Error(
        `The window of WebKit cannot be ${width} by ${height}: it is ${(await getViewportSize()).join(' by ')}.`,
      );
    },
    emulateMedia() {
      throw new Error('The driver of WebKit cannot emulate media features.');
    },
  };
}

/** Creates the launcher. */
export async function createWebKitLauncher() {
  const launcher = webdriverLauncher({
    hostname: '127.0.0.1',
    port: await startWebKitDriver(),
    capabilities: {
      browserName: 'MiniBrowser',
      'wdio:enforceWebDriverClassic': true,
      'webkitgtk:browserOptions': { binary: findMiniBrowser(), args: ['--automation'] },
    },
  });
  launcher.type = 'playwright';
  launcher.getPage = () => createPage(launcher.driver);
  const { initialize } = launcher;
  launcher.initialize = async (config) => {
    await initialize.call(launcher, config);
    launcher.name = 'WebKit';
  };
  return launcher;
}
