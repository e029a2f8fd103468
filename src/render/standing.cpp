#include "track/render/standing.hpp"

#include "figures.hpp"
#include "track/base/text.hpp"

namespace track::render {

using report::Row;

namespace {

constexpr Message<std::string, Localized> standing_so_far{"{} so far: {}", "{}現在：{}"};
constexpr Message<std::string, Localized> whole_year{"{}: {}", "{}：{}"};
constexpr Message<std::string, Localized, std::string, Localized> toward{
    "{0} of {1} ({2}), {3}", "{1}のうち{0}（{2}）、{3}"};
constexpr Message<std::string> to_go{"{} to go", "残り{}"};
constexpr Message<std::string> wanting{"{} short", "不足{}"};
constexpr Message<> standing_reached{"target reached", "目標達成"};
constexpr Message<Localized, Localized> beside_target{"{}, target {}", "{}、目標{}"};
constexpr Message<std::string, Localized, std::string> below_ceiling{"{} of at most {}, {} left",
                                                                     "{}（上限{}、残り{}）"};
constexpr Message<std::string, Localized, std::string> above_ceiling{"{} of at most {}, {} above",
                                                                     "{}（上限{}、{}超過）"};
constexpr Message<Localized> without_target{"{}, no target set", "{}（目標未設定）"};
constexpr Message<Localized, std::string, std::string> share{"{} ({} of {})", "{}（{}/{}）"};

constexpr Message<std::string, Localized> at_frequency{"{} held (frequency {})",
                                                       "{} 回（頻度 {}）"};

Localized with_unit(const Row& row, const Rational& number) {
  const std::string text = figure_text(row, number);
  const Localized unit = unit_text(row);
  return unit.empty() ? verbatim(text) : Localized{text + " " + unit.en, text + " " + unit.ja};
}

Localized figure_sentence(const Row& row) {
  if (!row.actual.number) return row.actual.has_figure() ? actual_text(row) : row.assessment.reason;
  const Localized text = with_unit(row, *row.actual.number);
  if (!row.actual.numerator) return text;
  return share(text, grouped(*row.actual.numerator), grouped(*row.actual.denominator));
}

Localized against_target(const Row& row, bool over) {
  const Rational& actual = *row.actual.number;
  const Rational& target = *row.target.number;
  const bool summed = traits_of(row.kind).accumulates();
  if (row.achievement.method == Method::ceiling) {
    const Rational left = target - actual;
    return left < 0 ? above_ceiling(figure_text(row, actual), with_unit(row, target),
                                    figure_text(row, -left))
                    : below_ceiling(figure_text(row, actual), with_unit(row, target),
                                    figure_text(row, left));
  }
  const auto& remainder = over ? wanting : to_go;
  if (summed && row.achievement.method == Method::ratio && row.achievement.rate) {
    return toward(
        figure_text(row, actual), with_unit(row, target), rate_text(row).en,
        actual >= target ? standing_reached() : remainder(figure_text(row, target - actual)));
  }
  return beside_target(figure_sentence(row), with_unit(row, target));
}

}  // namespace

Localized standing(const Row& row, const FiscalCalendar& calendar, FiscalYear year, Day today) {
  const std::string label = calendar.short_label(year);
  const bool over = today > calendar.period(year).last;
  const auto& stands = over ? whole_year : standing_so_far;
  // What a partner holds is told beside its frequency, and not judged against it.
  const bool of_partner = row.indicator == nullptr && row.source != nullptr &&
                          row.source->kind == ActivityKind::partner_activity;
  if (of_partner && row.actual.number && row.source->schedule.form != Schedule::Form::none) {
    return stands(
        label, at_frequency(figure_text(row, *row.actual.number), describe(row.source->schedule)));
  }
  if (row.actual.number && row.target.number) return stands(label, against_target(row, over));
  const Localized figure = figure_sentence(row);
  return stands(label, row.target.set() ? figure : without_target(figure));
}

}  // namespace track::render
