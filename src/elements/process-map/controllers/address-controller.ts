import type { LitElement, ReactiveController } from 'lit';
import type { MapActions } from '../../context/map-context.js';
import type { PanelItem } from '../../context/panel-item.js';
import { Chunk } from '../../internal/chunk.js';
import { findItemInSight } from '../../panel/focus-registry.js';
import { getLeftPlace, type ProcessMapHost } from '../state.js';
import type { NavigationController } from './navigation-controller.js';
import type { StateController } from './state-controller.js';

/** Time in ms after the click on a link in which the address changes because of it. */
const FOLLOW_MS = 1000;

const addressChunk = new Chunk('links to items of the map', () => import('../address.js'));

/** Controllers of the connected maps of the page. */
export const addressControllers = new Set<AddressController>();

/**
 * Lets the map show the item that the fragment of the address names: when the map is ready, when the address changes,
 * and when a person follows a link to the address that is there already. Never writes the address.
 */
export class AddressController implements ReactiveController {
  readonly host: ProcessMapHost & LitElement;
  readonly state: StateController;
  readonly navigation: NavigationController;
  readonly actions: MapActions;

  /** Ends the listeners of the page. */
  #connection: AbortController | undefined;

  /** Address of the link that a person followed last, and the time of that. */
  #followed = { href: '', timeMs: 0 };

  constructor(
    host: ProcessMapHost & LitElement,
    state: StateController,
    navigation: NavigationController,
    actions: MapActions,
  ) {
    this.host = host;
    this.state = state;
    this.navigation = navigation;
    this.actions = actions;
  }

  hostConnected(): void {
    addressControllers.add(this);
    const { signal } = (this.#connection = new AbortController());
    // An error of one map lets the next one have the item.
    for (const name of ['process-map-ready', 'process-map-error'])
      this.host.addEventListener(name, this.#handleEvent, { signal });
    for (const name of ['hashchange', 'click']) globalThis.addEventListener(name, this.#handleEvent, { signal });
  }

  hostDisconnected(): void {
    addressControllers.delete(this);
    this.#connection?.abort();
  }

  /** Shows an item of a phase on behalf of a person, and moves the focus to it. */
  async showItem(phase: string, item: PanelItem): Promise<void> {
    if (this.navigation.shownPhase !== phase) this.navigation.navigateTo(phase, this.findItemInSight());
    const module = await this.#loadFor(phase);
    await module?.showItem(this.actions, item, phase, true);
  }

  /** Loads what leads to an item of a phase, which takes the focus; undefined if a person has moved on since. */
  async #loadFor(phase: string) {
    const module = await addressChunk.load(this.host, true);
    if (this.navigation.shownPhase !== phase) return undefined;
    // The heading of the phase does not take it.
    if (module) this.navigation.claimFocusRequest();
    return module;
  }

  /** Returns the item of the shown phase that a person is reading. */
  findItemInSight(): PanelItem | undefined {
    const { shownPhase } = this.navigation;
    return shownPhase === null ? undefined : findItemInSight(this.actions, shownPhase);
  }

  /** Shows the phase that a person left for the one on show, with the item in sight that was in sight. */
  async goBack(): Promise<void> {
    const place = getLeftPlace(this.state.value);
    if (!place) return;
    this.navigation.navigateTo(place.phase);
    const module = await this.#loadFor(place.phase);
    await module?.returnToItem(this.actions, place.item, place.phase);
  }

  readonly #handleEvent = async (event: Event): Promise<void> => {
    const { hash, href } = globalThis.location;
    const { type, timeStamp } = event;
    if (type === 'click' && !this.#followLink(event, href)) return;
    if (hash.length < 2) return;
    const isOfPage = !type.startsWith('process-map');
    const isFollowed = isOfPage && this.#followed.href === href && timeStamp - this.#followed.timeMs < FOLLOW_MS;
    const module = await addressChunk.load(this.host);
    module?.readAddress(this, hash, { isOfPage, isFollowed });
  };

  /** Notes the link that a person clicks. Returns true if it leads to the address that is there already. */
  #followLink(event: Event, href: string): boolean {
    const links = event.composedPath() as HTMLAnchorElement[];
    const link = event.isTrusted ? links.find((element) => element.localName === 'a' && element.hash) : undefined;
    if (!link) return false;
    this.#followed = { href: link.href, timeMs: event.timeStamp };
    return link.href === href && !event.defaultPrevented && !link.target;
  }
}
