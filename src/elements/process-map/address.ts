import { locate, type ItemKind } from '../../map/map-index.js';
import type { MapDefinition, Phase } from '../../map/map-definition.js';
import type { PanelItem, PanelSubject } from '../context/panel-item.js';
import { canShowPhase } from './active-journey.js';
import { addressControllers, type AddressController } from './controllers/address-controller.js';
import { returnToItem, showItem } from './show-item.js';

// In the same chunk: what an address names and what Contents lead to is shown in one way.
export { returnToItem, showItem };

/** Kinds of the items that an address can name, with the panel that shows them. */
const ADDRESSED_KINDS: readonly (readonly [ItemKind, PanelSubject])[] = [
  ['question', 'group'],
  ['group', 'group'],
  ['tool', 'tool'],
  ['risk', 'risk'],
  ['phase', 'phase'],
];

/** The fragment of the address that is looked for, until a map has it. */
interface AddressTarget {
  readonly hash: string;
  readonly isFollowed: boolean;

  /** The map that has shown it. */
  map?: AddressController;
}

let target: AddressTarget | undefined;

/** Fragments that maps have shown. A map shows one again only if the address changes, or somebody follows a link. */
const shownHashes = new WeakMap<AddressController, string>();

/** Returns what a fragment may name: the text itself, and the text that it encodes. */
function decodeHash(hash: string): string[] {
  const text = hash.slice(1);
  try {
    return [text, decodeURIComponent(text)];
  } catch {
    return [text];
  }
}

/** Returns the item of a map that has one of the ids, and its phase. */
function findAddressed(map: MapDefinition, names: readonly string[]): { phase: Phase; item: PanelItem } | undefined {
  for (const [kind, subject] of ADDRESSED_KINDS)
    for (const name of names) {
      const location = locate(map, kind, name);
      if (!location) continue;
      const { phase, ids } = location;
      // A page with one voice may not show the question itself. A phase is shown by its heading.
      const itemIds = kind === 'phase' ? [] : kind === 'question' ? [ids.question, ids.group] : [ids[kind]];
      return { phase, item: { subject, ids: itemIds } };
    }
  return undefined;
}

/** Returns true if a map comes before another one in the page. */
const isBefore = (a: AddressController, b: AddressController): boolean =>
  (a.host.compareDocumentPosition(b.host) & Node.DOCUMENT_POSITION_FOLLOWING) > 0;

/** Shows an item, unless its phase is locked under `strict`. Returns false if the map does not have it. */
function showAddressed(
  { state, navigation, actions }: AddressController,
  names: string[],
  isFollowed: boolean,
): boolean {
  const { active } = state;
  const addressed = active && findAddressed(active.map, names);
  if (!addressed) return false;
  const { id } = addressed.phase;
  if (!canShowPhase(active, state.value.progression, id)) return true;
  if (isFollowed) actions.showItem(id, addressed.item);
  else {
    if (navigation.shownPhase !== id) navigation.requestPhase(id);
    void showItem(actions, addressed.item, id, false);
  }
  return true;
}

/** Returns true if the page itself has an element with an id, which the browser shows. */
const isPageElement = ({ ownerDocument }: Element, id: string): boolean =>
  // eslint-disable-next-line no-restricted-syntax -- finds nothing to use, only who shows the fragment
  ownerDocument.getElementById(id) !== null;

/** Lets the first map of the page that has the item show it, once no map before it is still loading. */
function showTarget(sought: AddressTarget): void {
  const names = decodeHash(sought.hash);
  for (const controller of [...addressControllers].sort((a, b) => (isBefore(a, b) ? -1 : 1))) {
    const { host, state } = controller;
    if (names.some((name) => isPageElement(host, name))) return;
    // It may turn out to have the item.
    if (state.value.load.status === 'loading' && !state.active) return;
    if (!showAddressed(controller, names, sought.isFollowed)) continue;
    sought.map = controller;
    shownHashes.set(controller, sought.hash);
    return;
  }
}

/**
 * Reads the address after an event of the page or of a map.
 *
 * @param event `isOfPage`: not an event of a map. `isFollowed`: a person has followed a link, so the item takes the
 *   focus.
 */
export function readAddress(
  controller: AddressController,
  hash: string,
  { isOfPage, isFollowed }: { isOfPage: boolean; isFollowed: boolean },
): void {
  // One controller answers for the page.
  if (isOfPage && controller !== [...addressControllers][0]) return;
  if (!isOfPage && shownHashes.get(controller) === hash) return;
  // A map that has gone may have been replaced by this one.
  const isNews = isOfPage || target?.hash !== hash || (target.map && !addressControllers.has(target.map));
  if (isNews) target = { hash, isFollowed };
  if (target && !target.map) showTarget(target);
}
