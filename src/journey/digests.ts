import { getOldestId, locate, type MapLocation } from '../map/map-index.js';
import type { MapDefinition } from '../map/map-definition.js';
import { getOwn, keysOf, omitUndefined, valuesOf } from '../utils/objects.js';
import { toShortHash } from '../utils/hash.js';
import { isCompleted } from './rules.js';
import { digestWork, listChangedWork } from './work.js';
import type { Cycle, Entries, PhaseDigest, PhaseRecord, Stamp } from './types/record.js';
import type { ChangedWork } from './types/view.js';

// A completed phase relies on the work of the phases before it. The record keeps a digest of that work, as a chain: the
// digest of one phase, with the key of the digest of the phase before. Keys are hashes of the content, so phases that
// rely on the same work share their digests, and the record of a map with hundreds of phases stays small.

/** Returns the key of a digest: a hash of its content, so that equal keys mean equal digests. */
export const createDigestKey = ({ phase, work, before = '' }: PhaseDigest): string => {
  const content = `${before}\0${phase}\0${work}`;
  // Two hashes, since a wrong digest under an existing key would say that nothing has changed.
  return toShortHash(content, 7) + toShortHash(`\0${content}`, 3);
};

/** Adds the digests of the completed phases before a phase, and returns the key of the last one, if there is one. */
function addDigests(digests: Record<string, PhaseDigest>, map: MapDefinition, cycle: Cycle, index: number) {
  let before: string | undefined;
  for (const phase of map.phases.slice(0, index)) {
    if (!isCompleted(cycle.phases[phase.id])) continue;
    const digest = omitUndefined<PhaseDigest>({ phase: getOldestId(phase), work: digestWork(phase, cycle), before });
    before = createDigestKey(digest);
    digests[before] ??= digest;
  }
  return before;
}

/**
 * Visits the digest with a key and then those before it, up to the first for which `visit` returns false.
 *
 * @returns The key at which the visit stopped: of that digest, or of one that the cycle lacks. Undefined if the chain
 *   was visited as a whole.
 */
function visitChain(
  { digests = {} }: Cycle,
  key: string | undefined,
  visit: (key: string, digest: PhaseDigest) => boolean,
): string | undefined {
  let next = key;
  while (next !== undefined) {
    const digest = getOwn(digests, next);
    if (!digest || !visit(next, digest)) break;
    next = digest.before;
  }
  return next;
}

/**
 * Returns a cycle with those of its digests that one of its phases relies on.
 *
 * @param unplaced The unplaced entries of the cycle, whose phases the map may have again some day.
 */
export function keepUsedDigests(cycle: Cycle, unplaced: Partial<Entries> | undefined): Cycle {
  const used: Record<string, PhaseDigest> = {};
  const use = (key: string, digest: PhaseDigest) => {
    if (getOwn(used, key)) return false;
    used[key] = digest;
    return true;
  };
  for (const { basis } of valuesOf({ ...cycle.phases, ...unplaced?.phases })) visitChain(cycle, basis?.digest, use);
  return omitUndefined<Cycle>({ ...cycle, digests: keysOf(used).length ? used : undefined });
}

/**
 * Makes phases of a cycle that was read rely on nothing if the record lacks a digest of theirs. Mutates their entries.
 *
 * @returns The ids of these phases.
 */
export function dropBrokenChains(cycle: Cycle, phases: Readonly<Record<string, PhaseRecord>> = {}): string[] {
  return Object.entries(phases).flatMap(([id, { basis }]) => {
    // Only a file edited by hand lacks a digest.
    if (!basis || visitChain(cycle, basis.digest, () => true) === undefined) return [];
    delete basis.digest;
    return [id];
  });
}

/** Returns the cycle in which a phase relies on the work that the completed phases before it have now. */
export function setBasis(map: MapDefinition, cycle: Cycle, { phase, index }: MapLocation, stamp: Stamp): Cycle {
  const digests = { ...cycle.digests };
  const basis = omitUndefined({ ...stamp, digest: addDigests(digests, map, cycle, index) });
  return { ...cycle, digests, phases: { ...cycle.phases, [phase.id]: { ...cycle.phases[phase.id], basis } } };
}

/**
 * Creates a function that lists the work which differs from the digest with a key, and from all digests before it, in
 * map order. Compares each digest once, since phases share them.
 */
export function createChangeFinder(map: MapDefinition, cycle: Cycle) {
  const changes = new Map<string, readonly ChangedWork[]>();
  return (key: string | undefined, defaultTime: string): readonly ChangedWork[] => {
    const chain = new Map<string, PhaseDigest>();
    const end = visitChain(cycle, key, (digestKey, digest) => {
      if (changes.has(digestKey)) return false;
      // Set at once, since a chain in a record that was written by hand may lead back to itself.
      changes.set(digestKey, []);
      chain.set(digestKey, digest);
      return true;
    });
    let changed = changes.get(end as string) ?? [];
    for (const [digestKey, { phase: id, work }] of [...chain].reverse()) {
      const phase = locate(map, 'phase', id)?.phase;
      if (phase) changed = [...changed, ...listChangedWork(phase, cycle, work, defaultTime)];
      changes.set(digestKey, changed);
    }
    return changed;
  };
}
