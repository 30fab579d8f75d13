/** Of a page in a narrow window: what leaves it, and what holds a finger that scrolls: ["element, where", …]. */
(widest) => {
  const HIDDEN = // from the eye, or until it is asked for
    ".visually-hidden, .lf-field, .lf-said, .lf-heard, .lf-segments input, .skip, .contents, .headerlink, .copy";
  const scrolls = (node) => node.closest("pre, .formula, .output, table, .pst-scrollable-table-container, span.math");
  const told = (node) => node.matches("input, select, button, canvas, text, img") ||
    Array.from(node.childNodes).some((one) => one.nodeType === Node.TEXT_NODE && one.data.trim());
  const named = (node) => `${node.closest("figure")?.id ?? ""} ${node.tagName}.${node.getAttribute("class")} ` +
    node.textContent.trim().slice(0, 30);
  const found = [];
  for (const node of document.querySelectorAll("body *")) {
    if (!node.checkVisibility({ visibilityProperty: true }) || node.closest(HIDDEN)) continue;
    const { left, right, width, height } = node.getBoundingClientRect();
    if (!width || !height) continue;
    if (told(node) && !scrolls(node) && (left < -1 || right > innerWidth + 1))
      found.push(`${named(node)} from ${Math.round(left)} to ${Math.round(right)}`);
    if (getComputedStyle(node).touchAction === "none" && Math.min(width, height) > widest)
      found.push(`${named(node)} holds a finger on ${Math.round(width)} × ${Math.round(height)}`);
  }
  if (document.scrollingElement.scrollWidth > innerWidth) found.push("the page scrolls sideways");
  return found;
};
