#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "track/base/error.hpp"
#include "track/definition/reader.hpp"
#include "track/model/plan.hpp"

// Files of definitions by their places, and what is wrong there.
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

// Collects faults and warnings.
class Diagnostics {
 public:
  void fault(const Place& place, Localized problem, Localized rule = {});
  void warning(const Place& place, Localized problem, Localized rule = {});
  // For a file that is no text, so that there is no Place in it.
  void fault(Diagnostic fault);
  // The value; nothing and a fault where the text was rejected. Warnings are kept.
  template <class T>
  std::optional<T> accept(const Place& place, Parsed<T> parsed) {
    if (!parsed) fault(place, std::move(parsed.problem), std::move(parsed.rule));
    for (Localized& each : parsed.warnings) warning(place, std::move(each));
    return std::move(parsed.value);
  }

  std::size_t count() const { return faults_.size(); }  // of faults
  std::vector<Diagnostic> faults() const;               // in order of file, line and column
  std::vector<Diagnostic> warnings() const;             // likewise

 private:
  std::vector<Diagnostic> faults_;
  std::vector<Diagnostic> warnings_;
};

// Rules: 'one of count, running; did you mean "count"?'
Localized one_of(std::string_view word, const std::vector<std::string>& candidates);
// 'unknown kind "cuont"': `what` is the key's name for a reader.
Localized unknown_word(const Localized& what, const std::string& word);
// Both, the second behind the first; either may be empty.
Localized both(const Localized& first, const Localized& second);

}  // namespace track::definition
