/** Reference matter that no phase shows at first. Each loader fetches its list when it is called. */
export const catalogue = {
  acronyms: () => import('./acronyms.js'),
  agreements: () => import('./agreements.js'),
  alliances: () => import('./alliances.js'),
  background: () => import('./background.js'),
  evaluation: () => import('./evaluation.js'),
  glossary: () => import('./glossary.js'),
  initiatives: () => import('./initiatives.js'),
  learning: () => import('./learning.js'),
  links: () => import('./links.js'),
  matching: () => import('./matching.js'),
  matrix: () => import('./parts.js'),
  principles: () => import('./principles.js'),
  successFactors: () => import('./success-factors.js'),
  tracking: () => import('./tracking.js'),
} satisfies Record<string, () => Promise<{ default: unknown }>>;

/** The name of a list of reference matter. */
export type CatalogueName = keyof typeof catalogue;

export type * from './types.js';
