import { find, findAll, get, waitForUpdates, getVisibleText, wait } from '../../../test/kit/dom.js';
import { mountPanels, createDenial, type FakeMap, type FakeMapOptions } from '../../../test/kit/panel-host.js';
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
    expect(getVisibleText(get(root, '[part=state]'))).to.equal('1 of 2 assessed');
    expect(getCheckboxes('r1').map((box) => box.labels?.[0]?.querySelector('b')?.textContent)).to.deep.equal([
      'Assess',
      'Scope',
      'We accept this risk as it is',
    ]);
    expect(getCheckboxes('r1').map((box) => box.checked)).to.deep.equal([true, false, false]);
    expect(getCheckboxes('r2').map((box) => box.labels?.[0]?.querySelector('b')?.textContent)).to.deep.equal([
      'Scope',
      'We accept this risk as it is',
    ]);
    await expect(root).to.be.accessible();
  });

  it('names each risk and shows its state', async () => {
    await mount({ phases: withRisk({ assessed: true, measures: ['m1'] }) });
    expect(['r1', 'r2'].map((id) => getVisibleText(get(getRisk(id), '[part=state]')))).to.deep.equal([
      'Assessed',
      'To do',
    ]);
    expect(
      ['r1', 'r2'].map((id) => get(root, `[id="${getRisk(id).getAttribute('aria-labelledby')}"]`).textContent),
    ).to.deep.equal(['Magic bullet', 'Nobody comes']);
  });

  it('renders nothing if the phase has no risks', async () => {
    await mount({ model: { shownPhase: 'a' } });
    expect(getVisibleText(root)).to.equal('');
  });

  it('sends the whole list of measures, and no other field', async () => {
    await mount({ phases: withRisk({ assessed: true, measures: ['m1'], owner: 'Amina' }) });
    getCheckboxes('r1')[1]?.focus();
    await sendKeys({ press: 'Space' });
    getCheckboxes('r1')[0]?.click();
    expect(root.commands).to.deep.equal([
      { type: 'risk.assess', risk: 'r1', measures: ['m1', 'm2'] },
      { type: 'risk.assess', risk: 'r1', measures: [] },
    ]);
  });

  it('accepts a risk, and clears that again', async () => {
    await mount();
    getCheckboxes('r1').at(-1)?.click();
    root.provide({ phases: withRisk({ assessed: true, accepted: true }) });
    await waitForUpdates();
    getCheckboxes('r1').at(-1)?.click();
    expect(root.commands).to.deep.equal([
      { type: 'risk.assess', risk: 'r1', accepted: true },
      { type: 'risk.assess', risk: 'r1', accepted: null },
    ]);
  });

  it('sets the level, and clears it', async () => {
    await mount();
    const level = getField<HTMLSelectElement>('How serious it is');
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
    getField('Who looks after it').focus();
    await sendKeys({ type: 'Amina' });
    expect(root.commands).to.deep.equal([]);
    await wait(DEBOUNCE_WAIT_MS);
    expect(root.commands).to.deep.equal([{ type: 'risk.assess', risk: 'r1', owner: 'Amina' }]);
    const date = getField('Look again on');
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

  it('replaces text fields by date fields after the first paint, without a layout shift', async () => {
    const mounted = mount({ phases: withRisk({ reviewOn: '2999-01-01' }) });
    const panel = document.querySelector<ProcessMapRisksElement>('process-map-risks');
    while (!panel?.hasUpdated) await Promise.resolve();
    const date = panel.shadowRoot?.getElementById('r1:reviewOn') as HTMLInputElement;
    expect([date.type, date.readOnly, date.value]).to.deep.equal(['text', true, '2999-01-01']);
    const { width, height } = date.getBoundingClientRect();
    await panel.updateComplete;
    expect([date.type, date.readOnly, date.value]).to.deep.equal(['date', false, '2999-01-01']);
    const rectAfter = date.getBoundingClientRect();
    expect([rectAfter.width, rectAfter.height]).to.deep.equal([width, height]);
    await mounted;
  });

  it('shows a warning once the review date has passed, and not before', async () => {
    await mount({ phases: withRisk({ reviewOn: '2999-01-01' }) });
    expect(getVisibleText(root)).not.to.include('this date has passed');
    root.provide({ phases: withRisk({ reviewOn: '2020-01-01' }) });
    await waitForUpdates();
    expect(getVisibleText(root)).to.include('Look again: this date has passed');
    expect(get(root, `[id="${getField('Look again on').getAttribute('aria-describedby')}"]`).textContent).to.include(
      'has passed',
    );
    expect(get(root, '.error .icon'), 'also by an icon').to.be.ok;
    await expect(root).to.be.accessible();
    root.provide({ phases: withRisk({ reviewOn: '2026-05-01' }) });
    await waitForUpdates();
    expect(getVisibleText(root), 'not on the day itself').not.to.include('this date has passed');
    root.provide({ phases: withRisk({ reviewOn: '2026-05-01' }), model: { getToday: () => '2026-05-02' } });
    await waitForUpdates();
    expect(getVisibleText(root), 'on the day after').to.include('this date has passed');
    root.provide({ phases: withRisk({ reviewOn: '2026-05-01' }) });
    await waitForUpdates();
    await expect(root).to.be.accessible();
  });

  it('resets its controls and shows the reasons beside the risk after a denial', async () => {
    await mount({ phases: withRisk({ level: 'low' }) });
    root.respond = () => createDenial({ code: 'vetoed', message: 'Ask the chair.' });
    getCheckboxes('r1')[0]?.click();
    const level = getField<HTMLSelectElement>('How serious it is');
    level.value = 'high';
    level.dispatchEvent(new Event('change'));
    await waitForUpdates();
    expect(getCheckboxes('r1')[0]?.checked).to.equal(false);
    expect(level.value).to.equal('low');
    expect(getVisibleText(getRisk('r1'))).to.include('Ask the chair.');
    expect(getVisibleText(getRisk('r2'))).not.to.include('Ask the chair.');
  });

  for (const [state, options] of Object.entries({
    locked: { phases: { b: { ...withRisk({ owner: 'Amina' }).b, unlocked: false } } },
    'read-only': { phases: withRisk({ owner: 'Amina' }), model: { readOnly: true } },
  } satisfies Record<string, FakeMapOptions>)) {
    it(`is read-only when the phase or map is ${state}`, async () => {
      await mount(options);
      expect(findAll<HTMLInputElement>(root, '[type=checkbox], select').every((control) => control.disabled)).to.equal(
        true,
      );
      expect(
        findAll<HTMLInputElement>(root, '[type=text], [type=date], textarea').every((control) => control.readOnly),
      ).to.equal(true);
      expect(getField('Who looks after it').value).to.equal('Amina');
      expect(!find(root, 'button')).to.equal(true);
      await expect(root).to.be.accessible();
    });
  }
});
