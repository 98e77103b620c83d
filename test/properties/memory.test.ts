// Properties of what a plan remembers, over histories of two replicas that merge: the trail, notes, marks and digests.
import fc from 'fast-check';
import { describe, it } from 'vitest';
import { decide, evolve, mergeJourneys, parseJourney, viewJourney } from '../../src/journey/index.js';
import type { Command, Fact, Journey, JourneyView, MapDefinition } from '../../src/journey/index.js';
import { modelMaps, originalMap } from '../kit/model-maps.js';
import { workshop } from '../kit/maps.js';
import { START, Walker } from '../kit/journey-walker.js';
import { getDirectPathCommand, getSatisfyCommand, getUndoCommand } from '../model/alphabet.js';
import { assert, isEqual } from './person.js';
import { runProperty, TIMEOUT_MS } from './run.js';

const TRAIL_TYPE = /^(decision\.made|phase\.(completed|confirmed|reopened)|journey\.(stopped|resumed)|cycle\.started)$/;

/** One step of a history: a command of one of two replicas, or a merge. `part` selects the phase, `text` the text. */
interface Step {
  isOther: boolean;
  kind: (typeof KINDS)[number];
  part: number;
  text: string;
}

const KINDS = [
  'advance',
  'advance',
  'advance',
  'change',
  'change',
  'undo',
  'decide',
  'reopen',
  'confirm',
  'complete',
  'note',
  'note',
  'resume',
  'start-cycle',
  'merge',
  'merge',
] as const;

const stepArbitrary: fc.Arbitrary<Step> = fc.record({
  isOther: fc.boolean(),
  kind: fc.constantFrom(...KINDS),
  part: fc.nat(30),
  text: fc.constantFrom('', 'One.', 'Two.', 'Three.'),
});

const peerLearning = modelMaps['the peer-learning pack'];
const maps: Record<string, MapDefinition> = { workshop, original: originalMap };

/** Everything that a replica must remember. It is learned from facts alone. */
interface Memory {
  /** Trail facts of each cycle, by id. */
  trail: Map<string, Fact>;
  /** Texts of notes that nobody replaced knowingly, by fact id. */
  notes: Map<string, Fact & { type: 'phase.noted' }>;
  replacedNotes: Set<string>;
}

class Replica {
  journey: Journey;
  readonly memory: Memory = { trail: new Map(), notes: new Map(), replacedNotes: new Set() };
  readonly #map: MapDefinition;
  readonly #series: number;
  #count = 0;

  constructor(map: MapDefinition, journey: Journey, series: number) {
    this.#map = map;
    this.journey = journey;
    this.#series = series;
  }

  get view(): JourneyView {
    return viewJourney(this.#map, this.journey);
  }

  send(command: Command | undefined): Fact[] {
    if (!command) return [];
    const now = () => new Date(START + 1000 * ++this.#count + this.#series);
    const newId = () => `${this.#series}000000-0000-4000-8000-${String(++this.#count).padStart(12, '0')}`;
    const outcome = decide(this.#map, this.journey, command, { now, newId });
    if (!outcome.ok) return [];
    for (const fact of outcome.facts) {
      this.journey = evolve(this.#map, this.journey, fact);
      if (TRAIL_TYPE.test(fact.type)) this.memory.trail.set(fact.id, fact);
      if (fact.type === 'phase.noted') this.#learnNote(fact);
    }
    return outcome.facts;
  }

  #learnNote(fact: Fact & { type: 'phase.noted' }): void {
    const { notes, replacedNotes } = this.memory;
    const current = [...notes.values()]
      .filter((note) => note.phase === fact.phase && note.cycle === fact.cycle && !replacedNotes.has(note.id))
      .sort((a, b) => (`${a.at}${a.id}` < `${b.at}${b.id}` ? -1 : 1))
      .at(-1);
    // Every occurrence of the text that was in sight is replaced.
    for (const note of notes.values())
      if (current && note.phase === fact.phase && note.cycle === fact.cycle && note.text === current.text)
        replacedNotes.add(note.id);
    notes.set(fact.id, fact);
  }

  mergeWith(other: Replica): void {
    this.journey = mergeJourneys(this.journey, other.journey);
    for (const [id, fact] of other.memory.trail) this.memory.trail.set(id, fact);
    for (const [id, fact] of other.memory.notes) this.memory.notes.set(id, fact);
    for (const id of other.memory.replacedNotes) this.memory.replacedNotes.add(id);
  }
}

function makeStep(replica: Replica, map: MapDefinition, { kind, part, text }: Step): void {
  const { view } = replica;
  const phase = view.phases[part % view.phases.length]!;
  const question = map.phases[phase.index]!.groups[0]?.leads[0]?.id;
  const commands: Partial<Record<Step['kind'], Command | undefined>> = {
    advance: view.status === 'completed' ? undefined : getDirectPathCommand(map, view),
    change: question ? { type: 'question.answer', question, text } : getSatisfyCommand(map, phase),
    undo: getUndoCommand(map, phase),
    decide: {
      type: 'decision.make',
      phase: phase.id,
      option: (['go', 'wait', 'stop'] as const)[part % 3]!,
      ...(text && { reason: text }),
    },
    reopen: { type: 'phase.reopen', phase: phase.id },
    confirm: { type: 'phase.confirm', phases: view.phases.filter(({ check }) => check).map(({ id }) => id) },
    complete: { type: 'phase.complete', phase: phase.id, note: text },
    note: { type: 'phase.note', phase: phase.id, text },
    resume: { type: 'journey.resume' },
    'start-cycle': { type: 'cycle.start', adaptation: text },
  };
  replica.send(commands[kind]);
}

/** The marks of a journey without times: an undone change is a later one, with the content of before. */
const listMarks = (map: MapDefinition, journey: Journey): unknown =>
  viewJourney(map, journey).phases.map(
    ({ state, check }) => check && [state, check.changed.map(({ at: _, ...ids }) => ids), check.left],
  );

function assertMemory({ journey, memory }: Replica): void {
  const trails = journey.cycles.flatMap(({ trail = [], number }) => trail.map((entry) => ({ entry, number })));
  assert(trails.length === memory.trail.size, 'The trail is no union', trails, [...memory.trail.values()]);
  for (const { entry, number } of trails) {
    const fact = memory.trail.get(entry.id) as unknown as Record<string, unknown> | undefined;
    assert(fact?.cycle === number, 'An entry of the trail is of no fact', entry);
    for (const [key, value] of Object.entries(entry))
      assert(fact[key] === value, 'An entry of the trail differs from its fact', entry, fact);
  }
  for (const { trail = [] } of journey.cycles) {
    const sorted = [...trail].sort((a, b) => (`${a.at}${a.id}` < `${b.at}${b.id}` ? -1 : 1));
    assert(isEqual(trail, sorted), 'A trail is not in order', trail);
  }
  for (const { id, cycle, phase, text } of memory.notes.values()) {
    if (!text || memory.replacedNotes.has(id)) continue;
    const note = journey.cycles[cycle - 1]?.notes?.[phase];
    const texts = [note?.text, ...(note?.variants ?? []).map((variant) => variant.text)];
    assert(texts.includes(text), 'A note is lost', text, note);
  }
}

describe('what a plan remembers, over histories with merges', () => {
  it(
    'is a union without loss, marks alike after a merge either way, and marks nothing that was undone',
    () => {
      runProperty(
        'memory',
        [10_000, 100_000],
        fc.property(
          fc.constantFrom(...Object.keys(maps)),
          fc.array(stepArbitrary, { minLength: 4, maxLength: 18, size: 'max' }),
          fc.nat(30),
          (mapName, steps, undoPart) => {
            const map = maps[mapName]!;
            const journey = new Walker(map, { series: 1 }).journey;
            const replicas = [new Replica(map, journey, 2), new Replica(map, journey, 3)] as const;
            for (const step of steps) {
              const replica = replicas[+step.isOther]!;
              if (step.kind === 'merge') replica.mergeWith(replicas[+!step.isOther]!);
              else makeStep(replica, map, step);
              assertMemory(replica);
            }
            const [a, b] = replicas;
            const [ab, ba] = [mergeJourneys(a.journey, b.journey), mergeJourneys(b.journey, a.journey)];
            assert(isEqual(viewJourney(map, ab), viewJourney(map, ba)), 'Marks differ by the order of a merge', ab, ba);
            const parsed = parseJourney(JSON.stringify(ab), map);
            assert(!parsed.problems.length && isEqual(parsed.journey, ab), 'A record is read as another', parsed, ab);
            // Any change of work, and its opposite.
            const before = listMarks(map, a.journey);
            const phase = a.view.phases[undoPart % a.view.phases.length]!;
            const question = map.phases[phase.index]!.groups[0]?.leads[0]?.id;
            const text = question && a.journey.cycles.at(-1)?.answers[phase.id]?.[question]?.text;
            const wasSetAside = phase.groups[0]?.state === 'set-aside';
            const status = a.journey.status;
            if (!question || wasSetAside) return;
            if (!a.send({ type: 'question.answer', question, text: `${text}!` }).length) return;
            a.send({ type: 'question.answer', question, text: text ?? '' });
            assert(isEqual(listMarks(map, a.journey), before), 'A mark stays after its change was undone', before);
            assert(a.journey.status === status, 'A change of work moves the status', a.journey.status);
          },
        ),
      );
    },
    TIMEOUT_MS,
  );

  it(
    'takes at most 4 kB for the digests of a cycle of the pack',
    () => {
      runProperty(
        'digests',
        [60, 2_000],
        fc.property(fc.array(stepArbitrary, { minLength: 40, maxLength: 120, size: 'max' }), (steps) => {
          const journey = new Walker(peerLearning, { series: 1 }).finish().journey;
          const replicas = [new Replica(peerLearning, journey, 2), new Replica(peerLearning, journey, 3)] as const;
          for (const step of steps) {
            if (step.kind === 'start-cycle') continue;
            if (step.kind === 'merge') replicas[+step.isOther]!.mergeWith(replicas[+!step.isOther]!);
            else makeStep(replicas[+step.isOther]!, peerLearning, step);
          }
          for (const replica of replicas) {
            const { digests, phases } = replica.journey.cycles.at(-1)!;
            const size = JSON.stringify([digests, Object.values(phases).map(({ basis }) => basis)]).length;
            assert(size <= 4_000, 'Digests are too large', size);
          }
        }),
      );
    },
    TIMEOUT_MS,
  );
});
