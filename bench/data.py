"""Plans and records of any size, invented, the same in every form that a program reads."""
import datetime
import pathlib

FIRST_YEAR, YEARS = 2021, 3
FIRST_DAY = datetime.date(FIRST_YEAR, 4, 1)
DAYS = (datetime.date(FIRST_YEAR + YEARS, 4, 1) - FIRST_DAY).days
STRIDE = 577  # has no divisor with DAYS: few rows spread over all years, too
TARGET = 1000


def names(count):
    """(id, official name) of each indicator: five an initiative."""
    return [(f"a{i // 5}.i{i % 5}", f"事業{i // 5}の件数{i % 5}") for i in range(count)]


def write_plan(path, count):
    with open(path, "w", encoding="utf-8") as file:
        file.write('[plan]\nid = "bench"\nname = "Bench"\nyears = ["R3", "R5"]\n'
                   'fiscal_year_starts = "04-01"\nera = "japanese"\ntime_zone = "Asia/Tokyo"\n\n'
                   '[[owner]]\nid = "office"\nname = "Office"\n\n'
                   '[[theme]]\nid = "theme"\nname = "Theme"\n')
        for i in range(30):
            file.write(f'\n[[field]]\nid = "f{i}"\ntheme = "theme"\nname = "Field {i}"\n')
        for i, (key, name) in enumerate(names(count)):
            if i % 5 == 0:
                file.write(f'\n[[initiative]]\nid = "a{i // 5}"\nfield = "f{i // 5 % 30}"\n'
                           f'name = "事業{i // 5}"\nowners = ["office"]\n')
            file.write(f'\n  [[initiative.indicator]]\n  id = "i{i % 5}"\n  name = "{name}"\n'
                       '  kind = "count"\n  unit = "件"\n')
        for key, _ in names(count):
            file.write(f'\n[targets."{key}"]\n')
            file.writelines(f'R{year - 2018} = {TARGET}\n'
                            for year in range(FIRST_YEAR, FIRST_YEAR + YEARS))


MAPPING = ('[[table]]\nperiod = "{日}"\nindicator = "{指標}"\nplace = "{会場}"\nvalue = "{件数}"\n')


def rows(count, indicators, first=0):
    """(day, id, name, place, value): no day, indicator and place twice."""
    known = names(indicators)
    days = [(FIRST_DAY + datetime.timedelta(day)).isoformat() for day in range(DAYS)]
    for i in range(first, first + count):
        key, name = known[i % indicators]
        rest = i // indicators
        yield days[rest * STRIDE % DAYS], key, name, f"会場{rest // DAYS}", i * 7919 % 97


def write_csv(path, count, indicators, first=0):
    with open(path, "w", encoding="utf-8") as file:
        file.write("日,指標,会場,件数\n")
        file.writelines(f"{day},{name},{place},{value}\n"
                        for day, _, name, place, value in rows(count, indicators, first))


def write_journal(path, count, indicators):
    """The same for ledger and hledger: a posting a value, the targets as a yearly budget."""
    with open(path, "w", encoding="utf-8") as file:
        file.write("~ Yearly\n")
        file.writelines(f"  {key}  {TARGET} items\n" for key, _ in names(indicators))
        file.write("  source\n\n")
        file.writelines(f"{day} v\n  {key}  {value} items\n  source\n"
                        for day, key, _, _, value in rows(count, indicators))


def folder(path):
    pathlib.Path(path).mkdir(parents=True, exist_ok=True)
    return pathlib.Path(path)
