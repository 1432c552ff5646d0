/** The console's ⌘K: opens, finds while one types, arrows walk through what was found. */

import { island } from "../core/island";

function hits(palette: HTMLElement): HTMLElement[] {
  return [...palette.querySelectorAll<HTMLElement>(".palette-hit")];
}

function walk(palette: HTMLElement, step: number): void {
  const stops = [palette.querySelector<HTMLElement>("input")!, ...hits(palette)];
  const here = stops.indexOf(document.activeElement as HTMLElement);
  stops[(here + step + stops.length) % stops.length]?.focus();
}

/** Whether what is shown was found for what stands in the field now. */
function isFresh(palette: HTMLElement, field: HTMLInputElement): boolean {
  const shown = palette.querySelector<HTMLElement>("[data-found-for]");
  return shown?.dataset["foundFor"] === field.value.trim().split(/\s+/).join(" ");
}

island("[data-palette]", (element) => {
  const palette = element as HTMLDialogElement;
  const field = palette.querySelector("input")!;
  let isHurried = false;
  palette.addEventListener("htmx:finally:swap", () => {
    if (isHurried && isFresh(palette, field)) {
      isHurried = false;
      hits(palette)[0]?.click();
    }
  });
  field.addEventListener("input", () => (isHurried = false));
  const open = (): void => {
    if (palette.open) return;
    palette.showModal();
    field.select();
    field.dispatchEvent(new CustomEvent("palette:open"));
  };
  document.addEventListener("keydown", (event) => {
    if ((event.metaKey || event.ctrlKey) && event.key.toLowerCase() === "k" && !document.querySelector("dialog[open]:not([data-palette])")) {
      event.preventDefault();
      open();
    }
  });
  for (const button of document.querySelectorAll("[data-palette-open]")) {
    button.addEventListener("click", (event) => {
      event.preventDefault();
      open();
    });
  }
  palette.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      walk(palette, step);
    } else if (event.key === "Enter" && event.target === field) {
      if (!field.value.trim()) return;
      event.preventDefault();
      // Who types fast presses Enter before the answer is there, and does not mean what was found for less.
      if (isFresh(palette, field)) hits(palette)[0]?.click();
      else isHurried = true;
    }
  });
});
