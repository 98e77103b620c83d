// No content of the harness: the one file brings the peer-learning map. One map has the default journey id, several
// have ids, as they would share one record otherwise.
export const embed = () => null;
export const host = (i, instances) => `<process-map storage="local"${instances > 1 ? ` journey-id="${i}"` : ''}></process-map>`;
