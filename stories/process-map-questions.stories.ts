import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect } from 'storybook/test';
import { renderMap, phaseArgs, phaseArgTypes, getPhaseAttribute, states, type PhaseArgs } from './fixtures/frame.js';
import { phaseIds } from './fixtures/maps.js';
import {
  getReadyMap,
  clearField,
  recordDetails,
  expectText,
  getEntry,
  getAnnouncement,
  waitUntil,
  getAnswer,
} from './fixtures/person.js';
import { getFocusedElement } from '../test/kit/dom.js';

const meta: Meta<PhaseArgs> = {
  title: 'Elements/process-map-questions',
  component: 'process-map-questions',
  args: phaseArgs,
  argTypes: phaseArgTypes,
  render: (args) =>
    renderMap(args, html`<process-map-questions phase=${getPhaseAttribute(args)}></process-map-questions>`),
};
export default meta;
type Story = StoryObj<PhaseArgs>;

/** One group is answered, one is set aside, and one is left. */
export const Current: Story = { args: states.current };

/** A locked phase can be read. */
export const LockedPreview: Story = { args: states.lockedPreview };

/** With strict progression a locked phase shows no questions. */
export const StrictLocked: Story = {
  args: states.strictLocked,
  parameters: { hint: 'Phase C is locked with strict progression: its questions are not shown.' },
};
export const Open: Story = { args: states.open };
export const Done: Story = { args: states.done };
export const CheckAgain: Story = { args: states.checkAgain };
export const Stopped: Story = { args: states.stopped };
export const Completed: Story = { args: states.completed };

/** Shows the answers of the previous cycle. */
export const SecondCycle: Story = { args: states.secondCycle };
export const ReadOnly: Story = { args: states.readOnly };
export const Loading: Story = { args: states.loading, parameters: { loading: true } };
export const ErrorState: Story = { name: 'Error', args: states.error };
export const Empty: Story = {
  args: states.empty,
  parameters: { hint: 'The phase has no questions: it shows nothing.' },
};
export const SmallMap: Story = { args: states.smallMap };

/** Two people answered the same question; after a merge both texts are shown. */
export const BothTextsAfterAMerge: Story = { args: { journey: 'merged' } };
export const VoiceOfAFacilitator: Story = { args: { ...states.current, voice: 'facilitator' } };
export const VoiceOfAPeer: Story = { args: { ...states.current, voice: 'peer' } };
export const AnotherPhase: Story = { args: { ...states.current, phase: phaseIds.A } };
export const Narrow: Story = { args: states.current, globals: { room: 'narrow' } };
export const Dark: Story = { args: { journey: 'merged' }, globals: { scheme: 'dark' } };

/** Headings are one level below that of the phase, which `heading-level` sets. */
export const HeadingLevel: Story = { args: { ...states.current, 'heading-level': 4 } };

const LEAD = 'b-first-contact-lead-facilitator';

export const WriteAnAnswer: Story = {
  tags: ['!autodocs'],
  args: { journey: 'ahead', 'shown-phase': phaseIds.C },
  play: async ({ canvasElement, userEvent, step }) => {
    const { map, queryPart } = await getReadyMap(canvasElement);
    const changes = recordDetails(map, 'process-map-change');
    const field = queryPart('process-map-questions').getByLabelText(
      'How will you stay in contact with the other peers?',
    );
    await step('write', () => userEvent.type(field, 'By letter, once a month'));
    await step('after a pause it is recorded once', async () => {
      await waitUntil(() => expect(getAnswer(map, 'c-staying-connected-lead')).toBe('By letter, once a month'));
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
    const { map, queryPart } = await getReadyMap(canvasElement);
    const field = queryPart('process-map-questions').getByLabelText(
      'Which types of public sector reform will you focus on?',
    );
    await userEvent.type(field, 'Late payments{Enter}and why');
    field.blur();
    // Leaving the field commits at once, without the debounce.
    await expect(getAnswer(map, 'a-reform-focus-lead')).toBe('Late payments\nand why');
    await expectText(() => field.closest('section')?.textContent, 'Answered');
  },
};

export const ClearAnAnswer: Story = {
  tags: ['!autodocs'],
  args: states.current,
  play: async ({ canvasElement, userEvent }) => {
    const { map, queryPart } = await getReadyMap(canvasElement);
    const field = queryPart('process-map-questions').getByLabelText(/How will you bring the peers together for/);
    await expect(getAnswer(map, LEAD)).toContain('Northmere');
    await clearField(userEvent, field);
    field.blur();
    await expect(getAnswer(map, LEAD)).toBe('');
    await expectText(() => field.closest('section')?.textContent, 'To do');
  },
};

export const SetAGroupAside: Story = {
  tags: ['!autodocs'],
  args: states.current,
  play: async ({ canvasElement, userEvent, step }) => {
    const { map, queryPart } = await getReadyMap(canvasElement);
    const questions = queryPart('process-map-questions');
    const group = 'b-full-engagement';
    await step('set it aside', () =>
      userEvent.click(questions.getAllByRole('button', { name: /^Not relevant for us/ }).at(-1) as HTMLElement),
    );
    await expect(getEntry(map, 'groups', group)).toMatchObject({ setAside: true });
    await step('give a reason', async () => {
      const reasonField = await waitUntil(() => {
        const fields = questions.getAllByLabelText('Why it is not relevant (optional)');
        if (fields.length < 2) throw new Error('Not there yet');
        return fields.at(-1) as HTMLElement;
      });
      await userEvent.type(reasonField, 'Later in the year');
      await waitUntil(() => expect(getEntry(map, 'groups', group)?.reason).toBe('Later in the year'));
    });
    await step('take it up again', () =>
      userEvent.click(questions.getAllByRole('button', { name: /^Answer it after all/ }).at(-1) as HTMLElement),
    );
    await expect(getEntry(map, 'groups', group)?.setAside).toBe(false);
  },
};

export const AnswerOneByOne: Story = {
  tags: ['!autodocs'],
  args: { journey: 'begun' },
  play: async ({ canvasElement, userEvent }) => {
    const { map, queryPart } = await getReadyMap(canvasElement);
    const questions = queryPart('process-map-questions');
    const [button] = questions.getAllByRole('button', { name: /^Answer these one by one/ });
    await userEvent.click(button as HTMLElement);
    await waitUntil(() => expect(getFocusedElement()).toHaveAttribute('id', 'a-focal-sector'));
    const field = questions.getByLabelText('Do you have one clear sector in mind to focus on?');
    await waitUntil(() => expect(field).toBeVisible());
    await userEvent.type(field, 'Public finance');
    await waitUntil(() => expect(getAnswer(map, 'a-focal-sector')).toBe('Public finance'));
  },
};

/** Glossary terms are explained in place, once the page is idle. */
export const ExplainATerm: Story = {
  tags: ['!autodocs'],
  args: { journey: 'begun' },
  play: async ({ canvasElement, userEvent, step }) => {
    const { map, queryPart } = await getReadyMap(canvasElement);
    const questions = queryPart('process-map-questions');
    const term = await waitUntil(() => questions.getByRole('button', { name: 'peer learning' }));
    const explanation = questions.getByText(/which reform options exist/);
    await expect(explanation).not.toBeVisible();
    await step('show the explanation by keyboard', async () => {
      term.focus();
      await userEvent.keyboard('{Enter}');
      await waitUntil(() => expect(explanation).toBeVisible());
      await expectText(() => getAnnouncement(map), 'Peer learning: Officials and other practitioners');
    });
    await step('continue in the field: the explanation closes', async () => {
      await userEvent.type(
        questions.getByLabelText(/What benefits do you hope peer learning will bring/),
        'Faster payments',
      );
      await waitUntil(() => expect(explanation).not.toBeVisible());
    });
    await step('open and close the explanation by click', async () => {
      await userEvent.click(term);
      await waitUntil(() => expect(explanation).toBeVisible());
      await userEvent.click(term);
      await waitUntil(() => expect(explanation).not.toBeVisible());
    });
  },
};

export const TakeTheOtherText: Story = {
  tags: ['!autodocs'],
  args: { journey: 'merged' },
  play: async ({ canvasElement, userEvent }) => {
    const { map, queryPart } = await getReadyMap(canvasElement);
    const questions = queryPart('process-map-questions');
    await expect(getAnswer(map, LEAD)).toContain('by video');
    await userEvent.click(questions.getByRole('button', { name: /^Use this/ }));
    await waitUntil(() => expect(getAnswer(map, LEAD)).toContain('Two days'));
    await expectText(
      () => questions.getByLabelText<HTMLTextAreaElement>(/How will you bring the peers together for/).value,
      'Two days',
    );
  },
};

/** Read-only fields accept no input, and look read-only. Commands of the host are still accepted. */
export const ReadOnlyTakesNothing: Story = {
  tags: ['!autodocs'],
  args: states.readOnly,
  play: async ({ canvasElement, userEvent }) => {
    const { map, queryPart } = await getReadyMap(canvasElement);
    const questions = queryPart('process-map-questions');
    const before = map.journey;
    const field = questions.getByLabelText(/How will you bring the peers together for/);
    await expect(field).toHaveAttribute('readonly');
    await userEvent.type(field, 'x');
    field.blur();
    await expect(questions.queryByRole('button', { name: /Not relevant|one by one/ })).toBeNull();
    await expect(map.journey).toEqual(before);
    await expect(map.send({ type: 'question.answer', question: LEAD, text: 'The host may.' })).toMatchObject({
      ok: true,
    });
  },
};
