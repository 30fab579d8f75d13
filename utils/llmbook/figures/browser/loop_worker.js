/** A figure's loops in a worker, off the page's own thread: the page says how many steps it wants. */
import { Runner } from "./runner.js";

const runner = new Runner((message) => postMessage(message));

addEventListener("message", ({ data }) => runner.hear(data));
