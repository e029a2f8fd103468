// What a real reader of Markdown shows of a printed table.

#include <array>
#include <catch2/catch.hpp>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <memory>

#include "report/register_plan.hpp"
#include "support/temporary_folder.hpp"
#include "track/render/views.hpp"

namespace track::render::markdown_reader_test {
namespace {

using namespace track::testing;
namespace fs = std::filesystem;

std::string output_of(const std::string& command) {
  const std::unique_ptr<FILE, int (*)(FILE*)> pipe(::popen(command.c_str(), "r"), ::pclose);
  REQUIRE(pipe != nullptr);
  std::string result;
  std::array<char, 4096> part{};
  while (const std::size_t length = std::fread(part.data(), 1, part.size(), pipe.get())) {
    result.append(part.data(), length);
  }
  return result;
}

// The HTML that GitHub's own reader makes of it, with all of its extensions.
std::string html_of(const std::string& markdown) {
  const TemporaryFolder folder;
  const fs::path file = folder.path() / "document.md";
  std::ofstream(file) << markdown;
  std::string html =
      output_of("cmark-gfm -e table -e autolink -e strikethrough -e tasklist -e footnotes '" +
                file.string() + "'");
  REQUIRE_FALSE(html.empty());  // cmark-gfm is of scripts/packages.txt
  return html;
}

void replace_all(std::string& text, const std::string& from, const std::string& to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size()) {
    text.replace(at, from.size(), to);
  }
}

// The cells as a reader sees them: tags left out, entities read.
std::vector<std::string> cells_of(const std::string& html) {
  std::vector<std::string> cells;
  for (std::size_t at = 0; (at = html.find("<td", at)) != std::string::npos;) {
    at = html.find('>', at) + 1;
    std::string cell;
    for (const std::size_t end = html.find("</td>", at); at < end; ++at) {
      if (html[at] == '<') {
        at = html.find('>', at);
      } else {
        cell += html[at];
      }
    }
    for (const auto& [entity, letter] : std::initializer_list<std::pair<const char*, const char*>>{
             {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&amp;", "&"}}) {
      replace_all(cell, entity, letter);
    }
    cells.push_back(cell);
  }
  return cells;
}

const std::string texts[] = {
    "緩和ケア交流会（患者家族ミニレクチャー&交流会）",
    "発信する。 <a href=\"https://youtube.com/channel/UC06VAG0YPzSkwhG8Ruh1rww\">"
    "https://youtube.com/channel/UC06VAG0YPzSkwhG8Ruh1rww</a>",
    "講演会|相談会",
    "a\\|b `c|d` **e** _f_ ~~g~~ [h](i) &amp; <!-- j --> $k$ #1",
    "www.example.com/a_b_c と http://example.jp/?a=1&b=2_3*4",
    "sato_ichiro@example.jp",
    "- 一つ目",
    "1. 一つ目",
    "[x] 済",
    "[^1]",
};

TEST_CASE("a reader of Markdown shows every text as it was written") {
  Plan plan = register_plan();
  for (const std::string& text : texts) {
    activity_of(plan, "p1").name = text;
    activity_of(plan, "p2").summary = text;
    const auto cells = cells_of(html_of(written(
        report::partner_register(plan, {}, report::Grouping::organisation), Format::markdown, {})));
    INFO(text);
    CHECK(std::count(cells.begin(), cells.end(), text) == 2);
    CHECK(cells.size() == 4 * 12);  // no text made a cell of its own
  }
}

}  // namespace
}  // namespace track::render::markdown_reader_test
