from onrecord.resolution.bodies import BodyKind, Entry


def test_a_police_force_is_armed_and_of_a_state_but_no_source():
    police = Entry("p", "Police", BodyKind.POLICE, ("KE",))
    assert (police.is_armed, police.is_state, police.is_source) == (True, True, False)


def test_a_monitor_is_a_source_and_not_armed():
    monitor = Entry("m", "Monitor", BodyKind.MONITOR)
    assert (monitor.is_armed, monitor.is_state, monitor.is_source) == (False, False, True)


def test_an_armed_group_is_of_no_state():
    group = Entry("g", "Group", BodyKind.ARMED_GROUP)
    assert group.is_armed
    assert not group.is_state


def test_the_country_is_the_first_of_the_countries_or_none():
    assert Entry("g", "Group", BodyKind.MILITIA, ("CD", "RW")).country == "CD"
    assert Entry("g", "Group", BodyKind.MILITIA).country is None
