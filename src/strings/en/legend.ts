/** What a sign of the drawing looks like, for who does not see it, and what it means. */
type LegendEntry = readonly [sign: string, meaning: string];

/** Words of the key to the drawn map. */
export interface LegendStrings {
  key: string;
  travelled: LegendEntry;
  ahead: LegendEntry;
  decision: LegendEntry;
  tool: LegendEntry;
  chosen: LegendEntry;
  risk: LegendEntry;
  way: LegendEntry;
  assessed: LegendEntry;
  outcome: LegendEntry;
  reached: LegendEntry;
}

export const legendStrings: LegendStrings = {
  key: 'Key',
  travelled: ['Solid line', 'travelled'],
  ahead: ['Dotted line', 'ahead'],
  decision: ['Diamond on the line', 'decision'],
  tool: ['Open diamond', 'tool'],
  chosen: ['Filled diamond', 'chosen'],
  risk: ['Warning sign', 'risk'],
  way: ['Dashed loop', 'way round'],
  assessed: ['Solid loop', 'assessed'],
  outcome: ['Open flag', 'outcome'],
  reached: ['Filled flag', 'reached'],
};
