import { setCustomElementsManifest } from '@storybook/web-components-vite';
import { html, nothing } from 'lit';
import { action } from 'storybook/actions';
// Written by `npm run manifest`, which the npm scripts run first.
import manifest from '../dist/custom-elements.json';
import '../src/define/index.ts';
import { waitForMaps } from '../stories/fixtures/person.ts';
import { createArgTypes, getDescription } from './manifest.js';
import './preview.css';

setCustomElementsManifest(manifest);

const EVENTS = ['request', 'denied', 'change', 'show', 'save', 'ready', 'error'].map((name) => `process-map-${name}`);
const observed = new WeakSet();

/** Shows every event of the maps in a story in the Actions panel. Captures them, because most do not bubble. */
function logEvents(canvas) {
  if (!canvas || observed.has(canvas)) return;
  observed.add(canvas);
  for (const name of EVENTS) canvas.addEventListener(name, ({ detail }) => action(name)(detail), { capture: true });
}

/** Creates a menu of the toolbar that shows its choice. `titles` has the title of each value. */
const createToolbar = (title, description, icon, titles) => ({
  description,
  toolbar: {
    title,
    icon,
    dynamicTitle: true,
    items: Object.entries(titles).map(([value, itemTitle]) => ({ value, title: itemTitle })),
  },
});

/** @type {import('@storybook/web-components-vite').Preview} */
export default {
  tags: ['autodocs'],
  initialGlobals: { scheme: 'light', direction: 'ltr', room: 'wide' },
  globalTypes: {
    scheme: createToolbar('Scheme', 'Colour scheme', 'contrast', {
      light: 'Light',
      dark: 'Dark',
      both: 'As the system',
    }),
    direction: createToolbar('Direction', 'Direction of the page', 'transfer', {
      ltr: 'Left to right',
      rtl: 'Right to left',
    }),
    room: createToolbar('Room', 'Room for the story', 'grow', {
      wide: 'All of it',
      narrow: 'A phone',
      large: '200 %',
    }),
  },
  decorators: [
    (story, { globals, parameters, canvasElement }) => {
      logEvents(canvasElement);
      const { scheme, direction, room } = globals;
      return html`<div class="page ${scheme} ${room}" dir=${direction}>
        ${parameters.hint ? html`<p class="hint">${parameters.hint}</p>` : nothing}${story()}
      </div>`;
    },
  ],
  // Runs before axe: waits for the maps of the story, unless the story shows one that keeps loading.
  afterEach: async ({ canvasElement, parameters }) => {
    await waitForMaps(canvasElement, parameters.loading === true);
  },
  parameters: {
    layout: 'fullscreen',
    controls: { expanded: true, sort: 'none' },
    backgrounds: { disable: true },
    // A violation found by axe fails the story's test.
    a11y: { test: 'error' },
    docs: {
      toc: { headingSelector: 'h2, h3', title: 'On this page' },
      extractArgTypes: createArgTypes(manifest),
      extractComponentDescription: getDescription(manifest),
      source: {
        excludeDecorators: true,
        transform: (source) => source.replace(/ (class|data-[\w-]+)=""/g, '').replace(/^\s*\n/gm, ''),
      },
    },
    options: {
      storySort: {
        order: [
          'Guides',
          [
            'Start here',
            'Embed it on a page',
            'Persist a journey',
            'Bring your own map',
            'Theme it',
            'Compose your own layout',
            'Accessibility',
            'The journey machine',
            'Peer learning',
            '*',
          ],
          'Elements',
          ['process-map', '*'],
          'Compositions',
          ['Layouts', '*'],
        ],
      },
    },
  },
};
