// Rollup plugin for the output: a chunk reads what it needs of the entry off the global object instead of importing it.
// A page may load the entry with a query (`?v=1`). An import without the query would load a second copy.
//
// Needs `preserveEntrySignatures: 'allow-extension'`: Rollup then leaves modules that chunks share with the entry in
// the entry, and adds the names that chunks import to its exports.
import { posix } from 'node:path';
import { applyEdits, listChildren } from './ast-edits.mjs';

const IDENTIFIER = /^[A-Za-z_$][\w$]*$/;

/** Name of an import or export: an identifier, or a string. */
const getName = ({ name, value }) => name ?? value;

const toKey = (name) => (IDENTIFIER.test(name) ? name : JSON.stringify(name));
const toExport = ({ local, exported }) =>
  local.name === exported.name ? local.name : `${local.name} as ${toKey(getName(exported))}`;

/** True for nodes whose code may run after their module was evaluated. */
const isDeferred = ({ type }) =>
  /^(FunctionDeclaration|FunctionExpression|ArrowFunctionExpression|PropertyDefinition)$/.test(type);

/** Lists the names in a pattern, or in the target of an assignment. */
function listTargets(pattern) {
  switch (pattern?.type) {
    case 'Identifier':
      return [pattern.name];
    case 'ObjectPattern':
      return pattern.properties.flatMap((property) => listTargets(property.value ?? property.argument));
    case 'ArrayPattern':
      return pattern.elements.flatMap(listTargets);
    case 'AssignmentPattern':
      return listTargets(pattern.left);
    case 'RestElement':
      return listTargets(pattern.argument);
    default:
      return [];
  }
}

/** Lists the names that a function declares, without those of functions inside it. */
function listDeclaredNames(node, isOutermost = true) {
  const { type, id, params = [], param } = node;
  const names = [...params, param, /^(Variable|Function|Class)/.test(type) ? id : undefined].flatMap(listTargets);
  if (isDeferred(node) && !isOutermost) return type === 'FunctionDeclaration' ? [id.name] : [];
  return [...names, ...listChildren(node).flatMap((child) => listDeclaredNames(child, false))];
}

/** Lists the names of a module that a function assigns to. */
function listDeferredAssignments(node, isInFunction = false) {
  if (isDeferred(node)) {
    const declared = new Set(listDeclaredNames(node));
    return listChildren(node)
      .flatMap((child) => listDeferredAssignments(child, true))
      .filter((name) => !declared.has(name));
  }
  const { type, left, argument } = node;
  const target = /^(AssignmentExpression|ForInStatement|ForOfStatement)$/.test(type)
    ? left
    : type === 'UpdateExpression' && argument;
  return [
    ...(isInFunction ? listTargets(target || undefined) : []),
    ...listChildren(node).flatMap((child) => listDeferredAssignments(child, isInFunction)),
  ];
}

/** Lists the files that the code of a chunk imports or re-exports, on demand too, relative to the output folder. */
export function listImportedFiles(ast, fileName) {
  const visit = (node) => [
    ...(typeof node.source?.value === 'string' ? [node.source.value] : []),
    ...listChildren(node).flatMap(visit),
  ];
  return visit(ast).map((source) => posix.join(posix.dirname(fileName), source));
}

/**
 * Creates the plugin. The names that chunks import are published in
 * `globalThis[Symbol.for('<scope>/<name of the entry>')]` when the entry has been evaluated. The first copy on a page
 * publishes, and a later one leaves it alone: a page loads a chunk once, for all copies.
 *
 * @param scope Tells apart the packages and versions on a page, such as `name@1.0.0`.
 */
export function detachChunks(scope) {
  const renderGlobal = ({ name }) => `globalThis[Symbol.for(${JSON.stringify(`${scope}/${name}`)})]`;
  const listEntries = (chunks) => Object.values(chunks).filter(({ isEntry }) => isEntry);

  /** Lists the names that a module exports, including those of its `export *`. */
  async function listExports(context, moduleId) {
    const { exports, exportedBindings } = context.getModuleInfo(moduleId);
    const names = exports.filter((name) => name !== '*');
    for (const [source, bindings] of Object.entries(exportedBindings)) {
      if (!bindings.includes('*')) continue;
      const { id, external } = await context.resolve(source, moduleId);
      if (external) context.error(`${moduleId} exports * from ${source}, which is not bundled: list the names`);
      names.push(...(await listExports(context, id)).filter((name) => name !== 'default'));
    }
    return [...new Set(names)];
  }

  async function publishBindings(context, code, entry, names) {
    const ast = context.parse(code);
    const ownExports = await listExports(context, entry.facadeModuleId);
    const localNames = new Map();
    const edits = [];
    for (const { type, source, declaration, specifiers, start, end } of ast.body) {
      if (type !== 'ExportNamedDeclaration' || source || declaration) continue;
      for (const { local, exported } of specifiers) localNames.set(getName(exported), local.name);
      const kept = specifiers.filter(({ exported }) => ownExports.includes(getName(exported)));
      edits.push({ start, end, text: kept.length ? `export { ${kept.map(toExport).join(', ')} };` : '' });
    }
    const assigned = new Set(listDeferredAssignments(ast));
    for (const name of names) {
      const localName = localNames.get(name);
      if (!localName) context.error(`${entry.fileName} does not declare "${name}", which a chunk imports`);
      if (assigned.has(localName)) {
        context.error(
          `A chunk imports "${localName}" from ${entry.fileName}, where a function assigns to it. The chunk would ` +
            'not see the new value: export a function that returns it.',
        );
      }
    }
    const bindings = names.map((name) => `${toKey(name)}: ${localNames.get(name)}`);
    return `${applyEdits(code, edits)}\n${renderGlobal(entry)} ??= { ${bindings.join(', ')} };\n`;
  }

  /** Returns the code that replaces an import or a re-export of an entry. */
  function renderRead(context, { type, specifiers, start }, entry, code, fileName) {
    const unsupported = specifiers?.some(({ type }) => type === 'ImportNamespaceSpecifier');
    if (!specifiers || unsupported) context.error(`${fileName} uses all exports of ${entry.fileName}: import names`);
    if (!specifiers.length) return '';
    const isExport = type === 'ExportNamedDeclaration';
    let prefix = `published_${start}_`;
    while (code.includes(prefix)) prefix += '_';
    const reads = specifiers.map(({ imported, local, exported }, index) =>
      isExport
        ? { key: getName(local), local: { name: prefix + index }, exported }
        : { key: imported ? getName(imported) : 'default', local },
    );
    const bindings = reads.map(({ key, local }) => `${toKey(key)}: ${local.name}`);
    const read = `const { ${bindings.join(', ')} } = ${renderGlobal(entry)};`;
    return isExport ? `${read}\nexport { ${reads.map(toExport).join(', ')} };` : read;
  }

  function readBindings(context, code, { fileName, dynamicImports }, entries) {
    const edits = [];
    for (const entry of entries) {
      if (dynamicImports.includes(entry.fileName))
        context.error(`${fileName} imports ${entry.fileName} on demand: import what is always loaded statically`);
      for (const node of context.parse(code).body) {
        if (!node.source || posix.join(posix.dirname(fileName), node.source.value) !== entry.fileName) continue;
        edits.push({ start: node.start, end: node.end, text: renderRead(context, node, entry, code, fileName) });
      }
    }
    return applyEdits(code, edits);
  }

  return {
    name: 'detach-chunks',

    async renderChunk(code, chunk, _, { chunks }) {
      if (!chunk.isEntry) return { code: readBindings(this, code, chunk, listEntries(chunks)), map: null };
      const names = Object.values(chunks)
        .filter(({ isEntry }) => !isEntry)
        .flatMap(({ importedBindings }) => importedBindings[chunk.fileName] ?? []);
      if (!names.length) return null;
      return { code: await publishBindings(this, code, chunk, [...new Set(names)].sort()), map: null };
    },

    /** Describes the files as they are now, for plugins after this one. */
    async generateBundle(_, bundle) {
      const chunks = Object.values(bundle).filter(({ type }) => type === 'chunk');
      for (const entry of listEntries(chunks)) {
        const ownExports = await listExports(this, entry.facadeModuleId);
        for (const chunk of chunks) {
          if (chunk.isEntry || !chunk.imports.includes(entry.fileName)) continue;
          entry.exports = ownExports;
          chunk.imports = chunk.imports.filter((file) => file !== entry.fileName);
          delete chunk.importedBindings[entry.fileName];
        }
      }
    },
  };
}
