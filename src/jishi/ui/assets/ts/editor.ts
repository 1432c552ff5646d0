/** The product editor: warns before unsaved changes are lost, orders pictures by dragging, edits rich text. */

import { enrich } from "./rich";

const form = document.querySelector<HTMLFormElement>("[data-editor]");
let dirty = false;

/** Show the form as the server sees it now. What is still being sent would be lost, so it is waited for. */
function refresh(): void {
  if (document.querySelector(".upload-list progress")) return;
  form?.querySelector<HTMLButtonElement>('button[name="do"][value="refresh"]')?.click();
}

/** Rows are numbered by where they stand. */
function renumber(list: Element): void {
  list.querySelectorAll<HTMLElement>("[data-sortable-item]").forEach((item, at) => {
    for (const field of item.querySelectorAll<HTMLInputElement>("input[name]")) {
      field.name = field.name.replace(/^image\.\d+\./, `image.${at}.`);
    }
  });
}

/** Variants point to pictures by number, so the pictures' new places are told to them. */
function repoint(before: string[], list: Element): void {
  const after = [...list.querySelectorAll<HTMLInputElement>('input[name$=".id"]')].map((field) => field.value);
  for (const select of form?.querySelectorAll<HTMLSelectElement>('select[name$=".image"]') ?? []) {
    if (select.value === "") continue;
    const place = after.indexOf(before[Number(select.value)] ?? "");
    select.value = place < 0 ? "" : String(place);
  }
}

let dragged: HTMLElement | null = null;
let order: string[] = [];

function ids(list: Element): string[] {
  return [...list.querySelectorAll<HTMLInputElement>('input[name$=".id"]')].map((field) => field.value);
}

document.addEventListener("dragstart", (event) => {
  const item = (event.target as Element).closest<HTMLElement>("[data-sortable-item]");
  if (!item?.parentElement) return;
  dragged = item;
  order = ids(item.parentElement);
  event.dataTransfer?.setData("text/plain", "");
});
document.addEventListener("dragover", (event) => {
  const over = (event.target as Element).closest<HTMLElement>("[data-sortable-item]");
  if (!dragged || !over || over.parentElement !== dragged.parentElement) return;
  event.preventDefault();
  if (over === dragged) return;
  const isAfter = dragged.compareDocumentPosition(over) & Node.DOCUMENT_POSITION_FOLLOWING;
  over[isAfter ? "after" : "before"](dragged);
});
document.addEventListener("dragend", () => {
  const list = dragged?.parentElement;
  dragged = null;
  if (!list) return;
  renumber(list);
  repoint(order, list);
  dirty = true;
});

document.addEventListener("upload:done", () => {
  dirty = true;
  // Its bar goes right after this event; the last of several brings them all in.
  setTimeout(refresh);
});

document.addEventListener("change", (event) => {
  if (event.target instanceof Element && event.target.matches("[data-refresh]")) refresh();
});

enrich();

if (form) {
  dirty = Boolean(form.querySelector("[data-dirty]"));
  form.addEventListener("input", () => {
    dirty = true;
  });
  form.addEventListener("htmx:finally:swap", () => {
    enrich();
    dirty ||= Boolean(form.querySelector("[data-dirty]"));
  });
  form.addEventListener("submit", (event) => {
    const by = (event as SubmitEvent).submitter;
    if (!(by instanceof HTMLButtonElement) || by.name !== "do") dirty = false;
  });
  window.addEventListener("beforeunload", (event) => {
    if (dirty) event.preventDefault();
  });
}
