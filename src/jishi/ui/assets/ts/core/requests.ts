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

/**
 * Going back asks for the page of then anew and shows its main part: entries that htmx wrote belong to one document, so
 * the rest is the same. A further step ends the one before, however quickly it comes.
 */
let returning = new AbortController();

async function comeBack(): Promise<void> {
  returning.abort();
  const mine = (returning = new AbortController());
  loading(1);
  try {
    const answer = await fetch(location.href, { headers: { Accept: "text/html" }, signal: mine.signal });
    const then = new DOMParser().parseFromString(await answer.text(), "text/html");
    const [was, is] = [document.querySelector("main"), then.querySelector("main")];
    if (mine.signal.aborted) return;
    if (!answer.ok || answer.redirected || !was || !is) return location.reload();
    document.title = then.title;
    was.replaceWith(is);
    htmx.process(is);
    document.dispatchEvent(new CustomEvent("htmx:finally:swap"));
  } catch {
    if (!mine.signal.aborted) location.reload();
  } finally {
    loading(-1);
  }
}

document.addEventListener("htmx:before:history:restore", (event) => event.preventDefault());
window.addEventListener("popstate", (event) => {
  if ((event.state as { htmx?: boolean } | null)?.htmx) void comeBack();
});

/**
 * Two steps at once make some browsers load the first one's page anew and then only change its address: what was loaded
 * is not what the address says.
 */
function checkArrival(): void {
  const [arrival] = performance.getEntriesByType("navigation");
  const here = location.href.split("#")[0];
  if (arrival && arrival.name.split("#")[0] !== here && history.state?.htmx) void comeBack();
}

checkArrival();

export { htmx };
