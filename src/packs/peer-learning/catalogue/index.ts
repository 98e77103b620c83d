/** Loaders of the reference material. Each list is a module of its own and is fetched when its loader is called. */
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

/** Name of one list of reference material. */
export type CatalogueName = keyof typeof catalogue;

export type * from './types.js';
