import type { MapDefinition, Measure, Phase, Question, QuestionGroup, Risk, Tool } from './types.js';

/** Where something is on a map. */
export interface Place {
  phase: Phase;
  /** Position of the phase, counted from 0. */
  index: number;
}

/** A map, by ids. */
export interface MapIndex {
  phases: Map<string, Place>;
  groups: Map<string, Place & { group: QuestionGroup }>;
  questions: Map<string, Place & { group: QuestionGroup; question: Question }>;
  tools: Map<string, Place & { tool: Tool }>;
  risks: Map<string, Place & { risk: Risk; measures: Measure[] }>;
  measures: Map<string, Place & { measure: Measure }>;
}

const known = new WeakMap<MapDefinition, MapIndex>();

/** The index of a map, made once. A definition must not be changed after it was parsed. */
export function lookup(map: MapDefinition): MapIndex {
  let index = known.get(map);
  if (!index) known.set(map, (index = build(map)));
  return index;
}

function build(map: MapDefinition): MapIndex {
  const found: MapIndex = {
    phases: new Map(),
    groups: new Map(),
    questions: new Map(),
    tools: new Map(),
    risks: new Map(),
    measures: new Map(),
  };
  map.phases.forEach((phase, index) => {
    const place = { phase, index };
    found.phases.set(phase.id, place);
    for (const group of phase.groups) {
      found.groups.set(group.id, { ...place, group });
      for (const question of [...group.leads, ...group.questions]) {
        found.questions.set(question.id, { ...place, group, question });
      }
    }
    for (const tool of phase.tools) found.tools.set(tool.id, { ...place, tool });
    for (const measure of phase.measures) found.measures.set(measure.id, { ...place, measure });
    for (const risk of phase.risks) {
      const measures = phase.measures.filter((measure) => measure.addresses.includes(risk.id));
      found.risks.set(risk.id, { ...place, risk, measures });
    }
  });
  return found;
}
