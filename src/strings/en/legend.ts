/** What a sign of the drawing looks like, for who does not see it, and what it means. */
type Said = readonly [sign: string, meaning: string];

/** Words of the key to the drawn map. */
export interface KeyStrings {
  key: string;
  travelled: Said;
  ahead: Said;
  decision: Said;
  tool: Said;
  chosen: Said;
  risk: Said;
  way: Said;
  assessed: Said;
  outcome: Said;
  reached: Said;
}

export const keyEn: KeyStrings = {
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
