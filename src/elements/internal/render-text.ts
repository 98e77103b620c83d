import { keyed } from 'lit/directives/keyed.js';

/**
 * Renders a text that may change, in a new text node for each text. Page translators replace text nodes by elements of
 * their own. Lit would go on writing into the node that it created, which the page does not show any more.
 */
export const renderText = (text: string) => keyed(text, text);
