#include <catch2/catch.hpp>

#include "exchange/reading.hpp"
#include "exchange/zip_writer.hpp"

namespace track::exchange::ods_reader_test {
namespace {

using Lines = std::vector<std::string>;

Lines lines_of_rows(const std::string& rows, const std::string& styles = {}) {
  return lines_of(workbook_of(ods_of(rows, styles), "x.ods"));
}

std::string in_row(const std::string& cells) {
  return "<table:table-row>" + cells + "</table:table-row>";
}

std::string cell(const std::string& attributes, const std::string& content = {}) {
  return "<table:table-cell " + attributes + ">" + content + "</table:table-cell>";
}

std::string text_cell(const std::string& content) {
  return cell("office:value-type=\"string\"", content);
}

TEST_CASE("each kind of cell in ods is read") {
  struct Stored {
    std::string cell;
    std::string read;
  };
  const std::vector<Stored> cells = {
      {cell("office:value-type=\"float\" office:value=\"0.68600000000000005\"",
            "<text:p>0.69</text:p>"),
       "#0.686"},
      {cell("office:value-type=\"percentage\" office:value=\"0.686\"", "<text:p>68.6%</text:p>"),
       "#0.686{0%}"},
      {cell("office:value-type=\"currency\" office:currency=\"JPY\" office:value=\"1200\"",
            "<text:p>￥1,200</text:p>"),
       "#1200"},
      {cell("office:value-type=\"date\" office:date-value=\"2022-04-01\"", "<text:p>4月</text:p>"),
       "@2022-04-01"},
      {cell("office:value-type=\"date\" office:date-value=\"2022-04-01T09:30:00\""), "@2022-04-01"},
      {cell("office:value-type=\"time\" office:time-value=\"PT36H30M00S\""),
       "#1.52083333333333{[h]:mm:ss}"},
      {cell("office:value-type=\"time\" office:time-value=\"soon\""), "soon"},
      {cell("office:value-type=\"boolean\" office:boolean-value=\"true\""), "?TRUE"},
      {cell("office:value-type=\"string\" office:string-value=\"値\"", "<text:p>表示</text:p>"),
       "値"},
      {cell("table:formula=\"of:=1/0\" office:value-type=\"string\" office:string-value=\"\" "
            "calcext:value-type=\"error\"",
            "<text:p>#DIV/0!</text:p>"),
       "!#DIV/0!"},
      {cell("table:formula=\"of:=SUM([.A1:.A2])\""), "==SUM([.A1:.A2])"},
      {cell("table:formula=\"of:=6*7\" office:value-type=\"float\" office:value=\"42\""), "#42"},
      {cell("", "<text:p>型なし</text:p>"), "型なし"},
      {text_cell("<text:p>一行目</text:p><text:p>二行目</text:p><text:p/>"), "一行目\n二行目\n"},
      {text_cell(
           "<text:p>a<text:s text:c=\"3\"/>b<text:tab/>c<text:line-break/>d<text:s/></text:p>"),
       "a   b\tc\nd "},
      {text_cell("<text:p>\n  a\n  <text:span>b</text:span> <text:a>c</text:a> d</text:p>"),
       "a b c d"},
      {text_cell(
           "<office:annotation><text:p>注記</text:p></office:annotation><text:p>本文</text:p>"),
       "本文"},
      {text_cell("<text:p><text:ruby><text:ruby-base>練馬</text:ruby-base>"
                 "<text:ruby-text>ネリマ</text:ruby-text></text:ruby>区</text:p>"),
       "練馬区"},
      {text_cell("<table:table><table:table-row><table:table-cell><text:p>x</text:p>"
                 "</table:table-cell></table:table-row></table:table><text:p>y</text:p>"),
       "y"},
  };
  for (const auto& each : cells) {
    INFO(each.cell);
    CHECK(lines_of_rows(in_row(each.cell)) == Lines{"1: " + each.read + "|"});
  }
  for (const std::string& nothing :
       {cell(""), text_cell(""), text_cell("<text:p/>"),
        cell("table:formula=\"of:=&quot;&quot;\" office:value-type=\"string\" "
             "office:string-value=\"\"")}) {
    INFO(nothing);
    CHECK(lines_of_rows(in_row(nothing)).empty());
  }
}

TEST_CASE("a text with superscript, and a percent sign that is text, are marked in ods") {
  const std::string styles =
      "<style:style style:name=\"T1\" style:family=\"text\">"
      "<style:text-properties style:text-position=\"super 58%\"/></style:style>"
      "<style:style style:name=\"T2\" style:family=\"text\">"
      "<style:text-properties style:text-position=\"0% 100%\"/></style:style>"
      "<style:style style:name=\"T3\" style:family=\"text\">"
      "<style:text-properties style:text-line-through-style=\"solid\"/></style:style>"
      "<number:number-style style:name=\"N1\"><number:number/><number:text>%</number:text>"
      "</number:number-style>"
      "<style:style style:name=\"ce1\" style:family=\"table-cell\" style:data-style-name=\"N1\"/>";
  const auto span = [](const std::string& style) {
    return text_cell("<text:p>12<text:span text:style-name=\"" + style +
                     "\">1</text:span></text:p>");
  };
  CHECK(lines_of_rows(in_row(span("T1")), styles) == Lines{"1: 121^|"});
  CHECK(lines_of_rows(in_row(span("T3")), styles) == Lines{"1: 121^|"});
  CHECK(lines_of_rows(in_row(span("T2")), styles) == Lines{"1: 121|"});
  CHECK(lines_of_rows(in_row(cell("table:style-name=\"ce1\" office:value-type=\"float\" "
                                  "office:value=\"7\"")),
                      styles) == Lines{"1: #7{0\"%\"}|"});
}

TEST_CASE("repeated, covered and hidden cells and rows of ods stand where they belong") {
  const std::string seven = cell("office:value-type=\"float\" office:value=\"7\"");
  const std::string twice =
      cell("office:value-type=\"float\" office:value=\"7\" table:number-columns-repeated=\"2\"");
  const std::string gap = cell("table:number-columns-repeated=\"3\"");
  const std::string covered =
      "<table:covered-table-cell><text:p>x</text:p></table:covered-table-cell>";
  CHECK(lines_of_rows(in_row(twice + gap + covered + seven + gap)) ==
        Lines{"1: #7| #7| | | | | #7|"});
  const auto row = [](const std::string& attributes, const std::string& cells) {
    return "<table:table-row " + attributes + ">" + cells + "</table:table-row>";
  };
  CHECK(lines_of_rows(row("table:number-rows-repeated=\"2\"", gap) +
                      row("table:number-rows-repeated=\"2\"", twice) +
                      row("table:visibility=\"collapse\"", seven) +
                      row("table:visibility=\"filter\"", seven) +
                      row("table:number-rows-repeated=\"1048570\"", gap)) ==
        Lines{"3: #7| #7|", "4: #7| #7|", "5h: #7|", "6h: #7|"});
  CHECK(lines_of_rows("<table:table-header-rows>" + in_row(seven) +
                      "</table:table-header-rows>"
                      "<table:table-row-group>" +
                      in_row(seven) +
                      "</table:table-row-group>"
                      "<table:shapes>" +
                      in_row(seven) + "</table:shapes>") == Lines{"1: #7|", "2: #7|"});
}

TEST_CASE("the columns that ods hides are known with every row") {
  const std::string column = "<table:table-column table:number-columns-repeated=\"2\"/>";
  const std::string hidden =
      "<table:table-column table:visibility=\"collapse\" table:number-columns-repeated=\"2\"/>";
  const std::string filtered = "<table:table-column table:visibility=\"filter\"/>";
  const std::string row = in_row(cell("office:value-type=\"float\" office:value=\"7\""));
  const auto hidden_in = [](const std::string& content) {
    return hidden_columns_of(workbook_of(ods_of(content), "x.ods"));
  };
  CHECK(hidden_in(column + hidden + column + filtered + row) == "C D G");
  CHECK(hidden_in("<table:table-column-group>" + hidden + "</table:table-column-group>" + row) ==
        "A B");
  CHECK(hidden_in(column + row).empty());
}

TEST_CASE("ods goes no further than a spreadsheet") {
  const auto repeated = [](const char* rows, const char* columns, bool filled) {
    return "<table:table-row table:number-rows-repeated=\"" + std::string(rows) + "\">" +
           cell("table:number-columns-repeated=\"" + std::string(columns) + "\"" +
                (filled ? " office:value-type=\"float\" office:value=\"7\"" : "")) +
           "</table:table-row>";
  };
  const auto error = [](const std::string& rows) { return error_of([&] { lines_of_rows(rows); }); };
  using Catch::Matchers::StartsWith;
  const std::string sheet = "\"x.ods\": sheet \"様式\", row ";
  CHECK(error(repeated("99999999999999999999", "99999999999999999999", false)) == "no error");
  CHECK_THAT(error(repeated("1", "1000000", true)), StartsWith(sheet + "1: it goes beyond"));
  CHECK_THAT(error(repeated("1048577", "1", true)), StartsWith(sheet + "1: it goes beyond"));
  CHECK_THAT(error(repeated("1048576", "1", false) + repeated("1", "1", true)),
             StartsWith(sheet + "1048577: it goes beyond"));
  CHECK_THAT(error(repeated("1048576", "16384", true)),
             StartsWith(sheet + "1: the sheet has too many cells"));
  CHECK_THAT(error(repeated("1048576", "300", true)),
             StartsWith(sheet + "1: the sheet has too many cells"));
  CHECK(error(repeated("2", "16384", true)) == "no error");
}

TEST_CASE("the number format of an ods cell is that of its style, row or column") {
  const std::string styles =
      "<number:percentage-style style:name=\"N1\"><number:number number:decimal-places=\"1\"/>"
      "<number:text>%</number:text></number:percentage-style>"
      "<number:date-style style:name=\"N2\"><number:month/><number:text>月</number:text>"
      "</number:date-style>"
      "<number:date-style style:name=\"N3\"><number:era number:style=\"long\" "
      "number:calendar=\"gengou\"/><number:year number:calendar=\"gengou\"/><number:text>年"
      "</number:text><number:month number:style=\"long\"/><number:text>/</number:text>"
      "<number:day number:style=\"long\"/></number:date-style>"
      "<number:number-style style:name=\"N4\"><number:number number:grouping=\"true\"/>"
      "</number:number-style>"
      "<style:style style:name=\"ce1\" style:family=\"table-cell\" style:data-style-name=\"N1\"/>"
      "<style:style style:name=\"ce2\" style:family=\"table-cell\" style:data-style-name=\"N2\"/>"
      "<style:style style:name=\"ce3\" style:family=\"table-cell\" style:data-style-name=\"N3\"/>"
      "<style:style style:name=\"ce4\" style:family=\"table-cell\" style:data-style-name=\"N4\"/>"
      "<style:style style:name=\"ce5\" style:family=\"table-cell\" "
      "style:parent-style-name=\"ce4\"/>";
  const std::string share = "office:value-type=\"percentage\" office:value=\"0.5\"";
  const std::string day = "office:value-type=\"date\" office:date-value=\"2022-04-01\"";
  const std::string number = "office:value-type=\"float\" office:value=\"1200\"";
  const std::string columns =
      "<table:table-column table:number-columns-repeated=\"4\"/>"
      "<table:table-column table:default-cell-style-name=\"ce5\"/>";
  CHECK(lines_of_rows(columns + in_row(cell(share + " table:style-name=\"ce1\"") +
                                       cell(day + " table:style-name=\"ce2\"") +
                                       cell(day + " table:style-name=\"ce3\"") +
                                       cell(number + " table:style-name=\"ce9\"") + cell(number) +
                                       cell(number)),
                      styles) ==
        Lines{"1: #0.5{0.0%}| @2022-04-01{m\"月\"}| @2022-04-01{ggge\"年\"mm/dd}| #1200| "
              "#1200{#,##0}| #1200|"});
}

}  // namespace
}  // namespace track::exchange::ods_reader_test
