"""Writes the published schemas of our files anew, after a change of records: `python -m tools.session_schema`."""

from pathlib import Path

from mastery_desktop.services.packs import pack_file
from mastery_desktop.storage import session_shape, share_file

FOLDER = Path(__file__).parent.parent / "resources" / "schema"


def main() -> None:
    """Write the schemas to their places."""
    FOLDER.mkdir(exist_ok=True)
    (FOLDER / f"session-{session_shape.VERSION}.schema.json").write_bytes(session_shape.schema())
    (FOLDER / f"share-{share_file.VERSION}.schema.json").write_bytes(share_file.schema())
    (FOLDER / f"content-file-{pack_file.VERSION}.schema.json").write_bytes(pack_file.schema())


if __name__ == "__main__":
    main()
