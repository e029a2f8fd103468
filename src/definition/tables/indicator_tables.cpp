#include "tables.hpp"

#include <map>

#include "scalars.hpp"
#include "track/base/text.hpp"

namespace track::definition {

namespace {

constexpr Message<std::string> not_of_milestone{"a milestone has no \"{}\"",
                                                "達成の有無（milestone）に「{}」は書けません"};
constexpr Message<> milestone_rule{"a milestone is not started, started or done, never a number",
                                   "milestone は未着手・着手・完了のいずれかで、数ではありません"};
constexpr Message<std::string> share_unit{"a share is in %, not in \"{}\"",
                                          "割合（share）の単位は「%」で、「{}」ではありません"};
constexpr Message<> share_unit_rule{
    "unit = \"%\", or leave it out; a number per so many is kind = \"rate\"",
    "unit = \"%\" とするか省いてください。"
    "「10万人当たり」のような値は kind = \"rate\" です"};
constexpr Message<> per_missing{"a rate needs \"per\"", "率（rate）には「per」が必要です"};
constexpr Message<> per_rule{"the number it is counted per: per = 100000",
                             "何人（何件）当たりかを per = 100000 のように書きます"};
constexpr Message<> per_not_positive{"\"per\" is not above zero", "「per」が0以下です"};
constexpr Message<std::string> per_elsewhere{"only a rate has \"per\"; this is a {}",
                                             "「per」は rate だけに書けます（この指標は {} です）"};
constexpr Message<> per_elsewhere_rule{"leave it out, or make it kind = \"rate\"",
                                       "省くか、kind = \"rate\" にしてください"};
constexpr Message<std::string> method_unfit{"the method \"{}\" does not fit this indicator",
                                            "「{}」はこの指標に使えない計算方法です"};
constexpr Message<> only_for_milestones{"it is for kind = \"milestone\" alone",
                                        "kind = \"milestone\" だけに使えます"};
constexpr Message<> only_milestone{"a milestone is compared as \"milestone\"; leave it out",
                                   "milestone の判定方法は決まっています。省いてください"};
constexpr Message<> observed{
    "with direction = \"none\" it is only observed: leave out the method, or write the direction",
    "direction = \"none\" の指標は観察するだけです。method を省くか、方向を書いてください"};
constexpr Message<> needs_up{
    "\"ratio\" needs direction = \"up\"; for less is better, see \"change\"",
    "ratio は direction = \"up\" のときだけ使えます"
    "（減らす指標では change を使えます）"};
constexpr Message<> needs_down{"\"ceiling\" needs direction = \"down\"",
                               "ceiling は direction = \"down\" のときだけ使えます"};
constexpr Message<> needs_baseline{"\"change\" needs a baseline",
                                   "change には baseline が必要です"};
constexpr Message<> needs_direction{
    "\"change\" needs direction = \"up\" or \"down\"",
    "change は direction = \"up\" または \"down\" のときだけ使えます"};
constexpr Message<> needs_both{
    "\"direction\" needs a baseline, and direction = \"up\" or \"down\" written out",
    "direction には baseline と、direction = \"up\" または \"down\" の記載が必要です"};

constexpr Message<std::string> pace_elsewhere{
    "only what adds up over a year has a pace, not a {}",
    "「pace」は年度内に積み上がる値だけに書けます（この指標は {} です）"};
constexpr Message<> pace_rule{"leave it out; it is for kind = \"count\" and \"running\"",
                              "省いてください。count と running だけに使えます"};
constexpr Message<std::string> pooling_elsewhere{
    "only a share, a rate or a score has \"aggregation\", not a {}",
    "「aggregation」は share・rate・score だけに書けます（この指標は {} です）"};
constexpr Message<> pooling_rule{
    "leave it out: how the values of a year are put together follows from the kind",
    "省いてください。1年分の値のまとめ方は種別で決まっています"};
constexpr Message<std::int64_t> bad_decimals{"\"decimals\" is {}",
                                             "「decimals」が {} になっています"};
constexpr Message<int> bad_decimals_rule{"a whole number from 0 to {}",
                                         "0から{}までの整数を書きます"};
constexpr Message<> max_below_min{"\"max\" is below \"min\"", "「max」が「min」より小さいです"};
constexpr Message<> max_rule{"min is the least value to be expected, max the greatest",
                             "min には想定される最小の値、max には最大の値を書きます"};

constexpr Message<> year_word{"year", "年の数え方（year）"};
constexpr Message<> pooling_word{"aggregation", "まとめ方（aggregation）"};
constexpr Message<> pace_word{"pace", "進み方（pace）"};
constexpr Message<> direction_word{"direction", "方向（direction）"};
constexpr Message<> method_word{"method", "計算方法（method）"};

// The rule that the method breaks; empty where it fits.
Localized broken_rule(Method method, const Indicator& indicator, bool has_baseline) {
  if (indicator.traits().staged) {
    return method == Method::milestone ? Localized{} : only_milestone();
  }
  if (method == Method::none) return {};
  if (indicator.direction() == Direction::none) return observed();
  switch (method) {
    case Method::ratio:
      return indicator.direction() == Direction::up ? Localized{} : needs_up();
    case Method::change:
      if (indicator.direction() == Direction::none) return needs_direction();
      return has_baseline ? Localized{} : needs_baseline();
    case Method::ceiling:
      return indicator.direction() == Direction::down ? Localized{} : needs_down();
    case Method::direction:
      return has_baseline &&
                     indicator.written_direction.value_or(Direction::none) != Direction::none
                 ? Localized{}
                 : needs_both();
    default:
      return only_for_milestones();
  }
}

void read_unit(const TableReader& table, Indicator& indicator) {
  indicator.unit = table.text_or_empty("unit");
  if (indicator.traits().scale != Scale::percent) return;
  if (!indicator.unit.empty() && half_width(trimmed(indicator.unit)) != "%") {
    table.diagnostics().fault(table.value_place("unit"), share_unit(indicator.unit),
                              share_unit_rule());
  }
  indicator.unit = "%";
}

void read_per(const TableReader& table, Indicator& indicator) {
  if (indicator.traits().scale != Scale::per) {
    if (!table.has("per")) return;
    table.diagnostics().fault(table.key_place("per"),
                              per_elsewhere(std::string(key(indicator.kind))),
                              per_elsewhere_rule());
    return;
  }
  if (!table.has("per")) {
    table.diagnostics().fault(table.place(), per_missing(), per_rule());
    return;
  }
  const std::optional<std::int64_t> per = table.whole("per");
  if (!per) return;
  if (*per > 0) {
    indicator.per = *per;
  } else {
    table.diagnostics().fault(table.value_place("per"), per_not_positive(), per_rule());
  }
}

void refuse_numbers(const TableReader& table) {
  for (const char* key : {"unit", "unit_aliases", "decimals", "direction", "min", "max"}) {
    if (!table.has(key)) continue;
    table.diagnostics().fault(table.key_place(key), not_of_milestone(key), milestone_rule());
  }
}

void read_pace(const TableReader& table, Indicator& indicator) {
  const std::optional<Text> text = table.text("pace");
  const std::optional<Pace> pace = read_word<Pace>(text, pace_word(), table.diagnostics());
  if (!pace) return;
  if (indicator.traits().accumulates()) {
    indicator.written_pace = pace;
  } else {
    table.diagnostics().fault(table.key_place("pace"),
                              pace_elsewhere(std::string(key(indicator.kind))), pace_rule());
  }
}

void read_pooling(const TableReader& table, Indicator& indicator) {
  const std::optional<Pooling> pooling =
      read_word<Pooling>(table.text("aggregation"), pooling_word(), table.diagnostics());
  if (!pooling) return;
  if (indicator.traits().pools()) {
    indicator.pooling = pooling;
  } else {
    table.diagnostics().fault(table.key_place("aggregation"),
                              pooling_elsewhere(std::string(key(indicator.kind))), pooling_rule());
  }
}

std::optional<int> read_decimals(const TableReader& table) {
  const std::optional<std::int64_t> decimals = table.whole("decimals");
  if (!decimals) return std::nullopt;
  if (*decimals >= 0 && *decimals <= Indicator::most_decimals) return static_cast<int>(*decimals);
  table.diagnostics().fault(table.value_place("decimals"), bad_decimals(*decimals),
                            bad_decimals_rule(Indicator::most_decimals));
  return std::nullopt;
}

std::optional<Quantity> read_bound(const TableReader& table, const char* name,
                                   const Indicator& indicator) {
  const std::optional<Text> text = table.as_written(name);
  if (!text) return std::nullopt;
  const std::optional<Quantity> bound = read_number(*text, table.diagnostics());
  if (!bound) return std::nullopt;
  Value value;
  value.amount = *bound;
  warn_of_writing(indicator, *text, value, table.diagnostics());
  return bound;
}

void read_expected_values(const TableReader& table, Indicator& indicator) {
  indicator.min = read_bound(table, "min", indicator);
  indicator.max = read_bound(table, "max", indicator);
  if (indicator.min && indicator.max && *indicator.min > *indicator.max) {
    table.diagnostics().fault(table.value_place("max"), max_below_min(), max_rule());
  }
}

constexpr Message<Localized> second_break{"a second series_break in {}",
                                          "{}の series_break が二つあります"};
constexpr Message<> second_break_rule{"put both reasons into one", "理由を一つにまとめてください"};

constexpr Message<> kind_word{"kind", "種別（kind）"};

// Words that are no kinds, and the kind that is meant.
struct OtherWord {
  std::string_view word;
  IndicatorKind meant;
};
constexpr OtherWord other_words[] = {
    {"percentage", IndicatorKind::share},
    {"percent", IndicatorKind::share},
    {"proportion", IndicatorKind::share},
    {"ratio", IndicatorKind::share},
    {"%", IndicatorKind::share},
    {"割合", IndicatorKind::share},
    {"number", IndicatorKind::count},
    {"sum", IndicatorKind::count},
    {"total", IndicatorKind::count},
    {"件数", IndicatorKind::count},
    {"人数", IndicatorKind::count},
    {"合計", IndicatorKind::count},
    {"cumulative", IndicatorKind::running},
    {"running-total", IndicatorKind::running},
    {"累計", IndicatorKind::running},
    {"level", IndicatorKind::stock},
    {"gauge", IndicatorKind::stock},
    {"時点値", IndicatorKind::stock},
    {"mean", IndicatorKind::score},
    {"average", IndicatorKind::score},
    {"点数", IndicatorKind::score},
    {"stage", IndicatorKind::milestone},
    {"yes/no", IndicatorKind::milestone},
    {"率", IndicatorKind::rate},
};

constexpr Message<std::string> meant_kind{"did you mean \"{}\"?", "「{}」ではありませんか"};

std::optional<IndicatorKind> read_kind(const TableReader& table) {
  const std::optional<Text> text = table.text("kind");
  if (!text) return std::nullopt;
  const std::string word = folded(text->value);
  for (const OtherWord& other : other_words) {
    if (folded(other.word) != word) continue;
    const std::string meant(key(other.meant));
    table.diagnostics().fault(text->place, unknown_word(kind_word(), text->value),
                              both(one_of({}, keys<IndicatorKind>()), meant_kind(meant)));
    return std::nullopt;
  }
  return read_word<IndicatorKind>(text, kind_word(), table.diagnostics());
}

// Which activity an indicator belongs to: one that has no id cannot be named.
enum class Belonging { none, activity, nameless_activity };

std::string define_id(const TableReader& table, Belonging belonging, const std::string& activity,
                      PlanBuilder& builder) {
  if (belonging == Belonging::none) return define(EntityKind::indicator, table, builder);
  const std::optional<Text> id = table.text("id");
  if (!id || belonging == Belonging::nameless_activity) return "";
  return builder.ids.define_indicator(activity, *id);
}

// Reads what must fit the indicator's kind, and each other: unit, direction, per, pace, min, max,
// how its values are put together.
// The kind must be known. The method is only noted.
void read_kind_details(const TableReader& table, PlanBuilder::PendingIndicator& item) {
  Indicator& indicator = item.indicator;
  if (indicator.traits().staged) {
    refuse_numbers(table);
  } else {
    read_unit(table, indicator);
    indicator.written_direction =
        read_word<Direction>(table.text("direction"), direction_word(), table.diagnostics());
    indicator.decimals = read_decimals(table);
    read_expected_values(table, indicator);
    indicator.unit_aliases = values(table.texts("unit_aliases"));
  }
  read_pooling(table, indicator);
  read_per(table, indicator);
  read_pace(table, indicator);
  // A method cannot be checked against a direction that was refused.
  const bool direction_refused = table.has("direction") && !indicator.written_direction;
  if (!direction_refused) item.method = table.text("method");
}

std::optional<Expectation> read_expect(const TableReader& table, PlanBuilder& builder) {
  const std::optional<Text> text = table.text("expect");
  if (!text) return std::nullopt;
  return builder.diagnostics.accept(text->place, read_expectation(text->value));
}

void read_indicator(const TableReader& table, Belonging belonging, const std::string& activity,
                    PlanBuilder& builder) {
  PlanBuilder::PendingIndicator item;
  item.place = table.place();
  Indicator& indicator = item.indicator;
  indicator.id = define_id(table, belonging, activity, builder);
  indicator.activity = activity;
  indicator.name = table.text_or_empty("name");
  indicator.aliases = values(table.texts("aliases"));
  indicator.survey = refer_to(EntityKind::survey, table.text("survey"), builder);
  indicator.question = table.text_or_empty("question");
  indicator.note = table.text_or_empty("note");
  item.formerly = read_former_ids(table, builder);
  indicator.formerly = values(item.formerly);
  indicator.year = read_word<YearCounting>(table.text("year"), year_word(), table.diagnostics())
                       .value_or(YearCounting::fiscal);
  Bounds bounds = read_bounds(table, builder, indicator.year);
  indicator.since = std::move(bounds.since);
  indicator.until = std::move(bounds.until);

  indicator.expect = read_expect(table, builder);
  indicator.personal = table.truth("personal").value_or(true);

  const std::optional<IndicatorKind> kind = read_kind(table);
  item.kind_known = kind.has_value();
  if (kind) {
    indicator.kind = *kind;
    read_kind_details(table, item);
  }
  indicator.series_breaks = read_series_breaks(table, builder, indicator.year);
  item.by = table.texts("by");
  item.total = table.text("total");
  if (const auto baseline = table.table("baseline", TableKind::baseline)) {
    read_baseline(*baseline, item, builder);
  }
  item.has_baseline = table.has("baseline");
  builder.indicators.push_back(std::move(item));
}

}  // namespace

std::vector<SeriesBreak> read_series_breaks(const TableReader& table, PlanBuilder& builder,
                                            YearCounting counting) {
  std::map<FiscalYear, std::string> reasons;
  for (const TableReader& item : table.tables("series_break", TableKind::series_break)) {
    const std::optional<Text> text = item.as_written("year");
    const std::optional<FiscalYear> year =
        text ? read_year(*text, builder, counting) : std::nullopt;
    if (!year) continue;
    if (!reasons.try_emplace(*year, item.text_or_empty("reason")).second) {
      builder.diagnostics.fault(text->place,
                                second_break(builder.plan.calendar_of(counting).label(*year)),
                                second_break_rule());
    }
  }
  std::vector<SeriesBreak> breaks;
  for (const auto& [year, reason] : reasons) breaks.push_back({year, reason});
  return breaks;
}

void check_methods(bool complete, PlanBuilder& builder) {
  for (PlanBuilder::PendingIndicator& item : builder.indicators) {
    const std::optional<Method> method =
        read_word<Method>(item.method, method_word(), builder.diagnostics);
    if (!method) continue;
    Localized rule = broken_rule(*method, item.indicator, item.has_baseline || !complete);
    if (rule.empty()) {
      item.indicator.method = method;
    } else {
      builder.diagnostics.fault(item.method->place, method_unfit(item.method->value),
                                std::move(rule));
    }
  }
}

void read_indicators(const TableReader& table, const Activity& activity, PlanBuilder& builder) {
  const Belonging belonging =
      activity.id.empty() ? Belonging::nameless_activity : Belonging::activity;
  for (const TableReader& indicator : table.tables("indicator", TableKind::indicator)) {
    read_indicator(indicator, belonging, activity.id, builder);
    std::string& survey = builder.indicators.back().indicator.survey;
    if (activity.kind == ActivityKind::survey && survey.empty()) survey = activity.id;
  }
}

void read_own_indicators(const TableReader& file, PlanBuilder& builder) {
  for (const TableReader& table : file.tables("indicator", TableKind::indicator)) {
    read_indicator(table, Belonging::none, "", builder);
  }
}

}  // namespace track::definition
