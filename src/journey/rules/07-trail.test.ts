import { describe, expect, it } from 'vitest';
import { readJourney, readMap, workshop, workshopJson } from '../../../test/kit/maps.js';
import { copy, HOUR, START, Walker } from '../../../test/kit/journey-walker.js';
import { mergeJourneys, parseJourney, replay, viewJourney } from '../index.js';
import type { Command, Fact, Journey, TrailEntry } from '../index.js';

const decideOn = (option: 'go' | 'wait' | 'stop', fields: object = {}): Command => ({
  type: 'decision.make',
  phase: 'plan',
  option,
  ...fields,
});
const wait = decideOn('wait', { reason: 'Rain.', reviewOn: '2026-05-01' });

const listTypes = (trail: readonly TrailEntry[] = []) => trail.map(({ type, phase = '' }) => `${type} ${phase}`.trim());

/** Removes the trails, as records had none before. */
const omitTrails = (journey: Journey): Journey => ({
  ...journey,
  cycles: journey.cycles.map(({ trail: _, ...cycle }) => cycle),
});

describe('rule 7: the trail', () => {
  it('keeps every decision with its own reason and date', () => {
    const walker = new Walker(workshop).satisfy('plan');
    const facts = [wait, decideOn('go'), decideOn('go', { reason: 'It is dry.' })].flatMap((command) =>
      walker.send(command),
    );
    const of = (i: number) => ({ id: facts[i]!.id, at: facts[i]!.at, type: 'decision.made', phase: 'plan' });
    expect(walker.view.trail.slice(-3)).toEqual([
      { ...of(0), option: 'wait', reason: 'Rain.', reviewOn: '2026-05-01' },
      { ...of(1), option: 'go' },
      { ...of(2), option: 'go', reason: 'It is dry.' },
    ]);
    expect(walker.journey.cycles[0]?.trail).toEqual(walker.view.trail);
  });

  it('keeps completions, confirmations, reopenings, stops, resumptions and starts of cycles, and nothing else', () => {
    const walker = new Walker(workshop).satisfy('plan');
    walker.send({ type: 'phase.complete', phase: 'plan', note: 'At last.' });
    walker.complete('meet');
    walker.send({ type: 'question.answer', question: 'aim-why', text: 'So.' });
    walker.send({ type: 'phase.confirm', phases: ['meet'] }, { type: 'phase.reopen', phase: 'meet' });
    walker.send({ type: 'phase.note', phase: 'meet', text: 'Noted.' }, decideOn('stop'), { type: 'journey.resume' });
    expect(listTypes(walker.view.trail)).toEqual([
      'decision.made plan',
      'phase.completed plan',
      'phase.completed meet',
      'phase.confirmed meet',
      'phase.reopened meet',
      'decision.made plan',
      'journey.stopped plan',
      'journey.resumed',
    ]);
    expect(walker.view.trail[1]).toMatchObject({ note: 'At last.' });
    walker.finish();
    walker.send({ type: 'cycle.start', adaptation: 'Fewer people.' });
    expect(walker.view.trail).toEqual([
      expect.objectContaining({ type: 'cycle.started', adaptation: 'Fewer people.' }),
    ]);
    expect(walker.journey.cycles[1]?.trail).toEqual(walker.view.trail);
    expect(walker.journey.cycles[0]?.trail?.length).toBeGreaterThan(8);
  });

  it('keeps of a fact only the fields that its type has', () => {
    const walker = new Walker(workshop);
    const facts = walker.send(decideOn('stop', { reason: 'No money.' }));
    const other = facts.map((fact) => ({ ...fact, option: 'stop', adaptation: { a: 1 }, note: 5 }));
    expect(replay(workshop, other as unknown as Fact[]).cycles[0]?.trail).toEqual(walker.journey.cycles[0]?.trail);
  });

  it('is the same after a replay of the facts', () => {
    const walker = new Walker(workshop);
    walker.send(wait);
    walker.finish();
    walker.send({ type: 'cycle.start' });
    expect(replay(workshop, walker.facts).cycles).toEqual(walker.journey.cycles);
  });

  it('merges as a union, in order of time and then of id', () => {
    const ours = new Walker(workshop).satisfy('plan');
    const theirs = ours.fork();
    ours.send(wait);
    theirs.send(decideOn('stop', { reason: 'No money.' }), { type: 'journey.resume' });
    const merged = mergeJourneys(ours.journey, theirs.journey);
    expect(mergeJourneys(theirs.journey, ours.journey)).toEqual(merged);
    const all = new Map([...ours.journey.cycles[0]!.trail!, ...theirs.journey.cycles[0]!.trail!].map((e) => [e.id, e]));
    const sorted = [...all.values()].sort((a, b) => (`${a.at}${a.id}` < `${b.at}${b.id}` ? -1 : 1));
    expect(merged.cycles[0]?.trail).toEqual(sorted);
    expect(mergeJourneys(merged, ours.journey)).toEqual(merged);
  });

  it('merges the same in either order also where files edited by hand have one fact in two ways', () => {
    const walker = new Walker(workshop);
    walker.send(wait);
    const edited = copy(walker.journey);
    edited.cycles[0]!.trail![0]!.reason = 'Snow.';
    const merged = mergeJourneys(walker.journey, edited).cycles[0]?.trail;
    expect(merged).toHaveLength(1);
    expect(mergeJourneys(edited, walker.journey).cycles[0]?.trail).toEqual(merged);
  });

  it('is cleared by a restart, also what a merge brings from before it', () => {
    const ours = new Walker(workshop);
    ours.send(wait);
    const theirs = ours.fork(START + HOUR);
    ours.send({ type: 'journey.restart' });
    expect(ours.view.trail).toEqual([]);
    theirs.send(decideOn('go'));
    const merged = mergeJourneys(ours.journey, theirs.journey);
    expect(merged.cycles[0]?.trail).toMatchObject([{ option: 'go' }]);
  });

  it('shows what a record from before there were trails still says, and keeps that with the next step', () => {
    const walker = new Walker(workshop).complete('plan');
    walker.send(wait, { type: 'phase.reopen', phase: 'plan' });
    const old = readJourney(omitTrails(walker.journey));
    expect(old.cycles[0]).not.toHaveProperty('trail');
    const expected = walker.view.trail.filter(({ option, type }) => option === 'wait' || type === 'phase.reopened');
    expect(viewJourney(workshop, old).trail).toEqual(expected);
    const later = new Walker(workshop, { journey: old });
    later.send(decideOn('go'));
    expect(later.journey.cycles[0]?.trail).toEqual([...expected, expect.objectContaining({ option: 'go' })]);
  });

  it('shows when such a record was started, stopped and resumed', () => {
    const walker = new Walker(workshop).finish();
    walker.send({ type: 'cycle.start', adaptation: 'Fewer.' }, decideOn('stop', { reason: 'No money.' }));
    const { trail } = walker.view;
    expect(viewJourney(workshop, omitTrails(walker.journey)).trail).toEqual(trail);
    const [resumed] = walker.send({ type: 'journey.resume' });
    // The stop itself is in the record no more.
    const expected = walker.view.trail.filter(({ type }) => type !== 'journey.stopped');
    expect(listTypes(expected)).toEqual(['cycle.started', 'decision.made plan', 'journey.resumed']);
    expect(viewJourney(workshop, omitTrails(walker.journey)).trail).toEqual(expected);
    walker.satisfy('plan').send({ type: 'phase.complete', phase: 'plan', note: 'At last.' });
    const old = omitTrails(walker.journey);
    const { trail: later } = viewJourney(workshop, old);
    expect(listTypes(later)).toEqual([
      'cycle.started',
      'journey.resumed',
      'decision.made plan',
      'phase.completed plan',
    ]);
    expect(later.slice(2)).toEqual(walker.view.trail.slice(-2));
    // Nothing in the record says any more by which fact it was resumed.
    expect(later[1]).toEqual({ id: resumed!.at, at: resumed!.at, type: 'journey.resumed' });
    delete old.cycles[1]!.position;
    expect(viewJourney(workshop, old).trail).toEqual(later);
  });

  it('names the phase in which such a record was stopped, which need not be the current one', () => {
    const walker = new Walker(workshop).finish();
    walker.send({ type: 'phase.reopen', phase: 'meet' }, { type: 'decision.make', phase: 'share', option: 'stop' });
    expect(walker.journey.phase).toBe('meet');
    const [stop] = viewJourney(workshop, omitTrails(walker.journey)).trail.slice(-1);
    expect(stop).toEqual(walker.view.trail.at(-1));
    expect(stop).toMatchObject({ type: 'journey.stopped', phase: 'share' });
  });

  it('shows that such a record was stopped also where its decision is missing', () => {
    const walker = new Walker(workshop);
    walker.send(decideOn('stop'));
    const old = omitTrails(walker.journey);
    old.cycles[0]!.decisions = {};
    expect(listTypes(viewJourney(workshop, old).trail)).toEqual(['journey.stopped plan']);
  });

  it('is read with current ids, in order, and without what cannot be read', () => {
    const walker = new Walker(workshop);
    walker.send(wait, decideOn('go'));
    const json = copy(walker.journey);
    const [first, second] = json.cycles[0]!.trail! as [TrailEntry, TrailEntry];
    Object.assign(json.cycles[0]!, {
      trail: [second, { ...first, id: '' }, 5, { ...first, type: ['decision.made'] }, first],
    });
    const { journey, problems } = parseJourney(json, workshop);
    expect(journey?.cycles[0]?.trail).toEqual([first, second]);
    expect(problems.map(({ path }) => path)).toEqual(['/cycles/0/trail/1', '/cycles/0/trail/2', '/cycles/0/trail/3']);
  });

  it('is read with the current ids of phases, and keeps those that the map does not have', () => {
    const walker = new Walker(workshop);
    walker.send(wait);
    const [plan, ...others] = workshopJson.phases;
    const readPhase = (phases: object[]) =>
      parseJourney(copy(walker.journey), readMap({ ...workshopJson, phases })).journey?.cycles[0]?.trail?.[0]?.phase;
    expect(readPhase([{ ...plan, id: 'prepare', was: ['plan'] }, ...others])).toBe('prepare');
    expect(readPhase(others)).toBe('plan');
  });

  it('is read up to its 10,000 latest entries', () => {
    const entry = (i: number): TrailEntry => ({
      id: `id-${i}`,
      at: new Date(START + i).toISOString(),
      type: 'phase.reopened',
      phase: 'plan',
    });
    const json = copy(new Walker(workshop).journey);
    json.cycles[0]!.trail = Array.from({ length: 10_001 }, (_, i) => entry(i));
    const { journey, problems } = parseJourney(json, workshop);
    expect(journey?.cycles[0]?.trail).toHaveLength(10_000);
    expect(journey?.cycles[0]?.trail?.[0]).toEqual(entry(1));
    expect(problems).toEqual([
      { path: '/cycles/0/trail', code: 'invalid-value', message: expect.stringContaining('10,000') as string },
    ]);
    json.cycles[0]!.trail.pop();
    expect(parseJourney(json, workshop).problems).toEqual([]);
  });
});
