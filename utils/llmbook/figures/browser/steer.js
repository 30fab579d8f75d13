/** Turning and zooming what is drawn in space: by pointer, by touch, by wheel and by keys. */

/** Where one looks from at first. */
export const START = { yaw: 0.6, pitch: 0.32, zoom: 1 };

/** The page scrolls as ever until the picture has been clicked. */
export function steer(canvas, camera, draw) {
  const held = new Map(); // pointers that are down: two of them pinch
  const turn = (yaw, pitch) => {
    camera.yaw += yaw;
    camera.pitch = Math.max(-1.5, Math.min(1.5, camera.pitch + pitch));
    draw();
  };
  const zoom = (by) => {
    camera.zoom = Math.max(0.5, Math.min(8, camera.zoom * by));
    draw();
  };
  const apart = () => {
    const [a, b] = [...held.values()];
    return Math.hypot(a.x - b.x, a.y - b.y);
  };
  canvas.addEventListener("pointerdown", (event) => {
    held.set(event.pointerId, { x: event.clientX, y: event.clientY });
    canvas.setPointerCapture(event.pointerId);
  });
  canvas.addEventListener("pointermove", (event) => {
    const last = held.get(event.pointerId);
    if (!last) return;
    const before = held.size === 2 ? apart() : 0;
    held.set(event.pointerId, { x: event.clientX, y: event.clientY });
    if (held.size === 2) zoom(apart() / (before || 1));
    else turn((event.clientX - last.x) / 160, (event.clientY - last.y) / 160);
  });
  for (const end of ["pointerup", "pointercancel"]) {
    canvas.addEventListener(end, (event) => held.delete(event.pointerId));
  }
  canvas.addEventListener("wheel", (event) => {
    if (document.activeElement !== canvas && !event.ctrlKey) return;
    event.preventDefault();
    zoom(Math.exp(-event.deltaY / 500));
  }, { passive: false });
  const keys = { ArrowLeft: () => turn(-0.12, 0), ArrowRight: () => turn(0.12, 0), ArrowUp: () => turn(0, -0.12),
    ArrowDown: () => turn(0, 0.12), "+": () => zoom(1.15), "=": () => zoom(1.15), "-": () => zoom(1 / 1.15),
    0: () => zoom(1 / Object.assign(camera, START).zoom) };
  canvas.addEventListener("keydown", (event) => {
    if (!keys[event.key] || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    keys[event.key]();
  });
}
