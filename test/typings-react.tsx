// Types in a React 19 application. Compiled against the built package by test/node/package.test.ts.
import type { ProcessMapElement } from 'process-map-elements';
import type {} from 'process-map-elements/jsx';
import { useRef, type ReactElement } from 'react';

const map = { id: 'any', phases: [] };

/** Uses every element, attribute, property and event as an application does. */
export function Page({ group }: { group: string }): ReactElement {
  const root = useRef<ProcessMapElement>(null);
  return (
    <process-map
      ref={root}
      key={group}
      id="map"
      className="wide"
      lang="en"
      progression="open"
      storage="local"
      journey-id={group}
      shown-phase="b"
      voice="peer"
      heading-level="3"
      readonly
      definition={map}
      journey={null}
      onprocess-map-request={(event) => {
        event.detail.message = `Not ${event.detail.command.type} yet.`;
        event.preventDefault();
      }}
      onprocess-map-change={({ detail: { facts, journey } }) =>
        console.log(
          facts.map(({ at }) => at),
          journey.id,
        )
      }
      onprocess-map-save={({ detail }) => detail.status === 'failed'}
      onClick={() => root.current?.send({ type: 'journey.resume' })}
    >
      <p slot="fallback">The map needs JavaScript.</p>
      <process-map-diagram></process-map-diagram>
      <process-map-phase phase="b" class="phase">
        <process-map-questions></process-map-questions>
        <process-map-tools></process-map-tools>
        <process-map-risks></process-map-risks>
        <process-map-ideas></process-map-ideas>
        <process-map-gate></process-map-gate>
      </process-map-phase>
      <process-map-journey></process-map-journey>
    </process-map>
  );
}

export const withProperties = (
  <process-map journeyId="group-7" shownPhase="b" headingLevel={3} readOnly definition='{"id":"any"}' store={null} />
);

export const withErrors = [
  // @ts-expect-error -- not a progression
  <process-map progression="gamified" />,
  // @ts-expect-error -- not a heading level
  <process-map heading-level={7} />,
  // @ts-expect-error -- not a definition
  <process-map definition={7} />,
  // @ts-expect-error -- not an attribute
  <process-map journey_id="group-7" />,
  // @ts-expect-error -- read-only
  <process-map ready={Promise.resolve()} />,
  // @ts-expect-error -- not a store
  <process-map store={{ load: 'yes' }} />,
  // @ts-expect-error -- not in the detail
  <process-map onprocess-map-show={({ detail }) => detail.journey} />,
  // @ts-expect-error -- phases are named by id
  <process-map-phase phase={2} />,
  // @ts-expect-error -- the diagram has no phase
  <process-map-diagram phase="b" />,
  // @ts-expect-error -- not an element
  <process-map-compass />,
];
