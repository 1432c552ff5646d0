/** Forms that must not be sent twice: a key that names this attempt, and a button that rests while it runs. */

import { island } from "../core/island";

/** A random key; randomUUID exists only on secure pages. */
function attemptKey(): string {
  if (typeof crypto.randomUUID === "function") return crypto.randomUUID();
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

function buttons(form: HTMLFormElement): HTMLButtonElement[] {
  return [...form.querySelectorAll<HTMLButtonElement>("button:not([type=button])")];
}

const LONGEST_WAIT = 20_000;

/** Rest while the answer is awaited; an answer that leaves the page as it is (a download) ends it after a while. */
function rest(form: HTMLFormElement, busy: boolean): void {
  form.toggleAttribute("data-busy", busy);
  if (busy) setTimeout(() => rest(form, false), LONGEST_WAIT);
  for (const button of buttons(form)) {
    if (busy) button.setAttribute("aria-busy", "true");
    else button.removeAttribute("aria-busy");
  }
}

/** One key for one content: a repeat after a lost answer is the same attempt, a changed form is a new one. */
function stamp(form: HTMLFormElement): void {
  let key = form.querySelector<HTMLInputElement>('input[name="idempotency_key"]');
  if (!key) {
    key = document.createElement("input");
    key.type = "hidden";
    key.name = "idempotency_key";
    form.append(key);
  }
  key.value ||= attemptKey();
}

island("form[data-guard]", (element) => {
  const form = element as HTMLFormElement;
  stamp(form);
  form.addEventListener("change", () => {
    const key = form.querySelector<HTMLInputElement>('input[name="idempotency_key"]');
    if (key) key.value = attemptKey();
  });
  form.addEventListener("submit", (event) => {
    if (form.hasAttribute("data-busy")) {
      event.preventDefault();
      event.stopImmediatePropagation();
      return;
    }
    stamp(form);
    // After all listeners have spoken, and late enough that the pressed button still counts as the submitter.
    setTimeout(() => {
      if (!event.defaultPrevented || form.matches("[hx-post], [hx-put], [hx-delete]")) rest(form, true);
    });
  }, true);
  form.addEventListener("htmx:finally:request", () => rest(form, false));
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) rest(form, false);
  });
});
