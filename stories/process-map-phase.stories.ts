import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, within } from 'storybook/test';
import {
  renderMap,
  phaseArgs,
  phaseArgTypes,
  getPhaseAttribute,
  getRowsAttribute,
  states,
  type PhaseArgs,
} from './fixtures/frame.js';
import { phaseIds } from './fixtures/maps.js';
import { getFocusedElement } from '../test/kit/dom.js';
import { getReadyMap, clearField, getVisible, expectText, openRow, waitUntil } from './fixtures/person.js';

const meta: Meta<PhaseArgs> = {
  title: 'Elements/process-map-phase',
  component: 'process-map-phase',
  args: phaseArgs,
  argTypes: phaseArgTypes,
  render: (args) =>
    renderMap(
      args,
      html`<process-map-phase phase=${getPhaseAttribute(args)} rows=${getRowsAttribute(args)}></process-map-phase>`,
    ),
};
export default meta;
type Story = StoryObj<PhaseArgs>;

export const Current: Story = { args: states.current };

/** With guided progression a locked phase can be read, and names what has to be done first. */
export const LockedPreview: Story = { args: states.lockedPreview };

/** With strict progression only the heading and the reason are shown. */
export const StrictLocked: Story = { args: states.strictLocked };
export const Open: Story = { args: states.open };
export const Done: Story = { args: states.done };
export const CheckAgain: Story = { args: states.checkAgain };
export const CheckAgainOwnRule: Story = { args: { journey: 'undone', 'shown-phase': phaseIds.B } };
export const Stopped: Story = { args: states.stopped };
export const Completed: Story = { args: states.completed };
export const SecondCycle: Story = { args: states.secondCycle };
export const ReadOnly: Story = { args: states.readOnly };
export const Loading: Story = { args: states.loading, parameters: { loading: true } };
export const ErrorState: Story = { name: 'Error', args: states.error };

/** A phase without content or exit rule. */
export const Empty: Story = { args: states.empty };
export const SmallMap: Story = { args: states.smallMap };

/** With `rows="open"` all content is in sight, and nothing has to be opened. */
export const AllInSight: Story = { args: { ...states.current, rows: 'open' } };

/** Children replace the default parts. */
export const WithPartsOfItsOwn: Story = {
  args: states.current,
  render: (args) =>
    renderMap(
      args,
      html`<process-map-phase phase=${getPhaseAttribute(args)}>
        <process-map-tools></process-map-tools>
        <p>A word from the workshop office: tools are lent out on Mondays.</p>
        <process-map-gate></process-map-gate>
      </process-map-phase>`,
    ),
};
export const HeadingLevelOne: Story = { args: { ...states.current, 'heading-level': 1 } };
export const RightToLeft: Story = { args: { ...states.current, dir: 'rtl' } };
export const Narrow: Story = { args: states.current, globals: { room: 'narrow' } };
export const Dark: Story = { args: states.current, globals: { scheme: 'dark' } };

/** `phase` shows a fixed phase, independent of `shown-phase`. */
export const ShowsAnotherPhaseById: Story = {
  tags: ['!autodocs'],
  args: { ...states.current, phase: phaseIds.A },
  play: async ({ canvasElement }) => {
    const { map, queryPart } = await getReadyMap(canvasElement);
    const phase = getVisible(canvasElement, 'process-map-phase');
    await expect(queryPart('process-map-phase').getByRole('heading', { level: 2 })).toHaveTextContent(
      'Phase A of 5: Groundwork',
    );
    await expect(map.shownPhase).toBe(phaseIds.B);
    await expect(phase.matches(':state(done)')).toBe(true);
    phase.phase = null;
    await expectText(
      () => queryPart('process-map-phase').getByRole('heading', { level: 2 }).textContent,
      'Phase B of 5',
    );
    await waitUntil(() => expect(phase.matches(':state(current)')).toBe(true));
  },
};

/** The page keeps the focus when it loads. */
export const DoesNotTakeTheFocus: Story = {
  tags: ['!autodocs'],
  args: states.current,
  play: async ({ canvasElement }) => {
    const { map } = await getReadyMap(canvasElement);
    map.shownPhase = phaseIds.A;
    await expectText(
      () => getVisible(canvasElement, 'process-map-phase').shadowRoot?.querySelector('h2')?.textContent,
      'Phase A',
    );
    await expect(getFocusedElement()).toBe(document.body);
    await getVisible(canvasElement, 'process-map-phase').focusHeading();
    await expect(getFocusedElement()?.textContent).toContain('Groundwork');
  },
};

/** The first row with something to do is open. A person opens others, and *Next* closes a row and leads on. */
export const OpenRows: Story = {
  tags: ['!autodocs'],
  args: states.current,
  play: async ({ canvasElement, userEvent, step }) => {
    const { queryPart } = await getReadyMap(canvasElement);
    const questions = queryPart('process-map-questions');
    const listOpenRows = () =>
      questions.getAllByRole('button', { expanded: true }).map(({ textContent }) => textContent.trim());
    await step('the group that is left is open', () =>
      expect(listOpenRows()).toEqual([expect.stringMatching(/^Full engagement and trust/)]),
    );
    await step('open another one: its field has the focus', async () => {
      await openRow(userEvent, questions, 'First contact');
      await waitUntil(() => expect(getFocusedElement()).toHaveAttribute('id', 'b-first-contact-lead-facilitator'));
      await expect(listOpenRows()).toHaveLength(2);
    });
    await step('go on: it closes, and the next one with something to do has the focus', async () => {
      await userEvent.click(questions.getAllByRole('button', { name: 'Next' })[0] as HTMLElement);
      await waitUntil(() => expect(getFocusedElement()).toHaveAttribute('id', 'b-full-engagement-lead-facilitator'));
      await expect(listOpenRows()).toHaveLength(1);
    });
  },
};

/** Finds questions of every phase by their text and by their answers. */
export const SearchTheWholeMap: Story = {
  tags: ['!autodocs'],
  args: states.current,
  play: async ({ canvasElement, userEvent, step }) => {
    const { map, queryPart } = await getReadyMap(canvasElement);
    const phase = queryPart('process-map-phase');
    await step('open the search: the field is focused', async () => {
      await userEvent.click(await waitUntil(() => phase.getByText('Search questions and answers')));
      await waitUntil(() => expect(getFocusedElement()).toHaveAccessibleName('Words in a question or an answer'));
    });
    const searchFor = async (words: string) => {
      await clearField(userEvent, phase.getByRole('searchbox'));
      await userEvent.keyboard(words);
    };
    const querySearch = () => within(phase.getByRole('search'));
    await step('find a question by its answer', async () => {
      await searchFor('northmere');
      await expectText(() => querySearch().getByRole('status').textContent, '1 question found.');
      await expect(querySearch().getByRole('button')).toHaveTextContent(/You wrote: .*Northmere/);
    });
    await step('find a question of a locked phase by its text', async () => {
      await searchFor('stay in contact');
      await waitUntil(() =>
        expect(querySearch().getByRole('button', { name: /stay in contact with the other peers/ })).toHaveTextContent(
          'not open yet',
        ),
      );
      await userEvent.click(querySearch().getByRole('button', { name: /stay in contact with the other peers/ }));
    });
    await step('select a result: its phase is shown', async () => {
      await waitUntil(() => expect(getFocusedElement()).toHaveAttribute('id', 'c-staying-connected-lead?'));
      await expect(map.shownPhase).toBe(phaseIds.C);
      // A locked phase has the question to read, and no field.
      await expect(getFocusedElement()).toHaveTextContent('How will you stay in contact with the other peers?');
      await expect(queryPart('process-map-questions').queryByRole('textbox')).toBeNull();
    });
  },
};
