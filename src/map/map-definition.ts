/** Who a wording of a question speaks to. */
export type Voice = 'both' | 'facilitator' | 'peer';

/** Where the content of a map comes from. */
export interface Source {
  label: string;
  href?: string;
}

/** What a journey can have entries of. */
export interface Recorded {
  id: string;
  /** Ids that it had in earlier versions of the map: what was recorded by them follows. */
  was?: string[];
}

/** One guiding question, or one wording of a lead question. Plain text. */
export interface Question extends Recorded {
  text: string;
  /** Who it speaks to; `both` where absent. */
  voice?: Voice;
}

/** A lead question, in one or two voices, with its sub-questions. */
export interface QuestionGroup extends Recorded {
  title: string;
  leads: Question[];
  questions: Question[];
}

/** A tool that a phase offers. */
export interface Tool extends Recorded {
  name: string;
  text?: string;
  /** Ids of the tools in `catalogue.tools` that describe this one. */
  tools?: string[];
}

export interface Risk extends Recorded {
  name: string;
  text?: string;
}

/** A risk-management measure; it addresses one or more risks of its phase. */
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

/** What a decision at the end of a phase can be. */
export type DecisionOption = 'go' | 'wait' | 'stop';

/** The decision that a phase asks for. It always offers `go`. */
export interface DecisionRule {
  text: string;
  options: { id: DecisionOption; text: string }[];
}

/** How much of a kind an exit rule asks for; a number means at least that many. */
export type Amount = 'all' | 'none' | number;

/** What must hold before a phase can be completed. */
export interface ExitRule {
  groups: Amount;
  /** At least this many tools chosen. */
  tools: number;
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
  /** What the phase leads to. */
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

/** A tool as the catalogue describes it, for every phase that offers it. */
export interface CatalogueTool {
  id: string;
  name: string;
  text?: string;
}

/** One part of the process that tools serve. */
export interface CataloguePart {
  id: string;
  name: string;
  /** Tool ids of the catalogue by phase id: what this part uses in that phase. */
  tools?: Record<string, string[]>;
}

/** A term and what it means. */
export interface Term {
  id: string;
  term: string;
  text: string;
}

/** Which ideas, practices and cases serve a group of questions. */
export interface Link {
  id: string;
  /** Id of the group. */
  group: string;
  /** Ids of ideas, practices and cases of its phase, or of cases of the map. */
  ideas: string[];
}

/** Reference matter beside the phases. Further lists are kept as they are. */
export interface Catalogue {
  tools?: CatalogueTool[];
  parts?: CataloguePart[];
  glossary?: Term[];
  links?: Link[];
  [list: string]: unknown;
}

/** The JSON that describes one process map. Ids are unique across the whole map. */
export interface MapDefinition {
  id: string;
  version: string;
  /** BCP 47 tag of the language that the texts are in. */
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

/** Texts of a map in another language, by `<id>.<field>`. */
export interface LocaleOverlay {
  language: string;
  strings: Record<string, string>;
}

/** Something wrong with data that came from outside. */
export interface Problem {
  /** JSON Pointer (RFC 6901) to the value; the empty string is the whole document. */
  path: string;
  /** One of a documented, closed list. */
  code: string;
  /** A sentence: what is wrong, and what is valid. */
  message: string;
}
