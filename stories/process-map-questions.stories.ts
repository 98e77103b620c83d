import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect } from 'storybook/test';
import { around, phaseArgs, phaseArgTypes, phaseOf, states, type PhaseArgs } from './fixtures/frame.js';
import { phaseIds } from './fixtures/maps.js';
import { arrive, erase, noted, reads, recorded, said, until, written } from './fixtures/person.js';

const meta: Meta<PhaseArgs> = {
  title: 'Elements/process-map-questions',
  component: 'process-map-questions',
  args: phaseArgs,
  argTypes: phaseArgTypes,
  render: (all) => around(all, html`<process-map-questions phase=${phaseOf(all)}></process-map-questions>`),
};
export default meta;
type Story = StoryObj<PhaseArgs>;

/** One group is answered, one is set aside, one is to do. */
export const Current: Story = { args: states.current };
/** A phase whose turn has not come can be read. */
export const LockedPreview: Story = { args: states.lockedPreview };
/** Under `strict`, nothing of a locked phase is shown. */
export const StrictLocked: Story = {
  args: states.strictLocked,
  parameters: { hint: 'Phase C is locked under strict: its questions are not shown.' },
};
export const Open: Story = { args: states.open };
export const Done: Story = { args: states.done };
export const CheckAgain: Story = { args: states.checkAgain };
export const Stopped: Story = { args: states.stopped };
export const Completed: Story = { args: states.completed };
/** What was written in the cycle before is there to read. */
export const SecondCycle: Story = { args: states.secondCycle };
export const ReadOnly: Story = { args: states.readOnly };
export const Loading: Story = { args: states.loading, parameters: { loading: true } };
export const ErrorState: Story = { name: 'Error', args: states.error };
export const Empty: Story = {
  args: states.empty,
  parameters: { hint: 'The phase has no questions: it shows nothing.' },
};
export const SmallMap: Story = { args: states.smallMap };
/** Two people answered one question, and their records were merged: both texts are there. */
export const BothTextsAfterAMerge: Story = { args: { journey: 'merged' } };
export const VoiceOfAFacilitator: Story = { args: { ...states.current, voice: 'facilitator' } };
export const VoiceOfAPeer: Story = { args: { ...states.current, voice: 'peer' } };
export const AnotherPhase: Story = { args: { ...states.current, phase: phaseIds.A } };
export const Narrow: Story = { args: states.current, globals: { room: 'narrow' } };
export const Dark: Story = { args: { journey: 'merged' }, globals: { scheme: 'dark' } };
/** Each heading is one deeper than that of the phase, which is at the level that the page says. */
export const HeadingLevel: Story = { args: { ...states.current, 'heading-level': 4 } };

const LEAD = 'b-first-contact-lead-facilitator';

export const WriteAnAnswer: Story = {
  tags: ['!autodocs'],
  args: { journey: 'ahead', 'shown-phase': phaseIds.C },
  play: async ({ canvasElement, userEvent, step }) => {
    const { map, part } = await arrive(canvasElement);
    const changes = noted(map, 'process-map-change');
    const field = part('process-map-questions').getByLabelText(
      'How will you stay in touch with the other peers you have met?',
    );
    await step('write', () => userEvent.type(field, 'By letter, once a month'));
    await step('after a pause it is in the record, once', async () => {
      await until(() => expect(written(map, 'c-staying-connected-lead')).toBe('By letter, once a month'));
      await expect(changes).toHaveLength(1);
      await expect(changes[0]?.facts).toMatchObject([{ type: 'question.answered', text: 'By letter, once a month' }]);
    });
    await expect(field).toHaveValue('By letter, once a month');
  },
};

export const WriteAndLeaveTheField: Story = {
  tags: ['!autodocs'],
  args: { journey: 'begun' },
  play: async ({ canvasElement, userEvent }) => {
    const { map, part } = await arrive(canvasElement);
    const field = part('process-map-questions').getByLabelText(
      'Which kinds of public sector reform do you intend to work on?',
    );
    await userEvent.type(field, 'Late payments{Enter}and why');
    field.blur();
    // On leaving the field nothing has to be waited for.
    await expect(written(map, 'a-reform-focus-lead')).toBe('Late payments\nand why');
    await reads(() => field.closest('section')?.textContent, 'Answered');
  },
};

export const ClearAnAnswer: Story = {
  tags: ['!autodocs'],
  args: states.current,
  play: async ({ canvasElement, userEvent }) => {
    const { map, part } = await arrive(canvasElement);
    const field = part('process-map-questions').getByLabelText(/How are you planning to gather the peers/);
    await expect(written(map, LEAD)).toContain('Northmere');
    await erase(userEvent, field);
    field.blur();
    await expect(written(map, LEAD)).toBe('');
    await reads(() => field.closest('section')?.textContent, 'To do');
  },
};

export const SetAGroupAside: Story = {
  tags: ['!autodocs'],
  args: states.current,
  play: async ({ canvasElement, userEvent, step }) => {
    const { map, part } = await arrive(canvasElement);
    const questions = part('process-map-questions');
    const group = 'b-full-engagement';
    await step('set it aside', () =>
      userEvent.click(questions.getAllByRole('button', { name: /^Set this group aside/ }).at(-1) as HTMLElement),
    );
    await expect(recorded(map, 'groups', group)).toMatchObject({ setAside: true });
    await step('say why', async () => {
      const why = await until(() => {
        const fields = questions.getAllByLabelText('Why it is set aside (optional)');
        if (fields.length < 2) throw new Error('Not there yet');
        return fields.at(-1) as HTMLElement;
      });
      await userEvent.type(why, 'Later in the year');
      await until(() => expect(recorded(map, 'groups', group)?.reason).toBe('Later in the year'));
    });
    await step('take it up again', () =>
      userEvent.click(questions.getAllByRole('button', { name: /^Take it up again/ }).at(-1) as HTMLElement),
    );
    await expect(recorded(map, 'groups', group)?.setAside).toBe(false);
  },
};

export const OpenASubQuestion: Story = {
  tags: ['!autodocs'],
  args: { journey: 'begun' },
  play: async ({ canvasElement, userEvent }) => {
    const { map, part } = await arrive(canvasElement);
    const questions = part('process-map-questions');
    await userEvent.click(questions.getByText('Have you settled on one clear sector to concentrate on?'));
    const field = questions.getByLabelText('Have you settled on one clear sector to concentrate on?');
    await until(() => expect(field).toBeVisible());
    await userEvent.type(field, 'Public finance');
    await until(() => expect(written(map, 'a-focal-sector')).toBe('Public finance'));
  },
};

/** Terms of the glossary are explained where they stand, once the page is idle. */
export const ExplainATerm: Story = {
  tags: ['!autodocs'],
  args: { journey: 'begun' },
  play: async ({ canvasElement, userEvent, step }) => {
    const { map, part } = await arrive(canvasElement);
    const questions = part('process-map-questions');
    const term = await until(() => questions.getByRole('button', { name: 'peer learning' }));
    const meaning = questions.getByText(/gain, from one another, practical insight/);
    await expect(meaning).not.toBeVisible();
    await step('ask what it means, by keyboard', async () => {
      term.focus();
      await userEvent.keyboard('{Enter}');
      await until(() => expect(meaning).toBeVisible());
      await reads(() => said(map), 'Peer learning: Public servants or other practitioners');
    });
    await step('go on to the answer: it is out of the way', async () => {
      await userEvent.type(questions.getByLabelText(/What good do you hope peer learning will do/), 'Faster payments');
      await until(() => expect(meaning).not.toBeVisible());
    });
    await step('ask by click, and click again', async () => {
      await userEvent.click(term);
      await until(() => expect(meaning).toBeVisible());
      await userEvent.click(term);
      await until(() => expect(meaning).not.toBeVisible());
    });
  },
};

export const TakeTheOtherText: Story = {
  tags: ['!autodocs'],
  args: { journey: 'merged' },
  play: async ({ canvasElement, userEvent }) => {
    const { map, part } = await arrive(canvasElement);
    const questions = part('process-map-questions');
    await expect(written(map, LEAD)).toContain('by video');
    await userEvent.click(questions.getByRole('button', { name: /^Take this/ }));
    await until(() => expect(written(map, LEAD)).toContain('Two days'));
    await reads(
      () => questions.getByLabelText<HTMLTextAreaElement>(/How are you planning to gather the peers/).value,
      'Two days',
    );
  },
};

/** What the page allows no more is not writable, and says so by the look of its fields. */
export const ReadOnlyTakesNothing: Story = {
  tags: ['!autodocs'],
  args: states.readOnly,
  play: async ({ canvasElement, userEvent }) => {
    const { map, part } = await arrive(canvasElement);
    const questions = part('process-map-questions');
    const before = map.journey;
    const field = questions.getByLabelText(/How are you planning to gather the peers/);
    await expect(field).toHaveAttribute('readonly');
    await userEvent.type(field, 'x');
    field.blur();
    await expect(questions.queryByRole('button', { name: /aside/ })).toBeNull();
    await expect(map.journey).toEqual(before);
    await expect(map.send({ type: 'question.answer', question: LEAD, text: 'The host may.' })).toMatchObject({
      ok: true,
    });
  },
};
