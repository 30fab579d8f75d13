/** Text to token ids on the page, as a tokenizer's `page()` describes it in Python. */

const encoders = {
  /** One token a byte of UTF-8. A lone surrogate has no bytes, in Python as here. */
  bytes(text) {
    if (!text.isWellFormed()) throw new Error("the text holds half a character (a lone surrogate)");
    return Array.from(new TextEncoder().encode(text));
  },
};

/** @returns {(text: string) => number[]} */
export function encoder(description) {
  const encode = encoders[description.kind];
  if (!encode) throw new Error(`the page has no tokenizer of kind ${description.kind}`);
  return (text) => encode(text, description);
}
