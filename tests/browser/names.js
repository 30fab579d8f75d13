// Of the drawings of a page: names that lie on another one, or leave their picture.
() => {
  const [SEEN, HALF] = [".lf-view-lines, .lf-view-scatter, .lf-view-contour", 2]; // px of a box above and below letters
  const seen = (node) =>
    node.textContent && node.getClientRects().length && getComputedStyle(node).visibility !== "hidden";
  const faults = [];
  for (const root of document.querySelectorAll(`:is(${SEEN}) .lf-svg[role]`)) {
    if (!root.getClientRects().length || root.closest(".lf-shut")) continue;
    const [edge, figure] = [root.getBoundingClientRect(), root.closest("figure").id];
    const names = [...root.querySelectorAll("text.lf-halo, text.lf-end")].filter(seen)
      .map((node) => ({ text: node.textContent, box: node.getBoundingClientRect() }));
    names.forEach(({ text, box }, i) => {
      const out = [edge.left - box.left, box.right - edge.right, edge.top - box.top, box.bottom - edge.bottom];
      if (Math.max(...out) > HALF) faults.push(`${figure}: “${text}” leaves the picture`);
      for (const other of names.slice(0, i)) {
        const across = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
        const down = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top);
        if (across > 1 && down > 2 * HALF) faults.push(`${figure}: “${text}” lies on “${other.text}”`);
      }
    });
  }
  return faults;
};
