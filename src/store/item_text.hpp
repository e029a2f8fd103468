#pragma once

#include <string_view>

namespace track::store {

// The words of item_text.subject_kind …
namespace subject {
inline constexpr std::string_view plan = "plan";
inline constexpr std::string_view owner = "owner";
inline constexpr std::string_view field = "field";
inline constexpr std::string_view partner = "partner";
inline constexpr std::string_view activity = "activity";
inline constexpr std::string_view indicator = "indicator";
}  // namespace subject

// … and of item_text.role.
namespace role {
inline constexpr std::string_view alias = "alias";
inline constexpr std::string_view outcome = "outcome";
inline constexpr std::string_view purpose = "purpose";
inline constexpr std::string_view involvement = "involvement";
}  // namespace role

}  // namespace track::store
