"""Every term of the screens is in the files, and every one has its German words."""

from house import translate_command


def test_translations_are_complete_and_up_to_date(empty, capfd):
    stale = translate_command.update(empty, {}, ["--check"])
    assert not stale, f"{capfd.readouterr().out}\nrun ./setup/translate"
