#include <algorithm>
#include <map>
#include <set>

#include "report_parts.hpp"
#include "review_parts.hpp"
#include "track/base/text.hpp"
#include "track/model/breakdown.hpp"
#include "track/render/views.hpp"
#include "words/headings.hpp"
#include "words/plan_parts.hpp"
#include "words/row_charts.hpp"
#include "words/row_sentences.hpp"
#include "words/values.hpp"

namespace track::render {

using report::Review;
using report::Row;

namespace {

constexpr Message<> bullet_heading{"actual and target", "実績と目標"};
constexpr Message<> trend_in_review{"over the years", "推移"};
constexpr Message<> before_heading{"year before", "前年度"};
constexpr Message<Localized, Localized> owners_and_schedule{"{}; {}", "{}、{}"};
constexpr Message<> origin_word{"How this figure came about", "この数値の根拠"};
constexpr Message<std::string, std::size_t> parts_word{"By {} ({})", "{}別（{}区分）"};
constexpr Message<> needs_explaining{"What needs explaining", "説明が必要な項目"};
constexpr Message<> explains_nothing{"Nothing is missed, behind, missing or without a figure.",
                                     "未達、遅れ、算定不能、未報告の項目はありません。"};
constexpr Message<Localized, std::string> figure_of_year{"{} ({})", "{}（{}）"};
constexpr Message<Localized, Localized> with_unit_behind{"{} [{}]", "{}（{}）"};

constexpr std::size_t narrowest_name_in_review = 20;

// The rows of each item over the years.
class EarlierYears {
 public:
  explicit EarlierYears(const report::YearsReport& years) {
    for (const Row* row : years.rows()) {
      std::vector<const Row*>& line = lines_[row->id];
      const bool shown_already = !line.empty() && line.back()->year >= row->year;
      if (!shown_already) line.push_back(row);
    }
  }

  // The last wave of a survey, else what the year before came to.
  Localized year_before(const Row& row, const Plan& plan) const {
    const auto& comparison = row.from_previous;
    if (comparison && comparison->year != row.year.previous()) {
      return figure_of_year(verbatim(figure_text(row, comparison->before)),
                            plan.calendar_of(row.indicator).short_label(comparison->year));
    }
    const auto line = lines_.find(row.id);
    if (line == lines_.end()) return {};
    const auto before = std::ranges::find(line->second, row.year.previous(), &Row::year);
    if (before == line->second.end() || !(*before)->actual.has_figure()) return {};
    return (*before)->actual.carried_from ? Localized() : actual_text(**before);
  }

  Cell trend(const Row& row, const Plan& plan) const {
    const auto line = lines_.find(row.id);
    if (line == lines_.end()) return {};
    auto chart = trend_of(line->second, plan);
    return chart ? chart_cell(*std::move(chart)) : Cell();
  }

 private:
  std::map<std::string, std::vector<const Row*>> lines_;  // by id, in the order of the years
};

Localized name_in_unit(const Row& row) {
  const Localized unit = unit_text(row);
  return unit.empty() ? row_name(row) : with_unit_behind(row_name(row), unit);
}

class ReviewTables {
 public:
  explicit ReviewTables(const Review& review)
      : review_(review), plan_(*review.report.plan), earlier_(review.years) {}

  Table table(const std::vector<Row>& rows) {
    Table table;
    table.layout = Layout::aligned;
    table.narrowest_name = narrowest_name_in_review;
    Grid& grid = table.grid;
    grid.columns = {column_at(Place::name, "name", heading::indicator()),
                    column_at(Place::chart, "bullet", bullet_heading()),
                    number_column("baseline", heading::baseline()),
                    number_column("before", before_heading()),
                    number_column("target", heading::target()),
                    number_column("actual", heading::actual()),
                    number_column("rate", heading::rate()),
                    {"method", heading::method()},
                    {"status", heading::status()},
                    column_at(Place::chart, "trend", trend_in_review()),
                    column_at(Place::remark, "notes", heading::notes())};
    for (std::size_t i = 0; i < most_tables_; ++i) {
      grid.columns.push_back(column_at(Place::folded, "parts", {}));
    }
    grid.columns.push_back(column_at(Place::folded, "origin", origin_word()));
    for (const Row& row : rows) grid.rows.push_back(cells(row));
    return table;
  }

 private:
  std::vector<Cell> cells(const Row& row) {
    Cell name = shown_cell(name_in_unit(row));
    if (anchored_.insert(row.id).second) name = on_page(name, {.anchor = anchor_of(row)});
    std::vector<Cell> cells = {std::move(name),
                               bullet(row),
                               figure_cell(row.baseline, baseline_text(row)),
                               shown_cell(earlier_.year_before(row, plan_)),
                               figure_cell(row.target.number, target_text(row)),
                               figure_cell(row.actual.number, actual_text(row)),
                               figure_cell(row.achievement.rate, rate_text(row)),
                               shown_cell(method_text(row)),
                               shown_cell(status_text(row), paint_of(row.assessment.status)),
                               earlier_.trend(row, plan_),
                               shown_cell(joined(notes(row, plan_)))};
    add_parts(row, cells);
    add_origin(row, cells);
    return cells;
  }

  static Cell bullet(const Row& row) {
    auto chart = bullet_of(row);
    return chart ? chart_cell(*std::move(chart)) : Cell();
  }

  void add_parts(const Row& row, std::vector<Cell>& cells) const {
    const auto found = review_.parts.find(row.id);
    const std::size_t end = cells.size() + most_tables_;
    if (found != review_.parts.end() && !row.below_whole) {
      for (const std::vector<Row>& parts : found->second) {
        const PartTable& table = parts.front().indicator->part_of->table;
        cells.push_back(
            on_page(shown_cell(parts_word(printable(name_of(plan_, table)), parts.size())),
                    {.folded = [&parts] { return parts_of_figure(parts); }}));
      }
    }
    cells.resize(end);
  }

  void add_origin(const Row& row, std::vector<Cell>& cells) const {
    if (!review_.explain || row.below_whole) {
      cells.emplace_back();
      return;
    }
    cells.push_back(on_page(shown_cell(origin_word()), {.folded = [this_review = &review_, &row] {
                              return origin_of_figure(this_review->explain(row));
                            }}));
  }

  static std::size_t most_tables(const Review& review) {
    std::size_t most = 0;
    for (const auto& [id, tables] : review.parts) most = std::max(most, tables.size());
    return most;
  }

  const Review& review_;
  const Plan& plan_;
  EarlierYears earlier_;
  std::set<std::string> anchored_;  // an outcome of two fields is led to at its first place
  std::size_t most_tables_ = most_tables(review_);
};

std::vector<Block> blocks_of(const Review& review) {
  const report::Report& report = review.report;
  const Plan& plan = *report.plan;
  std::vector<Block> blocks = first_blocks(report);
  ReviewTables tables(review);
  const auto aside = [&](const report::ActivitySection& section) {
    const Localized owners = SectionView::owners_of(section);
    const Localized schedule = schedule_cell(section.activity->schedule_in(report.head.year)).shown;
    if (owners.empty() || schedule.empty()) return owners.empty() ? schedule : owners;
    return owners_and_schedule(owners, schedule);
  };
  if (!plan.goal.empty()) {
    blocks.emplace_back(Paragraph{verbatim(printable(plan.goal)), Paint::heading});
  }
  blocks.emplace_back(Counts{{{{}, judged_counts(report.counts)}}});
  SectionView view{[&](const auto& rows) { return tables.table(rows); }, aside,
                   evaluations_of(report)};
  add_plan_evaluation(view, plan, blocks);
  Table by_field = statuses_by_field(report);
  if (!by_field.grid.rows.empty()) blocks.emplace_back(std::move(by_field));
  add_grades(report, blocks);
  if (!report.empty()) {
    blocks.emplace_back(Heading{2, needs_explaining()});
    List list = explanations_needed(report);
    if (list.items.empty()) {
      blocks.emplace_back(Paragraph{explains_nothing()});
    } else {
      blocks.emplace_back(std::move(list));
    }
  }
  add_outline(report, plan, view, blocks);
  if (review.owner) blocks.emplace_back(missing_table(*review.owner, plan));
  add_back_matter(review, blocks);
  return blocks;
}

}  // namespace

Document document_of(const Review& review) {
  const report::Report& report = review.report;
  Document document = begin_report(report, report.rows());
  if (review.owner) add_owner_data(*review.owner, *report.plan, document.tree.get());
  document.blocks = Blocks([&review] { return blocks_of(review); });
  return document;
}

}  // namespace track::render
