#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

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

// Last year's value or the target, where something else stands there than the form was written
// with.
std::vector<Disagreement> changed_figures(
    const FormRow& written, const std::function<std::string(std::string_view key)>& text_of);

// Its unit, or one that is the same.
bool has_unit(const Indicator& indicator, const std::string& unit);

}  // namespace track::exchange
