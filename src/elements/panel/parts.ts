/** The parts of every panel, as `process-map-phase` forwards them. */
export const panelParts = 'waypoint, waypoint-heading, state, field, note';
