import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect } from 'storybook/test';
import { renderMap, phaseArgs, phaseArgTypes, getPhaseAttribute, states, type PhaseArgs } from './fixtures/frame.js';
import { phaseIds } from './fixtures/maps.js';
import { getFocusedElement } from '../test/kit/dom.js';
import { getReadyMap, recordDetails, expectText, getAnnouncement, waitUntil } from './fixtures/person.js';

const meta: Meta<PhaseArgs> = {
  title: 'Elements/process-map-gate',
  component: 'process-map-gate',
  args: phaseArgs,
  argTypes: phaseArgTypes,
  render: (args) => renderMap(args, html`<process-map-gate phase=${getPhaseAttribute(args)}></process-map-gate>`),
};
export default meta;
type Story = StoryObj<PhaseArgs>;

/** Some steps are done, others are left. */
export const Current: Story = { args: states.current };

/** A phase whose exit rule requires a decision. */
export const ADecision: Story = { args: { journey: 'started' } };

/** The exit rule is met; the person decides when to complete the phase. */
export const TheWayIsClear: Story = { args: { journey: 'clear' } };
export const LockedPreview: Story = { args: states.lockedPreview };
export const StrictLocked: Story = { args: states.strictLocked };
export const Open: Story = { args: states.open };
export const Done: Story = { args: states.done };

/** A completed phase with a note. */
export const DoneWithANote: Story = { args: { journey: 'noted', 'shown-phase': phaseIds.A } };
export const CheckAgain: Story = { args: states.checkAgain };

/** To be checked again because its own exit rule no longer holds. */
export const CheckAgainOwnRule: Story = { args: { journey: 'undone', 'shown-phase': phaseIds.B } };

/** Shows the decision that stopped the journey. */
export const Stopped: Story = { args: { ...states.stopped, 'shown-phase': phaseIds.A } };

/** The last phase of a completed journey offers the next cycle. */
export const Completed: Story = { args: states.completed };
export const SecondCycle: Story = { args: states.secondCycle };
export const ReadOnly: Story = { args: { ...states.readOnly, journey: 'started' } };
export const Loading: Story = { args: states.loading, parameters: { loading: true } };
export const ErrorState: Story = { name: 'Error', args: states.error };

/** A phase without an exit rule. */
export const Empty: Story = { args: states.empty };

/** The decision is to wait. */
export const SmallMap: Story = { args: states.smallMap };
export const Narrow: Story = { args: { journey: 'started' }, globals: { room: 'narrow' } };
export const Dark: Story = { args: { journey: 'started' }, globals: { scheme: 'dark' } };

export const Decide: Story = {
  tags: ['!autodocs'],
  args: { journey: 'started' },
  play: async ({ canvasElement, userEvent, step }) => {
    const { map, queryPart } = await getReadyMap(canvasElement);
    const gate = queryPart('process-map-gate');
    const decision = () => map.journey?.cycles[0]?.decisions[phaseIds.A];
    await step('select an option: nothing is recorded yet', async () => {
      await userEvent.click(gate.getByRole('radio', { name: /^Wait/ }));
      await expect(decision()).toBeUndefined();
    });
    await step('give a reason and record it', async () => {
      await userEvent.type(gate.getByLabelText('Reason (optional)'), 'After the election');
      await userEvent.click(gate.getByRole('button', { name: 'Save decision' }));
      await expect(decision()).toMatchObject({ option: 'wait', reason: 'After the election' });
    });
    await expectText(() => getAnnouncement(map), 'Decision saved: Wait');
    await step('decide again: the last decision counts', async () => {
      await userEvent.click(gate.getByRole('radio', { name: /^Go/ }));
      await userEvent.click(gate.getByRole('button', { name: 'Save decision' }));
      await expect(decision()).toMatchObject({ option: 'go' });
    });
    await expect(map.journey?.status).toBe('active');
  },
};

export const BeRefused: Story = {
  tags: ['!autodocs'],
  args: states.current,
  render: (args) =>
    renderMap(
      args,
      html`<process-map-questions></process-map-questions><process-map-tools></process-map-tools
        ><process-map-risks></process-map-risks><process-map-gate></process-map-gate>`,
    ),
  play: async ({ canvasElement, userEvent, step }) => {
    const { map, queryPart } = await getReadyMap(canvasElement);
    const deniedEvents = recordDetails(map, 'process-map-denied');
    const gate = queryPart('process-map-gate');
    await step('complete the phase too early', () =>
      userEvent.click(gate.getByRole('button', { name: 'Finish phase B' })),
    );
    await expect(deniedEvents[0]?.denial.reasons.map(({ code }) => code)).toEqual(['group-left', 'risk-left']);
    await step('the steps left are shown and announced', async () => {
      await waitUntil(() => expect(gate.getByText('You cannot finish phase B yet:')).toBeVisible());
      await expectText(
        () => getAnnouncement(map),
        'Full engagement and trust: write an answer, or choose “Not relevant for us”.',
      );
    });
    await step('each reason focuses its field', async () => {
      await userEvent.click(gate.getByRole('button', { name: /Magic-bullet thinking: choose a measure/ }));
      await waitUntil(() =>
        expect(getFocusedElement()).toBe(queryPart('process-map-risks').getAllByRole('checkbox')[0]),
      );
    });
    await step('complete the missing steps', async () => {
      await userEvent.click(queryPart('process-map-risks').getAllByRole('checkbox')[0] as HTMLElement);
      await userEvent.type(
        queryPart('process-map-questions').getByLabelText(/How will you make sure peers are fully engaged/),
        'A page that all sign',
      );
      await waitUntil(() => expect(gate.getByText('Ready to finish')).toBeVisible());
    });
    await step('complete the phase', () => userEvent.click(gate.getByRole('button', { name: 'Finish phase B' })));
    await expect(map.journey?.phase).toBe(phaseIds.C);
  },
};

export const MoveOn: Story = {
  tags: ['!autodocs'],
  args: { journey: 'clear' },
  render: (args) => renderMap(args, html`<process-map-phase></process-map-phase>`),
  play: async ({ canvasElement, userEvent }) => {
    const { map, queryPart } = await getReadyMap(canvasElement);
    const changes = recordDetails(map, 'process-map-change');
    const showEvents = recordDetails(map, 'process-map-show');
    await userEvent.click(queryPart('process-map-gate').getByRole('button', { name: 'Add a note' }));
    await waitUntil(() => expect(getFocusedElement()).toHaveAccessibleName('Note about finishing phase A (optional)'));
    await userEvent.keyboard('Agreed by all');
    await userEvent.click(queryPart('process-map-gate').getByRole('button', { name: 'Finish phase A' }));
    await expect(changes[0]?.facts).toMatchObject([
      { type: 'phase.completed', note: 'Agreed by all' },
      { type: 'phase.entered' },
    ]);
    await expect(showEvents).toEqual([{ phase: phaseIds.B, previous: phaseIds.A }]);
    await expectText(() => getAnnouncement(map), 'Phase A is finished. Nothing was sent.');
    await expectText(() => getFocusedElement()?.textContent, 'Phase B of 5: Foundational engagement');
  },
};

export const StopAndResume: Story = {
  tags: ['!autodocs'],
  args: { journey: 'started' },
  play: async ({ canvasElement, userEvent, step }) => {
    const { map, queryPart } = await getReadyMap(canvasElement);
    const gate = queryPart('process-map-gate');
    await step('stop', async () => {
      await userEvent.click(gate.getByRole('radio', { name: /^Stop/ }));
      await userEvent.click(gate.getByRole('button', { name: 'Stop here' }));
      await userEvent.click(gate.getByRole('button', { name: 'Stop now' }));
      await expect(map.journey?.status).toBe('stopped');
    });
    await waitUntil(() => expect(gate.getByRole('radio', { name: /^Go/ })).toBeDisabled());
    await step('resume', () => userEvent.click(gate.getByRole('button', { name: 'Start again' })));
    await expect(map.journey?.status).toBe('active');
    await step('the decision has to be made again', async () => {
      await waitUntil(() => expect(gate.getByRole('radio', { name: /^Go/ })).toBeEnabled());
      await expect(map.decide({ type: 'phase.complete', phase: phaseIds.A })).toMatchObject({ ok: false });
    });
  },
};

export const OpenADonePhaseAgain: Story = {
  tags: ['!autodocs'],
  args: { journey: 'ahead', 'shown-phase': phaseIds.A },
  play: async ({ canvasElement, userEvent }) => {
    const { map, queryPart } = await getReadyMap(canvasElement);
    await userEvent.click(queryPart('process-map-gate').getByRole('button', { name: 'Reopen phase A' }));
    await expect(map.journey?.phase).toBe(phaseIds.A);
    await waitUntil(() =>
      expect(queryPart('process-map-gate').getByRole('button', { name: /Finish phase A/ })).toBeVisible(),
    );
  },
};

export const ItIsStillRight: Story = {
  tags: ['!autodocs'],
  args: states.checkAgain,
  play: async ({ canvasElement, userEvent }) => {
    const { map, queryPart } = await getReadyMap(canvasElement);
    const changes = recordDetails(map, 'process-map-change');
    await userEvent.click(queryPart('process-map-gate').getByRole('button', { name: 'B is still right' }));
    await expect(changes[0]?.facts.map(({ type }) => type)).toEqual(['phase.confirmed']);
    await expect(map.journey?.phase).toBe(phaseIds.C);
  },
};

/** It asks back, because the cycle so far cannot be changed after that. */
export const StartTheNextCycle: Story = {
  tags: ['!autodocs'],
  args: states.completed,
  play: async ({ canvasElement, userEvent }) => {
    const { map, queryPart } = await getReadyMap(canvasElement);
    const gate = queryPart('process-map-gate');
    await userEvent.type(gate.getByLabelText('What you will do differently (optional)'), 'Start with the visits');
    await userEvent.click(gate.getByRole('button', { name: 'Start cycle 2' }));
    await expect(map.journey?.cycle).toBe(1);
    await userEvent.click(gate.getByRole('button', { name: 'Start cycle 2' }));
    await expect(map.journey?.cycle).toBe(2);
    await expect(map.journey?.cycles[1]?.started?.adaptation).toBe('Start with the visits');
    await expect(map.journey?.cycles[0]?.answers['pre-foundational']?.['a-reform-focus-lead']?.text).toContain(
      'Paying suppliers',
    );
  },
};
