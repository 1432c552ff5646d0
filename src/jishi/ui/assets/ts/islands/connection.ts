/** Offline notice, reload buttons, the line that shows a page is on its way, and the service worker. */

import { on } from "../core/island";

const root = document.documentElement;

function show(): void {
  root.toggleAttribute("data-offline", !navigator.onLine);
}

window.addEventListener("online", show);
window.addEventListener("offline", show);
show();

on("click", "[data-reload]", () => location.reload());

const LONGEST_WAIT = 8000;

/** Show that a page is on its way. A download never replaces the page, so the line ends by itself. */
function leaving(event: Event): void {
  setTimeout(() => {
    if (event.defaultPrevented) return;
    root.toggleAttribute("data-loading", true);
    setTimeout(() => root.toggleAttribute("data-loading", false), LONGEST_WAIT);
  });
}

on("click", "a[href]", (target, event) => {
  const link = target as HTMLAnchorElement;
  const elsewhere = link.target || link.hasAttribute("download") || link.origin !== location.origin;
  const samePage = link.pathname === location.pathname && link.search === location.search && link.hash !== "";
  if (elsewhere || samePage || event.ctrlKey || event.metaKey || event.shiftKey) return;
  leaving(event);
});
document.addEventListener("submit", leaving);
window.addEventListener("pageshow", () => root.toggleAttribute("data-loading", false));

if ("serviceWorker" in navigator) {
  window.addEventListener("load", () => {
    navigator.serviceWorker.register("/sw.js").catch(() => undefined);
  });
}

// "/" goes to the search box, as people know it from elsewhere.
document.addEventListener("keydown", (event) => {
  const typing = event.target instanceof HTMLElement && event.target.closest("input, textarea, select, [contenteditable]");
  if (event.key !== "/" || typing || event.ctrlKey || event.metaKey) return;
  const box = document.querySelector<HTMLInputElement>("[data-search]");
  if (!box) return;
  event.preventDefault();
  box.focus();
});
