#include "workbook/xlsx_library.hpp"

#include <dlfcn.h>

#include <string>
#include <type_traits>

#include "track/base/error.hpp"
#include "track/base/text.hpp"

namespace track::render {

namespace {

constexpr Message<std::string> library_missing{
    "Excel workbooks cannot be written: the library libxlsxwriter was not found ({})",
    "Excelのファイルを書き出せません。ライブラリlibxlsxwriterがありません（{}）"};
constexpr Message<std::string> function_missing{
    "Excel workbooks cannot be written: the library libxlsxwriter has no {}",
    "Excelのファイルを書き出せません。ライブラリlibxlsxwriterに {} がありません"};
constexpr Message<> install_it{"install it: sudo apt install libxlsxwriter4",
                               "インストールしてください：sudo apt install libxlsxwriter4"};
constexpr Message<> or_another_format{"or write another format, which needs nothing: --format csv",
                                      "ほかの形式は、そのまま書き出せます：--format csv"};

constexpr const char* library_file = "libxlsxwriter.so.4";  // its interface's own number

}  // namespace

XlsxLibrary load_xlsx_library(const char* file) {
  // Never closed: it is in use until the program ends.
  void* const library = ::dlopen(file, RTLD_NOW | RTLD_LOCAL);
  if (library == nullptr) {
    throw Error(ErrorKind::refused, library_missing(printable(::dlerror())),
                {install_it(), or_another_format()});
  }
  XlsxLibrary loaded{};
  const auto bind = [library](auto& function, const char* name) {
    using Function = std::remove_reference_t<decltype(function)>;
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast): what dlsym gives has no type
    function = reinterpret_cast<Function>(::dlsym(library, name));
    if (function != nullptr) return;
    throw Error(ErrorKind::refused, function_missing(name), {install_it(), or_another_format()});
  };
// NOLINTNEXTLINE(cppcoreguidelines-macro-usage)
#define TRACK_BIND(name) bind(loaded.name, #name);
  TRACK_XLSX_FUNCTIONS(TRACK_BIND)
#undef TRACK_BIND
  return loaded;
}

const XlsxLibrary& xlsx_library() {
  static const XlsxLibrary library = load_xlsx_library(library_file);
  return library;
}

}  // namespace track::render
