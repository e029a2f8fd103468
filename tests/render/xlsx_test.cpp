#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <regex>

#include "../src/render/workbook/book.hpp"
#include "../src/render/workbook/grid_sheet.hpp"
#include "../src/render/workbook/xlsx_library.hpp"
#include "render/reporting.hpp"
#include "support/unzipped.hpp"

namespace track::render::xlsx_test {
namespace {

using testing::cells_of;
using testing::unzipped;

Book book_of(std::vector<BookCell> cells) {
  Book book;
  book.title = "book";
  book.made = make_day(2023, 1, 10);
  BookSheet sheet;
  sheet.name = "sheet";
  sheet.rows = {std::move(cells)};
  book.sheets = {sheet};
  return book;
}

// What a job prints on standard error, past all streams.
template <class Job>
std::string printed_by(Job job) {
  const int before = ::dup(STDERR_FILENO);
  const int file = ::memfd_create("stderr", 0);
  ::dup2(file, STDERR_FILENO);
  job();
  ::dup2(before, STDERR_FILENO);
  ::close(before);
  std::string text(1000, '\0');
  const ssize_t count = ::pread(file, text.data(), text.size(), 0);
  ::close(file);
  text.resize(static_cast<std::size_t>(std::max<ssize_t>(count, 0)));
  return text;
}

TEST_CASE("a missing library is an error that names the package") {
  try {
    load_xlsx_library("libthere-is-none.so.4");
    FAIL("it was loaded");
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::refused);
    CHECK(error.message().en.find("libthere-is-none.so.4") != std::string::npos);
    CHECK(error.hints().front().en == "install it: sudo apt install libxlsxwriter4");
  }
  CHECK_THROWS_AS(load_xlsx_library("libc.so.6"), Error);  // without the functions
}

TEST_CASE("the same book gives the same bytes, and its day is that of the caller") {
  Book book = book_of({{"a", 0}, {1.5, 0}});
  const std::string first = write_book_as_xlsx(book);
  CHECK(write_book_as_xlsx(book) == first);
  CHECK(unzipped(first).at("docProps/core.xml").find("2023-01-10T00:00:00Z") != std::string::npos);
  book.made = make_day(2023, 1, 11);
  CHECK(write_book_as_xlsx(book) != first);
}

TEST_CASE("a text stays the text that it is") {
  const auto parts = unzipped(write_book_as_xlsx(book_of({{"=1+1", 0},
                                                          {"_x000D_", 0},
                                                          {"a\x01"
                                                           "b",
                                                           0},
                                                          {"\xFF", 0},
                                                          {"a\xEF\xBF\xBE", 0},
                                                          {"<&>", 0},
                                                          {"練馬\n区", 0},
                                                          {" a", 0}})));
  auto cells = cells_of(parts, 1);
  CHECK(cells["A1"] == "=1+1");
  CHECK(cells["B1"] == "_x005F_x000D_");
  CHECK(cells["C1"] == "a_x0001_b");
  CHECK(cells["D1"] == "&lt;\\xFF&gt;");
  CHECK(cells["E1"] == "a&lt;U+FFFE&gt;");
  CHECK(cells["F1"] == "&lt;&amp;&gt;");
  CHECK(cells["G1"] == "練馬\n区");
  CHECK(cells["H1"] == " a");
  CHECK(parts.at("xl/worksheets/sheet1.xml").find("<f>") == std::string::npos);
}

TEST_CASE("what a cell cannot hold is refused or left out") {
  CHECK_NOTHROW(write_book_as_xlsx(book_of({{std::string(32'767, 'a'), 0}})));
  CHECK_THROWS_AS(write_book_as_xlsx(book_of({{std::string(32'768, 'a'), 0}})), Error);
  // Counted in UTF-16.
  std::string pairs;
  for (int i = 0; i < 16'384; ++i) pairs += "𠮷";
  CHECK_THROWS_AS(write_book_as_xlsx(book_of({{pairs, 0}})), Error);
  const auto cells =
      cells_of(unzipped(write_book_as_xlsx(book_of({{std::nan(""), 0}, {1.0, 0}}))), 1);
  CHECK(cells.size() == 1);
}

TEST_CASE("a sheet gets a name that every program takes") {
  std::vector<BookSheet> others;
  const auto named = [&others](const std::string& wanted) {
    others.push_back({usable_sheet_name(wanted, others)});
    return others.back().name;
  };
  CHECK(named("1-1 区民への啓発") == "1-1 区民への啓発");
  CHECK(named("a[1]:*?/\\") == "a［1］：＊？／＼");
  CHECK(named("A［1］：＊？／＼") == "A［1］：＊？／＼ (2)");
  CHECK(named("'quoted'") == "quoted");
  CHECK(named(" 　") == "Sheet");
  CHECK(named(std::string(40, 'x')) == std::string(31, 'x'));
  CHECK(named(std::string(40, 'x')) == std::string(27, 'x') + " (2)");
}

TEST_CASE("the library is given nothing that it would warn of") {
  Book book = book_of({{"a", 0}});
  book.title = std::string(300, '&') + "\x1b[31m";
  for (const std::string name : {"a/b", "", "a/b", "'", "[]:*?/\\ a name of many, many letters"}) {
    BookSheet sheet;
    sheet.name = usable_sheet_name(name, book.sheets);
    sheet.rows = {{{"a", 0}}, {{1.0, 0}}};
    sheet.validations = {{{0, 0, 0, 0},
                          "ISNUMBER({})",
                          std::string(50, 't'),
                          std::string(300, 'm'),
                          std::string(300, 'p')}};
    sheet.colours = {{{0, 0, 1, 0}, "a \"b\"", Paint::good}};
    sheet.charts = {{BookChart::Kind::column,
                     3,
                     0,
                     std::string(300, 'c'),
                     "unit",
                     sheet.name,
                     {0, 0, 0, 0},
                     {{"series", {1, 0, 1, 0}}}}};
    book.sheets.push_back(sheet);
  }
  CHECK(printed_by([&book] { write_book_as_xlsx(book); }).empty());
}

TEST_CASE("a number looks as it is printed") {
  CHECK(format_showing(132, "132") == "#,##0");
  CHECK(format_showing(18540, "18,540") == "#,##0");
  CHECK(format_showing(2022, "2022") == "0");
  CHECK(format_showing(78.7671, "78.8") == "#,##0.0");
  CHECK(format_showing(18.8, "+18.8") == "\"+\"#,##0.0");
  CHECK(format_showing(-22, "△22") == "#,##0;\"△\"#,##0");
  CHECK(format_showing(-4.21, "-4.2") == "#,##0.0;\"-\"#,##0.0");
  CHECK(format_showing(0.9267, "92.7 %") == "#,##0.0\" \"%");
  CHECK(format_showing(0.9267, "92.7%") == "#,##0.0%");
  CHECK(format_showing(31, "（31.0）") == "\"（\"#,##0.0\"）\"");
  CHECK(format_showing(0, "△0") == "#,##0;\"△\"#,##0");
  for (const char* other : {"2-3", "—", "", "done", "133", "-132", "132 \"人\"", "13.2 %"}) {
    INFO(other);
    CHECK_FALSE(format_showing(132, other));
  }
}

TEST_CASE("a document is a sheet to read and a sheet of data") {
  Grid grid;
  grid.columns = {{"id", {"ID", "ID"}},
                  number_column("number", {"figure", "数値"}),
                  {"day", {"day", "日"}},
                  data_column("hidden")};
  grid.rows = {{text_cell("lecture"), number_cell(1234), day_cell(make_day(2022, 6, 11), {}),
                data_cell(0.25)}};
  const auto parts = unzipped(testing::written(grid, Format::xlsx, {Language::ja}));
  auto shown = cells_of(parts, 1);
  CHECK(shown["B1"] == "数値");
  CHECK(shown["A2"] == "lecture");
  CHECK(shown["B2"] == "1234");
  CHECK(shown.count("D2") == 0);
  auto data = cells_of(parts, 2);
  CHECK(data["D1"] == "hidden");
  CHECK(data["C2"] == "44723");  // 2022-06-11
  CHECK(data["D2"] == "0.25");
  const std::string& workbook = parts.at("xl/workbook.xml");
  CHECK(workbook.find("name=\"一覧\"") < workbook.find("name=\"データ\""));
  const std::string& sheet = parts.at("xl/worksheets/sheet2.xml");
  CHECK(sheet.find("<pane ySplit=\"1\"") != std::string::npos);
  CHECK(sheet.find("<autoFilter ref=\"A1:D2\"/>") != std::string::npos);
  CHECK(sheet.find("paperSize=\"9\"") != std::string::npos);
  CHECK(sheet.find("orientation=\"landscape\"") != std::string::npos);
  CHECK(workbook.find("_xlnm.Print_Titles") != std::string::npos);
  CHECK(sheet.find("mergeCell") == std::string::npos);
}

TEST_CASE("a report has its figures as numbers, and colours beside its words") {
  const Plan plan = testing::rich_plan();
  const Totals totals = testing::rich_totals();
  const auto parts =
      unzipped(testing::written(testing::report_of(plan, totals), Format::xlsx, {Language::ja}));
  bool found = false;
  for (const auto& [place, value] : cells_of(parts, 1)) found = found || value == "18540";
  CHECK(found);
  const std::string& sheet = parts.at("xl/worksheets/sheet1.xml");
  CHECK(sheet.find("<formula>\"おおむね達成\"</formula>") != std::string::npos);
}

TEST_CASE("the workbook of a report has fields, years, values and words") {
  const Plan plan = testing::rich_plan();
  const Totals totals = testing::rich_totals();
  const report::Report report = testing::report_of(plan, totals);
  const report::YearsReport years =
      report::build(plan, 4, totals, {testing::r3, testing::r4}, testing::after_r4, {});
  Measurement one;
  one.id = 1;
  one.operation = 7;
  one.indicator = "lecture.talked";
  one.period = {make_day(2023, 2, 18), make_day(2023, 2, 18)};
  one.year = testing::r4;
  one.value = testing::fraction("84", "102");
  one.actor = "sato";
  Measurement unknown = one;
  unknown.value = testing::of_form(ValueForm::unknown);
  Document document = document_of(report);
  add_workbook_sheets(report, years,
                      {{one, report::Inclusion::counted}, {unknown, report::Inclusion::unknown}},
                      document);
  const auto parts = unzipped(write(document, Format::xlsx, {}));
  const std::string& workbook = parts.at("xl/workbook.xml");
  std::vector<std::string> names;
  static const std::regex sheet_name(R"re(<sheet name="([^"]*)")re");
  for (std::sregex_iterator found(workbook.begin(), workbook.end(), sheet_name), end; found != end;
       ++found) {
    names.push_back((*found)[1]);
  }
  REQUIRE(names.size() > 5);
  CHECK(names.front() == "Review");
  CHECK(names[1].starts_with("1-1 "));
  CHECK(std::vector(names.end() - 4, names.end()) ==
        std::vector<std::string>{"Years", "Measurements", "Methods", "Data"});

  const auto count = static_cast<int>(names.size());
  auto values = cells_of(parts, count - 2);
  CHECK(values["A2"] == "lecture.talked");
  CHECK(values["E2"] == "44975");  // 2023-02-18
  CHECK(std::stod(values["G2"]) == Approx(82.3529));
  CHECK(values["I2"] == "84");
  CHECK(values["J2"] == "102");
  CHECK(values["M2"] == "counted");
  CHECK(values["Q2"] == "7");
  CHECK(values["S2"] == "sato");
  CHECK(values.count("G3") == 0);
  CHECK(values["L3"] == "unknown");
  CHECK(values["M3"] == "left out: unknown");

  // A chart looks at two rows of the years, target and actual.
  const std::string& chart = parts.at("xl/charts/chart1.xml");
  CHECK(chart.find("<c:f>Years!$G$") != std::string::npos);
  CHECK(chart.find("<c:f>Years!$H$") != std::string::npos);
  auto by_year = cells_of(parts, count - 3);
  int attendance = 0;
  for (const auto& [place, value] : by_year) {
    if (value == "lecture.attendance") ++attendance;
  }
  CHECK(attendance == 2);
}

}  // namespace
}  // namespace track::render::xlsx_test
