/**
 * For who goes through a page by keyboard: `walk.stop()` tells of where the focus is, and whether it showed on what it
 * has left; `walk.missed()` which of what can be reached was not, and `walk.late()` what came behind it meanwhile.
 */
window.walk = (() => {
  const LOOK = ["boxShadow", "stroke", "strokeWidth", "strokeOpacity", "fill", "textDecorationLine", "opacity"];
  const outline = (style) => (style.outlineStyle === "none" ? "" : style.outline);
  const looks = (node) => [node, node.nextElementSibling, ...node.querySelectorAll("*")].filter(Boolean).slice(0, 9)
    .map((one) => getComputedStyle(one)).map((style) => [outline(style), ...LOOK.map((name) => style[name])].join())
    .join();
  const seen = new Set();
  let [last, looked] = [null, ""];
  const named = (node) => `${node.closest("figure")?.id ?? ""} ${node.tagName.toLowerCase()}.` +
    `${node.getAttribute("class") ?? node.type ?? ""} ${(node.getAttribute("aria-label") ?? node.textContent).trim()}`
      .slice(0, 60);
  const place = (node) => {
    const { left, right, top, bottom } = (node.closest("label") ?? node).getBoundingClientRect();
    return { left, right, top: top + scrollY, bottom: bottom + scrollY };
  };
  const stop = () => {
    const node = document.activeElement;
    const invisible = last && last !== node && last.isConnected && looks(last) === looked ? named(last) : "";
    if (node === document.body) return { invisible, end: true };
    seen.add(group(node));
    for (const one of reachable()) {
      const passed = known.size && one.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING;
      if (!known.has(one) && passed) behind.add(one);
      known.add(one);
    }
    [last, looked] = [node, looks(node)];
    const figure = node.closest("figure.live-figure");
    const role = node.getAttribute("role") ?? node.type ?? node.tagName.toLowerCase();
    return { invisible, name: named(node), role, figure: figure?.id, place: place(node),
      text: Boolean(node.closest("main")), picture: Boolean(node.closest("svg, .lf-opened")),
      closer: node.matches("details.closer:not([open]) > summary, .lf-more:not([open]) > summary") };
  };
  const here = (node) => node.checkVisibility({ visibilityProperty: true }) && !node.closest("[inert], [hidden]");
  const group = (node) => node.closest("[role=radiogroup]") ?? node; // of which Tab stops at one
  const STOPS = "a[href], button, input, select, summary, [tabindex='0']";
  const reachable = () => Array.from(document.querySelectorAll(STOPS)).filter((node) =>
    !node.matches(":disabled, .lf-opened *") && node.tabIndex >= 0 && here(node));
  const [known, behind] = [new Set(), new Set()];
  const left = (late) => reachable().filter((node) => !seen.has(group(node)) && behind.has(node) === late).map(named);
  return { stop, missed: () => left(false), late: () => left(true) };
})();
