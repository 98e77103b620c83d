import { describe, expect, it } from 'vitest';
import { streetTrees } from '../../stories/fixtures/maps.js';
import { panelStrings } from '../strings/en/panels.js';
import { describeChange, describeCheck } from './trail-texts.js';

const FORMAT = { formatTime: (time: string) => time.slice(0, 10), formatDay: (day: string) => day };
const at = '2026-11-28T12:00:00.000Z';
const [ground] = streetTrees.phases;
const group = ground!.groups[0]!;

describe('describeChange', () => {
  it('names the item that changed, and its phase', () => {
    expect(describeChange(streetTrees, { phase: ground!.id, group: group.id, at }, panelStrings, FORMAT)).toBe(
      `On 2026-11-28 you changed “${group.title}” in ${ground!.label}.`,
    );
  });

  it('returns nothing for a phase that the map does not have any more', () => {
    expect(describeChange(streetTrees, { phase: 'gone', at }, panelStrings, FORMAT)).toBeUndefined();
  });
});

describe('describeCheck', () => {
  it('has one sentence for each change that the map knows, and one for the exit rule of the phase', () => {
    const changed = [
      { phase: 'gone', at },
      { phase: ground!.id, group: group.id, at },
    ];
    const left = [{ code: 'tools-left', message: '' }] as const;
    expect(describeCheck(streetTrees, { changed, left: [...left] }, panelStrings, FORMAT)).toEqual([
      expect.stringContaining(group.title),
      panelStrings.checkAgainOwnRule,
    ]);
  });
});
