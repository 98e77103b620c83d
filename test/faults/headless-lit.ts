// Lit for elements without a DOM: an update renders its template but creates no nodes. All else of the elements is real.
import type * as Lit from 'lit';
import type { LitElement, PropertyValues } from 'lit';

/** The surroundings of elements, which the page of a run replaces. */
export interface Surroundings {
  document: object;

  /** Functions that a mutation observer of the page calls. */
  readonly observers: Set<() => void>;
}

export const surroundings: Surroundings = { document: {}, observers: new Set() };

/** Templates that elements rendered last, with the number of their updates. */
export const renderings = new WeakMap<object, { template: unknown; count: number }>();

const connected = new WeakSet<object>();

/** The root of an element that creates no nodes: keeps the listeners, for events of its fields. */
export class HeadlessRoot {
  readonly #listeners = new Map<string, (event: unknown) => void>();

  addEventListener(type: string, listener: (event: unknown) => void): void {
    this.#listeners.set(type, listener);
  }

  /** Calls the listener for an event of a field. */
  dispatch(type: string, event: object): void {
    this.#listeners.get(type)?.({ ...event, type });
  }
}

/** Connects an element as a child of another one, or as the root. */
export function connect(element: LitElement, parent?: LitElement): void {
  Object.assign(element, { __eventTargetParent: parent });
  connected.add(element);
  element.connectedCallback();
}

export function disconnect(element: LitElement): void {
  connected.delete(element);
  element.disconnectedCallback();
}

/** Creates the module `lit` for Node from the real one. It claims to be no server, so that controllers are added. */
export async function createHeadlessLit(importLit: () => Promise<typeof Lit>): Promise<typeof Lit> {
  const lit = await importLit();

  class HeadlessElement extends lit.LitElement {
    override attachInternals(): ElementInternals {
      return { states: new Set() } as unknown as ElementInternals;
    }
    protected override createRenderRoot(): HTMLElement {
      return new HeadlessRoot() as unknown as HTMLElement;
    }
    protected override update(changedProperties: PropertyValues): void {
      lit.ReactiveElement.prototype['update'].call(this, changedProperties);
      const count = (renderings.get(this)?.count ?? 0) + 1;
      renderings.set(this, { template: this.render(), count });
    }
  }
  Object.defineProperties(HeadlessElement.prototype, {
    isConnected: {
      get(this: object) {
        return connected.has(this);
      },
    },
    ownerDocument: { get: () => surroundings.document },
    getRootNode: { value: () => surroundings.document },
    // One composed child: the panels are children of the root.
    children: { value: [{ localName: 'main', nodeType: 1, ELEMENT_NODE: 1, matches: () => false }] },
    contains: { value: () => false },
    checkVisibility: { value: () => true },
    getBoundingClientRect: { value: () => ({ height: 100 }) },
    querySelector: { value: () => null },
    querySelectorAll: { value: () => [] },
    closest: { value: () => surroundings.document['documentElement' as never] },
  });
  return { ...lit, LitElement: HeadlessElement, isServer: false };
}

/** A mutation observer of one page, which reports only when the page is told to. */
export class HeadlessMutationObserver {
  readonly #report: () => void;

  constructor(report: () => void) {
    this.#report = report;
  }

  observe(): void {
    surroundings.observers.add(this.#report);
  }

  disconnect(): void {
    surroundings.observers.delete(this.#report);
  }
}
