#pragma once

#include <cstddef>
#include <set>
#include <string>

#include "track/model/record.hpp"
#include "track/report/history.hpp"
#include "track/store/store.hpp"

namespace track::app {

// Which of the measurements or events behind a history are listed. The figures of the years stay
// those of all.

// Those recorded at a place that has this text in it, compared folded.
void keep_place(report::History& history, const std::string& place);
// The operations that recorded something there.
std::set<OperationId> operations_at(const store::Store& store, const std::string& place);

// The last ones, where there are more than `most`.
void keep_last(report::History& history, std::size_t most);

}  // namespace track::app
