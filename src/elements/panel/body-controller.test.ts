import { get, getVisibleText, waitForUpdates } from '../../../test/kit/dom.js';
import { clickButton, findButton, mountPanels, type FakeMap } from '../../../test/kit/panel-host.js';
import { collectWarnings } from '../../../test/kit/page.js';
import { expect } from 'chai';
import { html } from 'lit';
import { GuardedElement } from '../context/guarded-element.js';
import type { MapActions } from '../context/map-context.js';
import { Chunk } from '../internal/chunk.js';
import { afterPaint } from '../internal/scheduling.js';
import { css } from '../styles/css.js';
import { BodyController, type BodyDefinition } from './body-controller.js';
import { findPanel, focusReason } from './focus-registry.js';
import { PanelController } from './panel-controller.js';
import { panelStyles } from './panel.styles.js';
import { rowStyles } from './row.styles.js';

type Content = Record<never, never>;

const definition: BodyDefinition<Content> = {
  styles: css`
    button {
      color: rgb(1, 2, 3);
    }
  `,
  create: () => ({ render: () => html`<button class="todo"><input type="checkbox" />Body</button>` }),
};

/** Ends the load that is under way. */
let settle: { resolve: (loaded: BodyDefinition<Content>) => void; reject: (error: Error) => void };
let loadCount = 0;

let newestChunk: object;
const createChunk = () => {
  const self = (newestChunk = {});
  return new Chunk<BodyDefinition<Content>>('a part under test', () => {
    // A panel that a test removed may still load its body once the page is calm.
    if (self !== newestChunk) return new Promise(() => {});
    loadCount++;
    return new Promise((resolve, reject) => (settle = { resolve, reject }));
  });
};
let chunk = createChunk();

class LazyPanelElement extends GuardedElement {
  static override styles = [panelStyles, rowStyles];
  phase: string | undefined;
  readonly #panel = new PanelController<Content>(this, 'tool', () => ({}));
  readonly #body = new BodyController(this, this.#panel, chunk, ({ phase }) => phase.tools.length);

  /** Actions of the map around. */
  get actions(): MapActions | undefined {
    return this.#panel.selection?.actions;
  }

  protected override render(): unknown {
    return this.#body.render();
  }
}
customElements.define('lazy-panel', LazyPanelElement);

let root: FakeMap;
const getPanel = () => get<LazyPanelElement>(root, 'lazy-panel');
const isLoading = () => getPanel().matches(':state(loading)');

/** Waits until the load has begun: once the page is calm. */
async function waitForLoad(): Promise<void> {
  const count = loadCount;
  for (let i = 0; i < 200 && loadCount === count; i++) await new Promise((resolve) => setTimeout(resolve, 10));
}

describe('a panel whose body loads on demand', () => {
  beforeEach(async () => {
    chunk = createChunk();
    root = await mountPanels(['lazy-panel']);
  });
  afterEach(() => root.remove());

  it('keeps the place of its rows and has the state loading, until the body is there with its styles', async () => {
    expect(isLoading()).to.equal(true);
    const { height } = getPanel().getBoundingClientRect();
    expect(height, 'two rows').to.be.greaterThan(100);
    await waitForLoad();
    settle.resolve(definition);
    await waitForUpdates();
    expect(isLoading()).to.equal(false);
    expect(getVisibleText(root)).to.equal('Body');
    expect(getComputedStyle(get(root, 'button')).color).to.equal('rgb(1, 2, 3)');
  });

  it('is not asked for where the phase has no rows', async () => {
    root.remove();
    chunk = createChunk();
    const count = loadCount;
    root = await mountPanels(['lazy-panel'], { model: { shownPhase: 'a' } });
    await afterPaint();
    await waitForUpdates();
    expect(isLoading()).to.equal(false);
    expect(getPanel().getBoundingClientRect().height).to.equal(0);
    expect(loadCount).to.equal(count);
  });

  it('loads at once for a person who is led to it, and takes the focus order then', async () => {
    root.remove();
    const { requestIdleCallback } = globalThis;
    globalThis.requestIdleCallback = () => 0;
    chunk = createChunk();
    const count = loadCount;
    root = await mountPanels(['lazy-panel']);
    globalThis.requestIdleCallback = requestIdleCallback;
    expect(loadCount, 'the page is not calm').to.equal(count);
    const { actions } = getPanel();
    if (!actions) throw new Error('The panel has no map.');
    focusReason(actions, { code: 'tools-left' }, 'b', getPanel());
    for (let i = 0; i < 10; i++) await Promise.resolve();
    expect(loadCount).to.equal(count + 1);
    settle.resolve(definition);
    await waitForUpdates();
    expect(getPanel().shadowRoot?.activeElement?.localName).to.equal('input');
    expect(findPanel(actions, 'tool', 'b')?.element).to.equal(getPanel());
  });

  it('takes no focus from a person who has gone to another control while it loads', async () => {
    const { actions } = getPanel();
    if (!actions) throw new Error('The panel has no map.');
    const field = document.body.appendChild(document.createElement('input'));
    focusReason(actions, { code: 'tools-left' }, 'b', getPanel());
    for (let i = 0; i < 10; i++) await Promise.resolve();
    field.focus();
    settle.resolve(definition);
    await waitForUpdates();
    expect(getVisibleText(root)).to.equal('Body');
    expect(document.activeElement).to.equal(field);
    field.remove();
  });

  it('takes no focus for a phase that a person has left while it loads', async () => {
    const { actions } = getPanel();
    if (!actions) throw new Error('The panel has no map.');
    focusReason(actions, { code: 'tools-left' }, 'b', getPanel());
    for (let i = 0; i < 10; i++) await Promise.resolve();
    root.provide({ model: { shownPhase: 'c' } });
    settle.resolve(definition);
    await waitForUpdates();
    expect(getPanel().shadowRoot?.activeElement).to.equal(null);
  });

  it('says that the body could not be loaded, and loads it when a person asks', async () => {
    await waitForLoad();
    const [warning] = await collectWarnings(async () => {
      settle.reject(new Error('no network'));
      await waitForUpdates();
      await waitForUpdates();
    });
    expect(warning).to.include('a part under test could not be loaded');
    expect(isLoading()).to.equal(false);
    expect(getVisibleText(root)).to.include('This part could not be loaded.');
    clickButton(root, 'Try again');
    await waitForUpdates();
    settle.resolve(definition);
    await waitForUpdates();
    expect(findButton(root, 'Try again')).to.equal(undefined);
    expect(getVisibleText(root)).to.equal('Body');
  });

  it('says so if it could not be loaded again', async () => {
    await waitForLoad();
    await collectWarnings(async () => {
      settle.reject(new Error('no network'));
      await waitForUpdates();
      await waitForUpdates();
    });
    findButton(root, 'Try again')?.focus();
    clickButton(root, 'Try again');
    await waitForUpdates();
    settle.reject(new Error('no network'));
    await waitForUpdates();
    await waitForUpdates();
    expect(root.announcements.at(-1)).to.include('This part could not be loaded.');
  });
});
