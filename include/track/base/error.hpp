#pragma once

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
// `hints` are further sentences, one a line: the rule, the way out.
class Error : public std::exception {
 public:
  Error(ErrorKind kind, Localized sentence, std::vector<Localized> hints = {})
      : kind_(kind), sentence_(std::move(sentence)), hints_(std::move(hints)) {}

  ErrorKind kind() const { return kind_; }
  const Localized& sentence() const { return sentence_; }
  const std::vector<Localized>& hints() const { return hints_; }
  const char* what() const noexcept override { return sentence_.en.c_str(); }

 private:
  ErrorKind kind_;
  Localized sentence_;
  std::vector<Localized> hints_;
};

// What reading a text gave: a value, or the problem that says why there is none. `rule` says what
// would have been understood. A value may come with warnings.
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

}  // namespace track
