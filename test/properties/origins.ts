// Where sequences begin: maps of every shape, and records in every status.
import fc from 'fast-check';
import { createJourney } from '../../src/journey/index.js';
import type { Journey, MapDefinition, Progression } from '../../src/journey/index.js';
import { grown, shapes } from '../kit/model-maps.js';
import { START, Walker } from '../kit/journey-walker.js';

/** Where a sequence begins, said in few words: a counterexample prints it. */
export interface Begin {
  on: string;
  progression: Progression;
  /** Which record to start from; beyond those there are, a new journey. */
  from: number;
}

function startsOf(map: MapDefinition): Journey[] {
  const first = map.phases[0]!.id;
  const from = (journey?: Journey) =>
    new Walker(map, {
      series: 800_000,
      start: START - 1e9,
      journey: journey ?? createJourney(map, { id: 'start', now: () => new Date(START - 1e9) }),
    });
  const halfway = from().complete(...map.phases.slice(0, Math.floor(map.phases.length / 2)).map(({ id }) => id));
  const completed = from(halfway.journey).complete(
    ...map.phases.slice(Math.floor(map.phases.length / 2)).map(({ id }) => id),
  );
  const again = from(completed.journey);
  again.send({ type: 'cycle.start' });
  const stopped = from(again.journey);
  if (map.phases[0]!.exit.decision?.options.some(({ id }) => id === 'stop'))
    stopped.send({ type: 'decision.make', phase: first, option: 'stop' });
  const third = from(again.complete(...map.phases.map(({ id }) => id)).journey);
  third.send({ type: 'cycle.start', adaptation: 'Again.' });
  return [halfway, completed, stopped, again, third].map(({ journey }) => journey);
}

const maps = new Map<string, MapDefinition>([...Object.entries(shapes), ['a map that grew', grown]]);
const starts = new Map([...maps].map(([name, map]) => [name, startsOf(map)]));

/** What every sequence may come by. */
export const allPhases = [...maps.values()].flatMap((map) => map.phases.map(({ id }) => `${map.id} ${id}`)).sort();

export const begins: fc.Arbitrary<Begin> = fc.record({
  on: fc.constantFrom(...maps.keys()),
  progression: fc.constantFrom<Progression>('guided', 'strict', 'open'),
  from: fc.nat(9),
});

/** The map, and the record to start from: one that was under way, or none. */
export const originOf = ({
  on,
  progression,
  from,
}: Begin): { map: MapDefinition; progression: Progression; start: Journey | undefined } => ({
  map: maps.get(on)!,
  progression,
  start: starts.get(on)![from],
});

export const newJourney = (map: MapDefinition): Journey =>
  createJourney(map, { id: 'journey', now: () => new Date(START) });
