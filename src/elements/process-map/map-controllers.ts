import { isServer, type LitElement } from 'lit';
import { hasCatalogue, loadCatalogue } from '../registries/catalogues.js';
import type { MapStore } from '../context/map-context.js';
import { AddressController } from './controllers/address-controller.js';
import { CommandController } from './controllers/command-controller.js';
import { DraftController } from './controllers/draft-controller.js';
import { EnvironmentController } from './controllers/environment-controller.js';
import { LoaderController } from './controllers/loader-controller.js';
import { NavigationController } from './controllers/navigation-controller.js';
import { PersistenceController } from './controllers/persistence-controller.js';
import { StateController } from './controllers/state-controller.js';
import { dispatchMapEvent } from './events.js';
import type { ProcessMapHost } from './state.js';

/** The root as its controllers and the elements below it use it. */
interface ControlledHost extends ProcessMapHost, LitElement {
  requestUpdate(): void;
  exportJourney(format: 'json' | 'markdown', options?: { blank?: boolean }): string;
}

/**
 * Creates the controllers of the root, from the state up: each knows only those before it. They change the state by its
 * controller alone.
 *
 * @param onStateChange Called after each change of the state.
 */
export function createControllers(host: ControlledHost, onStateChange: () => void) {
  const state = new StateController(onStateChange);
  const drafts = new DraftController(state, (error) =>
    dispatchMapEvent(host, 'process-map-save', { status: 'failed', error }),
  );
  const navigation = new NavigationController(host, state, drafts);
  const persistence = new PersistenceController(host, state, drafts, navigation);
  const commands = new CommandController(host, { state, drafts, navigation, persistence });
  const loader = new LoaderController(host, { state, drafts, navigation, persistence });
  const environment = new EnvironmentController(host, state, () => loader.reload());
  const store: MapStore = {
    get model() {
      return state.model;
    },
    subscribe: (listener) => environment.countPart(state.subscribe(listener)),
    actions: {
      request: (command) => commands.request(command),
      show: (phase) => navigation.navigateTo(phase, address.findItemInSight()),
      showItem: (phase, item) => void address.showItem(phase, item),
      goBack: () => void address.goBack(),
      announce: (message) => navigation.announce(message),
      export: (format, options) => host.exportJourney(format, options),
      claimFocusRequest: () => navigation.claimFocusRequest(),
      registerPendingInput: (input, signal) => drafts.register(input, signal),
      hasCatalogue,
      loadCatalogue,
      getDraft: (field) => drafts.get(field),
      setDraft: (field, text) => drafts.set(field, text),
      releaseDraft: (field) => drafts.releaseText(field),
      readDrafts: () => drafts.read(),
      restoreDrafts: (texts) => drafts.restore(texts),
    },
  };
  const address = new AddressController(host, state, navigation, store.actions);
  // A server has neither storage nor a page to observe.
  if (!isServer) for (const controller of [address, environment, loader, persistence]) host.addController(controller);
  return { state, drafts, navigation, commands, loader, store };
}
