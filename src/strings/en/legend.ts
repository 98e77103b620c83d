/** Texts of the legend below the drawn map: `[appearance of the sign, its meaning]`. */
export const legendStrings = {
  legend: 'Key',
  travelled: ['Solid line', 'travelled'],
  ahead: ['Dotted line', 'ahead'],
  decision: ['Diamond on the line', 'decision'],
  tool: ['Open diamond', 'tool'],
  chosen: ['Filled diamond', 'chosen'],
  risk: ['Warning sign', 'risk'],
  detour: ['Dashed loop', 'way round'],
  assessed: ['Solid loop', 'assessed'],
  outcome: ['Open flag', 'outcome'],
  reached: ['Filled flag', 'reached'],
} satisfies Record<string, string | [appearance: string, meaning: string]>;
