import { expect, it } from 'vitest';
import type { ActiveJourney } from '../../src/elements/process-map/active-journey.js';
import { formatRecord } from '../../src/elements/process-map/format-record.js';
import { Walker } from '../kit/journey-walker.js';
import { workshop as map } from '../kit/maps.js';

it('exports a record as JSON, and one that is too large as an empty text', () => {
  const { journey } = new Walker(map).complete('plan');
  const format = (record: object) => formatRecord({ map, journey: record } as ActiveJourney, {}, 'json', {});
  expect(JSON.parse(format(journey))).toEqual(journey);
  expect(format({ ...journey, list: Array.from({ length: 2e5 }, () => ({})) })).toBe('');
});
