// What a walk can do in a state: a few commands for each phase, and some for the whole journey.
import type { Command, JourneyView, MapDefinition, PhaseView } from '../../src/journey/index.js';

type Phase = MapDefinition['phases'][number];

/** Something that an exit rule asks for: how it is done, undone, and whether it is done. */
interface Item {
  do: Command;
  undo: (view: PhaseView) => Command;
  isDone: (view: PhaseView) => boolean;
}

const itemsOfMap = new WeakMap<MapDefinition, Map<string, Item[]>>();

/** What the exit rule of each phase asks for; where it asks for nothing, one thing that can be done there. */
function itemsOf(map: MapDefinition, id: string): Item[] {
  let items = itemsOfMap.get(map);
  if (!items) itemsOfMap.set(map, (items = new Map(map.phases.map((phase) => [phase.id, itemsIn(phase)]))));
  return items.get(id)!;
}

function itemsIn({ groups, tools, risks, measures, exit }: Phase): Item[] {
  const asked = (amount: 'all' | 'none' | number, count: number) =>
    amount === 'all' ? count : amount === 'none' ? 0 : amount;
  const all: [Item[], number][] = [
    [groups.map(groupItem), asked(exit.groups, groups.length)],
    [tools.map(toolItem), exit.tools],
    [
      risks.map(({ id }) => riskItem(id, measures.find(({ addresses }) => addresses.includes(id))?.id)),
      asked(exit.risks, risks.length),
    ],
  ];
  const needed = all.flatMap(([items, count]) => items.slice(0, count));
  return needed.length ? needed : all.flatMap(([items]) => items).slice(0, 1);
}

/** Every other group is set aside instead of answered. */
function groupItem({ id, leads, questions }: Phase['groups'][number], index: number): Item {
  const question = [...leads, ...questions][0]!.id;
  const stateIn = (view: PhaseView) => view.groups.find((group) => group.id === id)!.state;
  return {
    do: index % 2 ? { type: 'group.set-aside', group: id } : { type: 'question.answer', question, text: 'So.' },
    undo: (view) =>
      stateIn(view) === 'set-aside'
        ? { type: 'group.take-up', group: id }
        : { type: 'question.answer', question, text: '' },
    isDone: (view) => stateIn(view) !== 'open',
  };
}

const toolItem = ({ id }: { id: string }): Item => ({
  do: { type: 'tool.choose', tool: id },
  undo: () => ({ type: 'tool.drop', tool: id }),
  isDone: ({ tools }) => tools.some((tool) => tool.id === id && tool.chosen),
});

/** A risk is met with a measure where there is one; else it is accepted. */
const riskItem = (id: string, measure: string | undefined): Item => ({
  do: { type: 'risk.assess', risk: id, ...(measure ? { measures: [measure] } : { accepted: true }) },
  undo: () => ({ type: 'risk.assess', risk: id, measures: null, accepted: null }),
  isDone: ({ risks }) => risks.some((risk) => risk.id === id && risk.assessed),
});

/** Does the next thing that a phase asks for. */
export const satisfy = (map: MapDefinition, view: PhaseView): Command | undefined =>
  itemsOf(map, view.id).find((item) => !item.isDone(view))?.do;

/** Takes back the last thing that was done. */
export const undo = (map: MapDefinition, view: PhaseView): Command | undefined =>
  itemsOf(map, view.id)
    .findLast((item) => item.isDone(view))
    ?.undo(view);

const decisionOf = (map: MapDefinition, id: string) => map.phases.find((phase) => phase.id === id)?.exit.decision;

/** The alphabet: satisfy, undo, complete, reopen and decide each option in each phase; resume, cycle.start, restart. */
export function letters(map: MapDefinition, view: JourneyView, cycles: number): Command[] {
  const ofPhase = (phase: PhaseView): (Command | undefined)[] => [
    satisfy(map, phase),
    undo(map, phase),
    { type: 'phase.complete', phase: phase.id },
    { type: 'phase.reopen', phase: phase.id },
    ...(decisionOf(map, phase.id)?.options ?? []).map(({ id }): Command => ({
      type: 'decision.make',
      phase: phase.id,
      option: id,
    })),
  ];
  const all: (Command | undefined)[] = [
    ...view.phases.flatMap(ofPhase),
    { type: 'journey.resume' },
    // A completed journey may begin anew only so often: that is what ends a walk without other bounds.
    view.status === 'completed' && view.cycle >= cycles ? undefined : { type: 'cycle.start' },
    { type: 'journey.restart' },
  ];
  return all.filter((command) => command !== undefined);
}

/** What is tried in every state beside the alphabet, but not followed: every type of command, in first, current and last phase. */
export function probes(map: MapDefinition, view: JourneyView): Command[] {
  const inPhase = (index: number): (Command | undefined)[] => {
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
      question ? { type: 'variant.take', question, variant: view.variants[question]?.[0]?.id ?? 'none' } : undefined,
      question ? { type: 'variant.discard', question, variant: view.variants[question]?.[0]?.id ?? 'none' } : undefined,
    ];
  };
  const places = new Set([0, view.phases.findIndex(({ id }) => id === view.phase), map.phases.length - 1]);
  return [...places].flatMap(inPhase).filter((command) => command !== undefined);
}

/** The straight way on: what somebody does who only wants to get to the end; undefined at the end. */
export function straight(map: MapDefinition, view: JourneyView): Command | undefined {
  if (view.status === 'completed') return undefined;
  if (view.status === 'stopped') return { type: 'journey.resume' };
  // After a merge all may be completed and the current one be marked, with something left.
  const next =
    view.phases.find(({ completed, unlocked }) => !completed && unlocked) ??
    view.phases.find(({ id }) => id === view.phase);
  if (!next) return undefined;
  const { left } = next;
  if (!left.length) return { type: 'phase.complete', phase: next.id };
  return left.some(({ code }) => code !== 'decision-left')
    ? satisfy(map, next)
    : { type: 'decision.make', phase: next.id, option: 'go' };
}
