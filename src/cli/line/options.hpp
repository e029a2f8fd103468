#pragma once

#include <deque>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "track/base/error.hpp"
#include "track/base/localized.hpp"

namespace track::cli {

// An option or an argument: as it was declared, and what was given for it.
struct Option {
  using Target =
      std::variant<bool*, std::string*, std::optional<std::string>*, std::vector<std::string>*>;

  std::string name;  // "--output"; of an argument the word that stands for it: "WHAT"
  char letter = 0;   // o, of "-o"; 0: none
  Target target;     // bool: a flag; vector: may be given several times
  Localized help;
  std::string value;        // the word that stands for its value in the help: "FILE"
  bool of_program = false;  // every command has it
  bool required = false;
  std::string unneeded_with{};         // the word beside which it is not required
  bool may_be_blank = false;           // an empty text says that there is none
  std::string excludes{};              // the option that cannot be given beside it
  std::vector<std::string> choices{};  // what its value may be; empty: no list

  std::vector<std::string> given{};

  bool is_argument() const { return name.front() != '-'; }
  bool is_flag() const { return std::holds_alternative<bool*>(target); }
  bool takes_several() const { return std::holds_alternative<std::vector<std::string>*>(target); }
};

// The words of a command line, once it is known which of them are options.
struct ArrangedWords {
  std::vector<std::string> options;  // each with its value behind it, as a word of its own
  std::vector<std::string> words;
  std::vector<std::string> meant;  // options that were perhaps meant by ones that do not exist
  FaultCollector faults;           // found so far
};

// The options and arguments of a command line: those of the program, and those of the command that
// it names. Nothing but the source of this class knows the library that reads them.
class Options {
 public:
  // `names` is "--year", "-o,--output" or, of an argument, "WHAT". What was given is put into the
  // target. The reference holds until the options are gone.
  Option& add(const std::string& names, Option::Target target, Localized help,
              std::string value = "TEXT");

  const std::string& command() const { return command_; }  // empty: none is named
  // Options added from now on are the command's.
  void begin_command(const std::string& name) { command_ = name; }

  const std::deque<Option>& all() const { return all_; }
  // Something required that is known already.
  void waive(const std::string& name) { declared(name).required = false; }
  // By "--output" or "-o"; nullptr where there is none of this name.
  const Option* find(const std::string& name) const;

  enum class Asked { run, help, version };
  // Fills the targets. Throws Error (usage) with what was found before and all else that is wrong:
  // something required is missing, given twice, blank, or beside what excludes it.
  Asked read(ArrangedWords words);

 private:
  Option& declared(const std::string& name);  // of find(), which must have found it
  void take(const ArrangedWords& words);
  void find_faults(ArrangedWords& words) const;

  std::string command_;
  std::deque<Option> all_;
};

}  // namespace track::cli
