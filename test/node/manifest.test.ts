// Proves the check of custom-elements.json with planted gaps.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

type Items = Record<string, unknown>[];
type Declaration = Record<
  'members' | 'attributes' | 'events' | 'slots' | 'cssParts' | 'cssStates' | 'cssProperties',
  Items
> & { tagName?: string; summary?: string; description?: string };
interface Manifest {
  modules: { declarations: Declaration[] }[];
}

const root = fileURLToPath(new URL('../..', import.meta.url));
let folder: string;
let manifest: Manifest;

function check(content: Manifest) {
  const file = join(folder, 'planted.json');
  writeFileSync(file, JSON.stringify(content));
  return spawnSync(process.execPath, [join(root, 'scripts/check-manifest.mjs'), file], { encoding: 'utf8' });
}

/** Checks a copy of the manifest in which the declaration of one element was changed. */
function checkChanged(tag: string, change: (element: Declaration) => void) {
  const copy = structuredClone(manifest);
  const element = copy.modules.flatMap(({ declarations }) => declarations).find(({ tagName }) => tagName === tag);
  if (!element) throw new Error(`The manifest has no ${tag}.`);
  change(element);
  return check(copy);
}

const getItem = (items: Items, name: string) => {
  const item = items.find(({ name: itemName }) => itemName === name);
  if (!item) throw new Error(`The manifest has no ${name}.`);
  return item;
};

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'process-map-manifest-'));
  const { status, stderr } = spawnSync(
    process.execPath,
    [
      'node_modules/@custom-elements-manifest/analyzer/cem.js',
      'analyze',
      '--quiet',
      '--outdir',
      relative(root, folder),
    ],
    { cwd: root, encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(stderr);
  manifest = JSON.parse(readFileSync(join(folder, 'custom-elements.json'), 'utf8')) as Manifest;
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('check-manifest.mjs', () => {
  it('finds no gap in the manifest of this package', () => {
    const { status, stderr, stdout } = check(manifest);
    expect(stderr).toBe('');
    expect(stdout).toContain('no gap');
    expect(status).toBe(0);
  });

  const gaps: [gap: string, change: (element: Declaration) => void, message: string][] = [
    ['an element without a summary', (element) => delete element.summary, 'has no @summary'],
    ['an element without a description', (element) => (element.description = ' '), 'has no description'],
    [
      'a property without a description',
      ({ members }) => delete getItem(members, 'store')['description'],
      'field "store" has no description',
    ],
    [
      'a property without a type',
      ({ members }) => delete getItem(members, 'store')['type'],
      'field "store" has no type',
    ],
    [
      'a method without a description',
      ({ members }) => delete getItem(members, 'send')['description'],
      'method "send" has no description',
    ],
    [
      'a method without a return type',
      ({ members }) => (getItem(members, 'exportJourney')['return'] = { type: { text: '' } }),
      'method "exportJourney" has no return type',
    ],
    [
      'a parameter without a description',
      ({ members }) => (getItem(members, 'decide')['parameters'] = [{ name: 'command', type: { text: 'unknown' } }]),
      'parameter "command" of "decide" has no description',
    ],
    [
      'an attribute without a type',
      ({ attributes }) => delete getItem(attributes, 'voice')['type'],
      'attribute "voice" has no type',
    ],
    [
      'an attribute without a description',
      ({ attributes }) => delete getItem(attributes, 'voice')['description'],
      'attribute "voice" has no description',
    ],
    [
      'an event without a type',
      ({ events }) => delete getItem(events, 'process-map-show')['type'],
      'event "process-map-show" has no type',
    ],
    [
      'an event without a description',
      ({ events }) => (getItem(events, 'process-map-show')['description'] = ''),
      'event "process-map-show" has no description',
    ],
    ['a missing event', ({ events }) => events.pop(), 'event "process-map-error" is missing'],
    [
      'a slot without a description',
      ({ slots }) => delete getItem(slots, '')['description'],
      'slot "(default)" has no description',
    ],
    [
      'a part without a description',
      ({ cssParts }) => delete getItem(cssParts, 'diagram')['description'],
      'part "diagram" has no description',
    ],
    [
      'a state without a description',
      ({ cssStates }) => delete getItem(cssStates, 'ready')['description'],
      'state "ready" has no description',
    ],
    [
      'a custom property without a description',
      ({ cssProperties }) => delete getItem(cssProperties, '--process-map-ink')['description'],
      'custom property "--process-map-ink" has no description',
    ],
    [
      'a missing custom property',
      ({ cssProperties }) => cssProperties.pop(),
      'custom property "--process-map-sticky-offset" has no JSDoc',
    ],
    [
      'an unused custom property',
      ({ cssProperties }) => cssProperties.push({ name: '--process-map-glow', description: 'Glow.' }),
      'custom property "--process-map-glow" is not used',
    ],
    [
      'a private member',
      ({ members }) =>
        members.push({
          kind: 'field',
          name: 'inner',
          privacy: 'private',
          type: { text: 'string' },
          description: 'Inner.',
        }),
      'exposes the private member "inner"',
    ],
    [
      'an inherited member',
      ({ members }) =>
        members.push({
          kind: 'method',
          name: 'requestUpdate',
          return: { type: { text: 'void' } },
          description: 'Requests an update.',
        }),
      'exposes the inherited member "requestUpdate"',
    ],
  ];
  it.each(gaps)('reports %s', (_, change, message) => {
    const { status, stderr } = checkChanged('process-map', change);
    expect(stderr.trim()).toContain(`<process-map> ${message}`);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(status).toBe(1);
  });

  it('reports a missing element', () => {
    const copy = structuredClone(manifest);
    for (const module of copy.modules)
      module.declarations = module.declarations.filter(({ tagName }) => tagName !== 'process-map-gate');
    expect(check(copy).stderr).toContain('<process-map-gate> is missing');
  });
});
