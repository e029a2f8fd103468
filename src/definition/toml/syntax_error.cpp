#include "syntax_error.hpp"

#include <algorithm>
#include <string>
#include <string_view>

namespace track::definition {

namespace {

// The offset behind the string that opens at `begin`, or npos where it does not end.
std::size_t behind_string(std::string_view text, std::size_t begin) {
  const char quote = text[begin];
  const std::string triple(3, quote);
  const bool many_lines = text.substr(begin).starts_with(triple);
  std::size_t offset = begin + (many_lines ? 3 : 1);
  for (; offset < text.size(); ++offset) {
    if (quote == '"' && text[offset] == '\\') {
      ++offset;
    } else if (!many_lines && text[offset] == '\n') {
      return std::string_view::npos;
    } else if (!many_lines && text[offset] == quote) {
      return offset + 1;
    } else if (many_lines && text.substr(offset).starts_with(triple)) {
      offset += 3;
      // up to two quotes may stand right before the closing three
      for (int more = 0; more < 2 && offset < text.size() && text[offset] == quote; ++more) {
        ++offset;
      }
      return offset;
    }
  }
  return std::string_view::npos;
}

constexpr Message<> unclosed{"the text is not closed", "文字列の引用符が閉じられていません"};
constexpr Message<> unclosed_rule{"put the same quote at its end (three of them if three open it)",
                                  "終わりにも同じ引用符を付けてください（三つで始めたときは三つ）"};
constexpr Message<> twice{"given twice in this file", "同じファイルに二度書かれています"};
constexpr Message<std::size_t> twice_rule{"it is first on line {}; keep one of them",
                                          "最初は{}行目にあります。どちらか一つにしてください"};
constexpr Message<> twice_somewhere_rule{
    "a key or [table] is written once; an item of a list is [[table]]",
    "キーと [表] は一度だけ書きます。一覧の項目は [[表]] です"};
constexpr Message<> no_value{"no value", "値がありません"};
constexpr Message<> no_value_rule{"write key = \"text\", or leave the line out",
                                  "「キー = \"文字列\"」の形で書くか、行を消してください"};
constexpr Message<> no_equals{"\"=\" is missing", "「=」がありません"};
constexpr Message<> no_equals_rule{"a line is key = value, [table] or # comment",
                                   "1行は「キー = 値」「[表]」「# 注釈」のいずれかです"};
constexpr Message<> unquoted_value{"the value is neither text in quotes nor a number",
                                   "値が引用符で囲まれておらず、数としても読めません"};
constexpr Message<> unquoted_value_rule{"put text in straight double quotes: \"…\"",
                                        "文字列は半角の二重引用符 \"…\" で囲んでください"};
constexpr Message<> wide_space{"white space other than a plain space or tab",
                               "半角の空白とタブ以外の空白があります"};
constexpr Message<> wide_space_rule{
    "outside quotes, use a plain space",
    "引用符の外では半角の空白を使ってください（全角の空白は使えません）"};
constexpr Message<> bad_key{"this cannot start a key", "この文字でキーを始めることはできません"};
constexpr Message<> bad_key_rule{"keys are a-z, 0-9, \"-\" and \"_\"; any other key goes in quotes",
                                 "キーは半角の英小文字・数字・「-」「_」で書きます。"
                                 "そのほかの文字は引用符で囲んでください"};
constexpr Message<> trailing{"more than one thing on the line",
                             "値または見出しの後に余分な文字があります"};
constexpr Message<> trailing_rule{
    "one key = value per line; a comment starts with #",
    "1行に書けるのは「キー = 値」一つです。注釈は # で始めてください"};
constexpr Message<> unclosed_header{"the table's name is not closed",
                                    "表の見出しの「]」がありません"};
constexpr Message<> header_rule{"write [name] or [[name]]",
                                "[名前] または [[名前]] と書いてください"};
constexpr Message<> list{"the list is not closed, or a comma is missing",
                         "一覧の「]」または項目の間の「,」がありません"};
constexpr Message<> list_rule{"write [\"…\", \"…\"]", "[\"…\", \"…\"] と書いてください"};
constexpr Message<> braces{"the table in braces is not closed, or a comma is missing",
                           "「{{ }}」の「}}」または項目の間の「,」がありません"};
constexpr Message<> braces_rule{"write {{ key = value, key = value }} on one line",
                                "{{ キー = 値, キー = 値 }} と1行で書いてください"};
constexpr Message<> escape{"an unknown backslash escape", "「\\」の後の文字が正しくありません"};
constexpr Message<> escape_rule{
    "in \"…\" a backslash is written \\\\; in '…' it is written as it is",
    "\"…\" の中の「\\」は「\\\\」と書きます。'…' の中ではそのまま書けます"};
constexpr Message<> control{"a control character", "使えない制御文字があります"};
constexpr Message<> control_rule{"delete it; it may have come with copied text",
                                 "削除してください（貼り付けた文字に混ざっていることがあります）"};
constexpr Message<> no_number{"not a valid TOML number", "数の書き方が正しくありません"};
constexpr Message<> toml_number_rule{
    "write 12, -3.5 or 1_000; anything else goes in quotes",
    "12、-3.5、1_000 のように書きます。それ以外は引用符で囲んでください"};
constexpr Message<> no_day{"not a valid TOML date or time",
                           "日付または時刻の書き方が正しくありません"};
constexpr Message<> day_rule{"write 2022-06-11, or put it in quotes",
                             "2022-06-11 のように書くか、引用符で囲んでください"};
constexpr Message<std::string> otherwise{"not TOML: {}", "TOMLとして読めません（{}）"};
constexpr Message<> otherwise_rule{"see https://toml.io for the syntax",
                                   "書き方は https://toml.io/ja/ を参照してください"};

enum class Mark {
  character,     // at the parser's position
  rest_of_line,  // from there on
  line,          // the whole line
  line_so_far,   // what stands before the position
};

struct Known {
  std::string_view scope;  // what toml++ was "parsing"; any where empty
  std::string_view words;  // part of its description
  const Message<>& problem;
  const Message<>& rule;
  Mark mark;
};

// The first that fits counts, so what is special stands before what is general.
constexpr Known known_errors[] = {
    {"", "expected space or tab", wide_space, wide_space_rule, Mark::character},
    {"", "unknown escape", escape, escape_rule, Mark::character},
    {"", "escape sequence", escape, escape_rule, Mark::character},
    {"", "control character", control, control_rule, Mark::character},
    {"", "surrogates", control, control_rule, Mark::character},
    {"unicode scalar", "", escape, escape_rule, Mark::character},
    {"key-value pair", "expected value", no_value, no_value_rule, Mark::line_so_far},
    {"key-value pair", "end-of-file", no_value, no_value_rule, Mark::line},
    {"key-value pair", "expected '='", no_equals, no_equals_rule, Mark::line},
    {"", "expected a comment or whitespace", trailing, trailing_rule, Mark::rest_of_line},
    {"", "expected bare key", bad_key, bad_key_rule, Mark::character},
    {"", "expected keys, tables", bad_key, bad_key_rule, Mark::character},
    {"table header", "", unclosed_header, header_rule, Mark::line},
    {"boolean", "", unquoted_value, unquoted_value_rule, Mark::line},
    {"", "could not determine value type", unquoted_value, unquoted_value_rule, Mark::rest_of_line},
    {"inline table", "", braces, braces_rule, Mark::line},
    {"array", "", list, list_rule, Mark::line},
    {"date", "", no_day, day_rule, Mark::line},
    {"time", "", no_day, day_rule, Mark::line},
    {"integer", "", no_number, toml_number_rule, Mark::line},
    {"floating-point", "", no_number, toml_number_rule, Mark::line},
};

struct Described {
  std::string scope;   // "key-value pair"
  std::string reason;  // "expected value, saw '#'"
};

// toml++ describes as "Error while parsing SCOPE: REASON".
Described split(std::string_view description) {
  constexpr std::string_view lead = "Error while parsing ";
  if (!description.starts_with(lead)) return {"", std::string(description)};
  description.remove_prefix(lead.size());
  const std::size_t colon = description.find(": ");
  if (colon == std::string_view::npos) return {"", std::string(description)};
  return {std::string(description.substr(0, colon)), std::string(description.substr(colon + 2))};
}

// At the end of a file, the line that was left unfinished rather than the empty ones behind it.
std::size_t written_line(const SourceText& source, std::size_t line) {
  line = std::min(line, source.lines());
  while (line > 1 && source.line(line).find_first_not_of(" \t") == std::string_view::npos) --line;
  return line;
}

Place marked(const SourceText& source, const toml::source_position& position, Mark mark) {
  const std::size_t line = written_line(source, position.line);
  const Place whole = source.whole_line(line);
  if (mark == Mark::line || line != position.line) return whole;
  const std::size_t end = whole.column + whole.length;
  const std::size_t column = position.column;
  switch (mark) {
    case Mark::line_so_far:
      if (column <= whole.column) return whole;
      return source.place(line, whole.column, std::min(column, end) - whole.column);
    case Mark::rest_of_line:
      return source.place(line, column, end > column ? end - column : 1);
    default:
      return source.place(line, column, 1);
  }
}

// A table that toml++ refuses as redefined mostly has the same header further up.
std::optional<std::size_t> first_line_like(const SourceText& source, const Place& place) {
  const std::string_view words = source.written(place);
  if (!words.starts_with('[')) return std::nullopt;
  for (std::size_t line = 1; line < place.line; ++line) {
    if (source.written(source.whole_line(line)) == words) return line;
  }
  return std::nullopt;
}

void report_redefinition(const SourceText& source, const toml::source_position& position,
                         Diagnostics& diagnostics) {
  Place place = source.whole_line(position.line);
  const std::string_view words = source.written(place);
  const std::size_t equals = words.find('=');
  if (!words.starts_with('[') && equals != std::string_view::npos) {
    const std::string_view key = words.substr(0, words.find_last_not_of(" \t=", equals) + 1);
    place = source.place(place.line, place.column, characters(key));
  }
  const std::optional<std::size_t> first = first_line_like(source, place);
  diagnostics.fault(place, twice(), first ? twice_rule(*first) : twice_somewhere_rule());
}

}  // namespace

OutlineScan scan_outline(const SourceText& source) {
  constexpr std::string_view ends_a_key = "=[]{},\n";
  const std::string_view text = source.content();
  OutlineScan found;
  int parts = 1;
  std::size_t offset = 0;
  while (offset < text.size()) {
    const char letter = text[offset];
    if (letter == '"' || letter == '\'') {
      const std::size_t end = behind_string(text, offset);
      if (end == std::string_view::npos) {
        found.unclosed_string = source.between(offset, text.size());
        return found;
      }
      offset = end;
      continue;
    }
    if (letter == '#') {
      offset = std::min(text.find('\n', offset), text.size());
      continue;
    }
    if (ends_a_key.find(letter) != std::string_view::npos) parts = 1;
    if (letter == '.' && ++parts > most_key_parts && !found.deep_key) {
      found.deep_key = source.between(offset, offset + 1);
    }
    ++offset;
  }
  return found;
}

void report_syntax_error(const SourceText& source, const toml::parse_error& error,
                         const OutlineScan& scan, Diagnostics& diagnostics) {
  const toml::source_position position = error.source().begin;
  // An unclosed quote swallows what follows it, so the parser's complaint about that does not help.
  if (scan.unclosed_string && scan.unclosed_string->line <= position.line) {
    diagnostics.fault(*scan.unclosed_string, unclosed(), unclosed_rule());
    return;
  }
  const Described described = split(error.description());
  if (described.reason.starts_with("cannot redefine") ||
      described.reason.starts_with("cannot insert")) {
    report_redefinition(source, position, diagnostics);
    return;
  }
  for (const Known& known : known_errors) {
    if (described.scope.find(known.scope) == std::string::npos) continue;
    if (described.reason.find(known.words) == std::string::npos) continue;
    diagnostics.fault(marked(source, position, known.mark), known.problem(), known.rule());
    return;
  }
  diagnostics.fault(marked(source, position, Mark::character), otherwise(described.reason),
                    otherwise_rule());
}

}  // namespace track::definition
