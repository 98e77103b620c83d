import {
  find,
  findAll,
  get,
  getAccessibleName,
  getFocusedElement,
  getVisibleText,
  wait,
  waitForUpdates,
} from '../../../test/kit/dom.js';
import {
  defineMissing,
  findButton,
  createModel,
  mountPanels,
  clickButton,
  createDenial,
  type FakeMap,
  type FakeMapOptions,
} from '../../../test/kit/panel-host.js';
import { sendKeys } from '../../../test/kit/person.js';
import { expect, use } from 'chai';
import { chaiA11yAxe } from 'chai-a11y-axe';
import type { Reason } from '../../journey/types/reason.js';
import type { TrailEntry } from '../../journey/types/record.js';
import type { PhaseView } from '../../journey/types/view.js';
import { ProcessMapQuestionsElement } from '../process-map-questions/process-map-questions.js';
import { ProcessMapRisksElement } from '../process-map-risks/process-map-risks.js';
import { ProcessMapToolsElement } from '../process-map-tools/process-map-tools.js';
import { ProcessMapGateElement } from './process-map-gate.js';

use(chaiA11yAxe);
defineMissing({
  'process-map-questions': ProcessMapQuestionsElement,
  'process-map-tools': ProcessMapToolsElement,
  'process-map-risks': ProcessMapRisksElement,
  'process-map-gate': ProcessMapGateElement,
});

/** Longer than the debounce of typed text, even on a slow machine. */
const DEBOUNCE_WAIT_MS = 400;

let root: FakeMap;
const mount = async (options?: FakeMapOptions, otherTags: string[] = []) =>
  (root = await mountPanels([...otherTags, 'process-map-gate'], options));
const getGate = () => get(root, 'process-map-gate');
const getButtonTexts = () => findAll(getGate(), 'button').map((button) => button.textContent.trim());
const groupReason: Reason = {
  code: 'group-left',
  message: 'Matching: write an answer, or choose “Not relevant for us”.',
  phase: 'b',
  group: 'g2',
};
const toolsReason: Reason = { code: 'tools-left', message: 'Choose one more tool.', phase: 'b', missing: 1 };
const riskReason: Reason = {
  code: 'risk-left',
  message: 'Nobody comes: choose a measure, or accept the risk.',
  phase: 'b',
  risk: 'r2',
};
const decisionReason: Reason = { code: 'decision-left', message: 'Decide: go.', phase: 'a' };

/** Options for a map with this view of a phase. */
const withPhase = (id: string, view: Partial<PhaseView>, options: FakeMapOptions = {}): FakeMapOptions => ({
  ...options,
  phases: { ...options.phases, [id]: view },
});

/** Options for a map that shows phase `a`, the only one with a decision. */
const withDecision = (view: Partial<PhaseView> = {}, options: FakeMapOptions = {}): FakeMapOptions =>
  withPhase('a', { left: [decisionReason], ...view }, { journey: { phase: 'a' }, ...options });
const completed = { state: 'done', completed: true } as const;

describe('process-map-gate', () => {
  afterEach(() => root.remove());

  it('shows the open steps, the progress, and that nothing is sent', async () => {
    await mount(withPhase('b', { left: [groupReason, toolsReason], steps: { done: 2, total: 4 } }));
    expect(get(root, 'h3').textContent).to.equal('Finish phase B');
    expect(getVisibleText(get(root, '[part=state]'))).to.equal('2 things to do');
    expect(getVisibleText(root))
      .to.include('2 of 4 steps done')
      .and.include('Still to do: Matching')
      .and.include(toolsReason.message);
    expect(getVisibleText(root)).to.include('You decide when a phase is finished. Nothing is sent to anyone.');
    await expect(root).to.be.accessible();
  });

  it('completes the phase and announces it when its button is pressed', async () => {
    await mount({ phases: { a: completed } });
    expect(getVisibleText(get(root, '[part=state]'))).to.equal('Ready to finish');
    findButton(root, 'Finish phase B')?.focus();
    await sendKeys({ press: 'Enter' });
    expect(root.commands).to.deep.equal([{ type: 'phase.complete', phase: 'b' }]);
    expect(root.announcements).to.deep.equal(['Phase B is finished. Nothing was sent.']);
  });

  it('names the phase that it finishes, whichever is next', async () => {
    await mount({ phases: { a: completed } });
    expect(getButtonTexts()).to.deep.equal(['Finish phase B']);
    root.provide({});
    await waitForUpdates();
    expect(getButtonTexts(), 'A is not completed').to.deep.equal(['Finish phase B']);
    root.provide({ journey: { phase: 'c' }, phases: { a: completed, b: completed } });
    await waitForUpdates();
    expect(getButtonTexts()).to.deep.equal(['Finish phase C']);
    expect(get(root, 'h3').textContent).to.equal('Finish the last phase');
  });

  it('names the phase that a completed phase, which is still the current one, leads to', async () => {
    const getFirst = () => getButtonTexts()[0];
    await mount({ phases: { a: completed, b: completed } });
    expect(getFirst()).to.equal('Go on to C');
    root.provide({ phases: { b: completed } });
    await waitForUpdates();
    expect(getFirst(), 'A is not completed').to.equal('Go on to A');
    root.provide({ phases: { b: completed }, model: { progression: 'open' } });
    await waitForUpdates();
    expect(getFirst(), 'open prefers a later phase').to.equal('Go on to C');
  });

  it('lists the groups and risks that are to do by their names, in the order of the rule', async () => {
    const other: Reason = { ...groupReason, group: 'g1', message: 'First contact: write an answer.' };
    await mount(withPhase('b', { left: [other, groupReason, toolsReason, riskReason] }));
    const listItems = (list: Element) => [...list.children].map(getVisibleText);
    expect(listItems(get(getGate(), 'ul'))).to.deep.equal([
      'Still to do: First contact Matching Nobody comes',
      toolsReason.message,
    ]);
    expect(listItems(get(getGate(), '.names ul'))).to.deep.equal(['First contact', 'Matching', 'Nobody comes']);
  });

  it('keeps its button enabled while steps are open, and shows the reasons of a denied completion', async () => {
    await mount(withPhase('b', { left: [groupReason] }, { phases: { a: completed } }));
    root.respond = () => createDenial(groupReason);
    clickButton(root, 'Finish phase B');
    expect(root.commands).to.have.length(1);
    expect(root.announcements, 'the root announces the reasons').to.deep.equal([]);
    root.provide(
      withPhase(
        'b',
        { left: [groupReason] },
        {
          phases: { a: completed },
          model: { lastDenial: { command: { type: 'phase.complete', phase: 'b' }, reasons: [groupReason] } },
        },
      ),
    );
    await waitForUpdates();
    expect(getVisibleText(get(root, '.error')))
      .to.include('You cannot finish phase B yet:')
      .and.include(groupReason.message);
    await expect(root).to.be.accessible();
  });

  it('stays as it is while a pointer presses a button of it', async () => {
    await mount(withPhase('b', { left: [groupReason] }));
    const button = findButton(root, 'Finish phase B')!;
    const { top } = button.getBoundingClientRect();
    button.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, composed: true }));
    root.provide(withPhase('b', { left: [groupReason, toolsReason, decisionReason] }));
    await wait(50);
    expect(button.getBoundingClientRect().top).to.equal(top);
    dispatchEvent(new PointerEvent('pointerup'));
    await wait(50);
    expect(getVisibleText(root)).to.include(toolsReason.message);
  });

  it('shows the denial of a command of the gate in this phase below its buttons', async () => {
    const denial = {
      command: { type: 'phase.complete', phase: 'b' },
      reasons: [{ code: 'vetoed', message: 'Not on a Sunday.' }],
    } as const;
    await mount(
      withPhase('b', { left: [groupReason] }, { model: { lastDenial: { ...denial, reasons: [...denial.reasons] } } }),
    );
    expect(getVisibleText(root)).to.include('You cannot finish phase B yet: Not on a Sunday.');
    root.provide({
      model: {
        lastDenial: {
          command: { type: 'tool.choose', tool: 't1' },
          reasons: [{ code: 'vetoed', message: 'Elsewhere.' }],
        },
      },
    });
    await waitForUpdates();
    expect(getVisibleText(root), 'its own panel shows it').not.to.include('Elsewhere.');
    root.provide({
      model: {
        lastDenial: {
          command: { type: 'phase.complete', phase: 'a' },
          reasons: [{ code: 'vetoed', message: 'Elsewhere.' }],
        },
      },
    });
    await waitForUpdates();
    expect(getVisibleText(root), 'it is about another phase').not.to.include('Elsewhere.');
    root.provide({
      model: {
        lastDenial: {
          command: { type: 'phase.note', phase: 'b', text: 'x' },
          reasons: [{ code: 'vetoed', message: 'Elsewhere.' }],
        },
      },
    });
    await waitForUpdates();
    expect(getVisibleText(root), 'the phase shows it at the note').not.to.include('Elsewhere.');
    for (const type of ['journey.replace', 'journey.merge', 'journey.restart'] as const) {
      root.provide({
        model: { lastDenial: { command: { type, journey: {} }, reasons: [{ code: 'vetoed', message: 'Elsewhere.' }] } },
      });
      await waitForUpdates();
      expect(getVisibleText(root), `the menu of the record shows a denial of ${type}`)
        .not.to.include('Elsewhere.')
        .and.not.include('cannot finish');
    }
    root.provide({
      view: { status: 'stopped' },
      model: {
        lastDenial: { command: { type: 'journey.resume' }, reasons: [{ code: 'vetoed', message: 'Not before June.' }] },
      },
    });
    await waitForUpdates();
    expect(getVisibleText(root)).to.include('You cannot finish phase B yet: Not before June.');
  });

  describe('button of an open step', () => {
    const panels = ['process-map-questions', 'process-map-tools', 'process-map-risks'];

    it('focuses the control in the panel beside the gate that resolves the reason', async () => {
      await mount(
        withPhase('b', {
          left: [groupReason, toolsReason, riskReason],
          groups: [
            { id: 'g1', state: 'answered' },
            { id: 'g2', state: 'open' },
          ],
        }),
        panels,
      );
      clickButton(getGate(), 'Matching');
      await waitForUpdates();
      expect(getFocusedElement()?.id).to.equal('q2');
      clickButton(getGate(), toolsReason.message);
      await waitForUpdates();
      expect(getFocusedElement() === find(get(root, 'process-map-tools'), 'input')).to.equal(true);
      clickButton(getGate(), 'Nobody comes');
      await waitForUpdates();
      expect(getFocusedElement() === find(root, '[id=r2] input')).to.equal(true);
    });

    it('focuses the first open group when the reason gives only a number', async () => {
      const countReason: Reason = { code: 'groups-left', message: 'Answer one more.', phase: 'b', missing: 1 };
      await mount(
        withPhase('b', {
          left: [countReason],
          groups: [
            { id: 'g1', state: 'set-aside' },
            { id: 'g2', state: 'open' },
          ],
        }),
        panels,
      );
      clickButton(getGate(), 'Answer one more.');
      await waitForUpdates();
      expect(getFocusedElement()?.id).to.equal('q2');
    });

    it('focuses the first option when the decision is left', async () => {
      await mount(withDecision());
      clickButton(getGate(), decisionReason.message);
      await waitForUpdates();
      expect(getFocusedElement() === find(root, 'input[type=radio]')).to.equal(true);
    });

    it('is plain text when no panel on the page shows the items of this phase', async () => {
      await mount(withPhase('b', { left: [groupReason] }));
      expect(getVisibleText(root)).to.include('Still to do: Matching');
      expect(getButtonTexts()).not.to.include('Matching');
      const questions = document.createElement('process-map-questions');
      questions.setAttribute('phase', 'c');
      root.prepend(questions);
      root.provide(withPhase('b', { left: [groupReason] }));
      await waitForUpdates();
      expect(getButtonTexts()).not.to.include('Matching');
      questions.removeAttribute('phase');
      await waitForUpdates();
      root.provide(withPhase('b', { left: [groupReason] }));
      await waitForUpdates();
      expect(getButtonTexts()).to.include('Matching');
      questions.remove();
      root.provide(withPhase('b', { left: [groupReason] }));
      await waitForUpdates();
      expect(getButtonTexts(), 'removed').not.to.include('Matching');
    });
  });

  describe('decision', () => {
    const getRadio = (option: string) => get<HTMLInputElement>(root, `.option.${option} input`);

    it('records an option by its button only, not by arrow keys', async () => {
      await mount(withDecision());
      expect(get(root, 'fieldset legend').textContent).to.equal('What does the check say?');
      expect(
        findAll<HTMLInputElement>(root, 'input[type=radio]').map((radio) => radio.labels?.[0]?.textContent.trim()),
      ).to.deep.equal(['GoIt fits.', 'WaitNot yet.', 'StopIt does not.']);
      getRadio('go').focus();
      await sendKeys({ press: 'Space' });
      await sendKeys({ press: 'ArrowDown' });
      await sendKeys({ press: 'ArrowDown' });
      expect(getRadio('stop').checked).to.equal(true);
      await wait(DEBOUNCE_WAIT_MS);
      expect(root.commands, 'arrow keys record nothing').to.deep.equal([]);
      await waitForUpdates();
      expect(getButtonTexts()).to.include('Stop here').and.not.include('Save decision');
      await expect(root).to.be.accessible();
      await sendKeys({ press: 'ArrowUp' });
      await waitForUpdates();
      clickButton(root, 'Save decision');
      expect(root.commands).to.deep.equal([{ type: 'decision.make', phase: 'a', option: 'wait' }]);
      expect(root.announcements).to.deep.equal(['Decision saved: Wait']);
    });

    it('sends the typed reason with the decision and not before', async () => {
      await mount(withDecision());
      getRadio('stop').click();
      await waitForUpdates();
      const reason = get<HTMLTextAreaElement>(root, 'textarea');
      expect(reason.labels[0]?.textContent).to.equal('Reason (optional)');
      reason.focus();
      await sendKeys({ type: 'No money' });
      await wait(DEBOUNCE_WAIT_MS);
      reason.blur();
      root.flush();
      expect(root.commands, 'not sent without the button').to.deep.equal([]);
      expect(reason.value).to.equal('No money');
      clickButton(root, 'Stop here');
      await waitForUpdates();
      clickButton(root, 'Stop now');
      expect(root.commands).to.deep.equal([{ type: 'decision.make', phase: 'a', option: 'stop', reason: 'No money' }]);
    });

    it('sends a changed reason with the recorded option once, when its field is left', async () => {
      const recordedDecision = { option: 'wait', at: '', reason: 'Old' } as const;
      await mount(withDecision({ decision: recordedDecision }));
      expect(getVisibleText(root)).to.include('Decision saved: Wait');
      expect(getButtonTexts()).not.to.include('Save decision');
      get(root, 'textarea').focus();
      for (const key of 'er') {
        await sendKeys({ type: key });
        await wait(DEBOUNCE_WAIT_MS);
      }
      expect(root.commands, 'each would be an entry of the trail').to.deep.equal([]);
      expect(root.drafts.get('a:reason:wait'), 'stored, in case the page fails').to.equal('Older');
      get(root, 'textarea').blur();
      expect(root.commands).to.deep.equal([{ type: 'decision.make', phase: 'a', option: 'wait', reason: 'Older' }]);
      root.provide(withDecision({ decision: { ...recordedDecision, reason: 'Older' } }));
      await waitForUpdates();
      expect([...root.drafts]).to.deep.equal([]);
    });

    it('shows the recorded option, not one that a text was left for', async () => {
      await mount(withDecision());
      getRadio('wait').click();
      await waitForUpdates();
      get(root, 'textarea').focus();
      await sendKeys({ type: 'Rain' });
      getRadio('go').click();
      await waitForUpdates();
      clickButton(root, 'Save decision');
      root.provide(withDecision({ decision: { option: 'go', at: '' }, left: [] }));
      await waitForUpdates();
      expect(getRadio('go').checked).to.equal(true);
      expect(getButtonTexts()).not.to.include('Save decision');
      getRadio('wait').click();
      await waitForUpdates();
      expect(get<HTMLTextAreaElement>(root, 'textarea').value, 'kept').to.equal('Rain');
    });

    it('records a text that was typed for an option before somebody else recorded it', async () => {
      await mount(withDecision());
      getRadio('wait').click();
      await waitForUpdates();
      get(root, 'textarea').focus();
      await sendKeys({ type: 'Rain' });
      get(root, 'textarea').blur();
      root.provide(withDecision({ decision: { option: 'wait', at: '', reason: 'Wind' } }));
      await waitForUpdates();
      expect(root.commands, 'not in the place of the other reason by itself').to.deep.equal([]);
      expect(get<HTMLTextAreaElement>(root, 'textarea').value).to.equal('Rain');
      clickButton(root, 'Save decision');
      expect(root.commands).to.deep.equal([{ type: 'decision.make', phase: 'a', option: 'wait', reason: 'Rain' }]);
      root.provide(withDecision({ decision: { option: 'wait', at: '', reason: 'Rain' } }));
      await waitForUpdates();
      expect(getButtonTexts()).not.to.include('Save decision');
    });

    it('keeps the field of a reason without an option while somebody else records one', async () => {
      await mount(withDecision());
      const getReason = () => get<HTMLTextAreaElement>(root, 'textarea');
      getReason().focus();
      await sendKeys({ type: 'Rain' });
      root.provide(withDecision({ decision: { option: 'wait', at: '', reason: 'Wind' } }));
      await waitForUpdates();
      expect(getFocusedElement() === getReason()).to.equal(true);
      expect(getReason().value).to.equal('Rain');
      getReason().blur();
      expect(root.commands).to.deep.equal([]);
      clickButton(root, 'Save decision');
      expect(root.commands).to.deep.equal([{ type: 'decision.make', phase: 'a', option: 'wait', reason: 'Rain' }]);
      expect([...root.drafts]).to.deep.equal([]);
    });

    it('asks again before it stops the journey, after another phase was shown', async () => {
      await mount(withDecision());
      getRadio('stop').click();
      await waitForUpdates();
      clickButton(root, 'Stop here');
      await waitForUpdates();
      root.provide({});
      await waitForUpdates();
      root.provide(withDecision());
      await waitForUpdates();
      expect(getRadio('stop').checked).to.equal(true);
      expect(getButtonTexts()).to.include('Stop here').and.not.include('Stop the journey');
      expect(getVisibleText(root)).not.to.include('While it is stopped');
    });

    it('does not record a picked option when a reason for it is typed', async () => {
      await mount(withDecision({ decision: { option: 'wait', at: '' } }));
      getRadio('go').click();
      await waitForUpdates();
      get(root, 'textarea').focus();
      await sendKeys({ type: 'Ready' });
      await wait(DEBOUNCE_WAIT_MS);
      root.flush();
      expect(root.commands).to.deep.equal([]);
      clickButton(root, 'Save decision');
      expect(root.commands).to.deep.equal([{ type: 'decision.make', phase: 'a', option: 'go', reason: 'Ready' }]);
    });

    it('has a reason of its own for each option, and keeps each while another one is picked', async () => {
      await mount(withDecision({ decision: { option: 'wait', at: '', reason: 'Rain' } }));
      const getReason = () => get<HTMLTextAreaElement>(root, 'textarea');
      expect(getReason().value).to.equal('Rain');
      getRadio('go').click();
      await waitForUpdates();
      expect(getReason().value, 'a new option begins without a reason').to.equal('');
      getReason().focus();
      await sendKeys({ type: 'Dry' });
      getRadio('stop').click();
      await waitForUpdates();
      expect(getReason().value).to.equal('');
      getRadio('wait').click();
      await waitForUpdates();
      expect(getReason().value).to.equal('Rain');
      getRadio('go').click();
      await waitForUpdates();
      expect(getReason().value).to.equal('Dry');
      clickButton(root, 'Save decision');
      expect(root.commands).to.deep.equal([{ type: 'decision.make', phase: 'a', option: 'go', reason: 'Dry' }]);
    });

    it('picks the option again that a person wrote for before a reload', async () => {
      await mount(withDecision());
      getRadio('wait').click();
      await waitForUpdates();
      get(root, 'textarea').focus();
      await sendKeys({ type: 'Rain' });
      root.flush();
      expect([...root.drafts]).to.deep.equal([['a:reason:wait', 'Rain']]);
      getGate().remove();
      root.append(document.createElement('process-map-gate'));
      await waitForUpdates();
      expect(getRadio('wait').checked).to.equal(true);
      expect(get<HTMLTextAreaElement>(root, 'textarea').value).to.equal('Rain');
      expect(getButtonTexts()).to.include('Save decision');
    });

    it('records when a decision to wait is looked at again', async () => {
      await mount(withDecision());
      getRadio('go').click();
      await waitForUpdates();
      expect(findAll(root, 'input[type=date]')).to.have.lengthOf(0);
      getRadio('wait').click();
      await waitForUpdates();
      const date = get<HTMLInputElement>(root, 'input[type=date]');
      expect(date.labels?.[0]?.textContent).to.equal('When you will look again (optional)');
      date.focus();
      date.value = '2026-09-20';
      date.dispatchEvent(new Event('input'));
      clickButton(root, 'Save decision');
      expect(root.commands).to.deep.equal([
        { type: 'decision.make', phase: 'a', option: 'wait', reviewOn: '2026-09-20' },
      ]);
      root.provide(withDecision({ decision: { option: 'wait', at: '', reviewOn: '2026-09-20' } }));
      await waitForUpdates();
      const recordedDate = get<HTMLInputElement>(root, 'input[type=date]');
      expect(recordedDate.value).to.equal('2026-09-20');
      recordedDate.focus();
      recordedDate.value = '';
      recordedDate.dispatchEvent(new Event('input'));
      recordedDate.blur();
      expect(root.commands.at(-1)).to.deep.equal({
        type: 'decision.make',
        phase: 'a',
        option: 'wait',
        reviewOn: null,
      });
    });

    it('lists what was decided and finished in this phase, in order', async () => {
      const entry = (id: string, type: TrailEntry['type'], fields: Partial<TrailEntry>): TrailEntry => ({
        id,
        at: `2026-11-2${id}T12:00:00.000Z`,
        type,
        phase: 'a',
        ...fields,
      });
      await mount({
        ...withDecision(),
        view: {
          trail: [
            entry('1', 'decision.made', { option: 'wait', reason: 'It rains.', reviewOn: '2026-12-01' }),
            entry('2', 'phase.completed', { phase: 'b' }),
            entry('3', 'decision.made', { option: 'go' }),
            entry('4', 'decision.made', { option: 'stop' }),
            entry('4', 'journey.stopped', {}),
            { id: '5', at: '2026-11-25T12:00:00.000Z', type: 'journey.resumed' },
            entry('6', 'phase.completed', { note: 'At last' }),
          ],
        },
      });
      expect(getVisibleText(get(root, '.trail [role=heading]'))).to.equal('So far');
      expect(findAll<HTMLElement>(root, '.trail li').map(getVisibleText)).to.deep.equal([
        '21 November 2026: Wait, because It rains. Look again on 1 December 2026.',
        '23 November 2026: Go',
        // One line for one act: the decision says that the journey was stopped.
        '24 November 2026: Stop',
        '25 November 2026: started again',
        '26 November 2026: finished At last',
      ]);
      await expect(root).to.be.accessible();
    });

    it('keeps the draft of a reason over a change of phase and in a new gate, until it is recorded', async () => {
      await mount(withDecision());
      get(root, 'textarea').focus();
      await sendKeys({ type: 'No money' });
      root.flush();
      expect(root.drafts.get('a:reason'), 'stored before the page unloads').to.equal('No money');
      root.provide({});
      await waitForUpdates();
      root.provide(withDecision());
      await waitForUpdates();
      expect(get<HTMLTextAreaElement>(root, 'textarea').value).to.equal('No money');

      getGate().remove();
      root.append(document.createElement('process-map-gate'));
      await waitForUpdates();
      expect(get<HTMLTextAreaElement>(root, 'textarea').value, 'in a new gate, as after a reload').to.equal('No money');
      getRadio('wait').click();
      await waitForUpdates();
      clickButton(root, 'Save decision');
      expect(root.commands).to.deep.equal([{ type: 'decision.make', phase: 'a', option: 'wait', reason: 'No money' }]);
      expect([...root.drafts], 'discarded once the journey holds it').to.deep.equal([]);
    });

    it('focuses the first option, and says why, when the button is pressed without a picked option', async () => {
      await mount(withDecision());
      clickButton(root, 'Save decision');
      await waitForUpdates();
      expect(root.commands).to.deep.equal([]);
      const radio = getRadio('go');
      expect(getFocusedElement() === radio).to.equal(true);
      const description = get(root, `[id="${radio.getAttribute('aria-describedby')}"]`);
      expect(getVisibleText(description)).to.equal('Pick one of these first.');
      expect(root.announcements).to.deep.equal(['Pick one of these first.']);
      await expect(root).to.be.accessible();
      radio.click();
      await waitForUpdates();
      expect(getVisibleText(root)).not.to.include('Pick one');
      expect(radio.hasAttribute('aria-describedby')).to.equal(false);
    });

    it('stops the journey only after it asked back, and not if another option is picked then', async () => {
      await mount(withDecision());
      getRadio('stop').click();
      await waitForUpdates();
      findButton(root, 'Stop here')?.focus();
      await sendKeys({ press: 'Enter' });
      expect(root.commands).to.deep.equal([]);
      expect(getVisibleText(root)).to.include('While it is stopped, nobody can write');
      expect(root.announcements[0]).to.match(/^While it is stopped/);
      getRadio('wait').click();
      await waitForUpdates();
      expect(getVisibleText(root)).not.to.include('While it is stopped');
      getRadio('stop').click();
      await waitForUpdates();
      expect(getButtonTexts()).to.include('Stop here');
      findButton(root, 'Stop here')?.focus();
      await sendKeys({ press: 'Enter' });
      expect(getFocusedElement()?.textContent.trim()).to.equal('Stop now');
      await sendKeys({ press: 'Enter' });
      expect(root.commands).to.deep.equal([{ type: 'decision.make', phase: 'a', option: 'stop' }]);
    });

    it('discards the picked option once it is recorded, and then shows the option of the journey', async () => {
      await mount(withDecision());
      getRadio('stop').click();
      await waitForUpdates();
      clickButton(root, 'Stop here');
      await waitForUpdates();
      clickButton(root, 'Stop now');
      root.provide(withDecision({ decision: { option: 'stop', at: '' } }, { view: { status: 'stopped' } }));
      await waitForUpdates();
      expect(getRadio('stop').checked).to.equal(true);
      expect(getRadio('stop').matches(':disabled')).to.equal(true);
      root.provide(withDecision());
      await waitForUpdates();
      expect(
        findAll<HTMLInputElement>(root, 'input').some((input) => input.checked),
        'not decided any more',
      ).to.equal(false);
      expect(getButtonTexts()).to.include('Save decision');
    });

    it('keeps the picked option when the decision is denied', async () => {
      await mount(withDecision());
      root.respond = () => createDenial({ code: 'vetoed', message: 'No.' });
      getRadio('go').click();
      await waitForUpdates();
      clickButton(root, 'Save decision');
      await waitForUpdates();
      expect(getRadio('go').checked).to.equal(true);
      expect(root.announcements).to.deep.equal([]);
    });
  });

  describe('note on the step', () => {
    const findField = () => find<HTMLTextAreaElement>(root, 'textarea');

    /** Journey in which phase `b` was completed with a note. */
    const withNote = (text?: string) => {
      const [cycle] = createModel().journey.cycles;
      return {
        cycles: [
          { ...cycle!, phases: { b: { completion: { done: true, at: '', by: '', ...(text && { note: text }) } } } },
        ],
      };
    };

    it('is sent with the completion and not before', async () => {
      await mount({ phases: { a: completed } });
      expect(findField()?.labels?.[0]?.textContent).to.equal('Note about finishing phase B (optional)');
      findField()?.focus();
      await sendKeys({ type: 'Two were ill' });
      await wait(DEBOUNCE_WAIT_MS);
      findField()?.blur();
      root.flush();
      expect(root.commands, 'not sent without the button').to.deep.equal([]);
      expect(root.drafts.get('b:note'), 'stored before the page unloads').to.equal('Two were ill');
      await expect(root).to.be.accessible();
      findField()?.focus();
      await sendKeys({ press: 'Tab' });
      expect(getFocusedElement()?.textContent.trim()).to.equal('Finish phase B');
      await sendKeys({ press: 'Enter' });
      expect(root.commands).to.deep.equal([{ type: 'phase.complete', phase: 'b', note: 'Two were ill' }]);
      expect([...root.drafts], 'discarded once the journey holds it').to.deep.equal([]);
    });

    it('has a field while steps are open, so that the button does not move', async () => {
      await mount(withPhase('b', { left: [groupReason], steps: { done: 1, total: 2 } }, { phases: { a: completed } }));
      const getDistance = () =>
        findButton(root, 'Finish phase B')!.getBoundingClientRect().top - findField()!.getBoundingClientRect().top;
      const distance = getDistance();
      root.provide({ phases: { a: completed } });
      await waitForUpdates();
      expect(getDistance()).to.be.closeTo(distance, 0.01);
    });

    it('keeps its text when the completion is denied', async () => {
      await mount({ phases: { a: completed } });
      root.respond = () => createDenial({ code: 'vetoed', message: 'Not on a Sunday.' });
      findField()?.focus();
      await sendKeys({ type: 'Ready' });
      clickButton(root, 'Finish phase B');
      await waitForUpdates();
      expect(root.commands).to.deep.equal([{ type: 'phase.complete', phase: 'b', note: 'Ready' }]);
      expect(findField()?.value).to.equal('Ready');
    });

    it('is shown without a field when the phase is completed, also in a read-only map', async () => {
      const trail: TrailEntry[] = [
        { id: '1', at: '2026-11-21T12:00:00.000Z', type: 'phase.completed', phase: 'b', note: 'One line\nand another' },
      ];
      for (const readOnly of [false, true]) {
        root?.remove();
        await mount(
          withPhase('b', completed, {
            journey: { phase: 'c', ...withNote('One line\nand another') },
            model: { shownPhase: 'b', readOnly },
            view: { trail },
          }),
        );
        expect(getVisibleText(getGate())).to.include('21 November 2026: finished One line and another');
        expect(findField() === undefined).to.equal(true);
        await expect(root).to.be.accessible();
      }
    });

    it('fills the field of a reopened phase', async () => {
      await mount({ journey: withNote('Keep me'), phases: { a: completed } });
      expect(findField()?.value).to.equal('Keep me');
      clickButton(root, 'Finish phase B');
      expect(root.commands.at(-1)).to.deep.equal({ type: 'phase.complete', phase: 'b', note: 'Keep me' });
    });
  });

  it('offers only to resume when the journey is stopped', async () => {
    await mount({ view: { status: 'stopped' } });
    expect(getButtonTexts()).to.deep.equal(['Start again']);
    clickButton(root, 'Start again');
    expect(root.commands).to.deep.equal([{ type: 'journey.resume' }]);
    expect(root.announcements).to.deep.equal(['You started again. You can write.']);
    await expect(root).to.be.accessible();
  });

  it('asks for nothing while the journey is stopped, since nobody can do it', async () => {
    const left = [{ code: 'group-left', group: 'g1', message: 'First contact: write an answer.' }] as const;
    await mount({ phases: { b: { left: [...left] } } });
    expect(getVisibleText(root)).to.include('Still to do: First contact');
    root.provide({ phases: { b: { left: [...left] } }, view: { status: 'stopped' } });
    await waitForUpdates();
    expect(getVisibleText(root)).not.to.include('Still to do').and.not.include('First contact');
    expect(getVisibleText(get(root, '[part=state]'))).to.equal('Stopped here');
  });

  it('names the groups in which a merge left several answers, and leads there', async () => {
    const variants = { q2: [{ id: 'v1', text: 'Theirs', at: '2026-03-01T10:00:00.000Z' }] };
    await mount({ view: { variants } });
    expect(getVisibleText(root)).to.include('Matching: two answers. Use one, or delete one.');
    root.append(document.createElement('process-map-questions'));
    await waitForUpdates();
    clickButton(root, 'Matching: two answers. Use one, or delete one.');
    await waitForUpdates();
    expect(getFocusedElement()?.id).to.equal('q2');
  });

  it('reopens a completed phase', async () => {
    await mount(withPhase('b', completed, { journey: { phase: 'c' }, model: { shownPhase: 'b' } }));
    expect(getVisibleText(get(root, '[part=state]'))).to.equal('Phase B is finished');
    expect(getButtonTexts()).to.deep.equal(['Go to C', 'Reopen phase B']);
    clickButton(root, 'Reopen phase B');
    expect(root.commands).to.deep.equal([{ type: 'phase.reopen', phase: 'b' }]);
    await expect(root).to.be.accessible();
  });

  it('leads on from a finished phase to the current one', async () => {
    await mount(withPhase('b', completed, { journey: { phase: 'c' }, model: { shownPhase: 'b' } }));
    clickButton(root, 'Go to C');
    expect(root.shownPhases).to.deep.equal(['c']);
    expect(root.commands).to.deep.equal([]);
  });

  it('leads on from a finished plan to the phase where the next cycle starts', async () => {
    await mount({
      journey: { phase: 'c', status: 'completed' },
      phases: { a: completed, b: completed, c: completed },
      model: { shownPhase: 'a' },
    });
    clickButton(root, 'Go to C, where the next cycle starts');
    expect(root.shownPhases).to.deep.equal(['c']);
  });

  describe('a phase that must be checked again', () => {
    const check = { changed: [{ phase: 'a', group: 'g1', at: '2026-11-28T12:00:00.000Z' }], left: [] };
    const checkAgain = { ...completed, state: 'check-again', check } as const;

    it('is confirmed, and says so in its state', async () => {
      await mount(withPhase('b', checkAgain, { journey: { phase: 'a' }, model: { shownPhase: 'b' } }));
      expect(getVisibleText(get(root, '[part=state]'))).to.equal('Check again');
      expect(getButtonTexts()).to.deep.equal(['B is still right', 'Reopen phase B']);
      clickButton(root, 'B is still right');
      expect(root.commands).to.deep.equal([{ type: 'phase.confirm', phases: ['b'] }]);
      expect(root.announcements).to.deep.equal(['B is still right. Nothing was sent.']);
      await expect(root).to.be.accessible();
    });

    it('leads on to the next phase that asks, once it is confirmed', async () => {
      await mount({
        journey: { phase: 'a', status: 'completed' },
        phases: { a: completed, b: checkAgain, c: completed },
        model: { shownPhase: 'a' },
      });
      clickButton(root, 'Go to B');
      expect(root.shownPhases).to.deep.equal(['b']);
    });

    it('is confirmed together with all others that still hold', async () => {
      await mount({
        journey: { phase: 'a', status: 'completed' },
        phases: { a: { ...checkAgain, left: [groupReason] }, b: checkAgain, c: checkAgain },
        model: { shownPhase: 'b' },
      });
      clickButton(root, 'B and C are still right');
      expect(root.commands).to.deep.equal([{ type: 'phase.confirm', phases: ['b', 'c'] }]);
    });
  });

  it('does not offer to confirm a phase whose exit rule no longer holds', async () => {
    await mount(
      withPhase(
        'b',
        { ...completed, state: 'check-again', left: [groupReason], check: { changed: [], left: [groupReason] } },
        { journey: { phase: 'a' }, model: { shownPhase: 'b' } },
      ),
    );
    expect(getButtonTexts()).to.deep.equal(['Reopen phase B']);
    expect(getVisibleText(root)).to.include('Check again').and.include('Still to do: Matching');
  });

  it('offers to go on from a completed phase that is still the current one, as after a merge', async () => {
    await mount({ phases: { a: completed, b: completed } });
    clickButton(root, 'Go on to C');
    expect(root.commands).to.deep.equal([{ type: 'phase.complete', phase: 'b' }]);
    root.provide({ journey: { phase: 'c' }, phases: { a: completed, b: completed, c: completed } });
    await waitForUpdates();
    expect(getButtonTexts()).to.include('Go on to the end');
  });

  it('starts the next cycle with the typed adaptation, in the last phase of a completed journey', async () => {
    const completedJourney: FakeMapOptions = {
      journey: { phase: 'c', status: 'completed' },
      phases: { a: completed, b: completed, c: completed },
    };
    await mount(completedJourney);
    const field = get<HTMLTextAreaElement>(root, 'textarea');
    field.focus();
    await sendKeys({ type: 'Start smaller' });
    await wait(DEBOUNCE_WAIT_MS);
    field.blur();
    expect(root.commands).to.deep.equal([]);
    await expect(root).to.be.accessible();
    clickButton(root, 'Start cycle 2');
    await waitForUpdates();
    expect(root.commands, 'it asks back first').to.deep.equal([]);
    expect(root.announcements.at(-1)).to.include('Cycle 1 then stays as it is');
    expect(getVisibleText(root)).to.include('Cycle 1 then stays as it is');
    root.provide({ ...completedJourney, model: { shownPhase: 'b' } });
    await waitForUpdates();
    root.provide(completedJourney);
    await waitForUpdates();
    expect(getVisibleText(root), 'asked anew after another phase').not.to.include('Cycle 1 then stays as it is');
    clickButton(root, 'Start cycle 2');
    await waitForUpdates();
    expect(root.commands).to.deep.equal([]);
    clickButton(root, 'Start cycle 2');
    expect(root.commands).to.deep.equal([{ type: 'cycle.start', adaptation: 'Start smaller' }]);
    root.provide({ ...completedJourney, model: { shownPhase: 'b' } });
    await waitForUpdates();
    expect(getButtonTexts()).to.deep.equal(['Go to C, where the next cycle starts', 'Reopen phase B']);
    root.provide(completedJourney);
    await waitForUpdates();
    expect(get<HTMLTextAreaElement>(root, 'textarea').value, 'discarded once the cycle was started').to.equal('');
    clickButton(root, 'Start cycle 2');
    clickButton(root, 'Start cycle 2');
    expect(root.commands.at(-1)).to.deep.equal({ type: 'cycle.start' });
  });

  it('starts the next cycle with what a person wants to take over', async () => {
    await mount({
      journey: { phase: 'c', status: 'completed' },
      phases: { a: completed, b: completed, c: completed },
    });
    const boxes = findAll<HTMLInputElement>(root, 'input[type=checkbox]');
    expect(boxes.map(getAccessibleName)).to.deep.equal([
      'Answers, as texts to begin with',
      'The tools that you chose',
      'Your own risks and measures, and what you wrote about risks that are still open',
    ]);
    expect(boxes.map(({ checked }) => checked)).to.deep.equal([false, false, false]);
    for (const box of boxes) box.click();
    await waitForUpdates();
    boxes[1]?.click();
    await waitForUpdates();
    expect(boxes.map(({ checked }) => checked)).to.deep.equal([true, false, true]);
    clickButton(root, 'Start cycle 2');
    clickButton(root, 'Start cycle 2');
    expect(root.commands).to.deep.equal([{ type: 'cycle.start', carry: { answers: true, risks: true } }]);
    await expect(root).to.be.accessible();
  });

  for (const progression of ['guided', 'strict'] as const)
    it(`shows only the reason when the phase is locked, under ${progression}`, async () => {
      await mount(
        withPhase(
          'b',
          { unlocked: false, state: 'locked', lockedBy: 'a', opensAfter: 'a', left: [groupReason] },
          { journey: { phase: 'a' }, model: { shownPhase: 'b', progression } },
        ),
      );
      expect(getVisibleText(root))
        .to.include('You can read this phase now and fill it in after phase A.')
        .and.not.include('Still to do')
        .and.not.include('Matching');
      expect(getButtonTexts()).to.deep.equal([]);
      await expect(root).to.be.accessible();
    });

  it('has no buttons in a read-only map', async () => {
    for (const options of [
      withDecision(),
      { phases: { b: completed } },
      { view: { status: 'stopped' } },
      { journey: { phase: 'c', status: 'completed' }, phases: { c: completed } },
    ] as FakeMapOptions[]) {
      root?.remove();
      await mount({ ...options, model: { readOnly: true } });
      expect(getButtonTexts()).to.deep.equal([]);
      await expect(root).to.be.accessible();
    }
  });

  it('keeps English text left to right, aligned to the right, on a right-to-left page', async () => {
    await mount({ phases: { b: { left: [groupReason], steps: { done: 2, total: 4 } } } });
    root.dir = 'rtl';
    root.lang = 'ar';
    await waitForUpdates();
    const text = [...get(root, '.ok bdi').childNodes].find((node) => node.textContent?.includes('2 of 4')) as Text;
    const getLeft = (offset: number) => {
      const range = document.createRange();
      range.setStart(text, offset);
      range.setEnd(text, offset + 1);
      return range.getBoundingClientRect().left;
    };
    expect(getLeft(0), 'the 2 is before the 4').to.be.below(getLeft(5));
    expect(get(root, 'section').lang).to.equal('en');
    const { right: lineRight } = get(root, '.ok').getBoundingClientRect();
    const { right: sectionRight } = get(root, 'section').getBoundingClientRect();
    expect(sectionRight - lineRight, 'the line begins at the right').to.be.below(80);
    root.removeAttribute('dir');
  });

  describe('focus', () => {
    it('moves to the heading when its button is removed', async () => {
      await mount({ phases: { b: completed }, journey: { phase: 'c' }, model: { shownPhase: 'b' } });
      findButton(root, 'Reopen phase B')?.focus();
      root.respond = () => {
        root.provide({});
        return { ok: true, facts: [] };
      };
      await sendKeys({ press: 'Enter' });
      await wait(20);
      expect(getFocusedElement() === get(getGate(), 'h3')).to.equal(true);
    });

    it('does not move when another phase is shown or another control has the focus', async () => {
      await mount({ phases: { a: completed } }, ['process-map-questions']);
      root.respond = () => {
        root.provide({ journey: { phase: 'c' } });
        return { ok: true, facts: [] };
      };
      clickButton(root, 'Finish phase B');
      await wait(20);
      expect(getFocusedElement() === document.body).to.equal(true);
      root.provide({});
      await waitForUpdates();
      root.respond = () => {
        get(root, '#q1f').focus();
        return { ok: true, facts: [] };
      };
      clickButton(root, 'Finish phase B');
      await wait(20);
      expect(getFocusedElement()?.id).to.equal('q1f');
    });
  });
});
