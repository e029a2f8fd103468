#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "line/options.hpp"
#include "track/app/record_request.hpp"
#include "track/model/lookup.hpp"
#include "track/model/plan.hpp"
#include "track/report/register.hpp"

namespace track::cli {

// The options that stand before or behind any command.
struct GlobalOptions {
  bool help = false;
  bool version = false;
  std::string database;
  std::string language;
  std::string color;
  std::string as_of;
  bool quiet = false;
  bool no_input = false;

  void declare(Options& line);
  // Throws Error (usage) for a language or a colour mode that does not exist.
  void check() const;
};

// --by.
void declare_by(Options& line, std::string& by);
// --reason; `when` it is asked for may be empty.
void declare_reason(Options& line, std::string& reason, const Localized& when = {});
// --allow-future and --outside-plan, beside --on.
void declare_unusual_days(Options& line, app::WhenWords& when);

// --json, short for --format json, which it stands beside.
void declare_json(Options& line, bool& json);

// --reason and --by, as every command has them that corrects something.
struct ReasonOptions {
  std::string reason;
  std::string by;

  // `when` says when it is required; it is kept with the operation anyway.
  void declare(Options& line, const Localized& when = {});
  // Throws Error where the reason cannot be stored.
  void check() const;
  // The same, and where there is none.
  void require() const;
};

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
  // Throws Error (usage) where one is given that `command` cannot use, with those that it can; also
  // one of `more`, which are the command's own.
  using Given = std::pair<std::string_view, std::string>;
  void refuse_others(const std::string& command, std::span<const std::string_view> usable,
                     const std::vector<Given>& more = {}) const;
  // Throws Error (unknown_name, usage) with the nearest names.
  Filter read(const Plan& plan) const;
  report::Grouping read_grouping() const;
};

// What the register of partners is chosen by.
std::span<const std::string_view> register_filters();

}  // namespace track::cli
