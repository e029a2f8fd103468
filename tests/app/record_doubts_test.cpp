#include "track/app/record_doubts.hpp"

#include "store/store_fixture.hpp"

namespace track::app::record_doubts_test {

using store::day;
using store::number;
using store::operation;
using store::Store;
using store::store_with;

namespace {

// Records a holding with values, and tells what is doubtful about it.
std::vector<Localized> doubts_of(Store& store, RecordRequest request,
                                 const std::vector<std::string>& values) {
  const RecordResult recorded = store.record(request, operation(1), Store::Repeat::allow);
  return doubts_about_holding(request, recorded, values, store::small_plan(), store);
}

}  // namespace

TEST_CASE("a holding that shares a day with another is doubted, with what makes one of both") {
  const TemporaryFolder folder;
  Store store = store_with(folder.database(), store::small_plan());
  const RecordRequest first = store::lecture({{"lecture.attendance", number(5)}});
  CHECK(doubts_of(store, first, {"attendance=5"}).empty());

  RecordRequest other = store::lecture({{"lecture.talked", store::fraction(84, 102)}});
  SECTION("of the same day") {
    const auto doubts = doubts_of(store, other, {"talked=84/102"});
    REQUIRE(doubts.size() == 1);
    CHECK(doubts[0].en.find("track undo 3 && track amend 2 talked=84/102 --reason") !=
          std::string::npos);
  }
  SECTION("of its month") {
    other.period = month_of(other.period.first);
    CHECK(doubts_of(store, other, {"talked=84/102"}).size() == 1);
  }
  SECTION("with a value that the other has already") {
    const auto doubts =
        doubts_of(store, store::lecture({{"lecture.attendance", number(7)}}), {"attendance=7"});
    REQUIRE(doubts.size() == 1);
    CHECK(doubts[0].en.ends_with("track undo 3"));
  }
  SECTION("not of another day") {
    other.period = {day(2022, 6, 12), day(2022, 6, 12)};
    CHECK(doubts_of(store, other, {"talked=84/102"}).empty());
  }
  SECTION("not at another place on the same day") {
    other.place = "光が丘";
    CHECK(doubts_of(store, other, {"talked=84/102"}).empty());
    other.place.clear();  // may be either
    CHECK(doubts_of(store, other, {"talked=85/102"}).size() == 1);
  }
}

}  // namespace track::app::record_doubts_test
