{
  let chosen = new URLSearchParams(location.search).get("theme"); // what a page asks for that shows one in a frame
  try { chosen ??= localStorage.getItem("theme"); } catch { /* storage may be forbidden */ }
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  document.documentElement.dataset.theme = chosen ?? (dark ? "dark" : "light");
}
