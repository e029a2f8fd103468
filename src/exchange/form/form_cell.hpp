#pragma once

#include "track/base/error.hpp"
#include "track/exchange/workbook.hpp"
#include "track/model/plan.hpp"
#include "track/model/value.hpp"

namespace track::exchange {

// Something was written into it.
bool is_filled(const Cell& cell);
// Nothing is asked for there.
bool is_closed(const Cell& cell);

// What people write into a form: 132, １３２, "132 人", 84/102, 68.6 % as a text or as a number
// that is shown so, 秘匿. Rejected: what read_value() rejects, days (which a program made of 3/4),
// error values, formulas that were never computed.
Parsed<Value> form_value(const Cell& cell, const Indicator& indicator);

}  // namespace track::exchange
