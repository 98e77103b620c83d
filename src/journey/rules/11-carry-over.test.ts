import { describe, expect, it } from 'vitest';
import { workshop } from '../../../test/kit/maps.js';
import { copy, Walker } from '../../../test/kit/journey-walker.js';
import { mergeJourneys, parseJourney, replay, toMarkdown } from '../index.js';
import type { CarryOver } from '../index.js';

const EVERYTHING: CarryOver = { answers: true, tools: true, risks: true };

/** Returns a walker in a finished first cycle, with work of every kind in phase `plan`. */
function finishCycle(): Walker {
  const walker = new Walker(workshop, { person: 'Ana' });
  walker.send(
    { type: 'question.answer', question: 'aim-why', text: 'Why we do it.' },
    { type: 'tool.choose', tool: 'agenda', note: 'Short.' },
    { type: 'phase.note', phase: 'plan', text: 'A note.' },
  );
  walker.finish();
  walker.send({ type: 'risk.assess', risk: 'wrong-people', accepted: null, level: 'high', owner: 'Ana' });
  return walker;
}

/** Starts the next cycle. */
function startCycle(carry: CarryOver = EVERYTHING, walker = finishCycle()): Walker {
  walker.person = 'Ben';
  walker.send({ type: 'cycle.start', carry });
  return walker;
}

describe('rule 11: what a new cycle carries over', () => {
  it('carries nothing that is not named', () => {
    const walker = startCycle({ answers: false });
    expect(walker.facts.slice(-2).map(({ type }) => type)).toEqual(['cycle.started', 'phase.entered']);
    expect(startCycle({ tools: true }).cycle.answers).toEqual({});
  });

  it('is denied if it is not an object of true and false', () => {
    const walker = finishCycle();
    for (const carry of [true, [], null, { answers: 'all' }])
      expect(walker.getDenialCodes({ type: 'cycle.start', carry })).toEqual(['malformed']);
  });

  it('carries answers, chosen tools and open risks as facts of the new cycle, after those that start it', () => {
    const walker = finishCycle();
    const facts = startCycle(EVERYTHING, walker).facts.filter(({ cycle }) => cycle === 2);
    expect(facts.slice(0, 2).map(({ type }) => type)).toEqual(['cycle.started', 'phase.entered']);
    const carried = facts.slice(2);
    expect(carried.every((fact) => 'from' in fact && fact.from === 1 && fact.person === 'Ben')).toBe(true);
    expect(new Set(facts.map(({ at }) => at)).size).toBe(1);
    expect(carried).toContainEqual(
      expect.objectContaining({ type: 'question.answered', question: 'aim-why', text: 'Why we do it.' }),
    );
    expect(carried).toContainEqual(expect.objectContaining({ type: 'tool.chosen', tool: 'agenda', note: 'Short.' }));
    expect(carried).toContainEqual(
      expect.objectContaining({ type: 'risk.assessed', risk: 'wrong-people', level: 'high', owner: 'Ana' }),
    );
    expect(walker.cycle.notes).toEqual({});
    expect(walker.cycle.decisions).toEqual({});
  });

  it('carries own risks and measures under their ids, but no assessment of an accepted or closed risk', () => {
    const walker = finishCycle();
    walker.send({ type: 'risk.add', phase: 'plan', name: 'Rain' });
    const risk = walker.getPhase('plan').risks.at(-1)!.id;
    walker.send({ type: 'measure.add', risk, name: 'A tent' }, { type: 'risk.add', phase: 'plan', name: 'Sun' });
    const removed = walker.getPhase('plan').risks.at(-1)!.id;
    walker.send(
      { type: 'measure.add', risk: removed, name: 'A hat' },
      { type: 'risk.remove', risk: removed },
      { type: 'risk.assess', risk, level: 'low', closed: true },
      { type: 'risk.assess', risk: 'wrong-people', accepted: true, measures: [] },
      { type: 'risk.assess', risk: 'silence', level: 'low' },
      { type: 'risk.assess', risk: 'silence', level: null },
    );
    startCycle({ risks: true }, walker);
    expect(walker.cycle.risks, 'nothing is left of it').not.toHaveProperty('silence');
    expect(walker.cycle.ownRisks).toMatchObject({ [risk]: { phase: 'plan', name: 'Rain', from: 1 } });
    expect(Object.values(walker.cycle.ownMeasures)).toMatchObject([{ risk, name: 'A tent', from: 1 }]);
    expect(walker.cycle.ownRisks).not.toHaveProperty(removed);
    expect(walker.view.unplaced).toBe(0);
    expect(walker.cycle.risks).not.toHaveProperty(risk);
    expect(walker.cycle.risks).not.toHaveProperty('wrong-people');
    expect(walker.getPhase('plan').risks.at(-1)).toMatchObject({ id: risk, own: { name: 'Rain' } });
  });

  it('makes proposals, which neither unlock nor count for an exit rule, and which the view names', () => {
    const walker = startCycle();
    const empty = startCycle({});
    expect(walker.states).toEqual(['current', 'locked', 'locked', 'locked']);
    for (const { id } of workshop.phases) {
      expect(walker.getPhase(id).left).toEqual(empty.getPhase(id).left);
      expect(walker.getPhase(id).steps).toEqual(empty.getPhase(id).steps);
    }
    const { groups, tools, risks } = walker.getPhase('plan');
    expect(groups.find(({ id }) => id === 'aim')).toEqual({ id: 'aim', state: 'open', from: 1 });
    expect(tools.find(({ id }) => id === 'agenda')).toEqual({ id: 'agenda', chosen: true, note: 'Short.', from: 1 });
    expect(risks.find(({ id }) => id === 'wrong-people')).toMatchObject({ level: 'high', from: 1, assessed: false });
  });

  it('counts a proposal once somebody keeps it, with the same command and value', () => {
    const walker = startCycle();
    const [answer] = walker.send({ type: 'question.answer', question: 'aim-why', text: 'Why we do it.' });
    expect(answer).toMatchObject({ type: 'question.answered', text: 'Why we do it.' });
    expect(answer).not.toHaveProperty('from');
    expect(walker.getPhase('plan').groups.find(({ id }) => id === 'aim')?.state).toBe('answered');
    expect(walker.sendForTypes({ type: 'question.answer', question: 'aim-why', text: 'Why we do it.' })).toEqual([]);
    expect(walker.sendForTypes({ type: 'tool.choose', tool: 'agenda', note: 'Short.' })).toEqual(['tool.chosen']);
    expect(walker.getPhase('plan').tools.find(({ id }) => id === 'agenda')).not.toHaveProperty('from');
    expect(walker.sendForTypes({ type: 'tool.choose', tool: 'agenda' })).toEqual([]);
    walker.send({ type: 'risk.assess', risk: 'wrong-people', owner: 'Ana' });
    expect(walker.getPhase('plan').risks.find(({ id }) => id === 'wrong-people')).not.toHaveProperty('from');
    expect(walker.sendForTypes({ type: 'risk.assess', risk: 'wrong-people', owner: 'Ana' })).toEqual([]);
  });

  it('takes another text in place of a proposal, without leaving a variant', () => {
    const walker = startCycle();
    walker.send({ type: 'question.answer', question: 'aim-why', text: 'Anew.' });
    expect(walker.cycle.answers['aim-why']).toMatchObject({ text: 'Anew.' });
    expect(walker.view.variants).toEqual({});
  });

  it('never lets a proposal of another replica take the place of what was written', () => {
    const walker = finishCycle();
    const other = walker.fork(Date.UTC(2026, 5, 1));
    walker.send({ type: 'cycle.start' }, { type: 'question.answer', question: 'aim-why', text: 'Written.' });
    startCycle(EVERYTHING, other);
    const merged = mergeJourneys(walker.journey, other.journey);
    expect(merged).toEqual(mergeJourneys(other.journey, walker.journey));
    const view = new Walker(workshop, { journey: merged });
    expect(view.cycle.answers['aim-why']?.text).toBe('Written.');
    expect(view.view.variants).toEqual({});
  });

  it('is no work: later phases are not to be checked when a proposal is kept or replaced in vain', () => {
    const walker = startCycle({ tools: true });
    walker.satisfy('plan');
    walker.send({ type: 'phase.complete', phase: 'plan' });
    walker.complete('meet');
    expect(walker.getPhase('meet').check).toBe(undefined);
    expect(walker.getPhase('plan').tools.some(({ from }) => from === 1)).toBe(true);
    const proposed = walker.getPhase('plan').tools.find(({ from }) => from === 1)!.id;
    walker.send({ type: 'tool.choose', tool: proposed });
    expect(walker.getPhase('meet').check?.changed).toMatchObject([{ tool: proposed }]);
  });

  it('keeps the first origin of what is still a proposal in the cycle after', () => {
    const walker = finishCycle();
    walker.send({ type: 'risk.add', phase: 'plan', name: 'Rain' });
    const risk = walker.getPhase('plan').risks.at(-1)!.id;
    walker.send({ type: 'measure.add', risk, name: 'A tent' });
    startCycle(EVERYTHING, walker).finish();
    startCycle(EVERYTHING, walker);
    expect(walker.cycle.ownRisks[risk]).toMatchObject({ from: 1 });
    expect(Object.values(walker.cycle.ownMeasures)).toMatchObject([{ from: 1 }]);
    expect(walker.cycle.answers['aim-why']).toHaveProperty('from');
    expect(walker.cycle.tools['agenda']).toMatchObject({ from: 1 });
  });

  it('is in the Markdown as what it is: from an earlier cycle', () => {
    const walker = startCycle();
    walker.send({ type: 'question.answer', question: 'aim-lead', text: 'Kept.' });
    const text = toMarkdown(workshop, walker.journey);
    const cycle = text.slice(text.indexOf('## Cycle 2'));
    expect(cycle).toContain('> Why we do it.  \n\nFrom cycle 1.');
    expect(cycle).toContain('- [x] Agenda (Chosen, From cycle 1)');
    expect(cycle).toContain('(To do, From cycle 1)');
    expect(cycle).toMatch(/> Kept\. {2}\n\nWritten on .+ by Ben\./);
    expect(cycle).toContain('(Answered)');
  });

  it('is the same after parsing and after replay; an impossible origin is ignored', () => {
    const walker = startCycle();
    expect(parseJourney(JSON.stringify(walker.journey), workshop)).toEqual({ journey: walker.journey, problems: [] });
    expect(replay(workshop, walker.facts).cycles).toEqual(walker.journey.cycles);
    const record = copy(walker.journey);
    Object.assign(record.cycles[1]!.answers.plan!['aim-why']!, { from: 'before' });
    expect(parseJourney(record, workshop).journey?.cycles[1]?.answers.plan?.['aim-why']).not.toHaveProperty('from');
  });
});
