import type { Case } from '../../map/map-definition.js';

/** Cases of the map as a whole. Cases of one phase are in the file of that phase. */
export const cases: Case[] = [
  {
    id: 'callout-definition',
    title: 'Peer learning defined',
    text: 'Individuals trade knowledge and experience of reform with each other and carry it back to their organisations, so that change reaches scale. The logistics are complex, but the focus stays on good matches, trust and commitment between people. Judge it by whether contact gave the right people the learning they needed to change things that matter.',
  },
  {
    id: 'callout-study',
    title: 'The study behind the guide',
    text: `A mapping exercise rather than a deep study, because research on peer learning is young. It drew on three sources: online information about the facilitators, interviews and questionnaires with learners, and short case studies. Its authors admit a tilt towards facilitators, international exchange and western higher education.

- Authors: Matt Andrews and Nick Manning, 2015
- 52 peer learning facilities reviewed
- About 100 practitioners interviewed or surveyed`,
  },
  {
    id: 'callout-politics',
    title: 'Why politics matters',
    text: 'Politics and interests run through every system and relationship in public management. Peer learning starts from these obstacles: it brings unspoken pressures into view and swaps abstract talk about vision or political will for practical problem-solving. Practitioners matter because they hold know-how that training courses cannot easily package.',
  },
  {
    id: 'callout-three-takeaways',
    title: 'Three takeaways',
    text: 'Study the context thoroughly, its political economy and its problems, before matching anyone. Do not look for one standard toolkit, because good practice varies and careful design counts. Evidence of deep learning reaching organisations is still thin, so document and share what changes.',
  },
  {
    id: 'callout-whole-territory',
    title: 'Covering the whole map',
    text: 'Stopping after an early stage can still bring value, such as contact or individual learning. The real promise lies in travelling the full map. Risks wait at every stage, and particular tools can reduce them.',
  },
];
