// A page translator, as browsers and extensions have them: it puts elements of its own in the place of text nodes.

const SKIPPED = 'script, style, textarea, noscript';

/**
 * Replaces every text node below a root by `<font>`, through open shadow roots. Returns the replaced texts.
 *
 * @param translate Returns the translation of a text.
 */
export function translatePage(
  root: Element | ShadowRoot | DocumentFragment = document.body,
  translate: (text: string) => string = () => 'translated',
): string[] {
  const texts: string[] = [];
  for (const node of [...root.childNodes]) {
    if (node instanceof Text && node.data.trim()) {
      const font = document.createElement('font');
      font.textContent = translate(node.data);
      texts.push(node.data.trim());
      node.replaceWith(font);
    } else if (node instanceof Element && !node.matches(SKIPPED)) {
      texts.push(...translatePage(node, translate));
    }
  }
  const { shadowRoot } = root as Partial<Element>;
  if (shadowRoot) texts.push(...translatePage(shadowRoot, translate));
  return texts;
}
