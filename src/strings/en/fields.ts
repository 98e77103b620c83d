/** Descriptions of the valid values of a field, for the message of a denial: `Send risk.assess again with level: …`. */
export const fieldStrings = {
  text: 'a text',
  name: 'a text that is not empty',
  id: 'an id of this map',
  measures: 'a list of ids of measures',
  ids: 'a list of ids of this map',
  date: 'a date as YYYY-MM-DD',
  cycle: 'the number of a cycle',
  carry: 'an object with answers, tools and risks, each true or false',
  journey: 'the record of a journey, as JSON text or object',
  orNull: (valid: string) => `${valid}, or null to clear it`,
};
