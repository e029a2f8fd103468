#pragma once

#include <string>
#include <vector>

#include "track/base/error.hpp"
#include "track/render/format.hpp"

namespace track::render {

// Named before each.
enum class Severity { error, warning };

// At most 20 faults, each as
//   plan.toml:42:8: error: unknown kind "cuont"
//      42 | kind = "cuont"
//         |        ^^^^^^^ one of count, running, …; did you mean "count"?
// and a line that counts the rest.
std::string diagnostics_text(const std::vector<Diagnostic>& faults, Severity severity,
                             const Style& style);

}  // namespace track::render
