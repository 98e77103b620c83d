import type { MapDefinition, Phase } from '../map/types.js';
import type { Cycle, Entries, Journey } from './types.js';
import { standingDecision } from './rules.js';

/** Keeps what people wrote from being read as Markdown or HTML. */
const plain = (text: string): string => text.replace(/[\\`*_{}[\]()#+\-.!|<>~&]/g, '\\$&');

/** Somebody's words, as a quotation: nothing in them can end it. */
const quote = (text: string): string[] => text.split(/\r\n|[\n\r\u2028\u2029]/).map((line) => `> ${plain(line)}`.trimEnd());

const day = (at: string): string => at.slice(0, 10);

/** Room to write by hand. */
const lines = (count: number): string[] => Array.from({ length: count }, () => '______________________________  ');

const box = (on: boolean): string => (on ? '- [x]' : '- [ ]');

type Writer = (phase: Phase, entries: Entries, blank: boolean) => string[];

const questions: Writer = (phase, { answers, groups }, blank) =>
  phase.groups.flatMap((group) => {
    const aside = blank ? undefined : groups[group.id];
    const out = ['', `### ${plain(group.title)}`];
    if (aside?.setAside) out.push('', `Set aside on ${day(aside.at)}.`, ...(aside.reason ? ['', ...quote(aside.reason)] : []));
    for (const { id, text } of [...group.leads, ...group.questions]) {
      out.push('', `**${plain(text)}**`);
      const answer = answers[id];
      if (blank) out.push('', ...lines(3));
      else if (answer?.text) out.push('', ...quote(answer.text), '', `${day(answer.at)}`);
      for (const variant of (!blank && answer?.variants) || []) {
        out.push('', `Another wording, of ${day(variant.at)}:`, '', ...quote(variant.text));
      }
    }
    return out;
  });

const tools: Writer = (phase, entries, blank) => {
  if (!phase.tools.length) return [];
  const out = ['', '### Tools', ''];
  for (const { id, name } of phase.tools) {
    const tool = blank ? undefined : entries.tools[id];
    const chosen = tool?.chosen === true;
    out.push(`${box(chosen)} ${plain(name)}${chosen ? `, chosen on ${day(tool.at)}` : ''}`);
    if (chosen && tool.note) out.push(...quote(tool.note).map((line) => `  ${line}`));
  }
  return out;
};

const risks: Writer = (phase, entries, blank) =>
  phase.risks.flatMap(({ id, name, text }) => {
    const risk = blank ? undefined : entries.risks[id];
    const out = ['', `### Risk: ${plain(name)}`, ...(text ? ['', plain(text)] : []), ''];
    for (const measure of phase.measures.filter(({ addresses }) => addresses.includes(id))) {
      out.push(`${box(risk?.measures?.includes(measure.id) === true)} ${plain(measure.name)}`);
    }
    out.push(`${box(risk?.accepted === true)} Accepted`);
    const fields: [string, string | undefined][] = [
      ['Level', risk?.level],
      ['Owner', risk?.owner],
      ['Look again on', risk?.reviewOn],
    ];
    for (const [label, value] of fields) {
      if (blank || value) out.push('', `${label}: ${blank ? '__________' : plain(value ?? '')}`);
    }
    if (risk?.note) out.push('', ...quote(risk.note));
    const dates = Object.values(risk?.stamps ?? {}).map(({ at }) => at);
    if (dates.length) out.push('', `Last changed on ${day(dates.sort()[dates.length - 1] ?? '')}.`);
    return out;
  });

const decision: Writer = (phase, entries, blank) => {
  const rule = phase.exit.decision;
  if (!rule) return [];
  const made = blank ? undefined : entries.decisions[phase.id];
  const out = ['', '### Decision', '', plain(rule.text), ''];
  for (const option of rule.options) out.push(`${box(made?.option === option.id)} ${option.id}: ${plain(option.text)}`);
  if (made) out.push('', `Decided on ${day(made.at)}${standingDecision(made) ? '' : ', to be decided anew'}.`);
  if (made?.reason) out.push('', ...quote(made.reason));
  return out;
};

function phaseLines(phase: Phase, cycle: Cycle, blank: boolean): string[] {
  const record = blank ? undefined : cycle.phases[phase.id];
  const out = ['', `## ${plain(phase.label)}. ${plain(phase.title)}`];
  if (phase.headline) out.push('', plain(phase.headline));
  if (record?.completion?.done) out.push('', `Completed on ${day(record.completion.at)}.`);
  if (record?.completion?.note) out.push('', ...quote(record.completion.note));
  return out.concat(...[questions, tools, risks, decision].map((write) => write(phase, cycle, blank)));
}

/** What a newer map has no place for, in its plain words. */
function unplacedLines({ unplaced }: Journey): string[] {
  const out: string[] = [];
  for (const [number, sections] of Object.entries(unplaced)) {
    for (const [section, entries] of Object.entries(sections)) {
      for (const [id, entry] of Object.entries(entries)) {
        out.push('', `**Cycle ${plain(number)}, ${section}, ${plain(id)}**`, '', ...quote(JSON.stringify(entry)));
      }
    }
  }
  return out.length ? ['', '## No longer on the map', ...out] : [];
}

/**
 * The journey as a plan to read or print, as Markdown. What people wrote is escaped and quoted, so that it reads as
 * they typed it.
 *
 * @param options `blank`: the same plan with nothing filled in, to write on.
 */
export function toMarkdown(map: MapDefinition, journey: Journey, options: { blank?: boolean } = {}): string {
  const blank = options.blank ?? false;
  const out = [`# ${plain(map.title)}`];
  if (map.source) out.push('', `Source: ${plain(map.source.label)}`);
  if (!blank) out.push('', `Begun on ${day(journey.createdAt)}, last changed on ${day(journey.updatedAt)}: ${journey.status}.`);
  for (const cycle of blank ? journey.cycles.slice(-1) : journey.cycles) {
    if (!blank && journey.cycles.length > 1) out.push('', `# Cycle ${cycle.number}`);
    if (!blank && cycle.started?.adaptation) out.push('', 'What changes this time:', '', ...quote(cycle.started.adaptation));
    for (const phase of map.phases) out.push(...phaseLines(phase, cycle, blank));
  }
  if (!blank) out.push(...unplacedLines(journey));
  return `${out.join('\n')}\n`;
}
