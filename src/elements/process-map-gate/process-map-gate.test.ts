import { sendKeys } from '../../../test/kit/person.js';
import { expect, use } from 'chai';
import { chaiA11yAxe } from 'chai-a11y-axe';
import {
  button,
  find,
  findAll,
  focused,
  get,
  modelOf,
  mount,
  press,
  refusal,
  settle,
  textOf,
  wait,
  type FakeMap,
  type Given,
} from '../../../test/kit/panel-host.js';
import type { Reason } from '../../journey/types/reason.js';
import type { PhaseView } from '../../journey/types/view.js';
import { ProcessMapQuestionsElement } from '../process-map-questions/process-map-questions.js';
import { ProcessMapRisksElement } from '../process-map-risks/process-map-risks.js';
import { ProcessMapToolsElement } from '../process-map-tools/process-map-tools.js';
import { ProcessMapGateElement } from './process-map-gate.js';

use(chaiA11yAxe);
for (const [tag, element] of Object.entries({
  'process-map-questions': ProcessMapQuestionsElement,
  'process-map-tools': ProcessMapToolsElement,
  'process-map-risks': ProcessMapRisksElement,
  'process-map-gate': ProcessMapGateElement,
})) {
  if (!customElements.get(tag)) customElements.define(tag, element);
}

const REST = 400;

let root: FakeMap;
const start = async (given?: Given, more: string[] = []) => (root = await mount([...more, 'process-map-gate'], given));
const gate = () => get(root, 'process-map-gate');
const words = () => findAll(gate(), 'button').map((each) => each.textContent.trim());
const group: Reason = {
  code: 'group-left',
  message: 'Matching: write an answer, or set the group aside.',
  phase: 'b',
  group: 'g2',
};
const tools: Reason = { code: 'tools-left', message: 'Choose one more tool.', phase: 'b', missing: 1 };
const risk: Reason = {
  code: 'risk-left',
  message: 'Nobody comes: choose a measure, or accept the risk.',
  phase: 'b',
  risk: 'r2',
};
const decision: Reason = { code: 'decision-left', message: 'Record the decision: only go leads on.', phase: 'a' };
const at = (id: string, view: Partial<PhaseView>, more: Given = {}): Given => ({
  ...more,
  phases: { ...more.phases, [id]: view },
});
const inA = (view: Partial<PhaseView> = {}, more: Given = {}): Given =>
  at('a', { left: [decision], ...view }, { journey: { phase: 'a' }, ...more });
const done = { state: 'done', completed: true } as const;

describe('process-map-gate', () => {
  afterEach(() => root.remove());

  it('says what is left, what is done, and that nothing is sent', async () => {
    await start(at('b', { left: [group, tools], steps: { done: 2, total: 4 } }));
    expect(get(root, 'h3').textContent).to.equal('Before C');
    expect(textOf(get(root, '[part=state]'))).to.equal('2 things left');
    expect(textOf(root)).to.include('2 of 4 steps done').and.include(group.message).and.include(tools.message);
    expect(textOf(root)).to.include('You decide when a phase is done. Nothing is sent to anyone.');
    await expect(root).to.be.accessible();
  });

  it('steps forward', async () => {
    await start({ phases: { a: done } });
    expect(textOf(get(root, '[part=state]'))).to.equal('The way is clear');
    const step = button(root, 'Mark B as done and go on to C');
    step?.focus();
    await sendKeys({ press: 'Enter' });
    expect(root.asked).to.deep.equal([{ type: 'phase.complete', phase: 'b' }]);
    expect(root.announced).to.deep.equal(['B is marked as done. Nothing was sent.']);
  });

  it('names the phase that the journey really goes on with', async () => {
    await start({ phases: { a: done } });
    expect(words()).to.deep.equal(['Mark B as done and go on to C']);
    root.give({});
    await settle();
    expect(words(), 'A is not completed').to.deep.equal(['Mark B as done and go on to A']);
    root.give({ model: { progression: 'open' } });
    await settle();
    expect(words(), 'open goes onward first').to.deep.equal(['Mark B as done and go on to C']);
    root.give({ journey: { phase: 'c' }, phases: { a: done, b: done } });
    await settle();
    expect(words()).to.deep.equal(['Mark C as done and finish']);
    expect(get(root, 'h3').textContent).to.equal('Before the end');
  });

  it('is a real button while something is left, and then shows what', async () => {
    await start(at('b', { left: [group] }, { phases: { a: done } }));
    root.answer = () => refusal(group);
    press(root, 'Mark B as done and go on to C');
    expect(root.asked).to.have.length(1);
    expect(root.announced, 'the root says why').to.deep.equal([]);
    root.give(
      at(
        'b',
        { left: [group] },
        {
          phases: { a: done },
          model: { lastDenial: { command: { type: 'phase.complete', phase: 'b' }, reasons: [group] } },
        },
      ),
    );
    await settle();
    expect(textOf(get(root, '.error')))
      .to.include('Not yet')
      .and.include(group.message);
    await expect(root).to.be.accessible();
  });

  it('shows the words of a host that refused, in place of what is left', async () => {
    const refused = {
      command: { type: 'phase.complete', phase: 'b' },
      reasons: [{ code: 'vetoed', message: 'Not on a Sunday.' }],
    } as const;
    await start(at('b', { left: [group] }, { model: { lastDenial: { ...refused, reasons: [...refused.reasons] } } }));
    expect(textOf(root)).to.include('Not yet: Not on a Sunday.');
    root.give({
      model: {
        lastDenial: {
          command: { type: 'tool.choose', tool: 't1' },
          reasons: [{ code: 'vetoed', message: 'Elsewhere.' }],
        },
      },
    });
    await settle();
    expect(textOf(root), 'that is shown where it was asked').not.to.include('Elsewhere.');
    root.give({
      model: {
        lastDenial: {
          command: { type: 'phase.complete', phase: 'a' },
          reasons: [{ code: 'vetoed', message: 'Elsewhere.' }],
        },
      },
    });
    await settle();
    expect(textOf(root), 'that is another phase').not.to.include('Elsewhere.');
    for (const type of ['journey.replace', 'journey.merge', 'journey.restart'] as const) {
      root.give({
        model: { lastDenial: { command: { type, journey: {} }, reasons: [{ code: 'vetoed', message: 'Elsewhere.' }] } },
      });
      await settle();
      expect(textOf(root), `${type} is asked for in the menu of the record`)
        .not.to.include('Elsewhere.')
        .and.not.include('Not yet');
    }
    root.give({
      view: { status: 'stopped' },
      model: {
        lastDenial: { command: { type: 'journey.resume' }, reasons: [{ code: 'vetoed', message: 'Not before June.' }] },
      },
    });
    await settle();
    expect(textOf(root)).to.include('Not yet: Not before June.');
  });

  describe('leads to what is left', () => {
    const panels = ['process-map-questions', 'process-map-tools', 'process-map-risks'];

    it('in the panels beside it', async () => {
      await start(
        at('b', {
          left: [group, tools, risk],
          groups: [
            { id: 'g1', state: 'answered' },
            { id: 'g2', state: 'open' },
          ],
        }),
        panels,
      );
      press(gate(), group.message);
      expect(focused()?.id).to.equal('q2');
      press(gate(), tools.message);
      expect(focused() === find(get(root, 'process-map-tools'), 'input')).to.equal(true);
      press(gate(), risk.message);
      expect(focused() === find(root, '[id=r2] input')).to.equal(true);
    });

    it('by count, to the first one that is open', async () => {
      const some: Reason = { code: 'groups-left', message: 'Answer one more.', phase: 'b', missing: 1 };
      await start(
        at('b', {
          left: [some],
          groups: [
            { id: 'g1', state: 'set-aside' },
            { id: 'g2', state: 'open' },
          ],
        }),
        panels,
      );
      press(gate(), 'Answer one more.');
      expect(focused()?.id).to.equal('q2');
    });

    it('to its own decision', async () => {
      await start(inA());
      press(gate(), decision.message);
      expect(focused() === find(root, 'input[type=radio]')).to.equal(true);
    });

    it('in words only, where there is no such panel for this phase', async () => {
      await start(at('b', { left: [group] }));
      expect(textOf(root)).to.include(group.message);
      expect(words()).not.to.include(group.message);
      const other = document.createElement('process-map-questions');
      other.setAttribute('phase', 'c');
      root.prepend(other);
      root.give(at('b', { left: [group] }));
      await settle();
      expect(words()).not.to.include(group.message);
      other.removeAttribute('phase');
      await settle();
      root.give(at('b', { left: [group] }));
      await settle();
      expect(words()).to.include(group.message);
      other.remove();
      root.give(at('b', { left: [group] }));
      await settle();
      expect(words(), 'gone again').not.to.include(group.message);
    });
  });

  describe('a decision', () => {
    const radio = (value: string) => get<HTMLInputElement>(root, `.option.${value} input`);

    it('is a question with choices, and recorded by a button only', async () => {
      await start(inA());
      expect(get(root, 'fieldset legend').textContent).to.equal('What does the check say?');
      expect(
        findAll<HTMLInputElement>(root, 'input[type=radio]').map((each) => each.labels?.[0]?.textContent),
      ).to.deep.equal(['GoIt fits.', 'WaitNot yet.', 'StopIt does not.']);
      radio('go').focus();
      await sendKeys({ press: 'Space' });
      await sendKeys({ press: 'ArrowDown' });
      await sendKeys({ press: 'ArrowDown' });
      expect(radio('stop').checked).to.equal(true);
      await wait(REST);
      expect(root.asked, 'arrow keys stop nothing').to.deep.equal([]);
      await settle();
      expect(words()).to.include('Stop here').and.not.include('Record this decision');
      await expect(root).to.be.accessible();
      await sendKeys({ press: 'ArrowUp' });
      await settle();
      press(root, 'Record this decision');
      expect(root.asked).to.deep.equal([{ type: 'decision.make', phase: 'a', option: 'wait' }]);
      expect(root.announced).to.deep.equal(['Recorded: Wait']);
    });

    it('takes a reason along', async () => {
      await start(inA());
      radio('stop').click();
      await settle();
      const reason = get<HTMLTextAreaElement>(root, 'textarea');
      expect(reason.labels[0]?.textContent).to.equal('Reason (optional)');
      reason.focus();
      await sendKeys({ type: 'No money' });
      await wait(REST);
      reason.blur();
      root.flush();
      expect(root.asked, 'it is not recorded by itself').to.deep.equal([]);
      expect(reason.value).to.equal('No money');
      press(root, 'Stop here');
      expect(root.asked).to.deep.equal([{ type: 'decision.make', phase: 'a', option: 'stop', reason: 'No money' }]);
    });

    it('keeps a changed reason of what is recorded', async () => {
      const made = { option: 'wait', at: '', reason: 'Old' } as const;
      await start(inA({ decision: made }));
      expect(textOf(root)).to.include('Recorded: Wait');
      expect(words()).not.to.include('Record this decision');
      get(root, 'textarea').focus();
      await sendKeys({ type: 'er' });
      await wait(REST);
      expect(root.asked).to.deep.equal([{ type: 'decision.make', phase: 'a', option: 'wait', reason: 'Older' }]);
    });

    it('does not record another choice by the reason given for it', async () => {
      await start(inA({ decision: { option: 'wait', at: '' } }));
      radio('go').click();
      await settle();
      get(root, 'textarea').focus();
      await sendKeys({ type: 'Ready' });
      await wait(REST);
      root.flush();
      expect(root.asked).to.deep.equal([]);
      press(root, 'Record this decision');
      expect(root.asked).to.deep.equal([{ type: 'decision.make', phase: 'a', option: 'go', reason: 'Ready' }]);
    });

    it('keeps a reason that is not recorded yet, wherever the person goes', async () => {
      await start(inA());
      get(root, 'textarea').focus();
      await sendKeys({ type: 'No money' });
      root.flush();
      expect(root.drafts.get('a:reason'), 'before the page is left').to.equal('No money');
      root.give({});
      await settle();
      root.give(inA());
      await settle();
      expect(get<HTMLTextAreaElement>(root, 'textarea').value).to.equal('No money');

      gate().remove();
      root.append(document.createElement('process-map-gate'));
      await settle();
      expect(
        get<HTMLTextAreaElement>(root, 'textarea').value,
        'another gate, as after the page was opened again',
      ).to.equal('No money');
      radio('wait').click();
      await settle();
      press(root, 'Record this decision');
      expect(root.asked).to.deep.equal([{ type: 'decision.make', phase: 'a', option: 'wait', reason: 'No money' }]);
      expect([...root.drafts], 'it is in the journey now').to.deep.equal([]);
    });

    it('leads to the choices when the button is pressed without one', async () => {
      await start(inA());
      press(root, 'Record this decision');
      expect(root.asked).to.deep.equal([]);
      expect(focused() === radio('go')).to.equal(true);
    });

    it('forgets what was picked once it is recorded, and what the journey says stands', async () => {
      await start(inA());
      radio('stop').click();
      await settle();
      press(root, 'Stop here');
      root.give(inA({ decision: { option: 'stop', at: '' } }, { view: { status: 'stopped' } }));
      await settle();
      expect(radio('stop').checked).to.equal(true);
      expect(radio('stop').matches(':disabled')).to.equal(true);
      root.give(inA());
      await settle();
      expect(
        findAll<HTMLInputElement>(root, 'input').some((each) => each.checked),
        'to be decided anew',
      ).to.equal(false);
      expect(words()).to.include('Record this decision');
    });

    it('keeps what was picked when it is refused', async () => {
      await start(inA());
      root.answer = () => refusal({ code: 'vetoed', message: 'No.' });
      radio('go').click();
      await settle();
      press(root, 'Record this decision');
      await settle();
      expect(radio('go').checked).to.equal(true);
      expect(root.announced).to.deep.equal([]);
    });
  });

  describe('a note on the step', () => {
    const field = () => find<HTMLTextAreaElement>(root, 'textarea');
    const note = (text?: string) => {
      const [cycle] = modelOf().journey.cycles;
      return {
        cycles: [
          { ...cycle!, phases: { b: { completion: { done: true, at: '', by: '', ...(text && { note: text }) } } } },
        ],
      };
    };

    it('goes with the step', async () => {
      await start({ phases: { a: done } });
      expect(field()?.labels?.[0]?.textContent).to.equal('Note on this step (optional)');
      field()?.focus();
      await sendKeys({ type: 'Two were ill' });
      await wait(REST);
      field()?.blur();
      root.flush();
      expect(root.asked, 'it is not recorded by itself').to.deep.equal([]);
      expect(root.drafts.get('b:note'), 'before the page is left').to.equal('Two were ill');
      await expect(root).to.be.accessible();
      field()?.focus();
      await sendKeys({ press: 'Tab' });
      expect(focused()?.textContent.trim()).to.equal('Mark B as done and go on to C');
      await sendKeys({ press: 'Enter' });
      expect(root.asked).to.deep.equal([{ type: 'phase.complete', phase: 'b', note: 'Two were ill' }]);
      expect([...root.drafts], 'it is in the journey now').to.deep.equal([]);
    });

    it('is asked for from the start, so that the button stays where it is', async () => {
      await start(at('b', { left: [group], steps: { done: 1, total: 2 } }, { phases: { a: done } }));
      const step = () =>
        button(root, 'Mark B as done and go on to C')!.getBoundingClientRect().top -
        field()!.getBoundingClientRect().top;
      const before = step();
      root.give({ phases: { a: done } });
      await settle();
      expect(step()).to.equal(before);
    });

    it('stays when the step is refused', async () => {
      await start({ phases: { a: done } });
      root.answer = () => refusal({ code: 'vetoed', message: 'Not on a Sunday.' });
      field()?.focus();
      await sendKeys({ type: 'Ready' });
      press(root, 'Mark B as done and go on to C');
      await settle();
      expect(root.asked).to.deep.equal([{ type: 'phase.complete', phase: 'b', note: 'Ready' }]);
      expect(field()?.value).to.equal('Ready');
    });

    it('is read where the phase is done, also where nobody can act', async () => {
      for (const readOnly of [false, true]) {
        root?.remove();
        await start(
          at('b', done, {
            journey: { phase: 'c', ...note('One line\nand another') },
            model: { shownPhase: 'b', readOnly },
          }),
        );
        expect(textOf(gate())).to.include('Note on this step: One line and another');
        expect(field() === undefined).to.equal(true);
        await expect(root).to.be.accessible();
      }
      root.give(at('b', done, { journey: { phase: 'c', ...note() }, model: { shownPhase: 'b' } }));
      await settle();
      expect(textOf(gate())).not.to.include('Note on');
    });

    it('can be changed where the phase is checked again, and else stays', async () => {
      const again = at(
        'b',
        { ...done, state: 'check-again' },
        { journey: { phase: 'a', ...note('As it was') }, model: { shownPhase: 'b' } },
      );
      await start(again);
      expect(field()?.value).to.equal('As it was');
      press(root, 'Checked: B still holds');
      expect(root.asked).to.deep.equal([{ type: 'phase.complete', phase: 'b', note: 'As it was' }]);
      field()?.focus();
      await sendKeys({ press: 'End' });
      await sendKeys({ type: ', and better' });
      press(root, 'Checked: B still holds');
      expect(root.asked.at(-1)).to.deep.equal({ type: 'phase.complete', phase: 'b', note: 'As it was, and better' });
    });

    it('is there for the next time where the phase was opened again', async () => {
      await start({ journey: note('Keep me'), phases: { a: done } });
      expect(field()?.value).to.equal('Keep me');
      press(root, 'Mark B as done and go on to C');
      expect(root.asked.at(-1)).to.deep.equal({ type: 'phase.complete', phase: 'b', note: 'Keep me' });
    });
  });

  it('resumes a stopped journey, from any phase, and offers nothing else', async () => {
    await start({ view: { status: 'stopped' } });
    expect(words()).to.deep.equal(['Resume the journey']);
    press(root, 'Resume the journey');
    expect(root.asked).to.deep.equal([{ type: 'journey.resume' }]);
    await expect(root).to.be.accessible();
  });

  it('opens a completed phase again', async () => {
    await start(at('b', done, { journey: { phase: 'c' }, model: { shownPhase: 'b' } }));
    expect(textOf(get(root, '[part=state]'))).to.equal('B is done');
    expect(words()).to.deep.equal(['Open B again']);
    press(root, 'Open B again');
    expect(root.asked).to.deep.equal([{ type: 'phase.reopen', phase: 'b' }]);
    await expect(root).to.be.accessible();
  });

  it('says that a phase was checked', async () => {
    await start(at('b', { ...done, state: 'check-again' }, { journey: { phase: 'a' }, model: { shownPhase: 'b' } }));
    press(root, 'Checked: B still holds');
    expect(root.asked).to.deep.equal([{ type: 'phase.complete', phase: 'b' }]);
    expect(root.announced, 'it was marked before').to.deep.equal([]);
    expect(words()).to.include('Open B again');
  });

  it('does not say that it holds where its own rule broke', async () => {
    await start(
      at(
        'b',
        { ...done, state: 'check-again', left: [group] },
        { journey: { phase: 'a' }, model: { shownPhase: 'b' } },
      ),
    );
    expect(words()).to.deep.equal(['Open B again']);
    expect(textOf(root)).to.include('1 thing left').and.include(group.message);
  });

  it('goes on from a completed phase that is still the current one, as after a merge', async () => {
    await start({ phases: { a: done, b: done } });
    press(root, 'Go on to C');
    expect(root.asked).to.deep.equal([{ type: 'phase.complete', phase: 'b' }]);
    root.give({ journey: { phase: 'c' }, phases: { a: done, b: done, c: done } });
    await settle();
    expect(words()).to.include('Go on to the end');
  });

  it('begins the next cycle from the last phase of a completed journey', async () => {
    const through: Given = { journey: { phase: 'c', status: 'completed' }, phases: { a: done, b: done, c: done } };
    await start(through);
    const field = get<HTMLTextAreaElement>(root, 'textarea');
    field.focus();
    await sendKeys({ type: 'Start smaller' });
    await wait(REST);
    field.blur();
    expect(root.asked).to.deep.equal([]);
    await expect(root).to.be.accessible();
    press(root, 'Begin the next cycle');
    expect(root.asked).to.deep.equal([{ type: 'cycle.start', adaptation: 'Start smaller' }]);
    root.give({ ...through, model: { shownPhase: 'b' } });
    await settle();
    expect(words()).to.deep.equal(['Open B again']);
    root.give(through);
    await settle();
    expect(get<HTMLTextAreaElement>(root, 'textarea').value, 'the next one begins empty').to.equal('');
    press(root, 'Begin the next cycle');
    expect(root.asked.at(-1)).to.deep.equal({ type: 'cycle.start' });
  });

  it('gives the reason where it is locked, and no button', async () => {
    await start(
      at(
        'b',
        { unlocked: false, state: 'locked', lockedBy: 'a', opensAfter: 'a', left: [group] },
        { journey: { phase: 'a' }, model: { shownPhase: 'b' } },
      ),
    );
    expect(textOf(root)).to.include('Locked until Title A (A) is complete.').and.not.include(group.message);
    expect(words()).to.deep.equal([]);
    await expect(root).to.be.accessible();
  });

  it('has no button where people cannot act', async () => {
    for (const given of [
      inA(),
      { phases: { b: done } },
      { view: { status: 'stopped' } },
      { journey: { phase: 'c', status: 'completed' }, phases: { c: done } },
    ] as Given[]) {
      root?.remove();
      await start({ ...given, model: { readOnly: true } });
      expect(words()).to.deep.equal([]);
      await expect(root).to.be.accessible();
    }
  });

  it('reads its own words from left to right on a page from right to left', async () => {
    await start({ phases: { b: { left: [group], steps: { done: 2, total: 4 } } } });
    root.dir = 'rtl';
    root.lang = 'ar';
    await settle();
    const text = [...get(root, '.ok bdi').childNodes].find((node) => node.textContent?.includes('2 of 4')) as Text;
    const place = (from: number) => {
      const range = document.createRange();
      range.setStart(text, from);
      range.setEnd(text, from + 1);
      return range.getBoundingClientRect().left;
    };
    expect(place(0), 'the 2 is before the 4').to.be.below(place(5));
    expect(get(root, 'section').lang).to.equal('en');
    const { right } = get(root, '.ok').getBoundingClientRect();
    const { right: of } = get(root, 'section').getBoundingClientRect();
    expect(of - right, 'the line begins at the right').to.be.below(80);
    root.removeAttribute('dir');
  });

  describe('the focus', () => {
    it('goes to the heading when the button that had it is gone', async () => {
      await start({ phases: { b: done }, journey: { phase: 'c' }, model: { shownPhase: 'b' } });
      const again = button(root, 'Open B again');
      again?.focus();
      root.answer = () => {
        root.give({});
        return { ok: true, facts: [] };
      };
      await sendKeys({ press: 'Enter' });
      await wait(20);
      expect(focused() === get(gate(), 'h3')).to.equal(true);
    });

    it('is left alone where it is elsewhere, and where another phase is shown', async () => {
      await start({ phases: { a: done } }, ['process-map-questions']);
      root.answer = () => {
        root.give({ journey: { phase: 'c' } });
        return { ok: true, facts: [] };
      };
      press(root, 'Mark B as done and go on to C');
      await wait(20);
      expect(focused() === document.body).to.equal(true);
      root.give({});
      await settle();
      root.answer = () => {
        get(root, '#q1f').focus();
        return { ok: true, facts: [] };
      };
      press(root, 'Mark B as done and go on to A');
      await wait(20);
      expect(focused()?.id).to.equal('q1f');
    });
  });
});
