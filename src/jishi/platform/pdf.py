"""Papers to print: A4 pages with Chinese and Latin text, tables, and codes to scan."""

import io
from collections.abc import Sequence
from pathlib import Path

import segno
from fpdf import FPDF
from fpdf.enums import XPos, YPos
from fpdf.fonts import FontFace

FONT = Path(__file__).resolve().parent / "fonts" / "DroidSansFallback.ttf"
NAME = "sans"
MARGIN = 15
WIDTH = 210 - 2 * MARGIN
GREY = 110
LINE = 5.2
SMALL, PLAIN, LARGE = 8, 10, 18


class Paper(FPDF):
    """A document. Lengths are in millimetres, sizes in points; `foot` stands at the bottom of every page."""

    def __init__(self, title: str, foot: str = "") -> None:
        super().__init__(format="A4")
        self.foot = foot
        self.set_title(title)
        self.set_creator("Jishi")
        self.add_font(NAME, "", FONT)
        self.set_margins(MARGIN, MARGIN)
        self.set_auto_page_break(auto=True, margin=18)

    def normalize_text(self, text: str) -> str:
        """What fpdf does to every text first: narrow spaces, which the font lacks, become plain ones."""
        return str(super().normalize_text(text.replace("\u202f", " ").replace("\u2009", " ")))

    def footer(self) -> None:
        """What fpdf puts at the end of each page."""
        self.set_y(-13)
        self._pen(SMALL, GREY)
        self.cell(WIDTH / 2, 5, self.foot)
        self.cell(WIDTH / 2, 5, str(self.page_no()), align="R")

    def head(self, title: str, right: Sequence[str] = ()) -> None:
        """The title, with a few words at the right."""
        top = self.get_y()
        self._pen(LARGE)
        self.cell(WIDTH * 0.6, 10, title)
        self._pen(PLAIN, GREY)
        self.set_xy(MARGIN + WIDTH * 0.6, top)
        self.multi_cell(WIDTH * 0.4, LINE, "\n".join(right), align="R")
        self.set_xy(MARGIN, max(top + 13, self.get_y() + 2))

    def code(self, content: str, x: float, y: float, size: float = 24) -> None:
        """A QR code."""
        picture = io.BytesIO()
        segno.make(content, error="m", micro=False).save(picture, kind="png", scale=6, border=1)
        self.image(picture, x=x, y=y, w=size, h=size)

    def pair(self, blocks: Sequence[tuple[str, str]]) -> None:
        """Two blocks of text side by side, each under its label."""
        top, bottom = self.get_y(), self.get_y()
        width = WIDTH / 2 - 4
        for index, (label, text) in enumerate(blocks):
            self.set_xy(MARGIN + index * (width + 8), top)
            self._pen(SMALL, GREY)
            self.cell(width, LINE, label, new_x=XPos.LEFT, new_y=YPos.NEXT)
            self._pen(PLAIN)
            self.multi_cell(width, LINE, text)
            bottom = max(bottom, self.get_y())
        self.set_xy(MARGIN, bottom + 4)

    def rows(
        self, heads: Sequence[str], widths: Sequence[int], rows: Sequence[Sequence[str]], numbers: int = 0
    ) -> None:
        """A table; its last `numbers` columns stand at the right. `widths` are percent of the page's width."""
        self._pen(PLAIN)
        self.set_draw_color(200)
        align = ["LEFT"] * (len(heads) - numbers) + ["RIGHT"] * numbers
        with self.table(
            col_widths=list(widths),
            text_align=align,
            line_height=LINE,
            padding=1.2,
            borders_layout="HORIZONTAL_LINES",
            first_row_as_headings=True,
            headings_style=FontFace(size_pt=SMALL, color=GREY),
        ) as table:
            for cells in (heads, *rows):
                row = table.row()
                for cell in cells:
                    row.cell(cell)
        self.ln(3)

    def sums(self, lines: Sequence[tuple[str, str]]) -> None:
        """Amounts under a table, at the right; the last stands out."""
        for index, (label, amount) in enumerate(lines):
            last = index == len(lines) - 1
            self._pen(12 if last else PLAIN)
            self.set_x(MARGIN + WIDTH * 0.45)
            self.cell(WIDTH * 0.3, LINE + 1.2, label, align="R")
            self.cell(WIDTH * 0.25, LINE + 1.2, amount, align="R", new_x=XPos.LMARGIN, new_y=YPos.NEXT)
        self.ln(3)

    def note(self, label: str, text: str) -> None:
        """A paragraph under its label."""
        self._pen(SMALL, GREY)
        self.cell(WIDTH, LINE, label, new_x=XPos.LMARGIN, new_y=YPos.NEXT)
        self._pen(PLAIN)
        self.multi_cell(WIDTH, LINE, text, new_x=XPos.LMARGIN, new_y=YPos.NEXT)
        self.ln(2)

    def done(self) -> bytes:
        """The document."""
        return bytes(self.output())

    def _pen(self, size: float, grey: int = 20) -> None:
        self.set_font(NAME, size=size)
        self.set_text_color(grey)
