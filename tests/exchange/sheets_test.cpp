// The sheets in tests/exchange/sheets, each as the program that wrote it writes.

#include <catch2/catch.hpp>
#include <filesystem>

#include "exchange/reading.hpp"

namespace track::exchange::sheets_test {
namespace {

using Lines = std::vector<std::string>;

Workbook sheet(const std::string& name) {
  return Workbook::open(std::filesystem::path(TRACK_SOURCE_DIR) / "tests/exchange/sheets" / name);
}

std::string sum_of(const Row& row, std::size_t first, std::size_t last) {
  int sum = 0;
  for (std::size_t column = first; column <= last; ++column)
    sum += std::stoi(row.cells.at(column).text);
  return std::to_string(sum);
}

TEST_CASE("a monthly sheet of 25 centres reads the same from each program") {
  for (const char* name : {"monthly-openpyxl.xlsx", "monthly-libreoffice.xlsx",
                           "monthly-libreoffice.ods", "monthly-cp932.csv"}) {
    INFO(name);
    const Workbook workbook = sheet(name);
    const std::vector<Row> rows = all_rows(workbook);
    REQUIRE(rows.size() == 28);
    CHECK(rows[0].cells.front().text == "相談件数（見本。数値は架空）");
    CHECK(rows[1].cells.size() == 14);
    CHECK(rows[1].cells.at(1).text == "4月");
    CHECK(rows[2].cells.front().text == "centre01");
    CHECK(rows[26].cells.front().text == "centre25");
    CHECK(rows[26].number == 27);
    CHECK(rows[27].cells.front().text == "計");
    int figures = 0;
    for (std::size_t row = 2; row < 27; ++row) figures += std::stoi(sum_of(rows[row], 1, 12));
    CHECK(figures == 6770);
    const bool computed = std::string(name).find("openpyxl") == std::string::npos;
    const Cell& total = rows[27].cells.at(13);
    CHECK(total.text == (computed ? "6770" : "=SUM(N3:N27)"));
    CHECK(rows[4].hidden == (std::string(name).find("csv") == std::string::npos));
    if (workbook.sheets().size() < 2) continue;
    CHECK(workbook.sheets().at(0).name == "月別");
    CHECK_FALSE(workbook.sheets().at(0).hidden);
    CHECK(workbook.sheets().at(1).hidden);
    CHECK(lines_of(workbook, 1) == Lines{"2: | 隠したシート|"});
  }
}

TEST_CASE("a cell of each kind reads as its program stored it") {
  const Lines common = {"1: 名称| 値|", "2: 整数| #39541|", "3: 割合| #0.686{0.0%}|",
                        "4: 日付| @2022-04-01{m\"月\"}|", "5: 時刻| #0.395833333333333{h:mm:ss}|"};
  const Lines behind = {"8: 文字| 二行の\n文字|", "9: 空白|   前後  |"};
  const auto all = [&](const Lines& middle, const Lines& end) {
    Lines lines = common;
    lines.insert(lines.end(), middle.begin(), middle.end());
    lines.insert(lines.end(), behind.begin(), behind.end());
    lines.insert(lines.end(), end.begin(), end.end());
    return lines;
  };
  CHECK(lines_of(sheet("kinds-openpyxl.xlsx")) ==
        all({"6: 真偽| ?TRUE|", "7: 誤り| ==1/0|"}, {"10: 計算| ==B2*2|", "11: 空文字| ==\"\"|"}));
  CHECK(lines_of(sheet("kinds-libreoffice.xlsx")) ==
        all({"6: 真偽| ?TRUE|", "7: 誤り| !#DIV/0!|"}, {"10: 計算| #79082|", "11: 空文字|"}));
  // LibreOffice keeps a truth value that came in xlsx as the formula =TRUE(), whose value is 1.
  CHECK(lines_of(sheet("kinds-libreoffice.ods")) ==
        all({"6: 真偽| #1|", "7: 誤り| !#DIV/0!|"}, {"10: 計算| #79082|", "11: 空文字|"}));
  CHECK(lines_of(sheet("write-only-openpyxl.xlsx")) ==
        Lines{"1: 名称| 値|", "2: centre01| #12.5|", "3: centre02| @2022-04-01{yyyy-mm-dd}|"});
}

TEST_CASE("a workbook as Excel in Japanese writes it has names without furigana, and days") {
  const Workbook workbook = sheet("excel.xlsx");
  CHECK(workbook.name() == "excel.xlsx");
  CHECK(workbook.digest().size() == 64);
  CHECK(workbook.sheets().at(0).name == "様式");
  CHECK(lines_of(workbook) == Lines{"1: 名称| 値|", "2: 光台| @2022-04-01{[$-411]ge.m.d}|",
                                    "3: 太 字| @2022-04-01{yyyy\"年\"m\"月\"}|",
                                    "4: 改行\r\nあり| @2022-04-01{m\"月\"d\"日\"}|",
                                    "5: 行内| #0.686{0.00%}|", "6: 光台計| #1200|",
                                    "7h: ?TRUE| !#DIV/0!|", "8: | #60{[$-411]ge.m.d}|"});
  CHECK(lines_of(sheet("excel-1904.xlsx")).at(1) == "2: 光台| @2026-04-02{[$-411]ge.m.d}|");
}

}  // namespace
}  // namespace track::exchange::sheets_test
