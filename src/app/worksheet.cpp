#include "track/app/worksheet.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "track/app/record_request.hpp"
#include "track/base/encoding.hpp"
#include "track/base/text.hpp"
#include "track/model/lookup.hpp"
#include "track/render/format.hpp"
#include "track/render/views.hpp"
#include "worksheet_words.hpp"

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
constexpr Message<> doubtful_word{"this line begins like a word of the form, and is none",
                                  "この行は見出し語のようですが、見出し語にありません"};
constexpr Message<std::string> doubtful_rule{
    "did you mean \"{}:\"? a line of the text gets a \\ before it",
    "「{}：」のことですか。文章の行であれば、行の頭に「\\」を付けてください"};
constexpr Message<> item_twice{"this item stands there twice", "同じ項目が二度あります"};
constexpr Message<> word_twice{"this word stands twice in the item",
                               "同じ見出し語が項目内に二度あります"};
constexpr Message<std::string> other_year{"the file is of {}", "ファイルは{}のものです"};
constexpr Message<std::string> year_rule{"--year asks for {}", "--year の指定は{}です"};
constexpr Message<std::string> not_named{"this is not \"{}\", which was named",
                                         "指定された「{}」以外の項目です"};
constexpr Message<> not_named_way{
    "take the item out of the file, or name nothing beside --from to store all of it",
    "この項目をファイルから削除するか、対象を指定せずに --from だけで読み込んでください"};
constexpr Message<std::string> not_of_owner{"\"{}\" does not answer for this item",
                                            "「{}」の所管ではない項目です"};
constexpr Message<> not_of_owner_way{
    "take the item out of the file, or leave --owner out to store all of it",
    "この項目をファイルから削除するか、--owner を外して読み込んでください"};
constexpr Message<std::string> other_encoding{"the file is not UTF-8; it seems to be {}",
                                              "UTF-8のファイルではありません（{}のようです）"};
constexpr Message<> no_encoding{"the file is neither UTF-8 nor CP932 (Shift_JIS)",
                                "UTF-8としてもCP932（Shift_JIS）としても読めません"};
constexpr Message<> nul_bytes{"this is no text, or UTF-16 without its mark",
                              "テキストではないか、BOMのないUTF-16です"};
constexpr Message<> utf8_way{"save the file as text with the encoding UTF-8",
                             "文字コードをUTF-8にして、テキストとして保存し直してください"};

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
  SheetWriter(const report::Report& report, Language language)
      : plan_(*report.plan),
        year_(report.head.year),
        owed_(report::explanations_owed(report)),
        language_(language) {}

  std::string write(const std::vector<report::EvaluatedItem>& items) const {
    std::string text =
        commented(sheet_title(printable(plan_.name), plan_.calendar.label(year_).in(language_))
                      .in(language_) +
                  "\n" + sheet_rules().in(language_));
    if (!plan_.assessment.grades.empty()) text += commented(sheet_grades(grades()).in(language_));
    text += "\nyear: " + plan_.calendar.short_label(year_) + "\n";
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
  std::vector<report::EvaluatedItem> owed_;
  Language language_;
};

bool reads_as(Encoding encoding, const std::string& text) {
  Decoder decoder(encoding);
  decoder.decode(text);
  decoder.end();
  return !decoder.misfit();
}

// What keeps a file from being read as UTF-8; empty where nothing does.
Localized encoding_problem(const std::string& text) {
  const auto marked = marked_encoding(text);
  const bool is_utf16 = marked == Encoding::utf16le || marked == Encoding::utf16be;
  if (is_utf16) return other_encoding("UTF-16");
  if (text.find('\0') != std::string::npos) return nul_bytes();
  if (is_utf8(text)) return {};
  return reads_as(Encoding::cp932, text) ? other_encoding("CP932 (Shift_JIS)") : no_encoding();
}

std::size_t first_unread_line(const std::string& text) {
  std::size_t number = 0;
  for (const std::string& line : split(text, '\n')) {
    ++number;
    if (!is_utf8(line) || line.find('\0') != std::string::npos) return number;
  }
  return 1;
}

Localized first_hint(const Error& error) {
  return error.hints().empty() ? Localized() : error.hints().front();
}

class SheetReader {
 public:
  SheetReader(const std::string& file, const WorksheetRequest& request)
      : file_(file), request_(request), plan_(request.plan) {}

  Worksheet read(const std::string& text) && {
    if (Localized problem = encoding_problem(text); !problem.empty()) {
      fault({first_unread_line(text), {}}, std::move(problem), utf8_way());
      return std::move(sheet_);
    }
    std::string_view whole = text;
    if (whole.starts_with("\xEF\xBB\xBF")) whole.remove_prefix(3);
    for (const std::string& line : split(whole, '\n')) {
      here_ = {here_.number + 1, line.ends_with('\r') ? line.substr(0, line.size() - 1) : line};
      take(here_.text);
    }
    end_item();
    if (!sheet_.faults.empty()) sheet_.entries.clear();
    std::ranges::stable_sort(sheet_.faults, {}, &Diagnostic::line);
    return std::move(sheet_);
  }

 private:
  struct Line {
    std::size_t number = 0;
    std::string text;
  };
  // Where a word of an item stands, and as what.
  struct Said {
    Line line;
    const char* written = "";
  };

  void take(std::string_view line) {
    if (line.starts_with('#')) return;
    if (line.starts_with("==")) return begin_item(line);
    if (!in_item_) return take_before_items(line);
    if (const WordedLine word = worded(line); word.word != nullptr) return begin_word(word);
    if (const std::string meant = word_meant(line); !meant.empty()) {
      return fault(here_, doubtful_word(), doubtful_rule(meant));
    }
    if (said_ == nullptr) {
      if (!is_blank(line)) fault(here_, before_words(), words_rule());
      return;
    }
    if (line.starts_with('\\')) line.remove_prefix(1);
    *said_ += "\n";
    *said_ += line;
  }

  void take_before_items(std::string_view line) {
    std::optional<std::string_view> year;
    for (const std::string_view word : {"year", "年度"}) {
      if (!year) year = behind_word(line, word);
    }
    if (year) {
      const std::string wanted = plan_.calendar.short_label(request_.year);
      if (folded(*year) == folded(wanted)) return;
      return fault(here_, other_year(printable(trimmed(*year))), year_rule(wanted));
    }
    if (!is_blank(line)) fault(here_, before_items(), items_rule());
  }

  void begin_item(std::string_view line) {
    end_item();
    in_item_ = true;
    item_ = {};
    places_ = {};
    std::string id = trimmed(line.substr(2));
    id = id.substr(0, id.find_first_of(" \t"));
    try {
      item_.of = look_up_evaluated(plan_, id);
      item_is_known_ = true;
      if (!named_.insert(item_.of).second) fault(here_, item_twice());
      require_asked();
    } catch (const Error& error) {
      fault(here_, error.message(), first_hint(error));
    }
  }

  // Nothing is stored outside of what was named.
  void require_asked() {
    if (request_.only && item_.of != *request_.only) {
      const std::string name = report::evaluated_name(plan_, *request_.only);
      fault(here_, not_named(printable(name)), not_named_way());
    }
    if (request_.owner.empty()) return;
    const Activity* activity = item_.of.kind == EvaluationSubject::initiative
                                   ? find_activity(plan_, item_.of.id)
                                   : nullptr;
    if (activity != nullptr && contains(activity->owners, request_.owner)) return;
    const Owner* owner = find_owner(plan_, request_.owner);
    const std::string name = owner == nullptr ? request_.owner : owner->name;
    fault(here_, not_of_owner(printable(name)), not_of_owner_way());
  }

  void begin_word(const WordedLine& word) {
    std::optional<std::string>& said = item_.words.*word.word->said;
    if (said) fault(here_, word_twice());
    std::string_view text = word.text;
    text = text.starts_with(' ') ? text.substr(1) : text;
    if (text.starts_with('\\')) text.remove_prefix(1);
    said = std::string(text);
    said_ = &*said;
    places_.at(static_cast<std::size_t>(word.word - sheet_words.data())) = {here_, word.written};
  }

  void end_item() {
    said_ = nullptr;
    if (!std::exchange(item_is_known_, false)) return;
    for (std::size_t i = 0; i < sheet_words.size(); ++i) {
      std::optional<std::string>& said = item_.words.*sheet_words.at(i).said;
      if (!said) continue;
      said = trimmed(*said);
      try {
        check(sheet_words.at(i), *said, places_.at(i).written);
      } catch (const Error& error) {
        fault(places_.at(i).line, error.message(), first_hint(error));
      }
    }
    sheet_.entries.push_back(item_);
  }

  void check(const SheetWord& word, const std::string& said, const char* written) const {
    check_text(said, written);
    if (word.said == &EvaluationWords::grade) check_grade(plan_, said, standing());
  }

  const Evaluation* standing() const {
    return report::standing_of(plan_, item_.of, request_.standing);
  }

  void fault(const Line& line, Localized problem, Localized rule = {}) {
    sheet_.faults.push_back({file_, line.number, 1, std::max<std::size_t>(text_width(line.text), 1),
                             line.text, std::move(problem), std::move(rule)});
  }

  const std::string& file_;
  const WorksheetRequest& request_;
  const Plan& plan_;
  Worksheet sheet_;
  Line here_;
  bool in_item_ = false;
  bool item_is_known_ = false;
  WorksheetEntry item_;
  std::array<Said, sheet_words.size()> places_;  // of the words of the item
  std::set<EvaluationOf> named_;
  std::string* said_ = nullptr;
};

}  // namespace

std::string worksheet(const report::Report& report, const std::vector<report::EvaluatedItem>& items,
                      Language language) {
  return SheetWriter(report, language).write(items);
}

Worksheet read_worksheet(const std::string& file, const std::string& text,
                         const WorksheetRequest& request) {
  return SheetReader(file, request).read(text);
}

}  // namespace track::app
