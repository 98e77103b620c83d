/** Texts of errors of the stores. */
export const storeStrings = {
  notStorable:
    'The record cannot be written as JSON text: the page may have replaced `JSON`, or the record is too large.',
};
