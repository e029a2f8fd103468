#pragma once

#include <cstddef>
#include <exception>
#include <optional>
#include <string>
#include <vector>

#include "track/base/localized.hpp"

namespace track {

// The enumerators' values are the exit codes of the command line.
enum class ErrorKind {
  refused = 1,
  usage = 2,
  bad_input = 3,
  unknown_name = 4,
  busy = 5,
  unusable_database = 6,
  interrupted = 130,
};

// The one exception of the program: it ends the command and is caught once, in cli::run.
// `hints` follow the message, one a line: the rule, the way out.
class Error : public std::exception {
 public:
  Error(ErrorKind kind, Localized message, std::vector<Localized> hints = {})
      : kind_(kind), message_(std::move(message)), hints_(std::move(hints)) {}

  ErrorKind kind() const { return kind_; }
  const Localized& message() const { return message_; }
  const std::vector<Localized>& hints() const { return hints_; }
  const char* what() const noexcept override { return message_.en.c_str(); }

 private:
  ErrorKind kind_;
  Localized message_;
  std::vector<Localized> hints_;
};

// The result of reading a text: a value, or the problem that kept it from being read. `rule` says
// what would have been understood. A value may come with warnings.
template <class T>
struct Parsed {
  std::optional<T> value;
  Localized problem;
  Localized rule;
  std::vector<Localized> warnings;

  explicit operator bool() const { return value.has_value(); }
  const T& operator*() const { return *value; }
  const T* operator->() const { return &*value; }
};

template <class T>
Parsed<T> parsed(T value) {
  return {std::move(value), {}, {}, {}};
}
template <class T>
Parsed<T> rejected(Localized problem, Localized rule = {}) {
  return {std::nullopt, std::move(problem), std::move(rule), {}};
}

// An error or a warning in an input file. Lines and columns count from 1; columns and `length`
// count characters (code points), as an editor does. `source_line` is the whole line, without its
// end.
struct Diagnostic {
  std::string file;
  std::size_t line = 0;
  std::size_t column = 0;
  std::size_t length = 1;
  std::string source_line;
  Localized problem;
  Localized rule;  // what would be right, and the suggestion; may be empty
};

// By file, line and column.
void sort_diagnostics(std::vector<Diagnostic>& diagnostics);

// The text of an errno value; rare ones in the system's own words.
Localized errno_text(int error_number);

}  // namespace track
