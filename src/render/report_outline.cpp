#include "report_outline.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "report_forms.hpp"
#include "track/base/text.hpp"
#include "track/base/text_layout.hpp"

namespace track::render {

namespace {

constexpr std::size_t report_outline_gap = 2;

constexpr Message<std::string> owners_text{" [{}]", "　〔{}〕"};

std::string report_outline_owners(const report::ActivitySection& section, const Style& style) {
  const char* separator = style.language == Language::ja ? "・" : ", ";
  return fmt::format("{}", fmt::join(section.owner_names, separator));
}

class TextOutline {
 public:
  TextOutline(const TextColumns& figures, const Style& style) : figures_(figures), style_(style) {}

  std::string text(const report::Sections& sections, const Plan& plan);

 private:
  void add(const std::string& text, std::size_t indent, Paint colored) {
    out_ += paragraph(text, indent, colored, style_);
  }
  void add_activity(const report::ActivitySection& section);
  void add_field(const report::FieldSection& section);

  const TextColumns& figures_;
  const Style& style_;
  std::string out_;
};

void TextOutline::add_activity(const report::ActivitySection& section) {
  std::string name = printable(section.activity->name);
  if (!section.owner_names.empty()) {
    name += owners_text(printable(report_outline_owners(section, style_))).in(style_.language);
  }
  add(name, report_outline_gap, Paint::plain);
  out_ += figures_.rows(section.rows);
}

void TextOutline::add_field(const report::FieldSection& section) {
  add(section.number + " " + printable(section.field->name), 0, Paint::heading);
  if (!section.field->outcomes.empty()) {
    add(report_words().outcomes.in(style_.language), report_outline_gap, Paint::faint);
    for (const std::string& outcome : section.field->outcomes) {
      add(printable(outcome), report_outline_gap + report_outline_gap, Paint::plain);
    }
  }
  const bool has_rows = !section.outcomes.empty() ||
                        std::any_of(section.activities.begin(), section.activities.end(),
                                    [](const auto& activity) { return !activity.rows.empty(); });
  if (has_rows) out_ += figures_.headings();
  out_ += figures_.rows(section.outcomes);
  for (const auto& activity : section.activities) add_activity(activity);
  out_ += "\n";
}

std::string TextOutline::text(const report::Sections& sections, const Plan& plan) {
  if (sections.empty()) add(report_words().nothing.in(style_.language), 0, Paint::plain);
  for (const report::ThemeSection& theme : sections.themes) {
    add(theme.number + " " + printable(theme.theme->name), 0, Paint::heading);
    out_ += "\n";
    for (const auto& field : theme.fields) add_field(field);
  }
  if (!sections.surveys.empty()) {
    add(report_words().monitoring.in(style_.language), 0, Paint::heading);
    for (const std::string& outcome : plan.monitoring_outcomes) {
      add(printable(outcome), report_outline_gap, Paint::plain);
    }
    out_ += figures_.headings();
    for (const auto& survey : sections.surveys) add_activity(survey);
  }
  while (out_.ends_with("\n\n")) out_.pop_back();
  return std::move(out_);
}

std::string activity_markdown(const report::ActivitySection& section, const RowsWriter& table,
                              const Style& style) {
  std::string result = "#### " + markdown_text(section.activity->name);
  if (!section.owner_names.empty())
    result += " (" + markdown_text(report_outline_owners(section, style)) + ")";
  return result + "\n\n" + table(section.rows);
}

std::string field_markdown(const report::FieldSection& section, const RowsWriter& table,
                           const Style& style) {
  std::string result = "### " + section.number + " " + markdown_text(section.field->name) + "\n\n";
  if (!section.field->outcomes.empty()) {
    result += report_words().outcomes.in(style.language) + ":\n\n";
    for (const std::string& outcome : section.field->outcomes) {
      result += "- " + markdown_text(outcome) + "\n";
    }
    result += "\n";
  }
  result += table(section.outcomes);
  for (const auto& activity : section.activities) {
    result += activity_markdown(activity, table, style);
  }
  return result;
}

}  // namespace

std::size_t report_width(const Style& style) {
  return static_cast<std::size_t>(std::max(style.width, 40));
}

std::string paragraph(const std::string& text, std::size_t indent, Paint colored,
                      const Style& style, const std::string& mark) {
  const std::size_t inner = indent + text_width(mark);
  std::string start = std::string(indent, ' ') + mark;
  std::string result;
  for (const std::string& line : wrap(text, report_width(style) - inner)) {
    result += start + painted(line, colored, style) + "\n";
    start = std::string(inner, ' ');
  }
  return result;
}

std::string outline_text(const report::Sections& sections, const Plan& plan,
                         const TextColumns& figures, const Style& style) {
  return TextOutline(figures, style).text(sections, plan);
}

std::string outline_markdown(const report::Sections& sections, const Plan& plan,
                             const RowsWriter& table, const Style& style) {
  if (sections.empty()) return report_words().nothing.in(style.language) + "\n";
  std::string result;
  for (const report::ThemeSection& theme : sections.themes) {
    result += "## " + theme.number + " " + markdown_text(theme.theme->name) + "\n\n";
    for (const auto& field : theme.fields) result += field_markdown(field, table, style);
  }
  if (!sections.surveys.empty()) {
    result += "## " + report_words().monitoring.in(style.language) + "\n\n";
    for (const std::string& outcome : plan.monitoring_outcomes) {
      result += markdown_text(outcome) + "\n\n";
    }
    for (const auto& survey : sections.surveys) result += activity_markdown(survey, table, style);
  }
  return result;
}

}  // namespace track::render
