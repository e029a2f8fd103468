#include "standing.hpp"

#include "plan_parts.hpp"
#include "values.hpp"

namespace track::render {

using report::Row;

namespace {

constexpr Message<std::string, Localized> so_far{"{} so far: {}", "{}累計：{}"};
constexpr Message<std::string, Localized> whole_year{"{}: {}", "{}：{}"};
constexpr Message<Localized, Localized, Localized, Localized> toward{"{0} of {1} ({2}), {3}",
                                                                     "{1}中{0}（{2}）、{3}"};
constexpr Message<Localized> to_go{"{} to go", "残り{}"};
constexpr Message<Localized> wanting{"{} short", "目標まで{}不足"};
constexpr Message<> target_reached{"target reached", "目標達成"};
constexpr Message<Localized, Localized> beside_target{"{}, target {}", "{}、目標{}"};
constexpr Message<Localized, Localized, Localized> below_ceiling{"{} of at most {}, {} left",
                                                                 "{}（上限値{}、残り{}）"};
constexpr Message<Localized, Localized, Localized> above_ceiling{"{} of at most {}, {} above",
                                                                 "{}（上限値{}、{}超過）"};
constexpr Message<Localized> without_target{"{}, no target set", "{}（目標未設定）"};
constexpr Message<Localized, std::string, std::string> share{"{} ({} of {})", "{}（{}/{}）"};

constexpr Message<Localized, std::size_t, std::size_t> of_parts{"{}, {} of {} parts",
                                                                "{0}（{2}区分中{1}区分）"};
// Of what is reported in several periods of the year.
constexpr Message<Localized, std::size_t, std::size_t> of_parts_complete{
    "{}, {} of {} parts complete", "{0}（{2}区分中{1}区分が全期間報告済み）"};
constexpr Message<std::string, Localized> at_frequency{"{} held (frequency {})", "{}回（頻度{}）"};

Localized in_unit(const Row& row, const Rational& number) {
  return figure_in_unit(row, figure_text(row, number));
}

// Beside what it is to reach, which names the unit in English.
Localized reached(const Row& row, const Rational& number) {
  return {figure_text(row, number), in_unit(row, number).ja};
}

Localized figure_sentence(const Row& row) {
  if (!row.actual.number) return row.actual.has_figure() ? actual_text(row) : row.assessment.reason;
  Localized text = in_unit(row, *row.actual.number);
  if (row.actual.numerator) {
    text = share(text, grouped(*row.actual.numerator), grouped(*row.actual.denominator));
  }
  if (!row.coverage || row.coverage->complete()) return text;
  const std::size_t expected = row.coverage->expected.size();
  const auto& message = row.coverage->lacking ? of_parts_complete : of_parts;
  return message(text, expected - row.coverage->missing.size(), expected);
}

Localized against_target(const Row& row, bool over) {
  const Rational& actual = *row.actual.number;
  const Rational& target = *row.target.number;
  const bool summed = traits_of(row.kind).accumulates();
  if (row.achievement.method == Method::ceiling) {
    const Rational left = target - actual;
    return left < 0
               ? above_ceiling(reached(row, actual), in_unit(row, target), distance(row, -left))
               : below_ceiling(reached(row, actual), in_unit(row, target), distance(row, left));
  }
  const auto& remainder = over ? wanting : to_go;
  if (summed && row.achievement.method == Method::ratio && row.achievement.rate) {
    return toward(reached(row, actual), in_unit(row, target), rate_text(row),
                  actual >= target ? target_reached() : remainder(distance(row, target - actual)));
  }
  return beside_target(figure_sentence(row), in_unit(row, target));
}

}  // namespace

Localized standing(const Row& row, const Plan& plan, FiscalYear year, Day today) {
  const FiscalCalendar calendar = plan.calendar_of(row.indicator);
  const std::string label = calendar.short_label(year);
  const bool over = today > calendar.period(year).last;
  const auto& stands = over ? whole_year : so_far;
  // What a partner holds is told beside its frequency, and not judged against it.
  const bool of_partner = row.indicator == nullptr && row.source != nullptr &&
                          row.source->kind == ActivityKind::partner_activity;
  if (of_partner && row.actual.number && row.source->has_schedule()) {
    const Schedule& schedule = row.source->schedule_in(row.year);
    return stands(label, at_frequency(figure_text(row, *row.actual.number), describe(schedule)));
  }
  if (row.actual.number && row.target.number) return stands(label, against_target(row, over));
  const Localized figure = figure_sentence(row);
  return stands(label, row.target.set() ? figure : without_target(figure));
}

}  // namespace track::render
