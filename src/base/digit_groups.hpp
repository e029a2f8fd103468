#pragma once

#include <string>

namespace track {

// "-20000.5" becomes "-20,000.5". The text is a plain decimal number.
std::string with_separators(std::string number);

}  // namespace track
