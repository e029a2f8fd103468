#include "label.hpp"

#include <algorithm>

#include "track/base/text.hpp"

namespace track::exchange {

namespace {

// Old versions of Excel leave a carriage return so in texts.
std::string without_returns(std::string text) {
  constexpr std::string_view mark = "_x000D_";
  for (std::size_t at = 0; (at = text.find(mark, at)) != std::string::npos;) {
    text.replace(at, mark.size(), " ");
  }
  return text;
}

// A printing character of ASCII, or one of the kana and kanji: most texts begin and end with such,
// and need no look at all of Unicode. Of a character of several bytes the first decides.
bool prints(std::string_view text, std::size_t at) {
  const auto byte = static_cast<unsigned char>(text[at]);
  if (byte < 0x80) return byte > 0x20 && byte != 0x7F;
  if (byte == 0xE3) return at + 1 < text.size() && static_cast<unsigned char>(text[at + 1]) > 0x80;
  return byte >= 0xE4 && byte <= 0xE9;
}

std::size_t last_character(std::string_view text) {
  std::size_t at = text.size() - 1;
  while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) --at;
  return at;
}

bool needs_trimming(std::string_view text) {
  return text.empty() || !prints(text, 0) || !prints(text, last_character(text)) ||
         text.find('_') != std::string_view::npos;
}

}  // namespace

std::string label_of(const Cell& cell) {
  if (cell.kind == CellKind::uncalculated) return "";
  if (cell.kind != CellKind::text || !needs_trimming(cell.text)) return cell.text;
  return trimmed(without_returns(cell.text));
}

bool is_blank(const Cell& cell) {
  if (cell.kind != CellKind::text) return cell.kind == CellKind::empty;
  if (!needs_trimming(cell.text)) return false;
  return track::is_blank(without_returns(cell.text));
}

const Cell& cell_at(const Row& row, std::size_t column) {
  static const Cell none;
  return column < row.cells.size() ? row.cells[column] : none;
}

bool shows_no_day(const Cell& cell) {
  if (cell.kind != CellKind::day || cell.format.empty()) return false;
  bool quoted = false;
  bool bracketed = false;  // "[$-411]", "[Red]"
  bool shows_date = false;
  for (std::size_t i = 0; i < cell.format.size(); ++i) {
    const char each = cell.format[i];
    if (each == '"') quoted = !quoted;
    if (each == '[' || each == ']') bracketed = each == '[';
    if (each == '\\') ++i;
    if (quoted || bracketed || each == '\\') continue;
    if (each == 'd' || each == 'D') return false;
    shows_date = shows_date || each == 'm' || each == 'M' || each == 'y' || each == 'Y';
  }
  return shows_date;
}

std::string fiscal_year_in(const std::string& text) {
  constexpr std::string_view ending = "年度";
  constexpr std::size_t most_digits = 4;
  const std::string plain = half_width(text);
  const std::size_t word = plain.find(ending);
  if (word == std::string::npos) return "";
  const std::size_t last = word == 0 ? word : plain.find_last_not_of("0123456789", word - 1);
  std::size_t begin = last == std::string::npos ? 0 : last + 1;
  if (plain.substr(0, word).ends_with("元")) begin = word - std::string_view("元").size();
  if (begin == word || word - begin > most_digits) return "";
  for (const std::string_view era : {"令和", "平成", "昭和", "大正", "明治", "R", "H", "S", "FY"}) {
    if (!plain.substr(0, begin).ends_with(era)) continue;
    begin -= era.size();
    break;
  }
  return plain.substr(begin, word + ending.size() - begin);
}

LabelPattern::LabelPattern(std::string_view text) {
  // A star alone is a sign of statistics, not a pattern.
  if (trimmed(text) == "*") {
    pieces_ = {"*"};
    return;
  }
  for (const std::string& piece : split(text, '*')) pieces_.push_back(folded(piece));
}

bool LabelPattern::fits(std::string_view label) const {
  if (!is_pattern()) return label == pieces_.front();
  if (!label.starts_with(pieces_.front())) return false;
  label.remove_prefix(pieces_.front().size());
  for (std::size_t i = 1; i + 1 < pieces_.size(); ++i) {
    const std::size_t at = label.find(pieces_[i]);
    if (at == std::string_view::npos) return false;
    label.remove_prefix(at + pieces_[i].size());
  }
  return label.ends_with(pieces_.back());
}

Meanings::Meanings(const std::vector<Meaning>& meanings) {
  for (const bool pattern : {false, true}) {
    for (const Meaning& meaning : meanings) {
      const LabelPattern made(meaning.word);
      if (made.is_pattern() == pattern) entries_.push_back({made, meaning});
    }
  }
}

const Meaning* Meanings::find(std::string_view label) const {
  if (entries_.empty()) return nullptr;
  const std::string plain = folded(label);
  const auto found =
      std::ranges::find_if(entries_, [&](const Entry& entry) { return entry.pattern.fits(plain); });
  return found == entries_.end() ? nullptr : &found->meaning;
}

}  // namespace track::exchange
