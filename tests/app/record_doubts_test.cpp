#include "track/app/record_doubts.hpp"

#include "store/store_fixture.hpp"

namespace track::app::record_doubts_test {

using store::day;
using store::number;
using store::operation;
using store::Store;
using store::store_with;

namespace {

const Day today = day(2022, 6, 13);

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

TEST_CASE("a value by which its year loses its figure is doubted with the way out") {
  const TemporaryFolder folder;
  Store store = store_with(folder.database(), store::small_plan());
  const Plan plan = store::small_plan();
  const auto record = [&](Day on, Value value) {
    RecordRequest request = store::on(on, "lecture.talked", std::move(value));
    const RecordResult recorded = store.record(request, operation(1), Store::Repeat::allow);
    return doubts_about(recorded.measurements, plan, store, today);
  };
  Value published = store::of_form(ValueForm::percentage);
  published.amount = Quantity::whole(80);
  CHECK(record(day(2022, 6, 1), published).empty());
  published.amount = Quantity::whole(82);
  const auto doubts = record(day(2022, 6, 11), published);
  REQUIRE(doubts.size() == 1);
  CHECK(doubts[0].en.find("track undo 3") != std::string::npos);
  CHECK(record(day(2022, 6, 12), store::of_form(ValueForm::unknown)).empty());
}

}  // namespace track::app::record_doubts_test
