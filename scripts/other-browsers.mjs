// Finds Firefox and WebKit for `npm run test:all`. Installs nothing: `npm test` needs Chromium alone.
import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { createServer } from 'node:net';
import { delimiter, join } from 'node:path';
import process, { env, kill } from 'node:process';

const listPathsOf = (name) =>
  (env['PATH'] ?? '')
    .split(delimiter)
    .filter(Boolean)
    .map((folder) => join(folder, name));

function findFirst(name, advice, paths) {
  const found = paths.find((path) => {
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
  if (!found) throw new Error(`${name} was not found. ${advice}`);
  return found;
}

export const findFirefox = () =>
  env['FIREFOX_PATH'] ||
  findFirst('Firefox', 'Install it (Debian: apt-get install firefox-esr), or set FIREFOX_PATH.', [
    ...listPathsOf('firefox-esr'),
    ...listPathsOf('firefox'),
    '/Applications/Firefox.app/Contents/MacOS/firefox',
  ]);

const WEBKIT_ADVICE = 'Install it (Debian: apt-get install webkit2gtk-driver xvfb).';

export const findMiniBrowser = () =>
  findFirst(
    'MiniBrowser of WebKitGTK',
    WEBKIT_ADVICE,
    ['x86_64', 'aarch64'].map((cpu) => `/usr/lib/${cpu}-linux-gnu/webkit2gtk-4.1/MiniBrowser`),
  );

const findDriver = () => findFirst('WebKitWebDriver', WEBKIT_ADVICE, listPathsOf('WebKitWebDriver'));

/** Returns the command, with arguments, that runs a program with a display: the current one or a virtual one. */
const findDisplay = () =>
  env['DISPLAY'] || env['WAYLAND_DISPLAY']
    ? ['env']
    : [findFirst('xvfb-run', WEBKIT_ADVICE, listPathsOf('xvfb-run')), '-a', '-s', '-screen 0 1600x1200x24'];

const isInstalled = (find) => {
  try {
    return Boolean(find());
  } catch {
    return false;
  }
};

/** Lists the engines besides Chromium that are installed. */
export const listInstalledEngines = () =>
  Object.entries({
    firefox: [findFirefox],
    'firefox-dark': [findFirefox],
    webkit: [findMiniBrowser, findDriver, findDisplay],
  })
    .filter(([, finders]) => finders.every(isInstalled))
    .map(([name]) => name);

const findFreePort = () =>
  new Promise((resolve, reject) => {
    const server = createServer().on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

/** Starts WebKit's driver, with a virtual display if there is none, and returns its port. It ends with this process. */
export async function startWebKitDriver() {
  const port = await findFreePort();
  const [program, ...args] = [...findDisplay(), findDriver(), `--port=${port}`];
  const { pid } = spawn(program, args, { detached: true, stdio: 'ignore' });
  // Kills the process group: xvfb-run alone would leave the display and the browser behind.
  process.on('exit', () => {
    try {
      kill(-pid);
    } catch {
      // The driver has ended already.
    }
  });
  for (let i = 0; i < 100; i++) {
    const response = await fetch(`http://127.0.0.1:${port}/status`).catch(() => undefined);
    if (response?.ok) return port;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('WebKitWebDriver did not respond within 10 s.');
}
