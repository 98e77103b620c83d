import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, svg } from 'lit';
import { expect, waitFor } from 'storybook/test';
import type { Command, ProcessMapElement } from '../../src/index.js';
import {
  commandTypes,
  findPhaseTransitions,
  inspectCommand,
  isAccepted,
  phaseStates,
  statechart,
  states,
  statuses,
} from '../fixtures/machine.js';
import { streetTrees } from '../fixtures/maps.js';
import { findAll, get } from '../../test/kit/dom.js';

const meta: Meta = {
  title: 'Guides/The journey machine',
  tags: ['!autodocs'],
  parameters: { controls: { disable: true } },
};
export default meta;
type Story = StoryObj;

const WIDTH = 720;
const HEIGHT = 380;

/** Draws states in a ring with an arrow for each transition. The table has the same content. */
function renderDiagram(states: readonly string[], transitions: readonly { from: string; to: string }[]) {
  const getPosition = (state: string) => {
    const angle = (2 * Math.PI * states.indexOf(state)) / states.length - Math.PI / 2;
    return { x: WIDTH / 2 + Math.cos(angle) * 260, y: HEIGHT / 2 + Math.sin(angle) * 145 };
  };
  return svg`<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" aria-hidden="true" class="machine">
    <defs>
      <marker id="head" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7" orient="auto-start-reverse">
        <path d="M0 0 10 5 0 10z" fill="currentColor" />
      </marker>
    </defs>
    ${transitions.map(({ from, to }, i) => {
      const [source, target] = [getPosition(from), getPosition(to)];
      const length = Math.hypot(target.x - source.x, target.y - source.y);
      const [ux, uy] = [(target.x - source.x) / length, (target.y - source.y) / length];
      // Each arrow bends to its left, so that opposite transitions do not overlap, and ends at the edge of the box.
      const controlPoint = { x: (source.x + target.x) / 2 + uy * 34, y: (source.y + target.y) / 2 - ux * 34 };
      const getEdge = (centre: { x: number; y: number }) => {
        const [dx, dy] = [controlPoint.x - centre.x, controlPoint.y - centre.y];
        const scale = Math.min(66 / Math.abs(dx || 1e-6), 24 / Math.abs(dy || 1e-6));
        return { x: centre.x + dx * scale, y: centre.y + dy * scale };
      };
      const [start, end] = [getEdge(source), getEdge(target)];
      const middle = { x: (start.x + 2 * controlPoint.x + end.x) / 4, y: (start.y + 2 * controlPoint.y + end.y) / 4 };
      const path = `M${start.x} ${start.y}Q${controlPoint.x} ${controlPoint.y} ${end.x} ${end.y}`;
      return svg`<path d=${path} fill="none" stroke="currentColor" stroke-width="1.5" marker-end="url(#head)" />
        <circle cx=${middle.x} cy=${middle.y} r="9" class="number" />
        <text x=${middle.x} y=${middle.y + 4} class="small">${i + 1}</text>`;
    })}
    ${states.map((state) => {
      const { x, y } = getPosition(state);
      return svg`<rect x=${x - 62} y=${y - 20} width="124" height="40" rx="4" class="state" />
        <text x=${x} y=${y + 5}>${state}</text>`;
    })}
  </svg>`;
}

const styles = html`
  <style>
    .machine {
      display: block;
      inline-size: 100%;
      max-inline-size: 48rem;
      color: light-dark(#435a53, #b3c4bc);
    }
    .machine text {
      text-anchor: middle;
      font:
        600 15px system-ui,
        sans-serif;
      fill: light-dark(#12302a, #e9f1ec);
    }
    .machine .small {
      font-size: 11px;
    }
    .machine .state {
      fill: light-dark(#eaf1df, #192721);
      stroke: light-dark(#17624a, #7fd8b0);
      stroke-width: 2;
    }
    .machine .number {
      fill: light-dark(#fff, #0e1513);
      stroke: currentColor;
    }
    .facts {
      border-collapse: collapse;
      font-size: 0.875rem;
    }
    .facts :is(th, td) {
      padding: 0.375rem 0.75rem;
      border: 1px solid light-dark(#c4d0c4, #33463e);
      text-align: start;
      vertical-align: top;
    }
  </style>
`;

/** Renders a table with a number in front of each row. */
const renderTable = (caption: string, heads: readonly string[], rows: readonly (readonly unknown[])[]) => html`
  ${styles}
  <table class="facts">
    <caption>
      ${caption}
    </caption>
    <thead>
      <tr>
        ${['No.', ...heads].map((head) => html`<th scope="col">${head}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        (cells, i) =>
          html`<tr>
            ${[i + 1, ...cells].map((cell) => html`<td>${cell}</td>`)}
          </tr>`,
      )}
    </tbody>
  </table>
`;

const renderCode = (text: string) => html`<code>${text}</code>`;

/** The statechart as XState reads it from the machine: every arrow from one state to another, with its event and guard. */
export const StatusOfAJourney: Story = {
  render: () => {
    const edges = statechart.filter(({ from, to }) => from !== to);
    // Arrows that leave from every status would cover the others: the table has them.
    const drawn = edges.filter(({ from }) => states.includes(from));
    const inTable = [...drawn, ...edges.filter((edge) => !drawn.includes(edge))];
    const table = renderTable(
      'Transitions from one state to another',
      ['From', 'To', 'Event', 'Guard'],
      inTable.map(({ from, to, event, guard }) => [from, to, renderCode(event), guard ? renderCode(guard) : 'else']),
    );
    return html`${renderDiagram(states, drawn)}${table}`;
  },
  play: async ({ canvas }) => {
    await expect(states).toEqual(['restored', 'active', 'stopped', 'completed']);
    await expect(canvas.getByRole('row', { name: /active completed phase\.complete completesJourney/ })).toBeVisible();
    await expect(canvas.getByRole('row', { name: /stopped active journey\.resume/ })).toBeVisible();
    await expect(canvas.getByRole('row', { name: /restored stopped always hasStatus \(stopped\)/ })).toBeVisible();
  },
};

/** The commands that each status accepts. The machine denies all others with a reason. */
export const WhatEachStatusTakes: Story = {
  render: () => html`
    ${styles}
    <table class="facts">
      <caption>
        Commands by the status that accepts them
      </caption>
      <thead>
        <tr>
          <th scope="col">Command</th>
          ${statuses.map((status) => html`<th scope="col">${status}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${commandTypes.map(
          (type) =>
            html`<tr>
              <th scope="row"><code>${type}</code></th>
              ${statuses.map((status) => html`<td>${isAccepted(status, type) ? 'accepted' : 'denied'}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  `,
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('row', { name: 'journey.resume denied accepted denied' })).toBeVisible();
    await expect(canvas.getByRole('row', { name: 'journey.restart accepted accepted accepted' })).toBeVisible();
  },
};

/** Lists the steps of the machine for each command of a person in the map before it. */
function handleRequest(event: Event): void {
  const map = event.target as ProcessMapElement;
  const { command } = (event as CustomEvent<{ command: Command }>).detail;
  const list = map.parentElement?.querySelector('ol');
  if (!list || !map.definition || !map.journey) return;
  const steps = inspectCommand({ map: map.definition, journey: map.journey }, command);
  for (const { event: type, from, to, guard, actions } of steps) {
    const item = document.createElement('li');
    item.textContent = `${type}: ${from} → ${to}${guard && `, guard ${guard}`}${actions && `, action ${actions}`}`;
    list.prepend(item);
  }
}

/** Waits for the button whose text matches: parts of a phase are loaded on demand. */
const findButton = (map: Element, pattern: RegExp): Promise<HTMLElement> =>
  waitFor(() => {
    const button = findAll(map, 'button').find(({ textContent }) => pattern.test(textContent.trim()));
    if (!button) throw new Error(`No button ${String(pattern)}`);
    return button;
  });

/** A map, and the steps of the machine for each thing that is done in it, as XState’s inspector reports them. */
export const StepsOfTheMachine: Story = {
  render: () => html`
    <div>
      <h2 id="steps">Steps of the machine, latest first</h2>
      <ol reversed aria-labelledby="steps" aria-live="polite"></ol>
      <process-map .definition=${streetTrees} heading-level="2" @process-map-request=${handleRequest}></process-map>
    </div>
  `,
  play: async ({ canvasElement, userEvent }) => {
    const map = get<ProcessMapElement>(canvasElement, 'process-map');
    await map.ready;
    await userEvent.click(await findButton(map, /^Choose tools/));
    await waitFor(() => expect(findAll(map, '[type=checkbox]').length).toBeGreaterThan(0));
    await userEvent.click(get(map, '[type=checkbox]'));
    const list = get(canvasElement, 'ol');
    await waitFor(() => expect(list.textContent).toContain('active → active, action record'));
    await userEvent.click(await findButton(map, /^Finish phase/));
    await waitFor(() => expect(list.textContent).toContain('guard isDenied, action deny'));
  },
};

/** The states of a phase, and the commands, to it or to another phase, that cause transitions between them. */
export const StatesOfAPhase: Story = {
  render: () => {
    const transitions = findPhaseTransitions();
    const table = renderTable(
      'Transitions between the states of a phase, with guided progression',
      ['From', 'To', 'By'],
      transitions.map(({ from, to, commands }) => [
        from,
        to,
        commands.map((type, i) => html`${i ? ', ' : ''}${renderCode(type)}`),
      ]),
    );
    return html`${renderDiagram(phaseStates, transitions)}${table}`;
  },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('row', { name: /locked current phase\.complete/ })).toBeVisible();
    await expect(canvas.getByRole('row', { name: /done check-again .*question\.answer/ })).toBeVisible();
  },
};
