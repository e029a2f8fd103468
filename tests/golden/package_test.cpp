// The ward's sample record through a data package into another database: every report of every year
// is the same there, as of any day.

#include <algorithm>
#include <catch2/catch.hpp>

#include "golden/session.hpp"
#include "track/render/views.hpp"
#include "track/store/packages.hpp"

namespace track::golden::package_test {

namespace {

using Lines = std::vector<std::string>;

void export_and_import(const std::filesystem::path& from, const std::filesystem::path& to) {
  const auto describe = [](const TablePackage& content) {
    return render::write(render::document_of(content, "", {}, Language::en), render::Format::json,
                         {});
  };
  store::export_package(from, "package", describe);
  REQUIRE(store::is_package("package"));
  store::import_package("package", to);
  std::filesystem::remove_all("package");
}

Lines reports(const std::string& database, const Lines& days) {
  Lines lines;
  for (const std::string year : {"R2", "R3", "R4", "R5", "R6"}) {
    for (const std::string& day : days) {
      for (const std::string more : {"", " --by centre"}) {
        std::string line = "$ TRACK_DB=" + database + " track report --format json --year " + year;
        line += more;
        lines.push_back(day.empty() ? line : line + " --as-of " + day);
      }
    }
  }
  for (const std::string what : {"log --digest", "report R3..R5 --format json", "check --full"}) {
    lines.push_back("$ TRACK_DB=" + database + " track " + what);
  }
  return lines;
}

// Without the commands, which name the databases.
Lines answers(const Lines& replayed) {
  Lines answers;
  for (const std::string& line : replayed) {
    if (!line.starts_with("$ ")) answers.push_back(line);
  }
  return answers;
}

void check_same_reports(Session& session, const Lines& days) {
  const Lines before = answers(session.replay(reports("one.db", days)));
  export_and_import("one.db", "two.db");
  const Lines after = answers(session.replay(reports("two.db", days)));
  CHECK(before.size() > 1000);
  CHECK(before == after);
}

}  // namespace

TEST_CASE("every report of the ward's record is the same behind a package") {
  Session session;
  const Lines done = session.replay({
      "$ export TRACK_DB=one.db",
      "$ track load data/nerima-r3-r5 data/sample/targets.toml --reason sample",
      "$ sh data/sample/records-r3.sh",
      "$ track close R3 --reason incomplete",
      "$ sh data/sample/records-r4.sh",
      "$ track undo 200 --reason twice",
      "@ now 2023-05-01T00:00:00Z",
      "$ track close R4 --reason incomplete",
      "$ track reopen R4 --reason more",
      "$ sh data/sample/records-r5.sh",
      "@ now 2024-05-10T00:00:00Z",
  });
  CHECK(
      std::ranges::none_of(done, [](const std::string& one) { return one.starts_with("[exit"); }));
  check_same_reports(session, {"", "R3.9.30", "R4.12.1", "R5.4.10", "R6.3.31"});
}

TEST_CASE("every report of a plan with parts is the same behind a package") {
  Session session;
  const Lines done = session.replay({
      "$ export TRACK_DB=one.db",
      "$ track load data/sample/centres-plan.toml data/sample/centres.toml",
      "$ sh data/sample/centres-r4.sh",
      "@ now 2023-05-10T01:00:00Z",
      "$ track close R4 --reason incomplete",
  });
  CHECK(
      std::ranges::none_of(done, [](const std::string& one) { return one.starts_with("[exit"); }));
  check_same_reports(session, {"", "R4.9.30", "R5.2.1"});
}

}  // namespace track::golden::package_test
