import { getOwn } from '../../../utils/objects.js';
import { listTrail } from '../../../journey/trail.js';
import type { Cycle, TrailEntry } from '../../../journey/types/record.js';
import { describeCheck, describeTrailEntry } from '../../../journey/trail-texts.js';
import { planStrings } from '../../../strings/en/plan.js';
import type { MapModel } from '../../context/map-context.js';
import type { PrintWriter } from './print-writer.js';
import type { PrintedPhase } from './printed-phase.js';

/** Writes why a completed phase must be checked again. */
export function writeChecks({ model, phase, phaseView, writer, section }: PrintedPhase): void {
  if (!phaseView?.check) return;
  const { panels } = model.strings;
  writer.append(section, 'p', panels.checkAgain(phase.label), 'label');
  const list = writer.append(section, 'ul', '', 'steps-left');
  for (const reason of describeCheck(model.map, phaseView.check, panels, writer)) writer.append(list, 'li', reason);
}

/** Writes the note on a phase, and those that a merge kept beside it. */
export function writeNote({ model, phase, phaseView, writer, section }: PrintedPhase): void {
  const { panels } = model.strings;
  writer.appendQuote(section, phaseView?.note, planStrings.note);
  for (const { text, at, person } of phaseView ? (getOwn(model.view.variants, phase.id) ?? []) : [])
    writer.appendQuote(section, text, panels.otherNote(writer.formatTime(at), person));
  writer.appendDraft(section, phase.id, planStrings.note);
}

/** Returns true if the text of an entry is printed with its phase or cycle: of the last decision and completion. */
function isWrittenAtPhase(cycle: Cycle | undefined, { id, phase = '' }: TrailEntry): boolean {
  const { phases = {}, decisions = {}, started }: Partial<Cycle> = cycle ?? {};
  return [getOwn(decisions, phase), getOwn(phases, phase)?.completion, started].some((record) => record?.by === id);
}

const omitTexts = ({ reason: _, note: __, adaptation: ___, ...entry }: TrailEntry): TrailEntry => entry;

/** Writes what was decided and finished in each cycle, in order. */
export function writeTrails({ map, journey, strings }: MapModel, writer: PrintWriter, parent: HTMLElement): void {
  const { panels } = strings;
  const trails = journey.cycles.map((cycle) => ({ number: cycle.number, entries: listTrail(cycle) }));
  if (writer.isBlank || !trails.some(({ entries }) => entries.length)) return;
  const section = writer.append(parent, 'section');
  writer.append(section, 'h2', planStrings.trail);
  for (const { number, entries } of trails) {
    if (trails.length > 1) writer.append(section, 'h3', planStrings.cycle(number));
    const list = writer.append(section, 'ul', '', 'trail');
    for (const entry of entries) {
      const { date, name, step, text, review } = describeTrailEntry(
        isWrittenAtPhase(journey.cycles[number - 1], entry) ? omitTexts(entry) : entry,
        panels,
        writer,
      );
      const phase = map.phases.find(({ id }) => id === entry.phase);
      const label = phase?.label ?? entry.phase;
      const item = writer.append(
        list,
        'li',
        label === undefined ? step : planStrings.trailOf(date, label, name, entry.person),
      );
      writer.appendQuote(item, text);
      if (review) writer.append(item, 'p', review);
    }
  }
}
