/** Share by the device's own sheet, or copy; copy buttons. */

import { on } from "../core/island";
import { toast } from "./toast";

async function copy(text: string, said: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const field = document.createElement("textarea");
    field.value = text;
    field.className = "sr-only";
    document.body.append(field);
    field.select();
    document.execCommand("copy");
    field.remove();
  }
  toast(said, "success");
}

on("click", "[data-copy]", (button) => void copy(button.dataset.copy ?? "", button.dataset.copied ?? ""));
on("click", "[data-share]", (button) => {
  const url = new URL(button.dataset.share ?? "", location.href).href;
  const title = button.dataset.title ?? document.title;
  if (!navigator.share) {
    void copy(url, button.dataset.copied ?? "");
    return;
  }
  navigator.share({ title, url }).catch((reason: unknown) => {
    if (!(reason instanceof DOMException && reason.name === "AbortError")) void copy(url, button.dataset.copied ?? "");
  });
});
