// Small ESLint rules of our own; that of the layers has its own file.

/** What switches a rule off says why. */
export const reasons = {
  meta: {
    type: 'suggestion',
    schema: [],
    messages: { silent: 'Say why in the same comment: `eslint-disable-next-line rule -- reason`.' },
  },
  create: (context) => ({
    Program() {
      for (const comment of context.sourceCode.getAllComments()) {
        if (
          /^\s*(eslint-disable|@ts-(expect-error|ignore|nocheck))/.test(comment.value) &&
          !/ -- \S/.test(comment.value)
        ) {
          context.report({ loc: comment.loc, messageId: 'silent' });
        }
      }
    },
  }),
};

/** What a file gives to others is told of where it is written. */
export const documented = {
  meta: {
    type: 'suggestion',
    schema: [],
    messages: { untold: 'Say in a JSDoc sentence what a caller needs to know of `{{name}}`.' },
  },
  create: (context) => ({
    'ExportNamedDeclaration > :matches(ClassDeclaration, FunctionDeclaration)'(node) {
      const told = context.sourceCode.getCommentsBefore(node.parent).at(-1);
      if (told?.type !== 'Block' || !told.value.startsWith('*')) {
        context.report({ node: node.id, messageId: 'untold', data: { name: node.id.name } });
      }
    },
  }),
};
