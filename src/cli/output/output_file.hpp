#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "context.hpp"
#include "output/output_place.hpp"

namespace track::cli {

// One output and where it goes. What is a plain file, or will be, is written beside it and renamed,
// so that it is never half; whatever else there is is written into.
class OutputFile {
 public:
  // Throws Error where nothing can or may be written there; nothing is touched yet.
  OutputFile(const std::string& given, const Context& context,
             const std::vector<std::filesystem::path>& definitions = {});

  bool is_standard_output() const;
  bool is_same_as(const OutputFile& other) const { return are_same(place_, other.place_); }

  // Gives a text to the piece, in as many calls as it takes. Where a file cannot be replaced but by
  // writing into it, it is asked again.
  using Piece = std::function<void(std::string_view)>;
  using Writer = std::function<void(const Piece&)>;

  // `format` is what it is said to be on a terminal: "Wrote r.csv (CSV)". Throws Error (refused).
  void write(const std::string& text, const Localized& format, const Context& context) const;
  void write(const Writer& writer, const Localized& format, const Context& context) const;

 private:
  OutputPlace place_;
};

}  // namespace track::cli
