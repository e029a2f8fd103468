#!/usr/bin/env python3
"""Makes the sheets of this folder anew; README.md says what each is for.

Needs the Debian package python3-openpyxl. All names and figures are invented.
"""
import csv
import pathlib
import re

import openpyxl
from openpyxl.styles import Font

HERE = pathlib.Path(__file__).resolve().parent
MONTHS = [4, 5, 6, 7, 8, 9, 10, 11, 12, 1, 2, 3]
INVENTED = "架空の見本データ（センター名・件数はすべて作りものです）"
WRITTEN = {"つつじ": "つつじセンター"}  # as the department spells it


def records():
    """month → centre → indicator → value, of the sample record of R4."""
    months = {}
    for line in (HERE.parent / "centres-r4.sh").read_text(encoding="utf-8").splitlines():
        month = re.search(r"--on 20\d\d-(\d\d)$", line)
        if not month:
            continue
        centres = months.setdefault(int(month[1]), {})
        for indicator, centre, value in re.findall(r"([a-z-]+)@(\S+?)=(\S+)", line):
            centres.setdefault(centre, {})[indicator] = value
    return months


def grouped(number):
    return f"{number:,}" if number else ""


def by_centre_and_month(name, until, corrections):
    """A row a centre, a column a month up to the one that was reported last; as Excel saves CSV."""
    known = records()
    reported = MONTHS[: MONTHS.index(until) + 1]
    width = len(MONTHS) + 3
    rows = [
        [INVENTED],
        [f"令和4年度　総合相談件数（センター別・月別）　{until}月分まで"],
        [""] * (width - 2) + ["単位：件"],
        ["センター名"] + [f"{month}月" for month in MONTHS] + ["計", "備考"],
    ]
    sums = dict.fromkeys(MONTHS, 0)
    for centre in known[4]:
        cells, total = [], 0
        for month in MONTHS:
            if month not in reported:
                cells.append("")
            elif (centre, month) == ("ゆり", 6):
                cells.append("-")
            else:
                value = corrections.get((centre, month), int(known[month][centre]["consultations"]))
                cells.append(str(value))
                total += value
                sums[month] += value
        remark = "6月は移転のため休館" if centre == "ゆり" else ""
        rows.append([WRITTEN.get(centre, centre)] + cells + [grouped(total), remark])
    sums = [sums[month] for month in MONTHS]
    rows.append(["計"] + [grouped(one) for one in sums] + [grouped(sum(sums)), ""])
    rows.append(["※件数は延べ数。「-」は休館により実績なし。"])
    with open(HERE / name, "w", encoding="cp932", newline="") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerows(row + [""] * (width - len(row)) for row in rows)


def by_sheet_a_month(name, until, corrections):
    """A sheet a month; two heading lines, the upper one merged over the columns below."""
    known = records()
    book = openpyxl.Workbook()
    book.remove(book.active)
    for month in MONTHS[: MONTHS.index(until) + 1]:
        sheet = book.create_sheet(f"{month}月")
        sheet["A1"] = INVENTED
        sheet["A1"].font = Font(bold=True)
        sheet.merge_cells("A1:D1")
        sheet.append(["令和4年度　相談・訪問の状況"])
        sheet.append(["センター名", "相談", None, "訪問"])
        sheet.append([None, "総数", "うち在宅療養", "件数"])
        sheet.merge_cells("A3:A4")
        sheet.merge_cells("B3:C3")
        sums = [0, 0, 0]
        for centre, values in known[month].items():
            home_care, of = values["home-care"].split("/")
            row = [corrections.get((centre, month), int(of)), int(home_care), int(values["visits"])]
            if (centre, month) == ("ゆり", 6):
                sheet.append([centre])
                continue
            sheet.append([centre] + row)
            sums = [total + one for total, one in zip(sums, row)]
        sheet.append(["計"] + sums)
        sheet.column_dimensions["A"].width = 16
    book.save(HERE / name)


def list_of_people(name):
    """A row a person who took part."""
    rows = [
        [INVENTED, "", "", "", ""],
        ["介護予防教室　参加者名簿", "", "", "", ""],
        ["番号", "実施日", "会場", "性別", "年齢"],
    ]
    held = [("R4.6.11", "さくら会館", 14), ("R4.7.9", "うめ会館", 11)]
    ages = ["65歳未満", "65～74歳", "75～84歳", "85歳以上"]
    for day, place, people in held:
        for person in range(people):
            sex = "女" if person % 3 else "男"
            rows.append([str(len(rows) - 2), day, place, sex, ages[(person * 5 + people) % 4]])
    with open(HERE / name, "w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file, lineterminator="\r\n").writerows(rows)


if __name__ == "__main__":
    by_centre_and_month("consultations-2022-06.csv", 6, {})
    by_centre_and_month("consultations-2022-07.csv", 7, {("もも", 5): 155})
    by_sheet_a_month("advice-2022-06.xlsx", 6, {("もも", 5): 155})
    list_of_people("class-2022-07.csv")
