#include "track/exchange/form.hpp"

#include <catch2/catch.hpp>

#include "exchange/form_fixture.hpp"
#include "support/unzipped.hpp"

namespace track::exchange::form_test {
namespace {

TEST_CASE("a filled form is read from every format") {
  const Form form = form_with("132", "０", "84/102", "着手");
  for (const FormFile file : {FormFile::xlsx, FormFile::ods, FormFile::csv}) {
    INFO(static_cast<int>(file));
    const Workbook workbook = workbook_of(render::write_form(form, file, {Language::ja}), "form");
    CHECK(is_form(workbook));
    const Taken all = taken(workbook);
    CHECK(all.reading.identity == form.identity);
    CHECK(all.faults.size() == 0);
    CHECK(all.reading.warnings.empty());
    CHECK(all.reading.blanks.empty());
    REQUIRE(all.entries.size() == 4);
    const RecordRequest& april = all.entries[0].request;
    CHECK(april.items.front().indicator == "phone.calls");
    CHECK(april.items.front().value.amount == Quantity::whole(132));
    CHECK(april.period == form.columns[0]);
    CHECK(april.year == r4);
    CHECK(all.entries[1].request.items.front().value.amount == Quantity());
    CHECK(all.entries[2].request.items.front().value.denominator == Quantity::whole(102));
    CHECK(all.entries[3].request.items.front().value.form == ValueForm::started);
  }
}

TEST_CASE("cells are read as people fill them") {
  const auto form_of_cell = [](const std::string& text) {
    return taken(csv_form(form_with(text, "", "", "")));
  };
  for (const char* text : {"132", "１３２", "132 件", " 132 "}) {
    INFO(text);
    const Taken all = form_of_cell(text);
    REQUIRE(all.entries.size() == 1);
    CHECK(all.entries.front().request.items.front().value.amount == Quantity::whole(132));
  }
  CHECK(form_of_cell("秘匿").entries.front().request.items.front().value.form ==
        ValueForm::suppressed);
  CHECK(form_of_cell("　").entries.empty());
  CHECK(form_of_cell("／").reading.blanks.size() == 3);
  for (const char* text : {"-", "132 人", "多数"}) {
    INFO(text);
    CHECK(form_of_cell(text).faults.size() == 1);
    CHECK(form_of_cell(text).entries.empty());
  }
}

TEST_CASE("what was left blank is told") {
  const Taken all = taken(csv_form(form_with("132", "", "", "done")));
  REQUIRE(all.reading.blanks.size() == 2);
  CHECK(all.reading.blanks[0].indicator == "phone.calls");
  CHECK(iso(all.reading.blanks[0].period) == "2022-05");
  CHECK(all.reading.blanks[1].indicator == "phone.content");
}

TEST_CASE("remarks stand with the last value of their row") {
  const std::string line = "phone.calls,電話相談,name of phone.calls,件,,,132,7,／,";
  const std::string text = with(csv_form(form_with("132", "7", "", "")), line, line + "転記済み");
  const Taken all = taken(text);
  REQUIRE(all.entries.size() == 2);
  CHECK(all.entries[0].request.note.empty());
  CHECK(all.entries[1].request.note == "転記済み");
  const std::string empty = "phone.content,電話相談,name of phone.content,%,,,／,／,,";
  CHECK(first_warning(taken(with(text, empty, empty + "調査中"))) ==
        "J11: phone.content: the remarks \"調査中\" are not stored, as the row has no new value");
}

TEST_CASE("a row is found by its id wherever it stands") {
  const std::string text = csv_form(form_with("132", "7", "84/102", "done"));
  const std::size_t begin = text.find("phone.guide");
  const std::string moved = text.substr(begin);
  const std::size_t calls = text.find("phone.calls");
  std::string changed = text.substr(0, calls) + moved + text.substr(calls, begin - calls);
  const Taken all = taken(changed);
  CHECK(all.entries.size() == 4);
  CHECK(all.faults.size() == 0);
  CHECK(
      first_warning(all) ==
      ": rows or columns of the form were moved, added or removed; what there is was found by its "
      "hidden ids");
}

TEST_CASE("a row without id is a fault with its text") {
  const std::string text = csv_form(form_with("132", "", "", ""));
  const Taken all = taken(text + ",電話相談,新しい指標,件,,,5,,,\r\n");
  CHECK(first_problem(all) == "A13: this row has values, but no id: it was not in the form");
  CHECK(all.faults.front().content == "電話相談 | 新しい指標 | 件 | 5");
  CHECK(taken(text + ",記入者,佐藤,,,,,,,\r\n").faults.size() == 0);
}

TEST_CASE("what the plan does not have, or has once, is a fault") {
  const std::string text = csv_form(form_with("132", "", "", ""));
  CHECK(first_problem(taken(with(text, "phone.calls,", "phone.gone,"))) ==
        "A10: the plan has no \"phone.gone\"");
  // Nothing was filled in: nothing is lost.
  CHECK(taken(with(text, "phone.guide,", "phone.gone,")).faults.size() == 0);
  CHECK(first_problem(taken(text + "phone.calls,,,,,,5,,,\r\n")) ==
        "A13: the id \"phone.calls\" stands twice");
}

TEST_CASE("a heading or a title that was changed is a fault") {
  const std::string text = csv_form(form_with("132", "", "", ""));
  CHECK(first_problem(taken(with(text, ",4月,", ",6月,"))) ==
        "G9: the heading was \"Apr\" when the form was written");
  CHECK(taken(with(text, "令和4年度", "令和5年度")).faults.size() == 1);
  // In the other language it says the same.
  CHECK(taken(with(text, ",4月,", ",Apr,")).faults.size() == 0);
}

TEST_CASE("another plan's, another year's and a damaged form are refused") {
  const std::string text = csv_form(form_with("132", "", "", ""));
  const auto error = [](const std::string& changed, FormOptions options) {
    return error_of([&] { taken(changed, options); });
  };
  CHECK(error(with(text, "plan=forms", "plan=other"), {3, {}}) ==
        "form.csv is a form of the plan \"other\", not of \"forms\"\n"
        "write one with: track form --owner NAME -o FILE.xlsx");
  CHECK(error(text, {3, FiscalYear{2023}}).find("form.csv is a form of R4 (FY2022), not of R5") ==
        0);
  CHECK(error(with(text, "year=2022", "year=x"), {3, {}})
            .find("form.csv: the first cell does not say which form it is") == 0);
  CHECK(error(with(text, "id,activity", "x,activity"), {3, {}})
            .find("form.csv: the hidden row that names the columns") == 0);
  CHECK(error("a,b\r\n1,2\r\n", {3, {}}).find("form.csv is no form that track wrote") == 0);
  CHECK_FALSE(is_form(workbook_of("a,b\r\n1,2\r\n")));
}

TEST_CASE("an older revision's form is taken, and told") {
  const Taken all = taken(csv_form(form_with("132", "", "", "")), {5, {}});
  CHECK(all.entries.size() == 1);
  CHECK(first_warning(all) ==
        ": the form was written of revision 3 of the definitions; now it is revision 5");
}

TEST_CASE("an Excel form is locked but for the cells to fill, and says which it is") {
  const auto parts = testing::unzipped(
      render::write_form(form_with("132", "", "", ""), FormFile::xlsx, {Language::ja}));
  const std::string& sheet = parts.at("xl/worksheets/sheet1.xml");
  CHECK(sheet.find("<sheetProtection sheet=\"1\"") != std::string::npos);
  CHECK(sheet.find("password") == std::string::npos);
  CHECK(sheet.find("<col min=\"1\" max=\"1\"") != std::string::npos);
  CHECK(sheet.find("hidden=\"1\"") != std::string::npos);
  CHECK(sheet.find("<dataValidation type=\"custom\"") != std::string::npos);
  CHECK(sheet.find("orientation=\"landscape\"") != std::string::npos);
  CHECK(sheet.find("<pane xSplit=\"3\" ySplit=\"9\"") != std::string::npos);
  CHECK(parts.at("xl/styles.xml").find("<protection locked=\"0\"/>") != std::string::npos);
  const std::string& workbook = parts.at("xl/workbook.xml");
  CHECK(workbook.find("<sheet name=\"track\" sheetId=\"2\" state=\"hidden\"") != std::string::npos);
  CHECK(workbook.find("<definedName name=\"track_form\">track!$A$1</definedName>") !=
        std::string::npos);
  CHECK(workbook.find("_xlnm.Print_Titles") != std::string::npos);
}

TEST_CASE("a cell to fill says what it takes") {
  Form form = form_with("132", "", "", "");
  const auto sheet_of = [&form] {
    return testing::unzipped(render::write_form(form, FormFile::xlsx, {Language::en}))
        .at("xl/worksheets/sheet1.xml");
  };
  CHECK(sheet_of().find("A number of 0 or more, in 件. Else") != std::string::npos);
  form.rows[0].unit.clear();
  CHECK(sheet_of().find("A number of 0 or more. Else") != std::string::npos);
  form.rows[0].kind = IndicatorKind::stock;
  const std::string level = sheet_of();
  CHECK(level.find("A number; it may be below 0. Else") != std::string::npos);
  CHECK(level.find("0 or more") == std::string::npos);
}

TEST_CASE("an OpenDocument form is locked but for the cells to fill as well") {
  const std::string bytes =
      render::write_form(form_with("132", "", "", ""), FormFile::ods, {Language::ja});
  CHECK(bytes.substr(30, 54) == "mimetypeapplication/vnd.oasis.opendocument.spreadsheet");
  const auto parts = testing::unzipped(bytes);
  const std::string& content = parts.at("content.xml");
  CHECK(content.find("table:protected=\"true\"") != std::string::npos);
  CHECK(content.find("style:cell-protect=\"none\"") != std::string::npos);
  CHECK(content.find("of:is-true-formula(OR(AND(ISNUMBER([.G10]);[.G10]&gt;=0)") !=
        std::string::npos);
  CHECK(content.find("table:display=\"false\"") != std::string::npos);
  CHECK(content.find("<table:table-header-rows>") != std::string::npos);
  CHECK(parts.at("styles.xml").find("landscape") != std::string::npos);
  CHECK(parts.at("settings.xml").find("VerticalSplitPosition") != std::string::npos);
}

}  // namespace
}  // namespace track::exchange::form_test
