// What somebody may do with a journey, as data that fast-check makes up and cuts down. A move names no ids: which phase or
// question it means shows only where it is made, so that most moves fit any map in any state.
import fc from 'fast-check';
import type { Command, Journey, JourneyView, MapDefinition } from '../../src/journey/index.js';

/** Moves that are one command, by how often they come. */
const WEIGHTS = {
  answer: 8,
  'set-aside': 2,
  'take-up': 2,
  choose: 2,
  drop: 2,
  assess: 4,
  decide: 4,
  complete: 5,
  reopen: 3,
  resume: 3,
  'start-cycle': 3,
  restart: 1,
  replace: 1,
  merge: 2,
  take: 3,
  discard: 3,
  // Several commands, all of which must be taken: to the next phase, and to the end.
  'go-on': 6,
  finish: 1,
  // Somebody else, who went off from here, does something; or goes off from here anew.
  elsewhere: 4,
  'part-ways': 1,
  // Both answer one question, and their records meet.
  quarrel: 3,
  garbage: 2,
} as const;

export type Kind = keyof typeof WEIGHTS;

export interface Move {
  kind: Kind;
  /** Which phase: of three, two mean the one that the journey is in. */
  phase: number;
  /** Which part of the phase, or which option. */
  part: number;
  text: string;
  garbage: unknown;
}

const texts = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('So.', 'Or so.', 'Otherwise.', '') },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      ' ',
      '\n kept as typed \t',
      '**not** [bold](x)',
      '\u202Eright to left',
      '\uD800 half',
      '__proto__',
      '</script>',
      'e\u0301 \u{1F469}\u200D\u{1F469}\u200D\u{1F467} \0',
    ),
  },
  { weight: 2, arbitrary: fc.string({ maxLength: 8 }) },
);

const garbage = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    undefined,
    7,
    'phase.complete',
    [],
    {},
    { type: 7 },
    { type: 'toString' },
    { type: 'nonsense' },
    { type: 'xstate.stop' },
    { type: 'question.answer' },
    { type: 'question.answer', question: '__proto__', text: 'x' },
    { type: 'phase.complete', phase: 'nowhere' },
    { type: 'risk.assess', risk: {}, level: 'dire' },
    { type: 'decision.make', phase: 7, option: 'perhaps' },
    { type: 'journey.merge' },
    { type: 'journey.replace', journey: { format: 'process-map-journey', version: 99 } },
    { type: 'journey.merge', journey: '{' },
  ),
  fc.anything({ maxDepth: 2, maxKeys: 4 }),
);

/** How often moves come that are to come more or less often than else. */
export type Weights = Partial<Record<Kind, number>>;

/** Moves of all kinds that have a weight; all about few questions, where people are to disagree. */
export function moves(count: number, weights: Weights = {}, isNarrow = false): fc.Arbitrary<Move[]> {
  const kinds = Object.entries({ ...WEIGHTS, ...weights }) as [Kind, number][];
  const kind = fc.oneof(...kinds.map(([kind, weight]) => ({ weight, arbitrary: fc.constant(kind) })));
  const [phase, part] = isNarrow ? [fc.nat(2), fc.constantFrom(0, 0, 0, 1)] : [fc.nat(40), fc.nat(6)];
  const one = kind.chain((kind) =>
    fc.record({
      kind: fc.constant(kind),
      phase,
      part,
      text: texts,
      garbage: kind === 'garbage' ? garbage : fc.constant(null),
    }),
  );
  return fc.array(one, { minLength: 1, maxLength: count, size: 'max' });
}

/** The command of a move, in a state; undefined where the move is no single command, or the map has nothing for it. */
export function commandOf(move: Move, map: MapDefinition, view: JourneyView, other: Journey): unknown {
  const { kind, part, text } = move;
  const at = <T>(list: readonly T[]): T | undefined => list[part % Math.max(list.length, 1)];
  const phase =
    move.phase % 3
      ? map.phases.find(({ id }) => id === view.phase)!
      : map.phases[Math.floor(move.phase / 3) % map.phases.length]!;
  const group = at(phase.groups);
  const question = group && [...group.leads, ...group.questions][move.phase % 2];
  const tool = at(phase.tools);
  const risk = at(phase.risks);
  // Where there are variants, they are what is taken and discarded.
  const varied = at(Object.keys(view.variants));
  const asked = kind === 'take' || kind === 'discard' ? (varied ?? question?.id) : question?.id;
  const variant = (asked && view.variants[asked]?.[0]?.id) ?? 'none';
  const note = part % 3 === 0 ? { note: text } : {};
  const reason = part % 3 === 0 ? { reason: text } : {};

  const commands: { [K in Kind]?: Command | undefined | false } = {
    answer: !!asked && { type: 'question.answer', question: asked, text },
    'set-aside': group && { type: 'group.set-aside', group: group.id, ...reason },
    'take-up': group && { type: 'group.take-up', group: group.id },
    choose: tool && { type: 'tool.choose', tool: tool.id, ...note },
    drop: tool && { type: 'tool.drop', tool: tool.id },
    assess: risk && {
      type: 'risk.assess',
      risk: risk.id,
      ...patchOf(
        move,
        phase.measures.map(({ id }) => id),
      ),
    },
    decide: {
      type: 'decision.make',
      phase: phase.id,
      option: (['go', 'stop', 'wait'] as const)[part % 3]!,
      ...(text.length > 4 && { reason: text }),
    },
    complete: { type: 'phase.complete', phase: phase.id, ...note },
    reopen: { type: 'phase.reopen', phase: phase.id },
    resume: { type: 'journey.resume' },
    'start-cycle': { type: 'cycle.start', ...(part % 2 && { adaptation: text }) },
    restart: { type: 'journey.restart' },
    replace: { type: 'journey.replace', journey: other },
    merge: { type: 'journey.merge', journey: part % 2 ? JSON.stringify(other) : other },
    take: !!asked && { type: 'variant.take', question: asked, variant },
    discard: !!asked && { type: 'variant.discard', question: asked, variant },
  };
  return kind === 'garbage' ? move.garbage : commands[kind] || undefined;
}

/** Some fields of a risk; now and then a measure that is not there. */
function patchOf({ part, phase, text }: Move, measures: string[]): object {
  const patches = [
    { accepted: [true, false, null][phase % 3] },
    { level: ['low', 'medium', 'high', null][phase % 4] },
    { measures: phase % 5 ? measures.slice(0, 1 + (phase % 2)) : ['none'] },
    { measures: null, note: text },
    { owner: text },
    { reviewOn: phase % 2 ? '2026-12-31' : '2026-02-30' },
    {},
  ];
  return patches[part]!;
}
