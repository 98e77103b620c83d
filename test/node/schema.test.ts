// The published JSON Schemas say what the parsers and the rules do.
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { createJourney, parseJourney } from '../../src/journey/index.js';
import type { Journey } from '../../src/journey/index.js';
import { parseMap } from '../../src/map/parse-map.js';
import peerLearning from '../../src/packs/peer-learning/index.js';
import { mapOf, treePlantingText, walk, workshop, workshopJson } from '../kit/maps.js';
import { copy, flat, Walker } from '../kit/journey-walker.js';
import { dice, stir } from '../kit/random-choices.js';

const schemaOf = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../schema/${name}.json`, import.meta.url), 'utf8')) as {
    $id: string;
    $schema: string;
  };

const ajv = new Ajv2020({ strictTypes: true, allowUnionTypes: true, allErrors: true });
const validators = { map: ajv.compile(schemaOf('map')), journey: ajv.compile(schemaOf('journey')) };

/** Where and how a value breaks a schema. */
function errorsOf(name: keyof typeof validators, value: unknown): string[] {
  const validate = validators[name];
  return validate(value)
    ? []
    : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

type Loose = Record<string, unknown>;

/** A copy in which something was changed. */
function broken<T extends object>(value: T, change: (value: never) => void): T {
  const changed = copy(value);
  change(changed as never);
  return changed;
}

describe('schema/map.json', () => {
  it('is a valid schema of draft 2020-12', () => {
    expect(schemaOf('map').$schema).toBe('https://json-schema.org/draft/2020-12/schema');
    expect(ajv.validateSchema(schemaOf('map'))).toBe(true);
  });

  it.each<[string, unknown]>([
    ['the peer-learning pack', copy(peerLearning)],
    ['the second map', JSON.parse(treePlantingText)],
    ['the workshop', workshopJson],
    ['what parseMap made of it', copy(workshop)],
    ['a map without exit rules', copy(walk)],
    ['a map with unknown keys', { ...workshopJson, own: { a: 1 }, phases: [{ ...workshopJson.phases[0], own: 1 }] }],
    [
      'the least there can be',
      { id: 'm', version: '1', language: 'en', title: 'M', phases: [{ id: 'p', title: 'P' }] },
    ],
  ])('takes %s', (_, map) => {
    expect(errorsOf('map', map)).toEqual([]);
    expect(parseMap(map).problems).toEqual([]);
  });

  type Change = (map: { phases: Loose[] } & Loose) => void;
  const phaseOf = (map: { phases: Loose[] }) =>
    map.phases[0] as Loose & { exit: Loose; groups: Loose[]; tools: Loose[]; risks: Loose[]; measures: Loose[] };
  it.each<[string, Change]>([
    ['no id', (map) => delete map['id']],
    ['no language', (map) => delete map['language']],
    ['a language that is none', (map) => (map['language'] = 'not a tag')],
    ['an empty title', (map) => (map['title'] = ' ')],
    ['no phases', (map) => (map.phases = [])],
    ['phases that are no list', (map) => (map.phases = {} as never)],
    ['a source without a label', (map) => (map['source'] = { href: 'https://example.org' })],
    ['a source that runs a script', (map) => (map['source'] = { label: 'S', href: 'javascript:alert(1)' })],
    ['an id that is inherited', (map) => (phaseOf(map)['id'] = 'constructor')],
    ['an id that is a number', (map) => (phaseOf(map)['id'] = 7)],
    ['a phase without a title', (map) => delete phaseOf(map)['title']],
    ['a group without questions', (map) => Object.assign(phaseOf(map).groups[0]!, { leads: [], questions: [] })],
    [
      'a voice that is none',
      (map) => Object.assign((phaseOf(map).groups[0]!['leads'] as Loose[])[0]!, { voice: 'choir' }),
    ],
    ['a tool without a name', (map) => delete phaseOf(map).tools[0]!['name']],
    ['a text that is none', (map) => (phaseOf(map).risks[0]!['text'] = 7)],
    ['addresses that are no list', (map) => (phaseOf(map).measures[0]!['addresses'] = 'nobody-comes')],
    ['an exit rule for half a tool', (map) => (phaseOf(map).exit['tools'] = 0.5)],
    ['an exit rule for all tools', (map) => (phaseOf(map).exit['tools'] = 'all')],
    ['an exit rule for some groups', (map) => (phaseOf(map).exit['groups'] = 'some')],
    ['an exit rule for fewer than no risks', (map) => (phaseOf(map).exit['risks'] = -1)],
    [
      'a decision without go',
      (map) => (phaseOf(map).exit['decision'] = { text: 'D', options: [{ id: 'stop', text: 'S' }] }),
    ],
    [
      'a decision with go twice',
      (map) =>
        (phaseOf(map).exit['decision'] = {
          text: 'D',
          options: [
            { id: 'go', text: 'G' },
            { id: 'go', text: 'G' },
          ],
        }),
    ],
    [
      'an option that is none',
      (map) =>
        (phaseOf(map).exit['decision'] = {
          text: 'D',
          options: [
            { id: 'go', text: 'G' },
            { id: 'perhaps', text: 'P' },
          ],
        }),
    ],
    ['an idea without a text', (map) => (phaseOf(map)['ideas'] = [{ id: 'idea' }])],
    ['a catalogue that is a list', (map) => (map['catalogue'] = [])],
    ['a term without its meaning', (map) => (map['catalogue'] = { glossary: [{ id: 'term', term: 'T' }] })],
  ])('refuses %s', (_, change) => {
    expect(errorsOf('map', broken(workshopJson, change))).not.toEqual([]);
  });

  it.each<[string, Change]>([
    ['an id that is used twice', (map) => (phaseOf(map).tools[0]!['id'] = 'meet')],
    ['a measure against nothing', (map) => (phaseOf(map).measures[0]!['addresses'] = ['nothing'])],
    ['more asked for than there is', (map) => (phaseOf(map).exit['tools'] = 9)],
  ])('leaves to parseMap what it cannot say: %s', (_, change) => {
    const map = broken(workshopJson, change);
    expect(errorsOf('map', map)).toEqual([]);
    expect(parseMap(map).problems).toHaveLength(1);
  });
});

describe('schema/journey.json', () => {
  it('is a valid schema of draft 2020-12', () => {
    expect(ajv.validateSchema(schemaOf('journey'))).toBe(true);
  });

  it('takes every record that commands make', () => {
    for (const map of [workshop, walk, mapOf(treePlantingText), mapOf(peerLearning)]) {
      const roll = dice(4711);
      const ours = new Walker(map, { progression: 'open' });
      const theirs = ours.fork();
      for (let i = 0; i < 60; i++) stir(roll(2) ? ours : theirs, roll);
      expect(errorsOf('journey', copy(ours.journey))).toEqual([]);
      ours.send({ type: 'journey.merge', journey: theirs.journey });
      expect(errorsOf('journey', copy(ours.journey))).toEqual([]);
      ours.send({ type: 'journey.replace', journey: theirs.journey }, { type: 'journey.restart' });
      expect(errorsOf('journey', copy(ours.journey))).toEqual([]);
    }
  });

  const full = () => {
    const at = new Walker(workshop);
    const other = at.fork();
    other.send({ type: 'question.answer', question: 'aim-why', text: 'Theirs.' });
    at.send(
      { type: 'question.answer', question: 'aim-why', text: 'Before.' },
      { type: 'question.answer', question: 'aim-why', text: 'Ours.' },
    );
    at.send({ type: 'journey.merge', journey: other.journey });
    at.send(
      { type: 'group.set-aside', group: 'people', reason: 'Later.' },
      { type: 'tool.choose', tool: 'agenda', note: 'Short.' },
    );
    at.send({
      type: 'risk.assess',
      risk: 'nobody-comes',
      level: 'low',
      measures: ['ask-early'],
      owner: 'Ada',
      reviewOn: '2026-03-01',
      note: 'Soon.',
      accepted: true,
    });
    at.send(
      { type: 'risk.assess', risk: 'nobody-comes', owner: null },
      { type: 'decision.make', phase: 'plan', option: 'stop', reason: 'Rain.' },
      { type: 'journey.resume' },
    );
    at.satisfy('plan').send({ type: 'phase.complete', phase: 'plan', note: 'Well.' });
    at.send({ type: 'tool.drop', tool: 'agenda' });
    at.complete('meet', 'keep', 'share').send({ type: 'cycle.start', adaptation: 'Slower.' });
    return at.journey;
  };

  it.each<[string, Journey]>([
    ['a new one', createJourney(workshop)],
    ['one with something of every kind', full()],
    [
      'one with entries that wait',
      parseJourney(copy(full()), mapOf({ ...workshopJson, phases: workshopJson.phases.slice(2) })).journey!,
    ],
    [
      'one that was written by hand, once it was read',
      parseJourney(
        {
          format: 'process-map-journey',
          version: 1,
          map: { id: 'workshop' },
          cycles: [{ answers: { 'aim-why': { text: 'So.' } } }],
        },
        workshop,
      ).journey!,
    ],
  ])('takes %s', (_, journey) => {
    expect(errorsOf('journey', copy(journey))).toEqual([]);
  });

  type Change = (journey: Journey) => void;
  const loose = (value: object) => value as Loose;
  it.each<[string, Change]>([
    ['another format', (journey) => (loose(journey)['format'] = 'x')],
    ['another version', (journey) => (loose(journey)['version'] = 2)],
    ['no map', (journey) => delete loose(journey)['map']],
    ['a key that is not of it', (journey) => (loose(journey)['snapshot'] = {})],
    ['a time in another form', (journey) => (journey.updatedAt = '2026-01-01')],
    ['a status that is none', (journey) => (loose(journey)['status'] = 'asleep')],
    ['no cycles', (journey) => (journey.cycles = [])],
    ['a cycle without a section', (journey) => delete loose(journey.cycles[0]!)['tools']],
    ['a key that is not of a cycle', (journey) => (loose(journey.cycles[0]!)['own'] = 1)],
    ['an answer without its stamp', (journey) => delete loose(flat(journey.cycles[0]).answers['aim-why']!)['by']],
    ['an answer that is no text', (journey) => (loose(flat(journey.cycles[0]).answers['aim-why']!)['text'] = 7)],
    ['a variant without a text', (journey) => (flat(journey.cycles[0]).answers['aim-why']!.variants![0]!.text = '')],
    ['an empty reason', (journey) => (flat(journey.cycles[0]).groups['people']!.reason = '')],
    [
      'a tool that is neither chosen nor not',
      (journey) => delete loose(flat(journey.cycles[0]).tools['agenda']!)['chosen'],
    ],
    ['a level that is none', (journey) => (loose(flat(journey.cycles[0]).risks['nobody-comes']!)['level'] = 'dire')],
    [
      'a stamp of no field',
      (journey) =>
        (loose(flat(journey.cycles[0]).risks['nobody-comes']!.stamps)['colour'] = { at: journey.createdAt, by: 'x' }),
    ],
    ['a decision that is none', (journey) => (loose(journey.cycles[0]!.decisions['plan']!)['option'] = 'perhaps')],
    ['a completion that is neither', (journey) => delete loose(journey.cycles[0]!.phases['plan']!.completion!)['done']],
    ['a position without a phase', (journey) => delete loose(journey.cycles[0]!.position!)['phase']],
    ['a section of unplaced that is none', (journey) => (loose(journey.unplaced)['1'] = { tolls: {} })],
  ])('refuses %s', (_, change) => {
    expect(errorsOf('journey', broken(full(), change))).not.toEqual([]);
  });
});
