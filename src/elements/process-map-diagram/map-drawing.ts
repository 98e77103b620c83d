import type { LitElement, ReactiveController } from 'lit';
import type { DecisionOption, MapDefinition } from '../../map/map-definition.js';
import { Chunk } from '../internal/chunk.js';
import { NearView } from '../internal/near-view.js';
import { afterPaint, whenIdle } from '../internal/scheduling.js';
import { PrintController } from '../panel/print-controller.js';
import type { PhaseStation } from './phase-station.js';
import type * as RouteDrawingModule from './route-drawing.js';

/** Number of phases that are drawn before the browser is given time for other work. */
const PHASES_PER_BATCH = 24;

/** The route is decoration: it is drawn after the list is rendered. */
const routeChunk = new Chunk('the drawing of the route', () => import('./route-drawing.js'));

/** The ground is decoration, too: it is drawn when the browser is idle. */
const terrainChunk = new Chunk('the ground of the drawing', () => whenIdle().then(() => import('./terrain.js')));

/** A map as it is drawn. */
interface DrawnMap {
  readonly map: MapDefinition;
  readonly stations: readonly PhaseStation[];
  readonly isStrip: boolean;
  readonly optionLabels: Record<DecisionOption, string>;
}

/**
 * Draws the route and the ground behind the list of a diagram: once the list can be used, and the map is in view or
 * near it. Neither shifts the layout.
 */
export class MapDrawing implements ReactiveController {
  readonly #element: LitElement;

  /** Returns the map that the list shows. */
  readonly #getDrawnMap: () => DrawnMap | undefined;
  #drawings: RouteDrawingModule.RouteDrawing[] = [];

  /** Pending drawing of phases that are not drawn yet. */
  #pending: Promise<void> | undefined;
  readonly #nearView: NearView;

  constructor(element: LitElement, getDrawnMap: () => DrawnMap | undefined) {
    this.#element = element;
    this.#getDrawnMap = getDrawnMap;
    this.#nearView = new NearView(element, () => this.#start());
    element.addController(this);
    const print: PrintController = new PrintController(element, () => {
      if (print.isPrinting) this.#drawForPrint();
    });
  }

  hostConnected(): void {
    if (this.#getDrawnMap()) this.#nearView.start();
  }

  hostDisconnected(): void {
    this.#nearView.stop();
  }

  hostUpdated(): void {
    if (!this.#getDrawnMap()) return;
    // The list has the size of the map. Before, everything on the page may be in view.
    this.#nearView.start();
    // The drawing of the other size is replaced with the list.
    if (!this.#drawings.length && this.#root.querySelector('.draw')) this.#drawBatch();
    this.#start();
  }

  get #root(): ShadowRoot {
    return this.#element.renderRoot as ShadowRoot;
  }

  /** Forgets what is drawn, because the list is rendered anew. */
  reset(): void {
    this.#drawings = [];
  }

  /** Draws the progress of a phase. */
  update(index: number, station: PhaseStation): void {
    routeChunk.call(this.#element, () => this.#drawings[index]?.update(station));
  }

  /** Resolves when the route is drawn, or the map is not in view. */
  async whenDrawn(): Promise<void> {
    await this.#nearView.firstObservation;
    await this.#pending;
  }

  #start(): void {
    if (this.#getDrawnMap()) this.#pending ??= this.#draw().finally(() => (this.#pending = undefined));
  }

  async #draw(): Promise<void> {
    // The list is what people wait for: nothing is asked for or drawn before it is painted.
    await afterPaint();
    await routeChunk.load(this.#element);
    // For printing, the chunk is there. The drawing starts once the map is near.
    if (!this.#nearView.isNear) return;
    while (routeChunk.get(this.#element) && this.#isUnfinished) {
      this.#drawBatch();
      await whenIdle();
    }
    // A route that is not drawn on would show another state than the list.
    if (!routeChunk.get(this.#element))
      for (const drawing of this.#root.querySelectorAll('.art > *, .key')) drawing.remove();
    void terrainChunk.load(this.#element).then(() => this.#drawGround());
  }

  get #isUnfinished(): boolean {
    return this.#drawings.length < (this.#getDrawnMap()?.map.phases.length ?? 0);
  }

  /** Draws the next phases: at most `count`. */
  #drawBatch(count = PHASES_PER_BATCH): void {
    const drawnMap = this.#getDrawnMap();
    routeChunk.call(this.#element, (module) => drawnMap && this.#drawPhases(module, drawnMap, count));
  }

  #drawPhases(
    { RouteDrawing, prepareDrawing }: typeof RouteDrawingModule,
    { map, stations, isStrip, optionLabels }: DrawnMap,
    count: number,
  ): void {
    const root = this.#root;
    const items = root.querySelector('ol')?.children ?? [];
    const start = this.#drawings.length;
    // The map may have been removed while the drawing waited.
    if (items.length !== map.phases.length) return;
    map.phases.slice(start, start + count).forEach(({ outcome, tools, risks, exit }, i) => {
      const index = start + i;
      const drawing = new RouteDrawing(root.ownerDocument, {
        index,
        isStrip,
        tools: tools.length,
        risks: risks.length,
        hasOutcome: !!outcome,
        options: exit.decision?.options.map(({ id }) => id) ?? [],
        optionLabels,
      });
      drawing.update(stations[index] as PhaseStation);
      items[index]?.firstElementChild?.replaceChildren(...drawing.nodes);
      this.#drawings[index] = drawing;
    });
    prepareDrawing(root, map.phases, isStrip);
  }

  #drawGround(): void {
    const { map } = this.#getDrawnMap() ?? {};
    terrainChunk.call(this.#element, ({ renderTerrain }) => map && renderTerrain(this.#root, map.id));
  }

  /** Draws at once what is not drawn yet. Printing waits for nothing: without the chunks there is no drawing. */
  #drawForPrint(): void {
    if (this.#isUnfinished) this.#drawBatch(Infinity);
    this.#drawGround();
  }
}
