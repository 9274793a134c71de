import time
from collections import defaultdict
from datetime import datetime

import time_machine
from django.test import Client

from tests.contracts.found_addresses import addresses
from tests.exits.finding import found_in
from tests.exits.town import build
from tests.exits.walking import LEAVING, Walker, walk



def test_try(db, settings, tmp_path):
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = settings.STORAGES | {"staticfiles": plain}
    settings.UPLOADS_DIR = tmp_path / "uploads"
    with time_machine.travel(datetime.fromisoformat("2026-10-05T02:00:00+00:00"), tick=False):
        t = time.time()
        town = build(tmp_path)
        print("town", time.time() - t)
        cast = town.cast
        time_machine
        people = {}
        for name in cast.officers:
            people[name] = Walker(cast.browser(name))
        people["nobody"] = Walker(Client(), public=True)
        people["person"] = Walker(town.person("person"), public=True, office=False)
        starts = [a.route for a in addresses() if "<" not in a.route and a.name not in LEAVING]
        with time_machine.travel(datetime.fromisoformat("2026-10-05T02:00:00+00:00"), tick=True):
            t = time.perf_counter()
            got = walk(people, starts)
            print(len(got), time.perf_counter() - t)
            t = time.perf_counter()
            tab = defaultdict(lambda: defaultdict(set))
            for one in got:
                for key in found_in(one.whole, town.planted):
                    tab[key][one.route].add(one.who)
            print("finding", time.perf_counter() - t)
        for key in town.planted:
            print("##", key)
            for r, w in sorted(tab[key].items()):
                print("   ", r, sorted(w))
        ok = {o.route for o in got if o.status == 200}
        print("never 200:", [a.name for a in addresses() if a.name not in ok])
        print([(o.who, o.address, o.status) for o in got if o.status >= 500])
