/** Reading what a view shows: an output's numbers or the view's own data, and names for token ids. */

/** @typedef {{shape: number[], data: ArrayLike<number|string>}} Values */
/** @typedef {Record<string, {dtype: string, shape: number[], data: ArrayLike<number>}>} Outputs */

const VISIBLE = { " ": "␣", "\n": "↵", "\t": "⇥", "\r": "␍" };
const UNSEEN = /(?<![^ \n\t\r]) | (?![^ \n\t\r])|[\n\t\r]/g;

/** Numbers that JSON cannot hold travel as strings. */
const SPECIAL = { inf: Infinity, "-inf": -Infinity, nan: NaN };

/** Outputs as recorded in a specification, as numbers. */
export function decodeOutputs(recorded) {
  return Object.fromEntries(
    Object.entries(recorded).map(([name, { dtype, shape, data }]) => [
      name,
      { dtype, shape, data: data.map((v) => (v in SPECIAL ? SPECIAL[v] : v)) },
    ]),
  );
}

function shapeOf(data) {
  return Array.isArray(data) ? [data.length, ...(data.length ? shapeOf(data[0]) : [])] : [];
}

/**
 * A field's values now, flat and with their shape; null where the view does not have the field.
 * @returns {Values | null}
 */
export function read(view, field, outputs) {
  const source = view.fields[field];
  if (source === undefined || source === null) return null;
  if ("output" in source) return outputs[source.output];
  source.values ??= { shape: shapeOf(source.data), data: [source.data].flat(Infinity) };
  return source.values;
}

/** One number of a 0-d field, or null. */
export function readNumber(view, field, outputs) {
  const values = read(view, field, outputs);
  return values ? Number(values.data[0]) : null;
}

/** The string for a value of a view's named field. */
export function nameOf(view, value) {
  if (!view.names) return String(value);
  return view.names[value] ?? `#${value}`;
}

/** The strings of a field of labels, ids turned into names; undefined where the view lacks it. */
export function texts(view, field, outputs) {
  const values = read(view, field, outputs);
  const named = view.names && view.named.includes(field);
  return values ? Array.from(values.data, (v) => (named ? visible(nameOf(view, v)) : String(v))) : undefined;
}

/** White space that is not seen made visible: " the" becomes "␣the". The same as in text/visible.py. */
export function visible(text) {
  return text.replace(UNSEEN, (found) => VISIBLE[found]);
}

export function shorten(text, length) {
  const letters = Array.from(text.length > 4 * length ? text.slice(0, 4 * length) : text);
  return letters.length > length ? letters.slice(0, length - 1).join("") + "…" : text;
}

/** A number to read: at most `digits` significant ones, no exponent where it can be avoided. */
export function readable(value, digits = 3) {
  if (Number.isNaN(value)) return "not a number";
  if (!Number.isFinite(value)) return value > 0 ? "∞" : "−∞";
  if (Number.isInteger(value)) return group(value);
  const size = Math.abs(value);
  if (size >= 10 ** digits) return group(Math.round(value));
  if (size < 1e-4) return minus(value.toExponential(digits - 1));
  return minus(String(Number(value.toPrecision(digits))));
}

/** A probability to read: 77.3 %, 0.45 %, 0.0012 %. */
export function percent(value) {
  if (!Number.isFinite(value)) return readable(value);
  const hundred = 100 * value;
  if (hundred === 0) return "0 %";
  if (hundred < 0) return `−${percent(-value)}`;
  if (hundred < 0.0001) return "<0.0001 %";
  return `${hundred >= 9.95 ? hundred.toFixed(1) : Number(hundred.toPrecision(2))} %`;
}

function group(value) {
  return minus(value.toLocaleString("en-US"));
}

function minus(text) {
  return text.replace(/-/g, "−");
}
