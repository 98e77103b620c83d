import { describe, expect, it } from 'vitest';
import { readMap, walk, workshop, workshopJson } from '../../../test/kit/maps.js';
import { getSatisfyingCommands, mergeCompletedPhases, Walker } from '../../../test/kit/journey-walker.js';
import type { Command } from '../index.js';

const createCompleteCommand = (phase: string, note?: string): Command => ({
  type: 'phase.complete',
  phase,
  ...(note === undefined ? {} : { note }),
});
const reopen = (phase: string): Command => ({ type: 'phase.reopen', phase });

/** Sends a command and returns its facts as `type phase`. */
const sendForFacts = (walker: Walker, command: Command) =>
  walker.send(command).map((fact) => ('phase' in fact ? `${fact.type} ${fact.phase}` : fact.type));

describe('rule 4: phase.complete', () => {
  describe.each(['guided', 'strict', 'open'] as const)('with progression %s', (progression) => {
    it('is denied with every open step when the exit rule does not hold', () => {
      const walker = new Walker(workshop, { progression });
      expect(walker.getDenialCodes(createCompleteCommand('plan'))).toEqual([
        'group-left',
        'group-left',
        'tools-left',
        'risk-left',
        'risk-left',
        'decision-left',
      ]);
      walker.send(...getSatisfyingCommands(workshop, 'plan').slice(1));
      expect(walker.getDenialCodes(createCompleteCommand('plan'))).toEqual(['group-left']);
    });

    it('completes the phase and enters the next one when the exit rule holds', () => {
      const walker = new Walker(workshop, { progression }).satisfy('plan');
      expect(sendForFacts(walker, createCompleteCommand('plan'))).toEqual([
        'phase.completed plan',
        'phase.entered meet',
      ]);
      expect(walker.states.slice(0, 2)).toEqual(['done', 'current']);
    });

    it('completes the journey with the last phase', () => {
      const walker = new Walker(workshop, { progression }).complete('plan', 'meet', 'keep').satisfy('share');
      expect(sendForFacts(walker, createCompleteCommand('share'))).toEqual([
        'phase.completed share',
        'journey.completed',
      ]);
      expect(walker.journey).toMatchObject({ status: 'completed', phase: 'share' });
    });
  });

  it.each(['guided', 'strict'] as const)('enters the first uncompleted phase with progression %s', (progression) => {
    const walker = new Walker(walk, { progression });
    walker.send(
      createCompleteCommand('one'),
      createCompleteCommand('two'),
      createCompleteCommand('three'),
      reopen('one'),
      reopen('three'),
    );
    expect(sendForFacts(walker, createCompleteCommand('three'))).toEqual([
      'phase.completed three',
      'phase.entered one',
    ]);
  });

  it.each(['guided', 'strict'] as const)(
    'enters no phase with progression %s when the first uncompleted phase is already current',
    (progression) => {
      const walker = new Walker(walk, { progression });
      walker.send(
        createCompleteCommand('one'),
        createCompleteCommand('two'),
        createCompleteCommand('three'),
        { type: 'tool.choose', tool: 'two-tool' },
        reopen('two'),
      );
      expect(sendForFacts(walker, createCompleteCommand('three'))).toEqual(['phase.completed three']);
      expect(walker.journey.phase).toBe('two');
    },
  );

  it('completes a later phase without leaving the current one with progression guided', () => {
    const walker = new Walker(walk, { progression: 'open' });
    walker.send({ type: 'tool.choose', tool: 'three-tool' });
    walker.progression = 'guided';
    expect(sendForFacts(walker, createCompleteCommand('three'))).toEqual(['phase.completed three']);
    expect(walker.journey.phase).toBe('one');
  });

  it('enters the next uncompleted phase after the completed one with progression open', () => {
    const walker = new Walker(walk, { progression: 'open' });
    expect(sendForFacts(walker, createCompleteCommand('two'))).toEqual(['phase.completed two', 'phase.entered three']);
    expect(sendForFacts(walker, createCompleteCommand('four'))).toEqual(['phase.completed four', 'phase.entered five']);
    // `four` is already completed, and `five`, the next uncompleted phase, is already current.
    expect(sendForFacts(walker, createCompleteCommand('three'))).toEqual(['phase.completed three']);
    expect(walker.journey.phase).toBe('five');
  });

  it('enters the first uncompleted phase with progression open when none is left after the completed one', () => {
    const walker = new Walker(walk, { progression: 'open' });
    expect(sendForFacts(walker, createCompleteCommand('five'))).toEqual(['phase.completed five']);
    expect(walker.journey.phase).toBe('one');
    walker.send(createCompleteCommand('three'));
    expect(walker.journey.phase).toBe('four');
    expect(sendForFacts(walker, createCompleteCommand('four'))).toEqual(['phase.completed four', 'phase.entered one']);
  });

  it('returns phase.completed and clears the mark for a completed phase in check-again', () => {
    const walker = new Walker(walk).finish();
    walker.send({ type: 'tool.choose', tool: 'three-tool' });
    expect(walker.getPhase('five').state).toBe('check-again');
    expect(sendForFacts(walker, createCompleteCommand('five'))).toEqual(['phase.completed five']);
    expect(walker.states).toEqual(['done', 'done', 'done', 'check-again', 'done']);
    expect(walker.getPhase('five').check).toBeUndefined();
    expect(walker.journey.status).toBe('completed');
  });

  it('is denied for a completed phase in check-again while its exit rule does not hold', () => {
    const walker = new Walker(workshop).complete('plan', 'meet');
    walker.send(
      { type: 'question.answer', question: 'aim-why', text: 'Because.' },
      { type: 'tool.drop', tool: 'round' },
    );
    expect(walker.getPhase('meet').state).toBe('check-again');
    expect(walker.getDenialCodes(createCompleteCommand('meet'))).toEqual(['tools-left']);
    walker.send({ type: 'tool.choose', tool: 'round' });
    expect(sendForFacts(walker, createCompleteCommand('meet'))).toEqual(['phase.completed meet']);
    expect(walker.getPhase('meet').state).toBe('done');
  });

  it('returns no facts for a completed, unmarked phase', () => {
    const walker = new Walker(workshop).complete('plan');
    expect(sendForFacts(walker, createCompleteCommand('plan'))).toEqual([]);
    expect(sendForFacts(walker, createCompleteCommand('plan', 'A late note.'))).toEqual([]);
  });

  it('is denied for a completed phase when a newer map requires more', () => {
    const walker = new Walker(workshop).complete('plan', 'meet', 'keep');
    const { phases } = workshopJson;
    const stricterMap = readMap({
      ...workshopJson,
      phases: phases.map((phase) => ({ ...phase, exit: { ...phase.exit, groups: 'all' } })),
    });
    const stricterWalker = new Walker(stricterMap, { journey: walker.journey });
    const left = [{ code: 'group-left' }];
    expect(stricterWalker.getPhase('keep')).toMatchObject({ state: 'check-again', check: { changed: [], left }, left });
    expect(stricterWalker.getDenialCodes(createCompleteCommand('keep'))).toEqual(['group-left']);
  });

  it('returns no facts for a completed, unmarked phase of a completed journey', () => {
    const walker = new Walker(walk).finish();
    expect(sendForFacts(walker, createCompleteCommand('five'))).toEqual([]);
    expect(sendForFacts(walker, createCompleteCommand('one'))).toEqual([]);
  });

  it('returns journey.completed for a completed current phase after a merge when no phase is left', () => {
    const ours = mergeCompletedPhases(['four', 'five']);
    expect(ours.journey).toMatchObject({ status: 'active', phase: 'four' });
    expect(ours.states.every((state) => state === 'done')).toBe(true);
    expect(sendForFacts(ours, createCompleteCommand('one'))).toEqual([]);
    expect(sendForFacts(ours, createCompleteCommand('four'))).toEqual(['journey.completed']);
    expect(ours.journey).toMatchObject({ status: 'completed', phase: 'four' });
  });

  it('returns phase.entered for a completed current phase after a merge when a phase is left', () => {
    const ours = mergeCompletedPhases(['two']);
    expect(ours.journey).toMatchObject({ status: 'active', phase: 'two' });
    expect(sendForFacts(ours, createCompleteCommand('two'))).toEqual(['phase.entered three']);
  });

  it('returns journey.completed with the last uncompleted phase, whichever phase that is', () => {
    const walker = new Walker(walk, { progression: 'open' });
    walker.send(
      createCompleteCommand('five'),
      createCompleteCommand('two'),
      createCompleteCommand('three'),
      createCompleteCommand('four'),
    );
    expect(sendForFacts(walker, createCompleteCommand('one'))).toEqual(['phase.completed one', 'journey.completed']);
    walker.send(reopen('three'));
    expect(walker.journey.status).toBe('active');
    expect(sendForFacts(walker, createCompleteCommand('three'))).toEqual([
      'phase.completed three',
      'journey.completed',
    ]);
  });

  it('returns only phase.completed in a completed journey', () => {
    const walker = new Walker(walk).finish();
    walker.send({ type: 'tool.choose', tool: 'one-tool' });
    for (const phase of ['two', 'three', 'four', 'five'])
      expect(sendForFacts(walker, createCompleteCommand(phase))).toEqual([`phase.completed ${phase}`]);
  });

  it('marks no other phase', () => {
    const walker = new Walker(walk, { progression: 'open' });
    walker.send(createCompleteCommand('three'), createCompleteCommand('one'), createCompleteCommand('two'));
    expect(walker.states).toEqual(['done', 'done', 'done', 'current', 'open']);
  });

  it('stores the note with the completion, and none for white space only', () => {
    const walker = new Walker(walk);
    expect(walker.send(createCompleteCommand('one', ' As is. '))[0]).toMatchObject({
      type: 'phase.completed',
      phase: 'one',
      note: ' As is. ',
    });
    expect(walker.cycle.phases['one']?.completion?.note).toBe(' As is. ');
    expect(walker.send(createCompleteCommand('two', ' \n'))[0]).not.toHaveProperty('note');
  });
});
