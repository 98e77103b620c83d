// Proves the lint rules of CONVENTIONS.md: each is broken once, in a file to which it applies.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ESLint } from 'eslint';
import { beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const IDEAS = 'src/elements/process-map-ideas/ideas-body.ts';
const ELEMENT = 'src/elements/process-map-ideas/process-map-ideas.ts';
const STYLES = 'src/elements/process-map-ideas/process-map-ideas.styles.ts';
const DIAGRAM_STYLES = 'src/elements/process-map-diagram/process-map-diagram.styles.ts';
const ROOT = 'src/elements/process-map/process-map.ts';
const PANEL = 'src/elements/panel/templates.ts';
const ENHANCEMENTS = 'src/elements/enhancements/glossary.ts';
const MAP_INDEX = 'src/map/map-index.ts';
const RULES = 'src/journey/rules.ts';
const STORE = 'src/stores/save-queue.ts';
const STRINGS = 'src/strings/en/panels.ts';
const JSON_UTILS = 'src/utils/json.ts';
const PACK = 'src/packs/peer-learning/tools.ts';
const TEST = 'src/map/overlays.test.ts';
const SCRIPT = 'scripts/files.mjs';

let eslint: ESLint;
beforeAll(() => {
  // With CI set, the parser reads types once, from disk, and would not see a planted fault.
  const overrideConfig = { languageOptions: { parserOptions: { disallowAutomaticSingleRunInference: true } } };
  eslint = new ESLint({ cwd: root, overrideConfig });
});

/** Lints a file after a change and returns the messages, one per line. */
async function lint(file: string, change: (code: string) => string): Promise<string> {
  const filePath = join(root, file);
  const [result] = await eslint.lintText(change(readFileSync(filePath, 'utf8')), { filePath });
  return (result?.messages ?? []).map(({ ruleId, message }) => `${ruleId}: ${message}`).join('\n');
}

const unchangedResults = new Map<string, Promise<string>>();

/** Lints a file as it is, once for all tests. */
function lintUnchanged(file: string): Promise<string> {
  const result = unchangedResults.get(file) ?? lint(file, (code) => code);
  unchangedResults.set(file, result);
  return result;
}

type Case = [subject: string, file: string, change: (code: string) => string, message: string];

const append = (code: string) => (text: string) => `${text}\n${code}\n`;
const inTemplate = (markup: string) => (text: string) => text.replace('<ul class="ideas"', markup);
const inStyles = (rule: string) => (text: string) => text.replace('gap: 1rem 2rem;', rule);

const NO_DEPENDENCY = 'boundaries/dependencies';
const WORDS = 'local/no-interface-words';
const COMMENT = 'local/comment-sentences';

const dependencies: Case[] = [
  ['utils import no layer', JSON_UTILS, append("import '../map/map-index.js';"), NO_DEPENDENCY],
  ['strings import no map', STRINGS, append("import '../../map/map-index.js';"), NO_DEPENDENCY],
  ['map imports no journey', MAP_INDEX, append("import '../journey/index.js';"), NO_DEPENDENCY],
  ['map imports no types of journey', MAP_INDEX, append("import type {} from '../journey/index.js';"), NO_DEPENDENCY],
  ['journey imports no stores', RULES, append("import '../stores/save-queue.js';"), NO_DEPENDENCY],
  ['journey re-exports no stores', RULES, append("export * from '../stores/save-queue.js';"), NO_DEPENDENCY],
  ['stores import only types of journey', STORE, append("import '../journey/index.js';"), NO_DEPENDENCY],
  ['stores import no elements', STORE, append("import '../elements/styles/tokens.js';"), NO_DEPENDENCY],
  ['packs import only types of map', PACK, append("import '../../map/map-index.js';"), NO_DEPENDENCY],
  ['elements import no packs', IDEAS, append("import '../../packs/peer-learning/index.js';"), NO_DEPENDENCY],
  ['elements import nothing of define', IDEAS, append("import '../../define/all.js';"), NO_DEPENDENCY],
  [
    'an element imports no other element',
    IDEAS,
    append("import '../process-map-gate/process-map-gate.js';"),
    NO_DEPENDENCY,
  ],
  ['an element imports nothing of the root', IDEAS, append("import '../process-map/events.js';"), NO_DEPENDENCY],
  [
    'an element imports nothing of the root on demand',
    IDEAS,
    append("export const load = () => import('../process-map/events.js');"),
    NO_DEPENDENCY,
  ],
  ['the root imports no enhancements', ROOT, append("import '../enhancements/glossary.js';"), NO_DEPENDENCY],
  [
    'the root imports no other element',
    ROOT,
    append("import '../process-map-gate/process-map-gate.js';"),
    NO_DEPENDENCY,
  ],
  ['panel imports no enhancements', PANEL, append("import '../enhancements/glossary.js';"), NO_DEPENDENCY],
  [
    'enhancements import no element',
    ENHANCEMENTS,
    append("import '../process-map-gate/process-map-gate.js';"),
    NO_DEPENDENCY,
  ],
  [
    'context imports no panel',
    'src/elements/context/map-context.ts',
    append("import '../panel/icons.js';"),
    NO_DEPENDENCY,
  ],
  [
    'styles import no internal',
    'src/elements/styles/tokens.ts',
    append("import '../internal/warn-once.js';"),
    NO_DEPENDENCY,
  ],
  ['the index registers nothing', 'src/index.ts', append("import './define/all.js';"), NO_DEPENDENCY],
  ['src imports nothing outside', IDEAS, append("import '../../../test/kit/panel-host.js';"), NO_DEPENDENCY],
];

const wording: Case[] = [
  ['a comment is no question', RULES, append('// What is left.'), COMMENT],
  ['a second sentence is no question', RULES, append('// Returns it. Whether it is there, the caller knows.'), COMMENT],
  ['a sentence over two lines is no question', RULES, append('// Returns it.\n// Where it is missing, null.'), COMMENT],
  ['JSDoc is no question', RULES, append('/** Who wrote it. */\nexport const wrote = 1;'), COMMENT],
  [
    'a JSDoc tag is no question',
    RULES,
    append(
      '/**\n * Finds it.\n * @param name Why it is there.\n */\nexport function find(name: string): string {\n  return name;\n}',
    ),
    COMMENT,
  ],
  ['a comment of a script is no question', SCRIPT, append('// As many as there are.'), COMMENT],
  ['functions are camelCase', RULES, append('function Count() {}\nCount();'), '@typescript-eslint/naming-convention'],
  [
    'types are PascalCase',
    RULES,
    append('/** A count. */\nexport type count = 1;'),
    '@typescript-eslint/naming-convention',
  ],
  [
    'constants are camelCase or UPPER_CASE',
    RULES,
    append('export const Max_Count = 1;'),
    '@typescript-eslint/naming-convention',
  ],
  ['names are no verbs of speech', RULES, append('export const said = 1;'), 'id-denylist'],
  ['files stay short', RULES, (text) => text + '\n'.repeat(320), 'max-lines'],
  ['lines stay short', RULES, append(`// ${'x'.repeat(120)}`), 'max-len'],
  ['lines of scripts stay short', SCRIPT, append(`// ${'x'.repeat(120)}`), 'max-len'],
];

const words: Case[] = [
  ['text in a template', IDEAS, inTemplate('<p>More</p><ul'), WORDS],
  ['text beside an expression', IDEAS, inTemplate('<p>${1} ideas</p><ul'), WORDS],
  ['a label in a template', IDEAS, inTemplate('<ul aria-label="ideas"'), WORDS],
  ['a title in a template', IDEAS, inTemplate('<ul title="all ${1}"'), WORDS],
  ['a phrase', IDEAS, append("export const phrase = 'Show all';"), WORDS],
  ['a word', IDEAS, append("export const word = 'More';"), WORDS],
  ['a sentence', RULES, append('export const sentence = (id: string) => `${id} is done.`;'), WORDS],
  ['a spoken property', IDEAS, append("document.body.ariaLabel = 'ideas';"), WORDS],
];

const rules: Case[] = [
  ['the core uses no DOM', RULES, append('window.stop();'), 'no-restricted-globals'],
  ['utilities use no DOM', JSON_UTILS, append('window.stop();'), 'no-restricted-globals'],
  ['strings use no DOM', STRINGS, append('window.stop();'), 'no-restricted-globals'],
  ['the core imports no Lit', RULES, append("import 'lit';"), 'This layer does not depend on Lit'],
  [
    'only define registers',
    IDEAS,
    append("customElements.define('x-y', ProcessMapIdeasElement);"),
    'Only src/define registers',
  ],
  [
    'only define registers, also by decorators',
    ELEMENT,
    (text) => text.replace('export class', "@customElement('x-y')\nexport class"),
    'Only src/define registers',
  ],
  ['exports have names', MAP_INDEX, append('export default 1;'), 'Use a named export'],
  [
    'types are imported by import type',
    IDEAS,
    (text) => text.replace('import type { Idea }', 'import { Idea }'),
    'consistent-type-imports',
  ],
  ['no any', MAP_INDEX, append('export const anything: any = 1;'), 'no-explicit-any'],
  [
    'no needless assertion',
    MAP_INDEX,
    append("export const text = ('x' as string) as string;"),
    'no-unnecessary-type-assertion',
  ],
  ['exported functions have JSDoc', MAP_INDEX, append('export function found(): void {}'), 'jsdoc/require-jsdoc'],
  ['exported arrow functions have JSDoc', MAP_INDEX, append('export const found = () => 1;'), 'jsdoc/require-jsdoc'],
  ['exported classes have JSDoc', MAP_INDEX, append('export class Found {}'), 'jsdoc/require-jsdoc'],
  ['exported types have JSDoc', MAP_INDEX, append('export type Found = 1;'), 'jsdoc/require-jsdoc'],
  ['exported interfaces have JSDoc', MAP_INDEX, append('export interface Found { id: 1 }'), 'jsdoc/require-jsdoc'],
  ['time is a parameter', RULES, append('export const at = Date.now();'), 'Take the time from'],
  ['time is a parameter, as a date too', RULES, append('export const at = new Date();'), 'Take the time from'],
  ['time is a parameter of utilities', JSON_UTILS, append('export const at = Date.now();'), 'Take the time from'],
  ['ids are a parameter', RULES, append('export const id = crypto.randomUUID();'), 'Take ids from'],
  ['no Object.keys', RULES, append('export const keys = Object.keys({});'), 'use keysOf()'],
  ['no Object.values', RULES, append('export const values = Object.values({});'), 'use valuesOf()'],
  ['no Array.from', RULES, append("export const list = Array.from('x');"), 'use createList()'],
  ['no JSON.stringify', RULES, append('export const json = JSON.stringify({});'), 'use toJsonText()'],
  ['no toJSON', JSON_UTILS, append('export const toTime = (date: Date) => date.toJSON();'), 'use toIsoTime()'],
  ['no reduce', RULES, append('export const sum = [1].reduce((a, b) => a + b, 0);'), 'use a loop'],
  ['no for…in', RULES, append('for (const key in {}) void key;'), 'use keysOf()'],
  ['no in', RULES, append("export const has = 'x' in {};"), 'use hasOwn()'],
  ['no entries() of lists', RULES, append('export const entries = [1].entries();'), 'count in a loop'],
  [
    'no Event',
    'src/elements/registries/overlays.ts',
    append("export const event = new Event('x');"),
    'use CustomEvent',
  ],
  ['no subclass of Event', IDEAS, append('/** x */\nexport class Change extends Event {}'), 'use CustomEvent'],
  ['the core logs nothing', RULES, append("console.warn('x');"), 'no-console'],
  ['elements warn by warnOnce()', IDEAS, append("console.warn('x');"), 'no-console'],
  [
    'no HTML from strings',
    IDEAS,
    append("new ProcessMapIdeasElement().innerHTML = 'x';"),
    'Do not parse HTML from strings',
  ],
  [
    'no unsafeHTML',
    IDEAS,
    append("import { unsafeHTML } from 'lit/directives/unsafe-html.js';"),
    'Text of a map is never markup',
  ],
  ['no style attribute', IDEAS, inTemplate('<ul style="color: red"'), 'A style attribute breaks'],
  ['no on… attribute', IDEAS, inTemplate('<ul onclick="stop()"'), 'An on… attribute breaks'],
  ['no query of the page', IDEAS, append("document.querySelector('process-map');"), 'Do not query the page'],
  [
    'no query of the page of a node',
    ROOT,
    append("document.body.ownerDocument.getElementById('x');"),
    'Do not query the page',
  ],
  [
    'shadow roots are open',
    ELEMENT,
    (text) => text.replace('@property() phase', "#root = this.attachShadow({ mode: 'closed' });\n  @property() phase"),
    'wc/no-closed-shadow-root',
  ],
  [
    'no customised built-in elements',
    IDEAS,
    append('/** A button. */\nexport class Button extends HTMLButtonElement {}'),
    'Customised built-in elements',
  ],
  [
    'only the root dispatches events',
    IDEAS,
    append("export const changed = new CustomEvent('changed');"),
    'Only <process-map> dispatches events',
  ],
  [
    'listeners outside end with the connection',
    ROOT,
    append("globalThis.addEventListener('resize', () => undefined);"),
    'Pass { signal }',
  ],
  [
    'public custom properties are read in one file',
    STYLES,
    inStyles('color: var(--process-map-ink);'),
    'Only styles/tokens.ts reads public custom properties',
  ],
  [
    'public custom properties are not read in CSS strings',
    ENHANCEMENTS,
    append("export const LINK_CSS = 'a { color: var(--process-map-ink) }';"),
    'Only styles/tokens.ts reads public custom properties',
  ],
  ['styles are logical', STYLES, inStyles('margin-left: 1rem;'), 'Use logical properties'],
  ['styles are logical, also for text', STYLES, inStyles('text-align: right;'), 'Use logical properties'],
  [
    'styles are logical, also for positions',
    STYLES,
    inStyles('position: absolute; left: 0;'),
    'Use logical properties',
  ],
  [
    'styles are logical in CSS strings',
    ENHANCEMENTS,
    append("export const LINK_CSS = 'a { margin-left: 1px }';"),
    'Use logical properties',
  ],
  [
    'styles are logical in CSS of functions',
    ENHANCEMENTS,
    append('/** CSS. */\nexport const createLinkCss = (size: number) => `a { left: ${size}px }`;'),
    'Use logical properties',
  ],
  [
    'styles are logical in replaceSync()',
    ENHANCEMENTS,
    append("new CSSStyleSheet().replaceSync('a { float: left }');"),
    'Use logical properties',
  ],
  ['bindings are well formed', IDEAS, inTemplate('<ul class="a" class="b"'), 'lit/no-duplicate-template-bindings'],
  ['templates are accessible', IDEAS, inTemplate('<img src="x" /><ul'), 'lit-a11y/alt-text'],
  ['promises are awaited', IDEAS, append('export const go = () => { Promise.resolve(1); };'), 'no-floating-promises'],
  ['no test is skipped', TEST, append("it.skip('x', () => undefined);"), 'Every test runs'],
  ['no test is alone', TEST, append("it.only('x', () => undefined);"), 'Every test runs'],
  [
    'a disabled rule has a reason',
    MAP_INDEX,
    append('// eslint-disable-next-line no-console\nconsole.log(1);'),
    'eslint-comments/require-description',
  ],
  [
    'an expected type error has a reason',
    MAP_INDEX,
    append("// @ts-expect-error\nexport const count: number = '1';"),
    '@typescript-eslint/ban-ts-comment',
  ],
  [
    'a disabled rule is needed',
    MAP_INDEX,
    append('// eslint-disable-next-line no-console -- for a try'),
    'Unused eslint-disable directive',
  ],
];

const permitted: Case[] = [
  ['types of journey in stores', STORE, append("import type {} from '../journey/types/record.js';"), NO_DEPENDENCY],
  ['the export parts of the panels in the root', ROOT, append("import '../panel/templates.js';"), NO_DEPENDENCY],
  ['a question within a sentence', RULES, append('// Explains why and where it is.'), COMMENT],
  ['an answer to a wrapped sentence', RULES, append('// Explains to the caller\n// why it is there.'), COMMENT],
  ['an error for developers', IDEAS, append("export const fail = () => { throw new Error('Not there.'); };"), WORDS],
  ['a key', IDEAS, append("export const isTab = (event: KeyboardEvent) => event.key === 'Tab';"), WORDS],
  [
    'several keys',
    IDEAS,
    append("export const isTab = ({ key }: KeyboardEvent) => ['Tab', 'Home'].includes(key);"),
    WORDS,
  ],
  ['CSS', IDEAS, append("export const FONT_CSS = 'a { font: 1rem Segoe UI }. ';"), WORDS],
  ['an id', IDEAS, append("export const id = 'phase note?';"), WORDS],
  ['words of the language', STRINGS, append("export const more = 'Show more.';"), WORDS],
  ['a side in a drawing', DIAGRAM_STYLES, append("export const MARK_CSS = 'i { left: 0 }';"), 'Use logical properties'],
];

describe('eslint.config.js', () => {
  it.each([IDEAS, STYLES, ROOT, MAP_INDEX, RULES, TEST])('reports nothing in %s', async (file) => {
    expect(await lintUnchanged(file)).toBe('');
  });

  describe.each([
    ['dependencies', dependencies],
    ['wording', wording],
    ['interface words', words],
    ['other rules', rules],
  ])('%s', (_, cases) => {
    it.each(cases)('reports a breach: %s', async (_subject, file, change, message) => {
      expect(await lint(file, change)).toContain(message);
    });
  });

  it.each(permitted)('permits %s', async (_, file, change, message) => {
    const before = (await lintUnchanged(file)).split(message).length;
    expect((await lint(file, change)).split(message).length).toBe(before);
  });
});
