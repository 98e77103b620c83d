// Proves that the walks detect faults: the same walk must report every mutant of the machine, by the oracle alone.
import { describe, expect, it } from 'vitest';
import { parseJourney } from '../../src/journey/index.js';
import type { Journey } from '../../src/journey/index.js';
import { extendedMap, originalMap } from '../kit/model-maps.js';
import { copy, START, Walker } from '../kit/journey-walker.js';
import { createMutants, createUnchangedMachine } from './mutants.js';
import { Violation, Walk, type Machine, type WalkSettings } from './walk.js';

/** Adds two risks to the first phase, one of which has a chosen measure and one of which is removed. */
function addOwnItems(walker: Walker): void {
  const phase = walker.map.phases[0]!.id;
  const [risk = '', removed = ''] = ['Kept', 'Removed'].map((name) => {
    const [fact] = walker.send({ type: 'risk.add', phase, name });
    return fact?.type === 'risk.added' ? fact.risk : '';
  });
  const [fact] = walker.send({ type: 'measure.add', risk, name: 'A measure' });
  const measures = fact?.type === 'measure.added' ? [fact.measure] : [];
  walker.send({ type: 'risk.assess', risk, measures }, { type: 'risk.remove', risk: removed });
}

/** Creates a start with entries of every kind, so that every command has an effect. */
function createStart(status: Journey['status']): Required<WalkSettings>['start'] {
  const ours = new Walker(status === 'completed' ? originalMap : extendedMap, { series: 900_001 });
  const firstPhase = ours.map.phases[0]!;
  const question = firstPhase.groups[0]!.leads[0]!.id;
  if (status === 'completed') ours.finish();
  const theirs = new Walker(ours.map, { series: 900_002, journey: ours.journey, start: START + 1 });
  ours.send({ type: 'question.answer', question, text: 'Ours.' });
  theirs.send({ type: 'question.answer', question, text: 'Theirs.' });
  ours.send(
    { type: 'group.set-aside', group: firstPhase.groups[0]!.id },
    { type: 'tool.choose', tool: firstPhase.tools[0]!.id },
  );
  ours.send({ type: 'journey.merge', journey: theirs.journey });
  addOwnItems(ours);
  if (status === 'stopped') ours.send({ type: 'decision.make', phase: firstPhase.id, option: 'stop' });
  // The extended map has new phases after the completed ones: one is open, and one is locked.
  return { journey: parseJourney(copy(ours.journey), extendedMap).journey!, facts: ours.facts };
}

/** Creates an active journey with a completed phase that asks to be checked. */
function createStartWithCheck(): Required<WalkSettings>['start'] {
  const [first, second] = extendedMap.phases;
  const walker = new Walker(extendedMap, { series: 900_003 }).complete(first!.id, second!.id);
  walker.send({ type: 'question.answer', question: first!.groups[0]!.leads[0]!.id, text: 'Another answer.' });
  return { journey: walker.journey, facts: walker.facts };
}

/** Small walks, which together cover every transition. */
const settings = [createStart('completed'), createStart('stopped'), createStart('active'), createStartWithCheck()].map(
  (start): WalkSettings => ({ map: extendedMap, progression: 'guided', maxDeviations: 1, maxCycles: 2, start }),
);

/** Returns the message of the first violation, or undefined if no walk finds one. */
function findViolation(machine: Machine, mutantName = ''): string | undefined {
  // The walk that starts in the state of the mutant is the most likely to find a violation.
  const isSameStatus = ({ start }: WalkSettings) => mutantName.startsWith(start!.journey.status);
  for (const setting of [...settings].sort((a, b) => Number(isSameStatus(b)) - Number(isSameStatus(a)))) {
    try {
      new Walk(machine, setting).explore();
    } catch (error) {
      if (!(error instanceof Violation)) throw error;
      return error.message;
    }
  }
  return undefined;
}

describe('Walk, on mutants of journeyMachine', () => {
  it('reports no violation for the unchanged machine', () => {
    expect(findViolation(createUnchangedMachine().machine)).toBeUndefined();
  });

  it.each(createMutants().map((mutant) => [mutant.name, mutant] as const))(
    'reports a violation for the mutant %s',
    (name, { machine }) => {
      expect(findViolation(machine, name)).toBeDefined();
    },
  );
});
