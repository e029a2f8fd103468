#include "csv_parser.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "source_file.hpp"
#include "track/base/csv.hpp"
#include "track/base/text.hpp"

namespace track::exchange {

namespace {

constexpr std::size_t longest_field = std::size_t{1024} * 1024;
constexpr std::size_t longest_row = std::size_t{16} * longest_field;

constexpr std::uint8_t ends_unquoted = 1;
constexpr std::uint8_t ends_quoted = 2;

constexpr Message<Localized, std::uint64_t, std::uint64_t> at_column{"{}: line {}, column {}",
                                                                     "{}：{}行目の{}文字目"};
constexpr Message<> behind_quote{"text stands behind the quote that ends a field",
                                 "項目を閉じる引用符の後に文字があります"};
constexpr Message<> behind_quote_hint{
    "a quote inside a field in quotes is written twice, as in \"a \"\"b\"\" c\"; save the sheet as "
    "CSV "
    "again, or give the delimiter",
    "引用符で囲んだ項目の中の引用符は「\"a \"\"b\"\" c\"」のように二つ重ねて書きます。CSV "
    "として保存し直すか、区切り文字を指定してください"};
constexpr Message<> open_quote{"a quote begins a field here and nothing ends it",
                               "ここで項目を始める引用符が閉じられていません"};
constexpr Message<> open_quote_hint{
    "a field that begins with a quote ends with one; a field holds at most 1,048,576 bytes",
    "引用符で始まる項目は引用符で終わります。一つの項目は1,048,576バイトまでです"};
constexpr Message<> nul{"a NUL character stands here", "NUL文字があります"};
constexpr Message<> nul_hint{
    "this is no text, or UTF-16 without its mark: save it as CSV in UTF-8",
    "テキストではないか、BOMのないUTF-16です。UTF-8のCSVとして保存してください"};
constexpr Message<> long_row{"the row holds too much", "行が長すぎます"};
constexpr Message<> long_row_hint{
    "a field holds at most 1,048,576 bytes, a row sixteen times as much; is the file a CSV?",
    "一つの項目は1,048,576バイト、一行はその16倍までです。CSVのファイルか確かめてください"};
constexpr Message<> wide_row{"the row has more than 16,384 columns",
                             "行の列数が16,384を超えています"};
constexpr Message<> wide_row_hint{"a spreadsheet has no more; is the delimiter right?",
                                  "表計算ソフトの上限です。区切り文字が正しいか確かめてください"};

std::uint64_t character_count(std::string_view text) {
  return static_cast<std::uint64_t>(std::count_if(text.begin(), text.end(), [](char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
  }));
}

std::uint8_t& mark_of(std::array<std::uint8_t, 256>& marks, char letter) {
  return marks.at(static_cast<unsigned char>(letter));
}

}  // namespace

CsvParser::CsvParser(Localized file, char delimiter, Take take)
    : file_(std::move(file)), delimiter_(delimiter), take_(std::move(take)) {
  for (const char letter : {'\r', '\n', '\0'})
    mark_of(marks_, letter) = ends_unquoted | ends_quoted;
  mark_of(marks_, delimiter) |= ends_unquoted;
  mark_of(marks_, '"') |= ends_unquoted | ends_quoted;
  row_.number = 1;
  begin_field();
}

bool CsvParser::add(std::string_view text) {
  piece_ = text;
  at_ = 0;
  line_begin_ = 0;
  while (wanted_ && at_ < piece_.size()) step();
  characters_ += character_count(piece_.substr(line_begin_));
  piece_ = {};
  at_ = line_begin_ = 0;
  return wanted_;
}

void CsvParser::end() {
  if (!wanted_) return;
  if (state_ == State::quoted) fail_at_quote();
  if (state_ == State::field_start && shape_.fields == 0) return;
  end_field();
  end_row();
}

void CsvParser::step() {
  switch (state_) {
    case State::quoted:
      return step_quoted();
    case State::quote_in_quoted:
      return step_behind_quote();
    case State::unquoted:
      return step_unquoted();
    case State::field_start:
      break;
  }
  const bool between_cr_and_lf = std::exchange(after_cr_, false) && piece_[at_] == '\n';
  if (between_cr_and_lf) {
    line_begin_ = ++at_;
  } else if (piece_[at_] == '"') {
    begin_quoted();
  } else {
    step_unquoted();
  }
}

void CsvParser::begin_quoted() {
  quote_line_ = line_;
  quote_column_ = column();
  state_ = State::quoted;
  ++at_;
}

void CsvParser::take_plain(std::uint8_t until) {
  std::size_t end = at_;
  while (end < piece_.size() && (marks_[static_cast<unsigned char>(piece_[end])] & until) == 0) {
    ++end;
  }
  if (end == at_) return;
  append(piece_.substr(at_, end - at_));
  after_cr_ = false;
  at_ = end;
}

void CsvParser::step_unquoted() {
  state_ = State::unquoted;
  take_plain(ends_unquoted);
  if (at_ == piece_.size()) return;
  const char letter = piece_[at_];
  if (letter != '"') return take_end(letter);
  append({&letter, 1});
  shape_.loose_quote = true;
  ++at_;
}

void CsvParser::step_quoted() {
  take_plain(ends_quoted);
  if (at_ == piece_.size()) return;
  const char letter = piece_[at_];
  if (letter == '\0') fail(nul(), nul_hint());
  if (letter != '"') append({&letter, 1});
  ++at_;
  if (letter == '"') {
    state_ = State::quote_in_quoted;
    after_cr_ = false;
  } else {
    new_line(letter);
  }
}

void CsvParser::step_behind_quote() {
  const char letter = piece_[at_];
  if (letter == '"') {
    append({&letter, 1});
    state_ = State::quoted;
    ++at_;
  } else if (letter == delimiter_ || letter == '\r' || letter == '\n') {
    take_end(letter);
  } else {
    fail(behind_quote(), behind_quote_hint());
  }
}

void CsvParser::take_end(char letter) {
  if (letter == '\0') fail(nul(), nul_hint());
  end_field();
  state_ = State::field_start;
  ++at_;
  if (letter == delimiter_) return;
  new_line(letter);
  end_row();
}

void CsvParser::new_line(char letter) {
  const bool second_half = letter == '\n' && after_cr_;
  after_cr_ = letter == '\r';
  if (!second_half) ++line_;
  line_begin_ = at_;
  characters_ = 0;
}

void CsvParser::begin_field() {
  if (shape_.fields == row_.cells.size()) row_.cells.emplace_back();
  field_ = &row_.cells[shape_.fields].text;
  field_->clear();
}

void CsvParser::append(std::string_view text) {
  row_size_ += text.size();
  if (field_->size() + text.size() > longest_field || row_size_ > longest_row) {
    if (state_ == State::quoted) fail_at_quote();
    fail(long_row(), long_row_hint());
  }
  field_->append(text);
}

void CsvParser::end_field() {
  if (!field_->empty() && field_->front() == '\'') *field_ = std::string(undefused(*field_));
  row_.cells[shape_.fields].kind = field_->empty() ? CellKind::empty : CellKind::text;
  if (++shape_.fields > most_columns) fail(wide_row(), wide_row_hint());
  begin_field();
}

void CsvParser::end_row() {
  std::size_t filled = shape_.fields;
  while (filled > 0 && row_.cells[filled - 1].kind == CellKind::empty) --filled;
  row_.cells.resize(filled);
  row_.fields = shape_.fields;
  if (filled > 0) wanted_ = take_(row_, shape_);
  ++row_.number;
  shape_ = {};
  row_size_ = 0;
  begin_field();
}

std::uint64_t CsvParser::column() const {
  return characters_ + character_count(piece_.substr(line_begin_, at_ - line_begin_)) + 1;
}

void CsvParser::fail(const Localized& problem, const Localized& hint) const {
  complain(at_column(file_, line_, column()), problem, {hint});
}

void CsvParser::fail_at_quote() const {
  complain(at_column(file_, quote_line_, quote_column_), open_quote(), {open_quote_hint()});
}

}  // namespace track::exchange
