import type { Cycle } from '../../../journey/types/record.js';
import type { Measure, Risk, Tool } from '../../../map/map-definition.js';
import { printStrings as p } from '../../../strings/en/print.js';
import type { PrintedPhase } from './print-phase.js';

/** The cycles before the one in hand; of none on a blank plan. */
const findEarlier = ({ model: { journey }, pen }: PrintedPhase): Cycle[] =>
  pen.isBlank ? [] : journey.cycles.slice(0, journey.cycle - 1);

/** What was answered in the cycles before, and what a merge kept beside an answer. */
export function writeOtherVersions(at: PrintedPhase, id: string): [label: string, text: string][] {
  const { model, phase, pen } = at;
  if (pen.isBlank) return [];
  const { panels: s } = model.strings;
  const also = ({ text, at: when }: { text: string; at: string }): [string, string] => [
    s.variant(pen.date(when)),
    text,
  ];
  return [
    ...(model.view.variants[id] ?? []).map(also),
    ...findEarlier(at).flatMap(({ number, answers }): [string, string][] => {
      const { text, variants = [] } = answers[phase.id]?.[id] ?? {};
      const others = new Map(variants.map((variant) => [variant.text, variant]));
      if (text) others.delete(text);
      return [
        ...(text ? [[s.inCycle(number), text] satisfies [string, string]] : []),
        ...[...others.values()].map(also),
      ];
    }),
  ];
}

/** When the phase was done before, and the words that went with it. */
export function writeEarlierCompletion(at: PrintedPhase): void {
  const { phase, pen, section } = at;
  for (const { number, phases } of findEarlier(at)) {
    const { completedAt, completion } = phases[phase.id] ?? {};
    if (completedAt)
      pen.make(section, 'p', p.inCycle(number, p.doneOn(pen.date(completedAt))), completion?.note ? 'label' : 'quiet');
    pen.words(section, completion?.note);
  }
}

/** Why a group was set aside before. */
export function writeEarlierSetAside(at: PrintedPhase, id: string): void {
  const { model, phase, pen, section } = at;
  for (const { number, groups } of findEarlier(at)) {
    const { setAside, reason } = groups[phase.id]?.[id] ?? {};
    if (!setAside) continue;
    pen.make(section, 'p', p.inCycle(number, model.strings.panels.groups['set-aside']), reason ? 'label' : 'quiet');
    pen.words(section, reason);
  }
}

/** That a tool was chosen before, and what was noted. */
export function writeEarlierChoice(at: PrintedPhase, { id }: Tool, item: HTMLElement): void {
  const { phase, pen } = at;
  for (const { number, tools } of findEarlier(at)) {
    const { chosen, note } = tools[phase.id]?.[id] ?? {};
    if (!chosen) continue;
    pen.make(item, 'p', p.inCycle(number, p.chosen), note ? 'label' : 'quiet');
    if (note) item.classList.add('said');
    pen.words(item, note);
  }
}

/** How a risk was assessed before, in one line for each cycle; `offered` are the ways round it that the map has. */
export function writeEarlierAssessment(at: PrintedPhase, { id }: Risk, offered: readonly Measure[]): void {
  const { model, phase, pen, section } = at;
  const { panels: s } = model.strings;
  for (const { number, risks } of findEarlier(at)) {
    const { measures = [], accepted, level, owner, reviewOn, note } = risks[phase.id]?.[id] ?? {};
    const ways = measures.map((way) => offered.find((each) => each.id === way)?.name ?? `${way} (${p.gone})`);
    const isAssessed = accepted || offered.some((each) => measures.includes(each.id));
    const said = [
      ways.length && `${s.waysRound}: ${ways.join(', ')}`,
      accepted && s.accept,
      level && `${s.level}: ${s.levels[level]}`,
      owner && `${s.owner}: ${owner}`,
      reviewOn && `${s.reviewOn}: ${pen.date(`${reviewOn}T00:00`)}`,
    ].filter((each) => typeof each === 'string');
    if (!said.length && !note) continue;
    pen.make(section, 'p', p.inCycle(number, isAssessed ? s.isAssessed : s.groups.open), 'label');
    if (said.length) pen.make(section, 'p', said.join('; '));
    pen.words(section, note);
  }
}
