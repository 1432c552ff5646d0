/** Pictures that open large, one after the other: arrows, keys, Esc. Without it their links open them. */

import { on } from "../core/island";

const ICONS = { close: "M18 6 6 18M6 6l12 12", previous: "m15 18-6-6 6-6", next: "m9 18 6-6-6-6" };

function button(label: string, path: string, place: string, press: () => void): HTMLButtonElement {
  const made = document.createElement("button");
  made.type = "button";
  made.className = `btn btn-circle absolute ${place}`;
  made.ariaLabel = label;
  made.innerHTML = `<svg class="icon size-5" viewBox="0 0 24 24" aria-hidden="true"><path d="${path}"/></svg>`;
  made.addEventListener("click", press);
  return made;
}

function open(group: HTMLElement, first: number): void {
  const links = [...group.querySelectorAll<HTMLAnchorElement>("a")];
  const { wordsClose = "", wordsPrevious = "", wordsNext = "" } = group.dataset;
  const dialog = document.createElement("dialog");
  dialog.className = "zoom-dialog";
  dialog.ariaLabel = group.ariaLabel;
  const canvas = document.createElement("div");
  canvas.className = "zoom-canvas";
  let current = first;
  const show = (step: number): void => {
    current = (current + step + links.length) % links.length;
    const picture = document.createElement("img");
    picture.src = links[current]?.href ?? "";
    picture.alt = links[current]?.querySelector<HTMLImageElement>("picture img")?.alt ?? "";
    canvas.replaceChildren(picture);
  };
  dialog.append(canvas, button(wordsClose, ICONS.close, "end-4 top-4", () => dialog.close()));
  if (links.length > 1) {
    dialog.append(
      button(wordsPrevious, ICONS.previous, "start-4 top-1/2", () => show(-1)),
      button(wordsNext, ICONS.next, "end-4 top-1/2", () => show(1)),
    );
  }
  canvas.addEventListener("click", (event) => {
    if (event.target === canvas) dialog.close();
  });
  dialog.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step) show(step);
  });
  dialog.addEventListener("close", () => {
    dialog.remove();
    links[current]?.focus();
  });
  document.body.append(dialog);
  show(0);
  dialog.showModal();
}

on("click", "[data-lightbox] a", (link, event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  const group = link.closest<HTMLElement>("[data-lightbox]");
  if (!group) return;
  event.preventDefault();
  open(group, [...group.querySelectorAll("a")].indexOf(link as HTMLAnchorElement));
});
