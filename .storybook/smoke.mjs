// Opens every story, every page of docs and the manager of the built Storybook once, in a real browser, from a sub-path. Fails
// on any message in the console, any error, any answer that is not there, and any connection that is not to Storybook itself.
//   npm run build-storybook && npm run check:storybook
//   --dir FOLDER   another build        --dev   the development server instead, which is watched too
//   --only TEXT    only what has it in its id        --sample   one story of each file, and all docs        --screenshots FOLDER
import { spawn } from 'node:child_process';
import {
  createReadStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
} from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join, resolve, sep } from 'node:path';
import { argv, env, execPath, exit } from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright';
import { BROWSER_FLAGS, ensureBrowser } from '../scripts/ensure-browser.mjs';

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
const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const folder = resolve(options.dir ?? at('storybook-static'));
const HOST = '127.0.0.1';
const PREFIX = '/deep/in/a/site';
/** What Chromium asks of its maker by itself, whatever page is open. A page that asked them would be seen among its requests. */
const OF_THE_BROWSER =
  /^(https?:\/\/)?(update\.googleapis\.com|accounts\.google\.com|content-autofill\.googleapis\.com|clients2\.google\.com|optimizationguide-pa\.googleapis\.com|android\.clients\.google\.com|mtalk\.google\.com)[:/]/;
/** For one page: what takes longer hangs. */
const PATIENCE = 60_000;
/** Pages that are open at a time. */
const TABS = 2;

const TYPES = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.json': 'application/json',
  '.map': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
};

const listening = (server) =>
  new Promise((done, fail) => {
    server.on('error', fail).listen(0, HOST, () => done(server.address().port));
  });

/** Serves the build below the prefix, and nothing beside it. */
function serve() {
  if (!existsSync(join(folder, 'index.json'))) {
    console.error(`There is no built Storybook in ${folder}. Run \`npm run build-storybook\` first.`);
    exit(1);
  }
  const root = realpathSync(folder);
  return createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', `http://${HOST}`);
    const inside = pathname.startsWith(`${PREFIX}/`)
      ? resolve(root, `.${decodeURIComponent(pathname.slice(PREFIX.length))}`)
      : '';
    const file = inside && existsSync(inside) && statSync(inside).isDirectory() ? join(inside, 'index.html') : inside;
    if (pathname === '/favicon.ico') {
      // The icon of the site around it.
      response.writeHead(204).end();
      return;
    }
    if (!file.startsWith(root + sep) || !existsSync(file)) {
      response.writeHead(404).end('Not found');
      return;
    }
    response.writeHead(200, {
      'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream',
      'Cache-Control': 'max-age=600',
    });
    createReadStream(file).pipe(response);
  });
}

/** Starts the development server, and gives its address; every connection of its own to another machine is written down. */
async function develop() {
  const scratch = mkdtempSync(join(tmpdir(), 'process-map-storybook-'));
  const file = join(scratch, 'connections');
  const free = createServer();
  const port = await listening(free);
  free.close();
  const program = spawn(
    execPath,
    [
      at('node_modules/storybook/dist/bin/dispatcher.js'),
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
      cwd: at('.'),
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
  for (const until = Date.now() + 2 * PATIENCE; !(await isUp()); await new Promise((done) => setTimeout(done, 250))) {
    if (program.exitCode !== null || Date.now() > until) throw new Error('The development server did not start.');
  }
  return {
    base,
    stop() {
      try {
        process.kill(-program.pid);
      } catch {
        // It has ended by itself.
      }
      const calls = existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [];
      rmSync(scratch, { recursive: true, force: true });
      return calls;
    },
  };
}

/** Everything that is not for Storybook itself has to go through here, whoever in the browser sends it: it is noted, and refused. */
function watchtower(strangers) {
  const note = (whom) => OF_THE_BROWSER.test(whom) || strangers.add(whom);
  const server = createServer((request, response) => {
    note(request.url ?? '');
    response.writeHead(502).end();
  });
  server.on('connect', (request, socket) => {
    note(request.url ?? '');
    socket.on('error', () => {}).end('HTTP/1.1 502 Refused\r\n\r\n');
  });
  return server;
}

/** In the page: what Storybook says over its channel of the story that is open. */
function listen() {
  const told = (globalThis.__told = []);
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
          told.push({
            name,
            of: payload?.storyId ?? (typeof payload === 'string' ? payload : undefined),
            status: payload?.status,
            message: payload?.message ?? payload?.description ?? payload?.[0]?.message,
          });
        });
      }
    },
  });
}

const servers = [];
const strangers = new Set();
const origins = new Map();
const PLANTED = 'planted';
const troubles = [];
let messages = 0;
const count = { story: 0, docs: 0 };

/** A tab that writes down what goes wrong in it, under the name of what is open. */
async function newTab(context) {
  const page = await context.newPage();
  const tab = {
    page,
    at: '',
    messages: 0,
    troubles: [],
    trouble(what) {
      tab.troubles.push(`${tab.at}: ${what}`);
      if (tab.at !== PLANTED) console.error(`✗ ${tab.at}: ${what}`);
    },
    /** What was seen so far counts. */
    settle() {
      troubles.push(...tab.troubles);
      messages += tab.messages;
      tab.troubles = [];
      tab.messages = 0;
    },
  };
  page.on('response', (response) => {
    if (response.status() >= 400) tab.trouble(`${response.status()} ${response.url()}`);
  });
  page.on('requestfailed', (request) => {
    if (request.failure()?.errorText !== 'net::ERR_ABORTED')
      tab.trouble(`${request.failure()?.errorText} ${request.url()}`);
  });
  page.on('console', (message) => {
    // What the development server adds: not ours, and not in the static build.
    // Nor is what the development edition of React suspects of itself, while it draws Storybook's pages (react/react#34484).
    if (
      options.dev &&
      /Lit is in dev mode|^\[vite\]|React DevTools|^Internal React error: Expected static flag was missing/.test(
        message.text(),
      )
    )
      return;
    if (options.dev && message.location().url.endsWith('/favicon.ico')) return;
    tab.messages += 1;
    tab.trouble(`console.${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => {
    // The manager waits a second for a busy server, and says so.
    if (options.dev && error.message.includes('UniversalStoreFollowerTimeoutError')) return;
    tab.messages += 1;
    tab.trouble(error.stack ?? error.message);
  });
  return tab;
}

/** A watch that sleeps would be content with everything: it must see what is planted. */
async function proveWatchful(context, base) {
  const tab = await newTab(context);
  tab.at = PLANTED;
  await tab.page.goto(new URL('index.json', base).href, { timeout: PATIENCE });
  await tab.page.evaluate(async (name) => {
    console.warn(name);
    setTimeout(() => {
      throw new Error(name);
    });
    await fetch(`http://${name}.invalid/`).catch(() => undefined);
    await new Promise((done) => setTimeout(done, 100));
  }, PLANTED);
  await tab.page.close();
  tab.settle();
  const seen =
    [`${PLANTED}: console.warning: ${PLANTED}`, `Error: ${PLANTED}`].every((wanted) =>
      troubles.some((one) => one.includes(wanted)),
    ) && [...strangers].some((one) => one.includes(`${PLANTED}.invalid`));
  if (!seen) throw new Error(`What was planted was not seen:\n${[...troubles, ...strangers].join('\n')}`);
  troubles.length = 0;
  messages = 0;
  strangers.clear();
  origins.clear();
}

/** Opens what is still in the list, one after the other. */
async function openEach(context, base, entries) {
  let tab = await newTab(context);
  for (let entry = entries.shift(); entry; entry = entries.shift()) {
    tab = await visit(context, tab, base, entry);
    // The development server may bundle a dependency anew beneath a page. What is wrong with the page itself is so the second time
    // too. The static build gets no second chance.
    if (options.dev && tab.troubles.length) {
      console.error(`  ${entry.id} is opened once more`);
      await tab.page.close();
      tab = await visit(context, await newTab(context), base, entry);
    }
    tab.settle();
    if (options.screenshots)
      await tab.page.screenshot({ path: join(options.screenshots, `${entry.id}.png`), fullPage: true });
    count[entry.type] += 1;
  }
}

/** Opens one in the tab, and gives the tab for the next: what hung must not be in its way. */
async function visit(context, tab, base, entry) {
  tab.at = entry.id;
  try {
    await open(tab, base, entry);
    return tab;
  } catch (error) {
    tab.trouble(error.message);
    await tab.page.close();
    return Object.assign(await newTab(context), { at: tab.at, troubles: tab.troubles, messages: tab.messages });
  }
}

async function open({ page, trouble }, base, { id, type }) {
  // As by a click in the manager: the preview stays, and goes on to the next. axe has its turn in `npm run test:stories`.
  // The development edition of React does not like to go from one page of docs to the next.
  if (page.url() === 'about:blank' || (options.dev && type === 'docs'))
    await page.goto(new URL(`iframe.html?id=${id}&viewMode=${type}&globals=a11y.manual:!true`, base).href, {
      timeout: PATIENCE,
    });
  else {
    await page.evaluate(
      ({ id: storyId, type: viewMode }) => {
        globalThis.__told.length = 0;
        globalThis.__STORYBOOK_ADDONS_CHANNEL__.emit('setCurrentStory', { storyId, viewMode });
      },
      { id, type },
    );
  }
  const told = await page.waitForFunction(
    (wanted) =>
      globalThis.__told.some(
        ({ name, of }) => name !== 'unhandledErrorsWhilePlaying' && (of === undefined || of === wanted),
      ) && globalThis.__told,
    id,
    { timeout: PATIENCE },
  );
  for (const { name, status, message } of await told.jsonValue()) {
    if (name !== 'docsRendered' && (name !== 'storyFinished' || status !== 'success'))
      trouble([name, status, message].filter(Boolean).join(' '));
  }
  if (type === 'docs') await lookAtDocs(page, id, trouble);
  // What comes a moment later is part of it.
  await page.waitForTimeout(type === 'docs' ? 300 : 20);
}

async function lookAtDocs(page, id, trouble) {
  // The page says that it is there before its stories are.
  await page.waitForFunction(
    () =>
      [...globalThis.document.querySelectorAll('.sb-story > div[id^=story--]')].every((story) =>
        story.querySelector('.page'),
      ),
    undefined,
    { timeout: PATIENCE },
  );
  const rows = await page.$$eval('.docblock-argstable-body tr:has(> td:nth-child(4))', (found) =>
    found.map(({ cells: [name, description] }) => [name.textContent.trim(), description.textContent.trim()]),
  );
  for (const [name, description] of rows) {
    if (/^[_#]/.test(name)) trouble(`the docs show the private member ${name}`);
    if (!description) trouble(`the docs have nothing to say of ${name}`);
  }
  if (id.startsWith('elements-') && rows.length === 0) trouble('the docs have no table');
}

async function openManager(context, base) {
  const tab = await newTab(context);
  tab.at = 'the manager';
  try {
    await tab.page.goto(base, { timeout: PATIENCE });
    const preview = tab.page.frameLocator('#storybook-preview-iframe');
    await preview
      .locator('#storybook-root > *, #storybook-docs > *')
      .first()
      .waitFor({ state: 'attached', timeout: PATIENCE });
  } catch (error) {
    tab.trouble(error.message);
  }
  await tab.page.waitForTimeout(3000);
  tab.settle();
}

let browser;
let server;
const started = Date.now();

try {
  let base;
  if (options.dev) {
    server = await develop();
    ({ base } = server);
  } else {
    servers.push(serve());
    base = `http://${HOST}:${await listening(servers[0])}${PREFIX}/`;
  }
  const tower = watchtower(strangers);
  servers.push(tower);
  const { origin, host } = new URL(base);

  browser = await chromium.launch({
    executablePath: ensureBrowser(),
    // Not even the own machine is left out of the proxy, but for the one origin.
    args: [
      ...BROWSER_FLAGS,
      `--proxy-server=http://${HOST}:${await listening(tower)}`,
      `--proxy-bypass-list=<-loopback>;${host}`,
    ],
  });
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  await context.addInitScript(listen);
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
  if (entries.length === 0) troubles.push('There is nothing to open.');
  if (options.screenshots) mkdirSync(options.screenshots, { recursive: true });

  await proveWatchful(context, base);
  const tabs = Array.from({ length: TABS }, () => openEach(context, base, entries));
  await Promise.all(tabs);
  await openManager(context, base);

  const calls = server?.stop() ?? [];
  server = undefined;
  const foreign = [...origins.keys()].filter((one) => one !== origin);
  for (const one of [...foreign, ...strangers]) troubles.push(`a connection to ${one}`);
  for (const one of calls) troubles.push(`a connection of the server to ${one}`);
  const connections = [`${origin} (${origins.get(origin) ?? 0} requests)`, ...foreign, ...strangers, ...calls].join(
    ', ',
  );
  console.log(
    `${count.story} stories opened, ${messages} console messages, connections: ${connections}; ` +
      `${count.docs} pages of docs and the manager too, from ${new URL(base).pathname}, in ${Math.round((Date.now() - started) / 1000)} s`,
  );
  if (troubles.length) console.error(`${troubles.length} troubles:\n${troubles.join('\n')}`);
} finally {
  server?.stop();
  await browser?.close();
  for (const server of servers) {
    server.close();
    server.closeAllConnections();
  }
}
exit(troubles.length ? 1 : 0);
