"""Item models: plain rows for Qt's views."""
