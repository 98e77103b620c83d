// Lists the errors of a value by the published JSON Schemas.
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';

const ajv = new Ajv2020({ strictTypes: true, allowUnionTypes: true });

function createErrorLister(name: string): (value: unknown) => string[] {
  const validate = ajv.compile(
    JSON.parse(readFileSync(new URL(`../../schema/${name}.json`, import.meta.url), 'utf8')) as object,
  );
  return (value) =>
    validate(value) ? [] : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

export const listMapErrors = createErrorLister('map');
export const listJourneyErrors = createErrorLister('journey');
