import type { Checklist } from './types.js';

/** Checklists of the challenges of a first engagement, and of the keys to diffusion. */
const successFactors: Checklist[] = [
  {
    id: 'checklist-challenges',
    title: 'Checklist for a successful foundational engagement',
    groups: [
      {
        id: 'challenge-who',
        title: 'Who the peers are',
        items: [
          { id: 'challenge-identify', text: 'The right peers have been identified and involved.' },
          { id: 'challenge-match', text: 'The first events match peers well.' },
          {
            id: 'challenge-differences',
            text: 'Differences between peers, such as personality and culture, are managed.',
          },
        ],
      },
      {
        id: 'challenge-engage',
        title: 'Full engagement of peers',
        items: [
          { id: 'challenge-trust', text: 'Peers are building trust.' },
          { id: 'challenge-willingness', text: 'All peers are equally willing to learn.' },
          {
            id: 'challenge-start',
            text: 'All peers take part fully from the beginning.',
          },
          { id: 'challenge-authority', text: 'All peers have the authority to take a full part.' },
        ],
      },
      {
        id: 'challenge-logistics',
        title: 'Peer interaction logistics',
        items: [
          { id: 'challenge-time', text: 'Peers have time to meet in person.' },
          {
            id: 'challenge-means',
            text: 'Peers have the means and time to stay in contact after meetings in person.',
          },
          { id: 'challenge-venues', text: 'Suitable places to meet have been found.' },
          {
            id: 'challenge-media',
            text: 'Suitable channels for contact at a distance have been found.',
          },
          {
            id: 'challenge-continuous',
            text: 'Logistics are managed well all the time, and do not stop peers from engaging.',
          },
        ],
      },
    ],
  },
  {
    id: 'checklist-diffusion',
    title: 'Checklist for spreading lessons',
    groups: [
      {
        id: 'diffusion-share-forward',
        title: 'Sharing forward by peers',
        items: [
          { id: 'diffusion-reflect', text: 'Peers reflect well on what they have learned.' },
          { id: 'diffusion-willing', text: 'Peers are willing to share it in their organisations.' },
          { id: 'diffusion-able', text: 'Peers are able to share it in their organisations.' },
        ],
      },
      {
        id: 'diffusion-home-open',
        title: 'Open home organisations',
        items: [
          { id: 'diffusion-open', text: 'Home organisations welcome lessons from returning peers.' },
          {
            id: 'diffusion-invest',
            text: 'Home organisations are ready to invest in these lessons.',
          },
          { id: 'diffusion-space', text: 'There is time and space for peers to bring lessons home.' },
        ],
      },
    ],
  },
];

export default successFactors;
