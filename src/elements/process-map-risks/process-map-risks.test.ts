import { find, findAll, get, getFocusedElement, getVisibleText, wait, waitForUpdates } from '../../../test/kit/dom.js';
import { mountPanels, createDenial, type FakeMap, type FakeMapOptions } from '../../../test/kit/panel-host.js';
import { itWhere } from '../../../test/kit/engine.js';
import { sendKeys } from '../../../test/kit/person.js';
import { expect, use } from 'chai';
import { chaiA11yAxe } from 'chai-a11y-axe';
import type { RiskView } from '../../journey/types/view.js';
import { ProcessMapRisksElement } from './process-map-risks.js';

use(chaiA11yAxe);
if (!customElements.get('process-map-risks')) customElements.define('process-map-risks', ProcessMapRisksElement);

/** Longer than the debounce of typed text, even on a slow machine. */
const DEBOUNCE_WAIT_MS = 400;

let root: FakeMap;
const mount = async (options?: FakeMapOptions) => (root = await mountPanels(['process-map-risks'], options));

/** Views of the risks of phase `b`. */
const withRisk = (first: Partial<RiskView> = {}) => ({
  b: {
    risks: [
      { id: 'r1', assessed: false, ...first },
      { id: 'r2', assessed: false },
    ],
  },
});
const getRisk = (id: string) => get(root, `[role=group][id=${id}]`);
const getCheckboxes = (id: string) => [...getRisk(id).querySelectorAll<HTMLInputElement>('input[type=checkbox]')];

/** Returns the field of the first risk by its label. */
const getField = <T extends HTMLElement = HTMLInputElement>(text: string): T => {
  const label = [...getRisk('r1').querySelectorAll('label')].find((candidate) =>
    candidate.textContent.trim().startsWith(text),
  );
  return (label?.control ?? undefined) as unknown as T;
};

describe('process-map-risks', () => {
  afterEach(() => root.remove());

  it('shows each risk with its measures', async () => {
    await mount({ phases: withRisk({ assessed: true, measures: ['m1'] }) });
    expect(getVisibleText(get(root, '[part=state]'))).to.equal('1 of 2 dealt with');
    expect(getCheckboxes('r1').map((box) => box.labels?.[0]?.querySelector('b')?.textContent)).to.deep.equal([
      'Assess',
      'Scope',
      'No measure: we accept this risk',
      'No longer a risk',
    ]);
    expect(getCheckboxes('r1').map((box) => box.checked)).to.deep.equal([true, false, false, false]);
    expect(getCheckboxes('r2').map((box) => box.labels?.[0]?.querySelector('b')?.textContent)).to.deep.equal([
      'Scope',
      'No measure: we accept this risk',
      'No longer a risk',
    ]);
    await expect(root).to.be.accessible();
  });

  it('names each risk and shows its state', async () => {
    await mount({ phases: withRisk({ assessed: true, measures: ['m1'] }) });
    expect(['r1', 'r2'].map((id) => getVisibleText(get(getRisk(id), '[part=state]')))).to.deep.equal([
      'Dealt with',
      'To do',
    ]);
    expect(
      ['r1', 'r2'].map((id) => get(root, `[id="${getRisk(id).getAttribute('aria-labelledby')}"]`).textContent),
    ).to.deep.equal(['Magic bullet', 'Nobody comes']);
  });

  it('has only the form that adds one if the phase has no risks, and nothing if it is to read only', async () => {
    await mount({ model: { shownPhase: 'a' } });
    expect(getVisibleText(root)).to.equal('Another risk that you see Add this risk');
    root.provide({ model: { shownPhase: 'a', readOnly: true } });
    await waitForUpdates();
    expect(getVisibleText(root)).to.equal('');
  });

  it('sends the whole list of measures, and no longer accepts a risk for which one is chosen', async () => {
    await mount({ phases: withRisk({ assessed: true, measures: ['m1'], owner: 'Amina' }) });
    getCheckboxes('r1')[1]?.focus();
    await sendKeys({ press: 'Space' });
    getCheckboxes('r1')[0]?.click();
    expect(root.commands).to.deep.equal([
      { type: 'risk.assess', risk: 'r1', measures: ['m1', 'm2'], accepted: null },
      { type: 'risk.assess', risk: 'r1', measures: [] },
    ]);
  });

  it('accepts a risk, and clears that again', async () => {
    await mount();
    getCheckboxes('r1').at(-2)?.click();
    root.provide({ phases: withRisk({ assessed: true, accepted: true }) });
    await waitForUpdates();
    getCheckboxes('r1').at(-2)?.click();
    expect(root.commands).to.deep.equal([
      { type: 'risk.assess', risk: 'r1', accepted: true, measures: [] },
      { type: 'risk.assess', risk: 'r1', accepted: null },
    ]);
  });

  it('sets the level, and clears it', async () => {
    await mount();
    const level = getField<HTMLSelectElement>('Risk level');
    level.focus();
    await sendKeys({ type: 'Hi' });
    level.blur();
    expect(root.commands).to.deep.equal([{ type: 'risk.assess', risk: 'r1', level: 'high' }]);
    root.provide({ phases: withRisk({ level: 'high' }) });
    await waitForUpdates();
    expect(level.value).to.equal('high');
    level.value = '';
    level.dispatchEvent(new Event('change'));
    expect(root.commands.at(-1)).to.deep.equal({ type: 'risk.assess', risk: 'r1', level: null });
  });

  it('sends owner, date and note one at a time, and clears a field that is only white space', async () => {
    await mount({ phases: withRisk({ note: 'Old' }) });
    getField('Owner').focus();
    await sendKeys({ type: 'Amina' });
    expect(root.commands).to.deep.equal([]);
    await wait(DEBOUNCE_WAIT_MS);
    expect(root.commands).to.deep.equal([{ type: 'risk.assess', risk: 'r1', owner: 'Amina' }]);
    const date = getField('Review date');
    expect(date.type).to.equal('date');
    date.focus();
    date.value = '2999-12-31';
    date.dispatchEvent(new Event('input'));
    date.blur();
    expect(root.commands.at(-1)).to.deep.equal({ type: 'risk.assess', risk: 'r1', reviewOn: '2999-12-31' });
    const note = getField<HTMLTextAreaElement>('Note');
    note.focus();
    note.select();
    await sendKeys({ press: 'Space' });
    note.blur();
    expect(root.commands.at(-1)).to.deep.equal({ type: 'risk.assess', risk: 'r1', note: null });
    expect(root.commands).to.have.length(3);
  });

  it('has its dates in text fields while it is far from the viewport, and passes the focus on', async () => {
    const space = document.createElement('div');
    space.style.height = '400vh';
    document.body.prepend(space);
    await mount({ phases: withRisk({ reviewOn: '2999-12-31' }) });
    const field = getField('Review date');
    expect([field.type, field.value]).to.deep.equal(['text', '2999-12-31']);
    field.focus();
    for (let round = 0; round < 40 && getField('Review date').type === 'text'; round++) await wait(50);
    await waitForUpdates();
    const dateField = getField('Review date');
    expect([dateField.type, dateField.value]).to.deep.equal(['date', '2999-12-31']);
    expect(getFocusedElement()).to.equal(dateField);
    await sendKeys({ press: 'ArrowUp' });
    await wait(DEBOUNCE_WAIT_MS);
    expect(dateField.value, 'a key changes a part of the date').not.to.equal('2999-12-31');
    space.remove();
  });

  describe('a half typed date', () => {
    const reviewOn = '2031-03-31';

    /** Types February over the month of the date, which the 31st is no day of. */
    const typeMonth = async () => {
      getField('Review date').focus();
      await sendKeys({ type: '02' });
    };
    const getDescription = () => {
      const id = getField('Review date').getAttribute('aria-describedby');
      return id ? getVisibleText(get(root, `[id="${id}"]`)) : undefined;
    };

    itWhere(['typedDateParts'], 'is neither recorded nor cleared, and the field says so once it is left', async () => {
      await mount({ phases: withRisk({ reviewOn }) });
      await typeMonth();
      const field = getField('Review date');
      expect(field.validity.badInput).to.equal(true);
      await wait(DEBOUNCE_WAIT_MS);
      root.flush();
      expect(getDescription(), 'not while a person types').to.equal(undefined);
      field.blur();
      await waitForUpdates();
      expect(root.commands).to.deep.equal([]);
      expect(getDescription()).to.match(/^This is not a whole date, so it is not recorded/);
      expect(field.getAttribute('aria-invalid')).to.equal('true');
      expect(root.announcements).to.have.length(1);
      await expect(root).to.be.accessible();
    });

    itWhere(['typedDateParts'], 'keeps its parts while something else changes', async () => {
      await mount({ phases: withRisk({ reviewOn }) });
      await typeMonth();
      root.provide({ phases: withRisk({ reviewOn, owner: 'Amina' }) });
      await waitForUpdates();
      const field = getField('Review date');
      expect(field.validity.badInput).to.equal(true);
      field.blur();
      await waitForUpdates();
      root.provide({ phases: withRisk({ reviewOn, owner: 'Amina B.' }) });
      await waitForUpdates();
      expect(field.validity.badInput).to.equal(true);
    });

    itWhere(['typedDateParts'], 'is recorded once it is complete, and the sentence goes', async () => {
      await mount({ phases: withRisk({ reviewOn }) });
      await typeMonth();
      getField('Review date').blur();
      await waitForUpdates();
      getField('Review date').focus();
      await sendKeys({ type: '0428' });
      getField('Review date').blur();
      await waitForUpdates();
      expect(root.commands.at(-1)).to.deep.equal({ type: 'risk.assess', risk: 'r1', reviewOn: '2031-04-28' });
      expect(getDescription()).to.equal(undefined);
    });

    itWhere(['typedDateParts'], 'is recorded as cleared once the rest of it is deleted', async () => {
      await mount({ phases: withRisk({ reviewOn }) });
      getField('Review date').focus();
      await sendKeys({ press: 'Delete' });
      getField('Review date').blur();
      await waitForUpdates();
      expect(root.commands).to.deep.equal([]);
      getField('Review date').focus();
      for (const key of ['Tab', 'Delete', 'Tab', 'Delete']) await sendKeys({ press: key });
      expect(getField('Review date').validity.badInput).to.equal(false);
      getField('Review date').blur();
      await waitForUpdates();
      expect(root.commands).to.deep.equal([{ type: 'risk.assess', risk: 'r1', reviewOn: null }]);
      expect(getDescription()).to.equal(undefined);
    });

    itWhere(['typedDateParts'], 'gives way to the recorded date in a read-only map, and in another phase', async () => {
      await mount({ phases: withRisk({ reviewOn }) });
      await typeMonth();
      root.provide({ phases: withRisk({ reviewOn }), model: { readOnly: true } });
      await waitForUpdates();
      expect(getField('Review date').value).to.equal(reviewOn);
      root.provide({ phases: withRisk({ reviewOn }) });
      await waitForUpdates();
      await typeMonth();
      root.provide({ phases: withRisk({ reviewOn }), model: { shownPhase: 'c' } });
      await waitForUpdates();
      root.provide({ phases: withRisk({ reviewOn }) });
      await waitForUpdates();
      expect(getField('Review date').value).to.equal(reviewOn);
      expect(getDescription()).to.equal(undefined);
    });
  });

  it('shows a warning once the review date has passed, and not before', async () => {
    await mount({ phases: withRisk({ reviewOn: '2999-01-01' }) });
    expect(getVisibleText(root)).not.to.include('overdue');
    root.provide({ phases: withRisk({ reviewOn: '2020-01-01' }) });
    await waitForUpdates();
    expect(getVisibleText(root)).to.include('Review overdue since 1 January 2020');
    expect(get(root, `[id="${getField('Review date').getAttribute('aria-describedby')}"]`).textContent).to.include(
      'Review overdue since',
    );
    expect(get(root, '.error .icon'), 'also by an icon').to.be.ok;
    await expect(root).to.be.accessible();
    root.provide({ phases: withRisk({ reviewOn: '2026-05-01' }) });
    await waitForUpdates();
    expect(getVisibleText(root), 'not on the day itself').not.to.include('overdue');
    root.provide({ phases: withRisk({ reviewOn: '2026-05-01' }), model: { getToday: () => '2026-05-02' } });
    await waitForUpdates();
    expect(getVisibleText(root), 'on the day after').to.include('Review overdue since 1 May 2026');
    root.provide({ phases: withRisk({ reviewOn: '2026-05-01' }) });
    await waitForUpdates();
    await expect(root).to.be.accessible();
  });

  it('resets its controls and shows the reasons beside the risk after a denial', async () => {
    await mount({ phases: withRisk({ level: 'low' }) });
    root.respond = () => createDenial({ code: 'vetoed', message: 'Ask the chair.' });
    getCheckboxes('r1')[0]?.click();
    const level = getField<HTMLSelectElement>('Risk level');
    level.value = 'high';
    level.dispatchEvent(new Event('change'));
    await waitForUpdates();
    expect(getCheckboxes('r1')[0]?.checked).to.equal(false);
    expect(level.value).to.equal('low');
    expect(getVisibleText(getRisk('r1'))).to.include('Ask the chair.');
    expect(getVisibleText(getRisk('r2'))).not.to.include('Ask the chair.');
  });

  for (const [state, options] of Object.entries({
    'read-only': { phases: withRisk({ owner: 'Amina' }), model: { readOnly: true } },
    stopped: { phases: withRisk({ owner: 'Amina' }), view: { status: 'stopped' } },
  } satisfies Record<string, FakeMapOptions>)) {
    it(`is read-only when the map or journey is ${state}`, async () => {
      await mount(options);
      expect(findAll<HTMLInputElement>(root, '[type=checkbox], select').every((control) => control.disabled)).to.equal(
        true,
      );
      expect(
        findAll<HTMLInputElement>(root, '[type=text], [type=date], textarea').every((control) => control.readOnly),
      ).to.equal(true);
      expect(getField('Owner').value).to.equal('Amina');
      expect(!find(root, 'button')).to.equal(true);
      await expect(root).to.be.accessible();
    });
  }

  it('shows the risks of a locked phase as text, since there is nothing to assess yet', async () => {
    await mount({ phases: { b: { unlocked: false } } });
    expect(getVisibleText(root))
      .to.include('Magic bullet Taking any contact for learning.')
      .and.include('Assess Step by step.')
      .and.include('Nobody comes')
      .and.not.include('To do');
    expect(findAll(root, 'input, select, textarea, button, label, fieldset, .todo')).to.have.length(0);
    await expect(root).to.be.accessible();
  });
});
