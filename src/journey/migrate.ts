import { isObject, type Json, type JsonObject } from '../map/json.js';
import { fits } from './shapes.js';
import type { Section } from './types.js';

// All that is known of past shapes of a record. Each has a fixture in test/fixtures/records/, which stays for ever.
//
// 1  Entries of answers, groups, tools and risks are by their phase, then by their own id.
//    Before 0.1.0 they were by their own id alone. Records written by hand may be so still.

/** The shape in which records are written. A record of a greater version is not read. */
export const VERSION = 1;

/** What tells an entry from a phase that holds entries: there is nothing but objects in a phase. */
const FIELDS: { [S in Section]?: string[] } = {
  answers: ['text'],
  groups: ['setAside'],
  tools: ['chosen'],
  risks: ['level', 'measures', 'owner', 'reviewOn', 'note', 'accepted'],
};

function isEntry(section: Section, value: JsonObject): boolean {
  const fields = FIELDS[section];
  const { stamps } = value;
  return !fields?.every((field) => !fits(field, value[field])) || (section === 'risks' && isObject(stamps) && !isObject(stamps.stamps));
}

/** What is in a section, by phase or not, with the keys that lead there. */
export const valuesIn = (section: Section, from: JsonObject): [keys: string[], value: Json][] =>
  Object.entries(from).flatMap(([key, value]): [string[], Json][] =>
    !isObject(value) || isEntry(section, value)
      ? [[[key], value]]
      : Object.entries(value).map(([id, entry]) => [[key, id], entry]),
  );
