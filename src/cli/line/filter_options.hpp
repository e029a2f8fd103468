#pragma once

#include <span>
#include <string>
#include <string_view>

#include "line/options.hpp"
#include "track/model/lookup.hpp"
#include "track/model/plan.hpp"
#include "track/report/register.hpp"

namespace track::cli {

// --theme, --field, --owner, --level, --status, --by, --part; of the register of partners
// --organisation, --audience,
// --involvement, --group. By id or official name.
struct FilterOptions {
  std::string theme;
  std::string field;
  std::string owner;
  std::string level;
  std::string status;
  std::string by;
  std::string part;
  std::string organisation;
  std::string audience;
  std::string involvement;
  std::string group;

  void declare(Options& line);
  // Throws Error (usage) where one is given that `command` cannot use, with those that it can.
  void refuse_others(const std::string& command, std::span<const std::string_view> usable) const;
  // Throws Error (unknown_name, usage) with the nearest names.
  Filter read(const Plan& plan) const;
  report::Grouping read_grouping() const;
};

// What the register of partners is chosen by.
std::span<const std::string_view> register_filters();

}  // namespace track::cli
