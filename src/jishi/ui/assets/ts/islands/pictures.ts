/** Takes the blurred ground away once its picture is there, so that see-through pictures stay clean. */

import { island } from "../core/island";

island(".frame", (frame) => {
  const ground = frame.querySelector(":scope > .frame-blur");
  const picture = frame.querySelector<HTMLImageElement>("picture img");
  if (!ground || !picture) return;
  const done = () => ground.remove();
  if (picture.complete && picture.naturalWidth > 0) done();
  else picture.addEventListener("load", done, { once: true });
});
