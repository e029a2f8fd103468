#include "reading.hpp"

#include <fmt/format.h>

namespace reading {

using track::Diagnostic;
using track::definition::Definitions;

namespace {

// The characters of valid UTF-8.
std::vector<std::string> characters(const std::string& text) {
  std::vector<std::string> result;
  for (char byte : text) {
    if ((static_cast<unsigned char>(byte) & 0xC0U) != 0x80U || result.empty())
      result.emplace_back();
    result.back() += byte;
  }
  return result;
}

}  // namespace

std::string plan_table() {
  return "\n[plan]\nid = \"p\"\nname = \"計画\"\nyears = [\"R3\", \"R5\"]\n"
         "fiscal_year_starts = \"04-01\"\nera = \"japanese\"\n";
}

Definitions with_plan(const std::string& text) {
  return files({text + plan_table()});
}

Definitions files(const std::vector<std::string>& texts) {
  std::vector<track::definition::SourceFile> sources;
  char letter = 'a';
  for (const std::string& text : texts) sources.push_back({fmt::format("{}.toml", letter++), text});
  return track::definition::read(sources);
}

std::string shown(const Diagnostic& fault) {
  std::string underlined;
  const std::vector<std::string> line = characters(fault.source_line);
  for (std::size_t index = 0; index < fault.length; ++index) {
    underlined += fault.column - 1 + index < line.size() ? line[fault.column - 1 + index] : "";
  }
  return fmt::format("{}:{} '{}' {}", fault.line, fault.column, underlined, fault.problem.en);
}

std::vector<std::string> shown(const std::vector<Diagnostic>& faults) {
  std::vector<std::string> result;
  for (const Diagnostic& fault : faults) result.push_back(shown(fault));
  return result;
}

std::vector<std::string> faults(const std::string& text) {
  return shown(with_plan(text).faults);
}

std::string rule(const std::string& text) {
  const std::vector<Diagnostic> found = with_plan(text).faults;
  return found.size() == 1 ? found.front().rule.en : "";
}

std::string japanese(const std::string& text) {
  const std::vector<Diagnostic> found = with_plan(text).faults;
  if (found.size() != 1) return "";
  return found.front().problem.ja + " / " + found.front().rule.ja;
}

std::string indicator(const std::string& lines) {
  return "[[initiative]]\nid = \"lecture\"\nname = \"講演会\"\nfield = \"f\"\n"
         "[[initiative.indicator]]\nid = \"x\"\nname = \"人数\"\n" +
         lines +
         "\n[[theme]]\nid = \"t\"\nname = \"柱\"\n"
         "[[field]]\nid = \"f\"\ntheme = \"t\"\nname = \"分野\"\n";
}

bool lies_in_its_line(const Diagnostic& fault) {
  const std::size_t width = std::max<std::size_t>(characters(fault.source_line).size(), 1);
  return fault.line >= 1 && fault.column >= 1 && fault.length >= 1 &&
         fault.column + fault.length - 1 <= width;
}

}  // namespace reading
