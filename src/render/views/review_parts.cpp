#include "review_parts.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "history_parts.hpp"
#include "report_methods.hpp"
#include "report_parts.hpp"
#include "track/base/text.hpp"
#include "track/model/words.hpp"
#include "track/render/views.hpp"
#include "track/report/evaluation.hpp"
#include "words/evaluations.hpp"
#include "words/headings.hpp"
#include "words/plan_parts.hpp"
#include "words/row_charts.hpp"
#include "words/values.hpp"

namespace track::render {

using report::History;
using report::Review;
using report::Row;

namespace {

constexpr Message<Localized, Localized> status_of_item{"{}: {}", "{}：{}"};
constexpr Message<Localized, Localized> figure_of_item{"{}, {}", "{}、{}"};
constexpr Message<std::string, Localized> item_of{"{}: {}", "{}　{}"};
constexpr Message<Localized> not_explained{"{} - no reason given", "{}　【理由の記載なし】"};
constexpr Message<Localized> aimed_at{"target {}", "目標 {}"};
constexpr Message<> statuses_heading{"statuses", "判定の内訳"};
constexpr Message<> value_word{"value", "値"};
constexpr Message<> operation_number{"operation", "操作番号"};
constexpr Message<> use_word{"included", "算入"};
constexpr Message<std::size_t, std::string, std::string> more_values{
    "and {} more: track show {} --year {}", "ほか{}件（すべて見るには track show {} --year {}）"};
constexpr Message<> register_word{"Register of partners", "団体の取組（台帳）"};
constexpr Message<> corrections_word{"Corrections", "訂正"};
constexpr Message<> none_corrected{"Nothing was corrected in the figures of this year.",
                                   "この年度の数値に訂正はありません。"};
constexpr Message<OperationId> none_since{
    "Nothing was corrected since the last edition (operation {}).",
    "前回の確定（操作{}）以後の訂正はありません。"};
constexpr Message<OperationId> corrected_since{"Since the last edition (operation {}).",
                                               "前回の確定（操作{}）以後の訂正です。"};
constexpr Message<> methods_word{"How figures and statuses are made", "判定・算定方法"};
constexpr Message<> edition_word{"This edition", "この資料について"};
constexpr Message<> as_of_word{"as of", "現在日"};
constexpr Message<> revision_word{"definitions", "定義"};
constexpr Message<int> edition_revision{"revision {}", "第{}版"};
constexpr Message<> record_word{"record", "記録"};
constexpr Message<OperationId> up_to_operation{"up to operation {}", "操作{}まで"};
constexpr Message<> digest_word{"digest", "照合値（SHA-256）"};

constexpr Message<> grades_word{"Grades", "評価の一覧"};
constexpr Message<> graded_heading{"of", "対象"};
constexpr Message<> advised_heading{"advised by the rates", "達成率による目安"};
constexpr Message<> not_graded{"not graded yet", "未評価"};

constexpr std::size_t most_values = 12;

// Each status that occurs in a report is a column.
class StatusTable {
 public:
  explicit StatusTable(const report::StatusCounts& all) {
    table_.grid.columns = {{"field", heading::field()},
                           column_at(Place::chart, "bar", statuses_heading())};
    for (const auto& [status, mark] : marked_statuses) {
      if (!all.contains(status)) continue;
      statuses_.push_back(status);
      table_.grid.columns.push_back(number_column(std::string(key(status)), label(status)));
    }
  }

  void add(const Localized& name, const std::string& link, const report::StatusCounts& counts) {
    if (counts.empty()) return;
    all_.emplace_back(name, counts);
    std::vector<Cell> cells = {on_page(shown_cell(name), {.link = link}), {}};
    for (const Status status : statuses_) {
      const auto found = counts.find(status);
      cells.push_back(found == counts.end() ? Cell() : number_cell(found->second));
      if (found != counts.end()) cells.back().paint = paint_of(status);
    }
    table_.grid.rows.push_back(std::move(cells));
  }

  // With bars to one scale.
  Table take() {
    std::int64_t most = 0;
    for (const auto& [name, counts] : all_) most = std::max(most, sum_of(counts));
    for (std::size_t i = 0; i < all_.size(); ++i) {
      const auto& [name, counts] = all_[i];
      if (auto bar = status_bar_of(counts, name, most)) {
        table_.grid.rows[i][1] = chart_cell(*std::move(bar));
      }
    }
    return std::move(table_);
  }

 private:
  static std::int64_t sum_of(const report::StatusCounts& counts) {
    std::int64_t sum = 0;
    for (const auto& [status, count] : counts) sum += count;
    return sum;
  }

  std::vector<std::pair<Localized, report::StatusCounts>> all_;  // a row each
  std::vector<Status> statuses_;
  Table table_;
};

std::string name_of_field(const report::FieldSection& section) {
  return section.number + " " + printable(section.field->name);
}

// "相談件数 271件、目標 360件、75.3%"
Localized item_in_words(const Row& row, const Plan& plan) {
  const Activity* activity = find_activity(plan, row.activity);
  Localized name = row.indicator == nullptr || activity == nullptr
                       ? row_name(row)
                       : item_of(printable(activity->name), row_name(row));
  if (row.indicator == nullptr) name = item_of(printable(row.name), row_name(row));
  Localized text = status_of_item(status_text(row), name);
  const auto add = [&text](const Localized& more) {
    if (!more.empty()) text = figure_of_item(text, more);
  };
  if (row.actual.has_figure()) add(with_unit(row, actual_text(row)));
  if (row.target.set()) add(aimed_at(with_unit(row, target_text(row))));
  add(rate_text(row));
  if (!row.assessment.reason.empty()) add(row.assessment.reason);
  return text;
}

// The values of a figure, without who recorded them.
Grid values_behind(const History& history) {
  const Plan& plan = *history.plan;
  Grid grid;
  grid.columns = {whole_column("period", heading::period()),
                  {"part", heading::part()},
                  number_column("value", value_word()),
                  {"place", heading::place()},
                  {"use", use_word()},
                  number_column("operation", operation_number())};
  const std::size_t shown = std::min(history.measurements.size(), most_values);
  for (std::size_t i = 0; i < shown; ++i) {
    const Measurement& one = history.measurements[i];
    const Indicator* indicator = find_indicator(plan, one.indicator);
    const bool is_part = indicator != nullptr && indicator->part_of;
    const bool counted = history.inclusions[i] == report::Inclusion::counted;
    grid.rows.push_back(
        {shown_cell(period_text(one.period, plan.calendar.eras)),
         is_part ? text_cell(printable(indicator->part_of->name)) : Cell(),
         shown_cell(describe(one.value, printable(history.indicator->unit))),
         text_cell(printable(one.place)),
         shown_cell(label(history.inclusions[i]), counted ? Paint::plain : Paint::faint),
         number_cell(one.operation)});
  }
  return grid;
}

Grid holdings_behind(const History& history) {
  const Plan& plan = *history.plan;
  Grid grid;
  grid.columns = {whole_column("period", heading::period()),
                  {"place", heading::place()},
                  {"use", use_word()},
                  number_column("operation", operation_number())};
  const std::size_t shown = std::min(history.events.size(), most_values);
  for (std::size_t i = 0; i < shown; ++i) {
    const Event& one = history.events[i];
    grid.rows.push_back({shown_cell(period_text(one.period, plan.calendar.eras)),
                         text_cell(printable(one.place)), shown_cell(label(history.inclusions[i])),
                         number_cell(one.operation)});
  }
  return grid;
}

void add_register(const Review& review, std::vector<Block>& blocks) {
  if (!review.partners) return;
  auto content = std::make_shared<Document>(document_of(*review.partners));
  std::vector<Block>& within = content->blocks.get();
  within.erase(within.begin(), within.begin() + 2);  // its own heading
  blocks.emplace_back(Details{{2, register_word()}, std::move(content)});
}

void add_corrections(const Review& review, std::vector<Block>& blocks) {
  blocks.emplace_back(Heading{2, corrections_word()});
  const auto& since = review.last_edition;
  if (review.corrected.empty()) {
    blocks.emplace_back(Paragraph{since ? none_since(*since) : none_corrected()});
    return;
  }
  if (since) blocks.emplace_back(Paragraph{corrected_since(*since)});
  blocks.emplace_back(Table{{}, corrections_grid(review.corrected, *review.report.plan)});
}

void add_methods(const Review& review, std::vector<Block>& blocks) {
  auto content = std::make_shared<Document>();
  content->blocks.emplace_back(Table{{}, methods_of(review.report.rows(), *review.report.plan)});
  blocks.emplace_back(Details{{2, methods_word()}, std::move(content)});
}

void add_edition(const Review& review, std::vector<Block>& blocks) {
  const report::ReportHeader& head = review.report.head;
  Table table{{}, {}, {}, Layout::facts};
  table.grid.columns = {{"what", {}}, {"value", {}}};
  const auto add = [&table](const Localized& what, const Localized& value) {
    table.grid.rows.push_back({shown_cell(what), shown_cell(value)});
  };
  add(as_of_word(), day_in_words(head.as_of, review.report.plan->calendar.eras));
  add(revision_word(), edition_revision(head.revision));
  // What is hidden is hidden in an order that the digest of a first operation would tell.
  if (!review.report.public_edition) {
    add(record_word(), up_to_operation(review.state.operation));
    add(digest_word(), verbatim(review.state.digest));
  }
  blocks.emplace_back(Heading{2, edition_word()});
  blocks.emplace_back(std::move(table));
}

}  // namespace

std::string anchor_of(const Row& row) {
  return (row.indicator == nullptr ? "held-" : "figure-") + row.id;
}

std::vector<Counts::Count> judged_counts(const report::StatusCounts& counts) {
  std::vector<Counts::Count> all;
  for (const auto& [status, mark] : marked_statuses) {
    const auto found = counts.find(status);
    if (found != counts.end()) all.push_back({label(status), found->second, paint_of(status)});
  }
  return all;
}

Table statuses_by_field(const report::Report& report) {
  StatusTable table(report.counts);
  for (const report::ThemeSection& theme : report.themes) {
    for (const report::FieldSection& field : theme.fields) {
      table.add(verbatim(name_of_field(field)), anchor_of(field), report::counts_of(field));
    }
  }
  table.add(heading::surveys_section(), {}, report::counts_of(report.surveys));
  table.add(heading::partners_section(), {}, report::counts_of(report.partners));
  if (!report.retired.empty()) {
    table.add(heading::retired_section(), {},
              report::count_statuses(report::pointers_to(report.retired)));
  }
  return table.take();
}

void add_grades(const report::Report& report, std::vector<Block>& blocks) {
  const Plan& plan = *report.plan;
  std::vector<report::EvaluatedItem> items = report::evaluated_items(report);
  const auto has_grade = [](const report::EvaluatedItem& item) {
    return item.standing != nullptr && !item.standing->grade.empty();
  };
  if (std::ranges::none_of(items, has_grade)) return;
  std::rotate(items.begin(), items.end() - 1, items.end());  // the plan first
  std::map<std::string, std::int64_t> times;                 // by the grade's name
  Table table;
  table.grid.columns = {{"name", graded_heading()}, {"grade", heading::grade()}};
  const bool advise = plan.assessment.advise();
  if (advise) table.grid.columns.push_back({"advised", advised_heading()});
  for (const report::EvaluatedItem& item : items) {
    const bool graded = has_grade(item);
    const bool is_asked = plan.assessment.ask_for(item.of.kind) && !report.public_edition;
    if (!graded && !is_asked) continue;
    const std::string grade = graded ? grade_text(plan, *item.standing) : std::string();
    if (graded) ++times[grade];
    Cell name = shown_cell(evaluation_name(plan, item.of));
    if (!item.rows.empty()) {
      name = on_page(std::move(name), {.link = anchor_of(*item.rows.front())});
    }
    std::vector<Cell> cells = {std::move(name), shown_cell(not_graded(), Paint::faint)};
    if (graded) cells.back() = shown_cell(verbatim(grade));
    if (advise) cells.push_back(shown_cell(advice_of(item, plan)));
    table.grid.rows.push_back(std::move(cells));
  }
  std::vector<Counts::Count> counts;
  for (const Grade& grade : plan.assessment.grades) {
    const auto found = times.extract(printable(grade.name));
    if (found) counts.push_back({verbatim(found.key()), found.mapped()});
  }
  for (const auto& [grade, number] : times) counts.push_back({verbatim(grade), number});
  blocks.emplace_back(Heading{2, grades_word()});
  blocks.emplace_back(Counts{{{{}, std::move(counts)}}});
  blocks.emplace_back(std::move(table));
}

List explanations_needed(const report::Report& report) {
  std::set<const Row*> owed;
  for (const report::EvaluatedItem& item : report::explanations_owed(report)) {
    owed.insert(item.rows.begin(), item.rows.end());
  }
  std::map<const Row*, const Evaluation*> explained;
  for (const report::EvaluatedItem& item : report::evaluated_items(report)) {
    if (item.standing == nullptr || item.standing->reasons.empty()) continue;
    for (const Row* row : item.rows) explained.emplace(row, item.standing);
  }
  List list;
  for (const Row* row : report::to_be_explained(report)) {
    Localized text = item_in_words(*row, *report.plan);
    const auto evaluation = explained.find(row);
    if (owed.contains(row) && !report.public_edition) text = not_explained(text);
    if (evaluation != explained.end()) text = with_reasons(text, *evaluation->second);
    list.items.push_back({std::move(text), paint_of(row->assessment.status), anchor_of(*row)});
  }
  return list;
}

Document origin_of_figure(const History& history) {
  Document content;
  content.blocks.emplace_back(Table{{}, explanation(history)});
  Grid values = history.indicator != nullptr ? values_behind(history) : holdings_behind(history);
  const std::size_t all = std::max(history.measurements.size(), history.events.size());
  const std::size_t shown = values.rows.size();
  if (shown > 0) content.blocks.emplace_back(Table{{}, std::move(values)});
  if (shown < all) {
    const Row& row = history.years.front();
    content.blocks.emplace_back(Paragraph{more_values(
        all - shown, row.id, history.plan->calendar_of(row.indicator).short_label(row.year))});
  }
  return content;
}

Document parts_of_figure(const std::vector<Row>& parts) {
  Table table;
  Grid& grid = table.grid;
  grid.columns = {{"part", heading::part()},
                  number_column("target", heading::target()),
                  number_column("actual", heading::actual()),
                  number_column("share", heading::share()),
                  number_column("rate", heading::rate()),
                  {"status", heading::status()}};
  for (const Row& row : parts) {
    grid.rows.push_back({text_cell(printable(row.indicator->part_of->name)),
                         shown_cell(target_text(row)), shown_cell(actual_text(row)),
                         shown_cell(share_in_percent(row)), shown_cell(rate_text(row)),
                         shown_cell(status_text(row), paint_of(row.assessment.status))});
  }
  return Document{{std::move(table)}};
}

void add_back_matter(const Review& review, std::vector<Block>& blocks) {
  add_register(review, blocks);
  if (!review.report.public_edition) add_corrections(review, blocks);
  add_methods(review, blocks);
  add_edition(review, blocks);
}

}  // namespace track::render
