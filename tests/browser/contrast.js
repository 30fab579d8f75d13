/** Of all that is drawn, what stands out too little from what it stands on: ["figure: element, ratio", …]. */
({ marks, mark, text }) => {
  const pen = Object.assign(document.createElement("canvas"), { width: 1, height: 1 })
    .getContext("2d", { willReadFrequently: true });
  /** The colour that layers, each a colour and its opacity, make on one another. */
  const seen = (layers) => {
    pen.globalAlpha = 1;
    pen.clearRect(0, 0, 1, 1);
    for (const [colour, opacity] of layers) {
      pen.globalAlpha = opacity;
      pen.fillStyle = colour;
      pen.fillRect(0, 0, 1, 1);
    }
    return Array.from(pen.getImageData(0, 0, 1, 1).data.slice(0, 3));
  };
  const luminance = (rgb) => {
    const [r, g, b] = rgb.map((v) => (v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ratio = (one, two) => {
    const [low, high] = [luminance(one), luminance(two)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };
  const opacity = (node) => {
    let all = 1;
    for (let at = node; at.closest("svg"); at = at.parentElement) all *= Number(getComputedStyle(at).opacity);
    return all;
  };
  /** A shape's paints, with how opaque each is. */
  const paints = (node) => {
    const style = getComputedStyle(node);
    return ["fill", "stroke"].filter((kind) => style[kind] !== "none")
      .map((kind) => [style[kind], Number(style[`${kind}Opacity`]) * opacity(node)]);
  };
  /** The filled shapes on which a text stands, from below. */
  const shapes = (node) => {
    const box = node.getBoundingClientRect();
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    return Array.from(node.closest("svg").querySelectorAll("rect, circle")).filter((shape) => {
      const { left, right, top, bottom } = shape.getBoundingClientRect();
      const before = shape.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING;
      return before && left < x && x < right && top < y && y < bottom && getComputedStyle(shape).fill !== "none" &&
        drawn(shape);
    });
  };
  const drawn = (node) => node.getClientRects().length && getComputedStyle(node).visibility === "visible";
  const found = [];
  for (const figure of document.querySelectorAll("figure.live-figure")) {
    const ground = [getComputedStyle(figure).backgroundColor, 1];
    const judge = (node, layers, under, least, said) => {
      const most = Math.max(...layers.map((layer) => ratio(seen([...under, layer]), seen(under))));
      if (most < least) found.push(`${figure.id}: ${said} ${most.toFixed(2)}`);
    };
    for (const node of figure.querySelectorAll(marks)) {
      if (drawn(node) && paints(node).length) judge(node, paints(node), [ground], mark, node.getAttribute("class"));
    }
    for (const node of figure.querySelectorAll("svg text")) {
      if (!drawn(node) || !node.textContent.trim()) continue;
      const under = [ground, ...(node.matches(".lf-in, .lf-on") ? shapes(node).map((shape) => paints(shape)[0]) : [])];
      judge(node, paints(node).slice(0, 1), under, text, `“${node.textContent}” (${node.getAttribute("class")})`);
    }
  }
  return [...new Set(found)];
};
