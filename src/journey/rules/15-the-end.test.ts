import { describe, expect, it } from 'vitest';
import { treePlanting, walk, workshop } from '../../../test/kit/maps.js';
import { Walker } from '../../../test/kit/journey-walker.js';
import { dice, goToTheEnd, stir } from '../../../test/kit/random-choices.js';
import { createJourney } from '../index.js';
import type { MapDefinition, Progression } from '../index.js';

const cases = [workshop, walk, treePlanting].flatMap((map) =>
  (['guided', 'strict', 'open'] as const).map((progression): [Progression, MapDefinition] => [progression, map]),
);

describe('rule 15: from every state that commands can reach, the journey can be brought to its end', () => {
  it('after random commands on any map, under any progression', () => {
    const reached = new Set<string>();
    for (const [progression, map] of cases) {
      for (let seed = 1; seed <= 2; seed++) {
        const roll = dice(seed * 7907);
        const at = new Walker(map, { progression });
        for (let i = 0; i < 40; i++) {
          stir(at, roll);
          reached.add(`${at.journey.status} ${Math.min(at.journey.cycle, 2)}`);
        }
        goToTheEnd(at);
      }
    }
    expect([...reached].sort()).toEqual([
      'active 1',
      'active 2',
      'completed 1',
      'completed 2',
      'stopped 1',
      'stopped 2',
    ]);
  }, 20_000);

  it('after merges of two who went different ways', () => {
    for (const [progression, map] of cases) {
      for (let seed = 1; seed <= 2; seed++) {
        const roll = dice(seed * 104729);
        const ours = new Walker(map, { progression });
        const theirs = ours.fork();
        for (let i = 0; i < 40; i++) stir(roll(2) ? ours : theirs, roll);
        ours.send({ type: 'journey.merge', journey: theirs.journey });
        goToTheEnd(ours);
      }
    }
  }, 20_000);

  it.each([
    ['stopped in its first phase', (at: Walker) => at.send({ type: 'decision.make', phase: 'plan', option: 'stop' })],
    [
      'stopped when it was completed',
      (at: Walker) => at.finish().send({ type: 'decision.make', phase: 'share', option: 'stop' }),
    ],
    ['reopened at its first phase', (at: Walker) => at.finish().send({ type: 'phase.reopen', phase: 'plan' })],
    ['restarted', (at: Walker) => at.finish().send({ type: 'journey.restart' })],
    ['in another cycle', (at: Walker) => at.finish().send({ type: 'cycle.start' })],
    [
      'replaced',
      (at: Walker) => at.send({ type: 'journey.replace', journey: { ...createJourney(workshop), phase: 'share' } }),
    ],
  ] as const)('when it was %s', (_, go) => {
    const at = new Walker(workshop);
    go(at);
    goToTheEnd(at);
  });
});
