#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "track/model/plan.hpp"
#include "track/model/plan_difference.hpp"
#include "track/render/format.hpp"

namespace track::cli {

// What a load is about to do, or did.
struct LoadSummary {
  const Plan& plan;
  std::optional<int> stored_revision;  // nothing: the first load
  const std::vector<Change>& changes;
  const std::map<std::string, std::int64_t>& measurements;
  bool dry_run = false;
};

// The first load counts what is there; a later one prints the difference, one line a change.
std::string load_summary(const LoadSummary& summary, const render::Style& style);
std::string load_unchanged(const LoadSummary& summary, const render::Style& style);

}  // namespace track::cli
