// Helpers of the Rollup plugins that change code by its syntax tree.

/** Replaces ranges of a text, which must not overlap. Of edits at one position, the first comes first. */
export const applyEdits = (text, edits) =>
  edits
    .toSorted((a, b) => a.start - b.start || a.end - b.end)
    .reduceRight((edited, { start, end, text }) => edited.slice(0, start) + text + edited.slice(end), text);

/** Lists the nodes directly below a node. */
export const listChildren = (node) =>
  Object.values(node)
    .flat()
    .filter((value) => typeof value?.type === 'string');
