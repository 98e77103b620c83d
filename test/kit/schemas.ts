// The published JSON Schemas.
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';

const ajv = new Ajv2020({ strictTypes: true, allowUnionTypes: true, allErrors: true });

interface Schema {
  $id: string;
  $schema: string;
}

/** Reads `map` or `journey`. */
export const readSchema = (name: string): Schema =>
  JSON.parse(readFileSync(new URL(`../../schema/${name}.json`, import.meta.url), 'utf8')) as Schema;

/** Returns true if a schema follows the draft that it names. */
export const isValidSchema = (schema: Schema): boolean => ajv.validateSchema(schema) === true;

/** Creates a function that lists the violations of a schema, each with its path. */
function createErrorLister(name: string): (value: unknown) => string[] {
  const validate = ajv.compile(readSchema(name));
  return (value) =>
    validate(value) ? [] : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

export const listMapErrors = createErrorLister('map');
export const listJourneyErrors = createErrorLister('journey');
