// Whatever somebody does in whichever order: what holds of every journey, and of every command in it.
import { Ajv2020 } from 'ajv/dist/2020.js';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseJourney, replay } from '../../src/journey/index.js';
import { copy } from '../kit/journey-walker.js';
import { moves } from './moves.js';
import { allPhases, begins, newJourney, originOf } from './origins.js';
import { demand, essence, Person, same } from './person.js';
import { Reach } from './reach.js';
import { isWhole, run, timeout } from './run.js';

const schema = JSON.parse(readFileSync(new URL('../../schema/journey.json', import.meta.url), 'utf8')) as object;
const isValid = new Ajv2020({ strictTypes: true, allowUnionTypes: true }).compile(schema);

describe('after any sequence of commands', () => {
  it(
    'the record is what its facts replay to, what it is read back as, and what the schema says; every denial says what to do',
    () => {
      const reach = new Reach();
      run(
        'journeys',
        [2_000, 100_000],
        fc.property(begins, moves(14), fc.nat(40), (begin, made, cut) => {
          const { map, progression, start } = originOf(begin);
          reach.sequences++;
          const at = new Person({ map, progression, journey: start ?? newJourney(map), reach, series: 1 });
          for (const move of made) at.make(move);
          const { facts, journey } = at;

          demand(
            same(replay(map, facts, at.start), journey),
            'A replay from the start is another record',
            essence(replay(map, facts, at.start)),
            essence(journey),
          );
          if (!start && facts.length)
            demand(same(essence(replay(map, facts)), essence(journey)), 'A replay of all facts is another journey');
          const halfway = replay(map, facts.slice(0, cut), at.start);
          demand(same(replay(map, facts.slice(cut), halfway), journey), 'A replay in two parts is another record');
          demand(new Set(facts.map(({ id }) => id)).size === facts.length, 'An id was given twice');

          for (const form of [journey, JSON.stringify(journey)]) {
            const read = parseJourney(form, map);
            demand(read.problems.length === 0, 'A record is read with problems', read.problems);
            demand(same(read.journey, journey), 'A record is read as another', read.journey, journey);
          }
          demand(isValid(copy(journey)), 'A record is not what the schema says', isValid.errors);
        }),
      );
      reach.tell('journeys');
      if (!isWhole) return;
      expect(reach.of('phase')).toEqual(allPhases);
      expect(reach.of('status')).toEqual(['active', 'completed', 'stopped']);
      expect(reach.of('cycle')).toEqual(['1', '2', '3', 'later']);
      const types = [
        'cycle.start',
        'decision.make',
        'group.set-aside',
        'group.take-up',
        'journey.merge',
        'journey.replace',
        'journey.restart',
        'journey.resume',
        'phase.complete',
        'phase.reopen',
        'question.answer',
        'risk.assess',
        'tool.choose',
        'tool.drop',
        'variant.discard',
        'variant.take',
      ];
      expect(reach.of('taken')).toEqual(types);
      // A restart is never refused.
      expect(reach.of('refused')).toEqual([...types.filter((type) => type !== 'journey.restart'), 'garbage'].sort());
      expect(reach.of('denied')).toEqual([
        'decision-left',
        'group-left',
        'groups-left',
        'locked',
        'malformed',
        'newer-version',
        'no-decision',
        'not-completed',
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
    timeout,
  );
});
