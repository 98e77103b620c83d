import type { Background } from './types.js';

/** Findings of the mapping study, and the history of the guide. */
const background: Background = {
  findings: [
    {
      id: 'finding-enthusiasm',
      text: 'Interest in peer learning is growing. There seem to be more and broader initiatives, and demand is growing too. Learners speak well of peer learning and think that they could have learned even more.',
      challenge: 'Balance supply and demand.',
    },
    {
      id: 'finding-individuals',
      text: 'There are many ideas about who peers are. The review concludes that peers are individuals: they learn directly, not their countries or organisations.',
      challenge: 'Design initiatives so that lessons return to organisations.',
    },
    {
      id: 'finding-repeated',
      text: 'Peer learning seldom happens at a single event. It happens over time, as peers engage repeatedly. Peers who match well are expected to share more and to build trust more readily.',
      challenge: 'Match peers by more than position and formal role.',
    },
    {
      id: 'finding-goals',
      text: 'Learning goals were not always stated. The large majority of learners named shared experience of softer issues as their main gain. Formal knowledge came second.',
      challenge: 'State the learning goals clearly.',
    },
    {
      id: 'finding-reflection',
      text: 'There were few tools for reflection. Attention went to early, partly logistical stages, and less to whether contact led to practical learning and then to change at scale.',
      challenge: 'Measure results and support reflection.',
    },
    {
      id: 'finding-willingness',
      text: 'Peer learning can succeed only if all peers are equally willing to learn, fully engaged from the beginning and authorised. Facilitators need to win commitment and then support these connections for a long time.',
      challenge: 'Keep peers committed and connected.',
    },
  ],
  facts: [
    {
      id: 'fact-long-guide',
      text: 'The longer guide is a draft for consultation by Matt Andrews and Nick Manning.',
    },
    {
      id: 'fact-consultation',
      text: 'The online consultation was open until 1 February 2016. The launch was planned for early 2016.',
    },
    {
      id: 'fact-aims',
      text: 'The review asked who the peers are, which initiatives and tools exist, how goals are reached and assessed, and what makes peer learning difficult.',
    },
    {
      id: 'fact-premise',
      text: 'Practitioners know the challenges of their work best, but rarely pass on what they know.',
    },
    {
      id: 'fact-article',
      text: 'The article on tracking by Catherine Anderson was given as a short masterclass in Daejeon on 11 October 2022.',
    },
  ],
};

export default background;
