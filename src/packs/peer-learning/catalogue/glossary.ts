import type { GlossaryTerm } from './types.js';

/** Glossary: first the terms of the guide, then further terms that readers are likely to meet. */
const glossary: GlossaryTerm[] = [
  {
    id: 'term-community-of-practice',
    term: 'Community of practice',
    text: 'People, often far apart, who care about the same work and improve at it by keeping in regular touch.',
    attribution: 'Wenger',
    parts: [
      'A domain: a shared field and competence, not just friendship or contacts',
      'A community: doing things together and forming ties that allow learning',
      'A practice: a common stock of experience, stories, tools and answers to problems that return',
    ],
  },
  {
    id: 'term-facilitated-peer-group-engagement',
    term: 'Facilitated peer group engagement',
    text: 'Deliberately convening possible peers, picked by criteria like job function or professional body.',
  },
  {
    id: 'term-facilitating-organisations',
    term: 'Facilitating organisations',
    text: 'Bodies that help peer groups to meet and work together.',
  },
  {
    id: 'term-knowledge-generation',
    term: 'Knowledge generation',
    text: 'Making knowledge of any kind, and promoting it, so there is something to share.',
  },
  {
    id: 'term-learning-alliances',
    term: 'Learning alliances',
    text: 'Institutions of many kinds that work together, ready to share reform experience, using varied tools over time to learn what works in reform and in peer learning itself.',
    attribution: 'GPEDC 2014',
  },
  {
    id: 'term-learning-tools',
    term: 'Learning tools',
    text: 'The techniques and devices used while peers engage.',
    parts: [
      'Ways of meeting: large groups, small groups, online, virtual and by telephone',
      'Things to discuss: outside knowledge products, shared assessments, expert reviews, work by peers',
      'Experiences in common: visits to see new ideas first-hand',
      'Formal training sessions',
    ],
  },
  {
    id: 'term-peer-contracts',
    term: 'Peer contracts',
    text: 'Light agreements that commit people and their organisations to collaborate, attend, keep in touch and use the lessons at home.',
  },
  {
    id: 'term-peer-group-engagement',
    term: 'Peer group engagement',
    text: 'Possible peers, picked by criteria like function or professional body, assembled as a group.',
  },
  {
    id: 'term-peer-interaction-logistics',
    term: 'Peer interaction logistics',
    text: 'The organising challenges a facilitator faces.',
    parts: [
      'Time for peers at events in person',
      'Means and time for contact afterwards',
      'Places to meet',
      'Channels for contact at a distance',
    ],
  },
  {
    id: 'term-peer-learning',
    term: 'Peer learning',
    text: 'Public servants or other practitioners who share in designing reform gain, from one another, practical insight into technical choices and tactics for carrying them out.',
  },
  {
    id: 'term-peer-learning-communities-of-practice',
    term: 'Peer learning communities of practice',
    text: 'Particular professional or technical fields on which learners can focus inside wider peer learning, as PEMPAL does for treasury, budget and internal audit.',
    attribution: 'Folscher 2009, 2012',
  },
  {
    id: 'term-peer-learning-community',
    term: 'Peer learning community',
    text: 'Those members of a wider community of practice who gather to learn from one another.',
  },
  {
    id: 'term-peer-learning-goals',
    term: 'Peer learning goals',
    text: 'Set measures that show how far each intermediate and final objective is met.',
    parts: [
      'Intermediate: a foundational engagement is in place',
      'Intermediate: engagement leads to lasting individual contact',
      'Intermediate: lasting contact leads to practical learning',
      'Final: learning is applied to bring change at scale',
    ],
  },
  {
    id: 'term-peer-reviews',
    term: 'Peer reviews',
    text: 'A country or agency rates itself against benchmarks, often with help, and expert peers always review the result as a panel. The usual aim is a reform agenda, not individual skill, so learning may or may not follow. Between countries it is a soft form of governance that spreads best practice.',
  },
  {
    id: 'term-peer-selection',
    term: 'Peer selection',
    text: 'Setting and using criteria to choose peers of similar profile and put them in contact.',
  },
  {
    id: 'term-reflection-mechanisms',
    term: 'Reflection mechanisms for application and diffusion',
    text: 'Looking back together at whether individual lessons are being reinforced and scaled up.',
  },
  {
    id: 'term-sharing-forward',
    term: 'Sharing forward',
    text: 'Seeing that lessons travel past the individual and into the home organisation.',
  },
  {
    id: 'term-theory-of-change',
    term: 'Theory of change',
    text: 'The reasoning that links what you do to the results you want, including the connections you assume and the consequences you expect.',
    attribution: 'Dart, Hall and Rudland 2010',
  },
  {
    id: 'term-transformational-change',
    term: 'Transformational change in the public sector',
    text: 'The marked growth in public sector capacity foreseen after Busan and implied by the Sustainable Development Goals.',
  },
  {
    id: 'term-tacit-knowledge',
    term: 'Tacit knowledge',
    text: 'Practical know-how that people hold but rarely write down, such as steering politics, inspiring a team or gathering allies.',
  },
  {
    id: 'term-home-organisation',
    term: 'Home organisation',
    text: 'The body a peer works for and to which lessons should return.',
  },
  {
    id: 'term-authoriser',
    term: 'Authoriser',
    text: 'Whoever gives a peer permission and support to take part.',
  },
  {
    id: 'term-peer',
    term: 'Peer',
    text: 'An individual practitioner, not a country or organisation, who learns directly from another.',
  },
  {
    id: 'term-facilitator',
    term: 'Facilitator',
    text: 'A person or body that convenes peers and supports their exchange.',
  },
  {
    id: 'term-medium-run',
    term: 'Medium and long run',
    text: 'Roughly three to five years, and anything beyond five.',
  },
  {
    id: 'term-affective-learning',
    term: 'Affective learning',
    text: 'Learning that works through interests, attitudes and motives as well as reasoning.',
  },
  {
    id: 'term-learning-loop',
    term: 'Learning loop',
    text: 'Two or more linked learning activities, so that experience is examined together, adapted and applied.',
  },
  {
    id: 'term-volition',
    term: 'Volition',
    text: 'The power to take your own decisions and act on them.',
  },
];

export default glossary;
