// What tests in a browser share: an element in the page, what a host hears, and a person at the keyboard.
import { sendKeys, sendMouse } from './person.js';
import { expect, use } from 'chai';
import { chaiA11yAxe } from 'chai-a11y-axe';
import {
  eventNames,
  type Journey,
  type ProcessMapElement,
  type ProcessMapEventDetails,
  type ProcessMapEventName,
} from '../../src/index.js';
import { small } from './browser-maps.js';

use(chaiA11yAxe);
export { expect };

const mounted: Element[] = [];

type Props = Partial<Record<'definition' | 'journey' | 'store' | 'progression' | 'readOnly', unknown>> &
  Record<string, unknown>;

/** A `<process-map>` with attributes (by their names) and properties, not in the page yet. Without either: the small map. */
export function make(
  props: Props = { definition: small() },
  attributes: Record<string, string> = {},
): ProcessMapElement {
  const map = document.createElement('process-map');
  for (const [name, value] of Object.entries(attributes)) map.setAttribute(name, value);
  Object.assign(map, props);
  return map;
}

/** Puts an element into the page until the test is over. */
export function put<E extends Element>(element: E, into: Element | ShadowRoot = document.body): E {
  into.append(element);
  mounted.push(element);
  return element;
}

/** A `<process-map>` in the page, ready. */
export async function mount(props?: Props, attributes?: Record<string, string>): Promise<ProcessMapElement> {
  const map = put(make(props, attributes));
  await map.ready;
  await settled(map);
  return map;
}

/** Takes what was put into the page out of it again, and empties the storage. */
export function clear(): void {
  for (const element of mounted.splice(0)) element.remove();
  localStorage.clear();
  sessionStorage.clear();
}

export const wait = (ms = 0): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** When an element and all below it have rendered. */
export async function settled(element: Element): Promise<void> {
  for (let i = 0; i < 3; i++) {
    await wait();
    for (const each of [element, ...all(element)]) await (each as { updateComplete?: Promise<unknown> }).updateComplete;
  }
}

/** All that is below a node, through shadow roots. */
export function all(root: Element | ShadowRoot): Element[] {
  const below = [...((root as Element).shadowRoot?.children ?? []), ...root.children];
  return below.flatMap((each) => [each, ...all(each)]);
}

/** What fits a selector below a node, through shadow roots. */
export const find = <E extends Element = HTMLElement>(root: Element, selector: string): E | undefined =>
  all(root).find((each): each is E => each.matches(selector));

export const findAll = <E extends Element = HTMLElement>(root: Element, selector: string): E[] =>
  all(root).filter((each): each is E => each.matches(selector));

/** Whether anything fits a selector. An assertion about an element itself would print all of the page. */
export const has = (root: Element, selector: string): boolean => find(root, selector) !== undefined;

/** The first that fits a selector; a test without it has failed. */
export function get<E extends Element = HTMLElement>(root: Element, selector: string): E {
  const found = find<E>(root, selector);
  if (!found) throw new Error(`No ${selector} below ${root.localName}`);
  return found;
}

/** All text below a node that is rendered, in order, through slots and shadow roots. */
export function textOf(node: Node): string {
  if (node.nodeType === Node.TEXT_NODE) return node.nodeValue ?? '';
  if (node.nodeName === 'STYLE') return '';
  const assigned = node.nodeName === 'SLOT' ? (node as HTMLSlotElement).assignedNodes() : [];
  const nodes = assigned.length ? assigned : [...((node as Element).shadowRoot ?? node).childNodes];
  return nodes.map(textOf).join(' ').replace(/\s+/g, ' ');
}

export interface Heard {
  type: ProcessMapEventName;
  detail: ProcessMapEventDetails[ProcessMapEventName] & Record<string, never>;
  event: CustomEvent;
}

/** What a host hears of an element, in order. */
export function listen(element: EventTarget, ...only: ProcessMapEventName[]) {
  const heard: Heard[] = [];
  for (const type of only.length ? only : Object.values(eventNames)) {
    element.addEventListener(type, (event) => {
      heard.push({ type, detail: (event as CustomEvent).detail as Heard['detail'], event: event as CustomEvent });
    });
  }
  return {
    heard,
    get types() {
      return heard.map(({ type }) => type.replace('process-map-', ''));
    },
    of: <N extends ProcessMapEventName>(name: N) =>
      heard.filter(({ type }) => type === name).map(({ detail }) => detail as unknown as ProcessMapEventDetails[N]),
    clear: () => void (heard.length = 0),
  };
}

/** The next event of a kind. */
export const next = <N extends ProcessMapEventName>(
  element: HTMLElement,
  name: N,
): Promise<ProcessMapEventDetails[N]> =>
  new Promise((resolve) =>
    element.addEventListener(name, (event) => resolve((event as CustomEvent).detail as never), { once: true }),
  );

/** What was said in the console as a warning while something ran. */
export async function warnings(run: () => unknown): Promise<string[]> {
  const said: string[] = [];
  const { warn } = console;
  console.warn = (...args: unknown[]) => void said.push(args.map(String).join(' '));
  try {
    await run();
  } finally {
    console.warn = warn;
  }
  return said;
}

/** What a journey holds as an answer. */
export const answer = (journey: Journey | null, question: string): string | undefined =>
  Object.values(journey?.cycles.at(-1)?.answers ?? {}).find((answers) => question in answers)?.[question]?.text;

/** Types into a field as a person does, without a wait. */
export function type(field: HTMLTextAreaElement | HTMLInputElement, text: string): void {
  field.focus();
  field.value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
}

/** The element that has the focus, through frames and shadow roots. */
export function focused(): HTMLElement | null {
  const within = (at: Element): Element | null | undefined =>
    (at as HTMLIFrameElement).contentDocument?.activeElement ?? at.shadowRoot?.activeElement;
  let at = document.activeElement;
  while (at && within(at)) at = within(at) ?? null;
  return at as HTMLElement | null;
}

/** The name that an element has for assistive technology, as far as these elements need it. */
export function nameOf(element: Element): string {
  const root = element.getRootNode() as Document | ShadowRoot;
  const ids = element.getAttribute('aria-labelledby')?.split(' ') ?? [];
  const by = ids.map((id) => root.getElementById(id)).filter((each) => each !== null);
  const labels = [...((element as HTMLInputElement).labels ?? [])];
  const from = by.length ? by : labels;
  // A label may be in pieces around the button of a term.
  const named = from.length ? from.map((each) => each.innerText).join(' ') : textOf(element);
  return (element.getAttribute('aria-label') ?? named).replace(/\s+/g, ' ').trim();
}

export const press = (key: string): Promise<void> => sendKeys({ press: key });

/** Clicks with the mouse, where the element is. */
export async function click(element: Element): Promise<void> {
  // Under what sticks to the top nothing can be clicked. What is anchored elsewhere follows a frame later.
  for (let i = 0; i < 10; i++) {
    for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
    const { top, bottom } = element.getBoundingClientRect();
    if (top >= 60 && bottom <= innerHeight) break;
    element.scrollIntoView({ block: 'center' });
  }
  const { x, y, width, height } = element.getBoundingClientRect();
  await sendMouse({ type: 'click', position: [Math.round(x + Math.min(width / 2, 40)), Math.round(y + height / 2)] });
}

/** Clicks into a field and types with the keyboard. */
export async function typeInto(field: Element, text: string): Promise<void> {
  await click(field);
  await sendKeys({ type: text });
}

async function pressTab(back: boolean): Promise<void> {
  if (back) await sendKeys({ down: 'Shift' });
  await press('Tab');
  if (back) await sendKeys({ up: 'Shift' });
}

/** Goes with Tab, or Shift+Tab, to the next control whose name fits. */
export async function tabTo(name: RegExp, { back = false, steps = 400 } = {}): Promise<HTMLElement> {
  const seen = new Set<string>();
  for (let i = 0; i < steps; i++) {
    await pressTab(back);
    const at = focused();
    if (!at || at.matches('body, iframe')) continue;
    const found = nameOf(at);
    if (name.test(found)) return at;
    seen.add(found.slice(0, 40));
  }
  throw new Error(`Tab never came to ${String(name)}. It came to: ${[...seen].join(' | ')}`);
}

/** What finds a name that begins so, or so after the mark of a voice. */
export const begins = (words: string): RegExp =>
  new RegExp(`^(As a \\w+ )?${words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`);

/** For a suite in which each test goes on from the one before: after a failure there is nothing to go on from. */
export function inSteps(): void {
  let failed = false;
  beforeEach(function () {
    if (failed) this.skip();
  });
  afterEach(function () {
    failed ||= this.currentTest?.state === 'failed';
  });
}
