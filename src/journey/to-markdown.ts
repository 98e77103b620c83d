import { removedMeasures, measuresOf } from '../map/map-index.js';
import type { MapDefinition, Phase, QuestionGroup, Risk } from '../map/map-definition.js';
import { variantsOf } from './answer-versions.js';
import { createCycleRecord, getPhaseWork, type PhaseWork } from './record.js';
import { findStandingDecision } from './rules.js';
import type { Cycle, Journey } from './types/record.js';

/** A paragraph, a heading, a list; what is empty is left out. */
type MarkdownBlocks = (string | false | undefined)[];

/** Keeps what people wrote from being read as Markdown or HTML: what marks up or links, what begins a block, what indents code. */
const escapeMarkdown = (text = ''): string =>
  text
    .replace(/[\\`*_[\]<#|~]|&(?=\w+;)|:(?=\/\/)|(?<=\S)@(?=\w)/g, '\\$&')
    .replace(/www(?=\.)/gi, '$&\\')
    .replace(/^\s*(\d+(?=[.)])|(?=[-+=>:]))/, '$&\\')
    .replace(/^[ \t]+/, (indent) => '\u00a0'.repeat(indent.length))
    .replace(/[\r\n\u2028\u2029]+/g, ' ');

/** Somebody's words, as a quotation that nothing in them can end; their lines stay lines. */
const quoteLines = (text: string | undefined, indent = '') =>
  text &&
  text
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map((line) => `${indent}> ${escapeMarkdown(line)}  `)
    .join('\n');

const formatDate = (at: string): string => `on ${at.slice(0, 10)}`;

const renderCheckboxMark = (isTicked: boolean | undefined, text: string): string =>
  `- [${isTicked ? 'x' : ' '}] ${escapeMarkdown(text)}`;

/** Room to write by hand, where nothing is filled in. */
const ANSWER_SPACE = '_'.repeat(30);

const groupToMarkdown = (
  { id, title, leads, questions }: QuestionGroup,
  { answers, groups }: PhaseWork,
  isBlank: boolean,
): MarkdownBlocks => [
  `### ${escapeMarkdown(title)}`,
  groups[id]?.setAside && `Set aside ${formatDate(groups[id].at)}.`,
  quoteLines(groups[id]?.reason),
  ...[...leads, ...questions].flatMap(({ id: question, text }) => {
    const answer = answers[question];
    return [
      `**${escapeMarkdown(text)}**`,
      isBlank && `${ANSWER_SPACE}  \n${ANSWER_SPACE}`,
      quoteLines(answer?.text),
      answer?.text && `Written ${formatDate(answer.at)}.`,
      ...(answer ? variantsOf(answer) : []).flatMap((variant) => [
        `Also written ${formatDate(variant.at)}:`,
        quoteLines(variant.text),
      ]),
    ];
  }),
];

const toolsToMarkdown = (phaseToMarkdown: Phase, work: PhaseWork): MarkdownBlocks => [
  !!phaseToMarkdown.tools.length && '### Tools',
  phaseToMarkdown.tools
    .flatMap(({ id, name }) => {
      const tool = work.tools[id];
      return [
        renderCheckboxMark(tool?.chosen, name) + (tool?.chosen ? `, chosen ${formatDate(tool.at)}` : ''),
        quoteLines(tool?.note, '  ') ?? [],
      ].flat();
    })
    .join('\n'),
];

const riskToMarkdown = (
  { id, name, text }: Risk,
  phase: Phase,
  { risks }: PhaseWork,
  isBlank: boolean,
): MarkdownBlocks => {
  const { level, owner, reviewOn, note, accepted, measures: chosen, stamps = {} } = risks[id] ?? {};
  const offered = measuresOf(phase, id).map((measure) =>
    renderCheckboxMark(chosen?.includes(measure.id), measure.name),
  );
  const gone = removedMeasures(phase, id, chosen).map((measure) =>
    renderCheckboxMark(true, `${measure} (no longer on the map)`),
  );
  const fields = { Level: level, Owner: owner, 'Look again on': reviewOn };
  const [last] = Object.values(stamps)
    .map(({ at }) => at)
    .sort()
    .reverse();
  return [
    `### Risk: ${escapeMarkdown(name)}`,
    escapeMarkdown(text),
    [...offered, ...gone, renderCheckboxMark(accepted, 'Accepted')].join('\n'),
    ...Object.entries(fields).map(
      ([label, value]) => (isBlank || value) && `${label}: ${isBlank ? ANSWER_SPACE : escapeMarkdown(value)}`,
    ),
    quoteLines(note),
    last && `Changed ${formatDate(last)}.`,
  ];
};

const decisionToMarkdown = ({ id, exit }: Phase, cycle: Cycle): MarkdownBlocks => {
  const made = cycle.decisions[id];
  return exit.decision
    ? [
        '### Decision',
        escapeMarkdown(exit.decision.text),
        exit.decision.options
          .map((option) => renderCheckboxMark(made?.option === option.id, `${option.id}: ${option.text}`))
          .join('\n'),
        made && `Decided ${formatDate(made.at)}${findStandingDecision(cycle, id) ? '' : ', to be decided anew'}.`,
        quoteLines(made?.reason),
      ]
    : [];
};

const phase = (one: Phase, cycle: Cycle, isBlank: boolean): MarkdownBlocks => {
  const { entered, completion, check } = cycle.phases[one.id] ?? {};
  const work = getPhaseWork(cycle, one.id);
  return [
    `## ${escapeMarkdown(one.label)}. ${escapeMarkdown(one.title)}`,
    escapeMarkdown(one.headline),
    entered && `Entered ${formatDate(entered.at)}.`,
    completion && `${completion.done ? 'Completed' : 'Reopened'} ${formatDate(completion.at)}.`,
    check?.on && `To be checked again: changed ${formatDate(check.at)}.`,
    quoteLines(completion?.note),
    ...one.groups.flatMap((item) => groupToMarkdown(item, work, isBlank)),
    ...toolsToMarkdown(one, work),
    ...one.risks.flatMap((item) => riskToMarkdown(item, one, work, isBlank)),
    ...decisionToMarkdown(one, cycle),
  ];
};

/** What a newer map has no place for, as it is in the record. */
const unplacedToMarkdown = ({ unplaced: waiting }: Journey): MarkdownBlocks =>
  Object.keys(waiting).length
    ? [
        '## No longer on the map',
        ...Object.entries(waiting).map(([number, entries]) =>
          quoteLines(`${number}: ${JSON.stringify(entries, null, 1)}`),
        ),
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
  const cycles = isBlank ? [createCycleRecord(1)] : journey.cycles;
  const blocks: MarkdownBlocks = [
    `# ${escapeMarkdown(map.title)}`,
    map.source && `Source: ${escapeMarkdown(map.source.label)}`,
    !isBlank &&
      `Begun ${formatDate(journey.createdAt)}, last changed ${formatDate(journey.updatedAt)}: ${journey.status}.`,
    ...cycles.flatMap((cycle) => [
      cycles.length > 1 && `# Cycle ${cycle.number}`,
      cycle.started && `Started ${formatDate(cycle.started.at)}.`,
      quoteLines(cycle.started?.adaptation),
      cycle.resumedAt && `Resumed ${formatDate(cycle.resumedAt)}.`,
      ...map.phases.flatMap((one) => phase(one, cycle, isBlank)),
    ]),
    ...(isBlank ? [] : unplacedToMarkdown(journey)),
  ];
  return `${blocks.filter(Boolean).join('\n\n')}\n`;
}
