#include <catch2/catch.hpp>

#include "mapped.hpp"

namespace mapping_rows_test {

using mapped::Shown;

constexpr const char* wide =
    "header = \"区\"\nperiod = \"{^}\"\nvalues = [\"R3\", \"R4\"]\nindicator = \"visits\"\n";

Shown left_out(const mapped::Read& read) {
  Shown result;
  for (const auto& one : read.reading.maps.front().left_out) {
    result.push_back(one.reason.en + ": " + track::joined(one.first) + " " +
                     std::to_string(one.rows));
  }
  return result;
}

Shown values(const mapped::Read& read) {
  Shown result;
  for (const std::string& entry : read.entries) {
    result.push_back(entry.substr(0, entry.find(" 20")) + " " + entry.substr(entry.rfind(' ') + 1));
  }
  return result;
}

TEST_CASE("Rows with a label to skip are left out and counted") {
  const auto read =
      mapped::table(std::string(wide) + "by.ward = \"{区}\"\nskip = [\"*計\", \"注\"]",
                    "区|R3|R4\n北地区|1|2\n小　計|1|2\n南地区|3|4\n合計|4|6\n注|計|x\n");
  CHECK(read.faults == Shown{});
  CHECK(values(read) == Shown{"visits@ward:north 1 B2", "visits@ward:north 2 C2",
                              "visits@ward:south 3 B4", "visits@ward:south 4 C4"});
  CHECK(left_out(read) == Shown{"with a label to be skipped (skip): A3 小　計, A5 合計, A6 注 3"});
}

TEST_CASE("A total row is held against the rows above it") {
  const auto read = mapped::table(
      std::string(wide) + "by.ward = \"{区}\"\ncheck = [\"計\", \"総計\"]",
      "区|R3|R4\n北地区|1,000|2\n南地区|3|4\n計|1,003|7\n北地区|5|\n計|5|\n総計|1,008|6\n");
  CHECK(read.faults == Shown{});
  CHECK(read.entries.size() == 5);
  REQUIRE(read.reading.controls.size() == 1);
  CHECK(read.reading.controls[0].place == "C4");
  CHECK(read.reading.controls[0].difference.en == "the total is 7, the rows add up to 6 (+1)");
  CHECK(read.reading.controls[0].difference.ja == "合計は7ですが、各行の和は6です（差 +1）");
  CHECK(left_out(read) == Shown{"a total (check): A4 計, A6 計, A7 総計 3"});
  CHECK(read.reading.maps.front().roles.back().en == "totals that agree with their rows: 4");
}

// "C4: the total is …"
Shown controls(const mapped::Read& read) {
  Shown result;
  for (const auto& one : read.reading.controls) {
    result.push_back(one.place + ": " + one.difference.en);
  }
  return result;
}

TEST_CASE("Totals of fractions are held against both parts") {
  const std::string lines =
      "header = \"区\"\nperiod = \"R4\"\nindicator = \"known\"\nvalue = \"{a}/{b}\"\n"
      "place = \"{区}\"\ncheck = [\"計\"]";
  const auto good = mapped::table(lines, "区|a|b\n北|1|2\n南|3|8\n計|4|10\n");
  CHECK(controls(good) == Shown{});
  CHECK(good.reading.maps.front().roles.back().en == "totals that agree with their rows: 1");
  CHECK(controls(mapped::table(lines, "区|a|b\n北|1|2\n南|3|8\n計|4|11\n")) ==
        Shown{"B4: the total is 4/11, the rows add up to 4/10 (+0/+1)"});
}

TEST_CASE("A difference below 0 is written as offices write it") {
  const auto whole = mapped::table(std::string(wide) + "by.ward = \"{区}\"\ncheck = [\"計\"]",
                                   "区|R3|R4\n北地区|1,000|2\n南地区|3|4\n計|2|6\n");
  REQUIRE(whole.reading.controls.size() == 1);
  CHECK(whole.reading.controls[0].difference.en ==
        "the total is 2, the rows add up to 1,003 (-1,001)");
  CHECK(whole.reading.controls[0].difference.ja ==
        "合計は2ですが、各行の和は1,003です（差 △1,001）");
  const auto fraction = mapped::table(
      "header = \"区\"\nperiod = \"R4\"\nindicator = \"known\"\nvalue = \"{a}/{b}\"\n"
      "place = \"{区}\"\ncheck = [\"計\"]",
      "区|a|b\n北|1|2\n南|3|8\n計|5|7\n");
  REQUIRE(fraction.reading.controls.size() == 1);
  CHECK(fraction.reading.controls[0].difference.ja ==
        "合計は5/7ですが、各行の和は4/10です（差 +1/△3）");
}

TEST_CASE("Totals that cannot be checked, or are blank, are told") {
  const std::string lines = std::string(wide) +
                            "by.ward = \"{区}\"\ncheck = [\"計\"]\n"
                            "symbols = { \"x\" = \"suppressed\" }";
  CHECK(controls(mapped::table(lines, "区|R3|R4\n北地区|x|2\n南地区|3|4\n計|9|\n")) ==
        Shown{"B4: the total cannot be checked: not all of its rows are numbers",
              "C4: the total is blank"});
}

TEST_CASE("A total may stand above its rows, and above or below those of parts of it") {
  const std::string lines = std::string(wide) + "place = \"{区}\"\ncheck = [\"計\", \"*小計\"]";
  const auto above =
      mapped::table(lines, "区|R3|R4\n計|10|\n東小計|3|\na|1|\nb|2|\n西小計|7|\nc|3|\nd|4|\n");
  CHECK(controls(above) == Shown{});
  CHECK(above.reading.maps.front().roles.back().en == "totals that agree with their rows: 3");
  CHECK(controls(mapped::table(lines, "区|R3|R4\na|1|\n東小計|1|\nb|2|\n西小計|2|\n計|4|\n")) ==
        Shown{"B6: the total is 4, the rows add up to 3 (+1)"});
}

TEST_CASE("A heading inside of the table begins a new sum") {
  const auto read =
      mapped::table(std::string(wide) + "groups = \"区\"\ncheck = [\"小計\"]",
                    "区|R3|R4\n東||\na|1|2\n小計|1|2\nb|9|9\n西||\nc|3|4\n小計|3|4\n");
  CHECK(read.reading.controls.empty());
  CHECK(read.entries.size() == 6);
}

TEST_CASE("Only some rows, from one to another, up to a note") {
  const auto read = mapped::table(
      std::string(wide) + "rows = \"3..\"\nuntil = \"（注\"\nonly.\"状態\" = [\"退院*\"]",
      "区|状態|R3|R4\na|退院|1|1\nb|退院済|2|\nc|入院|3|\n\n（注） 速報|退院|9|9\nd|退院|9|9\n");
  CHECK(values(read) == Shown{"visits 2 C3"});
  CHECK(left_out(read) == Shown{"with values, outside of the rows to be read (rows): B2 退院 1",
                                "not wanted (only): B4 入院 1",
                                "with values, behind the end of the table (until): B7 退院 1"});
  CHECK(read.reading.maps.front().roles.back().en == "ends before row 6: （注");
  CHECK(mapped::table(std::string(wide) + "rows = \"2..2\"", "区|R3\na|1\nb|2").faults.size() == 1);
  CHECK(values(mapped::table(std::string(wide) + "rows = \"2..2\"", "区|R3|R4\na|1\nb|2")) ==
        Shown{"visits 1 B2"});
}

TEST_CASE("A blank label is the one above, and a heading inside holds for the rows below") {
  const auto read = mapped::table(
      "period = \"{年}\"\nvalues = { \"件数\" = \"visits\" }\nfill = [\"年\"]\ngroups = \"$B\"\n"
      "by.ward = \"{group}\"\nby.sex = \"{$B}\"\nnames.sex = { \"*\" = \"total\", \"計\" = "
      "\"total\" }",
      "年|区|件数\nR3|北地区|\n|計|1\n|南地区|\nR4|計|2\n|計|3\n");
  CHECK(read.faults == Shown{});
  CHECK(read.entries == Shown{"visits@ward:north 1 2021-04-01..2022-03-31 C3",
                              "visits@ward:south 2 2022-04-01..2023-03-31 C5",
                              "visits@ward:south 3 2022-04-01..2023-03-31 C6"});
  CHECK(left_out(read) == Shown{"a heading inside the table (groups): A2 R3, B4 南地区 2"});
}

TEST_CASE("Labels of rows that are left out do not go on to the rows below") {
  const auto read = mapped::table(
      "period = \"{年}\"\nvalues = { \"件数\" = \"visits\" }\nfill = [\"年\", \"区\"]\n"
      "by.ward = \"{区}\"\nskip = [\"小計\"]\ncheck = [\"計\"]",
      "年|区|件数\nR3|北地区|1\n|小計|1\nR4||2\n計||3\n|南地区|4\n");
  CHECK(read.faults == Shown{});
  CHECK(read.entries == Shown{"visits@ward:north 1 2021-04-01..2022-03-31 C2",
                              "visits@ward:north 2 2022-04-01..2023-03-31 C4",
                              "visits@ward:south 4 2022-04-01..2023-03-31 C6"});
}

TEST_CASE("What goes on below a total without a label of its own is left out with it") {
  const auto read = mapped::table(
      "period = \"R4\"\nvalues = { \"件数\" = \"visits\" }\nfill = [\"区\"]\n"
      "by.ward = \"{区}\"\nskip = [\"合計\"]\nadd = true",
      "区|性別|件数\n北地区|男|1\n|女|2\n合計|男|1\n|女|2\n南地区|男|3\n");
  CHECK(read.entries == Shown{"visits@ward:north 3 2022-04-01..2023-03-31 C2",
                              "visits@ward:south 3 2022-04-01..2023-03-31 C6"});
  CHECK(left_out(read).back().starts_with("below such a row, without a label of its own (fill): "));
}

TEST_CASE("A label that stands for rows from a total row on is kept") {
  const auto read = mapped::table(
      "period = \"{年}\"\nvalues = { \"件数\" = \"visits\" }\nfill = [\"年\"]\n"
      "by.ward = \"{区}\"\nskip = [\"計\"]",
      "年|区|件数\nR3|計|3\n|北地区|3\nR4|計|5\n|北地区|5\n");
  CHECK(read.entries == Shown{"visits@ward:north 3 2021-04-01..2022-03-31 C3",
                              "visits@ward:north 5 2022-04-01..2023-03-31 C5"});
}

TEST_CASE("Only labels that the table reads leave rows out") {
  const auto read = mapped::table(std::string(wide) + "by.ward = \"{区}\"\nskip = [\"*計\"]",
                                  "区|R3|R4|備考\n北地区|1|2|集計\n計|1|2|\n");
  CHECK(read.entries.size() == 2);
  CHECK(left_out(read) == Shown{"with a label to be skipped (skip): A3 計 1"});
  REQUIRE(read.reading.warnings.size() == 1);
  CHECK(read.reading.warnings[0].en.starts_with("read, though a cell fits skip or check: D2 集計"));
}

TEST_CASE("Rows with values behind the last one are told") {
  const auto read =
      mapped::table(std::string(wide) + "rows = \"2..2\"", "区|R3|R4\na|1|\nb|2|\n注||\nc||3\n");
  CHECK(left_out(read) ==
        Shown{"with values, outside of the rows to be read (rows): A3 b, A5 c 2"});
}

TEST_CASE("Sheets that no table reads are told") {
  const auto read =
      mapped::read("[[table]]\nsheet = \"*月\"\nperiod = \"R4\"\nvalues = { \"件数\" = \"calls\" }",
                   mapped::workbook({{{"4月"}, "件数\n1\n"},
                                     {{"3月", true}, "件数\n2\n"},
                                     {{"表紙"}, "題\n"},
                                     {{"空"}, ""}}));
  REQUIRE(read.reading.warnings.size() == 2);
  CHECK(read.reading.warnings[0].en == "sheets that no table reads: 表紙");
  CHECK(read.reading.warnings[1].en.starts_with("hidden sheets that no table reads: 3月"));
}

TEST_CASE("Hidden rows are read and counted, blank ones are nothing") {
  const auto read =
      mapped::table("period = \"R4\"\nvalues = { \"件数\" = \"calls\" }\nnote = \"{備考}\"",
                    "件数|備考\n1\n(hidden)2\n\n 　\n|出典は年報\n");
  CHECK(values(read) == Shown{"calls 1 A2", "calls 2 A3"});
  CHECK(read.reading.maps.front().hidden_rows == 1);
  CHECK(left_out(read) == Shown{"without a value: B6 出典は年報 1"});
}

TEST_CASE("Hidden columns are read, and named where something stands in them") {
  track::exchange::RowSource rows =
      mapped::sheet("区|R3|R4|R5|計|備考\n北地区|1|2||3|\n南地区|5|4||9|x\n");
  rows.read = [read = rows.read](std::size_t sheet, const auto& take) {
    read(sheet, [&](const track::exchange::Row& row) {
      track::exchange::Row hiding = row;
      hiding.hidden_columns = {{2, 4}, {4, 6}};  // R4, R5; 計, 備考
      return take(hiding);
    });
  };
  const auto hidden = [&](const std::string& values) {
    const auto read = mapped::table(
        "header = \"区\"\nperiod = \"{^}\"\nindicator = \"visits\"\n"
        "by.ward = \"{区}\"\n" +
            values,
        rows);
    CHECK(read.faults.empty());
    return read.reading.maps.front().hidden_columns;
  };
  CHECK(hidden("values = [\"R3 .. R5\"]") == Shown{"C R4"});
  CHECK(hidden("values = [\"R3 .. 計\"]\nexcept = [\"計\"]\nnote = \"{備考}\"") ==
        Shown{"C R4", "F 備考"});
  CHECK(hidden("values = [\"R3\"]").empty());
}

TEST_CASE("Years of an indicator of its own are those of its values") {
  const auto read = mapped::table(
      "period = \"{年}\"\nevery = \"year\"\nvalues = { \"出生\" = \"births\", \"相談\" = \"calls\" "
      "}",
      "年|出生|相談\n2022|10|20\n");
  CHECK(read.entries ==
        Shown{"births 10 2022-01-01..2022-12-31 B2", "calls 20 2022-04-01..2023-03-31 C2"});
}

}  // namespace mapping_rows_test
