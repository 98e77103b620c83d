import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, fireEvent } from 'storybook/test';
import { around, phaseArgs, phaseArgTypes, phaseOf, states, type PhaseArgs } from './fixtures/frame.js';
import { phaseIds } from './fixtures/maps.js';
import { arrive, erase, reads, recorded, until } from './fixtures/person.js';

const meta: Meta<PhaseArgs> = {
  title: 'Elements/process-map-risks',
  component: 'process-map-risks',
  args: phaseArgs,
  argTypes: phaseArgTypes,
  render: (all) => around(all, html`<process-map-risks phase=${phaseOf(all)}></process-map-risks>`),
};
export default meta;
type Story = StoryObj<PhaseArgs>;

/** A risk that somebody looks after, and that is not assessed yet; the date to look again has passed. */
export const Current: Story = { args: states.current };
export const LockedPreview: Story = { args: states.lockedPreview };
export const StrictLocked: Story = {
  args: states.strictLocked,
  parameters: { hint: 'Phase C is locked under strict: its risks are not shown.' },
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
/** Phase D: one risk, six ways round. */
export const ManyWaysRound: Story = { args: { journey: 'completed', phase: phaseIds.D } };
export const Narrow: Story = { args: states.current, globals: { room: 'narrow' } };
export const Dark: Story = { args: states.current, globals: { scheme: 'dark' } };

const RISK = 'b-risk-magic-bullet';

export const AssessARisk: Story = {
  tags: ['!autodocs'],
  args: states.current,
  play: async ({ canvasElement, userEvent, step }) => {
    const { map, part } = await arrive(canvasElement);
    const risks = part('process-map-risks');
    const risk = () => recorded(map, 'risks', RISK);
    await reads(() => risks.getByRole('heading').parentElement?.textContent, '0 of 1 assessed');
    await step('say how serious it is', () =>
      userEvent.selectOptions(risks.getByLabelText('How serious it is'), 'low'),
    );
    await expect(risk()?.level).toBe('low');
    await step('choose a way round', () =>
      userEvent.click(risks.getByRole('checkbox', { name: /Scoping the demand/ })),
    );
    await expect(risk()?.measures).toEqual(['b-measure-scoping-demand']);
    await reads(() => risks.getByRole('heading').parentElement?.textContent, '1 of 1 assessed');
    await step('say who looks after it', async () => {
      await erase(userEvent, risks.getByLabelText('Who looks after it'));
      await userEvent.type(risks.getByLabelText('Who looks after it'), 'Amadou');
      await until(() => expect(risk()?.owner).toBe('Amadou'));
    });
    await step('move the date to look again, so that nothing is overdue', async () => {
      await expect(risks.getByText('Look again: this date has passed')).toBeVisible();
      const date = risks.getByLabelText('Look again on');
      // As from the calendar of the browser: typed by `userEvent`, every half of a date is a warning in the console.
      await fireEvent.input(date, { target: { value: '2099-03-01' } });
      date.blur();
      await until(() => expect(risk()?.reviewOn).toBe('2099-03-01'));
      await until(() => expect(risks.queryByText('Look again: this date has passed')).toBeNull());
    });
  },
};

export const AcceptARisk: Story = {
  tags: ['!autodocs'],
  args: states.current,
  play: async ({ canvasElement, userEvent }) => {
    const { map, part } = await arrive(canvasElement);
    const risks = part('process-map-risks');
    const box = risks.getByRole('checkbox', { name: /^We accept this risk as it is/ });
    await userEvent.click(box);
    await expect(recorded(map, 'risks', RISK)).toMatchObject({ accepted: true, level: 'high' });
    await reads(() => risks.getByRole('heading').parentElement?.textContent, '1 of 1 assessed');
    await userEvent.click(box);
    await expect(recorded(map, 'risks', RISK)?.accepted).toBeUndefined();
    await reads(() => risks.getByRole('heading').parentElement?.textContent, '0 of 1 assessed');
  },
};
