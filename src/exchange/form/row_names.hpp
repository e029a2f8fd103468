#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "track/base/localized.hpp"
#include "track/model/form.hpp"
#include "track/model/plan.hpp"

namespace track::exchange {

// A row that says something else than what its id is of.
struct Disagreement {
  std::string_view key;  // of the first column that does
  Localized problem;
};
// `text_of`: what stands in the column of a key. Compared after folding.
std::optional<Disagreement> disagreement(
    const FormRow& asked, const std::function<std::string(std::string_view key)>& text_of);

// Its unit, or one that is the same.
bool has_unit(const Indicator& indicator, const std::string& unit);

}  // namespace track::exchange
