import { sendKeys } from '../../../test/kit/person.js';
import { expect, use } from 'chai';
import { chaiA11yAxe } from 'chai-a11y-axe';
import {
  find,
  findAll,
  get,
  mount,
  refusal,
  settle,
  textOf,
  wait,
  type FakeMap,
  type Given,
} from '../../../test/kit/panel-host.js';
import type { RiskView } from '../../journey/types/view.js';
import { ProcessMapRisksElement } from './process-map-risks.js';

use(chaiA11yAxe);
if (!customElements.get('process-map-risks')) customElements.define('process-map-risks', ProcessMapRisksElement);

const REST = 400;

let root: FakeMap;
const start = async (given?: Given) => (root = await mount(['process-map-risks'], given));
const risks = (first: Partial<RiskView> = {}) => ({
  b: {
    risks: [
      { id: 'r1', assessed: false, ...first },
      { id: 'r2', assessed: false },
    ],
  },
});
const group = (id: string) => get(root, `[role=group][id=${id}]`);
const boxes = (id: string) => [...group(id).querySelectorAll<HTMLInputElement>('input[type=checkbox]')];
const field = <T extends HTMLElement = HTMLInputElement>(label: string): T => {
  const found = [...group('r1').querySelectorAll('label')].find((each) => each.textContent.trim().startsWith(label));
  return (found?.control ?? undefined) as unknown as T;
};

describe('process-map-risks', () => {
  afterEach(() => root.remove());

  it('shows each risk with the measures that address it', async () => {
    await start({ phases: risks({ assessed: true, measures: ['m1'] }) });
    expect(textOf(get(root, '[part=state]'))).to.equal('1 of 2 assessed');
    expect(boxes('r1').map((box) => box.labels?.[0]?.querySelector('b')?.textContent)).to.deep.equal([
      'Assess',
      'Scope',
      'We accept this risk as it is',
    ]);
    expect(boxes('r1').map((box) => box.checked)).to.deep.equal([true, false, false]);
    expect(boxes('r2').map((box) => box.labels?.[0]?.querySelector('b')?.textContent)).to.deep.equal([
      'Scope',
      'We accept this risk as it is',
    ]);
    await expect(root).to.be.accessible();
  });

  it('says of each risk how it stands', async () => {
    await start({ phases: risks({ assessed: true, measures: ['m1'] }) });
    expect(['r1', 'r2'].map((id) => textOf(get(group(id), '[part=state]')))).to.deep.equal(['Assessed', 'To do']);
    expect(
      ['r1', 'r2'].map((id) => get(root, `[id="${group(id).getAttribute('aria-labelledby')}"]`).textContent),
    ).to.deep.equal(['Magic bullet', 'Nobody comes']);
  });

  it('renders nothing where the phase has none', async () => {
    await start({ model: { shownPhase: 'a' } });
    expect(textOf(root)).to.equal('');
  });

  it('asks for the whole list of measures, and for no other field', async () => {
    await start({ phases: risks({ assessed: true, measures: ['m1'], owner: 'Amina' }) });
    boxes('r1')[1]?.focus();
    await sendKeys({ press: 'Space' });
    boxes('r1')[0]?.click();
    expect(root.asked).to.deep.equal([
      { type: 'risk.assess', risk: 'r1', measures: ['m1', 'm2'] },
      { type: 'risk.assess', risk: 'r1', measures: [] },
    ]);
  });

  it('accepts, and takes that back', async () => {
    await start();
    boxes('r1').at(-1)?.click();
    root.give({ phases: risks({ assessed: true, accepted: true }) });
    await settle();
    boxes('r1').at(-1)?.click();
    expect(root.asked).to.deep.equal([
      { type: 'risk.assess', risk: 'r1', accepted: true },
      { type: 'risk.assess', risk: 'r1', accepted: null },
    ]);
  });

  it('takes a level, and clears it', async () => {
    await start();
    const level = field<HTMLSelectElement>('How serious it is');
    level.focus();
    await sendKeys({ type: 'Hi' });
    level.blur();
    expect(root.asked).to.deep.equal([{ type: 'risk.assess', risk: 'r1', level: 'high' }]);
    root.give({ phases: risks({ level: 'high' }) });
    await settle();
    expect(level.value).to.equal('high');
    level.value = '';
    level.dispatchEvent(new Event('change'));
    expect(root.asked.at(-1)).to.deep.equal({ type: 'risk.assess', risk: 'r1', level: null });
  });

  it('takes owner, date and note, each on its own, and clears them', async () => {
    await start({ phases: risks({ note: 'Old' }) });
    field('Who looks after it').focus();
    await sendKeys({ type: 'Amina' });
    expect(root.asked).to.deep.equal([]);
    await wait(REST);
    expect(root.asked).to.deep.equal([{ type: 'risk.assess', risk: 'r1', owner: 'Amina' }]);
    const date = field('Look again on');
    expect(date.type).to.equal('date');
    date.focus();
    date.value = '2999-12-31';
    date.dispatchEvent(new Event('input'));
    date.blur();
    expect(root.asked.at(-1)).to.deep.equal({ type: 'risk.assess', risk: 'r1', reviewOn: '2999-12-31' });
    const note = field<HTMLTextAreaElement>('Note');
    note.focus();
    note.select();
    await sendKeys({ press: 'Space' });
    note.blur();
    expect(root.asked.at(-1)).to.deep.equal({ type: 'risk.assess', risk: 'r1', note: null });
    expect(root.asked).to.have.length(3);
  });

  it('makes its dates once it was shown, and moves nothing by it', async () => {
    const mounted = start({ phases: risks({ reviewOn: '2999-01-01' }) });
    const panel = document.querySelector<ProcessMapRisksElement>('process-map-risks');
    while (!panel?.hasUpdated) await Promise.resolve();
    const date = panel.shadowRoot?.getElementById('r1:reviewOn') as HTMLInputElement;
    expect([date.type, date.readOnly, date.value]).to.deep.equal(['text', true, '2999-01-01']);
    const { width, height } = date.getBoundingClientRect();
    await panel.updateComplete;
    expect([date.type, date.readOnly, date.value]).to.deep.equal(['date', false, '2999-01-01']);
    const after = date.getBoundingClientRect();
    expect([after.width, after.height]).to.deep.equal([width, height]);
    await mounted;
  });

  it('says when the date to look again has passed, and only then', async () => {
    await start({ phases: risks({ reviewOn: '2999-01-01' }) });
    expect(textOf(root)).not.to.include('this date has passed');
    root.give({ phases: risks({ reviewOn: '2020-01-01' }) });
    await settle();
    expect(textOf(root)).to.include('Look again: this date has passed');
    expect(get(root, `[id="${field('Look again on').getAttribute('aria-describedby')}"]`).textContent).to.include(
      'has passed',
    );
    expect(get(root, '.error .icon'), 'by a shape, too').to.be.ok;
    await expect(root).to.be.accessible();
    root.give({ phases: risks({ reviewOn: '2026-05-01' }) });
    await settle();
    expect(textOf(root), 'today is in time').not.to.include('this date has passed');
    root.give({ phases: risks({ reviewOn: '2026-05-01' }), model: { today: '2026-05-02' } });
    await settle();
    expect(textOf(root), 'the day after is not').to.include('this date has passed');
    root.give({ phases: risks({ reviewOn: '2026-05-01' }) });
    await settle();
    await expect(root).to.be.accessible();
  });

  it('shows what the journey says after a refusal, and why', async () => {
    await start({ phases: risks({ level: 'low' }) });
    root.answer = () => refusal({ code: 'vetoed', message: 'Ask the chair.' });
    boxes('r1')[0]?.click();
    const level = field<HTMLSelectElement>('How serious it is');
    level.value = 'high';
    level.dispatchEvent(new Event('change'));
    await settle();
    expect(boxes('r1')[0]?.checked).to.equal(false);
    expect(level.value).to.equal('low');
    expect(textOf(group('r1'))).to.include('Ask the chair.');
    expect(textOf(group('r2'))).not.to.include('Ask the chair.');
  });

  for (const [name, given] of Object.entries({
    locked: { phases: { b: { ...risks({ owner: 'Amina' }).b, unlocked: false } } },
    'read-only': { phases: risks({ owner: 'Amina' }), model: { readOnly: true } },
  } satisfies Record<string, Given>)) {
    it(`can be read but not changed where it is ${name}`, async () => {
      await start(given);
      expect(findAll<HTMLInputElement>(root, '[type=checkbox], select').every((control) => control.disabled)).to.equal(
        true,
      );
      expect(
        findAll<HTMLInputElement>(root, '[type=text], [type=date], textarea').every((control) => control.readOnly),
      ).to.equal(true);
      expect(field('Who looks after it').value).to.equal('Amina');
      expect(!find(root, 'button')).to.equal(true);
      await expect(root).to.be.accessible();
    });
  }
});
