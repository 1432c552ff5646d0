/** Rich text over a textarea: what is typed is kept there as the HTML that the server accepts. Without script the
    textarea itself is the field; the server takes out whatever it does not know. */

const KEPT = new Set(
  "P BR HR H2 H3 H4 UL OL LI DL DT DD BLOCKQUOTE PRE CODE DIV SPAN B STRONG I EM U S SUB SUP SMALL A TABLE THEAD TBODY TR TH TD".split(" "),
);
const SAFE = /^(https?:|mailto:|\/(?!\/))/i;

/** Only what the server would keep, so that nothing that was pasted runs or carries a style. */
export function harmless(source: string): DocumentFragment {
  const parsed = new DOMParser().parseFromString(source, "text/html");
  const copy = (from: Node, into: Node): void => {
    for (const child of from.childNodes) {
      if (child instanceof Text) into.appendChild(document.createTextNode(child.data));
      else if (child instanceof Element && KEPT.has(child.tagName)) {
        const made = document.createElement(child.tagName);
        const href = child.getAttribute("href") ?? "";
        if (made instanceof HTMLAnchorElement && SAFE.test(href)) made.setAttribute("href", href);
        into.appendChild(made);
        copy(child, made);
      } else if (child instanceof Element && !["SCRIPT", "STYLE"].includes(child.tagName)) copy(child, into);
    }
  };
  const found = document.createDocumentFragment();
  copy(parsed.body, found);
  return found;
}

/** The HTML of what stands in the field; nothing when nobody can see anything. */
function written(field: HTMLElement): string {
  if (!field.textContent?.trim() && !field.querySelector("hr, table")) return "";
  const box = document.createElement("div");
  box.append(harmless(field.innerHTML));
  for (const span of box.querySelectorAll("span")) span.replaceWith(...span.childNodes);
  return box.innerHTML.replaceAll("<div>", "<p>").replaceAll("</div>", "</p>");
}

const COMMANDS: Record<string, [string, string?]> = {
  bold: ["bold"],
  italic: ["italic"],
  heading: ["formatBlock", "h3"],
  text: ["formatBlock", "p"],
  bullets: ["insertUnorderedList"],
  numbers: ["insertOrderedList"],
  undo: ["undo"],
};

/** There is no successor to execCommand that browsers share; its calls keep the browser's own undo. */
function command(name: string, value?: string): void {
  document.execCommand(name, false, value);
}

class Rich {
  private range: Range | null = null;

  constructor(
    private readonly source: HTMLTextAreaElement,
    private readonly field: HTMLElement,
    private readonly bar: HTMLElement,
  ) {
    field.replaceChildren(harmless(source.value));
    field.addEventListener("input", () => this.keep());
    field.addEventListener("paste", (event) => this.paste(event));
    document.addEventListener("selectionchange", () => this.light());
    bar.addEventListener("mousedown", (event) => {
      if (event.target instanceof Element && event.target.closest("button")) event.preventDefault();
    });
    bar.addEventListener("click", (event) => this.press(event));
    this.linkField?.addEventListener("keydown", (event) => {
      if (event.key === "Enter") {
        event.preventDefault();
        this.link();
      } else if (event.key === "Escape") this.showLink(false);
    });
    source.before(bar, field);
    bar.hidden = field.hidden = false;
    source.hidden = true;
  }

  private get linkField(): HTMLInputElement | null {
    return this.bar.querySelector<HTMLInputElement>("[data-rich-link]");
  }

  private keep(): void {
    this.source.value = written(this.field);
    this.source.dispatchEvent(new Event("input", { bubbles: true }));
  }

  private paste(event: ClipboardEvent): void {
    const data = event.clipboardData;
    if (!data) return;
    event.preventDefault();
    const html = data.getData("text/html");
    if (!html) {
      command("insertText", data.getData("text/plain"));
      return;
    }
    const box = document.createElement("div");
    box.append(harmless(html));
    command("insertHTML", box.innerHTML);
  }

  private press(event: Event): void {
    const button = event.target instanceof Element ? event.target.closest<HTMLButtonElement>("[data-rich-do]") : null;
    const what = button?.dataset.richDo ?? "";
    if (what === "link") this.showLink(true);
    else if (what === "link-ok") this.link();
    else if (what === "source") this.swap(button!);
    else if (COMMANDS[what]) {
      this.field.focus();
      command(...COMMANDS[what]);
      this.keep();
    }
  }

  private showLink(open: boolean): void {
    const selection = getSelection();
    if (open && selection?.rangeCount && this.field.contains(selection.anchorNode)) this.range = selection.getRangeAt(0).cloneRange();
    this.bar.querySelector<HTMLElement>("[data-rich-link-row]")!.hidden = !open;
    if (open) this.linkField?.focus();
    else this.field.focus();
  }

  private link(): void {
    const address = this.linkField?.value.trim() ?? "";
    this.showLink(false);
    if (this.range) {
      getSelection()?.removeAllRanges();
      getSelection()?.addRange(this.range);
    }
    if (!address) command("unlink");
    else if (SAFE.test(address)) command("createLink", address);
    this.keep();
  }

  /** Between what it looks like and its HTML. */
  private swap(button: HTMLButtonElement): void {
    const toSource = this.source.hidden;
    if (!toSource) this.field.replaceChildren(harmless(this.source.value));
    this.source.hidden = !toSource;
    this.field.hidden = toSource;
    button.setAttribute("aria-pressed", String(toSource));
  }

  private light(): void {
    if (!this.field.contains(getSelection()?.anchorNode ?? null)) return;
    for (const name of ["bold", "italic"]) {
      this.bar.querySelector(`[data-rich-do=${name}]`)?.setAttribute("aria-pressed", String(document.queryCommandState(name)));
    }
  }
}

/** Bring to life every rich text of the page that is not yet. */
export function enrich(): void {
  for (const box of document.querySelectorAll<HTMLElement>("[data-rich]:not([data-rich-alive])")) {
    const source = box.querySelector("textarea");
    const field = box.querySelector<HTMLElement>("[data-rich-field]");
    const bar = box.querySelector<HTMLElement>("[data-rich-bar]");
    if (!source || !field || !bar) continue;
    box.dataset.richAlive = "yes";
    new Rich(source, field, bar);
  }
}
