/** Axes: from numbers to pixels, and round numbers for their ticks. */

/** A linear map from [low, high] onto [start, end], held within that, or within `over` such lengths beyond. */
export function linear(low, high, start, end, over = 0) {
  const span = high - low || 1;
  return (value) => {
    if (Number.isNaN(value)) return start;
    const part = Math.min(1 + over, Math.max(-over, (value - low) / span));
    return start + part * (end - start);
  };
}

/** The same for powers of ten. */
export function logarithmic(low, high, start, end, over = 0) {
  const map = linear(Math.log10(low), Math.log10(high), start, end, over);
  return (value) => map(Math.log10(value));
}

/** The other way: the number at a place between start and end. */
export function inverse([low, high], start, end, log = false) {
  return (place) => {
    const part = Math.min(1, Math.max(0, (place - start) / (end - start)));
    return log ? low * (high / low) ** part : low + part * (high - low);
  };
}

/** The powers of ten from low to high; twice and five times them, too, where these are only a few. */
export function decades(low, high) {
  if (low > high) return decades(high, low); // an axis that is upside down
  const within = (factors) => {
    const found = [];
    for (let power = Math.floor(Math.log10(low) - 1e-9); power <= Math.log10(high) + 1e-9; power++) {
      found.push(...factors.map((factor) => Number(`${factor}e${power}`)));
    }
    return found.filter((tick) => tick >= low * (1 - 1e-9) && tick <= high * (1 + 1e-9));
  };
  return high / low > 150 ? within([1]) : within([1, 2, 5]);
}

/** About `count` round numbers from low to high. */
export function ticks(low, high, count = 5) {
  if (low > high) return ticks(high, low, count);
  const span = high - low;
  if (!(span > 0) || !Number.isFinite(span)) return [low];
  const raw = span / count;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 2.5, 5, 10].find((m) => m * power >= raw * 0.999) * power;
  const found = [];
  for (let k = Math.ceil(low / step - 1e-9); k * step <= high + 1e-9 * span; k++) {
    found.push(Number((k * step).toPrecision(12)));
  }
  return found;
}

/** The next of 1, 2, 3, 5, 10, … that is not below it: a scale that seldom changes. */
export function roundUp(value) {
  const power = 10 ** Math.floor(Math.log10(value));
  return value > 0 ? power * [1, 2, 3, 5, 10].find((m) => m * power >= value * 0.999) : 1;
}

/** Where an axis of about `count` round numbers ends so that the last of them is not below the greatest value. */
export function lastTick(low, high, count = 5) {
  const [from, next] = ticks(low, high, count);
  return next > from ? Number((from + (next - from) * Math.ceil((high - from) / (next - from) - 1e-6)).toPrecision(12))
    : high; // 0.8 may be a little more, in float32
}

export const DIGIT = 7; // the width of a digit, roughly

/**
 * Of an axis' numbers every one, or every second, and so on: so many that none touches the next.
 * @param {(tick: number, text: string) => number} place of its middle
 * @param {(tick: number) => string} said how it is written @param {(tick: number) => string} [ended] how the last is
 */
export function thinned(values, place, said, ended = said) {
  const end = (tick, side, words = said) => place(tick, words(tick)) + (side * DIGIT * words(tick).length) / 2;
  const touch = (few) => few.some((tick, i) =>
    i && end(tick, -1, i < few.length - 1 ? said : ended) < end(few[i - 1], 1) + 8);
  for (let each = 1; ; each++) {
    const few = values.filter((_, i) => i % each === 0);
    if (!touch(few)) return few;
  }
}

/** The least and greatest finite number, or [0, 1]. */
export function extent(data) {
  let low = Infinity;
  let high = -Infinity;
  for (const value of data) {
    if (!Number.isFinite(value)) continue;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return low <= high ? [low, high] : [0, 1];
}

/** The place of the number that lies nearest to one. */
export function nearest(numbers, to) {
  return least(Array.from(numbers, (number) => Math.abs(number - to)));
}

/** The place of the least number. */
export function least(numbers) {
  return numbers.indexOf(Math.min(...numbers));
}

/** To a tenth of a pixel. */
export function fix(value) {
  return Math.round(value * 10) / 10;
}
