import type { Matching } from './types.js';

/** Criteria for matching peers, and constraints on the choice of a format. */
const matching: Matching = {
  criteria: [
    { id: 'match-shared-problems', name: 'Shared problems and challenges', strength: 'strongest' },
    { id: 'match-position', name: 'Position', strength: 'helpful' },
    { id: 'match-task-initiative', name: 'Task or policy initiative', strength: 'helpful' },
    { id: 'match-professional-background', name: 'Professional background', strength: 'helpful' },
    { id: 'match-years-of-service', name: 'Years of service', strength: 'mentioned' },
    {
      id: 'match-large-entity',
      name: 'Country, organisation or city',
      strength: 'common but weak',
    },
  ],
  constraints: [
    { id: 'constraint-own-limits', name: 'Your own limits' },
    { id: 'constraint-time-travel', name: 'Peers’ time and travel limits' },
    { id: 'constraint-backgrounds', name: 'Different backgrounds' },
    { id: 'constraint-goals', name: 'Goals of your initiative' },
  ],
};

export default matching;
