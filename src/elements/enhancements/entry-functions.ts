import type { html } from 'lit';
import type { renderMarkdown } from '../internal/render-markdown.js';
import type { warnOnce } from '../internal/warn-once.js';
import type { labelId } from '../panel/templates.js';

/**
 * Functions of the entry file. This chunk does not import them: the page may have loaded the entry file with a query,
 * and an import without it would load a second copy.
 */
export interface EntryFunctions {
  html: typeof html;
  renderMarkdown: typeof renderMarkdown;
  warnOnce: typeof warnOnce;
  labelId: typeof labelId;
}
