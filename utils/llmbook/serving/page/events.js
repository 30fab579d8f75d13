// Server-sent events out of a POST's answer (EventSource can only GET).

/**
 * What the server says, event by event, until "[DONE]".
 * @param {string} path
 * @param {object} asked
 * @param {AbortSignal} signal - aborting it closes the connection: the server stops writing
 * @returns {AsyncGenerator<any>}
 */
export async function* events(path, asked, signal) {
  const answer = await fetch(path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(asked),
    signal,
  });
  if (!answer.ok) throw new Error(await reason(answer));
  for await (const data of lines(answer.body)) {
    if (data === "[DONE]") return;
    const event = JSON.parse(data);
    if (event.error) throw new Error(event.error.message);
    yield event;
  }
  throw new Error("The connection ended before the answer did.");
}

/** @param {Response} answer */
async function reason(answer) {
  try {
    return (await answer.json()).error.message;
  } catch {
    return `The server answered with status ${answer.status}.`;
  }
}

/**
 * The text after each "data: ". A chunk may end anywhere, also within a character.
 * @param {ReadableStream<Uint8Array>} body
 */
async function* lines(body) {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = "";
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    const parts = (rest + decoder.decode(value, { stream: true })).split("\n\n");
    rest = parts.pop();
    for (const part of parts) if (part.startsWith("data: ")) yield part.slice(6);
  }
}
