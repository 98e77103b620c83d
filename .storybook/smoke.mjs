// Opens every story, every docs page and the manager of the built Storybook once, in a real browser, from a sub-path.
// Fails on any console message, error or missing response, and on any connection to anything but Storybook itself.
//   npm run build-storybook && npm run check:storybook
//   --dir FOLDER           another build
//   --dev                  the development server instead, whose own connections are checked too
//   --only TEXT            entries with this text in their id
//   --sample               one story of each file, and all docs
//   --screenshots FOLDER   saves a screenshot of each entry
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { argv, env, execPath, exit } from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright';
import { BROWSER_FLAGS, ensureBrowser } from '../scripts/ensure-browser.mjs';
import { createStaticServer } from '../scripts/static-server.mjs';

const { values: options } = parseArgs({
  args: argv.slice(2),
  options: {
    dir: { type: 'string' },
    dev: { type: 'boolean' },
    sample: { type: 'boolean' },
    only: { type: 'string' },
    screenshots: { type: 'string' },
  },
});
const toFile = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const folder = resolve(options.dir ?? toFile('storybook-static'));
const HOST = '127.0.0.1';
const PREFIX = '/deep/in/a/site';

/** Hosts that Chromium itself contacts on any page. A request of a page to them would still be seen, by its origin. */
const BROWSER_HOSTS = new RegExp(
  `^(https?://)?(${[
    'update.googleapis.com',
    'accounts.google.com',
    'content-autofill.googleapis.com',
    'clients2.google.com',
    'optimizationguide-pa.googleapis.com',
    'android.clients.google.com',
    'mtalk.google.com',
  ]
    .map((host) => host.replaceAll('.', '\\.'))
    .join('|')})[:/]`,
);

/** Limit for one page, in ms. */
const TIMEOUT_MS = 60_000;

/** Number of pages that are open at the same time. */
const TABS = 2;

const listen = (server) =>
  new Promise((resolve, reject) => {
    server.on('error', reject).listen(0, HOST, () => resolve(server.address().port));
  });

function createBuildServer() {
  if (!existsSync(join(folder, 'index.json'))) {
    console.error(`There is no built Storybook in ${folder}. Run \`npm run build-storybook\` first.`);
    exit(1);
  }
  return createStaticServer({ [`${PREFIX}/`]: folder }, { cacheControl: 'max-age=600' });
}

/** Starts the development server and returns its address. Logs its connections to other machines. */
async function startDevServer() {
  const scratch = mkdtempSync(join(tmpdir(), 'process-map-storybook-'));
  const file = join(scratch, 'connections');
  const probe = createServer();
  const port = await listen(probe);
  probe.close();
  const program = spawn(
    execPath,
    [
      toFile('node_modules/storybook/dist/bin/dispatcher.js'),
      'dev',
      '-p',
      String(port),
      '--exact-port',
      '--ci',
      '--no-open',
      '--no-version-updates',
      '--disable-telemetry',
      '--quiet',
    ],
    {
      cwd: toFile('.'),
      detached: true,
      stdio: ['ignore', 'ignore', 'inherit'],
      env: {
        ...env,
        CONNECTIONS_FILE: file,
        NODE_OPTIONS: `--import=${new URL('connections.mjs', import.meta.url).href}`,
      },
    },
  );
  const base = `http://localhost:${port}/`;
  const isUp = () =>
    fetch(new URL('index.json', base)).then(
      ({ ok }) => ok,
      () => false,
    );
  for (
    const deadline = Date.now() + 2 * TIMEOUT_MS;
    !(await isUp());
    await new Promise((resolve) => setTimeout(resolve, 250))
  ) {
    if (program.exitCode !== null || Date.now() > deadline) throw new Error('The development server did not start.');
  }
  return {
    base,
    stop() {
      try {
        process.kill(-program.pid);
      } catch {
        // The server has ended already.
      }
      const calls = existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [];
      rmSync(scratch, { recursive: true, force: true });
      return calls;
    },
  };
}

/** Creates a proxy for every connection of the browser except those to Storybook. It records and refuses them. */
function createProxy(foreignHosts) {
  const record = (address) => BROWSER_HOSTS.test(address) || foreignHosts.add(address);
  const server = createServer((request, response) => {
    record(request.url ?? '');
    response.writeHead(502).end();
  });
  server.on('connect', (request, socket) => {
    record(request.url ?? '');
    socket.on('error', () => {}).end('HTTP/1.1 502 Refused\r\n\r\n');
  });
  return server;
}

/** Runs in the page: records the events of Storybook's channel about the open story. */
function recordChannelEvents() {
  const events = (globalThis.__channelEvents = []);
  let channel;
  Object.defineProperty(globalThis, '__STORYBOOK_ADDONS_CHANNEL__', {
    configurable: true,
    get: () => channel,
    set(value) {
      channel = value;
      for (const name of [
        'storyFinished',
        'docsRendered',
        'storyErrored',
        'storyThrewException',
        'storyMissing',
        'playFunctionThrewException',
        'unhandledErrorsWhilePlaying',
      ]) {
        value.on(name, (payload) => {
          events.push({
            name,
            storyId: payload?.storyId ?? (typeof payload === 'string' ? payload : undefined),
            status: payload?.status,
            message: payload?.message ?? payload?.description ?? payload?.[0]?.message,
          });
        });
      }
    },
  });
}

const servers = [];
const foreignHosts = new Set();
const origins = new Map();
const PLANTED = 'planted';
const allProblems = [];
let messages = 0;
const count = { story: 0, docs: 0 };

/** Opens a tab that records its problems under the id of the open entry. */
async function newTab(context) {
  const page = await context.newPage();
  const tab = {
    page,
    entryId: '',
    messages: 0,
    problems: [],
    report(problem) {
      tab.problems.push(`${tab.entryId}: ${problem}`);
      if (tab.entryId !== PLANTED) console.error(`✗ ${tab.entryId}: ${problem}`);
    },
    /** Adds the problems and messages so far to the totals. */
    commit() {
      allProblems.push(...tab.problems);
      messages += tab.messages;
      tab.problems = [];
      tab.messages = 0;
    },
  };
  page.on('response', (response) => {
    if (response.status() >= 400) tab.report(`${response.status()} ${response.url()}`);
  });
  page.on('requestfailed', (request) => {
    if (request.failure()?.errorText !== 'net::ERR_ABORTED')
      tab.report(`${request.failure()?.errorText} ${request.url()}`);
  });
  page.on('console', (message) => {
    // Messages of the development server, which the static build lacks; the last one is of React's development build,
    // while it renders the pages of Storybook (react/react#34484).
    if (
      options.dev &&
      /Lit is in dev mode|^\[vite\]|React DevTools|^Internal React error: Expected static flag was missing/.test(
        message.text(),
      )
    )
      return;
    if (options.dev && message.location().url.endsWith('/favicon.ico')) return;
    tab.messages += 1;
    tab.report(`console.${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => {
    // The manager reports a server that is busy for a second.
    if (options.dev && error.message.includes('UniversalStoreFollowerTimeoutError')) return;
    tab.messages += 1;
    tab.report(error.stack ?? error.message);
  });
  return tab;
}

/** Proves that problems are detected: plants a message, an error and a request, and throws unless all are recorded. */
async function proveDetection(context, base) {
  const tab = await newTab(context);
  tab.entryId = PLANTED;
  await tab.page.goto(new URL('index.json', base).href, { timeout: TIMEOUT_MS });
  await tab.page.evaluate(async (name) => {
    console.warn(name);
    setTimeout(() => {
      throw new Error(name);
    });
    await fetch(`http://${name}.invalid/`).catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }, PLANTED);
  await tab.page.close();
  tab.commit();
  const isDetected =
    [`${PLANTED}: console.warning: ${PLANTED}`, `Error: ${PLANTED}`].every((expected) =>
      allProblems.some((problem) => problem.includes(expected)),
    ) && [...foreignHosts].some((address) => address.includes(`${PLANTED}.invalid`));
  if (!isDetected)
    throw new Error(`Planted problems were not detected:\n${[...allProblems, ...foreignHosts].join('\n')}`);
  allProblems.length = 0;
  messages = 0;
  foreignHosts.clear();
  origins.clear();
}

/** Opens entries until the list, which all tabs share, is empty. */
async function openEach(context, base, entries) {
  let tab = await newTab(context);
  for (let entry = entries.shift(); entry; entry = entries.shift()) {
    tab = await openInTab(context, tab, base, entry);
    // The development server may bundle a dependency again while a page is open, so a failed entry is opened twice. A
    // problem of the entry itself occurs both times. The static build has only one attempt.
    if (options.dev && tab.problems.length) {
      console.error(`  ${entry.id} is opened again`);
      await tab.page.close();
      tab = await openInTab(context, await newTab(context), base, entry);
    }
    tab.commit();
    if (options.screenshots)
      await tab.page.screenshot({ path: join(options.screenshots, `${entry.id}.png`), fullPage: true });
    count[entry.type] += 1;
  }
}

/** Opens an entry in a tab and returns the tab for the next entry: a new one if this one failed. */
async function openInTab(context, tab, base, entry) {
  tab.entryId = entry.id;
  try {
    await openEntry(tab, base, entry);
    return tab;
  } catch (error) {
    tab.report(error.message);
    // Not awaited: a page in the middle of a navigation may never report that it is closed. It ends with the browser.
    tab.page.close().catch(() => undefined);
    return Object.assign(await newTab(context), {
      entryId: tab.entryId,
      problems: tab.problems,
      messages: tab.messages,
    });
  }
}

async function openEntry({ page, report }, base, { id, type }) {
  // The preview stays open for the next entry, as after a click in the manager, except for docs in development, where
  // React logs errors. axe runs in `npm run test:stories` instead.
  if (page.url() === 'about:blank' || (options.dev && type === 'docs'))
    await page.goto(new URL(`iframe.html?id=${id}&viewMode=${type}&globals=a11y.manual:!true`, base).href, {
      timeout: TIMEOUT_MS,
    });
  else {
    await page.evaluate(
      ({ id: storyId, type: viewMode }) => {
        globalThis.__channelEvents.length = 0;
        globalThis.__STORYBOOK_ADDONS_CHANNEL__.emit('setCurrentStory', { storyId, viewMode });
      },
      { id, type },
    );
  }
  const events = await page.waitForFunction(
    (expectedId) =>
      globalThis.__channelEvents.some(
        ({ name, storyId }) =>
          name !== 'unhandledErrorsWhilePlaying' && (storyId === undefined || storyId === expectedId),
      ) && globalThis.__channelEvents,
    id,
    { timeout: TIMEOUT_MS },
  );
  for (const { name, status, message } of await events.jsonValue()) {
    if (name !== 'docsRendered' && (name !== 'storyFinished' || status !== 'success'))
      report([name, status, message].filter(Boolean).join(' '));
  }
  if (type === 'docs') await checkDocs(page, id, report);
  // Includes problems that occur a moment later.
  await page.waitForTimeout(type === 'docs' ? 300 : 20);
}

async function checkDocs(page, id, report) {
  // Storybook reports the page as rendered before its stories are.
  await page.waitForFunction(
    () =>
      [...globalThis.document.querySelectorAll('.sb-story > div[id^=story--]')].every((story) =>
        story.querySelector('.page'),
      ),
    undefined,
    { timeout: TIMEOUT_MS },
  );
  const rows = await page.$$eval('.docblock-argstable-body tr:has(> td:nth-child(4))', (tableRows) =>
    tableRows.map(({ cells: [name, description] }) => [name.textContent.trim(), description.textContent.trim()]),
  );
  for (const [name, description] of rows) {
    if (/^[_#]/.test(name)) report(`the docs show the private member ${name}`);
    if (!description) report(`the docs do not describe ${name}`);
  }
  if (id.startsWith('elements-') && rows.length === 0) report('the docs have no table');
}

async function openManager(context, base) {
  const tab = await newTab(context);
  tab.entryId = 'the manager';
  try {
    await tab.page.goto(base, { timeout: TIMEOUT_MS });
    const preview = tab.page.frameLocator('#storybook-preview-iframe');
    await preview
      .locator('#storybook-root > *, #storybook-docs > *')
      .first()
      .waitFor({ state: 'attached', timeout: TIMEOUT_MS });
  } catch (error) {
    tab.report(error.message);
  }
  await tab.page.waitForTimeout(3000);
  tab.commit();
}

let browser;
let server;
const startedAt = Date.now();

try {
  let base;
  if (options.dev) {
    server = await startDevServer();
    ({ base } = server);
  } else {
    servers.push(createBuildServer());
    base = `http://${HOST}:${await listen(servers[0])}${PREFIX}/`;
  }
  const proxy = createProxy(foreignHosts);
  servers.push(proxy);
  const { origin, host } = new URL(base);

  browser = await chromium.launch({
    executablePath: ensureBrowser(),
    // The proxy gets connections to this machine too, except those to the one origin.
    args: [
      ...BROWSER_FLAGS,
      `--proxy-server=http://${HOST}:${await listen(proxy)}`,
      `--proxy-bypass-list=<-loopback>;${host}`,
    ],
  });
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  await context.addInitScript(recordChannelEvents);
  context.on('request', (request) => {
    const url = new URL(request.url());
    if (url.protocol === 'data:' || url.protocol === 'blob:') return;
    origins.set(url.origin, (origins.get(url.origin) ?? 0) + 1);
  });

  const index = await (await fetch(new URL('index.json', base))).json();
  const titles = new Set();
  const entries = Object.values(index.entries).filter(({ id, title, type }) => {
    if (options.only && !id.includes(options.only)) return false;
    if (!options.sample || type === 'docs') return true;
    return !titles.has(title) && titles.add(title);
  });
  if (entries.length === 0) allProblems.push('There are no entries to open.');
  if (options.screenshots) mkdirSync(options.screenshots, { recursive: true });

  await proveDetection(context, base);
  const tabs = Array.from({ length: TABS }, () => openEach(context, base, entries));
  await Promise.all(tabs);
  await openManager(context, base);

  const calls = server?.stop() ?? [];
  server = undefined;
  const foreignOrigins = [...origins.keys()].filter((other) => other !== origin);
  for (const address of [...foreignOrigins, ...foreignHosts]) allProblems.push(`a connection to ${address}`);
  for (const address of calls) allProblems.push(`a connection of the server to ${address}`);
  const connections = [
    `${origin} (${origins.get(origin) ?? 0} requests)`,
    ...foreignOrigins,
    ...foreignHosts,
    ...calls,
  ].join(', ');
  const seconds = Math.round((Date.now() - startedAt) / 1000);
  console.log(
    `${count.story} stories opened, ${messages} console messages, connections: ${connections}; ` +
      `${count.docs} docs pages and the manager opened from ${new URL(base).pathname} in ${seconds} s`,
  );
  if (allProblems.length) console.error(`${allProblems.length} problems:\n${allProblems.join('\n')}`);
} finally {
  server?.stop();
  await browser?.close();
  for (const server of servers) {
    server.close();
    server.closeAllConnections();
  }
}
exit(allProblems.length ? 1 : 0);
