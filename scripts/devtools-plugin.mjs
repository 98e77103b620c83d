// Commands of Web Test Runner that use Chromium's protocol: emulate any media feature and font size, read the
// accessibility tree, focus a node of it, touch the screen, and print. In other browsers they throw "not supported",
// and the tests skip.
// For every browser, a command returns its name in the configuration.
import { printPages } from './pdf.mjs';

/** Protocol sessions by page. Emulation ends with the session that requested it, so there is one per page. */
const clients = new WeakMap();

function getPage({ browser, id }) {
  if (browser.name !== 'Chrome') throw new Error(`Chromium's protocol is not supported by ${browser.name}.`);
  return browser.getPage(id);
}

async function getClient(session) {
  const page = getPage(session);
  if (!clients.has(page)) {
    const client = await page.createCDPSession();
    // Without these, Chromium computes each tree from scratch.
    await client.send('Accessibility.enable');
    await client.send('DOM.enable');
    clients.set(page, client);
  }
  return clients.get(page);
}

/** Reads the attributes of all elements, through shadow roots, by their backend node id. */
async function readAttributes(client) {
  const { root } = await client.send('DOM.getDocument', { depth: -1, pierce: true });
  const attributesByNode = new Map();
  const visit = (node) => {
    const list = node.attributes ?? [];
    const attributes = {};
    for (let i = 0; i < list.length; i += 2) attributes[list[i]] = list[i + 1];
    attributesByNode.set(node.backendNodeId, attributes);
    for (const child of [
      ...(node.children ?? []),
      ...(node.shadowRoots ?? []),
      ...(node.contentDocument ? [node.contentDocument] : []),
    ])
      visit(child);
  };
  visit(root);
  return attributesByNode;
}

/** States of the protocol that the tree includes. */
const STATES = [
  'disabled',
  'readonly',
  'checked',
  'expanded',
  'focused',
  'live',
  'modal',
  'required',
  'invalid',
  'busy',
  'hasPopup',
];

/**
 * Reads the nodes of the accessibility tree in order, each with its depth. Leaves out nodes that the browser ignores.
 */
async function readTree(client) {
  const [{ nodes }, byNode] = [await client.send('Accessibility.getFullAXTree'), await readAttributes(client)];
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const found = [];
  const visit = (node, depth) => {
    const role = node.role?.value ?? '';
    if (role === 'InlineTextBox') return;
    const isExposed = !node.ignored;
    if (isExposed) {
      const properties = Object.fromEntries((node.properties ?? []).map(({ name, value }) => [name, value.value]));
      const { lang, 'aria-current': current } = byNode.get(node.backendDOMNodeId) ?? {};
      const states = STATES.filter((name) => ![undefined, false, 'false', 'off', ''].includes(properties[name]));
      found.push({
        id: node.backendDOMNodeId,
        depth,
        role,
        name: role === 'StaticText' ? (node.name?.value ?? '') : (node.name?.value ?? '').replace(/\s+/g, ' ').trim(),
        description: (node.description?.value ?? '').replace(/\s+/g, ' ').trim(),
        value: String(node.value?.value ?? ''),
        level: properties.level ?? 0,
        // The protocol has no state for aria-current, so it is read from the element.
        states: [
          ...states.map((name) =>
            properties[name] === true || properties[name] === 'true' ? name : `${name}=${properties[name]}`,
          ),
          ...(current ? [`current=${current}`] : []),
        ],
        collapsed: properties.expanded === false,
        ...(lang === undefined ? {} : { lang }),
      });
    }
    for (const id of node.childIds ?? []) if (byId.has(id)) visit(byId.get(id), depth + (isExposed ? 1 : 0));
  };
  visit(nodes[0], 0);
  return found;
}

const COMMANDS = {
  'devtools-features': async (client, features) => {
    await client.send('Emulation.setEmulatedMedia', {
      features: Object.entries(features).map(([name, value]) => ({ name, value })),
    });
    return true;
  },
  'devtools-font-size': async (client, standard) => {
    await client.send('Page.setFontSizes', { fontSizes: { standard } });
    return true;
  },
  'devtools-touch': async (client, { x, y }) => {
    await client.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] });
    await client.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    return true;
  },
  'devtools-tree': readTree,
  'devtools-focus': async (client, backendNodeId) => {
    await client.send('DOM.focus', { backendNodeId });
    return true;
  },
};

export const devtools = {
  name: 'devtools',
  async executeCommand({ command, payload, session }) {
    if (command === 'browser-name') return session.browser.name;
    if (command === 'devtools-pdf') return printPages(getPage(session), payload);
    return command in COMMANDS ? COMMANDS[command](await getClient(session), payload) : undefined;
  },
};
