// What of a map can be seen and hit, measured as the browser has laid it out.
import { all, expect, findAll } from './page.js';

/** The element above, out of shadow roots through their hosts. */
export const above = (element: Element): Element | null =>
  element.parentElement ?? (element.getRootNode() as Partial<ShadowRoot>).host ?? null;

/** As it is drawn: where it is slotted, and not where it stands in the document. */
function* around(element: Element): Generator<Element> {
  for (let at: Element | null = element; at; at = at.assignedSlot ?? above(at)) yield at;
}

/** The topmost element at a point, through shadow roots. */
export function hitAt(x: number, y: number): Element | null {
  let hit = document.elementFromPoint(x, y);
  while (hit?.shadowRoot) {
    const within = hit.shadowRoot.elementFromPoint(x, y);
    if (!within || within === hit) break;
    hit = within;
  }
  return hit;
}

/** Words for people who do not see are there, a pixel large. */
const isHidden = (element: Element): boolean =>
  !element.checkVisibility({ visibilityProperty: true }) ||
  [...around(element)].some((each) => each.matches('.visually-hidden'));

export interface Line {
  words: string;
  element: Element;
  box: DOMRect;
}

/** The box as high as the line is: of a font that stands in for signs that the page's own has not, it may be higher. */
function asHighAsLine(box: DOMRect, element: Element): DOMRect {
  const height = Math.min(box.height, parseFloat(getComputedStyle(element).lineHeight) || box.height);
  return new DOMRect(box.x, box.y + (box.height - height) / 2, box.width, height);
}

/** Every line of text that is drawn, with its box. */
export function lines(root: Element): Line[] {
  const found: Line[] = [];
  for (const element of [root, ...all(root)]) {
    if (element.localName === 'style' || isHidden(element)) continue;
    for (const node of element.childNodes) {
      if (node.nodeType !== Node.TEXT_NODE || !node.nodeValue?.trim()) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const box of range.getClientRects())
        if (box.width > 1)
          found.push({ words: node.nodeValue.trim().slice(0, 40), element, box: asHighAsLine(box, element) });
    }
  }
  return found;
}

const named = ({ words, element }: Line): string =>
  `“${words}” in ${element.localName}.${element.getAttribute('class') ?? ''}`;

/** Lines that something cuts off: the nearest box that clips, or a field that is too small for its label. */
const cut = (root: Element): string[] =>
  lines(root).flatMap((line) => {
    for (const each of around(line.element)) {
      const { overflowX, overflowY } = getComputedStyle(each);
      if (overflowX === 'visible' && overflowY === 'visible') continue;
      const frame = each.getBoundingClientRect();
      const { left, right, top, bottom } = line.box;
      // What scrolls can be reached; what is clipped cannot.
      const clips = (overflow: string) => overflow === 'clip' || overflow === 'hidden';
      const isCut =
        (clips(overflowX) && (left < frame.left - 1 || right > frame.right + 1)) ||
        (clips(overflowY) && (top < frame.top - 1 || bottom > frame.bottom + 1));
      if (isCut) return [`${named(line)} by ${each.localName}.${each.getAttribute('class') ?? ''}`];
    }
    return [];
  });

/** Lines that lie over one another. What a popover covers is beneath it, and can be uncovered. */
function overlaps(root: Element): string[] {
  const seen = lines(root).map((line) => ({
    ...line,
    layer: [...around(line.element)].find((each) => each.matches(':popover-open')),
  }));
  seen.sort((one, other) => one.box.top - other.box.top);
  const found: string[] = [];
  for (const [i, one] of seen.entries()) {
    for (const other of seen.slice(i + 1)) {
      if (other.box.top >= one.box.bottom) break;
      const wide = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
      const high = Math.min(one.box.bottom, other.box.bottom) - other.box.top;
      // Boxes of lines that follow one another closely meet by a pixel or two; the signs in them do not.
      const least = Math.min(one.box.height, other.box.height);
      if (wide > 2 && high > least * 0.35 && one.layer === other.layer)
        found.push(`${named(one)} and ${named(other)}: ${Math.round(wide)} by ${Math.round(high)}`);
    }
  }
  return found;
}

/** What sticks out to either side of the page. */
function sticksOut(root: Element): string[] {
  const { clientWidth: width, scrollWidth } = root.ownerDocument.documentElement;
  const texts = lines(root)
    .filter(({ box }) => box.left < -1 || box.right > width + 1)
    .map(named);
  const boxes = findAll(root, 'button, input, textarea, select, summary, a, h1, h2, h3, h4, h5, h6, p, li, section')
    .filter((each) => !isHidden(each))
    .filter((each) => each.getBoundingClientRect().left < -1 || each.getBoundingClientRect().right > width + 1)
    .map((each) => each.outerHTML.slice(0, 80));
  return [...texts, ...boxes, ...(scrollWidth > width ? [`the page is ${scrollWidth} wide`] : [])];
}

/** Nothing scrolls sideways, is cut, or lies over something else. */
export async function fits(map: Element, how: string): Promise<void> {
  for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
  // What sticks to the top lies over what is scrolled beneath it.
  map.ownerDocument.defaultView?.scrollTo(0, 0);
  expect(sticksOut(map), `sticks out ${how}`).to.deep.equal([]);
  expect(cut(map), `is cut ${how}`).to.deep.equal([]);
  expect(overlaps(map), `lies over something ${how}`).to.deep.equal([]);
}

/** What one operates, with what else leads to it: its labels. */
export const controls = (root: Element): HTMLElement[] =>
  findAll(root, 'button, a[href], input, select, textarea, summary').filter(
    (each) => each.checkVisibility({ visibilityProperty: true }) && !each.matches(':disabled'),
  );

const labelsOf = (control: Element): Element[] => [...((control as HTMLInputElement).labels ?? [])];

/** Whether what is at a point operates a control: it or its label, or something inside them. */
export function leadsTo(control: Element, x: number, y: number): boolean {
  const hit = hitAt(x, y);
  if (!hit) return false;
  const own = [...around(hit)];
  return [control, ...labelsOf(control)].some((each) => own.includes(each));
}

/** The box that a control is drawn in; of one that is not drawn, that of its label. */
export function boxOf(control: Element): DOMRect {
  const box = control.getBoundingClientRect();
  return box.width > 1 ? box : (labelsOf(control)[0]?.getBoundingClientRect() ?? box);
}

/** Brings it into the window, where it is not: what is anchored to something else goes with that. */
function bring(control: Element): void {
  const { top, bottom } = boxOf(control);
  if (top < 60 || bottom > innerHeight) control.scrollIntoView({ block: 'center' });
}

/** Whether it, or its label, is 24 pixels large and operates it there: 2.5.8 asks for no more. */
export function isLarge(control: HTMLElement): boolean {
  bring(control);
  const at = [-11.5, 0, 11.5];
  return [control, ...labelsOf(control)].some((each) => {
    const { x, y, width, height } = each.getBoundingClientRect();
    // What is small by itself may be hit around it, by what it stretches over.
    return width > 1 && at.every((dx) => at.every((dy) => leadsTo(control, x + width / 2 + dx, y + height / 2 + dy)));
  });
}

/** Whether the circle of 24 pixels around its middle meets no other target, nor the circle of another small one. */
export function isSpaced(control: HTMLElement, others: HTMLElement[]): boolean {
  const { x, y, width, height } = boxOf(control);
  const [midX, midY] = [x + width / 2, y + height / 2];
  return others.every((other) => {
    if (other === control) return true;
    const box = boxOf(other);
    const near = [
      Math.max(box.left, Math.min(midX, box.right)),
      Math.max(box.top, Math.min(midY, box.bottom)),
    ] as const;
    const small = box.width < 24 || box.height < 24;
    const middle = Math.hypot(box.x + box.width / 2 - midX, box.y + box.height / 2 - midY);
    return Math.hypot(near[0] - midX, near[1] - midY) >= 12 && (!small || middle >= 24);
  });
}

/** Whether it stands in a line of text, where targets may be as small as the text is. */
export function isInText(control: Element): boolean {
  if (getComputedStyle(control).display !== 'inline') return false;
  return [...(control.parentNode?.childNodes ?? [])].some(
    (node) => node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim(),
  );
}

/** Where something lies over what has the focus: the points of it, by name, that show something else. */
export function covered(control: Element): string[] {
  const { left, right, top, bottom } = boxOf(control);
  const width = document.documentElement.clientWidth;
  const inside = {
    left: Math.max(left, 0),
    right: Math.min(right, width),
    top: Math.max(top, 0),
    bottom: Math.min(bottom, innerHeight),
  };
  if (inside.right <= inside.left || inside.bottom <= inside.top) return ['it is outside the window'];
  // A pixel within: at its very edge the next one begins.
  const steps = (from: number, to: number) => [0, 0.25, 0.5, 0.75, 1].map((part) => from + 1 + part * (to - from - 2));
  const found = new Set<string>();
  for (const x of steps(inside.left, inside.right)) {
    for (const y of steps(inside.top, inside.bottom)) {
      const hit = hitAt(x, y);
      if (!hit) continue;
      const own = [...around(hit)];
      const belongs = [control, ...labelsOf(control)].some(
        (each) => own.includes(each) || [...around(each)].includes(hit),
      );
      if (!belongs) found.add(`${hit.localName}.${hit.getAttribute('class') ?? hit.id}`);
    }
  }
  return [...found];
}

/** How what has the focus shows it: an outline that can be seen, on it, on what is drawn for it, or on its label. */
export function outlineOf(control: Element): number {
  const widths = [control, ...labelsOf(control)].flatMap((each) =>
    [undefined, '::before', '::after'].map((pseudo) => {
      const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(each, pseudo);
      return outlineStyle === 'none' || outlineColor === 'rgba(0, 0, 0, 0)' ? 0 : parseFloat(outlineWidth);
    }),
  );
  return Math.max(...widths);
}

/** Puts a style sheet on top of all others, through shadow roots. Gives what takes it off again. */
export function restyle(root: Element, css: string): () => void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  const roots = [document, ...[root, ...all(root)].flatMap((each) => each.shadowRoot ?? [])];
  for (const each of roots) each.adoptedStyleSheets = [...each.adoptedStyleSheets, sheet];
  return () => {
    for (const each of roots) each.adoptedStyleSheets = each.adoptedStyleSheets.filter((one) => one !== sheet);
  };
}
