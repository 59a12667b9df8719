"""A page for a browser: one file, no script, nothing from elsewhere; it prints on Letter as it stands."""

from collections.abc import Iterable
from html import escape
from typing import Final

_STYLE: Final = """
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 52rem; padding: 1.5rem 1.25rem 3rem; background: #fff; color: #111;
  font: 1.0625rem/1.5 "Atkinson Hyperlegible Next", "Segoe UI", "Helvetica Neue", Arial, sans-serif; }
h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 .4rem; }
h2 { font-size: 1.2rem; line-height: 1.3; margin: 1.8rem 0 .6rem; padding-bottom: .2rem; border-bottom: 2px solid; }
header { border-bottom: 3px solid; padding-bottom: .6rem; }
p { margin: .5rem 0; white-space: pre-line; overflow-wrap: anywhere; text-wrap: pretty; }
ul { margin: .5rem 0; padding-left: 1.3rem; }
li { margin: .35rem 0; white-space: pre-line; overflow-wrap: anywhere; text-wrap: pretty; }
.both { display: grid; grid-template-columns: 1fr 1fr; column-gap: 1.5rem; }
.line { display: block; }
td .second, tbody th .second { font-style: italic; }
.second { font-weight: normal; }
@media (max-width: 40rem) { .both { grid-template-columns: 1fr; } }
.draft { border: 2px solid; padding: .4rem .8rem; font-weight: bold; text-align: center; }
.levels { overflow-x: auto; }
.levels:focus-visible { outline: 3px solid #1a4fa0; outline-offset: 2px; }
table { border-collapse: collapse; width: 100%; min-width: 40rem; }
caption { text-align: left; padding-bottom: .4rem; }
th, td { text-align: left; vertical-align: top; padding: .45rem .5rem .45rem 0; border-bottom: 1px solid #555;
  text-wrap: balance; }
thead th { vertical-align: bottom; border-bottom-width: 2px; font-size: .9375rem; }
tbody th { font-weight: normal; width: 20%; }
td { width: 12.5%; }
td:last-child { width: 30%; padding-right: 0; }
svg { display: block; width: 1rem; height: 1rem; margin-bottom: .2rem; }
.stress { display: block; } .stress svg { display: inline-block; margin: 0 .35rem 0 0; vertical-align: -.15rem; }
.dot { display: inline-block; width: 0; height: 0; border: .25rem solid #111; border-radius: 50%; margin: .1rem; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
footer { margin-top: 2rem; padding-top: .5rem; border-top: 1px solid #555; font-size: .9375rem; }
@page { size: letter; margin: .5in .5in .5in .75in; }
@media print {
  html { font-size: 11pt; }
  body { max-width: none; padding: 0; font-size: 10.5pt; line-height: 1.25; }
  h1 { font-size: 17pt; } h2 { font-size: 12pt; margin: 7pt 0 3pt; break-after: avoid; }
  p, ul { margin: 3pt 0; } li { margin: 2pt 0; } th, td { padding: 3pt 6pt 3pt 0; }
  p, tr, li, .both { break-inside: avoid; } thead { display: table-header-group; } thead th { font-size: 9.5pt; }
  .levels { overflow: visible; } table { min-width: 0; }
  footer { margin-top: 9pt; padding-top: 3pt; font-size: 9pt; break-before: avoid; }
}
"""


def whole_page(title: str, language: str, body: Iterable[str]) -> bytes:
    """Put a page together, as UTF-8.

    Args:
        title: its name, as plain text.
        language: the language that it is written in.
        body: its parts, as HTML; empty ones are left out.
    """
    head = [
        '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">",
        f"<title>{escape(title)}</title>",
        f"<style>{_STYLE}</style>",
    ]
    lines = ["<!DOCTYPE html>", f'<html lang="{escape(language)}">', "<head>", *head, "</head>", "<body>", *body]
    page = "\n".join(line for line in (*lines, "</body>", "</html>") if line)
    return f"{page}\n".encode(errors="replace")  # half a character, from elsewhere, must not cost the page
