#include <rapidcheck/catch.h>

#include <catch2/catch.hpp>

#include "track/model/value.hpp"

namespace value_reader_test {

using namespace track;
using Catch::Contains;

namespace {

using enum IndicatorKind;

const ValueRules people{count, "人"};
const ValueRules places{stock, "か所"};
const ValueRules percent{share, "%"};
const ValueRules per_population{rate, "人口10万対"};
const ValueRules satisfaction{score, "点"};
const ValueRules leaflet{milestone, ""};

Value value(const std::string& text, const ValueRules& rules) {
  const Parsed<Value> reading = read_value(text, rules);
  INFO(text << ": " << reading.problem.en);
  REQUIRE(reading);
  CHECK(reading.warnings.empty());
  return *reading;
}

Value quantity(std::int64_t units, std::optional<std::int64_t> n = std::nullopt) {
  Value result;
  result.amount = Quantity::from_units(units);
  result.n = n;
  return result;
}

Value percentage(std::int64_t units, std::optional<std::int64_t> n = std::nullopt) {
  Value result = quantity(units, n);
  result.form = ValueForm::percentage;
  return result;
}

Value fraction(std::int64_t numerator, std::int64_t denominator) {
  Value result;
  result.form = ValueForm::fraction;
  result.numerator = Quantity::whole(numerator);
  result.denominator = Quantity::whole(denominator);
  return result;
}

Parsed<Value> refused(const std::string& text, const ValueRules& rules) {
  Parsed<Value> reading = read_value(text, rules);
  INFO(text);
  CHECK_FALSE(reading);
  CHECK_FALSE(reading.problem.en.empty());
  CHECK_FALSE(reading.problem.ja.empty());
  CHECK_FALSE(reading.rule.en.empty());
  CHECK_FALSE(reading.rule.ja.empty());
  return reading;
}

}  // namespace

TEST_CASE("a count is read as offices write it", "[value_reader]") {
  const auto [text, number] = GENERATE(table<std::string, std::int64_t>({
      {"132", 132},
      {"0", 0},
      {" 39,541", 39541},
      {"110,702 ", 110702},
      {"1,234 人", 1234},
      {"1,234人", 1234},
      {"１２３", 123},
      {"１，２３４　人", 1234},
      {"+4", 4},
  }));
  CAPTURE(text);
  CHECK(value(text, people) == quantity(number * 10'000));
  CHECK(value(text, {running, "人"}) == quantity(number * 10'000));
}

TEST_CASE("a stock may be negative and have decimals", "[value_reader]") {
  CHECK(value("△3.2", places) == quantity(-32'000));
  CHECK(value("▲3.2 か所", places) == quantity(-32'000));
  CHECK(value("-3.2", places) == quantity(-32'000));
  CHECK(value("45.5か所", places) == quantity(455'000));
}

TEST_CASE("spellings of one unit are the same", "[value_reader]") {
  const std::string unit = GENERATE("か所", "カ所", "ヶ所", "ヵ所", "ケ所", "箇所", "個所", "ｶ所");
  CAPTURE(unit);
  CHECK(value("45 " + unit, places) == quantity(450'000));
  CHECK(value("45か所", {stock, unit}) == quantity(450'000));
  CHECK(value("45 m2", {stock, "㎡"}) == quantity(450'000));
  CHECK(value("45 ％", {stock, "%"}) == quantity(450'000));
  CHECK(value("3ヶ月", {stock, "か月"}) == quantity(30'000));
}

TEST_CASE("another unit is refused and both are named", "[value_reader]") {
  const auto problem = refused("132 件", people).problem;
  CHECK(problem == Localized{"the unit \"件\" is not the indicator's, which is \"人\"",
                             "単位「件」は指標の単位「人」と違います"});
  CHECK_THAT(refused("3 か月", places).problem.en, Contains("か月") && Contains("か所"));
  CHECK_THAT(refused("12 kg", people).problem.en, Contains("\"kg\""));
  CHECK_THAT(refused("4 点", {score, ""}).problem.en, Contains("has none"));
  CHECK_THAT(refused("132①", people).problem.en, Contains("\"①\""));
}

TEST_CASE("a negative value is refused with its kind and what to do", "[value_reader]") {
  const auto of_running = refused("△3", {running, "人"});
  CHECK(of_running.problem ==
        Localized{"\"△3\" is negative, and a running total is 0 or more",
                  "「△3」は負の値です。種別「累計（年度内）」の値は0以上です"});
  CHECK_THAT(of_running.rule.en, Contains("track amend") && Contains("kind = \"stock\""));
  CHECK_THAT(of_running.rule.ja, Contains("track amend") && Contains("kind = \"stock\""));
  // No level is one of these.
  CHECK_THAT(refused("-1%", percent).rule.en, Contains("84/102"));
  CHECK_THAT(refused("-1/5", {rate, ""}).rule.en, Contains("12/53000"));
}

TEST_CASE("a count takes nothing but a number", "[value_reader]") {
  const auto [text, problem] = GENERATE(table<std::string, std::string>({
      {"", "no value is given"},
      {"　", "no value is given"},
      {"-3", "\"-3\" is negative, and a count is 0 or more"},
      {"△3.2人", "\"△3.2人\" is negative, and a count is 0 or more"},
      {"68%", "\"68%\" is a percentage, not a number"},
      {"84/102", "\"84/102\" is a fraction, not a number"},
      {"3x", "\"3x\" is not a number"},
      {"4X", "\"4X\" is not a number"},
      {"1e5", "\"1e5\" is not a number"},
      {"23(8)", "\"23(8)\" is not a number"},
      {"43（16）", "\"43（16）\" is not a number"},
      {"######", "\"######\" is not a number"},
      {"データなし", "\"データなし\" is not a number"},
      {"調整中", "\"調整中\" is not a number"},
      {"NaN", "\"NaN\" is not a number"},
      {"five", "\"five\" is not a number"},
      {"人", "\"人\" is not a number"},
      {"p 68", "\"p 68\" is not a number"},
      {"7=7", "\"7=7\" is not a number"},
      {"\x1b[2J", "\"<U+001B>[2J\" is not a number"},
      {"done", "\"done\" is not a number"},
  }));
  CAPTURE(text);
  CHECK(refused(text, people).problem.en == problem);
}

TEST_CASE("what the number's own reader refuses stays refused", "[value_reader]") {
  const std::string text = GENERATE("1.2.3", "1,23", "0.12345", "9999999999999", "12-5", "39 541",
                                    "5 -", "1.", ".5", ",", "△");
  CAPTURE(text);
  refused(text, people);
  refused(text + "人", people);
  refused(text + "%", percent);
  refused(text + "/100000", percent);
  refused("1/" + text, per_population);
}

TEST_CASE("a share is a fraction or a published percentage", "[value_reader]") {
  CHECK(value("84/102", percent) == fraction(84, 102));
  CHECK(value("８４／１０２", percent) == fraction(84, 102));
  CHECK(value(" 1,084 / 10,200 ", percent) == fraction(1084, 10200));
  CHECK(value("0/0", percent) == fraction(0, 0));
  CHECK(value("0/5", percent) == fraction(0, 5));
  CHECK(value("5/5", percent) == fraction(5, 5));
  CHECK(value("68.6%", percent) == percentage(686'000));
  CHECK(value("６８．６％", percent) == percentage(686'000));
  CHECK(value("68.6 %", {share, ""}) == percentage(686'000));
  CHECK(value("0%", percent) == percentage(0));
  CHECK(value("100%", percent) == percentage(1'000'000));
}

TEST_CASE("a share that cannot be one is refused", "[value_reader]") {
  CHECK(refused("102/84", percent).problem ==
        Localized{"the numerator 102 is above its denominator 84",
                  "分子102が分母84を上回っています"});
  CHECK(refused("3/0", percent).problem.en == "the denominator of 3/0 is 0");
  CHECK(refused("-1/5", percent).problem.en == "\"-1/5\" is negative, and a share is 0 or more");
  CHECK(refused("1/-5", percent).problem.en == "\"1/-5\" is negative, and a share is 0 or more");
  CHECK(refused("100.1%", percent).problem.en == "100.1 % is more than 100 %");
  CHECK(refused("-1%", percent).problem.en == "\"-1%\" is negative, and a share is 0 or more");
  CHECK(refused("84/102%", percent).problem.en == "\"84/102%\" is not a fraction of two numbers");
  CHECK(refused("84/102人", percent).problem.en == "\"84/102人\" is not a fraction of two numbers");
  CHECK(refused("1/2/3", percent).problem.en == "\"1/2/3\" is not a fraction of two numbers");
  CHECK(refused("/3", percent).problem.en == "\"/3\" is not a fraction of two numbers");
  CHECK(refused("3/", percent).problem.en == "\"3/\" is not a fraction of two numbers");
  CHECK(refused("%", percent).problem.en == "no number is given");
  CHECK(refused("84人", percent).problem.en == "\"84人\" is not a number");
}

TEST_CASE("a bare number is no share: it could be a percentage or people", "[value_reader]") {
  const std::string text = GENERATE("68.6", "0.686", "84", "0");
  const Parsed<Value> reading = refused(text, percent);
  CHECK_THAT(reading.problem.en, Contains("could be a percentage"));
  CHECK_THAT(reading.rule.en, Contains("write 84/102 or 68.6%"));
}

TEST_CASE("a sample size stands behind a published percentage or a score", "[value_reader]") {
  const std::string size = GENERATE("n=1083", "n = 1,083", "(n=1083)", "（n＝1,083）", "N=1083",
                                    "( n = 1083 )", "ｎ＝１０８３");
  CAPTURE(size);
  CHECK(value("68.6% " + size, percent) == percentage(686'000, 1083));
  CHECK(value("68.6%" + size, percent) == percentage(686'000, 1083));
  CHECK(value("4.2 " + size, satisfaction) == quantity(42'000, 1083));
  CHECK(value("4.2点" + size, satisfaction) == quantity(42'000, 1083));

  const std::string needless = "a sample size (n=) belongs to a published percentage or to a score";
  CHECK(refused("132 " + size, people).problem.en == needless);
  CHECK(refused("45 " + size, places).problem.en == needless);
  CHECK(refused("84/102 " + size, percent).problem.en == needless);
  CHECK(refused("22.6 " + size, per_population).problem.en == needless);
}

TEST_CASE("a sample size is a whole number from 1 up", "[value_reader]") {
  const std::string size =
      GENERATE("0", "-3", "1.5", "many", "", "1083人", "(n=30)", "9999999999999", "1=2", "30)");
  CAPTURE(size);
  CHECK_THAT(refused("68.6% n=" + size, percent).problem.en, Contains("sample size"));
  refused("n=30", satisfaction);
  refused("n=30", percent);
}

TEST_CASE("a rate may exceed one and be published", "[value_reader]") {
  CHECK(value("12/53000", per_population) == fraction(12, 53000));
  CHECK(value("53000/12", per_population) == fraction(53000, 12));
  CHECK(value("22.6", per_population) == quantity(226'000));
  CHECK(value("22.6 人口10万対", per_population) == quantity(226'000));
  CHECK(value("22.6 人/日", {rate, "人/日"}) == quantity(226'000));
  CHECK(value("0/0", per_population) == fraction(0, 0));
  CHECK_THAT(refused("3/0", per_population).problem.en, Contains("denominator"));
  CHECK_THAT(refused("-22.6", per_population).problem.en, Contains("negative"));
  CHECK_THAT(refused("22.6%", per_population).problem.en, Contains("percentage"));
}

TEST_CASE("a score is a number", "[value_reader]") {
  CHECK(value("4.2", satisfaction) == quantity(42'000));
  CHECK(value("-12", satisfaction) == quantity(-120'000));
  CHECK_THAT(refused("4/5", satisfaction).problem.en, Contains("fraction"));
}

TEST_CASE("a milestone is one of three stages", "[value_reader]") {
  const auto [text, form] = GENERATE(table<std::string, ValueForm>({
      {"not started", ValueForm::not_started},
      {"Not  Started", ValueForm::not_started},
      {"未着手", ValueForm::not_started},
      {"未", ValueForm::not_started},
      {"started", ValueForm::started},
      {"着手", ValueForm::started},
      {"実施中", ValueForm::started},
      {"done", ValueForm::done},
      {"ＤＯＮＥ", ValueForm::done},
      {"完了", ValueForm::done},
      {"完成", ValueForm::done},
      {"済", ValueForm::done},
  }));
  CAPTURE(text);
  CHECK(value(text, leaflet).form == form);
  refused(text, people);
}

TEST_CASE("a milestone is never a number", "[value_reader]") {
  const std::string text = GENERATE("1", "100%", "1/2", "yes", "○", "done n=3");
  const Parsed<Value> reading = refused(text, leaflet);
  CHECK_THAT(reading.problem.en, Contains("not a milestone's stage"));
  CHECK_THAT(reading.rule.en, Contains("\"not started\", \"started\" or \"done\""));
  CHECK_THAT(reading.rule.ja, Contains("未着手") && Contains("着手") && Contains("完了"));
}

TEST_CASE("unknown and suppressed are values of every kind", "[value_reader]") {
  const ValueRules rules = GENERATE(as<ValueRules>{}, people, ValueRules{running, "人"}, places,
                                    percent, per_population, satisfaction, leaflet);
  for (const std::string text : {"unknown", "Unknown", "不明", "…", "...", " 不明　"}) {
    CAPTURE(text);
    CHECK(value(text, rules).form == ValueForm::unknown);
  }
  for (const std::string text : {"suppressed", "秘匿", "x", "X", "ｘ", "Ｘ", "*", "＊"}) {
    CAPTURE(text);
    CHECK(value(text, rules).form == ValueForm::suppressed);
  }
}

TEST_CASE("a dash alone is ambiguous for every kind", "[value_reader]") {
  const ValueRules rules = GENERATE(as<ValueRules>{}, people, percent, leaflet);
  const std::string text = GENERATE("-", "－", "ー", "―", "—", "–", "−", "‐", "ｰ", "--", "――");
  CAPTURE(text);
  const Parsed<Value> reading = refused(text, rules);
  CHECK_THAT(reading.problem.en, Contains("none, zero or unknown"));
  CHECK_THAT(reading.rule.en, Contains("\"unknown\""));
}

TEST_CASE("a rule shows the indicator's own unit", "[value_reader]") {
  CHECK_THAT(refused("?", people).rule.en, Contains("\"132 人\""));
  CHECK_THAT(refused("?", {count, ""}).rule.en, Contains("\"132\""));
  CHECK_THAT(refused("?", {count, "\x1b"}).rule.en, Contains("<U+001B>"));
}

namespace {

rc::Gen<Quantity> amounts(std::int64_t from, std::int64_t to) {
  return rc::gen::map(rc::gen::inRange<std::int64_t>(from * 10'000, to * 10'000 + 1),
                      [](std::int64_t units) { return Quantity::from_units(units); });
}

// Any value that can have been recorded for an indicator of that kind.
Value arbitrary_value(IndicatorKind kind) {
  Value result;
  const auto sample = []() -> std::optional<std::int64_t> {
    if (*rc::gen::arbitrary<bool>()) return std::nullopt;
    return *rc::gen::inRange<std::int64_t>(1, 1'000'000'000'001);
  };
  switch (kind) {
    case share:
      result.form = *rc::gen::element(ValueForm::fraction, ValueForm::percentage);
      break;
    case rate:
      result.form = *rc::gen::element(ValueForm::fraction, ValueForm::quantity);
      break;
    case milestone:
      result.form = *rc::gen::element(ValueForm::not_started, ValueForm::started, ValueForm::done);
      break;
    case count:
    case running:
    case stock:
    case score:
      break;
  }
  const bool negative = kind == stock || kind == score;
  if (result.form == ValueForm::quantity) {
    result.amount = *amounts(negative ? -1'000'000 : 0, 1'000'000'000);
    if (kind == score) result.n = sample();
  } else if (result.form == ValueForm::percentage) {
    result.amount = *amounts(0, 100);
    result.n = sample();
  } else if (result.form == ValueForm::fraction) {
    result.denominator = *amounts(1, 1'000'000);
    const std::int64_t most = kind == share ? result.denominator.units() : 100'000'000;
    result.numerator = Quantity::from_units(*rc::gen::inRange<std::int64_t>(0, most + 1));
  }
  return result;
}

}  // namespace

TEST_CASE("what a value is shown as reads back as the same value", "[value_reader]") {
  const auto kind = GENERATE(count, running, stock, share, rate, score, milestone);
  CAPTURE(key(kind));
  rc::prop("in either language, with the unit behind", [kind] {
    const Value written = arbitrary_value(kind);
    const std::string unit = *rc::gen::element<std::string>("", "人", "か所", "％", "人/日");
    const Localized shown = describe(written, unit);
    for (const std::string& text : {shown.en, shown.ja}) {
      const Parsed<Value> read = read_value(text, {kind, unit});
      RC_ASSERT(bool(read));
      RC_ASSERT(*read == written);
    }
  });
}

TEST_CASE("spellings of one unit are the same unit, and no others") {
  const ValueRules sites{stock, "箇所"};
  for (const char* text : {"45 か所", "45カ所", "45ヶ所", "45ヵ所", "45箇所", "45ケ所"}) {
    CHECK(value(text, sites).amount == Quantity::whole(45));
  }
  CHECK(value("132名", people).amount == Quantity::whole(132));
  CHECK(value("132人", {count, "名"}).amount == Quantity::whole(132));
  CHECK(value("68.6 パーセント", percent) == percentage(686'000));
  CHECK(value("68.6％", percent) == percentage(686'000));
  CHECK(value("3 Sessions", {count, "session"}).amount == Quantity::whole(3));
  ValueRules parts{count, "部"};
  parts.unit_aliases = {"冊"};
  CHECK(value("30冊", parts).amount == Quantity::whole(30));
  refused("30枚", parts);
  refused("132 class", {count, "clas"});
  refused("4 KG", {count, "kg"});
}

TEST_CASE("a minus of any shape is one, in values alone") {
  for (const char* text : {"ー3.2", "–3.2", "‐3.2 か所", "−3.2"}) {
    CHECK(value(text, places).amount == Quantity::from_units(-32'000));
  }
  refused("3ー5", places);
  refused("ー", places);
}

}  // namespace value_reader_test
