import {
  findAll,
  getAccessibleName,
  getFocusedElement,
  get,
  getText,
  getVisibleText,
  has,
  listDescendants,
  wait,
  waitForElement,
  waitForUpdates,
} from '../../../test/kit/dom.js';
import { itWhere } from '../../../test/kit/engine.js';
import { readTree } from '../../../test/kit/accessibility-tree.js';
import {
  defineMissing,
  clickButton,
  createDenial,
  createModel,
  findButton,
  map,
  mountPanels,
  type FakeMap,
  type FakeMapOptions,
} from '../../../test/kit/panel-host.js';
import { collectWarnings } from '../../../test/kit/page.js';
import { click, sendKeys } from '../../../test/kit/person.js';
import { expect, use } from 'chai';
import { chaiA11yAxe } from 'chai-a11y-axe';
import type { Reason } from '../../journey/types/reason.js';
import { ProcessMapGateElement } from '../process-map-gate/process-map-gate.js';
import { ProcessMapIdeasElement } from '../process-map-ideas/process-map-ideas.js';
import { ProcessMapPhaseElement } from '../process-map-phase/process-map-phase.js';
import { ProcessMapQuestionsElement } from '../process-map-questions/process-map-questions.js';
import { ProcessMapRisksElement } from '../process-map-risks/process-map-risks.js';
import { ProcessMapToolsElement } from '../process-map-tools/process-map-tools.js';

use(chaiA11yAxe);
defineMissing({
  'process-map-questions': ProcessMapQuestionsElement,
  'process-map-tools': ProcessMapToolsElement,
  'process-map-risks': ProcessMapRisksElement,
  'process-map-ideas': ProcessMapIdeasElement,
  'process-map-gate': ProcessMapGateElement,
  'process-map-phase': ProcessMapPhaseElement,
});

/** Longer than the debounce of typed text, even on a slow machine. */
const DEBOUNCE_WAIT_MS = 400;
const FIELDS = 'textarea, input, select';

/** Titles of the rows of phase `b`, in order. */
const TITLES = ['First contact', 'Matching', 'Choose tools', 'Risk: Magic bullet', 'Risk: Nobody comes', 'Ideas'];

type Views = NonNullable<FakeMapOptions['phases']>[string];
type Group = NonNullable<Views['groups']>[number];

let root: FakeMap;
const mount = async (options?: FakeMapOptions | null) => (root = await mountPanels(['process-map-phase'], options));
const provide = async (options: FakeMapOptions) => {
  root.provide(options);
  await waitForUpdates();
};
const getPhase = () => get<ProcessMapPhaseElement>(root, 'process-map-phase');
const listToggles = (below: Element = root) => findAll<HTMLButtonElement>(below, 'button[aria-expanded]');
const getToggle = (title: string, below?: Element): HTMLButtonElement => {
  const toggle = listToggles(below).find((candidate) => getVisibleText(candidate).startsWith(title));
  if (!toggle) throw new Error(`No row "${title}"`);
  return toggle;
};
const getRow = (title: string, below?: Element) => getToggle(title, below).closest<HTMLElement>('section')!;
const isOpen = (toggle: Element) => toggle.ariaExpanded === 'true';
const listOpenTitles = (below: Element = root) =>
  listToggles(below).flatMap((toggle) => (isOpen(toggle) ? getVisibleText(get(toggle, 'span')) : []));
const toggleRow = async (title: string) => {
  getToggle(title).click();
  await waitForUpdates();
};

/** Views of the groups of phase `b`, and what else is done there. */
const withGroups = (first: Group['state'], second: Group['state'], view: Views = {}): FakeMapOptions => ({
  phases: {
    b: {
      groups: [
        { id: 'g1', state: first },
        { id: 'g2', state: second },
      ],
      ...view,
    },
  },
});
const chosen: Views = { tools: ['t1', 't2'].map((id) => ({ id, chosen: true })) };
const assessed: Views = { risks: ['r1', 'r2'].map((id) => ({ id, assessed: true, accepted: true })) };
const locked: FakeMapOptions = { phases: { b: { unlocked: false, state: 'locked', opensAfter: 'a' } } };
const isFocused = (element: Element | undefined) => element !== undefined && getFocusedElement() === element;

describe('rows of a phase', () => {
  afterEach(() => root.remove());

  describe('at first show', () => {
    it('are closed, but for the first one with something to do', async () => {
      await mount();
      expect(listToggles().map((toggle) => getVisibleText(get(toggle, 'span')))).to.deep.equal([
        ...TITLES.slice(0, -1),
        'Ideas from the guide',
      ]);
      expect(listOpenTitles()).to.deep.equal(['First contact']);
      expect(getFocusedElement() === document.body, 'a load moves no focus').to.equal(true);
      for (const [options, open] of [
        [withGroups('answered', 'open'), ['Matching']],
        [withGroups('answered', 'set-aside'), ['Choose tools']],
        [withGroups('answered', 'answered', chosen), ['Risk: Magic bullet']],
        [withGroups('answered', 'answered', { ...chosen, ...assessed }), []],
      ] as const) {
        root.remove();
        await mount(options);
        expect(listOpenTitles()).to.deep.equal(open);
      }
    });

    it('stay as they are when that changes, since people write in them', async () => {
      await mount();
      await provide(withGroups('answered', 'open'));
      expect(listOpenTitles()).to.deep.equal(['First contact']);
      await provide(withGroups('answered', 'answered', { ...chosen, ...assessed }));
      expect(listOpenTitles()).to.deep.equal(['First contact']);
    });

    it('are accessible, open and closed', async () => {
      await mount();
      await expect(root).to.be.accessible();
      for (const title of TITLES.slice(1)) await toggleRow(title);
      await expect(root).to.be.accessible();
    });
  });

  describe('the heading', () => {
    it('contains the button, with the title and the state in words', async () => {
      await mount(withGroups('answered', 'open'));
      expect(listToggles().map((toggle) => toggle.parentElement?.localName)).to.deep.equal(Array(6).fill('h3'));
      expect(listToggles().map(getVisibleText)).to.deep.equal([
        'First contact Answered',
        'Matching To do',
        'Choose tools 0 of 2 chosen',
        'Risk: Magic bullet To do',
        'Risk: Nobody comes To do',
        'Ideas from the guide',
      ]);
      await provide({ ...withGroups('set-aside', 'open', { ...chosen, ...assessed }), model: { headingLevel: 4 } });
      expect(listToggles().map((toggle) => toggle.parentElement?.localName)).to.deep.equal(Array(6).fill('h5'));
      expect(listToggles().map(getVisibleText)).to.deep.equal([
        'First contact Not relevant',
        'Matching To do',
        'Choose tools 2 of 2 chosen',
        'Risk: Magic bullet Dealt with',
        'Risk: Nobody comes Dealt with',
        'Ideas from the guide',
      ]);
    });

    itWhere(
      ['devtoolsProtocol'],
      'is read with a space before the state, and names the region of its row',
      async () => {
        await mount();
        const tree = await readTree();
        expect(tree.list('heading').map(({ name }) => name)).to.include.members([
          'First contact To do',
          'Risk: Magic bullet To do',
        ]);
        expect(tree.get('button', 'First contact To do').collapsed).to.equal(false);
        expect(tree.get('button', 'Matching To do').collapsed).to.equal(true);
        expect(tree.list('region').map(({ name }) => name))
          .to.include('First contact')
          .and.not.include('Matching');
      },
    );

    it('has the title of the row as the name of its region', async () => {
      await mount();
      for (const title of TITLES.slice(1)) await toggleRow(title);
      expect(findAll(root, '[role=region]').map(getAccessibleName)).to.deep.equal([
        ...TITLES.slice(0, -1),
        'Ideas from the guide',
      ]);
    });
  });

  describe('what a closed row shows', () => {
    const getFirstLine = (title: string) => getVisibleText(get(getRow(title), '.first-line'));

    it('is the first answer of a group, or why it is not relevant, or the number of helping questions', async () => {
      await mount({ ...withGroups('answered', 'open'), answers: { q1p: 'By letter', s1: 'A workshop' } });
      await toggleRow('Matching');
      expect(getFirstLine('First contact')).to.equal('By letter');
      expect(get(getRow('First contact'), '.first-line [lang]').lang, 'of any language').to.equal('');
      const groups: Group[] = [
        { id: 'g1', state: 'set-aside', reason: 'They know each other' },
        { id: 'g2', state: 'open' },
      ];
      await provide({ phases: { b: { groups } } });
      expect(getFirstLine('First contact')).to.equal('They know each other');
      await provide({ ...withGroups('open', 'open') });
      expect(getFirstLine('First contact')).to.equal('2 questions to help you');
    });

    it('shows the beginning of an answer, also in another direction than that of the page', async () => {
      const text = `start ${'word '.repeat(100)}`;
      for (const [dir, answer, side] of [
        ['ltr', text, 'left'],
        ['ltr', `\u0628 ${text}`, 'right'],
        ['rtl', text, 'left'],
        ['rtl', `\u0628 ${text}`, 'right'],
      ] as const) {
        await mount({ ...withGroups('open', 'answered'), answers: { q2: answer } });
        root.dir = dir;
        await waitForUpdates();
        const line = get(getRow('Matching'), '.first-line');
        const range = document.createRange();
        const node = document.createTreeWalker(line, NodeFilter.SHOW_TEXT, {
          acceptNode: ({ nodeValue }) => (nodeValue?.includes('start') ? 1 : 3),
        });
        range.setStart(node.nextNode()!, 0);
        range.setEnd(node.currentNode, 1);
        const gap = Math.abs(range.getBoundingClientRect()[side] - line.getBoundingClientRect()[side]);
        expect(gap, `${answer.slice(0, 7)} in ${dir}`).to.be.below(2);
        root.remove();
      }
    });

    it('is the names of the chosen tools, else of all', async () => {
      await mount();
      expect(getFirstLine('Choose tools')).to.equal('Matching tool, Meetings');
      await provide({
        phases: {
          b: {
            tools: [
              { id: 't1', chosen: false },
              { id: 't2', chosen: true },
            ],
          },
        },
      });
      expect(getFirstLine('Choose tools')).to.equal('Meetings');
    });

    it('is level, owner and review date of a risk, in words if it is overdue, else its text', async () => {
      await mount();
      expect(getFirstLine('Risk: Magic bullet')).to.equal('Taking any contact for learning.');
      expect(has(getRow('Risk: Nobody comes'), '.first-line'), 'without a text').to.equal(false);
      const { offsetHeight } = get(getRow('Risk: Magic bullet'), '.first-line');
      const withRisk = (reviewOn: string): FakeMapOptions => ({
        phases: { b: { risks: [{ id: 'r1', assessed: true, level: 'high', owner: 'Amina', reviewOn }] } },
      });
      await provide(withRisk('2026-05-02'));
      expect(getFirstLine('Risk: Magic bullet').replace(/ +/g, ' ')).to.equal(
        'Risk level: High · Amina · Review on 2 May 2026',
      );
      expect(get(getRow('Risk: Magic bullet'), '.first-line').offsetHeight, 'in one line').to.equal(offsetHeight);
      expect(has(getRow('Risk: Magic bullet'), '.overdue')).to.equal(false);
      await provide(withRisk('2026-04-30'));
      expect(getVisibleText(get(getRow('Risk: Magic bullet'), '.overdue'))).to.equal(
        'Review overdue since 30 April 2026',
      );
    });

    it('is no field and no custom element, and its words in one element that the browser searches', async () => {
      await mount();
      await waitForElement(root, '[hidden=until-found]', 1000);
      await waitForUpdates();
      for (const toggle of listToggles()) {
        const row = toggle.closest('section')!;
        const title = getVisibleText(toggle);
        const hidden = findAll(row, '[hidden=until-found]');
        expect(hidden, title).to.have.length(isOpen(toggle) ? 0 : 1);
        if (isOpen(toggle)) continue;
        expect(findAll(row, `${FIELDS}, [tabindex='0'], a, details`), title).to.have.length(0);
        expect(findAll(row, 'button'), `${title}: nothing but its own button`).to.have.length(1);
        expect(listDescendants(row).filter(({ localName }) => localName.includes('-'))).to.have.length(0);
      }
      const getWords = (title: string) => getText(get(getRow(title), '[hidden=until-found]'));
      expect(getWords('Matching')).to.equal('How do you match them?');
      expect(getWords('Choose tools')).to.equal('Matching tool Pair people. Meetings Meet.');
      expect(getWords('Risk: Magic bullet')).to.equal('Taking any contact for learning. Assess Step by step. Scope');
      expect(getWords('Ideas')).to.include('Contract').and.include('Of the map.');
      await provide({ answers: { q2: 'By interest' } });
      expect(getWords('Matching'), 'also what was written').to.equal('How do you match them? By interest');
    });

    it('is opened by the search of the browser, and nothing else is', async () => {
      await mount();
      const words = await waitForElement(getRow('Risk: Nobody comes'), '[hidden=until-found]', 1000);
      words.dispatchEvent(new Event('beforematch', { bubbles: true }));
      await waitForUpdates();
      expect(listOpenTitles()).to.deep.equal(['First contact', 'Risk: Nobody comes']);
    });

    it('is scrolled to when it was found, since the words that the browser found are gone', async () => {
      await mount();
      root.style.cssText = 'display: block; padding-block: 300vh';
      const row = getRow('Risk: Nobody comes');
      const words = await waitForElement(row, '[hidden=until-found]', 1000);
      words.dispatchEvent(new Event('beforematch', { bubbles: true }));
      await waitForUpdates();
      expect(Math.round(row.getBoundingClientRect().top)).to.be.within(0, innerHeight / 2);
      scrollTo(0, 0);
    });
  });

  describe('opening', () => {
    it('moves the focus into the first field, and closes no other row', async () => {
      await mount();
      getToggle('Matching').focus();
      await sendKeys({ press: 'Enter' });
      await sendKeys({ type: 'By interest' });
      expect(isFocused(get(getRow('Matching'), '#q2'))).to.equal(true);
      expect(get<HTMLTextAreaElement>(root, '#q2').value).to.equal('By interest');
      expect(listOpenTitles()).to.deep.equal(['First contact', 'Matching']);
      await click(getToggle('Choose tools'));
      await waitForUpdates();
      expect(isFocused(findAll(getRow('Choose tools'), 'input')[0])).to.equal(true);
      expect(listOpenTitles()).to.deep.equal(['First contact', 'Matching', 'Choose tools']);
      expect(get<HTMLTextAreaElement>(root, '#q2').value, 'still typed').to.equal('By interest');
    });

    it('has the field before the next key', async () => {
      await mount();
      getToggle('Matching').click();
      await get<ProcessMapQuestionsElement>(root, 'process-map-questions').updateComplete;
      await Promise.resolve();
      await Promise.resolve();
      expect(isFocused(get(root, '#q2'))).to.equal(true);
    });

    it('leaves the focus at the button of a row without fields', async () => {
      await mount();
      getToggle('Ideas').focus();
      await sendKeys({ press: 'Enter' });
      await waitForUpdates();
      expect(getVisibleText(getRow('Ideas')))
        .to.include('Idea 1')
        .and.include('Practices (1)');
      expect(isFocused(getToggle('Ideas'))).to.equal(true);
      await sendKeys({ press: 'Enter' });
      await waitForUpdates();
      expect(getVisibleText(getRow('Ideas'))).not.to.include('Idea 1');
      expect(isFocused(getToggle('Ideas'))).to.equal(true);
    });
  });

  describe('closing', () => {
    const getField = () => get<HTMLTextAreaElement>(root, '#q1f');

    it('returns the focus to the button of the row, and records what is being typed', async () => {
      await mount();
      getField().focus();
      await sendKeys({ type: 'In March' });
      // As assistive technology does: without the focus, so without a blur before.
      await toggleRow('First contact');
      expect(isFocused(getToggle('First contact'))).to.equal(true);
      expect(has(root, '#q1f')).to.equal(false);
      expect(root.commands).to.deep.equal([{ type: 'question.answer', question: 'q1f', text: 'In March' }]);
      await wait(DEBOUNCE_WAIT_MS);
      expect(root.commands, 'once').to.have.length(1);
      await provide({ ...withGroups('answered', 'open'), answers: { q1f: 'In March' } });
      await toggleRow('First contact');
      expect(getField().value).to.equal('In March');
    });

    it('keeps a text that is denied, with the reasons', async () => {
      await mount();
      root.respond = () => createDenial({ code: 'vetoed', message: 'Not now.' });
      getField().focus();
      await sendKeys({ type: 'In March' });
      await click(getToggle('First contact'));
      await waitForUpdates();
      expect(has(root, '#q1f')).to.equal(false);
      await toggleRow('First contact');
      expect(getField().value).to.equal('In March');
      expect(getVisibleText(getRow('First contact'))).to.include('Not now.');
    });

    it('keeps the draft of a text that no command carries yet', async () => {
      await mount({ journey: { phase: 'a' } });
      clickButton(root, 'Add a note');
      await waitForUpdates();
      await sendKeys({ type: 'All agreed' });
      await toggleRow('Ideas');
      await toggleRow('Ideas');
      expect(get<HTMLTextAreaElement>(root, '#a\\:note').value).to.equal('All agreed');
      root.flush();
      expect(root.drafts.get('a:note')).to.equal('All agreed');
    });

    it('shows what the journey holds when it is opened again, also if that was taken back elsewhere', async () => {
      await mount({ answers: { q1f: 'In May' } });
      getField().focus();
      getField().select();
      await sendKeys({ type: 'In March' });
      await toggleRow('First contact');
      await provide({ answers: { q1f: 'In March' } });
      await provide({ answers: { q1f: 'In May' } });
      await toggleRow('First contact');
      expect(getField().value).to.equal('In May');
    });

    itWhere(['typedDateParts'], 'drops a half typed date with its field, and the sentence about it', async () => {
      const view: Views = { risks: [{ id: 'r1', assessed: false, reviewOn: '2031-03-31' }] };
      await mount({ phases: { b: view } });
      await toggleRow('Risk: Magic bullet');
      const getDate = () => get<HTMLInputElement>(root, 'input[type=date]');
      getDate().focus();
      await sendKeys({ type: '02' });
      expect(getDate().validity.badInput).to.equal(true);
      await click(getToggle('Risk: Magic bullet'));
      await waitForUpdates();
      expect(root.announcements.join(), 'not in silence').to.include('not a whole date');
      await toggleRow('Risk: Magic bullet');
      expect(getDate().value).to.equal('2031-03-31');
      expect(getVisibleText(getRow('Risk: Magic bullet'))).not.to.include('not a whole date');
      expect(getDate().hasAttribute('aria-invalid')).to.equal(false);
      expect(root.commands).to.deep.equal([]);
    });
  });

  describe('Next', () => {
    const clickNext = async (title: string) => {
      clickButton(getRow(title), 'Next');
      await waitForUpdates();
    };

    it('closes the row, and leads to the next one with something to do', async () => {
      await mount();
      get(root, '#q1f').focus();
      await sendKeys({ type: 'In March' });
      await clickNext('First contact');
      expect(root.commands).to.deep.equal([{ type: 'question.answer', question: 'q1f', text: 'In March' }]);
      expect(listOpenTitles()).to.deep.equal(['Matching']);
      expect(isFocused(get(root, '#q2'))).to.equal(true);
      await provide(withGroups('answered', 'answered'));
      await clickNext('Matching');
      expect(listOpenTitles()).to.deep.equal(['Choose tools']);
      expect(isFocused(findAll(getRow('Choose tools'), 'input')[0])).to.equal(true);
      await provide(withGroups('answered', 'answered', chosen));
      await clickNext('Choose tools');
      expect(listOpenTitles()).to.deep.equal(['Risk: Magic bullet']);
      expect(getFocusedElement()?.localName, 'the level, which comes first').to.equal('select');
      await clickNext('Risk: Magic bullet');
      expect(listOpenTitles()).to.deep.equal(['Risk: Nobody comes']);
    });

    it('leads back to what was passed over, and at the end to the gate', async () => {
      await mount(withGroups('open', 'answered', { ...chosen, ...assessed }));
      await toggleRow('Risk: Nobody comes');
      await toggleRow('First contact');
      await clickNext('Risk: Nobody comes');
      expect(listOpenTitles()).to.deep.equal(['First contact']);
      await provide(withGroups('answered', 'answered', { ...chosen, ...assessed }));
      await clickNext('First contact');
      expect(listOpenTitles()).to.deep.equal([]);
      expect(isFocused(get(get(root, 'process-map-gate'), 'h3'))).to.equal(true);
      expect(getVisibleText(getFocusedElement()!)).to.equal('Finish phase B');
    });

    it('keeps the focus at the row if the page shows neither the next row nor a gate', async () => {
      await mount(withGroups('answered', 'open'));
      getPhase().append(document.createElement('process-map-questions'));
      await waitForUpdates();
      expect(listOpenTitles()).to.include('Matching');
      const [questions] = root.getElementsByTagName('process-map-questions');
      await provide(withGroups('answered', 'answered', { ...chosen, ...assessed }));
      clickButton(getRow('Matching', questions), 'Next');
      await waitForUpdates();
      expect(isFocused(getToggle('Matching', questions))).to.equal(true);
    });

    it('is only in open rows, and not where nobody can write', async () => {
      await mount();
      const countButtons = () => findAll(root, 'button').filter((button) => getVisibleText(button) === 'Next').length;
      expect(countButtons()).to.equal(1);
      for (const title of TITLES.slice(1)) await toggleRow(title);
      expect(countButtons(), 'ideas are only to read').to.equal(5);
      await provide({ model: { readOnly: true } });
      expect(countButtons()).to.equal(0);
      await provide({ view: { status: 'stopped' } });
      expect(countButtons()).to.equal(0);
      getPhase().rows = 'open';
      await provide({});
      expect(countButtons(), 'not without rows').to.equal(0);
    });
  });

  describe('links of the gate', () => {
    const getGate = () => get(root, 'process-map-gate');
    const left: Views['left'] = [
      { code: 'group-left', group: 'g2', message: 'Matching: write an answer.' },
      { code: 'tools-left', message: 'Choose one more tool.', missing: 1 },
      { code: 'risk-left', risk: 'r2', message: 'Nobody comes: choose a measure.' },
    ];

    it('open the row of what is to do, and lead to the field that does it', async () => {
      await mount(withGroups('open', 'open', { left }));
      await toggleRow('First contact');
      for (const [text, title, id] of [
        ['Matching', 'Matching', 'q2'],
        ['Choose one more tool.', 'Choose tools', undefined],
        ['Nobody comes', 'Risk: Nobody comes', undefined],
      ] as const) {
        expect(isOpen(getToggle(title)), text).to.equal(false);
        findButton(getGate(), text)?.focus();
        await sendKeys({ press: 'Enter' });
        await waitForUpdates();
        expect(isOpen(getToggle(title)), text).to.equal(true);
        const focused = getFocusedElement();
        expect(getRow(title).contains(focused), text).to.equal(true);
        if (id) expect(focused?.id).to.equal(id);
        else expect(focused?.matches('[type=checkbox]'), text).to.equal(true);
      }
      expect(listOpenTitles(), 'none was closed').to.deep.equal(['Matching', 'Choose tools', 'Risk: Nobody comes']);
    });

    it('open the first group with something to do if only a number is left', async () => {
      await mount(
        withGroups('answered', 'open', { left: [{ code: 'groups-left', message: 'Answer one more.', missing: 1 }] }),
      );
      await toggleRow('Matching');
      clickButton(getGate(), 'Answer one more.');
      await waitForUpdates();
      expect(getFocusedElement()?.id).to.equal('q2');
    });

    it('lead into a row that is open, too', async () => {
      await mount(withGroups('open', 'open', { left }));
      await toggleRow('Matching');
      get(root, '#q1f').focus();
      clickButton(getGate(), 'Matching');
      await waitForUpdates();
      expect(getFocusedElement()?.id).to.equal('q2');
      expect(listOpenTitles()).to.deep.equal(['First contact', 'Matching']);
    });
  });

  describe('the gate', () => {
    const groupLeft = { code: 'group-left', group: 'g1', message: 'Later: write an answer.' } as const;
    const decisionLeft = { code: 'decision-left', message: 'Record the decision.' } as const;
    const withLeft = (...left: NonNullable<Views['left']>): FakeMapOptions => ({
      journey: { phase: 'a' },
      phases: { a: { left } },
    });
    const findRadios = () => findAll<HTMLInputElement>(root, 'input[type=radio]');

    it('shows the options of the decision once a person asks for them, and keeps them', async () => {
      await mount(withLeft(groupLeft, decisionLeft));
      expect(findRadios()).to.have.length(0);
      findButton(root, 'Record the decision.')?.focus();
      await sendKeys({ press: 'Enter' });
      await waitForUpdates();
      expect(isFocused(findRadios()[0])).to.equal(true);
      await provide(withLeft(groupLeft));
      expect(findRadios(), 'whatever becomes of the rest').to.have.length(3);
      await expect(root).to.be.accessible();
    });

    it('says a saved decision in one line, and shows the options once a person changes it', async () => {
      const decision = { option: 'go', reason: 'All signed.', at: '2026-11-28T12:00:00.000Z' } as const;
      await mount({ journey: { phase: 'a' }, phases: { a: { left: [], decision } } });
      expect(findRadios()).to.have.length(0);
      clickButton(root, 'Change the decision');
      await waitForUpdates();
      expect(findRadios().map(({ checked }) => checked)).to.deep.equal([true, false, false]);
      expect(isFocused(findRadios()[0])).to.equal(true);
    });

    it('shows the options at once when nothing else is left to do', async () => {
      await mount(withLeft(decisionLeft));
      expect(findRadios()).to.have.length(3);
    });

    it('keeps the options while somebody is in them, though something else is to do again', async () => {
      const provideLeft = (...left: Reason[]) => provide({ model: { shownPhase: 'a' }, phases: { a: { left } } });
      const decision = { code: 'decision-left', message: 'Decide.' } as const;
      await mount();
      await provideLeft(decision);
      get(root, '[type=radio]').focus();
      await provideLeft({ code: 'groups-left', message: 'Answer.' }, decision);
      expect(getFocusedElement()?.matches('[type=radio]')).to.equal(true);
    });

    it('shows the options to those who can only read, with no button', async () => {
      await mount({ ...withLeft(groupLeft, decisionLeft), model: { readOnly: true } });
      expect(findRadios().map((radio) => radio.matches(':disabled'))).to.deep.equal([true, true, true]);
      expect(findAll(get(root, 'process-map-gate'), 'button')).to.have.length(0);
    });

    it('shows a field for a note once a person asks for it, and keeps it while it is cleared', async () => {
      await mount();
      expect(findAll(get(root, 'process-map-gate'), 'textarea')).to.have.length(0);
      findButton(root, 'Add a note')?.focus();
      await sendKeys({ press: 'Enter' });
      await sendKeys({ type: 'Two were ill' });
      const field = get<HTMLTextAreaElement>(get(root, 'process-map-gate'), 'textarea');
      expect(isFocused(field)).to.equal(true);
      expect(field.value).to.equal('Two were ill');
      clickButton(root, 'Finish phase B');
      expect(root.commands).to.deep.equal([{ type: 'phase.complete', phase: 'b', note: 'Two were ill' }]);
    });

    it('keeps the field of the note of a reopened phase while a person clears it', async () => {
      const [cycle] = createModel().journey.cycles;
      const completion = { done: false, at: '', by: '', note: 'Keep me' };
      await mount({ journey: { cycles: [{ ...cycle!, phases: { b: { completion } } }] } });
      const field = get<HTMLTextAreaElement>(get(root, 'process-map-gate'), 'textarea');
      expect(field.value).to.equal('Keep me');
      field.focus();
      field.select();
      await sendKeys({ press: 'Backspace' });
      await wait(DEBOUNCE_WAIT_MS);
      await provide({ journey: { cycles: [{ ...cycle!, phases: { b: { completion } } }] }, answers: { q2: 'x' } });
      await sendKeys({ type: 'New' });
      expect(field.isConnected && field.value).to.equal('New');
    });
  });

  describe('another phase, cycle or journey', () => {
    it('keeps the rows of a phase while another phase is shown', async () => {
      await mount();
      await toggleRow('First contact');
      await toggleRow('Risk: Nobody comes');
      await provide({ model: { shownPhase: 'a' } });
      expect(listOpenTitles()).to.deep.equal([]);
      await provide({});
      expect(listOpenTitles()).to.deep.equal(['Risk: Nobody comes']);
    });

    for (const [change, options] of Object.entries({
      'in a new cycle': { earlierAnswers: [{}] },
      'in another journey': { model: { journeyStarts: 2 } },
      'in a journey that was started over': { journey: { resetAt: '2026-05-01T10:00:00.000Z' } },
    } satisfies Record<string, FakeMapOptions>)) {
      it(`begins anew ${change}`, async () => {
        await mount();
        await toggleRow('First contact');
        await toggleRow('Ideas');
        await provide(options);
        expect(listOpenTitles()).to.deep.equal(['First contact']);
      });

      it(`has none of the fields ${change} that a person asked for before`, async () => {
        await mount(withGroups('open', 'open', chosen));
        await toggleRow('Choose tools');
        clickButton(root, 'Answer these one by one');
        for (const tag of ['tools', 'gate']) clickButton(get(root, `process-map-${tag}`), 'Add a note');
        clickButton(root, 'Add a note on this phase');
        await waitForUpdates();
        const fields = ['#s1', '#t1\\:note', '#b', '#b\\:note'];
        expect(fields.map((field) => has(root, field))).to.deep.equal([true, true, true, true]);
        (getFocusedElement() as HTMLElement).blur();
        await provide({ ...options, ...withGroups('open', 'open', chosen) });
        await toggleRow('Choose tools');
        expect(fields.map((field) => has(root, field))).to.deep.equal([false, false, false, false]);
      });
    }

    it('does not begin anew when a merge gives the journey another id', async () => {
      await mount({ journey: { id: 'one' } });
      await toggleRow('Ideas');
      get(root, '#q1f').focus();
      await provide({ journey: { id: 'two' }, ...withGroups('answered', 'open') });
      expect(listOpenTitles()).to.deep.equal(['First contact', 'Ideas from the guide']);
      expect(getFocusedElement()?.id).to.equal('q1f');
    });

    it('opens the first row of a phase that was looked at while it was locked', async () => {
      await mount(locked);
      expect(listOpenTitles()).to.deep.equal([]);
      await provide({});
      expect(listOpenTitles()).to.deep.equal(['First contact']);
    });
  });

  describe('a locked phase', () => {
    it('has no field but its note, claims no work, and opens no row', async () => {
      await mount(locked);
      expect(listOpenTitles()).to.deep.equal([]);
      expect(findAll(root, FIELDS).map(({ id }) => id)).to.deep.equal(['b']);
      for (const title of TITLES.slice(0, -1)) {
        getToggle(title).focus();
        await sendKeys({ press: 'Enter' });
        await waitForUpdates();
        expect(isOpen(getToggle(title))).to.equal(true);
        expect(isFocused(getToggle(title)), 'there is no field to go to').to.equal(true);
      }
      await toggleRow('Ideas');
      expect(findAll(root, FIELDS).map(({ id }) => id)).to.deep.equal(['b']);
      expect(getVisibleText(root))
        .to.include('How do you match them?')
        .and.include('Pair people.')
        .and.include('Step by step.')
        .and.include('Idea 1')
        .and.not.include('To do')
        .and.not.include('chosen')
        .and.not.include('Answer these one by one')
        .and.not.include('Not relevant for us');
      expect(findAll(root, '.todo, label.choice, fieldset')).to.have.length(0);
      const buttons = findAll(root, 'button:not([aria-expanded])').map(getVisibleText);
      expect(buttons, 'nothing to press but rows').to.deep.equal([]);
      await expect(root).to.be.accessible();
    });

    it('has only its heading and its note under strict', async () => {
      await mount({ ...locked, model: { progression: 'strict' } });
      expect(listToggles()).to.have.length(0);
    });
  });

  for (const [state, options] of Object.entries({
    'a read-only map': { model: { readOnly: true } },
    'a stopped journey': { view: { status: 'stopped' } },
  } satisfies Record<string, FakeMapOptions>)) {
    it(`open and close in ${state}, with fields to read`, async () => {
      await mount({ ...options, answers: { q1f: 'In March', q2: 'By interest' } });
      expect(listOpenTitles()).to.deep.equal(['First contact']);
      for (const title of TITLES.slice(1)) {
        getToggle(title).focus();
        await sendKeys({ press: 'Enter' });
        await waitForUpdates();
        expect(isFocused(getToggle(title)), `${title}: no field takes a key`).to.equal(true);
      }
      expect(listOpenTitles()).to.have.length(6);
      expect(get<HTMLTextAreaElement>(root, '#q2').value).to.equal('By interest');
      for (const field of findAll<HTMLInputElement>(root, FIELDS))
        expect(field.readOnly || field.matches(':disabled'), field.id).to.equal(true);
      await expect(root).to.be.accessible();
      await toggleRow('Matching');
      expect(has(root, '#q2')).to.equal(false);
      expect(root.commands).to.deep.equal([]);
    });
  }

  describe('printing', () => {
    it('opens all rows, the options of the decision and the note, and restores them afterwards', async () => {
      const options: FakeMapOptions = {
        journey: { phase: 'a' },
        map: { ...map, phases: [{ ...map.phases[1]!, id: 'a', exit: map.phases[0]!.exit }, map.phases[2]!] },
        phases: {
          a: {
            left: [
              { code: 'group-left', group: 'g1', message: 'First contact: write an answer.' },
              { code: 'decision-left', message: 'Record the decision.' },
            ],
          },
        },
      };
      await mount(options);
      await toggleRow('Ideas');
      const getState = () => [
        listOpenTitles().length,
        findAll(root, 'input[type=radio]').length,
        findAll(get(root, 'process-map-gate'), 'textarea').length,
      ];
      const before = getState();
      expect(before).to.deep.equal([2, 0, 0]);
      dispatchEvent(new Event('beforeprint'));
      await waitForUpdates();
      expect(getState().slice(0, 2)).to.deep.equal([6, 3]);
      expect(getState()[2], 'the reason for a decision, and the note').to.equal(2);
      expect(has(root, '[hidden=until-found]')).to.equal(false);
      dispatchEvent(new Event('afterprint'));
      await waitForUpdates();
      expect(getState()).to.deep.equal(before);
      expect(listOpenTitles()).to.deep.equal(['First contact', 'Ideas from the guide']);
    });

    it('ends while the element is not in the page, too', async () => {
      await mount();
      dispatchEvent(new Event('beforeprint'));
      await waitForUpdates();
      const phase = getPhase();
      phase.remove();
      dispatchEvent(new Event('afterprint'));
      root.append(phase);
      await waitForUpdates();
      expect(listOpenTitles()).to.deep.equal(['First contact']);
    });

    it('keeps the focus and the text in a field that is open', async () => {
      await mount();
      get(root, '#q1f').focus();
      await sendKeys({ type: 'In Mar' });
      for (const type of ['beforeprint', 'afterprint']) {
        dispatchEvent(new Event(type));
        await waitForUpdates();
      }
      await sendKeys({ type: 'ch' });
      expect(get<HTMLTextAreaElement>(root, '#q1f').value).to.equal('In March');
    });
  });

  describe('rows="open"', () => {
    it('is one of two values: any other is "auto", with a warning', async () => {
      const warnings = await collectWarnings(async () => {
        await mount();
        getPhase().setAttribute('rows', 'some');
        await waitForUpdates();
      });
      expect(listOpenTitles()).to.deep.equal(['First contact']);
      expect(warnings.join()).to.include('rows="some" is not valid. Use one of: auto, open.');
    });

    it('shows all content without rows, and can be changed', async () => {
      await mount();
      await toggleRow('Ideas');
      getPhase().setAttribute('rows', 'open');
      await waitForUpdates();
      expect(listToggles()).to.have.length(0);
      expect(findAll(root, 'h3').map(getVisibleText)).to.deep.equal([
        'First contact',
        'Matching',
        'Choose tools',
        'Risks in this phase',
        'Ideas from the guide',
        'Finish phase B',
      ]);
      for (const field of ['#q1f', '#q2', '#r1\\:owner', '#r2\\:owner', '#b\\:note'])
        expect(get(root, field).checkVisibility(), field).to.equal(true);
      expect(has(root, '[hidden=until-found]')).to.equal(false);
      await expect(root).to.be.accessible();
      getPhase().rows = 'auto';
      await waitForUpdates();
      expect(listOpenTitles(), 'as they were').to.deep.equal(['First contact', 'Ideas from the guide']);
    });

    it('keeps the text that is being typed when it is set', async () => {
      await mount();
      get(root, '#q1f').focus();
      await sendKeys({ type: 'In March' });
      getPhase().rows = 'open';
      await waitForUpdates();
      expect(get<HTMLTextAreaElement>(root, '#q1f').value).to.equal('In March');
      await wait(DEBOUNCE_WAIT_MS);
      expect(root.commands).to.deep.equal([{ type: 'question.answer', question: 'q1f', text: 'In March' }]);
    });
  });

  describe('panels', () => {
    it('in the slot of a phase are its rows', async () => {
      await mount();
      getPhase().append(...['questions', 'tools'].map((name) => document.createElement(`process-map-${name}`)));
      await waitForUpdates();
      const slotted = [...getPhase().children];
      expect(slotted.map((panel) => listToggles(panel).length)).to.deep.equal([2, 1]);
      expect(slotted.flatMap((panel) => listOpenTitles(panel))).to.deep.equal(['First contact']);
      await sendKeys({ press: 'Tab' });
      getToggle('Choose tools', slotted[1]).click();
      await waitForUpdates();
      expect(isFocused(findAll(slotted[1]!, 'input')[0])).to.equal(true);
    });

    it('beside a phase show all of their content', async () => {
      await mount();
      root.append(document.createElement('process-map-questions'));
      await waitForUpdates();
      const panel = root.lastElementChild!;
      expect(listToggles(panel)).to.have.length(0);
      expect(findAll(panel, 'textarea').map(({ id }) => id)).to.deep.equal(['q1f', 'q1p', 'q2']);
      getPhase().append(panel);
      await waitForUpdates();
      expect(listToggles(panel), 'moved into the phase').to.have.length(2);
      root.append(panel);
      await waitForUpdates();
      expect(listToggles(panel), 'and out of it').to.have.length(0);
    });

    it('that a component puts into the slot of a phase are its rows', async () => {
      root = await mountPanels([]);
      const page = document.createElement('div');
      const phase = document.createElement('process-map-phase');
      phase.append(document.createElement('slot'));
      page.attachShadow({ mode: 'open' }).append(phase);
      page.append(document.createElement('process-map-questions'));
      root.append(page);
      await waitForUpdates();
      expect(listToggles(page.firstElementChild!).map(isOpen)).to.deep.equal([true, false]);
    });

    it('lead to each other where the page shows their phase twice', async () => {
      await mount();
      const other = document.createElement('process-map-phase');
      root.append(other);
      await waitForUpdates();
      findButton(other, 'Next')!.click();
      await waitForUpdates();
      expect(listOpenTitles(other)).to.deep.equal(['Matching']);
      expect(isFocused(get(other, '#q2')), 'by the button in the row').to.equal(true);
      await provide({ phases: { b: { left: [{ code: 'group-left', group: 'g1', message: 'Answer.' }] } } });
      findButton(get(other, 'process-map-gate'), 'First contact')!.click();
      await waitForUpdates();
      expect(isFocused(get(other, '#q1f')), 'by the link in the gate').to.equal(true);
      expect(listOpenTitles(getPhase())).to.deep.equal(['First contact']);
    });

    it('of two phases open on their own', async () => {
      await mount();
      const other = document.createElement('process-map-phase');
      root.append(other);
      await waitForUpdates();
      getToggle('Matching', other).click();
      await waitForUpdates();
      expect(listOpenTitles(other)).to.deep.equal(['First contact', 'Matching']);
      expect(listOpenTitles(getPhase())).to.deep.equal(['First contact']);
    });

    let tagCount = 0;

    /** Mounts panels below a phase that is not defined yet, in its slot and in a shadow root there. */
    const mountEarlyPanels = async (options: FakeMapOptions | null) => {
      root = await mountPanels([], options);
      const tag = `late-phase-${++tagCount}`;
      const phase = document.createElement(tag);
      const wrapper = document.createElement('div');
      const tools = document.createElement('process-map-tools');
      wrapper.attachShadow({ mode: 'open' }).append(tools);
      phase.append(document.createElement('process-map-questions'), wrapper);
      root.append(phase);
      await waitForUpdates();
      return {
        define: () => customElements.define(tag, class extends ProcessMapPhaseElement {}),
        /** The default panels are connected, but not rendered. */
        listSlottedToggles: () => [...phase.children].flatMap((child) => listToggles(child)),
        tools,
      };
    };

    it('that rendered before their phase was defined become its rows, also in a shadow root', async () => {
      const { define, listSlottedToggles, tools } = await mountEarlyPanels({});
      expect(listSlottedToggles()).to.have.length(0);
      expect(findAll(root, 'textarea')).to.have.length(3);
      define();
      await waitForUpdates();
      expect(listSlottedToggles().map((toggle) => getVisibleText(get(toggle, 'span')))).to.deep.equal(
        TITLES.slice(0, 3),
      );
      expect(listToggles(tools)).to.have.length(1);
      expect(listSlottedToggles().map(isOpen)).to.deep.equal([true, false, false]);
    });

    it('that were there before their phase was defined become its rows once the map is ready', async () => {
      const { define, listSlottedToggles } = await mountEarlyPanels(null);
      define();
      await waitForUpdates();
      expect(getVisibleText(root)).to.equal('');
      await provide({});
      expect(listSlottedToggles().map(isOpen)).to.deep.equal([true, false, false]);
    });

    it('keep the text that is being typed when their phase is defined', async () => {
      const { define } = await mountEarlyPanels({});
      get(root, '#q2').focus();
      await sendKeys({ type: 'By interest' });
      define();
      await waitForUpdates();
      await wait(DEBOUNCE_WAIT_MS);
      expect(root.commands).to.deep.equal([{ type: 'question.answer', question: 'q2', text: 'By interest' }]);
    });
  });
});
