import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, fireEvent } from 'storybook/test';
import { renderMap, phaseArgs, phaseArgTypes, getPhaseAttribute, states, type PhaseArgs } from './fixtures/frame.js';
import { phaseIds } from './fixtures/maps.js';
import { getReadyMap, clearField, expectText, getEntry, waitUntil } from './fixtures/person.js';

const meta: Meta<PhaseArgs> = {
  title: 'Elements/process-map-risks',
  component: 'process-map-risks',
  args: phaseArgs,
  argTypes: phaseArgTypes,
  render: (args) => renderMap(args, html`<process-map-risks phase=${getPhaseAttribute(args)}></process-map-risks>`),
};
export default meta;
type Story = StoryObj<PhaseArgs>;

/** A risk with an owner that is not assessed yet, and whose review date has passed. */
export const Current: Story = { args: states.current };
export const LockedPreview: Story = { args: states.lockedPreview };
export const StrictLocked: Story = {
  args: states.strictLocked,
  parameters: { hint: 'Phase C is locked with strict progression: its risks are not shown.' },
};
export const Open: Story = { args: states.open };
export const Done: Story = { args: states.done };
export const CheckAgain: Story = { args: states.checkAgain };
export const Stopped: Story = { args: states.stopped };

/** Phase E has two risks. */
export const Completed: Story = { args: states.completed };
export const SecondCycle: Story = { args: states.secondCycle };
export const ReadOnly: Story = { args: states.readOnly };
export const Loading: Story = { args: states.loading, parameters: { loading: true } };
export const ErrorState: Story = { name: 'Error', args: states.error };
export const Empty: Story = { args: states.empty, parameters: { hint: 'The phase has no risks: it shows nothing.' } };

/** Two risks, one of which shares a measure with the other. */
export const SmallMap: Story = { args: states.smallMap };

/** Phase D has one risk with six measures. */
export const ManyWaysRound: Story = { args: { journey: 'completed', phase: phaseIds.D } };
export const Narrow: Story = { args: states.current, globals: { room: 'narrow' } };
export const Dark: Story = { args: states.current, globals: { scheme: 'dark' } };

const RISK = 'b-risk-magic-bullet';

export const AssessARisk: Story = {
  tags: ['!autodocs'],
  args: states.current,
  play: async ({ canvasElement, userEvent, step }) => {
    const { map, queryPart } = await getReadyMap(canvasElement);
    const risks = queryPart('process-map-risks');
    const risk = () => getEntry(map, 'risks', RISK);
    await expectText(() => risks.getByRole('heading').parentElement?.textContent, '0 of 1 dealt with');
    await step('select a level', () => userEvent.selectOptions(risks.getByLabelText('Risk level'), 'low'));
    await expect(risk()?.level).toBe('low');
    await step('choose a measure', () => userEvent.click(risks.getByRole('checkbox', { name: /Check the demand/ })));
    await expect(risk()?.measures).toEqual(['b-measure-scoping-demand']);
    await expectText(() => risks.getByRole('heading').parentElement?.textContent, '1 of 1 dealt with');
    await step('enter an owner', async () => {
      await clearField(userEvent, risks.getByLabelText('Owner'));
      await userEvent.type(risks.getByLabelText('Owner'), 'Amadou');
      await waitUntil(() => expect(risk()?.owner).toBe('Amadou'));
    });
    await step('set a later review date, so that it is no longer overdue', async () => {
      await expect(risks.getByText(/^Review overdue since/)).toBeVisible();
      const date = risks.getByLabelText('Review date');
      // As by the date picker. `userEvent` would type partial dates, each of which logs a warning.
      await fireEvent.input(date, { target: { value: '2099-03-01' } });
      date.blur();
      await waitUntil(() => expect(risk()?.reviewOn).toBe('2099-03-01'));
      await waitUntil(() => expect(risks.queryByText(/^Review overdue since/)).toBeNull());
    });
  },
};

/** A risk that the map does not have. */
export const AddARisk: Story = {
  tags: ['!autodocs'],
  args: states.current,
  play: async ({ canvasElement, userEvent, step }) => {
    const { queryPart } = await getReadyMap(canvasElement);
    const risks = queryPart('process-map-risks');
    await step('name it', async () => {
      await waitUntil(() => expect(risks.getByLabelText('Another risk that you see')).toBeVisible());
      await userEvent.type(risks.getByLabelText('Another risk that you see'), 'Heavy rain');
      await userEvent.click(risks.getByRole('button', { name: 'Add this risk' }));
    });
    await waitUntil(() => expect(risks.getByText('Heavy rain')).toBeVisible());
    await step('remove it', () => userEvent.click(risks.getByRole('button', { name: /^Remove this risk/ })));
    await waitUntil(() => expect(risks.getByRole('button', { name: /^Put it back/ })).toBeVisible());
  },
};

export const AcceptARisk: Story = {
  tags: ['!autodocs'],
  args: states.current,
  play: async ({ canvasElement, userEvent }) => {
    const { map, queryPart } = await getReadyMap(canvasElement);
    const risks = queryPart('process-map-risks');
    const box = risks.getByRole('checkbox', { name: /^No measure: we accept this risk/ });
    await userEvent.click(box);
    await expect(getEntry(map, 'risks', RISK)).toMatchObject({ accepted: true, level: 'high' });
    await expectText(() => risks.getByRole('heading').parentElement?.textContent, '1 of 1 dealt with');
    await userEvent.click(box);
    await expect(getEntry(map, 'risks', RISK)?.accepted).toBeUndefined();
    await expectText(() => risks.getByRole('heading').parentElement?.textContent, '0 of 1 dealt with');
  },
};
