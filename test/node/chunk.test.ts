import type { LitElement } from 'lit';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Chunk, disableChunks } from '../../src/elements/internal/chunk.js';

interface TestModule {
  greet: () => string;
}
const testModule: TestModule = { greet: () => 'hello' };

/** Creates an element as a chunk sees it. */
const createElement = (isConnected = true) =>
  ({ isConnected, requestUpdate: vi.fn() }) as unknown as LitElement & { requestUpdate: ReturnType<typeof vi.fn> };

/** Listeners for `online`, each called once, as the browser does. */
let onlineListeners: Set<() => void>;
const goOnline = () => {
  const listeners = [...onlineListeners];
  onlineListeners.clear();
  for (const listener of listeners) listener();
};

/** Lets all promises settle. */
const settle = () => vi.advanceTimersByTimeAsync(0);

let subjectCount = 0;
let warn: ReturnType<typeof vi.spyOn>;

/** Creates a chunk with a name of its own, because each name is warned of once. */
function createChunk(importModule: () => Promise<TestModule | undefined>) {
  const name = `chunk ${++subjectCount}`;
  return { name, chunk: new Chunk<TestModule>(name, importModule) };
}

/** Creates a chunk that fails as often as given, and counts its imports. */
function createFailingChunk(failures: number, fail: () => Promise<undefined> = () => Promise.reject(new Error('404'))) {
  const importModule = vi.fn(() => (importModule.mock.calls.length <= failures ? fail() : Promise.resolve(testModule)));
  return { ...createChunk(importModule), importModule };
}
const listWarnings = () => warn.mock.calls.map((args: unknown[]) => args.map(String).join(' '));

describe('Chunk', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    // The page was opened some time ago: a failure at 0 ms would count as none.
    vi.advanceTimersByTime(1000);
    onlineListeners = new Set();
    warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    vi.stubGlobal('addEventListener', (type: string, listener: () => void, options?: { once?: boolean }) => {
      if (type === 'online' && options?.once) onlineListeners.add(listener);
    });
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
    warn.mockRestore();
  });

  it('imports nothing before it is asked for, and only after the update that asks for it', async () => {
    const { chunk, importModule } = createFailingChunk(0);
    const element = createElement();
    expect(chunk.get(element)).toBe(undefined);
    expect(chunk.hasFailed(element)).toBe(false);
    void chunk.load(element);
    expect(importModule).not.toHaveBeenCalled();
    await settle();
    expect(importModule).toHaveBeenCalledTimes(1);
  });

  it('imports once for all elements, which update when it is loaded', async () => {
    const { chunk, importModule } = createFailingChunk(0);
    const [first, second] = [createElement(), createElement()];
    const loads = [chunk.load(first), chunk.load(second)];
    expect(await Promise.all(loads)).toEqual([testModule, testModule]);
    expect(importModule).toHaveBeenCalledTimes(1);
    expect(first.requestUpdate).toHaveBeenCalledTimes(1);
    expect(second.requestUpdate).toHaveBeenCalledTimes(1);
    expect(await chunk.load(createElement())).toBe(testModule);
    expect(chunk.get(first)).toBe(testModule);
    expect(importModule).toHaveBeenCalledTimes(1);
    expect(chunk.hasFailed(first)).toBe(false);
    expect(onlineListeners.size).toBe(0);
  });

  it('updates no element that was removed', async () => {
    const { chunk } = createFailingChunk(0);
    const element = createElement(false);
    await chunk.load(element);
    expect(element.requestUpdate).not.toHaveBeenCalled();
  });

  it('warns once of a failure, with its subject and the error, and updates the elements', async () => {
    const { chunk, name } = createFailingChunk(2);
    const element = createElement();
    expect(await chunk.load(element)).toBe(undefined);
    await chunk.load(element, true);
    expect(chunk.hasFailed(element)).toBe(true);
    expect(element.requestUpdate).toHaveBeenCalledTimes(2);
    expect(listWarnings()).toHaveLength(1);
    expect(listWarnings()[0]).toContain(`${name} could not be loaded. The rest works.`);
    expect(listWarnings()[0]).toContain('404');
  });

  it('counts a module of another version, which lacks its export, as a failure', async () => {
    const { chunk } = createFailingChunk(1, () => Promise.resolve(undefined));
    const element = createElement();
    expect(await chunk.load(element)).toBe(undefined);
    expect(chunk.hasFailed(element)).toBe(true);
    expect(listWarnings()[0]).toContain('another version');
  });

  it('is asked for again by updates ten seconds after a failure, and not before', async () => {
    const { chunk, importModule } = createFailingChunk(1);
    const element = createElement();
    await chunk.load(element);
    await vi.advanceTimersByTimeAsync(10_000);
    await chunk.load(element);
    expect(importModule).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(await chunk.load(element)).toBe(testModule);
    expect(importModule).toHaveBeenCalledTimes(2);
    expect(chunk.hasFailed(element)).toBe(false);
  });

  it('is asked for again at once if a person asks', async () => {
    const { chunk, importModule } = createFailingChunk(1);
    const element = createElement();
    await chunk.load(element);
    expect(await chunk.load(element, true)).toBe(testModule);
    expect(importModule).toHaveBeenCalledTimes(2);
  });

  it('is asked for again when the browser is back online, as often as it fails', async () => {
    const { chunk, importModule } = createFailingChunk(2);
    const [element, removedElement] = [createElement(), createElement()];
    void chunk.load(removedElement);
    await chunk.load(element);
    Object.assign(removedElement, { isConnected: false });
    goOnline();
    await settle();
    expect(chunk.get(element)).toBe(undefined);
    goOnline();
    await settle();
    expect(chunk.get(element)).toBe(testModule);
    expect(importModule).toHaveBeenCalledTimes(3);
    expect(element.requestUpdate).toHaveBeenCalledTimes(3);
    Object.assign(removedElement, { isConnected: true });
    expect(removedElement.requestUpdate).toHaveBeenCalledTimes(1);
    expect(onlineListeners.size).toBe(0);
  });

  it('forgets elements that were removed when a load fails', async () => {
    const { chunk } = createFailingChunk(1);
    const [element, removedElement] = [createElement(), createElement()];
    void chunk.load(removedElement);
    const load = chunk.load(element);
    Object.assign(removedElement, { isConnected: false });
    await load;
    Object.assign(removedElement, { isConnected: true });
    goOnline();
    await settle();
    expect(element.requestUpdate).toHaveBeenCalledTimes(2);
    expect(removedElement.requestUpdate).not.toHaveBeenCalled();
  });

  it('is not imported again when the browser is back online after it was loaded', async () => {
    const { chunk, importModule } = createFailingChunk(1);
    const element = createElement();
    await chunk.load(element);
    await chunk.load(element, true);
    goOnline();
    await settle();
    expect(importModule).toHaveBeenCalledTimes(2);
  });

  it('updates an element once for each load that it asked for', async () => {
    const { chunk } = createFailingChunk(0);
    const element = createElement();
    await chunk.load(element);
    await chunk.load(element);
    await chunk.load(element, true);
    expect(element.requestUpdate).toHaveBeenCalledTimes(1);
  });

  it('calls its functions once it is loaded', async () => {
    const { chunk } = createFailingChunk(0);
    const element = createElement();
    expect(chunk.call(element, ({ greet }) => greet())).toBe(undefined);
    await chunk.load(element);
    expect(chunk.call(element, ({ greet }) => greet())).toBe('hello');
  });

  it('is left out of the element in which it throws, with one warning, and of no other', async () => {
    const { chunk, name } = createFailingChunk(0);
    const [element, otherElement] = [createElement(), createElement()];
    await Promise.all([chunk.load(element), chunk.load(otherElement)]);
    const use = vi.fn(() => {
      throw new Error('bug');
    });
    expect(chunk.call(element, use)).toBe(undefined);
    expect(chunk.call(element, use)).toBe(undefined);
    expect(use).toHaveBeenCalledTimes(1);
    expect([chunk.hasFailed(element), chunk.hasFailed(otherElement)]).toEqual([true, false]);
    expect([chunk.get(element), chunk.get(otherElement)]).toEqual([undefined, testModule]);
    expect(await chunk.load(element)).toBe(undefined);
    expect(listWarnings()).toHaveLength(1);
    expect(listWarnings()[0]).toContain(`${name} failed. The rest works.`);
    expect(listWarnings()[0]).toContain('bug');
  });

  it('is left out of an element that goes on without chunks', async () => {
    const { chunk } = createFailingChunk(0);
    const [element, otherElement] = [createElement(), createElement()];
    await chunk.load(element);
    expect(disableChunks(element)).toBe(true);
    expect(disableChunks(element)).toBe(false);
    expect(chunk.get(element)).toBe(undefined);
    expect(chunk.hasFailed(element)).toBe(true);
    expect(chunk.hasFailed(otherElement)).toBe(false);
    expect(chunk.get(otherElement)).toBe(testModule);
  });
});
