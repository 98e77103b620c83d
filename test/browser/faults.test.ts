// The fault campaign in a browser: the same interleavings as in test/faults, with real elements, fields and focus.
import '../../src/define/all.js';
import { runCampaign } from '../faults/campaign.js';
import { BrowserPage, restorePage } from '../faults/browser-page.js';
import { expect } from '../kit/page.js';

/** Settings of this run, from the configuration of the test runner. */
declare const FAULTS: { firstSeed: number; count: number };

/** Limit for the time that a failing run takes. */
const MAX_REPORTS = 6;

/** One page in so many types with real keys. */
const KEYBOARD_SHARE = 20;

describe('random interleavings in a browser', () => {
  const { warn } = console;
  before(() => {
    console.warn = () => undefined;
  });
  after(() => {
    console.warn = warn;
    restorePage();
    document.documentElement.lang = 'en';
  });

  it(`keep every text, or say that it is not saved (${FAULTS.count} from seed ${FAULTS.firstSeed})`, async function () {
    this.timeout(0);
    let pages = 0;
    const { lines, report, totals } = await runCampaign(
      { ...FAULTS, maxReports: MAX_REPORTS },
      (browser) => new BrowserPage(browser, pages++ % KEYBOARD_SHARE === 0),
    );
    warn(lines.join('\n'));
    expect(report).to.equal('');
    expect(totals.typed).to.be.greaterThan(FAULTS.count);
  });
});
