/** Tables of the console by keyboard, and their pop-ups. Everything here is also a link or a form. */

import { on } from "../core/island";
import { openDialog } from "./dialog";

const GO_WAIT = 1_200;
let going = 0;

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]");
}

function rows(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>("[data-grid] tr[data-row]")];
}

/** Where the keyboard is: a row's link, or its box when it has no link. */
function hold(row: HTMLElement): void {
  const place = row.querySelector<HTMLElement>("[data-row-link]") ?? row.querySelector<HTMLElement>("input, a");
  place?.focus();
  row.scrollIntoView({ block: "nearest" });
}

function currentRow(): HTMLElement | null {
  return document.activeElement?.closest<HTMLElement>("tr[data-row]") ?? document.querySelector<HTMLElement>('tr[data-row][aria-current="true"]');
}

function move(step: number): void {
  const all = rows();
  if (!all.length) return;
  const here = currentRow();
  const index = here ? all.indexOf(here) + step : step > 0 ? 0 : all.length - 1;
  const next = all[Math.min(all.length - 1, Math.max(0, index))];
  if (next) hold(next);
}

function search(): void {
  const field =
    document.querySelector<HTMLElement>("[data-grid-search]") ?? document.querySelector<HTMLElement>(".grid-filters summary");
  field?.focus();
  if (field instanceof HTMLInputElement) field.select();
}

/** What a key does; true when it did something. */
function press(key: string): boolean {
  const row = currentRow();
  switch (key) {
    case "j":
    case "ArrowDown":
      move(1);
      return true;
    case "k":
    case "ArrowUp":
      move(-1);
      return true;
    case "x":
      row?.querySelector<HTMLInputElement>(".cell-check input")?.click();
      return !!row;
    case "o": {
      const link = row?.querySelector<HTMLAnchorElement>("[data-row-link]");
      if (link) location.assign(link.dataset.full ?? link.href);
      return !!link;
    }
    case "/":
      search();
      return true;
    case "Escape":
      return closePanel();
  }
  return false;
}

function closePanel(): boolean {
  const close = document.querySelector<HTMLElement>("[data-grid-close]");
  close?.click();
  return !!close;
}

/** "g" and then a letter goes to the area that has it. */
function jump(key: string): boolean {
  const armed = performance.now() - going < GO_WAIT && going > 0;
  going = 0;
  const link = armed ? document.querySelector<HTMLAnchorElement>(`a[data-go="${CSS.escape(key)}"]`) : null;
  if (link) location.assign(link.href);
  return !!link;
}

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  if (document.querySelector("dialog[open]") || !document.querySelector(".console")) return;
  const pop = event.target instanceof Element ? event.target.closest<HTMLDetailsElement>("details[data-pop][open]") : null;
  if (event.key === "Escape" && pop) {
    pop.open = false;
    pop.querySelector("summary")?.focus();
    return;
  }
  if (isTyping(event.target) || pop) return;
  if (jump(event.key)) {
    event.preventDefault();
    return;
  }
  if (event.key === "g") going = performance.now();
  else if (event.key === "?") openDialog("keys");
  else if (!document.querySelector("[data-grid]") || !press(event.key)) return;
  event.preventDefault();
});

document.addEventListener("click", (event) => {
  for (const pop of document.querySelectorAll<HTMLDetailsElement>("details[data-pop][open]")) {
    if (!(event.target instanceof Node && pop.contains(event.target))) pop.open = false;
  }
});

/** The panel closes without asking the server; its row keeps the focus, and the address loses the row. */
on("click", "[data-grid-close]", (link, event) => {
  event.preventDefault();
  const row = document.querySelector<HTMLElement>('tr[data-row][aria-current="true"]');
  row?.removeAttribute("aria-current");
  const panel = document.createElement("aside");
  panel.id = "grid-panel";
  panel.hidden = true;
  link.closest("#grid-panel")?.replaceWith(panel);
  history.pushState({ htmx: true }, "", (link as HTMLAnchorElement).href);
  if (row) hold(row);
});

/** The row whose panel is open is marked, and the panel told to those who listen. */
document.addEventListener("htmx:finally:swap", () => {
  const panel = document.querySelector<HTMLElement>("[data-grid-panel]");
  if (!panel || panel.dataset.told) return;
  panel.dataset.told = "yes";
  const open = new URL(location.href).searchParams.get("open");
  for (const row of rows()) {
    if (row.dataset.row === open) row.setAttribute("aria-current", "true");
    else row.removeAttribute("aria-current");
  }
  panel.querySelector<HTMLElement>("#grid-panel-title")?.focus({ preventScroll: true });
});
