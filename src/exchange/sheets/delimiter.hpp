#pragma once

#include <string>
#include <string_view>

namespace track::exchange {

// By the name's ending: tab for .tsv, .tab and .txt; else by the first rows, at most 100 in at most
// 64 KiB of `text`: of tab, semicolon and comma the one that stands equally often in the most rows;
// where that is several, the one that stands there most often; where that is several, the first in
// this order. Rows in which that would leave a quote inside a field without quotes do not count. A
// comma where none stands anywhere. `whole`: the text is all there is.
char delimiter_of(const std::string& name, std::string_view text, bool whole);

}  // namespace track::exchange
