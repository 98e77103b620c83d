import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect } from 'storybook/test';
import { registerOverlay } from '../../src/index.js';
import { journeyAt } from '../fixtures/journeys.js';
import { peerLearning, phaseIds, streetTrees } from '../fixtures/maps.js';
import { arrive, every, focused, noted, one, reads, until, written } from '../fixtures/person.js';
import arabic from '../fixtures/street-trees.ar.js';

/**
 * With elements inside it, `<process-map>` renders nothing of its own: they compose the page, in any order, with any
 * markup around them. Each of these can be copied as it is: markup and style sheet.
 */
const meta: Meta = {
  title: 'Compositions/Layouts',
  component: 'process-map',
  parameters: { controls: { disable: true } },
};
export default meta;
type Story = StoryObj;

const journey = journeyAt(peerLearning, 'under way');

/** One tag. */
export const DefaultLayout: Story = { render: () => html`<process-map .journey=${journey}></process-map>` };

/** The map across the page; below it the questions, and beside them what they lead to. */
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
    const { map, part } = await arrive(canvasElement);
    await userEvent.click(part('process-map-diagram').getByRole('button', { name: /Sustained contact/ }));
    await reads(() => one(map, 'process-map-phase').shadowRoot?.querySelector('h2')?.textContent, 'Phase C of 5');
    // The parts inside follow the phase on show.
    await reads(
      () => one(map, 'process-map-questions').shadowRoot?.textContent,
      'How will you stay in touch with the other peers you have met?',
    );
    map.shownPhase = phaseIds.B;
    await reads(() => one(map, 'process-map-phase').shadowRoot?.querySelector('h2')?.textContent, 'Phase B of 5');
    // The gate leads to what is left, in the panels that the page has put elsewhere.
    await userEvent.click(part('process-map-gate').getByRole('button', { name: /^Full engagement and trust/ }));
    await expect(focused()).toBe(part('process-map-questions').getByLabelText(/How will you see that peers commit/));
  },
};

/** The map stays in sight at the side. Where it is narrow, its route runs from top to bottom by itself. */
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

/** For a page that has its own way from phase to phase: the questions of one, for peers. */
export const OnlyTheQuestions: Story = {
  render: () => html`
    <process-map voice="peer" heading-level="1">
      <process-map-questions phase="pre-foundational"></process-map-questions>
    </process-map>
  `,
  play: async ({ canvasElement }) => {
    const { part } = await arrive(canvasElement);
    await expect(
      part('process-map-questions').getByLabelText(/As a peer, why would you like to be in contact/),
    ).toBeVisible();
    await expect(part('process-map-questions').queryByLabelText(/As a facilitator, why do you wish/)).toBeNull();
  },
};

/** Two phases of one journey side by side: what was written before, beside what follows from it. */
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

/** Two elements, one journey: each tells the page of a change, and the page tells the other. Nothing that is being written is lost. */
export const TwoViewsOfOneJourney: Story = {
  render: () => {
    /** Hands every change of one map to the others. */
    const inStep = (event: CustomEvent<{ journey: unknown }>) => {
      const from = event.currentTarget as HTMLElement;
      for (const other of from.closest('.two-views')?.querySelectorAll('process-map') ?? []) {
        if (other !== from) other.journey = event.detail.journey;
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
          <process-map voice="facilitator" heading-level="3" .journey=${journey} @process-map-change=${inStep}>
            <process-map-journey></process-map-journey>
            <process-map-phase></process-map-phase>
          </process-map>
        </section>
        <section aria-labelledby="for-peers">
          <h2 id="for-peers">A peer’s page</h2>
          <process-map voice="peer" heading-level="2" .journey=${journey} @process-map-change=${inStep}>
            <process-map-diagram></process-map-diagram>
            <process-map-questions></process-map-questions>
          </process-map>
        </section>
      </div>
    `;
  },
  play: async ({ canvasElement, userEvent, step }) => {
    const [facilitator, peer] = [await arrive(canvasElement, 0), await arrive(canvasElement, 1)];
    const changes = noted(peer.map, 'process-map-change');
    const question = 'b-right-peers-lead';
    await step('the facilitator writes', async () => {
      await userEvent.click(
        facilitator.part('process-map-questions').getByRole('button', { name: /^Take it up again/ }),
      );
      await userEvent.type(
        facilitator.part('process-map-questions').getByLabelText(/Have you worked out how to pick the peers/),
        'By a survey',
      );
      await until(() => expect(written(facilitator.map, question)).toBe('By a survey'));
    });
    await step('the peer sees it', async () => {
      await until(() =>
        expect(
          peer.part('process-map-questions').getByLabelText(/Have you worked out how to pick the peers/),
        ).toHaveValue('By a survey'),
      );
      // Because the page set it, it is not announced again.
      await expect(changes).toHaveLength(0);
    });
    await step('and the other way round', async () => {
      await userEvent.type(
        peer.part('process-map-questions').getByLabelText(/Do you have what you need to commit yourself/),
        'A week, and a desk',
      );
      await until(() => expect(written(facilitator.map, 'b-full-engagement-lead-peer')).toBe('A week, and a desk'));
    });
  },
};

/** Two maps on one page know nothing of one another. */
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
      <process-map .definition=${streetTrees} .journey=${journeyAt(streetTrees, 'under way')}></process-map>
    </div>
  `,
  play: async ({ canvasElement, userEvent }) => {
    const [first, second] = [await arrive(canvasElement, 0), await arrive(canvasElement, 1)];
    const before = first.map.journey;
    await expect(every(canvasElement, 'process-map-diagram')).toHaveLength(2);
    await userEvent.type(second.part('process-map-questions').getByLabelText(/Who digs, who cooks/), 'All of us');
    await until(() => expect(written(second.map, 'hands-lead')).toBe('All of us'));
    await expect(first.map.journey).toEqual(before);
  },
};

registerOverlay('street-trees', 'ar', () => arabic);

/** In a page that runs from right to left, with the texts of the map in its language; what there is no text for stays in English. */
export const RightToLeft: Story = {
  render: () => html`
    <div dir="rtl" lang="ar">
      <process-map .definition=${streetTrees} .journey=${journeyAt(streetTrees, 'under way')}></process-map>
    </div>
  `,
  play: async ({ canvasElement }) => {
    const { map } = await arrive(canvasElement);
    await reads(() => one(map, 'process-map-diagram').shadowRoot?.textContent, 'ابحثوا عن المكان');
    await expect(getComputedStyle(one(map, 'process-map-diagram')).direction).toBe('rtl');
  },
};
