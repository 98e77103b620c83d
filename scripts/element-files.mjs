// What a new element is made of: its files, and the lists that name it. Text in, text out; scripts/new-element.mjs writes it.

/** The names that follow from a tag: `process-map-next-steps` gives NextSteps, nextSteps, next-steps, `Next steps`. */
export function namesOf(tag) {
  const short = tag.replace(/^process-map-/, '');
  const Pascal = short
    .split('-')
    .map((part) => part[0].toUpperCase() + part.slice(1))
    .join('');
  const camel = Pascal[0].toLowerCase() + Pascal.slice(1);
  const words = short.replaceAll('-', ' ');
  return {
    tag,
    short,
    Pascal,
    camel,
    Words: words[0].toUpperCase() + words.slice(1),
    Class: `ProcessMap${Pascal}Element`,
  };
}

const element = ({ tag, camel, short, Class }, summary) => `import { html, LitElement, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { icon } from '../shared/icons.js';
import { Panel, waypoint } from '../shared/panel.js';
import { panel } from '../shared/panel.styles.js';
import { controls, tokens } from '../shared/tokens.js';
import { styles } from './${tag}.styles.js';

/**
 * ${summary} Shows nothing until the map is ready.
 *
 * @summary ${summary}
 * @tag ${tag}
 *
 * @csspart waypoint - The stop on the route.
 * @csspart waypoint-heading - Its heading.
 *
 * @cssprop --process-map-ink-muted - Its words.
 */
export class ${Class} extends LitElement {
  static override styles = [tokens, controls, panel, styles];

  /** Id of the phase to show; the phase on show where absent. */
  @property() phase: string | null | undefined;

  readonly #panel = new Panel(this, 'none');

  protected override render(): unknown {
    const at = this.#panel.open;
    if (!at) return nothing;
    const { model, phase, view } = at;
    const { ${camel}: s } = model.strings;
    return waypoint(at, view.completed ? 'passed' : '', icon('eye'), s.heading, '', html\`<p class="${short}">\${at.say(phase.title)}</p>\`);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    '${tag}': ${Class};
  }
}
`;

const styles = ({ short }) => `import { css } from 'lit';

export const styles = css\`
  .${short} {
    margin-block: 0 0.5rem;
    color: var(--_ink-muted);
  }
\`;
`;

const test = ({ tag, camel, Class }) => `import { expect, use } from 'chai';
import { chaiA11yAxe } from 'chai-a11y-axe';
import { get, mount, settle, textOf, type FakeMap, type Given } from '../../../test/fixtures/panels.js';
import { en } from '../shared/strings/index.js';
import { ${Class} } from './${tag}.js';

use(chaiA11yAxe);
if (!customElements.get('${tag}')) customElements.define('${tag}', ${Class});

let root: FakeMap;
const given = (more: Given = {}): Given => ({ ...more, model: { strings: en, ...more.model } });
const start = async (more?: Given) => (root = await mount(['${tag}'], given(more)));

describe('${tag}', () => {
  afterEach(() => root.remove());

  it('shows the phase on show, or the one it is told', async () => {
    await start();
    expect(textOf(root)).to.include(en.${camel}.heading).and.include('Title B');
    get<${Class}>(root, '${tag}').phase = 'c';
    await settle();
    expect(textOf(root)).to.include('Title C');
    await expect(root).to.be.accessible();
  });

  it('can be read in a preview, and not where locked phases do not open', async () => {
    await start({ phases: { b: { unlocked: false } } });
    expect(textOf(root)).to.include('Title B');
    root.give(given({ phases: { b: { unlocked: false } }, model: { progression: 'strict' } }));
    await settle();
    expect(textOf(root)).to.equal('');
  });

  it('shows nothing until the map is ready', async () => {
    root = await mount(['${tag}'], null);
    expect(textOf(root)).to.equal('');
  });
});
`;

const strings = ({ Pascal, camel, tag, Words }) => `/** The words of \`${tag}\`. */
export interface ${Pascal}Strings {
  heading: string;
}

export const ${camel}En: ${Pascal}Strings = {
  heading: '${Words}',
};
`;

const define = ({ tag, Class }) => `import './provider.js';
import { ${Class} } from '../elements/${tag}/${tag}.js';
import { register } from './register.js';

register('${tag}', ${Class});
`;

/** The states that every element has a story of. */
export const STATES = [
  'Current',
  'LockedPreview',
  'StrictLocked',
  'Open',
  'Done',
  'CheckAgain',
  'Stopped',
  'Completed',
  'SecondCycle',
  'ReadOnly',
  'Loading',
  'ErrorState',
  'Empty',
  'SmallMap',
];

const MORE = { Loading: ', parameters: { loading: true }', ErrorState: '' };
const story = ({ tag, Words }) => {
  const key = (state) => (state === 'ErrorState' ? 'error' : state[0].toLowerCase() + state.slice(1));
  const lines = STATES.map(
    (state) =>
      `export const ${state}: Story = { ${state === 'ErrorState' ? "name: 'Error', " : ''}args: states.${key(state)}${MORE[state] ?? ''} };`,
  );
  return `import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect } from 'storybook/test';
import { around, phaseArgs, phaseArgTypes, phaseOf, states, type PhaseArgs } from './fixtures/frame.js';
import { arrive } from './fixtures/person.js';

const meta: Meta<PhaseArgs> = {
  title: 'Elements/${tag}',
  component: '${tag}',
  args: phaseArgs,
  argTypes: phaseArgTypes,
  render: (all) => around(all, html\`<${tag} phase=\${phaseOf(all)}></${tag}>\`),
};
export default meta;
type Story = StoryObj<PhaseArgs>;

${lines.join('\n')}
export const Dark: Story = { args: states.current, globals: { scheme: 'dark' } };

export const Look: Story = {
  tags: ['!autodocs'],
  args: states.current,
  play: async ({ canvasElement }) => {
    const { part } = await arrive(canvasElement);
    await expect(part('${tag}').getByRole('heading', { name: '${Words}' })).toBeVisible();
  },
};
`;
};

/** The files of a new element, by path. */
export function filesOf(tag, summary) {
  const names = namesOf(tag);
  const folder = `src/elements/${tag}/${tag}`;
  return {
    [`${folder}.ts`]: element(names, summary),
    [`${folder}.styles.ts`]: styles(names),
    [`${folder}.test.ts`]: test(names),
    [`src/elements/shared/strings/${names.short}.ts`]: strings(names),
    [`src/define/${tag}.ts`]: define(names),
    [`stories/${tag}.stories.ts`]: story(names),
  };
}

/** Puts a text behind the last place that a pattern finds. */
function behind(text, pattern, added, what) {
  const last = [...text.matchAll(pattern)].at(-1);
  if (!last) throw new Error(`${what} is not as this generator knows it: add "${added.trim()}" by hand.`);
  const end = last.index + last[0].length;
  return text.slice(0, end) + added + text.slice(end);
}

/** The lists that name every element, by path: each takes its text, and gives it with the new element in it. */
export function listsOf(tag, summary) {
  const { Pascal, camel, short, Class } = namesOf(tag);
  const row = summary[0].toLowerCase() + summary.slice(1).replace(/\.$/, '');
  return {
    'package.json'(text) {
      const pkg = JSON.parse(text);
      const entries = Object.entries(pkg.exports);
      const at = entries.findLastIndex(([name]) => name.startsWith('./define/')) + 1;
      entries.splice(at, 0, [
        `./define/${tag}`,
        { types: `./dist/define/${tag}.d.ts`, default: `./dist/define/${tag}.js` },
      ]);
      return `${JSON.stringify({ ...pkg, exports: Object.fromEntries(entries) }, null, 2)}\n`;
    },
    'src/index.ts': (text) =>
      behind(
        text,
        /^export \{ ProcessMap\w+Element \} from .*;\n/gm,
        `export { ${Class} } from './elements/${tag}/${tag}.js';\n`,
        'src/index.ts',
      ),
    'src/define/all.ts': (text) =>
      behind(text, /^import '\.\/process-map[\w-]*\.js';\n/gm, `import './${tag}.js';\n`, 'src/define/all.ts'),
    'src/strings/en/index.ts'(text) {
      const what = 'shared/strings/index.ts';
      const imported = behind(
        text,
        /^import .*;\n/gm,
        `import { ${camel}En, type ${Pascal}Strings } from './${short}.js';\n`,
        what,
      );
      const typed = behind(imported, /^ {2}\w+: \w+Strings;\n/gm, `  ${camel}: ${Pascal}Strings;\n`, what);
      return behind(typed, /\w+: \w+En(?=[ ,\n}]*\};)/g, `, ${camel}: ${camel}En`, what);
    },
    'test/typings.ts'(text) {
      const imported = behind(text, /^ {2}ProcessMap\w+Element,\n/gm, `  ${Class},\n`, 'test/typings.ts');
      return behind(
        imported,
        /^is<Same<HTMLElementTagNameMap\['process-map.*\n/gm,
        `is<Same<HTMLElementTagNameMap['${tag}'], ${Class}>>();\n`,
        'test/typings.ts',
      );
    },
    'README.md': (text) =>
      behind(
        text,
        /^\| `process-map-[\w-]+` \| .*\n/gm,
        `| \`${tag}\` | ${row} |\n`,
        'The table of elements in README.md',
      ),
    'CHANGELOG.md': (text) =>
      text.replace(/(## \[Unreleased\][\s\S]*?### Added\n\n(?:- .*\n(?: {2}.*\n)*)*)/, `$1- \`${tag}\`: ${row}.\n`),
  };
}
