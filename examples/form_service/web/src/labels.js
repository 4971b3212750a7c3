// Words for places and values, taken from the schema.

function resolved(root, schema) {
  const reference = schema?.$ref;
  return reference ? { ...root.$defs[reference.slice('#/$defs/'.length)], ...schema } : schema;
}

/** The titles along a pointer: 部门（单位）基本情况 › 人员编制情况 1 › 数量. */
export function label(root, pointer) {
  const words = [];
  let schemas = [root];
  for (const step of pointer.split('/').slice(1)) {
    const inner = schemas.flatMap((schema) => schema.oneOf?.map((one) => resolved(root, one)) ?? [schema]);
    const found = inner.flatMap((schema) => {
      const next = /^[0-9]+$/.test(step) ? schema.items : schema.properties?.[step];
      return next ? [resolved(root, next)] : [];
    });
    if (found.length === 0) break;
    if (/^[0-9]+$/.test(step)) words.push(`${words.pop() ?? ''} ${Number(step) + 1}`);
    else if (found[0].title) words.push(found[0].title);
    schemas = found;
  }
  return words.slice(-3).join(' › ');
}

/** A value as the form shows it: a word of a list by its title. */
export function shown(schema, pointer, value) {
  if (value === undefined || value === null || typeof value === 'object') return '';
  const step = pointer.slice(1);
  const words = step === 'kind' && schema?.oneOf ? schema.oneOf : schema?.properties?.[step]?.oneOf;
  const word = words?.find((word) => (word.const ?? word.properties?.kind?.const) === value);
  return word?.title ?? String(value);
}
