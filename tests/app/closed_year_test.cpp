#include <filesystem>

#include "store/store_fixture.hpp"
#include "track/app/findings.hpp"
#include "track/app/reports.hpp"

namespace track::app::closed_year_test {

using store::day;
using store::operation;
using store::Store;
using store::store_with;

namespace {

// Closes 2022 with a report that was changed on its way into the store.
template <class Change>
Closing closed_with(Store& store, Change change) {
  store.record(store::lecture({{"lecture.attendance", store::number(132)}}), operation(1),
               Store::Repeat::refuse);
  const KnownPlan known{store.plan(1), 1, day(2023, 4, 20), {store.last_operation()}};
  std::string text = frozen_report(report_of(store, known, {2022}, {}));
  change(text);
  store.close({0, {2022}, known.as_of, text, {}}, known.known_at,
              operation(2, OperationKind::close));
  return store.closing({2022}).value();
}

void replace(std::string& text, const std::string& old, const std::string& with) {
  const std::size_t at = text.find(old);
  REQUIRE(at != std::string::npos);
  text.replace(at, old.size(), with);
}

}  // namespace

TEST_CASE("a closed year's report made again says what was kept") {
  const TemporaryFolder folder;
  Store store = store_with(folder.database(), store::small_plan());
  CHECK(is_as_closed(store, closed_with(store, [](std::string&) {})));
}

TEST_CASE("a key that a later version adds to reports is no difference") {
  const TemporaryFolder folder;
  Store store = store_with(folder.database(), store::small_plan());
  const Closing closing =
      closed_with(store, [](std::string& text) { replace(text, "\"schema_version\": 1,", ""); });
  CHECK(is_as_closed(store, closing));
}

TEST_CASE("a value that was kept and is another now is a difference") {
  const TemporaryFolder folder;
  Store store = store_with(folder.database(), store::small_plan());
  const Closing closing =
      closed_with(store, [](std::string& text) { replace(text, "練馬区", "杉並区"); });
  CHECK_FALSE(is_as_closed(store, closing));
}

TEST_CASE("a kept report that is not that of its digest is a difference") {
  const TemporaryFolder folder;
  Store store = store_with(folder.database(), store::small_plan());
  Closing closing = closed_with(store, [](std::string&) {});
  replace(closing.report, "\"schema_version\": 1,", "");
  CHECK_FALSE(is_as_closed(store, closing));
}

TEST_CASE("a year closed by the version before is clean under a check") {
  const TemporaryFolder folder;
  std::filesystem::copy_file(
      std::filesystem::path(TRACK_SOURCE_DIR) / "tests/store/schemas/schema-4.db",
      folder.database());
  CHECK_FALSE(Store::open(folder.database(), store::Access::read).closings().empty());
  CHECK(closed_year_findings({folder.database(), "", Moment(day(2024, 4, 1))}).empty());
}

TEST_CASE("a year closed with an earlier schema is as it was closed") {
  const TemporaryFolder folder;
  const std::string schema = GENERATE("schema-4", "schema-5");
  std::filesystem::copy_file(
      std::filesystem::path(TRACK_SOURCE_DIR) / "tests/store/schemas" / (schema + ".db"),
      folder.database());
  const Store store = Store::open(folder.database(), store::Access::read);
  REQUIRE(store.closings().size() == 1);
  CHECK(is_as_closed(store, store.closings()[0]));
}

}  // namespace track::app::closed_year_test
