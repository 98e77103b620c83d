import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, within } from 'storybook/test';
import type { Command, Fact, Journey } from '../../src/index.js';
import { defineHosts } from '../fixtures/hosts.js';
import { getJourney } from '../fixtures/journeys.js';
import { peerLearning, streetTrees } from '../fixtures/maps.js';
import {
  getReadyMap,
  recordDetails,
  getVisible,
  expectText,
  openRow,
  getEntry,
  getAnnouncement,
  waitUntil,
  getAnswer,
} from '../fixtures/person.js';

defineHosts(streetTrees);

/** A page around a map: wraps it in its own element, refuses commands, and persists the journey. */
const meta: Meta = {
  title: 'Compositions/In a host page',
  component: 'process-map',
  parameters: { controls: { disable: true } },
};
export default meta;
type Story = StoryObj;

/** The map is in the shadow root of a host’s element, and its parts are in the shadow root of another one. */
export const InAHostsOwnElement: Story = {
  render: () => html`<workshop-office></workshop-office>`,
  play: async ({ canvasElement, userEvent, step }) => {
    const { map, queryPart } = await getReadyMap(canvasElement);
    const office = getVisible(canvasElement, 'workshop-office');
    const [requests, changes] = [
      recordDetails(office, 'process-map-request'),
      recordDetails(office, 'process-map-change'),
    ];
    await step('parts find their map through both shadow roots', () =>
      expect(queryPart('process-map-phase').getByRole('heading', { level: 3 })).toHaveTextContent(
        'Phase A of 5: Groundwork',
      ),
    );
    await step('an answer written in the inner element is recorded', async () => {
      await openRow(userEvent, queryPart('process-map-questions'), 'Knowledge gaps');
      await userEvent.type(queryPart('process-map-questions').getByLabelText(/Which knowledge gaps/), 'How to begin');
      await waitUntil(() => expect(getAnswer(map, 'a-knowledge-gaps-lead')).toBe('How to begin'));
    });
    await step('the events are composed: the host’s element receives them', async () => {
      await expect(requests).toHaveLength(1);
      await expect(changes).toHaveLength(1);
    });
  },
};

/** `process-map-request` is cancelable: the page refuses a command with a reason, and allows it later. */
export const AHostThatRefuses: Story = {
  render: () => {
    let preventedCommand: Command | undefined;
    const handleRequest = (event: CustomEvent<{ command: Command; message?: string }>) => {
      if (event.detail.command.type !== 'phase.complete') return;
      event.preventDefault();
      event.detail.message = 'Phases are completed together, at the meeting on Thursday.';
      preventedCommand = event.detail.command;
    };
    const handleAllow = ({ currentTarget }: Event) => {
      const map = (currentTarget as HTMLElement).closest('div')?.querySelector('process-map');
      if (preventedCommand) map?.send(preventedCommand);
    };
    return html`
      <div>
        <p><button type="button" @click=${handleAllow}>It is Thursday: allow it</button></p>
        <process-map .journey=${getJourney(peerLearning, 'clear')} @process-map-request=${handleRequest}></process-map>
      </div>
    `;
  },
  play: async ({ canvasElement, canvas, userEvent, step }) => {
    const { map, queryPart } = await getReadyMap(canvasElement);
    const deniedEvents = recordDetails(map, 'process-map-denied');
    const changes = recordDetails(map, 'process-map-change');
    await step('a person marks the phase as done', () =>
      userEvent.click(queryPart('process-map-gate').getByRole('button', { name: /Finish phase A/ })),
    );
    await step('the reason is shown and announced', async () => {
      await waitUntil(() =>
        expect(
          queryPart('process-map-gate').getByText('Phases are completed together, at the meeting on Thursday.'),
        ).toBeVisible(),
      );
      await expectText(() => getAnnouncement(map), 'at the meeting on Thursday');
      await expect(deniedEvents[0]?.denial.reasons).toMatchObject([{ code: 'vetoed' }]);
      await expect(changes).toHaveLength(0);
    });
    await step('later the page allows it', () =>
      userEvent.click(canvas.getByRole('button', { name: /It is Thursday/ })),
    );
    await expect(map.journey?.phase).toBe('foundational-engagement');
    await expect(changes).toHaveLength(1);
  },
};

/** Persisting takes one listener. This page only lists the events. */
export const AHostThatListens: Story = {
  render: () => {
    const handleChange = ({ currentTarget, detail }: CustomEvent<{ facts: Fact[]; journey: Journey }>) => {
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
        <process-map .definition=${streetTrees} @process-map-change=${handleChange}></process-map>
      </div>
    `;
  },
  play: async ({ canvasElement, canvas, userEvent }) => {
    const { queryPart } = await getReadyMap(canvasElement);
    await openRow(userEvent, queryPart('process-map-tools'), 'Choose tools');
    await userEvent.click(queryPart('process-map-tools').getByRole('checkbox', { name: /Street walk/ }));
    await expect(within(canvas.getByRole('log')).getByText(/^tool\.chosen, at \d{4}-/)).toBeVisible();
  },
};

/** A `JourneyStore` for a service: loads with the page, saves after each change, and retries after a failure. */
export const AStoreOfTheHost: Story = {
  render: () => html`<workshop-service></workshop-service>`,
  play: async ({ canvasElement, canvas, userEvent, step }) => {
    const host = getVisible(canvasElement, 'workshop-service');
    const address = '/journeys/street-trees%3Adefault';
    const { map, queryPart } = await getReadyMap(canvasElement);
    const getBarText = () =>
      getVisible(canvasElement, 'process-map-journey').shadowRoot?.querySelector('[part=bar]')?.textContent;
    await step('nothing is stored yet', async () => {
      await expect(host.service.calls).toEqual([{ method: 'GET', address, status: 404 }]);
      await expectText(getBarText, 'Saved by this page');
    });
    await step('an answer is saved', async () => {
      await userEvent.type(
        queryPart('process-map-questions').getByLabelText(/Which places along the street/),
        'By the bakery',
      );
      await expectText(getBarText, /Saved today at \d\d:\d\d/);
      await expect(JSON.parse(host.service.getStored(address) ?? '{}')).toEqual(map.journey);
    });
    await step('the service is down: the failure is shown, and writing continues', async () => {
      await userEvent.click(canvas.getByRole('checkbox', { name: 'The service is down' }));
      await openRow(userEvent, queryPart('process-map-tools'), 'Choose tools');
      await userEvent.click(queryPart('process-map-tools').getByRole('checkbox', { name: /Street walk/ }));
      await expectText(getBarText, 'Not saved: this page could not save it.');
      await expect(getEntry(map, 'tools', 'street-walk')).toMatchObject({ chosen: true });
    });
    await step('the service is back: the next change saves everything', async () => {
      await userEvent.click(canvas.getByRole('checkbox', { name: 'The service is down' }));
      await userEvent.click(queryPart('process-map-tools').getByRole('checkbox', { name: /Spade test/ }));
      await expectText(getBarText, /Saved today at \d\d:\d\d/);
      await expect(JSON.parse(host.service.getStored(address) ?? '{}')).toEqual(map.journey);
    });
    await step('reload the page: the journey is restored', async () => {
      const before = map.journey;
      await userEvent.click(canvas.getByRole('button', { name: 'Reload the page' }));
      const reloadedPage = await getReadyMap(canvasElement);
      await expect(reloadedPage.map).not.toBe(map);
      await expect(reloadedPage.map.journey).toEqual(before);
      await openRow(userEvent, reloadedPage.queryPart('process-map-questions'), 'Places');
      await waitUntil(() =>
        expect(
          reloadedPage.queryPart('process-map-questions').getByLabelText(/Which places along the street/),
        ).toHaveValue('By the bakery'),
      );
    });
  },
};
