// Runs lit-analyzer on the templates of src/elements and stories. By its API instead of its command, because it lacks
// attributes that are newer than itself, and reports `nothing`, which omits an attribute, as a type error.
import { chdir, exit } from 'node:process';
import { fileURLToPath } from 'node:url';
import analyzer from 'lit-analyzer';
import ts from 'typescript';

chdir(fileURLToPath(new URL('..', import.meta.url)));

const config = analyzer.makeConfig({
  strict: true,
  rules: {
    // It supports neither nesting nor color-mix().
    'no-invalid-css': 'off',
    // Element files import no other element: src/define does.
    'no-missing-import': 'off',
    // `@state() private` is the convention here; TypeScript checks visibility.
    'no-property-visibility-mismatch': 'off',
  },
  globalAttributes: [
    'aria-description',
    'closedby',
    'command',
    'commandfor',
    'enterkeyhint',
    'exportparts',
    'inert',
    'inputmode',
    'name',
    'part',
    'popover',
    'popovertarget',
    'popovertargetaction',
    'slot',
    'translate',
    'writingsuggestions',
  ],
});

const { options, fileNames } = ts.parseJsonConfigFileContent(
  ts.readConfigFile('tsconfig.json', ts.sys.readFile).config,
  ts.sys,
  '.',
);
const program = ts.createProgram(fileNames, options);
const context = new analyzer.DefaultLitAnalyzerContext({ getProgram: () => program });
context.updateConfig(config);
const lit = new analyzer.LitAnalyzer(context);

let problems = 0;
let files = 0;
for (const file of program.getSourceFiles()) {
  const path = file.fileName.replaceAll('\\', '/');
  if (!/(^|\/)(src\/elements|stories)\//.test(path) || /node_modules|\.test\.ts$/.test(path)) continue;
  files += 1;
  for (const { message, source, location } of lit.getDiagnosticsInFile(file)) {
    if (source === 'no-incompatible-type-binding' && message.includes('Symbol(undefined)')) continue;
    const { line, character } = file.getLineAndCharacterOfPosition(location.start);
    console.error(`${path}:${line + 1}:${character + 1}  ${message}  ${source}`);
    problems += 1;
  }
}
console.log(`lit-analyzer: ${problems} problem${problems === 1 ? '' : 's'} in ${files} file${files === 1 ? '' : 's'}`);
exit(problems ? 1 : 0);
