import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect } from 'storybook/test';
import type { MapDefinition } from '../src/index.js';
import { args, argTypes, around, states, type Args } from './fixtures/frame.js';
import { journeyAt } from './fixtures/journeys.js';
import { broken, peerLearning, phaseIds, streetTrees } from './fixtures/maps.js';
import { arrive, every, inside, noted, one, reads, settled, until } from './fixtures/person.js';

const meta: Meta<Args> = {
  title: 'Elements/process-map',
  component: 'process-map',
  args,
  argTypes,
  render: (all) => around(all),
};
export default meta;
type Story = StoryObj<Args>;

/** Set as if it were a definition, to see what becomes of it. */
const unreadable = broken as unknown as MapDefinition;

/** Without children it renders the default layout. */
export const Current: Story = { args: states.current };
export const Begun: Story = { tags: ['!autodocs'], args: { journey: 'begun' } };
export const LockedPreview: Story = { tags: ['!autodocs'], args: states.lockedPreview };
/** A locked phase is text, not a button. */
export const StrictLocked: Story = { tags: ['!autodocs'], args: { journey: 'started', progression: 'strict' } };
export const Open: Story = { tags: ['!autodocs'], args: states.open };
export const NoLocks: Story = {
  tags: ['!autodocs'],
  args: { journey: 'started', progression: 'open', 'shown-phase': phaseIds.D },
};
export const Done: Story = { tags: ['!autodocs'], args: states.done };
export const CheckAgain: Story = { tags: ['!autodocs'], args: states.checkAgain };
export const Stopped: Story = { tags: ['!autodocs'], args: states.stopped };
export const Completed: Story = { tags: ['!autodocs'], args: states.completed };
export const SecondCycle: Story = { tags: ['!autodocs'], args: states.secondCycle };
export const ReadOnly: Story = { tags: ['!autodocs'], args: states.readOnly };
/** The store has not answered yet. */
export const Loading: Story = { args: states.loading, parameters: { loading: true } };
/** The definition cannot be read: what is wrong, and where. */
export const ErrorState: Story = { name: 'Error', args: states.error };
/** The definition can be used, but not all of it: what is wrong is said above the map. */
export const WithProblems: Story = { args: { map: 'with problems', journey: 'begun' } };
export const Empty: Story = { args: states.empty };
export const SmallMap: Story = { args: states.smallMap };
/** `src`: a definition that is fetched, here from this Storybook itself. */
export const FromAnAddress: Story = {
  render: () =>
    html`<process-map src=${new URL('../examples/second-map/tree-planting.json', import.meta.url).href}></process-map>`,
};
/** Children with `slot="fallback"` are shown until the map is ready, and where it cannot be shown. */
export const Fallback: Story = {
  render: () =>
    html`<process-map .definition=${unreadable}
      ><p slot="fallback">The map cannot be shown. Ask the workshop office for the printed worksheet.</p></process-map
    >`,
};
/** `storage="session"`: kept in this tab. */
export const KeptInThisTab: Story = {
  args: { storage: 'session', 'journey-id': 'of-a-story', journey: 'started', map: 'street-trees' },
  beforeEach: () => () => sessionStorage.removeItem('street-trees:of-a-story'),
  play: async ({ canvasElement }) => {
    await arrive(canvasElement);
    await until(() =>
      expect(JSON.parse(sessionStorage.getItem('street-trees:of-a-story') ?? 'null')).toMatchObject({
        map: { id: 'street-trees' },
      }),
    );
  },
};
export const NotSaved: Story = { tags: ['!autodocs'], args: { store: 'full', map: 'street-trees' } };
export const Narrow: Story = { tags: ['!autodocs'], args: states.current, globals: { room: 'narrow' } };
export const LargeText: Story = { tags: ['!autodocs'], args: states.current, globals: { room: 'large' } };
export const Dark: Story = { tags: ['!autodocs'], args: states.checkAgain, globals: { scheme: 'dark' } };

/** From the first look to the second phase, as a person would. */
export const AWalkThroughThePage: Story = {
  tags: ['!autodocs'],
  args: { map: 'street-trees', journey: 'begun', store: 'memory' },
  play: async ({ canvasElement, userEvent, step }) => {
    const { map, part } = await arrive(canvasElement);
    const changes = noted(map, 'process-map-change');
    await step('look ahead', async () => {
      await userEvent.click(part('process-map-diagram').getByRole('button', { name: /Care/ }));
      await reads(() => one(map, 'process-map-phase').shadowRoot?.textContent, 'Locked until');
      await expect(part('process-map-questions').getAllByRole('textbox', { hidden: false })[0]).toHaveAttribute(
        'readonly',
      );
    });
    await step('go back', () =>
      userEvent.click(part('process-map-diagram').getByRole('button', { name: /Find the ground/ })),
    );
    await step('answer two groups', async () => {
      await userEvent.type(
        await until(() =>
          part('process-map-questions').getByLabelText('Which places along the street could carry a tree?'),
        ),
        'By the bakery',
      );
      await userEvent.type(
        part('process-map-questions').getByLabelText(/Whose permission do you need/),
        'The parks office',
      );
      await until(() => expect(changes).toHaveLength(2));
    });
    await step('choose a tool', () =>
      userEvent.click(part('process-map-tools').getByRole('checkbox', { name: /Street walk/ })),
    );
    await step('assess both risks', async () => {
      await userEvent.click(part('process-map-risks').getByRole('checkbox', { name: /Dig the first metre by hand/ }));
      await userEvent.click(
        part('process-map-risks').getByRole('checkbox', { name: /Choose kinds with small crowns/ }),
      );
    });
    await step('go on', async () => {
      await until(() => expect(part('process-map-gate').getByText('The way is clear')).toBeVisible());
      await userEvent.click(part('process-map-gate').getByRole('button', { name: 'Mark 1 as done and go on to 2' }));
    });
    await expect(map.journey?.phase).toBe('planting');
    await reads(() => one(map, 'process-map-phase').shadowRoot?.querySelector('h2')?.textContent, 'Plant');
    await step('it is saved', () =>
      reads(() => one(map, 'process-map-journey').shadowRoot?.textContent, /Saved \d\d:\d\d/),
    );
  },
};

/** Children come and go: with elements among them the page is theirs, without it is the default layout. */
export const ChildrenDecideTheLayout: Story = {
  tags: ['!autodocs'],
  args: states.smallMap,
  play: async ({ canvasElement }) => {
    const { map } = await arrive(canvasElement);
    await expect(every(map, 'process-map-diagram')).toHaveLength(1);
    const child = document.createElement('process-map-ideas');
    map.append(child);
    await until(() => expect(every(map, 'process-map-diagram')).toHaveLength(0));
    await expect(every(map, 'process-map-ideas')).toHaveLength(1);
    child.remove();
    await until(() => expect(every(map, 'process-map-diagram')).toHaveLength(1));
    await settled(canvasElement);
  },
};

/** The journey as a property: a plain copy to read, a record to restore, null to begin anew; none of it is announced. */
export const TheHostRestoresARecord: Story = {
  tags: ['!autodocs'],
  args: { journey: 'begun' },
  play: async ({ canvasElement }) => {
    const { map } = await arrive(canvasElement);
    const changes = noted(map, 'process-map-change');
    const record = journeyAt(peerLearning, 'completed');
    map.journey = record;
    await map.updateComplete;
    await expect(map.journey).toEqual(record);
    await until(() => expect(map.matches(':state(completed)')).toBe(true));
    await expect(
      inside(one(map, 'process-map-diagram')).getByRole('button', { name: 'Begin the next cycle' }),
    ).toBeVisible();
    map.journey = null;
    await until(() => expect(map.matches(':state(completed)')).toBe(false));
    await expect(changes).toHaveLength(0);
  },
};

/** Another definition: a new journey through it, and an error where it cannot be read; the old one is not lost. */
export const ADefinitionThatBreaks: Story = {
  tags: ['!autodocs'],
  args: states.smallMap,
  play: async ({ canvasElement }) => {
    const { map } = await arrive(canvasElement);
    const errors = noted(map, 'process-map-error');
    const before = map.journey;
    map.definition = broken;
    await map.ready;
    await map.updateComplete;
    await expect(errors[0]?.problems[0]?.code).toBe('invalid-json');
    await expect(inside(map).getByRole('alert')).toHaveTextContent(/This map cannot be shown/);
    map.definition = streetTrees;
    await map.ready;
    await expect(map.journey).toEqual(before);
  },
};
