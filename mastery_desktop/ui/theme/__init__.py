"""How the windows look: named colours, sizes and spaces, one style sheet built from them, the fonts and the icons."""
