import { describe, expect, it } from 'vitest';
import peerLearning from '../packs/peer-learning/index.js';
import { readMap, workshop, workshopJson } from '../../test/kit/maps.js';
import { copy, HOUR, START, Walker } from '../../test/kit/journey-walker.js';
import { parseJourney, replay, viewJourney } from './index.js';
import type { Command, Journey, MapDefinition } from './index.js';

/** Works through a map, and fills in everything that it asks for. */
function fillIn(map: MapDefinition): Walker {
  const walker = new Walker(map);
  for (const { id, groups, tools, risks, measures, exit } of map.phases) {
    const questions = groups.flatMap((group) => [...group.leads, ...group.questions]);
    for (const question of questions)
      walker.send({ type: 'question.answer', question: question.id, text: `On ${question.id}` });
    for (const tool of tools) walker.send({ type: 'tool.choose', tool: tool.id });
    for (const risk of risks) {
      const chosen = measures.filter(({ addresses }) => addresses.includes(risk.id)).map((measure) => measure.id);
      walker.send({ type: 'risk.assess', risk: risk.id, level: 'high', measures: chosen });
    }
    if (exit.decision) walker.send({ type: 'decision.make', phase: id, option: 'go' });
    walker.send({ type: 'phase.complete', phase: id });
  }
  return walker;
}

const getDigestLength = ({ journey }: Walker): number => {
  const { digests, phases } = journey.cycles.at(-1)!;
  return JSON.stringify([digests, Object.values(phases).map(({ basis }) => basis)]).length;
};

const createMap = (phaseCount: number) =>
  readMap({
    id: 'long',
    version: '1',
    language: 'en',
    title: 'Long',
    phases: Array.from({ length: phaseCount }, (_, i) => ({
      id: `p${i}`,
      title: `P${i}`,
      tools: [{ id: `t${i}`, name: 'T' }],
      exit: { tools: 1 },
    })),
  });

describe('digests of what phases rely on', () => {
  it('take at most 4 kB for a whole cycle of the pack, also after every phase was confirmed anew', () => {
    const walker = fillIn(peerLearning);
    expect(walker.journey.status).toBe('completed');
    expect(getDigestLength(walker)).toBeLessThan(4_000);
    const question = walker.map.phases[0]!.groups[0]!.leads[0]!.id;
    walker.send({ type: 'question.answer', question, text: 'Another text' });
    const phases = walker.map.phases.slice(1).map(({ id }) => id);
    expect(walker.states.slice(1)).toEqual(phases.map(() => 'check-again'));
    walker.send({ type: 'phase.confirm', phases });
    expect(walker.states).not.toContain('check-again');
    expect(getDigestLength(walker)).toBeLessThan(4_000);
  });

  it('take at most 4 kB also where every phase relies on other work', () => {
    const map = peerLearning as unknown as MapDefinition;
    const walker = fillIn(map);
    for (const { id } of map.phases.slice(1)) {
      for (const { groups } of map.phases)
        for (const { id: question } of groups.flatMap((group) => [...group.leads, ...group.questions]))
          walker.send({ type: 'question.answer', question, text: `On ${question}, when ${id} was confirmed` });
      walker.send({ type: 'phase.confirm', phases: [id] });
    }
    expect(Object.keys(walker.journey.cycles[0]!.digests!)).toHaveLength(10);
    expect(getDigestLength(walker)).toBeLessThan(4_000);
  });

  it('are the same in every version: other hashes would mark all completed phases of the records that exist', () => {
    const walker = new Walker(workshop).satisfy('plan');
    walker.send(
      { type: 'group.set-aside', group: 'people' },
      { type: 'risk.assess', risk: 'nobody-comes', level: 'high', measures: ['ask-early'], accepted: null },
    );
    walker.send({ type: 'phase.complete', phase: 'plan' });
    walker.complete('meet', 'keep');
    expect(walker.cycle.digests).toEqual({
      '1ncs8uesew': { phase: 'plan', work: 'rnnwz6gs10utntfp2qzvfltubrytntfpmiy77t9ik8ptntfpcm2astj5xn6ciszv' },
      '19oeu6ctyq': { phase: 'meet', work: 'xzw70yih9n57omjkm63tntfp5pitntfp26aastj5', before: '1ncs8uesew' },
    });
    expect(walker.cycle.phases.keep?.basis?.digest).toBe('19oeu6ctyq');
  });

  it('grow with the number of phases, not with its square', () => {
    const [short, long] = [50, 200].map((count) => fillIn(createMap(count)));
    expect(getDigestLength(long!) / getDigestLength(short!)).toBeLessThan(5);
    expect(new Set(long!.states)).toEqual(new Set(['done']));
    long!.send({ type: 'tool.drop', tool: 't0' });
    expect(new Set(long!.states)).toEqual(new Set(['check-again']));
  });

  it('are dropped when no phase relies on them any more', () => {
    const walker = new Walker(workshop).complete('plan', 'meet', 'keep');
    const change = (text: string): Command => ({ type: 'question.answer', question: 'aim-why', text });
    const count = () => Object.keys(walker.journey.cycles[0]!.digests!).length;
    expect(count()).toBe(2);
    for (let i = 0; i < 20; i++) {
      walker.send(change(`Text ${i}`), { type: 'phase.confirm', phases: ['meet', 'keep'] });
      expect(count()).toBe(2);
    }
  });

  it.each<[string, (cycle: Record<string, unknown>) => unknown, string[]]>([
    ['missing', (cycle) => delete cycle.digests, []],
    ['not objects', (cycle) => (cycle.digests = { a: 5 }), ['/cycles/0/digests/a']],
    ['a list', (cycle) => (cycle.digests = []), ['/cycles/0/digests']],
    [
      'of a chain that leads back to itself',
      (cycle) => {
        for (const [key, digest] of Object.entries(cycle.digests as object)) Object.assign(digest, { before: key });
      },
      Object.keys(new Walker(workshop).complete('plan', 'meet', 'keep').cycle.digests!).map(
        (key) => `/cycles/0/digests/${key}`,
      ),
    ],
  ])('that are %s mark nothing that has not changed, and never throw', (_, damage, paths) => {
    const walker = new Walker(workshop).complete('plan', 'meet', 'keep');
    const json = copy(walker.journey);
    damage(json.cycles[0] as unknown as Record<string, unknown>);
    const { journey, problems } = parseJourney(json, workshop);
    const chains = ['meet', 'keep'].map((id) => `/cycles/0/phases/${id}/basis/digest`);
    expect(problems.map(({ path }) => path)).toEqual([...paths, ...chains]);
    expect(viewJourney(workshop, journey!).phases.map(({ state }) => state)).toEqual(walker.states);
  });

  it('compare an item by each of its ids, so that a renamed one is no change', () => {
    const walker = new Walker(workshop).complete('plan', 'meet');
    const rename = (node: unknown): unknown => {
      if (Array.isArray(node)) return node.map(rename);
      if (typeof node !== 'object' || !node) return node;
      const fields = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, rename(value)]));
      const { id } = fields;
      if (Array.isArray(fields.addresses)) fields.addresses = fields.addresses.map((risk) => `new-${risk}`);
      return typeof id === 'string' && ['go', 'wait', 'stop', 'workshop'].includes(id) === false
        ? { ...fields, id: `new-${id}`, was: [id] }
        : fields;
    };
    const renamed = readMap(rename(workshop));
    const read = (journey: Journey) => parseJourney(copy(journey), renamed).journey!;
    expect(viewJourney(renamed, read(walker.journey)).phases.map(({ state }) => state)).toEqual(walker.states);
    expect(replay(renamed, walker.facts).cycles[0]?.digests).toEqual(walker.cycle.digests);
    walker.send({ type: 'question.answer', question: 'aim-why', text: 'Because.' });
    expect(viewJourney(renamed, read(walker.journey)).phases[1]?.check?.changed).toMatchObject([
      { phase: 'new-plan', group: 'new-aim' },
    ]);
    const moved = new Walker(renamed, { journey: read(walker.journey) });
    moved.send({ type: 'question.answer', question: 'new-aim-why', text: '' });
    expect(moved.states).toEqual(['done', 'done', 'current', 'locked']);
    moved.send({ type: 'question.answer', question: 'new-people-lead', text: '' });
    expect(moved.getPhase('new-meet').check?.changed).toMatchObject([{ phase: 'new-plan', group: 'new-people' }]);
  });
});

describe('digests of phases that a map does not have', () => {
  const smaller = readMap({ ...workshopJson, phases: workshopJson.phases.filter(({ id }) => id !== 'meet') });

  it('are kept, and compared again once the map has the phase', () => {
    const walker = new Walker(workshop).complete('plan', 'meet', 'keep');
    const moved = new Walker(smaller, { journey: parseJourney(copy(walker.journey), smaller).journey! });
    expect(moved.journey.unplaced[1]?.phases).toHaveProperty('meet');
    expect(moved.states).toEqual(['done', 'done', 'current']);
    moved.send({ type: 'phase.reopen', phase: 'keep' }, { type: 'question.answer', question: 'aim-why', text: 'So.' });
    const back = parseJourney(copy(moved.journey), workshop);
    expect(back.problems).toEqual([]);
    expect(viewJourney(workshop, back.journey!).phases[1]?.check?.changed).toMatchObject([
      { phase: 'plan', group: 'aim' },
    ]);
  });

  it('are kept alone where every phase that has one is unplaced', () => {
    const walker = new Walker(workshop).complete('plan', 'meet');
    const { journey } = parseJourney(copy(walker.journey), smaller);
    expect(journey?.cycles[0]?.digests).toEqual(walker.cycle.digests);
  });
});

describe('two journeys through one map', () => {
  it('do not take the work of one for that of the other', () => {
    const createWalker = (start: number, text: string, tool: string, group: string) => {
      const walker = new Walker(workshop, { start }).satisfy('plan');
      walker.send(
        { type: 'question.answer', question: 'aim-why', text },
        { type: 'tool.choose', tool },
        { type: 'group.set-aside', group },
        { type: 'risk.assess', risk: 'nobody-comes', level: 'high', owner: text },
        { type: 'decision.make', phase: 'plan', option: 'stop' },
        { type: 'journey.resume' },
      );
      return walker.complete('plan', 'meet');
    };
    const first = createWalker(START, 'First.', 'agenda', 'aim');
    const second = createWalker(START + HOUR, 'Second.', 'invitation', 'people');
    for (const walker of [first, second, first]) expect(walker.states).toEqual(['done', 'done', 'current', 'locked']);
  });
});

describe('items whose hashes are the same', () => {
  it('are not named for a change of another item', () => {
    // The short hashes of these two ids are equal.
    const tools = ['tool-80', 'tool-840', 'other'].map((id) => ({ id, name: id }));
    const walker = new Walker(
      readMap({
        ...workshopJson,
        phases: [
          { id: 'a', title: 'A', tools },
          { id: 'b', title: 'B' },
        ],
      }),
    );
    walker.send({ type: 'tool.choose', tool: 'tool-80' }, { type: 'tool.choose', tool: 'tool-840' });
    walker.complete('a', 'b');
    expect(walker.states).toEqual(['done', 'done']);
    walker.send({ type: 'tool.choose', tool: 'other' });
    expect(walker.getPhase('b').check?.changed).toMatchObject([{ phase: 'a', tool: 'other' }]);
    walker.send({ type: 'tool.drop', tool: 'other' }, { type: 'tool.drop', tool: 'tool-840' });
    expect(walker.getPhase('b').check?.changed).toHaveLength(1);
  });
});

describe('measures that a map does not have', () => {
  const [plan, ...others] = workshopJson.phases;
  const measures = plan.measures.filter(({ id }) => id !== 'ask-early');
  const smaller = readMap({ ...workshopJson, phases: [{ ...plan, measures }, ...others] });
  const moveTo = (map: MapDefinition, { journey }: Walker) =>
    new Walker(map, { journey: parseJourney(copy(journey), map).journey! });
  const createWalker = () => {
    const walker = new Walker(workshop).satisfy('plan');
    walker.send({ type: 'risk.assess', risk: 'nobody-comes', level: 'high', measures: ['ask-early'] });
    return walker;
  };

  it('are named by their risk when they change', () => {
    const moved = moveTo(smaller, createWalker().complete('plan', 'meet'));
    expect(moved.getPhase('meet').state).toBe('done');
    moved.send({ type: 'risk.assess', risk: 'nobody-comes', measures: ['ask-in-person'] });
    expect(moved.getPhase('meet').check?.changed).toMatchObject([{ phase: 'plan', risk: 'nobody-comes' }]);
  });

  it('are work that a phase relies on, so that it is the same once the map has them again', () => {
    const moved = moveTo(smaller, createWalker()).complete('plan', 'meet');
    expect(moveTo(workshop, moved).getPhase('meet').state).toBe('done');
  });
});

describe('a record that no parser has read', () => {
  it('completes phases also where it lacks the digests of others', () => {
    const walker = new Walker(workshop).complete('plan', 'meet');
    const journey = copy(walker.journey);
    delete journey.cycles[0]!.digests;
    const later = new Walker(workshop, { journey });
    later.send({ type: 'question.answer', question: 'aim-why', text: 'So.' });
    later.complete('keep');
    expect(later.states).toEqual(['done', 'done', 'done', 'current']);
  });

  it('has no changes beyond those in its chain where that leads back to itself', () => {
    const journey = copy(new Walker(workshop).complete('plan', 'meet', 'keep').journey);
    const { digests, phases } = journey.cycles[0]!;
    digests![phases.meet!.basis!.digest!]!.before = phases.keep!.basis!.digest!;
    const walker = new Walker(workshop, { journey });
    expect(walker.states).toEqual(['done', 'done', 'done', 'current']);
    walker.send({ type: 'tool.choose', tool: 'agenda' });
    expect(walker.getPhase('meet').check?.changed).toMatchObject([{ phase: 'plan', tool: 'agenda' }]);
    walker.complete('share');
    expect(walker.journey.status).toBe('completed');
  });
});

describe('marks of older versions of the library', () => {
  /** Turns a record into one of before: marks are recorded, and nothing is kept of what a phase relied on. */
  const age = (journey: Journey, marked: string): Journey => {
    const [cycle] = copy(journey).cycles;
    const phases = Object.fromEntries(Object.entries(cycle!.phases).map(([id, { basis: _, ...phase }]) => [id, phase]));
    phases[marked]!.check = { on: true, because: 'plan', at: journey.updatedAt, by: 'old' };
    const { digests: _, trail: __, ...rest } = cycle!;
    return { ...journey, cycles: [{ ...rest, phases }] };
  };

  it('name the phase itself where they name none that the map has', () => {
    const old = age(new Walker(workshop).complete('plan', 'meet').journey, 'meet');
    for (const because of [undefined, 'gone']) {
      Object.assign(old.cycles[0]!.phases.meet!.check!, { because });
      expect(viewJourney(workshop, old).phases[1]?.check?.changed).toEqual([{ phase: 'meet', at: old.updatedAt }]);
    }
  });

  it('stay until the phase is completed or confirmed anew', () => {
    const old = age(new Walker(workshop).complete('plan', 'meet', 'keep').journey, 'meet');
    expect(parseJourney(copy(old), workshop)).toEqual({ journey: old, problems: [] });
    const commands: Command[] = [
      { type: 'phase.complete', phase: 'meet' },
      { type: 'phase.confirm', phases: ['meet'] },
      { type: 'phase.reopen', phase: 'meet' },
    ];
    for (const command of commands) {
      const walker = new Walker(workshop, { journey: old });
      expect(walker.states).toEqual(['done', 'check-again', 'done', 'current']);
      expect(walker.getPhase('meet').check).toEqual({
        changed: [{ phase: 'plan', at: old.updatedAt }],
        left: [],
      });
      walker.send({ type: 'question.answer', question: 'aim-why', text: 'Because.' });
      expect(walker.states).toEqual(['done', 'check-again', 'done', 'current']);
      walker.send(command);
      expect(walker.getPhase('meet')).not.toHaveProperty('check');
      // A merge with the older record does not bring the mark back.
      walker.send({ type: 'journey.merge', journey: old });
      expect(walker.getPhase('meet')).not.toHaveProperty('check');
    }
  });
});
