/** Theme and density, changed at once, kept in the cookie that the server reads and with the account. */

import { on, wake } from "../core/island";
import { postJson } from "../core/requests";

const COOKIE = "jishi_prefs";
const YEAR = 31_536_000;
const root = document.documentElement;

function remember(): void {
  const kept = document.cookie.split("; ").find((pair) => pair.startsWith(`${COOKIE}=`));
  const locale = kept?.split("=")[1]?.split(".")[2] || root.lang;
  const secure = location.protocol === "https:" ? "; Secure" : "";
  const value = `${root.dataset.theme}.${root.dataset.density}.${locale}`;
  document.cookie = `${COOKIE}=${value}; Path=/; SameSite=Lax; Max-Age=${YEAR}${secure}`;
}

function mark(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>("[data-set-theme], [data-set-density]")) {
    const current = button.hasAttribute("data-set-theme") ? root.dataset.theme : root.dataset.density;
    button.setAttribute("aria-pressed", String(button.value === current));
  }
  for (const list of document.querySelectorAll<HTMLSelectElement>("[data-theme-list]")) {
    list.value = root.dataset.theme ?? "system";
  }
}

on("click", "[data-set-theme], [data-set-density]", (target, event) => {
  if (!(target instanceof HTMLButtonElement)) return;
  event.preventDefault();
  root.dataset[target.hasAttribute("data-set-theme") ? "theme" : "density"] = target.value;
  remember();
  mark();
  wake();
  // The cookie is what this browser goes by; the account only hands it to the next one, so a failure may pass.
  postJson("/api/v1/preferences", { theme: root.dataset.theme, density: root.dataset.density }).catch(() => undefined);
});
mark();
