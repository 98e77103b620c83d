import type { Phase } from '../../../map/map-definition.js';

/** Phase A: Groundwork. */
export const groundwork: Phase = {
  id: 'pre-foundational',
  label: 'A',
  title: 'Groundwork',
  headline: 'Is peer learning right for you here, how wide should it reach, and what would it add?',
  summary:
    'Before anyone meets, decide whether peer learning fits the problem at all. Name the reform, the gap in knowledge, the people you have in mind and the result you hope for, and be frank about politics, logistics, cost and support.',
  outcome: 'Engagement of peer groups considered',
  groups: [
    {
      id: 'a-reform-focus',
      title: 'Reform focus',
      leads: [
        {
          id: 'a-reform-focus-lead',
          text: 'Which kinds of public sector reform do you intend to work on?',
        },
      ],
      questions: [
        { id: 'a-focal-sector', text: 'Have you settled on one clear sector to concentrate on?' },
        {
          id: 'a-existing-network',
          text: 'Does some network or community of peers already exist in that sector?',
        },
      ],
    },
    {
      id: 'a-theory-of-change',
      title: 'Theory of change',
      leads: [
        {
          id: 'a-theory-of-change-lead',
          text: 'By what chain of cause and effect do you expect this reform to work?',
        },
      ],
      questions: [
        { id: 'a-reform-goals', text: 'What is this reform meant to achieve in the end?' },
        {
          id: 'a-reform-means',
          text: 'By what routes or actions do you expect to reach those aims?',
        },
        {
          id: 'a-means-goals-assumptions',
          text: 'What are you taking for granted when you say those actions will produce those aims?',
        },
      ],
    },
    {
      id: 'a-knowledge-gaps',
      title: 'Knowledge gaps',
      leads: [
        {
          id: 'a-knowledge-gaps-lead',
          text: 'What missing knowledge about this area of reform are you hoping to supply?',
        },
      ],
      questions: [
        {
          id: 'a-other-approaches',
          text: 'Which ways of learning other than peer exchange might also close those gaps?',
        },
      ],
    },
    {
      id: 'a-reasons',
      title: 'Reasons for engaging',
      leads: [
        {
          id: 'a-reasons-lead-facilitator',
          text: 'As a facilitator, why do you wish to bring these peers together?',
          voice: 'facilitator',
        },
        {
          id: 'a-reasons-lead-peer',
          text: 'As a peer, why would you like to be in contact with other peers?',
          voice: 'peer',
        },
      ],
      questions: [
        {
          id: 'a-learning-or-other',
          text: 'Is learning your real purpose, or do you have some other motive?',
        },
      ],
    },
    {
      id: 'a-peer-identity',
      title: 'Who the peers are',
      leads: [
        {
          id: 'a-peer-identity-lead',
          text: 'Can you say exactly which peers you mean to work with?',
        },
      ],
      questions: [
        {
          id: 'a-attracting-peers',
          text: 'Do you know what would draw those peers into taking part?',
          voice: 'facilitator',
        },
      ],
    },
    {
      id: 'a-benefits',
      title: 'Hoped-for benefits',
      leads: [
        {
          id: 'a-benefits-lead-facilitator',
          text: 'What good do you hope peer learning will do in your setting?',
          voice: 'facilitator',
        },
        {
          id: 'a-benefits-lead-peer',
          text: 'As a peer, what do you hope contact with others will bring you here?',
          voice: 'peer',
        },
      ],
      questions: [
        {
          id: 'a-who-learns-what',
          text: 'Who is to learn from whom, and what exactly will they learn?',
        },
        {
          id: 'a-reform-impact',
          text: 'In what way should peer learning change the course of the reform?',
        },
        {
          id: 'a-measuring-success',
          text: 'How, and at what point, will you judge whether the learning has worked?',
        },
        {
          id: 'a-information-to-share',
          text: 'What sorts of information will the peers have to share with one another?',
          voice: 'facilitator',
        },
        {
          id: 'a-engagement-length',
          text: 'For how long will the peers have to stay engaged?',
          voice: 'facilitator',
        },
        {
          id: 'a-activities-needed',
          text: 'Which kinds of activity will the peers have to join in?',
          voice: 'facilitator',
        },
      ],
    },
    {
      id: 'a-challenges',
      title: 'Challenges to full engagement',
      leads: [
        {
          id: 'a-challenges-lead-facilitator',
          text: 'What could make it hard to keep peers involved through the entire process?',
          voice: 'facilitator',
        },
        {
          id: 'a-challenges-lead-peer',
          text: 'As a peer yourself, what could make it hard to see the entire process through?',
          voice: 'peer',
        },
      ],
      questions: [
        {
          id: 'a-political-challenges',
          text: 'Which of these difficulties are political in nature?',
        },
        {
          id: 'a-logistical-challenges',
          text: 'Which of these difficulties are practical ones of logistics?',
        },
      ],
    },
    {
      id: 'a-costs',
      title: 'Costs and support',
      leads: [
        {
          id: 'a-costs-lead-facilitator',
          text: 'What costs or difficulties do you foresee in supporting peer learning here?',
          voice: 'facilitator',
        },
        {
          id: 'a-costs-lead-peer',
          text: 'What costs or difficulties do you foresee in taking part as a peer here?',
          voice: 'peer',
        },
      ],
      questions: [
        {
          id: 'a-political-difficulty',
          text: 'How hard will it be, politically, to make this happen?',
        },
        {
          id: 'a-resources-capacity',
          text: 'What resources and what capacity will you need to draw on?',
        },
        { id: 'a-enough-support', text: 'Is the backing you have strong enough for the task?' },
      ],
    },
  ],
  tools: [],
  risks: [],
  measures: [],
  ideas: [
    {
      id: 'a-idea-specific-tool',
      text: 'Treat peer learning as one particular instrument: use it where it suits and is feasible, with its purpose clear.',
    },
    {
      id: 'a-idea-demanding',
      text: 'The process asks a great deal, so check that it is the right one before you commit.',
    },
    {
      id: 'a-idea-many-areas',
      text: 'It can create and spread knowledge, and motivate people, in reform areas of every kind.',
    },
    {
      id: 'a-idea-tacit',
      text: 'Technical, political and managerial lessons can all pass between peers, but unwritten know-how is where the most value lies.',
    },
    {
      id: 'a-idea-sector',
      text: 'Results are usually best when you aim at one sector where a community of practitioners is already active.',
    },
    {
      id: 'a-idea-means',
      text: 'Peer learning serves an end, so spell out how you think it will help the reform along.',
    },
    {
      id: 'a-idea-best-suited',
      text: 'Knowledge gaps can be closed in several ways; keep peer learning for practical know-how passed between practitioners.',
    },
    {
      id: 'a-idea-more-than-learning',
      text: 'Peers also gain contacts and moral support, which have worth of their own.',
    },
    {
      id: 'a-idea-real-people',
      text: 'Peers are people rather than institutions, so describe the individuals you want before you begin.',
    },
    {
      id: 'a-idea-clear-learning',
      text: 'Say what kind of knowledge should pass between peers, without dictating it; this attracts people and guides your design.',
    },
    {
      id: 'a-idea-modalities',
      text: 'Decide early which tools you will use and how peers will meet; again, clarity attracts people and guides design.',
    },
    {
      id: 'a-idea-realism',
      text: 'Expect difficulty: peers need political room to take part, and poor logistics can sink everything, so watch both throughout.',
    },
  ],
  practices: [
    {
      id: 'a-practice-theory-of-change',
      title: 'Theory of change',
      text: 'Write down how exchange between peers should lead to reform, then use it to shape the process and keep interest alive.',
    },
    {
      id: 'a-practice-context-analysis',
      title: 'Context analysis',
      text: 'Study the setting, its political economy and the real problem first, so that matching can be productive.',
    },
    {
      id: 'a-practice-peer-survey',
      title: 'Pre-event peer survey',
      text: 'Ask likely peers beforehand what difficulties they face; answering also builds their interest.',
    },
  ],
  exit: {
    groups: 'all',
    tools: 0,
    risks: 'all',
    decision: {
      text: 'What does the territory check say?',
      options: [
        { id: 'go', text: 'Peer learning fits here. On to B.' },
        { id: 'wait', text: 'Not yet. Say what has to change and when you will look again.' },
        {
          id: 'stop',
          text: 'Peer learning is not the way here. The record is kept and can be resumed.',
        },
      ],
    },
  },
};
