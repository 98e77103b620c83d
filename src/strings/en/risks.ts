/** Texts of the body of the risks, which only that uses. */
export const riskStrings = {
  closed: 'No longer a risk',
  /** Label of the field for the name of a risk that the map does not have. */
  newRisk: 'Another risk that you see',
  addRisk: 'Add this risk',
  /** Label of the field for a measure that the map does not have. */
  newMeasure: 'Another measure',
  addMeasure: 'Add this measure',
  added: (name: string) => `“${name}” is added.`,
  removeRisk: 'Remove this risk',
  /** Removes a measure. */
  remove: 'Remove',
  removed: (name: string) => `“${name}” is removed.`,
  restore: 'Put it back',
  restored: (name: string) => `“${name}” is back.`,
  /** Precedes the names of removed risks. */
  removedRisks: 'Removed risks',
  /** Said if the button is pressed while the field is empty. */
  nameMissing: 'Write a few words first.',
  /** Precedes the kind of a risk that the team added. */
  ownRisk: 'Your own risk:',
};
