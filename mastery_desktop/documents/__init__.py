"""Paper: sheets and packets as PDF, drawn from the domain's values.

    fonts       the shipped faces, and which of them can draw a character
    spare_fonts faces of the computer for characters that the shipped ones lack
    combining   where marks sit on a letter
    bidi        Hebrew and Arabic: the shapes of letters, and the order of the page
    linebreaks  text into lines, remembered
    accents     the color of a domain, as a choice
    shapes      tick boxes, level symbols, stars and arrows as paths
    paper       the PDF's pages: text runs, rules, shapes, bookmarks
    page_copies pages that stand in a PDF several times
    layout      sizes of paper, margins, named styles
    blocks      what a page is built of: text, rules, writing lines; each can be split
    groups      blocks that hold others: stacks, rows, boxes, fields
    marks       levels, dots and tick boxes as blocks
    cards       in large print, what stands in the row of a table
    cutting     pages that are cut into slips and cards
    posters     pages in the largest type that fits them
    folding     cards that are folded and stand on a table
    tiles       posters on four sheets, to be cut and glued
    slots       the run sheet as paper shows it
    entries     fields to type into and to tick, for forms that are filled in on a laptop
    form_reading  what was typed and ticked in such a form
    words       sentences that several sheets share
    indicators  the two indicators of a practice, as several sheets print them
    summary_words, summary_page  what the one-page summary says, and its page for a browser
    cover_slip  for the copier: how many copies of what
    sheet       what a sheet is given and says of itself
    book        blocks onto pages, documents into one file
    register    the register of sheets
    sheets      from the register to a PDF: `render` and `render_packet`
    preview     pages of a PDF as pictures

A sheet is a module with one function that turns a `Context` into a `Document`. Domain in, bytes out: nothing here reads
a file but the fonts, and text is drawn as it is, never interpreted.
"""
