import { nothing, svg } from 'lit';
import type { DecisionOption } from '../../map/types.js';
import { icon, type IconName } from '../shared/icons.js';
import { APPROACH, SIGNS, TRACKS, lay, pathOf, plan, type Line } from './geometry.js';

/** A line of a stretched drawing, as wide everywhere. */
const line = (kind: string, d: string, clip?: string) =>
  svg`<path class=${kind} d=${d} clip-path=${clip ?? nothing} vector-effect="non-scaling-stroke" />`;

const stretched = (kind: string, lines: unknown, signs?: unknown) =>
  svg`<svg class="draw ${kind}"><svg viewBox="0 0 100 100" preserveAspectRatio="none">${lines}</svg>${signs}</svg>`;

/** A sign that stays round in it. */
const mark = (name: IconName, kind: string, [x, y]: Line, more?: unknown) =>
  svg`<svg class="mk ${kind}" width="1em" height="1em" x="${x}%" y="${y}%">${more}<g>${icon(name)}</g></svg>`;

/**
 * All of the route that belongs to one phase, across and down: the styles show what the width calls for.
 * `travelled` and `reached` say how far one has come, in percent, and whether to its station; `assessed` has one entry
 * for each risk.
 */
export function drawing(
  index: number,
  travelled: number,
  reached: boolean,
  completed: boolean,
  tools: number,
  chosen: number,
  assessed: readonly boolean[],
  options: readonly DecisionOption[],
  option: DecisionOption | undefined,
  words: Record<DecisionOption, string>,
) {
  const kind = (name: string, on: unknown) => (on ? `on ${name}` : name);
  const run = (down: boolean) => {
    const at = plan(index, tools, assessed.length, options.length > 0, down);
    const ahead = `${100 - travelled}%`;
    return stretched(
      down ? 'down' : 'run',
      [
        line('casing', at.path),
        options.map((id) => TRACKS[id][0] && line('spur', pathOf(lay(TRACKS[id], down)))),
        at.risks.map(([, way], i) => line(kind('way', assessed[i]), way)),
        line('ahead', at.path),
        line('go', at.path, `inset(-99px ${down ? `-99px ${ahead}` : `${ahead} -99px`} -99px)`),
      ],
      [
        at.risks.map(([sign]) => mark('risk', 'risk', sign)),
        at.tools.map((point, i) => mark('tool', kind('', i < (chosen * at.tools.length) / tools), point)),
        options[0]
          ? [
              mark('tool', kind('node', true), lay(SIGNS.fork, down)),
              options.map((id) =>
                mark(id, kind('sign', id === option), lay(SIGNS[id], down), [
                  svg`<circle r=".625em" />`,
                  down ? nothing : svg`<text dy=${id === 'wait' ? '-.9em' : '1.7em'}>${words[id]}</text>`,
                ]),
              ),
            ]
          : mark('flag', kind('flag', completed), at.flag),
      ],
    );
  };
  const approach = pathOf(APPROACH);
  return [
    run(false),
    stretched('entry', [line('casing', approach), line(reached ? 'go' : 'ahead', approach)]),
    run(true),
  ];
}

/** The ring and disc of a station; `percent` of the ring is filled. */
export const medal = (percent: number) =>
  svg`<svg viewBox="-28 -28 56 56"><circle class="halo" r="30" /><rect class="plate" x="-24" y="-24" width="48" height="48" rx="24" /><circle class="ring" r="24.5" /><circle class="arc" r="24.5" pathLength="100" stroke-dasharray="${percent * 1.01} 100" /></svg>`;
