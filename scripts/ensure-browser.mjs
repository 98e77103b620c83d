// Finds Chromium for the tests. On a Debian system without one it installs the package, after announcing the command,
// so that `npm test` works after a clone. Run directly, it prints the path of the browser.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { env, exit, getuid, platform, stderr, stdin, stdout } from 'node:process';
import { pathToFileURL } from 'node:url';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge'];

const PLACES = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  linux: ['/usr/lib/chromium/chromium', '/opt/google/chrome/chrome', '/snap/bin/chromium'],
  win32: [env['ProgramFiles'], env['ProgramFiles(x86)'], env['LOCALAPPDATA']]
    .filter(Boolean)
    .flatMap((base) => [
      join(base, 'Google', 'Chrome', 'Application', 'chrome.exe'),
      join(base, 'Chromium', 'Application', 'chrome.exe'),
      join(base, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
    ]),
};

const HELP = `The tests need Chromium or Chrome, and none was found. Either
  - install one (Debian: apt-get install chromium; elsewhere: the package of the system, or Google Chrome), or
  - set CHROME_PATH to the executable of an installed one.`;

/** Time to cancel the installation, in ms. */
const CANCEL_DELAY_MS = 5000;
const INSTALL_COMMANDS = [
  ['apt-get', 'update', '-q'],
  ['apt-get', 'install', '-y', '-q', '--no-install-recommends', 'chromium'],
];

/** Flags of every launcher here: for root and containers, and against requests by the browser itself. */
export const BROWSER_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** Returns the path of an installed browser, or undefined. Throws if CHROME_PATH does not name an executable. */
function findBrowser() {
  if (env['CHROME_PATH']) {
    if (isExecutable(env['CHROME_PATH'])) return env['CHROME_PATH'];
    throw new Error(`CHROME_PATH is ${env['CHROME_PATH']}, which is not an executable.\n${HELP}`);
  }
  const extension = platform === 'win32' ? '.exe' : '';
  const onPath = (env['PATH'] ?? '')
    .split(delimiter)
    .filter(Boolean)
    .flatMap((folder) => NAMES.map((name) => join(folder, name + extension)));
  return [...onPath, ...(PLACES[platform] ?? [])].find(isExecutable);
}

/** Blocks this thread: callers need the browser synchronously. Ctrl+C still ends the process. */
const sleep = (ms) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);

/** Announces and runs the commands that install Chromium. In a terminal it waits first, so that a person can cancel. */
function installBrowser() {
  const commands = INSTALL_COMMANDS.map((command) => `  ${command.join(' ')}`).join('\n');
  stderr.write(`The tests need Chromium, and none was found. These commands install it on this system:\n${commands}\n`);
  if (stdin.isTTY) {
    stderr.write(`They start in ${CANCEL_DELAY_MS / 1000} seconds. Press Ctrl+C to cancel.\n`);
    sleep(CANCEL_DELAY_MS);
  }
  for (const [program, ...args] of INSTALL_COMMANDS) {
    // The output goes to stderr, because stdout of this script is the path alone.
    const { status } = spawnSync(program, args, {
      stdio: ['ignore', 2, 2],
      env: { ...env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    if (status !== 0) throw new Error(`${program} ${args[0]} failed.\n${HELP}`);
  }
}

/** Returns the path of a browser. Installs the package on Debian when run as root; throws with advice otherwise. */
export function ensureBrowser() {
  const found = findBrowser();
  if (found) return found;
  if (platform === 'linux' && getuid?.() === 0 && isExecutable('/usr/bin/apt-get')) {
    installBrowser();
    const installed = findBrowser();
    if (installed) return installed;
  }
  throw new Error(HELP);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    stdout.write(`${ensureBrowser()}\n`);
  } catch (error) {
    stderr.write(`${error.message}\n`);
    exit(1);
  }
}
