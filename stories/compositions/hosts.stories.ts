import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, within } from 'storybook/test';
import type { Command, Fact, Journey } from '../../src/index.js';
import { defineHosts } from '../fixtures/hosts.js';
import { journeyAt } from '../fixtures/journeys.js';
import { peerLearning, streetTrees } from '../fixtures/maps.js';
import { arrive, noted, one, reads, recorded, said, until, written } from '../fixtures/person.js';

defineHosts(streetTrees);

/** What a page does around a map: hold it in an element of its own, say no, keep the journey. */
const meta: Meta = {
  title: 'Compositions/In a host page',
  component: 'process-map',
  parameters: { controls: { disable: true } },
};
export default meta;
type Story = StoryObj;

/** The map in the shadow root of a host’s element, and parts of it in the shadow root of another one inside. */
export const InAHostsOwnElement: Story = {
  render: () => html`<workshop-office></workshop-office>`,
  play: async ({ canvasElement, userEvent, step }) => {
    const { map, part } = await arrive(canvasElement);
    const office = one(canvasElement, 'workshop-office');
    const [requests, changes] = [noted(office, 'process-map-request'), noted(office, 'process-map-change')];
    await step('parts find their map through both shadow roots', () =>
      expect(part('process-map-phase').getByRole('heading', { level: 3 })).toHaveTextContent(
        'Phase A of 5: Groundwork',
      ),
    );
    await step('what is written in the inner one is in the record', async () => {
      await userEvent.type(part('process-map-questions').getByLabelText(/What missing knowledge/), 'How to begin');
      await until(() => expect(written(map, 'a-knowledge-gaps-lead')).toBe('How to begin'));
    });
    await step('the events are composed: the host’s element hears them', async () => {
      await expect(requests).toHaveLength(1);
      await expect(changes).toHaveLength(1);
    });
  },
};

/** Before a person’s command is carried out the page is asked. It prevents one, says why, and allows it later. */
export const AHostThatSaysNo: Story = {
  render: () => {
    let asked: Command | undefined;
    const ask = (event: CustomEvent<{ command: Command; message?: string }>) => {
      if (event.detail.command.type !== 'phase.complete') return;
      event.preventDefault();
      event.detail.message = 'Phases are completed together, at the meeting on Thursday.';
      asked = event.detail.command;
    };
    const allow = ({ currentTarget }: Event) => {
      const map = (currentTarget as HTMLElement).closest('div')?.querySelector('process-map');
      if (asked) map?.send(asked);
    };
    return html`
      <div>
        <p><button type="button" @click=${allow}>It is Thursday: allow it</button></p>
        <process-map .journey=${journeyAt(peerLearning, 'clear')} @process-map-request=${ask}></process-map>
      </div>
    `;
  },
  play: async ({ canvasElement, canvas, userEvent, step }) => {
    const { map, part } = await arrive(canvasElement);
    const denied = noted(map, 'process-map-denied');
    const changes = noted(map, 'process-map-change');
    await step('a person marks the phase as done', () =>
      userEvent.click(part('process-map-gate').getByRole('button', { name: /Mark A as done/ })),
    );
    await step('and reads why not', async () => {
      await until(() =>
        expect(
          part('process-map-gate').getByText('Phases are completed together, at the meeting on Thursday.'),
        ).toBeVisible(),
      );
      await reads(() => said(map), 'at the meeting on Thursday');
      await expect(denied[0]?.denial.reasons).toMatchObject([{ code: 'vetoed' }]);
      await expect(changes).toHaveLength(0);
    });
    await step('later the page allows it', () =>
      userEvent.click(canvas.getByRole('button', { name: /It is Thursday/ })),
    );
    await expect(map.journey?.phase).toBe('foundational-engagement');
    await expect(changes).toHaveLength(1);
  },
};

/** One listener is all that persisting takes: here the page only lists what it heard. */
export const AHostThatListens: Story = {
  render: () => {
    const hear = ({ currentTarget, detail }: CustomEvent<{ facts: Fact[]; journey: Journey }>) => {
      const list = (currentTarget as HTMLElement).parentElement?.querySelector('ol');
      for (const { type, at } of detail.facts) {
        const item = document.createElement('li');
        item.textContent = `${type}, at ${at}`;
        list?.prepend(item);
      }
    };
    return html`
      <div>
        <div role="log" aria-label="What the page heard"><ol></ol></div>
        <process-map .definition=${streetTrees} @process-map-change=${hear}></process-map>
      </div>
    `;
  },
  play: async ({ canvasElement, canvas, userEvent }) => {
    const { part } = await arrive(canvasElement);
    await userEvent.click(part('process-map-tools').getByRole('checkbox', { name: /Street walk/ }));
    await expect(within(canvas.getByRole('log')).getByText(/^tool\.chosen, at \d{4}-/)).toBeVisible();
  },
};

/** A `JourneyStore` in front of a service: loaded when the page is opened, saved after each change, tried again after a failure. */
export const AStoreOfTheHost: Story = {
  render: () => html`<workshop-service></workshop-service>`,
  play: async ({ canvasElement, canvas, userEvent, step }) => {
    const host = one(canvasElement, 'workshop-service');
    const address = '/journeys/street-trees%3Adefault';
    const { map, part } = await arrive(canvasElement);
    const bar = () => one(canvasElement, 'process-map-journey').shadowRoot?.querySelector('[part=bar]')?.textContent;
    await step('nothing is kept yet', async () => {
      await expect(host.service.calls).toEqual([{ method: 'GET', address, status: 404 }]);
      await reads(bar, 'Kept by this page');
    });
    await step('what is written is saved', async () => {
      await userEvent.type(
        part('process-map-questions').getByLabelText(/Which places along the street/),
        'By the bakery',
      );
      await reads(bar, /Saved \d\d:\d\d/);
      await expect(JSON.parse(host.service.keeps(address) ?? '{}')).toEqual(map.journey);
    });
    await step('the service is down: it says so, and work goes on', async () => {
      await userEvent.click(canvas.getByRole('checkbox', { name: 'The service is down' }));
      await userEvent.click(part('process-map-tools').getByRole('checkbox', { name: /Street walk/ }));
      await reads(bar, 'Not saved here.');
      await expect(recorded(map, 'tools', 'street-walk')).toMatchObject({ chosen: true });
    });
    await step('it is back: the next change saves all of it', async () => {
      await userEvent.click(canvas.getByRole('checkbox', { name: 'The service is down' }));
      await userEvent.click(part('process-map-tools').getByRole('checkbox', { name: /Spade test/ }));
      await reads(bar, /Saved \d\d:\d\d/);
      await expect(JSON.parse(host.service.keeps(address) ?? '{}')).toEqual(map.journey);
    });
    await step('open the page anew: it goes on where it was', async () => {
      const before = map.journey;
      await userEvent.click(canvas.getByRole('button', { name: 'Open the page anew' }));
      const again = await arrive(canvasElement);
      await expect(again.map).not.toBe(map);
      await expect(again.map.journey).toEqual(before);
      await until(() =>
        expect(again.part('process-map-questions').getByLabelText(/Which places along the street/)).toHaveValue(
          'By the bakery',
        ),
      );
    });
  },
};
