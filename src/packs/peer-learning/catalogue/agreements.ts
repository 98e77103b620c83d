import type { Agreements } from './types.js';

/** Model clauses for agreements between peers, and with the organisations that send them. */
const agreements: Agreements = {
  peer: {
    parties: ['individual peers', 'their organisations'],
    clauses: [
      { id: 'contract-work-together', text: 'We will work together.' },
      { id: 'contract-attend', text: 'We will attend the peer meetings.' },
      { id: 'contract-communicate', text: 'We will communicate regularly.' },
      { id: 'contract-apply', text: 'We will use what we learn in our own organisations.' },
    ],
  },
  homeOrganisation: {
    clauses: [
      {
        id: 'home-wants-learning',
        text: 'We want our people to learn and to return with new ideas.',
      },
      { id: 'home-authorise', text: 'We formally authorise them to take part.' },
      { id: 'home-support', text: 'We will support the learner.' },
      {
        id: 'home-opportunities',
        text: 'We will give them opportunities, time and space to share lessons.',
      },
      { id: 'home-resources', text: 'We will plan time and resources in advance.' },
      { id: 'home-no-punishment', text: 'We will not punish them for time away or for new ideas.' },
      { id: 'home-routes', text: 'We will set up ways to share lessons and use them regularly.' },
    ],
  },
};

export default agreements;
