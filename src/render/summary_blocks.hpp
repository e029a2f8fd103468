#pragma once

#include <vector>

#include "color.hpp"
#include "track/base/localized.hpp"
#include "track/report/summary.hpp"

namespace track::render {

// A summary for people, whatever it is written in.
struct SummaryLine {
  Localized text;
  Paint colored = Paint::plain;
};
struct SummaryBlock {
  Localized heading;
  std::vector<SummaryLine> lines;
};

SummaryLine summary_title(const report::Summary& summary);
// What there is to act on, in one line.
SummaryLine summary_verdict(const report::Summary& summary);

// The blocks below them; each leaves out what would not fit on a screen, and says where it stands.
SummaryBlock record_block(const report::Summary& summary);
std::vector<SummaryBlock> status_blocks(const report::Summary& summary);
std::vector<SummaryBlock> deadline_blocks(const report::Summary& summary);
SummaryBlock upkeep_block(const report::Summary& summary);

// "a, b, c", in Japanese "a、b、c".
Localized listed(const std::vector<Localized>& sentences);

}  // namespace track::render
