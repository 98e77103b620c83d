import type { Case } from '../../map/map-definition.js';

/** Cases of the map as a whole. Cases of one phase are in the file of that phase. */
export const cases: Case[] = [
  {
    id: 'callout-definition',
    title: 'What peer learning means',
    text: 'In peer learning, individuals exchange knowledge and experience of public sector reform. They may then take what they learn back to their organisations, so that it affects reform at scale. The logistics are complex, but peer learning avoids a focus on process instead of product. It recognises that learning happens between individuals, and needs good matches, trust and commitment. To evaluate peer learning, ask whether the right people learned the right things to achieve changes that matter.',
  },
  {
    id: 'callout-study',
    title: 'The study behind the guide',
    text: `The study maps peer learning initiatives. It is not an extensive study, because research on peer learning is still new. It uses three kinds of data: online information about the initiatives, interviews and questionnaires with learners, and short case studies. It was carried out to support new learning alliances. The authors say that it leans towards facilitators, international peer learning and higher education in the west.

- Authors: Matt Andrews and Nick Manning, 2015
- 52 peer learning facilities reviewed
- About 100 practitioners interviewed or surveyed`,
  },
  {
    id: 'callout-politics',
    title: 'Why politics matters',
    text: 'Public sector management is never separate from politics. Political influence and interest groups affect every system and relationship. Peer learning starts from these political barriers. It replaces abstract ideas such as vision or political will with practical problem-solving. Practitioners are central because they have tacit knowledge, which is hard to pass on in traditional training.',
  },
  {
    id: 'callout-three-takeaways',
    title: 'Three takeaways',
    text: 'First, analyse the context, including its political economy and problems, to find the most useful matches. Second, there is no standard toolkit: peer learning seems to work, but it can take many forms and needs careful design. Third, there is still little evidence that deep tacit knowledge passes between peers and then spreads to organisations at scale, so document and share what changes.',
  },
  {
    id: 'callout-whole-territory',
    title: 'Covering the whole map',
    text: 'An initiative that does not go through all the stages can still be useful, for example by bringing peers together or helping individuals learn. But peer learning shows its real potential when you cover the whole map. Every stage has risks, and specific tools can reduce them.',
  },
];
