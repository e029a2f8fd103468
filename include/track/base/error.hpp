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

// Something that is wrong. `hints` follow the message, one a line: the rule, the way out.
struct Fault {
  Localized message;
  std::vector<Localized> hints;
};

// The one exception of the program: it ends the command and is caught once, in cli::run. It has at
// least one fault; all that were found are told at once.
class Error : public std::exception {
 public:
  Error(ErrorKind kind, Localized message, std::vector<Localized> hints = {})
      : kind_(kind), faults_{{std::move(message), std::move(hints)}} {}

  ErrorKind kind() const { return kind_; }
  const std::vector<Fault>& faults() const { return faults_; }
  // Of the first fault.
  const Localized& message() const { return faults_.front().message; }
  const std::vector<Localized>& hints() const { return faults_.front().hints; }
  const char* what() const noexcept override { return faults_.front().message.en.c_str(); }

  // Told after those that there are.
  void add(const std::vector<Fault>& faults);
  // The last line of all.
  void add_closing_hint(const Localized& hint) { faults_.back().hints.push_back(hint); }

 private:
  ErrorKind kind_;
  std::vector<Fault> faults_;
};

// What is wrong with several things that are looked at one by one.
class FaultCollector {
 public:
  // Runs a job; nothing where it throws, which is kept. What no other word would mend (a busy or
  // damaged database) is thrown on.
  template <class Job>
  auto attempt(Job job) -> std::optional<decltype(job())> {
    try {
      return job();
    } catch (const Error& error) {
      add(error);
      return std::nullopt;
    }
  }
  void add(const Error& error);

  bool empty() const { return !first_; }
  // Throws one Error of all that were kept, of the first one's kind.
  void throw_if_any() const;

 private:
  std::optional<Error> first_;
};

// The result of reading a text: a value, or the problem that kept it from being read. `rule` says
// what would have been understood. A value may come with warnings, and with notes that tell how
// something left open was read ("11 June" as that of which year).
template <class T>
struct Parsed {
  std::optional<T> value;
  Localized problem;
  Localized rule;
  std::vector<Localized> warnings;
  std::vector<Localized> notes{};

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
