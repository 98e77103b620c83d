// Lists property names that only this code base uses, so that the one-file builds can shorten them. A name is internal
// if it is declared below src, packs apart, and nothing else in the bundle can mean it: neither the platform,
// nor a dependency, nor the data and the API that pages use, nor an export of a module
// that is imported on demand, nor any string or template.
import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { listFiles } from './files.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Folders below src whose members are internal, apart from what `src/index.ts` exports. Packs are data. */
const INTERNAL_FOLDERS = ['elements', 'journey', 'map', 'stores', 'strings', 'utils'];

/** Packages whose code is part of the one-file builds. */
const BUNDLED_PACKAGES = ['lit', 'lit-html', 'lit-element', '@lit/reactive-element', '@lit/context', 'xstate', 'tslib'];

const WORD = /[A-Za-z_$][\w$]*/g;

/** Returns the name of a member, unless it is a string, a number or an expression. */
const getMemberName = ({ name }) => (name && ts.isIdentifier(name) ? name.text : undefined);

const isMember = (node) =>
  ts.isPropertySignature(node) ||
  ts.isMethodSignature(node) ||
  ts.isPropertyDeclaration(node) ||
  ts.isMethodDeclaration(node) ||
  ts.isGetAccessor(node) ||
  ts.isSetAccessor(node) ||
  ts.isPropertyAssignment(node) ||
  ts.isShorthandPropertyAssignment(node) ||
  ts.isEnumMember(node);

function visitAll(node, callback) {
  callback(node);
  ts.forEachChild(node, (child) => visitAll(child, callback));
}

/** Returns the names of all members below a node. */
function listMemberNames(node) {
  const names = [];
  visitAll(node, (child) => {
    const name = isMember(child) ? getMemberName(child) : undefined;
    if (name) names.push(name);
  });
  return names;
}

/** Returns the words in all strings and templates of a file. */
function listStringWords(sourceFile) {
  const words = [];
  visitAll(sourceFile, (node) => {
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddle(node) || ts.isTemplateTail(node))
      words.push(...(node.text.match(WORD) ?? []));
  });
  return words;
}

/** Returns the parts of a declaration that a page can see: class members, types and keys of objects, but no bodies. */
function listPublicParts(declaration) {
  if (ts.isClassDeclaration(declaration)) return declaration.members.map((member) => member.name).filter(Boolean);
  if (ts.isFunctionDeclaration(declaration)) return [...declaration.parameters, declaration.type].filter(Boolean);
  return [declaration];
}

/** Returns the names that a file reads from modules that it imports on demand. Bundlers keep the names of exports. */
function listImportedNames(sourceFile, checker) {
  const names = [];
  visitAll(sourceFile, (node) => {
    if (!ts.isCallExpression(node) || node.expression.kind !== ts.SyntaxKind.ImportKeyword) return;
    const module = checker.getSymbolAtLocation(node.arguments[0]);
    if (module) names.push(...checker.getExportsOfModule(module).map((symbol) => symbol.name));
  });
  return names;
}

/** Returns the names that pages can use: the members of everything that `src/index.ts` exports. */
function listPublicNames(program) {
  const checker = program.getTypeChecker();
  const index = checker.getSymbolAtLocation(program.getSourceFile(join(ROOT, 'src/index.ts')));
  const parts = checker.getExportsOfModule(index).flatMap((symbol) => {
    const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
    return (target.declarations ?? []).flatMap(listPublicParts);
  });
  return parts.flatMap((part) => (ts.isIdentifier(part) ? [part.text] : listMemberNames(part)));
}

/** Returns the internal property names, sorted. */
export function listInternalNames() {
  const { config } = ts.readConfigFile(join(ROOT, 'tsconfig.json'), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, ROOT);
  const files = listFiles(join(ROOT, 'src'), '.ts').filter((file) => !file.endsWith('.test.ts'));
  const program = ts.createProgram(files, options);
  const internal = new Set();
  const reserved = new Set(listPublicNames(program));
  for (const sourceFile of program.getSourceFiles()) {
    const path = relative(join(ROOT, 'src'), sourceFile.fileName);
    if (path.startsWith('..')) {
      for (const name of listMemberNames(sourceFile)) reserved.add(name);
    } else {
      const names = INTERNAL_FOLDERS.includes(path.split('/')[0]) ? internal : reserved;
      for (const name of listMemberNames(sourceFile)) names.add(name);
      for (const word of listStringWords(sourceFile)) reserved.add(word);
      for (const name of listImportedNames(sourceFile, program.getTypeChecker())) reserved.add(name);
    }
  }
  for (const name of BUNDLED_PACKAGES) {
    for (const file of listFiles(join(ROOT, 'node_modules', name), '.js'))
      for (const word of readFileSync(file, 'utf8').match(WORD) ?? []) reserved.add(word);
  }
  return [...internal].filter((name) => name.length > 3 && !reserved.has(name)).sort();
}
