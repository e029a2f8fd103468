#include <rapidcheck.h>
#include <rapidcheck/catch.h>

#include "store_fixture.hpp"

namespace track::store::undo_test {

namespace {

constexpr auto refuse = Store::Repeat::refuse;

RecordResult record(Store& store, int minute, std::int64_t people) {
  return store.record(on(day(2022, 6, 11), "lecture.attendance", number(people)), operation(minute),
                      refuse);
}

// Sum and number of the measurements in force.
std::pair<Quantity, std::int64_t> standing(const Store& store) {
  const Totals totals = store.totals(small_plan(), {2022}, {2022});
  const YearTotal* total = totals.of("lecture.attendance", {2022});
  return total == nullptr ? std::pair(Quantity{}, std::int64_t{0})
                          : std::pair(total->sum, total->measurements);
}

}  // namespace

TEST_CASE("an undo takes an operation back whole, and can itself be undone") {
  const TemporaryFolder folder;
  Store store = store_with(folder.database(), small_plan());
  store.record(
      lecture({{"lecture.attendance", number(132)}, {"lecture.talked", fraction(84, 102)}}),
      operation(1), refuse);
  const Correction preview = store.undo_preview(2);
  CHECK(preview.withdrawn.events.size() == 1);
  CHECK(preview.withdrawn.measurements.size() == 2);
  CHECK(store.last_operation() == 2);

  const Correction undone = store.undo(2, operation(2, OperationKind::undo));
  CHECK(undone.operation == 3);
  CHECK(standing(store).second == 0);
  CHECK(store.totals(small_plan(), {2022}, {2022}).events("lecture", {2022}) == nullptr);
  CHECK(store.logged(2).undone_by == 3);
  CHECK(store.events("lecture")[0].withdrawn == 3);

  store.undo(3, operation(3, OperationKind::undo));
  CHECK(standing(store).first == Quantity::whole(132));
  CHECK_FALSE(store.logged(2).undone_by);
  CHECK(store.logged(3).undone_by == 4);
  store.undo(2, operation(4, OperationKind::undo));
  CHECK(standing(store).second == 0);
  CHECK_FALSE(store.broken_operation());
}

TEST_CASE("what something later rests on is not undone") {
  const TemporaryFolder folder;
  Store store = store_with(folder.database(), small_plan());
  record(store, 1, 132);
  Amendment amendment;
  amendment.of = 2;
  amendment.items = {{"lecture.attendance", number(138)}};
  store.amend(amendment, operation(2, OperationKind::amend));
  const Error error =
      error_of(ErrorKind::refused, [&] { store.undo(2, operation(3, OperationKind::undo)); });
  CHECK(error.message().en.find("operation 3") != std::string::npos);
  error_of(ErrorKind::refused, [&] { store.undo(1, operation(3, OperationKind::undo)); });
  store.undo(3, operation(3, OperationKind::undo));
  error_of(ErrorKind::refused, [&] { store.undo(3, operation(4, OperationKind::undo)); });
  CHECK(standing(store).first == Quantity::whole(132));
  store.undo(2, operation(4, OperationKind::undo));
  error_of(ErrorKind::refused, [&] { store.undo(4, operation(5, OperationKind::undo)); });
}

TEST_CASE("a load is undone where nothing was recorded that only it defines") {
  const TemporaryFolder folder;
  Plan first = small_plan();
  first.indicators.erase(first.indicators.begin());
  Store store = store_with(folder.database(), first);
  store.save(small_plan(), 1, operation(1, OperationKind::load));
  CHECK(store.undo_preview(2).placed.revision == 1);
  store.undo(2, operation(2, OperationKind::undo));
  CHECK(store.revision() == 1);
  CHECK(store.revision(KnownAt{2}) == 2);
  store.undo(3, operation(3, OperationKind::undo));
  CHECK(store.revision() == 2);

  const std::string id = small_plan().indicators.front().id;
  store.record(on(day(2022, 6, 11), id, number(1)), operation(4), refuse);
  error_of(ErrorKind::refused, [&] { store.undo(2, operation(5, OperationKind::undo)); });
  store.undo(5, operation(5, OperationKind::undo));
  store.undo(2, operation(6, OperationKind::undo));
  CHECK(store.revision() == 1);
  CHECK(store.save(small_plan(), 1, operation(7, OperationKind::load)) == 3);
}

TEST_CASE("a load is not undone where something was evaluated that only it defines") {
  const TemporaryFolder folder;
  Plan plan = small_plan();
  Store store = store_with(folder.database(), plan);
  plan.themes = {{"t", "Theme"}};
  plan.fields = {{"f", "t", "Field", {}, {}}};
  plan.assessment.grades = {{"a", "A", "", {}}};
  store.save(plan, 1, operation(1, OperationKind::load));
  const auto evaluate = [&](const EvaluationOf& of, const std::string& grade) {
    Evaluation one;
    one.year = {2022};
    one.of = of;
    one.grade = grade;
    one.results = "results";
    return store.assess({one}, operation(2, OperationKind::assess));
  };
  const EvaluationOf initiative{EvaluationSubject::initiative, "lecture"};
  for (const OperationId evaluated :
       {evaluate({EvaluationSubject::field, "f"}, ""), evaluate(initiative, "a")}) {
    error_of(ErrorKind::refused, [&] { store.undo_preview(2); });
    store.undo(evaluated, operation(3, OperationKind::undo));
  }
  evaluate(initiative, "");
  CHECK_NOTHROW(store.undo(2, operation(4, OperationKind::undo)));
  error_of(ErrorKind::refused, [&] { store.undo_preview(1); });  // nothing would be defined
}

TEST_CASE("neither closings nor operations that are not there are undone") {
  const TemporaryFolder folder;
  Store store = store_with(folder.database(), small_plan());
  store.close({0, {2022}, day(2023, 4, 20), "{}", {}}, KnownAt{1},
              operation(1, OperationKind::close));
  error_of(ErrorKind::refused, [&] { store.undo(2, operation(2, OperationKind::undo)); });
  error_of(ErrorKind::unknown_name, [&] { store.undo(3, operation(2, OperationKind::undo)); });
}

// Whatever is undone and put back, what stands is what the operations that are not undone recorded,
// as of every operation.
TEST_CASE("records, amendments and undos in any order") {
  rc::prop("what stands is the sum of what was not taken back", [] {
    const TemporaryFolder folder;
    Store store = store_with(folder.database(), small_plan());
    std::vector<std::pair<OperationId, std::pair<Quantity, std::int64_t>>> seen;
    const int steps = *rc::gen::inRange(1, 12);
    for (int step = 0; step < steps; ++step) {
      const OperationId last = store.last_operation();
      const auto target = *rc::gen::inRange<OperationId>(1, last + 1);
      try {
        switch (*rc::gen::inRange(0, 3)) {
          case 0:
            record(store, step, 100 + step);
            break;
          case 1: {
            Amendment amendment;
            amendment.of = target;
            amendment.items = {{"lecture.attendance", number(200 + step)}};
            store.amend(amendment, operation(step, OperationKind::amend));
            break;
          }
          default:
            store.undo(target, operation(step, OperationKind::undo));
        }
      } catch (const Error&) {
        RC_ASSERT(store.last_operation() == last);
      }
      if (!store.revision()) break;
      Quantity sum;
      std::int64_t count = 0;
      for (const Measurement& one : store.measurements("lecture.attendance")) {
        if (one.withdrawn) continue;
        sum = sum + one.value.amount;
        ++count;
      }
      RC_ASSERT(standing(store) == std::pair(sum, count));
      seen.emplace_back(store.last_operation(), standing(store));
    }
    for (const auto& [operation, then] : seen) {
      const Totals totals = store.totals(small_plan(), {2022}, {2022}, KnownAt{operation});
      const YearTotal* total = totals.of("lecture.attendance", {2022});
      RC_ASSERT((total == nullptr ? 0 : total->measurements) == then.second);
      RC_ASSERT((total == nullptr ? Quantity{} : total->sum) == then.first);
    }
    RC_ASSERT(!store.broken_operation());
  });
}

TEST_CASE("the only definitions are not taken back from under a closed year") {
  const TemporaryFolder folder;
  Store store = store_with(folder.database(), small_plan());
  store.close({0, {2022}, day(2023, 5, 1), "{}", ""}, {1}, operation(1, OperationKind::close));
  const Error error =
      error_of(ErrorKind::refused, [&] { store.undo(1, operation(2, OperationKind::undo)); });
  CHECK(error.message().en.find("closed by operation 2") != std::string::npos);
  CHECK(error.hints().size() == 1);
  store.reopen({2022}, day(2023, 5, 2), operation(3, OperationKind::reopen));
  CHECK_NOTHROW(store.undo(1, operation(4, OperationKind::undo)));
}

}  // namespace track::store::undo_test
