import type { GlossaryTerm } from './types.js';

/** Glossary: first the terms of the guide, then further terms that readers are likely to meet. */
const glossary: GlossaryTerm[] = [
  {
    id: 'term-community-of-practice',
    term: 'Community of practice',
    text: 'People who share an interest in the same work, often in different places, and learn to do it better by regular contact.',
    attribution: 'Wenger',
    parts: [
      'Domain: a shared professional field and competence, not only friendship or contacts',
      'Community: members do things together and build relationships that help them learn',
      'Practice: members are practitioners who share experience, stories, tools and solutions to problems that come back',
    ],
  },
  {
    id: 'term-facilitated-peer-group-engagement',
    term: 'Facilitated peer group engagement',
    text: 'Actively bringing possible peers together as a group. They are chosen by criteria such as function or profession.',
  },
  {
    id: 'term-facilitating-organisations',
    term: 'Facilitating organisations',
    text: 'Groups or organisations that support peer group engagement.',
  },
  {
    id: 'term-knowledge-generation',
    term: 'Knowledge generation',
    text: 'Producing knowledge to share, and promoting it.',
  },
  {
    id: 'term-learning-alliances',
    term: 'Learning alliances',
    text: 'Groups of different institutions that are ready to share their experience of public sector reform. Over time they use different learning tools to learn what works in reform and in peer learning.',
    attribution: 'GPEDC 2014',
  },
  {
    id: 'term-learning-tools',
    term: 'Learning tools',
    text: 'Techniques and devices that are used when peers engage.',
    parts: [
      'Ways of meeting: large groups, small groups, online, virtual or by telephone',
      'Topics to discuss: knowledge products from outside, common assessments, expert reviews, products by peers',
      'Shared experience: site visits to see new ideas at first hand',
      'Formal training sessions',
    ],
  },
  {
    id: 'term-peer-contracts',
    term: 'Peer contracts',
    text: 'Light agreements. Peers and their organisations commit to work together, attend meetings, stay in contact and use the lessons at home.',
  },
  {
    id: 'term-peer-group-engagement',
    term: 'Peer group engagement',
    text: 'A group of possible peers brought together. They are chosen by criteria such as function or profession.',
  },
  {
    id: 'term-peer-interaction-logistics',
    term: 'Peer interaction logistics',
    text: 'What facilitators have to organise so that peers can interact.',
    parts: [
      'Time for peers to meet in person',
      'Means and time for contact afterwards',
      'Places to meet',
      'Channels for contact at a distance',
    ],
  },
  {
    id: 'term-peer-learning',
    term: 'Peer learning',
    text: 'Officials and other practitioners who help to design reforms learn from each other: which reform options exist and how to put them into practice.',
  },
  {
    id: 'term-peer-learning-communities-of-practice',
    term: 'Peer learning communities of practice',
    text: 'Particular professional or technical fields that peers can focus on. In PEMPAL, for example, these are treasury, budget and internal audit.',
    attribution: 'Folscher 2009, 2012',
  },
  {
    id: 'term-peer-learning-community',
    term: 'Peer learning community',
    text: 'Those members of a wider community of practice who meet to learn from each other.',
  },
  {
    id: 'term-peer-learning-goals',
    term: 'Peer learning goals',
    text: 'Set measures of how far the intermediate objectives and the final objective have been reached.',
    parts: [
      'Intermediate: a foundational engagement is established',
      'Intermediate: the engagement leads to sustained contact between individuals',
      'Intermediate: sustained contact leads to practical peer learning',
      'Final: learning is used to create change at scale',
    ],
  },
  {
    id: 'term-peer-reviews',
    term: 'Peer reviews',
    text: 'A country or agency assesses itself against benchmarks, often with support, and a panel of expert peers always reviews the result. A peer review is a form of facilitated peer group engagement. It is usually meant to help set an agenda for reform, not to build individual skills, so peers may or may not learn. Between countries it is a soft form of governance that sets a general agenda of best practice.',
  },
  {
    id: 'term-peer-selection',
    term: 'Peer selection',
    text: 'Setting and using criteria to select peers with similar profiles and connect them.',
  },
  {
    id: 'term-reflection-mechanisms',
    term: 'Reflection mechanisms for application and diffusion',
    text: 'Ways to discuss and review whether individual lessons are really reinforced and spread at scale.',
  },
  {
    id: 'term-sharing-forward',
    term: 'Sharing forward',
    text: 'Making sure that lessons reach the home organisation and do not stay with one person.',
  },
  {
    id: 'term-theory-of-change',
    term: 'Theory of change',
    text: 'The reasons why you expect your activities to lead to the results you want. It shows the links you assume and the effects you expect.',
    attribution: 'Dart, Hall and Rudland 2010',
  },
  {
    id: 'term-transformational-change',
    term: 'Transformational change in the public sector',
    text: 'The major improvements in the capacity of the public sector that were expected after Busan and are implied by the Sustainable Development Goals.',
  },
  {
    id: 'term-tacit-knowledge',
    term: 'Tacit knowledge',
    text: 'Practical knowledge that people have but that is hard to write down or teach, such as how to manage politics, inspire teams or build coalitions.',
  },
  {
    id: 'term-home-organisation',
    term: 'Home organisation',
    text: 'The organisation that a peer works for, and to which lessons should return.',
  },
  {
    id: 'term-authoriser',
    term: 'Authoriser',
    text: 'A person or organisation that gives a peer permission and support to take part.',
  },
  {
    id: 'term-peer',
    term: 'Peer',
    text: 'An individual practitioner, not a country or organisation, who learns directly from other practitioners.',
  },
  {
    id: 'term-facilitator',
    term: 'Facilitator',
    text: 'A person or organisation that brings peers together and supports their learning.',
  },
  {
    id: 'term-medium-run',
    term: 'Medium to long run',
    text: 'Medium run: about three to five years. Long run: more than five years.',
  },
  {
    id: 'term-affective-learning',
    term: 'Affective learning',
    text: 'Learning that works through people’s interests, attitudes and motivation.',
  },
  {
    id: 'term-learning-loop',
    term: 'Learning loop',
    text: 'Two or more linked learning activities. In them, peers analyse experience together, adapt an approach and apply it.',
  },
  {
    id: 'term-volition',
    term: 'Volition',
    text: 'The power to make your own decisions and act on them.',
  },
];

export default glossary;
