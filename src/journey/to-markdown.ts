import { goneFrom, measuresOf } from '../map/map-index.js';
import type { MapDefinition, Phase, QuestionGroup, Risk } from '../map/map-definition.js';
import { variantsOf } from './answer-versions.js';
import { emptyCycle, workIn, type Work } from './record.js';
import { standingDecision } from './rules.js';
import type { Cycle, Journey } from './types/record.js';

/** A paragraph, a heading, a list; what is empty is left out. */
type Blocks = (string | false | undefined)[];

/** Keeps what people wrote from being read as Markdown or HTML: what marks up or links, what begins a block, what indents code. */
const plain = (text = ''): string =>
  text
    .replace(/[\\`*_[\]<#|~]|&(?=\w+;)|:(?=\/\/)|(?<=\S)@(?=\w)/g, '\\$&')
    .replace(/www(?=\.)/gi, '$&\\')
    .replace(/^\s*(\d+(?=[.)])|(?=[-+=>:]))/, '$&\\')
    .replace(/^[ \t]+/, (indent) => '\u00a0'.repeat(indent.length))
    .replace(/[\r\n\u2028\u2029]+/g, ' ');

/** Somebody's words, as a quotation that nothing in them can end; their lines stay lines. */
const quote = (text: string | undefined, indent = '') =>
  text &&
  text
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map((line) => `${indent}> ${plain(line)}  `)
    .join('\n');

const on = (at: string): string => `on ${at.slice(0, 10)}`;

const box = (isTicked: boolean | undefined, text: string): string => `- [${isTicked ? 'x' : ' '}] ${plain(text)}`;

/** Room to write by hand, where nothing is filled in. */
const ROOM = '_'.repeat(30);

const group = ({ id, title, leads, questions }: QuestionGroup, { answers, groups }: Work, isBlank: boolean): Blocks => [
  `### ${plain(title)}`,
  groups[id]?.setAside && `Set aside ${on(groups[id].at)}.`,
  quote(groups[id]?.reason),
  ...[...leads, ...questions].flatMap(({ id: question, text }) => {
    const answer = answers[question];
    return [
      `**${plain(text)}**`,
      isBlank && `${ROOM}  \n${ROOM}`,
      quote(answer?.text),
      answer?.text && `Written ${on(answer.at)}.`,
      ...(answer ? variantsOf(answer) : []).flatMap((variant) => [
        `Also written ${on(variant.at)}:`,
        quote(variant.text),
      ]),
    ];
  }),
];

const tools = (phase: Phase, work: Work): Blocks => [
  !!phase.tools.length && '### Tools',
  phase.tools
    .flatMap(({ id, name }) => {
      const tool = work.tools[id];
      return [
        box(tool?.chosen, name) + (tool?.chosen ? `, chosen ${on(tool.at)}` : ''),
        quote(tool?.note, '  ') ?? [],
      ].flat();
    })
    .join('\n'),
];

const risk = ({ id, name, text }: Risk, phase: Phase, { risks }: Work, isBlank: boolean): Blocks => {
  const { level, owner, reviewOn, note, accepted, measures: chosen, stamps = {} } = risks[id] ?? {};
  const offered = measuresOf(phase, id).map((measure) => box(chosen?.includes(measure.id), measure.name));
  const gone = goneFrom(phase, id, chosen).map((measure) => box(true, `${measure} (no longer on the map)`));
  const fields = { Level: level, Owner: owner, 'Look again on': reviewOn };
  const [last] = Object.values(stamps)
    .map(({ at }) => at)
    .sort()
    .reverse();
  return [
    `### Risk: ${plain(name)}`,
    plain(text),
    [...offered, ...gone, box(accepted, 'Accepted')].join('\n'),
    ...Object.entries(fields).map(
      ([label, value]) => (isBlank || value) && `${label}: ${isBlank ? ROOM : plain(value)}`,
    ),
    quote(note),
    last && `Changed ${on(last)}.`,
  ];
};

const decision = ({ id, exit }: Phase, cycle: Cycle): Blocks => {
  const made = cycle.decisions[id];
  return exit.decision
    ? [
        '### Decision',
        plain(exit.decision.text),
        exit.decision.options
          .map((option) => box(made?.option === option.id, `${option.id}: ${option.text}`))
          .join('\n'),
        made && `Decided ${on(made.at)}${standingDecision(cycle, id) ? '' : ', to be decided anew'}.`,
        quote(made?.reason),
      ]
    : [];
};

const phase = (one: Phase, cycle: Cycle, isBlank: boolean): Blocks => {
  const { entered, completion, check } = cycle.phases[one.id] ?? {};
  const work = workIn(cycle, one.id);
  return [
    `## ${plain(one.label)}. ${plain(one.title)}`,
    plain(one.headline),
    entered && `Entered ${on(entered.at)}.`,
    completion && `${completion.done ? 'Completed' : 'Reopened'} ${on(completion.at)}.`,
    check?.on && `To be checked again: changed ${on(check.at)}.`,
    quote(completion?.note),
    ...one.groups.flatMap((item) => group(item, work, isBlank)),
    ...tools(one, work),
    ...one.risks.flatMap((item) => risk(item, one, work, isBlank)),
    ...decision(one, cycle),
  ];
};

/** What a newer map has no place for, as it is in the record. */
const unplaced = ({ unplaced: waiting }: Journey): Blocks =>
  Object.keys(waiting).length
    ? [
        '## No longer on the map',
        ...Object.entries(waiting).map(([number, entries]) => quote(`${number}: ${JSON.stringify(entries, null, 1)}`)),
      ]
    : [];

/**
 * The journey as a plan to read or print, as Markdown. What people wrote is escaped and quoted, so that it reads as
 * they typed it.
 *
 * @param options `blank`: the same plan with nothing filled in, to write on.
 */
export function toMarkdown(
  map: MapDefinition,
  journey: Journey,
  { blank: isBlank = false }: { blank?: boolean } = {},
): string {
  const cycles = isBlank ? [emptyCycle(1)] : journey.cycles;
  const blocks: Blocks = [
    `# ${plain(map.title)}`,
    map.source && `Source: ${plain(map.source.label)}`,
    !isBlank && `Begun ${on(journey.createdAt)}, last changed ${on(journey.updatedAt)}: ${journey.status}.`,
    ...cycles.flatMap((cycle) => [
      cycles.length > 1 && `# Cycle ${cycle.number}`,
      cycle.started && `Started ${on(cycle.started.at)}.`,
      quote(cycle.started?.adaptation),
      cycle.resumedAt && `Resumed ${on(cycle.resumedAt)}.`,
      ...map.phases.flatMap((one) => phase(one, cycle, isBlank)),
    ]),
    ...(isBlank ? [] : unplaced(journey)),
  ];
  return `${blocks.filter(Boolean).join('\n\n')}\n`;
}
