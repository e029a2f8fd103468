#!/usr/bin/env python3
"""Makes the sheets of this folder anew; README.md says what each is for.

Needs the Debian packages python3-openpyxl and libreoffice-calc. All names and figures are invented.
"""
import datetime
import pathlib
import subprocess
import tempfile
import zipfile

import openpyxl
from openpyxl.styles import Font

HERE = pathlib.Path(__file__).resolve().parent
MONTHS = [4, 5, 6, 7, 8, 9, 10, 11, 12, 1, 2, 3]


def value(centre, month):
    return (centre * 7 + month * 11) % 40 + 3


def monthly():
    """25 centres, months across: a title, a row of headings, a row and a column of totals."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "月別"
    sheet["A1"] = "相談件数（見本。数値は架空）"
    sheet["A1"].font = Font(bold=True)
    sheet.merge_cells("A1:N1")
    sheet.append(["センター"] + [f"{month}月" for month in MONTHS] + ["計"])
    for centre in range(1, 26):
        row = centre + 2
        values = [value(centre, month) for month in MONTHS]
        sheet.append([f"centre{centre:02}"] + values + [f"=SUM(B{row}:M{row})"])
    letters = "BCDEFGHIJKLMN"
    sheet.append(["計"] + [f"=SUM({letter}3:{letter}27)" for letter in letters])
    sheet.row_dimensions[5].hidden = True
    notes = book.create_sheet("メモ")
    notes.sheet_state = "hidden"
    notes["B2"] = "隠したシート"
    return book


def kinds():
    """A cell of each kind."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "種類"
    sheet.append(["名称", "値"])
    sheet.append(["整数", 39541])
    sheet.append(["割合", 0.686])
    sheet["B3"].number_format = "0.0%"
    sheet.append(["日付", datetime.date(2022, 4, 1)])
    sheet["B4"].number_format = 'm"月"'
    sheet.append(["時刻", datetime.time(9, 30)])
    sheet.append(["真偽", True])
    sheet.append(["誤り", "=1/0"])
    sheet.append(["文字", "二行の\n文字"])
    sheet.append(["空白", "  前後  "])
    sheet.append(["計算", "=B2*2"])
    sheet.append(["空文字", '=""'])
    return book


def write_only(path):
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("書込専用")
    sheet.append(["名称", "値"])
    sheet.append(["centre01", 12.5])
    sheet.append(["centre02", datetime.date(2022, 4, 1)])
    book.save(path)


XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def excel(path, workbook_properties=""):
    """As Excel in Japanese writes a workbook: furigana, shared strings, formats that stand in no
    file (27, 55, 56), a formula with its value, an error."""
    strings = [
        "<si><t>名称</t><rPh sb=\"0\" eb=\"2\"><t>メイショウ</t></rPh><phoneticPr fontId=\"1\"/></si>",
        "<si><t>値</t><rPh sb=\"0\" eb=\"1\"><t>アタイ</t></rPh><phoneticPr fontId=\"1\"/></si>",
        "<si><t>光台</t><rPh sb=\"0\" eb=\"2\"><t>ヒカリダイ</t></rPh><phoneticPr fontId=\"1\"/></si>",
        "<si><r><t>太</t></r><r><rPr><b/></rPr><t xml:space=\"preserve\"> 字</t></r></si>",
        "<si><t>改行_x000D_\nあり</t></si>",
    ]
    rows = [
        '<row r="1" spans="1:2"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>',
        '<row r="2"><c r="A2" t="s"><v>2</v></c><c r="B2" s="1"><v>44652</v></c></row>',
        '<row r="3"><c r="A3" t="s"><v>3</v></c><c r="B3" s="2"><v>44652</v></c></row>',
        '<row r="4"><c r="A4" t="s"><v>4</v></c><c r="B4" s="3"><v>44652</v></c></row>',
        '<row r="5"><c r="A5" t="inlineStr"><is><t>行内</t></is></c>'
        '<c r="B5" s="4"><v>0.68600000000000005</v></c></row>',
        '<row r="6"><c r="A6" t="str"><f>A2&amp;"計"</f><v>光台計</v></c>'
        '<c r="B6"><f>SUM(B7:B8)</f><v>1200</v></c></row>',
        '<row r="7" hidden="1"><c r="A7" t="b"><v>1</v></c><c r="B7" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>',
        '<row r="8"><c r="B8" s="1"><v>60</v></c></row>',
    ]
    formats = "".join(f'<xf numFmtId="{one}" xfId="0"/>' for one in (0, 27, 55, 56, 10))
    parts = {
        "[Content_Types].xml": f'{XML}<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        'spreadsheetml.sheet.main+xml"/>'
        '<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-'
        'officedocument.spreadsheetml.worksheet+xml"/>'
        '<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-'
        'officedocument.spreadsheetml.sharedStrings+xml"/>'
        '<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        'spreadsheetml.styles+xml"/></Types>',
        "_rels/.rels": f'{XML}<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'{XML}<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><workbookPr'
        f'{workbook_properties}/><sheets><sheet name="様式" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'{XML}<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="rId2" Type="{RELATIONS}/styles" Target="styles.xml"/>'
        f'<Relationship Id="rId3" Type="{RELATIONS}/sharedStrings" Target="sharedStrings.xml"/>'
        f'<Relationship Id="rId4" Type="{RELATIONS}/externalLink" Target="file:///C:/other.xlsx" '
        'TargetMode="External"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'{XML}<worksheet xmlns="{MAIN}"><dimension ref="A1:B8"/><sheetData>'
        + "".join(rows) + "</sheetData></worksheet>",
        "xl/sharedStrings.xml": f'{XML}<sst xmlns="{MAIN}" count="5" uniqueCount="5">'
        + "".join(strings) + "</sst>",
        "xl/styles.xml": f'{XML}<styleSheet xmlns="{MAIN}"><fonts count="1"><font/></fonts>'
        '<fills count="1"><fill/></fills><borders count="1"><border/></borders>'
        '<cellStyleXfs count="1"><xf numFmtId="0"/></cellStyleXfs>'
        f'<cellXfs count="5">{formats}</cellXfs></styleSheet>',
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name, (2022, 4, 1, 0, 0, 0)), content,
                             zipfile.ZIP_DEFLATED)


def convert(source, kind, name):
    """Lets LibreOffice open a file and save it as another kind."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to",
             kind, "--outdir", folder, source], check=True, capture_output=True)
        made = pathlib.Path(folder) / (source.stem + "." + kind.split(":")[0])
        (HERE / name).write_bytes(made.read_bytes())


def main():
    monthly().save(HERE / "monthly-openpyxl.xlsx")
    kinds().save(HERE / "kinds-openpyxl.xlsx")
    write_only(HERE / "write-only-openpyxl.xlsx")
    excel(HERE / "excel.xlsx")
    excel(HERE / "excel-1904.xlsx", ' date1904="1"')
    for name in ("monthly", "kinds"):
        source = HERE / f"{name}-openpyxl.xlsx"
        convert(source, "xlsx", f"{name}-libreoffice.xlsx")
        convert(source, "ods", f"{name}-libreoffice.ods")
    # 60 is LibreOffice's number of Windows' code page 932.
    convert(HERE / "monthly-openpyxl.xlsx", "csv:Text - txt - csv (StarCalc):44,34,60,1",
            "monthly-cp932.csv")


if __name__ == "__main__":
    main()
