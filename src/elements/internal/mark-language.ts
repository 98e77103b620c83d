import { html } from 'lit';

/**
 * Marks the language of a text of the map if it differs from that of the interface.
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
  return language && content ? html`<bdi lang=${language}>${content}</bdi>` : content;
}
