import { createPlural } from '../plural.js';

/** Selects the English plural form for a count. */
export const plural = createPlural('en');
