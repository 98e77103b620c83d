// Queries, text, focus and waiting through shadow roots, for tests and stories. Free of any assertion library, as the
// tests run in Mocha with Chai and the stories in Storybook.

type Root = Element | ShadowRoot;

/** Returns every element below a root in tree order, through open shadow roots. */
export function listDescendants(root: Root): Element[] {
  const children = [...((root as Element).shadowRoot?.children ?? []), ...root.children];
  return children.flatMap((child) => [child, ...listDescendants(child)]);
}

/** Returns the first element below a root that matches a selector, through open shadow roots. */
export const find = <E extends Element = HTMLElement>(root: Root, selector: string): E | undefined =>
  listDescendants(root).find((element): element is E => element.matches(selector));

/** Returns all elements below a root that match a selector, through open shadow roots. */
export const findAll = <E extends Element = HTMLElement>(root: Root, selector: string): E[] =>
  listDescendants(root).filter((element): element is E => element.matches(selector));

/** Returns true if any element matches. A failed assertion about an element itself would print the whole page. */
export const has = (root: Root, selector: string): boolean => find(root, selector) !== undefined;

/** Returns the first element that matches a selector, or throws. */
export function get<E extends Element = HTMLElement>(root: Root, selector: string): E {
  const element = find<E>(root, selector);
  if (!element)
    throw new Error(`No ${selector} below ${root instanceof ShadowRoot ? 'a shadow root' : root.localName}`);
  return element;
}

/** Returns the parent element as rendered: for a slotted element the slot, and for the top of a shadow tree the host. */
export const getRenderedParent = (element: Element): Element | null =>
  element.assignedSlot ?? element.parentElement ?? (element.getRootNode() as Partial<ShadowRoot>).host ?? null;

/** Returns the topmost element at a point of the viewport, through open shadow roots. */
export function getElementAt(x: number, y: number): Element | null {
  let hit = document.elementFromPoint(x, y);
  while (hit?.shadowRoot) {
    const inner = hit.shadowRoot.elementFromPoint(x, y);
    if (!inner || inner === hit) break;
    hit = inner;
  }
  return hit;
}

/** Returns the element that has the focus, through frames and open shadow roots. */
export function getFocusedElement(): HTMLElement | null {
  const getInner = (element: Element): Element | null | undefined =>
    (element as HTMLIFrameElement).contentDocument?.activeElement ?? element.shadowRoot?.activeElement;
  let active = document.activeElement;
  for (let inner = active && getInner(active); inner; inner = getInner(inner)) active = inner;
  return active as HTMLElement | null;
}

// Compares names, not classes: an element of a frame is no instance of this window's classes.
function collectText(node: Node, isVisibleOnly: boolean): string {
  if (node.nodeType === Node.TEXT_NODE) return node.nodeValue ?? '';
  const element = node.nodeType === Node.ELEMENT_NODE ? (node as HTMLElement) : undefined;
  if (element?.matches(isVisibleOnly ? 'style, [hidden]' : 'style')) return '';
  const assigned = element?.localName === 'slot' ? (element as HTMLSlotElement).assignedNodes() : [];
  const children = assigned.length ? assigned : [...(element?.shadowRoot ?? node).childNodes];
  const isClosed = isVisibleOnly && (element?.matches('details:not([open])') ?? false);
  return children
    .filter((child) => !isClosed || child.nodeName === 'SUMMARY')
    .map((child) => collectText(child, isVisibleOnly))
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Returns the text below a node in rendered order, through slots and open shadow roots, hidden parts included. */
export const getText = (node: Node): string => collectText(node, false);

/** Returns the text below a node as `getText` does, without `hidden` elements and the content of closed details. */
export const getVisibleText = (node: Node): string => collectText(node, true);

/** Returns the accessible name of an element, as far as the elements of this library need the algorithm. */
export function getAccessibleName(element: Element): string {
  const root = element.getRootNode() as Document | ShadowRoot;
  const ids = element.getAttribute('aria-labelledby')?.split(' ') ?? [];
  const referenced = ids.map((id) => root.getElementById(id)).filter((label) => label !== null);
  const labels = referenced.length ? referenced : [...((element as HTMLInputElement).labels ?? [])];
  // The button of a glossary term splits a label into several text nodes.
  const content = labels.length ? labels.map((label) => label.innerText).join(' ') : getText(element);
  return (element.getAttribute('aria-label') ?? content).replace(/\s+/g, ' ').trim();
}

/** Waits a number of milliseconds; without one, until the next task. */
export const wait = (ms = 0): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Waits for two animation frames: then a layout that the last update caused has been applied. */
export async function waitForLayout(): Promise<void> {
  for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
}

/** Waits until a root and every element below it have rendered. */
export async function waitForUpdates(root: Element = document.body): Promise<void> {
  // An update may add elements that update in turn, or schedule another update for the next task.
  for (let round = 0; round < 3; round++) {
    await wait();
    for (const element of [root, ...listDescendants(root)])
      await (element as { updateComplete?: Promise<unknown> }).updateComplete;
  }
}

/** Waits until a selector matches, for content that is loaded on demand. Throws if it does not within the limit. */
export async function waitForElement<E extends Element = HTMLElement>(
  root: Root,
  selector: string,
  limitMs = 3000,
): Promise<E> {
  for (const end = Date.now() + limitMs; !has(root, selector) && Date.now() < end;) await wait(10);
  return get<E>(root, selector);
}
