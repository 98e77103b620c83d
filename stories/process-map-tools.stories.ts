import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect } from 'storybook/test';
import { renderMap, phaseArgs, phaseArgTypes, getPhaseAttribute, states, type PhaseArgs } from './fixtures/frame.js';
import { peerLearning, phaseIds } from './fixtures/maps.js';
import { getReadyMap, expectText, getEntry, waitUntil } from './fixtures/person.js';
import { tools as allTools } from '../src/packs/peer-learning/tools.js';
import matrix from '../src/packs/peer-learning/catalogue/parts.js';

const meta: Meta<PhaseArgs> = {
  title: 'Elements/process-map-tools',
  component: 'process-map-tools',
  args: phaseArgs,
  argTypes: phaseArgTypes,
  render: (args) => renderMap(args, html`<process-map-tools phase=${getPhaseAttribute(args)}></process-map-tools>`),
};
export default meta;
type Story = StoryObj<PhaseArgs>;

/** One tool is chosen, with a note. */
export const Current: Story = { args: states.current };
export const LockedPreview: Story = { args: states.lockedPreview };
export const StrictLocked: Story = {
  args: states.strictLocked,
  parameters: { hint: 'Phase C is locked with strict progression: its tools are not shown.' },
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
export const Empty: Story = { args: states.empty, parameters: { hint: 'The phase has no tools: it shows nothing.' } };

/** Phase A of the peer-learning map has no tools either. */
export const NoTools: Story = {
  args: { ...states.current, phase: phaseIds.A },
  parameters: { hint: 'Phase A has no tools: it shows nothing.' },
};
export const SmallMap: Story = { args: { ...states.smallMap, phase: 'ground' } };
export const Narrow: Story = { args: states.current, globals: { room: 'narrow' } };
export const Dark: Story = { args: states.current, globals: { scheme: 'dark' } };

export const ChooseATool: Story = {
  tags: ['!autodocs'],
  args: states.current,
  play: async ({ canvasElement, userEvent, step }) => {
    const { map, queryPart } = await getReadyMap(canvasElement);
    const tools = queryPart('process-map-tools');
    const getToolEntry = (id: string) => getEntry(map, 'tools', id);
    await expectText(() => tools.getByRole('heading').parentElement?.textContent, '1 of 8 chosen');
    await step('choose another', () => userEvent.click(tools.getByRole('checkbox', { name: /Training sessions/i })));
    await expect(getToolEntry('b-tool-training-sessions')).toMatchObject({ chosen: true });
    await expectText(() => tools.getByRole('heading').parentElement?.textContent, '2 of 8 chosen');
    await step('write a note', async () => {
      await userEvent.click(tools.getByRole('button', { name: /^Add a note Training sessions/i }));
      await userEvent.type(tools.getAllByLabelText('Note (optional)').at(-1) as HTMLElement, 'In May');
      await waitUntil(() => expect(getToolEntry('b-tool-training-sessions')?.note).toBe('In May'));
    });
    await step('drop it', () => userEvent.click(tools.getByRole('checkbox', { name: /Training sessions/i })));
    await expect(getToolEntry('b-tool-training-sessions')).toMatchObject({ chosen: false });
    await step('choose it again: its note is restored', async () => {
      await userEvent.click(tools.getByRole('checkbox', { name: /Training sessions/i }));
      await waitUntil(() => expect(tools.getAllByLabelText('Note (optional)').at(-1)).toHaveValue('In May'));
    });
  },
};

/** Each tool lists the parts of the process that it serves in this phase, from the matrix of the catalogue. */
export const ChooseByWhatItIsGoodFor: Story = {
  tags: ['!autodocs'],
  // A locked phase has nothing to choose.
  args: { ...states.current, progression: 'open' },
  play: async ({ canvasElement, userEvent, step }) => {
    const { map, queryPart } = await getReadyMap(canvasElement);
    const tools = queryPart('process-map-tools');
    const phaseB = peerLearning.phases.find(({ id }) => id === phaseIds.B);
    const goodFor = (name: string) => tools.queryAllByRole('checkbox', { name: new RegExp(`Helps with:.*${name}`) });
    await waitUntil(() => expect(goodFor('.')).toHaveLength(8));
    await step('the parts agree with the matrix', async () => {
      for (const { name, tools: toolIds } of matrix) {
        // A tool of a phase may stand for several tools of the catalogue.
        const serve = phaseB?.tools.filter((tool) =>
          [tool.id, ...(tool.tools ?? [])].some((id) => toolIds[phaseIds.B]?.includes(id)),
        );
        await expect(goodFor(name)).toHaveLength(serve?.length ?? 0);
      }
    });
    await step('choose a tool for sharing', async () => {
      const [review] = goodFor('Sharing and exchange');
      await userEvent.click(review as HTMLElement);
      await expect(getEntry(map, 'tools', 'b-tool-expert-peer-review')).toMatchObject({ chosen: true });
    });
    await step('the same tool serves other parts in another phase', async () => {
      map.shownPhase = phaseIds.C;
      const siteVisits = allTools.find(({ id }) => id === 'tool-site-visits')?.name ?? '';
      await waitUntil(() =>
        expect(
          tools.getByRole('checkbox', {
            name: new RegExp(`${siteVisits}.*Helps with: Knowledge generation, Sharing and exchange`),
          }),
        ).toBeInTheDocument(),
      );
    });
  },
};

export const AHostRefuses: Story = {
  tags: ['!autodocs'],
  args: states.current,
  play: async ({ canvasElement, userEvent }) => {
    const { map, queryPart } = await getReadyMap(canvasElement);
    const tools = queryPart('process-map-tools');
    map.addEventListener('process-map-request', (event) => {
      event.preventDefault();
      event.detail.message = 'Tools are chosen together, at the next meeting.';
    });
    const box = tools.getByRole('checkbox', { name: /Training sessions/i });
    await userEvent.click(box);
    await waitUntil(() => expect(tools.getByText('Tools are chosen together, at the next meeting.')).toBeVisible());
    await expect(box).not.toBeChecked();
  },
};
