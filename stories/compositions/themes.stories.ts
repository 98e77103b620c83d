import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect } from 'storybook/test';
import { getJourney } from '../fixtures/journeys.js';
import { peerLearning, phaseIds } from '../fixtures/maps.js';
import { getReadyMap } from '../fixtures/person.js';
import { listContrasts, government, vivid } from '../fixtures/themes.js';

/**
 * A theme is a set of `--process-map-…` custom properties on the map or an ancestor, each with a value for light and
 * one for dark, which `color-scheme` selects. The stories check that both themes meet WCAG AA in both schemes.
 */
const meta: Meta = {
  title: 'Compositions/Themes',
  component: 'process-map',
  parameters: { controls: { disable: true } },
};
export default meta;
type Story = StoryObj;

const journey = getJourney(peerLearning, 'changed');

/** Creates a play function that expects sufficient contrast of every pair of colours. */
const createContrastCheck =
  (css: string): NonNullable<Story['play']> =>
  async ({ canvasElement }) => {
    await getReadyMap(canvasElement);
    await expect(listContrasts(css).filter(({ ratio, needs }) => ratio < needs)).toEqual([]);
  };

const createThemeStory = (name: string, css: string): Story => ({
  render: () => html`
    <style .textContent=${css}></style>
    <style>
      .createThemeStory {
        margin: -1.5rem;
        padding: 1.5rem;
        background: var(--process-map-page);
      }
    </style>
    <div class="createThemeStory ${name}">
      <process-map .journey=${journey} shown-phase=${phaseIds.B}></process-map>
    </div>
  `,
  play: createContrastCheck(css),
});

/** No custom property is set. */
export const Default: Story = {
  render: () => html`<process-map .journey=${journey} shown-phase=${phaseIds.B}></process-map>`,
};
export const DefaultDark: Story = { ...Default, globals: { scheme: 'dark' } };

/** A ministry’s site: blue on white, square corners and a serif font. */
export const Government: Story = createThemeStory('government', government);
export const GovernmentDark: Story = { ...Government, globals: { scheme: 'dark' } };

/** A festival’s site: violet and sea green, and round corners. */
export const Vivid: Story = createThemeStory('vivid', vivid);
export const VividDark: Story = { ...Vivid, globals: { scheme: 'dark' } };
