import { readJson, toJsonText, toObject } from '../../utils/json.js';
import { getOwn, keysOf, setOwn } from '../../utils/objects.js';
import { isRestoring } from '../internal/scheduling.js';

// A browser puts back the scroll position of a page that is reloaded or come back to while the page loads, and content
// that comes later is too late. Panels whose body is to come have the height that they had when the page was left.

/** Returns a key and the element of a panel; undefined while its body is to come, or if nothing may be stored. */
type FindPanel = () => readonly [key: string, element: Element] | undefined;

const panels = new Set<FindPanel>();

/** Each page has an item of its own in the storage of the tab. */
const getStorageKey = () => `process-map-elements/heights ${location.pathname}${location.search}`;

function keepHeights(): void {
  const heights: Record<string, number> = {};
  for (const findPanel of panels) {
    const [key, element] = findPanel() ?? [];
    const height = element?.getBoundingClientRect().height;
    // A hidden panel has none.
    if (key && height) setOwn(heights, key, height);
  }
  if (!keysOf(heights).length) return;
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
  signal.addEventListener('abort', () => {
    panels.delete(findPanel);
    if (!panels.size) removeEventListener('pagehide', keepHeights);
  });
}

/** Returns the height that a panel had, as a length in CSS, while the browser puts back the scroll position. */
export function readKeptHeight(key: string): string | undefined {
  if (!isRestoring()) return undefined;
  try {
    const height = getOwn(toObject(readJson(sessionStorage.getItem(getStorageKey()))), key);
    return typeof height === 'number' ? `${height}px` : undefined;
  } catch {
    return undefined;
  }
}
