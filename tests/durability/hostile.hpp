#pragma once

#include "workplace.hpp"

namespace track::durability {

struct Hostile {
  const char* what;
  std::string text;
};

std::vector<Hostile> hostile_texts();

// Within a basic string of TOML, where control characters stand as \uXXXX.
std::string in_toml(const std::string& text);

// What a command says of a text.
void check_shown(const Ended& ended);

// What is printed later, by every command and in every format.
void check_all_readings(const Workplace& place);

}  // namespace track::durability
