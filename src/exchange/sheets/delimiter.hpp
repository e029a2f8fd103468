#pragma once

#include <string>
#include <string_view>

namespace track::exchange {

// By the name's ending: tab for .tsv, .tab and .txt; else by the first rows, at most 100 in at most
// 64 KiB of `text`. Of tab, semicolon and comma it is one by which no quote is left inside a field,
// if there is; of these the one that stands equally often in the most rows; of these the one that
// stands there most often; of these the first. A comma where none stands anywhere. `whole`: the
// text is all there is.
char delimiter_of(const std::string& name, std::string_view text, bool whole);

}  // namespace track::exchange
