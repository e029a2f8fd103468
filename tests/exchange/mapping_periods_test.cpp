#include <catch2/catch.hpp>

#include "mapped.hpp"

namespace mapping_periods_test {

using mapped::Shown;

// What a text becomes as a period: "2022-04", or the problem and the rule.
std::string period(const std::string& cell, const std::string& lines = "",
                   const std::string& indicator = "calls") {
  track::exchange::MappingOptions options;
  options.outside_plan = true;
  const bool own = lines.find("period = ") != std::string::npos;
  const auto read = mapped::table((own ? lines : "period = \"{時}\"\n" + lines) +
                                      "\nindicator = \"" + indicator + "\"\nvalue = \"{値}\"",
                                  mapped::sheet("時|値\n" + cell + "|1"), options);
  if (read.faults.size() == 1) {
    const std::string& fault = read.faults.front();
    return fault.substr(fault.find("': ") + 3);
  }
  if (read.entries.empty()) return "none";
  const std::string behind = read.entries.front().substr(indicator.size() + 3);
  return behind.substr(0, behind.find(' '));
}

constexpr const char* fiscal_2022 = "2022-04-01..2023-03-31";
constexpr const char* month = "every = \"month\"";
constexpr const char* year = "every = \"year\"";

TEST_CASE("Periods are read as they are typed") {
  CHECK(period("2022-06-11") == "2022-06-11");
  CHECK(period("2022/6/11") == "2022-06-11");
  CHECK(period("R4.6.11（土）") == "2022-06-11");
  CHECK(period("令和４年６月１１日") == "2022-06-11");
  CHECK(period("1 March 2022") == "2022-03-01");
  CHECK(period("2022年4月") == "2022-04");
  CHECK(period("R4") == fiscal_2022);
  CHECK(period("=#2022") == fiscal_2022);
  CHECK(period("令和4年度第1四半期") == "2022-04-01..2022-06-30");
  CHECK(period("2022-06-11..2022-06-14") == "2022-06-11..2022-06-14");
  CHECK(period("=d2022-06-11 yyyy/m/d") == "2022-06-11");
  CHECK(period("2022-02-18T15:54:01+09:00") == "2022-02-18");
  CHECK(period("2022/4/2 0:00:00") == "2022-04-02");
}

TEST_CASE("A year that is not written is asked for, and may be put in front") {
  const std::string refused =
      "does not say its year / write it in front: period = \"R1 {heading}\"";
  CHECK(period("2月15日").find(refused) != std::string::npos);
  CHECK(period("2/3～2/14").find(refused) != std::string::npos);
  CHECK(period("10/11").find(refused) != std::string::npos);
  CHECK(period("4月").find(refused) != std::string::npos);
  CHECK(period("昨日").find(refused) != std::string::npos);
  CHECK(period("今年度").find(refused) != std::string::npos);
  CHECK(period("第1四半期").find(refused) != std::string::npos);
  const std::string r3 = "period = \"R3 {時}\"";
  CHECK(period("2月15日", r3) == "2022-02-15");
  CHECK(period("2/3～2/14", r3) == "2022-02-03..2022-02-14");
  CHECK(period("4月", r3) == "2021-04");
  CHECK(period("1月", "period = \"令和3年度{時}\"") == "2022-01");
  CHECK(period("上半期", "period = \"R3年度{時}\"") == "2021-04-01..2021-09-30");
  CHECK(period("2020年4月", r3).find("has a year of its own") != std::string::npos);
}

TEST_CASE("A bare year in front of a month of another calendar year is ambiguous") {
  CHECK(period("Jan", "period = \"2022 {時}\"") ==
        "\"2022 Jan\" may be of the calendar year or of the fiscal year 2022 / write \"Jan 2022\" "
        "for the "
        "calendar year, \"FY2022 Jan\" for the fiscal year");
  CHECK(period("Jun", "period = \"2022 {時}\"") == "2022-06");
  CHECK(period("Jan", "period = \"FY2022 {時}\"") == "2023-01");
  CHECK(period("Jan", "period = \"{時} 2022\"") == "2022-01");
  CHECK(period("Jan", "period = \"2022 {時}\"", "births") == "2022-01");
}

TEST_CASE("Texts that may be a month or two years need every") {
  CHECK(period("2009-10").starts_with(
      "\"2009-10\" is the month 2009-10 or two years / write every = "));
  CHECK(period("2001/02").starts_with("\"2001/02\" is the month"));
  CHECK(period("2009-10", month) == "2009-10");
  CHECK(period("2009-10", year) == "2009-04-01..2010-03-31");
  CHECK(period("2012-13", year) == "2012-04-01..2013-03-31");
  CHECK(period("2001/2002", year) == "2001-04-01..2002-03-31");
  CHECK(period("2022-04") == "2022-04");
  CHECK(period("2009-10", year, "births").find("names a fiscal year") != std::string::npos);
  CHECK(period("201610").starts_with(
      "\"201610\" has six digits / if they are months: every = \"month\""));
  CHECK(period("=#201610", month) == "2016-10");
}

TEST_CASE("A day may stand for its month or its year") {
  CHECK(period("2022/4/1", month) == "2022-04");
  CHECK(period("=d2022-04-01 m\"月\"", month) == "2022-04");
  CHECK(period("=d2022-04-01 m\"月\"") ==
        "the sheet shows no day of 2022-04-01 / write every = \"month\" or every = \"year\" for "
        "what it "
        "names, or every = \"day\"");
  CHECK(period("=d2022-04-01 m\"月\"", "every = \"day\"") == "2022-04-01");
  CHECK(period("=d2022-04-01 [Red][$-411]ggge\"d\"m\\d", month) == "2022-04");
  CHECK(period("=d2022-04-01 [$-411]ge.m.d") == "2022-04-01");
  CHECK(period("2022/4/1", year) == fiscal_2022);
  CHECK(period("2023/3/31", year) == fiscal_2022);
  CHECK(period("R4", month).find("is longer than a month") != std::string::npos);
  CHECK(period("2022/4/1..2022/6/30", year).find("is longer than a year") != std::string::npos);
}

TEST_CASE("A calendar year is not a fiscal year") {
  CHECK(period("1998/1/1", year, "births") == "1998-01-01..1998-12-31");
  CHECK(period("1998年", year, "births") == "1998-01-01..1998-12-31");
  CHECK(period("1998", year, "births") == "1998-01-01..1998-12-31");
  CHECK(period("1998/1/1", year)
            .starts_with(
                "\"1998/1/1\" names a calendar year, but the indicator counts by fiscal year / if "
                "it counts by calendar year, say year = \"calendar\" in its definition"));
  CHECK(period("1998年", year).find("1998") != std::string::npos);
  CHECK(period("1998/1/1", "period = \"FY{時:year}\"") == "1998-04-01..1999-03-31");
  CHECK(period("2011/1/1", "period = \"{時:year}年2月\"") == "2011-02");
  CHECK(period("令和4年1月1日", "period = \"{時:year}年2月\"") == "2022-02");
  CHECK(period("令和4年度　相談件数", "period = \"{時:year}1月\"") == "2023-01");
  CHECK(period("2022年度実績", "period = \"{時:year}\"") == "2022-04-01..2023-03-31");
}

TEST_CASE("A serial number is a day where the mapping says so") {
  CHECK(period("=#44062") ==
        "\"44062\" is a number, not a day / if it is the serial number of a day "
        "(2020-08-19): {heading:serial}");
  CHECK(period("=#44062", "period = \"{時:serial}\"") == "2020-08-19");
  CHECK(period("=#60", "period = \"{時:serial}\"").find("\"60\"") != std::string::npos);
}

TEST_CASE("Days that are all the first of a month are asked about") {
  const auto read = [](const std::string& lines, const std::string& days) {
    return mapped::table("period = \"{$A}\"\nvalues = { \"値\" = \"calls\" }\n" + lines,
                         "|値\n" + days)
        .faults;
  };
  CHECK(
      read("", "2022/4/1|1\n2022/5/1|2\n2022/6/1|3") ==
      Shown{
          "A2 '2022-04-01': all days are the first of a month / write every = \"month\" or every = "
          "\"year\" if they stand for it, every = \"day\" if they are days"});
  CHECK(read("", "2022/4/1|1\n2022/5/2|2") == Shown{});
  CHECK(read("", "2022/4/1|1\n2022/4/1|2").size() == 1);
  CHECK(read("", "2022/4/1|1") == Shown{});
  CHECK(read("every = \"day\"", "2022/4/1|1\n2022/5/1|2") == Shown{});
  CHECK(read("every = \"month\"", "2022/4/1|1\n2022/5/1|2") == Shown{});
}

TEST_CASE("Months are read as sheets write them") {
  CHECK(period("R4.4月") == "2022-04");
  CHECK(period("2022.4月") == "2022-04");
  CHECK(period("2022年4月分") == "2022-04");
  CHECK(period("R4年4月分") == "2022-04");
  CHECK(period("1月分", "period = \"R4年度{時}\"") == "2023-01");
  CHECK(period("1月", "period = \"令和4年度{時}\"") == "2023-01");
  CHECK(period("4月", "period = \"R4年度{時}\"") == "2022-04");
}

TEST_CASE("Months of a calendar year that go back in time are of a fiscal year") {
  const auto read = [](const std::string& lines, const std::string& rows) {
    return mapped::table(lines + "\nindicator = \"calls\"", rows).faults;
  };
  const std::string across = "values = [\"10月 .. 1月\"]\n";
  const std::string rows = "10月|11月|12月|1月\n1|2|3|4\n";
  CHECK(
      read(across + "period = \"2022年{^}\"", rows) ==
      Shown{"D2 '': the months go back in time here: after 2022-12 of that calendar year comes an "
            "earlier one / if they run from April to March they are of a fiscal year: period = "
            "\"R6年度{^}\""});
  CHECK(read(across + "period = \"R4年度{^}\"", rows) == Shown{});
  CHECK(read("values = [\"1月 .. 12月\"]\nperiod = \"2022年{^}\"",
             "1月|2月|12月\n1|2|3\n4|5|6\n") == Shown{});
  CHECK(read("value = \"{件数}\"\nperiod = \"2022年{月}\"", "月|件数\n11月|1\n12月|2\n1月|3\n")
            .size() == 1);
  CHECK(read(across + "period = \"{年}{^}\"", "年|10月|11月|12月|1月\n2022年|1|2|3|4\n").size() ==
        1);
  CHECK(read(across + "period = \"{年}{^}\"", "年|10月|11月|12月|1月\nR4年度|1|2|3|4\n") ==
        Shown{});
  CHECK(read("value = \"{件数}\"\nperiod = \"{月}\"",
             "月|件数\n2022年11月|1\n2022年12月|2\n2022年1月|3\n") == Shown{});
}

TEST_CASE("Faults of what stands in no row of the table name where it stands") {
  const std::string lines = "value = \"{件数}\"\nindicator = \"calls\"\nheader = \"件数\"\n";
  const std::string rows = "何年\n\n件数\n1\n2\n";
  CHECK(mapped::table(lines + "period = \"{$A$1}\"", rows).faults.at(0).starts_with("A1 '何年': "));
  CHECK(mapped::table(lines + "period = \"何年\"", rows)
            .faults.at(0)
            .starts_with("period = \"何年\" '何年': "));
  track::exchange::MappingOptions options;
  options.period = "何年";
  CHECK(mapped::table(lines, mapped::sheet(rows), options)
            .faults.at(0)
            .starts_with("--period '何年': "));
  CHECK_THROWS(mapped::table(lines + "period = \"R4\"", mapped::sheet(rows), options));
}

TEST_CASE("The future and other years than the plan's need an option, as they do when typed") {
  track::exchange::MappingOptions options;
  const auto faults = [&](const std::string& cell) {
    return mapped::table("period = \"{時}\"\nvalues = { \"値\" = \"calls\" }",
                         mapped::sheet("時|値\n" + cell + "|1"), options)
        .faults;
  };
  CHECK(
      faults("2023-06-02") ==
      Shown{"A2 '2023-06-02': 2023-06-02 is in the future / if this is intended: --allow-future"});
  CHECK(faults("2023-06-01") == Shown{});
  CHECK(faults("H30.5.2") ==
        Shown{"A2 'H30.5.2': H30 (FY2018) is outside the plan's years R3 to R5 / if "
              "this is intended: --outside-plan"});
  options.allow_future = true;
  options.outside_plan = true;
  CHECK(faults("2023-06-02") == Shown{});
  CHECK(faults("H30.5.2") == Shown{});
}

TEST_CASE("A cell with an error is no period") {
  CHECK(period("=e#REF!").starts_with("the cell says #REF! / mend its formula"));
  CHECK(period("=f=A1").starts_with("the cell says =A1 / mend its formula"));
}

}  // namespace mapping_periods_test
