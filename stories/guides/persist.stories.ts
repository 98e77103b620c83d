import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect } from 'storybook/test';
import { defineHosts } from '../fixtures/hosts.js';
import { streetTrees } from '../fixtures/maps.js';
import { arrive, noted, one, until, written } from '../fixtures/person.js';

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
    const host = one(canvasElement, 'workshop-listener');
    const { map, part } = await arrive(canvasElement);
    await step('once the service has answered, people can write', () => until(() => expect(map.readOnly).toBe(false)));
    await step('every change is sent', async () => {
      await userEvent.type(
        await until(() => part('process-map-questions').getByLabelText(/Which places along the street/)),
        'By the bakery',
      );
      await until(() => expect(written(map, 'places-lead')).toBe('By the bakery'));
      await until(() => expect(JSON.parse(host.service.keeps(host.address) ?? '{}')).toEqual(map.journey));
    });
    await step('a page that is opened anew goes on there, and announces nothing', async () => {
      await userEvent.click(canvas.getByRole('button', { name: 'Open the page anew' }));
      const again = await arrive(canvasElement);
      const changes = noted(again.map, 'process-map-change');
      await until(() => expect(written(again.map, 'places-lead')).toBe('By the bakery'));
      await expect(changes).toHaveLength(0);
    });
  },
};

/** The store of the guide, in front of a service that is part of this story. */
export const ByAStore: Story = { render: () => html`<workshop-service></workshop-service>` };
