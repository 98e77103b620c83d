import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect } from 'storybook/test';
import { args, argTypes, around, states, type Args } from './fixtures/frame.js';
import { long, phaseIds, streetTrees } from './fixtures/maps.js';
import { arrive, focused, inside, noted, one, reads, said } from './fixtures/person.js';

const meta: Meta<Args> = {
  title: 'Elements/process-map-diagram',
  component: 'process-map-diagram',
  args,
  argTypes,
  render: (all) => around(all, html`<process-map-diagram></process-map-diagram>`),
};
export default meta;
type Story = StoryObj<Args>;

export const Current: Story = { args: states.current };
export const Begun: Story = { args: { journey: 'begun' } };
export const LockedPreview: Story = { args: states.lockedPreview };
export const StrictLocked: Story = { args: { journey: 'started', progression: 'strict' } };
/** Locked phases do not become open by themselves: these were worked in, and an earlier phase was opened again. */
export const Open: Story = { args: states.open };
/** `progression="open"`: no locks. */
export const NoLocks: Story = { args: { journey: 'started', progression: 'open' } };
export const Done: Story = { args: states.done };
export const CheckAgain: Story = { args: states.checkAgain };
export const Stopped: Story = { args: states.stopped };
export const Completed: Story = { args: states.completed };
export const SecondCycle: Story = { args: states.secondCycle };
export const ReadOnly: Story = { args: { ...states.completed, readonly: true } };
/** Nothing is drawn before the map is there. */
export const Loading: Story = { args: states.loading, parameters: { loading: true } };
/** Nothing is drawn where the map cannot be read; `process-map` says why. */
export const ErrorState: Story = { name: 'Error', args: states.error };
export const Empty: Story = { args: states.empty };
export const SmallMap: Story = { args: states.smallMap };
export const RightToLeft: Story = { args: { journey: 'ahead', dir: 'rtl' } };
export const Narrow: Story = { args: { journey: 'changed' }, globals: { room: 'narrow' } };
export const Dark: Story = { args: { journey: 'changed' }, globals: { scheme: 'dark' } };
/** One drawing for any number of phases. */
export const TwelvePhases: Story = {
  render: () => html`<process-map .definition=${long(12)}><process-map-diagram></process-map-diagram></process-map>`,
};
/** Without a `process-map` around it there is nothing to draw, and nothing is. */
export const Alone: Story = {
  parameters: { hint: 'Not inside of a <process-map>: it shows nothing.' },
  render: () => html`<process-map-diagram></process-map-diagram>`,
};

export const OpenAPhase: Story = {
  tags: ['!autodocs'],
  args: states.current,
  play: async ({ canvasElement, userEvent, step }) => {
    const { map, part } = await arrive(canvasElement);
    const shown = noted(map, 'process-map-show');
    const stations = part('process-map-diagram').getAllByRole('button');
    await step('the list says where one is', async () => {
      await expect(stations).toHaveLength(5);
      await expect(part('process-map-diagram').getByRole('button', { current: 'step' })).toBe(stations[1]);
      await expect(stations[1]?.textContent).toMatch(/You are here/);
      await expect(stations[2]?.textContent).toMatch(/Locked until B is complete/);
    });
    await step('open phase A', () => userEvent.click(stations[0] as HTMLElement));
    await expect(shown).toEqual([{ phase: phaseIds.A, previous: phaseIds.B }]);
    await expect(map.shownPhase).toBe(phaseIds.A);
    await reads(() => stations[0]?.textContent, 'on show');
    await expect(map.journey?.phase).toBe(phaseIds.B);
  },
};

export const OpenAPhaseByKeyboard: Story = {
  tags: ['!autodocs'],
  args: states.current,
  render: (all) =>
    around(all, html`<process-map-diagram></process-map-diagram><process-map-phase></process-map-phase>`),
  play: async ({ canvasElement, userEvent }) => {
    const { map, part } = await arrive(canvasElement);
    part('process-map-diagram').getAllByRole('button')[2]?.focus();
    await userEvent.keyboard('{Enter}');
    await expect(map.shownPhase).toBe(phaseIds.C);
    // The heading of the phase that was moved to has the focus.
    await reads(() => focused()?.textContent, 'Phase C of 5: Sustained contact');
    await expect(focused()?.localName).toBe('h2');
  },
};

export const StrictDoesNotOpen: Story = {
  tags: ['!autodocs'],
  args: { journey: 'started', progression: 'strict' },
  play: async ({ canvasElement, userEvent }) => {
    const { map, part } = await arrive(canvasElement);
    const diagram = part('process-map-diagram');
    await expect(diagram.getAllByRole('button')).toHaveLength(1);
    await userEvent.click(diagram.getByText('Sustained contact'));
    await expect(map.shownPhase).toBe(phaseIds.A);
  },
};

export const BeginTheNextCycle: Story = {
  tags: ['!autodocs'],
  args: states.completed,
  play: async ({ canvasElement, userEvent }) => {
    const { map, part } = await arrive(canvasElement);
    const changes = noted(map, 'process-map-change');
    await userEvent.click(part('process-map-diagram').getByRole('button', { name: 'Begin the next cycle' }));
    await expect(changes[0]?.facts.map(({ type }) => type)).toEqual(['cycle.started', 'phase.entered']);
    await expect(map.journey?.cycle).toBe(2);
    await reads(
      () => one(canvasElement, 'process-map-diagram').shadowRoot?.querySelector('.loop')?.textContent,
      'Cycle 2',
    );
    await expect(said(map)).toBe('');
  },
};

/** The drawing follows what happens elsewhere on the page, and the definition too. */
export const AnotherMapIsSet: Story = {
  tags: ['!autodocs'],
  args: states.current,
  play: async ({ canvasElement }) => {
    const { map } = await arrive(canvasElement);
    map.definition = streetTrees;
    await map.ready;
    await reads(() => one(canvasElement, 'process-map-diagram').shadowRoot?.textContent, 'Find the ground');
    await expect(inside(one(canvasElement, 'process-map-diagram')).getAllByRole('listitem')).toHaveLength(3);
  },
};
