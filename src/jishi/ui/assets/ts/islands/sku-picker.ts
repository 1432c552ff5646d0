/** Choice of a variant: strikes out what does not exist, keeps price, stock and picture in step. */

import { island } from "../core/island";

interface Variant {
  id: string;
  options: Record<string, string>;
  price: string;
  was: string | null;
  reason?: string;
  available: number;
  image?: number | null;
}

const FEW = 10;

function mount(picker: HTMLElement): void {
  const source = picker.querySelector('script[type="application/json"]')?.textContent ?? "[]";
  const variants = JSON.parse(source) as Variant[];
  const inputs = [...picker.querySelectorAll<HTMLInputElement>("input[data-option]")];
  const names = [...new Set(inputs.map((input) => input.dataset.option ?? ""))];
  const hidden = picker.querySelector<HTMLInputElement>('input[type="hidden"]');
  const stock = picker.querySelector<HTMLElement>("[data-stock]");
  const form = picker.closest("form");
  const page: ParentNode = picker.closest("[data-product]") ?? document;

  const chosen = (): Record<string, string> =>
    Object.fromEntries(inputs.filter((input) => input.checked).map((input) => [input.dataset.option, input.value]));

  const fits = (variant: Variant, wanted: Record<string, string>): boolean =>
    Object.entries(wanted).every(([name, value]) => variant.options[name] === value);

  /** A value that exists with the rest of the choice, in stock; or exists at all. */
  function strike(): void {
    const now = chosen();
    for (const input of inputs) {
      const wanted = { ...now, [input.dataset.option ?? ""]: input.value };
      const possible = variants.some((variant) => fits(variant, wanted) && variant.available > 0);
      const label = input.closest<HTMLElement>(".option");
      label?.toggleAttribute("data-impossible", !possible);
      if (label) label.title = possible ? "" : (picker.dataset.wordsImpossible ?? "");
    }
  }

  /** An impossible value was pressed: keep it and let go of the others that hinder it. */
  function yieldTo(pressed: HTMLInputElement): void {
    const now = chosen();
    if (variants.some((variant) => fits(variant, now))) return;
    const wish = { [pressed.dataset.option ?? ""]: pressed.value };
    for (const name of names) {
      const value = now[name];
      if (value === undefined || name === pressed.dataset.option) continue;
      if (variants.some((variant) => fits(variant, { ...wish, [name]: value }))) wish[name] = value;
    }
    for (const input of inputs) input.checked = wish[input.dataset.option ?? ""] === input.value;
  }

  function show(): void {
    strike();
    for (const output of picker.querySelectorAll("legend output")) {
      const checked = output.closest("fieldset")?.querySelector("input:checked");
      output.textContent = checked?.closest(".option")?.querySelector("span")?.textContent ?? "";
    }
    const now = chosen();
    const missing = names.find((name) => now[name] === undefined);
    const variant = missing === undefined ? variants.find((candidate) => fits(candidate, now)) : undefined;
    if (hidden) hidden.value = variant?.id ?? "";
    tell(variant, missing);
    const buyable = variant !== undefined && variant.available > 0;
    for (const button of form?.querySelectorAll<HTMLButtonElement>("[data-buy]") ?? []) {
      button.disabled = variant !== undefined && !buyable;
    }
    const quantity = form?.querySelector<HTMLInputElement>("[data-stepper] input");
    if (quantity && buyable) {
      quantity.max = String(Math.min(variant.available, 99));
      quantity.dispatchEvent(new Event("change"));
    }
    if (!variant) return;
    for (const place of page.querySelectorAll("[data-price-now]")) place.textContent = variant.price;
    for (const place of page.querySelectorAll<HTMLElement>("[data-price-was]")) {
      place.textContent = variant.was ?? "";
      place.hidden = !variant.was;
    }
    for (const place of page.querySelectorAll<HTMLElement>("[data-price-reason]")) {
      place.textContent = variant.reason ?? "";
      place.hidden = !variant.reason;
    }
    if (typeof variant.image === "number") {
      page.querySelector("[data-gallery]")?.dispatchEvent(new CustomEvent("gallery:show", { detail: variant.image }));
    }
    picker.dispatchEvent(new CustomEvent("sku:chosen", { bubbles: true, detail: variant }));
  }

  function tell(variant: Variant | undefined, missing: string | undefined): void {
    if (!stock) return;
    const legend = inputs.find((input) => input.dataset.option === missing)?.closest("fieldset")?.querySelector("legend");
    const words = picker.dataset;
    stock.className = "text-sm font-medium";
    if (missing !== undefined) {
      stock.textContent = (words.wordsChoose ?? "{}").replace("{}", legend?.firstChild?.textContent?.trim() ?? "");
      stock.classList.add("text-muted");
    } else if (!variant || variant.available <= 0) {
      stock.textContent = words.wordsSoldOut ?? "";
      stock.classList.add("text-error");
    } else if (variant.available < FEW) {
      stock.textContent = (words.wordsLeft ?? "{}").replace("{}", String(variant.available));
      stock.classList.add("text-gold");
    } else {
      stock.textContent = words.wordsInStock ?? "";
      stock.classList.add("text-success");
    }
  }

  for (const input of inputs) {
    input.addEventListener("change", () => {
      yieldTo(input);
      show();
    });
  }
  // At the document, so that neither htmx nor the guard against double sending takes note of it.
  document.addEventListener("submit", (event) => {
    if (event.target === form && hidden && !hidden.value) {
      event.preventDefault();
      event.stopImmediatePropagation();
      picker.scrollIntoView({ block: "center" });
      inputs.find((input) => chosen()[input.dataset.option ?? ""] === undefined)?.focus();
    }
  }, true);
  show();
}

island("[data-sku-picker]", mount);
