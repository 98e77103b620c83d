import { isObject, isReservedKey, readJson, type Json, type JsonObject } from './json.js';
import type {
  Amount,
  Case,
  CataloguePart,
  CatalogueTool,
  DecisionOption,
  DecisionRule,
  ExitRule,
  Idea,
  MapDefinition,
  Measure,
  Phase,
  Problem,
  Question,
  QuestionGroup,
  Risk,
  Term,
  Tool,
} from './types.js';

/** The closed list of codes of a {@link Problem} of a map. */
export type MapProblemCode =
  | 'invalid-json'
  | 'no-phases'
  | 'wrong-type'
  | 'missing'
  | 'invalid-id'
  | 'duplicate-id'
  | 'unknown-reference'
  | 'invalid-value'
  | 'beyond'
  | 'no-go';

/** What {@link parseMap} gives: a map that is safe to use, or null where nothing of it is. */
export interface ParsedMap {
  map: MapDefinition | null;
  problems: Problem[];
}

/** Turns a position in the source into a JSON Pointer. */
const at = (path: string, key: string | number): string =>
  `${path}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`;

const quote = (value: unknown): string => {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
};

/** Reads a definition part by part, and remembers what was wrong and which ids it has seen. */
class Reader {
  readonly problems: Problem[] = [];
  readonly #ids = new Map<string, string>();

  report(path: string, code: MapProblemCode, message: string): void {
    this.problems.push({ path, code, message });
  }

  /** A text; where it is missing or no text, the fallback stands in. Without one it may be left out. */
  text(from: JsonObject, key: string, path: string, fallback?: string): string {
    const value = from[key];
    if (typeof value === 'string' && value.trim()) return value;
    if (value !== undefined && typeof value !== 'string') {
      this.report(at(path, key), 'wrong-type', `${key} must be a text, not ${quote(value)}.`);
    } else if (fallback !== undefined) {
      this.report(at(path, key), 'missing', `${key} is missing: give a text.`);
    }
    return fallback ?? '';
  }

  /** Drops an optional text that is none. */
  optionalTexts(from: JsonObject, keys: string[], path: string): void {
    for (const key of keys) if (from[key] !== undefined && !this.text(from, key, path)) delete from[key];
  }

  /** An id that no other part of the map has; null where the part cannot be told apart. */
  id(from: JsonObject, path: string): string | null {
    const { id } = from;
    const where = at(path, 'id');
    if (id === undefined) {
      this.report(where, 'missing', 'id is missing: give each part a text that no other part has. This part is left out.');
    } else if (typeof id !== 'string' || !id.trim() || isReservedKey(id)) {
      this.report(where, 'invalid-id', `${quote(id)} cannot be an id: use a text such as "first-contact". This part is left out.`);
    } else if (this.#ids.has(id)) {
      this.report(where, 'duplicate-id', `The id ${quote(id)} is already used at ${this.#ids.get(id)}. This part is left out.`);
    } else {
      this.#ids.set(id, path);
      return id;
    }
    return null;
  }

  /** The usable parts of a list. What `read` gives null for is left out. */
  list<T>(from: JsonObject, key: string, path: string, read: (item: JsonObject, path: string) => T | null): T[] {
    const value = from[key];
    const where = at(path, key);
    if (value === undefined) return [];
    if (!Array.isArray(value)) {
      this.report(where, 'wrong-type', `${key} must be a list, not ${quote(value)}.`);
      return [];
    }
    return value.flatMap((item, i) => {
      if (isObject(item)) {
        const part = read(item, at(where, i));
        return part === null ? [] : [part];
      }
      this.report(at(where, i), 'wrong-type', `This must be an object, not ${quote(item)}. It is left out.`);
      return [];
    });
  }

  /** A part with an id and one text that it cannot do without. */
  named<T>(key: string, rest: string[] = []): (item: JsonObject, path: string) => T | null {
    return (item, path) => {
      const id = this.id(item, path);
      if (id === null) return null;
      item[key] = this.text(item, key, path, id);
      this.optionalTexts(item, rest, path);
      return item as unknown as T;
    };
  }

  /** The ids of a list that are there to refer to. */
  references(from: JsonObject, key: string, path: string, known: Set<string>, what: string): string[] {
    const value = from[key] ?? [];
    const where = at(path, key);
    if (!Array.isArray(value)) {
      this.report(where, 'wrong-type', `${key} must be a list of ids, not ${quote(value)}.`);
      return [];
    }
    const kept = value.filter((id, i): id is string => {
      if (typeof id === 'string' && known.has(id)) return true;
      this.report(at(where, i), 'unknown-reference', `${quote(id)} is no ${what}: refer to the id of one that is there.`);
      return false;
    });
    return [...new Set(kept)];
  }
}

const idsOf = (parts: { id: string }[]): Set<string> => new Set(parts.map((part) => part.id));

function readAmount(reader: Reader, exit: JsonObject, key: 'groups' | 'risks' | 'tools', path: string, count: number): Amount {
  const value = exit[key];
  const where = at(path, key);
  const words = key !== 'tools';
  if (value === undefined) return words ? 'none' : 0;
  if (words && (value === 'all' || value === 'none')) return value;
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0) {
    const valid = words ? '"all", "none" or a whole number' : 'a whole number';
    reader.report(where, 'invalid-value', `${key} must be ${valid}, not ${quote(value)}. Nothing is asked for.`);
    return words ? 'none' : 0;
  }
  if (value <= count) return value;
  reader.report(where, 'beyond', `${key} asks for ${value}, but the phase has ${count}. It asks for ${count} now.`);
  return count;
}

const OPTIONS: readonly string[] = ['go', 'wait', 'stop'] satisfies DecisionOption[];

function readDecision(reader: Reader, exit: JsonObject, path: string): DecisionRule | undefined {
  const { decision } = exit;
  const where = at(path, 'decision');
  if (decision === undefined) return undefined;
  if (!isObject(decision)) {
    reader.report(where, 'wrong-type', `decision must be an object with text and options, not ${quote(decision)}.`);
    return undefined;
  }
  const seen = new Set<Json | undefined>();
  const options = reader.list(decision, 'options', where, (option, optionPath) => {
    if (!OPTIONS.includes(option.id as string) || seen.has(option.id)) {
      reader.report(at(optionPath, 'id'), 'invalid-value', `${quote(option.id)} must be one of go, wait and stop, each once. It is left out.`);
      return null;
    }
    seen.add(option.id);
    return { ...option, id: option.id as DecisionOption, text: reader.text(option, 'text', optionPath, option.id as string) };
  });
  if (!seen.has('go')) {
    reader.report(at(where, 'options'), 'no-go', 'A decision needs the option go, or nobody could move on. It is left out.');
    return undefined;
  }
  return { ...decision, text: reader.text(decision, 'text', where), options };
}

function readExit(reader: Reader, from: JsonObject, path: string, phase: Omit<Phase, 'exit'>): ExitRule {
  let { exit = {} } = from;
  const where = at(path, 'exit');
  if (!isObject(exit)) {
    reader.report(where, 'wrong-type', `exit must be an object, not ${quote(exit)}. Nothing is asked for.`);
    exit = {};
  }
  const decision = readDecision(reader, exit, where);
  const rule: ExitRule = {
    ...exit,
    groups: readAmount(reader, exit, 'groups', where, phase.groups.length),
    tools: readAmount(reader, exit, 'tools', where, phase.tools.length) as number,
    risks: readAmount(reader, exit, 'risks', where, phase.risks.length),
  };
  delete rule.decision;
  return decision ? { ...rule, decision } : rule;
}

const VOICES: unknown[] = [undefined, 'both', 'facilitator', 'peer'];

function readPhase(reader: Reader, from: JsonObject, path: string, index: number, catalogueTools: Set<string>): Phase | null {
  const id = reader.id(from, path);
  if (id === null) return null;
  const question = reader.named<Question>('text');
  const questions = (item: JsonObject, itemPath: string) => {
    if (!VOICES.includes(item.voice)) {
      reader.report(at(itemPath, 'voice'), 'invalid-value', `voice must be both, facilitator or peer, not ${quote(item.voice)}. Both are meant now.`);
      delete item.voice;
    }
    return question(item, itemPath);
  };
  const idea = reader.named<Idea>('text', ['title', 'source']);
  const risks = reader.list(from, 'risks', path, reader.named<Risk>('name', ['text']));
  const riskIds = idsOf(risks);
  const phase: Omit<Phase, 'exit'> = {
    ...from,
    id,
    label: reader.text(from, 'label', path) || (index < 26 ? String.fromCharCode(65 + index) : String(index + 1)),
    title: reader.text(from, 'title', path, id),
    headline: reader.text(from, 'headline', path),
    summary: reader.text(from, 'summary', path),
    groups: reader.list(from, 'groups', path, (group, groupPath) => {
      const named = reader.named<QuestionGroup>('title')(group, groupPath);
      if (!named) return null;
      named.leads = reader.list(group, 'leads', groupPath, questions);
      named.questions = reader.list(group, 'questions', groupPath, questions);
      if (named.leads.length + named.questions.length) return named;
      reader.report(groupPath, 'missing', `The group ${quote(group.id)} has no question, so nobody could answer it: give it leads or questions. It is left out.`);
      return null;
    }),
    tools: reader.list(from, 'tools', path, (tool, toolPath) => {
      const named = reader.named<Tool>('name', ['text'])(tool, toolPath);
      if (named?.tools) named.tools = reader.references(tool, 'tools', toolPath, catalogueTools, 'tool of the catalogue');
      return named;
    }),
    risks,
    measures: reader.list(from, 'measures', path, (measure, measurePath) => {
      const named = reader.named<Measure>('name', ['text'])(measure, measurePath);
      if (named) named.addresses = reader.references(measure, 'addresses', measurePath, riskIds, 'risk of this phase');
      return named;
    }),
    ideas: reader.list(from, 'ideas', path, idea),
    practices: reader.list(from, 'practices', path, idea),
    cases: reader.list(from, 'cases', path, idea),
  };
  reader.optionalTexts(phase as unknown as JsonObject, ['outcome'], path);
  return { ...phase, exit: readExit(reader, from, path, phase) };
}

function readCatalogue(reader: Reader, from: JsonObject): MapDefinition['catalogue'] {
  const { catalogue } = from;
  if (catalogue === undefined) return undefined;
  if (!isObject(catalogue)) {
    reader.report('/catalogue', 'wrong-type', `catalogue must be an object of lists, not ${quote(catalogue)}.`);
    return undefined;
  }
  return {
    ...catalogue,
    tools: reader.list(catalogue, 'tools', '/catalogue', reader.named<CatalogueTool>('name', ['text'])),
    parts: reader.list(catalogue, 'parts', '/catalogue', reader.named<CataloguePart>('name')),
    glossary: reader.list(catalogue, 'glossary', '/catalogue', reader.named<Term>('term')),
  };
}

function readLanguage(reader: Reader, from: JsonObject): string {
  const language = reader.text(from, 'language', '', 'und');
  try {
    return Intl.getCanonicalLocales(language)[0] ?? 'und';
  } catch {
    reader.report('/language', 'invalid-value', `${quote(language)} is no language tag: use one such as "en" or "fr-CA".`);
    return 'und';
  }
}

/**
 * Reads a map definition from a JSON text or a value. Reports every problem with its path; what is unusable is
 * left out, unknown keys are kept, and the input is never changed. Never throws on data.
 *
 * @param json A JSON text, or the value it stands for.
 * @returns The usable map, or null where no phase is usable; and all problems.
 */
export function parseMap(json: unknown): ParsedMap {
  const reader = new Reader();
  const { problems } = reader;
  const from = readJson(json);
  if (!isObject(from)) {
    const code = typeof json === 'string' && from === undefined ? 'invalid-json' : 'wrong-type';
    reader.report('', code, 'This is no map definition: give a JSON object with id, title, language and phases.');
    return { map: null, problems };
  }
  const id = reader.id(from, '') ?? 'map';
  const catalogue = readCatalogue(reader, from);
  const tools = idsOf(catalogue?.tools ?? []);
  let index = 0;
  const phases = reader.list(from, 'phases', '', (phase, path) => readPhase(reader, phase, path, index++, tools));
  if (!phases.length) {
    reader.report('/phases', 'no-phases', 'A map needs at least one usable phase: give phases a list of objects, each with an id.');
    return { map: null, problems };
  }
  const version = typeof from.version === 'number' ? String(from.version) : reader.text(from, 'version', '', '0');
  const map: MapDefinition = {
    ...(from as Partial<MapDefinition>),
    id,
    version,
    language: readLanguage(reader, from),
    title: reader.text(from, 'title', '', id),
    phases,
    cases: reader.list(from, 'cases', '', reader.named<Case>('text', ['title', 'source'])),
  };
  if (catalogue) map.catalogue = catalogue;
  else delete map.catalogue;
  if (!isObject(from.source) || typeof from.source.label !== 'string') {
    if (from.source !== undefined) reader.report('/source', 'wrong-type', 'source must be an object with a label, and an href where there is one.');
    delete map.source;
  }
  reader.optionalTexts(map as unknown as JsonObject, ['description'], '');
  return { map, problems };
}
