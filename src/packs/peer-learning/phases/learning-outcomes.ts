import type { Phase } from '../../../map/map-definition.js';

/** Phase D: Learning outcomes. */
export const learningOutcomes: Phase = {
  id: 'learning-outcomes',
  label: 'D',
  title: 'Learning outcomes',
  headline: 'How will you turn contact between peers into real learning?',
  summary:
    'Contact alone is not learning. Agree what peers should gain, choose activities and evidence that bring out unwritten know-how, make time for reflection, and evaluate what individuals actually learn.',
  outcome: 'Learning outcomes achieved',
  groups: [
    {
      id: 'd-expected-gains',
      title: 'Expected learning gains',
      leads: [
        {
          id: 'd-expected-gains-lead',
          text: 'Do you know what you want peers to gain by learning from one another?',
        },
      ],
      questions: [
        {
          id: 'd-focal-issues',
          text: 'Have you a clear view of the main issues peers should learn about?',
        },
        {
          id: 'd-technical',
          text: 'Do you target technical learning, and if so which: country systems, reform sequencing, avoiding collateral damage?',
        },
        {
          id: 'd-flexibility',
          text: 'Do you want peers to learn flexibility and humility in how they manage change?',
        },
        {
          id: 'd-political-savvy',
          text: 'Do you want peers to learn to read and handle the politics of change?',
        },
        {
          id: 'd-constructive-subversion',
          text: 'Do you want peers to learn constructive subversion, resisting reform packages that fit badly?',
        },
      ],
    },
    {
      id: 'd-reporting-mechanism',
      title: 'Capturing and reporting gains',
      leads: [
        {
          id: 'd-reporting-mechanism-lead',
          text: 'What arrangements will capture, evaluate, report and communicate learning gains so that support grows?',
        },
      ],
      questions: [
        {
          id: 'd-expectations',
          text: 'How will you check what gains people expect, and how and when these get assessed and reported to organisations?',
          voice: 'facilitator',
        },
        {
          id: 'd-attribution',
          text: 'How will you tell whether peers learn, and whether peer exchange is the cause?',
          voice: 'facilitator',
        },
        {
          id: 'd-communicating-gains',
          text: 'How will you tell the people and organisations involved what has been learned?',
        },
        {
          id: 'd-evaluation-timeline',
          text: 'Have you drafted a timetable for monitoring, evaluating and giving feedback on the process?',
        },
        {
          id: 'd-funder-acceptance',
          text: 'How will you get your own funders or authorisers to accept your assessment plan?',
        },
      ],
    },
    {
      id: 'd-evaluation-tools',
      title: 'Tools for evaluating gains',
      leads: [
        {
          id: 'd-evaluation-tools-lead',
          text: 'Are the tools you use right for judging what peers have learned?',
        },
      ],
      questions: [
        {
          id: 'd-assess-interaction',
          text: 'Can you judge how well you have helped peers interact?',
          voice: 'facilitator',
        },
        {
          id: 'd-assess-knowledge-generation',
          text: 'Can you judge how well peer learning has produced new knowledge?',
        },
        {
          id: 'd-assess-sharing',
          text: 'Can you judge how well knowledge has passed between peers through this learning?',
        },
        {
          id: 'd-assess-reflection',
          text: 'Can you judge how well you have helped peers reflect on new lessons?',
          voice: 'facilitator',
        },
        {
          id: 'd-assess-application',
          text: 'Can you judge how well peers have put new lessons to use?',
        },
        {
          id: 'd-assess-diffusion',
          text: 'Can you judge how well peers have spread lessons within their organisations?',
        },
      ],
    },
  ],
  tools: [
    {
      id: 'd-tool-peer-produced-products',
      name: 'Peer-produced products',
      tools: ['tool-peer-produced-knowledge-products'],
    },
    { id: 'd-tool-site-visits', name: 'Site visits', tools: ['tool-site-visits'] },
    {
      id: 'd-tool-joint-activities',
      name: 'Joint activities',
      tools: ['tool-joint-peer-activities'],
    },
    {
      id: 'd-tool-community-publications',
      name: 'Community publications',
      tools: ['tool-community-publications'],
    },
    {
      id: 'd-tool-reflection',
      name: 'Single- or multi-peer reflection',
      tools: ['tool-single-peer-reflection', 'tool-multi-peer-reflection'],
    },
    {
      id: 'd-tool-good-natured-competition',
      name: 'Good-natured competition',
      tools: ['tool-good-natured-competition'],
    },
    {
      id: 'd-tool-defining-learning-objectives',
      name: 'Defining learning objectives',
      tools: ['tool-defining-learning-objectives'],
    },
  ],
  risks: [
    {
      id: 'd-risk-standard-solutions',
      name: 'Standard solutions spread by peers',
      text: 'Off-the-shelf reforms get passed along under the name of peer learning.',
    },
  ],
  measures: [
    {
      id: 'd-measure-research-evidence',
      name: 'Research evidence',
      text: 'Bring research findings in, so claims about what works can be tested.',
      addresses: ['d-risk-standard-solutions'],
    },
    {
      id: 'd-measure-inclusive-conversation',
      name: 'Meaningful, inclusive conversations',
      text: 'Use methods that let everyone speak about what matters.',
      addresses: ['d-risk-standard-solutions'],
    },
    {
      id: 'd-measure-formal-training',
      name: 'Formal training within peer activities',
      text: 'Build taught sessions into what peers do together.',
      addresses: ['d-risk-standard-solutions'],
    },
    {
      id: 'd-measure-objective-evaluation',
      name: 'Evaluation of learning objectives',
      text: 'Check whether each stated learning aim is being reached.',
      addresses: ['d-risk-standard-solutions'],
    },
    {
      id: 'd-measure-reflection',
      name: 'Reflection tools',
      text: 'Give peers ways to stop and think about what they are learning.',
      addresses: ['d-risk-standard-solutions'],
    },
    {
      id: 'd-measure-scoping-demand',
      name: 'Scoping the demand',
      text: 'Ask again what peers themselves need, so that no ready-made answer drives the exchange.',
      addresses: ['d-risk-standard-solutions'],
    },
  ],
  ideas: [
    {
      id: 'd-idea-contact-not-learning',
      text: 'Peers may stay in touch yet learn nothing, or only what is plain to see, and the initiative then loses its worth.',
    },
    {
      id: 'd-idea-specify',
      text: 'Most initiatives never say what should be learned; the better ones make it plain.',
    },
    {
      id: 'd-idea-tacit-goal',
      text: 'Learning is strongest when peers share unwritten know-how, such as handling politics; formal knowledge, support, collaboration and training are further goals.',
    },
    {
      id: 'd-idea-softer-gains',
      text: 'Most learners name shared experience as their main gain, on matters like teams, political support and culture; formal knowledge comes second.',
    },
    {
      id: 'd-idea-evidence',
      text: 'Putting evidence in front of peers provokes them to learn in earnest.',
    },
    {
      id: 'd-idea-conversation',
      text: 'Deep learning often comes from conversation that matters and leaves nobody out.',
    },
    {
      id: 'd-idea-training',
      text: 'Training has value by itself, opens the door to relationships, and can frame looser exchange afterwards.',
    },
    {
      id: 'd-idea-reflection',
      text: 'Reflection sharpens individual learning and shows the community where to go next; time moved from training to reflection repays itself.',
    },
    {
      id: 'd-idea-few-reflection-tools',
      text: 'Few initiatives have any tools for reflection, and measurement of results is weak.',
    },
    {
      id: 'd-idea-tell-hosts',
      text: 'Tell host organisations the learning aims at the outset and keep them posted on gains.',
    },
    {
      id: 'd-idea-evaluate-gains',
      text: 'Evaluating gains tells learners what is expected, favours the tools that work, and makes everyone answerable.',
    },
    {
      id: 'd-idea-intermediate',
      text: 'Evaluations dwell on opening events and overall results; look at what individuals learn in between.',
    },
  ],
  practices: [
    {
      id: 'd-practice-host-communication',
      title: 'Objectives shared with host organisations',
      text: 'Tell host organisations the learning objectives before you start, and report gains as you go.',
    },
    {
      id: 'd-practice-gain-evaluation',
      title: 'Learning-gain evaluation',
      text: 'Keep a standing way to evaluate what learners gain.',
    },
    {
      id: 'd-practice-certified-training',
      title: 'Certificated training',
      text: 'Where useful, link taught modules to a certificate.',
    },
    {
      id: 'd-practice-benchmarking',
      title: 'Benchmarking',
      text: 'Use comparison among peers to show where improvement is possible and to motivate it.',
    },
  ],
  cases: [
    {
      id: 'callout-nigeria',
      title: 'A learner from Nigeria',
      text: 'Learned to set priorities, to spot the urgent challenge in a long list, and to weigh government-wide reform against narrower steps.',
    },
  ],
  exit: { groups: 'all', tools: 1, risks: 'all' },
};
