#pragma once

#include <optional>
#include <vector>

#include "track/render/chart.hpp"
#include "track/report/report.hpp"

// Charts of report rows; nothing where there is nothing to draw.
namespace track::render {

// The actual of a year beside its target, what is to be expected by now, and the baseline; of a
// milestone the stage it has come to. Nothing without a target or a baseline, but for a share.
std::optional<Chart> bullet_of(const report::Row& row);

// The figures of a line over the years of its rows, the targets that its definition has for later
// ones, the baseline in its year; nullptr stands for a year without a row. Nothing of a milestone,
// and of fewer than two years with a figure or a target.
std::optional<Chart> trend_of(const std::vector<const report::Row*>& years, const Plan& plan);

// The same of several parts of one indicator, each with its years.
std::optional<Chart> trend_of_parts(const std::vector<std::vector<const report::Row*>>& parts,
                                    const Localized& name, const Plan& plan);

// How many are how, in the order that a reader looks for: achieved first, without a target last.
// A bar of full length has `most` of them, at least.
std::optional<Chart> status_bar_of(const report::StatusCounts& counts, const Localized& title,
                                   std::int64_t most = 0);

// Each status with a sign other than its colour, in the order in which they stand.
struct MarkedStatus {
  Status status;
  const char* mark;
};
inline constexpr std::array marked_statuses{
    MarkedStatus{Status::achieved, "●"},    MarkedStatus{Status::on_track, "●"},
    MarkedStatus{Status::improved, "●"},    MarkedStatus{Status::nearly, "◐"},
    MarkedStatus{Status::at_risk, "◐"},     MarkedStatus{Status::unchanged, "="},
    MarkedStatus{Status::missed, "▼"},      MarkedStatus{Status::behind, "▼"},
    MarkedStatus{Status::worsened, "▼"},    MarkedStatus{Status::undetermined, "?"},
    MarkedStatus{Status::missing, "○"},     MarkedStatus{Status::not_due, "…"},
    MarkedStatus{Status::no_target, "–"},   MarkedStatus{Status::not_applicable, "×"},
    MarkedStatus{Status::suppressed, "＊"},
};
static_assert(marked_statuses.size() == static_cast<std::size_t>(Status::suppressed) + 1);

}  // namespace track::render
