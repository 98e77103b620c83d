/** Texts of errors of the stores. */
export const storeStrings = {
  notStorable:
    'This cannot be stored as JSON text: the page may have replaced `JSON`, or it is too large. ' +
    'Download a backup before you leave the page.',
};
