// A figure alone in another page's frame tells that page its height, and takes the theme that page asks for.

const root = document.documentElement;
root.dataset.layout = new URLSearchParams(location.search).get("layout") ?? "page"; // or "slide": as wide as it is
const main = document.querySelector("main");
const tell = () =>
  parent.postMessage({ llmbook: "height", height: main.offsetHeight, width: main.offsetWidth }, "*");

new ResizeObserver(tell).observe(main);
addEventListener("message", ({ data }) => {
  if (data?.llmbook === "theme" && ["light", "dark"].includes(data.theme)) root.dataset.theme = data.theme;
});
if (!new URLSearchParams(location.search).has("theme")) {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  dark.addEventListener("change", () => (root.dataset.theme = dark.matches ? "dark" : "light"));
}
