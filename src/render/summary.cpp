#include "track/render/summary.hpp"

#include <iterator>

#include "report_outline.hpp"
#include "summary_blocks.hpp"
#include "summary_json.hpp"
#include "track/base/text.hpp"
#include "track/render/grid.hpp"

namespace track::render {

using report::Summary;

namespace {

constexpr std::size_t summary_gap = 2;

std::vector<SummaryBlock> blocks_of(const Summary& summary) {
  std::vector<SummaryBlock> blocks = {record_block(summary)};
  const auto append = [&](std::vector<SummaryBlock> more) {
    blocks.insert(blocks.end(), std::make_move_iterator(more.begin()),
                  std::make_move_iterator(more.end()));
  };
  append(status_blocks(summary));
  append(deadline_blocks(summary));
  blocks.push_back(upkeep_block(summary));
  return blocks;
}

std::string summary_text(const Summary& summary, const Style& style) {
  const SummaryLine verdict = summary_verdict(summary);
  std::string text =
      paragraph(summary_title(summary).text.in(style.language), 0, Paint::heading, style) +
      paragraph(verdict.text.in(style.language), 0, verdict.colored, style);
  for (const SummaryBlock& block : blocks_of(summary)) {
    text += paragraph(block.heading.in(style.language), 0, Paint::plain, style);
    for (const SummaryLine& line : block.lines) {
      text += paragraph(line.text.in(style.language), summary_gap, line.colored, style, "· ");
    }
  }
  return text;
}

std::string summary_markdown(const Summary& summary, const Style& style) {
  const auto words = [&](const Localized& text) { return markdown_text(text.in(style.language)); };
  std::string text = "# " + words(summary_title(summary).text) + "\n\n" +
                     words(summary_verdict(summary).text) + "\n";
  for (const SummaryBlock& block : blocks_of(summary)) {
    text += "\n" + words(block.heading) + "\n";
    if (!block.lines.empty()) text += "\n";
    for (const SummaryLine& line : block.lines) text += "- " + words(line.text) + "\n";
  }
  return text;
}

}  // namespace

Localized listed(const std::vector<Localized>& sentences) {
  Localized all;
  for (const Localized& one : sentences) {
    all.en += (all.en.empty() ? "" : ", ") + one.en;
    all.ja += (all.ja.empty() ? "" : "、") + one.ja;
  }
  return all;
}

std::string write(const Summary& summary, Format format, const Style& style) {
  switch (format) {
    case Format::json:
      return summary_json(summary);
    case Format::markdown:
      return summary_markdown(summary, style);
    default:
      return summary_text(summary, style);
  }
}

}  // namespace track::render
