// Proves `npm run new:element` and check-files.mjs in a copy of the project.
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const EXCLUDED = new Set([
  '.git',
  'bench',
  'build',
  'coverage',
  'dist',
  'docs',
  'node_modules',
  'storybook-static',
  '.cache',
]);
const TAG = 'process-map-next-steps';

let copy: string;

function run(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: copy, encoding: 'utf8' });
  return { status, output: `${stdout}${stderr}` };
}
const createNewElement = (...args: string[]) => run('scripts/new-element.mjs', ...args);
const read = (file: string) => readFileSync(join(copy, file), 'utf8');
const listCreated = () =>
  readdirSync(copy, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.includes('next-steps') && file.endsWith('.ts'))
    .sort();
const checkFiles = () => run('scripts/check-files.mjs', copy);
const checkModules = () => run('scripts/check-modules.mjs', copy);
const summarize = () => checkModules().output.replace(/in \d+ modules/, '');

/** Calls back while a file of the copy is changed; a change to undefined deletes the file. */
function withChange<T>(file: string, change: (text: string) => string | undefined, callback: () => T): T {
  const path = join(copy, file);
  const before = existsSync(path) ? read(file) : undefined;
  const after = change(before ?? '');
  mkdirSync(dirname(path), { recursive: true });
  if (after === undefined) rmSync(path);
  else writeFileSync(path, after);
  try {
    return callback();
  } finally {
    if (before === undefined) rmSync(path);
    else writeFileSync(path, before);
  }
}

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'process-map-copy-'));
  for (const name of readdirSync(root))
    if (!EXCLUDED.has(name)) cpSync(join(root, name), join(copy, name), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'junction');
});

afterAll(() => rmSync(copy, { recursive: true, force: true }));

describe('new-element.mjs', () => {
  it.each([
    [[], 'The tag is missing'],
    [['process-map'], 'is not a valid tag'],
    [['next-steps'], 'is not a valid tag'],
    [['process-map-NextSteps'], 'is not a valid tag'],
    [['process-map-../../x'], 'is not a valid tag'],
    [['process-map-gate'], '"process-map-gate" is taken'],
    // The file of its words exists: those of the legend.
    [['process-map-legend'], '"process-map-legend" is taken'],
    [[TAG, 'no sentence'], 'is one sentence in quotes'],
    [[TAG, 'The', 'next', 'steps.'], 'is one sentence in quotes'],
  ])('writes nothing and explains the usage for the arguments %j', (args, reason) => {
    const before = read('package.json');
    const { status, output } = createNewElement(...args);
    expect(status).toBe(1);
    expect(output).toContain(reason);
    expect(output).toContain('Usage: npm run new:element');
    expect(listCreated()).toEqual([]);
    expect(read('package.json')).toBe(before);
  });

  it('creates all files of an element and adds it to every list', () => {
    const { status, output } = createNewElement(TAG, 'The next steps of a phase.');
    expect(output).toContain('Created ProcessMapNextStepsElement');
    expect(status).toBe(0);
    expect(listCreated()).toEqual([
      `src/define/${TAG}.ts`,
      `src/elements/${TAG}/${TAG}.styles.ts`,
      `src/elements/${TAG}/${TAG}.test.ts`,
      `src/elements/${TAG}/${TAG}.ts`,
      'src/strings/en/next-steps.ts',
      `stories/${TAG}.stories.ts`,
    ]);
    expect((JSON.parse(read('package.json')) as { exports: object }).exports).toHaveProperty([`./define/${TAG}`]);
    expect(read('README.md')).toContain(`| \`${TAG}\` | the next steps of a phase |`);
    expect(read('CHANGELOG.md')).toContain(`- \`${TAG}\`: the next steps of a phase.\n`);
    expect(checkFiles()).toMatchObject({ status: 0 });
  });

  it('refuses a tag that exists', () => {
    expect(createNewElement(TAG)).toMatchObject({
      status: 1,
      output: expect.stringContaining('is taken') as string,
    });
  });

  const changedFiles = () => [
    ...listCreated(),
    'src/index.ts',
    'src/define/all.ts',
    'src/strings/en/index.ts',
    'test/typings.ts',
  ];

  it('writes files as Prettier formats them', () => {
    expect(
      run('node_modules/prettier/bin/prettier.cjs', '--list-different', 'package.json', ...changedFiles()),
    ).toEqual({ status: 0, output: '' });
  });

  it('writes an element that passes the type check', () => {
    expect(run('node_modules/typescript-7/bin/tsc', '-p', 'tsconfig.json')).toEqual({ status: 0, output: '' });
  });

  it('writes an element that passes lint', () => {
    expect(run('node_modules/eslint/bin/eslint.js', ...changedFiles())).toEqual({ status: 0, output: '' });
    expect(checkModules().output).not.toContain('next-steps');
  });

  it('writes an element without a gap in the manifest', () => {
    expect(run('node_modules/@custom-elements-manifest/analyzer/cem.js', 'analyze', '--quiet')).toMatchObject({
      status: 0,
    });
    expect(run('scripts/check-manifest.mjs')).toMatchObject({ status: 0 });
    expect(read('dist/custom-elements.json')).toContain(TAG);
  });

  it('writes an element whose test passes in a browser', () => {
    const { status, output } = run('scripts/test.mjs', 'elements', '--files', `src/elements/${TAG}/${TAG}.test.ts`);
    expect(output).toContain('3 passed, 0 failed');
    expect(status).toBe(0);
  });
});

describe('check-files.mjs', () => {
  const GATE = 'src/elements/process-map-gate/process-map-gate';
  const remove = () => undefined;
  it.each<[message: string, file: string, change: (text: string) => string | undefined]>([
    ['has no test', `${GATE}.test.ts`, remove],
    ['exports no gateStyles', `${GATE}.styles.ts`, remove],
    [
      'exports no class ProcessMapGateElement',
      `${GATE}.ts`,
      (text) => text.replaceAll('ProcessMapGateElement', 'GateElement'),
    ],
    ['the class has no "@tag process-map-gate"', `${GATE}.ts`, (text) => text.replace('@tag', '@name')],
    ['declares no entry of HTMLElementTagNameMap', `${GATE}.ts`, (text) => text.replace(/declare global[^]*/, '')],
    ['does not register process-map-gate', 'src/define/process-map-gate.ts', remove],
    ['does not register process-map', 'src/define/process-map-root.ts', remove],
    ['does not export ProcessMapGateElement', 'src/index.ts', (text) => text.replace(/.*GateElement.*\n/, '')],
    [
      'does not test the type of process-map-gate',
      'test/typings.ts',
      (text) => text.replace(/^expectTrue<.*GateElement.*\n/m, ''),
    ],
    ['has no row for process-map-gate', 'README.md', (text) => text.replace(/^\| `process-map-gate`.*\n/m, '')],
    [
      'exports no "./define/process-map-gate"',
      'package.json',
      (text) => text.replace('"./define/process-map-gate"', '"./gate"'),
    ],
    [
      'has no story for the state SecondCycle',
      'stories/process-map-gate.stories.ts',
      (text) => text.replace('const SecondCycle', 'const Second'),
    ],
    [
      'are allowed',
      'package.json',
      (text) => text.replace('"dependencies": {', '"dependencies": {\n    "lodash": "4.0.0",'),
    ],
  ])('reports: %s', (message, file, change) => {
    expect(existsSync(join(copy, file))).toBe(true);
    const { status, output } = withChange(file, change, checkFiles);
    expect(status).toBe(1);
    expect(output).toContain(message);
  });
});

describe('check-modules.mjs', () => {
  const append = (code: string) => (text: string) => `${text}\n${code}\n`;
  it.each<[subject: string, file: string, change: (text: string) => string, message: string]>([
    [
      'a function of another file',
      'src/utils/planted.ts',
      append('export function cloneJson() {}'),
      '"cloneJson" is declared in',
    ],
    ['a local constant', 'src/utils/planted.ts', append('const [{ cloneJson }] = [];'), '"cloneJson" is declared in'],
    ['a type', 'src/elements/internal/planted.ts', append('type MapDefinition = 1;'), '"MapDefinition" is declared in'],
    [
      'a class',
      'src/map/planted.ts',
      append('class ProcessMapGateElement {}'),
      '"ProcessMapGateElement" is declared in',
    ],
    [
      'a cycle of imports',
      'src/map/map-definition.ts',
      append("import { readMap } from './read-map.js';"),
      'src/map/read-map.ts -> src/map/map-definition.ts',
    ],
    [
      'a cycle of type imports',
      'src/map/map-definition.ts',
      append("import type { readMap } from './read-map.js';"),
      'src/map/read-map.ts -> src/map/map-definition.ts',
    ],
    [
      'a cycle of re-exports',
      'src/map/map-definition.ts',
      append("export * from './read-map.js';"),
      'src/map/read-map.ts -> src/map/map-definition.ts',
    ],
  ])('reports %s', (_, file, change, message) => {
    const { status, output } = withChange(file, change, checkModules);
    expect(status).toBe(1);
    expect(output).toContain(message);
  });

  let unchangedSummary: string;
  beforeAll(() => {
    unchangedSummary = summarize();
  });

  it.each([
    [
      'a name within a function',
      'src/utils/planted.ts',
      'export const planted = () => { const cloneJson = 1; return cloneJson; };',
    ],
    ['a name in a pack', 'src/packs/planted.ts', 'const cloneJson = 1;'],
    ['a name in a test', 'src/utils/planted.test.ts', 'const cloneJson = 1;'],
    ['an import on demand', 'src/map/map-definition.ts', "export const load = () => import('./parse-map.js');"],
  ])('permits %s', (_, file, code) => {
    expect(withChange(file, append(code), summarize)).toBe(unchangedSummary);
  });
});
