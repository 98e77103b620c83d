// The maps of the fault campaign: two phases, a decision, and a second map whose questions have the same ids.
import { createPhase } from '../kit/browser-maps.js';

const createFaultMap = (id: string, version: string) => {
  const [a, b] = [createPhase('a'), createPhase('b')];
  a.groups[0]!.leads.push({ id: 'a-q2', text: 'Another question of a?' });
  a.exit.decision = {
    text: 'Go?',
    options: [
      { id: 'go', text: 'Yes.' },
      { id: 'wait', text: 'Not yet.' },
    ],
  };
  return { id, version, language: 'en', title: `The ${id} map`, phases: [a, b] };
};

/** Definitions that a page sets: the first at the start, an equal one, a later version, and another map. */
export const definitions = {
  first: () => createFaultMap('garden', '1'),
  newer: () => createFaultMap('garden', '2'),
  other: () => createFaultMap('orchard', '1'),
} as const;

/** Questions that another tab answers. */
export const QUESTIONS = ['a-q', 'a-q2', 'b-q'] as const;
