#include "store_fixture.hpp"

namespace track::store::repeat_check_test {

namespace {

constexpr auto refuse = Store::Repeat::refuse;
constexpr auto allow = Store::Repeat::allow;

const std::vector<RecordRequest::Item> two_values = {{"lecture.attendance", number(132)},
                                                     {"lecture.talked", fraction(84, 102)}};

}  // namespace

TEST_CASE("the same holding with the same values is refused, and says who recorded it and when") {
  const TemporaryFolder folder;
  Store store = store_with(folder.database(), small_plan());
  store.record(lecture(two_values), operation(12), refuse);
  const Error error = error_of(ErrorKind::refused,
                               [&] { store.record(lecture(two_values), operation(13), refuse); });
  CHECK(error.message().en.find("operation 2") != std::string::npos);
  CHECK(error.message().en.find("2022-06-13 09:12") != std::string::npos);  // in the plan's zone
  CHECK(error.message().en.find("sato") != std::string::npos);
  CHECK(error.message().ja.find("操作2") != std::string::npos);
  REQUIRE(error.hints().size() == 1);
  CHECK(error.hints()[0].en.find("--again") != std::string::npos);
  CHECK(store.events("lecture").size() == 1);

  SECTION("in another order as well") {
    error_of(ErrorKind::refused, [&] {
      store.record(lecture({two_values[1], two_values[0]}), operation(13), refuse);
    });
  }
  SECTION("unless it is allowed") {
    CHECK(store.record(lecture(two_values), operation(13), allow).operation == 3);
    CHECK(store.events("lecture").size() == 2);
  }
}

TEST_CASE("what differs in any respect is another holding") {
  const TemporaryFolder folder;
  Store store = store_with(folder.database(), small_plan());
  store.record(lecture(two_values), operation(1), refuse);
  RecordRequest other = lecture(two_values);
  SECTION("last day") {
    other.period.last = day(2022, 6, 12);
  }
  SECTION("first day") {
    other.period.first = day(2022, 6, 10);
  }
  SECTION("a value") {
    other.items[0].value = number(133);
  }
  SECTION("a part of a value") {
    other.items[1].value = fraction(84, 103);
  }
  SECTION("the sample size") {
    other.items[0].value.n = 10;
  }
  SECTION("fewer values") {
    other.items.pop_back();
  }
  SECTION("more values") {
    other.items.push_back({"lecture.people", number(3)});
  }
  SECTION("no values") {
    other.items.clear();
  }
  SECTION("one value twice") {
    other.items[1] = other.items[0];
  }
  SECTION("activity") {
    other.activity = "elderly-survey";
  }
  CHECK_NOTHROW(store.record(other, operation(2), refuse));
  error_of(ErrorKind::refused, [&] { store.record(other, operation(3), refuse); });
}

TEST_CASE("places differ where both are named: one left out may be either") {
  const TemporaryFolder folder;
  Store store = store_with(folder.database(), small_plan());
  RecordRequest held = lecture(two_values);
  held.place = "練馬区役所";
  store.record(held, operation(1), refuse);
  held.place = "光が丘";
  CHECK_NOTHROW(store.record(held, operation(2), refuse));
  error_of(ErrorKind::refused, [&] { store.record(held, operation(3), refuse); });
  held.place.clear();
  error_of(ErrorKind::refused, [&] { store.record(held, operation(4), refuse); });
}

TEST_CASE("a value of a holding and the same by itself are a repeat, whichever comes first") {
  const TemporaryFolder folder;
  Store store = store_with(folder.database(), small_plan());
  const RecordRequest alone = on(day(2022, 6, 11), "lecture.attendance", number(132));
  RecordRequest held = lecture(two_values);
  held.place = "練馬区役所";
  SECTION("the holding") {
    store.record(held, operation(1), refuse);
    error_of(ErrorKind::refused, [&] { store.record(alone, operation(2), refuse); });
  }
  SECTION("the value") {
    store.record(alone, operation(1), refuse);
    error_of(ErrorKind::refused, [&] { store.record(held, operation(2), refuse); });
    CHECK(store.events("lecture").empty());
  }
}

TEST_CASE("a note alone does not make it another holding") {
  const TemporaryFolder folder;
  Store store = store_with(folder.database(), small_plan());
  store.record(lecture({}), operation(1), refuse);
  RecordRequest again = lecture({});
  again.note = "第2回";
  error_of(ErrorKind::refused, [&] { store.record(again, operation(2), refuse); });
}

TEST_CASE("of measurements alone, one that was recorded before is enough") {
  const TemporaryFolder folder;
  Store store = store_with(folder.database(), small_plan());
  store.record(on(day(2022, 6, 11), "lecture.attendance", number(132)), operation(1), refuse);
  RecordRequest two = on(day(2022, 6, 11), "clinics", number(45));
  two.items.push_back({"lecture.attendance", number(132)});
  const Error error =
      error_of(ErrorKind::refused, [&] { store.record(two, operation(2), refuse); });
  CHECK(error.message().en.find("lecture.attendance") != std::string::npos);
  CHECK(store.measurements("clinics").empty());

  SECTION("one recorded with a holding counts too") {
    RecordRequest held = lecture({{"lecture.people", number(7)}});
    store.record(held, operation(3), refuse);
    held.activity.clear();
    error_of(ErrorKind::refused, [&] { store.record(held, operation(4), refuse); });
  }
  SECTION("another value, day, place or indicator is not the same") {
    RecordRequest other = on(day(2022, 6, 11), "lecture.attendance", number(132));
    SECTION("value") {
      other.items[0].value = of_form(ValueForm::unknown);
    }
    SECTION("day") {
      other.period = {day(2022, 6, 12), day(2022, 6, 12)};
    }
    SECTION("first day") {
      other.period.first = day(2022, 6, 10);
    }
    SECTION("indicator") {
      other.items[0].indicator = "lecture.people";
    }
    SECTION("sample size") {
      other.items[0].value.n = 3;
    }
    CHECK_NOTHROW(store.record(other, operation(5), refuse));
  }
}

TEST_CASE("the same holding is a repeat also where it stands for another activity's") {
  const TemporaryFolder folder;
  Store store = store_with(folder.database(), small_plan());
  store.record(lecture({}), operation(12), refuse);
  RecordRequest tied = lecture({});
  tied.activity = "elderly-survey";
  tied.tied = {"lecture"};
  const Error error =
      error_of(ErrorKind::refused, [&] { store.record(tied, operation(13), refuse); });
  CHECK(error.message().en.find("lecture") != std::string::npos);
  CHECK(error.message().en.find("operation 2") != std::string::npos);
  REQUIRE(error.hints().size() == 2);
  CHECK(error.hints()[0].en == "elderly-survey is the same event as lecture");
  CHECK(store.events("elderly-survey").empty());

  SECTION("unless it is another, or untied") {
    RecordRequest other = tied;
    other.period = {day(2022, 6, 12), day(2022, 6, 12)};
    CHECK_NOTHROW(store.record(other, operation(14), refuse));
    tied.tied.clear();
    CHECK_NOTHROW(store.record(tied, operation(15), refuse));
  }
  SECTION("unless it is allowed") {
    CHECK_NOTHROW(store.record(tied, operation(14), allow));
    CHECK(store.events("elderly-survey").size() == 1);
  }
  SECTION("unless the first was taken back") {
    store.undo(2, operation(14));
    CHECK_NOTHROW(store.record(tied, operation(15), refuse));
  }
}

}  // namespace track::store::repeat_check_test
