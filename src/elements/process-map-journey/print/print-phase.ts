import type { PhaseView, RiskView } from '../../../journey/types/view.js';
import type { Idea, Phase, Question, QuestionGroup } from '../../../map/map-definition.js';
import type { MapModel } from '../../context/map-context.js';
import { menuStrings } from '../../../strings/en/record-menu.js';
import { printStrings as p } from '../../../strings/en/print.js';
import {
  writeEarlierAssessment,
  writeOtherVersions,
  writeEarlierChoice,
  writeEarlierCompletion,
  writeEarlierSetAside,
} from './print-earlier-cycles.js';
import type { PrintWriter } from './print-writer.js';
import type { UnplacedEntry } from '../unplaced-entries.js';

/** The phase of a model that is written down, and where. */
export interface PrintedPhase {
  model: MapModel;
  phase: Phase;
  /** Absent on a blank plan. */
  stand: PhaseView | undefined;
  pen: PrintWriter;
  section: HTMLElement;
}

/** How a phase stands, as on the screen, and since when. */
export function describeState({ view, map, strings }: MapModel, phase: PhaseView, { date }: PrintWriter): string {
  const { diagram: s } = strings;
  const label = (id: string | undefined) => map.phases.find((each) => each.id === id)?.label;
  const because = phase.because === phase.id ? undefined : label(phase.because);
  const stopped = view.status === 'stopped' && phase.id === view.phase;
  const now = {
    locked: s.locked(label(phase.opensAfter)),
    'check-again': s.checkAgain(because),
    current: s.current,
    open: s.open,
    done: '',
  }[phase.state];
  return [phase.completedAt && p.doneOn(date(phase.completedAt)), stopped ? s.stopped : now].filter(Boolean).join('. ');
}

function writeGroup(at: PrintedPhase, { id, title, leads, questions }: QuestionGroup, index: number): void {
  const { model, phase, stand, pen, section } = at;
  const { journey, strings, voice: heard } = model;
  const { panels: s } = strings;
  const answers = journey.cycles[journey.cycle - 1]?.answers[phase.id] ?? {};
  const written = ({ id }: Question) => !pen.isBlank && !!(answers[id]?.text || writeOtherVersions(at, id).length);
  const { state, reason } = stand?.groups[index] ?? {};
  const heading = pen.say(section, 'h3', title);
  if (state) pen.note(heading, s.groups[state]);
  pen.words(section, reason);
  writeEarlierSetAside(at, id);

  const suits = leads.filter(({ voice = 'both' }) => voice === 'both' || [voice, 'both'].includes(heard));
  // A wording that is hidden here is on paper where somebody wrote to it.
  const shown = leads.filter((lead) => !suits.length || suits.includes(lead) || written(lead));
  const asked = shown.length ? shown : questions;
  const prompts = questions.filter((question) => !asked.includes(question) && !written(question));
  for (const question of [...asked, ...questions.filter((each) => !asked.includes(each) && written(each))]) {
    const { text, voice } = question;
    const speaks = leads.length > 1 && leads.includes(question) ? s.voices[voice ?? 'both'] : '';
    // A wording may say by itself who it speaks to.
    if (speaks && !text.startsWith(speaks)) pen.make(section, 'p', speaks, 'voice');
    pen.say(section, 'p', text, 'question');
    if (pen.isBlank || answers[question.id]?.text) pen.entry(section, answers[question.id]?.text);
    else if (state !== 'set-aside' && stand?.unlocked) pen.make(section, 'p', p.nothing, 'quiet');
    for (const [label, said] of writeOtherVersions(at, question.id)) pen.words(section, said, label);
  }
  if (!prompts.length) return;
  pen.make(section, 'h4', s.think);
  const list = pen.make(section, 'ul', '', 'prompts');
  for (const { text } of prompts) pen.say(list, 'li', text);
}

function writeTools(at: PrintedPhase): void {
  const { model, phase, stand, pen, section } = at;
  if (!phase.tools.length) return;
  pen.make(section, 'h3', model.strings.panels.tools);
  const list = pen.make(section, 'ul', '', 'ticks');
  phase.tools.forEach((tool, i) => {
    const { name, text, tools: described } = tool;
    const { chosen, note } = stand?.tools[i] ?? {};
    const catalogue = model.map.catalogue?.tools?.filter(({ id }) => described?.includes(id));
    const item = pen.tick(list, chosen, name, text ?? catalogue?.map((each) => each.text).join(' '), p.chosen);
    if (note) item.classList.add('said');
    pen.words(item, note);
    writeEarlierChoice(at, tool, item);
  });
}

function writeRisks(at: PrintedPhase): void {
  const { model, phase, stand, pen, section } = at;
  if (!phase.risks.length) return;
  const { panels: s } = model.strings;
  pen.make(section, 'h3', s.risks);
  phase.risks.forEach((risk, i) => {
    const {
      measures = [],
      accepted,
      level,
      owner,
      reviewOn,
      note,
      assessed,
    }: Partial<RiskView> = stand?.risks[i] ?? {};
    const heading = pen.say(section, 'h4', risk.name);
    if (stand) pen.note(heading, assessed ? s.isAssessed : s.groups.open);
    if (risk.text) pen.say(section, 'p', risk.text, 'stay');
    pen.make(section, 'p', s.waysRound, 'label');
    const list = pen.make(section, 'ul', '', 'ticks');
    const offered = phase.measures.filter(({ addresses }) => addresses.includes(risk.id));
    for (const { id, name, text } of offered) pen.tick(list, measures.includes(id), name, text, p.chosen);
    for (const id of measures) if (!offered.some((each) => each.id === id)) pen.tick(list, true, id, undefined, p.gone);
    pen.tick(list, accepted, s.accept, undefined, p.chosen);
    if (pen.isBlank) {
      pen.make(section, 'p', s.level, 'label');
      const levels = pen.make(section, 'ul', '', 'ticks level');
      for (const each of ['low', 'medium', 'high'] as const) pen.tick(levels, false, s.levels[each]);
    }
    if (pen.isBlank || level || owner || reviewOn) {
      const facts = pen.make(section, 'div', '', 'facts');
      if (!pen.isBlank) pen.field(facts, s.level, level && s.levels[level]);
      pen.field(facts, s.owner, owner);
      // A day is a day wherever one is.
      pen.field(facts, s.reviewOn, reviewOn && pen.date(`${reviewOn}T00:00`));
      if (reviewOn && reviewOn < model.today) pen.make(facts, 'p', s.overdue, 'quiet');
    }
    pen.entry(section, note, p.note);
    writeEarlierAssessment(at, risk, offered);
  });
}

/** Ideas, practices and cases, to read. */
export function writeIdeas(
  pen: PrintWriter,
  into: HTMLElement,
  title: string,
  items: Idea[] | undefined,
  heading = 'h4',
): void {
  if (!items?.length) return;
  if (title) pen.make(into, heading, title);
  const list = pen.make(into, 'ul', '', 'ideas');
  for (const { title: name, text, source } of items) {
    const item = pen.make(list, 'li');
    if (name) pen.say(item, 'b', name);
    pen.rich(item, text);
    if (source) pen.say(item, 'p', source, 'quiet');
  }
}

function writeGate({ model, phase, stand, pen, section }: PrintedPhase): void {
  const { map, strings, journey } = model;
  const { panels: s } = strings;
  const { completed, decision, unlocked } = stand ?? {};
  const left = (unlocked && stand?.left) || [];
  const rule = phase.exit.decision;
  if (!rule && !unlocked) return;
  pen.make(section, 'h3', s.before(map.phases[map.phases.indexOf(phase) + 1]?.label));
  if (rule) {
    pen.say(section, 'p', rule.text, 'question');
    const list = pen.make(section, 'ul', '', 'ticks options');
    for (const { id, text } of rule.options) pen.tick(list, decision?.option === id, s.options[id], text, p.chosen);
    const made = pen.isBlank ? undefined : journey.cycles[journey.cycle - 1]?.decisions[phase.id];
    const said = made && p.decided(s.options[made.option], pen.date(made.at));
    // A decision to stop no longer counts once the journey was resumed.
    if (said) pen.make(section, 'p', decision ? said : `${said}. ${p.anew}`, made.reason && 'stay');
    pen.entry(section, made?.reason, p.reason);
    if (!pen.isBlank) {
      for (const { number, decisions } of journey.cycles.slice(0, journey.cycle - 1)) {
        const { [phase.id]: made } = decisions;
        if (!made) continue;
        pen.make(section, 'p', p.decidedInCycle(number, s.options[made.option], pen.date(made.at)), 'label');
        pen.words(section, made.reason);
      }
    }
  }
  if (unlocked && !left.length) pen.make(section, 'p', completed ? s.isDone(phase.label) : s.clear);
  if (!left.length) return;
  pen.make(section, 'p', s.left(left.length), 'label');
  const list = pen.make(section, 'ul', '', 'left');
  for (const { message } of left) pen.make(list, 'li', message);
}

/** Writes a phase down, blank or as it stands. */
export function writePhase(model: MapModel, phase: Phase, pen: PrintWriter, into: HTMLElement): void {
  const { map, strings, journey } = model;
  const { panels: s } = strings;
  const section = pen.make(into, 'section');
  const stand = pen.isBlank ? undefined : model.view.phases.find(({ id }) => id === phase.id);
  const at: PrintedPhase = { model, phase, stand, pen, section };
  const heading = pen.make(section, 'h2');
  pen.make(heading, 'small', s.phase(phase.label, map.phases.length));
  heading.append(' ');
  pen.say(heading, 'bdi', phase.title);
  if (stand) pen.make(section, 'p', describeState(model, stand, pen), 'quiet');
  pen.words(section, journey.cycles[journey.cycle - 1]?.phases[phase.id]?.completion?.note);
  writeEarlierCompletion(at);
  if (phase.headline) pen.say(section, 'p', phase.headline, 'headline');
  if (phase.summary) pen.rich(section, phase.summary);
  if (phase.outcome) pen.say(pen.make(section, 'p', `${s.leadsTo} `), 'b', phase.outcome);
  phase.groups.forEach((each, i) => writeGroup(at, each, i));
  writeTools(at);
  writeRisks(at);
  const { ideas, practices = [], cases = [] } = phase;
  if (ideas.length || practices.length || cases.length) pen.make(section, 'h3', s.ideas);
  writeIdeas(pen, section, '', ideas);
  writeIdeas(pen, section, s.practices(practices.length), practices);
  writeIdeas(pen, section, s.cases(cases.length), cases);
  writeGate(at);
}

/** What the map no longer has, as it was recorded. */
export function writeUnplaced(pen: PrintWriter, into: HTMLElement, entries: UnplacedEntry[]): void {
  if (pen.isBlank || !entries.length) return;
  const section = pen.make(into, 'section');
  pen.make(section, 'h2', menuStrings.unplaced);
  for (const { cycle, id, said } of entries) {
    pen.make(section, 'p', `${id}, ${menuStrings.inCycle(cycle)}`, 'label');
    for (const text of said) pen.words(section, text);
  }
}
