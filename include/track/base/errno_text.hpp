#pragma once

#include "track/base/localized.hpp"

namespace track {

// Why a file could not be read or written, from errno; the rarer ones in the system's own words.
Localized errno_text(int error_number);

}  // namespace track
