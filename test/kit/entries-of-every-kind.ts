// A filled-in phase of the workshop.
import type { Walker } from './journey-walker.js';

/**
 * Fills the first phase of the workshop with an entry of every kind, stops the journey and resumes it.
 * @param walker At the start of the workshop.
 * @param otherWalker Works on a copy of the journey and answers a question too, so that the answer gets a variant.
 */
export function addEntriesOfEveryKind(walker: Walker, otherWalker = walker.fork()): void {
  otherWalker.send({ type: 'question.answer', question: 'aim-why', text: 'Theirs.' });
  walker.send(
    { type: 'question.answer', question: 'aim-why', text: 'Before.' },
    { type: 'question.answer', question: 'aim-why', text: 'Ours.' },
  );
  walker.send({ type: 'journey.merge', journey: otherWalker.journey });
  walker.send(
    { type: 'group.set-aside', group: 'people', reason: 'Later.' },
    { type: 'tool.choose', tool: 'agenda', note: 'Short.' },
  );
  walker.send({
    type: 'risk.assess',
    risk: 'nobody-comes',
    level: 'low',
    measures: ['ask-early'],
    owner: 'Ada',
    reviewOn: '2026-03-01',
    note: 'Soon.',
    accepted: true,
  });
  const addRisk = (name: string) => {
    const [fact] = walker.send({ type: 'risk.add', phase: 'plan', name, text: 'Ours alone.' });
    return fact?.type === 'risk.added' ? fact.risk : '';
  };
  const [risk, removed] = [addRisk('Hail'), addRisk('Sun')];
  walker.person = 'Ana';
  walker.send(
    { type: 'measure.add', risk, name: 'Heating' },
    { type: 'risk.assess', risk, level: 'high', closed: true },
    { type: 'risk.remove', risk: removed },
    { type: 'journey.rename', title: 'Spring' },
  );
  walker.person = undefined;
  walker.send({ type: 'decision.make', phase: 'plan', option: 'stop', reason: 'Rain.' }, { type: 'journey.resume' });
}
