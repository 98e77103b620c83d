import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect } from 'storybook/test';
import { renderMap, phaseArgs, phaseArgTypes, getPhaseAttribute, states, type PhaseArgs } from './fixtures/frame.js';
import { phaseIds } from './fixtures/maps.js';
import { getReadyMap, waitUntil } from './fixtures/person.js';

const meta: Meta<PhaseArgs> = {
  title: 'Elements/process-map-ideas',
  component: 'process-map-ideas',
  args: phaseArgs,
  argTypes: phaseArgTypes,
  render: (args) => renderMap(args, html`<process-map-ideas phase=${getPhaseAttribute(args)}></process-map-ideas>`),
};
export default meta;
type Story = StoryObj<PhaseArgs>;

export const Current: Story = { args: states.current };
export const LockedPreview: Story = { args: states.lockedPreview };
export const StrictLocked: Story = {
  args: states.strictLocked,
  parameters: { hint: 'Phase C is locked with strict progression: its ideas are not shown.' },
};
export const Open: Story = { args: states.open };
export const Done: Story = { args: states.done };
export const CheckAgain: Story = { args: states.checkAgain };
export const Stopped: Story = { args: states.stopped };
export const Completed: Story = { args: states.completed };
export const SecondCycle: Story = { args: states.secondCycle };
export const ReadOnly: Story = { args: states.readOnly };
export const Loading: Story = { args: states.loading, parameters: { loading: true } };
export const ErrorState: Story = { name: 'Error', args: states.error };
export const Empty: Story = {
  args: states.empty,
  parameters: { hint: 'Without ideas in the phase and cases in the map it shows nothing.' },
};
export const SmallMap: Story = { args: states.smallMap };
export const Dark: Story = { args: states.current, globals: { scheme: 'dark' } };

export const OpenAList: Story = {
  tags: ['!autodocs'],
  args: { journey: 'begun', phase: phaseIds.A },
  play: async ({ canvasElement, userEvent }) => {
    const { queryPart } = await getReadyMap(canvasElement);
    const ideas = queryPart('process-map-ideas');
    await expect(ideas.getByText(/Peer learning can be hard/)).toBeVisible();
    await expect(ideas.getByText('Pre-event peer survey')).not.toBeVisible();
    await userEvent.click(ideas.getByText('Practices (3)'));
    await waitUntil(() => expect(ideas.getByText('Pre-event peer survey')).toBeVisible());
  },
};
