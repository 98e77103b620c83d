// What TypeScript says to a host: compiled by `npm run typecheck`, never run.
import type {
  Command,
  Denial,
  Fact,
  Journey,
  JourneyStore,
  MapDefinition,
  Outcome,
  Problem,
  ProcessMapDiagramElement,
  ProcessMapElement,
  ProcessMapEventDetails,
  ProcessMapEventName,
  ProcessMapGateElement,
  ProcessMapIdeasElement,
  ProcessMapJourneyElement,
  ProcessMapPhaseElement,
  ProcessMapQuestionsElement,
  ProcessMapRisksElement,
  ProcessMapToolsElement,
} from '../src/index.js';

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const is = <_ extends true>(): void => {};

// Every tag.
is<Same<HTMLElementTagNameMap['process-map'], ProcessMapElement>>();
is<Same<HTMLElementTagNameMap['process-map-diagram'], ProcessMapDiagramElement>>();
is<Same<HTMLElementTagNameMap['process-map-phase'], ProcessMapPhaseElement>>();
is<Same<HTMLElementTagNameMap['process-map-questions'], ProcessMapQuestionsElement>>();
is<Same<HTMLElementTagNameMap['process-map-tools'], ProcessMapToolsElement>>();
is<Same<HTMLElementTagNameMap['process-map-risks'], ProcessMapRisksElement>>();
is<Same<HTMLElementTagNameMap['process-map-ideas'], ProcessMapIdeasElement>>();
is<Same<HTMLElementTagNameMap['process-map-gate'], ProcessMapGateElement>>();
is<Same<HTMLElementTagNameMap['process-map-journey'], ProcessMapJourneyElement>>();

// Every event, by its details.
type Detail<N extends keyof HTMLElementEventMap> = HTMLElementEventMap[N] extends CustomEvent<infer D> ? D : never;
is<Same<Detail<'process-map-request'>, { command: Command; message?: string }>>();
is<Same<Detail<'process-map-denied'>, { command: Command; denial: Denial }>>();
is<Same<Detail<'process-map-change'>, { facts: Fact[]; journey: Journey }>>();
is<Same<Detail<'process-map-show'>, { phase: string; previous: string }>>();
is<Same<Detail<'process-map-save'>, { status: 'saved' | 'failed'; error?: unknown }>>();
is<Same<Detail<'process-map-ready'>, { journey: Journey }>>();
is<Same<Detail<'process-map-error'>, { error: Error; problems: Problem[] }>>();
is<Same<ProcessMapEventName, keyof ProcessMapEventDetails>>();
is<Same<Extract<keyof HTMLElementEventMap, `process-map-${string}`>, ProcessMapEventName>>();

/** As a host writes it. */
export function host(map: ProcessMapElement, page: HTMLElement): void {
  const made: ProcessMapElement = document.createElement('process-map');
  made.definition = { id: 'any' };
  made.journey = null;
  made.progression = 'open';
  made.headingLevel = 3;
  made.readOnly = true;
  made.shownPhase = 'b';
  // @ts-expect-error -- not one of the valid ones
  made.progression = 'gamified';
  // @ts-expect-error -- read only
  made.ready = Promise.resolve();

  map.addEventListener('process-map-request', (event) => {
    if (event.detail.command.type === 'phase.complete') event.detail.message = `Not ${event.detail.command.phase} yet.`;
    event.preventDefault();
  });
  // It bubbles: heard on any element.
  page.addEventListener('process-map-request', ({ detail }) => detail.command.type.startsWith('journey.'));
  map.addEventListener('process-map-change', ({ detail: { facts, journey } }) => {
    for (const fact of facts) if (fact.type === 'question.answered') fact.text.trim();
    localStorage.setItem(journey.id, JSON.stringify(journey));
  });
  // @ts-expect-error -- no such detail
  map.addEventListener('process-map-show', ({ detail }) => detail.journey);

  const outcome: Outcome = map.send({ type: 'tool.choose', tool: 'x' });
  if (outcome.ok) outcome.facts.map(({ at }) => at);
  else outcome.denial.reasons.map(({ code }) => code === 'vetoed');
  is<Same<ReturnType<ProcessMapElement['decide']>, Outcome>>();
  is<Same<ProcessMapElement['ready'], Promise<void>>>();

  const definition: MapDefinition | null = map.definition;
  const journey: Journey | null = map.journey;
  map.exportJourney('markdown', { blank: true }).concat(definition?.id ?? '', journey?.phase ?? '');
  // @ts-expect-error -- no such format
  map.exportJourney('pdf');

  const store: JourneyStore = {
    load: async () => null,
    save: (_key, record, facts, { leaving }) => [record.id, facts.length, leaving],
  };
  map.store = store;
}
