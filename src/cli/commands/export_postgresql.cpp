#include <charconv>
#include <string>
#include <system_error>

#include "commands/export.hpp"
#include "context.hpp"
#include "output/output_file.hpp"
#include "track/base/text.hpp"
#include "track/store/postgresql.hpp"

namespace track::cli {

namespace {

constexpr Message<std::string> bad_after{"--after {} is not the number of an operation",
                                         "--after {} は操作番号ではありません"};
constexpr Message<> after_rule{"the last operation that PostgreSQL holds; 0: none",
                               "PostgreSQL にある最後の操作の番号を指定してください（なければ0）"};
constexpr Message<> name_of_sql{"SQL for psql", "psql用のSQL"};

OperationId read_after(const std::string& text) {
  if (text.empty()) return 0;
  OperationId number = 0;
  const char* end = text.data() + text.size();
  const auto [stop, problem] = std::from_chars(text.data(), end, number);
  if (problem == std::errc{} && stop == end && number >= 0) return number;
  throw Error(ErrorKind::usage, bad_after(printable(text)), {after_rule()});
}

}  // namespace

int export_postgresql(const ExportOptions& options, Context& context) {
  refuse_as_of_some_day(context);
  const OperationId after = read_after(options.after);
  const std::string& file = options.output.file;
  const OutputFile place(file.empty() ? "-" : file, context);
  place.write(
      [&](const OutputFile::Piece& piece) {
        store::write_postgresql(context.database(), after, piece);
      },
      name_of_sql(), context);
  return 0;
}

}  // namespace track::cli
