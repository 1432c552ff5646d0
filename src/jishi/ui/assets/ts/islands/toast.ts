/** Passing words at the edge of the page. */

import { island, on, words } from "../core/island";

export type Kind = "info" | "success" | "warning" | "error";

const SECONDS: Record<Kind, number> = { info: 5, success: 5, warning: 8, error: 10 };
const CROSS = '<svg class="icon size-4" viewBox="0 0 24 24" aria-hidden="true"><path d="M18 6 6 18M6 6l12 12"/></svg>';

/** Show a sentence for some seconds. */
export function toast(text: string, kind: Kind = "info"): void {
  const place = document.getElementById("toasts");
  if (!place || !text) return;
  const item = document.createElement("div");
  item.className = kind === "error" ? "toast-item toast-error" : "toast-item";
  item.setAttribute("role", kind === "error" ? "alert" : "status");
  item.dataset.toast = kind;
  const sentence = document.createElement("span");
  sentence.textContent = text;
  const close = document.createElement("button");
  close.type = "button";
  close.dataset.dismiss = "";
  close.setAttribute("aria-label", words("Close"));
  close.innerHTML = CROSS;
  item.append(sentence, close);
  place.append(item);
  leaveLater(item);
}

function leave(item: HTMLElement): void {
  item.dataset.leaving = "";
  setTimeout(() => item.remove(), 260);
}

/** Stay while somebody reads it: time runs only without pointer or focus on it. */
function leaveLater(item: HTMLElement): void {
  let timer = 0;
  const wait = () => {
    timer = window.setTimeout(() => leave(item), SECONDS[(item.dataset.toast as Kind) || "info"] * 1000);
  };
  const stay = () => clearTimeout(timer);
  item.addEventListener("pointerenter", stay);
  item.addEventListener("focusin", stay);
  item.addEventListener("pointerleave", wait);
  item.addEventListener("focusout", wait);
  wait();
}

island("#toasts [data-toast]", leaveLater);
on("click", "[data-dismiss]", (button) => {
  const item = button.closest<HTMLElement>("[data-toast]");
  if (item) leave(item);
});
