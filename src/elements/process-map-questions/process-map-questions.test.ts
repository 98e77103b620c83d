import { sendKeys, setViewport } from '../../../test/kit/person.js';
import { expect, use } from 'chai';
import { chaiA11yAxe } from 'chai-a11y-axe';
import {
  button,
  find,
  findAll,
  focused,
  get,
  map,
  mount,
  press,
  refusal,
  settle,
  textOf,
  wait,
  type FakeMap,
  type Given,
} from '../../../test/kit/panel-host.js';
import type { GroupView } from '../../journey/types/view.js';
import { ProcessMapQuestionsElement } from './process-map-questions.js';

use(chaiA11yAxe);
if (!customElements.get('process-map-questions'))
  customElements.define('process-map-questions', ProcessMapQuestionsElement);

const PAUSE = 250;
/** Longer than the pause, whatever the machine does. */
const REST = 400;

let root: FakeMap;
const start = async (given?: Given | null) => (root = await mount(['process-map-questions'], given));
const area = (id: string) => get<HTMLTextAreaElement>(root, `textarea[id="${id}"]`);
const texts = () => root.asked.filter((command) => command.type === 'question.answer').map((command) => command.text);
const groups = (...states: Partial<GroupView>[]) => ({
  b: { groups: ['g1', 'g2'].map((id, i): GroupView => ({ id, state: 'open', ...states[i] })) },
});

describe('process-map-questions', () => {
  afterEach(() => root.remove());

  it('shows each group under a heading, with its state in words and labelled fields', async () => {
    await start({ phases: groups({ state: 'answered' }) });
    expect(findAll(root, 'h3').map((heading) => heading.textContent)).to.deep.equal(['First contact', 'Matching']);
    expect(findAll(root, '[part=state]').map(textOf)).to.deep.equal(['Answered', 'To do']);
    expect(area('q1f').labels[0])
      .to.have.property('textContent')
      .that.includes('As a facilitator')
      .and.includes('How do you gather them?');
    expect(area('q1p').labels[0]).to.have.property('textContent').that.includes('As a peer');
    expect(area('q2').labels[0]?.textContent).not.to.include('As a facilitator');
    await expect(root).to.be.accessible();
  });

  it('renders nothing before the map is ready, and for a phase that is not there', async () => {
    await start(null);
    expect(textOf(root)).to.equal('');
    root.give({ model: { shownPhase: 'nowhere' } });
    await settle();
    expect(textOf(root)).to.equal('');
  });

  it('shows another phase by its id', async () => {
    await start();
    get(root, 'process-map-questions').setAttribute('phase', 'c');
    await settle();
    expect(!find(root, 'textarea')).to.equal(true);
    get(root, 'process-map-questions').removeAttribute('phase');
    await settle();
    expect(area('q1f')).to.be.ok;
  });

  describe('writing', () => {
    it('asks once after the pause, not per key, and not again on blur', async () => {
      await start();
      area('q1f').focus();
      await sendKeys({ type: 'In March' });
      expect(root.asked).to.deep.equal([]);
      await wait(REST);
      expect(root.asked).to.deep.equal([{ type: 'question.answer', question: 'q1f', text: 'In March' }]);
      area('q1f').blur();
      await wait(REST);
      expect(root.asked).to.have.length(1);
    });

    it('asks at once on blur, and not again after the pause', async () => {
      await start();
      area('q1f').focus();
      await sendKeys({ type: 'x' });
      await sendKeys({ press: 'Tab' });
      expect(texts()).to.deep.equal(['x']);
      await wait(REST);
      expect(texts()).to.deep.equal(['x']);
    });

    it('keeps the text exactly as typed', async () => {
      await start();
      area('q1f').focus();
      await sendKeys({ type: '  a  <b> ' });
      await sendKeys({ press: 'Enter' });
      await sendKeys({ press: 'Enter' });
      area('q1f').blur();
      expect(texts()).to.deep.equal(['  a  <b> \n\n']);
    });

    it('asks before the page is left, also while a word is being composed', async () => {
      await start();
      const field = area('q1f');
      field.focus();
      await sendKeys({ type: 'a' });
      root.flush();
      expect(texts()).to.deep.equal(['a']);
      field.value = 'aに';
      field.dispatchEvent(new InputEvent('input', { isComposing: true, bubbles: true, composed: true }));
      await wait(REST);
      expect(texts(), 'half a word is not sent').to.deep.equal(['a']);
      root.flush();
      expect(texts()).to.deep.equal(['a', 'aに']);
    });

    it('asks a pause after a composed word is finished', async () => {
      await start();
      const field = area('q1f');
      field.focus();
      field.value = '日本';
      field.dispatchEvent(new InputEvent('input', { isComposing: true }));
      field.dispatchEvent(new CompositionEvent('compositionend'));
      await wait(REST);
      expect(texts()).to.deep.equal(['日本']);
    });

    it('does not overwrite what is being typed when the journey changes elsewhere', async () => {
      await start({ answers: { q1f: 'old' } });
      const field = area('q1f');
      field.focus();
      field.setSelectionRange(0, 0);
      await sendKeys({ type: 'my ' });
      root.give({ answers: { q1f: 'of another tab', q2: 'news' } });
      await settle();
      expect(field.value).to.equal('my old');
      expect(field.selectionStart).to.equal(3);
      expect(area('q2').value, 'a field without a draft follows').to.equal('news');
      await wait(REST);
      expect(texts()).to.deep.equal(['my old']);
    });

    it('keeps the text and the caret between asking and the answer of the journey', async () => {
      await start({ answers: { q1f: 'old' } });
      const field = area('q1f');
      field.focus();
      field.setSelectionRange(0, 0);
      await sendKeys({ type: 'my ' });
      await wait(REST);
      expect(texts()).to.deep.equal(['my old']);
      root.give({ answers: { q1f: 'old' }, model: { saveState: { status: 'saving' } } });
      await settle();
      expect(field.value).to.equal('my old');
      root.give({ answers: { q1f: 'my old' } });
      await settle();
      expect(field.value).to.equal('my old');
      expect(field.selectionStart).to.equal(3);
      root.give({ answers: { q1f: 'changed since' } });
      await settle();
      expect(field.value, 'nothing unsent: it follows').to.equal('changed since');
    });

    it('lets somebody begin with empty lines', async () => {
      await start();
      const field = area('q1f');
      field.focus();
      await sendKeys({ press: 'Enter' });
      await wait(REST);
      root.give({});
      await settle();
      await sendKeys({ type: 'a' });
      expect(field.value).to.equal('\na');
    });

    it('does not move the caret in a text with foreign line ends', async () => {
      await start({ answers: { q1f: 'one\r\ntwo' } });
      const field = area('q1f');
      field.focus();
      field.setSelectionRange(1, 1);
      root.give({ answers: { q1f: 'one\r\ntwo' }, model: { saveState: { status: 'saved' } } });
      await settle();
      expect(field.selectionStart).to.equal(1);
    });

    it('asks when another phase is shown and when the element is taken away', async () => {
      await start();
      // As dictation or a script would: no focus, so no blur either.
      const write = (id: string, text: string) => {
        area(id).value = text;
        area(id).dispatchEvent(new InputEvent('input'));
      };
      write('q1f', 'a');
      root.give({ model: { shownPhase: 'c' } });
      await settle();
      expect(texts()).to.deep.equal(['a']);
      root.give({});
      await settle();
      write('q2', 'b');
      const panel = get(root, 'process-map-questions');
      panel.remove();
      expect(texts()).to.deep.equal(['a', 'b']);
      expect(root.flushers, 'lets go of its map').to.equal(0);
      root.append(panel);
      await settle();
      expect(root.flushers).to.equal(1);
    });

    it('keeps a refused text in the field, says why, and asks again once it is changed', async () => {
      await start();
      root.answer = () => refusal({ code: 'vetoed', message: 'Not now.' });
      area('q1f').focus();
      await sendKeys({ type: 'a' });
      await wait(REST);
      expect(area('q1f').value).to.equal('a');
      expect(textOf(root)).to.include('Not now.');
      const described = area('q1f').getAttribute('aria-describedby');
      expect(get(root, `[id="${described}"]`).textContent).to.equal('Not now.');
      await expect(root).to.be.accessible();
      root.give({ answers: { q1f: 'b' } });
      await settle();
      expect(area('q1f').value, 'kept whatever comes').to.equal('a');
      root.flush();
      expect(texts(), 'not asked again by itself').to.deep.equal(['a']);
      root.answer = () => ({ ok: true, facts: [] });
      await sendKeys({ type: 'c' });
      await settle();
      expect(textOf(root)).not.to.include('Not now.');
      await wait(REST);
      expect(texts()).to.deep.equal(['a', 'ac']);
    });

    it('lets go of a refused text that the host let through later', async () => {
      await start();
      root.answer = () => refusal({ code: 'vetoed', message: 'Not now.' });
      area('q1f').focus();
      await sendKeys({ type: 'a' });
      await wait(REST);
      root.give({ answers: { q1f: 'a' } });
      await settle();
      root.give({ answers: { q1f: 'and more' } });
      await settle();
      expect(area('q1f').value).to.equal('and more');
    });
  });

  describe('sub-questions', () => {
    it('are prompts that open to be answered', async () => {
      await start();
      const [first] = findAll<HTMLDetailsElement>(root, 'details');
      expect(first?.open).to.equal(false);
      get(root, 'summary').focus();
      await sendKeys({ press: 'Enter' });
      expect(first?.open).to.equal(true);
      await sendKeys({ press: 'Tab' });
      expect(focused() === area('s1')).to.equal(true);
      await sendKeys({ type: 'A workshop' });
      area('s1').blur();
      expect(root.asked).to.deep.equal([{ type: 'question.answer', question: 's1', text: 'A workshop' }]);
      await expect(root).to.be.accessible();
    });

    it('are open where they are answered, and stay so while the text is cleared', async () => {
      await start({ answers: { s2: 'Because' } });
      const open = () => findAll<HTMLDetailsElement>(root, 'details').map((details) => details.open);
      expect(open()).to.deep.equal([false, true]);
      expect(area('s2').value).to.equal('Because');
      root.give({ answers: {} });
      await settle();
      expect(open()).to.deep.equal([false, true]);
    });

    it('keep what a person opened or closed to themselves, and nobody writes on in another phase', async () => {
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
      const given: Given = { map: { ...map, phases: [a, b, c] }, answers: { s2: 'Because' } };
      await start(given);
      const open = () => findAll<HTMLDetailsElement>(root, 'details').map((details) => details.open);
      const [first, second] = findAll(root, 'summary');
      first?.click();
      await wait(50);
      second?.click();
      await wait(50);
      area('s1').focus();
      root.give({ ...given, model: { shownPhase: 'c' } });
      await settle();
      expect(open()).to.deep.equal([false]);
      expect(focused()?.localName).not.to.equal('textarea');
      expect(area('h1l').value).to.equal('');
      root.give(given);
      await settle();
      expect(open()).to.deep.equal([true, false]);
    });

    it('can be opened all at once', async () => {
      await start();
      const prompts = findAll<HTMLDetailsElement>(root, 'li > details');
      for (const prompt of prompts) prompt.open = true;
      await wait(50);
      expect(prompts.map(({ open }) => open)).to.deep.equal([true, true]);
      expect(area('s2').getClientRects()).to.have.length(1);
    });

    it('copes with sixty in a group', async () => {
      const [a, b, c] = structuredClone(map).phases;
      if (!a || !b || !c) throw new Error('fixture');
      b.groups[0]!.questions = Array.from({ length: 60 }, (_, i) => ({ id: `n${i}`, text: `Question ${i}?` }));
      await start({ map: { ...map, phases: [a, b, c] } });
      expect(textOf(root), 'the first ones')
        .to.include('Question 9?')
        .and.include('50 more')
        .and.not.include('Question 10?');
      expect(findAll(root, 'textarea'), 'none has a field before it is opened').to.have.length(3);
      findAll(root, 'summary')
        .find((each) => each.textContent?.trim() === '50 more')
        ?.click();
      const last = findAll(root, 'summary').at(-1);
      last?.focus();
      await sendKeys({ press: 'Enter' });
      await sendKeys({ press: 'Tab' });
      expect(focused() === area('n59')).to.equal(true);
      await sendKeys({ type: 'Here' });
      area('n59').blur();
      expect(root.asked).to.deep.equal([{ type: 'question.answer', question: 'n59', text: 'Here' }]);
      last?.click();
      await settle();
      expect(last?.parentElement).to.have.property('open', false);
      root.give({ map: { ...map, phases: [a, b, c] }, answers: { n59: 'Here' } });
      await settle();
      expect(last?.parentElement, 'who closed it wants it closed').to.have.property('open', false);
      await expect(root).to.be.accessible();
    });
  });

  describe('voices', () => {
    it('hide the wordings of the other one, but never all of a group', async () => {
      await start({ model: { voice: 'peer' } });
      expect(!find(root, 'textarea[id=q1f]')).to.equal(true);
      expect(area('q1p')).to.be.ok;
      expect(area('q2'), 'a group with only the other one').to.be.ok;
      root.give({ model: { voice: 'facilitator' } });
      await settle();
      expect(area('q1f')).to.be.ok;
      expect(!find(root, 'textarea[id=q1p]')).to.equal(true);
    });

    it('show a wording for both under each setting', async () => {
      const both = structuredClone(map);
      both.phases[1]!.groups[0]!.leads[0]!.voice = 'both';
      for (const voice of ['peer', 'facilitator', 'both'] as const) {
        root?.remove();
        await start({ map: both, model: { voice } });
        expect(area('q1f'), voice).to.be.ok;
        expect(area('q1f').labels[0]?.textContent).not.to.include('As a');
      }
    });
  });

  it('does not say twice who a wording speaks to', async () => {
    const own = structuredClone(map);
    own.phases[1]!.groups[0]!.leads[0]!.text = 'As a facilitator, why do you gather them?';
    await start({ map: own });
    expect(area('q1f').labels[0]?.textContent.trim()).to.equal('As a facilitator, why do you gather them?');
    expect(area('q1p').labels[0]?.textContent).to.equal('As a peerHow do you get in touch?');
    root.give({ map: own, model: { languageOf: () => 'en-GB' } });
    await settle();
    expect(area('q1f').labels[0]?.textContent.trim()).to.equal('As a facilitator, why do you gather them?');
  });

  describe('setting aside', () => {
    it('asks, with a reason if one is given afterwards, and takes up again', async () => {
      await start();
      press(root, 'Set this group aside');
      expect(root.asked).to.deep.equal([{ type: 'group.set-aside', group: 'g1' }]);
      root.give({ phases: groups({ state: 'set-aside' }) });
      await settle();
      expect(findAll(root, '[part=state]').map(textOf)).to.deep.equal(['Set aside', 'To do']);
      const why = get<HTMLInputElement>(root, 'input[type=text]');
      expect(why.labels?.[0]?.textContent).to.equal('Why it is set aside (optional)');
      why.focus();
      await sendKeys({ type: 'Later' });
      await wait(REST);
      expect(root.asked.at(-1)).to.deep.equal({ type: 'group.set-aside', group: 'g1', reason: 'Later' });
      await expect(root).to.be.accessible();
      press(root, 'Take it up again');
      expect(root.asked.at(-1)).to.deep.equal({ type: 'group.take-up', group: 'g1' });
    });

    it('keeps the focus on the button that turned', async () => {
      await start();
      const turn = button(root, 'Set this group aside');
      turn?.focus();
      await sendKeys({ press: 'Enter' });
      root.give({ phases: groups({ state: 'set-aside' }) });
      await settle();
      expect(focused()?.textContent?.trim()).to.equal('Take it up again');
    });

    it('keeps the field that took it up', async () => {
      await start({ phases: groups({ state: 'set-aside' }) });
      area('q1f').focus();
      await sendKeys({ type: 'a' });
      await wait(REST);
      root.give({ answers: { q1f: 'a' }, phases: groups({ state: 'answered' }) });
      await settle();
      await sendKeys({ type: 'b' });
      expect(area('q1f').value).to.equal('ab');
    });

    it('says why it was refused', async () => {
      await start();
      root.answer = () => refusal({ code: 'vetoed', message: 'Ask the chair.' });
      press(root, 'Set this group aside');
      await settle();
      expect(textOf(root)).to.include('Ask the chair.');
    });
  });

  it('offers the texts that a merge kept', async () => {
    const variants = { q1f: [{ id: 'v1', text: 'Theirs', at: '2026-03-01T10:00:00.000Z' }] };
    await start({ answers: { q1f: 'Ours' }, view: { variants } });
    expect(textOf(root)).to.include('Theirs');
    const take = button(root, 'Take this');
    expect(get(root, `[id="${take?.getAttribute('aria-describedby')}"]`).textContent).to.include('Theirs');
    await expect(root).to.be.accessible();
    press(root, 'Discard');
    press(root, 'Take this');
    expect(root.asked).to.deep.equal([
      { type: 'variant.discard', question: 'q1f', variant: 'v1' },
      { type: 'variant.take', question: 'q1f', variant: 'v1' },
    ]);
    expect(focused() === area('q1f'), 'the buttons go: on with the field').to.equal(true);
  });

  it('opens a sub-question where a merge kept a text beside one that was cleared', async () => {
    await start({
      answers: { s1: '' },
      view: { variants: { s1: [{ id: 'v1', text: 'Theirs', at: '2026-03-01T10:00:00.000Z' }] } },
    });
    expect(area('s1').closest('details')?.open).to.equal(true);
  });

  it('shows what was written in earlier cycles', async () => {
    await start({ earlier: [{ q1f: 'First time' }, { q2: 'Second time' }], answers: {} });
    const earlier = findAll(root, 'summary')
      .map(textOf)
      .filter((words) => words.startsWith('In cycle'));
    expect(earlier).to.deep.equal(['In cycle 1 you wrote:', 'In cycle 2 you wrote:']);
    expect(root.querySelector('process-map-questions')?.shadowRoot?.textContent)
      .to.include('First time')
      .and.include('Second time');
    expect(area('q1f').value, 'the new cycle begins empty').to.equal('');
  });

  for (const [name, given] of Object.entries({
    locked: { phases: { b: { unlocked: false, state: 'locked' } } },
    'read-only': { model: { readOnly: true } },
    stopped: { view: { status: 'stopped' } },
  } satisfies Record<string, Given>)) {
    it(`can be read but not written to where it is ${name}`, async () => {
      await start({ ...given, answers: { q1f: 'Read me' } });
      expect(area('q1f').value).to.equal('Read me');
      expect(findAll<HTMLTextAreaElement>(root, 'textarea').every((field) => field.readOnly)).to.equal(true);
      area('q1f').focus();
      await sendKeys({ type: 'x' });
      await wait(PAUSE);
      expect(area('q1f').value).to.equal('Read me');
      expect(root.asked).to.deep.equal([]);
      expect(findAll(root, 'button').length).to.equal(0);
      await expect(root).to.be.accessible();
    });
  }

  it('shows nothing of a locked phase where locked phases do not open', async () => {
    await start({ model: { progression: 'strict' }, phases: { b: { unlocked: false, state: 'locked' } } });
    expect(textOf(root)).to.equal('');
  });

  it('marks the language of the map where it is another one', async () => {
    await start({ model: { languageOf: () => 'fr' } });
    expect(get(root, 'h3 [lang=fr]').textContent).to.equal('First contact');
    expect(get(root, 'label [lang=fr]').textContent).to.equal('How do you gather them?');
    expect(get(root, 'label .detail').closest('[lang=fr]')).to.equal(null);
  });

  it('starts a heading below the one of its phase, and never deeper than six', async () => {
    await start({ model: { headingLevel: 5 } });
    expect(findAll(root, 'h6')).to.have.length(2);
    root.give({ model: { headingLevel: 1 } });
    await settle();
    expect(findAll(root, 'h2')).to.have.length(2);
  });

  it('fits 320 px, whatever the words', async () => {
    await setViewport({ width: 320, height: 640 });
    const long = structuredClone(map);
    const word = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft';
    long.phases[1]!.groups[0]!.title = word;
    long.phases[1]!.groups[0]!.leads[0]!.text = word;
    long.phases[1]!.groups[0]!.questions[0]!.text = word;
    await start({ map: long, answers: { q1f: word } });
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
