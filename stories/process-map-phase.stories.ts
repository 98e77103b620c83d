import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, within } from 'storybook/test';
import { renderMap, phaseArgs, phaseArgTypes, getPhaseAttribute, states, type PhaseArgs } from './fixtures/frame.js';
import { phaseIds } from './fixtures/maps.js';
import { getFocusedElement } from '../test/kit/dom.js';
import { getReadyMap, clearField, getVisible, expectText, waitUntil } from './fixtures/person.js';

const meta: Meta<PhaseArgs> = {
  title: 'Elements/process-map-phase',
  component: 'process-map-phase',
  args: phaseArgs,
  argTypes: phaseArgTypes,
  render: (args) => renderMap(args, html`<process-map-phase phase=${getPhaseAttribute(args)}></process-map-phase>`),
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

/** Finds questions of every phase by their text and by their answers. */
export const SearchTheWholeMap: Story = {
  tags: ['!autodocs'],
  args: states.current,
  play: async ({ canvasElement, userEvent, step }) => {
    const { map, queryPart } = await getReadyMap(canvasElement);
    const phase = queryPart('process-map-phase');
    await step('open the search: the field is focused', async () => {
      await userEvent.click(await waitUntil(() => phase.getByText('Find a question on the whole map')));
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
      await expect(querySearch().getByRole('button')).toHaveTextContent(/Written: .*Northmere/);
    });
    await step('find a question of a locked phase by its text', async () => {
      await searchFor('stay in touch');
      await waitUntil(() =>
        expect(querySearch().getByRole('button', { name: /with the other peers you have met/ })).toHaveTextContent(
          'locked, to look at only',
        ),
      );
      await userEvent.click(querySearch().getByRole('button', { name: /with the other peers you have met/ }));
    });
    await step('select a result: its phase is shown', async () => {
      await waitUntil(() => expect(getFocusedElement()).toHaveAttribute('id', 'c-staying-connected-lead'));
      await expect(map.shownPhase).toBe(phaseIds.C);
      await expect(getFocusedElement()).toHaveAttribute('readonly');
    });
  },
};
