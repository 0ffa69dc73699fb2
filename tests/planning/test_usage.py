import doctest

import planning


def test_the_usage_shown_in_the_package_is_true():
    result = doctest.testmod(planning)

    assert result.attempted > 5
    assert result.failed == 0
