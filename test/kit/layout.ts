// Layout checks: text that is cut, overlaps or overflows, and the size and visibility of controls.
import { findAll, getElementAt, getRenderedParent, listDescendants, waitForLayout } from './dom.js';
import { expect } from './page.js';

/** Lists an element and its ancestors as rendered: for a slotted element, through the slot. */
function* listAncestors(element: Element): Generator<Element> {
  for (let ancestor: Element | null = element; ancestor; ancestor = getRenderedParent(ancestor)) yield ancestor;
}

// Text for screen readers only is rendered, in a box of one pixel.
const isHidden = (element: Element): boolean =>
  !element.checkVisibility({ visibilityProperty: true }) ||
  // Its content is skipped until the search of the browser finds something in it.
  getComputedStyle(element).contentVisibility === 'hidden' ||
  [...listAncestors(element)].some(
    (ancestor) => ancestor.matches('.visually-hidden') || getComputedStyle(ancestor).clipPath === 'inset(50%)',
  );

/** A rendered line of text. */
export interface Line {
  text: string;
  element: Element;
  box: DOMRect;
}

/** Limits a box to the line height: the box of a fallback font may be higher. */
function limitToLineHeight(box: DOMRect, element: Element): DOMRect {
  const height = Math.min(box.height, parseFloat(getComputedStyle(element).lineHeight) || box.height);
  return new DOMRect(box.x, box.y + (box.height - height) / 2, box.width, height);
}

/** Lists every rendered line of text with its box. */
export function listLines(root: Element): Line[] {
  const lines: Line[] = [];
  for (const element of [root, ...listDescendants(root)]) {
    if (element.localName === 'style' || isHidden(element)) continue;
    for (const node of element.childNodes) {
      if (node.nodeType !== Node.TEXT_NODE || !node.nodeValue?.trim()) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const box of range.getClientRects())
        if (box.width > 1)
          lines.push({ text: node.nodeValue.trim().slice(0, 40), element, box: limitToLineHeight(box, element) });
    }
  }
  return lines;
}

/**
 * Returns true if the end of a text is left out with an ellipsis, and people can read the whole text: by opening its row,
 * or because it is elsewhere, as the name of a phase in the bar is in the heading of the phase.
 */
function isShortened(line: Line, lines: readonly Line[]): boolean {
  const hasEllipsis = (element: Element) => getComputedStyle(element).textOverflow === 'ellipsis';
  if (![...listAncestors(line.element)].some(hasEllipsis)) return false;
  if (line.element.closest('.row')?.querySelector('[aria-expanded="false"]')) return true;
  return lines.some(({ text, element }) => text === line.text && ![...listAncestors(element)].some(hasEllipsis));
}

/** Lists the lines of text that must be seen whole. */
const listWholeLines = (root: Element): Line[] => listLines(root).filter((line, _, lines) => !isShortened(line, lines));

const describeLine = ({ text, element }: Line): string =>
  `“${text}” in ${element.localName}.${element.getAttribute('class') ?? ''}`;

/** Lists the lines that the nearest clipping box cuts off. */
const listCutLines = (root: Element): string[] =>
  listWholeLines(root).flatMap((line) => {
    for (const ancestor of listAncestors(line.element)) {
      const { overflowX, overflowY } = getComputedStyle(ancestor);
      if (overflowX === 'visible' && overflowY === 'visible') continue;
      // Scrolled content can be reached; clipped content cannot.
      const isScrolled = (overflow: string) => overflow === 'auto' || overflow === 'scroll';
      const isClipped = (overflow: string) => overflow === 'clip' || overflow === 'hidden';
      const frame = ancestor.getBoundingClientRect();
      const { left, right, top, bottom } = line.box;
      const isCut =
        (isClipped(overflowX) && (left < frame.left - 1 || right > frame.right + 1)) ||
        (isClipped(overflowY) && (top < frame.top - 1 || bottom > frame.bottom + 1));
      if (isCut) return [`${describeLine(line)} by ${ancestor.localName}.${ancestor.getAttribute('class') ?? ''}`];
      if (isScrolled(overflowX) || isScrolled(overflowY)) break;
    }
    return [];
  });

/** Lists pairs of lines that overlap in one layer. A popover may cover what is below it, as it can be closed. */
function listOverlaps(root: Element): string[] {
  const sorted = listWholeLines(root)
    .map((line) => ({
      ...line,
      layer: [...listAncestors(line.element)].find((ancestor) => ancestor.matches(':popover-open')),
    }))
    .sort((a, b) => a.box.top - b.box.top);
  const overlaps: string[] = [];
  for (const [i, line] of sorted.entries()) {
    for (const other of sorted.slice(i + 1)) {
      if (other.box.top >= line.box.bottom) break;
      const width = Math.min(line.box.right, other.box.right) - Math.max(line.box.left, other.box.left);
      const height = Math.min(line.box.bottom, other.box.bottom) - other.box.top;
      // The boxes of two close lines overlap by a pixel or two, without their glyphs doing so.
      const lineHeight = Math.min(line.box.height, other.box.height);
      if (width > 2 && height > lineHeight * 0.35 && line.layer === other.layer)
        overlaps.push(
          `${describeLine(line)} and ${describeLine(other)}: ${Math.round(width)} by ${Math.round(height)}`,
        );
    }
  }
  return overlaps;
}

/** Lists what overflows the page horizontally: lines, boxes, and the page itself. */
function listOverflows(root: Element): string[] {
  const { clientWidth: width, scrollWidth } = root.ownerDocument.documentElement;
  const isOutside = ({ left, right }: DOMRect): boolean => left < -1 || right > width + 1;
  const texts = listWholeLines(root)
    .filter(({ box }) => isOutside(box))
    .map(describeLine);
  const boxes = findAll(root, 'button, input, textarea, select, summary, a, h1, h2, h3, h4, h5, h6, p, li, section')
    .filter((element) => !isHidden(element) && isOutside(element.getBoundingClientRect()))
    .map((element) => element.outerHTML.slice(0, 80));
  return [...texts, ...boxes, ...(scrollWidth > width ? [`the page is ${scrollWidth} wide`] : [])];
}

/** Expects that no text is cut, overlaps another or overflows the page. */
export async function expectToFit(map: Element, situation: string): Promise<void> {
  await waitForLayout();
  // A sticky bar covers what is scrolled beneath it.
  map.ownerDocument.defaultView?.scrollTo(0, 0);
  expect(listOverflows(map), `overflows ${situation}`).to.deep.equal([]);
  expect(listCutLines(map), `is cut ${situation}`).to.deep.equal([]);
  expect(listOverlaps(map), `overlaps ${situation}`).to.deep.equal([]);
}

/** Lists the visible, enabled controls. */
export const listControls = (root: Element): HTMLElement[] =>
  findAll(root, 'button, a[href], input, select, textarea, summary').filter(
    (control) => control.checkVisibility({ visibilityProperty: true }) && !control.matches(':disabled'),
  );

const listLabels = (control: Element): Element[] => [...((control as HTMLInputElement).labels ?? [])];

/** Returns true if a click at a point operates the control: the hit is it, its label, or inside either. */
function isHitAt(control: Element, x: number, y: number): boolean {
  const hit = getElementAt(x, y);
  if (!hit) return false;
  const ancestors = [...listAncestors(hit)];
  return [control, ...listLabels(control)].some((target) => ancestors.includes(target));
}

/** Returns the box of a control; for a control that is not rendered itself, the box of its label. */
export function getBox(control: Element): DOMRect {
  const box = control.getBoundingClientRect();
  return box.width > 1 ? box : (listLabels(control)[0]?.getBoundingClientRect() ?? box);
}

/** Scrolls a control into the window if needed. An anchored popover moves with its anchor. */
function scrollIntoWindow(control: Element): void {
  const { top, bottom } = getBox(control);
  if (top < 60 || bottom > innerHeight) control.scrollIntoView({ block: 'center' });
}

/** Returns true if the control, or its label, can be hit within a square of 24 pixels (WCAG 2.5.8). */
export function isLarge(control: HTMLElement): boolean {
  scrollIntoWindow(control);
  const offsets = [-11.5, 0, 11.5];
  return [control, ...listLabels(control)].some((target) => {
    const { x, y, width, height } = target.getBoundingClientRect();
    const isHit = (dx: number, dy: number) => isHitAt(control, x + width / 2 + dx, y + height / 2 + dy);
    // A pseudo-element may enlarge the target beyond the box.
    return width > 1 && offsets.every((dx) => offsets.every((dy) => isHit(dx, dy)));
  });
}

/** Returns true if a circle of 24 pixels around the control meets no other target, nor the circle of a small one. */
export function isSpaced(control: HTMLElement, others: HTMLElement[]): boolean {
  const { x, y, width, height } = getBox(control);
  const [centreX, centreY] = [x + width / 2, y + height / 2];
  return others.every((other) => {
    if (other === control) return true;
    const box = getBox(other);
    const nearestX = Math.max(box.left, Math.min(centreX, box.right));
    const nearestY = Math.max(box.top, Math.min(centreY, box.bottom));
    const isSmall = box.width < 24 || box.height < 24;
    const distance = Math.hypot(box.x + box.width / 2 - centreX, box.y + box.height / 2 - centreY);
    return Math.hypot(nearestX - centreX, nearestY - centreY) >= 12 && (!isSmall || distance >= 24);
  });
}

/** Returns true if the control is part of a line of text, where WCAG allows targets of any size. */
export function isInText(control: Element): boolean {
  if (getComputedStyle(control).display !== 'inline') return false;
  return [...(control.parentNode?.childNodes ?? [])].some(
    (node) => node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim(),
  );
}

/** Lists the elements that cover any part of a control within the window. */
export function listCovers(control: Element): string[] {
  const { left, right, top, bottom } = getBox(control);
  const visible = {
    left: Math.max(left, 0),
    right: Math.min(right, document.documentElement.clientWidth),
    top: Math.max(top, 0),
    bottom: Math.min(bottom, innerHeight),
  };
  if (visible.right <= visible.left || visible.bottom <= visible.top) return ['it is outside the window'];
  // One pixel inside the box, as the neighbour starts at its very edge.
  const getPoints = (start: number, end: number) =>
    [0, 0.25, 0.5, 0.75, 1].map((fraction) => start + 1 + fraction * (end - start - 2));
  const covers = new Set<string>();
  for (const x of getPoints(visible.left, visible.right)) {
    for (const y of getPoints(visible.top, visible.bottom)) {
      const hit = getElementAt(x, y);
      if (!hit) continue;
      const ancestors = [...listAncestors(hit)];
      const isRelated = [control, ...listLabels(control)].some(
        (target) => ancestors.includes(target) || [...listAncestors(target)].includes(hit),
      );
      if (!isRelated) covers.add(`${hit.localName}.${hit.getAttribute('class') ?? hit.id}`);
    }
  }
  return [...covers];
}

/** Returns the widest visible outline of a control, its pseudo-elements or its labels. */
export function getOutlineWidth(control: Element): number {
  const widths = [control, ...listLabels(control)].flatMap((target) =>
    [undefined, '::before', '::after'].map((pseudo) => {
      const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(target, pseudo);
      return outlineStyle === 'none' || outlineColor === 'rgba(0, 0, 0, 0)' ? 0 : parseFloat(outlineWidth);
    }),
  );
  return Math.max(...widths);
}

/** Adds a style sheet to the document and every shadow root below. Returns a function that removes it. */
export function addStyles(root: Element, css: string): () => void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  const roots = [document, ...[root, ...listDescendants(root)].flatMap((element) => element.shadowRoot ?? [])];
  for (const scope of roots) scope.adoptedStyleSheets = [...scope.adoptedStyleSheets, sheet];
  return () => {
    for (const scope of roots)
      scope.adoptedStyleSheets = scope.adoptedStyleSheets.filter((adopted) => adopted !== sheet);
  };
}
