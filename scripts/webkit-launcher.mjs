// WebKit as a browser of Web Test Runner that takes every command. The runner's own launcher for WebDriver types
// chords instead of texts, and has no viewport; what it does for Playwright's pages is all there. So this one says it
// is Playwright's, and gives pages that do by WebDriver what Playwright's pages do.
import { webdriverLauncher } from '@web/test-runner-webdriver';
import { findMiniBrowser, startWebKitDriver } from './other-browsers.mjs';

/** What WebDriver calls keys that type nothing. */
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

function pageOf(driver) {
  const perform = (source, ...actions) => driver.performActions([{ ...source, actions }]);
  const keys = (...actions) => perform({ type: 'key', id: 'keys' }, ...actions);
  const down = (key) => ({ type: 'keyDown', value: KEYS[key] ?? key });
  const up = (key) => ({ type: 'keyUp', value: KEYS[key] ?? key });
  const pointer = (...actions) =>
    perform({ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' } }, ...actions);
  const move = (x, y) => ({ type: 'pointerMove', origin: 'viewport', duration: 0, x: Math.round(x), y: Math.round(y) });
  const press = (type, button = 'left') => ({ type, button: BUTTONS[button] });
  const inner = () => driver.execute('return [innerWidth, innerHeight]');

  return {
    keyboard: {
      press(chord) {
        const names = chord.length > 1 ? chord.split('+') : [chord];
        return keys(...names.map(down), ...names.reverse().map(up));
      },
      type: (text) =>
        keys(...[...text].flatMap((sign) => (sign === '\n' ? 'Enter' : sign)).flatMap((key) => [down(key), up(key)])),
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
      // The window has a frame; how wide it is, the page knows only once the window has its size.
      for (let i = 0; i < 20; i++) {
        const [w, h] = await inner();
        if (w === width && h === height) return;
        const rect = await driver.getWindowRect();
        await driver.setWindowRect(null, null, rect.width + width - w, rect.height + height - h);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      throw new Error(`WebKit's window cannot be ${width} by ${height}: it is ${(await inner()).join(' by ')}.`);
    },
    emulateMedia() {
      throw new Error('WebKit’s driver cannot emulate media features.');
    },
  };
}

export async function webkitLauncher() {
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
  launcher.getPage = () => pageOf(launcher.driver);
  const { initialize } = launcher;
  launcher.initialize = async (config) => {
    await initialize.call(launcher, config);
    launcher.name = 'WebKit';
  };
  return launcher;
}
