/** Keeps the built files and the offline page, so that a lost connection shows words instead of a browser error. */

declare const PRECACHED: string[];

interface LifeEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface AskEvent extends LifeEvent {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}

const OFFLINE = "/offline";
const PREFIX = "jishi-";
const CACHE = PREFIX + PRECACHED.join("|").replace(/[^a-f0-9]+/g, "").slice(-40);
const worker = self as unknown as {
  skipWaiting(): Promise<void>;
  clients: { claim(): Promise<void> };
};

async function keep(): Promise<void> {
  const cache = await caches.open(CACHE);
  await cache.addAll([OFFLINE, ...PRECACHED]);
  await worker.skipWaiting();
}

async function forgetOlder(): Promise<void> {
  for (const name of await caches.keys()) {
    if (name.startsWith(PREFIX) && name !== CACHE) await caches.delete(name);
  }
  await worker.clients.claim();
}

/** Built files never change under their name: ours first, else the network's, kept. */
async function builtFile(request: Request): Promise<Response> {
  const kept = await caches.match(request);
  if (kept) return kept;
  const fresh = await fetch(request);
  if (fresh.ok) await (await caches.open(CACHE)).put(request, fresh.clone());
  return fresh;
}

/** Pages are always fresh (they are personal); without a connection the offline page speaks. */
async function page(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch {
    return (await caches.match(OFFLINE)) ?? Response.error();
  }
}

self.addEventListener("install", (event) => (event as LifeEvent).waitUntil(keep()));
self.addEventListener("activate", (event) => (event as LifeEvent).waitUntil(forgetOlder()));
self.addEventListener("fetch", (event) => {
  const ask = event as AskEvent;
  const { request } = ask;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  if (url.pathname.startsWith("/assets/")) ask.respondWith(builtFile(request));
  else if (request.mode === "navigate") ask.respondWith(page(request));
});
