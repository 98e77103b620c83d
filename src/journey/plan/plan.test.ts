// Golden results of the selectors of the plan, worked out by hand from one programme of two people.
import { describe, expect, it } from 'vitest';
import { workshop } from '../../../test/kit/maps.js';
import { Walker } from '../../../test/kit/journey-walker.js';
import { mergeJourneys } from '../index.js';
import { countChangesSince } from './changes.js';
import { listPlanConflicts } from './conflicts.js';
import { listDates } from './dates.js';
import { listRiskRegister } from './risk-register.js';
import { toCalendar } from './to-calendar.js';
import { toCsv } from './to-csv.js';

const TODAY = '2026-03-10';

/** Ana works in January, Ben from February on, without having seen what she wrote last. */
function createProgramme() {
  const ana = new Walker(workshop, { person: 'Ana', series: 1 });
  ana.send(
    { type: 'journey.rename', title: 'Seven offices' },
    { type: 'question.answer', question: 'aim-why', text: 'Ana: now or never.' },
    { type: 'phase.note', phase: 'share', text: 'Ana: ask the director.' },
    { type: 'tool.choose', tool: 'agenda' },
    { type: 'risk.assess', risk: 'wrong-people', level: 'low', reviewOn: '2026-03-01', owner: 'Cy' },
    { type: 'decision.make', phase: 'plan', option: 'go', reason: 'Ready.', reviewOn: '2026-03-20' },
  );
  const [added] = ana.send({ type: 'risk.add', phase: 'plan', name: '=Rain, "heavy"', text: 'Often.' });
  const risk = added?.type === 'risk.added' ? added.risk : '';
  const [addedMeasure] = ana.send({ type: 'measure.add', risk, name: 'A tent' });
  const measure = addedMeasure?.type === 'measure.added' ? addedMeasure.measure : '';
  const ben = new Walker(workshop, { person: 'Ben', series: 2, journey: ana.journey, start: Date.UTC(2026, 1, 1) });
  ana.send(
    { type: 'question.answer', question: 'aim-why', text: 'Ana: next year.' },
    { type: 'phase.note', phase: 'share', text: 'Ana: ask the board.' },
  );
  ben.send(
    { type: 'question.answer', question: 'aim-why', text: 'Ben: this year.' },
    { type: 'phase.note', phase: 'share', text: 'Ben: ask the staff.' },
    { type: 'risk.assess', risk, level: 'high', measures: [measure], reviewOn: '2026-04-02', note: 'Line 1\nLine 2' },
    { type: 'risk.assess', risk: 'nobody-comes', closed: true, reviewOn: '2026-01-01' },
  );
  ben.person = undefined;
  ben.send({ type: 'question.answer', question: 'people-lead', text: 'Nobody said who wrote this.' });
  return { journey: mergeJourneys(ana.journey, ben.journey), risk, measure };
}

describe('listRiskRegister', () => {
  it('lists the risks of all phases, overdue ones first, then open ones, then by level', () => {
    const { journey, risk } = createProgramme();
    const rows = listRiskRegister(workshop, journey, TODAY);
    expect(rows.map((row) => [row.phase.id, row.risk.id, row.state, row.overdue, row.level])).toEqual([
      ['plan', 'wrong-people', 'open', true, 'low'],
      ['meet', 'too-long', 'open', false, undefined],
      ['meet', 'too-quiet', 'open', false, undefined],
      ['keep', 'silence', 'open', false, undefined],
      ['plan', risk, 'dealt-with', false, 'high'],
      ['plan', 'nobody-comes', 'closed', false, undefined],
    ]);
    expect(rows[4]).toMatchObject({
      own: true,
      measures: ['A tent'],
      accepted: false,
      reviewOn: '2026-04-02',
      note: 'Line 1\nLine 2',
      changed: { person: 'Ben' },
    });
    expect(rows[0]).toMatchObject({ own: false, measures: [], owner: 'Cy', changed: { person: 'Ana' } });
  });

  it('names the cycle that an assessment was carried over from', () => {
    const walker = new Walker(workshop, { series: 3 }).finish();
    walker.send(
      { type: 'risk.assess', risk: 'wrong-people', accepted: null, level: 'high' },
      { type: 'cycle.start', carry: { risks: true } },
    );
    const [first] = listRiskRegister(workshop, walker.journey, TODAY);
    expect(first).toMatchObject({ risk: { id: 'wrong-people' }, state: 'open', level: 'high', from: 1 });
  });
});

describe('listDates', () => {
  it('lists reviews of risks that are not closed, and of decisions, in order', () => {
    const { journey, risk } = createProgramme();
    expect(listDates(workshop, journey).map((date) => [date.on, date.phase.id, date.risk?.id, date.owner])).toEqual([
      ['2026-03-01', 'plan', 'wrong-people', 'Cy'],
      ['2026-03-20', 'plan', undefined, undefined],
      ['2026-04-02', 'plan', risk, undefined],
    ]);
  });

  it('lists dates of one day in the order of the map', () => {
    const walker = new Walker(workshop);
    for (const risk of ['wrong-people', 'nobody-comes'])
      walker.send({ type: 'risk.assess', risk, reviewOn: '2026-05-01' });
    const inMapOrder = workshop.phases[0]!.risks.map(({ id }) => id);
    expect(listDates(workshop, walker.journey).map((date) => date.risk?.id)).toEqual(inMapOrder);
  });
});

describe('listPlanConflicts', () => {
  it('lists answers and notes of which several texts stand, with their writers', () => {
    const { journey } = createProgramme();
    expect(
      listPlanConflicts(workshop, journey).map(({ phase, group, question, answer, variants }) => [
        phase.id,
        group?.id,
        question?.id,
        `${answer.person}: ${answer.text}`,
        ...variants.map(({ person, text }) => `${person}: ${text}`),
      ]),
    ).toEqual([
      ['plan', 'aim', 'aim-why', 'Ben: Ben: this year.', 'Ana: Ana: next year.'],
      ['share', undefined, undefined, 'Ben: Ben: ask the staff.', 'Ana: Ana: ask the board.'],
    ]);
  });
});

describe('countChangesSince', () => {
  it('counts what each person changed, and what nobody has put a name to', () => {
    const { journey } = createProgramme();
    expect(countChangesSince(journey, '2026-01-31T00:00:00.000Z')).toEqual([
      { kind: 'answers', person: 'Ben', count: 2 },
      { kind: 'answers', person: undefined, count: 1 },
      { kind: 'risks', person: 'Ben', count: 2 },
    ]);
    expect(countChangesSince(journey, '2025-12-31T00:00:00.000Z')).toEqual([
      { kind: 'answers', person: 'Ben', count: 2 },
      { kind: 'answers', person: 'Ana', count: 2 },
      { kind: 'answers', person: undefined, count: 1 },
      { kind: 'tools', person: 'Ana', count: 1 },
      { kind: 'risks', person: 'Ana', count: 2 },
      { kind: 'risks', person: 'Ben', count: 2 },
      { kind: 'decisions', person: 'Ana', count: 1 },
    ]);
    expect(countChangesSince(journey, '2027-01-01T00:00:00.000Z')).toEqual([]);
  });

  it('counts nothing that was carried over', () => {
    const walker = new Walker(workshop).finish();
    walker.send({ type: 'cycle.start', carry: { answers: true, tools: true, risks: true } });
    expect(countChangesSince(walker.journey, '2026-01-01T00:00:00.000Z')).toEqual([]);
  });
});

describe('toCsv', () => {
  it('writes the register with safe and quoted cells', () => {
    const { journey, risk } = createProgramme();
    const lines = toCsv(workshop, journey, { risks: true, today: TODAY }).split('\r\n');
    expect(lines[0]).toBe('\uFEFFPhase,Risk,Risk level,Measures,Owner,Review date,State,Note,Id');
    expect(lines[1]).toBe('A. Plan,The wrong people come,Low,,Cy,2026-03-01,"To do, Review overdue",,wrong-people');
    expect(lines[5]).toBe(`A. Plan,"'=Rain, ""heavy""",High,A tent,,2026-04-02,Dealt with,"Line 1\nLine 2",${risk}`);
    expect(lines.at(-1)).toBe('');
    expect(lines).toHaveLength(8);
  });

  it('says that a risk is accepted', () => {
    const walker = new Walker(workshop);
    walker.send({ type: 'risk.assess', risk: 'wrong-people', accepted: true });
    expect(toCsv(workshop, walker.journey, { risks: true, today: TODAY })).toContain(
      'The wrong people come,,Accepted,,,Dealt with,,wrong-people',
    );
  });

  it('separates by semicolons, and compares dates with today, where that is asked for', () => {
    const { journey } = createProgramme();
    const text = toCsv(workshop, journey, { risks: true, separator: ';' });
    expect(text).toContain('Phase;Risk;Risk level');
    expect(text).toContain('"To do, Review overdue"');
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx', '\nx'])('prevents that %j is taken for a formula', (name) => {
    const walker = new Walker(workshop);
    walker.send({ type: 'risk.assess', risk: 'wrong-people', note: name });
    expect(toCsv(workshop, walker.journey, { risks: true, today: TODAY })).toContain(`'${name}`);
  });
});

describe('toCalendar', () => {
  it('writes an event of one day for each date, with an id that stays', () => {
    const { journey, risk } = createProgramme();
    const text = toCalendar(workshop, journey);
    const unfolded = text.replaceAll('\r\n ', '');
    expect(unfolded.match(/^UID:.*$/gm)).toEqual([
      'UID:journey-wrong-people-review@process-map-elements',
      'UID:journey-plan-decision@process-map-elements',
      `UID:journey-${risk}-review@process-map-elements`,
    ]);
    expect(unfolded).toContain(
      [
        'DTSTAMP:20260101T000500Z',
        'DTSTART;VALUE=DATE:20260301',
        'DTEND;VALUE=DATE:20260302',
        'SUMMARY:Review the risk: The wrong people come',
        'DESCRIPTION:Seven offices\\nPhase A: Plan\\nOwner: Cy',
        'TRANSP:TRANSPARENT',
        'END:VEVENT',
      ].join('\r\n'),
    );
    expect(unfolded).toContain('SUMMARY:Review the risk: =Rain\\, "heavy"');
    expect(unfolded).toContain('SUMMARY:Look at the decision of phase A again');
    expect(toCalendar(workshop, journey)).toBe(text);
  });

  it('folds lines at 75 octets without splitting a character', () => {
    const walker = new Walker(workshop);
    walker.send({ type: 'journey.rename', title: '\u{1F469}\u00e9'.repeat(60) });
    const lines = toCalendar(workshop, walker.journey).split('\r\n');
    expect(Math.max(...lines.map((line) => new TextEncoder().encode(line).length))).toBeLessThanOrEqual(75);
    expect(lines.join('\r\n').replaceAll('\r\n ', '')).toContain('\u{1F469}\u00e9'.repeat(60));
  });

  it('has no event where no date is set, and the title of the map where the journey has none', () => {
    const text = toCalendar(workshop, new Walker(workshop).journey);
    expect(text).toContain(`X-WR-CALNAME:${workshop.title}`);
    expect(text).not.toContain('VEVENT');
  });
});
