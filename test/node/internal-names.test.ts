import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
// @ts-expect-error -- a script without types
import { listInternalNames } from '../../scripts/internal-names.mjs';

const names: string[] = (listInternalNames as () => string[])();
const read = (path: string) => readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), 'utf8');

describe('listInternalNames', () => {
  it('lists members that only the elements and their texts use', () => {
    expect(names).toEqual(expect.arrayContaining(['claimFocusRequest', 'commitAll', 'stepsLeft']));
  });

  it('lists no member that a page can use, no key of the data, and no name of the platform', () => {
    const publicNames = [
      ...[
        'journeyId',
        'shownPhase',
        'headingLevel',
        'readOnly',
        'exportJourney',
        'definition',
        'ready',
        'send',
        'decide',
      ],
      ...['loadDrafts', 'saveDrafts', 'watch', 'leaving', 'denial', 'reasons', 'facts', 'problems', 'previous'],
      ...[
        'addEventListener',
        'shadowRoot',
        'textContent',
        'requestUpdate',
        'emit',
        'enqueueActions',
        'select',
        'format',
      ],
    ];
    expect(names.filter((name) => publicNames.includes(name))).toEqual([]);
  });

  it.each(['schema/map.json', 'schema/journey.json'])('lists no property of %s', (path) => {
    const properties = new Set<string>();
    JSON.parse(read(path), (_, value: unknown) => {
      if (typeof value === 'object' && value !== null && 'properties' in value)
        for (const key of Object.keys(value.properties as object)) properties.add(key);
      return value;
    });
    expect(properties.size).toBeGreaterThan(10);
    expect(names.filter((name) => properties.has(name))).toEqual([]);
  });

  it('lists no word of the built packs, whose keys pages can set', () => {
    const words = new Set(read('src/packs/peer-learning/catalogue/types.ts').match(/\w+(?=\??:)/g));
    expect(words.size).toBeGreaterThan(10);
    expect(names.filter((name) => words.has(name))).toEqual([]);
  });
});
