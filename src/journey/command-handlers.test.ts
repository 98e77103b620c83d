import { describe, expect, it } from 'vitest';
import { workshop } from '../../test/kit/maps.js';
import { createFacts } from './command-handlers.js';
import { listReasonsAgainst } from './permissions.js';
import { createJourney } from './record.js';

const question = workshop.phases[0]!.groups[0]!.leads[0]!.id;
const context = { map: workshop, journey: createJourney(workshop), progression: 'guided' } as const;

describe('createFacts', () => {
  it.each(['journey.replace', 'journey.merge'] as const)(
    'returns no facts for %s with an unreadable record',
    (type) => {
      expect(createFacts(context, { type, journey: 'none' }, {})).toEqual([]);
    },
  );

  it('returns no facts for a variant of a question without an answer', () => {
    expect(createFacts(context, { type: 'variant.take', question, variant: 'v' }, {})).toEqual([]);
  });
});

describe('listReasonsAgainst', () => {
  it.each(['journey.restart', 'journey.resume', 'cycle.start'] as const)(
    'lists nothing against %s, which depends on the status alone',
    (type) => {
      expect(listReasonsAgainst(context, { type })).toEqual([]);
    },
  );
});
