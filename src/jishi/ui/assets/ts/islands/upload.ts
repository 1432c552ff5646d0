/** Files: dropped or chosen, listed with their size, sent with progress when the zone names an address. */

import { island } from "../core/island";
import { csrfToken } from "../core/requests";

interface Sent {
  id: string;
  url?: string;
}

function megabytes(size: number): string {
  return size < 1e6 ? `${Math.max(1, Math.round(size / 1e3))} KB` : `${(size / 1e6).toFixed(1)} MB`;
}

function send(url: string, file: File, progress: HTMLProgressElement): Promise<Sent> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const body = new FormData();
    body.append("file", file);
    request.open("POST", url);
    request.responseType = "json";
    request.setRequestHeader("X-CSRF-Token", csrfToken());
    request.setRequestHeader("Accept", "application/json");
    request.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable) progress.value = event.loaded / event.total;
    });
    request.addEventListener("error", () => reject(new Error()));
    request.addEventListener("load", () => {
      const answer = request.response as (Sent & { title?: string }) | null;
      if (request.status < 300 && answer) resolve(answer);
      else reject(new Error(answer?.title));
    });
    request.send(body);
  });
}

function row(file: File): [HTMLLIElement, HTMLSpanElement] {
  const item = document.createElement("li");
  const name = document.createElement("span");
  name.className = "truncate font-medium";
  name.textContent = file.name;
  const note = document.createElement("span");
  note.className = "text-muted figures";
  note.textContent = megabytes(file.size);
  item.append(name, note);
  return [item, note];
}

async function take(zone: HTMLElement, list: Element, input: HTMLInputElement, file: File): Promise<void> {
  const [item, note] = row(file);
  list.append(item);
  const most = Number(zone.dataset.maxMb || 0) * 1e6;
  const refuse = (words: string | undefined): void => {
    note.textContent = words ?? "";
    note.className = "text-error";
  };
  if (most && file.size > most) {
    refuse(zone.dataset.wordsTooLarge);
    if (!zone.dataset.url) input.value = "";
    return;
  }
  if (!zone.dataset.url) return;
  const progress = document.createElement("progress");
  progress.className = "progress w-full";
  progress.max = 1;
  progress.value = 0;
  item.append(progress);
  try {
    const sent = await send(zone.dataset.url, file, progress);
    const field = document.createElement("input");
    field.type = "hidden";
    field.name = `${input.id}_id`;
    field.value = sent.id;
    item.append(field);
    zone.dispatchEvent(new CustomEvent("upload:done", { bubbles: true, detail: sent }));
  } catch (reason) {
    refuse((reason as Error).message || zone.dataset.wordsFailed);
  }
  progress.remove();
}

island("[data-upload]", (zone) => {
  const input = zone.querySelector("input");
  const list = zone.parentElement?.querySelector(".upload-list");
  if (!input || !list) return;
  const over = (yes: boolean) => zone.toggleAttribute("data-over", yes);
  zone.addEventListener("dragenter", () => over(true));
  zone.addEventListener("dragleave", (event) => {
    if (!(event.relatedTarget instanceof Node && zone.contains(event.relatedTarget))) over(false);
  });
  zone.addEventListener("drop", () => over(false));
  input.addEventListener("change", () => {
    if (!zone.dataset.url) list.replaceChildren();
    const files = [...(input.files ?? [])];
    if (zone.dataset.url) input.value = "";
    for (const file of files) void take(zone, list, input, file);
  });
});
