"""Writes the published schema of session files anew, after a change of records: `python -m tools.session_schema`."""

from pathlib import Path

from mastery_desktop.storage.session_shape import VERSION, schema

TARGET = Path(__file__).parent.parent / "resources" / "schema" / f"session-{VERSION}.schema.json"


def main() -> None:
    """Write the schema to its place."""
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_bytes(schema())


if __name__ == "__main__":
    main()
