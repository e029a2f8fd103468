#include "track/app/worksheet_reader.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <set>
#include <string_view>
#include <utility>

#include "track/app/record_request.hpp"
#include "track/base/encoding.hpp"
#include "track/base/text.hpp"
#include "track/model/lookup.hpp"
#include "worksheet_words.hpp"

namespace track::app {

namespace {

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
constexpr Message<> no_operation{"this is no number of an operation", "操作の番号ではありません"};
constexpr Message<> operation_rule{"leave the line as it was made, or delete it",
                                   "作成時のままにするか、行を削除してください"};
constexpr Message<std::string, std::int64_t> evaluated_since{
    "{} evaluated this since the file was made (operation {})",
    "ファイルの作成後に、{}が評価しています（操作{}）"};
constexpr Message<> taken_back_since{"its evaluation was taken back since the file was made",
                                     "ファイルの作成後に、評価が取り消されています"};
constexpr Message<std::int64_t> since_way{
    "bring in what stands now (track show, or a new --template), then write operation: {}; or "
    "delete the item",
    "現在の評価（track show や新しい --template で確認）を反映してから operation: {} "
    "と書くか、この項目を削除してください"};
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

  static std::optional<std::string_view> behind_either(std::string_view line, std::string_view word,
                                                       std::string_view other) {
    const auto behind = behind_word(line, word);
    return behind ? behind : behind_word(line, other);
  }

  void take_before_items(std::string_view line) {
    if (const auto operation = behind_either(line, "operation", "操作")) {
      return take_operation(trimmed(*operation));
    }
    if (const auto year = behind_either(line, "year", "年度")) {
      const std::string wanted = plan_.calendar.short_label(request_.year);
      if (folded(*year) == folded(wanted)) return;
      return fault(here_, other_year(printable(trimmed(*year))), year_rule(wanted));
    }
    if (!is_blank(line)) fault(here_, before_items(), items_rule());
  }

  void take_operation(const std::string& written) {
    const std::string digits = half_width(written);
    std::int64_t number = 0;
    const char* const end = digits.data() + digits.size();
    const auto [stop, problem] = std::from_chars(digits.data(), end, number);
    if (problem != std::errc() || stop != end || number < 0) {
      return fault(here_, no_operation(), operation_rule());
    }
    standing_then_ = request_.standing_after(number);
  }

  void begin_item(std::string_view line) {
    end_item();
    item_line_ = here_;
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
    if (is_changed()) sheet_.entries.push_back(item_);
  }

  bool changes(const Evaluation* standing) const {
    report::EvaluatedItem item;
    item.of = item_.of;
    item.standing = standing;
    return evaluation_of(plan_, request_.year, item, item_.words).has_value();
  }

  // Against what stood when the worksheet was made, where it says so.
  bool is_changed() {
    if (!standing_then_) return true;
    const Evaluation* then = report::standing_of(plan_, item_.of, *standing_then_);
    if (!changes(then)) return false;
    const Evaluation* now = standing();
    const bool is_same = now == nullptr ? then == nullptr : then != nullptr && now->id == then->id;
    if (is_same || !changes(now)) return true;
    fault(item_line_,
          now == nullptr ? taken_back_since()
                         : evaluated_since(printable(now->actor), now->operation),
          since_way(request_.last_operation));
    return false;
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
  Line item_line_;
  std::optional<std::vector<Evaluation>> standing_then_;  // when the worksheet was made
  bool in_item_ = false;
  bool item_is_known_ = false;
  WorksheetEntry item_;
  std::array<Said, sheet_words.size()> places_;  // of the words of the item
  std::set<EvaluationOf> named_;
  std::string* said_ = nullptr;
};

}  // namespace

Worksheet read_worksheet(const std::string& file, const std::string& text,
                         const WorksheetRequest& request) {
  return SheetReader(file, request).read(text);
}

}  // namespace track::app
