import { describe, expect, it } from 'vitest';
import { workshop } from '../../../test/kit/maps.js';
import { getOnlyFact, Walker } from '../../../test/kit/journey-walker.js';
import type { Command, RiskPatch } from '../index.js';

const createAssessCommand = (patch: RiskPatch, risk = 'nobody-comes'): Command => ({
  type: 'risk.assess',
  risk,
  ...patch,
});
const getRisk = (walker: Walker, id = 'nobody-comes') => walker.getPhase('plan').risks.find((risk) => risk.id === id);

/** Assesses the risk and returns the changed fields of the fact. */
function sendForPatch(walker: Walker, patch: RiskPatch): RiskPatch {
  const {
    id: _,
    at: __,
    cycle: ___,
    type: ____,
    phase,
    risk,
    ...changedFields
  } = getOnlyFact(walker.send(createAssessCommand(patch)), 'risk.assessed');
  expect({ phase, risk }).toEqual({ phase: 'plan', risk: 'nobody-comes' });
  return changedFields;
}

const allFields = {
  level: 'high',
  measures: ['ask-early', 'ask-in-person'],
  owner: ' Ada ',
  reviewOn: '2026-02-28',
  note: 'Ask again.',
  accepted: false,
} as const satisfies RiskPatch;

describe('rule 10: risk.assess', () => {
  it('sets every field', () => {
    const walker = new Walker(workshop);
    expect(sendForPatch(walker, { ...allFields, measures: [...allFields.measures] })).toEqual(allFields);
    expect(getRisk(walker)).toEqual({ id: 'nobody-comes', assessed: true, ...allFields });
  });

  it('keeps fields that the command omits', () => {
    const walker = new Walker(workshop);
    walker.send(createAssessCommand({ ...allFields, measures: [...allFields.measures] }));
    expect(sendForPatch(walker, { level: 'low' })).toEqual({ level: 'low' });
    expect(getRisk(walker)).toMatchObject({ ...allFields, level: 'low' });
  });

  it('returns a fact with changed fields only', () => {
    const walker = new Walker(workshop);
    walker.send(createAssessCommand({ level: 'high', owner: 'Ada' }));
    expect(sendForPatch(walker, { level: 'high', owner: 'Bea' })).toEqual({ owner: 'Bea' });
  });

  it.each(Object.keys(allFields) as (keyof typeof allFields)[])('clears %s with null', (field) => {
    const walker = new Walker(workshop);
    walker.send(createAssessCommand({ ...allFields, measures: [...allFields.measures] }));
    expect(sendForPatch(walker, { [field]: null })).toEqual({ [field]: null });
    const { [field]: _, ...rest } = { ...allFields };
    expect(getRisk(walker)).toEqual({ id: 'nobody-comes', assessed: field !== 'measures', ...rest });
  });

  it('returns no facts when null clears fields that are not set', () => {
    expect(
      new Walker(workshop).send(
        createAssessCommand({ level: null, measures: null, owner: null, reviewOn: null, note: null, accepted: null }),
      ),
    ).toEqual([]);
  });

  it.each([{ owner: ' ' }, { note: '\n' }, { measures: [] }])('clears a field with an empty value: %j', (patch) => {
    const walker = new Walker(workshop);
    walker.send(createAssessCommand({ ...allFields, measures: [...allFields.measures] }));
    const [field] = Object.keys(patch) as (keyof RiskPatch)[];
    expect(sendForPatch(walker, patch)).toEqual({ [field!]: null });
    expect(getRisk(walker)).not.toHaveProperty(field!);
  });

  it.each(['low', 'medium', 'high'] as const)('accepts level %s', (level) => {
    expect(sendForPatch(new Walker(workshop), { level })).toEqual({ level });
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
  ])('denies %s %j as malformed', (field, value, validValues) => {
    const [reason] = new Walker(workshop).getDenialReasons(createAssessCommand({ [field]: value }));
    expect(reason?.code).toBe('malformed');
    expect(reason?.message).toBe(`Send risk.assess again with ${field}: ${validValues}, or null to clear it.`);
  });

  it.each([
    ['of another risk', 'wrong-people', 'ask-early', 'ask-in-person'],
    ['that the map does not have', 'nobody-comes', 'pray', 'ask-early, ask-in-person'],
    ['of another phase', 'nobody-comes', 'clock', 'ask-early, ask-in-person'],
  ])('denies a measure %s, with the valid measures in the message', (_, risk, measure, validValues) => {
    const [reason] = new Walker(workshop).getDenialReasons(
      createAssessCommand({ measures: ['ask-in-person', measure] }, risk),
    );
    expect(reason).toMatchObject({ code: 'wrong-measure', risk, measure });
    expect(reason?.message).toContain(`${validValues}.`);
  });

  it('suggests to accept the risk in the denial when no measure addresses it', () => {
    const walker = new Walker(workshop, { progression: 'open' });
    expect(walker.getDenialReasons(createAssessCommand({ measures: ['clock'] }, 'too-quiet'))[0]?.message).toMatch(
      /accept/i,
    );
  });

  it('stores measures in the order of the map, without duplicates', () => {
    const walker = new Walker(workshop);
    expect(sendForPatch(walker, { measures: ['ask-in-person', 'ask-early', 'ask-in-person'] })).toEqual({
      measures: ['ask-early', 'ask-in-person'],
    });
    expect(walker.send(createAssessCommand({ measures: ['ask-in-person', 'ask-early'] }))).toEqual([]);
  });

  it.each<[RiskPatch, boolean]>([
    [{ measures: ['ask-early'] }, true],
    [{ accepted: true }, true],
    [{ accepted: false }, false],
    [{ level: 'high', owner: 'Ada', note: 'Soon.', reviewOn: '2026-05-01' }, false],
  ])('makes a risk assessed only by a measure or acceptance: %j gives %j', (patch, assessed) => {
    const walker = new Walker(workshop);
    walker.send(createAssessCommand(patch));
    expect(getRisk(walker)?.assessed).toBe(assessed);
    expect(walker.getPhase('plan').left.some(({ risk }) => risk === 'nobody-comes')).toBe(!assessed);
  });

  it('counts assessed risks for a number in the exit rule', () => {
    const walker = new Walker(workshop, { progression: 'open' });
    expect(walker.getPhase('meet').left).toContainEqual(expect.objectContaining({ code: 'risks-left', missing: 1 }));
    walker.send(createAssessCommand({ accepted: true }, 'too-quiet'));
    expect(walker.getPhase('meet').left.map(({ code }) => code)).toEqual(['groups-left', 'tools-left']);
  });
});
