// The pages that Chromium prints: their size, layout and content.
import '../../src/define/index.js';
import { peerLearning } from '../../stories/fixtures/maps.js';
import { menuStrings } from '../../src/strings/en/record-menu.js';
import { gateStrings } from '../../src/strings/en/gate.js';
import { panelStrings } from '../../src/strings/en/panels.js';
import { rootStrings } from '../../src/strings/en/root.js';
import type { Command, MapDefinition, Phase, ProcessMapElement } from '../../src/index.js';
import { findAll, get, getText, waitForElement, waitForUpdates } from '../kit/dom.js';
import { printPage, skipUnless } from '../kit/engine.js';
import { clearPage, expect, mountMap } from '../kit/page.js';
import { click } from '../kit/person.js';
import {
  getBodyText,
  countDifferences,
  expectWholeWords,
  getLastLine,
  convertMmToPoints,
  splitPage,
  removeSpaces,
  joinWords,
  countOccurrences,
  type Margins,
} from '../kit/printed-page.js';

/** Margins of the printed plan. */
const MARGINS: Margins = { top: convertMmToPoints(19), side: convertMmToPoints(16), bottom: convertMmToPoints(17) };

/** Default margins of Chromium. */
const DEFAULT_MARGINS: Margins = { top: 28.8, side: 28.8, bottom: 28.8 };

/** The peer-learning map with links. */
const definition: MapDefinition = {
  ...peerLearning,
  source: { label: 'The guide', href: 'https://example.org/the-guide' },
  cases: [
    ...(peerLearning.cases ?? []),
    { id: 'linked', text: 'See [the network](https://example.org/network) or [write](mailto:ana@example.org).' },
  ],
};

const PARAGRAPH = 'We went through it twice, and what one office calls a delay is a control to the other one. ';

/** Id of the shown phase. */
const SHOWN = definition.phases[1]!.id;

/** Lines and a paragraph that exceed a page, and a word that exceeds a line. */
const LONG = `${'A line of its own.\n'.repeat(90)}${PARAGRAPH.repeat(60)}\n\n${'endless'.repeat(40)}`;

/** A text that was entered. */
interface Entry {
  phase: string;
  cycle: number;
  text: string;
}

/** Completes every phase of a cycle, and returns the entered texts, each of which is unique. */
function fillCycle(map: ProcessMapElement, cycle: number): Entry[] {
  const entries: Entry[] = [];
  const send = (command: Command) => expect(map.send(command).ok, JSON.stringify(command)).to.equal(true);
  for (const { id, groups, tools, risks, measures, exit } of definition.phases) {
    const createText = (kind: string): string => {
      const text = `${kind} ${entries.length} of cycle ${cycle}: ${PARAGRAPH}`.trim();
      entries.push({ phase: id, cycle, text });
      return text;
    };
    groups.forEach(({ id: group, leads, questions }, i) => {
      for (const question of [...leads, ...questions.slice(0, 1)])
        send({ type: 'question.answer', question: question.id, text: createText('Answer') });
      if (i === 0 && questions[1] && id === SHOWN)
        send({ type: 'question.answer', question: questions[1].id, text: `${createText('Long')}\n${LONG}` });
      if (i === 1) send({ type: 'group.set-aside', group, reason: createText('Reason') });
    });
    for (const { id: tool } of tools.slice(0, 3)) send({ type: 'tool.choose', tool, note: createText('Note') });
    for (const { id: risk } of risks) {
      const addressing = measures.filter(({ addresses }) => addresses.includes(risk)).map((measure) => measure.id);
      send({
        type: 'risk.assess',
        risk,
        measures: addressing,
        accepted: true,
        level: 'high',
        owner: `Owner ${risk} ${cycle}`,
        reviewOn: '2020-02-29',
        note: createText('Note'),
      });
    }
    if (exit.decision) send({ type: 'decision.make', phase: id, option: 'go', reason: createText('Reason') });
    send({ type: 'phase.complete', phase: id, note: createText('Completion') });
  }
  return entries;
}

/** A record of two cycles, created once. */
let record: { journey: unknown; entries: Entry[] } | undefined;

/** Mounts a map with that record. */
async function mountFilledMap(): Promise<{ map: ProcessMapElement; entries: Entry[] }> {
  const map = await mountMap(
    { definition, progression: 'open', ...(record && { journey: record.journey }) },
    { 'shown-phase': SHOWN },
  );
  if (!record) {
    const first = fillCycle(map, 1);
    map.send({ type: 'cycle.start', adaptation: 'Adaptation of cycle 2.' });
    record = { entries: [...first, ...fillCycle(map, 2)], journey: map.journey };
    map.shownPhase = SHOWN;
    await waitForUpdates(map);
  }
  return { map, entries: record.entries };
}

let opened: Window | null = null;

/** Clicks a print button of the record menu, and returns the window that opens. */
async function clickPrintButton(map: ProcessMapElement, text: string, isBlank: boolean): Promise<Window> {
  const journey = get(map, 'process-map-journey');
  const menu = get(journey, '[part=menu]');
  if (!menu.matches(':popover-open')) await click(get(journey, '[popovertarget=menu]'));
  const choice = isBlank ? '.choices label:last-child input' : '.choices input';
  const box = await waitForElement<HTMLInputElement>(menu, choice);
  await waitForUpdates(map);
  if (!box.checked) await click(box);
  await waitForUpdates(map);
  const { open } = window;
  // The window would print and then close itself.
  window.open = (...args) => {
    opened = open.apply(window, args);
    if (opened) Object.assign(opened, { print: () => undefined });
    return opened;
  };
  await click(findAll(menu, 'button').find((button) => getText(button) === text)!);
  window.open = open;
  if (!opened) throw new Error('No window was opened.');
  return opened;
}

/** Labels of controls and texts that belong to one. */
const CONTROLS = [
  ...[
    panelStrings.setAside,
    panelStrings.takeUp,
    panelStrings.takeVariant,
    panelStrings.discardVariant,
    gateStrings.recordDecision,
    panelStrings.answerPrompts,
    panelStrings.next,
    gateStrings.changeDecision,
    panelStrings.addToolNote,
    panelStrings.addNote,
  ],
  ...[
    gateStrings.completeHint,
    gateStrings.resume,
    gateStrings.startCycle(2),
    panelStrings.adaptation,
    rootStrings.menu,
    rootStrings.download,
    menuStrings.printAll,
    menuStrings.restart,
    menuStrings.downloadMarkdown,
  ],
  ...definition.phases.flatMap(({ label }) => [
    gateStrings.reopen(label),
    gateStrings.stillHolds(label),
    gateStrings.denied(label),
    gateStrings.reopenHint,
    gateStrings.stepNote(label),
    menuStrings.printPhase(label),
  ]),
]
  .map(removeSpaces)
  // A text of the map may begin with such words.
  .filter((label) => !removeSpaces(JSON.stringify(definition)).includes(label));

/** Labels of optional fields. */
const OPTIONAL_FIELDS = [panelStrings.setAsideReason, panelStrings.toolNote, gateStrings.decisionReason].map(
  removeSpaces,
);

const expectNoneIn = (labels: readonly string[], text: string) =>
  expect(
    labels.filter((label) => text.includes(label)),
    'controls on paper',
  ).to.deep.equal([]);

/** Lists the texts of a phase that contain no Markdown. */
const listTexts = ({
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
    // A measure is printed with each risk that it addresses.
    ...measures.flatMap(({ addresses, text }) => addresses.map(() => text)),
    ...[...risks, ...ideas, ...practices, ...cases].map(({ text }) => text),
  ].filter((text): text is string => !!text && !/[*_[\]\n]/.test(text));

/** Lists the titles and names of a phase. */
const listNames = ({ title, groups, tools, risks, measures, practices = [], cases = [] }: Phase): string[] => [
  title,
  ...groups.map((group) => group.title),
  ...[...tools, ...risks, ...measures].map(({ name }) => name),
  ...[...practices, ...cases].map((item) => item.title ?? ''),
];

/** Plausible numbers of pages, by `${isWhole} ${isBlank}`. */
const PAGES: Record<string, [number, number]> = {
  'false false': [8, 14],
  'false true': [3, 6],
  'true false': [24, 40],
  'true true': [17, 26],
};

describe('printing', () => {
  before(skipUnless('devtoolsProtocol'));
  afterEach(() => {
    opened?.close();
    opened = null;
    clearPage();
  });

  for (const size of ['A4', 'Letter'] as const) {
    for (const isWhole of [false, true]) {
      for (const isBlank of [false, true]) {
        const document = `${isWhole ? 'the whole plan' : 'a phase'}, ${isBlank ? 'blank' : 'filled'}, ${size}`;

        it(`prints complete pages without controls: ${document}`, async function () {
          this.timeout(60_000);
          const { map, entries } = await mountFilledMap();
          const phases = isWhole ? definition.phases : definition.phases.filter(({ id }) => id === SHOWN);
          const sheet = await clickPrintButton(map, isWhole ? 'Print the whole plan' : 'Print phase B', isBlank);
          const pages = await printPage({ isWindow: true, size, name: document.replaceAll(/\W+/g, '-') });
          const { body } = sheet.document;
          // Headings must not end a page. On a blank plan, lines follow each question.
          const headings = [
            ...body.querySelectorAll(`h1, h2, h3, h4, .voice${isBlank ? '' : ', .question, .label'}`),
          ].map((element) => removeSpaces((element as HTMLElement).innerText));
          const windowText = body.innerText;

          for (const { width, height } of pages) {
            expect(width).to.be.closeTo(size === 'A4' ? convertMmToPoints(210) : convertMmToPoints(215.9), 1);
            expect(height).to.be.closeTo(size === 'A4' ? convertMmToPoints(297) : convertMmToPoints(279.4), 1);
          }
          expect(pages.length).to.be.within(...PAGES[`${isWhole} ${isBlank}`]!);
          expectWholeWords(pages, MARGINS, document);
          pages.forEach((page, i) => {
            const { header, footer } = splitPage(page, MARGINS);
            expect(joinWords(header), `header of page ${i + 1}`).to.equal(i ? removeSpaces(definition.title) : '');
            expect(joinWords(footer), `footer of page ${i + 1}`).to.equal(`${i + 1}/${pages.length}`);
            const lastLine = getLastLine(page, MARGINS);
            expect(
              headings.filter((heading) => heading.endsWith(lastLine)),
              `page ${i + 1} ends with a heading: ${lastLine}`,
            ).to.deep.equal([]);
          });

          const text = getBodyText(pages, MARGINS);
          expect(countDifferences(text, windowText), `${document}: differs from the text of the window`).to.deep.equal(
            {},
          );
          expectNoneIn([...CONTROLS, ...OPTIONAL_FIELDS], text);

          const texts = phases.flatMap(listTexts);
          const source = [...texts, ...definition.cases!.map((item) => item.text)].map(removeSpaces).join('\n');
          for (const part of texts) expect(countOccurrences(part, text), part).to.equal(countOccurrences(part, source));
          for (const name of phases.flatMap(listNames)) expect(countOccurrences(name, text), name).to.be.greaterThan(0);
          const links = [
            'The guide (https://example.org/the-guide)',
            ...(isWhole ? ['the network (https://example.org/network)', 'write (ana@example.org)'] : []),
          ];
          for (const link of links) expect(countOccurrences(link, text), link).to.equal(1);
          // All entries, or none in a blank plan.
          for (const entry of entries)
            expect(countOccurrences(entry.text, text), entry.text).to.equal(
              !isBlank && (isWhole || entry.phase === SHOWN) ? 1 : 0,
            );
        });
      }
    }
  }

  for (const size of ['A4', 'Letter'] as const) {
    it(`prints the page itself without controls, as when the window is blocked: ${size}`, async function () {
      this.timeout(60_000);
      const { entries } = await mountFilledMap();
      const pages = await printPage({ isWindow: false, size, name: `the-page-${size}` });
      expectWholeWords(pages, DEFAULT_MARGINS, 'the page');
      const text = getBodyText(pages, DEFAULT_MARGINS);
      expectNoneIn(CONTROLS, text);
      const shownPhases = definition.phases.filter(({ id }) => id === SHOWN);
      for (const part of shownPhases.flatMap(listTexts))
        expect(countOccurrences(part, text), part).to.be.greaterThan(0);
      expect(countOccurrences('the network (https://example.org/network)', text)).to.equal(1);
      // Panels show only the answers of earlier cycles.
      const expected = entries.filter(
        (entry) => entry.phase === SHOWN && (entry.cycle === 2 || /^(Answer|Long)/.test(entry.text)),
      );
      // The trail repeats the reason for a decision beside the field that holds it.
      for (const entry of expected)
        expect(countOccurrences(entry.text, text), entry.text).to.be.within(1, entry.text.startsWith('Reason') ? 2 : 1);
    });
  }
});
