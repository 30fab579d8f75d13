/** How wide texts are, as the browser measures them. */
import { shorten } from "./values.js";

const widths = new Map(); // by font and text
const KEPT = 5000;
let pen = null;

/** @param {string} text @param {string} font as CSS has it @returns {number} px */
export function textWidth(text, font) {
  const key = `${font}\n${text}`;
  if (!widths.has(key)) {
    if (widths.size > KEPT) widths.clear();
    pen ??= document.createElement("canvas").getContext("2d");
    pen.font = font;
    widths.set(key, pen.measureText(text).width);
  }
  return widths.get(key);
}

/** The fonts of a picture's texts. @param {Element} node @returns {(size: number, weight?: number) => string} */
export function fontsOf(node) {
  const { fontFamily } = getComputedStyle(node);
  return (size, weight = 400) => `${weight} ${size}px ${fontFamily}`;
}

/** As much of a text as there is room for. @param {string} text @param {number} room px @param {string} font */
export function fitted(text, room, font) {
  if (textWidth(text, font) <= room) return text;
  let [fits, many] = [1, Array.from(text).length];
  while (fits < many) { // the more letters, the wider
    const middle = Math.ceil((fits + many) / 2);
    if (textWidth(shorten(text, middle), font) <= room) fits = middle;
    else many = middle - 1;
  }
  return shorten(text, fits);
}
