#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>

#include "source_file.hpp"
#include "track/base/encoding.hpp"

namespace track::exchange {

// By the mark, else as `wanted`, else UTF-8 where `no_utf8`, the first byte that fits nothing in
// it, is none, else CP932. An Error where the mark contradicts what is wanted, where the file is
// neither of the two, and where CP932 would only be a guess, because the file may be in a Western
// encoding.
Encoding encoding_of(const SourceFile& file, std::optional<Encoding> wanted,
                     std::optional<std::uint64_t> no_utf8);

// The text in pieces, until `take` returns false. A byte that fits nothing is an Error with its
// place, once all before it has been taken; `line` says in which line that is.
void read_text(const SourceFile& file, Encoding encoding,
               const std::function<bool(std::string_view)>& take,
               const std::function<std::uint64_t()>& line);

}  // namespace track::exchange
