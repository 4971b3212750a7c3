// Every wire schema compiles in ajv's strict mode without a word, and ajv says of every value what Rust says:
// node ajv-strict.mjs FOLDER-OF-SCHEMAS CORPUS
//
// The corpus has a JSON text a line: `{ "schema": "report", "name": "Tally", "valid": true, "value": … }`, where `name` is
// that of a definition, or empty for the whole document.
import assert from 'node:assert/strict';
import { createReadStream, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import addFormats from 'ajv-formats';
import Ajv2020 from 'ajv/dist/2020.js';

const [folder, corpus] = process.argv.slice(2);
const words = [];
const note = (...all) => words.push(all.join(' '));
const ajv = new Ajv2020.default({ strict: true, allErrors: true, logger: { log: note, warn: note, error: note } });
addFormats.default(ajv);

const files = readdirSync(folder).filter((file) => file.endsWith('.schema.json'));
for (const file of files) {
  const name = file.slice(0, -'.schema.json'.length);
  ajv.addSchema(JSON.parse(readFileSync(join(folder, file), 'utf8')), `${name}.json`);
  ajv.getSchema(`${name}.json`);
}
assert.deepEqual(words, [], 'ajv warns of nothing');
assert.ok(files.length > 0);
console.log(`${files.length} schemas compiled in strict mode, 0 warnings`);

if (corpus) {
  const counts = { accepted: 0, refused: 0 };
  const faults = [];
  for await (const line of createInterface({ input: createReadStream(corpus, 'utf8') })) {
    const { schema, name, valid, value } = JSON.parse(line);
    const validate = ajv.getSchema(`${schema}.json${name === '' ? '' : `#/$defs/${name}`}`);
    const said = validate(value);
    counts[said ? 'accepted' : 'refused'] += 1;
    if (said !== valid) faults.push(`${schema}/${name}: ajv says ${said}, Rust ${valid}: ${JSON.stringify(value).slice(0, 300)}`);
  }
  console.log(`${counts.accepted} accepted, ${counts.refused} refused, ${faults.length} disagreements`);
  assert.deepEqual(faults.slice(0, 20), []);
  assert.ok(counts.accepted > 0 && counts.refused > 0);
}
