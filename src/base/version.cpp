#include "track/base/version.hpp"

namespace track {

std::string_view version() {
  return TRACK_VERSION;
}

}  // namespace track
