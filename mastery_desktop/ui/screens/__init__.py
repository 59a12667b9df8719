"""The screens of the main window; each knows no parent: slots in, signals out."""
