import '../../define/all.js';
import {
  findAll,
  get,
  getFocusedElement,
  getText,
  getVisibleText,
  has,
  waitForUpdates,
} from '../../../test/kit/dom.js';
import { findButton } from '../../../test/kit/panel-host.js';
import { clearPage, expect, mountMap } from '../../../test/kit/page.js';
import { click, pressKey, sendKeys } from '../../../test/kit/person.js';
import { use } from 'chai';
import { chaiA11yAxe } from 'chai-a11y-axe';
import type { RiskView } from '../../journey/types/view.js';
import { viewJourney } from '../../journey/view.js';
import type { MapDefinition } from '../../map/map-definition.js';
import type { ProcessMapElement } from '../process-map/process-map.js';

use(chaiA11yAxe);

const listRisks = (map: ProcessMapElement): RiskView[] =>
  viewJourney(map.definition as MapDefinition, map.journey!).phases[0]!.risks;
const getPanel = (map: ProcessMapElement) => get(map, 'process-map-risks');
const getNewRisk = (map: ProcessMapElement) => get<HTMLInputElement>(map, '[id="a:new-risk"]');
const getStatus = (map: ProcessMapElement) => getText(get(map, '[role=status]'));

/** Adds a risk by keyboard, as a person does. Returns its id. */
async function addRisk(map: ProcessMapElement, name: string): Promise<string> {
  getNewRisk(map).focus();
  await sendKeys({ type: name });
  await pressKey('Enter');
  await waitForUpdates(map);
  return listRisks(map).at(-1)!.id;
}

describe('own risks and measures', () => {
  afterEach(clearPage);

  it('are added by keyboard: the row of a new risk opens, and its first field has the focus', async () => {
    const map = await mountMap();
    const id = await addRisk(map, 'Heavy rain');
    expect(listRisks(map).at(-1)?.own).to.deep.equal({ name: 'Heavy rain' });
    expect(getNewRisk(map).value).to.equal('');
    expect(getStatus(map)).to.include('“Heavy rain” is added.');
    const row = get(map, `[data-row="${id}"]`);
    expect(getVisibleText(row)).to.match(/^Your own risk: Heavy rain To do/);
    expect(row.contains(getFocusedElement())).to.equal(true);
    await expect(getPanel(map)).to.be.accessible();
  });

  it('say that a name is missing, at the field, which takes the focus', async () => {
    const map = await mountMap();
    findButton(getPanel(map), 'Add this risk')?.click();
    await waitForUpdates(map);
    const field = getNewRisk(map);
    expect(getFocusedElement() === field).to.equal(true);
    expect(getVisibleText(field.closest('form')!)).to.include('Write a few words first.');
    expect(listRisks(map).filter(({ own }) => own)).to.deep.equal([]);
  });

  it('keep a name that is not added yet, with the other drafts', async () => {
    const map = await mountMap();
    getNewRisk(map).focus();
    await sendKeys({ type: 'Half a thought' });
    const { drafts } = JSON.parse(map.exportJourney('json')) as { drafts?: Record<string, string> };
    expect(drafts).to.deep.equal({ 'a:new-risk': 'Half a thought' });
    map.shownPhase = 'b';
    await waitForUpdates(map);
    map.shownPhase = 'a';
    await waitForUpdates(map);
    expect(getNewRisk(map).value).to.equal('Half a thought');
  });

  it('are removed and put back, with what was said about them', async () => {
    const map = await mountMap();
    const id = await addRisk(map, 'Heavy rain');
    map.send({ type: 'risk.assess', risk: id, level: 'high', owner: 'Ana' });
    await waitForUpdates(map);
    findButton(get(map, `[data-row="${id}"]`), 'Remove this risk')?.click();
    await waitForUpdates(map);
    expect(has(map, `[data-row="${id}"]`)).to.equal(false);
    expect(getFocusedElement() === getNewRisk(map)).to.equal(true);
    expect(getVisibleText(getPanel(map))).to.include('Removed risks Heavy rain Put it back');
    await expect(getPanel(map)).to.be.accessible();
    findButton(getPanel(map), 'Put it back')?.click();
    await waitForUpdates(map);
    expect(listRisks(map).at(-1)).to.include({ id, level: 'high', owner: 'Ana' });
    expect(getVisibleText(getPanel(map))).not.to.include('Removed risks');
  });

  it('takes a measure of its own at once, also against a risk of the map, until it is removed', async () => {
    const map = await mountMap(undefined, { rows: 'open' });
    const field = get<HTMLInputElement>(map, '[id="a-risk:new-measure"]');
    field.focus();
    await sendKeys({ type: 'Bring a tent' });
    await pressKey('Enter');
    await waitForUpdates(map);
    const [risk] = listRisks(map);
    const [measure] = risk?.ownMeasures ?? [];
    expect(measure?.name).to.equal('Bring a tent');
    expect(risk).to.deep.include({ measures: [measure?.id], assessed: true });
    expect(get<HTMLInputElement>(map, `input[aria-labelledby^="a-risk_x2b_${measure!.id}"]`).checked).to.equal(true);
    findButton(getPanel(map), 'Remove')?.click();
    await waitForUpdates(map);
    expect(listRisks(map)[0]).to.deep.equal({ id: 'a-risk', assessed: false });
  });

  it('end a risk that is none any more', async () => {
    const map = await mountMap(undefined, { rows: 'open' });
    map.send({ type: 'risk.assess', risk: 'a-risk', reviewOn: '2020-01-01' });
    await waitForUpdates(map);
    expect(getVisibleText(getPanel(map))).to.include('Review overdue');
    const box = findAll<HTMLInputElement>(getPanel(map), 'input[type=checkbox]').at(-1)!;
    await click(box);
    await waitForUpdates(map);
    expect(listRisks(map)[0]).to.include({ closed: true });
    expect(getVisibleText(getPanel(map)))
      .to.include('1 of 1 dealt with')
      .and.not.to.include('Review overdue');
  });

  it('have no forms where the map is read-only', async () => {
    const map = await mountMap(undefined, { readonly: '', rows: 'open' });
    expect(has(map, 'form')).to.equal(false);
  });
});

describe('a proposal from an earlier cycle', () => {
  afterEach(clearPage);

  /** Starts a second cycle that takes everything over. */
  async function mountSecondCycle(): Promise<ProcessMapElement> {
    const map = await mountMap(undefined, { rows: 'open' });
    const { phases } = map.definition as MapDefinition;
    map.send({ type: 'question.answer', question: 'a-q', text: 'As before.' });
    map.send({ type: 'tool.choose', tool: 'a-tool' });
    map.send({ type: 'risk.assess', risk: 'a-risk', level: 'high', owner: 'Ana' });
    for (const { id } of phases) map.send({ type: 'phase.complete', phase: id });
    map.send({ type: 'cycle.start', carry: { answers: true, tools: true, risks: true } });
    await waitForUpdates(map);
    return map;
  }

  it('is shown as what it is, and kept by a button', async () => {
    const map = await mountSecondCycle();
    const questions = get(map, 'process-map-questions');
    expect(get<HTMLTextAreaElement>(questions, 'textarea').value).to.equal('As before.');
    expect(getVisibleText(questions)).to.include('From cycle 1. It counts once you keep or change it.');
    findButton(questions, 'Keep it')?.click();
    await waitForUpdates(map);
    expect(getVisibleText(questions)).not.to.include('From cycle 1');
    expect(map.journey?.cycles[1]?.answers.a?.['a-q']).not.to.have.property('from');
    findButton(getPanel(map), 'Keep it')?.click();
    await waitForUpdates(map);
    expect(listRisks(map)[0]).to.include({ level: 'high', owner: 'Ana' }).and.not.to.have.property('from');
  });

  it('is a tool that is not ticked, until somebody ticks it', async () => {
    const map = await mountSecondCycle();
    const tools = get(map, 'process-map-tools');
    const box = get<HTMLInputElement>(tools, 'input[type=checkbox]');
    expect(box.checked).to.equal(false);
    expect(getVisibleText(tools)).to.include('From cycle 1');
    await click(box);
    await waitForUpdates(map);
    expect(box.checked).to.equal(true);
    expect(getVisibleText(tools)).not.to.include('From cycle 1');
  });
});

describe('the person who works here', () => {
  afterEach(clearPage);

  it('is in the facts of commands, and beside an answer', async () => {
    const map = await mountMap(undefined, { person: ' Ana \n Lopes ', rows: 'open' });
    expect(map.person).to.equal('Ana Lopes');
    const outcome = map.send({ type: 'question.answer', question: 'a-q', text: 'Mine.' });
    expect(outcome.ok && outcome.facts[0]?.person).to.equal('Ana Lopes');
    await waitForUpdates(map);
    expect(getVisibleText(get(map, 'process-map-questions'))).to.match(/\d{4}, Ana Lopes/);
    map.person = null;
    const nameless = map.send({ type: 'question.answer', question: 'a-q', text: 'Nobody’s.' });
    expect(nameless.ok && nameless.facts[0]).not.to.have.property('person');
  });

  it('and the title of the journey are shown as text, whatever they contain', async () => {
    const map = await mountMap(undefined, { person: '<img src=x onerror=alert(1)>', rows: 'open' });
    map.send({ type: 'journey.rename', title: '<b>Seven</b> offices' });
    map.send({ type: 'question.answer', question: 'a-q', text: 'Mine.' });
    await waitForUpdates(map);
    expect(getVisibleText(get(map, 'process-map-journey'))).to.include('<b>Seven</b> offices');
    expect(getVisibleText(get(map, 'process-map-questions'))).to.include('<img src=x onerror=alert(1)>');
  });
});
