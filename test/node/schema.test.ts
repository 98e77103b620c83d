import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { createJourney, decide, evolve, mergeJourneys, parseMap } from '../../src/journey/index.js';
import type { Command, Journey, MapDefinition } from '../../src/journey/index.js';
import peerLearning from '../../src/packs/peer-learning/index.js';
import { treePlantingText, workshop, workshopJson } from '../fixtures/maps.js';

const schema = (name: string): object =>
  JSON.parse(readFileSync(new URL(`../../schema/${name}.json`, import.meta.url), 'utf8')) as object;

// Formats are hints for editors: what they ask for is checked by the parsers.
const ajv = new Ajv2020({ allErrors: true, validateFormats: false, strict: true, strictRequired: false, strictTypes: false });
const map = ajv.compile(schema('map'));
const journey = ajv.compile(schema('journey'));

const send = (of: MapDefinition, from: Journey, ...commands: Command[]): Journey =>
  commands.reduce((now, command) => {
    const outcome = decide(of, now, command, { progression: 'open' });
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.denial));
    return outcome.facts.reduce((each, fact) => evolve(of, each, fact), now);
  }, from);

/** Everything that a phase takes. */
function work(of: MapDefinition, text: string): Command[] {
  return of.phases.flatMap((phase): Command[] => [
    ...phase.groups.map((group): Command => ({ type: 'question.answer', question: [...group.leads, ...group.questions][0]?.id ?? '', text })),
    ...phase.groups.slice(0, 1).map((group): Command => ({ type: 'group.set-aside', group: group.id, reason: 'Later.' })),
    ...phase.tools.map((tool): Command => ({ type: 'tool.choose', tool: tool.id, note: 'In May.' })),
    ...phase.risks.map((risk): Command => ({ type: 'risk.assess', risk: risk.id, accepted: true, level: 'high', owner: 'Ana', reviewOn: '2026-05-01' })),
    ...(phase.exit.decision ? [{ type: 'decision.make', phase: phase.id, option: 'go', reason: 'It fits.' } as const] : []),
    { type: 'phase.complete', phase: phase.id, note: 'Agreed.' },
  ]);
}

describe('schema/map.json', () => {
  it.each([
    ['the peer-learning pack', peerLearning],
    ['the second map', JSON.parse(treePlantingText)],
    ['the workshop map', workshopJson],
    ['a map as parseMap gives it', parseMap(peerLearning).map],
    ['the least there can be', { id: 'm', version: '1', language: 'en', title: 'M', phases: [{ id: 'p', title: 'P' }] }],
  ])('takes %s', (_, definition) => {
    map(definition);
    expect(map.errors).toBeNull();
  });

  const least = { id: 'm', version: '1', language: 'en', title: 'M' };
  it.each([
    ['no phases', { ...least, phases: [] }],
    ['a phase without an id', { ...least, phases: [{ title: 'P' }] }],
    ['a group without a question', { ...least, phases: [{ id: 'p', title: 'P', groups: [{ id: 'g', title: 'G', leads: [] }] }] }],
    ['an unknown voice', { ...least, phases: [{ id: 'p', title: 'P', groups: [{ id: 'g', title: 'G', leads: [{ id: 'q', text: 'Q', voice: 'boss' }] }] }] }],
    ['a decision without go', { ...least, phases: [{ id: 'p', title: 'P', exit: { decision: { options: [{ id: 'stop', text: 'S' }] } } }] }],
    ['an amount that is none', { ...least, phases: [{ id: 'p', title: 'P', exit: { groups: 'some' } }] }],
  ])('refuses %s', (_, definition) => {
    expect(map(definition)).toBe(false);
  });
});

describe('schema/journey.json', () => {
  const start = createJourney(workshop);
  const through = send(workshop, start, ...work(workshop, 'Ours.'));
  const first = workshop.phases[0]?.groups[0]?.leads[0]?.id ?? '';
  const ours = send(workshop, start, { type: 'question.answer', question: first, text: 'Ours.' });
  const theirs = send(workshop, start, { type: 'question.answer', question: first, text: 'Theirs.' });

  it.each([
    ['a new journey', start],
    ['one with everything recorded', through],
    ['a second cycle', send(workshop, through, { type: 'cycle.start', adaptation: 'Slower.' })],
    ['one that was reopened', send(workshop, through, { type: 'phase.reopen', phase: workshop.phases[0]?.id ?? '' })],
    ['one that was restarted', send(workshop, through, { type: 'journey.restart' })],
    ['a merged one with a variant', mergeJourneys(ours, theirs)],
  ])('takes %s', (_, record) => {
    journey(record);
    expect(journey.errors).toBeNull();
  });

  it('has seen a variant', () => {
    expect(JSON.stringify(mergeJourneys(ours, theirs))).toContain('"variants"');
  });

  it.each([
    ['another format', { ...start, format: 'x' }],
    ['a newer version', { ...start, version: 2 }],
    ['an unknown status', { ...start, status: 'paused' }],
    ['no cycles', { ...start, cycles: [] }],
    ['an answer that is no text', { ...start, cycles: [{ ...start.cycles[0], answers: { q: { text: 1, at: start.createdAt, by: 'f' } } }] }],
    ['a time in another form', { ...start, createdAt: 'yesterday' }],
  ])('refuses %s', (_, record) => {
    expect(journey(record)).toBe(false);
  });
});
