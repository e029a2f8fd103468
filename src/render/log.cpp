#include "track/render/log.hpp"

#include "track/base/text.hpp"
#include "track/model/words.hpp"
#include "track/render/grid.hpp"

namespace track::render {

namespace {

constexpr Message<> log_number_heading{"no", "番号"};
constexpr Message<> log_time_heading{"when", "日時"};
constexpr Message<> log_actor_heading{"by", "記録者"};
constexpr Message<> command_heading{"command", "コマンド"};
constexpr Message<> log_reason_heading{"reason", "理由"};
constexpr Message<> log_notes_heading{"notes", "備考"};
constexpr Message<> no_operations{"No operations.", "操作の記録はありません。"};
constexpr Message<OperationId> undone_by{"undone by {}", "操作 {} で取り消し"};

}  // namespace

std::string write(const std::vector<LoggedOperation>& log, const std::string& time_zone,
                  Format format, const Style& style) {
  if (log.empty() && (format == Format::table || format == Format::markdown)) {
    return no_operations().in(style.language) + "\n";
  }
  Grid grid;
  grid.columns = {{"operation", log_number_heading(), Alignment::right},
                  {"at", log_time_heading(), Alignment::left, true, Wrapping::never},
                  {"actor", log_actor_heading()},
                  {"kind", {}, Alignment::left, false},
                  {"command", command_heading()},
                  {"reason", log_reason_heading()},
                  {"undone_by", log_notes_heading()},
                  {"undoes", {}, Alignment::left, false},
                  {"digest", {}, Alignment::left, false}};
  for (const LoggedOperation& one : log) {
    const Operation& operation = one.operation;
    Cell undone = number_cell(one.undone_by);
    if (one.undone_by) undone.shown = undone_by(*one.undone_by);
    grid.rows.push_back({{operation.id, verbatim(std::to_string(operation.id))},
                         {iso(operation.at), verbatim(wall_clock(operation.at, time_zone))},
                         text_cell(operation.actor),
                         text_cell(std::string(key(operation.kind))),
                         text_cell(operation.command),
                         text_cell(operation.reason),
                         std::move(undone),
                         number_cell(one.undoes),
                         text_cell(one.digest)});
  }
  return write(grid, format, style);
}

}  // namespace track::render
