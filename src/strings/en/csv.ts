/** Texts that only the risk register as CSV contains. */
export const csvStrings = {
  phase: 'Phase',
  risk: 'Risk',
  measures: 'Measures',
  state: 'State',
  states: { open: 'To do', 'dealt-with': 'Dealt with', closed: 'No longer a risk' },
  overdue: 'Review overdue',
  note: 'Note',
  id: 'Id',
};
