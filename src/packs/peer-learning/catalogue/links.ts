import type { Link } from '../../../map/map-definition.js';

/**
 * Ids of the ideas, practices and cases that help with each group of questions, separated by spaces. The guide lists
 * them by phase only: assigning them to groups is our addition.
 */
const ideasByGroup: Record<string, string> = {
  'a-reform-focus': 'a-idea-many-areas a-idea-sector',
  'a-theory-of-change': 'a-idea-means a-practice-theory-of-change',
  'a-knowledge-gaps': 'a-idea-specific-tool a-idea-tacit a-idea-best-suited',
  'a-reasons': 'a-idea-demanding a-idea-more-than-learning',
  'a-peer-identity': 'a-idea-real-people a-practice-peer-survey',
  'a-benefits': 'a-idea-clear-learning a-idea-modalities',
  'a-challenges': 'a-idea-realism a-practice-context-analysis',
  'a-costs': 'a-idea-demanding a-idea-realism',
  'b-first-contact':
    'b-idea-how-it-is-done b-idea-right-group b-idea-fitting-tool b-idea-constraints b-practice-peer-contract',
  'b-right-peers':
    'b-idea-match-people b-idea-scale-tension b-idea-individual-selection b-idea-involve-in-matching b-idea-shared-problems b-idea-beyond-position b-idea-no-best-practice-star b-practice-matching-criteria callout-targeting callout-georgia',
  'b-full-engagement':
    'b-idea-full-attendance b-idea-equal-start b-idea-trust b-idea-plan-with-peers b-idea-next-step b-practice-advance-involvement b-practice-trust-exercises b-practice-next-step-offers',
  'c-keeping-connections':
    'c-idea-deep-stage c-idea-long-periods c-idea-repeated c-idea-prepare-funders c-practice-advance-funding callout-fdi callout-hungary',
  'c-commitment':
    'c-idea-commitment c-idea-incentive c-idea-authorisers c-idea-facilitator-stamina c-practice-authoriser-reporting c-practice-incentives',
  'c-staying-connected':
    'c-idea-choose-tools c-idea-face-time c-idea-time c-idea-technology c-idea-technology-training c-idea-logistics c-practice-logistical-support c-practice-communication-technology',
  'd-expected-gains':
    'd-idea-contact-not-learning d-idea-specify d-idea-tacit-goal d-idea-softer-gains d-idea-conversation d-idea-training d-practice-certified-training callout-nigeria',
  'd-reporting-mechanism':
    'd-idea-tell-hosts d-idea-reflection d-idea-few-reflection-tools d-practice-host-communication',
  'd-evaluation-tools':
    'd-idea-evidence d-idea-evaluate-gains d-idea-intermediate d-practice-gain-evaluation d-practice-benchmarking',
  'e-reform-impacts': 'e-idea-scaling-stage e-idea-rare e-idea-neglected e-idea-individual-to-scale callout-legitimacy',
  'e-home-openness': 'e-idea-both-sides e-idea-contract-home e-practice-home-contract',
  'e-share-forward':
    'e-idea-know-what e-idea-up-front e-idea-networks e-idea-link-tools e-idea-learn-in-groups e-idea-coalitions e-practice-up-front-requirement e-practice-local-network e-practice-coalitions',
  'e-utility': 'e-idea-measure e-practice-measure-diffusion callout-tracking-gap',
};

const links: Link[] = Object.entries(ideasByGroup).map(([group, ideas]) => ({
  id: `link-${group}`,
  group,
  ideas: ideas.split(' '),
}));

export default links;
