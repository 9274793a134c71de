// One way to write a record as bytes (RFC 8785), whole numbers only: as hoiam/core/canonical.py.

const LONE = /[\ud800-\udfff]/u; // with the flag, whole pairs are one sign and do not match

/** The text of a value: names sorted by their UTF-16 units, no spaces. Throws for what has none. */
export function canonical(value) {
  if (value === null || typeof value === "boolean") return String(value);
  if (typeof value === "string") {
    if (LONE.test(value)) throw new RangeError("half a character");
    return JSON.stringify(value);
  }
  if (typeof value === "number") {
    if (!Number.isSafeInteger(value)) throw new RangeError("not a whole number within 2^53");
    return String(value);
  }
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  const fields = Object.keys(value).sort().map((name) => `${canonical(name)}:${canonical(value[name])}`);
  return `{${fields.join(",")}}`;
}

/** A value from its text; throws where the text is another spelling of it. */
export function readCanonical(text) {
  const value = JSON.parse(text);
  if (canonical(value) !== text) throw new RangeError("not in canonical form (RFC 8785)");
  return value;
}
