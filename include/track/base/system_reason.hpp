#pragma once

#include "track/base/sentence.hpp"

namespace track {

// Why a file could not be read or written, from errno; the rarer ones in the system's own words.
Sentence system_reason(int error_number);

}  // namespace track
