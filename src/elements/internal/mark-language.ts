import { html } from 'lit';
import { keyed } from 'lit/directives/keyed.js';

/**
 * Marks the language of a text of the map if it differs from that of the interface. Renders anew for another text, as
 * `renderText` does.
 *
 * @param languageOf Returns the language of a text, if it differs.
 * @param content The text, or content rendered from it.
 * @param source The text that `content` was rendered from.
 */
export function markLanguage(
  languageOf: (source: unknown) => string | undefined,
  content: unknown,
  source = content,
): unknown {
  const language = languageOf(source);
  return keyed(
    typeof content === 'string' ? content : source,
    language && content ? html`<bdi lang=${language}>${content}</bdi>` : content,
  );
}
