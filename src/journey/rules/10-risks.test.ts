import { describe, expect, it } from 'vitest';
import { workshop } from '../../../test/kit/maps.js';
import { only, Walker } from '../../../test/kit/journey-walker.js';
import type { Command, RiskPatch } from '../index.js';

const assess = (patch: RiskPatch, risk = 'nobody-comes'): Command => ({ type: 'risk.assess', risk, ...patch });
const riskOf = (at: Walker, id = 'nobody-comes') => at.phase('plan').risks.find((risk) => risk.id === id);

/** What the fact says beside what every fact says. */
function patchOf(at: Walker, patch: RiskPatch): RiskPatch {
  const { id: _, at: __, cycle: ___, type: ____, phase, risk, ...said } = only(at.send(assess(patch)), 'risk.assessed');
  expect({ phase, risk }).toEqual({ phase: 'plan', risk: 'nobody-comes' });
  return said;
}

const all = {
  level: 'high',
  measures: ['ask-early', 'ask-in-person'],
  owner: ' Ada ',
  reviewOn: '2026-02-28',
  note: 'Ask again.',
  accepted: false,
} as const satisfies RiskPatch;

describe('rule 10: risk.assess', () => {
  it('sets every field', () => {
    const at = new Walker(workshop);
    expect(patchOf(at, { ...all, measures: [...all.measures] })).toEqual(all);
    expect(riskOf(at)).toEqual({ id: 'nobody-comes', assessed: true, ...all });
  });

  it('is a patch: fields that are not given stay', () => {
    const at = new Walker(workshop);
    at.send(assess({ ...all, measures: [...all.measures] }));
    expect(patchOf(at, { level: 'low' })).toEqual({ level: 'low' });
    expect(riskOf(at)).toMatchObject({ ...all, level: 'low' });
  });

  it('tells only the fields that change', () => {
    const at = new Walker(workshop);
    at.send(assess({ level: 'high', owner: 'Ada' }));
    expect(patchOf(at, { level: 'high', owner: 'Bea' })).toEqual({ owner: 'Bea' });
  });

  it.each(Object.keys(all) as (keyof typeof all)[])('null clears %s', (field) => {
    const at = new Walker(workshop);
    at.send(assess({ ...all, measures: [...all.measures] }));
    expect(patchOf(at, { [field]: null })).toEqual({ [field]: null });
    const { [field]: _, ...rest } = { ...all };
    expect(riskOf(at)).toEqual({ id: 'nobody-comes', assessed: field !== 'measures', ...rest });
  });

  it('null on what is not set changes nothing', () => {
    expect(
      new Walker(workshop).send(
        assess({ level: null, measures: null, owner: null, reviewOn: null, note: null, accepted: null }),
      ),
    ).toEqual([]);
  });

  it.each([{ owner: ' ' }, { note: '\n' }, { measures: [] }])('what is empty clears: %j', (patch) => {
    const at = new Walker(workshop);
    at.send(assess({ ...all, measures: [...all.measures] }));
    const [field] = Object.keys(patch) as (keyof RiskPatch)[];
    expect(patchOf(at, patch)).toEqual({ [field!]: null });
    expect(riskOf(at)).not.toHaveProperty(field!);
  });

  it.each(['low', 'medium', 'high'] as const)('level %s is valid', (level) => {
    expect(patchOf(new Walker(workshop), { level })).toEqual({ level });
  });

  it.each<[keyof RiskPatch, unknown, string]>([
    ['level', 'severe', 'low, medium, high'],
    ['level', 3, 'low, medium, high'],
    ['reviewOn', '28.02.2026', 'a date as YYYY-MM-DD'],
    ['reviewOn', '2026-2-8', 'a date as YYYY-MM-DD'],
    ['reviewOn', '2026-02-30', 'a date as YYYY-MM-DD'],
    ['reviewOn', '2026-13-01', 'a date as YYYY-MM-DD'],
    ['reviewOn', '2026-02-28T00:00:00Z', 'a date as YYYY-MM-DD'],
    ['reviewOn', '2026-02-28T00:00:00.000Z', 'a date as YYYY-MM-DD'],
    ['reviewOn', '2026-02', 'a date as YYYY-MM-DD'],
    ['reviewOn', 20260228, 'a date as YYYY-MM-DD'],
    ['measures', 'ask-early', 'a list of ids of measures'],
    ['measures', [7], 'a list of ids of measures'],
    ['owner', 7, 'a text'],
    ['note', {}, 'a text'],
    ['accepted', 'yes', 'true, false'],
  ])('%s %j is malformed', (field, value, valid) => {
    const [reason] = new Walker(workshop).denied(assess({ [field]: value }));
    expect(reason?.code).toBe('malformed');
    expect(reason?.message).toBe(`Send risk.assess again with ${field}: ${valid}, or null to clear it.`);
  });

  it.each([
    ['of another risk', 'wrong-people', 'ask-early', 'ask-in-person'],
    ['that the map does not have', 'nobody-comes', 'pray', 'ask-early, ask-in-person'],
    ['of another phase', 'nobody-comes', 'clock', 'ask-early, ask-in-person'],
  ])('measures must address that risk: one %s is refused, with those that do', (_, risk, measure, valid) => {
    const [reason] = new Walker(workshop).denied(assess({ measures: ['ask-in-person', measure] }, risk));
    expect(reason).toMatchObject({ code: 'wrong-measure', risk, measure });
    expect(reason?.message).toContain(`${valid}.`);
  });

  it('where no measure addresses it, the refusal says to accept it', () => {
    const at = new Walker(workshop, { progression: 'open' });
    expect(at.denied(assess({ measures: ['clock'] }, 'too-quiet'))[0]?.message).toMatch(/accept/i);
  });

  it('measures come in the order of the map, each once', () => {
    const at = new Walker(workshop);
    expect(patchOf(at, { measures: ['ask-in-person', 'ask-early', 'ask-in-person'] })).toEqual({
      measures: ['ask-early', 'ask-in-person'],
    });
    expect(at.send(assess({ measures: ['ask-in-person', 'ask-early'] }))).toEqual([]);
  });

  it.each<[RiskPatch, boolean]>([
    [{ measures: ['ask-early'] }, true],
    [{ accepted: true }, true],
    [{ accepted: false }, false],
    [{ level: 'high', owner: 'Ada', note: 'Soon.', reviewOn: '2026-05-01' }, false],
  ])('assessed means a measure chosen or accepted: %j is %j', (patch, assessed) => {
    const at = new Walker(workshop);
    at.send(assess(patch));
    expect(riskOf(at)?.assessed).toBe(assessed);
    expect(at.phase('plan').left.some(({ risk }) => risk === 'nobody-comes')).toBe(!assessed);
  });

  it('a number in the exit rule counts risks assessed', () => {
    const at = new Walker(workshop, { progression: 'open' });
    expect(at.phase('meet').left).toContainEqual(expect.objectContaining({ code: 'risks-left', missing: 1 }));
    at.send(assess({ accepted: true }, 'too-quiet'));
    expect(at.phase('meet').left.map(({ code }) => code)).toEqual(['groups-left', 'tools-left']);
  });
});
