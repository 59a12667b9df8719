"""Tables that go from station to station."""

from hypothesis import given
from hypothesis import strategies as st

from mastery_desktop.domain.rotation import rotation


@given(st.integers(1, 12), st.integers(1, 12))
def test_every_table_comes_to_every_station_once(tables, stations):
    rounds = rotation(tables, stations)
    for table in range(tables):
        assert sorted(places[table] for places in rounds) == list(range(stations))


@given(st.integers(1, 12), st.integers(1, 12))
def test_tables_meet_only_where_there_are_more_of_them_than_stations(tables, stations):
    most = -(-tables // stations)
    for places in rotation(tables, stations):
        for station in range(stations):
            assert places.count(station) <= most
