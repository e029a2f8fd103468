#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <variant>

#include "track/model/plan.hpp"

namespace track {

using Subject = std::variant<const Activity*, const Indicator*>;

// What a user names: an id ("lecture", "lecture.attendance"), or an official name or alias,
// compared after folding; a part of an indicator behind "@". A retired one is found by its id
// alone. Throws Error (unknown_name): nothing of that name, with the nearest; or several, all
// listed.
Subject look_up(const Plan& plan, std::string_view text);

// The same within the indicators of one activity, those that a survey answers included:
// "attendance" or its name.
const Indicator& look_up_indicator(const Plan& plan, const Activity& activity,
                                   std::string_view text);

// An owner, partner, theme or field by id, name or alias.
const Owner& look_up_owner(const Plan& plan, std::string_view text);
const Partner& look_up_partner(const Plan& plan, std::string_view text);
const Theme& look_up_theme(const Plan& plan, std::string_view text);
const Field& look_up_field(const Plan& plan, std::string_view text);

// The id of an owner or partner. One that is both is the same body, and has the names of both.
std::string look_up_owner_or_partner(const Plan& plan, std::string_view text);

// Parts and breakdowns as users name them. Each throws Error (unknown_name) as look_up() does.

// A part of an indicator: see parts_named().
const Indicator& look_up_part(const Plan& plan, const Indicator& whole, std::string_view text);

// A table that indicators are broken down by: "centre", its name, "age * sex".
const PartTable& look_up_part_table(const Plan& plan, std::string_view text);
// The key of a part of any indicator: "centre:hikarigaoka".
std::string look_up_part_key(const Plan& plan, std::string_view text);

// Which items a report or listing shows; what is empty filters nothing. Ids, not names.
struct Filter {
  std::string theme;
  std::string field;
  std::string owner;
  std::optional<Level> level;
  std::set<Status> statuses{};    // of the rows of a report; empty: all
  std::optional<PartTable> by{};  // the parts of this table stand below their indicators
  std::string part{};             // its key, "centre:hikarigaoka": it alone, of each indicator
  // Of partner activities:
  std::string organisation;  // a partner's id
  std::string audience;      // a part of the text
  std::string involvement;   // one of them

  // To a part of what owners answer for.
  bool is_narrowed() const {
    return !theme.empty() || !field.empty() || level.has_value() || !part.empty();
  }
};

}  // namespace track
