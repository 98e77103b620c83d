import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect } from 'storybook/test';
import { args, argTypes, renderMap, states, type Args } from './fixtures/frame.js';
import { getJourney, createJourneyWithUnplaced } from './fixtures/journeys.js';
import { peerLearning, streetTrees } from './fixtures/maps.js';
import { getFocusedElement } from '../test/kit/dom.js';
import { getReadyMap, recordDetails, getVisible, expectText, waitUntil, getAnswer } from './fixtures/person.js';

const meta: Meta<Args> = {
  title: 'Elements/process-map-journey',
  component: 'process-map-journey',
  args,
  argTypes,
  render: (args) => renderMap(args, html`<process-map-journey></process-map-journey>`),
};
export default meta;
type Story = StoryObj<Args>;

/** The journey exists only in this page. */
export const Current: Story = { args: states.current };
export const LockedPreview: Story = { args: states.lockedPreview };
export const StrictLocked: Story = { args: { journey: 'started', progression: 'strict' } };
export const Open: Story = { args: states.open };
export const Done: Story = { args: states.done };
export const CheckAgain: Story = { args: states.checkAgain };
export const Stopped: Story = { args: states.stopped };
export const Completed: Story = { args: states.completed };
export const SecondCycle: Story = { args: states.secondCycle };
export const ReadOnly: Story = { args: states.readOnly };
export const Loading: Story = { args: states.loading, parameters: { loading: true } };
export const ErrorState: Story = { name: 'Error', args: states.error };
export const Empty: Story = { args: states.empty };
export const SmallMap: Story = { args: states.smallMap };

/** Stored, without changes since. */
export const Kept: Story = { args: { journey: 'begun', store: 'memory' } };
export const Saved: Story = {
  args: { journey: 'begun', store: 'memory' },
  play: async ({ canvasElement }) => {
    const { map } = await getReadyMap(canvasElement);
    map.send({ type: 'question.answer', question: 'a-knowledge-gaps-lead', text: 'Written here' });
    await expectText(
      () => getVisible(canvasElement, 'process-map-journey').shadowRoot?.textContent,
      /Saved today at \d\d:\d\d/,
    );
  },
};

/** The store rejects every save. The person can continue, and download a backup. */
export const NotSaved: Story = {
  args: { store: 'full' },
  play: async ({ canvasElement }) => {
    const { queryPart } = await getReadyMap(canvasElement);
    await waitUntil(() =>
      // The menu says it, too, once it is loaded.
      expect(queryPart('process-map-journey').getAllByText('Not saved: this page could not save it.')[0]).toBeVisible(),
    );
    await expect(queryPart('process-map-journey').getByRole('button', { name: 'Download a backup' })).toBeVisible();
  },
};

/** The stored record cannot be read: it is not overwritten, and can be downloaded. */
export const UnreadableRecord: Story = { args: { journey: 'begun', store: 'unreadable' } };

/** A newer version of the library wrote the stored record. */
export const FromANewerVersion: Story = { args: { journey: 'begun', store: 'newer' } };

/** Keeps entries for elements that the map no longer has. */
export const WithUnplacedEntries: Story = {
  render: () =>
    html`<process-map .definition=${streetTrees} .journey=${createJourneyWithUnplaced()}
      ><process-map-journey></process-map-journey
    ></process-map>`,
};
export const Narrow: Story = { args: { store: 'full' }, globals: { room: 'narrow' } };
export const Dark: Story = { args: { store: 'full' }, globals: { scheme: 'dark' } };

type Person = Parameters<NonNullable<Story['play']>>[0];

/** Opens the menu, whose content is loaded when it first opens. */
async function openMenu({ canvasElement, userEvent }: Person) {
  const page = await getReadyMap(canvasElement);
  const menu = page.queryPart('process-map-journey');
  await userEvent.click(menu.getByRole('button', { name: 'Save and print' }));
  await waitUntil(() => expect(menu.getByRole('button', { name: 'Download as a document (Markdown)' })).toBeVisible());
  return { ...page, menu };
}

const fileOf = (journey: unknown, name = 'copy.json') =>
  new File([typeof journey === 'string' ? journey : JSON.stringify(journey)], name, { type: 'application/json' });

export const TheMenu: Story = {
  args: states.current,
  play: async (person) => {
    const { menu } = await openMenu(person);
    for (const name of ['Download a backup', 'Print phase B', 'Print the whole plan', 'Delete everything…']) {
      await expect(menu.getByRole('button', { name })).toBeVisible();
    }
  },
};

export const TheMenuWhenReadOnly: Story = {
  args: states.readOnly,
  play: async (person) => {
    const { menu } = await openMenu(person);
    await expect(menu.queryByRole('button', { name: 'Delete everything…' })).toBeNull();
    await expect(menu.queryByLabelText('Open a backup')).toBeNull();
  },
};

export const StartOver: Story = {
  tags: ['!autodocs'],
  args: states.current,
  play: async (person) => {
    const { userEvent, step } = person;
    const { map, menu } = await openMenu(person);
    const changes = recordDetails(map, 'process-map-change');
    await step('it asks for confirmation and offers a backup', async () => {
      await userEvent.click(menu.getByRole('button', { name: 'Delete everything…' }));
      await expectText(
        () => getFocusedElement()?.textContent,
        'This deletes every answer and decision, in every cycle.',
      );
      await expect(menu.getByRole('button', { name: 'Download a backup' })).toBeVisible();
      await expect(changes).toHaveLength(0);
    });
    await step('cancel', async () => {
      await userEvent.click(menu.getByRole('button', { name: 'Cancel' }));
      await waitUntil(() => expect(getFocusedElement()).toBe(menu.getByRole('button', { name: 'Delete everything…' })));
    });
    await step('delete everything', async () => {
      await userEvent.click(menu.getByRole('button', { name: 'Delete everything…' }));
      await waitUntil(() => expect(menu.getByRole('button', { name: 'Delete everything' })).toBeVisible());
      await userEvent.click(menu.getByRole('button', { name: 'Delete everything' }));
      await expect(changes.map(({ facts }) => facts.map(({ type }) => type))).toEqual([['journey.restarted']]);
      await expect(map.journey).toMatchObject({ phase: 'pre-foundational', cycle: 1 });
      await expect(map.journey?.cycles[0]?.answers).toEqual({});
    });
  },
};

export const ImportACopy: Story = {
  tags: ['!autodocs'],
  args: { journey: 'started' },
  play: async (person) => {
    const { userEvent, step } = person;
    const { map, menu } = await openMenu(person);
    const changes = recordDetails(map, 'process-map-change');
    await step('open a backup: it asks whether to combine or to replace', async () => {
      await userEvent.upload(menu.getByLabelText('Open a backup'), fileOf(getJourney(peerLearning, 'under way')));
      await expectText(() => getFocusedElement()?.textContent, 'Combine both plans, or replace this one?');
      await expect(changes).toHaveLength(0);
    });
    await step('replace', () => userEvent.click(menu.getByRole('button', { name: 'Replace my plan' })));
    await expect(changes[0]?.facts.map(({ type }) => type)).toEqual(['journey.replaced']);
    await expect(map.journey?.phase).toBe('foundational-engagement');
    await expect(getAnswer(map, 'b-first-contact-lead-facilitator')).toContain('Northmere');
  },
};

export const MergeACopy: Story = {
  tags: ['!autodocs'],
  args: { journey: 'started' },
  play: async (person) => {
    const { userEvent } = person;
    const { map, menu } = await openMenu(person);
    map.send({ type: 'question.answer', question: 'a-knowledge-gaps-lead', text: 'Written here' });
    await userEvent.upload(menu.getByLabelText('Open a backup'), fileOf(getJourney(peerLearning, 'under way')));
    await waitUntil(() => expect(menu.getByRole('button', { name: 'Combine both' })).toBeVisible());
    await userEvent.click(menu.getByRole('button', { name: 'Combine both' }));
    await expect(map.journey?.phase).toBe('foundational-engagement');
    await expect(getAnswer(map, 'a-knowledge-gaps-lead')).toBe('Written here');
    await expectText(
      () => getVisible(person.canvasElement, 'process-map-journey').shadowRoot?.textContent,
      'Plans combined.',
    );
    await expect(menu.getByRole('button', { name: 'Choose' })).toBeVisible();
  },
};

/** With the phase, whose items the list leads to. */
export const Contents: Story = {
  args: states.current,
  render: (args) =>
    renderMap(args, html`<process-map-journey></process-map-journey><process-map-phase></process-map-phase>`),
  play: async ({ canvasElement, userEvent }) => {
    const { queryPart } = await getReadyMap(canvasElement);
    const bar = queryPart('process-map-journey');
    await userEvent.click(bar.getByRole('button', { name: 'Contents' }));
    await waitUntil(() => expect(bar.getByRole('button', { name: /^Finish phase B/ })).toBeVisible());
  },
};

export const ImportUnusableFiles: Story = {
  tags: ['!autodocs'],
  args: states.current,
  play: async (person) => {
    const { userEvent, step } = person;
    const { map, menu } = await openMenu(person);
    const before = map.journey;
    for (const [code, content] of [
      ['unreadable-journey', 'Shopping: milk, bread'],
      ['other-map', getJourney(streetTrees, 'under way')],
      ['newer-version', { ...getJourney(peerLearning, 'started'), version: 99 }],
    ] as const) {
      await step(code, async () => {
        await userEvent.upload(menu.getByLabelText('Open a backup'), fileOf(content));
        await waitUntil(() => expect(menu.getByLabelText('Choose another file')).toBeInTheDocument());
        await expect(menu.queryByRole('button', { name: 'Replace my plan' })).toBeNull();
        const outcome = map.decide({ type: 'journey.replace', journey: content });
        const [reason] = outcome.ok ? [] : outcome.denial.reasons;
        await expect(reason?.code).toBe(code);
        const message = code === 'unreadable-journey' ? 'is not a backup of this plan' : (reason?.message ?? '');
        await expect(menu.getByText(message, { exact: false })).toBeVisible();
        await userEvent.click(menu.getByRole('button', { name: 'Cancel' }));
        await waitUntil(() => expect(menu.getByRole('button', { name: 'Delete everything…' })).toBeVisible());
      });
    }
    await expect(map.journey).toEqual(before);
  },
};
