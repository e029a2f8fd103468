#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "track/definition/reader.hpp"
#include "track/model/plan.hpp"

namespace track::definition {

class SourceText;

// A stretch of one line: what a fault underlines. Line and column count from 1, in characters.
struct Place {
  const SourceText* source = nullptr;
  std::size_t line = 1;
  std::size_t column = 1;
  std::size_t length = 1;
};

// Text from a definition, with the place it stands at.
struct Text {
  std::string value;
  Place place;
};

// One file, by line and character. A byte order mark at its start is left out. Does not own the
// text: the file must outlive it.
class SourceText {
 public:
  SourceText(const SourceFile& file, std::size_t index);

  const std::string& name() const { return name_; }
  std::size_t index() const { return index_; }  // among the files read together
  std::string_view content() const { return content_; }
  std::size_t lines() const { return starts_.size(); }
  // Without its end; empty beyond the last line.
  std::string_view line(std::size_t number) const;

  // The stretch, cut down to what its line has; at least one character, even in an empty line.
  Place place(std::size_t line, std::size_t column, std::size_t length) const;
  // The line without the white space around it.
  Place whole_line(std::size_t line) const;
  // From one offset in the content to another, at most to the end of the line.
  Place between(std::size_t begin, std::size_t end) const;
  // What is written at a place.
  std::string_view written(const Place& place) const;

 private:
  std::string name_;
  std::size_t index_;
  std::string_view content_;
  std::vector<std::size_t> starts_;  // offset of each line
};

// Characters (code points) of UTF-8 text.
std::size_t characters(std::string_view text);

// By file, line and column.
bool stands_before(const Place& left, const Place& right);

Origin origin_of(const Place& place);

// "plan.toml:12"
std::string file_and_line(const Place& place);

}  // namespace track::definition
