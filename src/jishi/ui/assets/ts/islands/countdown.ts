/** Time left until a moment, counted by one clock for the whole page. */

import { island } from "../core/island";

const running = new Set<HTMLElement>();
let ticking = 0;

function two(value: number): string {
  return String(value).padStart(2, "0");
}

function draw(place: HTMLElement): void {
  const clock = place.querySelector<HTMLElement>(".countdown-clock");
  if (!clock) return;
  const left = Math.floor((Date.parse(place.dataset.countdown ?? "") - Date.now()) / 1000);
  if (!(left > 0)) {
    clock.textContent = place.dataset.over ?? "";
    clock.dataset.over = "";
    running.delete(place);
    place.dispatchEvent(new CustomEvent("countdown:over", { bubbles: true }));
    return;
  }
  const days = Math.floor(left / 86400);
  const parts = [Math.floor(left / 3600) % 24, Math.floor(left / 60) % 60, left % 60].map((part) => {
    const box = document.createElement("b");
    box.textContent = two(part);
    return box;
  });
  clock.replaceChildren(...(days ? [(place.dataset.days ?? "{}").replace("{}", String(days)), " "] : []));
  parts.forEach((box, index) => clock.append(...(index ? [":"] : []), box));
}

function tick(): void {
  for (const place of running) {
    if (place.isConnected) draw(place);
    else running.delete(place);
  }
  if (running.size === 0) {
    clearInterval(ticking);
    ticking = 0;
  }
}

island("[data-countdown]", (place) => {
  running.add(place);
  draw(place);
  ticking ||= window.setInterval(tick, 1000);
});
