// `npm run pictures`: renders the pictures in docs/images from the built library. Check them before a commit.
/* global atob, Blob, btoa, createImageBitmap, document, getComputedStyle -- of functions that run in the page */
/* global OffscreenCanvas -- of a function that runs in the page */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright';
import { BROWSER_FLAGS, ensureBrowser } from './ensure-browser.mjs';
import { encodePng } from './small-png.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const { createJourney, decide, evolve, parseMap } = await import('../dist/journey/index.js');
const { default: pack } = await import('../dist/packs/peer-learning/index.js');
const trees = JSON.parse(readFileSync(join(root, 'examples/second-map/tree-planting.json'), 'utf8'));

/** Creates a journey by commands, and throws if one is refused. */
function createTravelledJourney(definition, createCommands) {
  const { map } = parseMap(definition);
  let journey = createJourney(map, { now: () => new Date(Date.UTC(2026, 2, 3)) });
  for (const command of createCommands(map)) {
    const outcome = decide(map, journey, command);
    if (!outcome.ok) throw new Error(`${JSON.stringify(command)}: ${JSON.stringify(outcome.denial)}`);
    for (const fact of outcome.facts) journey = evolve(map, journey, fact);
  }
  return { definition: map, journey };
}

const createAnswer = ({ leads }, text = 'Agreed in March.') => ({
  type: 'question.answer',
  question: leads[0].id,
  text,
});

/** Creates the commands that meet any exit rule of a phase and complete it. */
const createCompletion = ({ id, groups, tools, risks, measures, exit }) => [
  ...groups.map((group) => createAnswer(group)),
  ...tools.slice(0, 2).map((tool) => ({ type: 'tool.choose', tool: tool.id })),
  ...risks.map((risk) => ({
    type: 'risk.assess',
    risk: risk.id,
    measures: measures
      .filter(({ addresses }) => addresses.includes(risk.id))
      .slice(0, 1)
      .map((measure) => measure.id),
  })),
  ...(exit.decision ? [{ type: 'decision.make', phase: id, option: 'go' }] : []),
  { type: 'phase.complete', phase: id },
];

const createPage = (css, children = '') => `<!doctype html><html lang="en"><meta charset="utf-8"><style>${css}</style>
<body><process-map size="full">${children}</process-map><script type="module" src="/dist/process-map.min.js"></script>`;

/** Opens a page with a map, sends a last command, and waits until everything has loaded. */
async function openPage(browser, size, html, { definition, journey }, lastCommand) {
  const page = await browser.newPage({
    viewport: size,
    colorScheme: 'light',
    reducedMotion: 'reduce',
    locale: 'en-GB',
  });
  await page.clock.setFixedTime(new Date(2026, 2, 4, 14, 2));
  await page.route('**/*', (route) => {
    const path = new URL(route.request().url()).pathname;
    if (path === '/') return route.fulfill({ contentType: 'text/html', body: html });
    return path.startsWith('/dist/')
      ? route.fulfill({ contentType: 'text/javascript', body: readFileSync(join(root, path)) })
      : route.abort();
  });
  // A made-up host: the route above answers every request.
  await page.goto('http://pictures.localhost/');
  await page.evaluate(
    async ([definition, journey, lastCommand]) => {
      const map = document.querySelector('process-map');
      map.store = { load: () => null, save: () => undefined };
      map.definition = definition;
      await map.ready;
      map.journey = journey;
      // The store is asked first.
      while (map.journey?.phase !== journey.phase) await new Promise((resolve) => setTimeout(resolve, 10));
      const outcome = map.send(lastCommand);
      if (!outcome.ok) throw new Error(JSON.stringify(outcome.denial));
    },
    [definition, journey, lastCommand],
  );
  for (const selector of ['.ground', '.key']) await page.locator(selector).waitFor({ state: 'attached' });
  await page.getByText('Saved today at 14:02').waitFor();
  // Gives time to everything that loads when the page is idle.
  await page.waitForTimeout(3000);
  return page;
}

/** Takes a screenshot and returns its pixels. */
const takeScreenshot = async (page, fullPage) => {
  const screenshot = await page.screenshot({ fullPage });
  return page
    .evaluate(async (base64) => {
      const image = await createImageBitmap(
        new Blob([Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))]),
      );
      const { width, height } = image;
      const sheet = new OffscreenCanvas(width, height).getContext('2d');
      sheet.drawImage(image, 0, 0);
      const { data } = sheet.getImageData(0, 0, width, height);
      let text = '';
      for (let i = 0; i < data.length; i += 30000) text += String.fromCharCode(...data.subarray(i, i + 30000));
      return { width, height, pixels: btoa(text) };
    }, screenshot.toString('base64'))
    .then(({ width, height, pixels }) => ({ width, height, pixels: Buffer.from(pixels, 'base64') }));
};

async function savePicture(page, name, fullPage) {
  const { width, height, pixels } = await takeScreenshot(page, fullPage);
  const png = encodePng(width, height, pixels);
  writeFileSync(join(root, 'docs/images', name), png);
  console.log(`docs/images/${name}: ${width} by ${height}, ${(png.length / 1000).toFixed(0)} kB`);
  await page.close();
}

/** Renders the picture of the README: phase A is done, B is in progress. */
async function renderMapPicture(browser) {
  const travelled = createTravelledJourney(pack, ({ phases: [phaseA, phaseB] }) => [
    ...createCompletion(phaseA),
    createAnswer(phaseB.groups[0]),
    createAnswer(phaseB.groups[1]),
    { type: 'tool.choose', tool: phaseB.tools[0].id },
  ]);
  const lastCommand = { type: 'tool.choose', tool: travelled.definition.phases[1].tools[1].id };
  const page = await openPage(
    browser,
    { width: 1280, height: 950 },
    createPage('body { margin: 24px 38px }'),
    travelled,
    lastCommand,
  );
  await savePicture(page, 'process-map.png', false);
}

/**
 * Custom properties with a point at which each is visible: a position within an element, from 0 to 1, or the longest
 * run of pixels of a colour there; then the offset of its number.
 */
const PLACES = [
  ['page', { selector: '.key', x: 0.96, y: 0.5 }, 0, 0],
  ['surface', { selector: 'process-map-tools textarea', x: 0.6, y: 0.5 }, 0, 0],
  ['ink', { selector: 'li:nth-child(1) .title', x: 1, y: 0.5 }, 22, 0],
  ['ink-muted', { selector: '.loop > :last-child', x: 1, y: 0.5 }, 14, 0],
  ['line', { selector: 'process-map-journey', x: 0.5, y: 1 }, 0, -20],
  ['edge', { selector: '.sheet', x: 1, y: 0.62 }, -26, 0],
  ['route', { colour: 'route', selector: 'li:nth-child(2) .run' }, 0, -24],
  ['on-route', { selector: 'li:nth-child(3) .medal', x: 0.6, y: 0.5 }, 48, 0],
  ['done', { selector: 'li:nth-child(1) .medal', x: 0.16, y: 0.4 }, -36, -10],
  ['on-done', { selector: 'li:nth-child(1) .medal', x: 0.6, y: 0.5 }, 48, 0],
  ['warn', { colour: 'warn', selector: 'li:nth-child(1) .art' }, -28, -4],
  ['on-warn', { selector: 'li:nth-child(2) .medal', x: 0.6, y: 0.5 }, 48, 0],
  ['warn-ink', { selector: 'li:nth-child(2) .state', x: 1, y: 0.5 }, 16, 0],
  ['ground', { selector: 'li:nth-child(3)', x: 0.5, y: 0.8 }, 0, 0],
  ['chosen', { selector: 'process-map-tools li', x: 0.9, y: 0.16 }, 0, 0],
  ['contour', { colour: 'contour', selector: 'li:nth-child(3) .run' }, 24, 14],
  ['water', { colour: 'water', selector: '.sheet' }, 0, 0],
  ['focus', { selector: 'process-map-journey button', x: 0, y: 0.5 }, -22, 0],
  ['radius', { selector: 'process-map-tools textarea', x: 1, y: 0 }, 20, -8],
  ['font', { selector: 'process-map-tools [part=waypoint-heading]', x: 0.9, y: 0.3 }, 10, -18],
];

/** Renders the picture of custom properties: numbers on a map, and a list of names. */
async function renderThemingPicture(browser) {
  const travelled = createTravelledJourney(trees, ({ phases: [phaseA, phaseB, phaseC] }) => [
    ...createCompletion(phaseA),
    ...createCompletion(phaseB),
    { type: 'tool.choose', tool: phaseC.tools[0].id, note: 'Every Sunday' },
  ]);
  const lastCommand = { ...createAnswer(travelled.definition.phases[0].groups[0], 'Only where there is shade.') };
  const css = `body { margin: 20px; position: relative; font: 13px system-ui, sans-serif }
    process-map-journey { margin-block: 8px 24px }
    ol.names { columns: 4; margin: 0; padding: 0; list-style: none }
    .names li {
      display: flex; gap: 8px; align-items: center; padding-block: 3px; break-inside: avoid;
      font: 12px ui-monospace, monospace;
    }
    .number {
      display: grid; place-items: center; flex: none; width: 20px; height: 20px; border-radius: 50%; background: #111;
      color: #fff; font: 700 11px system-ui, sans-serif; box-shadow: 0 0 0 2px #fff;
    }
    .mark { position: absolute; translate: -50% -50% }
    svg.leads { position: absolute; inset: 0; width: 100%; height: 100%; stroke: #111; stroke-width: 1.5 }`;
  const parts =
    '<process-map-diagram size="full"></process-map-diagram><process-map-journey></process-map-journey>' +
    '<process-map-tools></process-map-tools>';
  const page = await openPage(browser, { width: 1000, height: 700 }, createPage(css, parts), travelled, lastCommand);
  await page.locator('process-map-journey button').first().focus();
  const { width, pixels } = await takeScreenshot(page, true);
  const points = [];
  for (const [name, { selector, x, y, colour }, offsetX, offsetY] of PLACES) {
    const box = await page.locator(selector).first().boundingBox();
    const [pointX, pointY] = colour
      ? await findColour(page, box, colour, width, pixels)
      : [box.x + x * box.width, box.y + y * box.height];
    points.push({ name, pointX, pointY, offsetX, offsetY });
  }
  await page.evaluate((points) => {
    const createChild = (name, parent, text = '') =>
      parent.appendChild(Object.assign(document.createElement(name), { textContent: text }));
    const { x: bodyX, y: bodyY } = document.body.getBoundingClientRect();
    const leads = document.body.appendChild(document.createElementNS('http://www.w3.org/2000/svg', 'svg'));
    leads.classList.add('leads');
    const names = createChild('ol', document.body);
    names.className = 'names';
    for (const [i, { name, pointX, pointY, offsetX, offsetY }] of points.entries()) {
      const [x1, y1] = [pointX - bodyX, pointY - bodyY];
      const [x2, y2] = [x1 + offsetX, y1 + offsetY];
      const line = leads.appendChild(document.createElementNS('http://www.w3.org/2000/svg', 'line'));
      for (const [key, value] of Object.entries({ x1, y1, x2, y2 })) line.setAttribute(key, String(value));
      const mark = createChild('span', document.body, String(i + 1));
      mark.className = 'number mark';
      mark.style.left = `${x2}px`;
      mark.style.top = `${y2}px`;
      const item = createChild('li', names);
      createChild('span', item, String(i + 1)).className = 'number';
      createChild('span', item, `--process-map-${name}`);
    }
  }, points);
  await savePicture(page, 'theming.png', true);
}

/** Returns the middle of the longest run of pixels of a colour in a box, away from its upper edge. */
async function findColour(page, box, name, width, pixels) {
  const colour = await page.evaluate((name) => {
    const probe = document
      .querySelector('process-map-diagram')
      .shadowRoot.querySelector('.return-route')
      .appendChild(document.createElement('i'));
    probe.style.color = `var(--_${name})`;
    const { color } = getComputedStyle(probe);
    probe.remove();
    return color.match(/\d+/g).map(Number);
  }, name);
  let best = [0, box.x, box.y];
  for (let y = Math.ceil(box.y) + 16; y < box.y + box.height; y++) {
    for (let x = Math.ceil(box.x), run = 0; x < box.x + box.width; x++) {
      run = colour.every((value, channel) => pixels[4 * (y * width + x) + channel] === value) ? run + 1 : 0;
      if (run > best[0]) best = [run, x - run / 2, y];
    }
  }
  if (!best[0]) throw new Error(`No pixel of the picture has the colour ${name}.`);
  return best.slice(1);
}

const browser = await chromium.launch({ executablePath: ensureBrowser(), args: BROWSER_FLAGS });
try {
  await renderMapPicture(browser);
  await renderThemingPicture(browser);
} finally {
  await browser.close();
}
