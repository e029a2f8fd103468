#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "context.hpp"
#include "track/base/error.hpp"

// Texts that a command is given besides its words.
namespace track::cli {

// A text that somebody edits in the program that VISUAL or EDITOR names. It lies in a private file
// that is removed at the end, unless it is to be kept.
class EditedText {
 public:
  // Throws Error (usage) where neither variable is set, or the program cannot be run or fails; what
  // was written until then is kept. `go_on` is the command that reads it all the same, but for its
  // last word, the file.
  EditedText(const std::string& text, std::string go_on, const Context& context);
  ~EditedText();
  EditedText(const EditedText&) = delete;
  EditedText& operator=(const EditedText&) = delete;

  const std::string& text() const { return text_; }
  const std::filesystem::path& path() const { return path_; }
  // So that what was written is not lost; the error tells where it is, and how to go on.
  void keep(Error& error);

 private:
  void write(const std::string& text);
  void edit(const std::string& editor);
  void read();

  std::string go_on_;
  std::filesystem::path path_;
  std::string text_;
  bool kept_ = false;
};

// The content of a file that an option names; of "-" standard input. Throws Error (bad_input) with
// what keeps it from being read, and `way`, which says what is to be given.
std::string read_text_input(const std::string& file, const Localized& way, const Context& context);

}  // namespace track::cli
