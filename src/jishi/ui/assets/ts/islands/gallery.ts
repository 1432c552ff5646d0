/** Product pictures: swipe (native scrolling), arrows, thumbnails, keyboard, zoom. */

import { island } from "../core/island";

function mount(gallery: HTMLElement): void {
  const track = gallery.querySelector<HTMLElement>(".gallery-track");
  if (!track) return;
  const slides = [...track.querySelectorAll<HTMLElement>("[data-slide]")];
  const thumbs = [...gallery.querySelectorAll<HTMLElement>("[data-thumb]")];
  const number = gallery.querySelector("[data-current]");
  let current = 0;

  const show = (index: number): void => {
    const target = slides[Math.max(0, Math.min(slides.length - 1, index))];
    if (target) track.scrollTo({ left: target.offsetLeft - track.offsetLeft });
  };
  const settle = (): void => {
    current = Math.round(track.scrollLeft / (track.clientWidth || 1));
    if (number) number.textContent = String(current + 1);
    thumbs.forEach((thumb, index) => {
      if (index === current) thumb.setAttribute("aria-current", "true");
      else thumb.removeAttribute("aria-current");
    });
  };

  track.addEventListener("scroll", () => requestAnimationFrame(settle), { passive: true });
  gallery.addEventListener("gallery:show", (event) => show((event as CustomEvent<number>).detail));
  thumbs.forEach((thumb, index) => thumb.addEventListener("click", () => show(index)));
  for (const arrow of gallery.querySelectorAll<HTMLElement>("[data-go]")) {
    arrow.addEventListener("click", () => show((current + Number(arrow.dataset.go) + slides.length) % slides.length));
  }
  track.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    show(current + step);
  });
  zoom(gallery, slides);
}

function zoom(gallery: HTMLElement, slides: HTMLElement[]): void {
  const dialog = gallery.querySelector<HTMLDialogElement>("[data-zoom]");
  const canvas = dialog?.querySelector<HTMLElement>(".zoom-canvas");
  if (!dialog || !canvas) return;
  for (const slide of slides) {
    slide.addEventListener("click", () => {
      const picture = document.createElement("img");
      picture.src = slide.dataset.full ?? "";
      picture.alt = slide.querySelector<HTMLImageElement>("picture img")?.alt ?? "";
      canvas.replaceChildren(picture);
      dialog.toggleAttribute("data-zoomed", false);
      dialog.showModal();
    });
  }
  canvas.addEventListener("click", (event) => {
    if (event.target instanceof HTMLImageElement) dialog.toggleAttribute("data-zoomed");
    else dialog.close();
  });
}

island("[data-gallery]", mount);
