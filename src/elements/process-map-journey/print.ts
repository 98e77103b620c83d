import type { RiskView } from '../../journey/view-types.js';
import type { Phase } from '../../map/types.js';
import type { MapModel } from '../shared/context.js';

const SHEET = `
@page { margin: 18mm 16mm }
* { box-sizing: border-box }
body { margin: 0 auto; max-width: 46rem; padding: 1rem; font: 11pt/1.45 'Segoe UI', Roboto, Arial, 'Noto Sans', sans-serif; color: #000; background: #fff; overflow-wrap: anywhere }
h1 { font-size: 18pt; margin: 0 0 .5em } h2 { font-size: 15pt; margin: 1.5em 0 .25em; border-bottom: 2pt solid } h3 { font-size: 12pt; margin: 1.25em 0 .25em }
section + section { break-before: page }
h1, h2, h3, h4 { break-after: avoid } p, li, .entry { break-inside: avoid } p { margin: .35em 0 }
ul { list-style: none; padding: 0; margin: .35em 0 } li::before { content: '☐ ' } li.on::before { content: '☑ ' }
.question { font-weight: 600; break-after: avoid }
.entry { white-space: pre-wrap; border-inline-start: 2pt solid #888; padding-inline-start: .6em }
.line { height: 9mm; border-bottom: .5pt solid #888; margin: 0 }
@media print { body { padding: 0; max-width: none } }`;

/** Room to write by hand. */
const LINES = 3;

/**
 * Prints phases, filled or blank. A shadow root cannot hide the page around it, so this goes
 * through a window of its own, made by DOM calls; where that is blocked, the page itself is printed.
 */
export function print(model: MapModel, blank: boolean, phases: readonly Phase[]): void {
  const page = open('', '_blank');
  if (!page) {
    globalThis.print();
    return;
  }
  const { document: paper } = page;
  const { map, journey, view, strings, contentLanguage, language } = model;
  const { panels: s } = strings;
  const answers = journey.cycles[journey.cycle - 1]?.answers ?? {};

  const make = (tag: string, text: string | undefined, of: Element = paper.body, name = ''): HTMLElement => {
    const made = paper.createElement(tag);
    if (name) made.className = name;
    made.textContent = text ?? '';
    of.append(made);
    return made;
  };
  /** What somebody wrote, or room for it. */
  const entry = (of: Element, text: string | undefined) => {
    if (!blank) return void (text && make('p', text, of, 'entry'));
    for (let i = 0; i < LINES; i++) make('p', '', of, 'line');
  };
  const tick = (of: Element, on: boolean | undefined, text: string) => make('li', text, of, on && !blank ? 'on' : '');

  const phaseOn = (phase: Phase) => {
    const stand = view.phases.find(({ id }) => id === phase.id);
    const section = make('section', '');
    make('h2', `${phase.label}. ${phase.title}`, section);
    make('p', phase.headline, section);
    phase.groups.forEach((group, i) => {
      const { state, reason } = stand?.groups[i] ?? {};
      make('h3', group.title, section);
      if (!blank && state === 'set-aside') entry(section, `${s.groups['set-aside']}. ${reason ?? ''}`);
      for (const { id, text } of [...group.leads, ...group.questions]) {
        make('p', text, section, 'question');
        entry(section, answers[phase.id]?.[id]?.text);
      }
    });
    if (phase.tools.length) make('h3', s.tools, section);
    const toolList = make('ul', '', section);
    phase.tools.forEach(({ name }, i) => {
      const { chosen, note } = stand?.tools[i] ?? {};
      tick(toolList, chosen, note && !blank ? `${name}: ${note}` : name);
    });
    phase.risks.forEach((risk, i) => {
      const { measures, accepted, level, owner, reviewOn, note }: Partial<RiskView> = stand?.risks[i] ?? {};
      make('h3', risk.name, section);
      if (risk.text) make('p', risk.text, section);
      const list = make('ul', '', section);
      for (const { id, name, addresses } of phase.measures) if (addresses.includes(risk.id)) tick(list, measures?.includes(id), name);
      tick(list, accepted, s.accept);
      const fields = [
        [s.level, level && s.levels[level]],
        [s.owner, owner],
        [s.reviewOn, reviewOn],
      ];
      for (const [label, value] of fields) if (blank || value) make('p', `${label}: ${blank ? '' : value}`, section);
      entry(section, note);
    });
    const rule = phase.exit.decision;
    if (!rule) return;
    make('h3', rule.text, section);
    const list = make('ul', '', section);
    for (const { id, text } of rule.options) tick(list, stand?.decision?.option === id, `${s.options[id]}: ${text}`);
    entry(section, stand?.decision?.reason);
  };

  const sheet = new (page as typeof globalThis & Window).CSSStyleSheet();
  sheet.replaceSync(SHEET);
  paper.adoptedStyleSheets = [sheet];
  paper.title = map.title;
  paper.documentElement.lang = contentLanguage ?? language;
  make('h1', map.title);
  if (map.source) make('p', map.source.label);
  phases.forEach(phaseOn);
  page.addEventListener('afterprint', () => page.close());
  page.print();
}
