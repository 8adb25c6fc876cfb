"""The files that an index is made of."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays as any_array

from search.engines.whoosh.arrays import Arrays, Strings, TornError, joined, write

KINDS = st.sampled_from([np.uint8, np.uint16, np.int32, np.int64, np.uint64])
FILES = st.dictionaries(
    st.text(min_size=1, max_size=20), KINDS.flatmap(lambda kind: any_array(kind, st.integers(0, 40))), max_size=5
)


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    return tmp_path_factory.mktemp("arrays") / "file.terms"


@given(FILES)
def test_what_is_written_is_read_again(file, arrays):
    write(file, arrays)
    read = Arrays(file)
    assert list(read) == list(arrays)
    assert all(read[name].dtype == array.dtype and (read[name] == array).all() for name, array in arrays.items())


@given(st.lists(st.binary(max_size=12), max_size=20))
def test_byte_strings_side_by_side_are_told_apart_again(strings):
    together = Strings(*joined(strings))
    assert [together[at] for at in range(len(together))] == strings


@pytest.mark.parametrize("left", [0, 1, 8, 15, 100, -64, -1])
def test_a_file_that_is_cut_short_is_known_for_it(file, left):
    write(file, {"numbers": np.arange(100), "letters": np.arange(100, dtype=np.uint8)})
    whole = file.read_bytes()
    file.write_bytes(whole[:left])
    with pytest.raises(TornError):
        Arrays(file)


def test_nothing_that_is_read_can_be_changed(file):
    write(file, {"numbers": np.arange(3)})
    with pytest.raises(ValueError, match="read-only"):
        Arrays(file)["numbers"][0] = 7
