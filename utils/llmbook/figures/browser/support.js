/** Whether this browser can run live figures, asked of what they need and not of its name. */

/** The youngest of what the figures use; what they use besides is older in every browser. */
const NEEDED = [
  () => "toSpliced" in Array.prototype, // Chrome 110, Firefox 115, Safari 16.0
  () => "DecompressionStream" in globalThis, // Chrome 80, Firefox 113, Safari 16.4
  () => CSS.supports("color", "color-mix(in oklab, red, red)"), // Chrome 111, Firefox 113, Safari 16.2
];

/** An error that no second try mends; null where all is there. */
export function tooOld() {
  if (NEEDED.every((there) => there())) return null;
  const message = "this browser is too old for live figures, which need Chrome 111, Firefox 115, Safari 16.4 or newer";
  return Object.assign(new Error(message), { final: true });
}
