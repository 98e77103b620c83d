// The check of custom-elements.json: a gap that is planted is found, whatever it is in.
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

function check(given: Manifest) {
  const file = join(folder, 'planted.json');
  writeFileSync(file, JSON.stringify(given));
  return spawnSync(process.execPath, [join(root, 'scripts/check-manifest.mjs'), file], { encoding: 'utf8' });
}

/** The manifest with a gap in what it says of one element. */
function planted(tag: string, plant: (element: Declaration) => void) {
  const copy = structuredClone(manifest);
  const element = copy.modules.flatMap(({ declarations }) => declarations).find(({ tagName }) => tagName === tag);
  if (!element) throw new Error(`no ${tag}`);
  plant(element);
  return check(copy);
}

const named = (items: Items, name: string) => {
  const item = items.find((each) => each['name'] === name);
  if (!item) throw new Error(`no ${name}`);
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

describe('the manifest', () => {
  it('has no gap', () => {
    const { status, stderr, stdout } = check(manifest);
    expect(stderr).toBe('');
    expect(stdout).toContain('no gap');
    expect(status).toBe(0);
  });

  const gaps: [what: string, plant: (element: Declaration) => void, says: string][] = [
    ['an element without a summary', (element) => delete element.summary, 'has no @summary'],
    ['an element without a description', (element) => (element.description = ' '), 'has no description'],
    [
      'a property without a description',
      ({ members }) => delete named(members, 'store')['description'],
      'field "store" has no description',
    ],
    ['a property without a type', ({ members }) => delete named(members, 'store')['type'], 'field "store" has no type'],
    [
      'a method without a description',
      ({ members }) => delete named(members, 'send')['description'],
      'method "send" has no description',
    ],
    [
      'a method that returns something untold',
      ({ members }) => (named(members, 'exportJourney')['return'] = { type: { text: '' } }),
      'method "exportJourney" does not say what it returns',
    ],
    [
      'a parameter without a description',
      ({ members }) => (named(members, 'decide')['parameters'] = [{ name: 'command', type: { text: 'unknown' } }]),
      'parameter "command" of "decide" has no description',
    ],
    [
      'an attribute without a type',
      ({ attributes }) => delete named(attributes, 'voice')['type'],
      'attribute "voice" has no type',
    ],
    [
      'an attribute without a description',
      ({ attributes }) => delete named(attributes, 'voice')['description'],
      'attribute "voice" has no description',
    ],
    [
      'an event without a type',
      ({ events }) => delete named(events, 'process-map-show')['type'],
      'event "process-map-show" has no type',
    ],
    [
      'an event without a description',
      ({ events }) => (named(events, 'process-map-show')['description'] = ''),
      'event "process-map-show" has no description',
    ],
    ['an event that is left out', ({ events }) => events.pop(), 'event "process-map-error" is not there'],
    [
      'a slot without a description',
      ({ slots }) => delete named(slots, '')['description'],
      'slot "(default)" has no description',
    ],
    [
      'a part without a description',
      ({ cssParts }) => delete named(cssParts, 'diagram')['description'],
      'part "diagram" has no description',
    ],
    [
      'a state without a description',
      ({ cssStates }) => delete named(cssStates, 'ready')['description'],
      'state "ready" has no description',
    ],
    [
      'a custom property without a description',
      ({ cssProperties }) => delete named(cssProperties, '--process-map-ink')['description'],
      'custom property "--process-map-ink" has no description',
    ],
    [
      'a custom property that is left out',
      ({ cssProperties }) => cssProperties.pop(),
      'custom property "--process-map-font" is not in its JSDoc',
    ],
    [
      'a custom property that nothing reads',
      ({ cssProperties }) => cssProperties.push({ name: '--process-map-glow', description: 'Glow.' }),
      'custom property "--process-map-glow" is read nowhere',
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
      'shows the private member "inner"',
    ],
    [
      'a member of Lit',
      ({ members }) =>
        members.push({
          kind: 'method',
          name: 'requestUpdate',
          return: { type: { text: 'void' } },
          description: 'Of Lit.',
        }),
      'shows "requestUpdate", which is not its own',
    ],
  ];
  it.each(gaps)('is not complete with %s', (_, plant, says) => {
    const { status, stderr } = planted('process-map', plant);
    expect(stderr.trim()).toContain(`<process-map> ${says}`);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(status).toBe(1);
  });

  it('is not complete without one of the elements', () => {
    const copy = structuredClone(manifest);
    for (const module of copy.modules)
      module.declarations = module.declarations.filter(({ tagName }) => tagName !== 'process-map-gate');
    expect(check(copy).stderr).toContain('<process-map-gate> is not there');
  });
});
