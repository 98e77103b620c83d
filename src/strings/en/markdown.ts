/** Texts that only the Markdown of a plan contains. */
export const markdownStrings = {
  source: (label: string) => `Source: ${label}`,
  startedOn: (date: string) => `Started on ${date}.`,
  reopenedOn: (date: string) => `Reopened on ${date}.`,
  resumedOn: (date: string) => `Started again on ${date}.`,
  notRelevantSince: (date: string) => `Since ${date}.`,
  writtenOn: (date: string) => `Written on ${date}.`,
  changedOn: (date: string) => `Changed on ${date}.`,
  /** A name and what is said about it: `Agenda (Chosen, 28 November 2026)`. */
  remark: (name: string, ...remarks: string[]) => `${name} (${remarks.join(', ')})`,
  risk: (name: string) => `Risk: ${name}`,
  decision: 'Decision',
};
