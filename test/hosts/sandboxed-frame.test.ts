// A map in a frame that may neither download, print, open windows nor use the clipboard.
import '../../src/define/index.js';
import type { ProcessMapElement } from '../../src/index.js';
import { createSmallMap } from '../kit/browser-maps.js';
import { findAll, get, getText, has, wait, waitForUpdates } from '../kit/dom.js';
import { attach, clearPage, expect } from '../kit/page.js';

const MENU = '[part=menu]';

/** Waits until a condition holds. */
async function waitUntil(isMet: () => unknown): Promise<void> {
  for (let i = 0; i < 500 && !isMet(); i++) await wait(10);
  expect(isMet(), String(isMet)).to.be.ok;
}

describe('a map in a sandboxed frame', () => {
  afterEach(clearPage);

  let frameWindow: Window;
  let map: ProcessMapElement;
  const getMenu = () => get(map, MENU);
  const getBar = () => get(get(map, 'process-map-journey'), '[part=bar]');

  /** Presses a button by its label. */
  async function press(label: string, root = getMenu()): Promise<void> {
    const button = findAll(root, 'button').find((candidate) => getText(candidate).trim().startsWith(label));
    if (!button) throw new Error(`No button "${label}" in ${getText(root)}`);
    button.click();
    await waitForUpdates(map);
  }

  async function openMenu(): Promise<void> {
    if (!getMenu().matches(':popover-open')) await press('Save and print', getBar());
    await waitUntil(() => has(getMenu(), 'button'));
  }

  /** Mounts a map in a frame, whose modules and storage are those of this page. */
  async function mountInFrame(attributes: Record<string, string> = {}): Promise<void> {
    const frame = document.createElement('iframe');
    frame.setAttribute('sandbox', 'allow-scripts allow-same-origin allow-forms');
    frame.setAttribute('style', 'inline-size: 900px; block-size: 600px');
    const moduleUrl = new URL('../../src/define/index.ts', import.meta.url).href;
    frame.srcdoc = `<!doctype html><html lang="en"><title>Frame</title><body><script type="module" src="${moduleUrl}"></script>`;
    attach(frame);
    await waitUntil(() => frame.contentWindow?.customElements.get('process-map-journey'));
    frameWindow = frame.contentWindow!;
    map = frameWindow.document.createElement('process-map');
    for (const [name, value] of Object.entries(attributes)) map.setAttribute(name, value);
    map.definition = createSmallMap();
    frameWindow.document.body.append(map);
    await map.ready;
    await waitForUpdates(map);
    map.send({ type: 'question.answer', question: 'a-q', text: 'An answer' });
    await waitForUpdates(map);
  }

  /** Replaces the clipboard of the frame. */
  const setClipboard = (writeText: (text: string) => Promise<void>) =>
    Object.defineProperty(frameWindow.navigator, 'clipboard', { configurable: true, value: { writeText } });

  const getField = () => get<HTMLTextAreaElement>(getMenu(), 'textarea');

  it('copies each text that it offers to download', async () => {
    await mountInFrame();
    const copiedTexts: string[] = [];
    setClipboard((text) => Promise.resolve(void copiedTexts.push(text)));
    await openMenu();
    for (const label of ['Copy as text', 'Copy as text (Markdown)']) {
      await press(label);
      await waitUntil(() => getText(getMenu()).includes('Copied as text.'));
      expect(get(map, '[role=status]').textContent).to.include('Copied as text.');
    }
    expect(JSON.parse(copiedTexts[0]!)).to.deep.equal(map.journey);
    expect(copiedTexts[1]).to.include('# The small map').and.to.include('An answer');
    await press('Delete everything…');
    await press('Copy as text');
    expect(copiedTexts).to.have.length(3);
  });

  it('shows the text to copy by hand where the clipboard is denied, and what was cleared stays', async () => {
    await mountInFrame();
    setClipboard(() => Promise.reject(new DOMException('', 'NotAllowedError')));
    await openMenu();
    await press('Delete everything…');
    await press('Copy as text');
    await waitUntil(() => has(getMenu(), 'textarea'));
    const { value, selectionStart, selectionEnd, readOnly } = getField();
    expect(JSON.parse(value)).to.deep.equal(map.journey);
    expect([selectionStart, selectionEnd, readOnly]).to.deep.equal([0, value.length, true]);
    expect(getText(getMenu())).to.include('copy it from here');

    await press('Delete everything');
    expect(map.journey!.cycles[0]!.answers).to.deep.equal({});
    await openMenu();
    expect(has(getMenu(), 'textarea')).to.equal(false);
    await press('Copy what was deleted');
    await waitUntil(() => has(getMenu(), 'textarea'));
    expect(getField().value).to.include('An answer');
    await press('Put it back');
    expect(map.exportJourney('json')).to.include('An answer');
  });

  it('offers the text in the bar, too, where saving fails', async () => {
    localStorage.setItem('small:default', '{"format":"process-map-journey","version":99}');
    await mountInFrame({ storage: 'local' });
    setClipboard(() => Promise.reject(new DOMException('', 'NotAllowedError')));
    for (const [label, content] of [
      ['Copy as text', 'An answer'],
      ['Copy what was saved', '"version":99'],
    ] as const) {
      await press(label, getBar());
      await waitUntil(() => has(getMenu(), 'textarea'));
      await waitUntil(() => getField().value.includes(content));
      expect(getMenu().matches(':popover-open')).to.equal(true);
    }
  });

  it('says that nothing was printed', async () => {
    await mountInFrame();
    await openMenu();
    await press('Print the whole plan');
    await waitUntil(() => getText(getMenu()).includes('Nothing was printed'));
    expect(get(map, '[role=status]').textContent).to.include('Nothing was printed');
  });
});
