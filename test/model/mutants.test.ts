// What proves that the walks see: each guard and each transition is taken out of the machine, and the very same walk
// must report it, by the oracle alone.
import { describe, expect, it } from 'vitest';
import { parseJourney } from '../../src/journey/index.js';
import type { Journey } from '../../src/journey/index.js';
import { grown, young } from '../kit/model-maps.js';
import { copy, START, Walker } from '../kit/journey-walker.js';
import { mutants, unharmed } from './mutants.js';
import { Violation, Walk, type Machine, type Setting } from './walk.js';

/** Where a walk begins: something of every kind is there, so that every command finds something to do. */
function startOf(status: Journey['status']): Required<Setting>['start'] {
  const ours = new Walker(status === 'completed' ? young : grown, { series: 900_001 });
  const first = ours.map.phases[0]!;
  const question = first.groups[0]!.leads[0]!.id;
  if (status === 'completed') ours.finish();
  const theirs = new Walker(ours.map, { series: 900_002, journey: ours.journey, start: START + 1 });
  ours.send({ type: 'question.answer', question, text: 'Ours.' });
  theirs.send({ type: 'question.answer', question, text: 'Theirs.' });
  ours.send({ type: 'group.set-aside', group: first.groups[0]!.id }, { type: 'tool.choose', tool: first.tools[0]!.id });
  ours.send({ type: 'journey.merge', journey: theirs.journey });
  if (status === 'stopped') ours.send({ type: 'decision.make', phase: first.id, option: 'stop' });
  // The map has grown since the journey was completed: there is a phase that is open, and one that is locked.
  return { journey: parseJourney(copy(ours.journey), grown).journey!, facts: ours.facts };
}

/** Small walks, which together come by every transition. */
const settings = (['completed', 'stopped', 'active'] as const).map((status): Setting => ({
  map: grown,
  progression: 'guided',
  deviations: 1,
  cycles: 2,
  start: startOf(status),
}));

/** What the first walk that sees something says. */
function complaintOf(machine: Machine, about = ''): string | undefined {
  // That of the status which the mutant is about sees most.
  const isFirst = ({ start }: Setting) => about.startsWith(start!.journey.status);
  for (const setting of [...settings].sort((a, b) => Number(isFirst(b)) - Number(isFirst(a)))) {
    try {
      new Walk(machine, setting).run();
    } catch (error) {
      if (!(error instanceof Violation)) throw error;
      return error.message;
    }
  }
  return undefined;
}

describe('the walk reports what is taken out of the machine', () => {
  it('and nothing where nothing is', () => {
    expect(complaintOf(unharmed().machine)).toBeUndefined();
  });

  it.each(mutants().map((one) => [one.name, one] as const))('%s', (name, { machine }) => {
    expect(complaintOf(machine, name)).toBeDefined();
  });
});
