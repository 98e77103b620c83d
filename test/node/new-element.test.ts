// `npm run new:element`, in a copy of the project: what it makes passes every check as it is.
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const LEFT_OUT = new Set([
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
  return { status, said: `${stdout}${stderr}` };
}
const make = (...args: string[]) => run('scripts/new-element.mjs', ...args);
const read = (file: string) => readFileSync(join(copy, file), 'utf8');
const made = () =>
  readdirSync(copy, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.includes('next-steps') && file.endsWith('.ts'))
    .sort();
const checkFiles = () => run('scripts/check-files.mjs', copy);

/** Changes a file for as long as something is looked at. */
function changed<T>(file: string, change: (text: string) => string | undefined, look: () => T): T {
  const text = read(file);
  const now = change(text);
  if (now === undefined) rmSync(join(copy, file));
  else writeFileSync(join(copy, file), now);
  try {
    return look();
  } finally {
    writeFileSync(join(copy, file), text);
  }
}

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'process-map-copy-'));
  for (const name of readdirSync(root))
    if (!LEFT_OUT.has(name)) cpSync(join(root, name), join(copy, name), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'junction');
});

afterAll(() => rmSync(copy, { recursive: true, force: true }));

describe('a new element', () => {
  it.each([
    [[], 'needs a name'],
    [['process-map'], 'cannot be the name'],
    [['next-steps'], 'cannot be the name'],
    [['process-map-NextSteps'], 'cannot be the name'],
    [['process-map-../../x'], 'cannot be the name'],
    [['process-map-gate'], '"process-map-gate" is taken'],
    // Its words would be those of the menu.
    [['process-map-menu'], '"process-map-menu" is taken'],
    [[TAG, 'no sentence'], 'is one sentence in quotes'],
    [[TAG, 'The', 'next', 'steps.'], 'is one sentence in quotes'],
  ])('is not made of %j', (args, why) => {
    const before = read('package.json');
    const { status, said } = make(...args);
    expect(status).toBe(1);
    expect(said).toContain(why);
    expect(said).toContain('Usage: npm run new:element');
    expect(made()).toEqual([]);
    expect(read('package.json')).toBe(before);
  });

  it('is made with all that belongs to it', () => {
    const { status, said } = make(TAG, 'The next steps of a phase.');
    expect(said).toContain('ProcessMapNextStepsElement is there');
    expect(status).toBe(0);
    expect(made()).toEqual([
      `src/define/${TAG}.ts`,
      `src/elements/${TAG}/${TAG}.styles.ts`,
      `src/elements/${TAG}/${TAG}.test.ts`,
      `src/elements/${TAG}/${TAG}.ts`,
      'src/elements/shared/strings/next-steps.ts',
      `stories/${TAG}.stories.ts`,
    ]);
    expect((JSON.parse(read('package.json')) as { exports: object }).exports).toHaveProperty([`./define/${TAG}`]);
    expect(read('README.md')).toContain(`| \`${TAG}\` | the next steps of a phase |`);
    expect(read('CHANGELOG.md')).toContain(`- \`${TAG}\`: the next steps of a phase.\n`);
    expect(checkFiles()).toMatchObject({ status: 0 });
  });

  it('is not made twice', () => {
    expect(make(TAG)).toMatchObject({ status: 1, said: expect.stringContaining('is taken') as string });
  });

  it('passes the type check', () => {
    expect(run('node_modules/typescript-7/bin/tsc', '-p', 'tsconfig.json')).toEqual({ status: 0, said: '' });
  });

  it('passes lint', () => {
    expect(
      run(
        'node_modules/eslint/bin/eslint.js',
        ...made(),
        'src/index.ts',
        'src/define/all.ts',
        'src/strings/en/index.ts',
      ),
    ).toEqual({ status: 0, said: '' });
  });

  it('leaves no gap in the manifest', () => {
    expect(run('node_modules/@custom-elements-manifest/analyzer/cem.js', 'analyze', '--quiet')).toMatchObject({
      status: 0,
    });
    expect(run('scripts/check-manifest.mjs')).toMatchObject({ status: 0 });
    expect(read('dist/custom-elements.json')).toContain(TAG);
  });

  it('passes its own test, in a browser', () => {
    const { status, said } = run('scripts/test.mjs', 'elements', '--files', `src/elements/${TAG}/${TAG}.test.ts`);
    expect(said).toContain('3 passed, 0 failed');
    expect(status).toBe(0);
  });
});

describe('what belongs to an element', () => {
  const GATE = 'src/elements/process-map-gate/process-map-gate';
  const gone = () => undefined;
  it.each<[says: string, file: string, change: (text: string) => string | undefined]>([
    ['has no test', `${GATE}.test.ts`, gone],
    ['exports no styles', `${GATE}.styles.ts`, gone],
    [
      'exports no class ProcessMapGateElement',
      `${GATE}.ts`,
      (text) => text.replaceAll('ProcessMapGateElement', 'GateElement'),
    ],
    ['has no "@tag process-map-gate"', `${GATE}.ts`, (text) => text.replace('@tag', '@name')],
    ['is not in HTMLElementTagNameMap', `${GATE}.ts`, (text) => text.replace(/declare global[^]*/, '')],
    ['does not register process-map-gate', 'src/define/process-map-gate.ts', gone],
    ['does not export ProcessMapGateElement', 'src/index.ts', (text) => text.replace(/.*GateElement.*\n/, '')],
    [
      'does not look at the type of process-map-gate',
      'test/typings.ts',
      (text) => text.replace(/^is<.*GateElement.*\n/m, ''),
    ],
    ['has no row for process-map-gate', 'README.md', (text) => text.replace(/^\| `process-map-gate`.*\n/m, '')],
    [
      'exports no "./define/process-map-gate"',
      'package.json',
      (text) => text.replace('"./define/process-map-gate"', '"./gate"'),
    ],
    [
      'has no story of the state SecondCycle',
      'stories/process-map-gate.stories.ts',
      (text) => text.replace('const SecondCycle', 'const Second'),
    ],
    [
      'and no others',
      'package.json',
      (text) => text.replace('"dependencies": {', '"dependencies": {\n    "lodash": "4.0.0",'),
    ],
    ['does more than one job', 'src/map/map-index.ts', (text) => text + '\n'.repeat(320)],
  ])('is missed: %s', (says, file, change) => {
    expect(existsSync(join(copy, file))).toBe(true);
    const { status, said } = changed(file, change, checkFiles);
    expect(status).toBe(1);
    expect(said).toContain(says);
  });
});
