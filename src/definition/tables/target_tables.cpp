#include "tables.hpp"

#include <algorithm>
#include <iterator>
#include <map>

#include "../toml/document.hpp"
#include "scalars.hpp"
#include "track/base/suggestion.hpp"
#include "track/model/breakdown.hpp"

namespace track::definition {

namespace {

constexpr Message<> not_number{"the target is not a number", "目標値が数ではありません"};
// Of a year of the plan, as its files name it.
constexpr Message<std::string> target_number_rule{"a number without quotes: {} = 300",
                                                  "数を引用符なしで書きます：{} = 300"};
constexpr Message<std::string> percent_rule{
    "a number in percent, without quotes: {} = 60 is 60 %",
    "%の数を引用符なしで書きます：{} = 60（60%の意味です）"};
constexpr Message<std::string> negative{"the target {} is below zero", "目標値 {} が0未満です"};
constexpr Message<std::string, Localized> negative_rule{"a {0} is never below zero",
                                                        "{1}（{0}）が0未満になることはありません"};
constexpr Message<std::string> not_percent{"the target {} is not within 0 and 100",
                                           "目標値 {} が0から100までの範囲にありません"};
constexpr Message<std::string> tiny_percent{"the target {0} is read as {0} %",
                                            "目標値 {0} は {0}% として読みました"};
constexpr Message<> not_stage{"the target of a milestone is a stage",
                              "milestone の目標値は段階で書きます"};
constexpr Message<> stage_rule{"\"done\" or \"started\"", "\"done\" または \"started\" と書きます"};

Value of_form(ValueForm form, Quantity amount = {}) {
  Value value;
  value.form = form;
  value.amount = amount;
  return value;
}

std::optional<Value> read_stage(const Text& text, const toml::node& node,
                                Diagnostics& diagnostics) {
  if (node.is_string() && text.value == "done") return of_form(ValueForm::done);
  if (node.is_string() && text.value == "started") return of_form(ValueForm::started);
  diagnostics.fault(text.place, not_stage(),
                    both(stage_rule(), did_you_mean(text.value, {"done", "started"})));
  return std::nullopt;
}

std::optional<Value> percentage(const Text& text, Quantity amount, const std::string& year,
                                Diagnostics& diagnostics) {
  if (amount.is_negative() || amount > Quantity::whole(100)) {
    diagnostics.fault(text.place, not_percent(text.value), percent_rule(year));
    return std::nullopt;
  }
  // Most likely 0.6 was meant to be 60 %.
  if (!amount.is_zero() && amount < Quantity::whole(1)) {
    diagnostics.warning(text.place, tiny_percent(text.value), percent_rule(year));
  }
  return of_form(ValueForm::percentage, amount);
}

constexpr ByIndicator targets{
    "targets",
    {"target for unknown indicator \"{}\"", "「{}」という指標はなく、目標値を付けられません"},
    {"write [targets.\"{}\"], and year = value below it",
     "[targets.\"{}\"] の下に「年度 = 値」を書いてください"},
    true};

constexpr Message<std::string> bad_year{"\"{}\" is neither a year nor \"basis\" or \"plan\"",
                                        "「{}」は年度でも「basis」「plan」でもありません"};
constexpr Message<Localized> second_value{"a second target for {}", "{}の目標値が二つあります"};
constexpr Message<std::size_t> first_value{"the first is on line {}", "最初は{}行目です"};
constexpr Message<Localized> outside{"{} is not a year of the plan", "{}は計画の期間の外です"};
constexpr Message<Localized, Localized> outside_rule{"the plan runs from {} to {}",
                                                     "計画の期間は{}から{}までです"};
constexpr Message<std::string> no_sum{"a target of kind \"{}\" cannot be cumulative",
                                      "「{}」の目標値を累計にすることはできません"};
constexpr Message<> no_sum_rule{"only counts add up over the years; leave out \"basis\"",
                                "年度をまたいで足せるのは count だけです。basis を省いてください"};

constexpr Message<std::string> goes_back{"the milestone was to be done in {} already",
                                         "{}の目標がすでに「完了」です"};
constexpr Message<> goes_back_rule{"a milestone that is done stays done",
                                   "完了したものは、その後の年度も完了のままです"};
constexpr Message<std::string> cumulative_falls{"the cumulative target is below that of {}",
                                                "累計の目標値が{}より小さくなっています"};
constexpr Message<> cumulative_falls_rule{
    "it is the total since the plan's first year, which does not fall",
    "計画の初年度からの累計を書きます。累計が減ることはありません"};
constexpr Message<std::string> without_direction{"\"{}\" has a target, but no direction",
                                                 "「{}」は方向がないのに目標値があります"};
constexpr Message<> without_direction_rule{
    "leave out the target, or write direction = \"up\" or \"down\": \"none\" is only observed",
    "目標値を省くか、direction = \"up\" または \"down\" と書いてください（none "
    "は観察するだけです）"};

constexpr Message<std::string> not_broken_down{"{} is not broken down", "{} には内訳がありません"};
constexpr Message<> break_down{"write what by into its definition: by = [\"…\"]",
                               "定義に by = [\"…\"] と書いてください"};
constexpr Message<std::string> without_parts{"no part of \"{}\" is defined",
                                             "「{}」の区分が定義されていません"};
constexpr Message<> define_parts{
    "write the parts as [[part]] into one of the files that are loaded together",
    "一緒に読み込むファイルのいずれかに、区分を [[part]] と書いてください"};
constexpr Message<std::string, std::string> unknown_part{"unknown part \"{}\" of {}",
                                                         "{1} に「{0}」という区分はありません"};
constexpr Message<std::string> ambiguous_part{"\"{}\" names several parts",
                                              "「{}」に当たる区分が複数あります"};
constexpr Message<std::string> by_key{"name the breakdown as well, as in \"@{}\"",
                                      "「@{}」のように内訳も書いてください"};
constexpr Message<std::string> second_of_part{"a second table of targets for the part \"{}\"",
                                              "区分「{}」の目標値の表が二つあります"};
constexpr Message<> second_of_part_rule{"put everything into one table",
                                        "一つの表にまとめてください"};

constexpr Message<> basis_alone{"basis without a target", "目標値のない basis です"};
constexpr Message<std::string> basis_alone_rule{
    "write a target of the part as well; without one it counts as its indicator does, by the basis "
    "in [targets.\"{}\"]",
    "この区分の目標値も書いてください。目標値のない区分は、指標の [targets.\"{}\"] の basis "
    "に従います"};

constexpr Message<> basis_word{"basis", "目標値の数え方（basis）"};

// The target of an indicator of that kind: a number, of a share in percent, or a milestone's stage.
// `year` is one of the plan, as it would be written.
std::optional<Value> read_target_value(const toml::node& node, const Indicator& indicator,
                                       const std::string& year, const SourceText& source,
                                       Diagnostics& diagnostics) {
  const Text text = text_as_written(node, source);
  const KindTraits& traits = indicator.traits();
  if (traits.staged) return read_stage(text, node, diagnostics);
  if (!node.is_number()) {
    diagnostics.fault(
        text.place, not_number(),
        traits.scale == Scale::percent ? percent_rule(year) : target_number_rule(year));
    return std::nullopt;
  }
  const std::optional<Quantity> amount = read_number(text, diagnostics);
  if (!amount) return std::nullopt;
  if (traits.scale == Scale::percent) return percentage(text, *amount, year, diagnostics);
  if (amount->is_negative() && !traits.may_be_negative) {
    diagnostics.fault(text.place, negative(text.value),
                      negative_rule(std::string(key(indicator.kind)), label(indicator.kind)));
    return std::nullopt;
  }
  const Value value = of_form(ValueForm::quantity, *amount);
  warn_of_doubts(indicator, text, value, diagnostics);
  return value;
}

std::optional<FiscalYear> read_target_year(const Text& key, YearCounting counting,
                                           PlanBuilder& builder) {
  const FiscalCalendar calendar = builder.plan.calendar_of(counting);
  const Parsed<FiscalYear> year = read_fiscal_year(key.value, calendar);
  if (!year) {
    const Localized meant = did_you_mean(key.value, {"basis", "plan"});
    builder.diagnostics.fault(key.place, bad_year(key.value), meant.empty() ? year.rule : meant);
    return std::nullopt;
  }
  for (const Localized& warning : year.warnings) builder.diagnostics.warning(key.place, warning);
  if (builder.years_known && !builder.plan.covers(*year)) {
    builder.diagnostics.fault(key.place, outside(calendar.label(*year)),
                              outside_rule(calendar.label(builder.plan.first_year),
                                           calendar.label(builder.plan.last_year)));
    return std::nullopt;
  }
  return *year;
}

void read_basis(const TableReader& reader, PlanBuilder::PendingIndicator& item) {
  const std::optional<Text> text = reader.text("basis");
  const std::optional<TargetBasis> basis =
      read_word<TargetBasis>(text, basis_word(), reader.diagnostics());
  if (!basis) return;
  Indicator& indicator = item.indicator;
  if (*basis == TargetBasis::cumulative && item.kind_known && !indicator.traits().sums()) {
    reader.diagnostics().fault(text->place, no_sum(std::string(key(indicator.kind))),
                               no_sum_rule());
    return;
  }
  indicator.basis = *basis;
}

std::string example_year(const PlanBuilder& builder) {
  return builder.years_known ? builder.plan.calendar.short_label(builder.plan.first_year) : "2022";
}

void read_plan_target(const TableReader& reader, PlanBuilder::PendingIndicator& item,
                      const PlanBuilder& builder) {
  const toml::node* node = reader.raw().get("plan");
  if (node == nullptr || !item.kind_known || !reader.as_written("plan")) return;
  Indicator& indicator = item.indicator;
  indicator.plan_target = read_target_value(*node, indicator, example_year(builder),
                                            reader.source(), reader.diagnostics());
  indicator.origins.plan_target = origin_of(reader.key_place("plan"));
}

// A milestone that was to be done already, a total that would be smaller than the year before.
void doubt_step_back(FiscalYear year, const Value& value, const Place& place,
                     const Indicator& indicator, PlanBuilder& builder) {
  const auto own = indicator.targets.find(year);
  if (own == indicator.targets.begin()) return;
  const auto& [before, earlier] = *std::prev(own);
  const std::string label = builder.plan.calendar.short_label(before);
  if (indicator.traits().staged && earlier.form == ValueForm::done &&
      value.form == ValueForm::started) {
    builder.diagnostics.warning(place, goes_back(label), goes_back_rule());
  }
  const bool falls = indicator.basis == TargetBasis::cumulative &&
                     value.form == ValueForm::quantity && value.amount < earlier.amount;
  if (falls) builder.diagnostics.warning(place, cumulative_falls(label), cumulative_falls_rule());
}

void read_target_table(const TableReader& reader, PlanBuilder::PendingIndicator& item,
                       PlanBuilder& builder) {
  read_basis(reader, item);
  read_plan_target(reader, item, builder);
  Indicator& indicator = item.indicator;
  std::map<FiscalYear, Place> years;
  for (const OpenEntry& entry : open_entries(reader)) {
    const std::optional<FiscalYear> year = read_target_year(entry.key, indicator.year, builder);
    if (!year) continue;
    const auto [first, is_new] = years.try_emplace(*year, entry.key.place);
    if (!is_new) {
      builder.diagnostics.fault(entry.key.place,
                                second_value(builder.plan.calendar_of(indicator).label(*year)),
                                first_value(first->second.line));
      continue;
    }
    if (!item.kind_known) continue;
    const std::optional<Value> value = read_target_value(
        *entry.value, indicator, example_year(builder), reader.source(), builder.diagnostics);
    if (!value) continue;
    indicator.targets.emplace(*year, *value);
    doubt_step_back(*year, *value, entry.key.place, indicator, builder);
    indicator.origins.targets.emplace(*year, origin_of(entry.key.place));
  }
}

// What is only observed has nothing to reach.
void refuse_without_direction(const IndicatorTable& found, Diagnostics& diagnostics) {
  if (found.indicator == nullptr || !found.indicator->kind_known) return;
  const Indicator& indicator = found.indicator->indicator;
  const bool aims = !indicator.targets.empty() || indicator.plan_target.has_value();
  if (!aims || indicator.direction() != Direction::none || indicator.traits().staged) return;
  diagnostics.fault(found.id.place, without_direction(found.id.value), without_direction_rule());
}

// The part that stands behind "@"; nothing, with a fault, where there is none or several.
std::optional<Indicator> part_named(const IndicatorTable& found, PlanBuilder& builder) {
  const Indicator& whole = found.indicator->indicator;
  std::vector<Indicator> parts;
  for (const PartTable& table : whole.by) {
    std::ranges::move(parts_of(builder.plan, whole, table), std::back_inserter(parts));
  }
  std::vector<const Indicator*> pointers;
  std::vector<std::string> words;
  for (const Indicator& part : parts) {
    pointers.push_back(&part);
    words.push_back(part.part_of->name);
    words.push_back(part.part_of->key());
  }
  const std::string text = found.id.value.substr(whole.id.size() + 1);
  const auto named = parts_named(pointers, builder.plan, text);
  if (named.size() == 1) return *named.front();
  if (parts.empty() && !whole.by.empty()) {
    const std::string name = name_of(builder.plan, whole.by.front());
    builder.diagnostics.fault(found.id.place, without_parts(name), define_parts());
  } else if (parts.empty()) {
    builder.diagnostics.fault(found.id.place, not_broken_down(whole.id), break_down());
  } else if (named.empty()) {
    builder.diagnostics.fault(found.id.place, unknown_part(text, whole.id), one_of(text, words));
  } else {
    builder.diagnostics.fault(found.id.place, ambiguous_part(text),
                              by_key(named.front()->part_of->key()));
  }
  return std::nullopt;
}

void read_part_targets(const IndicatorTable& found, const TableReader& reader,
                       PlanBuilder& builder) {
  const std::optional<Indicator> part = part_named(found, builder);
  if (!part) return;
  PlanBuilder::PendingIndicator item = *found.indicator;
  item.indicator = *part;
  read_target_table(reader, item, builder);
  IndicatorTable own = found;
  own.indicator = &item;
  refuse_without_direction(own, builder.diagnostics);
  const Indicator& read = item.indicator;
  if (read.targets.empty() && !read.plan_target) {
    const bool alone = reader.raw().size() == 1 && reader.raw().contains("basis");
    if (alone) {
      builder.diagnostics.fault(reader.key_place("basis"), basis_alone(),
                                basis_alone_rule(found.indicator->indicator.id));
    }
    return;
  }
  const bool is_first =
      found.indicator->indicator.part_targets
          .try_emplace(part->part_of->key(),
                       PartTargets{read.targets, read.plan_target, read.basis, read.origins})
          .second;
  if (!is_first) {
    builder.diagnostics.fault(found.id.place, second_of_part(part->part_of->name),
                              second_of_part_rule());
  }
}

}  // namespace

void read_targets(const std::vector<TableReader>& files, bool complete, PlanBuilder& builder) {
  std::vector<IndicatorTable> all = tables_by_indicator(targets, files, complete, builder);
  // A part counts as its whole does, wherever the table of that stands.
  std::stable_partition(all.begin(), all.end(), [](const IndicatorTable& found) {
    return found.indicator == nullptr || !is_part_id(found.id.value);
  });
  for (const IndicatorTable& found : all) {
    // What kind its values are to be of is not known without its indicator.
    PlanBuilder::PendingIndicator unknown;
    const TableReader reader(*found.table, TableKind::targets, *found.source, builder.diagnostics);
    if (found.indicator != nullptr && is_part_id(found.id.value)) {
      read_part_targets(found, reader, builder);
      continue;
    }
    read_target_table(reader, found.indicator != nullptr ? *found.indicator : unknown, builder);
    refuse_without_direction(found, builder.diagnostics);
  }
}

}  // namespace track::definition
