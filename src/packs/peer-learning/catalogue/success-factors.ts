import type { Checklist } from './types.js';

/** Checklists of the challenges of a first engagement, and of the keys to diffusion. */
const successFactors: Checklist[] = [
  {
    id: 'checklist-challenges',
    title: 'Checklist for a sound foundational engagement',
    groups: [
      {
        id: 'challenge-who',
        title: 'Who the peers are',
        items: [
          { id: 'challenge-identify', text: 'The right peers have been found and brought in.' },
          { id: 'challenge-match', text: 'Opening events leave each peer well matched.' },
          {
            id: 'challenge-differences',
            text: 'Differences of personality, culture and the like are being handled.',
          },
        ],
      },
      {
        id: 'challenge-engage',
        title: 'Full engagement of peers',
        items: [
          { id: 'challenge-trust', text: 'Trust is growing among the peers.' },
          { id: 'challenge-willingness', text: 'Everyone is equally willing to learn.' },
          {
            id: 'challenge-start',
            text: 'Peers have been involved completely since the beginning.',
          },
          { id: 'challenge-authority', text: 'Every peer is authorised to take a full part.' },
        ],
      },
      {
        id: 'challenge-logistics',
        title: 'Logistics of interaction',
        items: [
          { id: 'challenge-time', text: 'Peers can spare the time for meetings in person.' },
          {
            id: 'challenge-means',
            text: 'Peers have means and time to keep in touch once they go home.',
          },
          { id: 'challenge-venues', text: 'Suitable places to meet have been found.' },
          {
            id: 'challenge-media',
            text: 'Suitable channels for contact at a distance have been found.',
          },
          {
            id: 'challenge-continuous',
            text: 'Arrangements are looked after all the time and never block willing peers.',
          },
        ],
      },
    ],
  },
  {
    id: 'checklist-diffusion',
    title: 'Checklist for diffusion',
    groups: [
      {
        id: 'diffusion-share-forward',
        title: 'Peers share forward',
        items: [
          { id: 'diffusion-reflect', text: 'Peers think properly about what they gained.' },
          { id: 'diffusion-willing', text: 'Peers want to share it at home.' },
          { id: 'diffusion-able', text: 'Peers can share it at home.' },
        ],
      },
      {
        id: 'diffusion-home-open',
        title: 'Home organisations are open',
        items: [
          { id: 'diffusion-open', text: 'Organisations welcome lessons from peers who return.' },
          {
            id: 'diffusion-invest',
            text: 'Organisations are ready to put resources into those lessons.',
          },
          { id: 'diffusion-space', text: 'There is time and room for lessons to be brought home.' },
        ],
      },
    ],
  },
];

export default successFactors;
