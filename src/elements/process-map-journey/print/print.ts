import type { Phase } from '../../../map/map-definition.js';
import type { MapModel } from '../../context/map-context.js';
import { printStrings as p } from '../../../strings/en/print.js';
import { writePhase, writeIdeas, describeState, writeUnplaced } from './print-phase.js';
import { createPrintCss } from './print.styles.js';
import { createPrintWriter, type RenderTools, type PrintWriter } from './print-writer.js';
import { listUnplaced } from '../unplaced-entries.js';

/** What is printed, and how. */
export interface PrintJob {
  phases: readonly Phase[];
  /** As a worksheet, with room to write. */
  blank: boolean;
  /** Which way the page around the map runs. */
  direction: string;
}

/** The way through the map as a row of stations. */
function writeRoute(model: MapModel, write: PrintWriter, into: HTMLElement): void {
  const { map, view } = model;
  const row = write.make(into, 'ol', '', 'route');
  map.phases.forEach(({ id, label, title }) => {
    const stand = write.isBlank ? undefined : view.phases.find((each) => each.id === id);
    const station = write.make(
      row,
      'li',
      '',
      stand ? `${stand.completed ? 'done' : ''} ${view.phase === id ? 'current' : ''}`.trim() : '',
    );
    write.say(station, 'i', label);
    write.say(station, 'b', title);
    if (stand) write.make(station, 'span', describeState(model, stand, write));
  });
}

/** What a plan begins with: what it is of, from when, and how it stands; or room for whose it is. */
function writeHead(model: MapModel, write: PrintWriter, into: HTMLElement): void {
  const { map, journey } = model;
  const { label, href } = map.source ?? {};
  write.say(into, 'h1', map.title);
  if (label) write.say(into, 'p', href && href !== label ? `${label} (${href})` : label, 'quiet');
  if (write.isBlank) {
    write.field(into, p.group, undefined);
    write.field(into, p.date, undefined);
    return;
  }
  const { status, cycle, cycles, createdAt, updatedAt } = journey;
  write.make(
    into,
    'p',
    `${p.status[status]}. ${p.begun(write.date(createdAt))}, ${p.changed(write.date(updatedAt))}.`,
    'quiet',
  );
  for (const { number, started } of cycles.slice(1, cycle)) {
    write.make(into, 'p', `${p.cycle(number)}. ${started ? `${p.begun(write.date(started.at))}.` : ''}`, 'quiet');
    write.words(into, started?.adaptation, p.adaptation);
  }
}

/**
 * Prints phases, filled or blank. A shadow root cannot hide the page around it, so this goes
 * through a window of its own, made by DOM calls; where that is blocked, the page itself is printed.
 */
export function printJourney(model: MapModel, { phases, blank, direction }: PrintJob, tools: RenderTools): void {
  const page = open('', '_blank');
  if (!page) {
    globalThis.print();
    return;
  }
  const { document: paper } = page;
  const { map, strings, language, journey } = model;
  const sheet = new (page as typeof globalThis & Window).CSSStyleSheet();
  sheet.replaceSync(createPrintCss(map.title));
  paper.adoptedStyleSheets = [sheet];
  paper.title = map.title;
  paper.documentElement.lang = language;
  paper.documentElement.dir = direction;

  const write = createPrintWriter(paper, model, blank, tools);
  const isWhole = phases.length === map.phases.length;
  const sheets = write.make(paper.body, 'main', '', isWhole ? 'plan' : '');
  writeHead(model, write, sheets);
  if (isWhole) writeRoute(model, write, sheets);
  for (const phase of phases) writePhase(model, phase, write, sheets);
  if (isWhole && map.cases?.length) {
    const section = write.make(sheets, 'section');
    writeIdeas(write, section, strings.panels.mapCases(map.cases.length), map.cases, 'h2');
  }
  if (isWhole) writeUnplaced(write, sheets, listUnplaced(journey));

  // Some browsers say so before they have read all of it.
  page.addEventListener('afterprint', () => setTimeout(() => page.close(), 1000));
  page.print();
}
