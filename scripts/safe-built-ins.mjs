// Rollup plugin: the one-file builds hold their dependencies, which must work on pages whose old script libraries
// replace built-ins. Rewrites the uses of those that Prototype.js and MooTools replace; ESLint keeps them out of src/.
// See docs/decisions/0022-pages-with-changed-built-ins.md.
import { resolve } from 'node:path';
import { applyEdits, listChildren } from './ast-edits.mjs';

const HELPERS = '\0safe-built-ins';

const OBJECTS = JSON.stringify(resolve('build/utils/objects.js'));

const HELPERS_CODE = `
export { keysOf, valuesOf } from ${OBJECTS};
export const reduceList = (list, combine, result) => {
  list.forEach((item, index) => (result = combine(result, item, index)));
  return result;
};
export const bindArguments = (method, self, ...args) => (...rest) => method.call(self, ...args, ...rest);
`;

/** Helpers that take the place of static methods. */
const STATIC_METHODS = { 'Object.keys': 'keysOf', 'Object.values': 'valuesOf' };

/** Reference to a helper: a name that no dependency uses. */
const helper = (name) => `safeBuiltIns_${name}`;

const isNamed = (node, name) => node?.type === 'Identifier' && node.name === name;

/** Returns `Object.keys` for a member expression of that text, and `.reduce` if the object is an expression. */
const getMemberPath = ({ type, computed, object, property }) =>
  type === 'MemberExpression' && !computed
    ? `${object.type === 'Identifier' && /^[A-Z]/.test(object.name) ? object.name : ''}.${property.name}`
    : '';

/** Lists the edits that make the code of a module independent of built-ins that pages replace. */
export function listSafeEdits(ast, fail) {
  const edits = [];
  const replace = (start, end, text) => edits.push({ start, end, text });

  function visitCall({ callee, arguments: args, start, end }) {
    const path = getMemberPath(callee);
    const name = STATIC_METHODS[path];
    if (name) replace(callee.start, callee.end, helper(name));
    else if (path === 'Array.from') {
      if (args.length !== 1) fail('Array.from() with a function', start);
      replace(start, args[0].start, '[...');
      replace(end - 1, end, ']');
    } else if (path === '.reduce' || (path === '.bind' && args.length > 1)) {
      // Without an initial value there is no helper.
      if (path === '.reduce' && args.length !== 2) fail('reduce() without an initial value', start);
      replace(start, start, `${helper(path === '.bind' ? 'bindArguments' : 'reduceList')}(`);
      replace(callee.object.end, args[0].start, ', ');
    }
  }

  function visit(node) {
    const { type, left, right, superClass, callee } = node;
    if (type === 'CallExpression') visitCall(node);
    if (type === 'ForInStatement') {
      replace(left.end, right.start, ` of ${helper('keysOf')}(`);
      replace(right.end, right.end, ' ?? {})');
    }
    // MooTools replaces `Event` and `Document` by types of its own.
    for (const event of [superClass, type === 'NewExpression' && callee])
      if (isNamed(event, 'Event')) replace(event.start, event.end, 'CustomEvent');
    if (getMemberPath(node) === 'Document.prototype') replace(node.start, node.end, 'document');
    listChildren(node).forEach(visit);
  }
  visit(ast);
  return edits;
}

/** Creates the plugin. */
export const useSafeBuiltIns = () => ({
  name: 'safe-built-ins',
  resolveId: (id) => (id === HELPERS ? id : null),
  load: (id) => (id === HELPERS ? HELPERS_CODE : null),
  transform(code, id) {
    if (!id.includes('node_modules')) return null;
    const edits = listSafeEdits(this.parse(code), (use, position) => this.error(`${use} is not supported`, position));
    const names = ['keysOf', 'valuesOf', 'reduceList', 'bindArguments'].filter((name) =>
      edits.some(({ text }) => text.includes(helper(name))),
    );
    if (!edits.length) return null;
    const imports = names.map((name) => `${name} as ${helper(name)}`).join(', ');
    return { code: `${applyEdits(code, edits)}\nimport { ${imports} } from '${HELPERS}';\n`, map: null };
  },
});
