// JSON Pointers (RFC 6901) and the paths of rjsf.

/** `['lines', 0]` as `/lines/0`. */
export function pointerOf(path) {
  return path.map((step) => '/' + String(step).replaceAll('~', '~0').replaceAll('/', '~1')).join('');
}

/** The property of an error of rjsf, `.lines.0.label`, as a pointer. No member of the schema has a dot in its name. */
export function pointerOfProperty(property) {
  return pointerOf((property ?? '').split(/[.[\]']+/).filter((step) => step !== ''));
}

/** What stands at a pointer. */
export function valueAt(data, pointer) {
  const steps = pointer.split('/').slice(1);
  return steps.reduce((value, step) => value?.[step.replaceAll('~1', '/').replaceAll('~0', '~')], data);
}

/** Whether a pointer leads to `top` or to something in it. */
export function isWithin(pointer, top) {
  return pointer === top || pointer.startsWith(top + '/');
}

/** Whether there is anything in a value, apart from the tag of a union that says that there is nothing. */
export function isFilled(value) {
  if (value === undefined || value === null || value === '' || value === false) return false;
  if (Array.isArray(value)) return value.length > 0;
  if (typeof value === 'object') {
    if (['not_said', 'unset'].includes(value.kind)) return false;
    return Object.values(value).some(isFilled);
  }
  return true;
}
