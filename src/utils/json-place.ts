/**
 * Place of a value in a JSON document; undefined is the whole document. Parsers pass places on: a JSON Pointer, which
 * costs far more, is needed only where something is wrong.
 */
export type Place = { readonly parent: Place; readonly key: string | number } | undefined;

/** Returns the place that keys or indexes lead to from a place. */
export function placeIn(parent: Place, ...keys: (string | number)[]): Place {
  let place = parent;
  for (const key of keys) place = { parent: place, key };
  return place;
}

/** Returns the JSON Pointer (RFC 6901) of a place. */
export const toPointer = (place: Place): string =>
  place ? `${toPointer(place.parent)}/${String(place.key).replaceAll('~', '~0').replaceAll('/', '~1')}` : '';
