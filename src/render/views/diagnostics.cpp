#include "track/render/views.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "formats/text_layout.hpp"
#include "track/base/text.hpp"

namespace track::render {

namespace {

constexpr std::size_t most_shown = 20;
constexpr std::size_t widest_line = 160;  // columns of a source line shown

constexpr Message<> error_word{"error: ", "エラー："};
constexpr Message<> warning_word{"warning: ", "警告："};
constexpr Message<std::size_t> further{"… and {} more", "ほか{}件"};

// The first `count` code points of UTF-8 text.
std::string_view first_characters(std::string_view text, std::size_t count) {
  std::size_t end = 0;
  for (; end < text.size(); ++end) {
    const bool starts = (static_cast<unsigned char>(text[end]) & 0xC0U) != 0x80U;
    if (starts && count-- == 0) break;
  }
  return text.substr(0, end);
}

struct Underlined {
  std::string before;
  std::string fault;
  std::string after;
};

Underlined split(const Diagnostic& fault) {
  const std::string_view line = fault.source_line;
  const std::string_view before = first_characters(line, fault.column - 1);
  const std::string_view middle = first_characters(line.substr(before.size()), fault.length);
  return {printable(before), printable(middle),
          printable(line.substr(before.size() + middle.size()))};
}

std::string excerpt(const Diagnostic& fault, const Style& style) {
  if (fault.line == 0) return {};
  Underlined line = split(fault);
  const std::string whole = line.before + line.fault + line.after;
  const std::string shown =
      text_width(whole) > widest_line ? wrap(whole, widest_line).front() : whole;
  const std::size_t width = std::max<std::size_t>(1, text_width(line.fault));
  const std::size_t start = text_width(line.before);
  std::string result = fmt::format("{:>5} | {}\n", fault.line, shown);
  const std::string& rule = fault.rule.in(style.language);
  if (start >= widest_line) {
    return result + (rule.empty() ? "" : fmt::format("      | {}\n", printable(rule)));
  }
  const std::string carets(std::min(width, widest_line - start), '^');
  result +=
      fmt::format("      | {}{}{}{}\n", std::string(start, ' '),
                  painted(carets, Paint::poor, style), rule.empty() ? "" : " ", printable(rule));
  return result;
}

std::string place_of(const Diagnostic& fault) {
  std::string result = printable(fault.file);
  if (fault.line > 0) result += fmt::format(":{}:{}", fault.line, fault.column);
  return result;
}

}  // namespace

std::string diagnostics_text(const std::vector<Diagnostic>& faults, Severity severity,
                             const Style& style) {
  const Localized word = severity == Severity::error ? error_word() : warning_word();
  const Paint colored = severity == Severity::error ? Paint::poor : Paint::fair;
  std::string result;
  for (std::size_t i = 0; i < std::min(faults.size(), most_shown); ++i) {
    result += fmt::format("{}: {}{}\n", place_of(faults[i]),
                          painted(word.in(style.language), colored, style),
                          printable(faults[i].problem.in(style.language)));
    result += excerpt(faults[i], style);
  }
  if (faults.size() > most_shown) {
    result += further(faults.size() - most_shown).in(style.language) + "\n";
  }
  return result;
}

}  // namespace track::render
