// Finds a Chromium for the tests, and on a bare Debian installs one: `npm test` is all a newcomer has to know.
// Run directly it prints the path; imported, it gives `ensureBrowser()`.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { env, exit, getuid, platform, stderr, stdout } from 'node:process';
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

const HELP = `No Chromium or Chrome was found, and the tests need one. Either
  - install one (Debian: apt-get install chromium; others: their package, or Google Chrome), or
  - set CHROME_PATH to the program of one that is installed elsewhere.`;

/** What every launcher here passes: works as root and in containers, and keeps the browser from calling out. */
export const BROWSER_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

function runnable(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** Path of an installed browser, or undefined. A CHROME_PATH that leads nowhere is an error, not a hint. */
export function findBrowser() {
  if (env['CHROME_PATH']) {
    if (runnable(env['CHROME_PATH'])) return env['CHROME_PATH'];
    throw new Error(`CHROME_PATH is set to ${env['CHROME_PATH']}, which is not a program.\n${HELP}`);
  }
  const ending = platform === 'win32' ? '.exe' : '';
  const onPath = (env['PATH'] ?? '')
    .split(delimiter)
    .filter(Boolean)
    .flatMap((folder) => NAMES.map((name) => join(folder, name + ending)));
  return [...onPath, ...(PLACES[platform] ?? [])].find(runnable);
}

/** Path of a browser; installs Debian's where that can be done without asking. Throws with advice otherwise. */
export function ensureBrowser() {
  const found = findBrowser();
  if (found) return found;
  if (platform === 'linux' && getuid?.() === 0 && runnable('/usr/bin/apt-get')) {
    stderr.write('No Chromium found: installing the one of this system (apt-get install chromium) …\n');
    for (const args of [
      ['update', '-q'],
      ['install', '-y', '-q', '--no-install-recommends', 'chromium'],
    ]) {
      // stdout of apt goes to stderr: this script's own stdout is the path alone.
      const { status } = spawnSync('apt-get', args, {
        stdio: ['ignore', 2, 2],
        env: { ...env, DEBIAN_FRONTEND: 'noninteractive' },
      });
      if (status !== 0) throw new Error(`apt-get ${args[0]} failed.\n${HELP}`);
    }
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
