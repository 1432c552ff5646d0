/** How many messages wait, in the bar of every page of somebody who has signed in; and the list of conversations. */

import { htmx } from "../core/requests";
import { island } from "../core/island";
import { connect, overhear } from "../core/live";

const PATIENCE = 1500;
const PAUSE = 700;
let timer = 0;

function show(count: number): void {
  for (const place of document.querySelectorAll<HTMLElement>("[data-unread]")) {
    place.hidden = count === 0;
    place.textContent = count < 100 ? String(count) : "99+";
  }
}

async function ask(): Promise<void> {
  try {
    const answer = await fetch("/api/v1/conversations/unread", { headers: { Accept: "application/json" } });
    if (answer.ok) show(((await answer.json()) as { total: number }).total);
  } catch {
    // Without a connection the number stays as it is.
  }
}

/** Soon, once for all that comes together. */
function changed(): void {
  clearTimeout(timer);
  timer = window.setTimeout(() => {
    void ask();
    for (const list of document.querySelectorAll("[data-talk-rows]")) htmx.trigger(list, "talk:changed", {});
  }, PAUSE);
}

overhear((topic, message) => {
  if (message.kind === "unread") show(message.total as number);
  if (topic.startsWith("room:") && message.kind === "message") changed();
  if (message.kind === "room") changed();
});

// A page that one leaves at once needs no connection.
island("[data-live]", () => setTimeout(connect, PATIENCE));
