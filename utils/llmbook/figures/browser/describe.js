/** What a picture shows, in a sentence or two, for readers who do not see it. */
import { numbers, percent, read, readable, readNumber, rowsOf, sums, texts } from "./values.js";

const MOST = 4; // curves, bars or points that are told one by one
const SAID = { lines, bars, scatter, contour, heatmap, cells: heatmap, cloud, amounts, lanes, stairs, blocks, intervals,
  stretches, waterfall, hands };

/** @returns {string} "" for a view whose text says it all */
export function describe(view, outputs) {
  return SAID[view.kind]?.(view, outputs) ?? "";
}

const number = (value) => readable(Number(value), 3);
const place = (x, y) => `${number(x)}, ${number(y)}`;

/** Where dials have waves beside them: how these go, one by one, and what they come to. */
function hands(view, outputs) {
  if (!view.fields.waves) return "";
  const x = numbers(view, "x", outputs);
  const waves = rowsOf(read(view, "waves", outputs).data, x.length);
  const names = texts(view, "dial_labels", outputs)?.map((name) => name.replace("\n", ", ")) ??
    waves.map((_, i) => `dial ${i + 1}`);
  const whole = numbers(view, "whole", outputs);
  const at = readNumber(view, "at", outputs);
  const here = x.findIndex((value) => value >= at);
  return [...waves.map((wave, i) => curve(names[i], x, wave)), curve(view.whole_label, x, whole),
    `The point: ${view.xlabel} ${number(at)}, ${view.whole_label} ${number(whole[here])}.`].join(" ");
}

/** Where the numbers are lowest and highest, those left out that are none: [at, at]. */
function ends(numbers) {
  let [low, high] = [-1, -1];
  numbers.forEach((value, i) => {
    if (!Number.isFinite(value)) return;
    if (low < 0 || value < numbers[low]) low = i;
    if (high < 0 || value > numbers[high]) high = i;
  });
  return [low, high];
}

function lines(view, outputs) {
  const x = numbers(view, "x", outputs);
  const curves = rowsOf(read(view, "y", outputs).data, x.length);
  const labels = texts(view, "labels", outputs) ?? curves.map(() => view.ylabel || "the curve");
  const strong = readNumber(view, "highlight", outputs);
  const first = strong === null ? [] : [strong];
  const order = [...first, ...curves.keys()].filter((row, i, all) => curves[row] && all.indexOf(row) === i);
  const told = order.slice(0, strong === null ? MOST : 1).map((row) => curve(labels[row], x, curves[row]));
  const others = order.slice(told.length).filter((row) => curves[row].some(Number.isFinite)).map((row) => labels[row]);
  if (others.length) told.push(`Beside it: ${others.slice(0, 2 * MOST).join(", ")}.`);
  const [x0, y0] = ["at_x", "at_y"].map((field) => readNumber(view, field, outputs));
  if (x0 !== null && y0 !== null)
    told.push(`The point: ${view.xlabel || "x"} ${number(x0)}, ${view.ylabel || "y"} ${number(y0)}.`);
  return told.join(" ");
}

function curve(label, x, y) {
  const seen = y.flatMap((value, i) => (Number.isFinite(value) ? [i] : []));
  if (!seen.length) return `${label}: nothing yet.`;
  const [first, last] = [seen[0], seen.at(-1)];
  const [low, high] = ends(y);
  const inner = [["highest", high], ["lowest", low]].filter(([, i]) => y[i] !== y[first] && y[i] !== y[last])
    .map(([word, i]) => `, ${word} ${number(y[i])} at ${number(x[i])}`);
  const [from, to] = [first, last].map((i) => `${number(y[i])} at ${number(x[i])}`);
  return `${label}: from ${from} to ${to}${inner.join("")}.`;
}

function bars(view, outputs) {
  const y = numbers(view, "y", outputs);
  const names = texts(view, "x", outputs);
  const kept = read(view, "kept", outputs)?.data;
  const show = view.format === "percent" ? percent : number;
  const seen = [...y.keys()].filter((i) => Number.isFinite(y[i]) && (!kept || kept[i]));
  const order = seen.sort((a, b) => y[b] - y[a]);
  const told = order.slice(0, MOST).map((i) => `${names[i]} ${show(y[i])}`);
  const push = read(view, "push", outputs)?.data;
  const pushes = order.slice(0, 2 * MOST).map((i) => push && `${names[i]} by ${number(push[i])}`);
  const pushed = push ? ` Pushed: ${pushes.join(", ")}.` : "";
  const cut = kept ? y.length - Array.from(kept).filter(Boolean).length : 0;
  const last = order.at(-1);
  const least = order.length > MOST ? ` Shortest of ${order.length}: ${names[last]} ${show(y[last])}.` : "";
  return `Longest: ${told.join(", ")}.${least}` + (cut ? ` ${cut} are cut.` : "") + pushed;
}

function scatter(view, outputs) {
  const [x, y] = ["x", "y"].map((axis) => numbers(view, axis, outputs));
  const group = read(view, "group", outputs)?.data;
  const groups = view.groups ?? [];
  const field = read(view, "field", outputs);
  const wrong = read(view, "crossed", outputs)?.data;
  if (field && view.level !== undefined && group && groups.length === 2) return sides(view, field, x, y, group, wrong);
  const labels = texts(view, "labels", outputs) ?? [];
  const named = labels.flatMap((label, i) => (label.trim() ? [`${label} at ${place(x[i], y[i])}`] : []));
  const counted = groups.map((name, g) => `${name}: ${x.filter((_, i) => group?.[i] === g).length}`);
  const many = group && counted.length ? `Points, ${counted.join("; ")}.` : `${x.length} points.`;
  return named.length ? `${many} ${named.slice(0, 2 * MOST).join("; ")}.` : many;
}

/** Of a plane that a boundary divides: how much is whose, and which points are on their side. @param {any} field
 *  @param {any} wrong which are not, if the figure says it: the field has only its grid. */
function sides(view, field, x, y, group, wrong) {
  const { shape: [rows, columns], data } = field;
  const below = (value) => value < view.level;
  const near = (value, [low, high], count) =>
    Math.max(0, Math.min(count - 1, Math.round(((value - low) / (high - low)) * (count - 1))));
  const side = (i) => (below(data[near(y[i], view.ylim, rows) * columns + near(x[i], view.xlim, columns)]) ? 0 : 1);
  const right = (i, g) => (wrong ? !wrong[i] : side(i) === g);
  const share = Array.from(data).filter(below).length / data.length;
  const told = view.groups.map((name, g) => {
    const mine = x.map((_, i) => i).filter((i) => Number(group[i]) === g);
    return `${mine.filter((i) => right(i, g)).length} of the ${mine.length} points “${name}” are on their side`;
  });
  return `The side of “${view.groups[0]}” is ${percent(share)} of the plane. ${told.join("; ")}.`;
}

function contour(view, outputs) {
  const { shape: [rows, columns], data } = read(view, "field", outputs);
  const numbers = Array.from(data, Number);
  const along = ([low, high], share) => low + (high - low) * share;
  const at = (i) =>
    place(along(view.xlim, (i % columns) / (columns - 1)), along(view.ylim, Math.floor(i / columns) / (rows - 1)));
  const [low, high] = ends(numbers);
  const path = read(view, "path", outputs);
  const [px, py] = path ? [path.data.slice(0, path.shape[1]), path.data.slice(path.shape[1])] : [[], []];
  const reached = readNumber(view, "at", outputs) ?? px.length - 1;
  const way = `from ${place(px[0], py[0])} to ${place(px[reached], py[reached])}, in ${reached} steps`;
  const goes = path ? ` The path goes ${way}.` : "";
  return `Lowest ${number(numbers[low])} at ${at(low)}; highest ${number(numbers[high])} at ${at(high)}.${goes}`;
}

function heatmap(view, outputs) {
  const { shape, data } = read(view, view.kind === "cells" ? "values" : "z", outputs);
  const columns = shape.at(-1);
  const rows = data.length / columns;
  const shown = read(view, "shown", outputs)?.data;
  const numbers = Array.from(data, (value, i) => (shown && !shown[i] ? NaN : Number(value)));
  const [row, column] = ["row_labels", "column_labels"].map((field) => texts(view, field, outputs));
  const at = (i) => [
    rows > 1 && `${view.ylabel || "row"} ${row?.[Math.floor(i / columns)] ?? Math.floor(i / columns) + 1}`,
    columns > 1 && `${view.xlabel || "column"} ${column?.[i % columns] ?? (i % columns) + 1}`,
  ].filter(Boolean).join(", ");
  const [low, high] = ends(numbers);
  if (low < 0) return "Empty.";
  const size = rows > 1 && columns > 1 ? `${rows} rows, ${columns} columns` : `${rows * columns} numbers`;
  return `${size}: largest ${number(numbers[high])} (${at(high)}), smallest ${number(numbers[low])} (${at(low)}).`;
}

function cloud(view, outputs) {
  const [near, chosen] = ["near_labels", "chosen"].map((field) => texts(view, field, outputs));
  const groups = view.groups?.length ? ` in ${view.groups.length} groups: ${view.groups.join(", ")}` : "";
  const nearest = chosen && near?.length ? ` Nearest to ${chosen[0]}: ${near.join(", ")}.` : "";
  return `${read(view, "x", outputs).shape[0]} points${groups}.${nearest}`;
}

function amounts(view, outputs) {
  const [parts, labels] = ["parts", "labels"].map((field) => texts(view, field, outputs));
  const at = readNumber(view, "limit", outputs);
  const limit = at === null ? null : Number(read(view, "limits", outputs).data[at]);
  return rowsOf(read(view, "y", outputs).data, parts.length).map((row, i) => {
    const each = row.map((value, part) => `${parts[part]} ${number(value)}`).join(", ");
    const whole = sums(row).at(-1);
    const beyond = limit === null ? "" : ` ${number(Math.abs(whole - limit))} ${view.unit ?? ""} `.replace("  ", " ") +
      `${whole > limit ? "beyond" : "below"} ${texts(view, "limit_labels", outputs)[at]}.`;
    const all = (labels ? `${labels[i]}: ` : "") + `${each}; together ${number(whole)} ${view.unit ?? ""}`;
    return `${all.trimEnd()}.${beyond}`;
  }).join(" ");
}

function lanes(view, outputs) {
  const { shape: [, many], data } = read(view, "each", outputs);
  const labels = texts(view, "labels", outputs);
  const now = readNumber(view, "now", outputs) ?? Infinity;
  return rowsOf(data, many).map((each, i) => {
    const ends = sums(each).filter((end) => end <= now);
    if (!ends.length) return `${labels[i]}: no ${view.noun} yet.`;
    const told = `${ends.length} ${view.noun}${ends.length > 1 ? "s" : ""}`;
    const [begins, stops] = [number(ends[0]), number(ends.at(-1))];
    return `${labels[i]}: ${told}, the first after ${begins}, the last after ${stops} ${view.unit}.`;
  }).join(" ");
}

function stairs(view, outputs) {
  const { shape: [, many], data } = read(view, "each", outputs);
  const labels = texts(view, "labels", outputs);
  return rowsOf(data, many).map((each, i) => {
    const ends = sums(each.filter(Number.isFinite));
    return `${labels[i]}: ${ends.length} ${view.noun}s` +
      (ends.length ? ` in ${number(ends.at(-1))} ${view.unit}, the first after ${number(ends[0])}.` : ".");
  }).join(" ");
}

function blocks(view, outputs) {
  const [full, owner] = ["full", "owner"].map((field) => numbers(view, field, outputs));
  const told = texts(view, "labels", outputs).flatMap((label, who) => {
    const many = owner.filter((one) => one === who).length;
    return many ? [`${label} ${many}`] : [];
  });
  const kept = owner.filter((one, i) => one >= 0 && !full[i]).length;
  return `Blocks of ${told.join(", ")}; kept but empty: ${kept}; free: ${owner.filter((one) => one < 0).length}.`;
}

function intervals(view, outputs) {
  const parts = texts(view, "parts", outputs);
  const taken = Array.from(read(view, "taken", outputs).data, (part) => parts[part]);
  const { data } = read(view, "ends", outputs);
  const digits = Array.from(read(view, "digits", outputs)?.data ?? []).filter((digit) => digit >= 0);
  const named = digits.length ? ` It is named by 0.${digits.join("")}.` : "";
  return `Taken: ${taken.join(", ")}. What is left goes from ${number(data.at(-2))} to ${number(data.at(-1))}.${named}`;
}

function stretches(view, outputs) {
  const [labels, names] = ["labels", "x"].map((field) => texts(view, field, outputs));
  const [rank, chance] = ["rank", "chance"].map((field) => numbers(view, field, outputs));
  const told = labels.map((label, i) =>
    `${label}: ${names[rank[i] - 1] ?? "one of all others"}, rank ${number(rank[i])}, ${percent(chance[i])}.`);
  return `The dart falls at ${number(readNumber(view, "at", outputs))}. ${told.join(" ")}`;
}

function waterfall(view, outputs) {
  const y = numbers(view, "y", outputs);
  const labels = texts(view, "labels", outputs);
  const shown = read(view, "shown", outputs)?.data;
  const added = y.flatMap((value, i) => (shown && !shown[i] ? [] : [`${labels[i]} ${number(value)}`])).join(", ");
  const at = readNumber(view, "at", outputs);
  return `${added}; together ${number(sums(y).at(-1))}.` + (at === null ? "" : ` The curve makes ${number(at)} of it.`);
}
