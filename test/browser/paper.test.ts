// The printed pages themselves, as Chromium makes them: what a reader finds on them, and where.
import '../../src/define/index.js';
import { peerLearning } from '../../stories/fixtures/maps.js';
import { menuStrings } from '../../src/strings/en/record-menu.js';
import { panelStrings } from '../../src/strings/en/panels.js';
import { rootStrings } from '../../src/strings/en/root.js';
import type { Command, MapDefinition, Phase, ProcessMapElement } from '../../src/index.js';
import { clear, click, expect, find, findAll, get, mount, settled, textOf, wait } from '../kit/page.js';
import {
  bodyText,
  difference,
  expectWhole,
  lastLine,
  mm,
  partsOf,
  squeezed,
  textOfWords,
  times,
  type Margins,
} from '../kit/printed-page.js';
import { onlyInChromium, printOn } from '../kit/person.js';

/** Those of the printed plan. */
const MARGINS: Margins = { top: mm(19), side: mm(16), bottom: mm(17) };
/** Those that Chromium gives a page that asks for none. */
const PLAIN: Margins = { top: 28.8, side: 28.8, bottom: 28.8 };

/** The map of peer learning, with links in it. */
const definition: MapDefinition = {
  ...peerLearning,
  source: { label: 'The guide', href: 'https://example.org/the-guide' },
  cases: [
    ...(peerLearning.cases ?? []),
    { id: 'linked', text: 'See [the network](https://example.org/network) or [write](mailto:ana@example.org).' },
  ],
};

const PARAGRAPH = 'We went through it twice, and what one office calls a delay is a control to the other one. ';
/** The phase on show. */
const SHOWN = definition.phases[1]!.id;

/** More than a page has room for, in lines and in a paragraph that is broken; and a word that is longer than a line. */
const LONG = `${'A line of its own.\n'.repeat(90)}${PARAGRAPH.repeat(60)}\n\n${'endless'.repeat(40)}`;

/** What somebody wrote. */
interface Written {
  phase: string;
  cycle: number;
  text: string;
}

/** Does all there is to do in a cycle, and gives what was written, each text once. */
function fill(map: ProcessMapElement, cycle: number): Written[] {
  const written: Written[] = [];
  const send = (command: Command) => expect(map.send(command).ok, JSON.stringify(command)).to.equal(true);
  for (const { id, groups, tools, risks, measures, exit } of definition.phases) {
    const words = (what: string): string => {
      const text = `${what} ${written.length} of cycle ${cycle}: ${PARAGRAPH}`.trim();
      written.push({ phase: id, cycle, text });
      return text;
    };
    groups.forEach(({ id: group, leads, questions }, i) => {
      for (const question of [...leads, ...questions.slice(0, 1)])
        send({ type: 'question.answer', question: question.id, text: words('Answer') });
      if (i === 0 && questions[1] && id === SHOWN)
        send({ type: 'question.answer', question: questions[1].id, text: `${words('Long')}\n${LONG}` });
      if (i === 1) send({ type: 'group.set-aside', group, reason: words('Reason') });
    });
    for (const { id: tool } of tools.slice(0, 3)) send({ type: 'tool.choose', tool, note: words('Note') });
    for (const { id: risk } of risks) {
      const against = measures.filter(({ addresses }) => addresses.includes(risk)).map((measure) => measure.id);
      send({
        type: 'risk.assess',
        risk,
        measures: against,
        accepted: true,
        level: 'high',
        owner: `Owner ${risk} ${cycle}`,
        reviewOn: '2020-02-29',
        note: words('Note'),
      });
    }
    if (exit.decision) send({ type: 'decision.make', phase: id, option: 'go', reason: words('Reason') });
    send({ type: 'phase.complete', phase: id, note: words('Completion') });
  }
  return written;
}

/** The record of two cycles, made once. */
let record: { journey: unknown; written: Written[] } | undefined;

/** A map with all of that, and a phase on show. */
async function filled(): Promise<{ map: ProcessMapElement; written: Written[] }> {
  const map = await mount(
    { definition, progression: 'open', ...(record && { journey: record.journey }) },
    { 'shown-phase': SHOWN },
  );
  if (!record) {
    const first = fill(map, 1);
    map.send({ type: 'cycle.start', adaptation: 'Adaptation of cycle 2.' });
    record = { written: [...first, ...fill(map, 2)], journey: map.journey };
    map.shownPhase = SHOWN;
    await settled(map);
  }
  return { map, written: record.written };
}

let opened: Window | null = null;

/** Presses a button of the menu; gives the window that opens. */
async function press(map: ProcessMapElement, words: string, isBlank: boolean): Promise<Window> {
  const journey = get(map, 'process-map-journey');
  const menu = get(journey, '[part=menu]');
  if (!menu.matches(':popover-open')) await click(get(journey, '[popovertarget]'));
  for (let i = 0; i < 300 && !find(menu, 'input[type=checkbox]'); i++) await wait(10);
  await settled(map);
  const box = get<HTMLInputElement>(menu, 'input[type=checkbox]');
  if (box.checked !== isBlank) await click(box);
  await settled(map);
  const { open } = window;
  // It would close itself once it was printed.
  window.open = (...given) => {
    opened = open.apply(window, given);
    if (opened) Object.assign(opened, { print: () => undefined });
    return opened;
  };
  await click(findAll(menu, 'button').find((each) => textOf(each).trim() === words)!);
  window.open = open;
  if (!opened) throw new Error('No window was opened.');
  return opened;
}

/** All that a control says, or what only goes with one. */
const CONTROLS = [
  ...[
    panelStrings.setAside,
    panelStrings.takeUp,
    panelStrings.take,
    panelStrings.discard,
    panelStrings.record,
    panelStrings.open,
    panelStrings.showIdeas(0).slice(0, 8),
  ],
  ...[
    panelStrings.youDecide,
    panelStrings.resume,
    panelStrings.cycle,
    panelStrings.adaptation,
    panelStrings.refused,
    rootStrings.record,
    rootStrings.download,
    menuStrings.printAll,
    menuStrings.restart,
    menuStrings.plan,
  ],
  ...definition.phases.flatMap(({ label }) => [
    panelStrings.reopen(label),
    panelStrings.stillHolds(label),
    panelStrings.complete(label),
    menuStrings.printPhase(label),
  ]),
].map(squeezed);

/** What a field is called that need not be filled in. */
const FIELDS = [panelStrings.why, panelStrings.note, panelStrings.reason].map(squeezed);

const expectNone = (of: readonly string[], text: string) =>
  expect(
    of.filter((words) => text.includes(words)),
    'what only a screen can do',
  ).to.deep.equal([]);

/** What a map has to say of a phase, as far as it is without marks. */
const textsOf = ({
  headline,
  summary,
  groups,
  tools,
  risks,
  measures,
  ideas,
  practices = [],
  cases = [],
}: Phase): string[] =>
  [
    ...[headline, summary],
    ...groups.flatMap(({ leads, questions }) => [...leads, ...questions]).map(({ text }) => text),
    ...tools.flatMap(
      ({ text, tools: described }) =>
        text ?? definition.catalogue?.tools?.filter(({ id }) => described?.includes(id)).map((tool) => tool.text),
    ),
    // With each risk that it is against.
    ...measures.flatMap(({ addresses, text }) => addresses.map(() => text)),
    ...[...risks, ...ideas, ...practices, ...cases].map(({ text }) => text),
  ].filter((text): text is string => !!text && !/[*_[\]\n]/.test(text));

const namesOf = ({ title, groups, tools, risks, measures, practices = [], cases = [] }: Phase): string[] => [
  title,
  ...groups.map((group) => group.title),
  ...[...tools, ...risks, ...measures].map(({ name }) => name),
  ...[...practices, ...cases].map((item) => item.title ?? ''),
];

/** How many pages are plausible, by whether it is the whole plan and whether it is blank. */
const PAGES: Record<string, [number, number]> = {
  'false false': [8, 14],
  'false true': [3, 6],
  'true false': [24, 40],
  'true true': [17, 26],
};

describe('On paper', () => {
  before(onlyInChromium);
  afterEach(() => {
    opened?.close();
    opened = null;
    clear();
  });

  for (const size of ['A4', 'Letter'] as const) {
    for (const isWhole of [false, true]) {
      for (const isBlank of [false, true]) {
        const of = `${isWhole ? 'the whole plan' : 'a phase'}, ${isBlank ? 'blank' : 'filled'}, ${size}`;

        it(of, async function () {
          this.timeout(60_000);
          const { map, written } = await filled();
          const phases = isWhole ? definition.phases : definition.phases.filter(({ id }) => id === SHOWN);
          const sheet = await press(map, isWhole ? 'Print the whole plan' : 'Print phase B', isBlank);
          const pages = await printOn({ isWindow: true, size, name: of.replaceAll(/\W+/g, '-') });
          const { body } = sheet.document;
          // A question on a worksheet is followed by lines.
          const headings = [
            ...body.querySelectorAll(`h1, h2, h3, h4, .voice${isBlank ? '' : ', .question, .label'}`),
          ].map((each) => squeezed((each as HTMLElement).innerText));
          const said = body.innerText;

          for (const { width, height } of pages) {
            expect(width).to.be.closeTo(size === 'A4' ? mm(210) : mm(215.9), 1);
            expect(height).to.be.closeTo(size === 'A4' ? mm(297) : mm(279.4), 1);
          }
          expect(pages.length).to.be.within(...PAGES[`${isWhole} ${isBlank}`]!);
          expectWhole(pages, MARGINS, of);
          pages.forEach((page, i) => {
            const { above, below } = partsOf(page, MARGINS);
            expect(textOfWords(above), `above page ${i + 1}`).to.equal(i ? squeezed(definition.title) : '');
            expect(textOfWords(below), `below page ${i + 1}`).to.equal(`${i + 1}/${pages.length}`);
            const last = lastLine(page, MARGINS);
            expect(
              headings.filter((heading) => heading.endsWith(last)),
              `page ${i + 1} ends with a heading: ${last}`,
            ).to.deep.equal([]);
          });

          const text = bodyText(pages, MARGINS);
          expect(difference(text, said), `${of}: more or less than what was given to print`).to.deep.equal({});
          expectNone([...CONTROLS, ...FIELDS], text);

          const texts = phases.flatMap(textsOf);
          const given = [...texts, ...definition.cases!.map((each) => each.text)].map(squeezed).join('\n');
          for (const each of texts) expect(times(each, text), each).to.equal(times(each, given));
          for (const each of phases.flatMap(namesOf)) expect(times(each, text), each).to.be.greaterThan(0);
          const links = [
            'The guide (https://example.org/the-guide)',
            ...(isWhole ? ['the network (https://example.org/network)', 'write (ana@example.org)'] : []),
          ];
          for (const link of links) expect(times(link, text), link).to.equal(1);
          // What is filled in is all there, or nothing of it.
          for (const each of written)
            expect(times(each.text, text), each.text).to.equal(!isBlank && (isWhole || each.phase === SHOWN) ? 1 : 0);
        });
      }
    }
  }

  for (const size of ['A4', 'Letter'] as const) {
    it(`the page itself, where a window is blocked, ${size}`, async function () {
      this.timeout(60_000);
      const { written } = await filled();
      const pages = await printOn({ isWindow: false, size, name: `the-page-${size}` });
      expectWhole(pages, PLAIN, 'the page');
      const text = bodyText(pages, PLAIN);
      expectNone(CONTROLS, text);
      const shown = definition.phases.filter(({ id }) => id === SHOWN);
      for (const each of shown.flatMap(textsOf)) expect(times(each, text), each).to.be.greaterThan(0);
      expect(times('the network (https://example.org/network)', text)).to.equal(1);
      // A panel shows of earlier cycles what was answered.
      const wanted = written.filter(
        (each) => each.phase === SHOWN && (each.cycle === 2 || /^(Answer|Long)/.test(each.text)),
      );
      for (const each of wanted) expect(times(each.text, text), each.text).to.equal(1);
    });
  }
});
