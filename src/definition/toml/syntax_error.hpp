#pragma once

#include <toml++/toml.h>

#include "diagnostics.hpp"
#include "outline_scan.hpp"

namespace track::definition {

// Says in our own words, in both languages, what the parser objected to.
void report_syntax_error(const SourceText& source, const toml::parse_error& error,
                         const OutlineScan& scan, Diagnostics& findings);

}  // namespace track::definition
