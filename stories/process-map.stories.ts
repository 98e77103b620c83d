import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect } from 'storybook/test';
import type { MapDefinition } from '../src/index.js';
import { args, argTypes, renderMap, states, type Args } from './fixtures/frame.js';
import { getJourney } from './fixtures/journeys.js';
import { broken, peerLearning, phaseIds, streetTrees } from './fixtures/maps.js';
import { findAll } from '../test/kit/dom.js';
import {
  getReadyMap,
  queryInside,
  recordDetails,
  getVisible,
  expectText,
  openRow,
  waitForMaps,
  waitUntil,
} from './fixtures/person.js';

const meta: Meta<Args> = {
  title: 'Elements/process-map',
  component: 'process-map',
  args,
  argTypes,
  render: (args) => renderMap(args),
};
export default meta;
type Story = StoryObj<Args>;

/** Invalid on purpose. */
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

/** The store is still loading. */
export const Loading: Story = { args: states.loading, parameters: { loading: true } };

/** Shows the problems of a definition that cannot be read, with their locations. */
export const ErrorState: Story = { name: 'Error', args: states.error };

/** Shows the problems of a partly usable definition above the map. */
export const WithProblems: Story = { args: { map: 'with problems', journey: 'begun' } };
export const Empty: Story = { args: states.empty };
export const SmallMap: Story = { args: states.smallMap };

/** `src` fetches a definition, here from this Storybook. */
export const FromAnAddress: Story = {
  render: () =>
    html`<process-map src=${new URL('../examples/second-map/tree-planting.json', import.meta.url).href}></process-map>`,
};

/** Children with `slot="fallback"` are shown until the map is ready, and if it cannot be shown. */
export const Fallback: Story = {
  render: () =>
    html`<process-map .definition=${unreadable}
      ><p slot="fallback">The map cannot be shown. Ask the workshop office for the printed worksheet.</p></process-map
    >`,
};

/** `storage="session"` stores the journey in this tab. */
export const KeptInThisTab: Story = {
  args: { storage: 'session', 'journey-id': 'of-a-story', journey: 'started', map: 'street-trees' },
  beforeEach: () => () => sessionStorage.removeItem('street-trees:of-a-story'),
  play: async ({ canvasElement }) => {
    await getReadyMap(canvasElement);
    await waitUntil(() =>
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

/** A person works from the first phase to the second. */
export const AWalkThroughThePage: Story = {
  tags: ['!autodocs'],
  args: { map: 'street-trees', journey: 'begun', store: 'memory' },
  play: async ({ canvasElement, userEvent, step }) => {
    const { map, queryPart } = await getReadyMap(canvasElement);
    const changes = recordDetails(map, 'process-map-change');
    await step('preview a locked phase', async () => {
      await userEvent.click(queryPart('process-map-diagram').getByRole('button', { name: /Care/ }));
      await expectText(() => getVisible(map, 'process-map-phase').shadowRoot?.textContent, 'after phase 2');
      await openRow(userEvent, queryPart('process-map-questions'), 'Handing on');
      await expect(queryPart('process-map-questions').queryByRole('textbox')).toBeNull();
    });
    await step('return to the current phase', () =>
      userEvent.click(queryPart('process-map-diagram').getByRole('button', { name: /Find the ground/ })),
    );
    await step('answer two groups', async () => {
      await userEvent.type(
        await waitUntil(() =>
          queryPart('process-map-questions').getByLabelText('Which places along the street could carry a tree?'),
        ),
        'By the bakery',
      );
      await openRow(userEvent, queryPart('process-map-questions'), 'Consent');
      await userEvent.type(
        queryPart('process-map-questions').getByLabelText(/Whose permission do you need/),
        'The parks office',
      );
      await waitUntil(() => expect(changes).toHaveLength(2));
    });
    await step('choose a tool', async () => {
      await openRow(userEvent, queryPart('process-map-tools'), 'Choose tools');
      await userEvent.click(queryPart('process-map-tools').getByRole('checkbox', { name: /Street walk/ }));
    });
    await step('assess both risks', async () => {
      await openRow(userEvent, queryPart('process-map-risks'), 'Risk: A cable is cut');
      await openRow(userEvent, queryPart('process-map-risks'), 'Risk: A quarrel');
      await userEvent.click(
        queryPart('process-map-risks').getByRole('checkbox', { name: /Dig the first metre by hand/ }),
      );
      await userEvent.click(
        queryPart('process-map-risks').getByRole('checkbox', { name: /Choose kinds with small crowns/ }),
      );
    });
    await step('complete the phase', async () => {
      await waitUntil(() => expect(queryPart('process-map-gate').getByText('Ready to finish')).toBeVisible());
      await userEvent.click(queryPart('process-map-gate').getByRole('button', { name: 'Finish phase 1' }));
    });
    await expect(map.journey?.phase).toBe('planting');
    await expectText(() => getVisible(map, 'process-map-phase').shadowRoot?.querySelector('h2')?.textContent, 'Plant');
    await step('the journey is saved', () =>
      expectText(() => getVisible(map, 'process-map-journey').shadowRoot?.textContent, /Saved today at \d\d:\d\d/),
    );
  },
};

/** Switches between the default layout and composed children as elements are added and removed. */
export const ChildrenDecideTheLayout: Story = {
  tags: ['!autodocs'],
  args: states.smallMap,
  play: async ({ canvasElement }) => {
    const { map } = await getReadyMap(canvasElement);
    await expect(findAll(map, 'process-map-diagram')).toHaveLength(1);
    const child = document.createElement('process-map-ideas');
    map.append(child);
    await waitUntil(() => expect(findAll(map, 'process-map-diagram')).toHaveLength(0));
    await expect(findAll(map, 'process-map-ideas')).toHaveLength(1);
    child.remove();
    await waitUntil(() => expect(findAll(map, 'process-map-diagram')).toHaveLength(1));
    await waitForMaps(canvasElement);
  },
};

/** `journey` returns a copy, restores a record, and starts anew with null. Setting it dispatches no change event. */
export const TheHostRestoresARecord: Story = {
  tags: ['!autodocs'],
  args: { journey: 'begun', size: 'full' },
  play: async ({ canvasElement }) => {
    const { map } = await getReadyMap(canvasElement);
    const changes = recordDetails(map, 'process-map-change');
    const record = getJourney(peerLearning, 'completed');
    map.journey = record;
    await map.updateComplete;
    await expect(map.journey).toEqual(record);
    await waitUntil(() => expect(map.matches(':state(completed)')).toBe(true));
    await expect(
      queryInside(getVisible(map, 'process-map-diagram')).getByRole('button', { name: 'Start cycle 2' }),
    ).toBeVisible();
    map.journey = null;
    await waitUntil(() => expect(map.matches(':state(completed)')).toBe(false));
    await expect(changes).toHaveLength(0);
  },
};

/** Another definition starts another journey; an unreadable one shows an error. The first journey is retained. */
export const ADefinitionThatBreaks: Story = {
  tags: ['!autodocs'],
  args: states.smallMap,
  play: async ({ canvasElement }) => {
    const { map } = await getReadyMap(canvasElement);
    const errors = recordDetails(map, 'process-map-error');
    const before = map.journey;
    map.definition = broken;
    await map.ready;
    await map.updateComplete;
    await expect(errors[0]?.problems[0]?.code).toBe('invalid-json');
    await expect(queryInside(map).getByRole('alert')).toHaveTextContent(/This map cannot be shown/);
    map.definition = streetTrees;
    await map.ready;
    await expect(map.journey).toEqual(before);
  },
};
