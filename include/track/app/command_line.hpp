#pragma once

#include <string>
#include <vector>

namespace track::app {

// Words as they are to be typed, quoted where a shell would read them otherwise.
std::string command_line(const std::vector<std::string>& words);

}  // namespace track::app
