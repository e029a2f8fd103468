#include <catch2/catch.hpp>

#include "mapped.hpp"
#include "reading.hpp"

namespace mapping_cells_test {

using namespace track::exchange;
using mapped::Shown;

constexpr const char* visits =
    "period = \"R4\"\nby.ward = \"{区}\"\nvalues = { \"件数\" = \"visits\" }\n";

mapped::Read of_csv(const std::string& lines, const std::string& bytes) {
  const Workbook workbook = workbook_of(bytes);
  return mapped::table(lines, row_source(workbook));
}

TEST_CASE("A row of a text file that ends before the others is told") {
  CHECK(of_csv(visits, "区,件数,備考\n北地区,12,\n南地区,3\n").reading.warnings.size() == 1);
  CHECK(of_csv(visits, "区,件数,備考\n北地区,12,\n注\n").reading.warnings.empty());
}

TEST_CASE("A row of a text file that goes on beyond the headings is a fault") {
  const auto read = of_csv(visits, "区,件数\n北地区,12\n南地区,1,234\n");
  CHECK(
      read.faults ==
      Shown{"C3 '南地区 | 1 | 234': row 3 has 3 cells, but there are 2 headings / a number with a "
            "comma needs quotes (\"1,234\"); if column C is not to be read: except = [\"$C\"]"});
  CHECK(of_csv(visits, "区,件数\n北地区,12\n南地区,\"1,234\"\n").faults == Shown{});
  CHECK(of_csv(visits, "区,件数,\n北地区,1,234\n").faults.size() == 1);
  CHECK(of_csv(std::string(visits) + "except = [\"$C\"]", "区,件数\n北地区,1,x\n").faults ==
        Shown{});
  CHECK(of_csv(std::string(visits) + "skip = [\"注\"]", "区,件数\n北地区,1\n注,2,3\n").faults ==
        Shown{});
}

TEST_CASE("A row that is wider by empty cells is a fault where others are not") {
  const std::string lines = std::string(visits) + "note = \"{備考}\"";
  const auto read = of_csv(lines, "区,件数,備考\n北地区,12,\n南地区,1,234,\n");
  CHECK(read.faults.size() == 1);
  CHECK(read.faults[0].starts_with("D3 '南地区 | 1 | 234': row 3 has 4 cells"));
  CHECK(of_csv(visits, "区,件数\n北地区,12,\n南地区,1,\n").faults == Shown{});
}

TEST_CASE("Cells of a workbook below no heading are listed") {
  const auto read = mapped::table(
      visits, mapped::workbook({{Sheet{"表"}, "区||件数|\n北地区|x|1|5\n南地区||2|\n"}}));
  CHECK(read.faults == Shown{});
  CHECK(read.entries.size() == 2);
  CHECK(read.reading.maps.front().unread == Shown{"$B", "$D"});
}

// The faults of one value in a cell.
Shown of_cell(const std::string& cell, const std::string& lines = "") {
  const auto read = mapped::table(std::string(visits) + lines, "区|件数\n北地区|" + cell + "\n");
  return read.faults.empty() ? read.entries : read.faults;
}

TEST_CASE("Times and durations are no values") {
  CHECK(of_cell("=#0.5 h:mm") ==
        Shown{"B2 '0.5': 12:00 is a time or a duration, not a number / as a number it is stored as "
              "a part of a day (0.5): type it as a number in its unit"});
  CHECK(of_cell("=#2 [h]:mm")[0].starts_with("B2 '2': 48:00 is a time"));
  CHECK(of_cell("=#45 yyyy/m/d")[0].starts_with("B2 '45': 45 has the format of a date"));
}

TEST_CASE("A format that shows another number is refused") {
  const std::string stored = "visits@ward:north 12 2022-04-01..2023-03-31 B2";
  for (const char* format : {"0\"件\"", "#,##0", "0_ ", "#,##0;\"▲\"#,##0", "\"¥\"#,##0", "[Red]0",
                             "#,##0,\"千\"", "0.0E+0"}) {
    INFO(format);
    CHECK(of_cell(std::string("=#12 ") + format) == Shown{stored});
  }
  for (const char* format :
       {"0\"千\"", "0千件", "0\"000\"", "\"△\"0", "0.0\"%\"", "0\"‰\"", "0\\%", "0\"百万円\""}) {
    INFO(format);
    CHECK(of_cell(std::string("=#12 ") + format)[0].starts_with(
        std::string("B2 '12': 12 is stored, but by its format ")));
  }
  CHECK(of_cell("=#12 0\"千件\"", "unit = \"千件\"") ==
        Shown{"visits@ward:north 12,000 2022-04-01..2023-03-31 B2"});
  CHECK(of_cell("=#12000 #,##0,", "unit = \"千件\"")[0].starts_with("B2 '12000': 12000 is stored"));
}

TEST_CASE("A percentage is not written twice") {
  const std::string lines = "period = \"R4\"\nindicator = \"known\"\nvalue = \"{割合}%\"";
  const std::string known = "known 68.6 % 2022-04-01..2023-03-31 A2";
  CHECK(mapped::table(lines, "割合\n=#0.686 0.0%\n").entries == Shown{known});
  CHECK(mapped::table(lines, "割合\n=#68.6\n").entries == Shown{known});
}

TEST_CASE("A text with superscript is no value") {
  RowSource rows = mapped::sheet("区|件数\n北地区|121\n");
  const auto read_rows = rows.read;
  rows.read = [read_rows](std::size_t sheet, const std::function<bool(const Row&)>& take) {
    read_rows(sheet, [&](Row row) {
      row.cells.back().raised = row.number == 2;
      return take(row);
    });
  };
  CHECK(mapped::table(visits, rows).faults ==
        Shown{"B2 '121': a part of \"121\" is superscript, subscript or struck out: a footnote, or "
              "a value given up / leave "
              "the value alone in the cell"});
}

TEST_CASE("Digits that a line break or a tab parts are no number") {
  for (const std::string cell : {"103\\n5", "１２\\n ３", "12\t3"}) {
    const auto read = mapped::table(visits, "区|件数\n北地区|" + cell + "\n");
    REQUIRE(read.faults.size() == 1);
    CHECK(read.faults[0].find("a line break or tab stands between the digits") !=
          std::string::npos);
  }
  CHECK(mapped::table(visits, "区|件数\n北地区|103\\n件\n").entries.size() == 1);
}

TEST_CASE("A number that its format hides is not taken, a zero is") {
  const auto faults = [](const std::string& cell) {
    return mapped::table(visits, "区|件数\n北地区|" + cell + "\n").faults.size();
  };
  CHECK(faults("=#5 [<10]\"x\";0") == 1);
  CHECK(faults("=#12 [<10]\"x\";0") == 0);
  CHECK(faults("=#5 [<10]\"秘匿\";[>=100]#,##0;0") == 1);
  CHECK(faults("=#5 ;;;") == 1);
  CHECK(faults("=#0 ;;;") == 0);
  CHECK(faults("=#0 #,##0;△#,##0;\"-\"") == 0);
  CHECK(faults("=#5 #,##0;△#,##0;\"-\"") == 0);
  CHECK(faults("=#5 \"△\"0") == 1);
  CHECK(faults("=#5 General") == 0);
}

TEST_CASE("A pattern of a symbol stands for no number") {
  const std::string lines = std::string(visits) + "\nsymbols = { \"1*\" = 0 }";
  CHECK(mapped::table(lines, "区|件数\n北地区|12\n").entries.front().find(" 12 ") !=
        std::string::npos);
}

TEST_CASE("A year above the table that is another than that of the values is told") {
  const std::string lines =
      "header = \"区\"\nperiod = \"R4年度{^}\"\nvalues = [\"4月\"]\nindicator = \"visits\"\n"
      "by.ward = \"{区}\"";
  const std::string rows = "区|4月\n北地区|1\n";
  const auto warnings = [&](const std::string& title) {
    return mapped::table(lines, title + "\n\n" + rows).reading.warnings;
  };
  REQUIRE(warnings("令和5年度　訪問件数").size() == 1);
  CHECK(warnings("令和5年度　訪問件数")[0].en ==
        "A1 names 令和5年度, but all values read are of R4: look whether period is right");
  CHECK(warnings("令和４年度　訪問件数").empty());
  CHECK(warnings("訪問件数（令和3年度と令和5年度）").empty());
  CHECK(mapped::read("[[table]]\n" + lines, mapped::workbook({{{"R5年度"}, rows}}))
            .reading.warnings.size() == 1);
}

TEST_CASE("A table without values, every sheet, and a range without spaces") {
  const auto none = mapped::table(visits, "区|件数\n");
  REQUIRE(none.reading.warnings.size() == 1);
  CHECK(none.reading.warnings[0].en == "no row of the table gave a value");
  CHECK(mapped::read("[[table]]\nsheet = \"*\"\nindicator = \"calls\"\nperiod = \"R4年度{sheet}\""
                     "\nvalues = [\"$A..$B\"]\nplace = \"{^}\"",
                     mapped::workbook({{{"4月"}, "a|b\n1|2\n"}, {{"5月"}, "a|b\n3|4\n"}}))
            .entries.size() == 4);
}

TEST_CASE("A number with decimals is no month") {
  const std::string lines = "period = \"R{月}\"\nvalues = { \"件数\" = \"calls\" }";
  CHECK(mapped::table(lines, "月|件数\n=#4.1|1\n=#4.1|2\n").faults ==
        Shown{"A2 'R4.1': 4.1 is a number: as a month it may be January or October / type it as "
              "text (6.10 as a number is 6.1)"});
  CHECK(mapped::table(lines, "月|件数\n4.10|1\n").faults == Shown{});
  CHECK(of_csv(lines, "月,件数\n4.1,1\n").faults.size() == 1);
  CHECK(of_csv(lines, "月,件数\n4.2,1\n").faults == Shown{});
  CHECK(mapped::table("period = \"{^}\"\nvalues = [\"$A\"]\nindicator = \"calls\"", "=#2022.1\n1\n")
            .faults.size() == 1);
}

}  // namespace mapping_cells_test
