/** Finds islands in the page, now and after every htmx swap, and brings each to life once. */

type Mount = (element: HTMLElement) => void;

const islands: [selector: string, mount: Mount][] = [];
const alive = new WeakMap<Element, Set<Mount>>();

/** Declare an island: `mount` runs once for each element that matches. */
export function island(selector: string, mount: Mount): void {
  islands.push([selector, mount]);
}

/** Bring to life what is new in the page. */
export function wake(): void {
  for (const [selector, mount] of islands) {
    for (const element of document.querySelectorAll<HTMLElement>(selector)) {
      const mounts = alive.get(element) ?? new Set<Mount>();
      if (mounts.has(mount)) continue;
      alive.set(element, mounts.add(mount));
      mount(element);
    }
  }
}

/** Listen for an event on all present and future elements that match. */
export function on<K extends keyof DocumentEventMap>(
  type: K,
  selector: string,
  handle: (target: HTMLElement, event: DocumentEventMap[K]) => void,
): void {
  document.addEventListener(type, (event) => {
    const target = event.target instanceof Element ? event.target.closest<HTMLElement>(selector) : null;
    if (target) handle(target, event);
  });
}

/** A sentence that the server put on <body data-words-…>. */
export function words(name: string): string {
  return document.body.dataset[`words${name}`] ?? "";
}
