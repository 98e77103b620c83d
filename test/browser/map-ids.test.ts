// Maps whose ids are any texts: with white space, quotes, other scripts, or very long.
import '../../src/define/index.js';
import { findAll, get, getAccessibleName, getFocusedElement, waitForElement, waitForUpdates } from '../kit/dom.js';
import { clearPage, expect, getAnswer, mountMap } from '../kit/page.js';
import { enterText } from '../kit/person.js';
import { clickButton, findButton } from '../kit/panel-host.js';
import { createSmallMap } from '../kit/browser-maps.js';
import type { ProcessMapElement } from '../../src/index.js';

const NAMES: Record<string, (id: string) => string> = {
  'white space': (id) => ` ${id}\tof  the team\n`,
  quotes: (id) => `"${id}" 'or' <b> & #x > y[z]`,
  'other scripts': (id) => `${id} مرحبا 😀 \u202e e\u0301`,
  'a great length': (id) => `${id} ${'very '.repeat(2000)}`,
  escapes: (id) => `${id}_x20_ ${id}?!+:`,
};

/** Creates a map with groups, prompts, terms and measures, and its ids changed. */
function createMapWith(rename: (id: string) => string) {
  const map = createSmallMap('ids');
  const questions = [{ id: 'a-p', text: 'And a prompt?' }];
  const phases = map.phases.map((phase, i) =>
    i ? phase : { ...phase, groups: phase.groups.map((group) => ({ ...group, questions })), exit: createExit() },
  );
  const catalogue = { glossary: [{ id: 'term', term: 'question', text: 'A sentence that asks.' }] };
  const text = JSON.stringify({ ...map, phases, catalogue });
  return JSON.parse(text, (key, value: unknown) => {
    if (key === 'id' && typeof value === 'string' && !/^(go|wait|stop)$/.test(value)) return rename(value);
    return key === 'addresses' ? (value as string[]).map(rename) : value;
  }) as object;
}

const createExit = () => ({
  groups: 'all' as const,
  tools: 1,
  risks: 'all' as const,
  decision: { text: 'Go on?', options: [{ id: 'go' as const, text: 'Yes.' }] },
});

async function mountMapWith(rename: (id: string) => string): Promise<ProcessMapElement> {
  const map = await mountMap({ definition: createMapWith(rename) }, { rows: 'open' });
  const phase = (map.definition?.phases ?? [])[0];
  map.send({ type: 'tool.choose', tool: phase?.tools[0]?.id });
  await waitForUpdates(map);
  clickButton(map, 'Answer these one by one');
  clickButton(map, 'Add a note');
  await waitForElement(map, 'button.term');
  await waitForUpdates(map);
  return map;
}

const CONTROLS = 'input, textarea, select, button, summary, [role=group], [role=search], fieldset';

/** Lists the accessible names of all controls. */
const listNames = (map: ProcessMapElement) => findAll(map, CONTROLS).map((control) => getAccessibleName(control));

describe('ids of a map', () => {
  afterEach(clearPage);

  for (const [name, rename] of Object.entries(NAMES)) {
    it(`give every control its name and its description with ${name}`, async () => {
      const plainMap = await mountMapWith(String);
      const expectedNames = listNames(plainMap);
      plainMap.remove();
      const map = await mountMapWith(rename);
      expect(listNames(map)).to.deep.equal(expectedNames);
      for (const attribute of ['for', 'popovertarget', 'aria-labelledby', 'aria-describedby'])
        for (const element of findAll(map, `[${attribute}]`))
          for (const id of (element.getAttribute(attribute) ?? '').split(/\s+/))
            expect(
              (element.getRootNode() as ShadowRoot).querySelectorAll(`[id="${CSS.escape(id)}"]`),
              id,
            ).to.have.length(1);
      await expect(map).to.be.accessible();
    });

    it(`lead from an open step to its field, whose text is recorded, with ${name}`, async () => {
      const map = await mountMapWith(rename);
      const findStep = (text: string) =>
        findAll(get(map, 'process-map-gate'), 'button').find((button) => button.textContent.includes(text));
      findStep('Risk of a')?.click();
      expect(getFocusedElement()?.matches('[type=checkbox]')).to.equal(true);
      findStep('Group of a')?.click();
      const field = getFocusedElement() as HTMLTextAreaElement;
      expect(getAccessibleName(field)).to.equal('Question of a?');
      enterText(field, 'An answer');
      // Records it at once, also in a page that does not have the focus.
      map.exportJourney('json');
      expect(getAnswer(map.journey, rename('a-q'))).to.equal('An answer');
      expect(findButton(map, 'Save decision')).to.be.ok;
    });
  }
});
