import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, within } from 'storybook/test';
import { around, phaseArgs, phaseArgTypes, phaseOf, states, type PhaseArgs } from './fixtures/frame.js';
import { phaseIds } from './fixtures/maps.js';
import { arrive, erase, focused, one, reads, until } from './fixtures/person.js';

const meta: Meta<PhaseArgs> = {
  title: 'Elements/process-map-phase',
  component: 'process-map-phase',
  args: phaseArgs,
  argTypes: phaseArgTypes,
  render: (all) => around(all, html`<process-map-phase phase=${phaseOf(all)}></process-map-phase>`),
};
export default meta;
type Story = StoryObj<PhaseArgs>;

export const Current: Story = { args: states.current };
/** Under `guided` a locked phase can be looked at; it says what has to be done first. */
export const LockedPreview: Story = { args: states.lockedPreview };
/** Under `strict` only its heading, and why. */
export const StrictLocked: Story = { args: states.strictLocked };
export const Open: Story = { args: states.open };
export const Done: Story = { args: states.done };
export const CheckAgain: Story = { args: states.checkAgain };
export const CheckAgainForItself: Story = { args: { journey: 'undone', 'shown-phase': phaseIds.B } };
export const Stopped: Story = { args: states.stopped };
export const Completed: Story = { args: states.completed };
export const SecondCycle: Story = { args: states.secondCycle };
export const ReadOnly: Story = { args: states.readOnly };
export const Loading: Story = { args: states.loading, parameters: { loading: true } };
export const ErrorState: Story = { name: 'Error', args: states.error };
/** A phase that holds nothing but its exit, which asks for nothing. */
export const Empty: Story = { args: states.empty };
export const SmallMap: Story = { args: states.smallMap };
/** What is inside of it replaces its parts. */
export const WithPartsOfItsOwn: Story = {
  args: states.current,
  render: (all) =>
    around(
      all,
      html`<process-map-phase phase=${phaseOf(all)}>
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

/** A phase by its id is shown whatever the rest of the page shows. */
export const ShowsAnotherPhaseById: Story = {
  tags: ['!autodocs'],
  args: { ...states.current, phase: phaseIds.A },
  play: async ({ canvasElement }) => {
    const { map, part } = await arrive(canvasElement);
    const phase = one(canvasElement, 'process-map-phase');
    await expect(part('process-map-phase').getByRole('heading', { level: 2 })).toHaveTextContent(
      'Phase A of 5: Groundwork',
    );
    await expect(map.shownPhase).toBe(phaseIds.B);
    await expect(phase.matches(':state(done)')).toBe(true);
    phase.phase = null;
    await reads(() => part('process-map-phase').getByRole('heading', { level: 2 }).textContent, 'Phase B of 5');
    await until(() => expect(phase.matches(':state(current)')).toBe(true));
  },
};

/** Nothing takes the focus when a page is opened. */
export const DoesNotTakeTheFocus: Story = {
  tags: ['!autodocs'],
  args: states.current,
  play: async ({ canvasElement }) => {
    const { map } = await arrive(canvasElement);
    map.shownPhase = phaseIds.A;
    await reads(() => one(canvasElement, 'process-map-phase').shadowRoot?.querySelector('h2')?.textContent, 'Phase A');
    await expect(focused()).toBe(document.body);
    await one(canvasElement, 'process-map-phase').focusHeading();
    await expect(focused()?.textContent).toContain('Groundwork');
  },
};

/** A question is found wherever on the map it is, by its words or by what was written to it. */
export const SearchTheWholeMap: Story = {
  tags: ['!autodocs'],
  args: states.current,
  play: async ({ canvasElement, userEvent, step }) => {
    const { map, part } = await arrive(canvasElement);
    const phase = part('process-map-phase');
    await step('open the search: it has the focus', async () => {
      await userEvent.click(await until(() => phase.getByText('Find a question on the whole map')));
      await until(() => expect(focused()).toHaveAccessibleName('Words in a question or an answer'));
    });
    const look = async (words: string) => {
      await erase(userEvent, phase.getByRole('searchbox'));
      await userEvent.keyboard(words);
    };
    const found = () => within(phase.getByRole('search'));
    await step('by what was written', async () => {
      await look('northmere');
      await reads(() => found().getByRole('status').textContent, '1 question found.');
      await expect(found().getByRole('button')).toHaveTextContent(/Written: .*Northmere/);
    });
    await step('by what it asks; one of another phase that is still locked', async () => {
      await look('stay in touch');
      await until(() =>
        expect(found().getByRole('button', { name: /with the other peers you have met/ })).toHaveTextContent(
          'locked, to look at only',
        ),
      );
      await userEvent.click(found().getByRole('button', { name: /with the other peers you have met/ }));
    });
    await step('it leads there', async () => {
      await until(() => expect(focused()).toHaveAttribute('id', 'c-staying-connected-lead'));
      await expect(map.shownPhase).toBe(phaseIds.C);
      await expect(focused()).toHaveAttribute('readonly');
    });
  },
};
