import type { Statement } from './types.js';

/** The twelve principles, in order. */
const principles: Statement[] = [
  {
    id: 'principle-clear-objectives',
    text: 'Know what is to be learned and shape every encounter to bring it about.',
  },
  {
    id: 'principle-matched-empowered',
    text: 'Match each person well, and see that they are permitted and able to take part properly.',
  },
  {
    id: 'principle-formal-authorisation',
    text: 'Obtain official permission for each peer from the organisation that sends them.',
  },
  {
    id: 'principle-honesty-commitment',
    text: 'Expect honesty and commitment from peers toward one another.',
  },
  {
    id: 'principle-long-run',
    text: 'Keep peers engaged over the medium to long run: years, not days.',
  },
  {
    id: 'principle-multiple-ways',
    text: 'Vary how peers meet, with joint work and visits among the ways.',
  },
  {
    id: 'principle-do-and-reflect',
    text: 'Let peers act together and stop often to think about the lessons.',
  },
  {
    id: 'principle-report-gains',
    text: 'Tell authorisers what each peer gains, so that they go on backing the process.',
  },
  {
    id: 'principle-home-commitment',
    text: 'Have each employer promise to let lessons in, with a plan for doing so routinely.',
  },
  {
    id: 'principle-simple-process',
    text: 'Keep taking part easy, with little administration and low cost.',
  },
  {
    id: 'principle-encourage-sharing-back',
    text: 'Encourage peers, and give them the power, to bring lessons home.',
  },
  {
    id: 'principle-evaluate-every-facet',
    text: 'Evaluate each step: first contact, individual learning, organisational learning and effect on reform.',
  },
];

export default principles;
