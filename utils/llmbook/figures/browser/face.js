/** The public face of a figure, `element.live`: what scripts on its page may ask of it. */

/** @param {import("./live.js").LiveFigure} figure */
export function face(figure) {
  return {
    spec: figure.spec,
    get controls() {
      const now = ([n, control]) => [n, { ...control, value: figure.values[n] }];
      return Object.fromEntries(Object.entries(figure.spec.controls).map(now));
    },
    get ready() {
      return figure.ready();
    },
    get outputs() {
      return figure.outputs;
    },
    waits: Boolean(figure.spec.loops), // a whole model is loaded when the reader wants it to run
    set: (values) => figure.change(values),
    cover: (covered) => figure.picture.guess?.cover(covered), // the answer to its question, or not, as *Skip* does
    allow: () => figure.consent.give(), // a large model to be loaded
  };
}
