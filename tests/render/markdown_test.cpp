#include <rapidcheck/catch.h>

#include <catch2/catch.hpp>

#include "../src/render/formats/writers.hpp"
#include "render/writing.hpp"

namespace track::render::markdown_test {
namespace {

// What CommonMark makes of text with backslash escapes; a mark left bare is a fault.
std::string as_read(const std::string& markdown) {
  const std::string marks = "\\`*_{}[]<>|#~&$";
  std::string result;
  for (std::size_t i = 0; i < markdown.size(); ++i) {
    if (markdown[i] == '\\') {
      result += markdown.at(++i);
      continue;
    }
    RC_ASSERT(marks.find(markdown[i]) == std::string::npos);
    result += markdown[i];
  }
  return result;
}

TEST_CASE("Markdown shows marks as text") {
  CHECK(markdown_text("a|b") == "a\\|b");
  CHECK(markdown_text("<a href=\"x\">") == "\\<a href=\"x\"\\>");
  CHECK(markdown_text("&amp;") == "\\&amp;");
  CHECK(markdown_text("a\\|b") == "a\\\\\\|b");
  CHECK(markdown_text("**太字** _x_ `code` [a](b) ~~x~~ #1") ==
        "\\*\\*太字\\*\\* \\_x\\_ \\`code\\` \\[a\\](b) \\~\\~x\\~\\~ \\#1");
  CHECK(markdown_text("練馬区（東京）、2022-06-11") == "練馬区（東京）、2022-06-11");
}

TEST_CASE("text does not begin a list, a rule or a code block") {
  CHECK(markdown_text("- a") == "\\- a");
  CHECK(markdown_text("+ a") == "\\+ a");
  CHECK(markdown_text("---") == "\\---");
  CHECK(markdown_text("12. a") == "12\\. a");
  CHECK(markdown_text("1) a") == "1\\) a");
  CHECK(markdown_text("1.") == "1\\.");
  CHECK(markdown_text("    a") == "a");
}

TEST_CASE("a link is text: within one the escapes would be shown") {
  CHECK(markdown_text("https://a.jp/b_c") == "https\\://a.jp/b\\_c");
  CHECK(markdown_text("www.a.jp") == "www\\.a.jp");
  CHECK(markdown_text("10:00, w.a") == "10:00, w.a");
}

TEST_CASE("figures need no escape") {
  CHECK(markdown_text("-4.2") == "-4.2");
  CHECK(markdown_text("+8") == "+8");
  CHECK(markdown_text("92.7 %") == "92.7 %");
  CHECK(markdown_text("").empty());
}

TEST_CASE("a reader of Markdown sees the text that was given") {
  rc::prop("escape", [] {
    const auto parts = *rc::gen::container<std::vector<std::string>>(
        rc::gen::element<std::string>("\\", "`", "*", "_", "{", "}", "[", "]", "<", ">", "|", "#",
                                      "~", "&", "$", "-", "1.", "+", "練馬", "a", " b", "!", "("));
    std::string text = "x";
    for (const std::string& part : parts) text += part;
    RC_ASSERT(as_read(markdown_text(text)) == text);
  });
}

TEST_CASE("line breaks do not leave the cell, control characters are shown") {
  CHECK(markdown_text("a\nb") == "a b");
  CHECK(markdown_text("a\x1b[31m") == "a\\<U+001B\\>\\[31m");
}

TEST_CASE("a grid is a table, numbers to the right") {
  Grid grid;
  grid.columns = {{"name", {"name", "名称"}},
                  {"number", {"no", "番号"}, Alignment::right},
                  data_column("hidden")};
  grid.rows = {{text_cell("a|b"), number_cell(1234), text_cell("x")}};
  CHECK(testing::written(grid, Format::markdown, {Language::ja}) ==
        "| 名称 | 番号 |\n"
        "| --- | ---: |\n"
        "| a\\|b | 1,234 |\n");
}

TEST_CASE("details are a section with headings one level lower, what is folded is not shown") {
  Grid grid;
  grid.columns = {{"name", {"name", "名称"}}, column_at(Place::folded, "origin", {})};
  grid.rows = {{text_cell("a"), shown_cell(verbatim("why"))}};
  auto content = std::make_shared<Document>();
  content->blocks = {Table{verbatim("group"), grid}};
  Document document;
  document.blocks = {Details{{2, verbatim("register")}, content}};
  CHECK(write(document, Format::markdown, {}) ==
        "## register\n"
        "\n"
        "### group\n"
        "\n"
        "| name |\n"
        "| --- |\n"
        "| a |\n");
}

}  // namespace
}  // namespace track::render::markdown_test
