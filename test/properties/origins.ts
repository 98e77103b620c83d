// Start points of sequences: maps of every structure, and records in every status.
import fc from 'fast-check';
import { createJourney } from '../../src/journey/index.js';
import type { Journey, MapDefinition, Progression } from '../../src/journey/index.js';
import { extendedMap, modelMaps } from '../kit/model-maps.js';
import { START, Walker } from '../kit/journey-walker.js';

/** Start point of a sequence as short data, which is readable in counterexamples. */
export interface OriginSpec {
  mapName: string;
  progression: Progression;

  /** Index of the record to start from. A greater index than that of the last record means a new journey. */
  startIndex: number;
}

function createStarts(map: MapDefinition): Journey[] {
  const firstPhaseId = map.phases[0]!.id;
  let walkerCount = 0;
  const createWalker = (journey?: Journey) =>
    new Walker(map, {
      series: 800_000 + ++walkerCount,
      start: START - 1e9,
      journey: journey ?? createJourney(map, { id: 'start', now: () => new Date(START - 1e9) }),
    });
  const halfwayWalker = createWalker().complete(
    ...map.phases.slice(0, Math.floor(map.phases.length / 2)).map(({ id }) => id),
  );
  const completedWalker = createWalker(halfwayWalker.journey).complete(
    ...map.phases.slice(Math.floor(map.phases.length / 2)).map(({ id }) => id),
  );
  const secondCycle = createWalker(completedWalker.journey);
  secondCycle.send({ type: 'cycle.start' });
  const stoppedWalker = createWalker(secondCycle.journey);
  if (map.phases[0]!.exit.decision?.options.some(({ id }) => id === 'stop'))
    stoppedWalker.send({ type: 'decision.make', phase: firstPhaseId, option: 'stop' });
  const thirdCycle = createWalker(secondCycle.complete(...map.phases.map(({ id }) => id)).journey);
  thirdCycle.send({ type: 'cycle.start', adaptation: 'Again.' });
  return [halfwayWalker, completedWalker, stoppedWalker, secondCycle, thirdCycle].map(({ journey }) => journey);
}

const mapsByName = new Map<string, MapDefinition>([...Object.entries(modelMaps), ['an extended map', extendedMap]]);
const startsByMap = new Map([...mapsByName].map(([name, map]) => [name, createStarts(map)]));

/** All phases of all maps, which a complete run must reach. */
export const allPhases = [...mapsByName.values()]
  .flatMap((map) => map.phases.map(({ id }) => `${map.id} ${id}`))
  .sort();

export const originArbitrary: fc.Arbitrary<OriginSpec> = fc.record({
  mapName: fc.constantFrom(...mapsByName.keys()),
  progression: fc.constantFrom<Progression>('guided', 'strict', 'open'),
  startIndex: fc.nat(9),
});

/** Returns the map and the record to start from, which is undefined for a new journey. */
export const resolveOrigin = ({
  mapName,
  progression,
  startIndex,
}: OriginSpec): { map: MapDefinition; progression: Progression; start: Journey | undefined } => ({
  map: mapsByName.get(mapName)!,
  progression,
  start: startsByMap.get(mapName)![startIndex],
});

export const createNewJourney = (map: MapDefinition): Journey =>
  createJourney(map, { id: 'journey', now: () => new Date(START) });
