// For a page that shows figures of the book in frames: each frame becomes as high as its figure says that it is.
addEventListener("message", ({ data, source }) => {
  if (data?.llmbook !== "height" || !(data.height > 0)) return;
  for (const frame of document.querySelectorAll("iframe"))
    if (frame.contentWindow === source) frame.style.height = `${Math.ceil(data.height)}px`;
});
