/** What axes are drawn of: their numbers, lines and names. */
import { svg } from "./dom.js";

/** A number below a plot. */
export const numberBelow = (x, y, words, anchor = "middle") =>
  svg("text", { class: "lf-tick", x, y, "text-anchor": anchor }, words);

/** A number at a plot's side. */
export const numberBeside = (x, y, words) =>
  svg("text", { class: "lf-tick", x, y, "text-anchor": "end", "dominant-baseline": "central" }, words);

/** A line straight across. */
export const lineAcross = (look, y, x1, x2) => svg("line", { class: look, x1, x2, y1: y, y2: y });

/** An axis' name below the plot. */
export const nameBelow = (x, y, words = "") => svg("text", { class: "lf-axis", x, y, "text-anchor": "middle" }, words);

/** The name of one that goes up, turned. */
export const nameBeside = (y, words = "") =>
  svg("text", { class: "lf-axis", "text-anchor": "middle", transform: `translate(12 ${y}) rotate(-90)` }, words);
