import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect } from 'storybook/test';
import { defineHosts } from '../fixtures/hosts.js';
import { streetTrees } from '../fixtures/maps.js';
import { getReadyMap, recordDetails, getVisible, waitUntil, getAnswer } from '../fixtures/person.js';

defineHosts(streetTrees);

const meta: Meta = {
  title: 'Guides/Persist a journey',
  component: 'process-map',
  tags: ['!autodocs'],
  parameters: { controls: { disable: true } },
};
export default meta;
type Story = StoryObj;

export const ByOneEvent: Story = {
  render: () => html`<workshop-listener></workshop-listener>`,
  play: async ({ canvasElement, canvas, userEvent, step }) => {
    const host = getVisible(canvasElement, 'workshop-listener');
    const { map, queryPart } = await getReadyMap(canvasElement);
    await step('the map becomes writable once the service has answered', () =>
      waitUntil(() => expect(map.readOnly).toBe(false)),
    );
    await step('each change is sent', async () => {
      await userEvent.type(
        await waitUntil(() => queryPart('process-map-questions').getByLabelText(/Which places along the street/)),
        'By the bakery',
      );
      await waitUntil(() => expect(getAnswer(map, 'places-lead')).toBe('By the bakery'));
      await waitUntil(() => expect(JSON.parse(host.service.getStored(host.address) ?? '{}')).toEqual(map.journey));
    });
    await step('a reloaded page restores the journey without a change event', async () => {
      await userEvent.click(canvas.getByRole('button', { name: 'Reload the page' }));
      const reloadedPage = await getReadyMap(canvasElement);
      const changes = recordDetails(reloadedPage.map, 'process-map-change');
      await waitUntil(() => expect(getAnswer(reloadedPage.map, 'places-lead')).toBe('By the bakery'));
      await expect(changes).toHaveLength(0);
    });
  },
};

/** The store of the guide, with a mock service. */
export const ByAStore: Story = { render: () => html`<workshop-service></workshop-service>` };
