#pragma once

#include "draft.hpp"
#include "sample.hpp"
#include "track/base/date.hpp"
#include "track/exchange/mapping.hpp"
#include "track/model/plan.hpp"

namespace track::exchange {

// The mapping of one sheet, as far as it can be told from how the sheet looks.
Draft draft_of(const RowSource& rows, std::size_t sheet, const Sample& sample, const Shape& shape,
               const Plan& plan, Day today);

}  // namespace track::exchange
