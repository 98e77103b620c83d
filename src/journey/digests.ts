import { getOldestId, locate, type MapLocation } from '../map/map-index.js';
import type { MapDefinition } from '../map/map-definition.js';
import { getOwn, hasOwn, keysOf, omitUndefined, valuesOf } from '../utils/objects.js';
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

/** Returns true if a cycle has all digests from one to the last before it. Only a file edited by hand lacks one. */
function isChainWhole({ digests }: Cycle, key: string | undefined): boolean {
  let next = key;
  while (next !== undefined) {
    const digest = digests && getOwn(digests, next);
    if (!digest) return false;
    next = digest.before;
  }
  return true;
}

/**
 * Returns a cycle with those of its digests that one of its phases relies on.
 *
 * @param unplaced The unplaced entries of the cycle, whose phases the map may have again some day.
 */
export function keepUsedDigests(cycle: Cycle, unplaced: Partial<Entries> | undefined): Cycle {
  const { digests } = cycle;
  const used: Record<string, PhaseDigest> = {};
  for (const { basis } of valuesOf({ ...cycle.phases, ...unplaced?.phases })) {
    let key = basis?.digest;
    while (key !== undefined && !getOwn(used, key)) {
      const digest = digests && getOwn(digests, key);
      if (!digest) break;
      used[key] = digest;
      key = digest.before;
    }
  }
  return omitUndefined<Cycle>({ ...cycle, digests: keysOf(used).length ? used : undefined });
}

/**
 * Makes phases of a cycle that was read rely on nothing if the record lacks a digest of theirs. Mutates their entries.
 *
 * @returns The ids of these phases.
 */
export function dropBrokenChains(cycle: Cycle, phases: Readonly<Record<string, PhaseRecord>> = {}): string[] {
  return Object.entries(phases).flatMap(([id, { basis }]) => {
    if (!basis || isChainWhole(cycle, basis.digest)) return [];
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
    const { digests = {} } = cycle;
    const chain: [string, PhaseDigest][] = [];
    let next = key;
    // A chain from a record that was written by hand may lead nowhere, or back to itself.
    while (next !== undefined && !changes.has(next) && hasOwn(digests, next)) {
      changes.set(next, []);
      const digest = digests[next] as PhaseDigest;
      chain.push([next, digest]);
      next = digest.before;
    }
    let changed = changes.get(next as string) ?? [];
    for (const [digestKey, { phase: id, work }] of chain.reverse()) {
      const phase = locate(map, 'phase', id)?.phase;
      const own = phase ? listChangedWork(phase, cycle, work, defaultTime) : [];
      if (own.length) changed = [...changed, ...own];
      changes.set(digestKey, changed);
    }
    return changed;
  };
}
