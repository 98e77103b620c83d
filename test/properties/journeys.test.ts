// Properties of every journey and every command, after any sequence of moves.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseJourney, replay } from '../../src/journey/index.js';
import { copy } from '../kit/journey-walker.js';
import { listJourneyErrors } from '../kit/schemas.js';
import { createMovesArbitrary } from './moves.js';
import { allPhases, originArbitrary, createNewJourney, resolveOrigin } from './origins.js';
import { assert, pickReplayed, Person, isEqual } from './person.js';
import { Coverage } from './reach.js';
import { isCompleteRun, runProperty, TIMEOUT_MS } from './run.js';

describe('journeys after any sequence of commands', () => {
  it(
    'equal the replay of their facts, parse to themselves and match the schema, and denials have documented codes',
    () => {
      const coverage = new Coverage();
      runProperty(
        'journeys',
        [2_000, 100_000],
        fc.property(originArbitrary, createMovesArbitrary(14), fc.nat(40), (originSpec, moves, splitIndex) => {
          const { map, progression, start } = resolveOrigin(originSpec);
          coverage.sequences++;
          const person = new Person({ map, progression, journey: start ?? createNewJourney(map), coverage, series: 1 });
          for (const move of moves) person.makeMove(move);
          const { facts, journey } = person;

          assert(
            isEqual(replay(map, facts, person.start), journey),
            'A replay from the start returns another record',
            pickReplayed(replay(map, facts, person.start)),
            pickReplayed(journey),
          );
          if (!start && facts.length)
            assert(
              isEqual(pickReplayed(replay(map, facts)), pickReplayed(journey)),
              'A replay of all facts returns another journey',
            );
          const halfwayJourney = replay(map, facts.slice(0, splitIndex), person.start);
          assert(
            isEqual(replay(map, facts.slice(splitIndex), halfwayJourney), journey),
            'A replay in two parts returns another record',
          );
          assert(new Set(facts.map(({ id }) => id)).size === facts.length, 'Two facts have the same id');

          for (const input of [journey, JSON.stringify(journey)]) {
            const result = parseJourney(input, map);
            assert(result.problems.length === 0, 'A record is parsed with problems', result.problems);
            assert(isEqual(result.journey, journey), 'A record is parsed to another record', result.journey, journey);
          }
          const errors = listJourneyErrors(copy(journey));
          assert(!errors.length, 'A record does not match the schema', errors);
        }),
      );
      coverage.print('journeys');
      if (!isCompleteRun) return;
      expect(coverage.list('phase')).toEqual(allPhases);
      expect(coverage.list('status')).toEqual(['active', 'completed', 'stopped']);
      expect(coverage.list('cycle')).toEqual(['1', '2', '3', 'later']);
      const types = [
        'cycle.start',
        'decision.make',
        'group.set-aside',
        'group.take-up',
        'journey.merge',
        'journey.rename',
        'journey.replace',
        'journey.restart',
        'journey.resume',
        'measure.add',
        'measure.remove',
        'phase.complete',
        'phase.confirm',
        'phase.note',
        'phase.reopen',
        'question.answer',
        'risk.add',
        'risk.assess',
        'risk.remove',
        'risk.restore',
        'tool.choose',
        'tool.drop',
        'variant.discard',
        'variant.take',
      ];
      expect(coverage.list('accepted commands')).toEqual(types);
      // A restart is never denied.
      expect(coverage.list('denied commands')).toEqual(
        [...types.filter((type) => type !== 'journey.restart'), 'invalid'].sort(),
      );
      expect(coverage.list('denial codes')).toEqual([
        'decision-left',
        'group-left',
        'groups-left',
        'locked',
        'malformed',
        'newer-version',
        'no-decision',
        'not-completed',
        'not-own',
        'not-stopped',
        'phase-not-completed',
        'risk-left',
        'risks-left',
        'stopped',
        'tools-left',
        'unknown-command',
        'unknown-id',
        'unknown-option',
        'unreadable-journey',
        'wrong-measure',
      ]);
    },
    TIMEOUT_MS,
  );
});
