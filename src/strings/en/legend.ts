/** Words of the legend under the drawn map: `[how a sign looks, what it means]`. */
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
