import { css as litCss, unsafeCSS, type CSSResult } from 'lit';

/** Custom property that holds the length that is `1rem` in the styles of an element. */
const REM = '--_process-map-rem';

/**
 * Replaces `rem`, which depends on the root element of the page, by the base size of the element. Container queries
 * use `em`, because conditions cannot contain custom properties. A browser that cannot register one keeps `rem`.
 */
export const scaleCss = (text: string): string =>
  (globalThis.CSS as Partial<typeof CSS> | undefined)?.registerProperty
    ? text.replace(/(-?[\d.]+)rem/g, `calc($1*var(${REM}))`)
    : text;

/** The `css` tag for elements, in whose styles `rem` is their base size. */
export const css = (...template: Parameters<typeof litCss>): CSSResult =>
  unsafeCSS(scaleCss(litCss(...template).cssText));

/** Declaration that makes the font size of an element its base size. */
export const baseSizeDeclaration = unsafeCSS(`${REM}: 1em`);

/** Registers the base size, so that descendants inherit a length and not `1em` of their own font size. */
export function registerBaseSize(view: typeof globalThis): void {
  try {
    view.CSS.registerProperty({ name: REM, syntax: '<length>', inherits: true, initialValue: '16px' });
  } catch {
    // Registered before, or not supported.
  }
}
