import type { Idea, MapDefinition, Phase, QuestionGroup, Risk } from '../map/map-definition.js';
import { describeTool, listMeasures, listQuestions, listRemovedMeasures } from '../map/map-index.js';
import { formatDay } from '../strings/en/day.js';
import { markdownStrings } from '../strings/en/markdown.js';
import { panelStrings } from '../strings/en/panels.js';
import { planStrings } from '../strings/en/plan.js';
import { getOwn, valuesOf } from '../utils/objects.js';
import { findLatest, listVariants } from './answer-versions.js';
import { escapeMarkdown, ideasToMarkdown, quoteLines, renderCheckboxItem, subsetToMarkdown } from './markdown-text.js';
import { findCarriedFrom, getNote, getPhaseWork, getWrittenWork, type PhaseWork } from './record.js';
import { findDecisionInEffect, getGroupState, isAssessed } from './rules.js';
import { describeCheck, type DateFormat } from './trail-texts.js';
import type { Answer, Cycle, Stamp, ToolRecord } from './types/record.js';
import type { PhaseCheck } from './types/view.js';

/** Blocks of a document: paragraphs, headings and lists. Empty ones are left out. */
export type MarkdownBlocks = (string | false | undefined)[];

/** A cycle of the plan, and how it is written. */
export interface MarkdownCycle {
  map: MapDefinition;
  cycle: Cycle;
  isBlank: boolean;

  /** The current cycle has all texts of the map; an earlier one only those that something was written about. */
  isCurrent: boolean;

  /** Formats a heading. Level 2 is that of a phase. */
  heading(level: number, text: string): string;

  /** Returns the draft of a field as a quote, once; undefined if there is none. */
  takeDraft(field: string, label?: string, indent?: string): string | undefined;

  /** Returns why a completed phase asks to be checked; undefined if it does not. */
  checkPhase(phase: Phase): PhaseCheck | undefined;
}

/** Format of dates in UTC: the document is the same wherever it is written. */
export const DATE_FORMAT: DateFormat = { formatTime: formatDay, formatDay };

/** Line to write on by hand, in the blank plan. */
const ANSWER_SPACE = '_'.repeat(30);

/** Formats an answer or note with the date of its text, and its variants. */
const answerToMarkdown = (
  answer: Answer | undefined,
  describeVariant: (date: string, person: string) => string = panelStrings.variant,
): MarkdownBlocks => [
  quoteLines(answer?.text),
  answer?.text &&
    (answer.from === undefined
      ? markdownStrings.writtenOn(formatDay(answer.at), escapeMarkdown(answer.person))
      : markdownStrings.fromCycle(answer.from)),
  ...listVariants(answer).flatMap(({ at, person, text }) => [
    describeVariant(formatDay(at), escapeMarkdown(person)),
    quoteLines(text),
  ]),
];

function groupToMarkdown(
  context: MarkdownCycle,
  work: PhaseWork,
  writtenWork: PhaseWork,
  group: QuestionGroup,
): MarkdownBlocks {
  const { isBlank, isCurrent, heading, takeDraft } = context;
  const { title, leads, questions } = group;
  const { setAside, at = '', reason } = work.groups[group.id] ?? {};
  const shownQuestions = leads.length ? leads : questions;
  const written = listQuestions(group).map(({ id, text }) => ({
    text,
    isShown: shownQuestions.some((question) => question.id === id),
    answer: [...answerToMarkdown(work.answers[id]), takeDraft(id)].filter(Boolean),
  }));
  // A question that helps is printed where it has an answer, and else listed at the end.
  const isPrinted = ({ isShown, answer }: (typeof written)[number]) => answer.length > 0 || (isCurrent && isShown);
  const helping = isCurrent ? written.filter((question) => !isPrinted(question)) : [];
  const blocks = [
    setAside && markdownStrings.notRelevantSince(formatDay(at)),
    quoteLines(reason),
    takeDraft(`${group.id}:why`),
    ...written
      .filter(isPrinted)
      .flatMap(({ text, answer }) => [
        `**${escapeMarkdown(text)}**`,
        isBlank && `${ANSWER_SPACE}  \n${ANSWER_SPACE}`,
        ...answer,
      ]),
    helping.length > 0 && `${panelStrings.prompts}:`,
    helping.map(({ text }) => `- ${escapeMarkdown(text)}`).join('\n'),
  ].filter(Boolean);
  const name = escapeMarkdown(title);
  const state = panelStrings.groups[getGroupState(writtenWork, group)];
  return isCurrent || blocks.length
    ? [heading(3, isBlank ? name : markdownStrings.remark(name, state)), ...blocks]
    : [];
}

function toolsToMarkdown({ map, isCurrent, heading, takeDraft }: MarkdownCycle, { tools }: Phase, work: PhaseWork) {
  const items = tools.flatMap((tool) => {
    const { chosen, note, at = '', from }: Partial<ToolRecord> = work.tools[tool.id] ?? {};
    if (!isCurrent && !chosen && !note) return [];
    const name = escapeMarkdown(tool.name);
    const text = isCurrent && escapeMarkdown(describeTool(map, tool).join(' '));
    const origin = from === undefined ? formatDay(at) : panelStrings.fromCycle(from);
    const title = chosen ? markdownStrings.remark(name, planStrings.chosen, origin) : name;
    return [
      // Two spaces break the line.
      renderCheckboxItem(chosen, text ? `${title}  ` : title),
      text && `  ${text}`,
      quoteLines(note, '  '),
      takeDraft(`${tool.id}:note`, '', '  '),
    ]
      .filter(Boolean)
      .join('\n');
  });
  return items.length ? [heading(3, panelStrings.tools), items.join('\n')] : [];
}

function riskToMarkdown(
  context: MarkdownCycle,
  phase: Phase,
  work: PhaseWork,
  writtenWork: PhaseWork,
  { id, name, text }: Risk,
) {
  const { isBlank, isCurrent, heading, takeDraft } = context;
  const {
    level,
    owner,
    reviewOn,
    note,
    accepted,
    closed,
    measures: chosenIds = [],
    stamps = {},
  } = work.risks[id] ?? {};
  const { accept, assessed, closedRisk, fromCycle, groups, levels } = panelStrings;
  const from = findCarriedFrom({ stamps });
  const measures = [
    ...listMeasures(phase, id)
      .filter((measure) => isCurrent || chosenIds.includes(measure.id))
      .map((measure) => renderCheckboxItem(chosenIds.includes(measure.id), escapeMarkdown(measure.name))),
    ...listRemovedMeasures(phase, id, chosenIds).map((measure) =>
      renderCheckboxItem(true, escapeMarkdown(planStrings.removedMeasure(measure))),
    ),
  ];
  const fields: [label: string, value: string | undefined, space?: string][] = [
    [panelStrings.level, level && levels[level], [levels.low, levels.medium, levels.high].join(' / ')],
    [panelStrings.owner, owner],
    [panelStrings.reviewOn, reviewOn && formatDay(reviewOn)],
  ];
  const blocks = [
    measures.length > 0 && `${panelStrings.measures}:`,
    measures.join('\n'),
    isBlank && measures.length > 0 && planStrings.or,
    isBlank ? renderCheckboxItem(false, accept) : accepted && `${accept}.`,
    closed && `${closedRisk}.`,
    ...fields.map(
      ([label, value, space = ANSWER_SPACE]) =>
        (isBlank || value) && planStrings.labelled(label, isBlank ? space : escapeMarkdown(value)),
    ),
    takeDraft(`${id}:owner`, panelStrings.owner),
    quoteLines(note),
    takeDraft(`${id}:note`, planStrings.note),
  ].filter(Boolean);
  if (!isCurrent && !blocks.length) return [];
  const lastChange = findLatest(valuesOf<Stamp>(stamps));
  const title = markdownStrings.risk(escapeMarkdown(name));
  const isDone = isAssessed(writtenWork, phase, id);
  const state = closed ? closedRisk : isDone ? assessed : groups.open;
  return [
    heading(
      3,
      isBlank ? title : markdownStrings.remark(title, state, ...(from === undefined ? [] : [fromCycle(from)])),
    ),
    isCurrent && escapeMarkdown(text),
    ...blocks,
    lastChange && markdownStrings.changedOn(formatDay(lastChange.at), escapeMarkdown(lastChange.person)),
  ];
}

function decisionToMarkdown(
  { cycle, isCurrent, heading, takeDraft }: MarkdownCycle,
  { id, exit }: Phase,
): MarkdownBlocks {
  const decision = getOwn(cycle.decisions, id);
  if (!exit.decision || (!isCurrent && !decision)) return [];
  const { text, options } = exit.decision;
  const inEffect = findDecisionInEffect(cycle, id);
  const formatDecision = inEffect ? planStrings.decided : planStrings.decidedAnew;
  return [
    heading(3, markdownStrings.decision),
    escapeMarkdown(text),
    options
      .map((option) => {
        const name = planStrings.labelled(panelStrings.options[option.id], escapeMarkdown(option.text));
        return renderCheckboxItem(inEffect?.option === option.id, name);
      })
      .join('\n'),
    decision && formatDecision(panelStrings.options[decision.option], formatDay(decision.at)),
    quoteLines(decision?.reason),
    decision?.reviewOn && panelStrings.lookAgain(formatDay(decision.reviewOn)),
    takeDraft(`${id}:reason`, planStrings.reason),
    ...options.flatMap((option) => [
      takeDraft(`${id}:reason:${option.id}`, `${planStrings.reason}, ${panelStrings.options[option.id]}`),
      takeDraft(`${id}:review:${option.id}`, `${panelStrings.decisionReview}, ${panelStrings.options[option.id]}`),
    ]),
  ];
}

/** Formats why a phase asks to be checked again, as on the screen. */
function checkToMarkdown({ map }: MarkdownCycle, { label }: Phase, check: PhaseCheck): MarkdownBlocks {
  const reasons = describeCheck(map, check, panelStrings, DATE_FORMAT);
  return [
    escapeMarkdown(panelStrings.checkAgain(label)),
    reasons.map((reason) => `- ${escapeMarkdown(reason)}`).join('\n'),
  ];
}

function ideaListsToMarkdown({ heading }: MarkdownCycle, { ideas, practices = [], cases = [] }: Phase) {
  const write = (title: string, list: readonly Idea[]) =>
    list.length ? [title && heading(4, title), ideasToMarkdown(list)] : [];
  const lists = [
    ...write('', ideas),
    ...write(panelStrings.practices(practices.length), practices),
    ...write(panelStrings.cases(cases.length), cases),
  ];
  return lists.length ? [heading(3, panelStrings.ideas), ...lists] : [];
}

/** Formats a phase in a cycle; an earlier cycle has only the phases with something written. */
export function phaseToMarkdown(context: MarkdownCycle, phase: Phase): MarkdownBlocks {
  const { map, cycle, isCurrent, heading, takeDraft, checkPhase } = context;
  const { id, label, title, headline, summary, outcome } = phase;
  const { entered, completion } = cycle.phases[id] ?? {};
  const note = getNote(cycle, id);
  const work = getPhaseWork(cycle, id);
  const writtenWork = getWrittenWork(cycle, id);
  const check = checkPhase(phase);
  const steps = [
    entered && markdownStrings.startedOn(formatDay(entered.at)),
    completion?.done && `${planStrings.finishedOn(formatDay(completion.at))}.`,
    completion && !completion.done && markdownStrings.reopenedOn(formatDay(completion.at)),
  ].filter(Boolean);
  const head = [
    steps.join(' '),
    ...(check ? checkToMarkdown(context, phase, check) : []),
    quoteLines(completion?.note),
    ...(note ? [`${planStrings.note}:`, ...answerToMarkdown(note, panelStrings.otherNote)] : []),
    takeDraft(id, planStrings.note),
  ];
  const content = [
    ...phase.groups.flatMap((group) => groupToMarkdown(context, work, writtenWork, group)),
    ...toolsToMarkdown(context, phase, work),
    ...phase.risks.flatMap((risk) => riskToMarkdown(context, phase, work, writtenWork, risk)),
    ...(isCurrent ? ideaListsToMarkdown(context, phase) : []),
    ...decisionToMarkdown(context, phase),
    takeDraft(`${id}:note`, planStrings.note),
  ];
  const name = `${panelStrings.phase(escapeMarkdown(label), map.phases.length)} ${escapeMarkdown(title)}`;
  const intro = [
    escapeMarkdown(headline),
    ...subsetToMarkdown(summary),
    outcome && `${panelStrings.leadsTo} **${escapeMarkdown(outcome)}**`,
  ];
  return isCurrent || [...head, ...content].some(Boolean)
    ? [heading(2, name), ...(isCurrent ? intro : []), ...head, ...content]
    : [];
}
