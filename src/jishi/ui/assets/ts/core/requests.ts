/** Requests to our own server, with the token that every unsafe one must carry. */

import htmx from "htmx.org";
import { toast } from "../islands/toast";
import { wake, words } from "./island";

interface Configuring {
  ctx: { request: { headers: Record<string, string> }; sourceElement: Element };
}

export function csrfToken(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="csrf-token"]')?.content ?? "";
}

/** POST JSON and return the JSON answer; throws an Error with the server's own words when it refuses. */
export async function postJson<T>(url: string, body: unknown): Promise<T> {
  const answer = await fetch(url, {
    method: "POST",
    headers: { "Content-Type": "application/json", Accept: "application/json", "X-CSRF-Token": csrfToken() },
    body: JSON.stringify(body),
  });
  const data: unknown = answer.status === 204 ? null : await answer.json().catch(() => null);
  if (!answer.ok) throw new Error((data as { title?: string } | null)?.title || words("Failed"));
  return data as T;
}

let underway = 0;

function loading(change: 1 | -1): void {
  underway = Math.max(0, underway + change);
  document.documentElement.toggleAttribute("data-loading", underway > 0);
}

document.addEventListener("htmx:config:request", (event) => {
  const { request, sourceElement } = (event as CustomEvent<Configuring>).detail.ctx;
  request.headers["X-CSRF-Token"] = csrfToken();
  const key = sourceElement.closest("form")?.querySelector<HTMLInputElement>('input[name="idempotency_key"]');
  if (key) request.headers["Idempotency-Key"] = key.value;
});
document.addEventListener("htmx:before:request", () => loading(1));
document.addEventListener("htmx:finally:request", () => loading(-1));
document.addEventListener("htmx:finally:swap", wake);
document.addEventListener("htmx:error", () => toast(navigator.onLine ? words("Failed") : words("Offline"), "error"));

/** Going back asks for the page of then anew. Steps in quick succession are one way: only where it ends is asked for. */
const STEPS_MS = 60;
let returning = 0;

function comeBack(): void {
  window.clearTimeout(returning);
  returning = window.setTimeout(() => location.reload(), STEPS_MS);
}

document.addEventListener("htmx:before:history:restore", (event) => {
  event.preventDefault();
  comeBack();
});

/** A step that came while this page was loading, before anybody could hear of it, left an address that is not its own. */
const [arrival] = performance.getEntriesByType("navigation");
const here = location.href.split("#")[0];
if (arrival && arrival.name.split("#")[0] !== here && history.state?.htmx && sessionStorage.getItem("came-back") !== here) {
  sessionStorage.setItem("came-back", here ?? "");
  comeBack();
} else sessionStorage.removeItem("came-back");

export { htmx };
