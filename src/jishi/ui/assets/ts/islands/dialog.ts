/** Native dialogs: data-open="ID" opens, data-close closes, a press beside the box closes. */

import { island, on } from "../core/island";

export function openDialog(id: string): void {
  const dialog = document.getElementById(id);
  if (dialog instanceof HTMLDialogElement && !dialog.open) dialog.showModal();
}

on("click", "[data-open]", (trigger, event) => {
  if (trigger.closest("a") && !trigger.hasAttribute("hx-get")) event.preventDefault();
  openDialog(trigger.dataset.open ?? "");
});
on("click", "[data-close]", (button) => button.closest("dialog")?.close());
on("click", "dialog[data-dialog]", (dialog, event) => {
  if (event.target !== dialog) return;
  const box = dialog.getBoundingClientRect();
  const inside =
    event.clientX >= box.left && event.clientX <= box.right && event.clientY >= box.top && event.clientY <= box.bottom;
  if (!inside) (dialog as HTMLDialogElement).close();
});
island("dialog[data-open-now]", (dialog) => (dialog as HTMLDialogElement).showModal());
