// The rules of CONVENTIONS.md that lint holds: each is broken once, in a file where it counts, and lint says so.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ESLint } from 'eslint';
import { beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const IDEAS = 'src/elements/process-map-ideas/process-map-ideas.ts';
const STYLES = 'src/elements/process-map-ideas/process-map-ideas.styles.ts';
const ROOT = 'src/elements/process-map/process-map.ts';
const LOOKUP = 'src/map/map-index.ts';
const RULES = 'src/journey/rules.ts';
const TEST = 'src/map/overlays.test.ts';

let eslint: ESLint;
beforeAll(() => {
  // With CI set, the parser takes the types of files as they are on disk, once: of a file with a planted fault it knows none.
  const overrideConfig = { languageOptions: { parserOptions: { disallowAutomaticSingleRunInference: true } } };
  eslint = new ESLint({ cwd: root, overrideConfig });
});

/** What lint says of a file in which something was changed. */
async function said(file: string, change: (code: string) => string): Promise<string> {
  const filePath = join(root, file);
  const [result] = await eslint.lintText(change(readFileSync(filePath, 'utf8')), { filePath });
  return (result?.messages ?? []).map(({ ruleId, message }) => `${ruleId}: ${message}`).join('\n');
}

const add = (code: string) => (text: string) => `${text}\n${code}\n`;
const template = (markup: string) => (text: string) => text.replace('<ul class="ideas"', markup);
const style = (rule: string) => (text: string) => text.replace('gap: 1rem;', rule);

describe('lint', () => {
  it.each([IDEAS, STYLES, ROOT, LOOKUP, RULES, TEST])('has nothing to say of %s', async (file) => {
    expect(await said(file, (text) => text)).toBe('');
  });

  it.each<[rule: string, file: string, change: (code: string) => string, says: string]>([
    ['imports point up', LOOKUP, add("import '../journey/index.js';"), 'an import points only up'],
    [
      'stores and packs import types only',
      'src/stores/save-queue.ts',
      add("import '../journey/index.js';"),
      'may import only types',
    ],
    ['the core knows no DOM', RULES, add('window.stop();'), 'no-restricted-globals'],
    ['the core knows no Lit', RULES, add("import 'lit';"), 'This layer knows no elements'],
    [
      'only define registers',
      IDEAS,
      add("customElements.define('x-y', ProcessMapIdeasElement);"),
      'Only src/define registers',
    ],
    [
      'only define registers, also by decorators',
      IDEAS,
      (text) => text.replace('export class', "@customElement('x-y')\nexport class"),
      'Only src/define registers',
    ],
    ['exports have names', LOOKUP, add('export default 1;'), 'Export by name'],
    [
      'types come by import type',
      IDEAS,
      (text) => text.replace('import type { Idea }', 'import { Idea }'),
      'consistent-type-imports',
    ],
    ['no any', LOOKUP, add('export const anything: any = 1;'), 'no-explicit-any'],
    [
      'no assertion that is not needed',
      LOOKUP,
      add("export const text = ('x' as string) as string;"),
      'no-unnecessary-type-assertion',
    ],
    ['what is exported is documented', LOOKUP, add('export function found(): void {}'), 'local/documented'],
    ['time is given', RULES, add('export const at = Date.now();'), 'Time comes by `now`'],
    ['time is given, as a date too', RULES, add('export const at = new Date();'), 'Time comes by `now`'],
    ['ids are given', RULES, add('export const id = crypto.randomUUID();'), 'Ids come by `newId`'],
    ['the core says nothing to the console', RULES, add("console.warn('x');"), 'no-console'],
    ['warnings are said once, where that is seen to', IDEAS, add("console.warn('x');"), 'no-console'],
    ['no HTML from strings', IDEAS, add("new ProcessMapIdeasElement().innerHTML = 'x';"), 'No HTML from strings'],
    [
      'no unsafeHTML',
      IDEAS,
      add("import { unsafeHTML } from 'lit/directives/unsafe-html.js';"),
      'Text of a map is never markup',
    ],
    ['no style attribute', IDEAS, template('<ul style="color: red"'), 'A style attribute breaks'],
    ['no on… attribute', IDEAS, template('<ul onclick="stop()"'), 'An on… attribute breaks'],
    ['no look-up in the page', IDEAS, add("document.querySelector('process-map');"), 'Do not look things up'],
    [
      'no look-up in the page of a node',
      ROOT,
      add("document.body.ownerDocument.getElementById('x');"),
      'Do not look things up',
    ],
    [
      'shadow roots are open',
      IDEAS,
      (text) =>
        text.replace('@property() phase', "#root = this.attachShadow({ mode: 'closed' });\n  @property() phase"),
      'wc/no-closed-shadow-root',
    ],
    [
      'no customised built-in elements',
      IDEAS,
      add('/** A button. */\nexport class Button extends HTMLButtonElement {}'),
      'No customised built-in elements',
    ],
    [
      'events leave from the root',
      IDEAS,
      add("export const changed = new CustomEvent('changed');"),
      'Events leave by processMapEvent()',
    ],
    [
      'what is listened to outside ends',
      ROOT,
      add("globalThis.addEventListener('resize', () => undefined);"),
      'pass { signal }',
    ],
    [
      'public names are read in one place',
      STYLES,
      style('color: var(--process-map-ink);'),
      'The public names are read in shared/tokens.ts',
    ],
    ['styles are logical', STYLES, style('margin-left: 1rem;'), 'Logical properties'],
    ['styles are logical, also for text', STYLES, style('text-align: right;'), 'Logical properties'],
    ['styles are logical, also for places', STYLES, style('position: absolute; left: 0;'), 'Logical properties'],
    ['bindings are well formed', IDEAS, template('<ul class="a" class="b"'), 'lit/no-duplicate-template-bindings'],
    ['templates are accessible', IDEAS, template('<img src="x" /><ul'), 'lit-a11y/alt-text'],
    ['promises are awaited', IDEAS, add('export const go = () => { Promise.resolve(1); };'), 'no-floating-promises'],
    ['no test is left out', TEST, add("it.skip('x', () => undefined);"), 'Every test runs'],
    ['no test is alone', TEST, add("it.only('x', () => undefined);"), 'Every test runs'],
    [
      'what switches a rule off says why',
      LOOKUP,
      add('// eslint-disable-next-line no-console\nconsole.log(1);'),
      'local/reasons',
    ],
    [
      'what switches a rule off is needed',
      LOOKUP,
      add('// eslint-disable-next-line no-console -- for a try'),
      'Unused eslint-disable directive',
    ],
  ])('holds: %s', async (_, file, change, says) => {
    expect(await said(file, change)).toContain(says);
  });
});
