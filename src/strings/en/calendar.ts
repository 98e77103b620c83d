/** Texts of the events of a calendar. */
export const calendarStrings = {
  review: (risk: string) => `Review the risk: ${risk}`,
  decision: (label: string) => `Look at the decision of phase ${label} again`,
  phase: (label: string, title: string) => `Phase ${label}: ${title}`,
  owner: (owner: string) => `Owner: ${owner}`,
};
