import { describe, expect, it } from 'vitest';
import { treePlanting, walk, workshop } from '../../../test/kit/maps.js';
import { Walker } from '../../../test/kit/journey-walker.js';
import { createDice, completeJourney, sendRandomCommand } from '../../../test/kit/random-choices.js';
import { createJourney } from '../index.js';
import type { MapDefinition, Progression } from '../index.js';

const cases = [workshop, walk, treePlanting].flatMap((map) =>
  (['guided', 'strict', 'open'] as const).map((progression): [Progression, MapDefinition] => [progression, map]),
);

describe('rule 15: a journey can be completed from every reachable state', () => {
  it('completes after random commands on any map, with any progression', () => {
    const reachedStates = new Set<string>();
    for (const [progression, map] of cases) {
      for (let seed = 1; seed <= 2; seed++) {
        const roll = createDice(seed * 7907);
        const walker = new Walker(map, { progression });
        for (let i = 0; i < 40; i++) {
          sendRandomCommand(walker, roll);
          reachedStates.add(`${walker.journey.status} ${Math.min(walker.journey.cycle, 2)}`);
        }
        completeJourney(walker);
      }
    }
    expect([...reachedStates].sort()).toEqual([
      'active 1',
      'active 2',
      'completed 1',
      'completed 2',
      'stopped 1',
      'stopped 2',
    ]);
  }, 20_000);

  it('completes after a merge of two diverged replicas', () => {
    for (const [progression, map] of cases) {
      for (let seed = 1; seed <= 2; seed++) {
        const roll = createDice(seed * 104729);
        const ours = new Walker(map, { progression });
        const theirs = ours.fork();
        for (let i = 0; i < 40; i++) sendRandomCommand(roll(2) ? ours : theirs, roll);
        ours.send({ type: 'journey.merge', journey: theirs.journey });
        completeJourney(ours);
      }
    }
  }, 20_000);

  it.each([
    [
      'stopped in its first phase',
      (walker: Walker) => walker.send({ type: 'decision.make', phase: 'plan', option: 'stop' }),
    ],
    [
      'stopped after it was completed',
      (walker: Walker) => walker.finish().send({ type: 'decision.make', phase: 'share', option: 'stop' }),
    ],
    ['reopened in its first phase', (walker: Walker) => walker.finish().send({ type: 'phase.reopen', phase: 'plan' })],
    ['restarted', (walker: Walker) => walker.finish().send({ type: 'journey.restart' })],
    ['started on another cycle', (walker: Walker) => walker.finish().send({ type: 'cycle.start' })],
    [
      'replaced by a record in another phase',
      (walker: Walker) =>
        walker.send({ type: 'journey.replace', journey: { ...createJourney(workshop), phase: 'share' } }),
    ],
  ] as const)('completes after the journey was %s', (_, sendCommands) => {
    const walker = new Walker(workshop);
    sendCommands(walker);
    completeJourney(walker);
  });
});
