import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect } from 'storybook/test';
import { journeyAt } from '../fixtures/journeys.js';
import { peerLearning, phaseIds } from '../fixtures/maps.js';
import { arrive } from '../fixtures/person.js';
import { contrasts, government, vivid } from '../fixtures/themes.js';

/**
 * A theme is a set of `--process-map-…` custom properties on the map or above it, each with a value for light and one
 * for dark; `color-scheme` says which one holds. Both of these meet WCAG AA in both schemes: the stories measure it.
 */
const meta: Meta = {
  title: 'Compositions/Themes',
  component: 'process-map',
  parameters: { controls: { disable: true } },
};
export default meta;
type Story = StoryObj;

const journey = journeyAt(peerLearning, 'changed');

/** Every pair of colours that meets is far enough apart. */
const readable =
  (css: string): NonNullable<Story['play']> =>
  async ({ canvasElement }) => {
    await arrive(canvasElement);
    await expect(contrasts(css).filter(({ ratio, needs }) => ratio < needs)).toEqual([]);
  };

const themed = (name: string, css: string): Story => ({
  render: () => html`
    <style .textContent=${css}></style>
    <style>
      .themed {
        margin: -1.5rem;
        padding: 1.5rem;
        background: var(--process-map-page);
      }
    </style>
    <div class="themed ${name}">
      <process-map .journey=${journey} shown-phase=${phaseIds.B}></process-map>
    </div>
  `,
  play: readable(css),
});

/** Nothing is set. */
export const Default: Story = {
  render: () => html`<process-map .journey=${journey} shown-phase=${phaseIds.B}></process-map>`,
};
export const DefaultDark: Story = { ...Default, globals: { scheme: 'dark' } };

/** A ministry’s site: blue on white, square corners, a serif. */
export const Government: Story = themed('government', government);
export const GovernmentDark: Story = { ...Government, globals: { scheme: 'dark' } };

/** A festival of ideas: violet and sea green, round corners. */
export const Vivid: Story = themed('vivid', vivid);
export const VividDark: Story = { ...Vivid, globals: { scheme: 'dark' } };
