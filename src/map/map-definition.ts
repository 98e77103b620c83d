/** Audience of a wording of a question. */
export type Voice = 'both' | 'facilitator' | 'peer';

/** Origin of the content of a map. */
export interface Source {
  label: string;

  /** URL with the scheme `http`, `https` or `mailto`. */
  href?: string;
}

/** Base of every map item that a journey can have entries for. */
export interface Recorded {
  id: string;

  /**
   * Ids of this item in earlier versions of the map, oldest first. Entries recorded under them are moved to the current
   * id.
   */
  was?: string[];
}

/** One guiding question, or one wording of a lead question. Plain text. */
export interface Question extends Recorded {
  text: string;

  /** Audience of this wording. Defaults to `both`. */
  voice?: Voice;
}

/** A lead question, in one or two voices, with its prompts. */
export interface QuestionGroup extends Recorded {
  title: string;

  /** Wordings of the lead question. */
  leads: Question[];

  /** Prompts: sub-questions of the lead question. */
  questions: Question[];
}

/** A tool that a phase offers. */
export interface Tool extends Recorded {
  name: string;
  text?: string;

  /** Ids of the tools in `catalogue.tools` that describe this one. */
  tools?: string[];
}

/** A risk to assess in a phase. */
export interface Risk extends Recorded {
  name: string;
  text?: string;
}

/** A risk-management measure. It addresses one or more risks of its phase. */
export interface Measure extends Recorded {
  name: string;
  text?: string;

  /** Ids of risks of the same phase. */
  addresses: string[];
}

/** An idea for reflection, or a practice. `text` takes the safe Markdown subset. */
export interface Idea {
  id: string;
  title?: string;
  text: string;
  source?: string;
}

/** A case to learn from. `text` takes the safe Markdown subset. */
export type Case = Idea;

/** A possible decision at the end of a phase: continue, wait, or stop the journey. */
export type DecisionOption = 'go' | 'wait' | 'stop';

/** The decision that a phase asks for. `options` always includes `go`. */
export interface DecisionRule {
  text: string;
  options: { id: DecisionOption; text: string }[];
}

/** Required number of items in an exit rule: all, none, or at least the given number. */
export type Amount = 'all' | 'none' | number;

/** Conditions for completing a phase. */
export interface ExitRule {
  /** Question groups with an answer, or set aside. */
  groups: Amount;

  /** Minimum number of chosen tools. */
  tools: number;

  /** Risks with a measure chosen, or accepted. */
  risks: Amount;
  decision?: DecisionRule;
}

/** One stage of the map. */
export interface Phase extends Recorded {
  /** Short mark on the drawing, such as `A`. */
  label: string;
  title: string;
  headline: string;

  /** Takes the safe Markdown subset. */
  summary: string;

  /** Result of the phase. */
  outcome?: string;
  groups: QuestionGroup[];
  tools: Tool[];
  risks: Risk[];
  measures: Measure[];
  ideas: Idea[];
  practices?: Idea[];
  cases?: Case[];
  exit: ExitRule;
}

/** Description of a tool, shared by all phases that offer it. */
export interface CatalogueTool {
  id: string;
  name: string;
  text?: string;
}

/** One part of the process that tools serve. */
export interface CataloguePart {
  id: string;
  name: string;

  /** Ids of catalogue tools that serve this part, by phase id. */
  tools?: Record<string, string[]>;
}

/** A glossary term and its explanation. */
export interface Term {
  id: string;
  term: string;
  text: string;
}

/** Links a group of questions to the ideas, practices and cases that help to answer it. */
export interface Link {
  id: string;

  /** Id of the group. */
  group: string;

  /** Ids of ideas, practices and cases of the group's phase, or of cases of the map. */
  ideas: string[];
}

/** Reference material beside the phases. Lists under other names are allowed and kept unchanged. */
export interface Catalogue {
  tools?: CatalogueTool[];
  parts?: CataloguePart[];
  glossary?: Term[];
  links?: Link[];
  [list: string]: unknown;
}

/** JSON document that describes one process map. Ids are unique across the whole map. */
export interface MapDefinition {
  id: string;
  version: string;

  /** BCP 47 tag of the language of the texts. */
  language: string;
  title: string;

  /** Takes the safe Markdown subset. */
  description?: string;
  source?: Source;
  phases: Phase[];

  /** Cases of the map as a whole. */
  cases?: Case[];
  catalogue?: Catalogue;
}

/** Texts of a map in another language. */
export interface LocaleOverlay {
  /** BCP 47 tag of the language of `strings`. */
  language: string;

  /** Translated texts by `<id>.<field>`. */
  strings: Record<string, string>;
}

/** A fault in data from outside. */
export interface Problem {
  /** JSON Pointer (RFC 6901) to the faulty value. The empty string refers to the whole document. */
  path: string;

  /** Machine-readable code from a documented, closed list. */
  code: string;

  /** Sentence that says what is wrong and what is valid. */
  message: string;
}
