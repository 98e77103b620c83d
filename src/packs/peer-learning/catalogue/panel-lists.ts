/** Catalogue lists that the panels of a phase show. One module, so that they are fetched together. */
export { default as glossary } from './glossary.js';
export { default as links } from './links.js';
export { default as parts } from './parts.js';
