import { readJson, toJsonText, toObject } from '../../utils/json.js';
import { getOwn, setOwn } from '../../utils/objects.js';
import { isRestoring } from '../internal/scheduling.js';

// A browser puts back the scroll position of a page that is reloaded or come back to while the page loads, and content
// that comes later is too late. Panels whose body is to come have the height that they had when the page was left.

/** Returns a key and the element of a panel; undefined while its body is to come. */
type FindPanel = () => readonly [key: string, element: Element] | undefined;

const panels = new Set<FindPanel>();

/** Each page has an item of its own in the storage of the tab. */
const getStorageKey = () => `process-map-elements/heights ${location.pathname}${location.search}`;

function keepHeights(): void {
  const heights: Record<string, number> = {};
  for (const findPanel of panels) {
    const [key, element] = findPanel() ?? [];
    if (key && element) setOwn(heights, key, element.getBoundingClientRect().height);
  }
  try {
    sessionStorage.setItem(getStorageKey(), toJsonText(heights) ?? '');
  } catch {
    // Storage is blocked or full.
  }
}

/** Keeps the height of a panel when the page is left, until the signal aborts. */
export function keepHeight(findPanel: FindPanel, signal: AbortSignal): void {
  // The same function each time, so it is added once.
  addEventListener('pagehide', keepHeights);
  panels.add(findPanel);
  signal.addEventListener('abort', () => panels.delete(findPanel));
}

/** Returns the height in px that a panel had, while the browser puts back the scroll position. */
export function readKeptHeight(key: string): number | undefined {
  if (!isRestoring()) return undefined;
  try {
    const height = getOwn(toObject(readJson(sessionStorage.getItem(getStorageKey()))), key);
    return typeof height === 'number' ? height : undefined;
  } catch {
    return undefined;
  }
}
