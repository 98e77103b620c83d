/** A reason why a command is denied, or a requirement of an exit rule. The message tells people what to do. */
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

  /** Number of items that are still missing, if the exit rule asks for a number. */
  missing?: number;
}

/** The closed list of codes of a {@link Reason}. */
export type ReasonCode =
  /** The element has no journey yet. */
  | 'not-ready'

  /** People cannot act on this map here. */
  | 'read-only'

  /** The command is not an object, or its type is unknown. */
  | 'unknown-command'

  /** A field of the command is missing or has an invalid value. */
  | 'malformed'

  /** The command contains an id that the map does not have. */
  | 'unknown-id'

  /** The phase is locked until the phases before it are completed. */
  | 'locked'

  /** The journey is stopped. */
  | 'stopped'

  /** The journey is not stopped, so it cannot be resumed. */
  | 'not-stopped'

  /** The journey is not completed, so no new cycle can start. */
  | 'not-completed'

  /** Only a completed phase can be reopened. */
  | 'phase-not-completed'

  /** Exit rule: this group must be answered or set aside. */
  | 'group-left'

  /** Exit rule: more groups must be answered or set aside. */
  | 'groups-left'

  /** Exit rule: more tools must be chosen. */
  | 'tools-left'

  /** Exit rule: this risk must be assessed. */
  | 'risk-left'

  /** Exit rule: more risks must be assessed. */
  | 'risks-left'

  /** Exit rule: the decision must be `go`. */
  | 'decision-left'

  /** The phase has no decision. */
  | 'no-decision'

  /** The decision does not offer this option. */
  | 'unknown-option'

  /** The measure does not address this risk. */
  | 'wrong-measure'

  /** Only risks and measures that the team added can be removed or restored. */
  | 'not-own'

  /** The imported journey cannot be read. */
  | 'unreadable-journey'

  /** The imported journey was written by a newer version of the library. */
  | 'newer-version'

  /** The imported journey belongs to another map. */
  | 'other-map'

  /** The host page canceled the request. */
  | 'vetoed';

/** The reasons why a command was denied. */
export interface Denial {
  reasons: Reason[];
}
