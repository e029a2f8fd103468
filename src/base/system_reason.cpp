#include "track/base/system_reason.hpp"

#include <cerrno>
#include <system_error>

namespace track {

namespace {

constexpr Phrase<> not_there{"there is no such file or folder",
                             "ファイルまたはフォルダがありません"};
constexpr Phrase<> not_permitted{"you have no permission", "権限がありません"};
constexpr Phrase<> is_a_folder{"it is a folder", "フォルダです"};
constexpr Phrase<> no_folder{"a part of the path is not a folder",
                             "途中にフォルダでないものがあります"};
constexpr Phrase<> no_space{"no space is left", "空き容量がありません"};
constexpr Phrase<> read_only{"it lies on a read-only disk", "読み取り専用の場所にあります"};
constexpr Phrase<> there_already{"it is there already", "すでにあります"};
constexpr Phrase<> long_name{"the name is too long", "名前が長すぎます"};

}  // namespace

Sentence system_reason(int error_number) {
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
    case ENAMETOOLONG:
      return long_name();
    default:
      return verbatim(std::generic_category().message(error_number));
  }
}

}  // namespace track
