#include <catch2/catch.hpp>

#include "exchange/form_fixture.hpp"
#include "exchange/zip_writer.hpp"
#include "support/unzipped.hpp"
#include "track/exchange/proposal.hpp"

namespace track::exchange::form_test {
namespace {

TEST_CASE("a row of totals that was added is passed over, and told") {
  const std::string text = csv_form(form_with("132", "", "", ""));
  for (const char* word : {"計", "合計", "総 数", "Total"}) {
    const Taken all = taken(text + ",," + word + ",,,,132,,,\r\n");
    CHECK(all.faults.size() == 0);
    CHECK(all.entries.size() == 1);
    CHECK(first_warning(all) ==
          "C13: the row \"" + std::string(word) + "\" was added to the form; it is passed over");
  }
}

TEST_CASE("a copied sheet is one fault") {
  const Form form = form_with("132", "7", "84/102", "done");
  const auto parts = testing::unzipped(render::write_form(form, FormFile::ods, {Language::ja}));
  std::string content = parts.at("content.xml");
  const std::string end = "</table:table>";
  const std::size_t from = content.find("<table:table ");
  const std::size_t behind = content.find(end) + end.size();
  const std::string copy = with(content.substr(from, behind - from), "様式", "様式 (2)");
  content.insert(behind, copy);
  const Taken all = taken(workbook_of(
      zip_of({{"mimetype", parts.at("mimetype")}, {"content.xml", content}}), "form.ods"));
  CHECK(all.faults.size() == 1);
  CHECK(first_problem(all) == "様式 (2): the sheet is a copy of \"様式\"");
  CHECK(all.entries.size() == 4);
}

TEST_CASE("a row whose names are not those of its id is a fault") {
  const std::string text = csv_form(form_with("132", "", "84/102", ""));
  CHECK(first_problem(taken(with(text, ",件,", ",千件,"))) ==
        "D10: this row is of phone.calls (unit \"件\"), but says unit \"千件\"");
  CHECK(first_problem(taken(with(text, ",件,", ",,"))) ==
        "D10: this row is of phone.calls (unit \"件\"), but says no unit");
  // Sorted without the hidden column.
  std::string swapped = with(text, "phone.calls", "phone.x");
  swapped = with(swapped, "phone.content", "phone.calls");
  swapped = with(swapped, "phone.x", "phone.content");
  const Taken all = taken(swapped);
  CHECK(all.entries.empty());
  CHECK(all.faults.size() == 2);
  CHECK(first_problem(all) ==
        "C10: this row is of phone.content (indicator \"name of phone.content\", unit \"%\"), "
        "but says indicator \"name of phone.calls\", unit \"件\"");
  // Width, spaces and case are no difference; nor is a row without values.
  CHECK(taken(with(text, "name of phone.calls", "Ｎａｍｅ　of phone.calls")).entries.size() == 2);
  CHECK(taken(with(text, "name of phone.guide", "手引き")).faults.size() == 0);
}

TEST_CASE("a row is held against the form as it was written") {
  Form form = form_with("132", "", "", "");
  form.rows[0].name = "電話の件数";
  const std::string text = csv_form(form);
  CHECK(taken(text).faults.size() == 1);
  const Taken all = taken(text, {3, {}, &form});
  CHECK(all.faults.size() == 0);
  Form other = form;
  other.rows[0].unit = "千件";
  CHECK(first_problem(taken(csv_form(other), {3, {}, &other})) ==
        "D10: the unit was \"千件\" when the form was written, now it is \"件\"");
  other.rows.erase(other.rows.begin());
  CHECK(first_problem(taken(text, {3, {}, &other})) ==
        "A10: the form was written without a row of phone.calls");
}

TEST_CASE("a value where nothing is asked for is a fault") {
  const Form form = form_with("", "", "", "");
  const std::string text = with(csv_form(form), "件,,,,,／,", "件,,,7,,8,");
  const Taken all = taken(text, {3, {}, &form});
  CHECK(all.faults.size() == 1);
  CHECK(first_problem(all) == "I10: nothing is asked for here");
  CHECK(all.faults.front().content == "8");
  // A mark that is gone is no value.
  CHECK(taken(with(csv_form(form), "件,,,,,／,", "件,,,7,,,"), {3, {}, &form}).faults.size() == 0);
}

TEST_CASE("what stood in the form already is given where it was changed") {
  const Form form = form_with("132", "7", "84/102", "着手");
  for (const FormFile file : {FormFile::xlsx, FormFile::ods, FormFile::csv}) {
    const Workbook workbook = workbook_of(render::write_form(form, file, {Language::ja}), "form");
    const Taken all = taken(workbook, {3, {}, &form});
    CHECK(all.entries.empty());
    CHECK(all.reading.untouched == 4);
    CHECK(all.reading.maps.front().values == 4);
  }
  const Taken all = taken(with(csv_form(form), ",132,", ",133,"), {3, {}, &form});
  REQUIRE(all.entries.size() == 1);
  CHECK(all.entries.front().request.items.front().value.amount == Quantity::whole(133));
  CHECK(all.reading.untouched == 3);
}

TEST_CASE("a recorded value that was deleted is told apart from blanks") {
  const Form form = form_with("132", "7", "", "");
  const Taken all = taken(with(csv_form(form), ",132,7,", ",,,"), {3, {}, &form});
  CHECK(all.entries.empty());
  CHECK(all.reading.blanks.size() == 2);
  CHECK(first_warning(all) ==
        "G10: phone.calls: recorded when the form was written, blank now: 2022-04 132, 2022-05 7. "
        "What is recorded stays as it is");
}

TEST_CASE("a row of a CSV form that a comma shifted is a fault") {
  const std::string text = csv_form(form_with("", "", "", ""));
  const Taken all = taken(with(text, "件,,,,,／,", "件,,,1,313,250,／,"));
  CHECK(all.entries.empty());
  CHECK(first_problem(all) == "A10: the row does not end at the form's last column");
  CHECK(all.faults.front().content == "phone.calls,電話相談,name of phone.calls,件,,,1,313,250,／");
  // The last cells are blank: those count too.
  CHECK(taken(with(text, "%,,,／,／,,", "%,,,／,／,1,313,")).faults.size() == 1);
  // A program that leaves them out all the same.
  CHECK(taken(with(text, "件,,,,,／,", "件,,,1,313,／")).faults.size() == 0);
  CHECK(taken(with(text, "件,,,,,／,", "件,,,1,313,,／")).faults.size() == 1);
  CHECK(taken(with(text, "件,,,,,／,", "件,,,\"1,313\",250,／,")).entries.size() == 2);
}

TEST_CASE("no mapping is proposed for a form") {
  const Workbook workbook = workbook_of(csv_form(form_with("132", "", "", "")), "form.csv");
  CHECK(error_of([&] { propose(workbook, asking_plan(), make_day(2022, 6, 13)); }) ==
        "form.csv is a form that track wrote: it needs no mapping\n"
        "take it in with: track import form.csv");
}

}  // namespace
}  // namespace track::exchange::form_test
