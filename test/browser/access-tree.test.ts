// The accessibility tree in every state, as Chromium computes it: roles, names, states, headings and live regions.
import { panelStrings } from '../../src/strings/en/panels.js';
import '../../src/define/index.js';
import { streetTrees } from '../../stories/fixtures/maps.js';
import { mountState, stateNames, type StateName } from '../kit/every-state.js';
import { find, findAll, get, waitForUpdates, wait } from '../kit/dom.js';
import { skipUnless } from '../kit/engine.js';
import { clearPage, expect, mountMap } from '../kit/page.js';
import { enterText } from '../kit/person.js';
import { readTree, waitForTree, type AccessibilityNode, type AccessibilityTree } from '../kit/accessibility-tree.js';

/** Roles of fields. A date is a group of three spin buttons. */
const FIELD_ROLES = ['textbox', 'checkbox', 'radio', 'combobox', 'spinbutton'];
const ONE = 'Phase 1, Find the ground';
const TWO = 'Phase 2, Plant';
const THREE = 'Phase 3, Care';

interface Expected {
  /** Buttons of the diagram, each with its states. */
  diagram: string[];
  heading: string;

  /** Texts about the phase. */
  texts: string[];

  /** Buttons of the gate, without those of the reasons. */
  gate: string[];

  /** True if the fields are neither read-only nor disabled. */
  isWritable: boolean;
}

const formatCurrent = (name: string) => `button “${name}” current=step`;
const formatButton = (name: string) => `button “${name}”`;
const PREVIEW = [
  formatCurrent(`${ONE}, You are here, finished steps: 0 of 5, 3 tools, 2 risks`),
  formatButton(`${TWO}, Opens after 1, Decide: go, wait or stop, 2 risks`),
  formatButton(`${THREE}, Opens after 2, 2 tools, on show`),
];

/** Expected content of the tree by state. */
const expected: Partial<Record<StateName, Expected>> = {
  'begun, and open': {
    diagram: [
      formatCurrent(`${ONE}, You are here, finished steps: 0 of 5, 3 tools, 2 risks, on show`),
      formatButton(`${TWO}, Opens after 1, Decide: go, wait or stop, 2 risks`),
      formatButton(`${THREE}, Opens after 2, 2 tools`),
    ],
    heading: 'Phase 1 of 3: Find the ground',
    texts: ['You are here'],
    gate: ['Finish phase 1'],
    isWritable: true,
  },
  'a locked preview': {
    diagram: PREVIEW,
    heading: 'Phase 3 of 3: Care',
    texts: ['Opens after 2', 'You can read this phase now and fill it in after phase 2.'],
    gate: [],
    isWritable: false,
  },
  'locked under strict': {
    diagram: [formatCurrent(`${ONE}, You are here, finished steps: 0 of 5, 3 tools, 2 risks, on show`)],
    heading: 'Phase 1 of 3: Find the ground',
    texts: ['You are here'],
    gate: ['Finish phase 1'],
    isWritable: true,
  },
  'open beside the current one': {
    diagram: [
      formatCurrent(`${ONE}, You are here, finished steps: 0 of 5, 3 tools, 2 risks`),
      formatButton(`${TWO}, Open, finished steps: 0 of 4, Decide: go, wait or stop, 2 risks, on show`),
      formatButton(`${THREE}, Open, finished steps: 0 of 1, 2 tools`),
    ],
    heading: 'Phase 2 of 3: Plant',
    texts: ['Open'],
    gate: ['Save decision', 'Finish phase 2'],
    isWritable: true,
  },
  done: {
    diagram: [
      formatButton(`${ONE}, Finished, on show`),
      formatCurrent(`${TWO}, You are here, finished steps: 3 of 4`),
      formatButton(`${THREE}, Opens after 2`),
    ],
    heading: 'Phase 1 of 3: Find the ground',
    texts: ['Finished', 'This phase is finished. You can still change answers'],
    gate: ['Go to 2', 'Reopen phase 1'],
    isWritable: true,
  },
  'under way': {
    diagram: [
      formatButton(`${ONE}, Finished`),
      formatCurrent(`${TWO}, You are here, finished steps: 3 of 4, on show`),
      formatButton(`${THREE}, Opens after 2`),
    ],
    heading: 'Phase 2 of 3: Plant',
    texts: ['You are here', 'Not relevant'],
    gate: ['Finish phase 2'],
    isWritable: true,
  },
  'check again, as another one changed': {
    diagram: [
      formatButton(`${ONE}, Finished`),
      formatButton(`${TWO}, Check again: 1 has changed, on show`),
      formatCurrent(`${THREE}, You are here, finished steps: 1 of 1`),
    ],
    heading: 'Phase 2 of 3: Plant',
    texts: ['Check again', 'Check 2 again.'],
    gate: ['2 is still right', 'Reopen phase 2'],
    isWritable: true,
  },
  stopped: {
    diagram: [
      formatButton(`${ONE}, Finished`),
      formatCurrent(`${TWO}, Stopped here, finished steps: 3 of 4, on show`),
      formatButton(`${THREE}, Opens after 2`),
    ],
    heading: 'Phase 2 of 3: Plant',
    texts: ['You decided to stop. You can read everything.', 'Decision saved: Stop'],
    gate: ['Start again'],
    isWritable: false,
  },
  completed: {
    diagram: [
      formatButton(`${ONE}, Finished`),
      formatButton(`${TWO}, Finished`),
      formatButton(`${THREE}, Finished, on show`),
    ],
    heading: 'Phase 3 of 3: Care',
    texts: ['Finished', 'This phase is finished. You can still change answers'],
    gate: ['Reopen phase 3', 'Start cycle 2'],
    isWritable: true,
  },
  'a second cycle': {
    diagram: [
      formatButton(`${ONE}, Finished`),
      formatCurrent(`${TWO}, You are here, finished steps: 3 of 4, on show`),
      formatButton(`${THREE}, Opens after 2`),
    ],
    heading: 'Phase 2 of 3: Plant, cycle 2',
    texts: ['You are here', 'In cycle 1 you wrote:'],
    gate: ['Finish phase 2'],
    isWritable: true,
  },
  'merged, with what both wrote': {
    diagram: [
      formatButton(`${ONE}, Finished`),
      formatCurrent(`${TWO}, You are here, finished steps: 3 of 4, on show`),
      formatButton(`${THREE}, Opens after 2`),
    ],
    heading: 'Phase 2 of 3: Plant',
    texts: ['Another answer (', 'One day, and by video'],
    gate: ['Finish phase 2'],
    isWritable: true,
  },
  'read-only': {
    diagram: [
      formatButton(`${ONE}, Finished`),
      formatCurrent(`${TWO}, You are here, finished steps: 3 of 4, on show`),
      formatButton(`${THREE}, Opens after 2`),
    ],
    heading: 'Phase 2 of 3: Plant',
    texts: ['You can read this plan but not change it.'],
    gate: [],
    isWritable: false,
  },
};

/** Lists the buttons of the diagram. */
const listDiagramButtons = (tree: AccessibilityTree) =>
  tree.getSubtree(tree.get('navigation', 'Map: Trees for our street')).listLines('button');
const getPhase = (tree: AccessibilityTree) => tree.getSubtree(tree.get('region', /^Phase \w of \d:/));

describe('the accessibility tree', function () {
  this.timeout(30_000);
  before(skipUnless('devtoolsProtocol'));
  afterEach(clearPage);

  it('exposes a landmark of the map with a button for each phase and nothing else, which says “risk”', async () => {
    await mountState('under way');
    document.querySelector('process-map')?.setAttribute('size', 'full');
    await waitForUpdates();
    const tree = await readTree();
    const landmark = tree.getSubtree(tree.get('navigation', 'Map: Trees for our street'));
    const buttons = landmark.list('button');
    expect(landmark.list('listitem')).to.have.length(3);
    expect(buttons.map(({ name }) => name)).to.deep.equal([
      `${ONE}, Finished, 2 of 3 tools, 2 risks`,
      `${TWO}, You are here, finished steps: 3 of 4, Decided: wait, 2 risks, 1 overdue, on show`,
      `${THREE}, Opens after 2, 2 tools`,
    ]);
    const countTexts = (part: AccessibilityTree) => part.list('StaticText').length;
    const countsInButtons = buttons.map((button) => countTexts(landmark.getSubtree(button)));
    expect(countTexts(landmark), 'texts outside of buttons').to.equal(countsInButtons.reduce((a, b) => a + b));
  });

  for (const [name, { diagram, heading, texts, gate, isWritable }] of Object.entries(expected) as [
    StateName,
    Expected,
  ][]) {
    it(`exposes the phases, texts, actions and fields, in the state “${name}”`, async () => {
      await mountState(name);
      const tree = await readTree();
      expect(listDiagramButtons(tree)).to.deep.equal(diagram);
      const phase = getPhase(tree);
      expect(phase.listLines('heading')[0]).to.equal(`heading 2 “${heading}”`);
      for (const text of texts) expect(phase.text).to.include(text);

      const buttons = phase.getSection(/^Finish /).list('button');
      const reasons = phase
        .getSection(/^Finish /)
        .list('listitem')
        .flatMap((item) => phase.getSubtree(item).list('button'));
      expect(
        buttons
          // The button inside a date field is the browser's.
          .filter(({ id, name }) => !reasons.some((reason) => reason.id === id) && !name.startsWith('Show date picker'))
          .map((node) => node.name),
      ).to.deep.equal(gate);

      // A note can be written in a locked phase too.
      const fields = FIELD_ROLES.flatMap((role) => phase.list(role)).filter(
        (field) => field.name !== panelStrings.noteAhead,
      );
      if (name === 'a locked preview') expect(fields).to.deep.equal([]);
      else expect(fields.length, 'fields').to.be.above(0);
      const lockedFields = fields.filter(({ states }) =>
        states.some((state) => state === 'disabled' || state === 'readonly'),
      );
      expect(lockedFields.map((field) => field.name)).to.deep.equal(
        isWritable ? [] : fields.map((field) => field.name),
      );
    });
  }

  it('exposes a locked phase as text in the list of phases, with strict progression', async () => {
    await mountState('locked under strict');
    const tree = await readTree();
    const navigation = tree.getSubtree(tree.get('navigation'));
    const items = navigation.list('listitem').map((item) => navigation.getSubtree(item).text.replaceAll(' ,', ','));
    expect(items).to.have.length(3);
    expect(items[1]).to.include('Plant').and.to.include('Opens after 1');
  });

  for (const name of stateNames) {
    it(`names every control, skips no heading level and has a status region, in the state “${name}”`, async () => {
      await mountState(name);
      const tree = await readTree();
      const roles = ['button', 'link', ...FIELD_ROLES, 'DisclosureTriangle', 'heading', 'region', 'navigation'];
      expect(
        roles.flatMap((role) => tree.list(role)).filter((node) => !node.name),
        'without a name',
      ).to.deep.equal([]);
      expect(
        tree.list('list').filter((list) => !tree.getSubtree(list).list('listitem').length),
        'empty lists',
      ).to.deep.equal([]);
      const levels = tree.list('heading').map(({ level }) => level);
      levels.forEach((level, i) =>
        expect(level - (levels[i - 1] ?? 1), `heading ${i} of ${levels.join()}`).to.be.at.most(1),
      );
      expect(tree.list('status').length, 'status regions').to.be.above(0);
      const ids = tree.list('button').map(({ id }) => id);
      expect(new Set(ids).size).to.equal(ids.length);
    });
  }

  for (const name of [
    ...Object.keys(expected),
    'under way in the map of peer learning',
    'a term explained',
  ] as StateName[]) {
    it(`gives every control of a phase a unique name, in the state “${name}”`, async () => {
      await mountState(name);
      const tree = getPhase(await readTree());
      for (const role of [
        'button',
        'link',
        'textbox',
        'checkbox',
        'radio',
        'combobox',
        'Date',
        'DisclosureTriangle',
        'group',
      ]) {
        // Buttons of one glossary term may share a name. The date picker's own button is inside a named date.
        const isTerm = ({ collapsed, states }: AccessibilityNode) =>
          role === 'button' && (collapsed || states.includes('expanded'));
        const names = tree
          .list(role)
          .filter((node) => !isTerm(node))
          .map(({ name }) => name)
          .filter((nodeName) => nodeName && !nodeName.startsWith('Show date picker'));
        expect(
          names.filter((nodeName, i) => names.indexOf(nodeName) !== i),
          `duplicate names of role ${role}`,
        ).to.deep.equal([]);
      }
    });
  }

  it('appends the name of the group or risk to the names of repeated controls', async () => {
    await mountState('a second cycle');
    const phase = getPhase(await readTree());
    expect(phase.listLines('button')).to.include.members([
      'button “Not relevant for us Kinds of tree”',
      'button “Answer it after all Hands”',
    ]);
    expect(phase.listLines('textbox')).to.include.members([
      'textbox “Why it is not relevant (optional) Hands”',
      'textbox “Note (optional) A dry spring”',
      'textbox “Owner A dry spring”',
    ]);
    expect(phase.list('Date').map(({ name }) => name)).to.include('Review date A dry spring');
    expect(phase.list('DisclosureTriangle', /^In cycle 1 you wrote: Who digs/)).to.have.length(1);
    expect(phase.list('checkbox', 'Stakes and guards A dry spring')).to.have.length(1);
  });

  it('contains only the loading message while loading', async () => {
    await mountState('loading');
    expect((await readTree()).text).to.equal('The map is loading.');
  });

  it('contains only an alert for an unreadable definition', async () => {
    await mountState('not to be read');
    const tree = await readTree();
    expect(tree.getSubtree(tree.get('alert')).text).to.match(/^This map cannot be shown\. .+/);
    expect(tree.list('navigation').concat(tree.list('region'))).to.deep.equal([]);
  });

  it('contains an alert and the usable map for a definition with problems', async () => {
    await mountState('with problems');
    const tree = await readTree();
    expect(tree.getSubtree(tree.get('alert')).list('listitem').length).to.be.above(2);
    expect(tree.getSubtree(tree.get('navigation')).list('button')).to.have.length(4);
  });

  it('exposes the record menu as a group named by its button, which is expanded while it is open', async () => {
    const map = await mountState('begun, and open');
    const closedTree = await readTree();
    expect(closedTree.listLines('button')).to.include('button “Save and print” collapsed');
    expect(closedTree.list('group', 'Save and print')).to.deep.equal([]);
    findAll(map, 'button')
      .find((button) => button.matches('[popovertarget=menu]'))!
      .click();
    const openTree = await waitForTree(
      'the menu is open',
      (tree) => tree.list('button', 'Delete everything…').length > 0 && tree,
    );
    expect(openTree.listLines('button')).to.include('button “Save and print” expanded');
    const menu = openTree.getSubtree(openTree.get('group', 'Save and print'));
    expect(menu.listLines('button', 'radio')).to.deep.equal([
      'button “Download a backup”',
      'button “Open a backup”',
      'radio “With answers” checked',
      'radio “Blank, as a worksheet”',
      'button “Print phase 1”',
      'button “Print the whole plan”',
      'button “Download as a document (Markdown)”',
      'button “Download the risks as a table (CSV)”',
      'button “Delete everything…”',
    ]);
  });

  it('announces the explanation of a glossary term and exposes it beside the term, not in names', async () => {
    await mountState('a term explained');
    const tree = await waitForTree(
      'the explanation is announced',
      (tree) => tree.getSubtree(tree.list('status')[0]!).text && tree,
    );
    const [term, text] = tree.getSubtree(tree.list('status')[0]!).text.split(': ') as [string, string];
    expect(
      tree.list('button', new RegExp(`^${term}s?$`, 'i')).filter(({ states }) => states.includes('expanded')),
    ).to.have.length(1);
    expect(tree.text.split(text).length - 1, 'in the status region and beside the term').to.equal(2);
    for (const field of tree.list('textbox')) expect(field.name, 'no explanation in a name').not.to.include(text);
  });

  it('exposes the search as a landmark with a live count of its results', async () => {
    await mountState('a search over all questions');
    const tree = await readTree();
    const searchTree = tree.getSubtree(tree.get('search', 'Questions and answers'));
    expect(searchTree.listLines('searchbox')).to.deep.equal(['searchbox “Words in a question or an answer”']);
    const results = searchTree.list('button');
    expect(results.length).to.be.above(1);
    expect(searchTree.getSubtree(searchTree.get('status')).text).to.equal(`${results.length} questions found.`);
    expect(searchTree.get('status').states).to.include('live=polite');
    for (const result of results) expect(result.name).to.match(/tree/i);
  });

  it('groups the fields of each risk and each decision under its name', async () => {
    await mountState('under way');
    const phase = getPhase(await readTree());
    for (const risk of ['A dry spring', 'Broken stems']) {
      const riskTree = phase.getSubtree(phase.get('group', risk));
      expect(riskTree.list('group').map(({ name }) => name)).to.deep.equal([`What you can do ${risk}`]);
      expect(riskTree.list('combobox').map(({ name }) => name)).to.deep.equal([`Risk level ${risk}`]);
      expect(
        riskTree
          .list('checkbox')
          .map(({ name }) => name)
          .slice(-2),
      ).to.deep.equal([`No measure: we accept this risk ${risk}`, `No longer a risk ${risk}`]);
    }
    const choice = phase.getSubtree(phase.get('group', 'Is the weekend fixed?'));
    expect(choice.listLines('radio')).to.deep.equal([
      'radio “Go It is: the holes are dug.”',
      'radio “Wait Not yet: we wait for the permit.” checked',
      'radio “Stop It is called off.”',
    ]);
  });

  it('describes the buttons of a variant by its text', async () => {
    await mountState('merged, with what both wrote');
    const phase = getPhase(await readTree());
    for (const name of [/^Use this Which kinds suit/, /^Delete Which kinds suit/])
      expect(phase.get('button', name).description).to.match(/^Another answer \(.+\): Two days in Northmere/);
  });

  for (const level of [1, 2, 3, 4, 5]) {
    it(`starts its headings at level ${level}, as heading-level sets`, async () => {
      await mountState('begun, and open', { attributes: { 'heading-level': String(level) } });
      const [first, ...others] = (await readTree()).list('heading');
      expect(first).to.include({ level, name: 'Phase 1 of 3: Find the ground' });
      expect(others.map((node) => node.name)).to.deep.equal([
        'Places',
        'Consent',
        'What stood here before',
        'Choose tools',
        'Risks in this phase',
        'Ideas from the guide',
        'Finish phase 1',
      ]);
      expect(new Set(others.map((node) => node.level))).to.deep.equal(new Set([level + 1]));
    });
  }

  it('sets lang on the status region where the language of the strings differs from the page', async () => {
    await mountState('begun, and open', { attributes: { lang: 'ar' } });
    const tree = await readTree();
    expect(tree.get('status').lang).to.equal('en');
    expect(tree.list('navigation')).to.have.length(1);
  });

  describe('the status region', () => {
    const getStatus = (tree: AccessibilityTree) => tree.list('status')[0]!;
    const getStatusText = (tree: AccessibilityTree) =>
      tree.getSubtree(getStatus(tree)).text.replaceAll('\u00a0', ' ').trim();
    const clickGateButton = (map: Element, text: string) =>
      findAll(get(map, 'process-map-gate'), 'button')
        .find((button) => button.textContent.includes(text))!
        .click();

    it('exists but stays empty at first, while typing and after restoring', async () => {
      const map = await mountMap({ definition: streetTrees });
      const before = await readTree();
      expect(getStatus(before).states).to.include('live=polite');
      expect(getStatusText(before)).to.equal('');
      enterText(get(map, 'textarea'), 'By the school');
      await wait(400);
      expect(getStatusText(await readTree())).to.equal('');
      map.journey = null;
      await waitForUpdates(map);
      const after = await readTree();
      expect(getStatusText(after)).to.equal('');
      expect(getStatus(after).id, 'the same element').to.equal(getStatus(before).id);
    });

    it('announces why a step is refused, again each time', async () => {
      const map = await mountMap({ definition: streetTrees });
      const { id } = getStatus(await readTree());
      clickGateButton(map, 'Finish phase 1');
      const first = await waitForTree('the refusal is announced', (tree) => getStatusText(tree) && tree);
      expect(getStatusText(first)).to.equal(
        [
          'Answer 2 more groups of questions, or choose “Not relevant for us”.',
          'Choose one more tool.',
          'A cable is cut: choose a measure, or accept the risk.',
          'A quarrel about shade: choose a measure, or accept the risk.',
        ].join(' '),
      );
      const raw = first
        .getSubtree(getStatus(first))
        .list('StaticText')
        .map(({ name }) => name)
        .join('');
      clickGateButton(map, 'Finish phase 1');
      await waitForUpdates(map);
      const second = await readTree();
      expect(getStatusText(second)).to.equal(getStatusText(first));
      expect(
        second
          .getSubtree(getStatus(second))
          .list('StaticText')
          .map(({ name }) => name)
          .join(''),
        'different characters, so that screen readers read it again',
      ).not.to.equal(raw);
      expect(getStatus(second).id).to.equal(id);
    });

    it('announces the message of a host that refuses', async () => {
      const map = await mountMap({ definition: streetTrees });
      map.addEventListener('process-map-request', (event) => {
        event.preventDefault();
        event.detail.message = 'At the next meeting.';
      });
      clickGateButton(map, 'Finish phase 1');
      await waitForTree(
        'the message of the host is announced',
        (tree) => getStatusText(tree) === 'At the next meeting.',
      );
    });

    it('announces a recorded decision and a completed phase', async () => {
      const map = await mountState('under way');
      findAll<HTMLInputElement>(get(map, 'process-map-gate'), 'input[type=radio]')[0]!.click();
      await waitForUpdates(map);
      clickGateButton(map, 'Save decision');
      await waitForTree('the decision is announced', (tree) => getStatusText(tree) === 'Decision saved: Go');
      clickGateButton(map, 'Finish phase 2');
      await waitForTree(
        'the completion is announced',
        (tree) => getStatusText(tree) === 'Phase 2 is finished. Nothing was sent.',
      );
      expect((await readTree()).focused).to.include({ role: 'heading', name: 'Phase 3 of 3: Care' });
    });

    it('announces that saving failed', async () => {
      await mountState('not saved');
      await waitForTree(
        'the failure is announced',
        (tree) => getStatusText(tree) === 'Not saved: this page could not save it.',
      );
    });

    it('announces that everything was cleared, after a confirmation', async () => {
      const map = await mountState('the menu, asking before it starts over');
      const confirmationTree = await readTree();
      expect(confirmationTree.focused?.role).not.to.equal(undefined);
      expect(confirmationTree.getSubtree(confirmationTree.get('group', 'Save and print')).text).to.include(
        'This deletes every answer and decision',
      );
      find(map, '[part=menu] .primary')!.click();
      await waitForTree('the restart is announced', (tree) =>
        getStatusText(tree)?.startsWith('Everything is deleted.'),
      );
    });
  });
});
