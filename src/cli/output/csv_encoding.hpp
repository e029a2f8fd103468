#pragma once

#include <string>

#include "line/options.hpp"
#include "track/base/encoding.hpp"

namespace track::cli {

// --encoding and --transliterate, for what is written as CSV.
struct EncodingOptions {
  std::string encoding;
  bool transliterate = false;

  void declare(Options& line);
  bool given() const { return !encoding.empty(); }
  // UTF-8 where none is asked for. Throws Error (usage): no such encoding; --transliterate where
  // nothing could be missing.
  Encoding read() const;
};

}  // namespace track::cli
