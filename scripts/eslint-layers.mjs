// ESLint rule: an import may only point up the list of layers, so that the core runs without a DOM and content stays data.
import { dirname, relative, resolve, sep } from 'node:path';

/** What each layer may import; `types` means type imports only. Its own folder is always allowed. */
const ALLOWED = {
  map: {},
  journey: { map: 'all' },
  stores: { journey: 'types', map: 'types' },
  packs: { map: 'types' },
  elements: { map: 'all', journey: 'all', stores: 'all' },
  define: { elements: 'all', packs: 'all', stores: 'all', journey: 'all', map: 'all' },
  // src/index.ts: classes and types, nothing that registers or holds content.
  index: { map: 'all', journey: 'all', stores: 'all', elements: 'all' },
};

const layerOf = (file, src) => {
  const path = relative(src, file).split(sep);
  if (path[0] === '..') return undefined;
  return path.length === 1 ? 'index' : path[0];
};

export default {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      down: '"{{from}}" must not import "{{to}}": an import points only up map <- journey <- stores, packs <- elements <- define.',
      typesOnly: '"{{from}}" may import only types of "{{to}}": write `import type`.',
      outside: 'Code below src imports nothing outside src by path.',
    },
  },
  create(context) {
    const src = resolve(context.cwd, 'src');
    const from = layerOf(context.filename, src);
    const allowed = ALLOWED[from];
    if (!allowed) return {};

    function check(source, typesOnly) {
      if (typeof source?.value !== 'string' || !source.value.startsWith('.')) return;
      const to = layerOf(resolve(dirname(context.filename), source.value), src);
      if (to === from) return;
      const report = (messageId) => context.report({ node: source, messageId, data: { from, to } });
      if (to === undefined) report('outside');
      else if (!allowed[to]) report('down');
      else if (allowed[to] === 'types' && !typesOnly) report('typesOnly');
    }
    const isType = (node) =>
      node.importKind === 'type' ||
      node.exportKind === 'type' ||
      (node.specifiers?.length > 0 &&
        node.specifiers.every((one) => one.importKind === 'type' || one.exportKind === 'type'));

    return {
      ImportDeclaration: (node) => check(node.source, isType(node)),
      ExportNamedDeclaration: (node) => check(node.source, isType(node)),
      ExportAllDeclaration: (node) => check(node.source, isType(node)),
      ImportExpression: (node) => check(node.source, false),
    };
  },
};
