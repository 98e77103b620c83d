// Colours as a browser has computed them, and how far apart they are.

/** Red, green, blue and opacity, each 0 to 1. */
export type Colour = [number, number, number, number];

/** Reads what a browser computes: `rgb()`, `rgba()`, `color(srgb …)` or `oklab()`-free keywords. */
export function read(text: string): Colour {
  const numbers = (text.match(/-?[\d.]+(?:e-?\d+)?%?/g) ?? []).map((each) =>
    each.endsWith('%') ? parseFloat(each) / 100 : Number(each),
  );
  const [r = 0, g = 0, b = 0, a = 1] = numbers;
  if (text.startsWith('rgb')) return [r / 255, g / 255, b / 255, a];
  if (text.startsWith('color(srgb ')) return [r, g, b, a];
  throw new Error(`No colour that is known here: ${text}`);
}

/** What one sees where a colour lies over another. */
export const over = ([r, g, b, a]: Colour, [x, y, z]: Colour): Colour => [
  r * a + x * (1 - a),
  g * a + y * (1 - a),
  b * a + z * (1 - a),
  1,
];

function luminance([r, g, b]: Colour): number {
  const [x, y, z] = [r, g, b].map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)) as [
    number,
    number,
    number,
  ];
  return 0.2126 * x + 0.7152 * y + 0.0722 * z;
}

/** As WCAG 2 has it: 1 to 21. */
export function contrast(one: Colour, other: Colour): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

const parentOf = (element: Element): Element | null =>
  element.assignedSlot ?? element.parentElement ?? (element.getRootNode() as ShadowRoot).host ?? null;

/** The disc of a station: a plain one, or the middle of one that is drawn. */
function discOf(medal: Element): Colour {
  const { backgroundColor, backgroundImage } = getComputedStyle(medal.querySelector('svg') as Element);
  return read(/(?:rgb|color)\([^)]*\)/.exec(backgroundImage)?.[0] ?? backgroundColor);
}

/** Every height of the drawn ground, and its water. */
const heightsOf = (sheet: Element): Colour[] =>
  [...sheet.querySelectorAll('.ground path')].flatMap((path) => {
    const { fill } = getComputedStyle(path);
    return fill === 'none' || read(fill)[3] < 1 ? [] : [read(fill)];
  });

/** How much of the ground the veil under the words of a wide sheet hides: it comes from 10.25 to 13.5 rem. */
function veilOver(words: Element): number {
  const li = words.closest('li');
  if (!li) return 0;
  const rem = parseFloat(getComputedStyle(words.ownerDocument.documentElement).fontSize);
  const top = (words.getBoundingClientRect().top - li.getBoundingClientRect().top) / rem;
  return 0.92 * Math.min(1, Math.max(0, (top - 10.25) / 3.25));
}

/** All that can lie behind an element: its own and its ancestors' backgrounds, down to the first one that covers. */
export function groundsOf(element: Element): Colour[] {
  const layers: Colour[] = [];
  let behind: Colour[] = [[1, 1, 1, 1]];
  for (let at: Element | null = element; at; at = parentOf(at)) {
    if (at.matches('.medal')) {
      behind = [discOf(at)];
      break;
    }
    const colour = read(getComputedStyle(at).backgroundColor);
    if (colour[3] === 1) {
      // On the sheet words may stand on any height of the ground.
      const [r, g, b] = colour;
      behind = [
        colour,
        ...(at.matches('.sheet') ? heightsOf(at).map((height) => over([r, g, b, veilOver(element)], height)) : []),
      ];
      break;
    }
    layers.push(colour);
  }
  return behind.map((ground) => layers.reduceRight((below, layer) => over(layer, below), ground));
}

/** The least contrast that a colour has with what can lie behind an element. */
export const least = (colour: Colour, element: Element): number =>
  Math.min(...groundsOf(element).map((ground) => contrast(over(colour, ground), ground)));
