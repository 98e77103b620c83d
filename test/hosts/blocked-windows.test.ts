// Pages in which windows and dialogs are blocked, as in-app browsers and kiosks do.
import { find, findAll, get, getText, waitForElement, waitForUpdates } from '../kit/dom.js';
import { describeHostPage, MAP } from '../kit/host-page.js';
import { expect } from '../kit/page.js';

describe('where windows and dialogs are blocked', () => {
  const { open, print, confirm, alert } = window;
  let printCount = 0;

  beforeEach(() => {
    printCount = 0;
    Object.assign(window, {
      open: () => null,
      print: () => void printCount++,
      confirm: () => undefined,
      alert: () => undefined,
    });
  });
  afterEach(() => void Object.assign(window, { open, print, confirm, alert }));

  describeHostPage('a page', { html: MAP }, (openPage) => {
    const press = async (map: Element, label: string) => {
      const buttons = findAll(get(map, 'process-map-journey'), 'button');
      const button = buttons.find((candidate) => getText(candidate).trim().startsWith(label));
      expect(button, label).not.to.equal(undefined);
      button!.click();
      await waitForUpdates(map);
    };

    it('prints the page itself', async () => {
      const { map } = await openPage();
      await press(map, 'Save and print');
      await waitForElement(map, '[part=menu] button');
      await press(map, 'Print the whole plan');
      expect(printCount).to.equal(1);
    });

    it('clears the record after a question of its own', async () => {
      const { map } = await openPage();
      map.send({ type: 'question.answer', question: 'a-q', text: 'An answer' });
      await press(map, 'Save and print');
      await waitForElement(map, '[part=menu] button');
      await press(map, 'Delete everything…');
      expect(map.exportJourney('json')).to.include('An answer');
      await press(map, 'Delete everything');
      expect(map.exportJourney('json')).not.to.include('An answer');
      expect(find(map, 'textarea')?.checkVisibility()).to.equal(true);
    });
  });
});
