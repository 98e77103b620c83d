// `<process-map>` elements in the page of a test, the events that a host receives, and what a journey holds.
import { expect, use } from 'chai';
import { chaiA11yAxe } from 'chai-a11y-axe';
import {
  eventNames,
  type Journey,
  type ProcessMapElement,
  type ProcessMapEventDetails,
  type ProcessMapEventName,
} from '../../src/index.js';
import { createSmallMap } from './browser-maps.js';
import { findAll, getVisibleText, waitForUpdates } from './dom.js';

use(chaiA11yAxe);
export { expect };

const attached: Element[] = [];

type Props = Partial<Record<'definition' | 'journey' | 'store' | 'progression' | 'readOnly', unknown>> &
  Record<string, unknown>;

/** Creates a detached `<process-map>` with properties and attributes; by default, with the small map. */
export function createMap(
  props: Props = { definition: createSmallMap() },
  attributes: Record<string, string> = {},
): ProcessMapElement {
  const map = document.createElement('process-map');
  for (const [name, value] of Object.entries(attributes)) map.setAttribute(name, value);
  Object.assign(map, props);
  return map;
}

/** Appends an element to the page until `clearPage` removes it. */
export function attach<E extends Element>(element: E, parent: Element | ShadowRoot = document.body): E {
  parent.append(element);
  attached.push(element);
  return element;
}

/** Creates and attaches a `<process-map>` and waits until it is ready and rendered. */
export async function mountMap(props?: Props, attributes?: Record<string, string>): Promise<ProcessMapElement> {
  const map = attach(createMap(props, attributes));
  await map.ready;
  await waitForUpdates(map);
  return map;
}

/** Opens the row whose heading begins with a text, unless it is open, and waits until its fields are rendered. */
export async function openRow(root: Element, title: string): Promise<void> {
  const toggles = findAll<HTMLButtonElement>(root, 'button[aria-expanded]');
  const toggle = toggles.find((candidate) => getVisibleText(candidate).startsWith(title));
  if (!toggle) throw new Error(`No row "${title}"; there is ${toggles.map(getVisibleText).join(', ')}`);
  if (toggle.ariaExpanded === 'false') toggle.click();
  await waitForUpdates(root);
}

/** Removes the attached elements and clears web storage. */
export function clearPage(): void {
  for (const element of attached.splice(0)) element.remove();
  localStorage.clear();
  sessionStorage.clear();
}

export interface RecordedEvent {
  type: ProcessMapEventName;
  detail: ProcessMapEventDetails[ProcessMapEventName] & Record<string, never>;
  event: CustomEvent;
}

/** Records the events of an element in order: all of this library, or those named. */
export function recordEvents(element: EventTarget, ...names: ProcessMapEventName[]) {
  const events: RecordedEvent[] = [];
  for (const type of names.length ? names : Object.values(eventNames)) {
    element.addEventListener(type, (event) => {
      const { detail } = event as CustomEvent<RecordedEvent['detail']>;
      events.push({ type, detail, event: event as CustomEvent });
    });
  }
  return {
    events,
    get types() {
      return events.map(({ type }) => type.replace('process-map-', ''));
    },
    of: <N extends ProcessMapEventName>(name: N) =>
      events.filter(({ type }) => type === name).map(({ detail }) => detail as unknown as ProcessMapEventDetails[N]),
    clear: () => void (events.length = 0),
  };
}

/** Waits for the next event of a name and returns its detail. */
export const waitForEvent = <N extends ProcessMapEventName>(
  element: HTMLElement,
  name: N,
): Promise<ProcessMapEventDetails[N]> =>
  new Promise((resolve) =>
    element.addEventListener(name, (event) => resolve((event as CustomEvent).detail as never), { once: true }),
  );

/** Returns the warnings that the console received while a function ran. */
export async function collectWarnings(run: () => unknown): Promise<string[]> {
  const warnings: string[] = [];
  const { warn } = console;
  console.warn = (...args: unknown[]) => void warnings.push(args.map(String).join(' '));
  try {
    await run();
  } finally {
    console.warn = warn;
  }
  return warnings;
}

/** Returns the answer to a question in the latest cycle of a journey. */
export const getAnswer = (journey: Journey | null, question: string): string | undefined =>
  Object.values(journey?.cycles.at(-1)?.answers ?? {}).find((answers) => question in answers)?.[question]?.text;
