#include "track/render/views.hpp"

#include <catch2/catch.hpp>

#include "render/reporting.hpp"
#include "track/base/text.hpp"

namespace track::render::diagnostics_test {
namespace {

using namespace track::testing;

Diagnostic fault(const std::string& line, std::size_t column, std::size_t length) {
  return {"plan.toml",
          42,
          column,
          length,
          line,
          {"unknown kind \"cuont\"", "「cuont」という種別はありません"},
          {"did you mean \"count\"?", "「count」ではありませんか"}};
}

TEST_CASE("a fault shows its place, its line, a mark under it and the rule") {
  CHECK(diagnostics_text({fault("kind = \"cuont\"", 8, 7)}, Severity::error, {}) ==
        "plan.toml:42:8: error: unknown kind \"cuont\"\n"
        "   42 | kind = \"cuont\"\n"
        "      |        ^^^^^^^ did you mean \"count\"?\n");
}

TEST_CASE("a warning is named one, in the reader's language") {
  CHECK_THAT(diagnostics_text({fault("kind = \"cuont\"", 8, 7)}, Severity::warning, {Language::ja}),
             Catch::StartsWith("plan.toml:42:8: 警告：「cuont」という種別はありません\n"));
}

TEST_CASE("the mark stands under wide characters, two columns each") {
  const std::string text =
      diagnostics_text({fault("名称 = \"講演会\" # x", 6, 5)}, Severity::error, {});
  const auto lines = lines_of(text);
  CHECK(lines.at(1) == "   42 | 名称 = \"講演会\" # x");
  CHECK_THAT(lines.at(2), Catch::StartsWith("      |        ^^^^^^^^ "));
}

TEST_CASE("a fault at the end of its line has one mark") {
  CHECK_THAT(lines_of(diagnostics_text({fault("a = ", 5, 0)}, Severity::error, {})).at(2),
             Catch::StartsWith("      |     ^ "));
}

TEST_CASE("a fault without a place shows the file alone") {
  Diagnostic whole;
  whole.file = "plan.toml";
  whole.problem = verbatim("not UTF-8");
  CHECK(diagnostics_text({whole}, Severity::error, {}) == "plan.toml: error: not UTF-8\n");
}

TEST_CASE("twenty faults are shown and the rest counted") {
  const std::vector<Diagnostic> faults(23, fault("kind = \"cuont\"", 8, 7));
  const auto lines = lines_of(diagnostics_text(faults, Severity::error, {}));
  CHECK(lines.size() == 61);
  CHECK(lines.back() == "… and 3 more");
  CHECK(lines_of(diagnostics_text(faults, Severity::error, {Language::ja})).back() == "ほか3件");
  const std::vector<Diagnostic> twenty(20, fault("kind = \"cuont\"", 8, 7));
  CHECK(lines_of(diagnostics_text(twenty, Severity::error, {})).size() == 60);
}

TEST_CASE("control characters of a line are shown and keep the mark in place") {
  const std::string text =
      diagnostics_text({fault("a\x1b = \"cuont\"", 6, 7)}, Severity::error, {});
  CHECK_FALSE(has_raw_control(text));
  const auto lines = lines_of(text);
  CHECK(lines.at(1).find("\"cuont\"") == lines.at(2).find('^'));
}

TEST_CASE("a very long line is shown by its beginning") {
  const auto lines =
      lines_of(diagnostics_text({fault(std::string(1000, 'x'), 900, 3)}, Severity::error, {}));
  for (const std::string& line : lines) CHECK(text_width(line) < 200);
  CHECK(lines.at(2) == "      | did you mean \"count\"?");
}

TEST_CASE("colour changes nothing but colour") {
  const std::vector<Diagnostic> faults{fault("kind = \"cuont\"", 8, 7)};
  const std::string colored = diagnostics_text(faults, Severity::error, {Language::en, 100, true});
  CHECK(colored.find("\x1b[31merror: \x1b[0m") != std::string::npos);
  CHECK(without_colors(colored) == diagnostics_text(faults, Severity::error, {}));
}

}  // namespace
}  // namespace track::render::diagnostics_test
