"""Which view an object gets, and that no two declarations claim the same place."""

from collections import Counter

import pytest

from azshell.display import LAYOUTS
from azshell.display.views import find_out_of_band, find_view, viewed_types, views_of


@pytest.mark.parametrize(
    ("types", "layout", "shape", "name", "expected"),
    [
        (["System.Version", "System.Object"], "modern", None, None, ("table", ["Major", "Minor", "Build", "Revision"])),
        (["System.TimeSpan"], "modern", None, None, ("list", None)),
        (["System.TimeSpan"], "modern", "table", None, ("table", ["Days", "Hours", "Minutes", "Seconds", "Milliseconds"])),
        (["System.TimeSpan"], "modern", "wide", None, ("wide", None)),
        (["System.IO.FileInfo"], "classic", None, None, ("table", ["Mode", "LastWriteTime", "Length", "Name"])),
        (["System.IO.FileInfo"], "modern", "table", "children", ("table", ["Mode", "LastWriteTime", "Length", "Name"])),
        (["Deserialized.System.Version"], "modern", None, None, ("table", ["Major", "Minor", "Build", "Revision"])),
        (["My.Thing", "System.Guid"], "modern", None, None, ("table", ["Guid"])),
        (["My.Thing"], "modern", None, None, None),
        (["System.Version"], "modern", "list", None, None),
        (["System.Version"], "modern", "table", "nope", None),
    ],
)
def test_find_view(types, layout, shape, name, expected):
    view = find_view(types, layout, shape, name)
    if expected is None:
        assert view is None
    else:
        labels = [column.label for column in view.columns] or None
        assert (view.shape, labels) == expected


def test_out_of_band_views_are_no_default_views():
    types = ["System.Management.Automation.ErrorRecord", "System.Object"]
    assert find_out_of_band(types) is not None
    assert find_view(types, "modern") is None


@pytest.mark.parametrize("layout", LAYOUTS)
def test_views_of_one_type_and_shape_have_names_of_their_own(layout):
    for kind in viewed_types(layout):
        places = Counter((view.shape, view.name.lower()) for view in views_of([kind], layout))
        assert [place for place, count in places.items() if count > 1] == []
