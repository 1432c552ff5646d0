/** Menus made of <details>: one open at a time, closed by Esc or a press elsewhere, arrows move inside. */

import { on } from "../core/island";

const OPEN = "details[data-dropdown][open]";

function close(menu: HTMLDetailsElement, refocus = false): void {
  menu.open = false;
  if (refocus) menu.querySelector("summary")?.focus();
}

function entries(menu: Element): HTMLElement[] {
  return [...menu.querySelectorAll<HTMLElement>(".dropdown-panel :is(a, button):not([disabled])")];
}

document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll<HTMLDetailsElement>(OPEN)) {
    if (!(event.target instanceof Node && menu.contains(event.target))) close(menu);
  }
});
document.addEventListener("focusin", (event) => {
  for (const menu of document.querySelectorAll<HTMLDetailsElement>(OPEN)) {
    if (!(event.target instanceof Node && menu.contains(event.target))) close(menu);
  }
});
on("keydown", "details[data-dropdown]", (menu, event) => {
  if (!(menu instanceof HTMLDetailsElement)) return;
  if (event.key === "Escape" && menu.open) {
    close(menu, true);
    return;
  }
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  menu.open = true;
  const all = entries(menu);
  const here = all.indexOf(document.activeElement as HTMLElement);
  const next = here < 0 ? (step > 0 ? 0 : all.length - 1) : (here + step + all.length) % all.length;
  all[next]?.focus();
});
