#include <rapidcheck.h>
#include <rapidcheck/catch.h>

#include "base/generators.hpp"
#include "copies_fixture.hpp"
#include "track/store/packages.hpp"

namespace track::store::package_texts_test {

namespace {

namespace fs = std::filesystem;

// Pieces that mean something to a CSV, to a spreadsheet or to UTF-8, and long ones.
std::string any_difficult_text() {
  const auto piece = rc::gen::oneOf(
      rc::gen::element<std::string>("\"", "\"\"", ",", ";", "\t", "\r", "\n", "\r\n", "=", "+", "-",
                                    "@", "'", "＝", "\uFEFF", "\u2028", "\u0085", "\u200B", "\x1A",
                                    "\x01", "\x7F", "NULL", "\\N", "\\."),
      rc::gen::element<std::string>("𠮟", "𩸽", "葛\U000E0100", "👩‍⚕️", "🇯🇵", "髙", "—",
                                    std::string(70'000, 'x'), std::string(70'000, '"')),
      generators::any_text());
  std::string text;
  for (const std::string& one : *rc::gen::container<std::vector<std::string>>(piece)) text += one;
  return text;
}

Plan plan_of_texts() {
  Plan plan = small_plan();
  plan.name = any_difficult_text();
  plan.goal = any_difficult_text();
  plan.monitoring_outcomes = {any_difficult_text(), any_difficult_text()};
  plan.files.names = {any_difficult_text()};
  plan.owners = {{"owner", any_difficult_text(), {any_difficult_text()}}};
  plan.activities.front().name = any_difficult_text();
  plan.activities.front().note = any_difficult_text();
  plan.indicators.front().unit = any_difficult_text();
  plan.indicators.front().series_breaks = {{{2022}, any_difficult_text()}};
  return plan;
}

Operation operation_of_texts(int minute) {
  Operation made = operation(minute);
  made.actor = any_difficult_text();
  made.command = any_difficult_text();
  made.reason = any_difficult_text();
  return made;
}

RecordRequest request_of_texts() {
  RecordRequest request = lecture({{"lecture.attendance", number(132)}});
  request.place = any_difficult_text();
  request.note = any_difficult_text();
  return request;
}

}  // namespace

TEST_CASE("any text of plan and record is the same behind a package") {
  rc::prop("export and import", [] {
    const TemporaryFolder folder;
    const fs::path package = folder.path() / "package";
    const fs::path other = folder.path() / "other.db";
    {
      Store store = Store::open(folder.database(), Access::create);
      store.save(plan_of_texts(), std::nullopt, operation_of_texts(0));
      store.record(request_of_texts(), operation_of_texts(1), Store::Repeat::refuse);
    }
    const ExportedPackage made = export_package(folder.database(), package,
                                                [](const TablePackage&) { return std::string(); });
    const ImportedPackage imported = import_package(package, other);
    RC_ASSERT(imported.head.digest == made.content.digest);
    RC_ASSERT(content_of_tables(other) == content_of_tables(folder.database()));
  });
}

}  // namespace track::store::package_texts_test
