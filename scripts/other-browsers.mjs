// Firefox and WebKit for `npm run test:all`. Found, not installed: Chromium is all that `npm test` needs.
import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { createServer } from 'node:net';
import { delimiter, join } from 'node:path';
import process, { env, kill } from 'node:process';

const onPath = (name) =>
  (env['PATH'] ?? '')
    .split(delimiter)
    .filter(Boolean)
    .map((folder) => join(folder, name));

function firstOf(what, advice, places) {
  const found = places.find((place) => {
    try {
      accessSync(place, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
  if (!found) throw new Error(`No ${what} was found. ${advice}`);
  return found;
}

export const findFirefox = () =>
  env['FIREFOX_PATH'] ||
  firstOf('Firefox', 'Install it (Debian: apt-get install firefox-esr), or set FIREFOX_PATH.', [
    ...onPath('firefox-esr'),
    ...onPath('firefox'),
    '/Applications/Firefox.app/Contents/MacOS/firefox',
  ]);

const WEBKIT = 'Install it (Debian: apt-get install webkit2gtk-driver xvfb).';

export const findMiniBrowser = () =>
  firstOf(
    'MiniBrowser of WebKitGTK',
    WEBKIT,
    ['x86_64', 'aarch64'].map((cpu) => `/usr/lib/${cpu}-linux-gnu/webkit2gtk-4.1/MiniBrowser`),
  );

const findDriver = () => firstOf('WebKitWebDriver', WEBKIT, onPath('WebKitWebDriver'));

/** What gives a program a display, where there is none. */
const findDisplay = () =>
  env['DISPLAY'] || env['WAYLAND_DISPLAY']
    ? ['env']
    : [firstOf('xvfb-run', WEBKIT, onPath('xvfb-run')), '-a', '-s', '-screen 0 1600x1200x24'];

const isThere = (find) => {
  try {
    return Boolean(find());
  } catch {
    return false;
  }
};

/** Names of the engines besides Chromium that can be run here. */
export const installedEngines = () =>
  Object.entries({
    firefox: [findFirefox],
    'firefox-dark': [findFirefox],
    webkit: [findMiniBrowser, findDriver, findDisplay],
  })
    .filter(([, all]) => all.every(isThere))
    .map(([name]) => name);

const freePort = () =>
  new Promise((resolve, reject) => {
    const server = createServer().on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

/** Starts WebKit's driver, on a display of its own where there is none, until this process ends. Gives its port. */
export async function startWebKitDriver() {
  const port = await freePort();
  const [program, ...args] = [...findDisplay(), findDriver(), `--port=${port}`];
  const { pid } = spawn(program, args, { detached: true, stdio: 'ignore' });
  // The group: killing xvfb-run alone leaves the display and the browser behind.
  process.on('exit', () => {
    try {
      kill(-pid);
    } catch {
      // It ended by itself.
    }
  });
  for (let i = 0; i < 100; i++) {
    const answer = await fetch(`http://127.0.0.1:${port}/status`).catch(() => undefined);
    if (answer?.ok) return port;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('WebKitWebDriver did not answer within 10 s.');
}
