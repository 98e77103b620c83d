import { describe, expect, it } from 'vitest';
import { workshop } from '../../../test/kit/maps.js';
import { copy, Walker } from '../../../test/kit/journey-walker.js';
import { decide, mergeJourneys, parseJourney, replay, toMarkdown } from '../index.js';
import { JourneySession } from '../session.js';

const question = 'aim-why';

describe('the person who acts', () => {
  it('is in each fact, in one line of at most 80 characters', () => {
    const { map, journey } = new Walker(workshop);
    const getPerson = (person: string) => {
      const outcome = decide(map, journey, { type: 'question.answer', question, text: 'So.' }, { person });
      return outcome.ok ? outcome.facts[0] : undefined;
    };
    expect(getPerson(' Ana \n Lopes ')?.person).toBe('Ana Lopes');
    expect(getPerson('<b>Ana</b>')?.person).toBe('<b>Ana</b>');
    expect(getPerson('\u{1F469}'.repeat(10_000))?.person).toBe('\u{1F469}'.repeat(80));
    expect(getPerson(' \n\t')).not.toHaveProperty('person');
    expect(getPerson(undefined as unknown as string)).not.toHaveProperty('person');
    expect(getPerson(7 as unknown as string)).not.toHaveProperty('person');
  });

  it('is read anew for each command of a session', () => {
    let person: string | undefined = 'Ana';
    const { map, journey } = new Walker(workshop);
    const session = new JourneySession({ map, journey, person: () => person });
    session.send({ type: 'question.answer', question, text: 'One.' });
    person = 'Ben';
    session.send({ type: 'question.answer', question, text: 'Two.' });
    expect(session.journey.cycles[0]?.answers.plan?.[question]).toMatchObject({ text: 'Two.', person: 'Ben' });
    person = undefined;
    session.send({ type: 'question.answer', question, text: 'Three.' });
    expect(session.journey.cycles[0]?.answers.plan?.[question]).not.toHaveProperty('person');
  });

  it('is kept with entries, variants, decisions and the trail, also by replay, merge and parser', () => {
    const ana = new Walker(workshop, { person: 'Ana' });
    ana.send(
      { type: 'question.answer', question, text: 'Ana wrote this.' },
      { type: 'risk.assess', risk: 'wrong-people', level: 'low' },
      { type: 'decision.make', phase: 'plan', option: 'wait', reason: 'Later.' },
    );
    const ben = new Walker(workshop, { person: 'Ben', start: Date.UTC(2026, 5, 1) });
    ben.send(
      { type: 'question.answer', question, text: 'Ben wrote this.' },
      { type: 'risk.assess', risk: 'wrong-people', owner: 'Cy' },
    );
    const merged = mergeJourneys(ana.journey, ben.journey);
    const [cycle] = merged.cycles;
    expect(cycle?.answers.plan?.[question]).toMatchObject({
      text: 'Ben wrote this.',
      person: 'Ben',
      variants: [{ text: 'Ana wrote this.', person: 'Ana' }],
    });
    expect(cycle?.risks.plan?.['wrong-people']?.stamps).toMatchObject({
      level: { person: 'Ana' },
      owner: { person: 'Ben' },
    });
    expect(cycle?.decisions.plan).toMatchObject({ person: 'Ana' });
    expect(cycle?.trail).toMatchObject([{ type: 'decision.made', person: 'Ana' }]);
    expect(parseJourney(JSON.stringify(merged), workshop)).toEqual({ journey: merged, problems: [] });
    expect(replay(workshop, ana.facts).cycles).toEqual(ana.journey.cycles);
    expect(new Walker(workshop, { journey: ana.journey }).getPhase('plan').decision).toMatchObject({ person: 'Ana' });
  });

  it('takes no part in which write is later', () => {
    const ana = new Walker(workshop, { person: 'Zoe' });
    ana.send({ type: 'question.answer', question, text: 'Earlier.' });
    const ben = new Walker(workshop, { person: 'Ana', start: Date.UTC(2026, 5, 1) });
    ben.send({ type: 'question.answer', question, text: 'Later.' });
    const [cycle] = mergeJourneys(ana.journey, ben.journey).cycles;
    expect(cycle?.answers.plan?.[question]?.text).toBe('Later.');
  });

  it('is the name of the variant that is taken', () => {
    const ana = new Walker(workshop, { person: 'Ana' });
    ana.send({ type: 'question.answer', question, text: 'One.' });
    const ben = new Walker(workshop, { person: 'Ben', start: Date.UTC(2026, 5, 1) });
    ben.send({ type: 'question.answer', question, text: 'Two.' }, { type: 'journey.merge', journey: ana.journey });
    const variant = ben.view.variants[question]?.[0]?.id ?? '';
    expect(ben.send({ type: 'variant.take', question, variant })).toMatchObject([{ person: 'Ben', text: 'One.' }]);
  });

  it('is read from a record as from a page: in one line, or not at all', () => {
    const walker = new Walker(workshop, { person: 'Ana' });
    walker.send(
      { type: 'question.answer', question, text: 'So.' },
      { type: 'phase.note', phase: 'share', text: 'Ahead.' },
    );
    const record = copy(walker.journey);
    record.cycles[0]!.answers.plan![question]!.person = ' Ana\n\nLopes '.padEnd(200, 'x');
    Object.assign(record.cycles[0]!.notes!.share!, { person: { name: 'Ana' } });
    const { journey, problems } = parseJourney(record, workshop);
    expect(problems.map(({ path }) => path)).toEqual(['/cycles/0/notes/share/person']);
    expect(journey?.cycles[0]?.answers.plan?.[question]?.person).toMatch(/^Ana Lopes x+$/);
    expect(journey?.cycles[0]?.answers.plan?.[question]?.person).toHaveLength(80);
    expect(journey?.cycles[0]?.notes?.share).not.toHaveProperty('person');
  });

  it('is in the Markdown: of answers, other answers, risks and steps, beside the title of the journey', () => {
    const ana = new Walker(workshop, { person: '*Ana*' });
    const ben = ana.fork(Date.UTC(2026, 5, 1));
    ana.send(
      { type: 'question.answer', question, text: 'One.' },
      { type: 'journey.rename', title: 'Seven offices' },
      { type: 'risk.assess', risk: 'wrong-people', level: 'low', closed: true },
      { type: 'decision.make', phase: 'plan', option: 'wait', reason: 'Later.' },
    );
    ben.send({ type: 'question.answer', question, text: 'Two.' });
    const text = toMarkdown(workshop, mergeJourneys(ana.journey, ben.journey));
    expect(text.startsWith(`# Seven offices\n\n${workshop.title}\n`)).toBe(true);
    expect(text).toContain('Written on 1 June 2026.');
    expect(text).toContain('Another answer (1 January 2026, \\*Ana\\*):');
    expect(text).toContain('(No longer a risk)');
    expect(text).toContain('No longer a risk.');
    expect(text).toContain('Changed on 1 January 2026 by \\*Ana\\*.');
    expect(text).toContain('- 1 January 2026, \\*Ana\\*, phase A: Wait, because');
    expect(toMarkdown(workshop, ana.journey, { blank: true })).not.toContain('Seven offices');
  });

  it('is in the trail that a record without one shows', () => {
    const walker = new Walker(workshop, { person: 'Ana' }).complete('plan');
    walker.send({ type: 'phase.reopen', phase: 'plan' }, { type: 'decision.make', phase: 'plan', option: 'stop' });
    const record = copy(walker.journey);
    delete record.cycles[0]!.trail;
    const view = new Walker(workshop, { journey: record }).view.trail;
    expect(view.map(({ type, person }) => `${type} ${person}`).sort()).toEqual([
      'decision.made Ana',
      'journey.stopped Ana',
      'phase.reopened Ana',
    ]);
  });
});
