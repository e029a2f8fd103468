#include <string_view>

#include "formats/writers.hpp"
#include "track/base/date.hpp"
#include "track/base/text.hpp"
#include "track/model/breakdown.hpp"
#include "track/model/lookup.hpp"
#include "track/render/views.hpp"
#include "words/headings.hpp"
#include "words/plan_parts.hpp"
#include "words/values.hpp"

namespace track::render {

namespace {

constexpr Message<> part_listed{"part", "内訳の区分"};
constexpr Message<> first_day_listed{"first day", "期間の初日"};
constexpr Message<> last_day_listed{"last day", "期間の末日"};
constexpr Message<> value_listed{"value", "値"};
constexpr Message<> numerator_listed{"numerator", "分子"};
constexpr Message<> denominator_listed{"denominator", "分母"};
constexpr Message<> sample_listed{"n", "標本数"};
constexpr Message<> form_listed{"written as", "値の形"};
constexpr Message<> provisional_listed{"provisional or final", "速報・確定"};
constexpr Message<> provisional_word{"provisional", "速報値"};
constexpr Message<> final_word{"final", "確定値"};
constexpr Message<> place_listed{"place", "場所"};
constexpr Message<> event_listed{"event", "実施の番号"};
constexpr Message<> operation_listed{"operation", "操作番号"};
constexpr Message<> recorded_listed{"recorded (UTC)", "記録日時（協定世界時）"};

struct FormWord {
  ValueForm form;
  std::string_view key;
  Message<> words;
};

constexpr FormWord form_words[] = {
    {ValueForm::quantity, "quantity", {"number", "数値"}},
    {ValueForm::fraction, "fraction", {"numerator and denominator", "分子と分母"}},
    {ValueForm::percentage, "percentage", {"published percentage", "公表された割合"}},
    {ValueForm::not_started, "not_started", {"stage", "段階"}},
    {ValueForm::started, "started", {"stage", "段階"}},
    {ValueForm::done, "done", {"stage", "段階"}},
    {ValueForm::unknown, "unknown", {"unknown", "不明"}},
    {ValueForm::suppressed, "suppressed", {"suppressed", "秘匿"}},
};

Cell form_cell(ValueForm form) {
  for (const FormWord& one : form_words) {
    if (one.form == form) return word_cell(one.key, one.words());
  }
  return {};
}

Cell number_listed(const Data& datum) {
  return {datum, verbatim(csv_field(datum))};
}

// A number, else the stage in words; empty where the value is unknown.
Cell listed_value(const Value& value, const Data& datum) {
  const bool in_words = std::holds_alternative<std::string>(datum.value());
  return in_words ? Cell{datum, describe(value)} : number_listed(datum);
}

Cell activity_listed(const Plan& plan, const std::string& id) {
  if (id.empty()) return {};
  const Activity* activity = find_activity(plan, id);
  return {id, verbatim(printable(activity == nullptr ? id : activity->name))};
}

}  // namespace

Grid measurement_table() {
  return {{whole_column("indicator", heading::id()),
           {"name", heading::indicator()},
           {"part", part_listed()},
           {"activity", heading::activity()},
           whole_column("first_day", first_day_listed()),
           whole_column("last_day", last_day_listed()),
           whole_column("fiscal_year", heading::year()),
           number_column("value", value_listed()),
           number_column("numerator", numerator_listed()),
           number_column("denominator", denominator_listed()),
           number_column("n", sample_listed()),
           {"unit", heading::unit()},
           column_at(Place::data, "form", form_listed()),
           column_at(Place::data, "provisional", provisional_listed()),
           {"place", place_listed()},
           {"note", heading::note()},
           column_at(Place::data, "event", event_listed()),
           number_column("operation", operation_listed()),
           column_at(Place::data, "recorded_at", recorded_listed()),
           column_at(Place::data, "recorded_by", heading::actor())},
          {}};
}

void add_measurement(const Plan& plan, const Indicator& indicator, const Measurement& one,
                     Grid& table) {
  const Indicator* whole = indicator.part_of ? whole_of(plan, indicator) : &indicator;
  if (whole == nullptr) return;
  const ValueData data = value_data(indicator, one.value);
  const Localized provisional = one.provisional ? provisional_word() : final_word();
  Cell part;
  if (indicator.part_of) {
    part = {indicator.part_of->key(), verbatim(printable(indicator.part_of->name))};
  }
  table.rows.push_back({text_cell(whole->id),
                        text_cell(whole->name),
                        std::move(part),
                        activity_listed(plan, whole->activity),
                        text_cell(iso(one.period.first)),
                        text_cell(iso(one.period.last)),
                        {one.year.number, year_text(plan, &indicator, one.year)},
                        listed_value(one.value, data.value),
                        number_listed(data.numerator),
                        number_listed(data.denominator),
                        number_listed(data.n),
                        optional_cell(whole->unit),
                        form_cell(one.value.form),
                        {one.provisional, provisional},
                        optional_cell(one.place),
                        optional_cell(one.note),
                        {one.event, {}},
                        number_listed(one.operation),
                        data_cell(iso(one.recorded_at)),
                        text_cell(one.actor)});
}

Document document_of_measurements(Grid table) {
  return listing(std::move(table), nothing_matches());
}

}  // namespace track::render
