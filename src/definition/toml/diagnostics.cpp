#include "diagnostics.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "track/base/suggestion.hpp"
#include "track/base/text.hpp"

namespace track::definition {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::string_view white_space = " \t";

constexpr Message<std::string> listed{"one of {}", "{} のいずれかです"};
constexpr Message<Localized, std::string> unknown{"unknown {} \"{}\"",
                                                  "「{1}」という{0}はありません"};

// Nobody reads more, and a file that is no definition at all must not fill the memory.
constexpr std::size_t most_diagnostics = 1'000;

bool continues_character(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

// The offset of the character with that number (from 0); the text's size beyond its end.
std::size_t offset_of(std::string_view text, std::size_t number) {
  std::size_t offset = 0;
  for (; offset < text.size(); ++offset) {
    if (continues_character(text[offset])) continue;
    if (number == 0) return offset;
    --number;
  }
  return offset;
}

Diagnostic at(const Place& place, Localized problem, Localized rule) {
  return {place.source->name(),
          place.line,
          place.column,
          place.length,
          std::string(place.source->line(place.line)),
          std::move(problem),
          std::move(rule)};
}

std::vector<Diagnostic> sorted(std::vector<Diagnostic> faults) {
  sort_diagnostics(faults);
  return faults;
}

}  // namespace

std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(
      text.begin(), text.end(), [](char byte) { return !continues_character(byte); }));
}

SourceText::SourceText(const SourceFile& file, std::size_t index)
    : name_(file.name), index_(index), content_(file.content) {
  if (content_.starts_with(byte_order_mark)) content_.remove_prefix(byte_order_mark.size());
  starts_.push_back(0);
  for (std::size_t offset = 0; offset < content_.size(); ++offset) {
    if (content_[offset] == '\n') starts_.push_back(offset + 1);
  }
}

std::string_view SourceText::line(std::size_t number) const {
  if (number < 1 || number > starts_.size()) return {};
  std::string_view rest = content_.substr(starts_[number - 1]);
  rest = rest.substr(0, rest.find('\n'));
  if (rest.ends_with('\r')) rest.remove_suffix(1);
  return rest;
}

Place SourceText::place(std::size_t line_number, std::size_t column, std::size_t length) const {
  line_number = std::clamp<std::size_t>(line_number, 1, lines());
  const std::size_t width = std::max<std::size_t>(characters(line(line_number)), 1);
  column = std::clamp<std::size_t>(column, 1, width);
  length = std::clamp<std::size_t>(length, 1, width - column + 1);
  return {this, line_number, column, length};
}

Place SourceText::whole_line(std::size_t line_number) const {
  const std::string_view text = line(line_number);
  const std::size_t first = text.find_first_not_of(white_space);
  if (first == std::string_view::npos) return place(line_number, 1, 1);
  const std::size_t last = text.find_last_not_of(white_space);
  return place(line_number, characters(text.substr(0, first)) + 1,
               characters(text.substr(first, last - first + 1)));
}

Place SourceText::between(std::size_t begin, std::size_t end) const {
  const auto after = std::upper_bound(starts_.begin(), starts_.end(), begin);
  const auto number = static_cast<std::size_t>(after - starts_.begin());
  const std::size_t start = starts_[number - 1];
  return place(number, characters(content_.substr(start, begin - start)) + 1,
               characters(content_.substr(begin, end - begin)));
}

std::string_view SourceText::written(const Place& place) const {
  const std::string_view text = line(place.line);
  const std::size_t begin = offset_of(text, place.column - 1);
  return text.substr(begin, offset_of(text.substr(begin), place.length));
}

bool stands_before(const Place& left, const Place& right) {
  return std::tuple(left.source->index(), left.line, left.column) <
         std::tuple(right.source->index(), right.line, right.column);
}

Origin origin_of(const Place& place) {
  return {place.source->name(), static_cast<std::int64_t>(place.line)};
}

std::string file_and_line(const Place& place) {
  return fmt::format("{}:{}", place.source->name(), place.line);
}

void Diagnostics::fault(const Place& place, Localized problem, Localized rule) {
  fault(at(place, std::move(problem), std::move(rule)));
}

void Diagnostics::fault(Diagnostic fault) {
  if (faults_.size() < most_diagnostics) faults_.push_back(std::move(fault));
}

void Diagnostics::warning(const Place& place, Localized problem, Localized rule) {
  if (warnings_.size() >= most_diagnostics) return;
  warnings_.push_back(at(place, std::move(problem), std::move(rule)));
}

std::vector<Diagnostic> Diagnostics::faults() const {
  return sorted(faults_);
}

std::vector<Diagnostic> Diagnostics::warnings() const {
  return sorted(warnings_);
}

Localized one_of(std::string_view word, const std::vector<std::string>& candidates) {
  return both(listed(joined(candidates)), did_you_mean(word, candidates));
}

Localized unknown_word(const Localized& what, const std::string& word) {
  return unknown(what, word);
}

Localized both(const Localized& first, const Localized& second) {
  return joined({first, second}, {"; ", "。"});
}

}  // namespace track::definition
