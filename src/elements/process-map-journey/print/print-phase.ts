import type { GroupView, PhaseView, RiskView } from '../../../journey/types/view.js';
import type { Idea, Phase, Question, QuestionGroup, Risk } from '../../../map/map-definition.js';
import { describeTool, listMeasures, listRemovedMeasures } from '../../../map/map-index.js';
import { getCurrentCycle } from '../../../journey/record.js';
import type { PanelStrings } from '../../../strings/en/index.js';
import type { MapModel } from '../../context/map-context.js';
import { describePhaseState, isLastPhase, isOverdue, listLeads } from '../../context/selectors.js';
import { menuStrings } from '../../../strings/en/record-menu.js';
import { planStrings } from '../../../strings/en/plan.js';
import { printStrings } from '../../../strings/en/print.js';
import {
  listOtherVersions,
  writeEarlierAssessment,
  writeEarlierChoice,
  writeEarlierCompletion,
  writeEarlierDecisions,
  writeEarlierNotes,
  writeEarlierSetAside,
} from './print-earlier-cycles.js';
import { writeChecks, writeNote } from './print-history.js';
import type { PrintedPhase } from './printed-phase.js';
import type { PrintWriter } from './print-writer.js';
import type { UnplacedEntry } from '../unplaced-entries.js';
import { getOwn, itemAt } from '../../../utils/objects.js';

/** Describes the state of a phase as on the screen, with the date of its completion. */
export function describeState({ view, map }: MapModel, phase: PhaseView, writer: PrintWriter): string {
  const isStopped = view.status === 'stopped' && phase.id === view.phase;
  return [
    phase.completedAt && planStrings.finishedOn(writer.formatTime(phase.completedAt)),
    // The date says that it is finished.
    phase.state === 'done' && !isStopped ? '' : describePhaseState(map, phase, isStopped),
  ]
    .filter(Boolean)
    .join('. ');
}

/** Sorts the questions of a group into those to answer and the prompts that are printed as a list. */
function partitionQuestions(printedPhase: PrintedPhase, group: QuestionGroup) {
  const { model, phase, writer } = printedPhase;
  const { journey, voice } = model;
  const { leads, questions } = group;
  const answers = getCurrentCycle(journey).answers[phase.id] ?? {};
  const hasAnswer = ({ id }: Question) =>
    !writer.isBlank && Boolean(answers[id]?.text || listOtherVersions(printedPhase, id).length);
  const shownLeads = listLeads(group, voice);
  // A wording that the screen hides is printed if it has an answer.
  const printedLeads = leads.filter((lead) => shownLeads.includes(lead) || hasAnswer(lead));
  const mainQuestions = printedLeads.length ? printedLeads : questions;
  const otherQuestions = questions.filter((question) => !mainQuestions.includes(question));
  return {
    answers,
    printedQuestions: [...mainQuestions, ...otherQuestions.filter(hasAnswer)],
    prompts: otherQuestions.filter((question) => !hasAnswer(question)),
  };
}

function writeGroup(printedPhase: PrintedPhase, group: QuestionGroup, groupView: GroupView | undefined): void {
  const { model, phaseView, writer, section } = printedPhase;
  const { panels } = model.strings;
  const { leads } = group;
  const { state, reason } = groupView ?? {};
  const heading = writer.appendMapText(section, 'h3', group.title);
  if (state) writer.appendRemark(heading, panels.groups[state]);
  writer.appendQuote(section, reason);
  writer.appendDraft(section, `${group.id}:why`);
  writeEarlierSetAside(printedPhase, group.id);

  const { answers, printedQuestions, prompts } = partitionQuestions(printedPhase, group);
  for (const question of printedQuestions) {
    const { id, text, voice } = question;
    const answer = answers[id]?.text;
    const voiceText = leads.length > 1 && leads.includes(question) ? panels.voices[voice ?? 'both'] : '';
    // Some wordings begin with the same words.
    if (voiceText && !text.startsWith(voiceText)) writer.append(section, 'p', voiceText, 'voice');
    writer.appendMapText(section, 'p', text, 'question');
    if (writer.isBlank || answer) {
      writer.appendAnswer(section, answer);
    } else if (state !== 'set-aside' && phaseView?.unlocked) {
      writer.append(section, 'p', printStrings.noAnswer, 'quiet');
    }
    writer.appendDraft(section, id);
    for (const [label, otherText] of listOtherVersions(printedPhase, id)) {
      writer.appendQuote(section, otherText, label);
    }
  }
  if (!prompts.length) return;
  writer.append(section, 'h4', panels.prompts);
  const list = writer.append(section, 'ul', '', 'prompts');
  for (const { text } of prompts) writer.appendMapText(list, 'li', text);
}

function writeTools(printedPhase: PrintedPhase): void {
  const { model, phase, phaseView, writer, section } = printedPhase;
  if (!phase.tools.length) return;
  writer.append(section, 'h3', model.strings.panels.tools);
  const list = writer.append(section, 'ul', '', 'checkboxes');
  phase.tools.forEach((tool, i) => {
    const { chosen, note } = phaseView?.tools[i] ?? {};
    const item = writer.appendCheckbox(list, chosen, tool.name, {
      text: describeTool(model.map, tool).join(' '),
      remark: planStrings.chosen,
    });
    if (note) item.classList.add('has-note');
    writer.appendQuote(item, note);
    writer.appendDraft(item, `${tool.id}:note`);
    writeEarlierChoice(printedPhase, tool, item);
  });
}

function writeRiskMeasures({ phase, writer, section, model }: PrintedPhase, risk: Risk, riskView: Partial<RiskView>) {
  const { panels } = model.strings;
  const { measures = [], accepted, closed } = riskView;
  const remark = planStrings.chosen;
  const offeredMeasures = listMeasures(phase, risk.id);
  const removedMeasures = listRemovedMeasures(phase, risk.id, measures);
  if (offeredMeasures.length || removedMeasures.length) {
    writer.append(section, 'p', panels.measures, 'label');
    const list = writer.append(section, 'ul', '', 'checkboxes');
    for (const { id, name, text } of offeredMeasures) {
      writer.appendCheckbox(list, measures.includes(id), name, { text, remark });
    }
    for (const id of removedMeasures) writer.appendCheckbox(list, true, id, { remark: printStrings.removed });
    writer.append(section, 'p', planStrings.or, 'label');
  }
  const acceptance = writer.append(section, 'ul', '', 'checkboxes');
  writer.appendCheckbox(acceptance, accepted, panels.accept, { remark });
  if (closed) writer.appendCheckbox(acceptance, closed, panels.closedRisk, { remark });
}

function writeRiskFields({ writer, section, model }: PrintedPhase, riskView: Partial<RiskView>) {
  const { level, owner, reviewOn } = riskView;
  const { panels } = model.strings;
  if (writer.isBlank) {
    writer.append(section, 'p', panels.level, 'label');
    const list = writer.append(section, 'ul', '', 'checkboxes level');
    for (const option of ['low', 'medium', 'high'] as const) {
      writer.appendCheckbox(list, false, panels.levels[option]);
    }
  } else if (!level && !owner && !reviewOn) {
    return;
  }
  const fields = writer.append(section, 'div', '', 'fields');
  if (!writer.isBlank) writer.appendField(fields, panels.level, level && panels.levels[level]);
  writer.appendField(fields, panels.owner, owner);
  writer.appendField(fields, panels.reviewOn, reviewOn && writer.formatDay(reviewOn));
  if (isOverdue(riskView, model.getToday))
    writer.append(fields, 'p', panels.overdue(writer.formatDay(riskView.reviewOn)), 'quiet');
}

/** Describes the state of a risk, and the cycle that its assessment is still a proposal from. */
function describeRiskState({ assessed, closedRisk, fromCycle, groups }: PanelStrings, risk: Partial<RiskView>): string {
  const state = risk.closed ? closedRisk : risk.assessed ? assessed : groups.open;
  return risk.from === undefined ? state : `${state}, ${fromCycle(risk.from)}`;
}

function writeRisks(printedPhase: PrintedPhase): void {
  const { model, phase, phaseView, writer, section } = printedPhase;
  if (!phase.risks.length) return;
  const { panels } = model.strings;
  writer.append(section, 'h3', panels.risks);
  phase.risks.forEach((risk, i) => {
    const riskView: Partial<RiskView> = phaseView?.risks[i] ?? {};
    const heading = writer.appendMapText(section, 'h4', risk.name);
    if (phaseView) writer.appendRemark(heading, describeRiskState(panels, riskView));
    if (risk.text) writer.appendMapText(section, 'p', risk.text, 'keep-with-next');
    writeRiskMeasures(printedPhase, risk, riskView);
    writeRiskFields(printedPhase, riskView);
    writer.appendDraft(section, `${risk.id}:owner`, panels.owner);
    writer.appendAnswer(section, riskView.note, planStrings.note);
    writer.appendDraft(section, `${risk.id}:note`, planStrings.note);
    writeEarlierAssessment(printedPhase, risk, listMeasures(phase, risk.id));
  });
}

/** Writes a list of ideas, practices or cases; nothing if there are none. */
export function writeIdeas(
  writer: PrintWriter,
  parent: HTMLElement,
  title: string,
  ideas: Idea[] | undefined,
  headingTag = 'h4',
): void {
  if (!ideas?.length) return;
  if (title) writer.append(parent, headingTag, title);
  const list = writer.append(parent, 'ul', '', 'ideas');
  for (const idea of ideas) {
    const item = writer.append(list, 'li');
    if (idea.title) writer.appendMapText(item, 'b', idea.title);
    writer.appendMarkdown(item, idea.text);
    if (idea.source) writer.appendMapText(item, 'p', idea.source, 'quiet');
  }
}

function writeDecision(printedPhase: PrintedPhase): void {
  const { model, phase, phaseView, writer, section } = printedPhase;
  const rule = phase.exit.decision;
  if (!rule) return;
  const { panels } = model.strings;
  const { cycles, cycle } = model.journey;
  const decisionInEffect = phaseView?.decision;
  writer.appendMapText(section, 'p', rule.text, 'question');
  const list = writer.append(section, 'ul', '', 'checkboxes options');
  for (const { id, text } of rule.options) {
    writer.appendCheckbox(list, decisionInEffect?.option === id, panels.options[id], {
      text,
      remark: planStrings.chosen,
    });
  }
  const recordedDecision = writer.isBlank ? undefined : getOwn(itemAt(cycles, cycle - 1).decisions, phase.id);
  if (recordedDecision) {
    // A decision to stop has no effect after the journey was resumed.
    const formatDecision = decisionInEffect ? planStrings.decided : planStrings.decidedAnew;
    const text = formatDecision(panels.options[recordedDecision.option], writer.formatTime(recordedDecision.at));
    writer.append(section, 'p', text, recordedDecision.reason && 'keep-with-next');
  }
  writer.appendAnswer(section, recordedDecision?.reason, planStrings.reason);
  if (recordedDecision?.reviewOn)
    writer.append(section, 'p', panels.lookAgain(writer.formatDay(recordedDecision.reviewOn)));
  writer.appendDraft(section, `${phase.id}:reason`, planStrings.reason);
  for (const { id } of rule.options) {
    writer.appendDraft(section, `${phase.id}:reason:${id}`, `${planStrings.reason}, ${panels.options[id]}`);
    writer.appendDraft(section, `${phase.id}:review:${id}`, `${panels.decisionReview}, ${panels.options[id]}`);
  }
  writeEarlierDecisions(printedPhase);
}

function writeGate(printedPhase: PrintedPhase): void {
  const { model, phase, phaseView, writer, section } = printedPhase;
  const { panels } = model.strings;
  if (!phase.exit.decision && !phaseView?.unlocked) return;
  writer.append(
    section,
    'h3',
    isLastPhase(model.map, phase) ? panels.finishLastPhase : panels.finishPhase(phase.label),
  );
  writeDecision(printedPhase);
  if (!phaseView?.unlocked) return;
  writer.appendDraft(section, `${phase.id}:note`, planStrings.note);
  const { left: remainingSteps } = phaseView;
  if (!remainingSteps.length) {
    writer.append(section, 'p', phaseView.completed ? panels.isDone(phase.label) : panels.nothingLeft);
    return;
  }
  writer.append(section, 'p', panels.stepsLeft(remainingSteps.length), 'label');
  const list = writer.append(section, 'ul', '', 'steps-left');
  for (const { message } of remainingSteps) writer.append(list, 'li', message);
}

/** Writes the section of a phase. */
export function writePhase(model: MapModel, phase: Phase, writer: PrintWriter, parent: HTMLElement): void {
  const { map, strings, journey } = model;
  const { panels } = strings;
  const section = writer.append(parent, 'section');
  const phaseView = writer.isBlank ? undefined : model.view.phases.find(({ id }) => id === phase.id);
  const printedPhase: PrintedPhase = { model, phase, phaseView, writer, section };
  const heading = writer.append(section, 'h2');
  writer.append(heading, 'small', panels.phase(phase.label, map.phases.length));
  heading.append(' ');
  writer.appendMapText(heading, 'bdi', phase.title);
  if (phaseView) writer.append(section, 'p', describeState(model, phaseView, writer), 'quiet');
  writer.appendQuote(section, journey.cycles[journey.cycle - 1]?.phases[phase.id]?.completion?.note);
  writeEarlierCompletion(printedPhase);
  if (phase.headline) writer.appendMapText(section, 'p', phase.headline, 'headline');
  if (phase.summary) writer.appendMarkdown(section, phase.summary);
  if (phase.outcome) {
    const outcome = writer.append(section, 'p', `${panels.leadsTo} `);
    writer.appendMapText(outcome, 'b', phase.outcome);
  }
  writeChecks(printedPhase);
  writeNote(printedPhase);
  writeEarlierNotes(printedPhase);
  phase.groups.forEach((group, i) => writeGroup(printedPhase, group, phaseView?.groups[i]));
  writeTools(printedPhase);
  writeRisks(printedPhase);
  const { ideas, practices = [], cases = [] } = phase;
  if (ideas.length || practices.length || cases.length) writer.append(section, 'h3', panels.ideas);
  writeIdeas(writer, section, '', ideas);
  writeIdeas(writer, section, panels.practices(practices.length), practices);
  writeIdeas(writer, section, panels.cases(cases.length), cases);
  writeGate(printedPhase);
}

/** Writes the recorded entries that the map has no item for. */
export function writeUnplaced(writer: PrintWriter, parent: HTMLElement, entries: UnplacedEntry[]): void {
  if (writer.isBlank || !entries.length) return;
  const section = writer.append(parent, 'section');
  writer.append(section, 'h2', planStrings.unplaced);
  for (const { cycle, id, texts } of entries) {
    writer.append(section, 'p', `${id}, ${menuStrings.inCycle(cycle)}`, 'label');
    for (const text of texts) writer.appendQuote(section, text);
  }
}

/** Writes the drafts of fields that the printed phases do not have. */
export function writeRemainingDrafts(writer: PrintWriter, parent: HTMLElement): void {
  const fields = writer.listRemainingFields();
  if (!fields.length) return;
  const section = writer.append(parent, 'section');
  writer.append(section, 'h2', planStrings.remainingDrafts);
  for (const field of fields) writer.appendDraft(section, field, field === 'cycle' ? planStrings.nextCycle : field);
}
