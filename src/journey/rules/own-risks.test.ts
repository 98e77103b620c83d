import { describe, expect, it } from 'vitest';
import { workshop } from '../../../test/kit/maps.js';
import { Walker } from '../../../test/kit/journey-walker.js';
import { mergeJourneys, parseJourney, replay, toMarkdown } from '../index.js';
import type { MapDefinition } from '../index.js';

/** Adds a risk to the first phase. Returns the id that the record gave it. */
function addRisk(walker: Walker, name = 'Rain', text?: string): string {
  const [fact] = walker.send({ type: 'risk.add', phase: 'plan', name, ...(text !== undefined && { text }) });
  if (fact?.type !== 'risk.added') throw new Error('No risk was added.');
  return fact.risk;
}

/** Adds a measure to a risk. Returns the id that the record gave it. */
function addMeasure(walker: Walker, risk: string, name = 'A tent'): string {
  const [fact] = walker.send({ type: 'measure.add', risk, name });
  if (fact?.type !== 'measure.added') throw new Error('No measure was added.');
  return fact.measure;
}

const listRisks = (walker: Walker, phase = 'plan') => walker.getPhase(phase).risks;
const findRisk = (walker: Walker, id: string) => listRisks(walker).find((risk) => risk.id === id);

describe('risk.add', () => {
  it('adds a risk after those of the map, under an id of the record', () => {
    const walker = new Walker(workshop);
    const facts = walker.send({ type: 'risk.add', phase: 'plan', name: '  Rain\nall day ', text: 'Often.' });
    expect(facts).toMatchObject([{ type: 'risk.added', phase: 'plan', name: 'Rain all day', text: 'Often.' }]);
    const id = facts[0]?.type === 'risk.added' ? facts[0].risk : '';
    expect(id).not.toBe(facts[0]?.id);
    expect(listRisks(walker).at(-1)).toEqual({
      id,
      assessed: false,
      own: { name: 'Rain all day', text: 'Often.' },
    });
  });

  it('is assessed like a risk of the map, and the exit rule never asks for it', () => {
    const walker = new Walker(workshop);
    const { left, steps } = walker.getPhase('plan');
    const risk = addRisk(walker);
    expect(walker.getPhase('plan')).toMatchObject({ left, steps });
    walker.send({ type: 'risk.assess', risk, level: 'high', owner: 'Ana', reviewOn: '2026-12-31', accepted: true });
    expect(findRisk(walker, risk)).toMatchObject({ level: 'high', owner: 'Ana', accepted: true, assessed: true });
    expect(walker.getPhase('plan')).toMatchObject({ left, steps });
    expect(walker.complete('plan').getPhase('plan').completed).toBe(true);
  });

  it('is denied in a locked phase, without a name, and in a phase that the map lacks', () => {
    const walker = new Walker(workshop);
    expect(walker.getDenialCodes({ type: 'risk.add', phase: 'share', name: 'Rain' })).toEqual(['locked']);
    expect(walker.getDenialCodes({ type: 'risk.add', phase: 'plan', name: ' ' })).toEqual(['malformed']);
    expect(walker.getDenialCodes({ type: 'risk.add', phase: 'plan' })).toEqual(['malformed']);
    expect(walker.getDenialCodes({ type: 'risk.add', phase: 'nowhere', name: 'Rain' })).toEqual(['unknown-id']);
  });

  it('takes measures of its own and none of the map', () => {
    const walker = new Walker(workshop);
    const risk = addRisk(walker);
    expect(walker.getDenialCodes({ type: 'risk.assess', risk, measures: ['ask-early'] })).toEqual(['wrong-measure']);
    const measure = addMeasure(walker, risk);
    walker.send({ type: 'risk.assess', risk, measures: [measure] });
    expect(findRisk(walker, risk)).toMatchObject({
      assessed: true,
      measures: [measure],
      ownMeasures: [{ id: measure, name: 'A tent' }],
    });
  });
});

describe('risk.remove and risk.restore', () => {
  it('removes a risk from the view, and restores it with its words and assessment', () => {
    const walker = new Walker(workshop);
    const risk = addRisk(walker);
    walker.send({ type: 'risk.assess', risk, level: 'low' });
    const before = findRisk(walker, risk);
    expect(walker.sendForTypes({ type: 'risk.remove', risk })).toEqual(['risk.removed']);
    expect(findRisk(walker, risk)).toBe(undefined);
    expect(walker.sendForTypes({ type: 'risk.remove', risk })).toEqual([]);
    expect(walker.getDenialCodes({ type: 'risk.assess', risk, level: 'high' })).toEqual(['unknown-id']);
    expect(walker.getDenialCodes({ type: 'measure.add', risk, name: 'A tent' })).toEqual(['unknown-id']);
    expect(walker.view.unplaced).toBe(0);
    expect(walker.sendForTypes({ type: 'risk.restore', risk })).toEqual(['risk.restored']);
    expect(walker.sendForTypes({ type: 'risk.restore', risk })).toEqual([]);
    expect(findRisk(walker, risk)).toEqual(before);
  });

  it('is denied for risks of the map', () => {
    const walker = new Walker(workshop);
    expect(walker.getDenialCodes({ type: 'risk.remove', risk: 'wrong-people' })).toEqual(['not-own']);
    expect(walker.getDenialCodes({ type: 'risk.restore', risk: 'wrong-people' })).toEqual(['not-own']);
  });

  it('asks later phases to be checked if the risk had been assessed', () => {
    const walker = new Walker(workshop);
    const risk = addRisk(walker);
    const measure = addMeasure(walker, risk);
    walker.send({ type: 'risk.assess', risk, measures: [measure], level: 'low' });
    walker.complete('plan', 'meet');
    addRisk(walker, 'Snow');
    expect(walker.getPhase('meet').check, 'words alone are no work').toBe(undefined);
    walker.send({ type: 'risk.remove', risk });
    expect(walker.getPhase('meet').check?.changed).toMatchObject([{ phase: 'plan', risk }]);
    walker.send({ type: 'risk.restore', risk });
    expect(walker.getPhase('meet').check).toBe(undefined);
    walker.send({ type: 'measure.remove', measure });
    expect(walker.getPhase('meet').check?.changed).toMatchObject([{ phase: 'plan', risk }]);
  });
});

describe('measure.add and measure.remove', () => {
  it('adds a measure to a risk of the map, which deals with it', () => {
    const walker = new Walker(workshop);
    const measure = addMeasure(walker, 'wrong-people', ' Ask\tagain ');
    expect(findRisk(walker, 'wrong-people')).toMatchObject({ ownMeasures: [{ id: measure, name: 'Ask again' }] });
    walker.send({ type: 'risk.assess', risk: 'wrong-people', measures: [measure] });
    expect(findRisk(walker, 'wrong-people')?.assessed).toBe(true);
    expect(walker.getPhase('plan').left.some(({ risk }) => risk === 'wrong-people')).toBe(false);
  });

  it('removes a measure, also from the risk that it was chosen for', () => {
    const walker = new Walker(workshop);
    const [kept, removed] = [addMeasure(walker, 'wrong-people'), addMeasure(walker, 'wrong-people', 'Wait')];
    walker.send({ type: 'risk.assess', risk: 'wrong-people', measures: [kept, removed] });
    expect(walker.send({ type: 'measure.remove', measure: removed })).toMatchObject([
      { type: 'measure.removed', phase: 'plan', risk: 'wrong-people', measure: removed },
      { type: 'risk.assessed', risk: 'wrong-people', measures: [kept] },
    ]);
    expect(walker.sendForTypes({ type: 'measure.remove', measure: removed })).toEqual([]);
    expect(walker.sendForTypes({ type: 'measure.remove', measure: kept })).toEqual([
      'measure.removed',
      'risk.assessed',
    ]);
    expect(findRisk(walker, 'wrong-people')).toEqual({ id: 'wrong-people', assessed: false });
    expect(walker.view.unplaced).toBe(0);
  });

  it('removes a measure that was not chosen', () => {
    const walker = new Walker(workshop);
    const measure = addMeasure(walker, 'wrong-people');
    expect(walker.sendForTypes({ type: 'measure.remove', measure })).toEqual(['measure.removed']);
  });

  it('is denied for measures of the map', () => {
    expect(new Walker(workshop).getDenialCodes({ type: 'measure.remove', measure: 'ask-early' })).toEqual(['not-own']);
  });

  it('does not count a measure that another replica removed while it was chosen', () => {
    const walker = new Walker(workshop);
    const measure = addMeasure(walker, 'wrong-people');
    const other = walker.fork();
    walker.send({ type: 'measure.remove', measure });
    other.send({ type: 'risk.assess', risk: 'wrong-people', measures: [measure] });
    walker.send({ type: 'journey.merge', journey: other.journey });
    expect(findRisk(walker, 'wrong-people')).toMatchObject({ measures: [measure], assessed: false });
    expect(walker.view.unplaced).toBe(0);
  });
});

describe('closed', () => {
  it('ends a risk: the exit rule does not ask for it any more', () => {
    const walker = new Walker(workshop);
    walker.send({ type: 'risk.assess', risk: 'wrong-people', closed: true });
    expect(findRisk(walker, 'wrong-people')).toEqual({ id: 'wrong-people', closed: true, assessed: false });
    expect(walker.getPhase('plan').left.some(({ risk }) => risk === 'wrong-people')).toBe(false);
    walker.send({ type: 'risk.assess', risk: 'wrong-people', closed: null });
    expect(walker.getPhase('plan').left.some(({ risk }) => risk === 'wrong-people')).toBe(true);
  });

  it('is true or nothing', () => {
    const walker = new Walker(workshop);
    expect(walker.getDenialCodes({ type: 'risk.assess', risk: 'wrong-people', closed: 'yes' })).toEqual(['malformed']);
  });
});

describe('own risks in a record', () => {
  const createRecord = () => {
    const walker = new Walker(workshop);
    const risk = addRisk(walker, 'Rain', 'Often.');
    const measure = addMeasure(walker, risk);
    walker.send({ type: 'risk.assess', risk, measures: [measure], level: 'high' });
    const removed = addRisk(walker, 'Sun');
    walker.send({ type: 'risk.assess', risk: removed, level: 'low' }, { type: 'risk.remove', risk: removed });
    return { walker, risk, measure, removed };
  };

  it('are the same after parsing and after replay', () => {
    const { walker } = createRecord();
    const parsed = parseJourney(JSON.stringify(walker.journey), workshop);
    expect(parsed).toEqual({ journey: walker.journey, problems: [] });
    expect(replay(workshop, walker.facts).cycles).toEqual(walker.journey.cycles);
  });

  it('are kept if the map lacks their phase, and are back when it has it again', () => {
    const { walker } = createRecord();
    const smallMap: MapDefinition = { ...workshop, phases: workshop.phases.slice(1) };
    const { journey } = parseJourney(walker.journey, smallMap);
    expect(journey?.cycles[0]?.ownRisks).toBe(undefined);
    expect(Object.keys(journey?.unplaced[1]?.ownRisks ?? {})).toHaveLength(2);
    const { ownRisks, ownMeasures, risks } = parseJourney(journey, workshop).journey!.cycles[0]!;
    expect(walker.journey.cycles[0]).toMatchObject({ ownRisks, ownMeasures, risks });
    expect(replay(smallMap, walker.facts).unplaced).toEqual(journey?.unplaced);
  });

  it('follow a phase and a risk that were renamed', () => {
    const { walker, risk } = createRecord();
    const measure = addMeasure(walker, 'wrong-people');
    const [plan, ...others] = workshop.phases;
    const renamed: MapDefinition = {
      ...workshop,
      phases: [
        {
          ...plan!,
          id: 'prepare',
          was: ['plan'],
          risks: plan!.risks.map((each) =>
            each.id === 'wrong-people' ? { ...each, id: 'others', was: ['wrong-people'] } : each,
          ),
        },
        ...others,
      ],
    };
    const { journey } = parseJourney(walker.journey, renamed);
    expect(journey?.cycles[0]?.ownRisks?.prepare?.[risk]).toMatchObject({ phase: 'prepare', name: 'Rain' });
    expect(journey?.cycles[0]?.ownMeasures?.prepare?.[measure]).toMatchObject({ risk: 'others' });
    expect(replay(renamed, walker.facts).cycles).toEqual(journey?.cycles);
  });

  it('merge as a union, where the later removal or restoration stands', () => {
    const { walker, risk, removed } = createRecord();
    const other = walker.fork(Date.UTC(2026, 5, 1));
    const added = addRisk(other, 'Hail');
    other.send({ type: 'risk.restore', risk: removed });
    walker.send({ type: 'risk.remove', risk });
    const merged = mergeJourneys(walker.journey, other.journey);
    expect(merged).toEqual(mergeJourneys(other.journey, walker.journey));
    const view = new Walker(workshop, { journey: merged }).getPhase('plan').risks.map(({ own }) => own?.name);
    expect(view.filter(Boolean).sort()).toEqual(['Hail', 'Sun']);
    expect(Object.keys(merged.cycles[0]?.ownRisks?.plan ?? {}).sort()).toEqual([risk, removed, added].sort());
  });

  it('give way to an item of the map with the same id', () => {
    const journey = {
      ...new Walker(workshop).journey,
      cycles: [{ ownRisks: { plan: { 'wrong-people': { phase: 'plan', name: 'Mine' } } } }],
    };
    const walker = new Walker(workshop, { journey: parseJourney(journey, workshop).journey! });
    expect(listRisks(walker).map(({ id, own }) => [id, own])).toEqual(
      workshop.phases[0]!.risks.map(({ id }) => [id, undefined]),
    );
    expect(walker.getDenialCodes({ type: 'risk.remove', risk: 'wrong-people' })).toEqual(['not-own']);
  });

  it('are left out, with a problem, if they cannot be read', () => {
    const journey = { ...new Walker(workshop).journey, cycles: [{ ownRisks: { plan: { x: { phase: 'plan' } } } }] };
    const { problems } = parseJourney(journey, workshop);
    expect(problems.map(({ path }) => path)).toEqual(['/cycles/0/ownRisks/plan/x']);
  });

  it('are in the Markdown of the plan', () => {
    const { walker } = createRecord();
    const text = toMarkdown(workshop, walker.journey);
    expect(text).toContain('Rain');
    expect(text).toContain('- [x] A tent');
    expect(text).not.toContain('Sun');
  });

  it('ignores facts about an own risk that the record does not have', () => {
    const { walker } = createRecord();
    const head = { id: 'x', at: '2027-01-01T00:00:00.000Z', cycle: 1, phase: 'plan', risk: 'none' };
    const next = replay(
      workshop,
      [
        { ...head, type: 'risk.removed' },
        { ...head, type: 'risk.restored' },
      ],
      walker.journey,
    );
    expect(next.cycles).toEqual(walker.journey.cycles);
  });
});
