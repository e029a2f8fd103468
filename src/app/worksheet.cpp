#include "track/app/worksheet.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "track/base/text.hpp"
#include "track/render/format.hpp"
#include "track/render/views.hpp"
#include "worksheet_words.hpp"

namespace track::app {

namespace {

constexpr Message<std::string, std::string> sheet_title{"{}: evaluation of {}", "{}　{}の評価"};
constexpr Message<> sheet_rules{
    "Write behind the colons; a text may go on in the lines below. Lines that begin with # are "
    "not\n"
    "read. Leave the lines year, operation and == as they are. What stays empty is not said; an\n"
    "item that is deleted, or stays as it is, is not changed. A line of a text that begins with\n"
    "#, == or one of the words below gets a \\ before it.",
    "コロンの後に書いてください。文章は次の行に続けられます。「#」で始まる行は読み取りません。\n"
    "「year」「operation」「==」の行は変えないでください。空欄は「記載なし」になります。\n"
    "項目ごと削除するか、そのままにした項目は変わりません。文章の行が「#」「=="
    "」や下の見出し語で始まるときは、\n"
    "行の頭に「\\」を付けてください。"};
constexpr Message<std::string> sheet_grades{"Grades: {}", "評価の区分：{}"};
constexpr Message<std::string> advised_line{"advised by the rates: {}", "達成率による目安：{}"};
constexpr Message<std::string> owed_line{"reasons are owed for: {}", "理由の説明が必要なもの：{}"};

std::string commented(const std::string& text) {
  std::string lines;
  for (const std::string& line : split(text, '\n'))
    lines += line.empty() ? "#\n" : "# " + line + "\n";
  return lines;
}

// Fit for a terminal, and to be read back: what would be read as something else gets a backslash.
std::string escaped(const std::string& text) {
  std::string lines;
  bool first = true;
  for (const std::string& line : split(text, '\n')) {
    const bool special = line.starts_with('#') || line.starts_with("==") ||
                         line.starts_with('\\') || worded(line).word != nullptr ||
                         !word_meant(line).empty();
    lines += (first ? "" : "\n") + std::string(special ? "\\" : "") + printable(line);
    first = false;
  }
  return lines;
}

std::string item_id(const EvaluationOf& of) {
  if (of.kind == EvaluationSubject::plan) return "plan";
  return of.kind == EvaluationSubject::field ? "field:" + of.id : of.id;
}

class SheetWriter {
 public:
  SheetWriter(const report::Report& report, std::int64_t operation, Language language)
      : plan_(*report.plan),
        year_(report.head.year),
        operation_(operation),
        owed_(report::explanations_owed(report)),
        language_(language) {}

  std::string write(const std::vector<report::EvaluatedItem>& items) const {
    std::string text =
        commented(sheet_title(printable(plan_.name), plan_.calendar.label(year_).in(language_))
                      .in(language_) +
                  "\n" + sheet_rules().in(language_));
    if (!plan_.assessment.grades.empty()) text += commented(sheet_grades(grades()).in(language_));
    text +=
        fmt::format("\nyear: {}\noperation: {}\n", plan_.calendar.short_label(year_), operation_);
    for (const report::EvaluatedItem& item : items) text += item_text(item);
    return text;
  }

 private:
  std::string grades() const {
    std::vector<std::string> texts;
    for (const Grade& grade : plan_.assessment.grades) {
      const std::string meaning = printable(grade.meaning);
      texts.push_back(printable(grade.name) + (meaning.empty() ? "" : " (" + meaning + ")"));
    }
    return joined(texts);
  }

  std::string item_text(const report::EvaluatedItem& item) const {
    std::string text = "\n== " + item_id(item.of) + "  " + printable(item.name) + "\n";
    if (!item.rows.empty()) {
      render::Style style;
      style.language = language_;
      std::string table =
          render::write(render::figures_of(item, plan_), render::Format::table, style);
      text += commented(trimmed_end(std::move(table)));
    }
    const Localized advice = render::advice_of(item, plan_);
    if (!advice.empty()) text += commented(advised_line(advice.in(language_)).in(language_));
    text += owed(item);
    const Evaluation none;
    const Evaluation& standing = item.standing == nullptr ? none : *item.standing;
    for (const SheetWord& word : sheet_words) add(word, standing, text);
    return text;
  }

  std::string owed(const report::EvaluatedItem& item) const {
    const auto found = std::ranges::find(owed_, item.of, &report::EvaluatedItem::of);
    if (found == owed_.end()) return {};
    std::vector<std::string> names;
    for (const report::Row* row : found->rows) {
      names.push_back(printable(row->name) + " (" + label(row->assessment.status).in(language_) +
                      ")");
    }
    return commented(owed_line(joined(names)).in(language_));
  }

  // A grade is asked for only where there are grades.
  void add(const SheetWord& word, const Evaluation& standing, std::string& text) const {
    const bool is_grade = word.standing == &Evaluation::grade;
    const std::string said =
        is_grade ? report::grade_name(plan_, standing) : standing.*word.standing;
    if (is_grade && plan_.assessment.grades.empty() && said.empty()) return;
    text += language_ == Language::ja ? std::string(word.ja) + "：" : std::string(word.en) + ":";
    if (!said.empty()) text += (language_ == Language::ja ? "" : " ") + escaped(said);
    text += "\n";
  }

  static std::string trimmed_end(std::string text) {
    while (text.ends_with('\n')) text.pop_back();
    return text;
  }

  const Plan& plan_;
  FiscalYear year_;
  std::int64_t operation_;
  std::vector<report::EvaluatedItem> owed_;
  Language language_;
};

}  // namespace

std::string worksheet(const report::Report& report, const std::vector<report::EvaluatedItem>& items,
                      std::int64_t operation, Language language) {
  return SheetWriter(report, operation, language).write(items);
}

}  // namespace track::app
