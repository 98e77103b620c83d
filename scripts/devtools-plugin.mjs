// What only Chromium's own protocol can do, as commands of Web Test Runner: all media features, the tree that
// assistive technology is given, and acting by it, and printing. Other browsers say that they cannot; tests then skip. And of every
// browser, what the configuration calls it.
import { pagesOf } from './pdf.mjs';

/** One connection for a page: what is emulated ends with the connection that asked for it. */
const clients = new WeakMap();

function pageOf({ browser, id }) {
  if (browser.name !== 'Chrome') throw new Error(`Chromium's protocol is not supported by ${browser.name}.`);
  return browser.getPage(id);
}

async function clientOf(session) {
  const page = pageOf(session);
  if (!clients.has(page)) {
    const client = await page.createCDPSession();
    // Else each tree is worked out from nothing.
    await client.send('Accessibility.enable');
    await client.send('DOM.enable');
    clients.set(page, client);
  }
  return clients.get(page);
}

/** Attributes of all elements, through shadow roots, by the number that the tree knows them by. */
async function attributes(client) {
  const { root } = await client.send('DOM.getDocument', { depth: -1, pierce: true });
  const found = new Map();
  const walk = (node) => {
    const list = node.attributes ?? [];
    const each = {};
    for (let i = 0; i < list.length; i += 2) each[list[i]] = list[i + 1];
    found.set(node.backendNodeId, each);
    for (const below of [
      ...(node.children ?? []),
      ...(node.shadowRoots ?? []),
      ...(node.contentDocument ? [node.contentDocument] : []),
    ])
      walk(below);
  };
  walk(root);
  return found;
}

/** States by the names of the protocol, those that do not hold left out. */
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

/** What is in the tree, in order, each with its depth; what the browser itself ignores is left out. */
async function tree(client) {
  const [{ nodes }, byNode] = [await client.send('Accessibility.getFullAXTree'), await attributes(client)];
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const found = [];
  const walk = (node, depth) => {
    const role = node.role?.value ?? '';
    if (role === 'InlineTextBox') return;
    const isSeen = !node.ignored;
    if (isSeen) {
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
        // The protocol does not tell the current item, so that is read from the element that the tree names.
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
    for (const id of node.childIds ?? []) if (byId.has(id)) walk(byId.get(id), depth + (isSeen ? 1 : 0));
  };
  walk(nodes[0], 0);
  return found;
}

const COMMANDS = {
  'devtools-features': async (client, features) => {
    await client.send('Emulation.setEmulatedMedia', {
      features: Object.entries(features).map(([name, value]) => ({ name, value })),
    });
    return true;
  },
  'devtools-tree': tree,
  'devtools-focus': async (client, backendNodeId) => {
    await client.send('DOM.focus', { backendNodeId });
    return true;
  },
};

export const devtools = {
  name: 'devtools',
  async executeCommand({ command, payload, session }) {
    if (command === 'browser-name') return session.browser.name;
    if (command === 'devtools-pdf') return pagesOf(pageOf(session), payload);
    return command in COMMANDS ? COMMANDS[command](await clientOf(session), payload) : undefined;
  },
};
