/** Small helps for fields: quantity, shown passwords, codes that send themselves, tick-all, filters that send themselves. */

import { island, on } from "../core/island";

function limits(input: HTMLInputElement): [least: number, most: number] {
  return [Number(input.min || 1), Number(input.max || 9999)];
}

function steady(box: HTMLElement): void {
  const input = box.querySelector("input");
  if (!input) return;
  const [least, most] = limits(input);
  const value = Number(input.value);
  box.querySelector<HTMLButtonElement>('[data-step="-1"]')!.disabled = input.disabled || value <= least;
  box.querySelector<HTMLButtonElement>('[data-step="1"]')!.disabled = input.disabled || value >= most;
}

on("click", "[data-stepper] [data-step]", (button) => {
  const box = button.closest<HTMLElement>("[data-stepper]");
  const input = box?.querySelector("input");
  if (!box || !input) return;
  const [least, most] = limits(input);
  input.value = String(Math.min(most, Math.max(least, (Number(input.value) || least) + Number(button.dataset.step))));
  steady(box);
  input.dispatchEvent(new Event("change", { bubbles: true }));
});
island("[data-stepper]", (box) => {
  const input = box.querySelector("input");
  input?.addEventListener("change", () => {
    const [least, most] = limits(input);
    input.value = String(Math.min(most, Math.max(least, Math.round(Number(input.value)) || least)));
    steady(box);
  });
});

on("click", "[data-reveal]", (button) => {
  const input = document.getElementById(button.dataset.reveal ?? "");
  if (!(input instanceof HTMLInputElement)) return;
  const show = input.type === "password";
  input.type = show ? "text" : "password";
  button.setAttribute("aria-pressed", String(show));
});

island("input[data-otp]", (element) => {
  const input = element as HTMLInputElement;
  input.addEventListener("input", () => {
    input.value = input.value.replace(/\D/g, "").slice(0, input.maxLength);
    if (input.value.length === input.maxLength) input.form?.requestSubmit();
  });
});

function countTicked(form: HTMLFormElement): void {
  const boxes = [...form.querySelectorAll<HTMLInputElement>("tbody .cell-check input")];
  const ticked = boxes.filter((box) => box.checked).length;
  for (const place of form.querySelectorAll("[data-selected-count]")) place.textContent = String(ticked);
  for (const all of form.querySelectorAll<HTMLInputElement>("[data-select-all]")) {
    all.checked = ticked > 0 && ticked === boxes.length;
    all.indeterminate = ticked > 0 && ticked < boxes.length;
  }
}
on("change", "[data-select-all]", (all) => {
  const form = all.closest("form");
  for (const box of form?.querySelectorAll<HTMLInputElement>("tbody .cell-check input") ?? []) {
    box.checked = (all as HTMLInputElement).checked;
  }
  if (form) countTicked(form);
});
on("change", "tbody .cell-check input", (box) => {
  const form = box.closest("form");
  if (form) countTicked(form);
});

on("change", "form[data-autosubmit]", (form) => (form as HTMLFormElement).requestSubmit());
