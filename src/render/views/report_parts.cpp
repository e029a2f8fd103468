#include "report_parts.hpp"

#include <algorithm>
#include <utility>

#include "report_data.hpp"
#include "track/base/date.hpp"
#include "track/base/text.hpp"
#include "words/evaluations.hpp"
#include "words/headings.hpp"
#include "words/plan_parts.hpp"
#include "words/values.hpp"

namespace track::render {

namespace {

using report::Row;

// Columns that step below their row, in this order, where a line cannot hold all.
constexpr std::string_view stepping_below[] = {"last", "method", "baseline", "unit", "difference"};

constexpr Message<Localized, OperationId> head_of_closed{"{}; closed by operation {}",
                                                         "{}　締め済み（操作{}）"};
constexpr Message<Localized, Localized, Localized, int, Localized> span_text{
    "{} to {}; as of {}; definitions revision {}; {}",
    "対象期間：{}～{}（{}現在）　定義第{}版　{}"};
constexpr Message<> year_not_begun{"the year has not begun", "年度開始前"};
constexpr Message<> year_running{"the year is running", "年度途中"};
constexpr Message<> year_over{"the year is over", "年度終了"};

Localized phase_text(report::Progress::Phase phase) {
  switch (phase) {
    case report::Progress::Phase::not_begun:
      return year_not_begun();
    case report::Progress::Phase::running:
      return year_running();
    case report::Progress::Phase::over:
      break;
  }
  return year_over();
}

constexpr Message<> without_threshold{
    "Public edition: notes, places and the names of those who recorded are left out. No figure is "
    "suppressed: the plan sets no threshold ([public] suppress_below).",
    "公表用：記録の備考、場所、記録者名は含みません。計画に秘匿の基準（[public] "
    "suppress_below）がないため、秘匿した数値はありません。"};
constexpr Message<int, std::int64_t> with_threshold{
    "Public edition: counts of fewer than {} people are suppressed, and what would give them back; "
    "rows suppressed here, parts and sums of the plan included: {}. Notes, places and the names of "
    "those who recorded are left out.",
    "公表用：{}"
    "人未満の人数と、それを逆算できる数値は秘匿しています（ここでは区分と計画全体の合計を含め{}"
    "件）。記録の備考、場所、記録者名は含みません。"};

constexpr Message<std::string, Localized> report_heading{"{}: targets and actuals {}",
                                                         "{}　{}の目標と実績"};
constexpr Message<> desired_states{"desired states", "目指すべき状態"};
constexpr Message<> value_taken_back{"undone", "取消"};
constexpr Message<> missing_heading{"Missing", "未報告"};
constexpr Message<> nothing_missing{"Nothing is missing.", "未報告はありません。"};

constexpr Message<Localized> said_of_plan{"The plan: {}", "計画全体　{}"};

constexpr std::size_t outcome_indent = 2;

class Outline {
 public:
  Outline(const SectionView& view, std::vector<Block>& blocks) : view_(view), blocks_(blocks) {}

  void add(const report::ThemeSection& section) {
    add_heading(2, section.number, section.theme->name);
    for (const report::FieldSection& field : section.fields) add(field);
  }

  void add(const report::ActivitySection& section) {
    blocks_.emplace_back(
        Heading{4, verbatim(printable(section.activity->name)), view_.aside(section)});
    add(section.rows);
    if (section.activity->kind == ActivityKind::initiative) {
      add_said({EvaluationSubject::initiative, section.activity->id});
    }
  }

  void add(const std::vector<report::Row>& rows) {
    if (!rows.empty()) blocks_.emplace_back(view_.table(rows));
  }

 private:
  void add(const report::FieldSection& section) {
    add_heading(3, section.number, section.field->name, anchor_of(section));
    if (!section.field->outcomes.empty()) {
      List list{desired_states(), {}};
      for (const std::string& outcome : section.field->outcomes) {
        list.items.push_back({verbatim(printable(outcome))});
      }
      blocks_.emplace_back(std::move(list));
    }
    add(section.outcomes);
    add_said({EvaluationSubject::field, section.field->id});
    for (const report::ActivitySection& activity : section.activities) add(activity);
  }

  // As the last of its rows, where it has any.
  void add_said(const EvaluationOf& of) {
    Localized text = view_.said ? view_.said(of) : Localized();
    if (text.empty()) return;
    Table* table = blocks_.empty() ? nullptr : std::get_if<Table>(&blocks_.back());
    if (table != nullptr) {
      table->below = std::move(text);
    } else {
      blocks_.emplace_back(Paragraph{std::move(text), Paint::plain, outcome_indent});
    }
  }

  void add_heading(int level, const std::string& number, const std::string& name,
                   const std::string& anchor = {}) {
    blocks_.emplace_back(Heading{level, verbatim(number + " " + printable(name)), {}, anchor});
  }

  const SectionView& view_;
  std::vector<Block>& blocks_;
};

constexpr const char* rows_key = "rows";

Data tree_of(const report::Report& report) {
  const Plan& plan = *report.plan;
  Data tree = header_data(plan, report.head);
  tree["counts"] = counts_data(report.counts);
  if (report.public_edition) tree["public"] = public_data(*report.public_edition);
  Data& evaluations = tree["evaluations"] = Data::list();
  for (const report::EvaluatedItem& item : report::evaluated_items(report)) {
    if (item.standing != nullptr) evaluations.push_back(evaluation_data(plan, *item.standing));
  }
  Data& owed = tree["explanations_owed"] = Data::list();
  for (const report::EvaluatedItem& item : report::explanations_owed(report)) {
    owed.push_back(owed_data(item));
  }
  tree[rows_key];
  return tree;
}

}  // namespace

std::vector<Column> value_columns() {
  std::vector<Column> columns = {{"unit", heading::unit()},
                                 number_column("baseline", heading::baseline()),
                                 number_column("target", heading::target()),
                                 number_column("actual", heading::actual()),
                                 number_column("difference", heading::difference()),
                                 number_column("rate", heading::rate()),
                                 {"method", heading::method()},
                                 {"status", heading::status()},
                                 {"last", heading::last_day()}};
  int rank = 0;
  for (const std::string_view key : stepping_below) {
    Column& column = *std::ranges::find(columns, key, &Column::key);
    column.yields = ++rank;
    column.yields_to_name = key == "last" || key == "method";
  }
  // The rate is not actual / target then.
  std::ranges::find(columns, "method", &Column::key)->told_below = {label(Method::change)};
  return columns;
}

std::vector<Cell> value_cells(const Row& row, EraCalendar eras) {
  const Status status = row.assessment.status;
  return {shown_cell(unit_text(row)),
          figure_cell(row.baseline, baseline_text(row)),
          figure_cell(row.target.number, target_text(row)),
          figure_cell(row.actual.number, actual_text(row)),
          figure_cell(row.achievement.difference, difference_text(row)),
          figure_cell(row.achievement.rate, rate_text(row)),
          shown_cell(method_text(row)),
          shown_cell(status_text(row), paint_of(status)),
          shown_cell(last_text(row, eras))};
}

Localized head_text(const report::ReportHeader& head, const FiscalCalendar& calendar) {
  const Period period = calendar.period(head.year);
  const auto words = [&](Day day) { return day_in_words(day, calendar.eras); };
  Localized text = span_text(words(period.first), words(period.last), words(head.as_of),
                             head.revision, phase_text(head.progress.phase));
  return head.closed_by ? head_of_closed(text, *head.closed_by) : text;
}

Localized public_text(const report::PublicEdition& edition) {
  return edition.suppress_below ? with_threshold(*edition.suppress_below, edition.hidden)
                                : without_threshold();
}

std::string anchor_of(const report::FieldSection& section) {
  return "field-" + section.field->id;
}

std::vector<Block> first_blocks(const report::Report& report) {
  const Plan& plan = *report.plan;
  std::vector<Block> blocks = {
      Heading{1, report_heading(printable(plan.name), plan.calendar.label(report.head.year))},
      Paragraph{head_text(report.head, plan.calendar)}};
  if (report.public_edition) {
    blocks.emplace_back(Paragraph{public_text(*report.public_edition)});
  }
  return blocks;
}

Document begin_report(const report::Report& report, std::vector<const Row*> rows) {
  Document document;
  document.letterhead = letterhead_of(*report.plan);
  document.rows = report_rows(std::move(rows), *report.plan);
  document.tree = Deferred<Data>([&report] { return tree_of(report); });
  document.rows_key = rows_key;
  return document;
}

void add_owner_data(const report::OwnerPage& page, const Plan& plan, Data& tree) {
  Data& missing = tree["missing"] = Data::list();
  for (const report::Deadline& one : page.missing) missing.push_back(deadline_data(one));
  Data& corrected = tree["corrected"] = Data::list();
  for (const CorrectedValue& one : page.corrected) {
    corrected.push_back(correction_data(plan, one));
  }
}

Localized SectionView::owners_of(const report::ActivitySection& section) {
  std::vector<std::string> names;
  for (const std::string& name : section.owner_names) names.push_back(printable(name));
  return listed_names(names);
}

void add_outline(const report::Sections& sections, const Plan& plan, const SectionView& view,
                 std::vector<Block>& blocks) {
  if (sections.empty()) blocks.emplace_back(Table{{}, {}, nothing_to_show()});
  Outline outline(view, blocks);
  for (const report::ThemeSection& theme : sections.themes) outline.add(theme);
  if (!sections.surveys.empty()) blocks.emplace_back(Heading{2, heading::surveys_section()});
  for (const std::string& outcome : plan.monitoring_outcomes) {
    if (sections.surveys.empty()) break;
    blocks.emplace_back(Paragraph{verbatim(printable(outcome)), Paint::plain, outcome_indent});
  }
  for (const report::ActivitySection& survey : sections.surveys) outline.add(survey);
  if (!sections.partners.empty()) blocks.emplace_back(Heading{2, heading::partners_section()});
  for (const report::ActivitySection& partner : sections.partners) outline.add(partner);
  if (sections.retired.empty()) return;
  blocks.emplace_back(Heading{2, heading::retired_section()});
  outline.add(sections.retired);
}

std::function<Localized(const EvaluationOf&)> evaluations_of(const report::Report& report) {
  return [plan = report.plan, items = report::evaluated_items(report)](const EvaluationOf& of) {
    const auto item = std::ranges::find(items, of, &report::EvaluatedItem::of);
    const bool is_said = item != items.end() && item->standing != nullptr;
    return is_said ? evaluation_lines(*plan, *item->standing) : Localized();
  };
}

void add_plan_evaluation(const SectionView& view, const Plan& plan, std::vector<Block>& blocks) {
  const Localized text = view.said({EvaluationSubject::plan, plan.id});
  if (!text.empty()) blocks.emplace_back(Paragraph{said_of_plan(text)});
}

Letterhead letterhead_of(const Plan& plan) {
  Letterhead head{printable(plan.office.name), {}, {}, plan.office.accent};
  if (plan.office.logo) {
    head.logo = plan.office.logo->content;
    head.logo_type = media_type(head.logo);
  }
  return head;
}

Grid corrections_grid(const std::vector<CorrectedValue>& corrected, const Plan& plan) {
  Grid grid;
  grid.columns = {number_column("operation", heading::number()),
                  whole_column("at", heading::moment()),
                  {"name", heading::indicator()},
                  {"before", heading::before()},
                  {"after", heading::after()},
                  {"reason", heading::reason()},
                  {"actor", heading::actor()}};
  for (const CorrectedValue& one : corrected) {
    const Measurement* after = one.after ? &*one.after : nullptr;
    grid.rows.push_back({{one.operation, verbatim(std::to_string(one.operation))},
                         shown_cell(time_text(one.at, plan.calendar)),
                         shown_cell(distinct_name(plan, one.before.indicator)),
                         shown_cell(measurement_text(plan, one.before, after)),
                         shown_cell(after == nullptr ? value_taken_back()
                                                     : measurement_text(plan, *after, &one.before)),
                         text_cell(one.reason),
                         text_cell(one.actor)});
  }
  return grid;
}

Table missing_table(const report::OwnerPage& page, const Plan& plan) {
  Table table{missing_heading(), {}, nothing_missing()};
  table.grid.columns = {whole_column("due", heading::deadline()),
                        {"what", heading::to_report()},
                        whole_column("of", heading::of()),
                        whole_column("id", heading::id())};
  for (const report::Deadline& one : page.missing) {
    table.grid.rows.push_back({shown_cell(day_text(one.day, plan.calendar.eras)),
                               shown_cell(deadline_name(one)), shown_cell(deadline_span(one, plan)),
                               text_cell(std::string(deadline_id(one)))});
  }
  return table;
}

}  // namespace track::render
