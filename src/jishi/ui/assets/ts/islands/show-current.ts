/** A row of links that scrolls sideways begins where the reader is. */

import { island } from "../core/island";

island("[data-show-current]", (row) => {
  const current = row.querySelector<HTMLElement>("[aria-current]");
  if (current) row.scrollLeft = current.offsetLeft - (row.clientWidth - current.offsetWidth) / 2;
});
