#include "track/base/error.hpp"

#include <algorithm>
#include <cerrno>
#include <system_error>
#include <tuple>

namespace track {

namespace {

constexpr Message<> not_there{"there is no such file or folder",
                              "ファイルまたはフォルダがありません"};
constexpr Message<> not_permitted{"you have no permission", "権限がありません"};
constexpr Message<> is_a_folder{"it is a folder", "フォルダです"};
constexpr Message<> no_folder{"a part of the path is not a folder",
                              "途中にフォルダでないものがあります"};
constexpr Message<> no_space{"no space is left", "空き容量がありません"};
constexpr Message<> read_only{"it is on a read-only disk", "読み取り専用の場所にあります"};
constexpr Message<> there_already{"it already exists", "すでにあります"};
constexpr Message<> too_large{"the file would exceed the size limit set here",
                              "ファイルの大きさが、ここで許された上限を超えます"};
constexpr Message<> no_reader{"nothing is reading it any more", "読み手がすでにいません"};
constexpr Message<> no_taker{"nothing is there to receive it", "受け取る相手がいません"};
constexpr Message<> not_open{"it is not open for this use", "そのために開かれていません"};
constexpr Message<> circle{"its links form a loop", "リンクが循環しています"};
constexpr Message<> long_name{"the name is too long", "名前が長すぎます"};

}  // namespace

void Error::add(const std::vector<Fault>& faults) {
  faults_.insert(faults_.end(), faults.begin(), faults.end());
}

void FaultCollector::throw_if_any() const {
  if (first_) throw Error(*first_);
}

void FaultCollector::add(const Error& error) {
  switch (error.kind()) {
    case ErrorKind::refused:
    case ErrorKind::usage:
    case ErrorKind::bad_input:
    case ErrorKind::unknown_name:
      break;
    default:
      throw Error(error);
  }
  if (first_) {
    first_->add(error.faults());
  } else {
    first_ = error;
  }
}

void sort_diagnostics(std::vector<Diagnostic>& diagnostics) {
  std::stable_sort(diagnostics.begin(), diagnostics.end(),
                   [](const Diagnostic& left, const Diagnostic& right) {
                     return std::tie(left.file, left.line, left.column) <
                            std::tie(right.file, right.line, right.column);
                   });
}

Localized errno_text(int error_number) {
  switch (error_number) {
    case ENOENT:
      return not_there();
    case EACCES:
    case EPERM:
      return not_permitted();
    case EISDIR:
      return is_a_folder();
    case ENOTDIR:
      return no_folder();
    case ENOSPC:
    case EDQUOT:
      return no_space();
    case EROFS:
      return read_only();
    case EEXIST:
      return there_already();
    case EFBIG:
      return too_large();
    case EPIPE:
      return no_reader();
    case ENXIO:
      return no_taker();
    case EBADF:
      return not_open();
    case ELOOP:
      return circle();
    case ENAMETOOLONG:
      return long_name();
    default:
      return verbatim(std::generic_category().message(error_number));
  }
}

}  // namespace track
