/** Texts of the legend below the drawn map: `[appearance of the sign, its meaning]`. */
export const legendStrings = {
  legend: 'Key',
  travelled: ['Solid line', 'finished'],
  ahead: ['Dotted line', 'to do'],
  decision: ['Diamond on the line', 'decision'],
  tool: ['Open diamond', 'tool'],
  chosen: ['Filled diamond', 'chosen'],
  risk: ['Warning sign', 'risk'],
  detour: ['Dashed loop', 'measure'],
  assessed: ['Solid loop', 'measure chosen'],
  outcome: ['Open flag', 'result'],
  reached: ['Filled flag', 'phase finished'],
} satisfies Record<string, string | [appearance: string, meaning: string]>;
