// What assistive technology is given in every state, as Chromium computes it: roles, names, states, headings, and what is said.
import '../../src/define/index.js';
import { streetTrees } from '../../stories/fixtures/maps.js';
import { inState, stateNames, type StateName } from '../kit/every-state.js';
import { clear, expect, find, findAll, get, mount, settled, type, wait } from '../kit/page.js';
import { onlyInChromium } from '../kit/person.js';
import { look, until, type Seen, type Tree } from '../kit/accessibility-tree.js';

/** What one writes with or chooses by; a date is three spin buttons in a group. */
const WRITE = ['textbox', 'checkbox', 'radio', 'combobox', 'spinbutton'];
const ONE = 'Phase 1, Find the ground';
const TWO = 'Phase 2, Plant';
const THREE = 'Phase 3, Care';

interface Expected {
  /** Buttons of the map, each with its states. */
  map: string[];
  heading: string;
  /** What is said of the phase as a whole. */
  says: string[];
  /** Buttons of the gate, those apart that lead to what is left. */
  gate: string[];
  /** Whether one can write. */
  writable: boolean;
}

const here = (words: string) => `button “${words}” current=step`;
const button = (words: string) => `button “${words}”`;
const PREVIEW = [
  here(`${ONE}, You are here, 0 of 5 steps`),
  button(`${TWO}, Locked until 1 is complete`),
  button(`${THREE}, Locked until 2 is complete, on show`),
];

/** What each state of a journey is to people who do not see it. */
const expected: Partial<Record<StateName, Expected>> = {
  'begun, and open': {
    map: [
      here(`${ONE}, You are here, 0 of 5 steps, on show`),
      button(`${TWO}, Locked until 1 is complete`),
      button(`${THREE}, Locked until 2 is complete`),
    ],
    heading: 'Phase 1 of 3: Find the ground',
    says: ['You are here'],
    gate: ['Mark 1 as done and go on to 2'],
    writable: true,
  },
  'a locked preview': {
    map: PREVIEW,
    heading: 'Phase 3 of 3: Care',
    says: ['Locked', 'Locked until Plant (2) is complete. You can look around; writing opens then.'],
    gate: [],
    writable: false,
  },
  'locked under strict': {
    map: [here(`${ONE}, You are here, 0 of 5 steps, on show`)],
    heading: 'Phase 1 of 3: Find the ground',
    says: ['You are here'],
    gate: ['Mark 1 as done and go on to 2'],
    writable: true,
  },
  'open beside the current one': {
    map: [
      here(`${ONE}, You are here, 0 of 5 steps`),
      button(`${TWO}, Open, 0 of 4 steps, on show`),
      button(`${THREE}, Open, 0 of 1 step`),
    ],
    heading: 'Phase 2 of 3: Plant',
    says: ['Open'],
    gate: ['Record this decision', 'Mark 2 as done and go on to 3'],
    writable: true,
  },
  done: {
    map: [
      button(`${ONE}, Done, on show`),
      here(`${TWO}, You are here, 3 of 4 steps`),
      button(`${THREE}, Locked until 2 is complete`),
    ],
    heading: 'Phase 1 of 3: Find the ground',
    says: ['Done', 'Marked as done. You can still change it'],
    gate: ['Open 1 again'],
    writable: true,
  },
  'under way': {
    map: [
      button(`${ONE}, Done`),
      here(`${TWO}, You are here, 3 of 4 steps, on show`),
      button(`${THREE}, Locked until 2 is complete`),
    ],
    heading: 'Phase 2 of 3: Plant',
    says: ['You are here', 'Set aside'],
    gate: ['Mark 2 as done and go on to 3'],
    writable: true,
  },
  'check again, as another one changed': {
    map: [
      button(`${ONE}, Done`),
      button(`${TWO}, Check again: 1 has changed, on show`),
      here(`${THREE}, You are here, 1 of 1 step`),
    ],
    heading: 'Phase 2 of 3: Plant',
    says: ['Check again', 'Check this again: 1 has changed since.'],
    gate: ['Checked: 2 still holds', 'Open 2 again'],
    writable: true,
  },
  stopped: {
    map: [
      button(`${ONE}, Done`),
      here(`${TWO}, Stopped here, 3 of 4 steps, on show`),
      button(`${THREE}, Locked until 2 is complete`),
    ],
    heading: 'Phase 2 of 3: Plant',
    says: ['The journey is stopped. You can read everything; writing opens when it is resumed.', 'Recorded: Stop'],
    gate: ['Resume the journey'],
    writable: false,
  },
  completed: {
    map: [
      button(`${ONE}, Done`),
      button(`${TWO}, Done`),
      button(`${THREE}, Done, on show`),
      button('Begin the next cycle'),
    ],
    heading: 'Phase 3 of 3: Care',
    says: ['Done', 'Marked as done. You can still change it'],
    gate: ['Open 3 again', 'Begin the next cycle'],
    writable: true,
  },
  'a second cycle': {
    map: [
      button(`${ONE}, Done`),
      here(`${TWO}, You are here, 3 of 4 steps, on show`),
      button(`${THREE}, Locked until 2 is complete`),
    ],
    heading: 'Phase 2 of 3: Plant',
    says: ['You are here', 'In cycle 1 you wrote:'],
    gate: ['Mark 2 as done and go on to 3'],
    writable: true,
  },
  'merged, with what both wrote': {
    map: [
      button(`${ONE}, Done`),
      here(`${TWO}, You are here, 3 of 4 steps, on show`),
      button(`${THREE}, Locked until 2 is complete`),
    ],
    heading: 'Phase 2 of 3: Plant',
    says: ['Also written, on', 'One day, and by video'],
    gate: ['Mark 2 as done and go on to 3'],
    writable: true,
  },
  'read-only': {
    map: [
      button(`${ONE}, Done`),
      here(`${TWO}, You are here, 3 of 4 steps, on show`),
      button(`${THREE}, Locked until 2 is complete`),
    ],
    heading: 'Phase 2 of 3: Plant',
    says: ['Read only: nothing can be changed here.'],
    gate: [],
    writable: false,
  },
};

/** The buttons of the map; where one leads is part of its name. */
const mapOf = (tree: Tree) => tree.inside(tree.the('navigation', 'Map: Trees for our street')).lines('button');
const phaseOf = (tree: Tree) => tree.inside(tree.the('region', /^Phase \w of \d:/));

describe('the accessibility tree', function () {
  this.timeout(30_000);
  before(onlyInChromium);
  afterEach(clear);

  for (const [name, { map, heading, says, gate, writable }] of Object.entries(expected) as [StateName, Expected][]) {
    it(`${name}: says where one is, how it stands and what can be done`, async () => {
      await inState(name);
      const tree = await look();
      expect(mapOf(tree)).to.deep.equal(map);
      const phase = phaseOf(tree);
      expect(phase.lines('heading')[0]).to.equal(`heading 2 “${heading}”`);
      for (const words of says) expect(phase.text).to.include(words);

      const all = phase.section(/^Before /).all('button');
      const reasons = phase
        .section(/^Before /)
        .all('listitem')
        .flatMap((item) => phase.inside(item).all('button'));
      expect(
        all.filter(({ id }) => !reasons.some((reason) => reason.id === id)).map((each) => each.name),
      ).to.deep.equal(gate);

      const fields = WRITE.flatMap((role) => phase.all(role));
      expect(fields.length, 'there are fields to read, at least').to.be.above(0);
      const shut = fields.filter(({ states }) => states.some((state) => state === 'disabled' || state === 'readonly'));
      expect(shut.map((field) => field.name)).to.deep.equal(writable ? [] : fields.map((field) => field.name));
    });
  }

  it('tells a phase that does not open as text, in its place in the list', async () => {
    await inState('locked under strict');
    const tree = await look();
    const nav = tree.inside(tree.the('navigation'));
    const items = nav.all('listitem').map((item) => nav.inside(item).text.replaceAll(' ,', ','));
    expect(items).to.have.length(3);
    expect(items[1]).to.include('Plant').and.to.include('Locked until 1 is complete');
  });

  for (const name of stateNames) {
    it(`${name}: everything has a name, and headings leave out no level`, async () => {
      await inState(name);
      const tree = await look();
      const acting = ['button', 'link', ...WRITE, 'DisclosureTriangle', 'heading', 'region', 'navigation'];
      expect(
        acting.flatMap((role) => tree.all(role)).filter((each) => !each.name),
        'without a name',
      ).to.deep.equal([]);
      expect(
        tree.all('list').filter((list) => !tree.inside(list).all('listitem').length),
        'empty lists',
      ).to.deep.equal([]);
      const levels = tree.all('heading').map(({ level }) => level);
      levels.forEach((level, i) =>
        expect(level - (levels[i - 1] ?? 1), `heading ${i} of ${levels.join()}`).to.be.at.most(1),
      );
      expect(tree.all('status').length, 'a place for what is to be said').to.be.above(0);
      const ids = tree.all('button').map(({ id }) => id);
      expect(new Set(ids).size).to.equal(ids.length);
    });
  }

  for (const name of [
    ...Object.keys(expected),
    'under way in the map of peer learning',
    'a term explained',
  ] as StateName[]) {
    it(`${name}: no two controls of a phase share a name`, async () => {
      await inState(name);
      const tree = phaseOf(await look());
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
        // A term is explained likewise wherever it is. The browser's own button is in the date that has the name.
        const isTerm = ({ collapsed, states }: Seen) => role === 'button' && (collapsed || states.includes('expanded'));
        const names = tree
          .all(role)
          .filter((each) => !isTerm(each))
          .map(({ name }) => name)
          .filter((each) => each && !each.startsWith('Show date picker'));
        expect(
          names.filter((each, i) => names.indexOf(each) !== i),
          `the same ${role}`,
        ).to.deep.equal([]);
      }
    });
  }

  it('says after the words of a control whose it is, where others have the same words', async () => {
    await inState('a second cycle');
    const phase = phaseOf(await look());
    expect(phase.lines('button')).to.include.members([
      'button “Set this group aside Kinds of tree”',
      'button “Take it up again Hands”',
    ]);
    expect(phase.lines('textbox')).to.include.members([
      'textbox “Why it is set aside (optional) Hands”',
      'textbox “Note (optional) A dry spring”',
      'textbox “Who looks after it A dry spring”',
    ]);
    expect(phase.all('Date').map(({ name }) => name)).to.include('Look again on A dry spring');
    expect(phase.all('DisclosureTriangle', /^In cycle 1 you wrote: Who digs/)).to.have.length(1);
    expect(phase.all('checkbox', 'Stakes and guards A dry spring')).to.have.length(1);
  });

  it('loading: says so, and nothing else', async () => {
    await inState('loading');
    expect((await look()).text).to.equal('The map is loading.');
  });

  it('not to be read: an alert says what is wrong', async () => {
    await inState('not to be read');
    const tree = await look();
    expect(tree.inside(tree.the('alert')).text).to.match(/^This map cannot be shown\. .+/);
    expect(tree.all('navigation').concat(tree.all('region'))).to.deep.equal([]);
  });

  it('with problems: an alert says what is wrong, before a map that can be used', async () => {
    await inState('with problems');
    const tree = await look();
    expect(tree.inside(tree.the('alert')).all('listitem').length).to.be.above(2);
    expect(tree.inside(tree.the('navigation')).all('button')).to.have.length(4);
  });

  it('the menu: a group named by what opens it, that tells whether it is open', async () => {
    const map = await inState('begun, and open');
    const closed = await look();
    expect(closed.lines('button')).to.include('button “Your record” collapsed');
    expect(closed.all('group', 'Your record')).to.deep.equal([]);
    findAll(map, 'button')
      .find((each) => each.matches('[popovertarget]') && each.textContent.includes('record'))!
      .click();
    const open = await until('the menu is open', (tree) => tree.all('button', 'Start over').length > 0 && tree);
    expect(open.lines('button')).to.include('button “Your record” expanded');
    const menu = open.inside(open.the('group', 'Your record'));
    expect(menu.lines('button', 'checkbox')).to.deep.equal([
      'button “Download a copy”',
      'button “Open a copy”',
      'checkbox “Leave answers out: a blank plan”',
      'button “Print phase 1”',
      'button “Print the whole plan”',
      'button “Download the plan as text”',
      'button “Start over”',
    ]);
  });

  it('a term explained: beside its word, and said', async () => {
    await inState('a term explained');
    const tree = await until('the explanation is said', (now) => now.inside(now.all('status')[0]!).text && now);
    const [word, text] = tree.inside(tree.all('status')[0]!).text.split(': ') as [string, string];
    expect(
      tree.all('button', new RegExp(`^${word}s?$`, 'i')).filter(({ states }) => states.includes('expanded')),
    ).to.have.length(1);
    expect(tree.text.split(text).length - 1, 'said, and there to be read').to.equal(2);
    for (const field of tree.all('textbox')) expect(field.name, 'no explanation in a name').not.to.include(text);
  });

  it('a search over all questions: a landmark that says how much it found', async () => {
    await inState('a search over all questions');
    const tree = await look();
    const found = tree.inside(tree.the('search', 'Questions of the whole map'));
    expect(found.lines('searchbox')).to.deep.equal(['searchbox “Words in a question or an answer”']);
    const hits = found.all('button');
    expect(hits.length).to.be.above(1);
    expect(found.inside(found.the('status')).text).to.equal(`${hits.length} questions found.`);
    expect(found.the('status').states).to.include('live=polite');
    for (const hit of hits) expect(hit.name).to.match(/tree/i);
  });

  it('tells a field whose it is: each risk and each decision is a named group', async () => {
    await inState('under way');
    const phase = phaseOf(await look());
    for (const risk of ['A dry spring', 'Broken stems']) {
      const inside = phase.inside(phase.the('group', risk));
      expect(inside.all('group').map(({ name }) => name)).to.deep.equal([`Ways round ${risk}`]);
      expect(inside.all('combobox').map(({ name }) => name)).to.deep.equal([`How serious it is ${risk}`]);
      expect(inside.all('checkbox').at(-1)?.name).to.equal(`We accept this risk as it is ${risk}`);
    }
    const choice = phase.inside(phase.the('group', 'Is the weekend fixed?'));
    expect(choice.lines('radio')).to.deep.equal([
      'radio “Go It is: the holes are dug.”',
      'radio “Wait Not yet: we wait for the permit.” checked',
      'radio “Stop It is called off.”',
    ]);
  });

  it('says what else was written to a question with the buttons that settle it', async () => {
    await inState('merged, with what both wrote');
    const phase = phaseOf(await look());
    for (const name of [/^Take this Which kinds suit/, /^Discard Which kinds suit/])
      expect(phase.the('button', name).description).to.match(/^Also written, on .+: Two days in Northmere/);
  });

  for (const level of [1, 2, 3, 4, 5]) {
    it(`has its headings from level ${level}`, async () => {
      await inState('begun, and open', { attributes: { 'heading-level': String(level) } });
      const [first, ...others] = (await look()).all('heading');
      expect(first).to.include({ level, name: 'Phase 1 of 3: Find the ground' });
      expect(others.map((each) => each.name)).to.deep.equal([
        'Places',
        'Consent',
        'What stood here before',
        'Tools to pick up',
        'Risks on this stretch',
        'Viewpoint: ideas to weigh',
        'Before 2',
      ]);
      expect(new Set(others.map((each) => each.level))).to.deep.equal(new Set([level + 1]));
    });
  }

  it('marks what is in another language than the page', async () => {
    await inState('begun, and open', { attributes: { lang: 'ar' } });
    const tree = await look();
    expect(tree.the('status').lang).to.equal('en');
    const layout = tree.all('navigation');
    expect(layout).to.have.length(1);
  });

  describe('what is said', () => {
    const status = (tree: Tree) => tree.all('status')[0]!;
    const said = (tree: Tree) => tree.inside(status(tree)).text.replaceAll('\u00a0', ' ').trim();
    const gate = (map: Element, words: string) =>
      findAll(get(map, 'process-map-gate'), 'button')
        .find((each) => each.textContent.includes(words))!
        .click();

    it('nothing at first, on restoring, or while one writes: but the place for it is there', async () => {
      const map = await mount({ definition: streetTrees });
      const before = await look();
      expect(status(before).states).to.include('live=polite');
      expect(said(before)).to.equal('');
      type(get(map, 'textarea'), 'By the school');
      await wait(400);
      expect(said(await look())).to.equal('');
      map.journey = null;
      await settled(map);
      const after = await look();
      expect(said(after)).to.equal('');
      expect(status(after).id, 'the same place').to.equal(status(before).id);
    });

    it('why a step is refused, again each time', async () => {
      const map = await mount({ definition: streetTrees });
      const { id } = status(await look());
      gate(map, 'Mark 1 as done');
      const first = await until('a refusal is said', (tree) => said(tree) && tree);
      expect(said(first)).to.equal(
        'Answer or set aside 2 more groups of questions. Choose one more tool. A cable is cut: choose a measure, or accept the risk. A quarrel about shade: choose a measure, or accept the risk.',
      );
      const raw = first
        .inside(status(first))
        .all('StaticText')
        .map(({ name }) => name)
        .join('');
      gate(map, 'Mark 1 as done');
      await settled(map);
      const second = await look();
      expect(said(second)).to.equal(said(first));
      expect(
        second
          .inside(status(second))
          .all('StaticText')
          .map(({ name }) => name)
          .join(''),
        'other signs, so that it is read again',
      ).not.to.equal(raw);
      expect(status(second).id).to.equal(id);
    });

    it('what a page that refuses says', async () => {
      const map = await mount({ definition: streetTrees });
      map.addEventListener('process-map-request', (event) => {
        event.preventDefault();
        event.detail.message = 'At the next meeting.';
      });
      gate(map, 'Mark 1 as done');
      await until('the page is quoted', (tree) => said(tree) === 'At the next meeting.');
    });

    it('that a phase is marked as done, and a decision recorded', async () => {
      const map = await inState('under way');
      findAll<HTMLInputElement>(get(map, 'process-map-gate'), 'input[type=radio]')[0]!.click();
      await settled(map);
      gate(map, 'Record this decision');
      await until('the decision is said', (tree) => said(tree) === 'Recorded: Go');
      gate(map, 'Mark 2 as done');
      await until('the step is said', (tree) => said(tree) === '2 is marked as done. Nothing was sent.');
      expect((await look()).focused).to.include({ role: 'heading', name: 'Phase 3 of 3: Care' });
    });

    it('that nothing is saved here', async () => {
      await inState('not saved');
      await until('the failure is said', (tree) => said(tree) === 'Not saved here.');
    });

    it('that all was cleared, after it was asked for', async () => {
      const map = await inState('the menu, asking before it starts over');
      const asked = await look();
      expect(asked.focused?.role).not.to.equal(undefined);
      expect(asked.inside(asked.the('group', 'Your record')).text).to.include('Starting over clears every answer');
      find(map, '[part=menu] .primary')!.click();
      await until('it is said', (tree) => said(tree) === 'Started over. Everything is empty.');
    });
  });
});
