#include "track/model/lookup.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

#include "sample_plan.hpp"
#include "track/base/error.hpp"

namespace lookup_test {

using namespace track;
using Catch::Contains;

namespace {

std::string id_of(const Subject& subject) {
  return std::visit([](const auto* item) { return item->id; }, subject);
}

// The error that `look` ends in.
template <class Look>
Error error_of(Look look) {
  try {
    look();
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::unknown_name);
    CHECK_FALSE(error.message().ja.empty());
    return error;
  }
  FAIL("nothing was thrown");
  throw;
}

Error error_of(const Plan& plan, const std::string& text) {
  return error_of([&] { look_up(plan, text); });
}

std::vector<std::string> hints_in_english(const Error& error) {
  std::vector<std::string> result;
  for (const Localized& hint : error.hints()) {
    CHECK_FALSE(hint.ja.empty());
    result.push_back(hint.en);
  }
  return result;
}

}  // namespace

TEST_CASE("an activity or indicator is found by id, name or alias", "[lookup]") {
  const Plan plan = testing::sample_plan();
  const auto [text, id] = GENERATE(table<std::string, std::string>({
      {"lecture", "lecture"},
      {"lecture.attendance", "lecture.attendance"},
      {"care-unknown", "care-unknown"},
      {" lecture ", "lecture"},
      {"ｌｅｃｔｕｒｅ．attendance", "lecture.attendance"},
      {"在宅療養講演会の開催", "lecture"},
      {"在宅療養 講演会の開催", "lecture"},
      {"講演会", "lecture"},
      {"acp割合", "lecture.talked"},
      {"話し合いたいと思った割合", "lecture.talked"},
  }));
  CAPTURE(text);
  CHECK(id_of(look_up(plan, text)) == id);
}

TEST_CASE("look_up says which of the two it found", "[lookup]") {
  const Plan plan = testing::sample_plan();
  CHECK(std::get<const Activity*>(look_up(plan, "salon")) == &plan.activities[1]);
  CHECK(std::get<const Indicator*>(look_up(plan, "salon.attendance")) == &plan.indicators[2]);
}

TEST_CASE("an unknown name comes with the nearest and the way to all", "[lookup]") {
  const Plan plan = testing::sample_plan();

  const Error indicator = error_of(plan, "lecture.atendance");
  CHECK(indicator.message() == Localized{"unknown indicator \"lecture.atendance\"",
                                         "「lecture.atendance」という指標はありません"});
  CHECK(hints_in_english(indicator) ==
        std::vector<std::string>{"did you mean lecture.attendance (参加人数)?",
                                 "track list indicators shows all of them"});

  const Error activity = error_of(plan, "lectrue");
  CHECK(activity.message().en == "unknown activity or indicator \"lectrue\"");
  CHECK_THAT(activity.hints().front().en, Contains("lecture (在宅療養講演会の開催)"));
  CHECK_THAT(activity.hints().back().en,
             Contains("track list activities") && Contains("track list indicators"));

  CHECK(hints_in_english(error_of(plan, "zzzzzzzzzz")).size() == 1);
}

TEST_CASE("a mistyped name suggests every bearer of the right one", "[lookup]") {
  const Error error = error_of(testing::sample_plan(), "参加入数");
  CHECK_THAT(error.hints().front().en,
             Contains("lecture.attendance (参加人数) or salon.attendance (参加人数)"));
}

TEST_CASE("at most three are suggested", "[lookup]") {
  Plan plan = testing::sample_plan();
  for (Indicator& indicator : plan.indicators) indicator.name = "参加人数";
  const std::string hint = error_of(plan, "参加入数").hints().front().en;
  CHECK(std::ranges::count(hint, '(') == 3);
}

TEST_CASE("an ambiguous name lists its candidates", "[lookup]") {
  const Error error = error_of(testing::sample_plan(), "参加人数");
  CHECK(error.message() == Localized{"\"参加人数\" is the name of several; give the id",
                                     "「参加人数」という名前は複数あります。IDで指定してください"});
  CHECK(hints_in_english(error) ==
        std::vector<std::string>{"lecture.attendance  参加人数 (在宅療養講演会の開催)",
                                 "salon.attendance  参加人数 (介護学べるサロンの実施)"});
}

TEST_CASE("an activity and an indicator of one name are ambiguous", "[lookup]") {
  Plan plan = testing::sample_plan();
  plan.indicators[5].name = "介護学べるサロンの実施";
  const Error error = error_of(plan, "介護学べるサロンの実施");
  CHECK(hints_in_english(error) ==
        std::vector<std::string>{"salon  介護学べるサロンの実施",
                                 "care-unknown  介護学べるサロンの実施"});
}

TEST_CASE("a name that is its own alias is not ambiguous", "[lookup]") {
  Plan plan = testing::sample_plan();
  plan.activities[1].aliases = {plan.activities[1].name, plan.activities[1].name};
  CHECK(id_of(look_up(plan, plan.activities[1].name)) == "salon");
}

TEST_CASE("a retired one is found by its id alone, and leaves its name to others", "[lookup]") {
  Plan plan = testing::sample_plan();
  plan.indicators[0].retired = true;
  CHECK(id_of(look_up(plan, "lecture.attendance")) == "lecture.attendance");
  CHECK(id_of(look_up(plan, "参加人数")) == "salon.attendance");

  plan.activities[0].retired = true;
  const Error error = error_of(plan, "講演会");
  CHECK_THAT(error.hints().front().en, Contains("lecture (在宅療養講演会の開催, retired)"));
}

TEST_CASE("of two with one id the one in force is meant", "[lookup]") {
  Plan plan = testing::sample_plan();
  plan.indicators.push_back(testing::indicator("salon", "古い指標", IndicatorKind::count));
  plan.indicators.back().retired = true;
  CHECK(std::holds_alternative<const Activity*>(look_up(plan, "salon")));
  std::swap(plan.indicators.back().retired, plan.activities[1].retired);
  CHECK(std::holds_alternative<const Indicator*>(look_up(plan, "salon")));
}

TEST_CASE("an empty name and one full of escapes are unknown", "[lookup]") {
  CHECK(error_of(testing::sample_plan(), "").message().en == "unknown activity or indicator \"\"");
  CHECK(error_of(Plan{}, "\x1b[31mx").message().en ==
        "unknown activity or indicator \"<U+001B>[31mx\"");
}

TEST_CASE("within an activity an indicator goes by its short id or name", "[lookup]") {
  const Plan plan = testing::sample_plan();
  const Activity& lecture = plan.activities[0];
  for (const std::string text : {"attendance", "lecture.attendance", "参加人数", " ATTENDANCE "}) {
    CAPTURE(text);
    CHECK(&look_up_indicator(plan, lecture, text) == &plan.indicators[0]);
  }
  CHECK(&look_up_indicator(plan, lecture, "ACP割合") == &plan.indicators[1]);
  CHECK(&look_up_indicator(plan, plan.activities[1], "参加人数") == &plan.indicators[2]);
}

TEST_CASE("an indicator of another activity is unknown within this one", "[lookup]") {
  const Plan plan = testing::sample_plan();
  const Activity& lecture = plan.activities[0];
  const auto error = [&](const std::string& text) {
    return error_of([&] { look_up_indicator(plan, lecture, text); });
  };
  CHECK(error("salon.attendance").message().en ==
        "unknown indicator \"salon.attendance\" of lecture");
  CHECK(error("clinics").message().ja == "lecture に「clinics」という指標はありません");
  CHECK(hints_in_english(error("atendance")) ==
        std::vector<std::string>{"did you mean lecture.attendance (参加人数)?",
                                 "track list indicators shows all of them"});
}

TEST_CASE("within an activity a retired indicator is found by its id alone", "[lookup]") {
  Plan plan = testing::sample_plan();
  plan.indicators[0].retired = true;
  const Activity& lecture = plan.activities[0];
  CHECK(&look_up_indicator(plan, lecture, "attendance") == &plan.indicators[0]);
  CHECK_THROWS_AS(look_up_indicator(plan, lecture, "参加人数"), Error);
}

TEST_CASE("two indicators of one name within an activity are ambiguous", "[lookup]") {
  Plan plan = testing::sample_plan();
  plan.indicators[1].name = "参加人数";
  const Error error = error_of([&] { look_up_indicator(plan, plan.activities[0], "参加人数"); });
  CHECK(error.hints().size() == 2);
}

TEST_CASE("owners, themes and fields are found by id or name", "[lookup]") {
  const Plan plan = testing::sample_plan();
  CHECK(&look_up_owner(plan, "community-medicine") == &plan.owners[0]);
  CHECK(&look_up_owner(plan, "高齢者支援課") == &plan.owners[1]);
  CHECK(&look_up_owner(plan, "高齢課") == &plan.owners[1]);
  CHECK(&look_up_theme(plan, "professionals") == &plan.themes[1]);
  CHECK(&look_up_theme(plan, "区民の環境") == &plan.themes[0]);
  CHECK(&look_up_field(plan, "advice") == &plan.fields[1]);
  CHECK(&look_up_field(plan, "区民への啓発") == &plan.fields[0]);
}

TEST_CASE("an unknown owner, theme or field is named as what it is", "[lookup]") {
  const Plan plan = testing::sample_plan();
  const Error owner = error_of([&] { look_up_owner(plan, "地域医療科"); });
  CHECK(owner.message().en == "unknown owner \"地域医療科\"");
  CHECK(hints_in_english(owner) ==
        std::vector<std::string>{"did you mean community-medicine (地域医療課)?",
                                 "track list owners shows all of them"});

  const Error theme = error_of([&] { look_up_theme(plan, "zzz"); });
  CHECK(theme.message().en == "unknown theme \"zzz\"");
  CHECK(hints_in_english(theme) == std::vector<std::string>{"one of citizens, professionals"});

  const Error field = error_of([&] { look_up_field(plan, "adwice"); });
  CHECK(field.message().ja == "「adwice」という分野はありません");
  CHECK(hints_in_english(field) == std::vector<std::string>{"did you mean advice (相談体制の充実)?",
                                                            "one of awareness, advice"});

  CHECK(error_of([] { look_up_theme(Plan{}, "x"); }).hints().empty());
}

}  // namespace lookup_test
