// Moves: actions of a person, as data that fast-check generates and shrinks. A move contains indexes instead of ids,
// which are resolved when it is made, so that most moves are valid on any map in any state.
import fc from 'fast-check';
import type { Command, Journey, JourneyView, MapDefinition } from '../../src/journey/index.js';

/** Kinds of moves with their relative frequency. Kinds without a comment send one command. */
const DEFAULT_WEIGHTS = {
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
  note: 3,
  confirm: 3,
  'add-risk': 2,
  'remove-risk': 2,
  'restore-risk': 2,
  'add-measure': 2,
  'remove-measure': 1,
  rename: 1,
  // Send several commands, all of which must be accepted: to the next phase, and to the end of the journey.
  'next-phase': 6,
  'complete-journey': 1,
  // `fork-work` sends a command on a fork of the journey. `fork` replaces that fork by a new one.
  'fork-work': 4,
  fork: 1,
  // Answers one question on both sides, and merges the fork.
  conflict: 3,
  // Sends a value that is usually not a valid command.
  invalid: 2,
} as const;

export type MoveKind = keyof typeof DEFAULT_WEIGHTS;

export interface Move {
  kind: MoveKind;

  /** Selects the phase: the current one if not divisible by three, otherwise any phase by index. */
  phase: number;

  /** Selects the item of the phase, or the decision option, by index. */
  part: number;
  text: string;

  /** The value that a move of kind `invalid` sends. */
  invalidCommand: unknown;
}

const textArbitrary = fc.oneof(
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

const invalidCommandArbitrary = fc.oneof(
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

/** Frequencies that differ from the defaults. */
export type Weights = Partial<Record<MoveKind, number>>;

/** Creates an arbitrary for lists of moves. A narrow one concentrates on few questions, to provoke conflicts. */
export function createMovesArbitrary(maxLength: number, weights: Weights = {}, isNarrow = false): fc.Arbitrary<Move[]> {
  const kinds = Object.entries({ ...DEFAULT_WEIGHTS, ...weights }) as [MoveKind, number][];
  const kind = fc.oneof(...kinds.map(([kind, weight]) => ({ weight, arbitrary: fc.constant(kind) })));
  const [phase, part] = isNarrow ? [fc.nat(2), fc.constantFrom(0, 0, 0, 1)] : [fc.nat(40), fc.nat(6)];
  const move = kind.chain((kind) =>
    fc.record({
      kind: fc.constant(kind),
      phase,
      part,
      text: textArbitrary,
      invalidCommand: kind === 'invalid' ? invalidCommandArbitrary : fc.constant(null),
    }),
  );
  return fc.array(move, { minLength: 1, maxLength, size: 'max' });
}

/** Returns the command of a move, or undefined if the move is not a single command or the map lacks the item. */
export function getCommand(
  move: Move,
  map: MapDefinition,
  view: JourneyView,
  journey: Journey,
  otherJourney: Journey,
): unknown {
  const { kind, part, text } = move;
  const pick = <T>(list: readonly T[]): T | undefined => list[part % Math.max(list.length, 1)];
  const phase =
    move.phase % 3
      ? map.phases.find(({ id }) => id === view.phase)!
      : map.phases[Math.floor(move.phase / 3) % map.phases.length]!;
  const group = pick(phase.groups);
  const question = group && [...group.leads, ...group.questions][move.phase % 2];
  const tool = pick(phase.tools);
  const phaseView = view.phases.find(({ id }) => id === phase.id)!;
  // Prefers risks that the team added, as there are few of them.
  const ownRisks = phaseView.risks.filter(({ own }) => own);
  const risk = pick((move.phase % 2 && ownRisks.length ? ownRisks : phaseView.risks) as { id: string }[]);
  const ownMeasures = view.phases.flatMap(({ risks }) => risks.flatMap((each) => each.ownMeasures ?? []));
  // Prefers questions and phases with variants, so that there is something to take or discard.
  const questionWithVariants = pick(Object.keys(view.variants));
  const questionId = kind === 'take' || kind === 'discard' ? (questionWithVariants ?? question?.id) : question?.id;
  const variant = (questionId && view.variants[questionId]?.[0]?.id) ?? 'none';
  // Variants of a note are listed by the id of their phase.
  const isNote = map.phases.some(({ id }) => id === questionId);
  const subject = isNote ? { phase: questionId! } : { question: questionId! };
  const note = part % 3 === 0 ? { note: text } : {};
  const reason = part % 3 === 0 ? { reason: text } : {};

  const commands: { [K in MoveKind]?: Command | undefined | false } = {
    answer: !!question && { type: 'question.answer', question: question.id, text },
    'set-aside': group && { type: 'group.set-aside', group: group.id, ...reason },
    'take-up': group && { type: 'group.take-up', group: group.id },
    choose: tool && { type: 'tool.choose', tool: tool.id, ...note },
    drop: tool && { type: 'tool.drop', tool: tool.id },
    assess: risk && {
      type: 'risk.assess',
      risk: risk.id,
      ...createRiskPatch(
        move,
        [...phase.measures, ...ownMeasures].map(({ id }) => id),
      ),
    },
    decide: {
      type: 'decision.make',
      phase: phase.id,
      option: (['go', 'stop', 'wait'] as const)[part % 3]!,
      ...(text.length > 4 && { reason: text }),
      ...(move.phase % 2 && { reviewOn: ['2026-12-31', '2027-01-01', null][part % 3]! }),
    },
    note: { type: 'phase.note', phase: phase.id, text },
    'add-risk': { type: 'risk.add', phase: phase.id, name: text || 'A risk', ...(part % 2 && { text }) },
    'remove-risk': {
      type: 'risk.remove',
      risk: ((pick(listOwnRisks(view)) ?? risk) as { id: string } | undefined)?.id ?? 'none',
    },
    'restore-risk': { type: 'risk.restore', risk: findRemovedRisk(move, journey) ?? 'none' },
    'add-measure': risk && { type: 'measure.add', risk: risk.id, name: text || 'A measure' },
    'remove-measure': { type: 'measure.remove', measure: pick(ownMeasures)?.id ?? 'none' },
    rename: { type: 'journey.rename', title: text },
    confirm: {
      type: 'phase.confirm',
      phases: part % 2 ? view.phases.filter(({ check }) => check).map(({ id }) => id) : [phase.id],
    },
    complete: { type: 'phase.complete', phase: phase.id, ...note },
    reopen: { type: 'phase.reopen', phase: phase.id },
    resume: { type: 'journey.resume' },
    'start-cycle': {
      type: 'cycle.start',
      ...(part % 2 && { adaptation: text }),
      ...(move.phase % 2 && { carry: { answers: part % 2 > 0, tools: true, risks: part % 3 > 0 } }),
    },
    restart: { type: 'journey.restart' },
    replace: { type: 'journey.replace', journey: otherJourney },
    merge: { type: 'journey.merge', journey: part % 2 ? JSON.stringify(otherJourney) : otherJourney },
    take: !!questionId && { type: 'variant.take', ...subject, variant },
    discard: !!questionId && { type: 'variant.discard', ...subject, variant },
  };
  return kind === 'invalid' ? move.invalidCommand : commands[kind] || undefined;
}

/** Lists the risks that the team added to any phase. */
const listOwnRisks = ({ phases }: JourneyView) => phases.flatMap(({ risks }) => risks.filter(({ own }) => own));

/** Returns the id of a risk that the team added to the current cycle and removed. */
function findRemovedRisk({ part }: Move, { cycles }: Journey): string | undefined {
  const entries = Object.values(cycles.at(-1)?.ownRisks ?? {}).flatMap((risks) => Object.entries(risks));
  const ids = entries.filter(([, { removed }]) => removed).map(([id]) => id);
  return ids[part % Math.max(ids.length, 1)];
}

/** Creates a patch of a risk, sometimes with an unknown measure or an invalid date. */
function createRiskPatch({ part, phase, text }: Move, measures: string[]): object {
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
