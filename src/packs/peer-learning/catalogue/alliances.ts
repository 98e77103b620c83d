import type { LearningAlliances } from './types.js';

/** Description of learning alliances, and the steps of their learning loop. */
const alliances: LearningAlliances = {
  minimumLearningActivities: 2,
  facts: [
    {
      id: 'alliance-members',
      text: 'Institutions and organisations of several kinds, from more than one country and setting, work together.',
    },
    {
      id: 'alliance-topic',
      text: 'Each alliance shares knowledge, experience and new practice on one specific reform topic.',
    },
    {
      id: 'alliance-safe-space',
      text: 'Peers have a safe place to discuss what succeeded and what failed.',
    },
    {
      id: 'alliance-two-activities',
      text: 'Every alliance runs two learning activities or more, which makes a learning loop possible.',
    },
    {
      id: 'alliance-loop-steps',
      text: 'Within a loop, peers analyse experience together, adapt an approach and apply it.',
    },
    {
      id: 'alliance-stories',
      text: 'Stories of change about reform of institutions are to be shared with members and a wider public.',
    },
    {
      id: 'alliance-over-time',
      text: 'Members use various tools over time and also ask what makes peer learning itself work.',
    },
  ],
  loop: [
    { id: 'loop-analyse', name: 'Analyse together' },
    { id: 'loop-adapt', name: 'Adapt' },
    { id: 'loop-apply', name: 'Apply' },
    { id: 'loop-return', name: 'Return with results', suggested: true },
  ],
};

export default alliances;
