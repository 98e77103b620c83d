import '../../define/index.js';
import { get, getText, getVisibleText, waitForUpdates } from '../../../test/kit/dom.js';
import { createSmallMap } from '../../../test/kit/browser-maps.js';
import { findButton } from '../../../test/kit/panel-host.js';
import { clearPage, expect, mountMap, recordEvents } from '../../../test/kit/page.js';
import { enterText } from '../../../test/kit/person.js';
import type { MapDefinition, Phase } from '../../map/map-definition.js';
import type { ProcessMapElement } from './process-map.js';

const getAnnouncement = (map: ProcessMapElement): string =>
  get(map, '[role=status]').textContent.replace(/\u00a0/g, '');

/** Records the texts of the live region. A repeated text ends with a no-break space, so each is news. */
function recordAnnouncements(map: ProcessMapElement): string[] {
  const announcements: string[] = [];
  const region = get(map, '[role=status]');
  new MutationObserver(() => announcements.push(region.textContent.trim())).observe(region, {
    childList: true,
    characterData: true,
    subtree: true,
  });
  return announcements;
}

const getField = (map: ProcessMapElement) => get<HTMLTextAreaElement>(get(map, 'process-map-questions'), 'textarea');

/** The small map with a decision in phase a. */
function createDecisionMap(): MapDefinition {
  const map = createSmallMap();
  const [a, ...others] = map.phases as [Phase, ...Phase[]];
  const options = (['go', 'wait'] as const).map((id) => ({ id, text: id }));
  return { ...map, phases: [{ ...a, exit: { ...a.exit, decision: { text: 'Is it time?', options } } }, ...others] };
}

/** Finishes phases a and b, and shows a with all of its content. */
async function mountFinished(): Promise<ProcessMapElement> {
  const map = await mountMap(undefined, { rows: 'open' });
  map.send({ type: 'question.answer', question: 'a-q', text: 'First' });
  map.send({ type: 'phase.complete', phase: 'a' });
  map.send({ type: 'phase.complete', phase: 'b' });
  map.shownPhase = 'a';
  await waitForUpdates(map);
  return map;
}

/** Types a text as a person does, and waits until it is recorded; the field keeps the focus. */
async function type(map: ProcessMapElement, text: string): Promise<void> {
  const field = getField(map);
  field.focus();
  enterText(field, text);
  map.exportJourney('json');
  await waitForUpdates(map);
}

describe('<process-map> phases to check again', () => {
  afterEach(clearPage);

  it('are announced once while a person stays in a field, and stand in words below it', async () => {
    const map = await mountFinished();
    const announcements = recordAnnouncements(map);
    await type(map, 'Second');
    expect(announcements).to.deep.equal(['B now asks to be checked.']);
    expect(getVisibleText(get(map, 'process-map-questions'))).to.include('B now asks to be checked.');
    await type(map, 'First');
    expect(getVisibleText(get(map, 'process-map-questions')), 'undone').not.to.include('checked');
    await type(map, 'Third');
    expect(getVisibleText(get(map, 'process-map-questions'))).to.include('B now asks to be checked.');
    expect(announcements, 'the same visit').to.have.lengthOf(1);
    getField(map).blur();
    await type(map, 'First');
    await type(map, 'Fourth');
    expect(announcements, 'another visit').to.have.lengthOf(2);
  });

  it('are announced together with what the gate says about the same decision', async () => {
    const map = await mountMap({ definition: createDecisionMap(), progression: 'open' });
    map.send({ type: 'question.answer', question: 'a-q', text: 'First' });
    map.send({ type: 'decision.make', phase: 'a', option: 'go' });
    for (const phase of ['a', 'b']) map.send({ type: 'phase.complete', phase });
    map.shownPhase = 'a';
    await waitForUpdates(map);
    const announcements = recordAnnouncements(map);
    const gate = get(map, 'process-map-gate');
    findButton(gate, 'Change the decision')?.click();
    await waitForUpdates(map);
    get(gate, '.option.wait input').click();
    await waitForUpdates(map);
    findButton(gate, 'Save decision')?.click();
    await waitForUpdates(map);
    expect(announcements).to.deep.equal(['A and B now ask to be checked. Decision saved: Wait']);
  });

  it('are not announced for a change of the host page', async () => {
    const map = await mountFinished();
    map.send({ type: 'question.answer', question: 'a-q', text: 'Second' });
    await waitForUpdates(map);
    expect(getAnnouncement(map)).to.equal('');
  });

  it('say what changed, and are confirmed with one action', async () => {
    const map = await mountFinished();
    map.send({ type: 'question.answer', question: 'a-q', text: 'Second' });
    map.shownPhase = 'b';
    await waitForUpdates(map);
    expect(getVisibleText(get(map, 'process-map-phase'))).to.match(
      /Check B again\. On .+ you changed “Group of a” in A\./,
    );
    const events = recordEvents(map);
    const gate = get(map, 'process-map-gate');
    get(gate, '.primary').click();
    await waitForUpdates(map);
    expect(events.of('process-map-change')[0]?.facts).to.have.lengthOf(1);
    expect(events.of('process-map-change')[0]?.facts[0]).to.include({ type: 'phase.confirmed', phase: 'b' });
    expect(getText(gate)).not.to.include('Check again');
    expect(getAnnouncement(map)).to.equal('B is still right. Nothing was sent.');
  });
});
