"""fill_form.py PIPE FILE…: fills each form in LibreOffice, as its user would, and saves it beside itself as
FILE.filled.xlsx, .ods and .csv. Cells that are locked must refuse."""
import os
import sys
import time

import uno
from com.sun.star.beans import PropertyValue

FILTERS = {
    'xlsx': ('Calc MS Excel 2007 XML', ''),
    'ods': ('calc8', ''),
    'csv': ('Text - txt - csv (StarCalc)', '44,34,76,1,,0,false,true,false'),
}


def wait_for_office(pipe):
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext(
        'com.sun.star.bridge.UnoUrlResolver', local)
    for _ in range(600):
        try:
            return resolver.resolve(
                f'uno:pipe,name={pipe};urp;StarOffice.ComponentContext')
        except Exception:
            time.sleep(0.1)
    sys.exit('fill_form: LibreOffice does not answer')


def properties(**values):
    return tuple(PropertyValue(Name=name, Value=value) for name, value in values.items())


def column_of(sheet, row, key):
    for column in range(60):
        if sheet.getCellByPosition(column, row).String == key:
            return column
    sys.exit(f'fill_form: no column {key}')


def fill(sheet, protected):
    keys = next(row for row in range(40) if sheet.getCellByPosition(0, row).String == 'id')
    rows = {}
    for row in range(keys + 2, keys + 20):
        rows[sheet.getCellByPosition(0, row).String] = row

    def cell(identity, key):
        return sheet.getCellByPosition(column_of(sheet, keys, key), rows[identity])

    cell('phone.calls', '2022-04').Value = 132
    cell('phone.calls', '2022-05').String = '１３３'
    cell('phone.content', '2022-04-01..2023-03-31').String = '84/102'
    cell('phone.guide', '2022-04-01..2023-03-31').String = '着手'
    cell('phone.calls', 'note').String = '速報'
    if not protected:
        return
    assert sheet.isProtected()
    locked = cell('phone.calls', 'name')
    assert locked.CellProtection.IsLocked
    assert not cell('phone.calls', '2022-04').CellProtection.IsLocked
    assert sheet.Columns.getByIndex(0).IsVisible is False
    assert sheet.Rows.getByIndex(keys).IsVisible is False
    rule = cell('phone.calls', '2022-04').Validation
    assert 'CUSTOM' in str(rule.Type.value), rule.Type
    assert rule.getFormula1(), 'no formula'
    assert rule.ErrorMessage


def main():
    context = wait_for_office(sys.argv[1])
    desktop = context.ServiceManager.createInstanceWithContext('com.sun.star.frame.Desktop', context)
    for path in sys.argv[2:]:
        text = {'FilterName': FILTERS['csv'][0], 'FilterOptions': '44,34,76,1'}
        options = properties(Hidden=True, **(text if path.endswith('.csv') else {}))
        document = desktop.loadComponentFromURL(uno.systemPathToFileUrl(path), '_blank', 0, options)
        fill(document.Sheets.getByIndex(0), protected=not path.endswith('.csv'))
        for ending, (name, detail) in FILTERS.items():
            document.storeToURL(uno.systemPathToFileUrl(os.path.abspath(f'{path}.filled.{ending}')),
                                properties(FilterName=name, FilterOptions=detail))
        document.close(True)
    try:
        desktop.terminate()
    except Exception:
        pass


main()
