import type { MapDefinition, Problem } from '../../../map/map-definition.js';
import { parseMap } from '../../../map/parse-map.js';
import { readMap } from '../../../map/read-map.js';
import { isObject, isSameJson, isText, type Json, type JsonObject } from '../../../utils/json.js';

/** The definition that was set last: a page may show a map several times. */
let lastDefinition: WeakRef<JsonObject> | undefined;

/** Maps and problems by their definition, which are never changed. */
const readDefinitions = new WeakMap<JsonObject, ReturnType<typeof readMap>>();

/** Returns a definition, or the one that was set last if it is the same: all elements that show it share it. */
export function shareDefinition(definition: Json): Json {
  if (!isObject(definition)) return definition;
  const last = lastDefinition?.deref();
  if (last && isSameJson(last, definition)) return last;
  lastDefinition = new WeakRef(definition);
  return definition;
}

/** Reads the map of a definition, once for all elements that share it. The map itself belongs to the caller. */
export function readDefinition(definition: Json): { map: MapDefinition | null; problems: Problem[] } {
  if (isText(definition)) return parseMap(definition);
  if (!isObject(definition)) return readMap(definition);
  const { map, problems } = readDefinitions.get(definition) ?? readMap(definition);
  readDefinitions.set(definition, { map, problems });
  return { map: map && { ...map }, problems: [...problems] };
}
