/** The steps of a trail, by the type of their fact. */
export const trailSteps = {
  'decision.made': 'decided',
  'phase.completed': 'finished',
  'phase.confirmed': 'checked, still right',
  'phase.reopened': 'reopened',
  'journey.stopped': 'stopped',
  'journey.resumed': 'started again',
  'cycle.started': 'new cycle',
};
