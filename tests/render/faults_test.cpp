#include "track/render/faults.hpp"

#include <catch2/catch.hpp>

#include "render/reporting.hpp"
#include "track/base/text.hpp"

namespace track::render {
namespace {

using namespace track::testing;

Fault fault(const std::string& line, std::size_t column, std::size_t length) {
  return {"plan.toml",
          42,
          column,
          length,
          line,
          {"unknown kind \"cuont\"", "「cuont」という種別はありません"},
          {"did you mean \"count\"?", "「count」ではありませんか"}};
}

TEST_CASE("a fault shows its place, its line, a mark under it and the rule") {
  CHECK(faults_text({fault("kind = \"cuont\"", 8, 7)}, Gravity::error, {}) ==
        "plan.toml:42:8: error: unknown kind \"cuont\"\n"
        "   42 | kind = \"cuont\"\n"
        "      |        ^^^^^^^ did you mean \"count\"?\n");
}

TEST_CASE("a warning is named one, in the reader's language") {
  CHECK_THAT(faults_text({fault("kind = \"cuont\"", 8, 7)}, Gravity::warning, {Language::ja}),
             Catch::StartsWith("plan.toml:42:8: 警告: 「cuont」という種別はありません\n"));
}

TEST_CASE("the mark stands under wide characters, two columns each") {
  const std::string text = faults_text({fault("名称 = \"講演会\" # x", 6, 5)}, Gravity::error, {});
  const auto lines = lines_of(text);
  CHECK(lines.at(1) == "   42 | 名称 = \"講演会\" # x");
  CHECK_THAT(lines.at(2), Catch::StartsWith("      |        ^^^^^^^^ "));
}

TEST_CASE("a fault at the end of its line has one mark") {
  CHECK_THAT(lines_of(faults_text({fault("a = ", 5, 0)}, Gravity::error, {})).at(2),
             Catch::StartsWith("      |     ^ "));
}

TEST_CASE("a fault without a place shows the file alone") {
  Fault whole;
  whole.file = "plan.toml";
  whole.problem = verbatim("not UTF-8");
  CHECK(faults_text({whole}, Gravity::error, {}) == "plan.toml: error: not UTF-8\n");
}

TEST_CASE("twenty faults are shown and the rest counted") {
  const std::vector<Fault> faults(23, fault("kind = \"cuont\"", 8, 7));
  const auto lines = lines_of(faults_text(faults, Gravity::error, {}));
  CHECK(lines.size() == 61);
  CHECK(lines.back() == "… and 3 more");
  CHECK(lines_of(faults_text(faults, Gravity::error, {Language::ja})).back() == "ほか3件");
  const std::vector<Fault> twenty(20, fault("kind = \"cuont\"", 8, 7));
  CHECK(lines_of(faults_text(twenty, Gravity::error, {})).size() == 60);
}

TEST_CASE("control characters of a line are shown and keep the mark in place") {
  const std::string text = faults_text({fault("a\x1b = \"cuont\"", 6, 7)}, Gravity::error, {});
  CHECK_FALSE(has_raw_control(text));
  const auto lines = lines_of(text);
  CHECK(lines.at(1).find("\"cuont\"") == lines.at(2).find('^'));
}

TEST_CASE("a very long line is shown by its beginning") {
  const auto lines =
      lines_of(faults_text({fault(std::string(1000, 'x'), 900, 3)}, Gravity::error, {}));
  for (const std::string& line : lines) CHECK(text_width(line) < 200);
  CHECK(lines.at(2) == "      | did you mean \"count\"?");
}

TEST_CASE("colour changes nothing but colour") {
  const std::vector<Fault> faults{fault("kind = \"cuont\"", 8, 7)};
  const std::string colored = faults_text(faults, Gravity::error, {Language::en, 100, true});
  CHECK(colored.find("\x1b[31merror\x1b[0m") != std::string::npos);
  CHECK(without_colors(colored) == faults_text(faults, Gravity::error, {}));
}

}  // namespace
}  // namespace track::render
