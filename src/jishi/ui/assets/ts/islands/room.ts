/** An open conversation: what is said appears, what one writes is kept until it has arrived. */

import { island } from "../core/island";
import { listen, say } from "../core/live";
import { csrfToken, htmx } from "../core/requests";
import { toast } from "./toast";

interface Waiting {
  client_id: string;
  text: string;
  reply_to?: string;
  card?: { kind: string; key: string };
  picture_id?: string;
  refused?: string;
}

const NEAR = 120;
const TYPING_EVERY = 3000;
const TYPING_LASTS = 5000;
const LONGEST_PAUSE = 30_000;

function key(): string {
  if (typeof crypto.randomUUID === "function") return crypto.randomUUID();
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

function keep(name: string, value: string): void {
  try {
    if (value) localStorage.setItem(name, value);
    else localStorage.removeItem(name);
  } catch {
    // A browser that keeps nothing still talks.
  }
}

function kept(name: string): string {
  try {
    return localStorage.getItem(name) ?? "";
  } catch {
    return "";
  }
}

class Room {
  private readonly list: HTMLOListElement;
  private readonly scroller: HTMLElement;
  private readonly form: HTMLFormElement | null;
  private readonly id: string;
  private readonly me: string;
  private version: number;
  private read: number;
  private othersRead: number;
  private outbox: Waiting[] = [];
  private asking: Promise<void> | null = null;
  private isStale = false;
  private isSending = false;
  private failures = 0;
  private typedAt = 0;
  private typingTimer = 0;
  private readTimer = 0;
  private resendTimer = 0;

  constructor(private readonly root: HTMLElement) {
    this.list = root.querySelector("[data-bubbles]")!;
    this.scroller = root.querySelector("[data-scroll]")!;
    this.form = root.querySelector("form[data-composer]");
    this.id = root.dataset.room!;
    this.me = root.dataset.me ?? "";
    this.version = Number(root.dataset.version);
    this.read = Number(root.dataset.read);
    this.othersRead = Number(root.dataset.othersRead);
    if (this.form && this.me) this.startWriting(this.form);
    this.showRead();
    this.jump();
    if ("past" in root.dataset) return;
    listen(`room:${this.id}`, { hear: (message) => this.hear(message), begin: () => this.catchUp() });
    if (root.dataset.other) this.watchPresence(root.dataset.other);
    this.scroller.addEventListener("scroll", () => this.onScroll(), { passive: true });
    document.addEventListener("visibilitychange", () => this.markRead());
    window.addEventListener("online", () => this.flush());
    root.querySelector("[data-to-end]")?.addEventListener("click", () => this.toEnd());
    this.markRead();
  }

  private startWriting(form: HTMLFormElement): void {
    const field = form.elements.namedItem("text") as HTMLTextAreaElement;
    const draft = `draft:${this.me}:${this.id}`;
    field.value ||= kept(draft);
    this.outbox = JSON.parse(kept(`outbox:${this.me}:${this.id}`) || "[]") as Waiting[];
    for (const one of this.outbox) this.showWaiting(one);
    this.flush();
    field.addEventListener("input", () => {
      keep(draft, field.value);
      if (field.value && Date.now() - this.typedAt > TYPING_EVERY) {
        this.typedAt = Date.now();
        say(`room:${this.id}`, { typing: true });
      }
    });
    field.addEventListener("keydown", (event) => {
      const isFinger = matchMedia("(pointer: coarse)").matches;
      if (event.key !== "Enter" || event.shiftKey || event.isComposing || isFinger) return;
      event.preventDefault();
      form.requestSubmit();
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.write(form, field);
      keep(draft, "");
    });
    form.querySelector<HTMLInputElement>('input[type="file"]')?.addEventListener("change", (event) => {
      void this.sendPicture(form, event.target as HTMLInputElement);
    });
    form.querySelector("[data-drop-reply]")?.addEventListener("click", () => this.answer("", ""));
  }

  /** What the next message answers. */
  answer(id: string, text: string): void {
    if (!this.form) return;
    (this.form.elements.namedItem("reply_to") as HTMLInputElement).value = id;
    const strip = this.form.querySelector<HTMLElement>("[data-reply-strip]")!;
    strip.hidden = !id;
    if (text) strip.querySelector("[data-reply-text]")!.textContent = text;
    (this.form.elements.namedItem("text") as HTMLTextAreaElement).focus();
  }

  private write(form: HTMLFormElement, field: HTMLTextAreaElement, picture?: string): void {
    const value = (name: string): string => (form.elements.namedItem(name) as HTMLInputElement).value;
    const [kind = "", code = ""] = value("card").split(":");
    if (!field.value.trim() && !picture && !code) return;
    const one: Waiting = { client_id: key(), text: field.value };
    if (value("reply_to")) one.reply_to = value("reply_to");
    if (code) one.card = { kind, key: code };
    if (picture) one.picture_id = picture;
    field.value = "";
    (form.elements.namedItem("card") as HTMLInputElement).value = "";
    form.querySelector("[data-card-strip]")?.remove();
    if (one.reply_to) this.answer("", "");
    this.outbox.push(one);
    this.keepOutbox();
    this.showWaiting(one);
    this.toEnd();
    this.flush();
  }

  private async sendPicture(form: HTMLFormElement, input: HTMLInputElement): Promise<void> {
    const [file] = input.files ?? [];
    if (!file) return;
    const body = new FormData();
    body.append("file", file);
    input.value = "";
    try {
      const answer = await fetch("/api/v1/conversations/pictures", {
        method: "POST",
        headers: { Accept: "application/json", "X-CSRF-Token": csrfToken() },
        body,
      });
      const sent = (await answer.json()) as { id: string; title?: string; detail?: string };
      if (!answer.ok) throw new Error(sent.detail ?? sent.title);
      this.write(form, form.elements.namedItem("text") as HTMLTextAreaElement, sent.id);
    } catch (reason) {
      toast((reason as Error).message, "error");
    }
  }

  private keepOutbox(): void {
    keep(`outbox:${this.me}:${this.id}`, this.outbox.length > 0 ? JSON.stringify(this.outbox) : "");
  }

  private showWaiting(one: Waiting): void {
    const template = this.root.querySelector<HTMLTemplateElement>("[data-bubble-template]")!;
    const item = template.content.firstElementChild!.cloneNode(true) as HTMLLIElement;
    item.dataset.client = one.client_id;
    item.querySelector(".bubble-text")!.textContent = one.text || "…";
    this.list.append(item);
    if (one.refused) this.showRefused(item, one);
  }

  private waiting(client: string): HTMLLIElement | null {
    return this.list.querySelector(`.bubble-pending[data-client="${CSS.escape(client)}"]`);
  }

  private showState(client: string, text: string): void {
    const state = this.waiting(client)?.querySelector("[data-state]");
    if (state) state.textContent = text;
  }

  /** One after the other, in the order of writing; without a connection it waits and tries again. */
  private async flushNow(): Promise<void> {
    for (let one = this.next(); one; one = this.next()) {
      let answer: Response;
      try {
        answer = await fetch(`/api/v1/conversations/${this.id}/messages`, {
          method: "POST",
          headers: { "Content-Type": "application/json", Accept: "application/json", "X-CSRF-Token": csrfToken() },
          body: JSON.stringify(one),
        });
      } catch {
        return this.tryLater(one);
      }
      if (answer.status === 429 || answer.status >= 500) return this.tryLater(one);
      this.failures = 0;
      if (answer.ok) {
        this.outbox = this.outbox.filter((other) => other !== one);
        this.keepOutbox();
        await this.catchUp();
        this.waiting(one.client_id)?.remove();
      } else {
        const problem = (await answer.json().catch(() => null)) as { detail?: string; title?: string } | null;
        one.refused = problem?.detail || problem?.title || this.root.dataset.wordsFailed || "";
        this.keepOutbox();
        const item = this.waiting(one.client_id);
        if (item) this.showRefused(item, one);
      }
    }
  }

  private next(): Waiting | undefined {
    return this.outbox.find((one) => !one.refused);
  }

  private flush(): void {
    if (this.isSending) return;
    this.isSending = true;
    void this.flushNow().finally(() => (this.isSending = false));
  }

  private tryLater(one: Waiting): void {
    this.showState(one.client_id, this.root.dataset.wordsWaiting ?? "");
    clearTimeout(this.resendTimer);
    const pause = Math.min(LONGEST_PAUSE, 1000 * 2 ** this.failures);
    this.failures += 1;
    this.resendTimer = window.setTimeout(() => this.flush(), pause);
  }

  private showRefused(item: HTMLLIElement, one: Waiting): void {
    item.classList.add("bubble-refused");
    const state = item.querySelector("[data-state]")!;
    const again = document.createElement("button");
    again.type = "button";
    again.className = "link";
    again.textContent = this.root.dataset.wordsFailed ?? "";
    again.addEventListener("click", () => {
      delete one.refused;
      item.classList.remove("bubble-refused");
      this.flush();
    });
    const drop = document.createElement("button");
    drop.type = "button";
    drop.className = "link";
    drop.textContent = "×";
    drop.addEventListener("click", () => {
      this.outbox = this.outbox.filter((other) => other !== one);
      this.keepOutbox();
      item.remove();
    });
    state.replaceChildren(`${one.refused} `, again, " ", drop);
  }

  private hear(message: { kind: string } & Record<string, unknown>): void {
    if (message.kind === "message") void this.catchUp();
    if (message.kind === "typing" && message.account_id !== this.me) this.showTyping(String(message.name));
    if (message.kind === "read" && message.account_id !== this.me) {
      this.othersRead = Math.max(this.othersRead, Number(message.seq));
      this.showRead();
    }
  }

  /** Ask for everything after what the page knows; while it asks, once more for all that comes meanwhile. */
  private catchUp(): Promise<void> {
    this.isStale = true;
    this.asking ??= this.ask().finally(() => (this.asking = null));
    return this.asking;
  }

  private async ask(): Promise<void> {
    while (this.isStale) {
      this.isStale = false;
      const part = await this.fetchPart(`after=${this.version}`);
      if (!part) return;
      const isNear = this.isNearEnd();
      for (const item of [...part.children] as HTMLLIElement[]) this.place(item);
      this.version = Math.max(this.version, Number(part.dataset.version));
      if ("more" in part.dataset) this.isStale = true;
      if (part.dataset.version && isNear) this.toEnd();
      else if (!isNear) this.root.querySelector<HTMLElement>("[data-to-end]")!.hidden = false;
      this.showRead();
      this.markRead();
    }
  }

  private async fetchPart(query: string): Promise<HTMLOListElement | null> {
    try {
      const answer = await fetch(`/messages/${this.id}/bubbles?${query}`, { headers: { "HX-Request": "true" } });
      if (!answer.ok) return null;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      return page.querySelector("ol");
    } catch {
      return null;
    }
  }

  /** Put a message where its number says; the same message again takes the place of what it was. */
  private place(item: HTMLLIElement): void {
    if (item.dataset.client) this.waiting(item.dataset.client)?.remove();
    const old = document.getElementById(item.id);
    const seq = Number(item.dataset.seq);
    if (old) {
      const day = old.querySelector(".bubble-day");
      item.querySelector(".bubble-day")?.remove();
      if (day) item.prepend(day);
      old.replaceWith(item);
    } else {
      const those = [...this.list.children] as HTMLElement[];
      const before = those.findLast((one) => one.dataset.seq && Number(one.dataset.seq) < seq);
      const day = item.querySelector<HTMLElement>(".bubble-day");
      if (day && [...this.list.querySelectorAll(".bubble-day")].some((one) => one.textContent === day.textContent)) day.remove();
      if (before) before.after(item);
      else this.list.prepend(item);
    }
    htmx.process(item);
  }

  private isNearEnd(): boolean {
    return Math.abs(this.scroller.scrollTop) < NEAR;
  }

  private onScroll(): void {
    if (!this.isNearEnd()) return;
    this.root.querySelector<HTMLElement>("[data-to-end]")!.hidden = true;
    this.markRead();
  }

  private toEnd(): void {
    this.scroller.scrollTop = 0;
    this.root.querySelector<HTMLElement>("[data-to-end]")!.hidden = true;
  }

  private jump(): void {
    const at = new URLSearchParams(location.search).get("at");
    const wanted = at && this.list.querySelector(`[data-seq="${CSS.escape(at)}"]`);
    if (wanted) wanted.scrollIntoView({ block: "center" });
  }

  private last(): number {
    const numbers = [...this.list.children].map((one) => Number((one as HTMLElement).dataset.seq || 0));
    return Math.max(0, ...numbers);
  }

  private markRead(): void {
    const seq = this.last();
    if (!this.me || document.hidden || !this.isNearEnd() || seq <= this.read) return;
    clearTimeout(this.readTimer);
    this.readTimer = window.setTimeout(() => {
      this.read = seq;
      void fetch(`/api/v1/conversations/${this.id}/read`, {
        method: "POST",
        headers: { "Content-Type": "application/json", "X-CSRF-Token": csrfToken() },
        body: JSON.stringify({ seq }),
      }).catch(() => (this.read = 0));
    }, 300);
  }

  private showRead(): void {
    for (const mark of this.list.querySelectorAll<HTMLElement>(".bubble-read")) mark.hidden = true;
    const mine = [...this.list.querySelectorAll<HTMLElement>(".bubble-mine[data-seq]")];
    const latest = mine.findLast((one) => Number(one.dataset.seq) <= this.othersRead);
    const mark = latest?.querySelector<HTMLElement>(".bubble-read");
    if (mark) mark.hidden = false;
  }

  private showHead(text: string): void {
    const place = this.root.parentElement?.querySelector<HTMLElement>("[data-talk-state]");
    if (!place) return;
    place.dataset.before ??= place.textContent ?? "";
    place.textContent = text || place.dataset.before;
  }

  private showTyping(name: string): void {
    this.showHead(`${name} ${this.root.dataset.wordsTyping}`);
    clearTimeout(this.typingTimer);
    this.typingTimer = window.setTimeout(() => this.showHead(""), TYPING_LASTS);
  }

  private watchPresence(other: string): void {
    listen(`presence:${other}`, {
      after: 0,
      hear: (message) => {
        const place = this.root.parentElement?.querySelector<HTMLElement>("[data-talk-state]");
        if (!place || message.kind !== "presence") return;
        place.dataset.before = message.online ? (this.root.dataset.wordsOnline ?? "") : "";
        this.showHead("");
      },
    });
  }

  /** Bring in what was said before. */
  async older(link: HTMLAnchorElement): Promise<void> {
    const part = await this.fetchPart(new URL(link.href).search.slice(1));
    if (!part) return location.assign(link.href);
    const first = part.querySelector<HTMLElement>("[data-seq]");
    for (const item of ([...part.children] as HTMLLIElement[]).reverse()) {
      this.list.prepend(item);
      htmx.process(item);
    }
    if ("more" in part.dataset && first) link.href = link.href.replace(/before=\d+/, `before=${first.dataset.seq}`);
    else link.parentElement?.remove();
  }

  /** Somebody has removed a message for themselves. */
  forget(id: string): void {
    document.getElementById(`m-${id}`)?.remove();
  }
}

island("[data-room]", (root) => {
  const room = new Room(root);
  document.addEventListener("click", (event) => {
    const target = event.target instanceof Element ? event.target : null;
    const older = target?.closest<HTMLAnchorElement>("a[data-older]");
    const reply = target?.closest<HTMLElement>("a[data-reply]");
    if (older && root.contains(older)) {
      event.preventDefault();
      void room.older(older);
    }
    if (reply && root.querySelector("form[data-composer]")) {
      event.preventDefault();
      const text = document.querySelector(`#m-${CSS.escape(reply.dataset.reply ?? "")} .bubble-text`)?.textContent ?? "";
      reply.closest("dialog")?.close();
      room.answer(reply.dataset.reply ?? "", text.slice(0, 80));
    }
  });
  document.addEventListener("htmx:finally:request", (event) => {
    const form = event.target instanceof Element ? event.target.closest<HTMLFormElement>("[data-choices] form") : null;
    if (!form) return;
    const path = form.getAttribute("hx-post") ?? "";
    if (path.endsWith("/removal")) room.forget(path.split("/").at(-2) ?? "");
    form.closest("dialog")?.close();
  });
});
