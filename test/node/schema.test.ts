// The published JSON Schemas agree with the parsers and the rules.
import { describe, expect, it } from 'vitest';
import { createJourney, parseJourney } from '../../src/journey/index.js';
import type { Journey } from '../../src/journey/index.js';
import { parseMap } from '../../src/map/parse-map.js';
import peerLearning from '../../src/packs/peer-learning/index.js';
import { readMap, treePlantingText, walk, workshop, workshopJson } from '../kit/maps.js';
import { addEntriesOfEveryKind } from '../kit/entries-of-every-kind.js';
import { copy, flat, Walker } from '../kit/journey-walker.js';
import { createDice, sendRandomCommand } from '../kit/random-choices.js';
import { isValidSchema, listJourneyErrors, listMapErrors, readSchema } from '../kit/schemas.js';

type Loose = Record<string, unknown>;

/** Returns a changed copy. */
function copyWith<T extends object>(value: T, change: (value: never) => void): T {
  const changedValue = copy(value);
  change(changedValue as never);
  return changedValue;
}

describe('schema/map.json', () => {
  it('is a valid schema of draft 2020-12', () => {
    expect(readSchema('map').$schema).toBe('https://json-schema.org/draft/2020-12/schema');
    expect(isValidSchema(readSchema('map'))).toBe(true);
  });

  it.each<[string, unknown]>([
    ['the peer-learning pack', copy(peerLearning)],
    ['the second map', JSON.parse(treePlantingText)],
    ['the workshop', workshopJson],
    ['the workshop as parsed', copy(workshop)],
    ['a map without exit rules', copy(walk)],
    ['a map with unknown keys', { ...workshopJson, own: { a: 1 }, phases: [{ ...workshopJson.phases[0], own: 1 }] }],
    [
      'a map with required keys only',
      { id: 'm', version: '1', language: 'en', title: 'M', phases: [{ id: 'p', title: 'P' }] },
    ],
  ])('accepts %s', (_, map) => {
    expect(listMapErrors(map)).toEqual([]);
    expect(parseMap(map).problems).toEqual([]);
  });

  type Change = (map: { phases: Loose[] } & Loose) => void;
  const getPhase = (map: { phases: Loose[] }) =>
    map.phases[0] as Loose & { exit: Loose; groups: Loose[]; tools: Loose[]; risks: Loose[]; measures: Loose[] };
  it.each<[string, Change]>([
    ['no id', (map) => delete map['id']],
    ['no language', (map) => delete map['language']],
    ['an invalid language', (map) => (map['language'] = 'not a tag')],
    ['an empty title', (map) => (map['title'] = ' ')],
    ['no phases', (map) => (map.phases = [])],
    ['phases that are not an array', (map) => (map.phases = {} as never)],
    ['a source without a label', (map) => (map['source'] = { href: 'https://example.org' })],
    ['a source that runs a script', (map) => (map['source'] = { label: 'S', href: 'javascript:alert(1)' })],
    ['an id that is inherited', (map) => (getPhase(map)['id'] = 'constructor')],
    ['an id that is a number', (map) => (getPhase(map)['id'] = 7)],
    ['a phase without a title', (map) => delete getPhase(map)['title']],
    ['a group without questions', (map) => Object.assign(getPhase(map).groups[0]!, { leads: [], questions: [] })],
    [
      'an unknown voice',
      (map) => Object.assign((getPhase(map).groups[0]!['leads'] as Loose[])[0]!, { voice: 'choir' }),
    ],
    ['a tool without a name', (map) => delete getPhase(map).tools[0]!['name']],
    ['a text that is a number', (map) => (getPhase(map).risks[0]!['text'] = 7)],
    ['addresses that are not an array', (map) => (getPhase(map).measures[0]!['addresses'] = 'nobody-comes')],
    ['an exit rule for half a tool', (map) => (getPhase(map).exit['tools'] = 0.5)],
    ['an exit rule for all tools', (map) => (getPhase(map).exit['tools'] = 'all')],
    ['an exit rule for some groups', (map) => (getPhase(map).exit['groups'] = 'some')],
    ['an exit rule with a negative number of risks', (map) => (getPhase(map).exit['risks'] = -1)],
    [
      'a decision without go',
      (map) => (getPhase(map).exit['decision'] = { text: 'D', options: [{ id: 'stop', text: 'S' }] }),
    ],
    [
      'a decision with go twice',
      (map) =>
        (getPhase(map).exit['decision'] = {
          text: 'D',
          options: [
            { id: 'go', text: 'G' },
            { id: 'go', text: 'G' },
          ],
        }),
    ],
    [
      'an unknown option of a decision',
      (map) =>
        (getPhase(map).exit['decision'] = {
          text: 'D',
          options: [
            { id: 'go', text: 'G' },
            { id: 'perhaps', text: 'P' },
          ],
        }),
    ],
    ['an idea without a text', (map) => (getPhase(map)['ideas'] = [{ id: 'idea' }])],
    ['a catalogue that is a list', (map) => (map['catalogue'] = [])],
    ['a term without its meaning', (map) => (map['catalogue'] = { glossary: [{ id: 'term', term: 'T' }] })],
  ])('rejects %s', (_, change) => {
    expect(listMapErrors(copyWith(workshopJson, change))).not.toEqual([]);
  });

  it.each<[string, Change]>([
    ['a duplicate id', (map) => (getPhase(map).tools[0]!['id'] = 'meet')],
    ['a measure for an unknown risk', (map) => (getPhase(map).measures[0]!['addresses'] = ['nothing'])],
    ['an exit rule for more tools than the phase has', (map) => (getPhase(map).exit['tools'] = 9)],
  ])('accepts %s, which only parseMap reports', (_, change) => {
    const map = copyWith(workshopJson, change);
    expect(listMapErrors(map)).toEqual([]);
    expect(parseMap(map).problems).toHaveLength(1);
  });
});

describe('schema/journey.json', () => {
  it('is a valid schema of draft 2020-12', () => {
    expect(isValidSchema(readSchema('journey'))).toBe(true);
  });

  it('accepts every record that commands create', () => {
    for (const map of [workshop, walk, readMap(treePlantingText), readMap(peerLearning)]) {
      const roll = createDice(4711);
      const first = new Walker(map, { progression: 'open' });
      const second = first.fork();
      for (let i = 0; i < 60; i++) sendRandomCommand(roll(2) ? first : second, roll);
      expect(listJourneyErrors(copy(first.journey))).toEqual([]);
      first.send({ type: 'journey.merge', journey: second.journey });
      expect(listJourneyErrors(copy(first.journey))).toEqual([]);
      first.send({ type: 'journey.replace', journey: second.journey }, { type: 'journey.restart' });
      expect(listJourneyErrors(copy(first.journey))).toEqual([]);
    }
  });

  /** Creates a journey with an entry of every kind. */
  const createFullJourney = () => {
    const walker = new Walker(workshop);
    addEntriesOfEveryKind(walker);
    walker.send({ type: 'risk.assess', risk: 'nobody-comes', owner: null });
    walker.satisfy('plan').send({ type: 'phase.complete', phase: 'plan', note: 'Well.' });
    walker.send({ type: 'tool.drop', tool: 'agenda' });
    walker.complete('meet', 'keep', 'share').send({ type: 'cycle.start', adaptation: 'Slower.' });
    return walker.journey;
  };

  it.each<[string, Journey]>([
    ['a new journey', createJourney(workshop)],
    ['a journey with entries of every kind', createFullJourney()],
    [
      'a journey with unplaced entries',
      parseJourney(copy(createFullJourney()), readMap({ ...workshopJson, phases: workshopJson.phases.slice(2) }))
        .journey!,
    ],
    ['a backup with drafts', { ...createFullJourney(), drafts: { 'plan:reason': 'So.' } } as Journey],
    [
      'a journey written by hand, as parsed',
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
  ])('accepts %s', (_, journey) => {
    expect(listJourneyErrors(copy(journey))).toEqual([]);
  });

  type Change = (journey: Journey) => void;
  const asLoose = (value: object) => value as Loose;
  it.each<[string, Change]>([
    ['another format', (journey) => (asLoose(journey)['format'] = 'x')],
    ['another version', (journey) => (asLoose(journey)['version'] = 2)],
    ['no map', (journey) => delete asLoose(journey)['map']],
    ['an unknown key', (journey) => (asLoose(journey)['snapshot'] = {})],
    ['a draft that is no text', (journey) => (asLoose(journey)['drafts'] = { 'plan:reason': 7 })],
    ['a time in another form', (journey) => (journey.updatedAt = '2026-01-01')],
    ['an unknown status', (journey) => (asLoose(journey)['status'] = 'asleep')],
    ['no cycles', (journey) => (journey.cycles = [])],
    ['a cycle without a section', (journey) => delete asLoose(journey.cycles[0]!)['tools']],
    ['an unknown key of a cycle', (journey) => (asLoose(journey.cycles[0]!)['own'] = 1)],
    ['an answer without its stamp', (journey) => delete asLoose(flat(journey.cycles[0]).answers['aim-why']!)['by']],
    [
      'an answer with a number as text',
      (journey) => (asLoose(flat(journey.cycles[0]).answers['aim-why']!)['text'] = 7),
    ],
    ['a variant without a text', (journey) => (flat(journey.cycles[0]).answers['aim-why']!.variants![0]!.text = '')],
    ['an empty reason', (journey) => (flat(journey.cycles[0]).groups['people']!.reason = '')],
    ['a tool without `chosen`', (journey) => delete asLoose(flat(journey.cycles[0]).tools['agenda']!)['chosen']],
    ['an unknown level', (journey) => (asLoose(flat(journey.cycles[0]).risks['nobody-comes']!)['level'] = 'dire')],
    [
      'a stamp of an unknown field',
      (journey) =>
        (asLoose(flat(journey.cycles[0]).risks['nobody-comes']!.stamps)['colour'] = { at: journey.createdAt, by: 'x' }),
    ],
    ['an unknown decision', (journey) => (asLoose(journey.cycles[0]!.decisions['plan']!)['option'] = 'perhaps')],
    [
      'a completion without `done`',
      (journey) => delete asLoose(journey.cycles[0]!.phases['plan']!.completion!)['done'],
    ],
    ['a position without a phase', (journey) => delete asLoose(journey.cycles[0]!.position!)['phase']],
    ['an unknown section of unplaced', (journey) => (asLoose(journey.unplaced)['1'] = { tolls: {} })],
  ])('rejects %s', (_, change) => {
    expect(listJourneyErrors(copyWith(createFullJourney(), change))).not.toEqual([]);
  });
});
