/** Texts that only the Markdown of a plan contains. */
export const markdownStrings = {
  source: (label: string) => `Source: ${label}`,
  startedOn: (date: string) => `Started on ${date}.`,
  reopenedOn: (date: string) => `Reopened on ${date}.`,
  resumedOn: (date: string) => `Started again on ${date}.`,
  notRelevantSince: (date: string) => `Since ${date}.`,
  /** `writer` is the name of a person; empty if it is not known. */
  writtenOn: (date: string, writer: string) => `Written on ${date}${writer && ` by ${writer}`}.`,
  /** Below an answer that was carried over from an earlier cycle. */
  fromCycle: (number: number) => `From cycle ${number}.`,
  changedOn: (date: string, writer: string) => `Changed on ${date}${writer && ` by ${writer}`}.`,
  /** A name and what is said about it: `Agenda (Chosen, 28 November 2026)`. */
  remark: (name: string, ...remarks: string[]) => `${name} (${remarks.join(', ')})`,
  risk: (name: string) => `Risk: ${name}`,
  decision: 'Decision',
};
