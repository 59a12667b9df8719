"""Contact sheets of all pages: a second time there is nothing new to look at."""

import pytest

from tests.helpers.every_page import main


@pytest.mark.slow
def test_pages_that_lie_in_another_folder_are_left_out(tmp_path, capsys):
    before, after = tmp_path / "before", tmp_path / "after"
    main([str(before), "P21,P22", "12", "en,both"])
    assert list(before.glob("* P21 *.png"))
    capsys.readouterr()
    main([str(after), "P21", "12", "en", "--since", str(before)])
    assert capsys.readouterr().out.startswith("0 pages on 0 pictures")
    main([str(after), "P21", "12", "en,es", "--since", str(before)])
    assert not capsys.readouterr().out.startswith("0 pages")
    assert [file.name for file in after.glob("*.png") if " es " in file.name]
