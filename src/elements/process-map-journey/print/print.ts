import type { DraftsByField } from '../../../stores/drafts.js';
import type { Phase } from '../../../map/map-definition.js';
import type { MapModel } from '../../context/map-context.js';
import { planStrings } from '../../../strings/en/plan.js';
import { printStrings } from '../../../strings/en/print.js';
import { writePhase, writeIdeas, describeState, writeUnplaced, writeRemainingDrafts } from './print-phase.js';
import { writeTrails } from './print-history.js';
import { createPrintStyles } from './print.styles.js';
import { createPrintWriter, type PrintWriter } from './print-writer.js';
import { listUnplaced } from '../unplaced-entries.js';

/** Time until the window closes: some browsers dispatch `afterprint` before they have read the whole document. */
const CLOSE_DELAY_MS = 1000;

/** Time in which a browser must begin to print. There is no other sign that a page may not print. */
const PRINT_START_MS = 1000;

/** Result of printing. `page`: the page of the map was printed, because the browser blocked the window. */
export type PrintResult = 'plan' | 'page' | 'nothing';

/** Contents and form of a printed document. */
export interface PrintJob {
  phases: readonly Phase[];

  /** Prints a worksheet with room to write. */
  isBlank: boolean;

  /** Text direction of the page around the map. */
  direction: string;

  /** Texts that the journey does not hold, by the key of their field. */
  drafts: DraftsByField;
}

/** Writes the phases of the map as a row of stations. */
function writeRoute(model: MapModel, writer: PrintWriter, parent: HTMLElement): void {
  const { map, view } = model;
  const list = writer.append(parent, 'ol', '', 'route');
  for (const { id, label, title } of map.phases) {
    const phaseView = writer.isBlank ? undefined : view.phases.find((candidate) => candidate.id === id);
    const classNames = [phaseView?.completed && 'done', phaseView && view.phase === id && 'current'];
    const station = writer.append(list, 'li', '', classNames.filter(Boolean).join(' '));
    writer.appendMapText(station, 'i', label);
    writer.appendMapText(station, 'b', title);
    if (phaseView) writer.append(station, 'span', describeState(model, phaseView, writer));
  }
}

/** Writes the title, the source and the dates of a plan. A worksheet has fields for the group and the date instead. */
function writeHead(model: MapModel, writer: PrintWriter, parent: HTMLElement): void {
  const { map, journey } = model;
  const { label, href } = map.source ?? {};
  const title = writer.isBlank ? undefined : model.view.title;
  if (title === undefined) writer.appendMapText(parent, 'h1', map.title);
  else {
    writer.append(parent, 'h1', title);
    writer.appendMapText(parent, 'p', map.title, 'quiet');
  }
  if (label) writer.appendMapText(parent, 'p', href && href !== label ? `${label} (${href})` : label, 'quiet');
  if (writer.isBlank) {
    writer.appendField(parent, printStrings.group, undefined);
    writer.appendField(parent, printStrings.date, undefined);
    return;
  }
  const { status, cycle, cycles, createdAt, updatedAt } = journey;
  const summary = planStrings.summary(
    planStrings.status[status],
    writer.formatTime(createdAt),
    writer.formatTime(updatedAt),
  );
  writer.append(parent, 'p', summary, 'quiet');
  for (const { number, started } of cycles.slice(1, cycle)) {
    const text = started ? planStrings.cycleStarted(number, writer.formatTime(started.at)) : planStrings.cycle(number);
    writer.append(parent, 'p', text, 'quiet');
    writer.appendQuote(parent, started?.adaptation, planStrings.adaptation);
  }
}

/** Prints a window. Returns false if the browser does not begin to: a page in a sandboxed frame may not. */
const printWindowContent = (target: Window): Promise<boolean> =>
  new Promise((resolve) => {
    target.addEventListener('beforeprint', () => resolve(true), { once: true });
    target.print();
    setTimeout(() => resolve(false), PRINT_START_MS);
  });

/**
 * Prints phases, filled in or blank, from a window of its own: a shadow root cannot hide the page around it. The
 * document is built with DOM calls. If the window is blocked, the page itself is printed.
 */
export async function printJourney(model: MapModel, job: PrintJob): Promise<PrintResult> {
  const { phases, isBlank, direction, drafts } = job;
  const printWindow = open('', '_blank');
  if (!printWindow) return (await printWindowContent(window)) ? 'page' : 'nothing';
  const { document: doc } = printWindow;
  const { map, strings, language, journey } = model;
  // A document only adopts style sheets that its own window created.
  const sheet = new (printWindow as typeof globalThis & Window).CSSStyleSheet();
  sheet.replaceSync(createPrintStyles(map.title).cssText);
  doc.adoptedStyleSheets = [sheet];
  doc.title = (isBlank ? undefined : model.view.title) ?? map.title;
  doc.documentElement.lang = language;
  doc.documentElement.dir = direction;

  const writer = createPrintWriter(doc, model, isBlank, drafts);
  const isWholePlan = phases.length === map.phases.length;
  const main = writer.append(doc.body, 'main', '', isWholePlan ? 'plan' : '');
  writeHead(model, writer, main);
  if (isWholePlan) writeRoute(model, writer, main);
  // A worksheet has only the risks of the map.
  const extended = isBlank ? [] : model.phases;
  for (const phase of phases) writePhase(model, extended.find(({ id }) => id === phase.id) ?? phase, writer, main);
  if (isWholePlan && map.cases?.length) {
    const section = writer.append(main, 'section');
    writeIdeas(writer, section, strings.panels.mapCases(map.cases.length), map.cases, 'h2');
  }
  if (isWholePlan) {
    writeTrails(model, writer, main);
    writeUnplaced(writer, main, listUnplaced(journey));
    writeRemainingDrafts(writer, main);
  }

  printWindow.addEventListener('afterprint', () => setTimeout(() => printWindow.close(), CLOSE_DELAY_MS));
  return (await printWindowContent(printWindow)) ? 'plan' : 'nothing';
}
