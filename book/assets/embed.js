// A figure alone in another page's frame tells that page its height, and takes the theme that page asks for.

const root = document.documentElement;
const tell = () => parent.postMessage({ llmbook: "height", height: document.querySelector("main").offsetHeight }, "*");

new ResizeObserver(tell).observe(document.querySelector("main"));
addEventListener("message", ({ data }) => {
  if (data?.llmbook === "theme" && ["light", "dark"].includes(data.theme)) root.dataset.theme = data.theme;
});
if (!new URLSearchParams(location.search).has("theme")) {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  dark.addEventListener("change", () => (root.dataset.theme = dark.matches ? "dark" : "light"));
}
