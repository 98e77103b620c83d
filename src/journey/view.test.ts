import { describe, expect, it } from 'vitest';
import { mapOf, treePlanting, walk, workshop, workshopJson } from '../../test/kit/maps.js';
import { copy, deepFreeze, Walker } from '../../test/kit/journey-walker.js';
import { createJourney, parseJourney, viewJourney } from './index.js';

// How phases stand under each rule is tested with the rules: rules/01-unlocked, rules/03-states.
describe('viewJourney', () => {
  it('shows a new journey', () => {
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

  it('shows each group, tool and risk of a phase', () => {
    const [ground] = viewJourney(treePlanting, createJourney(treePlanting)).phases;
    expect(ground?.groups).toEqual(['places', 'consent', 'memory'].map((id) => ({ id, state: 'open' })));
    expect(ground?.tools).toEqual(['street-walk', 'spade-test', 'door-talk'].map((id) => ({ id, chosen: false })));
    expect(ground?.risks).toEqual(['cut-cable', 'quarrel'].map((id) => ({ id, assessed: false })));
  });

  it('shows what was recorded, without stamps', () => {
    const at = new Walker(workshop);
    at.send({ type: 'tool.choose', tool: 'agenda', note: 'Short.' }, { type: 'tool.choose', tool: 'invitation' });
    at.send({ type: 'risk.assess', risk: 'nobody-comes', level: 'high', measures: ['ask-early'] });
    at.send({ type: 'group.set-aside', group: 'aim', reason: 'Later.' }, { type: 'group.set-aside', group: 'people' });
    const phase = at.phase('plan');
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

  it('left is what the exit rule still asks for, and steps say how much of it is met', () => {
    const at = new Walker(workshop);
    expect(at.phase('plan').steps).toEqual({ done: 0, total: 6 });
    expect(at.phase('meet').steps).toEqual({ done: 0, total: 5 });
    at.send(
      { type: 'question.answer', question: 'aim-why', text: 'So.' },
      { type: 'risk.assess', risk: 'nobody-comes', accepted: true },
    );
    expect(at.phase('plan').steps).toEqual({ done: 2, total: 6 });
    expect(at.phase('plan').left.map(({ code }) => code)).toEqual([
      'group-left',
      'tools-left',
      'risk-left',
      'decision-left',
    ]);
    at.satisfy('plan');
    expect(at.phase('plan')).toMatchObject({ steps: { done: 6, total: 6 }, left: [] });
    // More than is asked for counts no further.
    at.send({ type: 'tool.choose', tool: 'agenda' });
    expect(at.phase('plan').steps).toEqual({ done: 6, total: 6 });
  });

  it('a phase without an exit rule asks for nothing', () => {
    expect(viewJourney(walk, createJourney(walk)).phases[0]).toMatchObject({ left: [], steps: { done: 0, total: 0 } });
  });

  it('all of none holds', () => {
    const at = new Walker(workshop, { progression: 'open' });
    expect(at.phase('share').left.map(({ code }) => code)).toEqual(['group-left', 'decision-left']);
  });

  it('shows the decision that counts, and when a phase was completed', () => {
    const at = new Walker(workshop).complete('plan');
    const { decision, completedAt } = at.phase('plan');
    expect(decision).toEqual({ option: 'go', at: at.cycle.decisions['plan']?.at });
    expect(completedAt).toBe(at.facts.find(({ type }) => type === 'phase.completed')?.at);
    expect(at.phase('meet')).not.toHaveProperty('completedAt');
    expect(at.phase('meet')).not.toHaveProperty('decision');
    at.send({ type: 'phase.reopen', phase: 'plan' });
    expect(at.phase('plan')).not.toHaveProperty('completedAt');
  });

  it('shows the current cycle only', () => {
    const at = new Walker(workshop).finish();
    at.send({ type: 'cycle.start' });
    expect(at.view.phases.flatMap(({ groups }) => groups).every(({ state }) => state === 'open')).toBe(true);
  });

  it('counts what waits under unplaced', () => {
    const { journey } = new Walker(workshop).complete('plan', 'meet');
    const shorter = mapOf({ ...workshopJson, phases: workshopJson.phases.slice(0, 1) });
    const cut = parseJourney(copy(journey), shorter).journey!;
    // Two answers, two tools and a risk of meet; meet and keep as phases.
    expect(viewJourney(shorter, cut).unplaced).toBe(7);
  });

  it('counts chosen measures that the map has no longer, or not against their risk', () => {
    const at = new Walker(workshop);
    at.send({ type: 'risk.assess', risk: 'nobody-comes', measures: ['ask-early', 'ask-in-person'] });
    expect(at.view.unplaced).toBe(0);
    const [plan, ...later] = workshopJson.phases;
    const fewer = (measures: object[]) => mapOf({ ...workshopJson, phases: [{ ...plan, measures }, ...later] });
    expect(viewJourney(fewer([plan.measures[0]]), at.journey).unplaced).toBe(1);
    expect(viewJourney(fewer([{ ...plan.measures[1], addresses: ['wrong-people'] }]), at.journey).unplaced).toBe(2);
  });

  it('is pure', () => {
    const journey = deepFreeze(copy(new Walker(workshop).complete('plan').journey));
    expect(viewJourney(workshop, journey)).toEqual(viewJourney(workshop, journey));
  });

  it('is JSON throughout', () => {
    const { view } = new Walker(workshop).complete('plan', 'meet');
    expect(copy(view)).toEqual(view);
  });
});
