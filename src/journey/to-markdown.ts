import { markdownStrings } from '../strings/en/markdown.js';
import { listRemovedMeasures, listMeasures, listQuestions } from '../map/map-index.js';
import type { MapDefinition, Phase, QuestionGroup, Risk } from '../map/map-definition.js';
import { listVariants } from './answer-versions.js';
import { createPhaseChecker } from './checks.js';
import { createCycleRecord, getNote, getPhaseWork, type PhaseWork } from './record.js';
import { findDecisionInEffect } from './rules.js';
import { listTrail } from './trail.js';
import { describeChangedWork } from './work.js';
import type { Answer, Cycle, Journey, TrailEntry } from './types/record.js';
import type { PhaseCheck } from './types/view.js';
import { getOwn, itemAt, keysOf, valuesOf } from '../utils/objects.js';
import { toJsonText } from '../utils/json.js';

/** Blocks of a document: paragraphs, headings and lists. Empty ones are left out. */
type MarkdownBlocks = (string | false | undefined)[];

/** Escapes text that Markdown would interpret: inline markup, HTML, links, the start of a block, and indented code. */
const escapeMarkdown = (text = ''): string =>
  text
    .replace(/[\\`*_[\]<#|~]|&(?=\w+;)|:(?=\/\/)|(?<=\S)@(?=\w)/g, '\\$&')
    .replace(/www(?=\.)/gi, '$&\\')
    .replace(/^\s*(\d+(?=[.)])|(?=[-+=>:]))/, '$&\\')
    .replace(/^[ \t]+/, (indent) => '\u00a0'.repeat(indent.length))
    .replace(/[\r\n\u2028\u2029]+/g, ' ');

/** Formats a person's text as a block quote. Every line gets a marker, so that no text can end the quote. */
const quoteLines = (text: string | undefined, indent = '') =>
  text &&
  text
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map((line) => `${indent}> ${escapeMarkdown(line)}  `)
    .join('\n');

/** Returns the draft of a field as a quote, once; undefined if there is none. */
type TakeDraft = (field: string, indent?: string) => string | undefined;

const formatDate = (time: string): string => time.slice(0, 10);

const renderCheckboxMark = (isTicked: boolean | undefined, text: string): string =>
  `- [${isTicked ? 'x' : ' '}] ${escapeMarkdown(text)}`;

/** Line to write on by hand, in the blank plan. */
const ANSWER_SPACE = '_'.repeat(30);

/** Formats an answer or note with the date of its text, and its variants. */
const answerToMarkdown = (answer: Answer | undefined): MarkdownBlocks => [
  quoteLines(answer?.text),
  answer?.text && markdownStrings.written(formatDate(answer.at)),
  ...listVariants(answer).flatMap((variant) => [
    markdownStrings.variant(formatDate(variant.at)),
    quoteLines(variant.text),
  ]),
];

const groupToMarkdown = (
  group: QuestionGroup,
  { answers, groups: { [group.id]: groupEntry } }: PhaseWork,
  isBlank: boolean,
  takeDraft: TakeDraft,
): MarkdownBlocks => [
  `### ${escapeMarkdown(group.title)}`,
  groupEntry?.setAside && markdownStrings.setAside(formatDate(groupEntry.at)),
  quoteLines(groupEntry?.reason),
  takeDraft(`${group.id}:why`),
  ...listQuestions(group).flatMap(({ id: question, text }) => {
    return [
      `**${escapeMarkdown(text)}**`,
      isBlank && `${ANSWER_SPACE}  \n${ANSWER_SPACE}`,
      ...answerToMarkdown(answers[question]),
      takeDraft(question),
    ];
  }),
];

const toolsToMarkdown = ({ tools }: Phase, work: PhaseWork, takeDraft: TakeDraft): MarkdownBlocks => [
  !!tools.length && `### ${markdownStrings.tools}`,
  tools
    .flatMap(({ id, name }) => {
      const tool = work.tools[id];
      return [
        renderCheckboxMark(tool?.chosen, name) + (tool?.chosen ? markdownStrings.chosen(formatDate(tool.at)) : ''),
        quoteLines(tool?.note, '  ') ?? [],
        takeDraft(`${id}:note`, '  ') ?? [],
      ].flat();
    })
    .join('\n'),
];

const riskToMarkdown = (
  { id, name, text }: Risk,
  phase: Phase,
  { risks }: PhaseWork,
  isBlank: boolean,
  takeDraft: TakeDraft,
): MarkdownBlocks => {
  const { level, owner, reviewOn, note, accepted, measures: chosenIds, stamps = {} } = risks[id] ?? {};
  const offeredMeasures = listMeasures(phase, id).map((measure) =>
    renderCheckboxMark(chosenIds?.includes(measure.id), measure.name),
  );
  const removedMeasures = listRemovedMeasures(phase, id, chosenIds).map((measure) =>
    renderCheckboxMark(true, markdownStrings.removedMeasure(measure)),
  );
  const fields = [
    [markdownStrings.level, level],
    [markdownStrings.owner, owner],
    [markdownStrings.reviewOn, reviewOn],
  ] as const;
  const [lastChange] = valuesOf(stamps)
    .map(({ at }) => at)
    .sort()
    .reverse();
  return [
    `### ${markdownStrings.risk(escapeMarkdown(name))}`,
    escapeMarkdown(text),
    [...offeredMeasures, ...removedMeasures, renderCheckboxMark(accepted, markdownStrings.accepted)].join('\n'),
    ...fields.map(
      ([label, value]) =>
        (isBlank || value) && markdownStrings.labelled(label, isBlank ? ANSWER_SPACE : escapeMarkdown(value)),
    ),
    quoteLines(note),
    takeDraft(`${id}:note`),
    lastChange && markdownStrings.changed(formatDate(lastChange)),
  ];
};

const decisionToMarkdown = ({ id, exit }: Phase, cycle: Cycle, takeDraft: TakeDraft): MarkdownBlocks => {
  const decision = getOwn(cycle.decisions, id);
  return exit.decision
    ? [
        `### ${markdownStrings.decision}`,
        escapeMarkdown(exit.decision.text),
        exit.decision.options
          .map((option) => renderCheckboxMark(decision?.option === option.id, `${option.id}: ${option.text}`))
          .join('\n'),
        decision &&
          (findDecisionInEffect(cycle, id) ? markdownStrings.decided : markdownStrings.decidedAnew)(
            formatDate(decision.at),
          ),
        decision?.reviewOn && markdownStrings.labelled(markdownStrings.reviewOn, decision.reviewOn),
        quoteLines(decision?.reason),
        ...['reason', ...exit.decision.options.flatMap((option) => [`reason:${option.id}`, `review:${option.id}`])].map(
          (field) => takeDraft(`${id}:${field}`),
        ),
      ]
    : [];
};

const getPhaseTitle = ({ label, title }: Phase): string => `${escapeMarkdown(label)}. ${escapeMarkdown(title)}`;

const checkToMarkdown = (map: MapDefinition, { changed }: PhaseCheck): string => {
  const changes = describeChangedWork(map, changed, (label, name = markdownStrings.decision, at) =>
    escapeMarkdown(markdownStrings.changedItem(label, name, formatDate(at))),
  );
  return changes.length ? markdownStrings.checkAgain(changes.join('; ')) : markdownStrings.checkOwnRule;
};

/** Formats the trail of a cycle as a list, with what people wrote as quotes. */
function trailToMarkdown({ phases }: MapDefinition, cycle: Cycle): MarkdownBlocks {
  const { labelled } = markdownStrings;
  const describe = ({ at, type, phase: id, option, reviewOn }: TrailEntry): string => {
    const step = option === undefined ? markdownStrings.trailSteps[type] : markdownStrings.decidedOption(option);
    const review = reviewOn === undefined ? '' : markdownStrings.reviewDate(reviewOn);
    const phase = phases.find((each) => each.id === id);
    const name = phase ? getPhaseTitle(phase) : id === undefined ? '' : escapeMarkdown(id);
    return labelled(formatDate(at), (name ? labelled(name, step) : step) + review);
  };
  const entries = listTrail(cycle).map((entry) =>
    [`- ${describe(entry)}`, ...[entry.reason, entry.note, entry.adaptation].map((text) => quoteLines(text, '  '))]
      .filter(Boolean)
      .join('\n'),
  );
  return entries.length ? [`## ${markdownStrings.trail}`, entries.join('\n')] : [];
}

const phaseToMarkdown = (
  phase: Phase,
  cycle: Cycle,
  check: string | undefined,
  isBlank: boolean,
  takeDraft: TakeDraft,
): MarkdownBlocks => {
  const { entered, completion } = cycle.phases[phase.id] ?? {};
  const note = getNote(cycle, phase.id);
  const work = getPhaseWork(cycle, phase.id);
  return [
    `## ${getPhaseTitle(phase)}`,
    escapeMarkdown(phase.headline),
    entered && markdownStrings.entered(formatDate(entered.at)),
    completion && (completion.done ? markdownStrings.completed : markdownStrings.reopened)(formatDate(completion.at)),
    check,
    quoteLines(completion?.note),
    ...(note ? [`### ${markdownStrings.note}`, ...answerToMarkdown(note)] : []),
    takeDraft(phase.id),
    ...phase.groups.flatMap((group) => groupToMarkdown(group, work, isBlank, takeDraft)),
    ...toolsToMarkdown(phase, work, takeDraft),
    ...phase.risks.flatMap((risk) => riskToMarkdown(risk, phase, work, isBlank, takeDraft)),
    ...decisionToMarkdown(phase, cycle, takeDraft),
    takeDraft(`${phase.id}:note`),
  ];
};

/** Formats the entries whose ids the map does not have, as JSON. */
const unplacedToMarkdown = ({ unplaced }: Journey): MarkdownBlocks =>
  keysOf(unplaced).length
    ? [
        `## ${markdownStrings.unplaced}`,
        ...Object.entries(unplaced).map(([number, entries]) => quoteLines([number, toJsonText(entries, 1)].join(': '))),
      ]
    : [];

/**
 * Formats a journey as a plan in Markdown, to read or print. Texts that people wrote are escaped and quoted, so that
 * they appear as typed.
 *
 * @param options `blank`: the same plan without entries, to fill in by hand. `drafts`: texts that the record does not
 *   hold, by the key of their field; each stands at the place of its field, or at the end.
 */
export function toMarkdown(
  map: MapDefinition,
  journey: Journey,
  { blank: isBlank = false, drafts = {} }: { blank?: boolean; drafts?: Readonly<Record<string, string>> } = {},
): string {
  const cycles = isBlank ? [createCycleRecord(1)] : journey.cycles;
  const remainingDrafts = new Map(Object.entries(isBlank ? {} : drafts));
  const takeDraft: TakeDraft = (field, indent) => {
    const text = remainingDrafts.get(field);
    remainingDrafts.delete(field);
    return text && quoteLines(`${markdownStrings.notRecorded}: ${text}`, indent);
  };
  const checkPhase = createPhaseChecker(map, itemAt(cycles, -1));
  const blocks: MarkdownBlocks = [
    `# ${escapeMarkdown(map.title)}`,
    map.source && markdownStrings.source(escapeMarkdown(map.source.label)),
    !isBlank && markdownStrings.summary(formatDate(journey.createdAt), formatDate(journey.updatedAt), journey.status),
    ...cycles.flatMap((cycle) => [
      cycles.length > 1 && `# ${markdownStrings.cycle(cycle.number)}`,
      cycle.started && markdownStrings.started(formatDate(cycle.started.at)),
      quoteLines(cycle.started?.adaptation),
      cycle.resumedAt && markdownStrings.resumed(formatDate(cycle.resumedAt)),
      ...map.phases.flatMap((phase) => {
        // Drafts belong to the current cycle, and only that one asks to be checked.
        const isCurrent = cycle === cycles.at(-1);
        const check = isCurrent ? checkPhase(phase) : undefined;
        return phaseToMarkdown(
          phase,
          cycle,
          check && checkToMarkdown(map, check),
          isBlank,
          isCurrent ? takeDraft : () => undefined,
        );
      }),
      ...trailToMarkdown(map, cycle),
    ]),
    ...(isBlank ? [] : unplacedToMarkdown(journey)),
  ];
  if (remainingDrafts.size) {
    const quotes = [...remainingDrafts].map(([field, text]) => quoteLines(`${field}: ${text}`));
    blocks.push(`## ${markdownStrings.notRecorded}`, ...quotes);
  }
  return `${blocks.filter(Boolean).join('\n\n')}\n`;
}
