// Holds the table of settings in docs/testing.md against the tests that it names.
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const FOLDER = 'src/elements/process-map/settings';
const SETTINGS = [
  'store',
  'storage',
  'journey-id',
  'definition',
  'src',
  'progression',
  'lang',
  'readonly',
  'voice',
] as const;

const [, section = ''] = readFileSync('docs/testing.md', 'utf8').split('## Settings under a running journey');
const rows = (section.split('\n## ')[0] ?? '')
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .map((line) => line.split('|').map((cell) => cell.trim().replaceAll(/[`¹]/g, '')))
  .map(([, setting = '', file = '', ...titles]) => ({ setting, file, titles: titles.slice(0, -1) }));

const read = (file: string) => (existsSync(`${FOLDER}/${file}`) ? readFileSync(`${FOLDER}/${file}`, 'utf8') : '');

describe('the table of settings in docs/testing.md', () => {
  it('has a row for each setting, and five tests in each row', () => {
    expect(new Set(rows.map(({ setting }) => setting))).toEqual(new Set(SETTINGS));
    for (const { setting, titles } of rows) expect(titles.filter(Boolean), setting).toHaveLength(5);
  });

  it('names tests that exist, in files that run them for the setting', () => {
    const missing = rows.flatMap(({ setting, file, titles }) => {
      const source = read(file);
      const isCovered = new RegExp(`^  '?${setting}'?(: {|\\(\\) {)`, 'm').test(source);
      const names = titles.filter((title) => !source.includes(`it('${title}', `));
      return [...(isCovered ? [] : [`${file}: ${setting}`]), ...names.map((title) => `${file}: ${title}`)];
    });
    expect(missing).toEqual([]);
  });
});
