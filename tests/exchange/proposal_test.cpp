#include "track/exchange/proposal.hpp"

#include <catch2/catch.hpp>

#include "mapped.hpp"
#include "track/base/text.hpp"
#include "track/definition/mapping.hpp"

namespace proposal_test {

using namespace track;
using namespace track::exchange;

Localized proposal(const RowSource& rows) {
  return propose(rows, mapped::plan(), make_day(2023, 6, 1));
}

// The lines that are no comments, without the header.
std::string lines(const RowSource& rows) {
  std::string result;
  for (const std::string& line : split(proposal(rows).en, '\n')) {
    const std::string plain = line.substr(0, line.find("  #"));
    if (plain.empty() || plain.front() == '#' || plain == "[[table]]") continue;
    result += plain + "\n";
  }
  return result;
}
std::string lines(const std::string& text) {
  return lines(mapped::sheet(text));
}

TEST_CASE("A long table of days is proposed with the indicators that headings name") {
  const std::string text =
      "コード|日付|曜日|相談件数|出生数(人)\n130001|2022-04-01|金|23|4\n"
      "130001|2022-04-02|土|24|9\n130001|2022-04-03|日|29|2\n";
  CHECK(lines(text) ==
        "period = \"{日付}\"\n[table.values]\n\"相談件数\" = \"calls\"\n\"出生数(人)\" = "
        "\"births\"\n");
  const Localized all = proposal(mapped::sheet(text));
  CHECK(
      all.en.find("# proposed for file.csv: look it over before it is used\n"
                  "# to try it, save it as a file, then: track import SHEET --map FILE --dry-run\n"
                  "# {heading} is the cell of a row below that heading, {^} the heading above a "
                  "value\n[[table]]\n") == 0);
  CHECK(all.en.find("# the first values that it gives:\n#   calls  23  2022-04-01  from D2\n") !=
        std::string::npos);
  CHECK(all.en.find("# not read, as they look like codes: コード") != std::string::npos);
  CHECK(all.ja.find("# file.csv のための案です。") == 0);
}

TEST_CASE("Months above and parts beside, with titles, totals and a total column") {
  CHECK(lines("訪問の実績\n\n地区|R3|R4\n北地区|1|2\n南地区|5|4\n計|6|6\n\n出典：年報\n") ==
        "header = \"地区\"\ncheck = [\"計\"]\nperiod = \"{^}\"\nindicator = \"visits\"\nby.ward = "
        "\"{地区}\"\nvalues = [\"R3\", \"R4\"]\n");
  CHECK(lines("年月|女性|男性|計\n2022-05|1|2|3\n2022-06|3|3|6\n") ==
        "period = \"{年月}\"\nindicator = \"visits\"\nby.sex = \"{^}\"\nvalues = [\"女性 .. "
        "計\"]\nexcept = "
        "[\"計\"]\n");
}

TEST_CASE("Two heading lines, years once for their months, and an as-of day above") {
  CHECK(lines("=d2022-08-19|時点\n|相談件数\n=d2022-06-02 m/d|4\n=d2022-06-03 m/d|6\n") ==
        "header = \"相談件数\"\nperiod = \"{$A}\"\n[table.values]\n\"相談件数\" = \"calls\"\n");
  CHECK(lines("年|月|相談件数\n2021|Jan|7\n|Feb|9\n|Mar|4\n2022|Jan|2\n|Feb|3\n") ==
        "fill = [\"年\"]\nperiod = \"{月} {年}\"\n[table.values]\n\"相談件数\" = \"calls\"\n");
  CHECK(
      lines("|0～64歳||65～74歳|\n年月|女|男|女|男\n2022-05|1|2|3|9\n2022-06|4|4|1|2\n") ==
      "header_lines = 2\nperiod = \"{年月}\"\nindicator = \"visits\"\nby.age = \"{^1}\"\nby.sex = "
      "\"{^2}\"\nvalues = [\"0～64歳 女 .. 65～74歳 男\"]\n");
}

TEST_CASE("Headings of several parts are cut") {
  CHECK(lines("年月|女性:65～74歳|男性:65～74歳|女性:0～64歳\n2022-05|1|2|7\n2022-06|4|4|1\n") ==
        "split = \":\"\nperiod = \"{年月}\"\nindicator = \"visits\"\nby.sex = \"{^1}\"\nby.age = "
        "\"{^2}\"\nvalues = [\"$B .. $D\"]\n");
}

TEST_CASE("Months without a year take it from a title, those to come are read, totals are not") {
  CHECK(lines("令和4年度　訪問件数（地区別）\n\n地区|4月|5月|6月|計|備考\n北地区|1|2||3|\n"
              "南地区|5|4||9|休館\n計|6|6||12|\n") ==
        "header = \"地区\"\ncheck = [\"計\"]\nperiod = \"{$A$1:year}{^}\"\nindicator = \"visits\"\n"
        "by.ward = \"{地区}\"\nnote = \"{備考}\"\nvalues = [\"4月 .. 6月\"]\n");
  const std::string near = proposal(mapped::sheet("地区|4月|5月\n北地区|1|2\n南|5|4\n")).en;
  CHECK(near.find("period = \"R__年度{^}\"  # the months have no year") != std::string::npos);
  CHECK(proposal(mapped::sheet("区|R4\n北地区|3\n南地区の支所|5\n"))
            .en.find("\"南地区の支所\" = \"南地区\"") != std::string::npos);
}

TEST_CASE("What is not certain is said in comments, not guessed") {
  const auto text = [](const std::string& rows) { return proposal(mapped::sheet(rows)).en; };
  CHECK(text("日|相談件数\n2月15日|3\n2月16日|4\n")
            .find("period = \"R__年度{日}\"  # the days have no year") != std::string::npos);
  CHECK(text("地区|相談件数\n北|3\n南|4\n").find("# nothing looks like a period") !=
        std::string::npos);
  CHECK(text("年月|んん\n2022-05|3\n2022-06|4\n")
            .find("# no indicator of the plan has such a name") != std::string::npos);
  const std::string signs = text("年月|相談件数\n2022-05|－\n2022-06|4\n2022-07|…\n2022-08|5\n");
  CHECK(signs.find("symbols.\"…\" = \"unknown\"  # look whether it means that\n"
                   "# it may mean several things: take off the # and write 0, \"unknown\", "
                   "\"suppressed\", or \"\" for no value:\n# symbols.\"－\" = …\n") !=
        std::string::npos);
  CHECK(text("年|相談件数\n2021/1/1|3\n2022/1/1|4\n")
            .find("period = \"FY{年:year}\"  # 1 January stands for a year") != std::string::npos);
  CHECK(text("年|出生数\n2021/1/1|3\n2022/1/1|4\n").find("every = \"year\"") != std::string::npos);
  CHECK(text("区|R4\n北地区|3\n南地区|5\n西地区|7\n")
            .find("[table.names.ward]\n# no parts of ward: take off the # and name the part; "
                  "\"total\" is the whole, false leaves it out:\n# \"西地区\" = \"") !=
        std::string::npos);
  CHECK(text("年月|相談件数|ぬるぬる\n2022-05|3|7\n2022-06|4|9\n")
            .find("\"相談件数\" = \"calls\"\n# columns of no such indicator in the plan; to read "
                  "one, take off its # and name the indicator:\n# \"ぬるぬる\" = \"…\"\n") !=
        std::string::npos);
  CHECK(text("ただの文章\nもう一行\n").find("# no table of figures was found") !=
        std::string::npos);
  CHECK(text("").find("# no table of figures was found\n# the rows of a list are counted with") !=
        std::string::npos);
}

TEST_CASE("Notes, headings inside the table and indicators that are not in the plan") {
  CHECK(lines("年月|相談件数|備考\n2022-05|3|速報\n2022-06|4|\n") ==
        "period = \"{年月}\"\nnote = \"{備考}\"\n[table.values]\n\"相談件数\" = \"calls\"\n");
  CHECK(
      lines("区分|R3|R4\n0～64歳||\n女性|1|2\n男性|3|5\n65～74歳||\n女性|1|7\n男性|3|5\n") ==
      "groups = \"区分\"\nperiod = \"{^}\"\nindicator = \"visits\"\nby.sex = \"{区分}\"\nby.age = "
      "\"{group}\"\nvalues = [\"R3\", \"R4\"]\n");
  CHECK(lines("指標|R3|R4\n訪問件数|1|2\n相談件数|3|5\n人口|9|8\n") ==
        "period = \"{^}\"\nindicator = \"{指標}\"\nvalues = [\"R3\", "
        "\"R4\"]\n[table.names.indicator]\n\"人口\" = false\n");
  CHECK(proposal(mapped::sheet("年月|相談件数\n2022-05|3\n2022-05|4\n"))
            .en.find("# the same indicator, part and period come several times: add = true") !=
        std::string::npos);
}

TEST_CASE("A column of one constant or of running numbers is never a value") {
  const std::string text = lines("番|相談件数|件数\n1|7|5\n2|7|9\n3|7|4\n");
  CHECK(text.find("相談件数") == std::string::npos);
  CHECK(text.find("番") == std::string::npos);
}

TEST_CASE("Of several sheets the first with figures is proposed, the others are named") {
  const auto book = mapped::workbook({{{"説明"}, "この表の\n説明"},
                                      {{"表1"}, "年月|相談件数\n2022-05|3\n2022-06|9\n"},
                                      {{"表2"}, "年月|相談件数\n2022-05|3\n2022-06|9\n"},
                                      {{"隠し", true}, "年月|相談件数\n2022-05|3\n"}});
  const std::string text = proposal(book).en;
  CHECK(text.find("sheet = \"表1\"\n") != std::string::npos);
  CHECK(text.find("# other sheets with figures: 表2\n") != std::string::npos);
}

TEST_CASE("What is proposed can be read, whatever the cells contain") {
  const std::string text =
      "日付|\"a\\b\"\\n{c}|*|$A .. x|# "
      "y\n2022-04-01|1|4|1|8\n2022-04-02|2|9|3|9\n2022-04-03|9|5|3|1\n";
  const definition::MappingFile file =
      definition::read_mapping({"p.toml", proposal(mapped::sheet(text)).ja});
  for (const Diagnostic& fault : file.faults) {
    CHECK(fault.problem.en == "the table does not say which indicator its values are of");
  }
}

TEST_CASE("A sign that is given its meaning where the proposal leaves it open is read") {
  std::string text =
      proposal(mapped::sheet("年月|相談件数\n2022-05|－\n2022-06|4\n2022-07|…\n")).en;
  const std::string open = "# symbols.\"－\" = …";
  text.replace(text.find(open), open.size(), "symbols.\"－\" = 0");
  const definition::MappingFile file = definition::read_mapping({"p.toml", text});
  CHECK(file.faults.empty());
  CHECK(file.mapping.tables.front().symbols.size() == 2);
}

TEST_CASE("The fiscal year of months across is read where the sheet says it") {
  const std::string rows = "地区|4月|5月|6月|計\n北地区|1|2|3|6\n南地区|3|5|8|16\n";
  CHECK(proposal(mapped::sheet("訪問件数|R4年度\n\n" + rows))
            .en.find("period = \"{$B$1:year}{^}\"") != std::string::npos);
  CHECK(proposal(mapped::workbook({{{"R4年度"}, rows}})).en.find("period = \"{sheet:year}{^}\"") !=
        std::string::npos);
}

}  // namespace proposal_test
