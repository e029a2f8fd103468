#include <catch2/catch.hpp>

#include "exchange/form_fixture.hpp"
#include "exchange/zip_writer.hpp"
#include "support/unzipped.hpp"

// Forms that come back with something gone, added or out of its place.
namespace track::exchange::form_test {
namespace {

using Catch::Contains;

std::vector<std::string> warnings_of(const Taken& all) {
  std::vector<std::string> texts;
  for (const FormWarning& one : all.reading.warnings) {
    texts.push_back(one.place + ": " + one.text.en);
  }
  return texts;
}

std::string without_line(std::string text, const std::string& beginning) {
  const std::size_t from = text.find("\n" + beginning) + 1;
  return text.erase(from, text.find('\n', from) + 1 - from);
}

// With the cells of a row put behind its last, in a workbook of LibreOffice.
Workbook ods_with(const Form& form, const std::string& id, const std::string& cells) {
  const auto parts = testing::unzipped(render::write_form(form, FormFile::ods, {Language::ja}));
  std::string content = parts.at("content.xml");
  const std::size_t row = content.find("<text:p>" + id + "</text:p>");
  REQUIRE(row != std::string::npos);
  content.insert(content.find("</table:table-row>", row), cells);
  return workbook_of(zip_of({{"mimetype", parts.at("mimetype")}, {"content.xml", content}}),
                     "form.ods");
}

std::string ods_number(const std::string& number) {
  return "<table:table-cell office:value-type=\"float\" office:value=\"" + number + "\"><text:p>" +
         number + "</text:p></table:table-cell>";
}
std::string ods_text(const std::string& text) {
  return "<table:table-cell office:value-type=\"string\"><text:p>" + text +
         "</text:p></table:table-cell>";
}

TEST_CASE("a row that is gone is named, and its cells are blank") {
  const Form form = form_with("132", "", "", "");
  const std::string text = without_line(csv_form(form), "phone.content");
  const Taken all = taken(text, {3, {}, &form});
  CHECK(all.faults.empty());
  CHECK(all.reading.untouched == 1);
  REQUIRE(all.reading.blanks.size() == 3);
  CHECK(all.reading.blanks[1].indicator == "phone.guide");
  CHECK(all.reading.blanks[1].place == "I11");  // no other row has come into its place
  CHECK(all.reading.blanks[2].indicator == "phone.content");
  CHECK(all.reading.blanks[2].place.empty());
  CHECK(first_warning(all) ==
        ": rows of the form are gone, and nothing is taken of them: name of phone.content "
        "(phone.content). What is to be reported there needs the form anew: track form --owner "
        "elderly --year R4 -o FILE");
  CHECK_THAT(all.reading.warnings.front().text.ja,
             Contains("name of phone.content（phone.content）") && Contains("--year R4"));
}

TEST_CASE("a row that is gone from the plan as well is not missed") {
  Form form = form_with("132", "", "", "");
  form.rows[1].id = "phone.former";
  const std::string text = without_line(csv_form(form), "phone.former");
  const Taken all = taken(text, {3, {}, &form});
  CHECK(all.reading.blanks.size() == 2);
  CHECK_THAT(first_warning(all), Contains("rows or columns of the form were moved"));
}

TEST_CASE("where the form is not known as it was written, its hidden sheet names the rows") {
  const Form form = form_with("132", "", "", "");
  Form fewer = form;
  fewer.rows.erase(fewer.rows.begin() + 1);
  const auto parts = testing::unzipped(render::write_form(form, FormFile::ods, {Language::ja}));
  const auto shown = testing::unzipped(render::write_form(fewer, FormFile::ods, {Language::ja}));
  // The sheet of one, the hidden one of the other.
  const auto sheets_from = [](const std::string& content) { return content.find("<table:table "); };
  const auto behind_first = [](const std::string& content) {
    return content.find("</table:table>") + std::string("</table:table>").size();
  };
  const std::string& whole = parts.at("content.xml");
  const std::string& part = shown.at("content.xml");
  const std::string content =
      part.substr(0, behind_first(part)) + whole.substr(behind_first(whole));
  REQUIRE(sheets_from(content) < behind_first(content));
  const Taken all = taken(workbook_of(
      zip_of({{"mimetype", parts.at("mimetype")}, {"content.xml", content}}), "form.ods"));
  CHECK_THAT(first_warning(all), Contains("name of phone.content (phone.content)"));
}

TEST_CASE("a column that is gone is named, and its cells are blank") {
  const Form form = form_with("132", "", "", "");
  std::string text = csv_form(form);
  text = with(text, "2022-04,2022-05,", "2022-04,");
  text = with(text, "4月,5月,", "4月,");
  text = with(text, "件,,,132,,／,", "件,,,132,／,");
  text = with(text, "%,,,／,／,,", "%,,,／,,");
  text = with(text, ",,,,／,／,,", ",,,,／,,");
  const Taken all = taken(text, {3, {}, &form});
  CHECK(all.faults.empty());
  REQUIRE(all.reading.blanks.size() == 3);
  CHECK(iso(all.reading.blanks[0].period) == "2022-05");
  CHECK(all.reading.blanks[0].place.empty());
  CHECK_THAT(first_warning(all), Contains("columns of the form are gone") && Contains(": May. "));
}

TEST_CASE("cells outside of the form are named") {
  const Form form = form_with("132", "", "", "");
  const Workbook beside = ods_with(form, "phone.calls", ods_number("132") + ods_text("確認済み"));
  const Taken all = taken(beside, {3, {}, &form});
  CHECK(all.faults.empty());
  CHECK(first_warning(all) ==
        ": outside of the form, and not read: 様式!K10 132, 様式!L10 確認済み. What is to be "
        "recorded "
        "goes into the white cells, all else into the remarks");
  CHECK_THAT(all.reading.warnings.front().text.ja, Contains("様式!K10 132、様式!L10 確認済み。"));

  std::string text = csv_form(form);
  CHECK_THAT(first_warning(taken(text + ",記入者,佐藤,,,,,,,\r\n")),
             Contains("not read: B13 記入者, C13 佐藤."));
  std::string many;
  for (int i = 0; i < 12; ++i) many += ",記入者,,,,,,,,\r\n";
  CHECK_THAT(first_warning(taken(text + many)), Contains("B20 記入者 and 4 more."));
  // Above the row of keys each line has one text.
  const std::string notes = "備考欄に記入してください。,,,";
  CHECK_THAT(first_warning(taken(with(text, notes, "備考欄に記入してください。,担当：佐藤,,"))),
             Contains("not read: C7 担当：佐藤."));
  // A column that was put in, with a heading.
  text = with(text, "2022-05,", "2022-05,,");
  text = with(text, "5月,", "5月,小計,");
  text = with(text, "件,,,132,,／,", "件,,,132,,132,／,");
  CHECK_THAT(warnings_of(taken(text)).back(), Contains("not read: I9 小計, I10 132."));
}

TEST_CASE("a value beside a row that has none is a fault") {
  const Form form = form_with("", "", "", "");
  const Taken all = taken(ods_with(form, "phone.calls", ods_number("132")), {3, {}, &form});
  CHECK(first_problem(all) ==
        "様式!K10: a value outside of the form, in a row that has none inside");
  CHECK(all.reading.warnings.empty());
  // The sum of a blank row is 0.
  const Taken sum = taken(ods_with(form, "phone.calls", ods_number("0")), {3, {}, &form});
  CHECK(sum.faults.empty());
  CHECK_THAT(first_warning(sum), Contains("様式!K10 0."));
}

TEST_CASE("sheets that are no part of the form are named") {
  const Form form = form_with("132", "7", "84/102", "done");
  const auto parts = testing::unzipped(render::write_form(form, FormFile::ods, {Language::ja}));
  const auto with_sheet = [&](const std::string& sheet) {
    std::string content = parts.at("content.xml");
    content.insert(content.find("</table:table>") + std::string("</table:table>").size(), sheet);
    return workbook_of(zip_of({{"mimetype", parts.at("mimetype")}, {"content.xml", content}}),
                       "form.ods");
  };
  const auto sheet_of = [](const std::string& cells) {
    return "<table:table table:name=\"内訳\"><table:table-row>" + cells +
           "</table:table-row></table:table>";
  };
  const Taken all = taken(with_sheet(sheet_of(ods_text("窓口別") + ods_number("5"))));
  CHECK(all.entries.size() == 4);
  CHECK(first_warning(all) ==
        ": the sheet \"内訳\" is no part of the form, and is not read (it begins with 内訳!A1 "
        "窓口別)");
  CHECK(taken(with_sheet(sheet_of(""))).reading.warnings.empty());

  FormIdentity other = form.identity;
  other.year = FiscalYear{2023};
  const Taken two = taken(with_sheet(sheet_of(ods_text(text_of(other)))));
  CHECK(first_problem(two) == "内訳: the sheet is of another form");
  const Taken damaged = taken(with_sheet(sheet_of(ods_text(text_of(form.identity)))));
  CHECK_THAT(first_problem(damaged), Contains("内訳: the sheet is one of the form, but"));
}

TEST_CASE("a form without its sheet is refused as such") {
  const auto parts = testing::unzipped(
      render::write_form(form_with("", "", "", ""), FormFile::ods, {Language::ja}));
  std::string content = parts.at("content.xml");
  const std::size_t from = content.find("<table:table ");
  content.erase(from, content.find("</table:table>") + std::string("</table:table>").size() - from);
  const Workbook workbook = workbook_of(
      zip_of({{"mimetype", parts.at("mimetype")}, {"content.xml", content}}), "form.ods");
  CHECK_THAT(error_of([&] { taken(workbook); }),
             Contains("form.ods: the sheet of the form is gone, or hidden\nshow the sheet again"));
}

TEST_CASE("a comma that moved the end of the last value among the remarks is a fault") {
  const std::string text = csv_form(form_with("", "", "", ""));
  const auto of_guide = [&](const std::string& cells) {
    Form form = form_with("", "", "", "");
    form.rows[1].cells = {{}, {}, {}};
    form.rows[0].cells = {{}, open_cell(""), open_cell("")};
    return taken(with(csv_form(form), "件,,,／,,,", "件,,,／,," + cells));
  };
  CHECK(first_problem(of_guide("1,234")) ==
        "I10: 1 and the remarks \"234\" may be one number, cut in two by its comma");
  CHECK(of_guide("1,234").entries.empty());
  CHECK(of_guide("12,345 件").faults.size() == 1);
  CHECK(of_guide("1,234,").faults.size() == 1);  // one field too many
  CHECK(of_guide("\"1,234\",").entries.size() == 1);
  CHECK(of_guide("1,234件は窓口").faults.empty());
  CHECK(of_guide("1234,567").faults.empty());
  CHECK(of_guide("1,23").faults.empty());
  CHECK(taken(with(text, "%,,,／,／,,", "%,,,／,／,84/1,102")).faults.size() == 1);
}

TEST_CASE("remarks that are a number are told") {
  const std::string line = "phone.calls,電話相談,name of phone.calls,件,,,132,7,／,";
  const std::string text = csv_form(form_with("132", "7", "", ""));
  const Taken all = taken(with(text, line, line + "25"));
  CHECK(all.entries.size() == 2);
  CHECK_THAT(first_warning(all), Contains("J10: the remarks are nothing but the number 25"));
}

TEST_CASE("figures of the frame that were changed are told, and not taken") {
  Form form = form_with("132", "", "", "");
  form.rows[0].last = verbatim("1,083");
  form.rows[0].target = verbatim("24,000");
  const std::string text = csv_form(form);
  CHECK(taken(text, {3, {}, &form}).reading.warnings.empty());
  CHECK(taken(with(text, "\"24,000\"", "24000"), {3, {}, &form}).reading.warnings.empty());
  const Taken all = taken(with(text, "\"24,000\"", "\"26,000\""), {3, {}, &form});
  CHECK(first_warning(all) ==
        "F10: target was \"24,000\" when the form was written, now it is \"26,000\"; it is not "
        "taken from a form");
}

TEST_CASE("entries and faults come in the order of the cells") {
  std::string text = csv_form(form_with("132", "多数", "84/102", "いつか"));
  text = with(text, ",4月,", ",6月,");
  CHECK(taken(text).order == std::vector<std::string>{"! G9", "G10", "! H10", "I11", "! I12"});
  CHECK(taken(csv_form(form_with("多数", "7", "9", "done"))).order ==
        std::vector<std::string>{"! G10", "H10", "! I11", "I12"});
}

TEST_CASE("the values of a form are provisional where that is asked for") {
  const std::string text = csv_form(form_with("132", "", "", ""));
  CHECK_FALSE(taken(text).entries.front().request.provisional);
  CHECK(taken(text, {3, {}, nullptr, true}).entries.front().request.provisional);
}

}  // namespace
}  // namespace track::exchange::form_test
