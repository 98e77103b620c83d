import type { Agreements } from './types.js';

/** Model clauses for agreements between peers, and with the organisations that send them. */
const agreements: Agreements = {
  peer: {
    parties: ['individual peers', 'their organisations'],
    clauses: [
      { id: 'contract-work-together', text: 'We will work with each other.' },
      { id: 'contract-attend', text: 'We will come to the meetings.' },
      { id: 'contract-communicate', text: 'We will keep in regular contact.' },
      { id: 'contract-apply', text: 'We will use what we learn in our own organisations.' },
    ],
  },
  homeOrganisation: {
    clauses: [
      {
        id: 'home-wants-learning',
        text: 'We want our people to learn and to bring new ideas back.',
      },
      { id: 'home-authorise', text: 'We formally authorise them to take part.' },
      { id: 'home-support', text: 'We will support the learner.' },
      {
        id: 'home-opportunities',
        text: 'We will give occasions, time and space to share lessons.',
      },
      { id: 'home-resources', text: 'We will set resources aside in advance.' },
      { id: 'home-no-punishment', text: 'We will not penalise time away or fresh ideas.' },
      { id: 'home-routes', text: 'We will set up ways of sharing and use them regularly.' },
    ],
  },
};

export default agreements;
