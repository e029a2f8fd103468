#include <rapidcheck/catch.h>
#include <sys/stat.h>

#include <catch2/catch.hpp>
#include <fstream>
#include <thread>

#include "base/generators.hpp"
#include "exchange/reading.hpp"
#include "support/temporary_folder.hpp"
#include "track/base/csv.hpp"
#include "track/base/digest.hpp"

namespace track::exchange::csv_reader_test {
namespace {

using Catch::Matchers::StartsWith;
using Lines = std::vector<std::string>;

Lines lines_of_text(const std::string& text, const std::string& name = "sheet.csv") {
  return lines_of(workbook_of(text, name));
}

std::string error_of_text(const std::string& text, const WorkbookOptions& options = {}) {
  return error_of([&] { all_rows(workbook_of(text, "sheet.csv", options)); });
}

TEST_CASE("a CSV is cut into rows and cells") {
  struct Case {
    std::string text;
    Lines lines;
  };
  const std::vector<Case> cases = {
      {"a,b\nc,d\n", {"1: a| b|", "2: c| d|"}},
      {"a,b\r\nc,d", {"1: a| b|", "2: c| d|"}},
      {"a,b\rc,d\r", {"1: a| b|", "2: c| d|"}},
      {"a\n\r\n\rb", {"1: a|", "4: b|"}},
      {"\n\n,,\na\n", {"4: a|"}},
      {"a,,b,,\n", {"1: a| | b|"}},
      {"\"a,\"\"b\"\"\",\"\"\n", {"1: a,\"b\"|"}},
      {"\"two\r\nlines\",x\ny\n", {"1: two\r\nlines| x|", "2: y|"}},
      {"a\"b,5\"\n", {"1: a\"b| 5\"|"}},
      {"a, \"b\"\n", {"1: a|  \"b\"|"}},
      {"x,y\n  a  ,\u3000b\t\n", {"1: x| y|", "2:   a  | \u3000b\t|"}},
      {"'=1,' ＋1,'a,''-x\n", {"1: =1|  ＋1| 'a| '-x|"}},
      {"0123,1e5,2022-04-01,#DIV/0!\n", {"1: 0123| 1e5| 2022-04-01| #DIV/0!|"}},
      {"\"\"", {}},
      {"a\r", {"1: a|"}},
  };
  for (const Case& each : cases) {
    INFO(each.text);
    CHECK(lines_of_text(each.text) == each.lines);
  }
}

TEST_CASE("a CSV that breaks the rules is refused with line and column") {
  CHECK_THAT(error_of_text("a,b\n練馬,\"b\"c\n"),
             StartsWith("\"sheet.csv\": line 2, column 7: text stands behind the quote"));
  CHECK_THAT(error_of_text("a\r\n\"b\r\nc\",\"d\n\n"),
             StartsWith("\"sheet.csv\": line 3, column 4: a quote begins a field here"));
  CHECK_THAT(error_of_text("a," + std::string(2'000'000, 'x')),
             StartsWith("\"sheet.csv\": line 1, column 1048577: the row holds too much"));
  CHECK_THAT(error_of_text("a,\"" + std::string(2'000'000, '\n')),
             StartsWith("\"sheet.csv\": line 1, column 3: a quote begins a field here"));
  std::string wide;
  for (int i = 0; i < 20; ++i) wide += std::string(1'000'000, 'x') + ",";
  CHECK_THAT(error_of_text(wide),
             StartsWith("\"sheet.csv\": line 1, column 16777217: the row holds"));
  CHECK_THAT(error_of_text(std::string("a\nb\0c", 5)),
             StartsWith("\"sheet.csv\": line 2, column 2: a NUL character"));
  CHECK_THAT(error_of_text(std::string(1'000'000, ',')),
             StartsWith("\"sheet.csv\": line 1, column 16385: the row has more than 16,384"));
  CHECK(error_of_text(std::string(16'383, ',') + "a") == "no error");
  CHECK_THAT(error_of_text(""), StartsWith("\"sheet.csv\": the file is empty"));
  CHECK_THAT(error_of_text("\n<html><table>"), StartsWith("\"sheet.csv\": it is a page of HTML"));
  CHECK_THAT(error_of_text("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 etc."),
             StartsWith("\"sheet.csv\": it is an old Excel file (.xls), or protected"));
}

TEST_CASE("the delimiter is told by the name's ending, else by the first rows") {
  struct Case {
    std::string text;
    std::string name;
    std::string first;
  };
  const std::vector<Case> cases = {
      {"a\tb,c;d\n", "x.tsv", "1: a| b,c;d|"},
      {"a,b\n", "X.TXT", "1: a,b|"},
      {"a\tb,c\n", "-", "1: a| b,c|"},
      {"名,値\n甲;乙,1\n丙;丁,2\n", "x.csv", "1: 名| 値|"},
      {"Name;1;2\nA;1,5;2,5\nB;1,7;2,7\n", "x.csv", "1: Name| 1| 2|"},
      {"A;1,5;2,5\nB;1,7;2,7\n", "x.csv", "1: A| 1,5| 2,5|"},
      {"Title, with, commas\n\nName;1;2\nA;1;2\n", "x.csv", "1: Title, with, commas|"},
      {"\"a;b;c\",\"d;e;f\"\n", "x.csv", "1: a;b;c| d;e;f|"},
      {"a\nb\n", "x.csv", "1: a|"},
      {"a|b\n", "x.csv", "1: a|b|"},
      // A semicolon would begin a field in the middle of one in quotes.
      {"a,\"x\n練;y\"\n", "x.csv", "1: a| x\n練;y|"},
      // With a comma the second row breaks off.
      {"a,b;c\n\"x\";\"y\"\n\"x\";\"y\"\n", "x.csv", "1: a,b| c|"},
  };
  for (const Case& each : cases) {
    INFO(each.text);
    CHECK(lines_of_text(each.text, each.name).front() == each.first);
  }
  WorkbookOptions options;
  options.delimiter = '|';
  CHECK(lines_of(workbook_of("a|b,c\n", "x.csv", options)) == Lines{"1: a| b,c|"});
}

TEST_CASE("the encoding is told by the mark, else by all bytes, never by a guess that corrupts") {
  const std::string cp932 = "\x97\xFB\x94\x6E,\x87\x40,\xFB\xFC,\x81\x60\n";  // 練馬,①,髙,～
  CHECK(lines_of_text("\xEF\xBB\xBF練馬,—\n") == Lines{"1: 練馬| —|"});
  CHECK(lines_of_text("練馬,—\n") == Lines{"1: 練馬| —|"});
  CHECK(lines_of_text(cp932) == Lines{"1: 練馬| ①| 髙| ～|"});
  CHECK(lines_of_text({"\xFF\xFE"
                       "a\0\t\0\xF4\x7D\r\0\n\0",
                       12},
                      "x.txt") == Lines{"1: a| 練|"});
  // One cell of one character, and half-width kana alone.
  CHECK(lines_of_text("a,\x8C\x76,b\n") == Lines{"1: a| 計| b|"});
  CHECK(lines_of_text("a\xBE\xDD\xC0\xB0\n") == Lines{"1: aｾﾝﾀｰ|"});

  // The last byte of a long file decides as well as the first.
  const std::string long_text(600'000, 'a');
  CHECK_THAT(
      error_of_text(long_text + "\n練馬\n\xE7"),
      StartsWith(
          "\"sheet.csv\": line 3: the byte E7 (byte 600009 of the file) fits nothing in UTF-8"));
  CHECK_THAT(
      error_of_text("a\nb,\x97\xFB\x80\n"),
      StartsWith("\"sheet.csv\": line 2: the byte 80 (byte 7 of the file) fits nothing in CP932"));
  CHECK_THAT(error_of_text("Caf\xE9s,it\x92s\n"),
             StartsWith("\"sheet.csv\": the file is not UTF-8, and the characters"));
  CHECK_THAT(
      error_of_text("\xEF\xBB\xBF"
                    "a\n\x97\xFB\n"),
      StartsWith("\"sheet.csv\": line 2: the byte 97 (byte 6 of the file) fits nothing in UTF-8"));
  CHECK_THAT(error_of_text({"a\0b\0\n\0", 6}),
             StartsWith("\"sheet.csv\": line 1, column 2: a NUL"));
  WorkbookOptions options;
  options.encoding = Encoding::utf8;
  CHECK_THAT(error_of_text(cp932, options), StartsWith("\"sheet.csv\": line 1: the byte 97"));
  options.encoding = Encoding::cp932;
  CHECK(lines_of(workbook_of("Caf\xE9s\n", "x.csv", options)) == Lines{"1: Caf駸|"});
  CHECK_THAT(error_of_text("\xEF\xBB\xBF"
                           "a",
                           options),
             StartsWith("\"sheet.csv\": the file begins with the mark of UTF-8, and CP932 was"));
}

TEST_CASE("a workbook knows its name and digest, may be read again and stopped") {
  const TemporaryFolder folder;
  const auto path = folder.path() / "月報.csv";
  std::ofstream(path) << "a\nb\nc\n";
  const Workbook workbook = Workbook::open(path);
  CHECK(workbook.name() == "月報.csv");
  CHECK(workbook.digest() == digest_of("a\nb\nc\n"));
  CHECK(workbook.sheets().size() == 1);
  CHECK(workbook.sheets().front().name.empty());
  int rows = 0;
  workbook.read(0, [&](const Row&) { return ++rows < 2; });
  CHECK(rows == 2);
  CHECK(lines_of(workbook) == Lines{"1: a|", "2: b|", "3: c|"});

  std::ofstream(path) << "a\nb\nother\n";
  CHECK(error_of([&] { all_rows(workbook); }) == "\"" + path.string() +
                                                     "\" was changed while it was read\n" +
                                                     "close it in other programs, then try again");
  CHECK(error_of([&] { Workbook::open(folder.path()); }) ==
        "cannot read \"" + folder.path().string() + "\": it is a folder");
  CHECK(error_of([&] { Workbook::open(folder.path() / "none.csv"); }) ==
        "cannot read \"" + (folder.path() / "none.csv").string() +
            "\": there is no such file or folder");
  CHECK(error_of([] { all_rows(workbook_of("\"", "-")); }).starts_with("standard input: line 1"));
}

TEST_CASE("what can be read only once is read as often as a file") {
  const TemporaryFolder folder;
  const auto pipe = folder.path() / "pipe.csv";
  REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
  const std::string text = "a,b\n" + std::string(300'000, 'x') + "\n";
  std::thread writer([&] { std::ofstream(pipe) << text; });
  const Workbook workbook = Workbook::open(pipe);
  writer.join();
  CHECK(workbook.name() == "pipe.csv");
  CHECK(workbook.digest() == digest_of(text));
  CHECK(all_rows(workbook).size() == 2);
  CHECK(all_rows(workbook).at(1).cells.at(0).text.size() == 300'000);
}

using Table = std::vector<std::vector<std::string>>;

std::string any_string() {
  const auto part =
      rc::gen::oneOf(rc::gen::element<std::string>("=", "+", "-", "@", "'", "\"", ",", ";", "\t",
                                                   "\r", "\n", "\r\n", "＝", "\uFEFF", "—", "髙"),
                     generators::any_text());
  std::string text;
  for (const std::string& one : *rc::gen::container<std::vector<std::string>>(part)) text += one;
  return text;
}

// What is empty at the end of a row, and rows without a cell, a sheet does not have.
Table without_empty_ends(Table table) {
  for (auto& row : table) {
    while (!row.empty() && row.back().empty()) row.pop_back();
  }
  while (!table.empty() && table.back().empty()) table.pop_back();
  return table;
}

TEST_CASE("any table of strings survives CSV out and in, in each encoding that can hold it") {
  rc::prop("round trip", [] {
    const Encoding encoding = *rc::gen::element(Encoding::utf8, Encoding::utf8_bom, Encoding::cp932,
                                                Encoding::utf16le, Encoding::utf16be);
    Table table(static_cast<std::size_t>(*rc::gen::inRange(1, 5)));
    const auto width = static_cast<std::size_t>(*rc::gen::inRange(1, 5));
    std::string text;
    for (auto& row : table) {
      for (std::size_t column = 0; column < width; ++column) {
        row.push_back(transliterated(any_string(), encoding));
        if (column > 0) text += ',';
        text += csv_quoted(defused(row.back()), ",;\t");
      }
      text += "\r\n";
    }
    const std::string bytes = std::string(encoding_mark(encoding)) + encoded(text, encoding);
    WorkbookOptions options;
    options.encoding = encoding;
    Table read;
    for (const Row& row : all_rows(workbook_of(bytes, "sheet.csv", options))) {
      read.resize(row.number);
      for (const Cell& cell : row.cells) read.back().push_back(cell.text);
    }
    RC_ASSERT(read == without_empty_ends(table));
  });
}

}  // namespace
}  // namespace track::exchange::csv_reader_test
