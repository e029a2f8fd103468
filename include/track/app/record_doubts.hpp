#pragma once

#include <string>
#include <vector>

#include "track/base/localized.hpp"
#include "track/model/plan.hpp"
#include "track/model/record.hpp"
#include "track/store/store.hpp"

namespace track::app {

// What is doubtful about values that were recorded, a warning each: implausible ones
// (implausibilities()), and those by which their year has no figure any more.
std::vector<Localized> doubts_about(const std::vector<Measurement>& made, const Plan& plan,
                                    const store::Store& store, Day today);

// A warning where a holding shares a day with another of its activity, or of one that stands for
// the same: with the commands that make one of both. `values` are the words behind the activity.
// Two days of the same date at two places are two holdings.
std::vector<Localized> doubts_about_holding(const RecordRequest& request,
                                            const RecordResult& recorded,
                                            const std::vector<std::string>& values,
                                            const Plan& plan, const store::Store& store);

// The same of a holding that an amendment moved onto such a day; and of a value that it gave, which
// another holding of those days, or the same period by itself, has already.
std::vector<Localized> doubts_about_amendment(const Correction& correction, const Plan& plan,
                                              const store::Store& store);

}  // namespace track::app
