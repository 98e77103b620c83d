// Source texts of a new element and changes to the files that list every element. Reads and writes no files:
// scripts/new-element.mjs does, and formats the result with Prettier.

const toPascalCase = (words) =>
  words
    .split('-')
    .map((word) => word[0].toUpperCase() + word.slice(1))
    .join('');

/** Derives the names of an element from its tag, such as `process-map-next-steps`. */
export function getNames(tag) {
  const shortName = tag.replace(/^process-map-/, '');
  const pascalName = toPascalCase(shortName);
  const title = shortName.replaceAll('-', ' ');
  return {
    tag,

    /** `next-steps` */
    shortName,

    /** `nextSteps` */
    camelName: pascalName[0].toLowerCase() + pascalName.slice(1),

    /** `Next steps` */
    title: title[0].toUpperCase() + title.slice(1),

    /** `ProcessMapNextStepsElement` */
    className: `${toPascalCase(tag)}Element`,
  };
}

const createElement = ({ tag, camelName, shortName, className }, summary) => `
import { html, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { GuardedElement } from '../context/guarded-element.js';
import { markLanguage } from '../internal/mark-language.js';
import { renderIcon } from '../panel/icons.js';
import { PanelController } from '../panel/panel-controller.js';
import { panelStyles } from '../panel/panel.styles.js';
import { renderWaypoint } from '../panel/templates.js';
import { ${camelName}Strings } from '../../strings/en/${shortName}.js';
import { controls } from '../styles/controls.js';
import { partStyles } from '../styles/part-styles.js';
import { tokens } from '../styles/tokens.js';
import { ${camelName}Styles } from './${tag}.styles.js';

/**
 * ${summary} Renders nothing until the map is ready.
 *
 * @summary ${summary}
 * @tag ${tag}
 *
 * @csspart waypoint - The stop on the route.
 * @csspart waypoint-heading - The heading of the stop.
 *
 * @cssprop --process-map-ink-muted - The text.
 */
export class ${className} extends GuardedElement {
  static override styles = [tokens, controls, partStyles, panelStyles, ${camelName}Styles];

  /** Id of the phase to show. Default: the shown phase of the map. */
  @property() phase: string | null | undefined;

  readonly #panel = new PanelController(this, undefined, (_model, _phase, view) => ({
    isCompleted: view.completed,
  }));

  protected override render(): unknown {
    const selection = this.#panel.visibleSelection;
    if (!selection) return nothing;
    const { phase, languageOf, isCompleted } = selection;
    const content = html\`<p class="${shortName}">\${markLanguage(languageOf, phase.title)}</p>\`;
    const className = isCompleted ? 'passed' : '';
    return renderWaypoint(selection, className, renderIcon('eye'), ${camelName}Strings.heading, '', content);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    '${tag}': ${className};
  }
}
`;

const createStyles = ({ camelName, shortName }) => `
import { css } from '../styles/css.js';

export const ${camelName}Styles = css\`
  .${shortName} {
    margin-block: 0 0.5rem;
    color: var(--_ink-muted);
  }
\`;
`;

const createTest = ({ tag, camelName, className }) => `
import { expect, use } from 'chai';
import { chaiA11yAxe } from 'chai-a11y-axe';
import { get, getVisibleText, waitForUpdates } from '../../../test/kit/dom.js';
import { mountPanels, type FakeMap } from '../../../test/kit/panel-host.js';
import { en } from '../../strings/en/index.js';
import { ${className} } from './${tag}.js';

use(chaiA11yAxe);
if (!customElements.get('${tag}')) customElements.define('${tag}', ${className});

let root: FakeMap;

describe('${tag}', () => {
  afterEach(() => root.remove());

  it('shows the phase on show, or the phase with the given id', async () => {
    root = await mountPanels(['${tag}']);
    expect(getVisibleText(root)).to.include(en.${camelName}.heading).and.include('Title B');
    get<${className}>(root, '${tag}').phase = 'c';
    await waitForUpdates();
    expect(getVisibleText(root)).to.include('Title C');
    await expect(root).to.be.accessible();
  });

  it('shows a locked phase as a preview, except with strict progression', async () => {
    const phases = { b: { unlocked: false } };
    root = await mountPanels(['${tag}'], { phases });
    expect(getVisibleText(root)).to.include('Title B');
    root.provide({ phases, model: { progression: 'strict' } });
    await waitForUpdates();
    expect(getVisibleText(root)).to.equal('');
  });

  it('renders nothing until the map is ready', async () => {
    root = await mountPanels(['${tag}'], null);
    expect(getVisibleText(root)).to.equal('');
  });
});
`;

const createStrings = ({ camelName, tag, title }) => `
/** Texts of \`${tag}\`. */
export const ${camelName}Strings = {
  heading: '${title}',
};
`;

const createDefinition = ({ tag, className }) => `
import './process-map-root.js';
import { ${className} } from '../elements/${tag}/${tag}.js';
import { safeDefine } from './safe-define.js';

safeDefine('${tag}', ${className});
`;

/** States that every element has a story for, by the names of the exported stories. */
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

function createStateStory(state) {
  if (state === 'ErrorState') return `export const ErrorState: Story = { name: 'Error', args: states.error };`;
  const key = state[0].toLowerCase() + state.slice(1);
  const parameters = state === 'Loading' ? ', parameters: { loading: true }' : '';
  return `export const ${state}: Story = { args: states.${key}${parameters} };`;
}

const createStories = ({ tag, title }) => `
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect } from 'storybook/test';
import { getPhaseAttribute, phaseArgs, phaseArgTypes, renderMap, states, type PhaseArgs } from './fixtures/frame.js';
import { getReadyMap } from './fixtures/person.js';

const meta: Meta<PhaseArgs> = {
  title: 'Elements/${tag}',
  component: '${tag}',
  args: phaseArgs,
  argTypes: phaseArgTypes,
  render: (args) => renderMap(args, html\`<${tag} phase=\${getPhaseAttribute(args)}></${tag}>\`),
};
export default meta;
type Story = StoryObj<PhaseArgs>;

${STATES.map(createStateStory).join('\n')}
export const Dark: Story = { args: states.current, globals: { scheme: 'dark' } };

export const Read: Story = {
  tags: ['!autodocs'],
  args: states.current,
  play: async ({ canvasElement }) => {
    const { queryPart } = await getReadyMap(canvasElement);
    await expect(queryPart('${tag}').getByRole('heading', { name: '${title}' })).toBeVisible();
  },
};
`;

/** Creates the files of a new element, by path. */
export function createFiles(tag, summary) {
  const names = getNames(tag);
  const path = `src/elements/${tag}/${tag}`;
  return {
    [`${path}.ts`]: createElement(names, summary),
    [`${path}.styles.ts`]: createStyles(names),
    [`${path}.test.ts`]: createTest(names),
    [`src/strings/en/${names.shortName}.ts`]: createStrings(names),
    [`src/define/${tag}.ts`]: createDefinition(names),
    [`stories/${tag}.stories.ts`]: createStories(names),
  };
}

/** Inserts a text after the last match of a pattern. */
function insertAfterLast(text, pattern, addition, path) {
  const last = [...text.matchAll(pattern)].at(-1);
  if (!last) throw new Error(`${path} has changed and cannot be edited. Add by hand: ${addition.trim()}`);
  const end = last.index + last[0].length;
  return text.slice(0, end) + addition + text.slice(end);
}

function addExport(text, tag) {
  const pkg = JSON.parse(text);
  const entries = Object.entries(pkg.exports);
  const index = entries.findLastIndex(([name]) => name.startsWith('./define/')) + 1;
  const paths = { types: `./dist/define/${tag}.d.ts`, default: `./dist/define/${tag}.js` };
  entries.splice(index, 0, [`./define/${tag}`, paths]);
  return `${JSON.stringify({ ...pkg, exports: Object.fromEntries(entries) }, null, 2)}\n`;
}

/** Creates the edits of the files that list every element: functions from the old text to the new one, by path. */
export function createEdits(tag, summary) {
  const { camelName, shortName, className } = getNames(tag);
  const description = summary[0].toLowerCase() + summary.slice(1).replace(/\.$/, '');
  const insertions = {
    'src/index.ts': [
      [
        /^export \{ ProcessMap\w+Element \} from .*;\n/gm,
        `export { ${className} } from './elements/${tag}/${tag}.js';\n`,
      ],
    ],
    'src/define/all.ts': [[/^import '\.\/process-map[\w-]*\.js';\n/gm, `import './${tag}.js';\n`]],
    'src/strings/en/index.ts': [
      [/^import .*;\n/gm, `import { ${camelName}Strings } from './${shortName}.js';\n`],
      [/\w+: \w+Strings(?=,?\s*\})/g, `, ${camelName}: ${camelName}Strings`],
    ],
    'test/typings.ts': [
      [/^ {2}ProcessMap\w+Element,\n/gm, `  ${className},\n`],
      [
        /^expectTrue<IsEqual<HTMLElementTagNameMap\['process-map.*\n/gm,
        `expectTrue<IsEqual<HTMLElementTagNameMap['${tag}'], ${className}>>();\n`,
      ],
    ],
    'README.md': [[/^\| `process-map-[\w-]+` \| .*\n/gm, `| \`${tag}\` | ${description} |\n`]],
  };
  const edits = Object.entries(insertions).map(([path, list]) => [
    path,
    (text) => list.reduce((result, [pattern, addition]) => insertAfterLast(result, pattern, addition, path), text),
  ]);
  return {
    'package.json': (text) => addExport(text, tag),
    ...Object.fromEntries(edits),
    'CHANGELOG.md': (text) =>
      text.replace(
        /(## \[Unreleased\][\s\S]*?### Added\n\n(?:- .*\n(?: {2}.*\n)*)*)/,
        `$1- \`${tag}\`: ${description}.\n`,
      ),
  };
}
