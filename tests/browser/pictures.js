// Pictures at random for test_labels.py: names of points, of curves and of what stands alone, and what is in their way.
async (of) => {
  const { boxOf, HIGH, place, toBox, toCurve, toDot, toLines, WEIGHTS } = await import("/modules/labels.js");
  const { alongCurve, aroundPoint } = await import("/modules/candidates.js");
  const [COUNT, ACROSS] = [1000, 4]; // px that names beside each other are apart
  const BOUNDS = { left: 0, right: 320, top: 0, bottom: 220 };

  /** A generator of numbers in [0, 1): mulberry32. */
  const numbers = (seed) => () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };

  /** The picture of a seed, its points moved by so many px. */
  function picture(seed, moved = 0) {
    const next = numbers(seed);
    const within = (low, high) => low + next() * (high - low);
    const points = Array.from({ length: 2 + Math.floor(within(0, 14)) }, () => {
      const [x, y, turn] = [within(0, 320), within(0, 220), within(0, 2 * Math.PI)];
      return { x: x + moved * Math.cos(turn), y: y + moved * Math.sin(turn) };
    });
    const optional = () => (next() < 0.3 ? { most: WEIGHTS.optional } : {});
    const named = points.map(({ x, y }, i) => ({ ...optional(), owner: i, wide: within(15, 90),
      priority: Math.floor(within(0, 3)), candidates: aroundPoint([x, y], 10, next() < 0.5) }));
    const xs = Array.from({ length: 25 }, (_, i) => (320 * i) / 24);
    const curves = Array.from({ length: Math.floor(within(0, 4)) }, () => {
      const [middle, slope, wave, long] = [within(40, 180), within(-0.4, 0.4), within(0, 50), within(20, 90)];
      return xs.map((x) => middle + slope * (x - 160) + wave * Math.sin(x / long) + moved);
    });
    const ofCurves = curves.map((ys, i) => ({ ...optional(), owner: `curve ${i}`, wide: within(30, 110), shy: 15,
      candidates: alongCurve(xs, ys, 60, BOUNDS) }));
    const place = () => ({ x: within(0, 320), y: within(0, 220) });
    const some = (most, make) => Array.from({ length: Math.floor(within(0, most)) }, make);
    const boxes = some(4, () => boxOf(place(), { wide: within(10, 90), high: within(10, 60) }));
    const lines = some(6, () => [place(), place()].flatMap(({ x, y }) => [x, y]));
    const hard = boxes.map((box) => ({ gap: toBox(box) }));
    const obstacles = [...hard, ...lines.map((line) => ({ gap: toLines([line]), weight: WEIGHTS.line })),
      ...points.map((at, i) => ({ gap: toDot(at, 5), owner: i, rival: -4, weight: WEIGHTS.dot })),
      ...curves.map((ys, i) => ({ ...toCurve(xs, ys, BOUNDS), owner: `curve ${i}`, rival: 5, clear: 4, shunned: true,
        weight: WEIGHTS.line }))];
    return { labels: [...named, ...ofCurves], obstacles, hard };
  }

  const overlap = (a, b, apart = 0) =>
    a.left < b.right + apart && b.left < a.right + apart && a.top < b.bottom && b.top < a.bottom;
  const inside = (box) =>
    box.left >= 0 && box.right <= BOUNDS.right && box.top >= 0 && box.bottom <= BOUNDS.bottom;
  const ask = ({ labels, obstacles }) => place(labels, obstacles, BOUNDS);

  /** What is wrong with the labels of a picture. */
  function faults(seed) {
    const shown = picture(seed);
    const { labels, hard } = shown;
    const found = ask(shown);
    const onHard = (box) => hard.some(({ gap }) => gap(box) < 0);
    const alone = (box, i) => found.every((other, j) => j === i || !other || !overlap(other.box, box, ACROSS));
    const free = (i) => labels[i].candidates.map((at) => boxOf(at, labels[i]))
      .some((box) => inside(box) && !onHard(box) && alone(box, i));
    const wrong = (at, i) => {
      const { most = Infinity } = labels[i];
      if (!at) return most === Infinity && free(i) ? "has no place, though one is free" : "";
      if (!inside(at.box)) return "leaves the picture";
      if (found.some((other, j) => j < i && other && overlap(other.box, at.box))) return "lies on another";
      if (onHard(at.box) && free(i)) return "lies on what is hard, though a place is free";
      return at.cost > most ? "costs more than it is worth" : "";
    };
    const again = JSON.stringify(ask(picture(seed))) === JSON.stringify(found) ? [] : ["other labels the second time"];
    return [...found.map(wrong), ...again].filter(Boolean).map((what) => `picture ${seed}: ${what}`);
  }

  /** How many labels there are, have a place, and jump when all points move by a px. */
  function jumps(seed) {
    const found = ask(picture(seed));
    const next = picture(seed, 1);
    next.labels.forEach((label, i) => (label.stood = found[i]));
    const then = ask(next);
    const leap = (at, other) => Math.hypot(at.x - other.x, at.y - other.y) > HIGH;
    const far = (at, i) => (at && then[i] ? leap(at, then[i]) : at !== then[i]);
    return [found.length, found.filter(Boolean).length, found.filter(far).length];
  }

  const seeds = Array.from({ length: COUNT }, (_, seed) => seed);
  if (of === "faults") return seeds.flatMap(faults);
  const [all, placed, jumped] = seeds.map(jumps).reduce((sum, one) => sum.map((value, i) => value + one[i]));
  return { placed: placed / all, jumped: jumped / all };
};
