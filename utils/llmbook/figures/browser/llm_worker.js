/** A page's language model in a worker: the page says what is to be loaded and read. */
import { Reader } from "./reader.js";

const reader = new Reader((message, transfer = []) => postMessage(message, { transfer }));

addEventListener("message", ({ data }) => reader.hear(data));
