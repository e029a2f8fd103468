#include "commands/text_input.hpp"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <system_error>
#include <utility>

#include "track/base/error.hpp"
#include "track/base/suggestion.hpp"
#include "track/base/text.hpp"

namespace track::cli {

namespace {

constexpr Message<> no_editor{"neither VISUAL nor EDITOR names an editor",
                              "VISUAL・EDITOR のどちらにもエディタが設定されていません"};
constexpr Message<> set_editor{
    "set one, as in EDITOR=nano; or give the texts as options, or a file behind --from",
    "EDITOR=nano のように設定するか、文章をオプションで、またはファイルを --from で渡してください"};
constexpr Message<std::string> editor_failed{
    "the editor \"{}\" failed; nothing was read",
    "エディタ「{}」がエラーで終了したため、読み取っていません"};
constexpr Message<std::string, Localized> no_file_for_it{"cannot write {}: {}",
                                                         "{} に書き込めません：{}"};
constexpr Message<std::string> kept_at{"what was written is kept in {}; mend it there and go on:",
                                       "入力した内容は {} に残してあります。修正して続ける場合："};

constexpr Message<std::string, Localized> unread_input{"cannot read \"{}\": {}",
                                                       "「{}」を読み取れません：{}"};
constexpr std::size_t piece = 65536;

[[noreturn]] void throw_file(const std::filesystem::path& path) {
  throw Error(ErrorKind::refused, no_file_for_it(path.string(), errno_text(errno)));
}

// Runs `editor file` as a shell would, which may have options of its own. The terminal's signals
// are the editor's meanwhile.
int run_editor(const std::string& editor, const std::string& file) {
  const std::string command = editor + " \"$1\"";
  struct sigaction ignored {};
  ignored.sa_handler = SIG_IGN;
  struct sigaction interrupt {};
  struct sigaction quit {};
  sigaction(SIGINT, &ignored, &interrupt);
  sigaction(SIGQUIT, &ignored, &quit);
  const pid_t child = fork();
  if (child == 0) {
    sigaction(SIGINT, &interrupt, nullptr);
    sigaction(SIGQUIT, &quit, nullptr);
    std::array<char*, 6> words = {
        // NOLINTBEGIN(cppcoreguidelines-pro-type-const-cast): execv takes them so.
        const_cast<char*>("sh"),
        const_cast<char*>("-c"),
        const_cast<char*>(command.c_str()),
        const_cast<char*>("track"),
        const_cast<char*>(file.c_str()),
        nullptr};
    // NOLINTEND(cppcoreguidelines-pro-type-const-cast)
    execv("/bin/sh", words.data());
    _exit(127);
  }
  int status = -1;
  if (child > 0) {
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
  }
  sigaction(SIGINT, &interrupt, nullptr);
  sigaction(SIGQUIT, &quit, nullptr);
  return status;
}

}  // namespace

EditedText::EditedText(const std::string& text, std::string go_on, const Context& context)
    : go_on_(std::move(go_on)) {
  const std::optional<std::string> editor = context.editor();
  if (!editor) throw Error(ErrorKind::usage, no_editor(), {set_editor()});
  write(text);
  try {
    edit(*editor);
    read();
  } catch (Error& error) {
    read();
    std::error_code ignored;
    if (text_ != text) {
      keep(error);
    } else {
      std::filesystem::remove(path_, ignored);
    }
    throw;
  }
}

EditedText::~EditedText() {
  std::error_code ignored;
  if (!kept_) std::filesystem::remove(path_, ignored);
}

void EditedText::keep(Error& error) {
  kept_ = true;
  error.add_closing_hint(kept_at(printable(path_.string())));
  error.add_closing_hint(verbatim(go_on_ + " " + printable(command_line({path_.string()}))));
}

void EditedText::write(const std::string& text) {
  std::string name = (std::filesystem::temp_directory_path() / "track-XXXXXX.txt").string();
  const int file = mkostemps(name.data(), 4, O_CLOEXEC);  // 0600
  if (file < 0) throw_file(name);
  path_ = name;
  const auto size = static_cast<ssize_t>(text.size());
  const bool whole = ::write(file, text.data(), text.size()) == size;
  if (::close(file) != 0 || !whole) throw_file(path_);
}

void EditedText::edit(const std::string& editor) {
  if (run_editor(editor, path_.string()) != 0) {
    throw Error(ErrorKind::usage, editor_failed(printable(editor)));
  }
}

// An editor may have put another file in its place.
void EditedText::read() {
  std::ifstream stream(path_, std::ios::binary);
  text_.assign(std::istreambuf_iterator<char>(stream), {});
}

std::string read_text_input(const std::string& file, const Localized& way, const Context& context) {
  std::ifstream own;
  if (file != "-") {
    errno = 0;
    own.open(file, std::ios::binary);
  }
  std::istream& stream = file == "-" ? context.input() : own;
  std::string content;
  std::array<char, piece> bytes{};
  // Of a folder, read() alone tells that it is none.
  while (stream && (file == "-" || own.is_open())) {
    errno = 0;
    stream.read(bytes.data(), bytes.size());
    content.append(bytes.data(), static_cast<std::size_t>(stream.gcount()));
  }
  const bool unread = stream.bad() || (file != "-" && !own.is_open());
  if (!unread) return content;
  throw Error(ErrorKind::bad_input, unread_input(printable(file), errno_text(errno)), {way});
}

}  // namespace track::cli
