/** Province, city, district: text fields become lists that depend on each other. */

import { island } from "../core/island";

type Regions = Record<string, Record<string, string[]>>;

const loaded = new Map<string, Promise<Regions>>();

function load(url: string): Promise<Regions> {
  const known = loaded.get(url);
  if (known) return known;
  const coming = fetch(url, { headers: { Accept: "application/json" } }).then((answer) => {
    if (!answer.ok) throw new Error(String(answer.status));
    return answer.json() as Promise<Regions>;
  });
  loaded.set(url, coming);
  coming.catch(() => loaded.delete(url));
  return coming;
}

function asList(input: HTMLInputElement): HTMLSelectElement {
  const list = document.createElement("select");
  list.className = "select";
  for (const { name, value } of input.attributes) {
    if (!["class", "type", "value"].includes(name)) list.setAttribute(name, value);
  }
  input.replaceWith(list);
  return list;
}

function fill(list: HTMLSelectElement, names: string[], value: string): void {
  const options = names.map((name) => new Option(name, name, false, name === value));
  list.replaceChildren(new Option("", ""), ...options);
  list.disabled = names.length === 0;
  list.required = names.length > 0;
  if (names.length === 1) list.value = names[0] ?? "";
}

async function mount(box: HTMLElement): Promise<void> {
  const inputs = [...box.querySelectorAll<HTMLInputElement>("input")];
  if (inputs.length !== 3) return;
  const values = inputs.map((input) => input.value);
  const regions = await load(box.dataset.regions ?? "");
  const [province, city, district] = inputs.map(asList) as [HTMLSelectElement, HTMLSelectElement, HTMLSelectElement];
  const cities = () => fill(city, Object.keys(regions[province.value] ?? {}), values[1] ?? "");
  const districts = () => fill(district, regions[province.value]?.[city.value] ?? [], values[2] ?? "");
  fill(province, Object.keys(regions), values[0] ?? "");
  cities();
  districts();
  province.addEventListener("change", () => {
    cities();
    districts();
  });
  city.addEventListener("change", districts);
}

island("[data-regions]", (box) => {
  // Without the list the plain text fields stay, which the server accepts as well.
  mount(box).catch(() => undefined);
});
