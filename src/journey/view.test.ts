import { describe, expect, it } from 'vitest';
import { readMap, treePlanting, walk, workshop, workshopJson } from '../../test/kit/maps.js';
import { copy, deepFreeze, Walker } from '../../test/kit/journey-walker.js';
import { createJourney, parseJourney, viewJourney } from './index.js';

// The state of a phase under each rule is tested in rules/01-unlocked and rules/03-states.
describe('viewJourney', () => {
  it('returns the initial view of a new journey', () => {
    const view = viewJourney(treePlanting, createJourney(treePlanting));
    expect(view).toMatchObject({
      status: 'active',
      cycle: 1,
      phase: 'ground',
      progression: 'guided',
      variants: {},
      unplaced: 0,
    });
    expect(
      view.phases.map(({ id, index, state, unlocked, completed }) => ({ id, index, state, unlocked, completed })),
    ).toEqual([
      { id: 'ground', index: 0, state: 'current', unlocked: true, completed: false },
      { id: 'planting', index: 1, state: 'locked', unlocked: false, completed: false },
      { id: 'care', index: 2, state: 'locked', unlocked: false, completed: false },
    ]);
  });

  it('lists each group, tool and risk of a phase', () => {
    const [ground] = viewJourney(treePlanting, createJourney(treePlanting)).phases;
    expect(ground?.groups).toEqual(['places', 'consent', 'memory'].map((id) => ({ id, state: 'open' })));
    expect(ground?.tools).toEqual(['street-walk', 'spade-test', 'door-talk'].map((id) => ({ id, chosen: false })));
    expect(ground?.risks).toEqual(['cut-cable', 'quarrel'].map((id) => ({ id, assessed: false })));
  });

  it('returns recorded entries without stamps', () => {
    const walker = new Walker(workshop);
    walker.send({ type: 'tool.choose', tool: 'agenda', note: 'Short.' }, { type: 'tool.choose', tool: 'invitation' });
    walker.send({ type: 'risk.assess', risk: 'nobody-comes', level: 'high', measures: ['ask-early'] });
    walker.send(
      { type: 'group.set-aside', group: 'aim', reason: 'Later.' },
      { type: 'group.set-aside', group: 'people' },
    );
    const phase = walker.getPhase('plan');
    expect(phase.tools).toEqual([
      { id: 'invitation', chosen: true },
      { id: 'agenda', chosen: true, note: 'Short.' },
    ]);
    expect(phase.risks[0]).toEqual({ id: 'nobody-comes', level: 'high', measures: ['ask-early'], assessed: true });
    expect(phase.groups).toEqual([
      { id: 'aim', state: 'set-aside', reason: 'Later.' },
      { id: 'people', state: 'set-aside' },
    ]);
  });

  it('lists open steps of the exit rule in left and counts all and done steps in steps', () => {
    const walker = new Walker(workshop);
    expect(walker.getPhase('plan').steps).toEqual({ done: 0, total: 6 });
    expect(walker.getPhase('meet').steps).toEqual({ done: 0, total: 5 });
    walker.send(
      { type: 'question.answer', question: 'aim-why', text: 'So.' },
      { type: 'risk.assess', risk: 'nobody-comes', accepted: true },
    );
    expect(walker.getPhase('plan').steps).toEqual({ done: 2, total: 6 });
    expect(walker.getPhase('plan').left.map(({ code }) => code)).toEqual([
      'group-left',
      'tools-left',
      'risk-left',
      'decision-left',
    ]);
    walker.satisfy('plan');
    expect(walker.getPhase('plan')).toMatchObject({ steps: { done: 6, total: 6 }, left: [] });
    // Work beyond the exit rule does not count.
    walker.send({ type: 'tool.choose', tool: 'agenda' });
    expect(walker.getPhase('plan').steps).toEqual({ done: 6, total: 6 });
  });

  it('returns no open steps and a total of zero for a phase without an exit rule', () => {
    expect(viewJourney(walk, createJourney(walk)).phases[0]).toMatchObject({ left: [], steps: { done: 0, total: 0 } });
  });

  it('treats an exit rule of all risks as met when the phase has no risks', () => {
    const walker = new Walker(workshop, { progression: 'open' });
    expect(walker.getPhase('share').left.map(({ code }) => code)).toEqual(['group-left', 'decision-left']);
  });

  it('returns the valid decision and completedAt, and removes completedAt when the phase is reopened', () => {
    const walker = new Walker(workshop).complete('plan');
    const { decision, completedAt } = walker.getPhase('plan');
    expect(decision).toEqual({ option: 'go', at: walker.cycle.decisions['plan']?.at });
    expect(completedAt).toBe(walker.facts.find(({ type }) => type === 'phase.completed')?.at);
    expect(walker.getPhase('meet')).not.toHaveProperty('completedAt');
    expect(walker.getPhase('meet')).not.toHaveProperty('decision');
    walker.send({ type: 'phase.reopen', phase: 'plan' });
    expect(walker.getPhase('plan')).not.toHaveProperty('completedAt');
  });

  it('returns entries of the current cycle only', () => {
    const walker = new Walker(workshop).finish();
    walker.send({ type: 'cycle.start' });
    expect(walker.view.phases.flatMap(({ groups }) => groups).every(({ state }) => state === 'open')).toBe(true);
  });

  it('counts unplaced entries', () => {
    const { journey } = new Walker(workshop).complete('plan', 'meet');
    const onePhaseMap = readMap({ ...workshopJson, phases: workshopJson.phases.slice(0, 1) });
    const parsedByOnePhaseMap = parseJourney(copy(journey), onePhaseMap).journey!;
    // Two answers, two tools and one risk of `meet`, and the phases `meet` and `keep`.
    expect(viewJourney(onePhaseMap, parsedByOnePhaseMap).unplaced).toBe(7);
  });

  it('counts chosen measures that the map lacks or that no longer address their risk as unplaced', () => {
    const walker = new Walker(workshop);
    walker.send({ type: 'risk.assess', risk: 'nobody-comes', measures: ['ask-early', 'ask-in-person'] });
    expect(walker.view.unplaced).toBe(0);
    const [plan, ...laterPhases] = workshopJson.phases;
    const createMapWithMeasures = (measures: object[]) =>
      readMap({ ...workshopJson, phases: [{ ...plan, measures }, ...laterPhases] });
    expect(viewJourney(createMapWithMeasures([plan.measures[0]]), walker.journey).unplaced).toBe(1);
    expect(
      viewJourney(createMapWithMeasures([{ ...plan.measures[1], addresses: ['wrong-people'] }]), walker.journey)
        .unplaced,
    ).toBe(2);
  });

  it('does not mutate the journey and returns equal views for equal arguments', () => {
    const journey = deepFreeze(copy(new Walker(workshop).complete('plan').journey));
    expect(viewJourney(workshop, journey)).toEqual(viewJourney(workshop, journey));
  });

  it('returns plain JSON', () => {
    const { view } = new Walker(workshop).complete('plan', 'meet');
    expect(copy(view)).toEqual(view);
  });
});
