// Checks the modules of src without tests: no import cycle, and no top-level name that two files declare (packs apart).
// `npm run lint` runs it.
//   node scripts/check-modules.mjs [folder]
import { readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { argv, exit } from 'node:process';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { listFiles } from './files.mjs';

const root = argv[2] ?? fileURLToPath(new URL('..', import.meta.url));
const toPath = (file) => relative(root, file).replaceAll('\\', '/');

const modules = new Map(
  listFiles(join(root, 'src'), '.ts')
    .filter((file) => !/\.(test|d)\.ts$/.test(file))
    .map((file) => [file, ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true)]),
);

/** Lists the names that a binding pattern or identifier declares. */
const listBindings = (name) =>
  ts.isIdentifier(name)
    ? [name.text]
    : name.elements.flatMap((element) => (element.name ? listBindings(element.name) : []));

/** Lists the names that a statement at the top of a module declares. */
function listDeclaredNames(statement) {
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.flatMap(({ name }) => listBindings(name));
  const isNamed =
    ts.isFunctionDeclaration(statement) ||
    ts.isClassDeclaration(statement) ||
    ts.isInterfaceDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement) ||
    ts.isEnumDeclaration(statement);
  return isNamed && statement.name ? [statement.name.text] : [];
}

function findDuplicateNames() {
  const filesByName = new Map();
  for (const [file, source] of modules) {
    if (toPath(file).startsWith('src/packs/')) continue;
    for (const name of source.statements.flatMap(listDeclaredNames)) {
      filesByName.set(name, (filesByName.get(name) ?? new Set()).add(file));
    }
  }
  return [...filesByName]
    .filter(([, files]) => files.size > 1)
    .map(
      ([name, files]) => `"${name}" is declared in ${[...files].map(toPath).join(', ')}: top-level names are unique`,
    );
}

/** Lists the modules that a module imports or re-exports, types included, imports on demand excluded. */
const listImports = (file) =>
  modules
    .get(file)
    .statements.filter((statement) => ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement))
    .flatMap(({ moduleSpecifier }) => (moduleSpecifier?.text.startsWith('.') ? [moduleSpecifier.text] : []))
    .map((specifier) => resolve(dirname(file), specifier.replace(/\.js$/, '.ts')))
    .filter((imported) => modules.has(imported));

function findCycles() {
  const cycles = [];
  const finished = new Set();
  const visit = (file, path) => {
    if (path.includes(file)) {
      cycles.push([...path.slice(path.indexOf(file)), file]);
      return;
    }
    if (finished.has(file)) return;
    for (const imported of listImports(file)) visit(imported, [...path, file]);
    finished.add(file);
  };
  for (const file of modules.keys()) visit(file, []);
  return cycles.map((cycle) => `import cycle: ${cycle.map(toPath).join(' -> ')}`);
}

const problems = [...findDuplicateNames(), ...findCycles()];
for (const problem of problems) console.error(problem);
console.log(`modules: ${problems.length} problem${problems.length === 1 ? '' : 's'} in ${modules.size} modules`);
exit(problems.length ? 1 : 0);
