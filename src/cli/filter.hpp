#pragma once

#include <string>

#include "track/model/filter.hpp"
#include "track/model/plan.hpp"

namespace CLI {
class App;
}

namespace track::cli {

// --theme, --field, --owner, --level: by id or official name.
struct FilterOptions {
  std::string theme;
  std::string field;
  std::string owner;
  std::string level;

  void declare(CLI::App& app, Language language);
  // Throws Error (unknown_name, usage) with the nearest names.
  Filter read(const Plan& plan) const;
};

}  // namespace track::cli
