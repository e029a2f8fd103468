#include "track/model/mapping.hpp"

#include <catch2/catch.hpp>

namespace track {

using From = TemplatePiece::From;
using Taken = TemplatePiece::Taken;

namespace {

TemplatePiece only_piece(const std::string& text) {
  const Parsed<Template> made = read_template(text);
  REQUIRE(made);
  REQUIRE(made->pieces.size() == 1);
  return made->pieces.front();
}

}  // namespace

TEST_CASE("A template is text and references") {
  const Parsed<Template> made = read_template("R4年{月}/{}");
  REQUIRE(made);
  CHECK(made->written == "R4年{月}/{}");
  REQUIRE(made->pieces.size() == 4);
  CHECK(made->pieces[0] == TemplatePiece{.from = From::text, .text = "R4年"});
  CHECK(made->pieces[1] == TemplatePiece{.from = From::column, .text = "月"});
  CHECK(made->pieces[2] == TemplatePiece{.from = From::text, .text = "/"});
  CHECK(made->pieces[3].from == From::value);
  CHECK(made->has(From::value));
  CHECK_FALSE(made->has(From::heading));
  CHECK(read_template("")->pieces.empty());
}

TEST_CASE("References name columns, cells, headings and neighbours") {
  CHECK(only_piece("{$B}") == TemplatePiece{.from = From::letter, .column = 1});
  CHECK(only_piece("{$AA$12}") == TemplatePiece{.from = From::cell, .column = 26, .row = 12});
  CHECK(only_piece("{^}") == TemplatePiece{.from = From::heading});
  CHECK(only_piece("{^2}") == TemplatePiece{.from = From::heading, .number = 2});
  CHECK(only_piece("{>1}") == TemplatePiece{.from = From::beside, .number = 1});
  CHECK(only_piece("{sheet}").from == From::sheet);
  CHECK(only_piece("{group}").from == From::group);
  CHECK(only_piece("{ Date:year }") ==
        TemplatePiece{.from = From::column, .text = "Date", .taken = Taken::year});
  CHECK(only_piece("{$A:serial}") ==
        TemplatePiece{.from = From::letter, .column = 0, .taken = Taken::serial});
  CHECK(only_piece("{割合:男}").text == "割合:男");
}

TEST_CASE("What is no template is refused with the ways to write one") {
  for (const char* text : {"{a", "a}", "{$}", "{$b}", "{$A$0}", "{$A$1048577}", "{^0}", "{^x}",
                           "{>}", "{>101}", "{:year}", "{$ABCD}"}) {
    INFO(text);
    CHECK_FALSE(read_template(text));
  }
  CHECK(read_template("{$}").problem.en == "\"{$}\" is no reference");
  CHECK(read_template("{$}").rule.en.find("{heading} is a column") == 0);
  CHECK(read_template("{a").problem.en == "\"{a\" has a \"{\" without its \"}\"");
}

TEST_CASE("Columns are named by heading or letter, values by range") {
  CHECK(read_column_name(" $C ").letter == 2);
  CHECK_FALSE(read_column_name("$c").letter);
  CHECK(read_column_name("$100").heading == "$100");
  const ValueColumns range = read_value_columns("$B .. 3月");
  CHECK(range.first.letter == 1);
  CHECK(range.last->heading == "3月");
  CHECK(read_value_columns("$B..$G").last->letter == 6);
  CHECK_FALSE(read_value_columns("a...b").last);
}

}  // namespace track
