import type { Background } from './types.js';

/** Findings of the mapping study, and the history of the guide. */
const background: Background = {
  findings: [
    {
      id: 'finding-enthusiasm',
      text: 'Supply of peer engagement is growing in number and scope, and demand is rising: learners speak well of it and think they might have gained still more.',
      challenge: 'Bring supply and demand together in balance.',
    },
    {
      id: 'finding-individuals',
      text: 'Ideas differ about who peers are, but learning happens straight between individuals and not between countries or organisations.',
      challenge: 'Design how individual lessons return to organisations.',
    },
    {
      id: 'finding-repeated',
      text: 'Learning comes from many encounters over time, and better-matched peers have more to share and trust more readily.',
      challenge: 'Match on more than post and formal role.',
    },
    {
      id: 'finding-goals',
      text: 'Learning goals often stayed unstated. Most learners named shared experience of softer matters as the main gain, with formal knowledge in second place.',
      challenge: 'State learning goals openly.',
    },
    {
      id: 'finding-reflection',
      text: 'Tools for reflection were few. Attention went to early logistics and seldom to whether contact brought practical learning and then change at scale.',
      challenge: 'Measure results and build in reflection.',
    },
    {
      id: 'finding-willingness',
      text: 'Success needs peers who are equally willing, involved from the first day and authorised; facilitators must win commitment and then tend connections for a long time.',
      challenge: 'Keep committed connections going.',
    },
  ],
  facts: [
    {
      id: 'fact-long-guide',
      text: 'The longer guide is a consultation draft; its authors are Matt Andrews and Nick Manning.',
    },
    {
      id: 'fact-consultation',
      text: 'Consultation on the web ran to 1 February 2016, with the launch planned for early that year.',
    },
    {
      id: 'fact-aims',
      text: 'The review asked who the peers are, which initiatives exist, which tools they use, how goals are met and judged, and what makes it hard.',
    },
    {
      id: 'fact-premise',
      text: 'Practitioners know the challenges of their work best, but what they know seldom passes to others.',
    },
    {
      id: 'fact-article',
      text: 'The tracking article by Catherine Anderson was a short masterclass in Daejeon on 11 October 2022.',
    },
  ],
};

export default background;
