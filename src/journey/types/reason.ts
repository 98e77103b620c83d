/** Why something is refused or still left; the message says what to do. */
export interface Reason {
  code: ReasonCode;
  message: string;
  phase?: string;
  group?: string;
  question?: string;
  tool?: string;
  risk?: string;
  measure?: string;
  variant?: string;
  /** How many more are needed, where the rule counts. */
  missing?: number;
}
/** The closed list of codes of a {@link Reason}. */
export type ReasonCode =
  /** The element has no journey yet. */
  | 'not-ready'
  /** People cannot act on this map here. */
  | 'read-only'
  /** The command's type is none of the known ones, or it is no object. */
  | 'unknown-command'
  /** A field of the command is missing or of the wrong kind. */
  | 'malformed'
  /** The command names something that the map does not have. */
  | 'unknown-id'
  /** The phase is locked until the ones before it are completed. */
  | 'locked'
  /** The journey is stopped. */
  | 'stopped'
  /** There is nothing to resume. */
  | 'not-stopped'
  /** The journey has not reached its end. */
  | 'not-completed'
  /** Only a completed phase can be reopened. */
  | 'phase-not-completed'
  /** Exit rule: this group needs an answer, or to be set aside. */
  | 'group-left'
  /** Exit rule: more groups need an answer. */
  | 'groups-left'
  /** Exit rule: more tools must be chosen. */
  | 'tools-left'
  /** Exit rule: this risk must be assessed. */
  | 'risk-left'
  /** Exit rule: more risks must be assessed. */
  | 'risks-left'
  /** Exit rule: go must be decided. */
  | 'decision-left'
  /** The phase asks for no decision. */
  | 'no-decision'
  /** The decision does not offer this option. */
  | 'unknown-option'
  /** The measure does not address this risk. */
  | 'wrong-measure'
  /** The journey given cannot be read. */
  | 'unreadable-journey'
  /** The journey given was written by a newer version of the library. */
  | 'newer-version'
  /** The journey given belongs to another map. */
  | 'other-map'
  /** The host page refused it. */
  | 'vetoed';
/** Why a command was refused. */
export interface Denial {
  reasons: Reason[];
}
