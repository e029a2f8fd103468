#include "store_fixture.hpp"

namespace track::store::evaluations_test {

namespace {

Evaluation of_plan(const std::string& results, std::optional<std::int64_t> amends = {}) {
  Evaluation one;
  one.year = {2022};
  one.of = {EvaluationSubject::plan, small_plan().id};
  one.grade = "a";
  one.results = results;
  one.reasons = "理由\n二行目";
  one.next = "今後";
  one.note = "備考";
  one.amends = amends;
  return one;
}

Operation assessing(int minute) {
  return operation(minute, OperationKind::assess);
}

std::vector<std::string> results(const Store& store, KnownAt known_at = {}) {
  std::vector<std::string> texts;
  for (const Evaluation& one : store.evaluations({2022}, known_at)) texts.push_back(one.results);
  return texts;
}
using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("an evaluation is stored whole, with who said it and when") {
  const TemporaryFolder folder;
  Store store = store_with(folder.database(), small_plan());
  CHECK(store.assess({of_plan("成果")}, assessing(1)) == 2);
  const std::vector<Evaluation> found = store.evaluations({2022});
  REQUIRE(found.size() == 1);
  CHECK(found[0].says_the_same(of_plan("成果")));
  CHECK(found[0].of == of_plan("").of);
  CHECK(found[0].operation == 2);
  CHECK(found[0].actor == "sato");
  CHECK(found[0].recorded_at == assessing(1).at);
  CHECK(store.evaluations({2021}).empty());
  CHECK(store.rows_of(2).evaluations.size() == 1);
  CHECK_FALSE(store.broken_operation());
}

TEST_CASE("another evaluation stands in its place from then on") {
  const TemporaryFolder folder;
  Store store = store_with(folder.database(), small_plan());
  store.assess({of_plan("一")}, assessing(1));
  store.assess({of_plan("二", 1)}, assessing(2));
  CHECK(results(store) == Texts{"二"});
  CHECK(results(store, {2}) == Texts{"一"});
  CHECK(results(store, {1}).empty());
  const std::vector<Evaluation> all = store.evaluations_of(of_plan("").of);
  REQUIRE(all.size() == 2);
  CHECK(all[0].withdrawn == 3);
  CHECK_FALSE(all[1].withdrawn);
}

TEST_CASE("one that says nothing takes the former out of force") {
  const TemporaryFolder folder;
  Store store = store_with(folder.database(), small_plan());
  store.assess({of_plan("一")}, assessing(1));
  Evaluation none;
  none.year = {2022};
  none.of = of_plan("").of;
  none.amends = 1;
  store.assess({none}, assessing(2));
  CHECK(results(store).empty());
  CHECK(store.rows_of(3).evaluations.empty());
  store.undo(3, operation(3, OperationKind::undo));
  CHECK(results(store) == Texts{"一"});
}

TEST_CASE("an evaluation and its amendment are undone, and that as well") {
  const TemporaryFolder folder;
  Store store = store_with(folder.database(), small_plan());
  store.assess({of_plan("一")}, assessing(1));
  store.assess({of_plan("二", 1)}, assessing(2));
  error_of(ErrorKind::refused, [&] { store.undo(2, operation(3, OperationKind::undo)); });
  const Correction undone = store.undo(3, operation(3, OperationKind::undo));
  CHECK(undone.withdrawn.evaluations.size() == 1);
  CHECK(undone.placed.evaluations.size() == 1);
  CHECK(results(store) == Texts{"一"});
  store.undo(4, operation(4, OperationKind::undo));
  CHECK(results(store) == Texts{"二"});
  CHECK(results(store, {4}) == Texts{"一"});
  CHECK_FALSE(store.broken_operation());
}

TEST_CASE("two people's evaluations do not cover one another") {
  const TemporaryFolder folder;
  Store store = store_with(folder.database(), small_plan());
  store.assess({of_plan("一")}, assessing(1));
  error_of(ErrorKind::refused, [&] { store.assess({of_plan("二", 7)}, assessing(2)); });
  store.assess({of_plan("二", 1)}, assessing(2));
  error_of(ErrorKind::refused, [&] { store.assess({of_plan("三", 1)}, assessing(3)); });
  CHECK(results(store) == Texts{"二"});
  CHECK(store.last_operation() == 3);
}

TEST_CASE("what is undone does not come back beside a later evaluation") {
  const TemporaryFolder folder;
  Store store = store_with(folder.database(), small_plan());
  store.assess({of_plan("一")}, assessing(1));
  store.undo(2, operation(2, OperationKind::undo));
  store.assess({of_plan("二")}, assessing(3));
  const Error error =
      error_of(ErrorKind::refused, [&] { store.undo(3, operation(4, OperationKind::undo)); });
  CHECK(error.message().en.find("operation 4") != std::string::npos);
  CHECK(results(store) == Texts{"二"});
}

TEST_CASE("a closed year takes no evaluation, and keeps those it has") {
  const TemporaryFolder folder;
  Store store = store_with(folder.database(), small_plan());
  store.assess({of_plan("一")}, assessing(1));
  store.close({0, {2022}, day(2022, 6, 13), "{}", {}}, {store.last_operation()},
              operation(2, OperationKind::close));
  error_of(ErrorKind::refused, [&] { store.assess({of_plan("二", 1)}, assessing(3)); });
  error_of(ErrorKind::refused, [&] { store.undo(2, operation(3, OperationKind::undo)); });
  CHECK(results(store) == Texts{"一"});
  store.reopen({2022}, day(2022, 6, 13), operation(4, OperationKind::reopen));
  store.assess({of_plan("二", 1)}, assessing(5));
  CHECK(results(store) == Texts{"二"});
}

}  // namespace track::store::evaluations_test
