#include <catch2/catch.hpp>

#include "exchange/reading.hpp"
#include "exchange/zip_writer.hpp"

namespace track::exchange::xlsx_reader_test {
namespace {

using Lines = std::vector<std::string>;

Lines lines_of_rows(const Sheetlet& sheet) {
  return lines_of(workbook_of(xlsx_of(sheet), "x.xlsx"));
}

std::string in_row(const std::string& cells) {
  return "<row r=\"1\">" + cells + "</row>";
}

// How a cell is written, and what it is read as.
struct Stored {
  std::string cell;
  std::string read;
};

TEST_CASE("each way of storing a cell in xlsx is read") {
  const std::string strings =
      "<si><t>練馬</t><rPh sb=\"0\" eb=\"2\"><t>ネリマ</t></rPh><phoneticPr fontId=\"1\"/></si>"
      "<si><r><rPr><b/></rPr><t>太</t></r><r><t xml:space=\"preserve\"> 字</t></r></si>"
      "<si><t>a_x000D_b_x005F_x000D_</t></si><si><t></t></si>"
      "<si><r><t>12</t></r><r><rPr><vertAlign val=\"superscript\"/></rPr><t>1</t></r></si>"
      "<si><r><rPr><vertAlign val=\"baseline\"/></rPr><t>12</t></r></si>"
      "<si><r><rPr><strike/></rPr><t>12</t></r><r><rPr><strike val=\"0\"/></rPr><t>15</t></r></si>"
      "<si><r><rPr><strike val=\"0\"/></rPr><t>15</t></r></si>";
  const std::vector<Stored> cells = {
      {"<c t=\"s\"><v>0</v></c>", "練馬"},
      {"<c t=\"s\"><v>1</v></c>", "太 字"},
      {"<c t=\"s\"><v>2</v></c>", "a\rb_x000D_"},
      {"<c t=\"s\"><v>4</v></c>", "121^"},
      {"<c t=\"s\"><v>5</v></c>", "12"},
      {"<c t=\"s\"><v>6</v></c>", "1215^"},
      {"<c t=\"s\"><v>7</v></c>", "15"},
      {"<c t=\"inlineStr\"><is><r><t>12</t></r><r><rPr><vertAlign val=\"subscript\"/></rPr>"
       "<t>1</t></r></is></c>",
       "121^"},
      {"<c t=\"inlineStr\"><is><t>行内</t></is></c>", "行内"},
      {"<c t=\"inlineStr\"><is><r><t>a</t></r><r><t>b</t></r><rPh sb=\"0\" "
       "eb=\"1\"><t>エイ</t></rPh>"
       "</is></c>",
       "ab"},
      {"<c t=\"str\"><f>A1</f><v>結果_x000D_</v></c>", "結果\r"},
      {"<c t=\"str\"><v>式なし</v></c>", "式なし"},
      {"<c t=\"b\"><v>1</v></c>", "?TRUE"},
      {"<c t=\"b\"><f>1=2</f><v>0</v></c>", "?FALSE"},
      {"<c t=\"e\"><f>1/0</f><v>#DIV/0!</v></c>", "!#DIV/0!"},
      {"<c t=\"d\"><v>2022-04-01T00:00:00</v></c>", "@2022-04-01"},
      {"<c t=\"d\"><v>2022-02-30</v></c>", "2022-02-30"},
      {"<c><v>42</v></c>", "#42"},
      {"<c t=\"n\"><f>6*7</f><v>42</v></c>", "#42"},
      {"<c><f>SUM(B2:B9)</f></c>", "==SUM(B2:B9)"},
      {"<c><f>SUM(B2:B9)</f><v></v></c>", "==SUM(B2:B9)"},
      {"<c t=\"b\"><f>TRUE()</f><v/></c>", "==TRUE()"},
      {"<c><f t=\"shared\" si=\"0\"/></c>", "=="},
      {"<c><v>twelve</v></c>", "twelve"},
      {"<c><v>  </v></c>", "  "},
      {"<c t=\"x\"><v>7</v></c>", "#7"},
      {"<c t=\"inlineStr\"><is><t>  a  </t></is></c>", "  a  "},
      {"<c t=\"inlineStr\"><is><t>二\n行 &amp; &lt;b&gt;</t></is></c>", "二\n行 & <b>"},
  };
  for (const Stored& each : cells) {
    INFO(each.cell);
    CHECK(lines_of_rows({in_row(each.cell), strings}) == Lines{"1: " + each.read + "|"});
  }
  for (const char* nothing :
       {"<c/>", "<c s=\"0\"/>", "<c t=\"s\"/>", "<c t=\"s\"><v>3</v></c>", "<c><v></v></c>",
        "<c t=\"str\"><f>\"\"</f><v></v></c>", "<c t=\"str\"><f>A1</f></c>"}) {
    INFO(nothing);
    CHECK(lines_of_rows({in_row(nothing), strings}).empty());
  }
}

TEST_CASE("a number is its digits, rounded as spreadsheets show them") {
  const std::vector<Stored> numbers = {
      {"0.68600000000000005", "0.686"},
      {"0.686", "0.686"},
      {"1.2E-3", "0.0012"},
      {"1E+20", "100000000000000000000"},
      {"-5.10", "-5.1"},
      {"0", "0"},
      {"-0", "0"},
      {"0.0", "0"},
      {"007", "7"},
      {"1234567890123456789", "1234567890123460000"},
      {"100", "100"},
      {"0.1", "0.1"},
      {"1e-5", "0.00001"},
      {".5", "0.5"},
      {"123456789.12345678", "123456789.123457"},
      {"-1.0000000000000001E-2", "-0.01"},
      {"2.9999999999999996", "3"},
      {"99999999999999.99", "100000000000000"},
      {"+3", "3"},
  };
  for (const Stored& each : numbers) {
    INFO(each.cell);
    CHECK(lines_of_rows({in_row("<c><v>" + each.cell + "</v></c>")}) ==
          Lines{"1: #" + each.read + "|"});
  }
  for (const char* none : {"INF", "nan", "1e999", "1,5", "1 000", "-", ".", "0x1F"}) {
    INFO(none);
    CHECK(lines_of_rows({in_row("<c><v>" + std::string(none) + "</v></c>")}) ==
          Lines{"1: " + std::string(none) + "|"});
  }
}

// A cell with a number format, by its id or its code.
std::string read_as(const std::string& value, int id, const std::string& code = {},
                    const std::string& properties = {}) {
  const std::string own = code.empty() ? ""
                                       : "<numFmts><numFmt numFmtId=\"" + std::to_string(id) +
                                             "\" formatCode=\"" + code + "\"/></numFmts>";
  const std::string styles = own +
                             "<cellStyleXfs><xf numFmtId=\"9\"/></cellStyleXfs><cellXfs>"
                             "<xf numFmtId=\"0\"/><xf numFmtId=\"" +
                             std::to_string(id) + "\" applyNumberFormat=\"1\"/></cellXfs>";
  const Lines lines =
      lines_of_rows({in_row("<c s=\"1\"><v>" + value + "</v></c>"), {}, styles, properties});
  return lines.empty() ? "" : lines.front().substr(3, lines.front().size() - 4);
}

TEST_CASE("a number is a day by its format") {
  CHECK(read_as("44652", 14) == "@2022-04-01{yyyy/m/d}");
  CHECK(read_as("44652.75", 22) == "@2022-04-01{yyyy/m/d h:mm}");
  CHECK(read_as("44652", 27) == "@2022-04-01{[$-411]ge.m.d}");
  CHECK(read_as("44652", 55) == "@2022-04-01{yyyy\"年\"m\"月\"}");
  CHECK(read_as("44652", 56) == "@2022-04-01{m\"月\"d\"日\"}");
  CHECK(read_as("44652", 58) == "@2022-04-01{[$-411]ggge\"年\"m\"月\"d\"日\"}");
  for (const int id :
       {14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58}) {
    INFO(id);
    CHECK(read_as("44652", id).starts_with("@2022-04-01{"));
  }
  for (const int id : {0,  1,  2,  3,  4,  9,  10, 11, 12, 13, 18, 19, 20, 21,
                       32, 33, 37, 38, 39, 40, 41, 44, 45, 46, 47, 48, 49, 99}) {
    INFO(id);
    CHECK(read_as("44652", id).starts_with("#44652"));
  }
  for (const char* code :
       {"yyyy/mm/dd", "m&quot;月&quot;", "[$-411]ggge&quot;年&quot;m&quot;月&quot;",
        "[$-F800]dddd, mmmm dd, yyyy", "aaa", "d", "mmm", "e/m/d", "YYYY-MM-DD", "yyyy/m/d;@",
        "[&lt;=44652]m/d;General", "r.m.d", "mm/dd hh:mm"}) {
    INFO(code);
    CHECK(read_as("44652", 164, code).starts_with("@2022-04-01{"));
  }
  for (const char* code : {"0.0%",
                           "General&quot;年&quot;",
                           "0.00E+00",
                           "0.00e-0",
                           "#,##0_ ;[Red]-#,##0",
                           "h:mm",
                           "[h]:mm",
                           "mm:ss",
                           "h:mm AM/PM",
                           "&quot;d&quot;0",
                           "\\d0",
                           "[Red]0",
                           "0_d",
                           "*d0",
                           "[mm]:ss",
                           "[$-411]h&quot;時&quot;mm&quot;分&quot;",
                           "0;d",
                           "@",
                           "&quot;",
                           "[",
                           "\\"}) {
    INFO(code);
    CHECK(read_as("44652", 164, code).starts_with("#44652"));
  }
  // A code of its own goes before a built-in one.
  CHECK(read_as("44652", 14, "0.0") == "#44652{0.0}");
  CHECK(read_as("0.686", 164, "0.0%") == "#0.686{0.0%}");
  CHECK(read_as("0.5", 20) == "#0.5{h:mm}");
}

TEST_CASE("days that programs disagree on are numbers") {
  CHECK(read_as("61", 14) == "@1900-03-01{yyyy/m/d}");
  CHECK(read_as("60", 14) == "#60{yyyy/m/d}");
  CHECK(read_as("0.5", 14) == "#0.5{yyyy/m/d}");
  CHECK(read_as("-1", 14) == "#-1{yyyy/m/d}");
  CHECK(read_as("2958465", 14) == "@9999-12-31{yyyy/m/d}");
  CHECK(read_as("2958466", 14) == "#2958466{yyyy/m/d}");
  CHECK(read_as("1e300", 14).starts_with("#1000"));
  const std::string from_1904 = " date1904=\"1\"";
  CHECK(read_as("43190", 14, {}, from_1904) == "@2022-04-01{yyyy/m/d}");
  CHECK(read_as("0", 14, {}, from_1904) == "@1904-01-01{yyyy/m/d}");
  CHECK(read_as("0.25", 14, {}, from_1904) == "#0.25{yyyy/m/d}");
  CHECK(read_as("2958465", 14, {}, from_1904) == "#2958465{yyyy/m/d}");
}

TEST_CASE("the columns that xlsx hides are known with every row") {
  const auto hidden = [](const std::string& columns) {
    Sheetlet sheet{in_row("<c><v>1</v></c>")};
    sheet.columns = "<cols>" + columns + "</cols>";
    return hidden_columns_of(workbook_of(xlsx_of(sheet), "x.xlsx"));
  };
  CHECK(hidden("<col min=\"1\" max=\"2\" width=\"9\"/><col min=\"3\" max=\"4\" hidden=\"1\"/>"
               "<col min=\"6\" max=\"6\" width=\"0\" hidden=\"true\"/>") == "C D F");
  CHECK(hidden("<col min=\"16384\" max=\"99999\" hidden=\"1\"/>") == "XFD");
  CHECK(hidden("<col min=\"0\" max=\"2\" hidden=\"1\"/><col min=\"x\" max=\"2\" hidden=\"1\"/>"
               "<col min=\"3\" max=\"2\" hidden=\"1\"/><col hidden=\"1\"/>")
            .empty());
}

TEST_CASE("rows and cells stand where the sheet says, or follow the one before") {
  CHECK(lines_of_rows({"<row r=\"3\"><c r=\"B3\"><v>1</v></c><c r=\"D3\"><v>2</v></c></row>"
                       "<row r=\"7\" hidden=\"1\"><c r=\"A7\"><v>3</v></c></row>"}) ==
        Lines{"3: | #1| | #2|", "7h: #3|"});
  CHECK(lines_of_rows(
            {"<row><c><v>1</v></c><c/><c><v>2</v></c></row><row/><row><c><v>3</v></c></row>"}) ==
        Lines{"1: #1| | #2|", "3: #3|"});
  CHECK(lines_of_rows({"<row><c r=\"B5\"><v>1</v></c><c><v>2</v></c></row>"}) ==
        Lines{"5: | #1| #2|"});
  CHECK(lines_of_rows({"<row r=\"1048576\"><c r=\"A1048576\"><v>1</v></c></row>"}) ==
        Lines{"1048576: #1|"});
  const Lines wide =
      lines_of_rows({"<row r=\"1\"><c r=\"XFD1\"><v>1</v></c></row>"
                     "<row r=\"2\"><c r=\"A2\"><v>2</v></c></row>"});
  CHECK(wide.at(0).size() == 2 + 16'383 * 2 + 4);
  CHECK(wide.at(1) == "2: #2|");
}

TEST_CASE("a sheet that is not in order or goes beyond its limits is refused") {
  const auto error = [](const std::string& rows, const std::string& strings = {}) {
    return error_of([&] { lines_of_rows({rows, strings}); });
  };
  using Catch::Matchers::StartsWith;
  const std::string damaged = "the file is damaged: rows or cells are not in order";
  const std::string sheet = "\"x.xlsx\": sheet \"様式\", row ";
  for (const char* rows :
       {"<row r=\"2\"><c><v>1</v></c></row><row r=\"2\"/>", "<row r=\"x\"/>", "<row r=\"0\"/>",
        "<row r=\"1\"><c r=\"B1\"><v>1</v></c><c r=\"A1\"><v>1</v></c></row>",
        "<row><c r=\"1\"><v>1</v></c></row>", "<row r=\"1\"><row r=\"2\"/></row>",
        "<row r=\"1\"><c r=\"A2\"><v>1</v></c></row>",
        "<row r=\"1\"><c><v>12</v><v>13</v></c></row>", "<row r=\"1\"><c><c/></c></row>",
        "<row r=\"1\"><c t=\"s\"><v>5</v></c></row>", "<row r=\"1\"><c t=\"s\"><v>x</v></c></row>",
        "<row r=\"1\"><c t=\"s\"><v>-1</v></c></row>"}) {
    INFO(rows);
    CHECK_THAT(error(rows), StartsWith(sheet) && Catch::Matchers::Contains(damaged));
  }
  const std::string beyond = ": it goes beyond 1,048,576 rows or 16,384 columns";
  CHECK_THAT(error("<row r=\"9\"><c r=\"XFE9\"><v>1</v></c></row>"),
             StartsWith(sheet + "9" + beyond));
  CHECK_THAT(error("<row r=\"1048577\"><c r=\"A1048577\"><v>1</v></c></row>"),
             StartsWith(sheet + "1048577" + beyond));
  CHECK_THAT(error("<row r=\"99999999999\"><c><v>1</v></c></row>"),
             StartsWith(sheet + "1048577" + beyond));
  CHECK(error("<row r=\"99999999999\"/>") == "no error");
  const std::string text(1024 * 1024 + 1, 'x');
  CHECK_THAT(error("<row r=\"1\"><c t=\"str\"><v>" + text + "</v></c></row>"),
             StartsWith(sheet + "1: a cell holds more than 1,048,576 bytes"));
}

}  // namespace
}  // namespace track::exchange::xlsx_reader_test
