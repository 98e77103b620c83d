// ESLint rules of this repository: the wording of comments, and interface words outside src/strings.

const QUESTION_START = /^["'(]?(What|Whether|Where|Who|Why|How|As many|So many)\b/;

/** Splits the text of a comment into sentences. A blank line, a list item and a JSDoc tag each begin a new one. */
function splitSentences(text) {
  return text
    .replace(/^\s*\*?/, '')
    .split(/\n\s*\*?[ \t]*/)
    .map((line) =>
      line
        .replace(/^@(param|property|arg|prop)\s+(\{[^}]*\}\s*)?\S+\s*(- )?/, '\n')
        .replace(/^@(?!\w+-)\w+\s*(\{[^}]*\}\s*)?(\S+ - |- )?/, '\n')
        .replace(/^([-*]|\d+\.) /, '\n'),
    )
    .map((line) => line || '\n')
    .join(' ')
    .split(/\n|(?<=[.!?]["')]?) /)
    .map((sentence) => sentence.trim())
    .filter(Boolean);
}

/** Comments as a reader sees them: adjacent line comments are one text. */
function joinLineComments(comments) {
  const blocks = [];
  for (const comment of comments) {
    const previous = blocks.at(-1);
    const isContinued =
      previous?.type === 'Line' &&
      comment.type === 'Line' &&
      comment.loc.start.line === previous.end.line + 1 &&
      comment.loc.start.column === previous.start.column;
    if (isContinued) {
      previous.text += `\n${comment.value.trim()}`;
      previous.end = comment.loc.end;
    } else {
      const { start, end } = comment.loc;
      blocks.push({ type: comment.type, text: comment.value.trim(), start, end });
    }
  }
  return blocks;
}

/** Reports a sentence in a comment that begins like a question, because it defines its subject by a relative clause. */
export const commentSentences = {
  meta: {
    type: 'suggestion',
    schema: [],
    messages: { question: 'Begin with a verb or a noun phrase instead of "{{start}}".' },
  },
  create: (context) => ({
    Program() {
      for (const { text, start, end } of joinLineComments(context.sourceCode.getAllComments())) {
        for (const sentence of splitSentences(text)) {
          const match = QUESTION_START.exec(sentence);
          if (match) context.report({ loc: { start, end }, messageId: 'question', data: { start: match[1] } });
        }
      }
    },
  }),
};

/** Stands for an expression within the text of a template literal; a private-use character. */
const EXPRESSION = '\uE000';
const LETTER = /\p{L}/u;
const SPOKEN_ATTRIBUTE =
  /\s(aria-(?:label|description|valuetext)|title|alt|placeholder|label)\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+)/g;
const SPOKEN_PROPERTY = /^(ariaLabel|ariaDescription|title|alt|placeholder|label|textContent|innerText)$/;

const joinQuasis = ({ quasis }) => quasis.map(({ value }) => value.cooked ?? value.raw).join(EXPRESSION);
const removeExpressions = (text) => text.replaceAll(EXPRESSION, '').replace(/&#?\w+;/g, '');

/** Lists the words in a template that people see or hear. */
function listTemplateWords(text) {
  const markup = text.replace(/<!--[\s\S]*?-->|<(style|script)\b[\s\S]*?<\/\1>/g, '');
  const words = [];
  const rest = markup.replace(/<\/?[a-zA-Z\uE000](?:"[^"]*"|'[^']*'|[^"'>])*>/g, (tag) => {
    for (const [, name, value] of tag.matchAll(SPOKEN_ATTRIBUTE)) {
      if (LETTER.test(removeExpressions(value))) words.push(`${name}=${value}`);
    }
    return '\n';
  });
  return [...words, ...rest.split('\n').filter((part) => LETTER.test(removeExpressions(part)))].map((part) =>
    part.replaceAll(EXPRESSION, '${…}').trim(),
  );
}

/** Tells words for people from ids, keys and the like by their form. */
const isProse = (text) =>
  /^\p{Lu}\p{Ll}+$/u.test(text) || /^\p{Lu}\p{Ll}.*\s/su.test(text) || /\s.*\p{L}[.!…]$/su.test(text);

const isKeyProperty = (node) => node?.type === 'MemberExpression' && node.property.name === 'key';
const isKeyValue = (node) => isKeyProperty(node) || (node?.type === 'Identifier' && node.name === 'key');
const isCssName = (name = '') => /_CSS$|Css$/.test(name);

/** Calls whose texts are for developers, or are CSS. */
const isDeveloperCall = ({ callee }) =>
  (callee.type === 'Identifier' && /^warn|Css$/.test(callee.name)) ||
  (callee.type === 'MemberExpression' && (callee.object.name === 'console' || callee.property.name === 'replaceSync'));

/** True where a text below `node` is for developers, is CSS, or names a key of the keyboard. */
function isExempt(node, child) {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportNamedDeclaration':
    case 'ExportAllDeclaration':
    case 'ImportExpression':
      return node.source === child;
    case 'TSLiteralType':
    case 'Decorator':
      return true;
    case 'NewExpression':
      return /Error$/.test(node.callee.name ?? '');
    case 'CallExpression':
      return isDeveloperCall(node) || (node.callee === child && node.arguments.some(isKeyValue));
    case 'BinaryExpression':
      return isKeyValue(node.left) || isKeyValue(node.right);
    case 'SwitchCase':
      return node.test === child && isKeyValue(node.parent.discriminant);
    case 'Property':
      return node.key === child && !node.computed;
    case 'MemberExpression':
      return node.computed && node.property === child;
    case 'VariableDeclarator':
    case 'FunctionDeclaration':
      return isCssName(node.id?.name);
    case 'TaggedTemplateExpression':
      return node.tag.name === 'css' || node.quasi === child;
    default:
      return false;
  }
}

const FUNCTION = /^(FunctionDeclaration|FunctionExpression|ArrowFunctionExpression|ClassBody)$/;

function hasExemption(node) {
  let isInExpression = true;
  for (let child = node, parent = node.parent; parent; child = parent, parent = parent.parent) {
    const isName = parent.type === 'VariableDeclarator' || parent.type === 'FunctionDeclaration';
    if ((isInExpression || isName) && isExempt(parent, child)) return true;
    if (FUNCTION.test(parent.type)) isInExpression = false;
  }
  return false;
}

/** Reports words for people: they come from the map or from src/strings. */
export const noInterfaceWords = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { words: 'Move words that people read to src/strings: "{{text}}".' },
  },
  create(context) {
    const report = (node, text) => context.report({ node, messageId: 'words', data: { text: text.slice(0, 60) } });
    const checkText = (node, text) => {
      const { parent } = node;
      const isSpoken =
        parent.type === 'AssignmentExpression' &&
        parent.right === node &&
        SPOKEN_PROPERTY.test(parent.left.property?.name ?? '') &&
        LETTER.test(removeExpressions(text));
      if ((isSpoken || isProse(text)) && !hasExemption(node)) report(node, text.replaceAll(EXPRESSION, '${…}'));
    };
    return {
      TaggedTemplateExpression(node) {
        if (!/^(html|svg)$/.test(node.tag.name)) return;
        for (const words of listTemplateWords(joinQuasis(node.quasi))) report(node, words);
      },
      Literal(node) {
        if (typeof node.value === 'string') checkText(node, node.value);
      },
      TemplateLiteral: (node) => checkText(node, joinQuasis(node)),
    };
  },
};
