// The row of a group or risk has its id. The colon keeps the others apart from ids that maps have.

/** Id of the row with the tools of a phase. */
export const TOOLS_ROW = ':tools';

/** Id of the row with the ideas of a phase. */
export const IDEAS_ROW = ':ideas';

/** Id under which the options of a decision open, which are shown once they are asked for. */
export const DECISION_ROW = ':decision';
