import type { Evaluation } from './types.js';

/** Evaluation questions and stages, each linked to a question or phase of the map. */
const evaluation: Evaluation = {
  questions: [
    {
      id: 'evaluate-interaction',
      question: 'd-assess-interaction',
      part: 'interaction-facilitation',
    },
    {
      id: 'evaluate-generation',
      question: 'd-assess-knowledge-generation',
      part: 'knowledge-generation',
    },
    { id: 'evaluate-sharing', question: 'd-assess-sharing', part: 'sharing-and-exchange' },
    {
      id: 'evaluate-reflection',
      question: 'd-assess-reflection',
      part: 'reflection-application-diffusion',
    },
    {
      id: 'evaluate-application',
      question: 'd-assess-application',
      part: 'reflection-application-diffusion',
    },
    {
      id: 'evaluate-diffusion',
      question: 'd-assess-diffusion',
      part: 'reflection-application-diffusion',
    },
  ],
  stages: [
    { id: 'evaluation-engagement', name: 'First engagement', phase: 'foundational-engagement' },
    { id: 'evaluation-individual', name: 'Individual learning', phase: 'learning-outcomes' },
    { id: 'evaluation-organisational', name: 'Organisational learning', phase: 'change-at-scale' },
    { id: 'evaluation-impact', name: 'Reform impact', phase: 'change-at-scale' },
  ],
};

export default evaluation;
