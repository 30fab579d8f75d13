/** Reading what a view shows: an output's numbers or the view's own data, and names for token ids. */

/** @typedef {{dtype?: string, shape: number[], data: any}} Values `data`: an array, typed where it is an output's */
/** @typedef {Record<string, Values>} Outputs */

const VISIBLE = { " ": "␣", "\n": "↵", "\t": "⇥", "\r": "␍" };
const UNSEEN = /(?<![^ \n\t\r]) | (?![^ \n\t\r])|[\n\t\r]/g;

/** Numbers that JSON cannot hold travel as strings. */
const SPECIAL = { inf: Infinity, "-inf": -Infinity, nan: NaN };

const numbersOf = (data) => data.map((v) => SPECIAL[v] ?? v);

/** Outputs as recorded in a specification, as numbers. */
export function decodeOutputs(recorded) {
  const decoded = ([name, { dtype, shape, data }]) => [name, { dtype, shape, data: numbersOf(data) }];
  return Object.fromEntries(Object.entries(recorded).map(decoded));
}

function shapeOf(data) {
  return Array.isArray(data) ? [data.length, ...(data.length ? shapeOf(data[0]) : [])] : [];
}

/** A field's values now, flat and with their shape; null where the view has no such field. @returns {Values | null} */
export function read(view, field, outputs) {
  const source = view.fields[field];
  if (source === undefined || source === null) return null;
  if ("output" in source) return outputs[source.output];
  const flat = () => [source.data].flat(Infinity);
  source.values ??= { shape: shapeOf(source.data), data: source.special ? numbersOf(flat()) : flat() };
  return source.values;
}

/** A field's values now as an array of numbers; empty where the view does not have the field. */
export function numbers(view, field, outputs) {
  const values = read(view, field, outputs);
  return values === null ? [] : Array.from(values.data, Number);
}

/** Flat numbers in rows of a length. */
export function rowsOf(data, length) {
  return Array.from({ length: data.length / length },
    (_, row) => Array.from(data.slice(row * length, (row + 1) * length), Number));
}

/** The sum of the first number, of the first two, and so on. */
export function sums(numbers) {
  let sum = 0;
  return numbers.map((number) => (sum += number));
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

/** A number to read: at most `digits` significant ones, an exponent only where it must; a dash where there is none. */
export function readable(value, digits = 3) {
  if (Number.isNaN(value)) return "–";
  if (!Number.isFinite(value)) return value > 0 ? "∞" : "−∞";
  if (Number.isInteger(value)) return group(value || 0); // and no −0
  const size = Math.abs(value);
  if (size >= 10 ** digits) return group(Math.round(value));
  if (size < 1e-4) return minus(value.toExponential(digits - 1));
  return minus(String(Number(value.toPrecision(digits))));
}

const LONG = 1e9; // from here on a number in large letters is told in words
const LEAST = 1e-4; // and nobody reads 1.2e−6 there

/** A number in large letters: neither with an exponent nor with ten digits. */
export function large(value, digits) {
  if (value > 0 && value < LEAST) return `< ${readable(LEAST)}`;
  return Number.isFinite(value) && Math.abs(value) >= LONG ? worded(value) : readable(value, digits);
}

/** A number where there is room for few letters: two digits of it, or that it is nearly nothing. */
export function short(value) {
  const size = Math.abs(value);
  return size >= 0.01 || !size || Number.isNaN(value) ? readable(value, 2) : value > 0 ? "<0.01" : decimal(value, 2);
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

/** How a list's numbers are read: with as many decimals as the largest needs; what would be nothing keeps a digit. */
export function together(values, format = "percent") {
  const [percents, alone] = format === "percent" ? [true, percent] : [false, readable];
  const numbers = Array.from(values, (v) => (percents ? 100 * v : v)).filter(Number.isFinite);
  const largest = Math.max(...numbers.map(Math.abs), 0);
  const whole = !percents && numbers.every(Number.isInteger);
  const least = percents ? 1 : 0;
  let decimals = whole ? 0 : Math.max(least, (percents ? 1 : 2) - Math.floor(Math.log10(largest)));
  const idle = () => numbers.every((v) => Number(v.toFixed(decimals)) === Number(v.toFixed(decimals - 1)));
  while (decimals > least && decimals < 7 && idle()) decimals -= 1; // noughts only
  const said = (value) => {
    const number = percents ? 100 * value : value;
    if (!Number.isFinite(number) || decimals > 6) return alone(value);
    // beside what is hundreds of times as much
    if (percents && largest >= 10 && number > 0 && number < 0.05) return "<0.1 %";
    if (percents && largest >= 1 && number > 0 && number < 0.01) return "<0.01 %";
    if (number !== 0 && Math.abs(number) < 0.5 * 10 ** -decimals)
      // 0.00007: beside others no exponent
      return percents ? percent(value) : minus(String(Number(value.toPrecision(1))));
    const digits = number === 0 ? 0 : decimals;
    const text = decimal(number, digits);
    return percents ? `${text} %` : text;
  };
  return format.includes("{}") ? (value) => format.replace("{}", said(value)) : said;
}

/** @type {[number, string?][]} */
const SIZES = [[1e12, "trillion"], [1e9, "billion"], [1e6, "million"]];
/** @type {[number, string?]} */
const ONE = [1];

/** A number of an axis to read: 0.001, 100,000, 10 billion; powers of ten beyond. */
export function worded(value) {
  const size = Math.abs(value);
  if (size >= 1e15 || (size > 0 && size < 0.99e-4)) return scientific(value);
  const [unit, word] = SIZES.find(([least]) => size >= least) ?? ONE;
  return word ? `${readable(value / unit)} ${word}` : readable(value);
}

/** How an axis' numbers are read: on a log axis each by itself, else all in the unit of the largest. */
export function onAxis(values, log) {
  const largest = Math.max(...values.map(Math.abs));
  const [unit, word] = SIZES.find(([least]) => largest >= least && largest < 1e15) ?? ONE;
  if (log)
    return values.some((value) => value < 0.99e-4) ? (value) => (value < 0.099 ? scientific(value) : worded(value))
      : worded; // one way to write them
  return word ? (value) => (value === 0 ? "0" : `${readable(value / unit)} ${word}`) : readable;
}

function scientific(value) {
  const exponent = Math.floor(Math.log10(Math.abs(value)) + 1e-9);
  const first = readable(value / 10 ** exponent);
  const raised = Array.from(String(exponent), (c) => (c === "-" ? "⁻" : "⁰¹²³⁴⁵⁶⁷⁸⁹"[c])).join("");
  return (first === "1" ? "" : `${first} · `) + `10${raised}`;
}

/** A number with so many decimals, and no −0. */
export function decimal(value, digits) {
  return minus(grouped(value.toFixed(digits)).replace(/^-(?=[0.]+$)/, ""));
}

function group(value) {
  return minus(grouped(String(value)));
}

/** Digits with commas. (`toLocaleString` would first load what it knows of languages, while a page is drawn.) */
export function grouped(text) {
  const [whole, ...rest] = text.split(".");
  return [whole.replace(/\B(?=(\d{3})+$)/g, ","), ...rest].join(".");
}

function minus(text) {
  return text.replace(/-/g, "−");
}
