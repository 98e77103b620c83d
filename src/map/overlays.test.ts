import { describe, expect, it } from 'vitest';
import { mapOf, treePlanting, workshop, workshopJson } from '../../test/kit/maps.js';
import { deepFreeze } from '../../test/kit/journey-walker.js';
import { applyOverlay } from './apply-overlay.js';
import { parseOverlay } from './parse-overlay.js';
import { removedMeasures, currentId, currentIds, indexOf, measuresOf, locate } from './map-index.js';

const strings = {
  'street-trees.title': 'Bäume für unsere Straße',
  'street-trees.description': 'Für Nachbarn.',
  'street-trees.source': 'Für die Beispiele geschrieben',
  'ground.title': 'Den Ort finden',
  'ground.outcome': 'Plätze',
  'places.title': 'Plätze',
  'places-lead.text': 'Welche Plätze?',
  'places-below.text': 'Was liegt darunter?',
  'street-walk.name': 'Gang durch die Straße',
  'cut-cable.text': 'Beim Graben.',
  'utility-plan.name': 'Pläne erfragen',
  'idea-shade-map.text': 'Zeichnet den Schatten.',
  'case-lime-street.title': 'Linden',
  'term-crown.term': 'Krone',
  'planting.decision': 'Steht das Wochenende fest?',
  'planting.decision.go': 'Ja.',
};

const german = applyOverlay(treePlanting, { language: 'de', strings });
const [ground, planting, care] = german.phases;

describe('applyOverlay', () => {
  it('puts texts in place by id and field, at every level', () => {
    expect(german).toMatchObject({
      title: strings['street-trees.title'],
      description: 'Für Nachbarn.',
      source: { label: strings['street-trees.source'] },
    });
    expect(ground).toMatchObject({
      title: 'Den Ort finden',
      outcome: 'Plätze',
      groups: [
        { title: 'Plätze', leads: [{ text: 'Welche Plätze?' }], questions: [{ text: 'Was liegt darunter?' }, {}] },
        {},
        {},
      ],
      tools: [{ name: 'Gang durch die Straße' }, {}, {}],
      risks: [{ text: 'Beim Graben.' }, {}],
      measures: [{ name: 'Pläne erfragen' }, {}, {}],
      ideas: [{ text: 'Zeichnet den Schatten.' }],
    });
    expect(german.cases?.[0]?.title).toBe('Linden');
    expect(german.catalogue?.glossary?.[0]?.term).toBe('Krone');
  });

  it('the decision of a phase goes by the id of the phase', () => {
    expect(planting?.exit.decision).toMatchObject({
      text: 'Steht das Wochenende fest?',
      options: [{ id: 'go', text: 'Ja.' }, { id: 'wait', text: 'Not yet: we wait for the permit.' }, {}],
    });
  });

  it('what the overlay lacks stays as it is', () => {
    expect(care).toEqual(treePlanting.phases[2]);
    expect(ground?.summary).toBe(treePlanting.phases[0]?.summary);
    expect(applyOverlay(workshop, { language: 'de', strings: {} })).toEqual({ ...workshop, language: 'de' });
  });

  it('tells what it lacks, and nothing that it has or that is no text', () => {
    const left = new Set<string>();
    applyOverlay(treePlanting, { language: 'de', strings }, left);
    for (const text of [
      treePlanting.phases[2]?.title,
      treePlanting.phases[0]?.summary,
      'Not yet: we wait for the permit.',
    ])
      expect(left).toContain(text);
    for (const text of [
      treePlanting.title,
      treePlanting.phases[0]?.title,
      treePlanting.phases[1]?.exit.decision?.text,
      'ground',
      'both',
      'en',
      treePlanting.version,
    ]) {
      expect(left).not.toContain(text);
    }
    applyOverlay(treePlanting, { language: 'de', strings: {} }, left);
    expect(left).toContain(treePlanting.phases[1]?.exit.decision?.text);
  });

  it('the language is that of the overlay; ids, version and rules stay', () => {
    const sly = applyOverlay(treePlanting, {
      language: 'de',
      strings: {
        'street-trees.id': 'x',
        'street-trees.version': 'x',
        'ground.id': 'x',
        'ground.exit': 'x',
        'places-lead.voice': 'choir',
        'street-trees.language': 'fr',
      },
    });
    expect(sly).toEqual({ ...treePlanting, language: 'de' });
  });

  it('nobody else speaks because of it, and what a host keeps in a map stays, be it nothing', () => {
    const map = mapOf({
      ...workshopJson,
      own: null,
      phases: workshopJson.phases.map((phase) => ({ ...phase, language: 'fr', own: [null] })),
    });
    const sly = applyOverlay(map, { language: 'de', strings: { 'aim-lead.voice': 'peer', 'plan.language': 'it' } });
    expect(sly).toEqual({ ...map, language: 'de' });
  });

  it('never changes the map', () => {
    const before = JSON.stringify(treePlanting);
    applyOverlay(deepFreeze(treePlanting), { language: 'de', strings });
    expect(JSON.stringify(treePlanting)).toBe(before);
  });
});

describe('parseOverlay', () => {
  it('reads a JSON text or a value, and leaves out strings that are none', () => {
    const json = { language: 'de', strings: { 'a.title': 'A', 'b.title': 7, 'c.title': null } };
    const expected = { language: 'de', strings: { 'a.title': 'A' } };
    expect(parseOverlay(json)).toEqual(expected);
    expect(parseOverlay(JSON.stringify(json))).toEqual(expected);
  });

  it.each([null, 7, '{', [], {}, { language: 'de' }, { language: 7, strings: {} }, { language: 'de', strings: [] }])(
    'gives null for what is none: %j',
    (json) => {
      expect(parseOverlay(json)).toBeNull();
    },
  );
});

describe('lookup', () => {
  it('finds each part by its kind and id, with its phase and the ids of what it is in', () => {
    const found = indexOf(workshop);
    expect(found.phase.get('meet')).toMatchObject({ index: 1, phase: { id: 'meet' }, ids: { phase: 'meet' } });
    expect(found.group.get('middle')?.ids).toEqual({ phase: 'meet', group: 'middle' });
    expect(found.question.get('aim-why')?.ids).toEqual({ phase: 'plan', group: 'aim', question: 'aim-why' });
    expect(found.question.get('aim-lead-peer')?.index).toBe(0);
    expect(found.tool.get('wall')?.ids).toEqual({ phase: 'meet', tool: 'wall' });
    expect(measuresOf(workshop.phases[0]!, 'nobody-comes').map(({ id }) => id)).toEqual(['ask-early', 'ask-in-person']);
    expect(measuresOf(workshop.phases[0]!, 'wrong-people').map(({ id }) => id)).toEqual(['ask-in-person']);
    expect(removedMeasures(workshop.phases[0]!, 'wrong-people', ['ask-in-person', 'ask-early', 'dropped'])).toEqual([
      'ask-early',
      'dropped',
    ]);
    expect(removedMeasures(workshop.phases[0]!, 'nobody-comes', ['ask-early', 'dropped'])).toEqual(['dropped']);
    expect(removedMeasures(workshop.phases[0]!, 'wrong-people')).toEqual([]);
    expect([...found.former]).toEqual([]);
    expect(found.tool.get('nowhere')).toBeUndefined();
    expect(found.tool.get('aim')).toBeUndefined();
  });

  it('finds by a former id what has another now, by its kind', () => {
    const map = mapOf({
      ...workshopJson,
      phases: workshopJson.phases.map((phase, i) =>
        i
          ? phase
          : {
              ...phase,
              was: ['prepare'],
              tools: [{ id: 'agenda', name: 'Agenda', was: ['order'] }],
              exit: { tools: 1 },
            },
      ),
    });
    expect([...indexOf(map).former]).toEqual([
      ['prepare', 'plan'],
      ['order', 'agenda'],
    ]);
    expect(locate(map, 'phase', 'prepare')?.phase.id).toBe('plan');
    expect(locate(map, 'risk', 'order')).toBeUndefined();
    expect(currentId(map, 'tool', 'order')).toBe('agenda');
    expect(currentIds(map, 'tool', ['order', 'round', 'nowhere', 'agenda'])).toEqual(['agenda', 'round', 'nowhere']);
  });

  it('is made once for a map', () => {
    expect(indexOf(workshop)).toBe(indexOf(workshop));
  });
});

describe('an overlay that means harm, or was left half done', () => {
  const map = mapOf({ ...workshopJson, source: { label: 'Source', href: 'https://example.org' } });
  const apply = (strings: Record<string, unknown>) => applyOverlay(map, parseOverlay({ language: 'de', strings })!);

  it('a string for what has no id does not turn the link of the source into a script', () => {
    expect(apply({ 'undefined.href': 'javascript:alert(1)', 'undefined.label': 'L' }).source).toEqual(map.source);
  });

  it('a string for what has no id does not change an exit rule', () => {
    expect(apply({ 'undefined.groups': 'none', 'undefined.risks': 'none' })).toEqual({ ...map, language: 'de' });
  });

  it('an empty string does not take a title away', () => {
    expect(apply({ 'plan.title': '', 'meet.title': ' ' })).toEqual({ ...map, language: 'de' });
  });
});
