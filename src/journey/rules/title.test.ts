import { describe, expect, it } from 'vitest';
import { workshop } from '../../../test/kit/maps.js';
import { Walker } from '../../../test/kit/journey-walker.js';
import { mergeJourneys, parseJourney, replay } from '../index.js';

describe('journey.rename', () => {
  it('gives the journey a title in one line, and clears it', () => {
    const walker = new Walker(workshop);
    expect(walker.view).not.toHaveProperty('title');
    expect(walker.send({ type: 'journey.rename', title: ' Seven\noffices ' })).toMatchObject([
      { type: 'journey.renamed', title: 'Seven offices' },
    ]);
    expect(walker.view.title).toBe('Seven offices');
    expect(walker.sendForTypes({ type: 'journey.rename', title: 'Seven offices' })).toEqual([]);
    expect(walker.sendForTypes({ type: 'journey.rename', title: ' ' })).toEqual(['journey.renamed']);
    expect(walker.view).not.toHaveProperty('title');
    expect(walker.sendForTypes({ type: 'journey.rename', title: '' })).toEqual([]);
  });

  it('is denied without a title, and while the journey is stopped', () => {
    const walker = new Walker(workshop);
    expect(walker.getDenialCodes({ type: 'journey.rename' })).toEqual(['malformed']);
    walker.send({ type: 'decision.make', phase: 'plan', option: 'stop' });
    expect(walker.getDenialCodes({ type: 'journey.rename', title: 'Late' })).toEqual(['stopped']);
  });

  it('is the same after parsing and after replay; a title that cannot be read is left out', () => {
    const walker = new Walker(workshop, { person: 'Ana' });
    walker.send({ type: 'journey.rename', title: 'Offices' });
    expect(walker.journey.title).toMatchObject({ text: 'Offices', person: 'Ana' });
    expect(parseJourney(JSON.stringify(walker.journey), workshop)).toEqual({ journey: walker.journey, problems: [] });
    expect(replay(workshop, walker.facts).title).toEqual(walker.journey.title);
    const { journey, problems } = parseJourney({ ...walker.journey, title: 'Offices' }, workshop);
    expect(journey).not.toHaveProperty('title');
    expect(problems.map(({ path }) => path)).toEqual(['/title']);
    const blank = parseJourney({ ...walker.journey, title: { text: ' \n ' } }, workshop).journey;
    expect(blank?.title?.text).toBe('');
  });

  it('merges to the later title, and a restart clears it', () => {
    const walker = new Walker(workshop);
    walker.send({ type: 'journey.rename', title: 'Earlier' });
    const other = walker.fork(Date.UTC(2026, 5, 1));
    other.send({ type: 'journey.rename', title: 'Later' });
    expect(mergeJourneys(walker.journey, other.journey).title?.text).toBe('Later');
    expect(mergeJourneys(other.journey, walker.journey).title?.text).toBe('Later');
    const restarted = other.fork(Date.UTC(2026, 6, 1));
    restarted.send({ type: 'journey.restart' });
    expect(restarted.journey).not.toHaveProperty('title');
    expect(mergeJourneys(restarted.journey, other.journey)).not.toHaveProperty('title');
    other.send({ type: 'question.answer', question: 'aim-why', text: 'So.' });
    restarted.send({ type: 'journey.rename', title: 'Anew' });
    expect(mergeJourneys(other.journey, restarted.journey).title?.text).toBe('Anew');
    const later = walker.fork(Date.UTC(2026, 7, 1));
    later.send({ type: 'journey.rename', title: 'After the restart' });
    expect(mergeJourneys(restarted.journey, later.journey).title?.text).toBe('After the restart');
  });
});
