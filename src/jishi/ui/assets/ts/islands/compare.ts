/** The comparison list: up to four products, kept in this browser. */

import { island, on, wake } from "../core/island";
import { toast } from "./toast";

interface Entry {
  id: string;
  title: string;
  image: string;
}

const KEY = "jishi-compare";
const MOST = 4;
const CROSS = '<svg class="icon size-3" viewBox="0 0 24 24" aria-hidden="true"><path d="M18 6 6 18M6 6l12 12"/></svg>';

function read(): Entry[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(kept) ? (kept as Entry[]).slice(0, MOST) : [];
  } catch {
    return [];
  }
}

function write(entries: Entry[]): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(entries));
  } catch {
    // Private windows may refuse; the list then lasts as long as the page.
  }
  draw(entries);
}

function draw(entries: Entry[]): void {
  for (const box of document.querySelectorAll<HTMLInputElement>("[data-compare]")) {
    box.checked = entries.some((entry) => entry.id === box.dataset.compare);
  }
  for (const tray of document.querySelectorAll<HTMLElement>("[data-compare-tray]")) drawTray(tray, entries);
}

function drawTray(tray: HTMLElement, entries: Entry[]): void {
  tray.hidden = entries.length === 0;
  tray.querySelector("ul")?.replaceChildren(
    ...entries.map((entry) => {
      const item = document.createElement("li");
      const picture = new Image(44, 44);
      picture.src = entry.image;
      picture.alt = entry.title;
      const remove = document.createElement("button");
      remove.type = "button";
      remove.dataset.compareRemove = entry.id;
      remove.setAttribute("aria-label", `${tray.dataset.wordsRemove} ${entry.title}`);
      remove.innerHTML = CROSS;
      item.append(picture, remove);
      return item;
    }),
  );
  const count = tray.querySelector("[data-count]");
  if (count) count.textContent = `${entries.length}/${MOST}`;
  const link = tray.querySelector("a");
  if (link) link.href = `${tray.dataset.compareTray}?ids=${entries.map((entry) => encodeURIComponent(entry.id)).join(",")}`;
}

on("change", "[data-compare]", (target) => {
  const box = target as HTMLInputElement;
  const { compare: id = "", title = "", image = "" } = box.dataset;
  const rest = read().filter((entry) => entry.id !== id);
  if (box.checked && rest.length >= MOST) {
    box.checked = false;
    toast(document.querySelector<HTMLElement>("[data-compare-tray]")?.dataset.wordsFull ?? "", "warning");
    return;
  }
  write(box.checked ? [...rest, { id, title, image }] : rest);
});
on("click", "[data-compare-remove]", (button) =>
  write(read().filter((entry) => entry.id !== button.dataset.compareRemove)),
);
island("[data-compare-tray]", () => draw(read()));
island("[data-compare]", () => draw(read()));
window.addEventListener("storage", (event) => {
  if (event.key === KEY) draw(read());
});
window.addEventListener("pageshow", wake);
