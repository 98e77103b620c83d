// The commands that a walk sends in each state: the alphabet, whose transitions it follows, and probes, which it only
// checks.
import type { Command, Journey, JourneyView, MapDefinition, PhaseView } from '../../src/journey/index.js';

type Phase = MapDefinition['phases'][number];

/** One step of an exit rule, with the commands that satisfy and undo it. */
interface ExitStep {
  satisfy: Command;
  undo: (view: PhaseView) => Command;
  isSatisfied: (view: PhaseView) => boolean;
}

const exitStepsByMap = new WeakMap<MapDefinition, Map<string, ExitStep[]>>();

/** Returns the steps of the exit rule of a phase. If there are none, returns one optional step. */
function getExitSteps(map: MapDefinition, id: string): ExitStep[] {
  let exitSteps = exitStepsByMap.get(map);
  if (!exitSteps)
    exitStepsByMap.set(map, (exitSteps = new Map(map.phases.map((phase) => [phase.id, listExitSteps(phase)]))));
  return exitSteps.get(id)!;
}

function listExitSteps({ groups, tools, risks, measures, exit }: Phase): ExitStep[] {
  const toCount = (amount: 'all' | 'none' | number, count: number) =>
    amount === 'all' ? count : amount === 'none' ? 0 : amount;
  const exitStepsByKind: [ExitStep[], number][] = [
    [groups.map(createGroupStep), toCount(exit.groups, groups.length)],
    [tools.map(createToolStep), exit.tools],
    [
      risks.map(({ id }) => createRiskStep(id, measures.find(({ addresses }) => addresses.includes(id))?.id)),
      toCount(exit.risks, risks.length),
    ],
  ];
  const requiredSteps = exitStepsByKind.flatMap(([items, count]) => items.slice(0, count));
  return requiredSteps.length ? requiredSteps : exitStepsByKind.flatMap(([items]) => items).slice(0, 1);
}

/** Creates the step for a group. Groups are answered and set aside in turn, so that both are covered. */
function createGroupStep({ id, leads, questions }: Phase['groups'][number], index: number): ExitStep {
  const question = [...leads, ...questions][0]!.id;
  const getState = (view: PhaseView) => view.groups.find((group) => group.id === id)!.state;
  return {
    satisfy: index % 2 ? { type: 'group.set-aside', group: id } : { type: 'question.answer', question, text: 'So.' },
    undo: (view) =>
      getState(view) === 'set-aside'
        ? { type: 'group.take-up', group: id }
        : { type: 'question.answer', question, text: '' },
    isSatisfied: (view) => getState(view) !== 'open',
  };
}

const createToolStep = ({ id }: { id: string }): ExitStep => ({
  satisfy: { type: 'tool.choose', tool: id },
  undo: () => ({ type: 'tool.drop', tool: id }),
  isSatisfied: ({ tools }) => tools.some((tool) => tool.id === id && tool.chosen),
});

/** Creates the step for a risk, which is satisfied by a measure if there is one, otherwise by acceptance. */
const createRiskStep = (id: string, measure: string | undefined): ExitStep => ({
  satisfy: { type: 'risk.assess', risk: id, ...(measure ? { measures: [measure] } : { accepted: true }) },
  undo: () => ({ type: 'risk.assess', risk: id, measures: null, accepted: null }),
  isSatisfied: ({ risks }) => risks.some((risk) => risk.id === id && risk.assessed),
});

/** Returns the command for the next open step of a phase. */
export const getSatisfyCommand = (map: MapDefinition, view: PhaseView): Command | undefined =>
  getExitSteps(map, view.id).find((exitStep) => !exitStep.isSatisfied(view))?.satisfy;

/** Returns the command that undoes the last satisfied step of a phase. */
export const getUndoCommand = (map: MapDefinition, view: PhaseView): Command | undefined =>
  getExitSteps(map, view.id)
    .findLast((exitStep) => exitStep.isSatisfied(view))
    ?.undo(view);

const getDecision = (map: MapDefinition, id: string) => map.phases.find((phase) => phase.id === id)?.exit.decision;

/** Lists the alphabet: satisfy, undo, complete, reopen and decide per phase, and resume, start a cycle and restart. */
export function listAlphabet(map: MapDefinition, view: JourneyView, maxCycles: number): Command[] {
  const listPhaseCommands = (phase: PhaseView): (Command | undefined)[] => [
    getSatisfyCommand(map, phase),
    getUndoCommand(map, phase),
    { type: 'phase.complete', phase: phase.id },
    { type: 'phase.reopen', phase: phase.id },
    phase.check && { type: 'phase.confirm', phases: [phase.id] },
    ...(getDecision(map, phase.id)?.options ?? []).map(({ id }): Command => ({
      type: 'decision.make',
      phase: phase.id,
      option: id,
    })),
  ];
  const commands: (Command | undefined)[] = [
    ...view.phases.flatMap(listPhaseCommands),
    { type: 'journey.resume' },
    // The number of cycles is limited, because otherwise a walk without other bounds would not terminate.
    view.status === 'completed' && view.cycle >= maxCycles ? undefined : { type: 'cycle.start' },
    { type: 'journey.restart' },
  ];
  return commands.filter((command) => command !== undefined);
}

/** Lists the commands about risks and measures that the team added, and the same about one of the map. */
function listOwnRiskProbes(map: MapDefinition, { cycles }: Journey): Command[] {
  const { ownRisks = {}, ownMeasures = {} } = cycles.at(-1)!;
  const listIds = (entries: Record<string, object>, mapId: string | undefined) => [
    ...Object.values(entries).flatMap((byId) => Object.keys(byId)),
    ...(mapId === undefined ? [] : [mapId]),
  ];
  const [phase] = map.phases;
  return [
    { type: 'journey.rename', title: 'Probed.' },
    ...listIds(ownRisks, phase?.risks[0]?.id).flatMap((risk): Command[] => [
      { type: 'risk.assess', risk, level: 'high' },
      { type: 'risk.remove', risk },
      { type: 'risk.restore', risk },
      { type: 'measure.add', risk, name: 'Added.' },
    ]),
    ...listIds(ownMeasures, phase?.measures[0]?.id).map((measure): Command => ({ type: 'measure.remove', measure })),
  ];
}

/**
 * Lists commands that are checked in every state, but whose transitions are not followed: every type of command on the
 * first, the current and the last phase.
 */
export function listProbes(map: MapDefinition, view: JourneyView, journey: Journey): Command[] {
  const listPhaseProbes = (index: number): (Command | undefined)[] => {
    const { id, groups, tools, risks } = map.phases[index]!;
    const [group, tool, risk] = [groups[0], tools[0]?.id, risks[0]?.id];
    const question = group && [...group.leads, ...group.questions][0]!.id;
    return [
      ...(['go', 'wait', 'stop'] as const).map((option): Command => ({ type: 'decision.make', phase: id, option })),
      question ? { type: 'question.answer', question, text: 'Probed.' } : undefined,
      group && { type: 'group.set-aside', group: group.id },
      group && { type: 'group.take-up', group: group.id },
      tool ? { type: 'tool.choose', tool } : undefined,
      tool ? { type: 'tool.drop', tool } : undefined,
      risk ? { type: 'risk.assess', risk, level: 'high' } : undefined,
      { type: 'risk.add', phase: id, name: 'Added.' },
      { type: 'phase.note', phase: id, text: 'Noted.' },
      { type: 'phase.confirm', phases: [id] },
      { type: 'variant.take', phase: id, variant: 'none' },
      { type: 'variant.discard', phase: id, variant: 'none' },
      question ? { type: 'variant.take', question, variant: view.variants[question]?.[0]?.id ?? 'none' } : undefined,
      question ? { type: 'variant.discard', question, variant: view.variants[question]?.[0]?.id ?? 'none' } : undefined,
    ];
  };
  const phaseIndexes = new Set([0, view.phases.findIndex(({ id }) => id === view.phase), map.phases.length - 1]);
  return [...[...phaseIndexes].flatMap(listPhaseProbes), ...listOwnRiskProbes(map, journey)].filter(
    (command) => command !== undefined,
  );
}

/** Returns the next command on the direct path, which leads to a completed journey. Undefined if it is completed. */
export function getDirectPathCommand(map: MapDefinition, view: JourneyView): Command | undefined {
  if (view.status === 'completed') return undefined;
  if (view.status === 'stopped') return { type: 'journey.resume' };
  // After a merge all phases may be completed while the current one is marked and has open steps.
  const nextPhase =
    view.phases.find(({ completed, unlocked }) => !completed && unlocked) ??
    view.phases.find(({ id }) => id === view.phase);
  if (!nextPhase) return undefined;
  const { left } = nextPhase;
  if (!left.length) return { type: 'phase.complete', phase: nextPhase.id };
  return left.some(({ code }) => code !== 'decision-left')
    ? getSatisfyCommand(map, nextPhase)
    : { type: 'decision.make', phase: nextPhase.id, option: 'go' };
}
