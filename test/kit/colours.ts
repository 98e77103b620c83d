// Computed colours and their contrast, as WCAG 2 defines it.
import { getRenderedParent, listDescendants } from './dom.js';

/** Red, green, blue and opacity, each from 0 to 1. */
export type Colour = [number, number, number, number];

/** Parses a computed colour: `rgb()`, `rgba()` or `color(srgb …)`. Throws for any other notation. */
export function parseColour(text: string): Colour {
  const numbers = (text.match(/-?[\d.]+(?:e-?\d+)?%?/g) ?? []).map((number) =>
    number.endsWith('%') ? parseFloat(number) / 100 : Number(number),
  );
  const [r = 0, g = 0, b = 0, a = 1] = numbers;
  if (text.startsWith('rgb')) return [r / 255, g / 255, b / 255, a];
  if (text.startsWith('color(srgb ')) return [r, g, b, a];
  throw new Error(`Unknown colour notation: ${text}`);
}

/** Blends a colour over an opaque one. */
export const blendOver = ([r, g, b, a]: Colour, [x, y, z]: Colour): Colour => [
  r * a + x * (1 - a),
  g * a + y * (1 - a),
  b * a + z * (1 - a),
  1,
];

function getLuminance([r, g, b]: Colour): number {
  const [x, y, z] = [r, g, b].map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)) as [
    number,
    number,
    number,
  ];
  return 0.2126 * x + 0.7152 * y + 0.0722 * z;
}

/** Returns the contrast ratio of WCAG 2, from 1 to 21. */
export function getContrast(first: Colour, second: Colour): number {
  const [dark, light] = [getLuminance(first), getLuminance(second)].sort((a, b) => a - b) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** Returns the colour of a medal's disc; of a gradient, its first colour. */
function getDiscColour(medal: Element): Colour {
  const { backgroundColor, backgroundImage } = getComputedStyle(medal);
  return parseColour(/(?:rgb|color)\([^)]*\)/.exec(backgroundImage)?.[0] ?? backgroundColor);
}

/** Returns the opaque fill colours of the terrain. */
const listGroundColours = (sheet: Element): Colour[] =>
  [...sheet.querySelectorAll('.ground path')].flatMap((path) => {
    const { fill } = getComputedStyle(path);
    return fill === 'none' || parseColour(fill)[3] < 1 ? [] : [parseColour(fill)];
  });

/**
 * Returns the opacity of the veil between terrain and text in a diagram. In a wide one it fades in from 10.25 to
 * 13.25 rem below the top of a phase, in a narrow one from 2 to 5 rem beside its start, and in a strip from 1.75 to 2.75
 * rem below its top.
 */
function getVeilOpacity(text: Element): number {
  const [item, container] = [text.closest('li'), text.closest('.map')];
  if (!item || !container) return 0;
  // The container has the base size.
  const rem = parseFloat(getComputedStyle(container).fontSize);
  const [box, frame] = [text.getBoundingClientRect(), item.getBoundingClientRect()];
  const top = (box.top - frame.top) / rem;
  const wholeFade = container.clientWidth < 37 * rem ? ((box.left - frame.left) / rem - 2) / 3 : (top - 10.25) / 3;
  const fade = text.closest('.strip') ? top - 1.75 : wholeFade;
  return 0.92 * Math.min(1, Math.max(0, fade));
}

/** Returns every colour that may be behind an element: its backgrounds blended down to the first opaque ancestor. */
export function listBackgrounds(element: Element): Colour[] {
  const layers: Colour[] = [];
  let backdrops: Colour[] = [[1, 1, 1, 1]];
  for (let ancestor: Element | null = element; ancestor; ancestor = getRenderedParent(ancestor)) {
    if (ancestor.matches('.medal')) {
      backdrops = [getDiscColour(ancestor)];
      break;
    }
    const colour = parseColour(getComputedStyle(ancestor).backgroundColor);
    if (colour[3] === 1) {
      // In a wide diagram a text may be placed over any colour of the terrain.
      const terrain = ancestor.matches('.sheet') ? listGroundColours(ancestor) : [];
      const veil: Colour = [colour[0], colour[1], colour[2], getVeilOpacity(element)];
      backdrops = [colour, ...terrain.map((ground) => blendOver(veil, ground))];
      break;
    }
    layers.push(colour);
  }
  return backdrops.map((backdrop) => layers.reduceRight((below, layer) => blendOver(layer, below), backdrop));
}

/** Returns the lowest contrast of a colour with anything that may be behind an element. */
export const getLeastContrast = (colour: Colour, element: Element): number =>
  Math.min(...listBackgrounds(element).map((background) => getContrast(blendOver(colour, background), background)));

/** Lists every visible text with its element. */
function* listTexts(root: Element): Generator<[Element, string]> {
  for (const element of [root, ...listDescendants(root)]) {
    if (element.localName === 'style' || !element.checkVisibility({ visibilityProperty: true })) continue;
    const text = [...element.childNodes]
      .filter((node) => node.nodeType === Node.TEXT_NODE)
      .map((node) => node.nodeValue?.trim())
      .join(' ');
    // Text for screen readers only is clipped to one pixel.
    if (text.trim() && element.getBoundingClientRect().width > 1) yield [element, text.trim()];
  }
}

/** Lists the texts whose contrast is below 4.5. */
export const listFaintTexts = (root: Element): string[] =>
  [...listTexts(root)].flatMap(([element, text]) => {
    const style = getComputedStyle(element);
    const ratio = getLeastContrast(parseColour(element instanceof SVGElement ? style.fill : style.color), element);
    return ratio < 4.5
      ? [`“${text.slice(0, 40)}” (${element.localName}.${element.getAttribute('class') ?? ''}): ${ratio.toFixed(2)}`]
      : [];
  });
