import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect } from 'storybook/test';
import { args, argTypes, renderMap, states, type Args } from './fixtures/frame.js';
import { createWaitingJourney } from './fixtures/journeys.js';
import { createLongMap, peerLearning, phaseIds, streetTrees } from './fixtures/maps.js';
import { getFocusedElement } from '../test/kit/dom.js';
import { getReadyMap, queryInside, recordDetails, getVisible, expectText } from './fixtures/person.js';

const meta: Meta<Args> = {
  title: 'Elements/process-map-diagram',
  component: 'process-map-diagram',
  args: { ...args, size: 'full' },
  argTypes,
  render: (args) => renderMap(args, html`<process-map-diagram size=${args.size}></process-map-diagram>`),
};
export default meta;
type Story = StoryObj<Args>;

export const Current: Story = { args: states.current };
export const Begun: Story = { args: { journey: 'begun' } };
export const LockedPreview: Story = { args: states.lockedPreview };
export const StrictLocked: Story = { args: { journey: 'started', progression: 'strict' } };

/** Open phases: they were worked in before an earlier phase was reopened. */
export const Open: Story = { args: states.open };

/** With `progression="open"` no phase is locked. */
export const NoLocks: Story = { args: { journey: 'started', progression: 'open' } };
export const Done: Story = { args: states.done };
export const CheckAgain: Story = { args: states.checkAgain };
export const Stopped: Story = { args: states.stopped };
export const Completed: Story = { args: states.completed };
export const SecondCycle: Story = { args: states.secondCycle };
export const ReadOnly: Story = { args: { ...states.completed, readonly: true } };

/** Renders nothing until the map has loaded. */
export const Loading: Story = { args: states.loading, parameters: { loading: true } };

/** Renders nothing if the map cannot be read; `process-map` shows the reason. */
export const ErrorState: Story = { name: 'Error', args: states.error };
export const Empty: Story = { args: states.empty };
export const SmallMap: Story = { args: states.smallMap };
export const RightToLeft: Story = { args: { journey: 'ahead', dir: 'rtl' } };
export const Narrow: Story = { args: { journey: 'changed' }, globals: { room: 'narrow' } };
export const Dark: Story = { args: { journey: 'changed' }, globals: { scheme: 'dark' } };

/** A map is whole as long as nothing is recorded in the journey, and then a strip: the default. */
export const AutoBegun: Story = { args: { journey: 'begun', size: 'auto' } };
export const AutoUnderWay: Story = { args: { ...states.current, size: 'auto' } };
export const Strip: Story = { args: { ...states.checkAgain, size: 'strip' } };
export const StripNarrow: Story = { args: { ...states.current, size: 'strip' }, globals: { room: 'narrow' } };
export const StripRightToLeft: Story = { args: { journey: 'ahead', size: 'strip', dir: 'rtl' } };

/** A strip without room for all titles shows that of the current phase. */
export const StripOfTwelvePhases: Story = {
  render: () =>
    html`<process-map .definition=${createLongMap(12)}
      ><process-map-diagram size="strip"></process-map-diagram
    ></process-map>`,
};

/** The decision to wait: the line leads to its sign, and not on. */
export const DecidedToWait: Story = {
  render: () =>
    html`<process-map .definition=${peerLearning} .journey=${createWaitingJourney()}
      ><process-map-diagram size="full"></process-map-diagram
    ></process-map>`,
};

/** The drawing supports any number of phases. */
export const TwelvePhases: Story = {
  render: () =>
    html`<process-map .definition=${createLongMap(12)}><process-map-diagram></process-map-diagram></process-map>`,
};

/** Renders nothing outside a `process-map`. */
export const Alone: Story = {
  parameters: { hint: 'Outside a <process-map> it shows nothing.' },
  render: () => html`<process-map-diagram></process-map-diagram>`,
};

export const OpenAPhase: Story = {
  tags: ['!autodocs'],
  args: states.current,
  play: async ({ canvasElement, userEvent, step }) => {
    const { map, queryPart } = await getReadyMap(canvasElement);
    const showEvents = recordDetails(map, 'process-map-show');
    const stations = queryPart('process-map-diagram').getAllByRole('button');
    await step('the list marks the current phase', async () => {
      await expect(stations).toHaveLength(5);
      await expect(queryPart('process-map-diagram').getByRole('button', { current: 'step' })).toBe(stations[1]);
      await expect(stations[1]?.textContent).toMatch(/You are here/);
      await expect(stations[2]?.textContent).toMatch(/Opens after B/);
    });
    await step('open phase A', () => userEvent.click(stations[0] as HTMLElement));
    await expect(showEvents).toEqual([{ phase: phaseIds.A, previous: phaseIds.B }]);
    await expect(map.shownPhase).toBe(phaseIds.A);
    await expectText(() => stations[0]?.textContent, 'on show');
    await expect(map.journey?.phase).toBe(phaseIds.B);
  },
};

export const OpenAPhaseByKeyboard: Story = {
  tags: ['!autodocs'],
  args: states.current,
  render: (args) =>
    renderMap(
      args,
      html`<process-map-diagram size=${args.size}></process-map-diagram><process-map-phase></process-map-phase>`,
    ),
  play: async ({ canvasElement, userEvent }) => {
    const { map, queryPart } = await getReadyMap(canvasElement);
    queryPart('process-map-diagram').getAllByRole('button')[2]?.focus();
    await userEvent.keyboard('{Enter}');
    await expect(map.shownPhase).toBe(phaseIds.C);
    // Navigation focuses the heading of the phase.
    await expectText(() => getFocusedElement()?.textContent, 'Phase C of 5: Sustained contact');
    await expect(getFocusedElement()?.localName).toBe('h2');
  },
};

export const StrictDoesNotOpen: Story = {
  tags: ['!autodocs'],
  args: { journey: 'started', progression: 'strict' },
  play: async ({ canvasElement, userEvent }) => {
    const { map, queryPart } = await getReadyMap(canvasElement);
    const diagram = queryPart('process-map-diagram');
    await expect(diagram.getAllByRole('button')).toHaveLength(1);
    await userEvent.click(diagram.getByText('Sustained contact'));
    await expect(map.shownPhase).toBe(phaseIds.A);
  },
};

export const ShowTheWholeMap: Story = {
  tags: ['!autodocs'],
  args: { ...states.current, size: 'auto' },
  play: async ({ canvasElement, userEvent }) => {
    const { map, queryPart } = await getReadyMap(canvasElement);
    const diagram = queryPart('process-map-diagram');
    await userEvent.click(diagram.getByRole('button', { name: 'Show the whole map' }));
    await expectText(() => diagram.getByRole('button', { name: /Foundational/ }).textContent, '1 of 8 tools, 1 risk');
    await userEvent.click(diagram.getByRole('button', { name: 'Show less of the map' }));
    await expect(diagram.getByRole('button', { name: /Foundational/ }).textContent).not.toMatch(/tools/);
    await userEvent.click(diagram.getByRole('button', { name: 'Show the whole map' }));
    // A phase that is opened has the strip above it again.
    await userEvent.click(diagram.getByRole('button', { name: /Groundwork/ }));
    await expect(map.shownPhase).toBe(phaseIds.A);
    await expectText(() => diagram.getByRole('button', { name: /whole map/ }).textContent, 'Show the whole map');
  },
};

/** Nobody can undo the start of a cycle, so the sign on the map leads to the gate that asks for it. */
export const TheWayToTheNextCycle: Story = {
  tags: ['!autodocs'],
  args: states.completed,
  play: async ({ canvasElement, userEvent }) => {
    const { map, queryPart } = await getReadyMap(canvasElement);
    map.shownPhase = phaseIds.A;
    const changes = recordDetails(map, 'process-map-change');
    await userEvent.click(queryPart('process-map-diagram').getByRole('button', { name: 'Start cycle 2' }));
    await expect(map.shownPhase).toBe(phaseIds.E);
    await expect(changes).toHaveLength(0);
    map.send({ type: 'cycle.start' });
    await expectText(
      () => getVisible(canvasElement, 'process-map-diagram').shadowRoot?.querySelector('.loop')?.textContent,
      'You are in cycle 2',
    );
  },
};

/** The drawing updates when the definition changes. */
export const AnotherMapIsSet: Story = {
  tags: ['!autodocs'],
  args: states.current,
  play: async ({ canvasElement }) => {
    const { map } = await getReadyMap(canvasElement);
    map.definition = streetTrees;
    await map.ready;
    await expectText(() => getVisible(canvasElement, 'process-map-diagram').shadowRoot?.textContent, 'Find the ground');
    await expect(queryInside(getVisible(canvasElement, 'process-map-diagram')).getAllByRole('listitem')).toHaveLength(
      3,
    );
  },
};
