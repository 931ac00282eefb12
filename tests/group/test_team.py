"""What passes between the members of a team: nothing is lost, nobody speaks for another, and a quiet round is quiet."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from lift_cli.group.roster import left, one_who_waits, placed
from lift_cli.group.team import Came, joined, take_in, team_files
from lift_cli.group.team_file import FiledAnswer, FiledMember, FiledPerson, TeamFile, file_name
from lift_cli.portfolio import changes
from lift_cli.portfolio.forgetting import forget
from lift_cli.portfolio.merge import merge
from lift_cli.portfolio.model import Portfolio
from lift_cli.portfolio.teams import Place, beside, by_whom, in_sight, name_in, people, signed
from lift_cli.storage.exchange import read_team, team_bytes
from lift_cli.storage.validation import checked
from tests.group.samples import (
    CYCLE,
    DAY,
    HOPE,
    MEETINGS,
    NORMS,
    TEAM,
    person,
    put,
    said,
    table,
    team_of_five,
    texts,
    took,
    wrote,
)
from tests.portfolio.samples import answered, at, keyed


def places(portfolio: Portfolio) -> dict[str, str]:
    """Where each person of the one team is, by their name."""
    (team,) = portfolio.teams
    return {one.name: one.place.value for one in people(team, portfolio.id)}


def test_what_one_writes_the_others_have_with_who_wrote_it_and_who_sat_there() -> None:
    ana, ben, carla = team_of_five("Ana Reyes", "Ben Okafor", "Carla Diaz")
    ana = wrote(ana, "September 8", at(5), company=("Ben", "Carla"))
    ben = took(ben, put(ana)).portfolio
    answer = ben.answer(DAY)
    assert answer is not None
    assert (answer.text, by_whom(ben, answer, "you")) == ("September 8", ", Ana Reyes, with Ben and Carla")
    assert by_whom(ana, ana.answer(DAY), "you") == ", you, with Ben and Carla"
    assert carla.answer(DAY) is None


def test_the_file_holds_what_was_written_for_the_team_and_nothing_of_a_step_of_ones_own() -> None:
    ana, _ = team_of_five("Ana Reyes", "Ben Okafor")
    ana = changes.tick(answered(HOPE, "SECRET")(wrote(ana, "September 8", at(5), company=("Ben",)), at(6)), HOPE, at(7))
    assert table(ana, at(9)) == {
        "format_version": 1,
        "kind": "team",
        "id": "ana reyes-0000-id",
        "exported_at": at(9),
        "educator": {"name": "Ana Reyes"},
        "team": {"id": TEAM, "name": "Grade 4 math", "module": CYCLE.id},
        "members": (
            {"id": "", "name": "Ana Reyes", "who": "", "state": "invited", "n": 1, "at": at(), "by": ana.id},
            {"id": "", "name": "Ben Okafor", "who": "", "state": "invited", "n": 2, "at": at(), "by": ana.id},
            {"id": ana.id, "name": "Ana Reyes", "who": "", "state": "in", "n": 3, "at": at(), "by": ana.id},
        ),
        "standing": {"run": 1, "stage": "first", "finished": 1, "total": 7},
        "answers": ({"run": 1, "step": DAY, "text": "September 8", "n": 1, "at": at(5), "with": ("Ben",), "by": ""},),
        "end": {"whole": True},
    }
    assert file_name(TEAM) == "team-1b2c3d4e.toml"


def test_an_answer_written_in_sight_of_another_is_above_it_whatever_the_clocks_say() -> None:
    ana, ben = team_of_five("Ana Reyes", "Ben Okafor")
    ana = wrote(ana, "First", at(100))
    ben = wrote(took(ben, put(ana)).portfolio, "Second, by a slow clock", at(1))
    assert texts(took(ana, put(ben)).portfolio) == texts(ben) == ["Second, by a slow clock", "First"]


def test_of_two_written_apart_the_later_is_on_top_and_both_are_kept_and_told_until_someone_writes_in_their_sight() -> (
    None
):
    ana, ben, carla = team_of_five("Ana Reyes", "Ben Okafor", "Carla Diaz")
    ben, carla = wrote(ben, "By Ben", at(10)), wrote(carla, "By Carla", at(20))
    ana = took(ana, put(ben), put(carla)).portfolio
    answer = ana.team_answers[0]
    assert texts(ana) == ["By Carla", "By Ben"]
    assert [signed(ana, TEAM, one) for one in (answer, *beside(answer))] == ["Carla Diaz", "Ben Okafor"]
    ana = wrote(ana, "Both of it", at(5))
    assert texts(ana) == ["Both of it", "By Carla", "By Ben"]
    assert beside(ana.team_answers[0]) == ()
    assert texts(took(ben, put(ana), put(carla)).portfolio) == texts(ana)


def test_the_same_file_again_brings_nothing() -> None:
    ana, ben = team_of_five("Ana Reyes", "Ben Okafor")
    file = put(wrote(ana, "First", at(100)))
    once = took(ben, file)
    assert once.came == (Came("Ana Reyes", "answer", DAY),)
    assert took(once.portfolio, file).came == ()
    assert took(once.portfolio, file).portfolio == once.portfolio


def test_what_was_forgotten_does_not_come_back_with_a_file() -> None:
    ana, ben = team_of_five("Ana Reyes", "Ben Okafor")
    file = put(wrote(ana, "Ask Mia Lopez first", at(100)))
    ben = forget(keyed(ben), "Mia Lopez", at(3))
    once = took(ben, file)
    assert texts(once.portfolio) == ["Ask [forgotten] first"]
    assert took(once.portfolio, file).came == ()


def test_who_comes_under_a_name_that_nobody_invited_waits_and_their_answers_count_for_nothing_until_then() -> None:
    ana, _ = team_of_five("Ana Reyes", "Ben Okafor")
    dora = wrote(joined(person("Dora Lee"), put(ana), at(9)).portfolio, "By Dora", at(10))
    taken = took(ana, put(dora))
    assert taken.came == (Came("Dora Lee", "joined", "Dora Lee"), Came("Dora Lee", "waiting"))
    assert (texts(taken.portfolio), places(taken.portfolio)["Dora Lee"]) == ([], "waiting")
    ana = placed(taken.portfolio, one_who_waits(taken.portfolio, "dora"), Place.IN, at(20))
    assert texts(took(ana, put(dora)).portfolio) == ["By Dora"]
    assert places(took(ana, put(dora)).portfolio)["Dora Lee"] == "in"


def test_of_two_who_come_under_one_name_the_second_waits_whatever_their_clock_says() -> None:
    ana, ben = team_of_five("Ana Reyes", "Ben Okafor", when=at(10))
    other = joined(replace(person("Ben Okafor"), id="0-another"), put(ana, at(10)), at(1)).portfolio
    ana = took(ana, put(ben)).portfolio
    ana = took(ana, put(wrote(other, "By a stranger", at(2)))).portfolio
    (team,) = ana.teams
    assert {one.id: one.place for one in people(team, ana.id) if one.name.startswith("Ben Okafor")} == {
        ben.id: Place.IN,
        "0-another": Place.WAITING,
    }
    assert texts(ana) == []


def test_nobody_writes_or_leaves_for_another() -> None:
    ana, ben, carla = team_of_five("Ana Reyes", "Ben Okafor", "Carla Diaz")
    ana = took(ana, put(ben), put(carla)).portfolio
    lie = FiledAnswer(run=1, step=DAY, text="As if by Carla", n=5, at=at(50), by=carla.id)
    gone = FiledMember(id=carla.id, name="Carla Diaz", state="left", n=50, at=at(50), by=carla.id)
    also = replace(gone, by=ben.id)
    file = put(ben)
    taken = took(ana, replace(file, answers=(lie,), members=(*file.members, gone, also)))
    assert (taken.portfolio, taken.came) == (ana, ())


def test_nobody_gives_another_a_name_and_two_of_one_name_are_told_apart() -> None:
    ana, ben, carla = team_of_five("Ana Reyes", "Ben Okafor", "Carla Diaz")
    ana = took(ana, put(ben), put(carla)).portfolio
    renamed = FiledMember(id=ben.id, name="Nobody", state="in", n=50, at=at(50), by=carla.id)
    file = put(carla)
    ana = took(ana, put(ben), replace(file, members=(*file.members, renamed))).portfolio
    assert name_in(ana.teams[0], ben.id) == "Ben Okafor"
    file = replace(file, exported_at=at(60), educator=FiledPerson(name="Ben Okafor"))
    ana = took(ana, file).portfolio
    assert [name_in(ana.teams[0], one.id) for one in (ben, carla)] == ["Ben Okafor (ben okaf)", "Ben Okafor (carla di)"]


def test_a_file_in_anothers_folder_is_odd_and_brings_nothing() -> None:
    ana, ben, carla = team_of_five("Ana Reyes", "Ben Okafor", "Carla Diaz")
    taken = take_in(ana, carla.id, put(wrote(ben, "By Ben", at(5))), at(9))
    assert (taken.portfolio, taken.odd) == (ana, ("it says it is another person's file than the folder's",))


@pytest.mark.parametrize(
    "answer",
    [
        FiledAnswer(run=1, step=DAY, text="x", n=1002, at=at(5)),
        FiledAnswer(run=2, step=DAY, text="x", n=1, at=at(5)),
        FiledAnswer(run=1, step="lift/two/a/b/c", text="x", n=1, at=at(5)),
    ],
    ids=["number", "run", "module"],
)
def test_an_answer_that_cannot_be_is_left_out_and_named(answer: FiledAnswer) -> None:
    ana, ben = team_of_five("Ana Reyes", "Ben Okafor")
    taken = took(ana, replace(put(ben), answers=(answer, FiledAnswer(run=1, step=NORMS, text="y", n=1, at=at(5)))))
    assert (texts(taken.portfolio), texts(taken.portfolio, NORMS), len(taken.odd)) == ([], ["y"], 1)


def test_a_time_far_ahead_counts_as_now() -> None:
    ana, ben = team_of_five("Ana Reyes", "Ben Okafor")
    file = put(wrote(ben, "From the future", at() + timedelta(days=900)))
    taken = took(ana, file, when=at(30))
    assert [one.at for one in said(taken.portfolio)] == [at(30)]
    assert taken.odd == ("a time in it is more than a day ahead of this computer, and counts as now",)
    assert took(taken.portfolio, file, when=at(99)).portfolio == taken.portfolio


def test_who_leaves_says_so_and_what_they_wrote_stays_and_is_kept_for_who_comes_later() -> None:
    ana, ben, carla = team_of_five("Ana Reyes", "Ben Okafor", "Carla Diaz")
    carla = wrote(carla, "By Carla", at(5))
    ben = took(ben, put(carla)).portfolio
    carla = left(carla, TEAM, at(6))
    ben = took(ben, put(carla)).portfolio
    assert table(carla)["answers"] == ()
    assert (texts(ben), places(ben)["Carla Diaz"]) == (["By Carla"], "left")
    late = took(took(ana, put(carla)).portfolio, put(ben)).portfolio
    assert signed(late, TEAM, late.team_answers[0]) == "Carla Diaz, kept by Ben Okafor"


def test_the_words_of_who_took_their_file_away_without_a_word_are_kept_for_who_comes_later() -> None:
    ana, ben, carla = team_of_five("Ana Reyes", "Ben Okafor", "Carla Diaz")
    ben = took(ben, put(wrote(carla, "By Carla", at(5)))).portfolio
    ana = took(ana, put(carla), put(ben)).portfolio
    (table_of_ben,) = team_files(ben, at(9), there={ana.id, ben.id}).values()
    file = checked(TeamFile, {key: value for key, value in table_of_ben.items() if key != "end"})
    assert texts(take_in(ana, ben.id, file, at(9), {ana.id, ben.id, carla.id}).portfolio) == []
    late = take_in(ana, ben.id, file, at(9), {ana.id, ben.id}).portfolio
    assert signed(late, TEAM, late.team_answers[0]) == "Carla Diaz, kept by Ben Okafor"
    assert texts(took(late, put(wrote(carla, "By Carla", at(5)))).portfolio) == ["By Carla"]


def test_who_has_left_writes_for_themselves_and_takes_nothing_in() -> None:
    ana, ben = team_of_five("Ana Reyes", "Ben Okafor")
    ana = wrote(ana, "The team's", at(5))
    ben = left(took(ben, put(ana)).portfolio, TEAM, at(6))
    assert took(ben, put(wrote(ana, "Later", at(7)))).portfolio is ben
    ben = answered(DAY, "My own")(ben, at(8))
    answer = ben.answer(DAY)
    assert answer is not None
    assert answer.text == "My own"


def test_the_last_run_stays_as_it_was() -> None:
    ana, ben = team_of_five("Ana Reyes", "Ben Okafor")
    again = DAY.replace(CYCLE.id, f"{CYCLE.id}@2")
    ana = wrote(wrote(ana, "First cycle", at(5)), "Second cycle, by Ana", at(6), step=again)
    ben = wrote(ben, "Second cycle, by Ben", at(7), step=again)
    ben = took(ben, put(ana)).portfolio
    assert (texts(ben), texts(ben, again)) == (["First cycle"], ["Second cycle, by Ben", "Second cycle, by Ana"])


def test_a_team_file_on_the_disk_reads_back_as_it_was_put(tmp_path) -> None:  # type: ignore[no-untyped-def]
    ana, _ = team_of_five("Ana Reyes", "Ben Okafor")
    ana = wrote(ana, "Two\nlines", at(5), company=("Ben",))
    path = tmp_path / "team-1b2c3d4e.toml"
    path.write_bytes(team_bytes(table(ana, at(9)), path))
    assert read_team(path) == put(ana, at(9))


STEPS = (DAY, NORMS, MEETINGS)


class Folder(RuleBasedStateMachine):
    """Members around a folder, each with two computers, who are offline for as long as they like."""

    @initialize(count=st.integers(2, 5))
    def begin(self, count: int) -> None:
        names = ("Ana Reyes", "Ben Okafor", "Carla Diaz", "Dora Lee", "Eli Moss")[:count]
        self.people = {one.id: one for one in team_of_five(*names)}
        self.laptops = dict(self.people)
        self.files: dict[str, TeamFile] = {}
        self.written: dict[str, list[tuple[str, str, int]]] = {step: [] for step in STEPS}
        self.after: list[tuple[tuple[str, str, int], tuple[str, str, int], str]] = []
        self.minute = 10

    def _who(self, number: int) -> str:
        return sorted(self.people)[number % len(self.people)]

    @rule(number=st.integers(0, 4), step=st.sampled_from(STEPS), clock=st.integers(-2000, 2000), laptop=st.booleans())
    def write(self, *, number: int, step: str, clock: int, laptop: bool) -> None:
        """Someone writes, at whatever time their computer has."""
        who, self.minute = self._who(number), self.minute + 1
        homes = self.laptops if laptop else self.people
        before = [(one.by, one.text, one.n) for one in said(homes[who], step)]
        homes[who] = wrote(homes[who], f"Words {self.minute}", at(clock), step=step)
        top = said(homes[who], step)[0]
        new = (top.by, top.text, top.n)
        self.written[step].append(new)
        self.after += [(old, new, step) for old in before]

    @rule(number=st.integers(0, 4))
    def put(self, number: int) -> None:
        """Someone's computer puts their file."""
        who = self._who(number)
        self.files[who] = put(self.people[who], at(self.minute))

    @rule(number=st.integers(0, 4))
    def take(self, number: int) -> None:
        """Someone's computer takes in what is there, of whichever age."""
        who = self._who(number)
        others = [file for owner, file in sorted(self.files.items()) if owner != who]
        self.people[who] = took(self.people[who], *others).portfolio

    @rule(number=st.integers(0, 4))
    def merge(self, number: int) -> None:
        """Someone merges their two computers."""
        who = self._who(number)
        self.people[who] = self.laptops[who] = merge(self.people[who], self.laptops[who])

    @invariant()
    def nothing_known_is_below_what_it_was_written_in_sight_of(self) -> None:
        """Whatever the clocks say."""
        for portfolio in self.people.values():
            for step in STEPS:
                order = [(one.by, one.text, one.n) for one in said(portfolio, step)]
                assert all(
                    order.index(new) < order.index(old)
                    for old, new, at_step in self.after
                    if at_step == step and old in order and new in order
                )

    def teardown(self) -> None:
        """Once everyone is there again, all have all of it, and a further round changes nothing."""
        for who in self.people:
            self.people[who] = merge(self.people[who], self.laptops[who])
        for _ in range(3):
            self.files = {who: put(portfolio, at(self.minute)) for who, portfolio in self.people.items()}
            for who in self.people:
                self.take(sorted(self.people).index(who))
        for step in STEPS:
            known = [said(portfolio, step) for portfolio in self.people.values()]
            assert all({(one.by, one.text, one.n) for one in each} == {*self.written[step]} for each in known)
            assert len({each[0].text for each in known if each}) <= 1
            assert all(each == sorted(each, key=in_sight, reverse=True) for each in known)
        quiet = {who: put(portfolio, at(self.minute)) for who, portfolio in self.people.items()}
        assert quiet == {who: self.files[who] for who in quiet}
        for who, portfolio in self.people.items():
            assert took(portfolio, *(file for owner, file in quiet.items() if owner != who)).portfolio == portfolio


TestFolder = pytest.mark.slow(Folder.TestCase)
TestFolder.settings = settings(max_examples=25, stateful_step_count=25, deadline=None, derandomize=True)
