import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect } from 'storybook/test';
import { registerOverlay } from '../../src/index.js';
import { getJourney } from '../fixtures/journeys.js';
import { peerLearning, phaseIds, streetTrees } from '../fixtures/maps.js';
import { findAll, getFocusedElement } from '../../test/kit/dom.js';
import {
  getReadyMap,
  recordDetails,
  getVisible,
  expectText,
  openRow,
  waitUntil,
  getAnswer,
} from '../fixtures/person.js';
import arabic from '../fixtures/street-trees.ar.js';

/**
 * With child elements, `<process-map>` renders no default layout: the children compose the page, in any order and
 * with any markup around them. Markup and style sheet of each layout can be copied.
 */
const meta: Meta = {
  title: 'Compositions/Layouts',
  component: 'process-map',
  parameters: { controls: { disable: true } },
};
export default meta;
type Story = StoryObj;

const journey = getJourney(peerLearning, 'under way');

/** The default layout of `<process-map>` without children. */
export const DefaultLayout: Story = { render: () => html`<process-map .journey=${journey}></process-map>` };

/** The map on top; below it the questions, with tools, risks and gate beside them. */
export const MapOnTop: Story = {
  render: () => html`
    <style>
      .map-on-top .panels {
        display: grid;
        grid-template-columns: minmax(0, 3fr) minmax(0, 2fr);
        gap: 0 3rem;
        margin-block-start: 1.5rem;
      }
      @media (width < 64rem) {
        .map-on-top .panels {
          grid-template-columns: minmax(0, 1fr);
        }
      }
      .map-on-top process-map-phase {
        margin-block-start: 1.5rem;
      }
    </style>
    <process-map class="map-on-top" .journey=${journey}>
      <process-map-diagram></process-map-diagram>
      <process-map-journey></process-map-journey>
      <process-map-phase>
        <div class="panels">
          <div>
            <process-map-questions></process-map-questions>
            <process-map-gate></process-map-gate>
          </div>
          <div>
            <process-map-tools></process-map-tools>
            <process-map-risks></process-map-risks>
            <process-map-ideas></process-map-ideas>
          </div>
        </div>
      </process-map-phase>
    </process-map>
  `,
  play: async ({ canvasElement, userEvent }) => {
    const { map, queryPart } = await getReadyMap(canvasElement);
    await userEvent.click(queryPart('process-map-diagram').getByRole('button', { name: /Sustained contact/ }));
    await expectText(
      () => getVisible(map, 'process-map-phase').shadowRoot?.querySelector('h2')?.textContent,
      'Phase C of 5',
    );
    // The parts follow the shown phase.
    await expectText(
      () => getVisible(map, 'process-map-questions').shadowRoot?.textContent,
      'How will you stay in contact with the other peers?',
    );
    map.shownPhase = phaseIds.B;
    await expectText(
      () => getVisible(map, 'process-map-phase').shadowRoot?.querySelector('h2')?.textContent,
      'Phase B of 5',
    );
    // A reason in the gate opens a row in a panel elsewhere on the page, and focuses its field.
    await userEvent.click(queryPart('process-map-gate').getByRole('button', { name: /^Full engagement and trust/ }));
    await waitUntil(() =>
      expect(getFocusedElement()).toBe(
        queryPart('process-map-questions').getByLabelText(/How will you make sure peers are fully engaged/),
      ),
    );
  },
};

/** The map stays visible at the side. In a narrow column its route runs from top to bottom. */
export const MapAsASidebar: Story = {
  render: () => html`
    <style>
      .map-aside {
        display: grid;
        grid-template-columns: 22rem minmax(0, 1fr);
        gap: 2.5rem;
        align-items: start;
      }
      .map-aside aside {
        position: sticky;
        inset-block-start: 1rem;
        max-block-size: calc(100vh - 2rem);
        overflow: auto;
      }
      @media (width < 56rem) {
        .map-aside {
          grid-template-columns: minmax(0, 1fr);
        }
        .map-aside aside {
          position: static;
          max-block-size: none;
        }
      }
    </style>
    <process-map .journey=${journey}>
      <div class="map-aside">
        <aside aria-label="The map">
          <process-map-diagram></process-map-diagram>
        </aside>
        <div>
          <process-map-journey></process-map-journey>
          <process-map-phase></process-map-phase>
        </div>
      </div>
    </process-map>
  `,
};

/** The questions of one phase for peers, for a page with its own navigation. */
export const OnlyTheQuestions: Story = {
  render: () => html`
    <process-map voice="peer" heading-level="1">
      <process-map-questions phase="pre-foundational"></process-map-questions>
    </process-map>
  `,
  play: async ({ canvasElement }) => {
    const { queryPart } = await getReadyMap(canvasElement);
    await expect(
      queryPart('process-map-questions').getByLabelText(/As a peer, what are your reasons for engaging/),
    ).toBeVisible();
    await expect(queryPart('process-map-questions').queryByLabelText(/What are your reasons for bringing/)).toBeNull();
  },
};

/** Two phases of one journey side by side. */
export const TwoPhasesSideBySide: Story = {
  render: () => html`
    <style>
      .side-by-side {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 28rem), 1fr));
        gap: 2rem;
      }
    </style>
    <process-map .journey=${journey}>
      <div class="side-by-side">
        <process-map-phase phase="pre-foundational"
          ><process-map-questions phase="pre-foundational"></process-map-questions
        ></process-map-phase>
        <process-map-phase phase="foundational-engagement"
          ><process-map-questions phase="foundational-engagement"></process-map-questions
        ></process-map-phase>
      </div>
    </process-map>
  `,
};

/** Two elements share a journey: the page passes each change on. Unsent text is not lost. */
export const TwoViewsOfOneJourney: Story = {
  render: () => {
    /** Passes every change of one map to the others. */
    const passChangeOn = (event: CustomEvent<{ journey: unknown }>) => {
      const source = event.currentTarget as HTMLElement;
      for (const otherMap of source.closest('.two-views')?.querySelectorAll('process-map') ?? []) {
        if (otherMap !== source) otherMap.journey = event.detail.journey;
      }
    };
    return html`
      <style>
        .two-views {
          display: grid;
          grid-template-columns: repeat(auto-fit, minmax(min(100%, 28rem), 1fr));
          gap: 2rem;
        }
      </style>
      <div class="two-views">
        <section aria-labelledby="for-facilitators">
          <h2 id="for-facilitators">The facilitator’s page</h2>
          <process-map voice="facilitator" heading-level="3" .journey=${journey} @process-map-change=${passChangeOn}>
            <process-map-journey></process-map-journey>
            <process-map-phase></process-map-phase>
          </process-map>
        </section>
        <section aria-labelledby="for-peers">
          <h2 id="for-peers">A peer’s page</h2>
          <process-map voice="peer" heading-level="2" .journey=${journey} @process-map-change=${passChangeOn}>
            <process-map-diagram></process-map-diagram>
            <process-map-questions></process-map-questions>
          </process-map>
        </section>
      </div>
    `;
  },
  play: async ({ canvasElement, userEvent, step }) => {
    const [facilitator, peer] = [await getReadyMap(canvasElement, 0), await getReadyMap(canvasElement, 1)];
    const changes = recordDetails(peer.map, 'process-map-change');
    const question = 'b-right-peers-lead';
    await step('the facilitator writes', async () => {
      await openRow(userEvent, facilitator.queryPart('process-map-questions'), 'Peer selection and matching');
      await userEvent.click(
        facilitator.queryPart('process-map-questions').getByRole('button', { name: /^Answer it after all/ }),
      );
      await userEvent.type(
        facilitator.queryPart('process-map-questions').getByLabelText(/How will you select the right peers/),
        'By a survey',
      );
      await waitUntil(() => expect(getAnswer(facilitator.map, question)).toBe('By a survey'));
    });
    await step('the peer sees it', async () => {
      await waitUntil(() =>
        expect(
          peer.queryPart('process-map-questions').getByLabelText(/How will you select the right peers/),
        ).toHaveValue('By a survey'),
      );
      // Setting the property dispatches no change event, so there is no loop.
      await expect(changes).toHaveLength(0);
    });
    await step('the peer writes, and the facilitator sees it', async () => {
      await userEvent.type(
        peer.queryPart('process-map-questions').getByLabelText(/do you have what you need to engage fully/),
        'A week, and a desk',
      );
      await waitUntil(() =>
        expect(getAnswer(facilitator.map, 'b-full-engagement-lead-peer')).toBe('A week, and a desk'),
      );
    });
  },
};

/** Two maps on one page are independent. */
export const TwoDifferentMaps: Story = {
  render: () => html`
    <style>
      .two-maps {
        display: grid;
        gap: 3rem;
      }
    </style>
    <div class="two-maps">
      <process-map .journey=${journey}></process-map>
      <process-map .definition=${streetTrees} .journey=${getJourney(streetTrees, 'under way')}></process-map>
    </div>
  `,
  play: async ({ canvasElement, userEvent }) => {
    const [first, second] = [await getReadyMap(canvasElement, 0), await getReadyMap(canvasElement, 1)];
    const before = first.map.journey;
    await expect(findAll(canvasElement, 'process-map-diagram')).toHaveLength(2);
    await openRow(userEvent, second.queryPart('process-map-questions'), 'Hands');
    await userEvent.type(second.queryPart('process-map-questions').getByLabelText(/Who digs, who cooks/), 'All of us');
    await waitUntil(() => expect(getAnswer(second.map, 'hands-lead')).toBe('All of us'));
    await expect(first.map.journey).toEqual(before);
  },
};

registerOverlay('street-trees', 'ar', () => arabic);

/** A page from right to left with an Arabic overlay. Texts without a translation stay in English. */
export const RightToLeft: Story = {
  render: () => html`
    <div dir="rtl" lang="ar">
      <process-map .definition=${streetTrees} .journey=${getJourney(streetTrees, 'under way')}></process-map>
    </div>
  `,
  play: async ({ canvasElement }) => {
    const { map } = await getReadyMap(canvasElement);
    await expectText(() => getVisible(map, 'process-map-diagram').shadowRoot?.textContent, 'ابحثوا عن المكان');
    await expect(getComputedStyle(getVisible(map, 'process-map-diagram')).direction).toBe('rtl');
  },
};
