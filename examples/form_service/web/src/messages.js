/** Errors in the words of the hints: what belongs there, not which pattern was missed. */
export function transformErrors(messages, texts) {
  return (errors) => {
    const seen = new Set();
    const translated = errors.map((error) => {
      if (error.name === 'required') return { ...error, message: texts.required, stack: texts.required };
      const leaf = /^#\/\$defs\/[^/]+/.exec(error.schemaPath ?? '')?.[0];
      const message = messages[leaf] ?? error.message;
      return { ...error, message, stack: message };
    });
    // A text that misses both its length and its pattern is wrong once.
    return translated.filter((error) => {
      const key = `${error.property} ${error.message}`;
      return !seen.has(key) && seen.add(key);
    });
  };
}
