#include "track/app/worksheet.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "track/base/text.hpp"
#include "track/render/format.hpp"
#include "track/render/views.hpp"

namespace track::app {

namespace {

constexpr Message<std::string, std::string> sheet_title{"{}: evaluation of {}", "{}　{}の評価"};
constexpr Message<> sheet_rules{
    "Write behind the colons; a text may go on in the lines below. Lines that begin with # are "
    "not\n"
    "read. Leave the lines with == as they are. What stays empty is not said; an item that is\n"
    "deleted, or stays as it is, is not changed. A line of a text that begins with #, == or one "
    "of\n"
    "the words below gets a \\ before it.",
    "コロンの後に書いてください。文章は次の行に続けられます。「#」で始まる行は読み取りません。\n"
    "「==」の行は変えないでください。空欄は「記載なし」になります。項目ごと削除するか、\n"
    "そのままにした項目は変わりません。文章の行が「#」「==」や下の見出し語で始まるときは、\n"
    "行の頭に「\\」を付けてください。"};
constexpr Message<std::string> sheet_grades{"Grades: {}", "評価の区分：{}"};
constexpr Message<std::string> advised_line{"advised by the rates: {}", "達成率による目安：{}"};
constexpr Message<std::string> owed_line{"reasons are owed for: {}", "理由の説明が必要なもの：{}"};

constexpr Message<> before_items{"this text stands before the first item",
                                 "最初の項目より前に文章があります"};
constexpr Message<> items_rule{"an item begins with a line \"== ID\"",
                               "項目は「== ID」の行で始まります"};
constexpr Message<> before_words{"this text stands under no word", "見出し語の前に文章があります"};
constexpr Message<> words_rule{
    "the words are grade, results, reasons, next and note, each with a colon behind it",
    "見出し語は「評価」「成果」「理由」「今後」「備考」で、後にコロンを付けます"};
constexpr Message<> item_twice{"this item stands there twice", "同じ項目が二度あります"};
constexpr Message<> word_twice{"this word stands twice in the item",
                               "同じ見出し語が項目内に二度あります"};
constexpr Message<std::string> other_year{"the file is of {}", "ファイルは{}のものです"};
constexpr Message<std::string> year_rule{"--year asks for {}", "--year の指定は{}です"};
constexpr Message<> no_utf8{"this line is not UTF-8", "この行がUTF-8ではありません"};
constexpr Message<> utf8_way{"save the file as UTF-8", "UTF-8で保存してください"};

struct SheetWord {
  std::string_view en;
  std::string_view ja;
  std::optional<std::string> EvaluationWords::*said;
};
constexpr std::array evaluation_words = {
    SheetWord{"grade", "評価", &EvaluationWords::grade},
    SheetWord{"results", "成果", &EvaluationWords::results},
    SheetWord{"reasons", "理由", &EvaluationWords::reasons},
    SheetWord{"next", "今後", &EvaluationWords::next},
    SheetWord{"note", "備考", &EvaluationWords::note},
};

// What stands behind "grade:", 「評価：」; nothing where the line does not begin with the word.
std::optional<std::string_view> behind_word(std::string_view line, std::string_view word) {
  if (!line.starts_with(word)) return std::nullopt;
  line.remove_prefix(word.size());
  for (const std::string_view colon : {":", "："}) {
    if (line.starts_with(colon)) return line.substr(colon.size());
  }
  return std::nullopt;
}

const SheetWord* word_of(std::string_view line, std::string_view& text) {
  for (const SheetWord& word : evaluation_words) {
    for (const std::string_view name : {word.en, word.ja}) {
      if (const auto found = behind_word(line, name)) {
        text = *found;
        return &word;
      }
    }
  }
  return nullptr;
}

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
    std::string_view ignored;
    const bool special = line.starts_with('#') || line.starts_with("==") ||
                         line.starts_with('\\') || word_of(line, ignored) != nullptr;
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
  SheetWriter(const report::Report& report, Language language)
      : report_(report), plan_(*report.plan), language_(language) {}

  std::string write(const std::vector<report::EvaluatedItem>& items) const {
    const std::string year = plan_.calendar.short_label(report_.head.year);
    std::string text = commented(
        sheet_title(printable(plan_.name), plan_.calendar.label(report_.head.year).in(language_))
            .in(language_) +
        "\n" + sheet_rules().in(language_));
    if (!plan_.assessment.grades.empty()) text += commented(sheet_grades(grades()).in(language_));
    text += "\nyear: " + year + "\n";
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
    const Grade* grade = plan_.assessment.find(standing.grade);
    add("grade", "評価", grade == nullptr ? standing.grade : grade->name, text);
    add("results", "成果", standing.results, text);
    add("reasons", "理由", standing.reasons, text);
    add("next", "今後", standing.next, text);
    add("note", "備考", standing.note, text);
    return text;
  }

  std::string owed(const report::EvaluatedItem& item) const {
    for (const report::EvaluatedItem& one : report::explanations_owed(report_)) {
      if (one.of != item.of) continue;
      std::vector<std::string> names;
      for (const report::Row* row : one.rows) {
        names.push_back(printable(row->name) + " (" + label(row->assessment.status).in(language_) +
                        ")");
      }
      return commented(owed_line(joined(names)).in(language_));
    }
    return {};
  }

  // A grade is asked for only where there are grades.
  void add(const char* en, const char* ja, const std::string& said, std::string& text) const {
    const bool is_grade = std::string_view(en) == "grade";
    if (is_grade && plan_.assessment.grades.empty() && said.empty()) return;
    text += language_ == Language::ja ? std::string(ja) + "：" : std::string(en) + ":";
    if (!said.empty()) text += (language_ == Language::ja ? "" : " ") + escaped(said);
    text += "\n";
  }

  static std::string trimmed_end(std::string text) {
    while (text.ends_with('\n')) text.pop_back();
    return text;
  }

  const report::Report& report_;
  const Plan& plan_;
  Language language_;
};

class SheetReader {
 public:
  SheetReader(const std::string& file, const Plan& plan, FiscalYear year)
      : file_(file), plan_(plan), year_(year) {}

  Worksheet read(const std::string& text) && {
    std::string_view whole = text;
    if (whole.starts_with("\xEF\xBB\xBF")) whole.remove_prefix(3);
    for (const std::string& line : split(whole, '\n')) {
      ++number_;
      take(line.ends_with('\r') ? std::string_view(line).substr(0, line.size() - 1) : line);
    }
    end_item();
    if (!sheet_.faults.empty()) sheet_.entries.clear();
    return std::move(sheet_);
  }

 private:
  void take(std::string_view line) {
    if (!is_utf8(line) || line.find('\0') != std::string_view::npos) {
      return fault("", no_utf8(), utf8_way());
    }
    if (line.starts_with('#')) return;
    if (line.starts_with("==")) return begin_item(line);
    if (!in_item_) return take_before_items(line);
    std::string_view text = line;
    if (const SheetWord* word = word_of(line, text)) return begin_word(*word, text, line);
    if (line.starts_with('\\')) text.remove_prefix(1);
    if (said_ != nullptr) {
      *said_ += "\n";
      *said_ += text;
    } else if (!is_blank(line)) {
      fault(line, before_words(), words_rule());
    }
  }

  void take_before_items(std::string_view line) {
    std::optional<std::string_view> year;
    for (const std::string_view word : {"year", "年度"}) {
      if (!year) year = behind_word(line, word);
    }
    if (year) {
      const std::string wanted = plan_.calendar.short_label(year_);
      if (folded(*year) == folded(wanted)) return;
      return fault(line, other_year(printable(trimmed(*year))), year_rule(wanted));
    }
    if (!is_blank(line)) fault(line, before_items(), items_rule());
  }

  void begin_item(std::string_view line) {
    end_item();
    in_item_ = true;
    std::string id = trimmed(line.substr(2));
    id = id.substr(0, id.find_first_of(" \t"));
    try {
      const EvaluationOf of = look_up_evaluated(plan_, id);
      item_ = WorksheetEntry{of, {}};
      item_line_ = number_;
      item_text_ = line;
      if (!named_.insert(of).second) fault(line, item_twice());
    } catch (const Error& error) {
      fault(line, error.message(), error.hints().empty() ? Localized() : error.hints().front());
    }
  }

  void begin_word(const SheetWord& word, std::string_view text, std::string_view line) {
    std::optional<std::string>& said = item_.words.*word.said;
    if (said) fault(line, word_twice());
    text = text.starts_with(' ') ? text.substr(1) : text;
    if (text.starts_with('\\')) text.remove_prefix(1);
    said = std::string(text);
    said_ = &*said;
  }

  void end_item() {
    said_ = nullptr;
    if (item_line_ == 0) return;
    for (const SheetWord& word : evaluation_words) {
      if (auto& said = item_.words.*word.said) said = trimmed(*said);
    }
    try {
      check_words(plan_, item_.words);
      sheet_.entries.push_back(item_);
    } catch (const Error& error) {
      const std::size_t behind = std::exchange(number_, item_line_);
      fault(item_text_, error.message(),
            error.hints().empty() ? Localized() : error.hints().front());
      number_ = behind;
    }
    item_line_ = 0;
  }

  void fault(std::string_view line, Localized problem, Localized rule = {}) {
    sheet_.faults.push_back({file_, number_, 1, std::max<std::size_t>(text_width(line), 1),
                             std::string(line), std::move(problem), std::move(rule)});
  }

  const std::string& file_;
  const Plan& plan_;
  FiscalYear year_;
  Worksheet sheet_;
  std::size_t number_ = 0;
  bool in_item_ = false;
  WorksheetEntry item_;
  std::size_t item_line_ = 0;  // 0: of none that is known
  std::string item_text_;
  std::set<EvaluationOf> named_;
  std::string* said_ = nullptr;
};

}  // namespace

std::string worksheet(const report::Report& report, const std::vector<report::EvaluatedItem>& items,
                      Language language) {
  return SheetWriter(report, language).write(items);
}

Worksheet read_worksheet(const std::string& file, const std::string& text, const Plan& plan,
                         FiscalYear year) {
  Worksheet sheet = SheetReader(file, plan, year).read(text);
  std::ranges::stable_sort(sheet.faults, {}, &Diagnostic::line);
  return sheet;
}

}  // namespace track::app
