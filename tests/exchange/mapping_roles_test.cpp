#include <catch2/catch.hpp>

#include "mapped.hpp"

namespace mapping_roles_test {

using mapped::Shown;

TEST_CASE("A column of values below its heading becomes entries, each with its cell") {
  const auto read = mapped::table("period = \"{日付}\"\nvalues = { \"件数\" = \"calls\" }",
                                  "日付|曜日|件数\n2022-04-01|金|23\n2022-04-02|土|1,024\n");
  CHECK(read.faults == Shown{});
  CHECK(read.entries == Shown{"calls 23 2022-04-01 C2", "calls 1,024 2022-04-02 C3"});
  REQUIRE(read.reading.maps.size() == 1);
  const auto& map = read.reading.maps.front();
  CHECK(map.unread == Shown{"曜日"});
  CHECK(map.values == 2);
  REQUIRE(map.roles.size() == 3);
  CHECK(map.roles[0].en == "heading: row 1");
  CHECK(map.roles[1].en == "period: [日付, column A]");
  CHECK(map.roles[1].ja == "期間：［日付（A列）］");
  CHECK(map.roles[2].en == "values: C 件数 → calls");
}

TEST_CASE("A list of values takes its indicator, period and part from the heading") {
  const auto read = mapped::table(
      "header = \"地区\"\nperiod = \"R4年度{^}\"\nvalues = [\"4月 .. 6月\"]\nexcept = [\"5月\"]\n"
      "indicator = \"訪問件数\"\nby.ward = \"{地区}\"",
      "題名\n\n地区|4月|5月|6月|計\n北地区|1|2|3|6\n南地|4|5|6|15\n");
  CHECK(read.entries == Shown{"visits@ward:north 1 2022-04 B4", "visits@ward:north 3 2022-06 D4"});
  CHECK(read.faults ==
        Shown{"A5 '南地': \"南地\" is no part of ward / say what it is: names.ward = { \"南地\" = "
              "\"南地区\" }; \"total\" is the whole, false leaves it out"});
  CHECK(read.reading.fault_count == 1);
  CHECK(read.reading.maps.front().unread == Shown{"計"});
}

TEST_CASE("Headings of two lines go on over merged cells, and name columns by their last line") {
  const auto read = mapped::table(
      "header = \"日付\"\nheader_lines = 2\nperiod = \"{日付}\"\nvalues = [\"男\", \"女\"]\n"
      "indicator = \"visits\"\nby.sex = \"{^2}\"\nby.age = \"{^1}\"",
      "日付|0～64歳||65～74歳|\n|男|女|男|女\n2022-04-02|1|2|3|4\n");
  CHECK(read.faults == Shown{});
  CHECK(read.entries ==
        Shown{"visits@age:0-64,sex:m 1 2022-04-02 B3", "visits@age:65-74,sex:m 3 2022-04-02 D3",
              "visits@age:0-64,sex:f 2 2022-04-02 C3", "visits@age:65-74,sex:f 4 2022-04-02 E3"});
}

TEST_CASE("A merged line ends where the line above it says something new") {
  const auto read = mapped::table(
      "header = \"年\"\nheader_lines = 3\nperiod = \"{年}\"\nindicator = \"calls\"\n"
      "values = [\"甲 x q\", \"乙 p\", \"乙 z q\"]",
      "年|甲||乙|\n|x|||z\n|p|q|p|q\nR4|1|2|3|4\n");
  CHECK(read.faults == Shown{});
  CHECK(read.entries == Shown{"calls 2 2022-04-01..2023-03-31 C4",
                              "calls 3 2022-04-01..2023-03-31 D4",
                              "calls 4 2022-04-01..2023-03-31 E4"});
}

TEST_CASE("A name that is written out counts more than a pattern") {
  const auto read = mapped::table(
      "period = \"R4\"\nindicator = \"visits\"\nby.ward = \"{区}\"\nvalue = \"{値}\"\n"
      "names.ward = { \"北*\" = \"south\", \"北区\" = \"north\" }",
      "区|値\n北区|3\n北部|2\n");
  CHECK(read.entries == Shown{"visits@ward:north 3 2022-04-01..2023-03-31 B2",
                              "visits@ward:south 2 2022-04-01..2023-03-31 B3"});
}

TEST_CASE("A heading is cut into parts") {
  const auto read = mapped::table(
      "split = \":\"\nperiod = \"{年月}\"\nvalues = [\"*:訪問\"]\nindicator = \"{^2}\"\n"
      "by.sex = \"{^1}\"",
      "年月|女性:訪問|男性:訪問|男性:他\n2022-05|1|2|3\n");
  CHECK(read.entries == Shown{"visits@sex:f 1 2022-05 B2", "visits@sex:m 2 2022-05 C2"});
  CHECK(read.reading.maps.front().unread == Shown{"男性:他"});
}

TEST_CASE("A long table has one value a row, put together from columns") {
  const auto read = mapped::table(
      "period = \"{年度}\"\nindicator = \"{指標}\"\nvalue = \"{陽性}/{検査}\"\nnote = \"{備考}\"\n"
      "place = \"{$E}\"",
      "年度|指標|陽性|検査||備考\nR4|知っている割合|84|102|会館|速報\nR4|知っている割合|1|||\n||||"
      "\n");
  CHECK(read.entries == Shown{"known 84/102 2022-04-01..2023-03-31 @会館 (速報) C2"});
  CHECK(read.faults ==
        Shown{"D3 '': a cell that the value is made of is blank / fill it in, or empty "
              "the others as well"});
}

TEST_CASE("A flag beside the value, a single cell and the sheet's name are told too") {
  const auto read = mapped::table(
      "header = 3\nperiod = \"R{$B$1}\"\nindicator = \"{sheet}\"\nvalue = \"{}% n={>1}\"\n"
      "values = [\"割合\"]",
      mapped::workbook({{{"known"}, "年度|4\n\n割合|標本数\n68.6|1,083"}}));
  CHECK(read.faults == Shown{});
  CHECK(read.entries == Shown{"known 68.6 % (n = 1,083) 2022-04-01..2023-03-31 known!A4"});
  CHECK(read.reading.maps.front().unread == Shown{});
}

TEST_CASE("Rows are counted and added up by key, over all tables") {
  const auto read = mapped::table(
      "period = \"{送信}\"\nevery = \"month\"\nindicator = \"visits\"\nby.ward = \"{地区{n}}\"\n"
      "value = \"1\"\nadd = true\nfor.n = [\"1\", \"2\"]\nnames.ward = { \"\" = false }",
      "送信|地区1|地区2\n2022-04-01T10:00:00+09:00|北地区|\n2022-04-09T10:00:00+09:00|北地区|"
      "南地区\n"
      "2022-05-09 8:15|南地区|\n");
  CHECK(read.faults == Shown{});
  CHECK(read.entries == Shown{"visits@ward:north 2 2022-04 A2", "visits@ward:south 1 2022-04 A3",
                              "visits@ward:south 1 2022-05 A4"});
}

TEST_CASE("What cannot be added is a fault where rows are added up") {
  const auto read = mapped::table(
      "period = \"R4\"\nindicator = \"known\"\nvalue = \"{割合}\"\nadd = true", "割合\n40%\n50%\n");
  CHECK(read.faults == Shown{"A3 '50%': 40 % cannot be added to another value / add = true adds up "
                             "numbers, and fractions like 84/102"});
}

TEST_CASE("Each row is an event of its activity") {
  const auto read = mapped::table(
      "event = \"講演会\"\nperiod = \"{日}\"\nplace = \"{会場}\"\n"
      "values = { \"人数\" = \"参加者数\", \"満足\" = \"satisfied\" }",
      "日|会場|人数|満足\nR4.6.11|区民ホール|132|84/102\nR4.7.1|会館||\n|中止||\n");
  CHECK(read.faults == Shown{});
  CHECK(
      read.entries ==
      Shown{"lecture lecture.attendance 132 lecture.satisfied 84/102 2022-06-11 @区民ホール C2,D2",
            "lecture 2022-07-01 @会館 A3"});
  REQUIRE(read.reading.maps.front().left_out.size() == 1);
  CHECK(read.reading.maps.front().left_out[0].reason.en == "without a period");
}

TEST_CASE("A table without a period takes the typed one, and needs it") {
  const std::string lines = "values = { \"件数\" = \"calls\" }";
  const auto rows = mapped::sheet("件数\n5");
  track::exchange::MappingOptions options;
  options.period = "R4";
  options.provisional = true;
  CHECK(mapped::table(lines, rows, options).entries == Shown{"calls 5 2022-04-01..2023-03-31 A2"});
  CHECK(mapped::table(lines, rows).faults ==
        Shown{"A1 '': nothing says which period the values are of / write period = \"…\" into the "
              "mapping, or --period R6 on the command line"});
}

TEST_CASE("Unknown and repeated headings are faults, with what was probably meant") {
  const auto faults = [](const std::string& lines, const std::string& rows) {
    return mapped::table("period = \"R4\"\n" + lines, rows).faults;
  };
  CHECK(faults("values = { \"件数計\" = \"calls\" }", "地区|件数\n北|5") ==
        Shown{"A1 '件数計': no column is headed \"件数計\" / did you mean \"件数\"?"});
  CHECK(faults("values = { \"ん\" = \"calls\" }", "地区|件数\n北|5") ==
        Shown{"A1 'ん': no column is headed \"ん\" / the headings are 地区, 件数"});
  CHECK(faults("values = { \"件数\" = \"calls\" }", "題名\n地区|件数\n北|5") ==
        Shown{"A1 '件数': no column is headed \"件数\" / row 2 has it: header = 2"});
  CHECK(faults("indicator = \"{名}\"\nvalue = \"{件数}\"", "名|名|件数\na|b|5") ==
        Shown{"A1 '名': the heading \"名\" stands above $A, $B / name the column by its letter: "
              "$A, $B"});
  CHECK(
      faults("header = \"計\"\nvalues = { \"件数\" = \"calls\" }", "地区|件数\n北|5") ==
      Shown{"file.csv '計': no row has a cell \"計\" / header is a text of the heading row, or its "
            "number: header = 3"});
  // width, spaces and line breaks do not matter
  CHECK(faults("values = { \"ＫＩＮＤ a\" = \"calls\" }", "kind\\n A\n5") == Shown{});
}

TEST_CASE("Unknown names are told once each, however many rows have them") {
  const auto read = mapped::table("period = \"R4\"\nindicator = \"{名}\"\nvalue = \"{値}\"",
                                  "名|値\n訪問件数|1\n訪門件数|2\n訪門件数|3\n講演会|4\n");
  REQUIRE(read.faults.size() == 2);
  CHECK(read.faults[0].starts_with("A3 '訪門件数': unknown activity or indicator"));
  CHECK(read.faults[1] ==
        "A5 '講演会': \"講演会\" is an activity, not an indicator / for its holdings: event = "
        "\"講演会\"");
  CHECK(read.reading.fault_count == 2);
}

TEST_CASE("Names of the sheet are given those of the plan, or left out") {
  const auto read = mapped::table(
      "period = \"R4\"\nindicator = \"{名}\"\nby.ward = \"{区}\"\nvalue = \"{値}\"\n"
      "names.indicator = { \"訪問*\" = \"visits\", \"他\" = false }\n"
      "names.ward = { \"計\" = \"total\", \"北\" = \"north\" }",
      "名|区|値\n訪問１|計|3\n訪問1|北|2\n他|北|9\n");
  CHECK(read.faults == Shown{});
  CHECK(read.entries == Shown{"visits 3 2022-04-01..2023-03-31 C2",
                              "visits@ward:north 2 2022-04-01..2023-03-31 C3"});
  CHECK(read.reading.maps.front().left_out[0].reason.en == "of a name to be left out (names)");
}

TEST_CASE("Parts need a breakdown of the indicator, and a name") {
  const auto fault = [](const std::string& by, const std::string& cell) {
    const auto read =
        mapped::table("period = \"R4\"\nindicator = \"visits\"\nvalue = \"{値}\"\n" + by,
                      "区|値\n" + cell + "|3\n");
    return read.faults.size() == 1 ? read.faults.front() : "";
  };
  CHECK(fault("by.wards = \"{区}\"", "北地区") ==
        "A2 '北地区': the plan has no breakdown \"wards\" / did you mean \"ward\"?");
  CHECK(fault("by.ward = \"{区}\"", "") ==
        "A2 '': the cell that names the part of \"ward\" is blank / if blank means the whole: "
        "names.ward "
        "= { \"\" = \"total\" }");
  CHECK(fault("by.age = \"{区}\"", "65~74") ==
        "A2 '65~74': visits is not broken down by age / it is broken down by ward, sex, age * sex; "
        "write "
        "it into the definition and load it, or leave the key out");
}

TEST_CASE("One sheet of several is named, and those that fit a pattern are read one by one") {
  const auto book =
      mapped::workbook({{{"4月"}, "件数\n1"}, {{"5月"}, "件数\n2"}, {{"6月", true}, "件数\n3"}});
  const std::string values = "values = { \"件数\" = \"calls\" }\n";
  const auto read = mapped::table(values + "sheet = \"*月\"\nperiod = \"R4年度{sheet}\"", book);
  CHECK(read.entries == Shown{"calls 1 2022-04 4月!A2", "calls 2 2022-05 5月!A2"});
  CHECK(mapped::table(values + "sheet = 3\nperiod = \"R4\"", book).entries ==
        Shown{"calls 3 2022-04-01..2023-03-31 6月!A2"});
  CHECK(mapped::table(values + "period = \"R4\"", book).faults ==
        Shown{"file.csv '': several sheets have cells / say which: sheet = \"…\" (4月, 5月, 6月)"});
  CHECK(mapped::table(values + "sheet = \"別表\"\nperiod = \"R4\"", book).faults ==
        Shown{"file.csv '別表': there is no sheet \"別表\" / the sheets are 4月, 5月, 6月"});
}

TEST_CASE("Several tables of one sheet leave unread what none of them reads") {
  const auto read = mapped::read(
      "[[table]]\nperiod = \"R4\"\nvalues = { \"a\" = \"calls\" }\n"
      "[[table]]\nperiod = \"R4\"\nvalues = { \"b\" = \"score\" }\n",
      mapped::sheet("a|b|c\n1|4.2|9"));
  CHECK(read.entries ==
        Shown{"calls 1 2022-04-01..2023-03-31 A2", "score 4.2 2022-04-01..2023-03-31 B2"});
  REQUIRE(read.reading.maps.size() == 2);
  CHECK(read.reading.maps[0].unread == Shown{"c"});
  CHECK(read.reading.maps[1].unread == Shown{});
}

TEST_CASE("A mapping for another plan reads nothing") {
  const auto read =
      mapped::read("plan = \"q\"\n[[table]]\nperiod = \"R4\"\nvalues = { \"a\" = \"calls\" }\n",
                   mapped::sheet("a\n1"));
  CHECK(read.entries == Shown{});
  REQUIRE(read.faults.size() == 1);
  CHECK(read.faults[0].find("the mapping is for the plan \"q\", not \"p\"") != std::string::npos);
}

TEST_CASE("The first twenty faults are kept, all are counted") {
  std::string rows = "件数\n";
  for (int i = 0; i < 50; ++i) rows += "あ\n";
  const auto read = mapped::table("period = \"R4\"\nvalues = { \"件数\" = \"calls\" }", rows);
  CHECK(read.faults.size() == 20);
  CHECK(read.reading.fault_count == 50);
}

}  // namespace mapping_roles_test
