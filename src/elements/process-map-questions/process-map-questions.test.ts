import { find, findAll, getFocusedElement, get, waitForUpdates, getVisibleText, wait } from '../../../test/kit/dom.js';
import { setViewport } from '../../../test/kit/engine.js';
import {
  findButton,
  map,
  mountPanels,
  clickButton,
  createDenial,
  type FakeMap,
  type FakeMapOptions,
} from '../../../test/kit/panel-host.js';
import { click, sendKeys } from '../../../test/kit/person.js';
import { expect, use } from 'chai';
import { chaiA11yAxe } from 'chai-a11y-axe';
import type { GroupView } from '../../journey/types/view.js';
import { ProcessMapQuestionsElement } from './process-map-questions.js';

use(chaiA11yAxe);
if (!customElements.get('process-map-questions'))
  customElements.define('process-map-questions', ProcessMapQuestionsElement);

/** Debounce of typed text. */
const DEBOUNCE_MS = 250;

/** Longer than the debounce, even on a slow machine. */
const DEBOUNCE_WAIT_MS = 400;

let root: FakeMap;
const mount = async (options?: FakeMapOptions | null) => (root = await mountPanels(['process-map-questions'], options));
const getField = (id: string) => get<HTMLTextAreaElement>(root, `textarea[id="${id}"]`);
const getSentTexts = () =>
  root.commands.filter((command) => command.type === 'question.answer').map((command) => command.text);

/** Views of the groups of phase `b`. */
const withGroups = (...views: Partial<GroupView>[]) => ({
  b: { groups: ['g1', 'g2'].map((id, i): GroupView => ({ id, state: 'open', ...views[i] })) },
});

describe('process-map-questions', () => {
  afterEach(() => root.remove());

  it('shows each group with its heading, its state, and labelled fields', async () => {
    await mount({ phases: withGroups({ state: 'answered' }) });
    expect(findAll(root, 'h3').map((heading) => heading.textContent)).to.deep.equal(['First contact', 'Matching']);
    expect(findAll(root, '[part=state]').map(getVisibleText)).to.deep.equal(['Answered', 'To do']);
    expect(getField('q1f').labels[0])
      .to.have.property('textContent')
      .that.includes('As a facilitator')
      .and.includes('How do you gather them?');
    expect(getField('q1p').labels[0]).to.have.property('textContent').that.includes('As a peer');
    expect(getField('q2').labels[0]?.textContent).not.to.include('As a facilitator');
    await expect(root).to.be.accessible();
  });

  it('renders nothing before the map is ready, or if the map does not have the phase', async () => {
    await mount(null);
    expect(getVisibleText(root)).to.equal('');
    root.provide({ model: { shownPhase: 'nowhere' } });
    await waitForUpdates();
    expect(getVisibleText(root)).to.equal('');
  });

  it('shows the phase that its `phase` attribute names, and the shown phase without one', async () => {
    await mount();
    get(root, 'process-map-questions').setAttribute('phase', 'c');
    await waitForUpdates();
    expect(!find(root, 'textarea')).to.equal(true);
    get(root, 'process-map-questions').removeAttribute('phase');
    await waitForUpdates();
    expect(getField('q1f')).to.be.ok;
  });

  describe('typed text', () => {
    it('is sent once after the debounce, and not again on blur', async () => {
      await mount();
      getField('q1f').focus();
      await sendKeys({ type: 'In March' });
      expect(root.commands).to.deep.equal([]);
      await wait(DEBOUNCE_WAIT_MS);
      expect(root.commands).to.deep.equal([{ type: 'question.answer', question: 'q1f', text: 'In March' }]);
      getField('q1f').blur();
      await wait(DEBOUNCE_WAIT_MS);
      expect(root.commands).to.have.length(1);
    });

    it('is sent at once on blur, and not again after the debounce', async () => {
      await mount();
      getField('q1f').focus();
      await sendKeys({ type: 'x' });
      await sendKeys({ press: 'Tab' });
      expect(getSentTexts()).to.deep.equal(['x']);
      await wait(DEBOUNCE_WAIT_MS);
      expect(getSentTexts()).to.deep.equal(['x']);
    });

    it('is sent exactly as typed, with white space', async () => {
      await mount();
      getField('q1f').focus();
      await sendKeys({ type: '  a  <b> ' });
      await sendKeys({ press: 'Enter' });
      await sendKeys({ press: 'Enter' });
      getField('q1f').blur();
      expect(getSentTexts()).to.deep.equal(['  a  <b> \n\n']);
    });

    it('is sent before the page unloads, even during a composition', async () => {
      await mount();
      const field = getField('q1f');
      field.focus();
      await sendKeys({ type: 'a' });
      root.flush();
      expect(getSentTexts()).to.deep.equal(['a']);
      field.value = 'aに';
      field.dispatchEvent(new InputEvent('input', { isComposing: true, bubbles: true, composed: true }));
      await wait(DEBOUNCE_WAIT_MS);
      expect(getSentTexts(), 'no text of an unfinished composition').to.deep.equal(['a']);
      root.flush();
      expect(getSentTexts()).to.deep.equal(['a', 'aに']);
    });

    it('is sent after the debounce when a composition ends', async () => {
      await mount();
      const field = getField('q1f');
      field.focus();
      field.value = '日本';
      field.dispatchEvent(new InputEvent('input', { isComposing: true }));
      field.dispatchEvent(new CompositionEvent('compositionend'));
      await wait(DEBOUNCE_WAIT_MS);
      expect(getSentTexts()).to.deep.equal(['日本']);
    });

    it('is not overwritten by a change from elsewhere', async () => {
      await mount({ answers: { q1f: 'old' } });
      const field = getField('q1f');
      field.focus();
      field.setSelectionRange(0, 0);
      await sendKeys({ type: 'my ' });
      root.provide({ answers: { q1f: 'from another tab', q2: 'news' } });
      await waitForUpdates();
      expect(field.value).to.equal('my old');
      expect(field.selectionStart).to.equal(3);
      expect(getField('q2').value, 'a field without a draft follows').to.equal('news');
      await wait(DEBOUNCE_WAIT_MS);
      expect(getSentTexts()).to.deep.equal(['my old']);
    });

    it('stays in the field, with its caret, between the command and the update of the journey', async () => {
      await mount({ answers: { q1f: 'old' } });
      const field = getField('q1f');
      field.focus();
      field.setSelectionRange(0, 0);
      await sendKeys({ type: 'my ' });
      await wait(DEBOUNCE_WAIT_MS);
      expect(getSentTexts()).to.deep.equal(['my old']);
      root.provide({ answers: { q1f: 'old' }, model: { saveState: { status: 'saving' } } });
      await waitForUpdates();
      expect(field.value).to.equal('my old');
      root.provide({ answers: { q1f: 'my old' } });
      await waitForUpdates();
      expect(field.value).to.equal('my old');
      expect(field.selectionStart).to.equal(3);
      root.provide({ answers: { q1f: 'changed since' } });
      await waitForUpdates();
      expect(field.value, 'without a draft').to.equal('changed since');
    });

    it('may begin with empty lines', async () => {
      await mount();
      const field = getField('q1f');
      field.focus();
      await sendKeys({ press: 'Enter' });
      await wait(DEBOUNCE_WAIT_MS);
      root.provide({});
      await waitForUpdates();
      await sendKeys({ type: 'a' });
      expect(field.value).to.equal('\na');
    });

    it('keeps the caret when the answer has Windows line ends', async () => {
      await mount({ answers: { q1f: 'one\r\ntwo' } });
      const field = getField('q1f');
      field.focus();
      field.setSelectionRange(1, 1);
      root.provide({ answers: { q1f: 'one\r\ntwo' }, model: { saveState: { status: 'saved' } } });
      await waitForUpdates();
      expect(field.selectionStart).to.equal(1);
    });

    it('is sent when another phase is shown and when the element is disconnected', async () => {
      await mount();
      // As dictation or a script would: no focus, so no blur either.
      const enterWithoutFocus = (id: string, text: string) => {
        getField(id).value = text;
        getField(id).dispatchEvent(new InputEvent('input'));
      };
      enterWithoutFocus('q1f', 'a');
      root.provide({ model: { shownPhase: 'c' } });
      await waitForUpdates();
      expect(getSentTexts()).to.deep.equal(['a']);
      root.provide({});
      await waitForUpdates();
      enterWithoutFocus('q2', 'b');
      const panel = get(root, 'process-map-questions');
      panel.remove();
      expect(getSentTexts()).to.deep.equal(['a', 'b']);
      expect(root.pendingInputCount, 'unregistered from its map').to.equal(0);
      root.append(panel);
      await waitForUpdates();
      expect(root.pendingInputCount).to.equal(1);
    });

    it('stays in the field with the reasons when it is denied, and is sent again only after a change', async () => {
      await mount();
      root.respond = () => createDenial({ code: 'vetoed', message: 'Not now.' });
      getField('q1f').focus();
      await sendKeys({ type: 'a' });
      await wait(DEBOUNCE_WAIT_MS);
      expect(getField('q1f').value).to.equal('a');
      expect(getVisibleText(root)).to.include('Not now.');
      const described = getField('q1f').getAttribute('aria-describedby');
      expect(get(root, `[id="${described}"]`).textContent).to.equal('Not now.');
      await expect(root).to.be.accessible();
      root.provide({ answers: { q1f: 'b' } });
      await waitForUpdates();
      expect(getField('q1f').value, 'the denied draft stays').to.equal('a');
      root.flush();
      expect(getSentTexts(), 'not requested again without a change').to.deep.equal(['a']);
      root.respond = () => ({ ok: true, facts: [] });
      await sendKeys({ type: 'c' });
      await waitForUpdates();
      expect(getVisibleText(root)).not.to.include('Not now.');
      await wait(DEBOUNCE_WAIT_MS);
      expect(getSentTexts()).to.deep.equal(['a', 'ac']);
    });

    it('follows the journey again once the journey holds the denied text', async () => {
      await mount();
      root.respond = () => createDenial({ code: 'vetoed', message: 'Not now.' });
      getField('q1f').focus();
      await sendKeys({ type: 'a' });
      await wait(DEBOUNCE_WAIT_MS);
      root.provide({ answers: { q1f: 'a' } });
      await waitForUpdates();
      root.provide({ answers: { q1f: 'and more' } });
      await waitForUpdates();
      expect(getField('q1f').value).to.equal('and more');
    });
  });

  describe('helping questions', () => {
    const getListed = () =>
      findAll(root, '.help li')
        .map(getVisibleText)
        .filter((text) => text.endsWith('?'));
    const getFieldIds = () => findAll(root, 'textarea').map(({ id }) => id);

    it('are a list to read, with a name', async () => {
      await mount();
      expect(getListed()).to.deep.equal(['Which event?', 'Why that one?']);
      const list = get(root, '.help ul');
      expect(get(root, `[id="${list.getAttribute('aria-labelledby')}"]`).textContent).to.equal('Questions to help you');
      expect(getFieldIds(), 'no field before a person wants one').to.deep.equal(['q1f', 'q1p', 'q2']);
      expect(findButton(root, 'Answer these one by one')).to.be.ok;
      await expect(root).to.be.accessible();
    });

    it('get fields below the leads, of which the first has the focus', async () => {
      await mount();
      findButton(root, 'Answer these one by one')?.focus();
      await sendKeys({ press: 'Enter' });
      expect(getFocusedElement() === getField('s1')).to.equal(true);
      expect(getFieldIds()).to.deep.equal(['q1f', 'q1p', 's1', 's2', 'q2']);
      expect(getField('s1').labels[0]?.textContent.trim()).to.equal('Which event?');
      expect(getField('s2').labels[0]?.textContent.trim()).to.equal('Why that one?');
      expect(getListed(), 'each question is there once').to.deep.equal([]);
      expect(findButton(root, 'Answer these one by one')).to.equal(undefined);
      await sendKeys({ type: 'A workshop' });
      getField('s1').blur();
      expect(root.commands).to.deep.equal([{ type: 'question.answer', question: 's1', text: 'A workshop' }]);
      await expect(root).to.be.accessible();
    });

    it('have the field before the next key, so that nothing that is typed is lost', async () => {
      await mount();
      findButton(root, 'Answer these one by one')?.click();
      // Nothing but the update: an event of the browser would come after the next key.
      await get<ProcessMapQuestionsElement>(root, 'process-map-questions').updateComplete;
      expect(getField('s1').getClientRects()).to.have.length(1);
      await Promise.resolve();
      expect(getFocusedElement() === getField('s1')).to.equal(true);
    });

    it('have the focus in their field after a click, and keep the text that is typed', async () => {
      await mount();
      await click(findButton(root, 'Answer these one by one') as HTMLElement);
      await sendKeys({ type: 'A workshop' });
      expect(getField('s1').value).to.equal('A workshop');
      await click(getField('q1f'));
      expect(root.commands).to.deep.equal([{ type: 'question.answer', question: 's1', text: 'A workshop' }]);
      expect(getField('s1').getClientRects()).to.have.length(1);
    });

    it('have a field if they are answered, and keep it while the text is cleared', async () => {
      await mount({ answers: { s2: 'Because' } });
      expect(getListed()).to.deep.equal(['Which event?']);
      expect(getField('s2').value).to.equal('Because');
      root.provide({ answers: {} });
      await waitForUpdates();
      expect(getListed()).to.deep.equal(['Which event?']);
      expect(getField('s2').value).to.equal('');
    });

    it('keep their fields over a change of phase, which moves the focus out of them', async () => {
      const [a, b, c] = structuredClone(map).phases;
      if (!a || !b || !c) throw new Error('fixture');
      c.groups = [
        {
          id: 'h1',
          title: 'Later',
          leads: [{ id: 'h1l', text: 'When?' }],
          questions: [{ id: 'h1s', text: 'Why then?' }],
        },
      ];
      const options: FakeMapOptions = { map: { ...map, phases: [a, b, c] }, answers: { s2: 'Because' } };
      await mount(options);
      clickButton(root, 'Answer these one by one');
      await waitForUpdates();
      expect(getFocusedElement() === getField('s1')).to.equal(true);
      root.provide({ ...options, model: { shownPhase: 'c' } });
      await waitForUpdates();
      expect(getListed()).to.deep.equal(['Why then?']);
      expect(getFocusedElement()?.localName).not.to.equal('textarea');
      expect(getField('h1l').value).to.equal('');
      root.provide(options);
      await waitForUpdates();
      expect(getFieldIds()).to.deep.equal(['q1f', 'q1p', 's1', 's2', 'q2']);
    });

    it('have no fields in a new cycle, which is empty', async () => {
      await mount({ answers: { s1: 'A workshop', s2: 'Because' } });
      expect(getListed()).to.deep.equal([]);
      root.provide({ earlierAnswers: [{ s1: 'A workshop', s2: 'Because' }], answers: {} });
      await waitForUpdates();
      expect(getFieldIds()).to.deep.equal(['q1f', 'q1p', 'q2']);
      expect(getListed()).to.have.length(0);
      const items = findAll(root, '.help li').map(getVisibleText);
      expect(items).to.deep.equal(['Which event? In cycle 1 you wrote:', 'Why that one? In cycle 1 you wrote:']);
      const summary = get(root, '.help summary');
      const name = (summary.getAttribute('aria-labelledby') ?? '')
        .split(' ')
        .map((id) => get(root, `[id="${id}"]`).textContent.trim());
      expect(name, 'the summary names the question').to.deep.equal(['In cycle 1 you wrote:', 'Which event?']);
      await expect(root).to.be.accessible();
    });

    it('are all shown if there are sixty, without a field', async () => {
      const [a, b, c] = structuredClone(map).phases;
      if (!a || !b || !c) throw new Error('fixture');
      b.groups[0]!.questions = Array.from({ length: 60 }, (_, i) => ({ id: `n${i}`, text: `Question ${i}?` }));
      await mount({ map: { ...map, phases: [a, b, c] } });
      expect(getListed()).to.have.length(60);
      expect(getFieldIds(), 'no field before a person wants one').to.have.length(3);
      clickButton(root, 'Answer these one by one');
      await waitForUpdates();
      expect(getFieldIds()).to.have.length(63);
      getField('n59').focus();
      await sendKeys({ type: 'Here' });
      getField('n59').blur();
      expect(root.commands).to.deep.equal([{ type: 'question.answer', question: 'n59', text: 'Here' }]);
      await expect(root).to.be.accessible();
    });
  });

  describe('voices', () => {
    it('hide wordings for the other voice, but never all of a group', async () => {
      await mount({ model: { voice: 'peer' } });
      expect(!find(root, 'textarea[id=q1f]')).to.equal(true);
      expect(getField('q1p')).to.be.ok;
      expect(getField('q2'), 'a group with only the other voice').to.be.ok;
      root.provide({ model: { voice: 'facilitator' } });
      await waitForUpdates();
      expect(getField('q1f')).to.be.ok;
      expect(!find(root, 'textarea[id=q1p]')).to.equal(true);
    });

    it('show a wording for both voices under each setting', async () => {
      const mapForBoth = structuredClone(map);
      mapForBoth.phases[1]!.groups[0]!.leads[0]!.voice = 'both';
      for (const voice of ['peer', 'facilitator', 'both'] as const) {
        root?.remove();
        await mount({ map: mapForBoth, model: { voice } });
        expect(getField('q1f'), voice).to.be.ok;
        expect(getField('q1f').labels[0]?.textContent).not.to.include('As a');
      }
    });
  });

  it('does not repeat the audience that a wording names itself', async () => {
    const mapWithAudience = structuredClone(map);
    mapWithAudience.phases[1]!.groups[0]!.leads[0]!.text = 'As a facilitator, why do you gather them?';
    await mount({ map: mapWithAudience });
    expect(getField('q1f').labels[0]?.textContent.trim()).to.equal('As a facilitator, why do you gather them?');
    expect(getField('q1p').labels[0]?.textContent).to.equal('As a peerHow do you get in touch?');
    root.provide({ map: mapWithAudience, model: { languageOf: () => 'en-GB' } });
    await waitForUpdates();
    expect(getField('q1f').labels[0]?.textContent.trim()).to.equal('As a facilitator, why do you gather them?');
  });

  describe('setting aside', () => {
    it('requests to set the group aside, to add a reason, and to take it up again', async () => {
      await mount();
      clickButton(root, 'Not relevant for us');
      expect(root.commands).to.deep.equal([{ type: 'group.set-aside', group: 'g1' }]);
      root.provide({ phases: withGroups({ state: 'set-aside' }) });
      await waitForUpdates();
      expect(findAll(root, '[part=state]').map(getVisibleText)).to.deep.equal(['Not relevant', 'To do']);
      const reason = get<HTMLInputElement>(root, 'input[type=text]');
      expect(reason.labels?.[0]?.textContent).to.equal('Why it is not relevant (optional)');
      reason.focus();
      await sendKeys({ type: 'Later' });
      await wait(DEBOUNCE_WAIT_MS);
      expect(root.commands.at(-1)).to.deep.equal({ type: 'group.set-aside', group: 'g1', reason: 'Later' });
      await expect(root).to.be.accessible();
      clickButton(root, 'Answer it after all');
      expect(root.commands.at(-1)).to.deep.equal({ type: 'group.take-up', group: 'g1' });
    });

    it('keeps the focus on the button when its text changes', async () => {
      await mount();
      findButton(root, 'Not relevant for us')?.focus();
      await sendKeys({ press: 'Enter' });
      root.provide({ phases: withGroups({ state: 'set-aside' }) });
      await waitForUpdates();
      expect(getFocusedElement()?.textContent?.trim()).to.equal('Answer it after all');
    });

    it('keeps the focus in the field that took the group up again', async () => {
      await mount({ phases: withGroups({ state: 'set-aside' }) });
      getField('q1f').focus();
      await sendKeys({ type: 'a' });
      await wait(DEBOUNCE_WAIT_MS);
      root.provide({ answers: { q1f: 'a' }, phases: withGroups({ state: 'answered' }) });
      await waitForUpdates();
      await sendKeys({ type: 'b' });
      expect(getField('q1f').value).to.equal('ab');
    });

    it('shows the reasons when it is denied', async () => {
      await mount();
      root.respond = () => createDenial({ code: 'vetoed', message: 'Ask the chair.' });
      clickButton(root, 'Not relevant for us');
      await waitForUpdates();
      expect(getVisibleText(root)).to.include('Ask the chair.');
    });
  });

  it('offers the variants of an answer and focuses its field afterwards', async () => {
    const variants = { q1f: [{ id: 'v1', text: 'Theirs', at: '2026-03-01T10:00:00.000Z' }] };
    await mount({ answers: { q1f: 'Ours' }, view: { variants } });
    expect(getVisibleText(root)).to.include('Theirs');
    const takeButton = findButton(root, 'Use this');
    expect(get(root, `[id="${takeButton?.getAttribute('aria-describedby')}"]`).textContent).to.include('Theirs');
    await expect(root).to.be.accessible();
    clickButton(root, 'Delete');
    clickButton(root, 'Use this');
    expect(root.commands).to.deep.equal([
      { type: 'variant.discard', question: 'q1f', variant: 'v1' },
      { type: 'variant.take', question: 'q1f', variant: 'v1' },
    ]);
    expect(getFocusedElement() === getField('q1f'), 'the buttons will be removed').to.equal(true);
  });

  it('says in the state of a group that a question has several answers, with the date of the other one', async () => {
    const variant = { id: 'v1', text: 'Theirs', at: '2026-11-28T10:00:00.000Z' };
    await mount({
      answers: { q1f: 'Ours' },
      view: { variants: { q1f: [variant] } },
      phases: {
        b: {
          groups: [
            { id: 'g1', state: 'answered' },
            { id: 'g2', state: 'open' },
          ],
        },
      },
    });
    const getStates = () => findAll(root, '[part=state]').map((state) => getVisibleText(state));
    expect(getStates()).to.deep.equal(['Answered, two answers', 'To do']);
    expect(getVisibleText(root)).to.include('Another answer (28 November 2026):');
    root.provide({
      model: { dateLanguage: 'en-US' },
      view: { variants: { q1f: [variant, { ...variant, id: 'v2' }] } },
    });
    await waitForUpdates();
    expect(getStates()[0]).to.equal('To do, 2 other answers');
    expect(getVisibleText(root)).to.include('November 28, 2026');
  });

  it('has a field for a helping question that has a variant, even if its answer was cleared', async () => {
    await mount({
      answers: { s1: '' },
      view: { variants: { s1: [{ id: 'v1', text: 'Theirs', at: '2026-03-01T10:00:00.000Z' }] } },
    });
    expect(getField('s1').getClientRects()).to.have.length(1);
    expect(getVisibleText(root)).to.include('Theirs');
  });

  it('shows the answers of earlier cycles', async () => {
    await mount({ earlierAnswers: [{ q1f: 'First time' }, { q2: 'Second time' }], answers: {} });
    const summaries = findAll(root, 'summary')
      .map(getVisibleText)
      .filter((text) => text.startsWith('In cycle'));
    expect(summaries).to.deep.equal(['In cycle 1 you wrote:', 'In cycle 2 you wrote:']);
    expect(root.querySelector('process-map-questions')?.shadowRoot?.textContent)
      .to.include('First time')
      .and.include('Second time');
    expect(getField('q1f').value, 'the current cycle has no answer').to.equal('');
  });

  for (const [state, options] of Object.entries({
    'read-only': { model: { readOnly: true } },
    stopped: { view: { status: 'stopped' } },
  } satisfies Record<string, FakeMapOptions>)) {
    it(`is read-only and has no buttons when the map or journey is ${state}`, async () => {
      await mount({ ...options, answers: { q1f: 'Read me' } });
      expect(getField('q1f').value).to.equal('Read me');
      expect(findAll<HTMLTextAreaElement>(root, 'textarea').every((field) => field.readOnly)).to.equal(true);
      getField('q1f').focus();
      await sendKeys({ type: 'x' });
      await wait(DEBOUNCE_MS);
      expect(getField('q1f').value).to.equal('Read me');
      expect(root.commands).to.deep.equal([]);
      expect(findAll(root, 'button').length).to.equal(0);
      await expect(root).to.be.accessible();
    });
  }

  it('shows the questions of a locked phase as text, without fields, buttons and states', async () => {
    await mount({ phases: { b: { unlocked: false, state: 'locked' } } });
    expect(getVisibleText(root))
      .to.include('How do you gather them?')
      .and.include('How do you get in touch?')
      .and.include('Which event?')
      .and.include('How do you match them?')
      .and.not.include('To do');
    expect(findAll(root, 'textarea, input, button, label, [part=state], .todo')).to.have.length(0);
    await expect(root).to.be.accessible();
  });

  it('renders nothing of a locked phase if the progression is strict', async () => {
    await mount({ model: { progression: 'strict' }, phases: { b: { unlocked: false, state: 'locked' } } });
    expect(getVisibleText(root)).to.equal('');
  });

  it('marks the language of map texts if it differs from the interface', async () => {
    await mount({ model: { languageOf: () => 'fr' } });
    expect(get(root, 'h3 [lang=fr]').textContent).to.equal('First contact');
    expect(get(root, 'label [lang=fr]').textContent).to.equal('How do you gather them?');
    expect(get(root, 'label .detail').closest('[lang=fr]')).to.equal(null);
  });

  it('has headings one level below the heading of the phase', async () => {
    await mount({ model: { headingLevel: 5 } });
    expect(findAll(root, 'h6')).to.have.length(2);
    root.provide({ model: { headingLevel: 1 } });
    await waitForUpdates();
    expect(findAll(root, 'h2')).to.have.length(2);
  });

  it('reuses the elements of a phase for the next one, except fields, and shows texts in new nodes', async () => {
    const twoPhases = structuredClone(map);
    twoPhases.phases[2]!.groups = [
      { id: 'h1', title: 'Visit', leads: [{ id: 'v1', text: 'Who goes?' }], questions: [{ id: 'w1', text: 'When?' }] },
    ];
    await mount({ map: twoPhases, answers: { q1f: 'In March' }, earlierAnswers: [{ s1: 'A fair' }, { w1: 'In May' }] });
    const section = get(root, 'section');
    const field = getField('q1f');
    field.focus();
    get<HTMLDetailsElement>(root, 'details').open = true;
    // As page translators do.
    for (const element of findAll(root, 'h3, label, li > span, summary bdi')) {
      for (const node of [...element.childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE)) {
        const translation = document.createElement('font');
        translation.textContent = 'translated';
        node.replaceWith(translation);
      }
    }
    root.provide({
      map: twoPhases,
      earlierAnswers: [{ s1: 'A fair' }, { w1: 'In May' }],
      model: { shownPhase: 'c' },
    });
    await waitForUpdates();
    expect(get(root, 'section')).to.equal(section);
    expect(get(root, 'section').id).to.equal('h1');
    expect(getField('v1')).not.to.equal(field);
    expect(getField('v1').value).to.equal('');
    expect(getField('v1')).not.to.equal(getFocusedElement());
    expect(get<HTMLDetailsElement>(root, 'details').open).to.equal(false);
    expect(findAll(root, 'font')).to.have.length(0);
    const text = getVisibleText(root);
    for (const words of ['Visit', 'Who goes?', 'When?', 'In cycle 2 you wrote:']) expect(text).to.include(words);
  });

  it('fits a width of 320 px with long words', async () => {
    await setViewport({ width: 320, height: 640 });
    const longMap = structuredClone(map);
    const longText = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft';
    longMap.phases[1]!.groups[0]!.title = longText;
    longMap.phases[1]!.groups[0]!.leads[0]!.text = longText;
    longMap.phases[1]!.groups[0]!.questions[0]!.text = longText;
    await mount({ map: longMap, answers: { q1f: longText } });
    expect(document.documentElement.scrollWidth).to.be.at.most(320);
    const panel = get(root, 'process-map-questions');
    expect(
      findAll(root, 'h3, label, summary, textarea').filter(
        (element) => element.getBoundingClientRect().right > panel.getBoundingClientRect().right + 1,
      ).length,
    ).to.equal(0);
    await setViewport({ width: 800, height: 600 });
  });
});
