import { listVariants } from '../../../journey/answer-versions.js';
import type { Cycle, Variant } from '../../../journey/types/record.js';
import type { Measure, Risk, Tool } from '../../../map/map-definition.js';
import { planStrings } from '../../../strings/en/plan.js';
import { printStrings } from '../../../strings/en/print.js';
import type { PrintedPhase } from './printed-phase.js';
import { getOwn } from '../../../utils/objects.js';

/** Text of an answer, with a label that tells its origin. */
type LabelledText = [label: string, text: string];

/** Lists the cycles before the current one; none for a worksheet. */
const listEarlierCycles = ({ model, writer }: PrintedPhase): readonly Cycle[] =>
  writer.isBlank ? [] : model.earlierCycles;

/** Lists the other texts of an answer: variants that a merge kept, and the answers of earlier cycles. */
export function listOtherVersions(printedPhase: PrintedPhase, questionId: string): LabelledText[] {
  const { model, phase, writer } = printedPhase;
  if (writer.isBlank) return [];
  const { panels } = model.strings;
  const labelVariant = (variant: Variant): LabelledText => [
    panels.variant(writer.formatTime(variant.at), variant.person),
    variant.text,
  ];
  const currentVariants = (getOwn(model.view.variants, questionId) ?? []).map(labelVariant);
  const earlierVersions = listEarlierCycles(printedPhase).flatMap(({ number, answers }) => {
    const { text, variants = [] } = answers[phase.id]?.[questionId] ?? {};
    const variantsByText = new Map(variants.map((variant) => [variant.text, variant]));
    if (text) variantsByText.delete(text);
    const answer: LabelledText[] = text ? [[panels.answerInCycle(number), text]] : [];
    return [...answer, ...[...variantsByText.values()].map(labelVariant)];
  });
  return [...currentVariants, ...earlierVersions];
}

/** Writes the notes on the phase in earlier cycles, with the variants that a merge kept. */
export function writeEarlierNotes(printedPhase: PrintedPhase): void {
  const { model, phase, writer, section } = printedPhase;
  for (const { number, notes = {} } of listEarlierCycles(printedPhase)) {
    const note = getOwn(notes, phase.id);
    writer.appendQuote(section, note?.text, printStrings.inCycle(number, planStrings.note));
    for (const { text, at, person } of listVariants(note))
      writer.appendQuote(section, text, model.strings.panels.otherNote(writer.formatTime(at), person));
  }
}

/** Writes the dates and notes of earlier completions of the phase. */
export function writeEarlierCompletion(printedPhase: PrintedPhase): void {
  const { phase, writer, section } = printedPhase;
  for (const { number, phases } of listEarlierCycles(printedPhase)) {
    const { completedAt, completion } = phases[phase.id] ?? {};
    if (completedAt) {
      const state = planStrings.finishedOn(writer.formatTime(completedAt));
      writer.append(section, 'p', printStrings.inCycle(number, state), completion?.note ? 'label' : 'quiet');
    }
    writer.appendQuote(section, completion?.note);
  }
}

/** Writes the decisions of earlier cycles, with the reasons. */
export function writeEarlierDecisions(printedPhase: PrintedPhase): void {
  const { model, phase, writer, section } = printedPhase;
  const { options } = model.strings.panels;
  for (const { number, decisions } of listEarlierCycles(printedPhase)) {
    const decision = getOwn(decisions, phase.id);
    if (!decision) continue;
    const text = printStrings.decidedInCycle(number, options[decision.option], writer.formatTime(decision.at));
    writer.append(section, 'p', text, 'label');
    writer.appendQuote(section, decision.reason);
  }
}

/** Writes the earlier cycles in which a group was set aside, with the reasons. */
export function writeEarlierSetAside(printedPhase: PrintedPhase, groupId: string): void {
  const { model, phase, writer, section } = printedPhase;
  for (const { number, groups } of listEarlierCycles(printedPhase)) {
    const { setAside, reason } = groups[phase.id]?.[groupId] ?? {};
    if (!setAside) continue;
    const state = model.strings.panels.groups['set-aside'];
    writer.append(section, 'p', printStrings.inCycle(number, state), reason ? 'label' : 'quiet');
    writer.appendQuote(section, reason);
  }
}

/** Writes the earlier cycles in which a tool was chosen, with the notes. */
export function writeEarlierChoice(printedPhase: PrintedPhase, { id }: Tool, item: HTMLElement): void {
  const { phase, writer } = printedPhase;
  for (const { number, tools } of listEarlierCycles(printedPhase)) {
    const { chosen, note } = tools[phase.id]?.[id] ?? {};
    if (!chosen) continue;
    writer.append(item, 'p', printStrings.inCycle(number, planStrings.chosen), note ? 'label' : 'quiet');
    if (note) item.classList.add('has-note');
    writer.appendQuote(item, note);
  }
}

/**
 * Writes the assessments of a risk in earlier cycles, in one line for each.
 *
 * @param offeredMeasures Measures against the risk that the map has.
 */
export function writeEarlierAssessment(
  printedPhase: PrintedPhase,
  { id }: Risk,
  offeredMeasures: readonly Measure[],
): void {
  const { model, phase, writer, section } = printedPhase;
  const { panels, diagram } = model.strings;
  for (const { number, risks } of listEarlierCycles(printedPhase)) {
    const { measures = [], accepted, level, owner, reviewOn, note } = risks[phase.id]?.[id] ?? {};
    const measureNames = measures.map(
      (measureId) =>
        offeredMeasures.find((measure) => measure.id === measureId)?.name ?? planStrings.removedMeasure(measureId),
    );
    const isAssessed = accepted || offeredMeasures.some((measure) => measures.includes(measure.id));
    const details = [
      measureNames.length && planStrings.labelled(panels.measures, measureNames.join(diagram.listSeparator)),
      accepted && panels.accept,
      level && planStrings.labelled(panels.level, panels.levels[level]),
      owner && planStrings.labelled(panels.owner, owner),
      reviewOn && planStrings.labelled(panels.reviewOn, writer.formatDay(reviewOn)),
    ].filter((detail) => typeof detail === 'string');
    if (!details.length && !note) continue;
    const state = isAssessed ? panels.assessed : panels.groups.open;
    writer.append(section, 'p', printStrings.inCycle(number, state), 'label');
    if (details.length) writer.append(section, 'p', details.join('; '));
    writer.appendQuote(section, note);
  }
}
