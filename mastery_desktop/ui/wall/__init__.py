"""The wall: what the room sees.

A slide of `domain.wall` is laid out on a virtual canvas that is 1080 units high (`canvas`), with type whose sizes are
shares of that height (`type_scale`, `text`). Each block becomes pieces (`pieces`; `prose`, `levels`, `grid`, `paths`),
pieces become pages (`layout`), pages are painted scaled to the picture (`strokes`, `view`). `window` is the audience's
window, `displays` knows one display from another, `projection` puts the window where it belongs and nowhere else.
"""
