import { describe, expect, it } from 'vitest';
import { readMap, treePlanting, workshop, workshopJson } from '../../test/kit/maps.js';
import { deepFreeze } from '../../test/kit/journey-walker.js';
import { applyOverlay } from './apply-overlay.js';
import { parseOverlay } from './parse-overlay.js';
import { listRemovedMeasures, getCurrentId, getCurrentIds, getMapIndex, listMeasures, locate } from './map-index.js';

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
  it('replaces texts by id and field, at every level', () => {
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

  it('replaces the texts of a decision by the id of its phase', () => {
    expect(planting?.exit.decision).toMatchObject({
      text: 'Steht das Wochenende fest?',
      options: [{ id: 'go', text: 'Ja.' }, { id: 'wait', text: 'Not yet: we wait for the permit.' }, {}],
    });
  });

  it('keeps texts that the overlay lacks', () => {
    expect(care).toEqual(treePlanting.phases[2]);
    expect(ground?.summary).toBe(treePlanting.phases[0]?.summary);
    expect(applyOverlay(workshop, { language: 'de', strings: {} })).toEqual({ ...workshop, language: 'de' });
  });

  it('adds exactly the texts that the overlay lacks to the given set', () => {
    const untranslated = new Set<string>();
    applyOverlay(treePlanting, { language: 'de', strings }, untranslated);
    for (const text of [
      treePlanting.phases[2]?.title,
      treePlanting.phases[0]?.summary,
      'Not yet: we wait for the permit.',
    ])
      expect(untranslated).toContain(text);
    for (const text of [
      treePlanting.title,
      treePlanting.phases[0]?.title,
      treePlanting.phases[1]?.exit.decision?.text,
      'ground',
      'both',
      'en',
      treePlanting.version,
    ]) {
      expect(untranslated).not.toContain(text);
    }
    applyOverlay(treePlanting, { language: 'de', strings: {} }, untranslated);
    expect(untranslated).toContain(treePlanting.phases[1]?.exit.decision?.text);
  });

  it('takes the language of the overlay and keeps ids, version, exit rules and voices', () => {
    const translated = applyOverlay(treePlanting, {
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
    expect(translated).toEqual({ ...treePlanting, language: 'de' });
  });

  it('keeps voices, languages and unknown keys of the host, including null values', () => {
    const map = readMap({
      ...workshopJson,
      own: null,
      phases: workshopJson.phases.map((phase) => ({ ...phase, language: 'fr', own: [null] })),
    });
    const translated = applyOverlay(map, {
      language: 'de',
      strings: { 'aim-lead.voice': 'peer', 'plan.language': 'it' },
    });
    expect(translated).toEqual({ ...map, language: 'de' });
  });

  it('does not mutate the map', () => {
    const before = JSON.stringify(treePlanting);
    applyOverlay(deepFreeze(treePlanting), { language: 'de', strings });
    expect(JSON.stringify(treePlanting)).toBe(before);
  });
});

describe('parseOverlay', () => {
  it('reads JSON text or a value, and leaves out strings that are not text', () => {
    const json = { language: 'de', strings: { 'a.title': 'A', 'b.title': 7, 'c.title': null } };
    const expected = { language: 'de', strings: { 'a.title': 'A' } };
    expect(parseOverlay(json)).toEqual(expected);
    expect(parseOverlay(JSON.stringify(json))).toEqual(expected);
  });

  it.each([null, 7, '{', [], {}, { language: 'de' }, { language: 7, strings: {} }, { language: 'de', strings: [] }])(
    'returns null for a value that is not an overlay: %j',
    (json) => {
      expect(parseOverlay(json)).toBeNull();
    },
  );
});

describe('getMapIndex and lookups by id', () => {
  it('find each map item by kind and id, with its phase and parent ids', () => {
    const index = getMapIndex(workshop);
    expect(index.phase.get('meet')).toMatchObject({ index: 1, phase: { id: 'meet' }, ids: { phase: 'meet' } });
    expect(index.group.get('middle')?.ids).toEqual({ phase: 'meet', group: 'middle' });
    expect(index.question.get('aim-why')?.ids).toEqual({ phase: 'plan', group: 'aim', question: 'aim-why' });
    expect(index.question.get('aim-lead-peer')?.index).toBe(0);
    expect(index.tool.get('wall')?.ids).toEqual({ phase: 'meet', tool: 'wall' });
    expect(listMeasures(workshop.phases[0]!, 'nobody-comes').map(({ id }) => id)).toEqual([
      'ask-early',
      'ask-in-person',
    ]);
    expect(listMeasures(workshop.phases[0]!, 'wrong-people').map(({ id }) => id)).toEqual(['ask-in-person']);
    expect(listRemovedMeasures(workshop.phases[0]!, 'wrong-people', ['ask-in-person', 'ask-early', 'dropped'])).toEqual(
      ['ask-early', 'dropped'],
    );
    expect(listRemovedMeasures(workshop.phases[0]!, 'nobody-comes', ['ask-early', 'dropped'])).toEqual(['dropped']);
    expect(listRemovedMeasures(workshop.phases[0]!, 'wrong-people')).toEqual([]);
    expect([...index.former]).toEqual([]);
    expect(index.tool.get('nowhere')).toBeUndefined();
    expect(index.tool.get('aim')).toBeUndefined();
  });

  it('find a map item by a former id of its kind', () => {
    const map = readMap({
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
    expect([...getMapIndex(map).former]).toEqual([
      ['prepare', 'plan'],
      ['order', 'agenda'],
    ]);
    expect(locate(map, 'phase', 'prepare')?.phase.id).toBe('plan');
    expect(locate(map, 'risk', 'order')).toBeUndefined();
    expect(getCurrentId(map, 'tool', 'order')).toBe('agenda');
    expect(getCurrentIds(map, 'tool', ['order', 'round', 'nowhere', 'agenda'])).toEqual(['agenda', 'round', 'nowhere']);
  });

  it('cache one index per map', () => {
    expect(getMapIndex(workshop)).toBe(getMapIndex(workshop));
  });
});

describe('applyOverlay: malicious or incomplete overlays', () => {
  const map = readMap({ ...workshopJson, source: { label: 'Source', href: 'https://example.org' } });
  const apply = (strings: Record<string, unknown>) => applyOverlay(map, parseOverlay({ language: 'de', strings })!);

  it('does not replace the link of the source by a script URL', () => {
    expect(apply({ 'undefined.href': 'javascript:alert(1)', 'undefined.label': 'L' }).source).toEqual(map.source);
  });

  it('does not change an exit rule by a key without an id', () => {
    expect(apply({ 'undefined.groups': 'none', 'undefined.risks': 'none' })).toEqual({ ...map, language: 'de' });
  });

  it('ignores empty strings', () => {
    expect(apply({ 'plan.title': '', 'meet.title': ' ' })).toEqual({ ...map, language: 'de' });
  });
});
