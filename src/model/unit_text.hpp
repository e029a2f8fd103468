#pragma once

#include <string_view>

namespace track {

// Whether two spellings name one unit: compared after NFKC, with か所 = カ所 = ヶ所 = 箇所 (and 月
// alike).
bool same_unit(std::string_view left, std::string_view right);

}  // namespace track
