import { describe, expect, it } from 'vitest';
import { OwnWork } from '../../src/elements/process-map/own-work.js';
import { createJourney, decide, evolve, mergeJourneys, type Fact, type Journey } from '../../src/journey/index.js';
import { createSmallMap } from '../kit/browser-maps.js';

const map = createSmallMap();

/** Records an answer, and returns the facts with the journey that holds them. */
function answer(journey: Journey, text: string, question = 'a-q'): { facts: Fact[]; journey: Journey } {
  const outcome = decide(map, journey, { type: 'question.answer', question, text });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  return { facts: outcome.facts, journey: outcome.facts.reduce((result, fact) => evolve(map, result, fact), journey) };
}
const getText = (journey: Journey | null) => journey?.cycles[0]?.answers['a']?.['a-q']?.text;

/** Creates the work in a journey that was loaded, with one own answer. */
function createWork() {
  const loaded = answer(createJourney(map), 'loaded').journey;
  const { facts, journey } = answer(loaded, 'own');
  const work = new OwnWork('small:default');
  work.noteLoaded();
  work.noteFacts(facts);
  return { work, journey };
}
const otherJourney = createJourney(map);

describe('OwnWork', () => {
  it('has the key of its journey', () => {
    expect(new OwnWork('small:default').key).toBe('small:default');
  });

  it('carries the whole record if nothing of it was loaded, also next to another journey and from the browser', () => {
    const { journey } = answer(createJourney(map), 'own');
    const work = new OwnWork('small:default');
    for (const isPrivate of [false, true])
      for (const stored of [null, journey, otherJourney])
        expect(work.carry(map, journey, stored, isPrivate)).toBe(journey);
  });

  it('carries the whole record to a store that has none, or the same journey', () => {
    const { work, journey } = createWork();
    expect(work.carry(map, journey, null, false)).toBe(journey);
    expect(work.carry(map, journey, { ...otherJourney, id: journey.id }, false)).toBe(journey);
  });

  it('carries only what was recorded here to a store with another journey', () => {
    const { work, journey } = createWork();
    const carried = work.carry(map, journey, otherJourney, false);
    expect(getText(carried)).toBe('own');
    expect(carried?.id).not.toBe(journey.id);
    const { variants, past } = carried?.cycles[0]?.answers['a']?.['a-q'] ?? {};
    expect([variants, past]).toEqual([undefined, undefined]);
  });

  it('carries an own text that stands beside one that came in, also after that one was replaced', () => {
    const first = answer(createJourney(map), 'own');
    const theirs = answer(createJourney(map, { now: () => new Date(Date.now() + 5_000) }), 'theirs').journey;
    const work = new OwnWork('small:default');
    work.noteFacts(first.facts);
    const merged = mergeJourneys(first.journey, theirs);
    work.noteLoaded();
    expect(getText(merged)).toBe('theirs');
    // It replaces the text of theirs, which the field shows, and not the own one, which is a variant.
    const second = answer(merged, 'theirs and more');
    work.noteFacts(second.facts);
    const listTexts = (carried: Journey | null) => {
      const { text, variants = [] } = carried?.cycles[0]?.answers['a']?.['a-q'] ?? {};
      return [text, ...variants.map((variant) => variant.text)];
    };
    expect(listTexts(work.carry(map, second.journey, otherJourney, false))).toEqual(['theirs and more', 'own']);
    // A variant that was discarded is not carried.
    const [variant] = second.journey.cycles[0]?.answers['a']?.['a-q']?.variants ?? [];
    const outcome = decide(map, second.journey, { type: 'variant.discard', question: 'a-q', variant: variant?.id });
    if (!outcome.ok) throw new Error(JSON.stringify(outcome));
    work.noteFacts(outcome.facts);
    const discarded = outcome.facts.reduce((result, fact) => evolve(map, result, fact), second.journey);
    expect(listTexts(work.carry(map, discarded, otherJourney, false))).toEqual(['theirs and more']);
  });

  it('carries only what was recorded here from the browser to a store of the page', () => {
    const { work, journey } = createWork();
    for (const stored of [null, otherJourney, { ...otherJourney, id: journey.id }]) {
      const carried = work.carry(map, journey, stored, true);
      expect(getText(carried)).toBe('own');
      expect(carried).not.toBe(journey);
    }
  });

  it('carries the facts of all commands', () => {
    const { work, journey } = createWork();
    work.noteFacts(answer(journey, 'and later').facts);
    expect(getText(work.carry(map, journey, otherJourney, false))).toBe('and later');
  });

  it('carries nothing of another journey if nothing was recorded here', () => {
    const work = new OwnWork('small:default');
    work.noteLoaded();
    expect(work.carry(map, answer(createJourney(map), 'loaded').journey, otherJourney, false)).toBe(null);
  });

  it('carries the whole record that the host page set', () => {
    const { work, journey } = createWork();
    work.noteReplaced();
    expect(work.carry(map, journey, otherJourney, false)).toBe(journey);
  });

  it('forgets what was recorded before the host page set the journey', () => {
    const { work, journey } = createWork();
    work.noteReplaced();
    work.noteLoaded();
    expect(work.carry(map, journey, otherJourney, false)).toBe(null);
  });
});
