#include "command.hpp"

namespace track::cli {

std::span<const Command> commands() {
  static constexpr Command all[] = {
      {"load",
       {"read definitions from TOML files and show and store what changes",
        "定義（TOML）を読み込み、変更点を表示して保存します"},
       declare_load},
      {"record",
       {"record one event or measurement", "実施または実績値を記録します"},
       declare_record},
      {"report",
       {"target against actual for a fiscal year", "年度の目標と実績を表示します"},
       declare_report},
      {"list",
       {"list what is defined", "定義されている項目の一覧を表示します"},
       declare_list},
      {"show",
       {"show one activity or indicator with its record", "取組・指標を記録とともに表示します"},
       declare_show},
  };
  return all;
}

}  // namespace track::cli
